// How well heads and signatures are read in the forms that communes write: headers/forms.txt.
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "corpus/fields/read_fields.hpp"
#include "tests/corpus/field_figures.hpp"
#include "tests/corpus/fields_lines.hpp"
#include "tests/root.hpp"

namespace tracuu::corpus {
namespace {

using Values = std::map<std::string, std::string, std::less<>>;

struct Paper {
  std::string name, text;
  Values values;
};

std::vector<Paper> papers() {
  std::ifstream file(tests::root() / "tests/corpus/headers/forms.txt");
  std::vector<Paper> found;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) continue;
    if (line.starts_with("== ")) {
      found.push_back({line.substr(3), {}, {}});
    } else if (line.starts_with("!")) {
      const auto space = line.find(' ');
      found.back().values[line.substr(1, space - 1)] = line.substr(space + 1);
    } else if (!found.empty()) {
      found.back().text += line + '\n';
    }
  }
  return found;
}

Values values_of(const Fields& fields) {
  Values values{{"issued_on", line_of(fields.issued_on)},
                {"number", line_of(fields.number)},
                {"issuer", fields.issuer ? fields.issuer->value.name : "-"},
                {"commune", line_of(fields.commune)},
                {"district", line_of(fields.district)},
                {"doc_type", line_of(fields.doc_type)},
                {"title", line_of(fields.title)}};
  if (fields.issuer && fields.issuer->value.parent) values["parent"] = *fields.issuer->value.parent;
  if (!fields.topics.empty()) values["topic"] = fields.topics.front().slug;
  if (!fields.signers.empty()) values["signer"] = fields.signers.front().name;
  if (!fields.citations.empty()) values["citation"] = fields.citations.front().canonical;
  std::erase_if(values, [](const auto& value) { return value.second == "-"; });
  return values;
}

/// What the paper does not settle is not judged: a topic where the table names none.
bool is_open(std::string_view field, const Values& expected) {
  return (field == "topic" || field == "citation" || field == "signer" || field == "parent") &&
         !expected.contains(field);
}

TEST(Forms, AreRead) {
  const std::vector<std::pair<std::string_view, double>> least{
      {"issued_on", 0.97}, {"number", 0.97},   {"issuer", 0.95},   {"parent", 0.90},
      {"commune", 0.95},   {"district", 0.95}, {"doc_type", 0.95}, {"title", 0.90},
      {"topic", 0.90},     {"citation", 0.90}, {"signer", 0.95}};
  std::map<std::string_view, Figures> figures;
  std::string mistakes;
  for (const auto& paper : papers()) {
    const auto found = values_of(read_fields(paper.text));
    for (const auto& [field, threshold] : least) {
      if (is_open(field, paper.values)) continue;
      const auto expected = paper.values.find(field);
      const auto read = found.find(field);
      const bool has = read != found.end();
      const bool wanted = expected != paper.values.end();
      if (!has && !wanted) continue;
      const bool right = has && wanted && read->second == expected->second;
      auto& count = figures[field];
      ++(right ? count.right : has ? count.wrong : count.missing);
      if (right) continue;
      mistakes += paper.name + ": " + std::string(field) + " is '" + (has ? read->second : "") +
                  "', not '" + (wanted ? expected->second : "") + "'\n";
    }
  }
  for (const auto& [field, threshold] : least) {
    EXPECT_GE(figures[field].f1(), threshold) << field << '\n' << mistakes;
  }
}

}  // namespace
}  // namespace tracuu::corpus
