#include "corpus/web_stamp.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

#include <fmt/format.h>

#include "corpus/fields/view.hpp"

namespace tracuu::corpus {
namespace {

using std::chrono::minutes;

constexpr std::size_t longest_stamp = 160;
constexpr minutes vietnam{7 * 60};

// Longer ones first where one begins another.
constexpr std::array<std::string_view, 24> labels{"thoi gian dang",
                                                  "thoi gian cap nhat",
                                                  "cap nhat lan cuoi",
                                                  "cap nhat luc",
                                                  "cap nhat ngay",
                                                  "cap nhat",
                                                  "ngay cap nhat",
                                                  "ngay dang tin",
                                                  "ngay dang",
                                                  "ngay xuat ban",
                                                  "ngay tao",
                                                  "ngay viet",
                                                  "ngay",
                                                  "dang luc",
                                                  "dang ngay",
                                                  "dang tin luc",
                                                  "da dang",
                                                  "xuat ban",
                                                  "post",
                                                  "gui luc",
                                                  "luc",
                                                  "tin dang ngay",
                                                  "tin ngay",
                                                  "vao luc"};
constexpr std::array<std::string_view, 14> weekdays{
    "thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay", "chu nhat",
    "thu 2",   "thu 3",  "thu 4",  "thu 5",   "thu 6",   "thu 7",   "cn"};
constexpr std::array<std::string_view, 12> reader_counts{
    "so luot xem", "luot xem", "luot doc", "da xem", "so lan xem", "lan xem",
    "so lan doc",  "da doc",   "xem",      "views",  "view",       "doc"};
// Who published it may follow on the same line.
constexpr std::array<std::string_view, 5> credits{"tac gia", "nguoi dang", "dang boi", "nguon",
                                                  "admin"};
constexpr std::size_t longest_credit = 60;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Reads a line from its start to its end; each take_ leaves it where it was if it does not fit.
class Scanner {
 public:
  explicit Scanner(std::string_view line) : line_(line) {}

  bool at_end() const { return i_ == line_.size(); }
  std::size_t left() const { return line_.size() - i_; }

  bool take_punctuation() {
    const std::size_t start = i_;
    while (!at_end() &&
           std::string_view(" ,|-.:;()[]?!/\"").find(line_[i_]) != std::string_view::npos)
      ++i_;
    return i_ > start;
  }

  template <typename Words>
  bool take_one_of(const Words& words) {
    for (const std::string_view word : words) {
      const std::size_t end = i_ + word.size();
      const bool ends_there = end >= line_.size() || line_[end] < 'a' || line_[end] > 'z';
      if (line_.substr(i_).starts_with(word) && ends_there) {
        i_ = end;
        return true;
      }
    }
    return false;
  }

  bool take_char(char c) {
    if (at_end() || line_[i_] != c) return false;
    ++i_;
    return true;
  }

  std::optional<int> take_number(std::size_t fewest_digits, std::size_t most_digits) {
    std::size_t end = i_;
    int value = 0;
    while (end < line_.size() && end - i_ < most_digits && is_digit(line_[end])) {
      value = value * 10 + (line_[end++] - '0');
    }
    if (end - i_ < fewest_digits) return std::nullopt;
    i_ = end;
    return value;
  }

  bool take_count() {
    const std::size_t start = i_;
    while (!at_end() && (is_digit(line_[i_]) || (i_ > start && line_[i_] == '.'))) ++i_;
    return i_ > start;
  }

  /// 06/11/2018, 6-11-2018, 2018-11-06.
  std::optional<std::chrono::sys_days> take_date() {
    const std::size_t start = i_;
    const auto first = take_number(1, 4);
    const bool year_first = i_ - start == 4;
    const char separator = at_end() ? '\0' : line_[i_];
    const bool is_separator = separator == '/' || separator == '-' || separator == '.';
    if (first && (year_first || i_ - start <= 2) && is_separator && take_char(separator)) {
      const auto second = take_number(1, 2);
      const auto third = second && take_char(separator)
                             ? (year_first ? take_number(1, 2) : take_number(4, 4))
                             : std::nullopt;
      if (third) {
        const std::chrono::year_month_day date{
            std::chrono::year(year_first ? *first : *third),
            std::chrono::month(static_cast<unsigned>(*second)),
            std::chrono::day(static_cast<unsigned>(year_first ? *third : *first))};
        if (date.ok() && date.year() >= std::chrono::year(1995) &&
            date.year() < std::chrono::year(2100)) {
          return date;
        }
      }
    }
    i_ = start;
    return std::nullopt;
  }

  struct Time {
    std::chrono::seconds since_midnight{};
    bool has_seconds = false;
  };

  /// 13:46, 13h46, 07:31:00 AM; digits glued to the minutes are a count of readers.
  std::optional<Time> take_time() {
    const std::size_t start = i_;
    const auto hours = take_number(1, 2);
    const bool has_separator = hours && (take_char(':') || take_char('h') || take_char('g'));
    const auto mins = has_separator ? take_number(2, 2) : std::nullopt;
    if (!mins || *hours > 23 || *mins > 59) {
      i_ = start;
      return std::nullopt;
    }
    Time time{std::chrono::hours(*hours) + minutes(*mins), false};
    const std::size_t behind_minutes = i_;
    if (take_char(':')) {
      if (const auto seconds = take_number(2, 2); seconds && *seconds < 60) {
        time.since_midnight += std::chrono::seconds(*seconds);
        time.has_seconds = true;
        if (take_char('.')) take_number(0, 9);  // fractions, in metadata
      } else {
        i_ = behind_minutes;
      }
    }
    const std::size_t behind_time = i_;
    take_char(' ');
    if (take_one_of(std::array<std::string_view, 3>{"pm", "ch", "chieu"})) {
      if (*hours < 12) time.since_midnight += std::chrono::hours(12);
    } else if (take_one_of(std::array<std::string_view, 3>{"am", "sa", "sang"})) {
      if (*hours == 12) time.since_midnight -= std::chrono::hours(12);
    } else {
      i_ = behind_time;
    }
    return time;
  }

  /// GMT+7, UTC+07:00, +0700, z.
  std::optional<minutes> take_zone() {
    const std::size_t start = i_;
    const bool is_named = take_one_of(std::array<std::string_view, 2>{"gmt", "utc"});
    if (is_named) take_char(' ');
    if (!is_named && take_one_of(std::array<std::string_view, 1>{"z"})) return minutes(0);
    const int sign = take_char('+') ? 1 : (take_char('-') ? -1 : 0);
    const auto hours = sign != 0 ? take_number(1, 2) : std::nullopt;
    if (!hours || *hours > 14) {
      i_ = start;
      return std::nullopt;
    }
    const bool has_colon = take_char(':');
    const auto rest = take_number(2, 2);
    if (!rest && (has_colon || !is_named)) {  // "13:46-06/11/2018" is no zone
      i_ = start;
      return std::nullopt;
    }
    return sign * minutes(*hours * 60 + rest.value_or(0));
  }

 private:
  std::string_view line_;
  std::size_t i_ = 0;
};

std::string iso(std::chrono::sys_days date, const std::optional<Scanner::Time>& time,
                const std::optional<minutes>& zone) {
  auto moment = std::chrono::sys_seconds(date);
  if (time) moment += time->since_midnight;
  if (time && zone) moment += vietnam - *zone;
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day ymd(day);
  std::string text =
      fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()),
                  static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
  if (!time) return text;
  const std::chrono::hh_mm_ss clock(moment - day);
  text += fmt::format("T{:02}:{:02}", clock.hours().count(), clock.minutes().count());
  if (time->has_seconds) text += fmt::format(":{:02}", clock.seconds().count());
  return text + "+07:00";
}

}  // namespace

std::optional<WebStamp> read_web_stamp(std::string_view line) {
  if (line.size() > longest_stamp || std::ranges::none_of(line, is_digit)) return std::nullopt;
  const std::string plain = fields::view_of(line).plain;
  Scanner scanner(plain);
  WebStamp stamp;
  std::optional<std::chrono::sys_days> date;
  std::optional<Scanner::Time> time;
  std::optional<minutes> zone;
  bool counts_readers = false;
  bool is_iso = false;
  while (!scanner.at_end()) {
    if (time && !zone && (zone = scanner.take_zone())) continue;
    if (scanner.take_punctuation()) continue;
    if (!date && (date = scanner.take_date())) {
      is_iso = scanner.take_char('t');
      continue;
    }
    if (!time && (time = scanner.take_time())) {
      if (is_iso && time->since_midnight % minutes(1) == minutes(0)) time->has_seconds = false;
      continue;
    }
    if (date && time && scanner.left() <= longest_credit && scanner.take_one_of(credits)) break;
    if (scanner.take_one_of(reader_counts)) {
      counts_readers = stamp.is_labelled = true;
    } else if (scanner.take_one_of(weekdays) || scanner.take_one_of(labels)) {
      stamp.is_labelled = true;
    } else if (!(date && (time || counts_readers) && scanner.take_count())) {
      return std::nullopt;
    }
  }
  if (!date) return std::nullopt;
  stamp.published_at = iso(*date, time, zone);
  return stamp;
}

}  // namespace tracuu::corpus
