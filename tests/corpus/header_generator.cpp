#include "tests/corpus/header_generator.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>

#include "bench/random.hpp"
#include "bench/vietnamese_letters.hpp"
#include "tests/root.hpp"

namespace tracuu::corpus {
namespace {

using bench::Random;
using bench::upper_case;

using Row = std::vector<std::string>;
using Lines = std::vector<std::string>;

std::vector<Row> table(const std::string& name, std::string_view set) {
  const auto path = tests::root() / "tests/corpus/headers" / name;
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path.string() + " is missing");
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    Row row;
    for (std::size_t i = 0; i <= line.size();) {
      const auto tab = std::min(line.find('\t', i), line.size());
      row.push_back(line.substr(i, tab - i));
      i = tab + 1;
    }
    if (row.front() == set) rows.push_back(std::move(row));
  }
  return rows;
}

template <typename Item>
const Item& one_of(Random& random, const std::vector<Item>& items) {
  return items[random.below(items.size())];
}

template <std::size_t Size>
std::string one_of(Random& random, const std::array<std::string_view, Size>& items) {
  return std::string(items[random.below(Size)]);
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
  return text;
}

Lines split(std::string_view text, std::string_view separator) {
  Lines parts;
  for (std::size_t i = 0; i <= text.size();) {
    const auto end = std::min(text.find(separator, i), text.size());
    parts.emplace_back(text.substr(i, end - i));
    i = end + separator.size();
  }
  return parts;
}

std::string joined(const Lines& lines, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) text += separator;
    text += lines[i];
  }
  return text;
}

std::string two_digits(std::uint64_t n) {
  return (n < 10 ? "0" : "") + std::to_string(n);
}

// -- the parts of one report --

struct Place {
  std::string commune, district, province;
  std::string bare;        ///< "Thạch Khê"
  std::string of_signing;  ///< "Thạch Khê"; "Phường 12"
};

std::string committee(std::string_view unit) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> names{
      {{"huyện ", "Huyện ủy "},
       {"quận ", "Quận ủy "},
       {"thị xã ", "Thị ủy "},
       {"thành phố ", "Thành ủy "},
       {"tỉnh ", "Tỉnh ủy "}}};
  for (const auto& [type, name] : names) {
    if (unit.starts_with(type)) return std::string(name) + std::string(unit.substr(type.size()));
  }
  return std::string(unit);
}

Place place_of(const Row& row) {
  Place place{row[1], row[2], row[3], row[1], {}};
  for (const std::string_view type : {"xã ", "phường ", "thị trấn ", "đặc khu "}) {
    if (place.bare.starts_with(type)) place.bare.erase(0, type.size());
  }
  const bool needs_type = place.bare.find_first_of("0123456789") == 0;
  place.of_signing = needs_type ? bench::capitalised(place.commune) : place.bare;
  return place;
}

std::string filled(std::string text, const Place& place) {
  text = replaced(std::move(text), "{Huyện ủy}", committee(place.district));
  text = replaced(std::move(text), "{Tỉnh ủy}", committee(place.province));
  text = replaced(std::move(text), "{Huyện}", place.district);
  text = replaced(std::move(text), "{Tỉnh}", place.province);
  text = replaced(std::move(text), "{Xã}", place.commune);
  return replaced(std::move(text), "{tên}", place.bare);
}

struct Day {
  std::uint64_t year, month, day;
};

/// Everything before it is laid out.
struct Paper {
  Place place;
  Day day{};
  bool party = false;  ///< written in the form of the Party
  Lines above, issuer;
  std::string number_line, place_and_date;
  Lines mottos;
  std::string rule;
  std::string type;
  std::string title;
  Lines body;
  Lines signature;
};

struct Random_number {
  std::string line, canonical;
};

Random_number number_line(Random& random, const Row& body, bool party, Wear wear) {
  constexpr std::array<std::string_view, 6> blanks{"   ", "….", "......", " ", "…", "_____"};
  const auto serial = 1 + random.below(random.percent(70) ? 99 : 600);
  const bool blank = random.percent(12);
  const auto digits =
      serial < 10 && random.percent(80) ? two_digits(serial) : std::to_string(serial);
  const auto shown = blank ? one_of(random, blanks) : digits;
  const auto& symbol = body[8];
  const bool dashed = party;
  std::string text;
  switch (random.below(wear == Wear::none ? 3 : 8)) {
    case 0:
      text = dashed ? (blank ? "Số" + shown + "-BC/" : "Số " + shown + "-BC/") + symbol
                    : "Số: " + shown + "/BC-" + symbol;
      break;
    case 1:
      text = dashed ? "Số: " + shown + "-BC/" + symbol : "Số: " + shown + " /BC-" + symbol;
      break;
    case 2:
      text = dashed ? "Số " + shown + " - BC/" + symbol : "Số:" + shown + "/BC-" + symbol;
      break;
    case 3:
      text = dashed ? "Số " + shown + " BC/" + symbol : "Số " + shown + "/BC-" + symbol;
      break;
    case 4:
      text = dashed ? "Số: " + shown + " -BC/" + symbol : "Số: " + shown + "/ BC – " + symbol;
      break;
    case 5:
      text = dashed ? "Số " + shown + "–BC/" + symbol : "Số : " + shown + " / BC - " + symbol;
      break;
    case 6:
      text = dashed ? "Số: " + shown + "/BC-" + symbol : "Số: " + shown + "/BC." + symbol;
      break;
    default:
      text = dashed ? "Số " + shown + "-BC/" + symbol : "Số: " + shown + "/BC–" + symbol;
  }
  const auto canonical_serial = blank ? "" : serial < 10 ? two_digits(serial) : digits;
  const auto first = blank ? "" : dashed ? "-" : "/";
  return {text, canonical_serial + first + "BC" + (dashed ? "/" : "-") + symbol};
}

struct Written_date {
  std::string text, iso;
};

Written_date date_line(Random& random, const Place& place, const Day& day, Wear wear) {
  const auto d = day.day < 10 ? two_digits(day.day) : std::to_string(day.day);
  const auto m =
      day.month < 3 || random.percent(30) ? two_digits(day.month) : std::to_string(day.month);
  const auto y = std::to_string(day.year);
  const auto iso = y + "-" + two_digits(day.month);
  const auto whole = iso + "-" + two_digits(day.day);
  const auto& where = place.of_signing;
  if (random.percent(8)) {
    constexpr std::array<std::string_view, 4> blanks{"   ", " …", "....", " ….. "};
    return {where + ", ngày" + one_of(random, blanks) + " tháng " + m + " năm " + y, iso};
  }
  switch (random.below(wear == Wear::none ? 2 : 8)) {
    case 0:
    case 1:
      return {where + ", ngày " + d + " tháng " + m + " năm " + y, whole};
    case 2:
      return {where + ", ngày  " + d + " tháng " + m + "  năm " + y, whole};
    case 3:
      return {where + ", ngày\u00a0" + d + "\u00a0tháng " + m + " năm " + y, whole};
    case 4:
      return {where + ",ngày " + d + " tháng " + m + " năm " + y, whole};
    case 5:
      return {where + " ngày " + d + " tháng " + m + " năm " + y, whole};
    case 6:
      return {where + " , ngày " + d + " tháng " + m + " năm " + y + ".", whole};
    default:
      return {where + ", ngày " + d + "/" + m + "/" + y, whole};
  }
}

constexpr std::array<std::string_view, 12> surnames{
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Dương"};
constexpr std::array<std::string_view, 8> middles{"Văn",  "Thị",     "Đình", "Xuân",
                                                  "Quốc", "Thị Thu", "Hữu",  "Minh"};
constexpr std::array<std::string_view, 12> given{"Hùng", "Lan", "Tâm",  "Thắng", "Hoa",   "Đức",
                                                 "Nhàn", "Sơn", "Hạnh", "Khánh", "Tuyết", "Bình"};

Lines signature_of(Random& random, const Row& body, std::string& name) {
  name = one_of(random, surnames) + " " + one_of(random, middles) + " " + one_of(random, given);
  Lines lines;
  if (body[9] != " ") lines = split(body[9], " / ");
  lines.push_back(body[10]);
  if (random.percent(25)) lines.emplace_back("(Đã ký)");
  lines.push_back((random.percent(8) ? "Đ/c " : "") + name);
  return lines;
}

Lines cited_in(const Row& title) {
  return title[3].empty() ? Lines{} : split(title[3], ";");
}

Lines body_of(Random& random, const Paper& paper, const std::vector<Row>& citations,
              const std::vector<Row>& titles, Truth& truth) {
  constexpr std::array<std::string_view, 6> doing{
      "Thực hiện ", "Căn cứ ", "Thực hiện ", "Triển khai thực hiện ", "Thi hành ", "Theo "};
  constexpr std::array<std::string_view, 8> sentences{
      "Công tác lãnh đạo, chỉ đạo được quan tâm, cán bộ và nhân dân đồng tình hưởng ứng.",
      "Các ban, ngành, đoàn thể phối hợp chặt chẽ, kết quả đạt được khá toàn diện.",
      "Một số nội dung còn chậm so với yêu cầu, kinh phí hạn hẹp.",
      "Đã tổ chức 12 buổi tuyên truyền với trên 1.250 lượt người tham gia.",
      "Nhìn chung các chỉ tiêu đều đạt và vượt, bằng 109% so với cùng kỳ.",
      "Trong kỳ đã họp 4 lần để kiểm điểm tiến độ và phân công nhiệm vụ.",
      "Vẫn còn một số hộ chưa chấp hành tốt, cần tiếp tục vận động.",
      "Địa phương có 9 thôn, 1.585 hộ với 6.640 nhân khẩu."};
  const auto cite = [&] {
    const auto& row = one_of(random, citations);
    for (const auto& canonical : split(row[2], ";")) truth.citations.push_back(canonical);
    return row[1];
  };
  Lines body;
  if (random.percent(75)) {
    body.push_back(one_of(random, doing) + cite() + ", " + paper.place.commune +
                   " báo cáo kết quả như sau:");
  } else {
    body.push_back("Trong thời gian qua, được sự quan tâm của cấp trên, " + paper.place.commune +
                   " đã đạt được những kết quả sau:");
  }
  const bool roman = random.percent(60);
  body.emplace_back(roman ? "I. ĐẶC ĐIỂM TÌNH HÌNH" : "1. Đặc điểm tình hình");
  body.push_back(one_of(random, sentences));
  if (random.percent(50))
    body.push_back("- Thực hiện " + cite() + ", đã ban hành các văn bản để triển khai.");
  body.emplace_back(roman ? "II. KẾT QUẢ ĐẠT ĐƯỢC" : "2. Kết quả đạt được");
  body.push_back("1. " + one_of(random, sentences));
  body.push_back("2. " + one_of(random, sentences));
  if (random.percent(40))
    body.push_back("Tổ chức quán triệt " + cite() + " đến cán bộ, đảng viên.");
  body.push_back(one_of(random, sentences));
  body.emplace_back(roman ? "III. PHƯƠNG HƯỚNG, NHIỆM VỤ" : "3. Phương hướng, nhiệm vụ");
  // Plans speak of something else.
  const auto& plan = one_of(random, titles);
  const auto other = replaced(replaced(plan[2], "{y}", "2019"), "{z}", "2020");
  for (const auto& cited : cited_in(plan)) truth.citations.push_back(cited);
  body.push_back("- Tiếp tục quan tâm nội dung: " + filled(other, paper.place) + ".");
  body.push_back("Trên đây là báo cáo của địa phương./.");
  return body;
}

// -- layouts --

std::string wrapped(const std::string& title, std::size_t width) {
  std::string lines;
  std::size_t column = 0;
  for (const auto& word : split(title, " ")) {
    if (column > 0 && column + word.size() > width) {
      lines += '\n';
      column = 0;
    } else if (column > 0) {
      lines += ' ';
    }
    lines += word;
    column += word.size() + 1;
  }
  return lines;
}

/// Left and right column, side by side.
Lines rows(const Lines& left, const Lines& right, std::string_view gap, bool merged) {
  Lines lines;
  const auto last_left = left.size() - 1, last_right = right.size() - 1;
  const auto count = std::max(left.size(), right.size());
  for (std::size_t i = 0; i < count; ++i) {
    // The number stands beside the date.
    const auto cell = [&](const Lines& column, std::size_t last) {
      if (i + 1 == count) return column[last];
      return i < last ? column[i] : std::string();
    };
    const auto l = cell(left, last_left), r = cell(right, last_right);
    if (merged) {
      lines.push_back(l.empty() ? r : r.empty() ? l : l + std::string(gap) + r);
    } else {
      if (!l.empty()) lines.push_back(l);
      if (!r.empty()) lines.push_back(r);
    }
  }
  return lines;
}

struct Laid_out {
  std::string head, form;
  bool with_type = false;  ///< kind and title stand in it already
};

Laid_out head_of(Random& random, const Paper& paper) {
  Lines issuers = paper.above;
  issuers.insert(issuers.end(), paper.issuer.begin(), paper.issuer.end());
  Lines left = issuers;
  const bool ruled = random.percent(40);
  if (ruled) left.push_back(paper.rule);
  left.push_back(paper.number_line);
  Lines right = paper.mottos;
  if (ruled && paper.mottos.size() > 1) right.emplace_back("---------------");
  right.push_back(paper.place_and_date);
  const auto gap = random.percent(50) ? "\n" : "\n\n";
  Lines lines;
  switch (random.below(11)) {
    case 0:
      lines = left;
      lines.insert(lines.end(), right.begin(), right.end());
      return {joined(lines, gap), "left then right"};
    case 1: {
      lines = issuers;
      lines.insert(lines.end(), paper.mottos.begin(), paper.mottos.end());
      if (ruled) lines.push_back(paper.rule);
      lines.push_back(paper.number_line);
      lines.push_back(paper.place_and_date);
      return {joined(lines, gap), "cells of two rows"};
    }
    case 2:
      lines = rows(left, right, "", false);
      return {joined(lines, gap), "row by row"};
    case 3:
      return {joined(rows(left, right, " ", true), "\n"), "rows merged"};
    case 4:
      return {joined(rows(left, right, "          ", true), "\n"), "rows side by side"};
    case 5: {
      lines = left;
      lines.insert(lines.end(), right.begin(), right.end());
      return {joined(lines, " "), "one line"};
    }
    case 6: {
      lines = left;
      lines.insert(lines.end(), right.begin(), right.end());
      return {joined(lines, " ") + " " + paper.type + " " + paper.title, "one line with the title",
              true};
    }
    case 7: {
      lines = right;
      lines.insert(lines.end(), left.begin(), left.end());
      return {joined(lines, gap), "right then left"};
    }
    case 8: {
      lines = {joined(issuers, " "), paper.rule, paper.number_line};
      lines.insert(lines.end(), right.begin(), right.end());
      return {joined(lines, gap), "issuers joined"};
    }
    case 9:
      return {joined(rows(left, right, "\t", true), "\n"), "cells by tabs"};
    default:
      return {joined(rows(left, right, " | ", true), "\n"), "cells by bars"};
  }
}

// -- wear --

std::string menu(Random& random, const Paper& paper) {
  std::string text = "Trang chủ\nGiới thiệu\nTin tức - Sự kiện\nVăn bản\n";
  if (random.percent(40))
    text += "CỔNG THÔNG TIN ĐIỆN TỬ " + upper_case(paper.place.commune) + "\n";
  if (random.percent(50)) text += "UBND " + paper.place.district + "\nThủ tục hành chính\n";
  text += "Báo cáo " + paper.title + "\n";
  if (random.percent(60)) text += "Thứ hai - 20/06/2022 20:16\n";
  return text + "loading...\n";
}

std::string careless(Random& random, const std::string& text) {
  std::string out;
  for (const auto& word : split(text, " ")) {
    if (!out.empty()) out += random.once_in(40) ? "  " : " ";
    out += random.once_in(12) && bench::has_hoi_or_nga(word) ? bench::swapped_hoi_nga(word) : word;
  }
  return out;
}

/// Marks and letters as machines lose them. Digits stay: nothing could bring these back.
std::string scanned(Random& random, std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> misread{
      {{"Số:", "S6:"},
       {"Số:", "Sô:"},
       {"Số ", "Sô "},
       {"Số ", "S6 "},
       {"UBND", "UBNĐ"},
       {"-UBND", "-UBNO"},
       {"HÒA XÃ", "HOÀ XÀ"},
       {"CỘNG", "CONG"},
       {"Độc lập", "Dộc lập"},
       {"năm", "nărn"},
       {"BÁO CÁO", "BÁO CẢO"},
       {"tháng", "thảng"}}};
  for (const auto& [printed, read] : misread) {
    if (random.percent(25)) text = replaced(std::move(text), printed, read);
  }
  std::string out;
  const std::uint64_t loss = random.percent(30) ? 2 : 12;
  for (const auto& line : split(text, "\n")) {
    if (!out.empty()) out += '\n';
    bool first = true;
    for (const auto& word : split(line, " ")) {
      if (!first && !(random.once_in(60) && word.size() > 4)) out += ' ';
      first = false;
      out += random.once_in(loss)
                 ? random.once_in(2) ? bench::without_marks(word) : bench::without_tone(word)
                 : word;
    }
  }
  return out;
}

}  // namespace

std::vector<MadeTitle> made_titles() {
  std::vector<MadeTitle> made;
  for (const std::string_view set : {"a", "b", "c"}) {
    for (const auto& row : table("titles.tsv", set)) {
      auto title = replaced(replaced(row[2], "{y}", "2019"), "{z}", "2020");
      made.push_back({replaced(std::move(title), "{Xã}", "xã Cẩm Hà"), row[1]});
    }
  }
  return made;
}

std::string_view name_of(Wear wear) {
  switch (wear) {
    case Wear::none:
      return "as written";
    case Wear::web:
      return "from a portal";
    case Wear::careless:
      return "careless";
    case Wear::scanned:
      return "scanned";
  }
  return "";
}

std::vector<MadeReport> made_reports(std::string_view set, Wear wear, std::uint64_t seed,
                                     std::size_t count) {
  const auto places = table("places.tsv", set);
  const auto bodies = table("bodies.tsv", set);
  const auto titles = table("titles.tsv", set);
  const auto citations = table("citations.tsv", set);
  std::vector<MadeReport> reports;
  while (reports.size() < count) {
    Random random(bench::mix(seed, reports.size(), static_cast<std::uint64_t>(wear)));
    const auto& body = one_of(random, bodies);
    Paper paper;
    paper.place = place_of(one_of(random, places));
    const auto first = std::stoull(body[1]);
    paper.day = {first + random.below(std::stoull(body[2]) - first + 1), 1 + random.below(12),
                 1 + random.below(28)};
    // Communes without districts, and their units, are of 2025-07 and later.
    if (paper.day.year == 2025)
      paper.day.month = first == 2025 ? 7 + random.below(6) : 1 + random.below(6);
    MadeReport report;
    auto& truth = report.truth;

    const auto& world = body[3];
    const auto& motto = body[4];
    paper.party = world == "party" || motto == "youth" || motto == "none";
    paper.above =
        body[5].empty() ? Lines{} : split(upper_case(filled(body[5], paper.place)), " / ");
    paper.issuer = split(upper_case(filled(body[6], paper.place)), " / ");
    truth.issuer = body[7].empty() ? joined(split(filled(body[6], paper.place), " / "), " ")
                                   : filled(body[7], paper.place);
    truth.commune = paper.place.commune;
    const bool wide = body[5].find("{Huyện") != std::string::npos;
    const bool has_districts =
        paper.day.year < 2025 || (paper.day.year == 2025 && paper.day.month < 7);
    if (has_districts) truth.district = paper.place.district;
    truth.names_district = wide;
    auto number = number_line(random, body, paper.party, wear);
    paper.number_line = number.line;
    truth.number = number.canonical;
    auto date = date_line(random, paper.place, paper.day, wear);
    paper.place_and_date = date.text;
    truth.issued_on = date.iso;
    truth.doc_type = "BC";
    const std::string hoa = random.percent(50) ? "HÒA" : "HOÀ";
    if (motto == "state")
      paper.mottos = {
          "CỘNG " + hoa + " XÃ HỘI CHỦ NGHĨA VIỆT NAM",
          random.percent(80) ? "Độc lập - Tự do - Hạnh phúc" : "Độc lập – Tự do – Hạnh phúc"};
    if (motto == "party") paper.mottos = {"ĐẢNG CỘNG SẢN VIỆT NAM"};
    if (motto == "youth") paper.mottos = {"ĐOÀN TNCS HỒ CHÍ MINH"};
    paper.rule = world == "party"     ? "*"
                 : motto == "youth"   ? "***"
                 : random.percent(50) ? "-------"
                                      : "______";

    const auto& title = one_of(random, titles);
    truth.topic = title[1];
    truth.citations = cited_in(title);
    const auto year = paper.day.month < 3 ? paper.day.year - 1 : paper.day.year;
    paper.title = filled(
        replaced(replaced(title[2], "{y}", std::to_string(year)), "{z}", std::to_string(year + 1)),
        paper.place);
    truth.title = paper.title;
    paper.type = "BÁO CÁO";
    if (random.percent(10)) paper.title = upper_case(paper.title);
    paper.signature = signature_of(random, body, truth.signer);
    paper.body = body_of(random, paper, citations, titles, truth);

    auto laid_out = head_of(random, paper);
    std::string head = laid_out.head;
    if (!laid_out.with_type) {
      head += random.percent(60) ? "\n\n" : "\n";
      std::string below = paper.title;
      if (random.percent(35)) below = wrapped(below, 50 + random.below(30));
      head += random.percent(6) ? "B Á O   C Á O" : paper.type;
      head += random.percent(8) ? " " : "\n";
      head += below;
      if (random.percent(25))
        head += "\n" + std::string(random.percent(50) ? "-----------" : "________");
    }
    std::string rest;
    if (has_districts && random.percent(15)) {
      rest += "Kính gửi: UBND " + paper.place.district + "\n";
      truth.names_district = true;
    }
    rest += joined(paper.body, "\n");
    std::string tail =
        "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n" + joined(paper.signature, "\n") + "\n";
    report.form = laid_out.form;
    switch (wear) {
      case Wear::none:
        break;
      case Wear::web:
        report.form += ", web";
        if (random.percent(60)) head = menu(random, paper) + head;
        tail += "Ý kiến bạn đọc\n";
        break;
      case Wear::careless:
        report.form += ", careless";
        rest = careless(random, rest);
        break;
      case Wear::scanned:
        report.form += ", scanned";
        head = scanned(random, head);
        break;
    }
    report.text = head + "\n\n" + rest + tail;
    reports.push_back(std::move(report));
  }
  return reports;
}

}  // namespace tracuu::corpus
