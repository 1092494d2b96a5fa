#include "tokenizers/figures.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "tokenizers/letters.hpp"

namespace tracuu::tokenizers {
namespace {

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::string_view digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (digit_at(text, end)) ++end;
  return text.substr(at, end - at);
}

/// What stands between the parts of a date: the kind and, for slashes, a space on either side.
struct Separator {
  CharKind kind = CharKind::other;
  std::size_t end = 0;
};

std::optional<Separator> separator_at(std::string_view text, std::size_t at) {
  const auto char_at = [&](std::size_t place) {
    return place < text.size() ? read_char(text, place) : Char{};
  };
  Char c = char_at(at);
  bool spaced = false;
  if (c.facts.kind == CharKind::space) {
    at += c.length;
    c = char_at(at);
    spaced = true;
  }
  const CharKind kind = c.facts.kind;
  if (kind != CharKind::slash && (spaced || (kind != CharKind::dot && kind != CharKind::dash))) {
    return std::nullopt;
  }
  at += c.length;
  if (kind == CharKind::slash && char_at(at).facts.kind == CharKind::space)
    at += char_at(at).length;
  return Separator{kind, at};
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_day(int year, int month, int day) {
  constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1000 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

std::string canonical_date(int year, int month, int day) {
  std::string text = std::to_string(year);
  for (const int part : {month, day}) {
    text += part < 10 ? "-0" : "-";
    text += std::to_string(part);
  }
  return text;
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.substr(0, 2) == "19" || digits.substr(0, 2) == "20");
}

std::string without_leading_zeros(std::string_view digits) {
  if (digits.size() > 3) return std::string(digits);
  while (digits.size() > 1 && digits[0] == '0') digits.remove_prefix(1);
  return std::string(digits);
}

constexpr std::size_t longest_figure = 64;

}  // namespace

std::optional<Figure> read_date(std::string_view text) {
  const std::string_view first = digits_at(text, 0);
  if (first.empty() || first.size() > 4 || first.size() == 3) return std::nullopt;
  const auto one = separator_at(text, first.size());
  if (!one) return std::nullopt;
  const std::string_view second = digits_at(text, one->end);
  if (second.empty() || second.size() > 2) return std::nullopt;
  const auto two = separator_at(text, one->end + second.size());
  if (!two || two->kind != one->kind) return std::nullopt;
  const std::string_view third = digits_at(text, two->end);
  const std::size_t end = two->end + third.size();
  if (first.size() == 4) {
    if (one->kind != CharKind::dash || second.size() != 2 || third.size() != 2) return std::nullopt;
    if (!is_day(number(first), number(second), number(third))) return std::nullopt;
    return Figure{end, canonical_date(number(first), number(second), number(third))};
  }
  int year = 0;
  if (third.size() == 4) {
    year = number(third);
  } else if (third.size() == 2 && one->kind == CharKind::slash) {
    year = number(third) + (number(third) < 50 ? 2000 : 1900);
  }
  if (!is_day(year, number(second), number(first))) return std::nullopt;
  // A further part of the same kind: 1.2.2018.3 is no date.
  if (const auto three = separator_at(text, end);
      three && three->kind != CharKind::dash && digit_at(text, three->end)) {
    return std::nullopt;
  }
  return Figure{end, canonical_date(year, number(second), number(first))};
}

std::optional<Figure> read_figure(std::string_view text) {
  text = text.substr(0, longest_figure);
  const std::string_view first = digits_at(text, 0);
  if (first.empty()) return std::nullopt;
  std::size_t end = first.size();

  // Groups of a dot or a comma and digits, as far as they go.
  std::size_t dots = 0;
  std::size_t commas = 0;
  bool thousands = first.size() <= 3;  // all groups have three digits, but those after a comma
  std::size_t dots_end = end;
  while (end < text.size() && (text[end] == '.' || text[end] == ',') && digit_at(text, end + 1)) {
    const std::string_view group = digits_at(text, end + 1);
    if (text[end] == ',') {
      ++commas;
    } else {
      if (commas > 0) break;
      ++dots;
      thousands = thousands && group.size() == 3;
      dots_end = end + 1 + group.size();
    }
    end += 1 + group.size();
  }
  const auto without = [](std::string_view figure, char separator) {
    std::string kept(figure);
    kept.erase(std::remove(kept.begin(), kept.end(), separator), kept.end());
    return kept;
  };
  if (dots == 0 && commas == 0) {
    // A share: 11/19. Not a month of a year (5/2018), not the start of three parts.
    if (end < text.size() && text[end] == '/') {
      const std::string_view whole = digits_at(text, end + 1);
      const std::size_t after = end + 1 + whole.size();
      const bool goes_on = after < text.size() && text[after] == '/';
      if (!whole.empty() && first.size() <= 4 && whole.size() <= 4 && !is_year(whole) && !goes_on) {
        return Figure{after, without_leading_zeros(first) + "/" + without_leading_zeros(whole)};
      }
    }
    return Figure{end, without_leading_zeros(first)};
  }
  if (commas > 1) {
    // 1,2,3 is a list; 1,585,000 is English for 1585000.
    const std::string_view figure = text.substr(0, end);
    bool english = dots == 0 && first.size() <= 3;
    for (std::size_t at = first.size(); english && at < end; at += 4) {
      english = digits_at(text, at + 1).size() == 3;
    }
    if (english) return Figure{end, without(figure, ',')};
    end = dots > 0 ? dots_end : first.size();
    if (dots == 0) return Figure{end, without_leading_zeros(first)};
    commas = 0;
  }
  const std::string_view figure = text.substr(0, end);
  if (dots == 0) return Figure{end, std::string(figure)};
  if (thousands) return Figure{end, without(figure, '.')};
  // Of 5.2,3 the comma parts two of a list.
  std::string decimal(text.substr(0, dots_end));
  if (dots == 1) decimal[decimal.find('.')] = ',';
  return Figure{dots_end, decimal};
}

}  // namespace tracuu::tokenizers
