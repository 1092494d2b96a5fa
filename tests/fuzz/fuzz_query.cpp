// A request target -> a query, its line, the target again; and a text found by it -> snippets.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "searchd/query/query.hpp"
#include "searchd/query/target.hpp"
#include "searchd/search/secrets.hpp"
#include "searchd/search/snippets.hpp"
#include "searchd/search/timed_source.hpp"
#include "tokenizers/analyzer.hpp"

namespace {

using namespace tracuu;

void require(bool holds) {
  if (!holds) std::abort();
}

archive::StoredText stored(const tokenizers::Analyzer& analyzer, std::string_view text) {
  archive::StoredText made{std::string(text), {}};
  analyzer.visit(text, [&](const tokenizers::Token& token) {
    made.spans.push_back(
        {token.offset, token.length, static_cast<std::uint8_t>(token.kind), token.follows});
  });
  return made;
}

void check_snippets(const searchd::Query& query, const tokenizers::Analyzer& analyzer,
                    std::string_view text) {
  searchd::Clock clock(searchd::Deadline::max());
  searchd::Highlighter highlighter(
      query, analyzer, [](const tokenizers::Token&) { return 1.0; }, clock);
  for (const auto& snippet : highlighter.snippets(stored(analyzer, text))) {
    require(snippet.offset + snippet.length <= text.size());
    std::size_t at = snippet.offset;
    for (const auto& match : snippet.matches) {
      require(match.start >= at);
      at = match.start + match.length;
    }
    require(at <= snippet.offset + snippet.length);
  }
}

}  // namespace

/// The first line is the target, what follows a text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const tokenizers::Analyzer analyzer;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto line = input.substr(0, input.find('\n'));
  const auto text = input.substr(std::min(input.size(), line.size() + 1));
  require(searchd::masked(text).size() == text.size());
  try {
    const searchd::Target target = searchd::parse_target(line);
    require(searchd::parse_target(searchd::to_target(target.path, target.parameters)) == target);
    const searchd::Query query = searchd::parse_query(target.parameters, analyzer);
    require(query == searchd::parse_query(target.parameters, analyzer));
    require(!searchd::broken_utf8_at(searchd::to_line(query)));
    check_snippets(query, analyzer, text);
  } catch (const searchd::BadRequest& error) {
    require(!error.notice().code.empty() && !error.notice().message.vi.empty());
    require(!searchd::broken_utf8_at(error.notice().message.en));
    require(!searchd::broken_utf8_at(error.notice().message.vi));
  }
  return 0;
}
