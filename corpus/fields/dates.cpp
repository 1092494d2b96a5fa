#include "corpus/fields/dates.hpp"

#include <algorithm>
#include <array>

#include "corpus/fields/symbols.hpp"

namespace tracuu::corpus::fields {
namespace {

constexpr std::int32_t first_year = 1945;
constexpr std::int32_t last_year = 2100;

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '.' || c == '_' || c == ',' || c == ':' || c == ';';
}

/// Behind spaces, dots and at most three line ends.
std::size_t behind_blank(const View& view, std::size_t i) {
  const auto last = std::min(view.plain.size(), i + 40);
  int lines = 0;
  while (i < last && is_blank(view[i])) {
    if (view[i] == '\n' && ++lines > 3) break;
    ++i;
  }
  return i;
}

bool is_digit_like(const View& view, std::size_t i) {
  return view.is_digit(i) || view[i] == 'l' || view[i] == 'i' || view[i] == 'o' || view[i] == '|';
}

struct NumberMatch {
  std::uint32_t value = 0;
  std::size_t digits = 0;
  std::size_t end = 0;
};

/// A number of at most `most` digits; digits set apart ("2 018") count as one number.
std::optional<NumberMatch> number_at(const View& view, std::size_t i, std::size_t most) {
  std::string run;
  auto end = i;
  bool has_digit = false;
  while (run.size() <= most && i < view.plain.size()) {
    if (is_digit_like(view, i)) {
      has_digit = has_digit || view.is_digit(i);
      run += view[i++];
      end = i;
    } else if (view[i] == ' ' && !run.empty() && run.size() < most && view.is_digit(i + 1)) {
      ++i;
    } else {
      break;
    }
  }
  // "04tháng5năm2018": letters may follow at once, but no digit may be left over.
  if (run.empty() || run.size() > most || !has_digit || view.is_digit(end)) return std::nullopt;
  const auto digits = repaired_digits(run);
  return NumberMatch{static_cast<std::uint32_t>(std::stoul(digits)), digits.size(), end};
}

/// The word at `i`, or what OCR may have left of it; the end of it, or 0.
std::size_t word_end(const View& view, std::size_t i, std::string_view word) {
  if (view.plain.compare(i, word.size(), word) == 0) return i + word.size();
  auto end = i;
  while (view.is_alnum(end) && end < i + word.size() + 1) ++end;
  return word.size() > 3 && end > i && view.is_letter(i) && nearly_same(view.slice({i, end}), word)
             ? end
             : 0;
}

/// Behind "năm" or what is left of it; `i` where it is lost whole.
std::size_t behind_nam(const View& view, std::size_t i) {
  for (const std::string_view word : {"nam", "narn", "nm", "na", "am"}) {
    if (view.plain.compare(i, word.size(), word) == 0) return i + word.size();
  }
  return i;
}

std::optional<std::int32_t> full_year(NumberMatch number) {
  auto year = static_cast<std::int32_t>(number.value);
  if (number.digits == 2) year += year <= 49 ? 2000 : year >= 85 ? 1900 : 0;
  if (year < first_year || year > last_year || number.digits == 3) return std::nullopt;
  return year;
}

/// What cannot be (31 April, month 13) is left open.
Date possible(std::int32_t year, std::uint32_t month, std::uint32_t day) {
  if (month < 1 || month > 12) return {year, 0, 0};
  if (day < 1 || day > days_of_month(year, month)) return {year, month, 0};
  return {year, month, day};
}

}  // namespace

std::uint32_t days_of_month(std::int32_t year, std::uint32_t month) {
  constexpr std::array<std::uint32_t, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days.at(month - 1);
}

std::optional<YearMatch> year_at(const View& view, std::size_t i) {
  if (!is_digit_like(view, i)) return std::nullopt;
  const auto number = number_at(view, i, 4);
  if (!number || number->digits != 4) return std::nullopt;
  const auto year = full_year(*number);
  if (!year) return std::nullopt;
  return YearMatch{*year, number->end};
}

std::optional<DateMatch> numeric_date_at(const View& view, std::size_t i) {
  if (!is_digit_like(view, i)) return std::nullopt;
  const auto day = number_at(view, i, 2);
  if (!day) return std::nullopt;
  auto at = day->end;
  const auto separator = [&view](std::size_t where) {
    if (view[where] == ' ') ++where;
    const char c = view[where];
    return c == '/' || c == '-' || c == '.' ? where : std::string::npos;
  };
  const auto first = separator(at);
  if (first == std::string::npos) return std::nullopt;
  at = first + 1 + (view[first + 1] == ' ' ? 1U : 0U);
  const auto month = number_at(view, at, 2);
  if (!month || month->value < 1 || month->value > 12) return std::nullopt;
  const auto second = separator(month->end);
  if (second == std::string::npos || view[second] != view[first]) return std::nullopt;
  at = second + 1 + (view[second + 1] == ' ' ? 1U : 0U);
  const auto year = number_at(view, at, 4);
  if (!year) return std::nullopt;
  const auto whole_year = full_year(*year);
  if (!whole_year || day->value < 1 || day->value > days_of_month(*whole_year, month->value)) {
    return std::nullopt;
  }
  return DateMatch{{*whole_year, month->value, day->value}, {i, year->end}};
}

std::optional<DateMatch> month_and_year_at(const View& view, std::size_t i) {
  const auto word = word_end(view, i, "thang");
  if (word == 0) return std::nullopt;
  const auto month = number_at(view, behind_blank(view, word), 2);
  if (!month || month->value < 1 || month->value > 12) return std::nullopt;
  const auto at = behind_blank(view, month->end);
  const auto behind = view[at] == '/' ? at + 1 : word_end(view, at, "nam");
  if (behind == 0) return std::nullopt;
  const auto year = year_at(view, behind_blank(view, behind));
  if (!year) return std::nullopt;
  return DateMatch{{year->year, month->value, 0}, {i, year->end}};
}

std::optional<DateMatch> written_date_at(const View& view, std::size_t i) {
  auto at = word_end(view, i, "ngay");
  if (at == 0) return std::nullopt;
  at = behind_blank(view, at);
  if (auto numeric = numeric_date_at(view, at)) {
    numeric->span.begin = i;
    return numeric;
  }
  std::uint32_t day = 0;
  if (const auto number = number_at(view, at, 2)) {
    day = number->value;
    at = behind_blank(view, number->end);
  }
  // ngày 04- tháng 5
  if (const auto behind = behind_blank(view, at + 1);
      view[at] == '-' && word_end(view, behind, "thang") > 0) {
    at = behind;
  }
  std::uint32_t month = 0;
  if (view[at] == '/' || view[at] == '-') {
    // ngày 04/5 năm 2018, ngày .../5/2018
    at = behind_blank(view, at + 1);
    const auto number = number_at(view, at, 2);
    if (!number) return std::nullopt;
    month = number->value;
    at = behind_blank(view, number->end);
    if (view[at] == '/' || view[at] == '-') {
      const auto year = year_at(view, behind_blank(view, at + 1));
      if (!year) return std::nullopt;
      return DateMatch{possible(year->year, month, day), {i, year->end}};
    }
  } else {
    const auto word = word_end(view, at, "thang");
    if (word == 0) return std::nullopt;
    at = behind_blank(view, word);
    if (view[at] == '-' || view[at] == '/') at = behind_blank(view, at + 1);
    if (const auto number = number_at(view, at, 2)) {
      month = number->value;
      at = behind_blank(view, number->end);
    }
    if (view[at] == '-' || view[at] == '/') {
      // ngày 04 tháng 5/2018
      at = behind_blank(view, at + 1);
      if (const auto year = year_at(view, at)) {
        return DateMatch{possible(year->year, month, day), {i, year->end}};
      }
    }
  }
  const auto behind = behind_nam(view, at);
  const bool is_nam_lost = behind == at;
  at = behind_blank(view, behind);
  const auto year = number_at(view, at, 4);
  if (!year) return std::nullopt;
  // "ngày 04 tháng 05 2018", but no number behind a comma.
  if (is_nam_lost && (year->digits != 4 || view[at - 1] != ' ' || !view.is_digit(at - 2)))
    return std::nullopt;
  // "năm 20  ": a form not filled in.
  if (year->digits == 2 && (day == 0 || month == 0 || year->value == 20)) return std::nullopt;
  const auto whole_year = full_year(*year);
  if (!whole_year) return std::nullopt;
  return DateMatch{possible(*whole_year, month, day), {i, year->end}};
}

std::optional<DateMatch> date_at(const View& view, std::size_t i) {
  return view.is_letter(i) ? written_date_at(view, i) : numeric_date_at(view, i);
}

int roman_number(std::string_view plain) {
  if (plain.empty() || plain.size() > 6) return 0;
  const auto value_of = [](char c) { return c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0; };
  int total = 0;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const int value = value_of(plain[i]);
    if (value == 0) return 0;
    const int next = i + 1 < plain.size() ? value_of(plain[i + 1]) : 0;
    total += value < next ? -value : value;
  }
  return total;
}

int number_word(std::string_view plain) {
  constexpr std::array<std::string_view, 12> words{"mot",  "hai",  "ba",       "bon",
                                                   "nam",  "sau",  "bay",      "tam",
                                                   "chin", "muoi", "muoi mot", "muoi hai"};
  const auto* found = std::find(words.begin(), words.end(), plain);
  if (found != words.end()) return static_cast<int>(found - words.begin()) + 1;
  return plain == "tu" ? 4 : plain == "nhat" ? 1 : plain == "nhi" ? 2 : 0;
}

}  // namespace tracuu::corpus::fields
