#include <algorithm>

#include <spdlog/spdlog.h>

#include "corpus/gazetteer/unit_of_report.hpp"
#include "corpus/read.hpp"
#include "indexer/commands/commands.hpp"
#include "indexer/commands/given.hpp"
#include "indexer/document/personal_data.hpp"
#include "indexer/document/report_json.hpp"
#include "indexer/document/report_table.hpp"

namespace tracuu::indexer::commands {

int inspect(const Options& options) {
  const JsonLayout layout = options.lines ? JsonLayout::one_line : JsonLayout::indented;
  const auto topics = topics_of(options);
  bool all_read = true;
  const auto refuse = [&](const corpus::UnreadableReport& reason) {
    spdlog::error("code={} {}", reason.code(), reason.what());
    all_read = false;
  };
  const auto gazetteer = gazetteer_of(options);
  const corpus::MetadataSheet sheet = sheet_of(options);
  const auto show = [&](const corpus::Item& item) {
    try {
      const auto report =
          with_personal_data(with_unit(corpus::read_report(item, {}, sheet, topics), gazetteer));
      print(options.inspect_format == InspectFormat::table ? to_table(report)
                                                           : to_json(report, layout));
    } catch (const corpus::UnreadableReport& reason) {
      refuse(reason);
    }
  };
  if (options.sources.empty()) {
    corpus::for_each_item(options.files, {show, refuse});
  } else {
    const auto is_wanted = [&](const corpus::Item& item) {
      return std::ranges::any_of(options.files, [&](const std::filesystem::path& file) {
        const std::filesystem::path wanted = std::filesystem::weakly_canonical(file);
        return std::ranges::mismatch(wanted, item.file).in1 == wanted.end();
      });
    };
    bool found = false;
    corpus::for_each_item(options.sources,
                          {[&](const corpus::Item& item) {
                             if (!is_wanted(item)) return;
                             found = true;
                             show(item);
                           },
                           [](const corpus::UnreadableReport&) {}});  // of what was not asked for
    if (!found) throw WrongUsage("none of the sources holds such a file");
  }
  return all_read ? exit_done : exit_wrong_usage;
}

}  // namespace tracuu::indexer::commands
