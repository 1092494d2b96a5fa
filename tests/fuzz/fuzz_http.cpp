// What a client says around its question: header values, targets in any form, keys.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

#include "searchd/access/access.hpp"
#include "searchd/access_log.hpp"
#include "searchd/api.hpp"
#include "searchd/http/gzip.hpp"
#include "searchd/http/negotiation.hpp"

namespace {

using namespace tracuu::searchd;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_lists(std::string_view header) {
  std::size_t total = 0;
  for (const auto& [value, q] : http::weighted_list(header)) {
    require(!value.empty() && q >= 0 && q <= 1);
    require(value.data() >= header.data() &&
            value.data() + value.size() <= header.data() + header.size());
    total += value.size();
  }
  require(total <= header.size());
  language_of(header);
  http::accepts_gzip(header);
  http::accepts_type(header, "application/json");
  require(http::names_tag(std::string(header) + ", W/\"a\"", "\"a\""));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const tracuu::tokenizers::Analyzer analyzer;
  static AccessControl access({}, analyzer);
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  check_lists(input);

  const std::string_view target = http::origin_form(input);
  require(http::origin_form(target) == target || target.starts_with('?'));

  for (const Credentials& shown : {Credentials{input, {}, "x"}, Credentials{{}, input, "x"}}) {
    require(std::holds_alternative<Denial>(access.admit(shown, Scope::admin, {}, {})));
  }
  AccessEntry entry;
  entry.target = input;
  require(to_json(entry).find('\n') == std::string::npos);

  http::Gzip gzip;
  require(!(gzip.add(input) + gzip.finish()).empty());
  return 0;
}
