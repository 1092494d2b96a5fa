#include "corpus/fields/one_word_lines.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/fields/header/lines.hpp"

namespace tracuu::corpus::fields {
namespace {

constexpr std::size_t searched_lines = 100;
constexpr std::size_t shortest_run = 12;  ///< lines; a column of a table or a menu may have some

/// How the word of a line is written, as far as that says where lines ended: of digits and the
/// symbols of documents nothing, and of what has no letters that it is a line: "*", "-----".
enum class Look : std::uint8_t { capitals, running, neutral, rule };

bool is_one_word(const View& view, Span line) {
  return view.slice(line).find(' ') == std::string_view::npos;
}

Look look_of(const View& view, Span line) {
  const auto shape = std::string_view(view.shape).substr(line.begin, line.end - line.begin);
  if (shape.find_first_of("Aa0") == std::string_view::npos) {
    return shape.size() >= 3 || view[line.begin] == '*' ? Look::rule : Look::neutral;
  }
  if (shape.find('0') != std::string_view::npos || view.slice(line).find('/') != std::string::npos)
    return Look::neutral;
  return shape.find('a') == std::string_view::npos ? Look::capitals : Look::running;
}

/// An acronym among other words (Kết / quả / CCHC / năm) is no line of capitals.
void level_lone_capitals(std::vector<Look>& looks) {
  for (std::size_t i = 0; i < looks.size(); ++i) {
    const bool beside = (i > 0 && looks[i - 1] == Look::capitals) ||
                        (i + 1 < looks.size() && looks[i + 1] == Look::capitals);
    if (looks[i] == Look::capitals && !beside) looks[i] = Look::neutral;
  }
}

std::vector<Look> looks_of(const View& view, std::span<const Line> run) {
  std::vector<Look> looks(run.size());
  std::ranges::transform(run, looks.begin(), [&](Span line) { return look_of(view, line); });
  level_lone_capitals(looks);
  return looks;
}

/// "Kính gửi", "Căn cứ": what follows the title, or the text.
bool starts_part(const View& view, Span line) {
  const char mark = view[line.end - 1];
  if ((mark == '.' || mark == '/') && is_heading(view, line)) return true;  // 1. or A/
  if (!view.is_capital(line.begin)) return false;
  for (const std::string_view start :
       {"kinh gui", "kinh thua", "can cu", "thuc hien", "noi nhan"}) {
    if (phrase_at(view, line.begin, start)) return true;
  }
  return false;
}

/// "2021.", "xã;": whatever stands behind it does not go on with it. "TM." is none.
bool ends_sentence(const View& view, Span line) {
  const char mark = view[line.end - 1];
  return (mark == '.' || mark == ';' || mark == '!') && line.end - line.begin > 2 &&
         !view.is_capital(line.end - 2);
}

/// For each line of `run` whether it goes on with the one before.
std::vector<bool> continuations(const View& view, std::span<const Line> run) {
  const auto looks = looks_of(view, run);
  std::vector<bool> goes_on(run.size(), false);
  Look last = Look::rule;
  for (std::size_t i = 0; i < run.size(); ++i) {
    const bool is_neutral = looks[i] == Look::neutral;
    goes_on[i] = i > 0 && looks[i] != Look::rule && last != Look::rule &&
                 !ends_sentence(view, run[i - 1]) && !starts_part(view, run[i]) &&
                 (is_neutral || last == Look::neutral || looks[i] == last);
    if (!is_neutral || last == Look::rule) last = looks[i];
  }
  return goes_on;
}

/// The first long run of lines of one word each.
std::span<const Line> run_of(const View& view) {
  const auto first = view.lines.begin();
  const auto last =
      first + static_cast<std::ptrdiff_t>(std::min(view.lines.size(), searched_lines));
  const auto is_word = [&view](Span line) { return is_one_word(view, line); };
  for (auto begin = std::find_if(first, last, is_word); begin != last;) {
    const auto end = std::find_if_not(begin, view.lines.end(), is_word);
    if (static_cast<std::size_t>(end - begin) >= shortest_run) return {begin, end};
    begin = end < last ? std::find_if(end, last, is_word) : last;
  }
  return {};
}

}  // namespace

View with_one_word_lines_joined(View view) {
  const auto run = run_of(view);
  if (run.empty()) return view;
  const auto goes_on = continuations(view, run);
  // What stands between two lines becomes one space, so that all behind it moves up.
  std::size_t kept = run.front().end;
  const auto keep = [&view, &kept](Span span) {
    for (auto i = span.begin; i < span.end; ++i, ++kept) {
      view.plain[kept] = view.plain[i];
      view.shape[kept] = view.shape[i];
      view.at[kept] = view.at[i];
    }
  };
  for (std::size_t i = 1; i < run.size(); ++i) {
    const Span gap{run[i - 1].end, run[i].begin};
    if (goes_on[i]) {
      keep({gap.begin, gap.begin + 1});
      view.plain[kept - 1] = view.shape[kept - 1] = ' ';
    } else {
      keep(gap);
    }
    keep(run[i]);
  }
  keep({run.back().end, view.plain.size()});
  view.plain.resize(kept);
  view.shape.resize(kept);
  view.at[kept] = view.at.back();
  view.at.resize(kept + 1);
  view.lines = lines_of(view.plain);
  return view;
}

}  // namespace tracuu::corpus::fields
