#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/programs/http.hpp"
#include "tests/programs/program.hpp"

// A real report of 2018, which is not ours to publish: it lies beside the repository, if at all. It
// writes "lảnh đạo" throughout, and its web page came six months after it.

namespace tracuu::tests {
namespace {

using namespace nlohmann::literals;

TEST(RealReport, IsFoundByWhatItSaysAndNotByItsPage) {
  if (!shared_reports()) GTEST_SKIP() << "no ../shared/reports";
  const Scratch scratch;
  ASSERT_NO_FATAL_FAILURE(build_archive(scratch / "archive", *shared_reports()));
  Daemon daemon(scratch / "archive");
  struct Case {
    Parameters parameters;
    int found;
  };
  const std::vector<Case> cases{
      {{{"q", "lãnh đạo công tác dân vận"}}, 1},
      {{{"q", "lanh dao cong tac dan van"}}, 1},
      {{{"q", "LÃNH ĐẠO"}}, 1},
      {{{"q", "la\u0303nh \u0111a\u0323o"}}, 1},
      {{{"q", "La\u0303nh \u0110a\u0323o co\u0302ng ta\u0301c da\u0302n va\u0323\u0302n"}}, 1},
      {{{"q", "lảnh đạo"}}, 1},
      {{{"q", "lãnh đạo"}}, 1},
      {{{"q", "\"lanh dao\""}}, 1},
      {{{"q", "25-NQ/TW"}}, 1},
      {{{"q", "25 – NQ/TƯ"}}, 1},
      {{{"cites", "05-CT/TW"}}, 1},
      {{{"topic", "dan-van"},
        {"commune", "Thạch Điền"},
        {"issued_from", "2018"},
        {"issued_to", "2018"}},
       1},
      {{{"q", "dân vận"}, {"district", "Thạch Hà"}, {"signer", "Trần Hậu Nhã"}}, 1},
      {{{"issued_from", "2018-05-04"}, {"issued_to", "2018-05-04"}}, 1},
      {{{"issued_from", "2018-11-01"}}, 0},
      {{{"issued_to", "2018-05-03"}}, 0},
      {{{"q", "\"Ý kiến bạn đọc\""}}, 0},
      {{{"q", "loading"}}, 0},
      {{{"commune", "Thạch Xuân"}}, 1},  // which it became
      {{{"commune", "Thạch Xuân"}, {"commune_scope", "exact"}}, 0},
  };
  for (const auto& [parameters, found] : cases) {
    const auto asked = target("/v1/search", parameters);
    const auto answer = get(daemon.port(), asked);
    SCOPED_TRACE(asked + "\n" + answer.body);
    ASSERT_EQ(answer.status, 200);
    const auto json = nlohmann::json::parse(answer.body);
    EXPECT_EQ(json["found"]["value"], found);
    EXPECT_EQ(json["found"]["relation"], "eq");
    EXPECT_EQ(json["hits"].size(), static_cast<std::size_t>(found));
  }
}

TEST(RealReport, IsReadAsItsReadersReadIt) {
  if (!shared_reports()) GTEST_SKIP() << "no ../shared/reports";
  const auto outcome = run_indexer({"inspect", *shared_reports() / "thach-dien-2018-dan-van.txt"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto report = nlohmann::json::parse(outcome.out);
  const auto value = [&](const char* field) {
    return report.at(field).is_null() ? nlohmann::json() : report.at(field).at("value");
  };
  EXPECT_EQ(value("issued_on"), R"({"date": "2018-05-04", "precision": "day"})"_json);
  EXPECT_EQ(value("published_at"), "2018-11-06T13:46+07:00");
  EXPECT_EQ(value("issuer"), R"({
    "name": "Đảng ủy xã Thạch Điền", "parent": "Đảng bộ huyện Thạch Hà", "world": "party"})"_json);
  EXPECT_EQ(value("doc_type"), R"({"code": "BC", "name": "báo cáo"})"_json);
  EXPECT_EQ(value("number"), R"({
    "canonical": "BC/ĐU", "serial": null, "year": null, "type": "BC", "body": ["ĐU"]})"_json);
  EXPECT_EQ(value("commune"), R"({"type": "xã", "name": "Thạch Điền"})"_json);
  EXPECT_EQ(value("district"), R"({"type": "huyện", "name": "Thạch Hà"})"_json);
  EXPECT_EQ(value("province"), R"({"type": "tỉnh", "name": "Hà Tĩnh"})"_json);
  EXPECT_EQ(value("unit").at("id"), "18667@0");
  EXPECT_EQ(value("unit").at("as_of"), "2018-05-04");
  std::vector<std::string> later;
  for (const auto& unit : report.at("lineage").at("after")) {
    later.push_back(unit.at("id").get<std::string>() + ' ' + unit.at("name").get<std::string>());
  }
  EXPECT_THAT(later,
              testing::ElementsAre("18667@2020-01-01 Nam Điền", "18667@2025-07-01 Thạch Xuân"));
  EXPECT_EQ(value("place"), "Thạch Điền");
  EXPECT_EQ(value("report_kind"), "sơ kết");
  EXPECT_THAT(value("title").get<std::string>(),
              testing::StartsWith("Sơ kết 5 năm thực hiện Nghị quyết 25-NQ/TW"));
  EXPECT_EQ(value("period"), R"({"from": "2013-06-03", "to": "2018-05"})"_json);
  EXPECT_EQ(report.at("topics").at(0).at("slug"), "dan-van");
  std::vector<std::string> citations;
  for (const auto& citation : report.at("citations")) citations.push_back(citation.at("canonical"));
  EXPECT_THAT(citations, testing::UnorderedElementsAre("25-NQ/TW", "04-NQ/TW", "05-CT/TW",
                                                       "34/2007/PL-UBTVQH11"));
  ASSERT_EQ(report.at("signers").size(), 1U);
  const auto& signer = report.at("signers").at(0);
  EXPECT_EQ(signer.at("authority"), "T/M BAN THƯỜNG VỤ");
  EXPECT_EQ(signer.at("position"), "PHÓ BÍ THƯ");
  EXPECT_EQ(signer.at("name"), "Trần Hậu Nhã");
  EXPECT_EQ(report.at("marks").at("secrecy"), nullptr);
  const auto text = report.at("text").get<std::string>();
  EXPECT_THAT(text, testing::HasSubstr("lảnh đạo"));
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("Ý kiến bạn đọc")));
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("loading")));
}

}  // namespace
}  // namespace tracuu::tests
