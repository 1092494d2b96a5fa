#include "corpus/encodings/syllable_share.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

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

struct Word {
  std::string_view letters;
  bool is_marked = false;  ///< has a letter beyond ASCII, or a sign that stands for one
  std::size_t end = 0;     ///< behind what parts it from the next
};

/// The word from the byte `from` on; without letters where what parts words stands there.
Word word_of_any_letters(std::string_view text, std::size_t from) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  auto i = static_cast<std::int64_t>(from);
  auto begin = i;
  auto end = i;  // behind the last letter; signs may follow
  bool is_marked = false;
  bool sign_waits = false;
  for (auto kind = Kind::hidden; kind != Kind::other && i < size;) {
    const auto start = i;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    kind = kind_of(static_cast<char32_t>(c));
    const bool in_word = end > begin;
    if (kind == Kind::letter) {
      if (!in_word) begin = start;
      is_marked = is_marked || c >= 0x80 || sign_waits;
      sign_waits = false;
      end = i;
    } else if (kind == Kind::sign) {
      sign_waits = in_word;
    } else if (kind == Kind::hidden) {
      is_marked = is_marked || (in_word && c == 0xAD);  // TCVN3 has ư there
    }
  }
  const auto length = static_cast<std::size_t>(end - begin);
  return {text.substr(static_cast<std::size_t>(begin), length), is_marked,
          static_cast<std::size_t>(i)};
}

}  // namespace

SyllableCount count_syllables(std::string_view text) {
  SyllableCount count;
  for (std::size_t at = 0; at < text.size();) {
    // Nearly all words are letters in a row, with a space or full stop behind.
    const tokenizers::LetterRow row = tokenizers::read_letters(text, at);
    const bool is_row = row.end == text.size() || static_cast<unsigned char>(text[row.end]) < 0x80;
    const Word word = is_row ? Word{text.substr(at, row.end - at), !row.is_ascii, row.end + 1}
                             : word_of_any_letters(text, at);
    at = word.end;
    if (!word.is_marked) continue;
    ++count.words;
    const bool is_valid = (is_row && row.is_syllable) || tokenizers::is_syllable(word.letters);
    count.valid += is_valid ? 1 : 0;
  }
  return count;
}

}  // namespace tracuu::corpus
