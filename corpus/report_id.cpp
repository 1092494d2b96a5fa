#include "corpus/report_id.hpp"

#include <algorithm>
#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "corpus/fields/view.hpp"
#include "corpus/file_bytes.hpp"

namespace tracuu::corpus {
namespace {

constexpr std::size_t slug_bytes = 48;
constexpr std::size_t hash_digits = 8;
constexpr std::size_t id_bytes = 200;

bool is_ascii_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// "reports.jsonl#12" -> "reports#12", "BC 6.tháng.txt" -> "BC 6.tháng"
std::string file_stem(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  std::string_view line;
  if (const auto hash = name.rfind('#'); hash != std::string_view::npos) {
    line = name.substr(hash);
    name = name.substr(0, hash);
  }
  if (const auto dot = name.rfind('.'); dot != std::string_view::npos && name.size() - dot <= 6) {
    name = name.substr(0, dot);
  }
  return std::string(name) + std::string(line);
}

std::string slug(std::string_view words) {
  std::string out;
  for (const char c : fields::view_of(words).plain) {
    if (is_ascii_alnum(c)) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  out.resize(std::min(out.size(), slug_bytes));
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace

std::string derived_id(std::string_view source_path) {
  std::string id = slug(file_stem(source_path));
  if (id.empty()) id = "report";
  return id + '-' + sha256(source_path).substr(0, hash_digits);
}

bool is_valid_id(std::string_view id) {
  if (id.empty() || id.size() > id_bytes) return false;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(id.data());
  const auto size = static_cast<std::int32_t>(id.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0 || (c != ' ' && !u_isgraph(c))) return false;
  }
  return true;
}

}  // namespace tracuu::corpus
