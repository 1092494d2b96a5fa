#include "searchd/search/explain.hpp"

#include <vector>

#include <fmt/format.h>

#include "archive/errors.hpp"
#include "searchd/query/meaning.hpp"
#include "searchd/search/xapian_query.hpp"

namespace tracuu::searchd {
namespace {

std::string lines_of(const std::vector<Notice>& warnings) {
  std::string lines;
  for (const auto& warning : warnings) {
    lines += fmt::format("warning   {}", warning.code);
    if (warning.position) lines += fmt::format(" at {}", *warning.position);
    lines += fmt::format(": {}\n", warning.message.en);
  }
  return lines;
}

}  // namespace

std::string explain(const Query& query, const Snapshot* snapshot) {
  std::string text = fmt::format("query     {}\n", to_line(query)) + lines_of(query.warnings);
  if (snapshot == nullptr) return text;
  const Meaning meaning =
      as_meant(query, snapshot->lexicon, snapshot->abbreviations, snapshot->analyzer);
  for (const auto& [typed, meant, kind] : meaning.expansions) {
    text += fmt::format("expanded  {} -> {} ({})\n", typed, meant, kind);
  }
  archive::with_xapian([&] {
    const XapianQuery made = to_xapian(meaning.query, snapshot->vocabulary);
    text += lines_of(made.warnings);
    const Operator operation = query.operation == Operator::any ? Operator::any : Operator::all;
    std::vector<Xapian::Query> filters;
    for (const auto& narrowing : made.narrowings) filters.push_back(condition(narrowing));
    text += fmt::format("finds     {}\n", matching(made, operation, filters).get_description());
    text += fmt::format("lifts     {}\n", made.lifts.get_description());
  });
  return text;
}

}  // namespace tracuu::searchd
