#include "corpus/fields/view.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace tracuu::corpus::fields {
namespace {

struct Folded {
  char plain = 0;
  bool capital = false;
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

constexpr auto folding = [] {
  std::array<Folded, 0x1F00> table{};
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<std::size_t>(c)] = {c, false};
    table[static_cast<std::size_t>(c - 'a' + 'A')] = {c, true};
  }
  for (const auto& base : bases) {
    for (const char32_t c : base.small) table[c] = {base.plain, false};
    for (const char32_t c : base.capital) table[c] = {base.plain, true};
  }
  return table;
}();

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

/// The character at `i`, behind which `i` then stands; -1 and one byte further where there is none.
/// By hand: ICU's macros for it narrow without saying so.
UChar32 next_code_point(std::string_view text, std::size_t& i) {
  const auto byte = [&text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const auto lead = byte(i);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 1) return static_cast<UChar32>(text[i++]);
  UChar32 c = lead & (0x7F >> length);
  for (std::size_t k = 1; k < length; ++k) {
    if (i + k >= text.size() || (byte(i + k) & 0xC0) != 0x80) {
      ++i;
      return -1;
    }
    c = (c << 6) | (byte(i + k) & 0x3F);
  }
  const bool too_long = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  if (length == 0 || too_long || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF) {
    ++i;
    return -1;
  }
  i += length;
  return c;
}

void append(std::string& text, UChar32 c) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, c);
  text.append(bytes.data(), length);
}

}  // namespace

View view_of(std::string_view text) {
  View view;
  view.text = text;
  // At most one character a byte; the ends are cut off below.
  view.plain.resize(text.size());
  view.shape.resize(text.size());
  view.at.resize(text.size() + 1);
  std::size_t size = 0;
  const auto put = [&](std::size_t where, char plain, char shape) {
    view.plain[size] = plain;
    view.shape[size] = shape;
    view.at[size] = static_cast<std::uint32_t>(where);
    ++size;
  };
  Line line;
  bool blank = false;
  const auto end_line = [&] {
    line.end = size;
    while (line.end > line.begin && view.plain[line.end - 1] == ' ') --line.end;
    if (line.begin < line.end && view.plain[line.begin] == ' ') ++line.begin;
    blank = line.empty();
    if (!line.empty()) view.lines.push_back(line);
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t where = i;
    const auto c = next_code_point(text, i);
    if (c == '\n') {
      end_line();
      put(where, '\n', '\n');
      line = {{size, 0}, blank};
    } else if (c < 0) {
      put(where, '?', '.');
    } else if (c < static_cast<UChar32>(folding.size()) &&
               folding[static_cast<std::size_t>(c)].plain != 0) {
      const auto folded = folding[static_cast<std::size_t>(c)];
      put(where, folded.plain, folded.capital ? 'A' : 'a');
    } else if (is_space(c)) {
      if (size == 0 || view.plain[size - 1] != ' ') put(where, ' ', ' ');
    } else if (c >= '0' && c <= '9') {
      put(where, static_cast<char>(c), '0');
    } else if (!is_left_out(c)) {
      put(where, symbol(c), '.');
    }
  }
  end_line();
  view.plain.resize(size);
  view.shape.resize(size);
  view.at.resize(size + 1);
  view.at[size] = static_cast<std::uint32_t>(text.size());
  return view;
}

std::string_view View::original(Span span) const {
  if (span.empty()) return {};
  auto last = span.end;
  while (last > span.begin + 1 && (plain[last - 1] == ' ' || plain[last - 1] == '\n')) --last;
  const std::size_t begin = at[span.begin];
  // The next character may lie behind spaces and marks that were left out: stop before the former.
  std::size_t end = begin;
  for (std::size_t i = at[last - 1]; i < at[last];) {
    std::size_t next = i;
    const auto c = next_code_point(text, next);
    if (i != at[last - 1] && !(c >= 0x0300 && c <= 0x036F)) break;
    end = i = next;
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

bool may_be_syllable(std::string_view plain) {
  constexpr std::array<std::string_view, 27> onsets{
      "",    "b",  "c", "ch", "d", "g", "gh", "h", "k",  "kh", "l", "m", "n", "ng",
      "ngh", "nh", "p", "ph", "q", "r", "s",  "t", "th", "tr", "v", "x", "gi"};
  constexpr std::array<std::string_view, 9> codas{"", "c", "ch", "m", "n", "ng", "nh", "p", "t"};
  constexpr std::string_view vowels = "aeiouy";
  const auto onset = std::min(plain.find_first_of(vowels), plain.size());
  const auto coda = std::min(plain.find_first_not_of(vowels, onset), plain.size());
  return coda > onset && coda - onset <= 3 &&
         std::ranges::count(onsets, plain.substr(0, onset)) > 0 &&
         std::ranges::count(codas, plain.substr(coda)) > 0;
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
  for (std::size_t i = span.begin; i < end;) {
    if (!view.is_alnum(i)) {
      ++i;
      continue;
    }
    Word word;
    word.begin = i;
    if (view.is_digit(i)) {
      while (i < end && view.is_digit(i)) ++i;
      word.written = Case::digits;
    } else {
      std::size_t letters = 0;
      std::size_t capitals = 0;
      while (i < end &&
             (view.is_letter(i) || (view[i] == '\'' && view.is_letter(i + 1) && i + 1 < end))) {
        if (letters > 0 && view.is_seam(i)) break;
        letters += view.is_letter(i) ? 1 : 0;
        capitals += view.is_capital(i) ? 1 : 0;
        ++i;
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

std::string on_one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t where = i;
    const auto c = next_code_point(text, i);
    if (c == '\n' || (c >= 0 && is_space(c))) {
      if (!line.empty() && line.back() != ' ') line.push_back(' ');
    } else {
      line.append(text.substr(where, i - where));
    }
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string lower_case(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t where = i;
    const auto c = next_code_point(text, i);
    if (c < 0) {
      lower.append(text.substr(where, i - where));
    } else {
      append(lower, u_tolower(c));
    }
  }
  return lower;
}

std::string capitalised(std::string_view word) {
  std::size_t i = 0;
  if (word.empty()) return {};
  const auto c = next_code_point(word, i);
  if (c < 0) return std::string(word);
  std::string result;
  append(result, u_toupper(c));
  return result + lower_case(word.substr(i));
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
