#include "tokenizers/personal_data.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace tracuu::tokenizers {
namespace {

constexpr std::size_t cue_distance = 40;  ///< bytes before a number in which a cue counts
constexpr std::size_t fewest_digits = 8;  ///< of any number

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_letter(char c) {
  return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// The first digit from `at` on; the text's end where there is none.
std::size_t next_digit(std::string_view text, std::size_t at) {
  const auto* const digit =
      std::find_if(text.begin() + at, text.end(), [](char c) { return is_digit(c); });
  return static_cast<std::size_t>(digit - text.begin());
}

/// Behind the digits from `at` on.
std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

/// Digits from `start` on, with at most one separator between them: "0912.345.678".
struct Run {
  std::size_t end = 0;     ///< byte after the last digit
  std::size_t first = 0;   ///< digits before the first separator
  std::size_t digits = 0;  ///< all
  bool grouped() const { return first < digits; }
};

/// The bytes that separate two digits at `at`; a no-break space is one too.
std::size_t separator_at(std::string_view text, std::size_t at) {
  const std::size_t bytes = text.substr(at).starts_with("\u00a0") ? 2 : 1;
  const bool separates = bytes == 2 || text[at] == ' ' || text[at] == '.' || text[at] == '-';
  return separates && at + bytes < text.size() && is_digit(text[at + bytes]) ? bytes : 0;
}

/// The runs that begin at the digit `start`, one a group: "0912", "0912.345", "0912.345.678".
std::vector<Run> runs_at(std::string_view text, std::size_t start) {
  constexpr std::size_t most_digits = 24;
  std::vector<Run> runs;
  Run run;
  for (std::size_t at = start; at < text.size();) {
    run.end = digits_end(text, at);
    run.digits += run.end - at;
    at = run.end;
    if (runs.empty()) run.first = run.digits;
    runs.push_back(run);
    if (at == text.size() || run.digits > most_digits) break;
    const std::size_t separator = separator_at(text, at);
    if (separator == 0) break;
    at += separator;
  }
  return runs;
}

struct Cue {
  std::string_view word;
  PersonalKind kind;
};

constexpr std::array cues{Cue{"CMND", PersonalKind::identity_card},
                          Cue{"CMTND", PersonalKind::identity_card},
                          Cue{"CCCD", PersonalKind::identity_card},
                          Cue{"căn cước", PersonalKind::identity_card},
                          Cue{"Căn cước", PersonalKind::identity_card},
                          Cue{"chứng minh", PersonalKind::identity_card},
                          Cue{"Chứng minh", PersonalKind::identity_card},
                          Cue{"định danh", PersonalKind::identity_card},
                          Cue{"BHXH", PersonalKind::insurance},
                          Cue{"BHYT", PersonalKind::insurance},
                          Cue{"SĐT", PersonalKind::phone},
                          Cue{"ĐT", PersonalKind::phone},
                          Cue{"điện thoại", PersonalKind::phone},
                          Cue{"Điện thoại", PersonalKind::phone},
                          Cue{"STK", PersonalKind::account},
                          Cue{"tài khoản", PersonalKind::account},
                          Cue{"Tài khoản", PersonalKind::account}};

constexpr auto begins_cue = [] {
  std::array<bool, 256> made{};
  for (const Cue& cue : cues) made[static_cast<unsigned char>(cue.word.front())] = true;
  return made;
}();

/// The cue nearest before a number, with no other number and no other sentence between them.
std::optional<PersonalKind> cue_before(std::string_view before) {
  if (before.size() > cue_distance) before.remove_prefix(before.size() - cue_distance);
  before.remove_prefix(before.find_last_of("0123456789.;\n") + 1);  // npos + 1 is 0
  for (std::size_t at = before.size(); at-- > 0;) {
    if (!begins_cue[static_cast<unsigned char>(before[at])]) continue;
    const auto* cue = std::ranges::find_if(
        cues, [&](const Cue& each) { return before.substr(at).starts_with(each.word); });
    if (cue != cues.end()) return cue->kind;
  }
  return std::nullopt;
}

/// The day of a date is a group of two digits; no number of these begins so.
bool begins_like_one(const Run& run) {
  return !run.grouped() || run.first > 2;
}

bool is_phone(const Run& run, bool from_zero) {
  return from_zero && begins_like_one(run) && (run.digits == 10 || run.digits == 11);
}

/// "+84 912 345 678"
bool is_foreign_phone(const Run& run, std::string_view before, std::string_view from) {
  return before.ends_with('+') && run.digits == 11 && from.starts_with("84");
}

bool is_identity_number(const Run& run, bool from_zero) {
  return run.digits == 12 && (!run.grouped() || (from_zero && begins_like_one(run)));
}

/// Two letters stand before the digits, alone: "HS4424212345678", "GD 4 42 42 12345678".
std::size_t insurance_letters(const Run& run, std::string_view before) {
  if (run.digits != 13) return 0;
  std::size_t length = before.ends_with(' ') ? 1 : 0;
  const auto letter = [&](std::size_t back) {
    return before.size() > back && is_ascii_letter(before[before.size() - 1 - back]);
  };
  if (!letter(length) || !letter(length + 1)) return 0;
  length += 2;
  const bool alone = before.size() == length || !is_letter(before[before.size() - 1 - length]);
  return alone ? length : 0;
}

/// The number among the runs that begin at `start`: the shortest that is one, or the longest that
/// a cue makes one.
std::optional<PersonalNumber> number_at(std::string_view text, std::size_t start,
                                        const std::vector<Run>& runs) {
  const std::string_view before = text.substr(0, start);
  const bool from_zero = text[start] == '0';
  for (const Run& run : runs) {
    const std::size_t letters = insurance_letters(run, before);
    if (letters > 0) {
      return PersonalNumber{PersonalKind::insurance, start - letters, run.end - start + letters};
    }
    if (is_phone(run, from_zero) || is_foreign_phone(run, before, text.substr(start))) {
      return PersonalNumber{PersonalKind::phone, start, run.end - start};
    }
    if (is_identity_number(run, from_zero)) {
      return PersonalNumber{PersonalKind::identity_card, start, run.end - start};
    }
  }
  const auto cued = std::ranges::find_if(runs.rbegin(), runs.rend(), [](const Run& run) {
    return run.digits >= fewest_digits && run.digits <= 16;
  });
  const auto kind = cued == runs.rend() ? std::nullopt : cue_before(before);
  if (!kind) return std::nullopt;
  return PersonalNumber{*kind, start, cued->end - start};
}

}  // namespace

std::vector<PersonalNumber> personal_numbers(std::string_view text) {
  std::vector<PersonalNumber> found;
  for (std::size_t at = next_digit(text, 0); at < text.size(); at = next_digit(text, at)) {
    const std::size_t end = digits_end(text, at);
    const bool is_alone = end == text.size() || separator_at(text, end) == 0;
    if (is_alone && end - at < fewest_digits) {
      at = end;
      continue;
    }
    const auto runs = runs_at(text, at);
    const auto number = number_at(text, at, runs);
    if (number) found.push_back(*number);
    at = number ? number->start + number->length : runs.back().end;
  }
  return found;
}

}  // namespace tracuu::tokenizers
