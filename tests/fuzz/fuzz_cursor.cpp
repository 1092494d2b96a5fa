// Any bytes as the cursor of a search: it is that of a page, or refused. The first line is the
// search, the second the generation, what follows the cursor.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "searchd/query/errors.hpp"
#include "searchd/query/query.hpp"
#include "searchd/query/target.hpp"
#include "tokenizers/analyzer.hpp"

namespace {

using namespace tracuu::searchd;

void require(bool holds) {
  if (!holds) std::abort();
}

std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return line;
}

std::optional<std::size_t> offset_of(Query query, std::string_view cursor,
                                     std::string_view generation) {
  query.cursor = cursor;
  try {
    return offset_of_cursor(query, generation);
  } catch (const BadRequest& error) {
    require(error.notice().param == "cursor");
    return std::nullopt;
  }
}

Query search_of(std::string_view target) {
  static const tracuu::tokenizers::Analyzer analyzer;
  try {
    return parse_query(parse_target(target).parameters, analyzer);
  } catch (const BadRequest&) {
    return {};
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  const Query query = search_of(take_line(input));
  const std::string_view generation = take_line(input);
  const auto offset = offset_of(query, input, generation);
  if (offset) {
    require(*offset + query.limit >= *offset);
    require(cursor_at(*offset, query, generation) == input);
  }
  const std::string own = cursor_at(size, query, generation);
  require(offset_of(query, own, generation) == size);
  require(!offset_of(query, own + '0', generation));
  return 0;
}
