#include "searchd/query/units.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searchd/api.hpp"
#include "tests/searchd/test_archive.hpp"

namespace tracuu::searchd {
namespace {

// 3 and 4 became 5, which goes by the name of 4; a part of 7 went into 5; two are called Tân Thành.
constexpr std::string_view tables =
    "province\ttỉnh\tHà Tĩnh\n"
    "district\thuyện\tThạch Hà\t\t2025-07-01\n"
    "00003\txã\tThạch Điền\t\t\t2020-01-01\n"
    "00003\txã\tNam Điền\t\t2020-01-01\t2025-07-01\n"
    "00004\txã\tThạch Xuân\n"
    "00007\txã\tNgọc Sơn\n"
    "00008\tthị trấn\tThạch Hà\n"
    "district\tquận\t4\t\t2025-07-01\n"
    "00009\tphường\t1\n"
    "province\ttỉnh\tNinh Bình\n"
    "district\thuyện\tKim Sơn\t\t2025-07-01\n"
    "00010\txã\tTân Thành\n"
    "district\thuyện\tYên Mô\t\t2025-07-01\n"
    "00011\txã\tTân Thành\n"
    "00012\tthị trấn\tTân Thành\n"
    "province\ttỉnh\tHà Tĩnh\t2025-07-01\t\n"
    "00003\txã\tThạch Xuân\t00003 00004 00007\n"
    "00007\txã\tNgọc Sơn\t00007\n"
    "00008\txã\tThạch Hà\t00008\n";

const TestArchive& archive() {
  static const TestArchive made(
      {{.id = "dien",
        .commune = "xã Thạch Điền",
        .district = "huyện Thạch Hà",
        .date = "2018-05-04"},
       {.id = "nam", .commune = "xã Nam Điền", .district = "huyện Thạch Hà", .date = "2021-05-04"},
       {.id = "xuan",
        .commune = "xã Thạch Xuân",
        .district = "huyện Thạch Hà",
        .date = "2019-05-04"},
       {.id = "xuan2026", .commune = "xã Thạch Xuân", .date = "2026-04-03"},
       {.id = "ngoc", .commune = "xã Ngọc Sơn", .district = "huyện Thạch Hà", .date = "2019-05-04"},
       {.id = "ha", .commune = "thị trấn Thạch Hà", .date = "2019-05-04"},
       {.id = "p1", .commune = "phường 1", .date = "2019-05-04"},
       {.id = "kim", .commune = "xã Tân Thành", .district = "huyện Kim Sơn", .date = "2019-05-04"},
       {.id = "mo", .commune = "xã Tân Thành", .district = "huyện Yên Mô", .date = "2019-05-04"},
       {.id = "which", .commune = "xã Tân Thành", .date = "2019-05-04"}},
      corpus::gazetteer::Gazetteer(corpus::gazetteer::parse_tables(tables)));
  return made;
}

/// The ids found, and how the commune was read: "dien nam | 00003@2020-01-01".
std::string found(const std::string& parameters) {
  auto searcher = archive().searcher();
  const auto page = searcher.search(query_of(parameters), no_deadline());
  std::vector<std::string> ids;
  for (const auto& hit : page.hits) ids.push_back(hit.id);
  std::ranges::sort(ids);
  std::string line;
  for (const auto& id : ids) line += id + ' ';
  for (const auto& read : page.communes) {
    line += read.is_ambiguous ? "?" : "|";
    for (const auto& unit : read.units) line += ' ' + unit.unit.id;
    if (read.without_unit > 0) line += " +" + std::to_string(read.without_unit);
  }
  return line;
}

struct Case {
  const char* name;
  const char* parameters;
  const char* found;
};

void PrintTo(const Case& tested, std::ostream* out) {
  *out << tested.parameters;
}

class Communes : public testing::TestWithParam<Case> {};

TEST_P(Communes, FindTheReportsOfTheirUnits) {
  EXPECT_EQ(found(GetParam().parameters), GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(
    , Communes,
    testing::Values(
        Case{"old_name", "commune=Thạch Điền", "dien | 00003@0"},
        Case{"new_name_with_its_past", "commune=Nam Điền", "dien nam | 00003@2020-01-01"},
        Case{"new_name_alone", "commune=Nam Điền&commune_scope=exact", "nam | 00003@2020-01-01"},
        Case{"reused_name", "commune=Thạch Xuân",
             "dien nam ngoc xuan xuan2026 ? 00003@2025-07-01 00004@0"},
        Case{"reused_name_exact", "commune=Thạch Xuân&commune_scope=exact",
             "xuan xuan2026 ? 00003@2025-07-01 00004@0"},
        Case{"reused_name_by_year", "commune=Thạch Xuân&year=2026", "xuan2026 | 00003@2025-07-01"},
        Case{"reused_name_by_dates", "commune=Thạch Xuân&issued_to=2024", "xuan | 00004@0"},
        Case{"id", "commune=00003@2025-07-01", "dien nam ngoc xuan xuan2026 | 00003@2025-07-01"},
        Case{"id_exact", "commune=00003@2025-07-01&commune_scope=exact",
             "xuan2026 | 00003@2025-07-01"},
        Case{"code_of_three", "commune=00003&commune_scope=exact",
             "dien nam xuan2026 ? 00003@0 00003@2020-01-01 00003@2025-07-01"},
        Case{"name_of_many", "commune=Tân Thành", "kim mo which ? 00010@0 00011@0 +1"},
        Case{"name_and_district", "commune=Tân Thành - Kim Sơn", "kim | 00010@0"},
        Case{"name_and_all_above", "commune=\"xã Tân Thành, huyện Yên Mô, tỉnh Ninh Bình\"",
             "mo | 00011@0"},
        Case{"no_marks", "commune=tan thanh - kim son", "kim | 00010@0"},
        Case{"type_shortened", "commune=X. Thạch Điền", "dien | 00003@0"},
        Case{"town_shortened", "commune=TT. Thạch Hà", "ha | 00008@0"},
        Case{"inherited_by_its_own_name", "commune=Thạch Hà", "ha | 00008@0"},
        Case{"ward", "commune=P.1", "p1 | 00009@0"},
        Case{"ward_with_zero", "commune=Phường 01", "p1 | 00009@0"},
        Case{"two", "commune=Thạch Điền,00010@0", "dien kim | 00003@0| 00010@0"},
        Case{"unknown", "commune=Không Có", ""},
        Case{"unknown_id", "commune=00003@1999-01-01", ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(CommunesRead, TellWhatIsAmbiguousAndWhatWasTakenInstead) {
  auto searcher = archive().searcher();
  const auto ambiguous = searcher.search(query_of("commune=Tân Thành"), no_deadline());
  ASSERT_EQ(ambiguous.warnings.size(), 1U);
  EXPECT_EQ(ambiguous.warnings[0].code, "ambiguous");
  EXPECT_EQ(ambiguous.communes.at(0).units.at(0).first_year, 2019U);
  const auto only_one = searcher.search(query_of("commune=Thạch Hà"), no_deadline());
  ASSERT_EQ(only_one.warnings.size(), 1U);
  EXPECT_EQ(only_one.warnings[0].code, "value_read_as");
}

TEST(CommunesRead, OfferWhatAnOldUnitBecame) {
  auto searcher = archive().searcher();
  const auto page = searcher.search(query_of("commune=00003@0"), no_deadline());
  const auto& after = page.communes.at(0).units.at(0).after;
  ASSERT_EQ(after.size(), 2U);
  EXPECT_EQ(after[0].unit.name, "Nam Điền");
  EXPECT_EQ(after[1].reports, 1U);
  const auto whole = searcher.search(query_of("commune=00003@2025-07-01"), no_deadline());
  for (const auto& before : whole.communes.at(0).units.at(0).before) {
    EXPECT_EQ(before.in_part, before.unit.code == "00007") << before.unit.id;
  }
}

TEST(CommunesRead, CountNothingThatTheAskerMayNotSee) {
  auto searcher = archive().searcher();
  Query query = query_of("commune=00003@2025-07-01");
  query.within = std::make_shared<const Query>(query_of("year=2018"));
  const auto page = searcher.search(query, no_deadline());
  EXPECT_EQ(page.found, 1U);
  EXPECT_EQ(page.communes.at(0).units.at(0).reports, 0U);
  EXPECT_EQ(page.communes.at(0).units.at(0).first_year, 0U);
  ASSERT_EQ(page.communes.at(0).units.at(0).before.size(), 1U);
  EXPECT_EQ(page.communes.at(0).units.at(0).before.at(0).unit.name, "Thạch Điền");
}

std::string listed(const std::string& parameters) {
  auto searcher = archive().searcher();
  const Response response =
      respond({"GET", "/v1/communes?" + parameters, {}}, searcher, no_deadline());
  if (response.status != 200) return std::to_string(response.status);
  const auto json = nlohmann::json::parse(response.body);
  std::string line = std::to_string(json.at("total").get<int>());
  for (const auto& unit : json.at("communes")) {
    line += ' ' + unit.at("id").get<std::string>() + ":" +
            std::to_string(unit.at("reports").get<int>());
  }
  return line;
}

TEST(CommunesEndpoint, ListsUnitsByNameAndDay) {
  EXPECT_EQ(listed("q=tan+thanh"), "2 00010@0:1 00011@0:1");
  EXPECT_EQ(listed("q=thach+x"), "2 00003@2025-07-01:1 00004@0:1");
  EXPECT_EQ(listed("q=thach+x&as_of=2019"), "1 00004@0:1");
  EXPECT_EQ(listed("q=dien"), "2 00003@0:1 00003@2020-01-01:1");
  EXPECT_EQ(listed("limit=2&offset=1"), "9 00003@2020-01-01:1 00003@2025-07-01:1");
  EXPECT_EQ(listed("q=khong+co"), "0");
  EXPECT_EQ(listed("as_of=31/02/2019"), "400");
}

TEST(Units, OfNoGazetteerAreFoundByTheirNamesAlone) {
  const TestArchive plain({{.id = "a", .commune = "xã Thạch Điền", .date = "2018-05-04"}});
  auto searcher = plain.searcher();
  const auto page = searcher.search(query_of("commune=thach dien"), no_deadline());
  EXPECT_EQ(page.found, 1U);
  EXPECT_TRUE(page.communes.empty());
}

}  // namespace
}  // namespace tracuu::searchd
