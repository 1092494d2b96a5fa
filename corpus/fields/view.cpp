#include "corpus/fields/view.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace tracuu::corpus::fields {
namespace {

/// What View holds of a character; nothing of one that is left out.
struct Folded {
  char plain = 0;
  char shape = 0;
};

struct Base {
  char plain;
  std::u32string_view small;
  std::u32string_view capital;
};

constexpr std::array bases{
    Base{'a', U"àáảãạăằắẳẵặâầấẩẫậäåа", U"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÄÅА"},
    Base{'c', U"çс", U"ÇС"},
    Base{'d', U"đðɖ", U"ĐÐƉ"},
    Base{'e', U"èéẻẽẹêềếểễệëе", U"ÈÉẺẼẸÊỀẾỂỄỆËЕ"},
    Base{'i', U"ìíỉĩịïıі", U"ÌÍỈĨỊÏІ"},
    Base{'n', U"ñ", U"Ñ"},
    Base{'o', U"òóỏõọôồốổỗộơờớởỡợöо", U"ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÖО"},
    Base{'p', U"р", U"Р"},
    Base{'u', U"ùúủũụưừứửữựüƣ", U"ÙÚỦŨỤƯỪỨỬỮỰÜƢ"},
    Base{'x', U"х", U"Х"},
    Base{'y', U"ỳýỷỹỵÿу", U"ỲÝỶỸỴУ"},
};

constexpr bool is_left_out(UChar32 c) {
  return (c >= 0x0300 && c <= 0x036F) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 ||
         c == 0xFEFF;
}

constexpr bool is_space(UChar32 c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f' || c == 0xA0 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

constexpr char symbol(UChar32 c) {
  if (c > 0x20 && c < 0x7F) return static_cast<char>(c);
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFF0D) return '-';
  if (c == 0x2044 || c == 0x2215 || c == 0xFF0F) return '/';
  if ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033) return '"';
  if ((c >= 0x2018 && c <= 0x201B) || c == 0x02BC || c == 0xB4 || c == 0x2032) return '\'';
  if (c == 0x2026 || c == 0x2025 || c == 0xB7) return '.';
  return '?';
}

/// Of a character that is no letter.
constexpr Folded folded_symbol(UChar32 c) {
  if (c == '\n') return {'\n', '\n'};
  if (is_space(c)) return {' ', ' '};
  if (c >= '0' && c <= '9') return {static_cast<char>(c), '0'};
  if (is_left_out(c)) return {};
  return {symbol(c), '.'};
}

constexpr auto folding = [] {
  std::array<Folded, 0x1F00> table{};
  for (std::size_t c = 0; c < table.size(); ++c) table[c] = folded_symbol(static_cast<UChar32>(c));
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<std::size_t>(c)] = {c, 'a'};
    table[static_cast<std::size_t>(c - 'a' + 'A')] = {c, 'A'};
  }
  for (const auto& base : bases) {
    for (const char32_t c : base.small) table[c] = {base.plain, 'a'};
    for (const char32_t c : base.capital) table[c] = {base.plain, 'A'};
  }
  return table;
}();

/// `c` is -1 where the bytes are none.
Folded folded(UChar32 c) {
  if (c < 0) return {'?', '.'};
  const auto i = static_cast<std::size_t>(c);
  return i < folding.size() ? folding[i] : folded_symbol(c);
}

struct CodePoint {
  UChar32 value = -1;  ///< -1 where the byte starts none
  std::size_t end = 0;
};

/// The character at byte `i`. By hand: ICU's macros for it narrow without saying so.
CodePoint rare_code_point_at(std::string_view text, std::size_t i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  const CodePoint broken{-1, i + 1};
  if (lead < 0x80) return {lead, i + 1};
  const std::size_t length = lead < 0xC2   ? 1
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 1;
  if (length == 1 || text.size() - i < length) return broken;
  UChar32 c = lead & (0x7F >> length);
  for (std::size_t k = 1; k < length; ++k) {
    const auto byte = static_cast<unsigned char>(text[i + k]);
    if ((byte & 0xC0) != 0x80) return broken;
    c = (c << 6) | (byte & 0x3F);
  }
  const bool too_long = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  if (too_long || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF) return broken;
  return {c, i + length};
}

/// The same, with short cuts for the letters of Vietnamese.
[[gnu::always_inline]] inline CodePoint code_point_at(std::string_view text, std::size_t i) {
  const auto byte = [text](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const auto goes_on = [byte](std::size_t k) { return (byte(k) & 0xC0) == 0x80; };
  const auto lead = byte(i);
  if (lead < 0x80) return {lead, i + 1};
  if (lead >= 0xC2 && lead < 0xE0 && i + 1 < text.size() && goes_on(i + 1)) {
    return {(lead & 0x1F) << 6 | (byte(i + 1) & 0x3F), i + 2};
  }
  if (lead == 0xE1 && i + 2 < text.size() && goes_on(i + 1) && goes_on(i + 2)) {
    return {0x1000 | (byte(i + 1) & 0x3F) << 6 | (byte(i + 2) & 0x3F), i + 3};
  }
  return rare_code_point_at(text, i);
}

void append(std::string& text, UChar32 c) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, c);
  text.append(bytes.data(), length);
}

/// Web pages make a paragraph of each line, heads included: then a blank line parts nothing.
bool is_spaced_out(const std::vector<Line>& lines) {
  constexpr std::size_t head = 12;
  if (lines.size() < head) return false;
  return std::count_if(lines.begin() + 1, lines.begin() + head,
                       [](const Line& line) { return !line.after_blank; }) <= 1;
}

/// A View is put together from these: room is asked for once a piece, not for each character.
struct Piece {
  static constexpr std::size_t most = 256;
  std::array<char, most> plain{};
  std::array<char, most> shape{};
  std::array<std::uint32_t, most> at{};
  std::size_t size = 0;
  std::size_t end = 0;  ///< byte of the text behind it
};

/// The characters that start within some bytes from `begin` on, behind one of the shape `last`.
Piece piece_from(std::string_view text, std::size_t begin, char last) {
  Piece piece;
  const std::size_t end = std::min(begin + Piece::most, text.size());
  std::size_t size = 0;
  std::size_t i = begin;
  while (i < end) {
    const auto character = code_point_at(text, i);
    const auto [letter, kind] = folded(character.value);
    piece.plain[size] = letter;
    piece.shape[size] = kind;
    piece.at[size] = static_cast<std::uint32_t>(i);
    i = character.end;
    // What is left out, or a space behind another, is written over by the next.
    if (kind == '\0' || (kind == ' ' && last == ' ')) continue;
    last = kind;
    ++size;
  }
  piece.size = size;
  piece.end = i;
  return piece;
}

}  // namespace

std::vector<Line> lines_of(std::string_view plain) {
  std::vector<Line> lines;
  bool after_blank = false;
  for (std::size_t begin = 0; begin <= plain.size();) {
    const auto line_end = std::min(plain.find('\n', begin), plain.size());
    Line line{{begin, line_end}, after_blank};
    if (!line.empty() && plain[line.end - 1] == ' ') --line.end;
    if (!line.empty() && plain[line.begin] == ' ') ++line.begin;
    after_blank = line.empty();
    if (!line.empty()) lines.push_back(line);
    begin = line_end + 1;
  }
  if (is_spaced_out(lines)) {
    for (auto& line : lines) line.after_blank = false;
  }
  return lines;
}

View view_of(std::string_view text) {
  View view;
  view.text = text;
  // At most one character a byte.
  view.plain.reserve(text.size());
  view.shape.reserve(text.size());
  view.at.reserve(text.size() + 1);
  for (std::size_t begin = 0; begin < text.size();) {
    const char last = view.shape.empty() ? '\0' : view.shape.back();
    const Piece piece = piece_from(text, begin, last);
    view.plain.append(piece.plain.data(), piece.size);
    view.shape.append(piece.shape.data(), piece.size);
    view.at.insert(view.at.end(), piece.at.data(), piece.at.data() + piece.size);
    begin = piece.end;
  }
  view.at.push_back(static_cast<std::uint32_t>(text.size()));
  view.lines = lines_of(view.plain);
  return view;
}

bool is_blank(std::string_view line) {
  for (std::size_t i = 0; i < line.size();) {
    const auto character = code_point_at(line, i);
    const char kind = folded(character.value).shape;
    if (kind != '\0' && kind != ' ') return false;
    i = character.end;
  }
  return true;
}

std::string_view View::original(Span span) const {
  if (span.empty()) return {};
  auto last = span.end;
  while (last > span.begin + 1 && (plain[last - 1] == ' ' || plain[last - 1] == '\n')) --last;
  const std::size_t begin = at[span.begin];
  // The next character may lie behind spaces and marks that were left out: stop before the former.
  std::size_t end = begin;
  for (std::size_t i = at[last - 1]; i < at[last];) {
    const auto c = code_point_at(text, i);
    if (i != at[last - 1] && !(c.value >= 0x0300 && c.value <= 0x036F)) break;
    end = i = c.end;
  }
  return text.substr(begin, end - begin);
}

Evidence View::evidence(Span span) const {
  return {Origin::text, std::string(original(span)), span.begin < at.size() ? at[span.begin] : 0};
}

std::size_t View::line_of(std::size_t i) const {
  const auto found = std::partition_point(lines.begin(), lines.end(),
                                          [i](const Line& line) { return line.end <= i; });
  return static_cast<std::size_t>(found - lines.begin());
}

namespace {

constexpr bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

constexpr std::size_t longest_onset = 3;

/// A number of its own for each run of at most three letters a-z.
constexpr std::size_t run_number(std::string_view letters) {
  std::size_t number = 0;
  for (const char c : letters) number = number * 27 + static_cast<std::size_t>(c - 'a' + 1);
  return number;
}

template <std::size_t Size>
constexpr auto runs(const std::array<std::string_view, Size>& allowed) {
  std::array<bool, 27 * 27 * 27> table{};
  for (const auto run : allowed) table[run_number(run)] = true;
  return table;
}

constexpr auto onsets = runs(std::to_array<std::string_view>(
    {"",   "b",   "c",  "ch", "d",  "g", "gh", "h", "k", "kh", "l",  "m", "n",
     "ng", "ngh", "nh", "p",  "ph", "q", "r",  "s", "t", "th", "tr", "v", "x"}));
constexpr auto codas =
    runs(std::to_array<std::string_view>({"", "c", "ch", "m", "n", "ng", "nh", "p", "t"}));

}  // namespace

bool may_be_syllable(std::string_view plain) {
  constexpr std::size_t longest = 9;  // ngh, three vowels, three letters more
  if (plain.size() > longest ||
      std::ranges::any_of(plain, [](char c) { return c < 'a' || c > 'z'; }))
    return false;
  const auto onset =
      static_cast<std::size_t>(std::ranges::find_if(plain, is_vowel) - plain.begin());
  auto coda = onset;
  while (coda < plain.size() && is_vowel(plain[coda])) ++coda;
  return coda > onset && coda - onset <= 3 && onset <= longest_onset &&
         plain.size() - coda <= longest_onset && onsets.at(run_number(plain.substr(0, onset))) &&
         codas.at(run_number(plain.substr(coda)));
}

bool View::is_seam(std::size_t i) const {
  if (i < 2 || !is_capital(i) || !is_letter(i - 1) || !is_letter(i + 1)) return false;
  // dânCộng, dânCỘNG; CÁOKết
  const bool turns = !is_capital(i - 1) || (is_capital(i - 2) && !is_capital(i + 1));
  if (!turns) return false;
  auto begin = i;
  while (begin > 0 && is_letter(begin - 1) && i - begin < 8) --begin;
  auto end = i;
  while (is_letter(end) && end - i < 8) ++end;
  return i - begin >= 2 && may_be_syllable(slice({begin, i})) && may_be_syllable(slice({i, end}));
}

std::vector<Word> words_of(const View& view, Span span) {
  std::vector<Word> words;
  const auto end = std::min(span.end, view.plain.size());
  const auto length = end > span.begin ? end - span.begin : 0;
  words.reserve(length / 4 + 1);  // a syllable and its space are longer
  const std::string_view plain = view.plain;
  const std::string_view shape = view.shape;
  for (std::size_t i = span.begin; i < end;) {
    if (shape[i] != 'a' && shape[i] != 'A' && shape[i] != '0') {
      ++i;
      continue;
    }
    Word word;
    word.begin = i;
    if (shape[i] == '0') {
      for (; i < end && shape[i] == '0'; ++i) word.key = key_with(word.key, plain[i]);
      word.written = Case::digits;
    } else {
      std::size_t letters = 0;
      std::size_t capitals = 0;
      for (; i < end; ++i) {
        if (shape[i] == 'a') {
          ++letters;
        } else if (shape[i] == 'A') {
          if (letters > 0 && view.is_seam(i)) break;
          ++letters;
          ++capitals;
        } else if (plain[i] != '\'' || !view.is_letter(i + 1) || i + 1 >= end) {
          break;
        }
        word.key = key_with(word.key, plain[i]);
      }
      word.written = capitals == letters           ? Case::capitals
                     : view.is_capital(word.begin) ? Case::initial
                                                   : Case::small;
      // OCR and careless typing: "ỦY bAN", "XÃ CẨM Hà" stay what most of their letters are.
      if (word.written != Case::capitals && letters > 3 && capitals + 1 >= letters) {
        word.written = Case::capitals;
      }
    }
    word.end = i;
    word.plain = view.slice(word);
    words.push_back(word);
  }
  return words;
}

std::size_t first_word(std::span<const Word> words, std::size_t i) {
  const auto found = std::partition_point(words.begin(), words.end(),
                                          [i](const Word& word) { return word.begin < i; });
  return static_cast<std::size_t>(found - words.begin());
}

std::span<const Word> words_within(std::span<const Word> words, Span span) {
  const auto begin = first_word(words, span.begin);
  return words.subspan(begin, std::max(first_word(words, span.end), begin) - begin);
}

std::string on_one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto c = code_point_at(text, i);
    if (c.value == '\n' || is_space(c.value)) {
      if (!line.empty() && line.back() != ' ') line.push_back(' ');
    } else {
      line.append(text.substr(i, c.end - i));
    }
    i = c.end;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string spaced(const View& view, std::span<const Word> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && words[i].begin == words[i - 1].end) text += ' ';
    const auto end = i + 1 < words.size() ? words[i + 1].begin : words[i].end;
    text += view.original(words[i]);
    text += view.slice({words[i].end, end});
  }
  return on_one_line(text);
}

std::string plain_words(std::span<const Word> words) {
  std::string plain;
  for (const Word& word : words) plain.append(plain.empty() ? "" : " ").append(word.plain);
  return plain;
}

std::string lower_case(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto c = code_point_at(text, i);
    if (c.value < 0) {
      lower.append(text.substr(i, c.end - i));
    } else {
      append(lower, u_tolower(c.value));
    }
    i = c.end;
  }
  return lower;
}

std::string capitalised(std::string_view word) {
  if (word.empty()) return {};
  const auto first = code_point_at(word, 0);
  if (first.value < 0) return std::string(word);
  std::string result;
  append(result, u_toupper(first.value));
  return result + lower_case(word.substr(first.end));
}

std::string capitalised_words(std::string_view words) {
  std::string result;
  for (std::size_t i = 0; i < words.size();) {
    const auto space = std::min(words.find(' ', i), words.size());
    result += capitalised(words.substr(i, space - i));
    if (space < words.size()) result.push_back(' ');
    i = space + 1;
  }
  return result;
}

PhraseMatch phrase_at(const View& view, std::size_t i, std::string_view phrase) {
  for (const char c : phrase) {
    if (c == ' ') {
      if (view[i] != ' ' && view[i] != '\n') return {};
      while (i < view.plain.size() && (view[i] == ' ' || view[i] == '\n')) ++i;
    } else {
      if (i >= view.plain.size() || view[i] != c) return {};
      ++i;
    }
  }
  if (view.is_letter(i) && !view.is_seam(i)) return {};
  return {true, i};
}

bool nearly_same(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t head = 0;
  while (head < a.size() && a[head] == b[head]) ++head;
  if (head == a.size()) return true;
  return a.size() == b.size() ? a.substr(head + 1) == b.substr(head + 1)
                              : a.substr(head) == b.substr(head + 1);
}

}  // namespace tracuu::corpus::fields
