#include "corpus/encodings/syllable_share.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include <unicode/uchar.h>

#include "corpus/encodings/utf8.hpp"
#include "tokenizers/syllable.hpp"

namespace tracuu::corpus {
namespace {

enum class Kind : std::uint8_t { letter, sign, other, hidden };

/// Signs are those that TCVN3, VNI or VISCII have as letters, and that hardly stand at a word's end
/// for themselves (as ° and ² do). What is hidden stands inside words.
constexpr Kind kind_in_table(char32_t c) {
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? Kind::letter : Kind::other;
  }
  if (c < 0xC0) {
    if (c == 0xAD) return Kind::hidden;
    const bool is_sign = (c >= 0xA1 && c <= 0xAE) || (c >= 0xB5 && c <= 0xBE);
    return is_sign ? Kind::sign : Kind::other;
  }
  return c == 0xD7 || c == 0xF7 ? Kind::sign : Kind::letter;
}

constexpr auto latin = [] {
  std::array<Kind, 0x250> table{};
  for (std::size_t c = 0; c < table.size(); ++c) table[c] = kind_in_table(static_cast<char32_t>(c));
  return table;
}();

Kind kind_of(char32_t c) {
  if (c < latin.size()) return latin[c];
  if (c >= 0x1EA0 && c <= 0x1EF9) return Kind::letter;  // Vietnamese
  if (c >= 0x200B && c <= 0x200D) return Kind::hidden;
  const auto point = static_cast<UChar32>(c);
  return u_isalpha(point) != 0 || u_getCombiningClass(point) != 0 ? Kind::letter : Kind::other;
}

}  // namespace

SyllableCount count_syllables(std::string_view text) {
  SyllableCount count;
  std::size_t begin = 0;
  std::size_t end = 0;  // behind the last letter; signs may follow
  bool in_word = false;
  bool is_ascii = true;
  const auto finish = [&] {
    if (in_word && !is_ascii) {
      ++count.words;
      count.valid += tokenizers::is_syllable(text.substr(begin, end - begin)) ? 1 : 0;
    }
    in_word = false;
    is_ascii = true;
  };
  bool sign_waits = false;
  for_each_character(text, [&](char32_t c, std::size_t at) {
    switch (kind_of(c)) {
      case Kind::letter:
        if (!in_word) begin = at;
        in_word = true;
        is_ascii = is_ascii && c < 0x80 && !sign_waits;
        sign_waits = false;
        end = at + static_cast<std::size_t>(U8_LENGTH(static_cast<UChar32>(c)));
        break;
      case Kind::sign:
        sign_waits = in_word;
        break;
      case Kind::other:
        finish();
        sign_waits = false;
        break;
      case Kind::hidden:
        is_ascii = is_ascii && !(in_word && c == 0xAD);  // TCVN3 has ư there
        break;
    }
  });
  finish();
  return count;
}

}  // namespace tracuu::corpus
