#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/read.hpp"
#include "corpus/report.hpp"
#include "tests/root.hpp"
#include "tokenizers/analyzer.hpp"

// What is found in corpus/samples/ against what their authors say stands there: samples.tsv, whose
// columns docs/samples.md explains.

namespace tracuu::corpus {
namespace {

using Row = std::map<std::string, std::string>;

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> result;
  for (std::size_t begin = 0;;) {
    const auto end = line.find('\t', begin);
    result.push_back(line.substr(begin, end - begin));
    if (end == std::string::npos) return result;
    begin = end + 1;
  }
}

std::vector<Row> read_table() {
  std::ifstream file(tests::root() / "tests/corpus/samples.tsv");
  std::string line;
  std::getline(file, line);
  const auto names = cells(line);
  std::vector<Row> rows;
  while (std::getline(file, line)) {
    const auto values = cells(line);
    EXPECT_EQ(values.size(), names.size()) << line;
    Row row;
    for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = values.at(i);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::map<std::string, Report> read_samples() {
  std::map<std::string, Report> reports;
  for_each_item({tests::root() / "corpus/samples"},
                {[&](const Item& item) { reports.emplace(item.path, read_report(item)); },
                 [](const UnreadableReport& unreadable) { ADD_FAILURE() << unreadable.what(); }});
  return reports;
}

/// Letter case, tone placement and i/y do not tell names apart.
std::string as_name(const std::string& text) {
  static const tokenizers::Analyzer analyzer;
  return tokenizers::filter_key(analyzer, text);
}

std::string as_printed(const std::string& text) {
  return text;
}

std::string on_one_line(const std::string& text) {
  static constexpr std::string_view no_break_space = "\u00a0";
  std::string line;
  for (std::size_t i = 0; i < text.size();) {
    const bool wide = std::string_view(text).substr(i).starts_with(no_break_space);
    if (wide || text[i] == ' ' || text[i] == '\n' || text[i] == '\t') {
      if (!line.empty() && line.back() != ' ') line += ' ';
      i += wide ? no_break_space.size() : 1;
    } else {
      line += text[i++];
    }
  }
  return line;
}

std::string to_line(const Maybe<UnitName>& unit) {
  return unit ? fmt::format("{} {}", unit->value.type, unit->value.name) : "";
}

std::string to_line(const Date& date) {
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string join(const std::vector<std::string>& values) {
  return fmt::format("{}", fmt::join(values, ";"));
}

std::string signers_of(const Report& report) {
  std::vector<std::string> names;
  for (const auto& signer : report.signers) names.push_back(signer.name);
  return join(names);
}

/// Those printed with a number and a body; "Nghị quyết Trung ương 4" is not in the table.
std::string citations_of(const Report& report) {
  std::vector<std::string> canonical;
  for (const auto& citation : report.citations) {
    const bool has_number = !citation.canonical.empty() && citation.canonical.front() >= '0' &&
                            citation.canonical.front() <= '9';
    const bool is_printed = citation.evidence.text.find('/') != std::string::npos;
    if (has_number && is_printed) canonical.push_back(citation.canonical);
  }
  return join(canonical);
}

struct Column {
  std::string name;
  std::function<std::string(const Report&)> found;
  std::function<std::string(const std::string&)> levelled = as_printed;
};

std::vector<Column> columns() {
  const auto or_empty = [](const auto& maybe) { return maybe ? maybe->value : std::string(); };
  return {
      {"title", [=](const Report& r) { return or_empty(r.title); }, on_one_line},
      {"doc_type", [](const Report& r) { return r.doc_type ? r.doc_type->value.code : ""; }},
      {"number", [](const Report& r) { return r.number ? r.number->value.canonical : ""; }},
      {"issuer", [](const Report& r) { return r.issuer ? r.issuer->value.name : ""; }, as_name},
      {"parent",
       [](const Report& r) { return r.issuer ? r.issuer->value.parent.value_or("") : ""; },
       as_name},
      {"commune", [](const Report& r) { return to_line(r.commune); }, as_name},
      {"district", [](const Report& r) { return to_line(r.district); }, as_name},
      {"province", [](const Report& r) { return to_line(r.province); }, as_name},
      {"place", [=](const Report& r) { return or_empty(r.place); }},
      {"issued_on", [](const Report& r) { return r.issued_on ? to_line(r.issued_on->value) : ""; }},
      {"published_at", [=](const Report& r) { return or_empty(r.published_at); }},
      {"primary_topic", [](const Report& r) { return r.topics.empty() ? "" : r.topics[0].slug; }},
      {"signers", signers_of},
      {"citations", citations_of},
  };
}

void PrintTo(const Column& column, std::ostream* stream) {
  *stream << column.name;
}

class Samples : public testing::TestWithParam<Column> {};

TEST_P(Samples, HaveWhatTheirAuthorsSay) {
  const auto& column = GetParam();
  const auto reports = read_samples();
  for (const auto& row : read_table()) {
    const auto report = reports.find(row.at("path"));
    ASSERT_NE(report, reports.end()) << row.at("path");
    const auto found = column.levelled(column.found(report->second));
    const auto expected = column.levelled(row.at(column.name));
    // Not EXPECT_EQ, which prints letters with marks as bytes.
    EXPECT_TRUE(found == expected)
        << row.at("path") << "\n  found    '" << found << "'\n  expected '" << expected << "'";
  }
}

INSTANTIATE_TEST_SUITE_P(, Samples, testing::ValuesIn(columns()),
                         [](const auto& column) { return column.param.name; });

TEST(SamplesTable, NamesEverySampleOnce) {
  std::vector<std::string> found;
  for (const auto& [path, report] : read_samples()) found.push_back(path);
  std::vector<std::string> listed;
  for (const auto& row : read_table()) listed.push_back(row.at("path"));
  EXPECT_THAT(listed, testing::UnorderedElementsAreArray(found));
}

TEST(SamplesTable, EvidenceIsASliceOfTheText) {
  for (const auto& [path, report] : read_samples()) {
    SCOPED_TRACE(path);
    const auto check = [&, &text = report.text](const Evidence& evidence) {
      if (evidence.origin != Origin::text) return;
      ASSERT_LE(evidence.offset, text.size());
      EXPECT_EQ(text.substr(evidence.offset, evidence.text.size()), evidence.text);
    };
    const auto check_found = [&](const auto& maybe) {
      if (maybe) check(maybe->evidence);
    };
    check_found(report.title);
    check_found(report.doc_type);
    check_found(report.report_kind);
    check_found(report.number);
    check_found(report.issuer);
    check_found(report.commune);
    check_found(report.district);
    check_found(report.province);
    check_found(report.place);
    check_found(report.issued_on);
    check_found(report.period);
    for (const auto& topic : report.topics) check(topic.evidence);
    for (const auto& citation : report.citations) check(citation.evidence);
    for (const auto& signer : report.signers) check(signer.evidence);
  }
}

}  // namespace
}  // namespace tracuu::corpus
