#include "indexer/golden.hpp"

#include <sstream>

#include <fmt/format.h>

#include "archive/files.hpp"
#include "archive/schema.hpp"

namespace tracuu::indexer {
namespace {

bool holds(const Xapian::Database& index, Xapian::docid report, const std::string& term) {
  auto posting = index.postlist_begin(term);
  const auto end = index.postlist_end(term);
  if (posting == end) return false;
  posting.skip_to(report);
  return posting != end && *posting == report;
}

}  // namespace

std::vector<std::string> golden_faults(const std::filesystem::path& archive,
                                       const archive::Generation& generation,
                                       const tokenizers::Analyzer& analyzer) {
  constexpr std::size_t most_bytes = 16U << 20U;
  const std::filesystem::path file = archive / "golden.tsv";
  std::istringstream lines(archive::contents(file, most_bytes).value_or(""));
  std::vector<std::string> faults;
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    const auto tab = line.find('\t');
    const auto fault = [&](const std::string& what) {
      faults.push_back(fmt::format("{}:{}: {}", file.string(), number, what));
    };
    if (tab == std::string::npos) {
      fault("not words, a tab and an id");
      continue;
    }
    const std::string id = line.substr(tab + 1);
    archive::with_xapian([&] {
      const auto report = archive::find_report(generation, id);
      if (!report) return fault(fmt::format("no report has the id {}", id));
      analyzer.visit(std::string_view(line).substr(0, tab), [&](const tokenizers::Token& token) {
        const std::string term = archive::term(archive::Field::body, token.levelled);
        if (!holds(generation.index, *report, term)) {
          fault(fmt::format("report {} is not found by \"{}\"", id, token.exact));
        }
      });
    });
  }
  return faults;
}

}  // namespace tracuu::indexer
