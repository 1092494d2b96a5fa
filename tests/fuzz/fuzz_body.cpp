// Any bytes as the body of a POST: parameters, the same as they would stand in a target.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "searchd/query/body.hpp"
#include "searchd/query/errors.hpp"
#include "searchd/query/query.hpp"
#include "searchd/query/target.hpp"
#include "tokenizers/analyzer.hpp"

namespace {

using namespace tracuu::searchd;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const std::vector<Parameter>& parameters) {
  static const tracuu::tokenizers::Analyzer analyzer;
  require(parse_target(to_target({"v1"}, parameters)).parameters == parameters);
  parse_query(parameters, analyzer);
}

/// `read` and what follows may say no, in both languages.
template <typename Read>
void ask(Read read) try {
  read();
} catch (const BadRequest& error) {
  const Notice& notice = error.notice();
  require(!notice.code.empty() && !notice.message.vi.empty());
  require(!broken_utf8_at(notice.message.en) && !broken_utf8_at(notice.param.value_or("")));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  ask([&] { check(parameters_in(body)); });
  ask([&] {
    for (const auto& one : lists_of_parameters_in(body, "searches")) {
      ask([&] { check(one); });
    }
  });
  return 0;
}
