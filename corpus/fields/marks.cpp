#include "corpus/fields/marks.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/fields/header/lines.hpp"

namespace tracuu::corpus::fields {
namespace {

constexpr std::size_t head_lines = 15;  ///< where marks are looked for at least

/// The line without brackets, stars and full stops at its ends.
Span bare(const View& view, Span line) {
  while (!line.empty() && !view.is_alnum(line.begin)) ++line.begin;
  while (!line.empty() && !view.is_alnum(line.end - 1)) --line.end;
  return line;
}

bool is_secrecy(std::string_view text) {
  return text == "mat" || text == "toi mat" || text == "tuyet mat" || text == "tai lieu mat" ||
         text == "van ban mat";
}

/// "Độ mật: Mật" -> "Mật".
Span behind_label(const View& view, Span line) {
  const auto text = view.slice(line);
  for (const std::string_view label :
       {"do mat", "muc do mat", "dau mat", "do khan", "muc do khan"}) {
    if (text.starts_with(label)) {
      return bare(view, {line.begin + label.size(), line.end});
    }
  }
  return line;
}

bool is_urgency(std::string_view text) {
  return text == "khan" || text == "thuong khan" || text == "hoa toc" ||
         (text.starts_with("hoa toc hen gio") && text.size() < 60);
}

bool is_circulation(std::string_view text) {
  if (text.size() > 60) return false;
  for (const std::string_view start :
       {"luu hanh noi bo", "tai lieu luu hanh noi bo", "xem xong tra lai", "tra lai sau khi hop",
        "khong pho bien", "tai lieu tham khao", "du thao"}) {
    if (!text.starts_with(start)) continue;
    const auto rest = text.substr(start.size());
    // "DỰ THẢO LẦN 2", "Dự thảo (ngày 5/7)"; not "Dự thảo báo cáo chính trị trình đại hội".
    return rest.empty() || (start == "du thao" && (rest.starts_with(" lan") ||
                                                   rest.starts_with(" (") || rest == " bao cao"));
  }
  return false;
}

bool in_capitals(const View& view, Span span) {
  return share_of_capitals(view, span) > 0.7;
}

void put(const View& view, Maybe<std::string>& mark, Span span) {
  if (!mark) mark = Found<std::string>{on_one_line(view.original(span)), view.evidence(span)};
}

}  // namespace

Marks marks_of(const View& view, const Header& header) {
  Marks marks;
  const auto first = view.line_of(header.zone.begin);
  auto last = first + head_lines;
  if (header.type) last = std::max(last, view.line_of(header.type_span.begin) + 3);
  if (header.number) last = std::max(last, view.line_of(header.number->span.begin) + 3);
  last = std::min(last, view.lines.size());
  for (auto l = first; l < last; ++l) {
    const auto line = bare(view, view.lines[l]);
    if (line.empty()) continue;
    const auto value = behind_label(view, line);
    const bool labelled = value.begin != line.begin;
    const auto text = view.slice(value);
    const bool capitals = in_capitals(view, value) || labelled;
    if (is_secrecy(text) && capitals) {
      // One word a line: MẶT / TRẬN
      const auto next = l + 1 < view.lines.size() ? view.slice(view.lines[l + 1]) : "";
      if (!(text == "mat" && next.starts_with("tran"))) put(view, marks.secrecy, value);
    } else if (is_urgency(text) && capitals) {
      put(view, marks.urgency, value);
    } else if (is_circulation(text) &&
               (capitals || line != Span(view.lines[l]) || !text.starts_with("tai lieu t"))) {
      put(view, marks.circulation, value);
    }
  }
  // Beside a number or a motto: "Số: 12/BC-UBND   MẬT".
  for (std::size_t i = 0; i < header.words.size(); ++i) {
    const auto& word = header.words[i];
    if (header.taken[i] || word.written != Case::capitals || word.end - word.begin < 3) continue;
    const auto line = view.line_of(word.begin);
    if (line >= last) break;
    const bool line_has_piece =
        (i > 0 && header.taken[i - 1] && header.words[i - 1].begin >= view.lines[line].begin);
    if (!line_has_piece) continue;
    auto end = i + 1;
    while (end < header.words.size() && !header.taken[end] &&
           header.words[end].begin < view.lines[line].end) {
      ++end;
    }
    const Span rest{word.begin, header.words[end - 1].end};
    if (!in_capitals(view, rest)) continue;
    if (is_secrecy(view.slice(rest))) put(view, marks.secrecy, rest);
    if (is_urgency(view.slice(rest))) put(view, marks.urgency, rest);
  }
  return marks;
}

}  // namespace tracuu::corpus::fields
