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

/// Whether `holds(character, offset)` for all; U+FFFD stands for a broken sequence.
template <typename Holds>
bool all_characters(std::string_view text, Holds holds) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < size;) {
    const auto start = static_cast<std::size_t>(i);
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    if (!holds(static_cast<char32_t>(c), start)) return false;
  }
  return true;
}

/// Calls `visit(character, offset)` for each.
template <typename Visit>
void for_each_character(std::string_view text, Visit visit) {
  all_characters(text, [&](char32_t c, std::size_t offset) {
    visit(c, offset);
    return true;
  });
}

inline std::u32string characters_of(std::string_view text) {
  std::u32string characters;
  characters.reserve(text.size());
  for_each_character(text, [&](char32_t c, std::size_t) { characters += c; });
  return characters;
}

}  // namespace tracuu::corpus
