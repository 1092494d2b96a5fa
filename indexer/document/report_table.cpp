#include "indexer/document/report_table.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corpus/fields/view.hpp"
#include "indexer/document/report_json.hpp"

namespace tracuu::indexer {
namespace {

struct Row {
  std::string field, value, evidence;
};

/// Of characters, not bytes.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// One line without control characters, at most `most` characters long.
std::string shortened(std::string_view text, std::size_t most) {
  std::string line = corpus::fields::on_one_line(text);
  std::erase_if(line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (width(line) <= most) return line;
  std::size_t end = 0;
  for (std::size_t characters = 0; end < line.size() && characters < most; ++end) {
    const bool next_starts =
        end + 1 == line.size() || (static_cast<unsigned char>(line[end + 1]) & 0xC0U) != 0x80U;
    if (next_starts) ++characters;
  }
  return line.substr(0, end) + "…";
}

std::string shown(const corpus::Evidence& evidence) {
  constexpr std::size_t most = 60;
  const auto words = shortened(evidence.text, most);
  switch (evidence.origin) {
    case corpus::Origin::text:
      return fmt::format("{} @ {}", words, evidence.offset);
    case corpus::Origin::given:
      return "given";
    case corpus::Origin::path:
      return words + " (path)";
    case corpus::Origin::page:
      return words + " (page)";
    case corpus::Origin::gazetteer:
      return words + " (gazetteer)";
  }
  return words;
}

std::string shown(const std::string& value) {
  return value;
}
std::string shown(const corpus::DocType& type) {
  return fmt::format("{} {}", type.code, type.name);
}
std::string shown(const corpus::DocumentNumber& number) {
  return number.canonical;
}
std::string shown(const corpus::Issuer& issuer) {
  return fmt::format("{} [{}]", issuer.name, name_of(issuer.world));
}
std::string shown(const corpus::UnitName& unit) {
  return unit.type.empty() ? unit.name : unit.type + ' ' + unit.name;
}
std::string shown(const corpus::Unit& unit) {
  return id_of(unit);
}
std::string shown(const corpus::Date& date) {
  return to_iso(date);
}
std::string shown(const corpus::Period& period) {
  return to_iso(period.from) + ".." + to_iso(period.to);
}

template <typename Value>
Row row(std::string field, const corpus::Maybe<Value>& found) {
  if (!found) return {std::move(field), "-", ""};
  return {std::move(field), shown(found->value), shown(found->evidence)};
}

std::vector<Row> rows_of(const corpus::Report& report) {
  std::vector<Row> rows{row("title", report.title), row("doc_type", report.doc_type),
                        row("report_kind", report.report_kind), row("number", report.number),
                        row("issuer", report.issuer)};
  if (report.issuer && report.issuer->value.parent) {
    rows.push_back({"  below", *report.issuer->value.parent, ""});
  }
  const std::vector<Row> more{row("commune", report.commune),
                              row("district", report.district),
                              row("province", report.province),
                              row("unit", report.unit),
                              row("place", report.place),
                              row("issued_on", report.issued_on),
                              row("published_at", report.published_at),
                              row("period", report.period),
                              row("secrecy", report.marks.secrecy),
                              row("urgency", report.marks.urgency),
                              row("circulation", report.marks.circulation)};
  rows.insert(rows.end(), more.begin(), more.end());
  for (const auto& topic : report.topics) {
    rows.push_back(
        {"topic",
         fmt::format("{} {:.2f}{}", topic.slug, topic.score, topic.planned ? " (planned)" : ""),
         shown(topic.evidence)});
  }
  for (const auto& citation : report.citations) {
    const auto date = citation.issued_on ? ' ' + to_iso(*citation.issued_on) : "";
    rows.push_back({"citation", citation.canonical + date, shown(citation.evidence)});
  }
  for (const auto& signer : report.signers) {
    std::string value = signer.name;
    for (const auto& part : {signer.position, signer.authority}) {
      if (!part.empty()) value += ", " + part;
    }
    rows.push_back({"signer", std::move(value), shown(signer.evidence)});
  }
  return rows;
}

std::string padded(const std::string& text, std::size_t columns) {
  return text + std::string(columns - std::min(columns, width(text)), ' ');
}

}  // namespace

std::string to_table(const corpus::Report& report) {
  constexpr std::size_t longest_value = 72;
  auto rows = rows_of(report);
  std::size_t fields = 0;
  std::size_t values = 0;
  for (auto& row : rows) {
    row.value = shortened(row.value, longest_value);
    fields = std::max(fields, width(row.field));
    values = std::max(values, width(row.value));
  }
  auto table = fmt::format("{}  ({}, {}, id {})\n", shortened(report.source.path, 200),
                           report.source.format, report.quality.encoding, report.id);
  for (const auto& row : rows) {
    auto line = fmt::format("  {}  {}  {}", padded(row.field, fields), padded(row.value, values),
                            row.evidence);
    line.erase(line.find_last_not_of(' ') + 1);
    table += line + '\n';
  }
  for (const auto& warning : report.quality.warnings) {
    table += fmt::format("  ! {}: {} @ {}\n", warning.code, shortened(warning.message, 160),
                         warning.offset);
  }
  return table + '\n';
}

}  // namespace tracuu::indexer
