#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/fields/header/lines.hpp"
#include "corpus/fields/header/pieces.hpp"

namespace tracuu::corpus::fields {
namespace {

constexpr std::size_t title_characters = 900;

/// "BÁO CÁO", "B Á O  C Á O", "BÁ0 CÁO" at `i`.
std::optional<NamedType> type_name_at(const View& view, std::size_t i, std::size_t line_end) {
  constexpr std::array<std::string_view, 23> names{
      "bao cao",      "nghi quyet", "quyet dinh",   "chi thi",   "ket luan",
      "ke hoach",     "thong bao",  "to trinh",     "huong dan", "chuong trinh hanh dong",
      "chuong trinh", "de an",      "phuong an",    "bien ban",  "quy che",
      "quy dinh",     "thong cao",  "cong dien",    "giay moi",  "hop dong",
      "du an",        "cong van",   "giay uy quyen"};
  for (const auto name : names) {
    auto at = i;
    bool matched = true;
    for (const char c : name) {
      if (c == ' ') continue;
      while (at < line_end && view[at] == ' ') ++at;
      if (at >= line_end || (view[at] != c && !(c == 'o' && view[at] == '0'))) {
        matched = false;
        break;
      }
      ++at;
    }
    if (!matched || (view.is_alnum(at) && !view.is_seam(at))) continue;
    // Phường An Lạc
    if (name == "phuong an" && lower_case(view.original({i, i + 6})) == "phường") continue;
    if (auto type = type_by_name(name)) return NamedType{*type, {i, at}};
  }
  return std::nullopt;
}

/// A line without letters: "-----", "***", "*".
bool is_rule(const View& view, const Line& line) {
  return !has_letters(view, line);
}

std::size_t skip_to_letter(const View& view, Span line) {
  auto i = line.begin;
  while (i < line.end && !view.is_alnum(i)) ++i;
  if (const auto draft = phrase_at(view, i, "du thao"); draft && draft.end < line.end) {
    i = draft.end;
    while (i < line.end && !view.is_alnum(i)) ++i;
  }
  return i;
}

constexpr std::array<std::string_view, 43> body_starts{"thuc hien",
                                                       "can cu",
                                                       "kinh gui",
                                                       "trong ",
                                                       "nam 20",
                                                       "duoc su",
                                                       "tiep tuc",
                                                       "uy ban nhan dan",
                                                       "ubnd",
                                                       "dang uy",
                                                       "hoi dong nhan dan",
                                                       "hdnd",
                                                       "nham ",
                                                       "qua ",
                                                       "ngay ",
                                                       "tren co so",
                                                       "theo ",
                                                       "hang nam",
                                                       "duoi su",
                                                       "sau ",
                                                       "voi ",
                                                       "de ",
                                                       "phat huy",
                                                       "thi hanh",
                                                       "ban chap hanh",
                                                       "ban thuong vu",
                                                       "ban chi dao",
                                                       "xa ",
                                                       "phuong ",
                                                       "thi tran ",
                                                       "chap hanh",
                                                       "tu ngay",
                                                       "tu dau nam",
                                                       "kinh thua",
                                                       "thua cac",
                                                       "thua toan",
                                                       "hom nay",
                                                       "vao luc",
                                                       "vao hoi",
                                                       "thoi gian ",
                                                       "thoi gian:",
                                                       "dia diem",
                                                       "thanh phan"};

bool starts_body(const View& view, Span line) {
  if (!view.is_capital(line.begin)) return false;
  const auto text = view.slice(line);
  if (text.starts_with("nam ") && text.size() < 60) return false;
  // "… trước kỳ họp thứ 4 / HĐND xã khóa VI": a body in a short line may end a title.
  const bool sentence = text.ends_with('.') || text.ends_with(':') || text.ends_with(',');
  if (text.size() < 80 && !sentence) {
    for (const std::string_view body : {"ubnd", "uy ban", "hdnd", "hoi dong", "dang uy", "ban "}) {
      if (text.starts_with(body)) return false;
    }
  }
  return std::any_of(body_starts.begin(), body_starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

constexpr std::array<std::string_view, 14> bare_headings{
    "ten don vi", "ho va ten",       "ho ten",   "don vi:",

    "dac diem",   "tinh hinh chung", "mo dau",   "dat van de", "ket qua dat duoc",
    "thuc trang", "danh gia chung",  "phan mot", "noi dung",   "kinh gui"};

/// Words a line of a title does not end with unless it goes on.
bool ends_open(const View& view, Span line) {
  const char last = view[line.end - 1];
  if (last == ',' || last == '-' || last == ';') return true;
  const auto words =
      words_of(view, {line.end > 20 ? std::max(line.begin, line.end - 20) : line.begin, line.end});
  constexpr std::array open = std::to_array<std::string_view>(
      {"va",   "cua", "ve",   "cho",  "trong", "voi", "tai",  "theo",  "den",    "tu",
       "nam",  "cac", "cong", "thuc", "giai",  "so",  "tinh", "hoat",  "phong",  "xa",
       "nong", "chu", "quy",  "ngay", "thang", "ky",  "khoa", "quyet", "phuong", "nhung"});
  return !words.empty() && std::find(open.begin(), open.end(), words.back().plain) != open.end();
}

/// Where the title ends in a line that goes on with the text itself; the end of the line where it
/// does not, nothing where that cannot be told.
std::optional<std::size_t> title_end_within(const View& view, Span line) {
  constexpr std::size_t surely_title = 200;
  constexpr std::size_t no_title = 400;
  if (line.end - line.begin <= surely_title) return line.end;
  const auto last = std::min(line.end, line.begin + 600);
  for (auto i = line.begin + 12; i < last; ++i) {
    if (!view.is_capital(i) || view[i - 1] != ' ') continue;
    const auto before = view[i - 2];
    if (before == '.' && view.is_letter(i - 3) && view.is_letter(i - 4)) return i - 2;
    if (is_heading(view, {i, line.end})) return i - 1;
    // After a comma, or in capitals, the title goes on.
    if (before == ',' || view.is_capital(i + 1)) continue;
    for (const std::string_view start :
         {"thuc hien", "can cu", "kinh gui", "trong ", "nam 20", "duoc su", "duoi su"}) {
      if (view.slice({i, line.end}).starts_with(start)) return i - 1;
    }
  }
  if (line.end - line.begin <= no_title) return line.end;
  return std::nullopt;
}

bool all_taken(const Header& header, Span line) {
  const auto begin = first_word(header.words, line.begin);
  const auto end = first_word(header.words, line.end);
  for (auto i = begin; i < end; ++i) {
    if (!header.taken[i]) return false;
  }
  return begin < end;
}

bool goes_on(const View& view, Span last, bool last_in_capitals, const Line& line) {
  const auto length = line.end - line.begin;
  const char end = view[line.end - 1];
  const bool sentence = end == '.' || end == ':' || end == ';';
  if (length > 250 || (sentence && length > 60)) return false;
  // A lone KT-XH or F1 at the end of a title is no heading.
  const bool one_word = view.slice(line).find(' ') == std::string_view::npos;
  const bool capitals = one_word ? last_in_capitals : share_of_capitals(view, line) > 0.8;
  const bool small = !view.is_capital(line.begin);
  if (last_in_capitals != capitals && !small && !ends_open(view, last)) {
    // BÁO CÁO / KẾT QUẢ ... / Năm 2018
    return view.slice(line).starts_with("nam ") && length < 60;
  }
  if (last_in_capitals && capitals) return true;
  if (ends_open(view, last)) return !sentence || small;
  if (small) return !sentence || length < 40;
  const auto text = view.slice(line);
  for (const std::string_view start : {"nhiem vu", "phuong huong", "muc tieu", "giai phap", "nam ",
                                       "quy ", "giai doan", "nhiem ky", "tren dia ban"}) {
    if (text.starts_with(start) && !sentence) return true;
  }
  if (starts_body(view, line)) return false;
  // A line wrapped before a name: "… bảo vệ an ninh / Tổ quốc năm 2018".
  return !line.after_blank && !sentence && last.end - last.begin >= 30 && length <= 120;
}

bool is_kind(std::string_view words) {
  constexpr std::array<std::string_view, 14> kinds_of_report{
      "nhanh",      "tom tat",    "dot xuat",    "dinh ky",    "tong ket",
      "so ket",     "chinh tri",  "chuyen de",   "giai trinh", "kiem diem",
      "thanh tich", "quyet toan", "tu danh gia", "tham tra"};
  return std::find(kinds_of_report.begin(), kinds_of_report.end(), words) != kinds_of_report.end();
}

/// What a program that signs PDFs prints onto the page, wherever it finds room.
bool is_signing_stamp(std::string_view line) {
  return line.starts_with("ky boi") || line.starts_with("nguoi ky:") ||
         line.starts_with("thoi gian ky") || line.starts_with("ngay ky:");
}

/// As much of a line of a title as is its own: not the cell of a table beside it, nor a piece of
/// the head that was flattened onto its line.
Span own_part(const View& view, const Header& header, Span line) {
  line.end = line.begin + std::min(view.slice(line).find('|'), line.end - line.begin);
  for (auto i = first_word(header.words, line.begin);
       i < header.words.size() && header.words[i].begin < line.end; ++i) {
    const auto at = header.words[i].begin;
    if (header.taken[i] || phrase_at(view, at, "kinh gui")) line.end = at;
  }
  return line;
}

}  // namespace

std::optional<TypeLine> find_type(const View& view, const Header& header) {
  const auto first_line = view.line_of(header.zone.begin);
  const auto last_line = view.line_of(header.zone.end - 1);
  const auto first_taken =
      std::find(header.taken.begin(), header.taken.end(), true) - header.taken.begin();
  const bool has_pieces = static_cast<std::size_t>(first_taken) < header.words.size();
  const auto pieces_begin =
      has_pieces ? header.words[static_cast<std::size_t>(first_taken)].begin : header.zone.begin;
  const bool has_anchor = header.number || header.date || header.motto;
  std::optional<TypeLine> title_case;
  for (auto l = first_line; l <= last_line && l < view.lines.size(); ++l) {
    const auto& line = view.lines[l];
    if (line.end < pieces_begin) continue;
    const auto start = skip_to_letter(view, line);
    if (auto named = type_name_at(view, start, line.end)) {
      const Span rest{named->span.end, line.end};
      const bool whole = !has_letters(view, rest);
      const bool capitals = share_of_capitals(view, named->span) > 0.8;
      const bool report = named->type.code == "BC";
      const bool after_number = (header.number && header.number->span.begin < line.begin) ||
                                (header.date && header.date->span.begin < line.begin);
      if (capitals && (whole || report || after_number)) return TypeLine{*named, l, rest};
      if (!title_case && report && has_anchor && (whole || after_number)) {
        title_case = TypeLine{*named, l, rest};
      }
    }
    // In a line it shares with other pieces.
    for (auto i = first_word(header.words, line.begin) + 1; i < header.words.size(); ++i) {
      const auto& word = header.words[i];
      if (word.begin >= line.end) break;
      if (!header.taken[i - 1] || header.taken[i] || word.written != Case::capitals) continue;
      auto named = type_name_at(view, word.begin, line.end);
      if (named && share_of_capitals(view, named->span) > 0.8) {
        return TypeLine{*named, l, {named->span.end, line.end}};
      }
    }
  }
  if (title_case) return title_case;
  // Nothing but names above it, and the first piece below: the date of a paper dated at its end.
  for (auto l = first_line; l <= last_line && l < view.lines.size(); ++l) {
    const auto& line = view.lines[l];
    if (line.end >= pieces_begin) break;
    const auto named = type_name_at(view, skip_to_letter(view, line), line.end);
    if (named && named->type.code == "BC" && share_of_capitals(view, line) > 0.8 &&
        !has_letters(view, {named->span.end, line.end})) {
      return TypeLine{*named, l, {named->span.end, line.end}};
    }
  }
  if (!has_pieces && !view.lines.empty()) {
    // Only the text, without a head: its first line may still say what it is.
    const auto& line = view.lines[first_line];
    const auto start = skip_to_letter(view, line);
    if (auto named = type_name_at(view, start, line.end); named && named->type.code == "BC") {
      return TypeLine{*named, first_line, {named->span.end, line.end}};
    }
  }
  return std::nullopt;
}

void find_title(const View& view, Header& header, const TypeLine& type) {
  std::optional<Span> title;
  Span last;
  bool accept_any = true;
  bool capitals = false;
  const auto add = [&](Span span) {
    title = Span{title ? title->begin : span.begin, span.end};
    last = span;
    capitals = share_of_capitals(view, span) > 0.7;
  };
  auto rest = type.rest;
  while (rest.begin < rest.end && !view.is_alnum(rest.begin) && view[rest.begin] != '"' &&
         view[rest.begin] != '(') {
    ++rest.begin;
  }
  if (has_letters(view, rest)) {
    const auto end = title_end_within(view, rest);
    if (!end) return;
    add({rest.begin, *end});
    if (*end < rest.end) {
      header.title = title;
      return;
    }
    // BÁO CÁO NHANH, BÁO CÁO TỔNG KẾT: a kind of report, not a part of the title below it.
    if (is_kind(view.slice(rest))) title.reset();
    // "BÁO CÁO TÌNH HÌNH" wants the next line, whatever that starts with.
    accept_any = rest.end - rest.begin <= 25 && !view.is_digit(*end - 1);
  }
  for (auto l = type.line + 1; l < view.lines.size() && l < type.line + 14; ++l) {
    const auto& line = view.lines[l];
    if (is_rule(view, line)) {
      if (title) break;
      continue;
    }
    if (all_taken(header, line)) {
      if (title) break;
      continue;
    }
    const auto text = view.slice(line);
    if (is_signing_stamp(text)) continue;
    // For whom it was written: no part of what it is about.
    if (title && text.starts_with("(trinh ")) break;
    if (text.starts_with("kinh gui") || is_heading(view, line) || text.starts_with("can cu")) break;
    if (!title || accept_any) {
      if (title && starts_body(view, line) && line.end - line.begin > 160) break;
      if (phrase_at(view, skip_to_letter(view, line), "du thao") && text.size() < 25) continue;
      if (std::any_of(bare_headings.begin(), bare_headings.end(),
                      [&](std::string_view heading) { return text.starts_with(heading); }) &&
          text.size() < 40) {
        break;
      }
      const auto end = title_end_within(view, line);
      if (!end) break;
      add({line.begin, *end});
      accept_any = false;
      if (*end < line.end) break;
      continue;
    }
    if (std::any_of(bare_headings.begin(), bare_headings.end(),
                    [&](std::string_view heading) { return text.starts_with(heading); })) {
      break;
    }
    if (line.end - title->begin > title_characters || !goes_on(view, last, capitals, line)) break;
    add(line);
  }
  if (!title && is_kind(view.slice(rest))) title = rest;
  header.title = title;
}

void find_subject(const View& view, Header& header) {
  const auto first = view.line_of(header.zone.begin);
  for (auto l = first; l < view.lines.size() && l < first + 30; ++l) {
    const auto& line = view.lines[l];
    const auto text = view.slice(line);
    std::size_t skip = 0;
    for (const std::string_view start : {"v/v", "ve viec"}) {
      if (text.starts_with(start)) skip = start.size();
    }
    const auto inside = text.find(" v/v ");
    if (skip == 0 && inside != std::string_view::npos && header.number &&
        header.number->span.end <= line.begin + inside + 1) {
      skip = inside + 5;
    }
    if (skip == 0) continue;
    Span title = own_part(view, header, {line.begin + skip, line.end});
    const bool whole = title.end == line.end;
    while (!whole && !title.empty() && !view.is_alnum(title.end - 1)) --title.end;
    while (title.begin < title.end && !view.is_alnum(title.begin)) ++title.begin;
    for (auto next = l + 1; whole && next < view.lines.size() && next < l + 4; ++next) {
      const auto& more = view.lines[next];
      // "… đơn kiến nghị của ông / Nguyễn Văn Bình": a name, and the other column right below it.
      const bool last = next + 1 < view.lines.size() && all_taken(header, view.lines[next + 1]) &&
                        !view.slice(more).starts_with("kinh gui");
      if (more.after_blank || (view.is_capital(more.begin) && !last) ||
          !view.is_alnum(more.begin) || all_taken(header, more)) {
        break;
      }
      title.end = more.end;
    }
    if (!title.empty() && title.end - title.begin <= title_characters) header.title = title;
    return;
  }
}

}  // namespace tracuu::corpus::fields
