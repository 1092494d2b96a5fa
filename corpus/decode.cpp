#include "corpus/decode.hpp"

#include <algorithm>
#include <cstdint>

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

void append(std::string& text, UChar32 c) {
  char buffer[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, c);
  text.append(buffer, static_cast<std::size_t>(length));
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < ' ' && !(byte >= '\t' && byte <= '\r')) || byte == 0x7F;
}

void refuse_binary(std::string_view text) {
  const auto controls = static_cast<std::size_t>(std::ranges::count_if(text, is_control));
  if (controls * 200 > text.size()) {
    throw Unusable("binary", std::to_string(controls) + " control bytes among " +
                                 std::to_string(text.size()) + ": not a text");
  }
}

Decoded decode_utf16(std::string_view bytes, bool little_endian) {
  const std::size_t size = bytes.size() / 2;
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[2 * i]);
    const auto second = static_cast<unsigned char>(bytes[2 * i + 1]);
    return static_cast<char16_t>(little_endian ? first | second << 8 : first << 8 | second);
  };
  Decoded decoded{{}, little_endian ? "utf-16le" : "utf-16be", {}};
  decoded.text.reserve(size * 2);
  std::size_t broken = 0;
  for (std::size_t i = 1; i < size; ++i) {  // from 1: after the byte order mark
    UChar32 c = unit(i);
    if (U16_IS_LEAD(c) && i + 1 < size && U16_IS_TRAIL(unit(i + 1))) {
      c = U16_GET_SUPPLEMENTARY(c, unit(i + 1));
      ++i;
    } else if (U16_IS_SURROGATE(c)) {
      if (broken++ == 0) decoded.first_broken = 2 * i;
      c = 0xFFFD;
    }
    append(decoded.text, c);
  }
  if (bytes.size() % 2 != 0) {
    if (broken++ == 0) decoded.first_broken = bytes.size() - 1;
    decoded.text += replacement;
  }
  refuse_binary(decoded.text);
  return decoded;
}

Decoded decode_utf8(std::string_view bytes) {
  refuse_binary(bytes);
  Decoded decoded{{}, "utf-8", {}};
  decoded.text.reserve(bytes.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  std::size_t characters = 0;
  std::size_t beyond_ascii = 0;
  std::size_t broken = 0;
  for (std::int64_t i = 0; i < size; ++characters) {
    const std::int64_t start = i;
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    if (c < 0) {
      if (broken++ == 0) decoded.first_broken = static_cast<std::size_t>(start);
      decoded.text += replacement;
    } else {
      if (c > 0x7F) ++beyond_ascii;
      decoded.text.append(bytes, static_cast<std::size_t>(start),
                          static_cast<std::size_t>(i - start));
    }
  }
  // In a Vietnamese text a quarter of the letters are beyond ASCII. A few broken ones are an
  // accident; where they are many, the bytes mean something else than UTF-8.
  const bool are_few = broken <= 3 && broken <= beyond_ascii;
  if (!are_few && broken * 50 > characters && broken * 4 > beyond_ascii) {
    throw Unusable("unknown_encoding", "not UTF-8 (" + std::to_string(broken) +
                                           " broken sequences, the first at byte " +
                                           std::to_string(*decoded.first_broken) +
                                           "); convert it to UTF-8 to have it read");
  }
  return decoded;
}

}  // namespace

Decoded decode(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
    Decoded decoded = decode_utf8(bytes.substr(3));
    if (decoded.first_broken) *decoded.first_broken += 3;
    return decoded;
  }
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) {
    throw Unusable("unknown_encoding", "UTF-32; convert it to UTF-8 to have it read");
  }
  if (bytes.starts_with("\xFF\xFE"sv)) return decode_utf16(bytes, true);
  if (bytes.starts_with("\xFE\xFF"sv)) return decode_utf16(bytes, false);
  return decode_utf8(bytes);
}

}  // namespace tracuu::corpus
