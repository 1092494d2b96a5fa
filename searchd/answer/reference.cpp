#include "searchd/answer/reference.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "archive/date_terms.hpp"

namespace tracuu::searchd {
namespace {

using archive::CalendarDate;
using archive::Record;

constexpr std::array<std::string_view, 12> english_months{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 12> bibtex_months{"jan", "feb", "mar", "apr", "may", "jun",
                                                         "jul", "aug", "sep", "oct", "nov", "dec"};

std::optional<CalendarDate> date_of(const Record& report) {
  return report.issued_on ? archive::parse_date(report.issued_on->date) : std::nullopt;
}

/// Without line ends and other control characters, which no format of one line can hold.
std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return line;
}

/// "Báo cáo": names of types are stored in small letters.
std::string type_of(const Record& report) {
  std::string type = report.doc_type ? report.doc_type->name : "báo cáo";
  if (type.starts_with("đ")) return "Đ" + type.substr(std::string_view("đ").size());
  if (!type.empty() && type[0] >= 'a' && type[0] <= 'z') {
    type[0] = static_cast<char>(type[0] - 'a' + 'A');
  }
  return type;
}

std::string english_type_of(const Record& report) {
  const bool is_report = !report.doc_type || report.doc_type->code == "BC";
  return is_report ? fmt::format("Report ({})", type_of(report)) : type_of(report);
}

std::string issuer_of(const Record& report) {
  return report.issuer ? on_one_line(report.issuer->name) : std::string();
}

std::string escaped_for_tex(std::string_view text) {
  std::string tex;
  for (const char c : on_one_line(text)) {
    switch (c) {
      case '\\':
        tex += "\\textbackslash{}";
        break;
      case '~':
        tex += "\\textasciitilde{}";
        break;
      case '^':
        tex += "\\textasciicircum{}";
        break;
      case '{':
        tex += "\\{";
        break;
      case '}':
        tex += "\\}";
        break;
      case '$':
      case '&':
      case '#':
      case '_':
      case '%':
        tex += '\\';
        tex += c;
        break;
      default:
        tex += c;
    }
  }
  return tex;
}

/// A key of BibTeX is made of ASCII letters, digits and few signs.
std::string bibtex_key(std::string_view id) {
  std::string key;
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '/' || c == ':';
    key += plain ? c : '_';
  }
  return key;
}

/// "24/6/2022", "6/2022", "2022"
std::string vietnamese_date(const CalendarDate& date) {
  if (date.day != 0) return fmt::format("{}/{}/{}", date.day, date.month, date.year);
  if (date.month != 0) return fmt::format("{}/{}", date.month, date.year);
  return std::to_string(date.year);
}

std::string english_date(const CalendarDate& date) {
  if (date.month == 0) return std::to_string(date.year);
  const auto month = english_months[date.month - 1];
  if (date.day != 0) return fmt::format("{} {} {}", date.day, month, date.year);
  return fmt::format("{} {}", month, date.year);
}

std::string to_cell(std::string_view text) {
  std::string cell(text);
  // Spreadsheets run what begins so.
  if (!cell.empty() &&
      std::string_view("=+-@\t\r\n").find(cell.front()) != std::string_view::npos) {
    cell.insert(0, 1, '\'');
  }
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    quoted += c;
    if (c == '"') quoted += c;
  }
  return quoted + '"';
}

std::string label_of(const auto& unit) {
  return unit ? archive::label(*unit) : std::string();
}

constexpr std::array<std::string_view, 17> csv_columns{
    "id",           "title",    "doc_type", "number",    "issuer",      "world",
    "commune",      "district", "province", "issued_on", "period_from", "period_to",
    "published_at", "topics",   "signers",  "path",      "format"};

}  // namespace

std::string to_bibtex(const Record& report) {
  std::string entry = fmt::format("@techreport{{{},\n", bibtex_key(report.id));
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) entry += fmt::format("  {} = {{{}}},\n", name, value);
  };
  const std::string issuer = escaped_for_tex(issuer_of(report));
  // Braces in braces: the name of an authority is not a person's.
  if (!issuer.empty()) add("author", fmt::format("{{{}}}", issuer));
  add("title", report.title ? fmt::format("{{{}}}", escaped_for_tex(*report.title)) : "");
  add("institution", issuer);
  add("type", escaped_for_tex(type_of(report)));
  add("number", escaped_for_tex(report.number.value_or("")));
  if (const auto date = date_of(report)) {
    add("year", std::to_string(date->year));
    if (date->month != 0) {
      entry += fmt::format("  month = {},\n", bibtex_months[date->month - 1]);
    }
    if (date->day != 0) add("day", std::to_string(date->day));
  }
  if (report.place) add("address", escaped_for_tex(*report.place));
  add("language", "vietnamese");
  return entry + "}\n";
}

std::string to_ris(const Record& report) {
  std::string lines;
  const auto add = [&](std::string_view tag, std::string_view value) {
    if (!value.empty()) lines += fmt::format("{}  - {}\r\n", tag, on_one_line(value));
  };
  add("TY", "RPRT");
  add("ID", report.id);
  add("AU", issuer_of(report));
  add("TI", report.title.value_or(""));
  add("PB", issuer_of(report));
  add("M3", type_of(report));
  add("SN", report.number.value_or(""));
  if (const auto date = date_of(report)) {
    add("PY", fmt::format("{:04}", date->year));
    add("DA", fmt::format("{:04}/{}/{}/", date->year,
                          date->month != 0 ? fmt::format("{:02}", date->month) : "",
                          date->day != 0 ? fmt::format("{:02}", date->day) : ""));
  }
  add("CY", report.place.value_or(""));
  for (const auto& topic : report.topics) add("KW", topic.name);
  add("LA", "vi");
  return lines + "ER  - \r\n";
}

std::string to_csl(const Record& report) {
  JsonWriter json;
  json.begin_object().member("id", report.id).member("type", "report");
  if (report.title) json.member("title", *report.title);
  if (report.issuer) {
    json.key("author").begin_array().begin_object().member("literal", report.issuer->name);
    json.end_object().end_array().member("publisher", report.issuer->name);
  }
  json.member("genre", type_of(report));
  if (report.number) json.member("number", *report.number);
  if (const auto date = date_of(report)) {
    json.key("issued").begin_object().key("date-parts").begin_array().begin_array();
    json.value(date->year);
    if (date->month != 0) json.value(date->month);
    if (date->day != 0) json.value(date->day);
    json.end_array().end_array().end_object();
  }
  if (report.place) json.member("publisher-place", *report.place);
  return json.member("language", "vi").end_object().take();
}

std::string to_footnote(const Record& report, Language language) {
  const bool english = language == Language::en;
  std::string note = issuer_of(report);
  const auto add = [&](std::string_view separator, std::string_view more) {
    if (!note.empty()) note += separator;
    note += more;
  };
  add(", ", english ? english_type_of(report) : type_of(report));
  if (report.number) add(english ? " No. " : " số ", on_one_line(*report.number));
  if (const auto date = date_of(report)) {
    const bool is_day = date->day != 0;
    const bool is_month = !is_day && date->month != 0;
    add(english    ? ", "
        : is_day   ? " ngày "
        : is_month ? " tháng "
                   : " năm ",
        english ? english_date(*date) : vietnamese_date(*date));
  }
  if (report.title) {
    add(english ? ", " : ": ",
        english ? fmt::format("“{}”", on_one_line(*report.title)) : on_one_line(*report.title));
  }
  return note + ".";
}

std::string csv_header() {
  return fmt::format("{}\r\n", fmt::join(csv_columns, ","));
}

std::string to_csv(const Record& report) {
  std::vector<std::string_view> topics;
  std::vector<std::string_view> signers;
  for (const auto& topic : report.topics) topics.push_back(topic.slug);
  for (const auto& signer : report.signers) signers.push_back(signer.name);
  const std::array<std::string, csv_columns.size()> cells{
      report.id,
      report.title.value_or(""),
      report.doc_type ? report.doc_type->code : "",
      report.number.value_or(""),
      report.issuer ? report.issuer->name : "",
      report.issuer ? report.issuer->world : "",
      label_of(report.commune),
      label_of(report.district),
      label_of(report.province),
      report.issued_on ? report.issued_on->date : "",
      report.period ? report.period->from : "",
      report.period ? report.period->to : "",
      report.published_at.value_or(""),
      fmt::format("{}", fmt::join(topics, "; ")),
      fmt::format("{}", fmt::join(signers, "; ")),
      report.source.path,
      report.source.format};
  std::string line;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    line += to_cell(cell);
  }
  return line + "\r\n";
}

}  // namespace tracuu::searchd
