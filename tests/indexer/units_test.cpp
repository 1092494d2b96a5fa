#include "indexer/document/units.hpp"

#include <gtest/gtest.h>

#include "archive/schema.hpp"
#include "corpus/gazetteer/tables.hpp"
#include "indexer/document/make_document.hpp"

namespace tracuu::indexer {
namespace {

using corpus::gazetteer::Gazetteer;

// A and B became C, of which and of D a part became E; F and G know nobody near.
constexpr std::string_view tables =
    "province\ttỉnh\tHà Tĩnh\n"
    "district\thuyện\tThạch Hà\t\t2025-07-01\n"
    "1\txã\tA\n2\txã\tB\n4\txã\tD\n6\txã\tF\n"
    "province\ttỉnh\tHà Tĩnh\t2025-07-01\t\n"
    "1\txã\tC\t1 2 4\n5\txã\tE\t4\n6\txã\tG\t6\n";

Xapian::WritableDatabase index_with(const std::vector<std::string>& ids) {
  Xapian::WritableDatabase index(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& id : ids) {
    archive::Record record;
    record.id = "r" + id;
    record.unit = archive::Record::Unit{id, "1", "xã", "X", {}, {"tỉnh", "Y"}, "2020", {}, {}};
    Xapian::Document document;
    document.add_boolean_term(archive::term(archive::Field::unit, id));
    document.set_data(encode(record));
    index.add_document(document);
  }
  return index;
}

/// "1@0 A -> 1@2025-07-01; 1@2025-07-01 C <- 1@0 2@0"
std::string line_of(const std::vector<archive::UnitEntry>& units) {
  std::string line;
  for (const auto& [unit, before, after] : units) {
    line += (line.empty() ? "" : "; ") + unit.id + ' ' + unit.name;
    if (!before.empty()) line += " <-";
    for (const auto& relative : before) line += ' ' + relative.id;
    if (!after.empty()) line += " ->";
    for (const auto& relative : after) line += ' ' + relative.id;
  }
  return line;
}

TEST(UnitsOfGeneration, AreThoseOfReportsWithAllTheirRelatives) {
  const Gazetteer gazetteer(corpus::gazetteer::parse_tables(tables));
  EXPECT_EQ(line_of(units_of(index_with({"1@0", "1@0"}), {}, gazetteer)),
            "1@0 A -> 1@2025-07-01; 1@2025-07-01 C <- 1@0 2@0 4@0; 2@0 B; 4@0 D");
  EXPECT_EQ(line_of(units_of(index_with({"6@0"}), {}, gazetteer)),
            "6@0 F -> 6@2025-07-01; 6@2025-07-01 G <- 6@0");
  EXPECT_EQ(line_of(units_of(index_with({}), {}, gazetteer)), "");
}

TEST(UnitsOfGeneration, KeepTheirRecordWhereTheGazetteerForgotThem) {
  const auto units = units_of(index_with({"1@2012-01-01"}), {}, Gazetteer());
  EXPECT_EQ(line_of(units), "1@2012-01-01 X");
  EXPECT_EQ(units.front().unit.as_of, std::nullopt);
}

}  // namespace
}  // namespace tracuu::indexer
