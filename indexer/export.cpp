#include "indexer/export.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "archive/copies.hpp"
#include "archive/record.hpp"
#include "archive/schema.hpp"
#include "archive/stored_text.hpp"

namespace tracuu::indexer {

void export_reports(const archive::Generation& generation, ExportFormat format,
                    const std::function<void(const std::string&)>& write) {
  using Json = nlohmann::ordered_json;
  archive::with_xapian([&] {
    const Xapian::Database& index = generation.index;
    const auto slot = archive::spec(archive::Field::id).slot;
    std::vector<std::pair<std::string, Xapian::docid>> reports;
    for (auto id = index.valuestream_begin(slot); id != index.valuestream_end(slot); ++id) {
      if (!generation.is_dead(id.get_docid())) reports.emplace_back(*id, id.get_docid());
    }
    std::ranges::sort(reports);
    archive::Copies copies;
    copies.add(generation);
    const auto line = [](const Json& object) {
      return object.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    };
    for (const auto& [id, document] : reports) {
      const archive::Record record = archive::stored_record(index, document);
      Json object = Json::parse(archive::to_json(record));
      object["text"] = archive::stored_text(generation.texts, document).text;
      object["copies"] = copies.paths_of(id);
      object["near"] = Json::array();
      for (const auto& [near, resemblance] : copies.near(id)) {
        object["near"].push_back({{"id", near}, {"resemblance", resemblance}});
      }
      if (format == ExportFormat::opensearch_bulk) {
        write(line({{"index", {{"_index", "reports"}, {"_id", id}}}}));
      }
      write(line(object));
    }
  });
}

}  // namespace tracuu::indexer
