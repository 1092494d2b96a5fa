#include "corpus/formats/office.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <span>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "corpus/formats/html_text.hpp"
#include "corpus/formats/xml_text.hpp"
#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

// The tree of a part takes some five times its bytes.
constexpr std::size_t most_part_bytes = 32U << 20U;
constexpr std::size_t most_members = 20'000;

using Parts = std::map<std::string, std::string, std::less<>>;

/// The members that are wanted, together not larger than one part may be.
Parts read_parts(std::string_view zip, const std::function<bool(std::string_view)>& is_wanted) {
  ArchiveReader reader(zip);
  Parts parts;
  std::size_t left = most_part_bytes;
  std::size_t count = 0;
  while (const auto member = reader.next()) {
    if (++count > most_members) throw Unusable("expands_too_much", "too many parts");
    if (!member->is_file || !is_wanted(member->name)) continue;
    if (member->is_encrypted) throw Unusable("encrypted", "it is protected by a password");
    std::string bytes = reader.read(left);
    left -= bytes.size();
    parts.try_emplace(member->name, std::move(bytes));
  }
  return parts;
}

OfficeHtml read_docx(std::string_view zip) {
  const auto is_head_or_foot = [](std::string_view name) {
    return name.starts_with("word/header") || name.starts_with("word/footer");
  };
  Parts parts = read_parts(zip, [&](std::string_view name) {
    return name.ends_with(".xml") && (name == "word/document.xml" || is_head_or_foot(name) ||
                                      name == "word/footnotes.xml" || name == "word/endnotes.xml");
  });
  OfficeHtml read;
  for (const char* name : {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"}) {
    const auto part = parts.find(name);
    if (part == parts.end()) continue;
    append_html(read.html, parse_xml(part->second, name), Vocabulary::word);
  }
  for (auto& [name, xml] : parts) {
    if (is_head_or_foot(name) && has_words(parse_xml(xml, name))) ++read.removed["running head"];
  }
  return read;
}

OfficeHtml read_open_document(std::string_view zip) {
  Parts parts = read_parts(zip, [](std::string_view name) {
    return name == "content.xml" || name == "styles.xml" || name == "META-INF/manifest.xml";
  });
  if (const auto manifest = parts.find("META-INF/manifest.xml");
      manifest != parts.end() && manifest->second.find("encryption-data") != std::string::npos) {
    throw Unusable("encrypted", "it is protected by a password");
  }
  OfficeHtml read;
  if (const auto content = parts.find("content.xml"); content != parts.end()) {
    append_html(read.html, parse_xml(content->second, "content.xml"), Vocabulary::open_document);
  }
  if (const auto styles = parts.find("styles.xml"); styles != parts.end()) {
    const auto document = parse_xml(styles->second, "styles.xml");
    for (const auto& page : document.document_element().child("office:master-styles").children()) {
      for (const char* name : {"style:header", "style:footer"}) {
        if (has_words(page.child(name))) ++read.removed["running head"];
      }
    }
  }
  return read;
}

// ---- .xlsx ----

/// How numbers of a cell are shown.
enum class Shown : std::uint8_t { number, percent, date };

std::vector<Shown> shown_by_style(const pugi::xml_document& styles) {
  std::map<unsigned, Shown> formats;
  for (const auto& format : styles.child("styleSheet").child("numFmts").children()) {
    const std::string_view code = format.attribute("formatCode").as_string();
    const bool is_date = code.find_first_of("dD") != std::string_view::npos &&
                         code.find_first_of("yYmM") != std::string_view::npos;
    formats[format.attribute("numFmtId").as_uint()] = is_date ? Shown::date
                                                      : code.find('%') != std::string_view::npos
                                                          ? Shown::percent
                                                          : Shown::number;
  }
  std::vector<Shown> shown;
  for (const auto& style : styles.child("styleSheet").child("cellXfs").children()) {
    const unsigned id = style.attribute("numFmtId").as_uint();
    const bool is_date = (id >= 14 && id <= 17) || id == 22;  // as the standard numbers them
    const bool is_percent = id == 9 || id == 10;
    const auto own = formats.find(id);
    shown.push_back(own != formats.end() ? own->second
                    : is_date            ? Shown::date
                    : is_percent         ? Shown::percent
                                         : Shown::number);
  }
  return shown;
}

/// Days since 1899-12-30 as 04/05/2018.
std::string date_of_serial(double serial) {
  // Civil date from days, by eras of 400 years.
  const auto days = static_cast<std::int64_t>(serial) - 25569 + 719468;
  const std::int64_t era = days / 146097;
  const std::int64_t day_of_era = days % 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return fmt::format("{:02}/{:02}/{}", day, month, year_of_era + era * 400 + (month <= 2 ? 1 : 0));
}

/// As a Vietnamese sheet shows it: with a decimal comma.
std::string figure(std::string_view value, Shown shown) {
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size()) return std::string(value);
  if (shown == Shown::date && number >= 1 && number < 2'958'466) return date_of_serial(number);
  std::string text = fmt::format("{:.12g}", shown == Shown::percent ? number * 100 : number);
  std::ranges::replace(text, '.', ',');
  return shown == Shown::percent ? text + '%' : text;
}

/// The words of a shared string or an inline one, without its reading aid.
std::string words_of(const pugi::xml_node& item) {
  std::string words = item.child("t").text().get();
  for (const auto& run : item.children("r")) words += run.child("t").text().get();
  return words;
}

struct Workbook {
  std::vector<std::string> strings;
  std::vector<Shown> shown;
};

std::string value_of(const pugi::xml_node& cell, const Workbook& workbook) {
  const std::string_view type = cell.attribute("t").as_string("n");
  const std::string_view value = cell.child("v").text().get();
  if (type == "inlineStr") return words_of(cell.child("is"));
  if (type == "s") {
    const unsigned index = cell.child("v").text().as_uint();
    return index < workbook.strings.size() ? workbook.strings[index] : std::string();
  }
  if (type != "n") return std::string(value);
  const unsigned style = cell.attribute("s").as_uint();
  return figure(value, style < workbook.shown.size() ? workbook.shown[style] : Shown::number);
}

void write_sheet(std::string& html, const pugi::xml_document& sheet, const Workbook& workbook) {
  html += "<table>";
  for (const auto& row : sheet.child("worksheet").child("sheetData").children("row")) {
    html += "<tr>";
    for (const auto& cell : row.children("c")) {
      html += "<td>";
      append_escaped(html, value_of(cell, workbook));
      html += "</td>";
    }
    html += "</tr>\n";
  }
  html += "</table>\n";
}

/// The parts of the sheets in the order of their tabs, hidden ones too.
std::vector<std::pair<std::string, std::string>> sheets_of(Parts& parts) {
  const auto workbook = parse_xml(parts["xl/workbook.xml"], "xl/workbook.xml");
  const auto links = parse_xml(parts["xl/_rels/workbook.xml.rels"], "xl/_rels/workbook.xml.rels");
  std::map<std::string, std::string, std::less<>> targets;
  for (const auto& link : links.child("Relationships").children()) {
    std::string target = link.attribute("Target").as_string();
    target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    targets[link.attribute("Id").as_string()] = target;
  }
  std::vector<std::pair<std::string, std::string>> sheets;
  for (const auto& sheet : workbook.child("workbook").child("sheets").children()) {
    const auto target = targets.find(std::string_view(sheet.attribute("r:id").as_string()));
    if (target != targets.end()) {
      sheets.emplace_back(sheet.attribute("name").as_string(), target->second);
    }
  }
  return sheets;
}

OfficeHtml read_xlsx(std::string_view zip) {
  Parts parts = read_parts(zip, [](std::string_view name) {
    return name == "xl/workbook.xml" || name == "xl/_rels/workbook.xml.rels" ||
           name == "xl/sharedStrings.xml" || name == "xl/styles.xml" ||
           (name.starts_with("xl/worksheets/") && name.ends_with(".xml"));
  });
  Workbook workbook;
  if (const auto strings = parts.find("xl/sharedStrings.xml"); strings != parts.end()) {
    const auto document = parse_xml(strings->second, strings->first);
    for (const auto& item : document.child("sst").children("si")) {
      workbook.strings.push_back(words_of(item));
    }
  }
  if (const auto styles = parts.find("xl/styles.xml"); styles != parts.end()) {
    workbook.shown = shown_by_style(parse_xml(styles->second, styles->first));
  }
  OfficeHtml read;
  for (const auto& [name, part] : sheets_of(parts)) {
    const auto sheet = parts.find(part);
    if (sheet == parts.end()) continue;
    // "Sheet1" says nothing.
    if (!name.starts_with("Sheet")) {
      read.html += "<pre>";
      append_escaped(read.html, name);
      read.html += "</pre>\n";
    }
    write_sheet(read.html, parse_xml(sheet->second, part), workbook);
  }
  return read;
}

}  // namespace

std::optional<Office> office_kind(ArchiveReader reader) {
  constexpr int looked_at = 200;
  for (int i = 0; i < looked_at; ++i) {
    const auto member = reader.next();
    if (!member) break;
    if (member->name == "word/document.xml") return Office::docx;
    if (member->name == "xl/workbook.xml") return Office::xlsx;
    if (member->name != "mimetype") continue;
    constexpr std::size_t longest_type = 200;
    const std::string type = reader.read(longest_type);
    if (type.starts_with("application/vnd.oasis.opendocument.text")) return Office::odt;
    if (type.starts_with("application/vnd.oasis.opendocument.spreadsheet")) return Office::ods;
  }
  return std::nullopt;
}

OfficeHtml read_office(std::string_view zip, Office kind) {
  switch (kind) {
    case Office::docx:
      return read_docx(zip);
    case Office::odt:
    case Office::ods:
      return read_open_document(zip);
    case Office::xlsx:
      return read_xlsx(zip);
  }
  return {};
}

}  // namespace tracuu::corpus
