// A text as the field rules see it: a-z without marks, one space between words, and the way back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/report.hpp"

namespace tracuu::corpus::fields {

/// A range of View::plain.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin >= end; }
  bool operator==(const Span&) const = default;
};

/// A line that is not blank, without its ends' spaces.
struct Line : Span {
  bool after_blank = false;  ///< never in a text that has a blank line behind each line
};

/// `plain` has one ASCII character for each character of the text: letters lower-case and without
/// marks (đ is d, look-alikes of other alphabets too), all dashes '-', all slashes '/', all quotes
/// '"' or '\'', "…" '.', what is left '?'. Runs of spaces of any kind are one ' '; '\n' stays;
/// combining marks, soft hyphens and zero-width characters are left out.
/// `shape` says of each what it was: 'A' 'a' a capital or small letter, '0' a digit, ' ', '\n', '.'
/// anything else.
struct View {
  std::string_view text;
  std::string plain;
  std::string shape;
  std::vector<std::uint32_t> at;  ///< byte in `text` of each character, and of the end
  std::vector<Line> lines;

  std::string_view slice(Span span) const {
    return std::string_view(plain).substr(span.begin, span.end - span.begin);
  }
  /// The report's own words, without spaces at their ends.
  std::string_view original(Span span) const;
  Evidence evidence(Span span) const;
  /// The character at `i`, '\n' beyond the end.
  char operator[](std::size_t i) const { return i < plain.size() ? plain[i] : '\n'; }
  bool is_letter(std::size_t i) const {
    return i < shape.size() && (shape[i] == 'A' || shape[i] == 'a');
  }
  bool is_capital(std::size_t i) const { return i < shape.size() && shape[i] == 'A'; }
  bool is_digit(std::size_t i) const { return i < shape.size() && shape[i] == '0'; }
  bool is_alnum(std::size_t i) const { return is_letter(i) || is_digit(i); }
  /// True where the letters' case shows that a word begins right behind another: CÁOKết, phúcCẩm.
  bool is_seam(std::size_t i) const;
  /// The first line that ends behind `i`; lines.size() where there is none.
  std::size_t line_of(std::size_t i) const;
};

View view_of(std::string_view text);

/// Those of a view's `plain` that are not blank.
std::vector<Line> lines_of(std::string_view plain);

/// Whether a view of the line would show nothing but spaces.
bool is_blank(std::string_view line);

/// How a word is written: HÀ, Hà, hà, 12.
enum class Case : std::uint8_t { capitals, initial, small, digits };

/// One more character of a word's key.
constexpr std::uint64_t key_with(std::uint64_t key, char c) {
  return key * 84 + static_cast<std::uint64_t>(c - '&');  // from '\'' on, up to 'z'
}

/// A number for a plain word, to compare and look it up by: another one for each word of up to ten
/// letters, and for longer ones as good as that.
constexpr std::uint64_t key_of(std::string_view plain) {
  std::uint64_t key = 0;
  for (const char c : plain) key = key_with(key, c);
  return key;
}

/// A run of letters (with apostrophes inside: h'leo), up to a seam, or of digits.
struct Word : Span {
  std::string_view plain;  ///< in View::plain
  std::uint64_t key = 0;   ///< of `plain`
  Case written = Case::small;
};

std::vector<Word> words_of(const View& view, Span span);

/// The first of `words` (in order) that starts at `i` or behind; words.size() where there is none.
std::size_t first_word(std::span<const Word> words, std::size_t i);
/// Those that start within `span`.
std::span<const Word> words_within(std::span<const Word> words, Span span);

/// The text on one line: runs of spaces and line ends as one space.
std::string on_one_line(std::string_view text);

/// The words as printed and what stands between them, on one line; a space where two lost theirs:
/// VũQuý is Vũ Quý. `words` are neighbours.
std::string spaced(const View& view, std::span<const Word> words);

/// The words without marks, parted by one space.
std::string plain_words(std::span<const Word> words);

/// Lower case of letters beyond ASCII too.
std::string lower_case(std::string_view text);
/// "THẠCH" -> "Thạch", "h'leo" -> "H'leo".
std::string capitalised(std::string_view word);
/// "CẨM HÀ" -> "Cẩm Hà": each word by itself.
std::string capitalised_words(std::string_view words);

/// True where the words of `view` from `i` on are `phrase` (plain words with single spaces) and end
/// there; line ends count as spaces. `end` is then behind them.
struct PhraseMatch {
  bool found = false;
  std::size_t end = 0;
  explicit operator bool() const { return found; }
};
PhraseMatch phrase_at(const View& view, std::size_t i, std::string_view phrase);

/// True for letters that could be one syllable: thach, uy; not ubnd, chibo. `plain` has no marks.
bool may_be_syllable(std::string_view plain);

/// At most one letter differs, is missing or too many.
bool nearly_same(std::string_view a, std::string_view b);

}  // namespace tracuu::corpus::fields
