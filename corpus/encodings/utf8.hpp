// Characters of UTF-8, one by one.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <unicode/utf8.h>

namespace tracuu::corpus {

inline void append(std::string& text, char32_t c) {
  std::array<char, U8_MAX_LENGTH> buffer{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, static_cast<UChar32>(c));
  text.append(buffer.data(), static_cast<std::size_t>(length));
}

/// Calls `visit(character, offset)` for each; U+FFFD for each broken sequence.
template <typename Visit>
void for_each_character(std::string_view text, Visit visit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < size;) {
    const auto start = static_cast<std::size_t>(i);
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    visit(static_cast<char32_t>(c), start);
  }
}

inline std::u32string characters_of(std::string_view text) {
  std::u32string characters;
  characters.reserve(text.size());
  for_each_character(text, [&](char32_t c, std::size_t) { characters += c; });
  return characters;
}

}  // namespace tracuu::corpus
