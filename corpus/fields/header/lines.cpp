#include "corpus/fields/header/lines.hpp"

#include <algorithm>

#include "corpus/fields/dates.hpp"
#include "corpus/fields/symbols.hpp"

namespace tracuu::corpus::fields {

bool starts_line(const View& view, std::size_t i) {
  while (i > 0 && !view.is_alnum(i - 1) && view[i - 1] != '\n') --i;
  return i == 0 || view[i - 1] == '\n';
}

bool has_letters(const View& view, Span span) {
  for (auto i = span.begin; i < span.end; ++i) {
    if (view.is_alnum(i)) return true;
  }
  return false;
}

bool is_heading(const View& view, Span line) {
  const auto i = line.begin;
  if (phrase_at(view, i, "phan thu")) return true;
  if (phrase_at(view, i, "phan") && view.is_capital(i)) {
    const auto words = words_of(view, {i + 4, std::min(line.end, i + 16)});
    if (!words.empty() && (roman_number(words[0].plain) > 0 || number_word(words[0].plain) > 0 ||
                           words[0].written == Case::digits || words[0].plain.size() == 1)) {
      return true;
    }
  }
  auto end = i;
  if (view.is_digit(i)) {
    while (view.is_digit(end) || (view[end] == '.' && view.is_digit(end + 1))) ++end;
    if (end - i > 9) return false;
    const auto mark = view[end] == ' ' ? end + 1 : end;
    return (view[mark] == '.' || view[mark] == ')' || (view[mark] == ',' && mark == end) ||
            (view[mark] == '/' && mark == end)) &&
           !view.is_digit(mark + 1);
  }
  if (!view.is_capital(i) || view.slice({i, i + 3}) == "v/v") return false;
  while (view.is_letter(end)) ++end;
  const auto mark = view[end] == ' ' ? end + 1 : end;
  const bool marked = view[mark] == '.' || view[mark] == '/' || view[mark] == ')' ||
                      view[mark] == '-' || view[mark] == ':';
  if (!marked) return false;
  if (view[mark] == '/' && view.is_digit(mark + 1)) return false;  // quý / III/2019
  if (view[mark] == '.' && mark == end && view.is_letter(mark + 1) && end - i == 1) {
    // "T.Ư", but "A.Kết quả" and "I.Đặc điểm".
    if (!view.is_letter(mark + 2)) return false;
  }
  return roman_number(view.slice({i, end})) > 0 || (end - i == 1 && view[i] <= 'h');
}

double share_of_capitals(const View& view, Span span) {
  if (span.empty()) return 0;
  const auto shape = std::string_view(view.shape).substr(span.begin, span.end - span.begin);
  const auto capitals = std::ranges::count(shape, 'A');
  const auto letters = capitals + std::ranges::count(shape, 'a');
  return letters == 0 ? 0 : static_cast<double>(capitals) / static_cast<double>(letters);
}

}  // namespace tracuu::corpus::fields
