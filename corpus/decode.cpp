#include "corpus/decode.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "corpus/encodings/single_bytes.hpp"
#include "corpus/encodings/utf8.hpp"
#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

constexpr auto is_control = [] {
  std::array<bool, 0x80> table{};
  for (std::size_t byte = 0; byte < ' '; ++byte) table[byte] = byte < '\t' || byte > '\r';
  table[0x7F] = true;
  return table;
}();

/// What one look at all bytes of a text tells.
struct Look {
  std::size_t controls = 0;
  bool is_utf8 = true;
};

Look look_at(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  Look look;
  for (std::int64_t i = 0; i < size;) {
    if (data[i] < 0x80) {
      look.controls += is_control[data[i++]] ? 1 : 0;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    look.is_utf8 = look.is_utf8 && c >= 0;
  }
  return look;
}

void refuse_binary(std::size_t size, std::size_t controls) {
  if (controls * 200 > size) {
    throw Unusable("binary", std::to_string(controls) + " control bytes among " +
                                 std::to_string(size) + ": not a text");
  }
}

/// Behind the byte order mark, if there is one.
Decoded decode_utf16(std::string_view bytes, std::size_t first_unit, bool little_endian) {
  const std::size_t size = bytes.size() / 2;
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[2 * i]);
    const auto second = static_cast<unsigned char>(bytes[2 * i + 1]);
    return static_cast<char16_t>(little_endian ? first | second << 8 : first << 8 | second);
  };
  Decoded decoded{{}, little_endian ? "utf-16le" : "utf-16be", {}};
  decoded.text.reserve(size * 2);
  std::size_t broken = 0;
  for (std::size_t i = first_unit; i < size; ++i) {
    UChar32 c = unit(i);
    if (U16_IS_LEAD(c) && i + 1 < size && U16_IS_TRAIL(unit(i + 1))) {
      c = U16_GET_SUPPLEMENTARY(c, unit(i + 1));
      ++i;
    } else if (U16_IS_SURROGATE(c)) {
      if (broken++ == 0) decoded.first_broken = 2 * i;
      c = 0xFFFD;
    }
    append(decoded.text, static_cast<char32_t>(c));
  }
  if (bytes.size() % 2 != 0) {
    if (broken++ == 0) decoded.first_broken = bytes.size() - 1;
    decoded.text += replacement;
  }
  refuse_binary(decoded.text.size(), look_at(decoded.text).controls);
  return decoded;
}

/// Vietnamese in UTF-16 without a mark: the upper byte of nearly every letter is 0, 1, 3 (combining
/// marks), 1E or 20, and few lower bytes are 0.
bool is_utf16(std::string_view bytes, bool little_endian) {
  constexpr std::size_t judged_bytes = 4096;
  bytes = bytes.substr(0, judged_bytes);
  if (bytes.find('\0') == std::string_view::npos) return false;
  const std::size_t size = bytes.size() / 2;
  std::size_t zero_above = 0;
  std::size_t likely_above = 0;
  std::size_t zero_below = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const auto above = static_cast<unsigned char>(bytes[2 * i + (little_endian ? 1 : 0)]);
    const auto below = static_cast<unsigned char>(bytes[2 * i + (little_endian ? 0 : 1)]);
    zero_above += above == 0 ? 1 : 0;
    zero_below += below == 0 ? 1 : 0;
    likely_above += above <= 3 || above == 0x1E || above == 0x20 ? 1 : 0;
  }
  return size > 1 && zero_above * 2 > size && likely_above * 20 >= size * 19 &&
         zero_below * 8 <= size;
}

/// A line's bytes as UTF-8, U+FFFD for what is broken.
struct Utf8Line {
  std::string text;
  std::size_t whole = 0;  ///< letters of more than one byte
  std::size_t broken = 0;
  std::size_t first_broken = 0;
};

Utf8Line read_utf8(std::string_view bytes) {
  Utf8Line line;
  line.text.reserve(bytes.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < size;) {
    const std::int64_t start = i;
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    if (c < 0) {
      if (line.broken++ == 0) line.first_broken = static_cast<std::size_t>(start);
      line.text += replacement;
    } else {
      line.whole += c > 0x7F ? 1 : 0;
      line.text.append(bytes, static_cast<std::size_t>(start), static_cast<std::size_t>(i - start));
    }
  }
  return line;
}

Decoded decode_lines(std::string_view bytes) {
  const Look look = look_at(bytes);
  refuse_binary(bytes.size(), look.controls);
  if (look.is_utf8) return {std::string(bytes), "utf-8", {}};
  Decoded decoded{{}, "utf-8", {}};
  decoded.text.reserve(bytes.size());
  std::size_t unicode_letters = 0;
  std::size_t other_letters = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find_first_of("\n\r", begin), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(begin, end - begin);
    Utf8Line utf8 = read_utf8(line);
    // A few broken letters among whole ones are an accident; others mean something else than UTF-8.
    if (utf8.broken <= utf8.whole) {
      unicode_letters += utf8.whole;
      decoded.text += utf8.text;
      if (utf8.broken > 0 && !decoded.first_broken) {
        decoded.first_broken = begin + utf8.first_broken;
      }
    } else {
      other_letters += utf8.broken;
      decoded.text += shown_as_letters(line);
    }
    begin = end;
  }
  if (other_letters > unicode_letters) decoded.encoding = "windows-1252";
  return decoded;
}

}  // namespace

Decoded decode(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
    Decoded decoded = decode_lines(bytes.substr(3));
    if (decoded.first_broken) *decoded.first_broken += 3;
    return decoded;
  }
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) {
    throw Unusable("unknown_encoding", "UTF-32; convert it to UTF-8 to have it read");
  }
  if (bytes.starts_with("\xFF\xFE"sv)) return decode_utf16(bytes, 1, true);
  if (bytes.starts_with("\xFE\xFF"sv)) return decode_utf16(bytes, 1, false);
  if (is_utf16(bytes, true)) return decode_utf16(bytes, 0, true);
  if (is_utf16(bytes, false)) return decode_utf16(bytes, 0, false);
  return decode_lines(bytes);
}

}  // namespace tracuu::corpus
