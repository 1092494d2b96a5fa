// What a key with a filter is answered depends on the reports that it sees alone: two archives that
// hold the same of those, and beside them nothing alike, give it the same bytes.
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searchd/endpoints/endpoint.hpp"
#include "tests/searchd/test_archive.hpp"

namespace tracuu::searchd {
namespace {

using nlohmann::json;

/// What a key for xã Cẩm Hà sees.
std::vector<Sample> seen() {
  constexpr std::string_view texts[] = {
      "Báo cáo công tác dân vận năm 2021 của xã. Nông thôn mới đạt 15 tiêu chí, lãnh đạo quan tâm.",
      "Dân vận khéo ở cơ sở: nhân dân hiến đất mở đường, dân biết, dân bàn, dân làm.",
      "Kế hoạch phòng chống dịch bệnh. Truy vết, cách ly; tiêm chủng cho nhân dân.",
      "Sản xuất nông nghiệp: năng suất lúa 53 tạ/ha. Chăn nuôi trâu bò, gà vịt ổn định.",
      "Nông thôn mới nâng cao: đường trục thôn cứng hóa, nhà văn hóa thôn. Dân vận khéo.",
      "Cải cách hành chính, một cửa. Hộ nghèo còn 3%. Lãnh đạo xã họp dân; nông dân trồng lúa.",
      "Hội nông dân vận động hội viên trồng lúa. Nông dân vay vốn ngân hàng chính sách. Bỏ học.",
  };
  std::vector<Sample> made;
  for (int i = 0; i < 14; ++i) {
    const auto text = texts[i % std::size(texts)];
    std::string more;
    for (int times = 0; times < i % 4; ++times) more += " Dân vận và nông thôn mới của xã.";
    made.push_back({.id = fmt::format("seen-{}", i),
                    .text = std::string(text) + more + fmt::format(" Lần thứ {}.", i),
                    .title = i % 3 == 0 ? "Dân vận khéo" : "Nông thôn mới",
                    .commune = "xã Cẩm Hà",
                    .district = "huyện Cẩm Xuyên",
                    .date = fmt::format("20{}-0{}-11", 15 + i % 6, 1 + i % 9),
                    .topics = {i % 2 == 0 ? "dan-van" : "nong-thon-moi"},
                    .number = fmt::format("{}/BC-UBND", 100 + i),
                    .doc_type = i % 5 == 0 ? "KH" : "BC",
                    .issuer = i % 4 == 0 ? "Đảng ủy xã Cẩm Hà" : "UBND xã Cẩm Hà",
                    .world = i % 4 == 0 ? "party" : "state",
                    .signer = "Nguyễn Văn Đức",
                    .cites = {"25-NQ/TW"},
                    .period_from = fmt::format("20{}-01", 15 + i % 6),
                    .period_to = fmt::format("20{}-06", 15 + i % 6)});
  }
  return made;
}

/// Many reports that say often what the seen ones say seldom, with names that are like theirs.
std::vector<Sample> hidden_by_many() {
  std::vector<Sample> made = seen();
  std::string words;
  for (int i = 0; i < 260; ++i) words += fmt::format("dan{} nong{} thon{} ", i, i, i);
  for (int i = 0; i < 60; ++i) {
    made.insert(
        i % 2 == 0 ? made.begin() : made.end(),
        {.id = fmt::format("hidden-{}", i),
         .text = "Khéo khéo khéo lúa lúa lúa trâu bò gà vịt. Bộ học, bỏ hộc; lảnh đạo. " + words,
         .title = "Trồng lúa khéo",
         .commune = i % 3 == 0   ? "xã Cầm Hạ"
                    : i % 3 == 1 ? "xã Cẩm"
                                 : "xã Nông",
         .district = "huyện Thạch Hà",
         .date = "1987-05-04",
         .topics = {"dan-van", fmt::format("dan-{}", i), "nong"},
         .number = fmt::format("10{}/BC-UBND", i),
         .issuer = i % 5 == 0 ? "Đảng uỷ xã Cẩm Hà" : fmt::format("UBND xã Cẩm Hạ {}", i % 50),
         .world = "party",
         .signer = "Nguyễn Văn Đực",
         .cites = {"25-NQ/TW", "26-NQ/TW"}});
  }
  return made;
}

/// Few, of which nothing is like that.
std::vector<Sample> hidden_by_few() {
  std::vector<Sample> made = seen();
  made.push_back({.id = "hidden-0",
                  .text = "Khuynh diệp. Biển đảo, hải sản, tàu thuyền, ngư dân.",
                  .title = "Hải sản",
                  .commune = "xã Thạch Điền",
                  .district = "huyện Thạch Hà",
                  .date = "2031-05-04",
                  .topics = {"bien-dao"},
                  .number = "7/KH-HS",
                  .issuer = "Đoàn xã Thạch Điền",
                  .world = "mass",
                  .signer = "Trần Nhã"});
  return made;
}

struct Asked {
  std::string target;
  std::string body = {};  ///< of a POST
};

std::string encoded(std::string_view value) {
  return to_target({}, {{"", std::string(value)}}).substr(2);
}

std::vector<Asked> questions() {
  std::vector<Asked> all{
      {"/v1/topics"},
      {"/v1/topics?q=d"},
      {"/v1/doc_types"},
      {"/v1/issuers"},
      {"/v1/issuers?q=u&limit=3"},
      {"/v1/communes"},
      {"/v1/communes?q=cam"},
      {"/v1/communes?q=cam+ha"},
      {"/v1/communes?q=n"},
      {"/v1/timeline?interval=month&by=topic"},
      {"/v1/timeline?interval=quarter&by=issuer&q=d%C3%A2n&facet_limit=1"},
      {"/v1/citations/25-NQ%2FTW?explain=true"},
      {"/v1/citations/nq%2025"},
      {"/v1/facet_search?facet=issuer&facet_query=u"},
      {"/v1/facet_search?facet=year&q=l%C3%BAa"},
      {"/v1/search?commune=xa+cam+ha&explain=true"},
      {"/v1/search?commune=x%C3%A3+C%E1%BA%A7m+H%E1%BA%A1"},
      {"/v1/search?commune=c%E1%BA%A9m"},
      {"/v1/search?commune=cam&commune=nong"},
      {"/v1/search?issuer=ubnd+xa+cam+ha+1&topic=dan-3"},
      {"/v1/search?signer=nguyen+van+duc&limit=2"},
      {"/v1/search?signer=Nguy%E1%BB%85n+V%C4%83n+%C4%90%E1%BB%B1c"},
      {"/v1/search?district=c%E1%BA%A9m+xuyen"},
      {"/v1/search?number=100&cites=26-nq"},
      {"/v1/search?number=nq+25&q=d%C3%A2n"},
      {"/v1/search?year=1987&facets=year,commune"},
      {"/v1/multi_search",
       R"({"searches": [{"q": "dân vận khéo", "explain": true}, {"q": "kheo lua bo hoc"}]})"},
  };
  // Frequent here and rare there, marked or not, misspelt, cut off, quoted, excluded; enough words
  // for most of them to be enough; a number; what stands among the hidden ones alone.
  for (const char* q : {"dân vận khéo",
                        "lúa",
                        "trâu bò",
                        "dan van kheo",
                        "nong thon moi lua",
                        "lanh dao",
                        "lảnh đạo",
                        "bỏ học",
                        "bo hoc",
                        "dan van nong thon khuynh",
                        "lúa trâu bò gà khéo dịch",
                        "dân vận một cửa khuynh diệp",
                        "\"dân vận\" lúa",
                        "\"dan van\" kheo",
                        "\"nong thon moi\"",
                        "d*",
                        "nông*",
                        "dan*",
                        "t* lúa",
                        "dân NEAR/5 khéo",
                        "lúa OR khéo OR cửa",
                        "dân -khéo",
                        "title:lúa khéo",
                        "101/BC-UBND",
                        "101 bc ubnd dân",
                        "25-NQ/TW",
                        "khuynh diệp",
                        "dân52",
                        "nông thôn mới",
                        "UBND xã Cẩm Hà",
                        "ủy ban nhân dân",
                        "danvan",
                        "dâm vận khéo",
                        "nghij quyeets",
                        "*"}) {
    all.push_back({"/v1/search?explain=true&facets=topic,year,issuer&limit=4&q=" + encoded(q)});
    all.push_back({"/v1/search?snippet_length=60&correct=auto&offset=2&q=" + encoded(q)});
    all.push_back({"/v1/search?accents=ignore&operator=or&explain=true&q=" + encoded(q)});
    all.push_back({"/v1/export?format=csv&q=" + encoded(q)});
    all.push_back({"/v1/reports/seen-3/text?q=" + encoded(q)});
  }
  for (const char* q :
       {"d",   "da",   "dân", "dân v", "nong",  "nông thôn", "nong thon m", "c",    "cam",
        "cẩm", "u",    "1",   "10",    "101",   "25",        "l",           "lanh", "lảnh",
        "khe", "bo h", "b",   "nghij", "noong", "nguyen",    "dan-",        "k"}) {
    all.push_back({"/v1/suggest?q=" + encoded(q)});
    all.push_back({"/v1/suggest?limit=3&q=" + encoded(q)});
  }
  for (const char* id : {"seen-0", "seen-3", "seen-7", "hidden-0", "hidden-7"}) {
    const std::string report = fmt::format("/v1/reports/{}", id);
    for (const char* below :
         {"", "/similar", "/similar?limit=2&topic=dan-van", "/cite?format=csl"}) {
      all.push_back({report + below});
    }
  }
  return all;
}

class Twin {
 public:
  explicit Twin(const std::vector<Sample>& samples)
      : archive_(samples, corpus::gazetteer::built_in()), searcher_(archive_.searcher()) {}

  /// Without what carries nothing of the reports.
  std::string answer(const Asked& asked, std::shared_ptr<const Query> within) {
    Response response = respond(
        {asked.body.empty() ? "GET" : "POST", asked.target, {}, asked.body, std::move(within)},
        searcher_, no_deadline());
    while (response.more) {
      const auto piece = response.more();
      if (!piece) break;
      response.body += *piece;
    }
    std::string told =
        fmt::format("{} {} {}\n", asked.target, response.status, response.content_type);
    for (const auto& [name, value] : response.headers) told += fmt::format("{}: {}\n", name, value);
    json body = json::parse(response.body, nullptr, false);
    if (!body.is_object()) return told + response.body;
    body.erase("took_ms");
    return told + body.dump(1);
  }

 private:
  TestArchive archive_;
  Searcher searcher_;
};

TEST(Twins, GiveAKeyWithAFilterTheSameAnswers) {
  Twin many(hidden_by_many());
  Twin few(hidden_by_few());
  const auto within = std::make_shared<const Query>(query_of("commune=xã Cẩm Hà"));
  std::size_t suggested = 0;
  for (const Asked& asked : questions()) {
    const std::string told = many.answer(asked, within);
    EXPECT_EQ(told, few.answer(asked, within));
    if (told.find("\"kind\": ") != std::string::npos) ++suggested;
  }
  EXPECT_GE(suggested, 30U) << "the key is helped while it types";
}

/// Nor is it answered otherwise than in an archive that holds nothing else, but for scores: there
/// they are Xapian's own.
TEST(Twins, GiveAKeyWithAFilterAllThatItMaySee) {
  Twin many(hidden_by_many());
  Twin alone(seen());
  const auto within = std::make_shared<const Query>(query_of("commune=xã Cẩm Hà"));
  for (const char* target :
       {"/v1/topics", "/v1/issuers", "/v1/timeline?by=topic", "/v1/facet_search?facet=year",
        "/v1/suggest?q=10", "/v1/suggest?q=cam",
        "/v1/search?sort=newest&correct=off&q=d%C3%A2n&facets=topic,issuer",
        "/v1/search?sort=oldest&q=n*&signer=nguyen+van+duc", "/v1/search?sort=newest&q=dan*",
        "/v1/export?sort=oldest&format=jsonl&q=%22n%C3%B4ng+th%C3%B4n%22"}) {
    EXPECT_EQ(many.answer({target}, within), alone.answer({target}, {}));
  }
}

/// The test above proves nothing where the hidden reports change nothing.
TEST(Twins, AreToldApartByWhoSeesAll) {
  Twin many(hidden_by_many());
  Twin few(hidden_by_few());
  std::size_t different = 0;
  for (const Asked& asked : questions()) {
    if (many.answer(asked, {}) != few.answer(asked, {})) ++different;
  }
  EXPECT_GE(different, questions().size() / 2) << "of " << questions().size();
}

}  // namespace
}  // namespace tracuu::searchd
