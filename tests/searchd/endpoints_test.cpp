// Each endpoint over the sample reports: what it answers, and to whom it says nothing.
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searchd/endpoints/endpoint.hpp"
#include "tests/searchd/test_archive.hpp"

namespace tracuu::searchd {
namespace {

using nlohmann::json;
using testing::HasSubstr;

Searcher& shared() {
  static const TestArchive archive(samples());
  static Searcher searcher = archive.searcher();
  return searcher;
}

std::string encoded(std::string_view value) {
  return to_target({}, {{"", std::string(value)}}).substr(2);
}

/// The whole body, its pieces put together.
std::string read(Response response) {
  while (response.more) {
    const auto piece = response.more();
    if (!piece) break;
    response.body += *piece;
  }
  return response.body;
}

Response get(const std::string& target, std::shared_ptr<const Query> within = {},
             Searcher& searcher = shared()) {
  return respond({"GET", target, {}, {}, std::move(within)}, searcher, no_deadline());
}

json body(const std::string& target, std::shared_ptr<const Query> within = {}) {
  return json::parse(read(get(target, std::move(within))));
}

Response post(const std::string& target, const std::string& sent) {
  return respond({"POST", target, {}, sent}, shared(), no_deadline());
}

std::vector<std::string> ids_of(const json& hits) {
  std::vector<std::string> ids;
  for (const auto& hit : hits) ids.push_back(hit["id"]);
  return ids;
}

using Ids = std::vector<std::string>;

TEST(Endpoints, HaveWhatTheirTableNeeds) {
  std::set<std::string_view> paths;
  for (const auto& endpoint : endpoints()) {
    EXPECT_TRUE(paths.insert(endpoint.path).second) << endpoint.path;
    EXPECT_NE(endpoint.answer, nullptr) << endpoint.path;
    EXPECT_FALSE(endpoint.says.empty()) << endpoint.path;
    std::set<std::string_view> names;
    for (const auto& group : endpoint.takes) {
      for (const auto& spec : group) {
        EXPECT_TRUE(names.insert(spec.name).second) << endpoint.path << " " << spec.name;
        EXPECT_FALSE(spec.says.empty()) << spec.name;
      }
    }
  }
}

/// A filter takes both spellings for one name: so does a facet, or its counts were not what the
/// filter finds.
TEST(Facets, CountSpellingsOfOneNameTogether) {
  std::vector<Sample> made;
  for (int i = 0; i < 5; ++i) {
    made.push_back({.id = std::to_string(i),
                    .text = "dân vận",
                    .date = "2020",
                    .issuer = i < 2 ? "Đảng uỷ xã Hải Anh" : "Đảng ủy xã Hải Anh"});
  }
  made.push_back({.id = "other", .text = "dân vận", .date = "2020", .issuer = "UBND xã Hải Anh"});
  const TestArchive archive(made);
  Searcher searcher = archive.searcher();
  const auto ask = [&](const std::string& target) {
    return json::parse(get(target, {}, searcher).body);
  };
  const json issuers = ask("/v1/search?facets=issuer")["facets"]["issuer"];
  EXPECT_EQ(issuers["total_values"], 2);
  EXPECT_EQ(issuers["values"][0]["value"], "Đảng ủy xã Hải Anh");
  EXPECT_EQ(issuers["values"][0]["count"], 5);
  const json filtered = ask("/v1/search?facets=issuer&issuer=" + encoded("Đảng ủy xã Hải Anh"));
  EXPECT_EQ(filtered["found"]["value"], 5);
  EXPECT_EQ(filtered["facets"]["issuer"], issuers);
  EXPECT_EQ(ask("/v1/issuers")["values"], issuers["values"]);
  const json series = ask("/v1/timeline?by=issuer")["by"];
  EXPECT_EQ(series["total_values"], 2);
  EXPECT_EQ(series["values"][0]["counts"], json({5}));
  const json suggestions = ask("/v1/suggest?q=" + encoded("đảng"))["suggestions"];
  std::vector<std::string> names;
  for (const auto& each : suggestions) {
    if (each["kind"] == "issuer") names.push_back(each["text"]);
  }
  EXPECT_EQ(names, std::vector<std::string>{"Đảng ủy xã Hải Anh"});
}

TEST(MultiSearch, AnswersEachSearchOrItsFault) {
  const json answer =
      json::parse(post("/v1/multi_search",
                       R"({"searches": [{"q": "dân vận", "limit": 1}, {"limit": 101}, {}]})")
                      .body);
  ASSERT_EQ(answer["results"].size(), 3U);
  EXPECT_EQ(answer["results"][0]["found"]["value"], 2);
  EXPECT_EQ(answer["results"][0]["next"], "/v1/search?q=d%C3%A2n%20v%E1%BA%ADn&limit=1&offset=1");
  EXPECT_EQ(answer["results"][1]["code"], "bad_value");
  EXPECT_EQ(answer["results"][1]["param"], "limit");
  EXPECT_EQ(answer["results"][2]["found"]["value"], samples().size());
  std::string many = R"({"searches": [{})";
  for (int i = 0; i < 50; ++i) many += ",{}";
  EXPECT_EQ(json::parse(post("/v1/multi_search", many + "]}").body)["code"], "bad_value");
  for (const std::string bad : {"", "[]", "{}", R"({"searches": 1})", R"({"searches": [1]})"}) {
    EXPECT_EQ(json::parse(post("/v1/multi_search", bad).body)["code"], "bad_body") << bad;
  }
}

TEST(Paging, GoesOnByCursorInItsGenerationOnly) {
  const TestArchive archive(samples());
  Searcher searcher = archive.searcher();
  const auto page = [&](const std::string& cursor, const std::string& more = "") {
    return json::parse(
        get("/v1/search?q=b%C3%A1o%20c%C3%A1o&limit=1&cursor=" + encoded(cursor) + more, {},
            searcher)
            .body);
  };
  Ids all;
  json answer = json::parse(get("/v1/search?q=b%C3%A1o%20c%C3%A1o&limit=1", {}, searcher).body);
  const auto found = answer["found"]["value"].get<std::size_t>();
  for (;; answer = page(answer["next_cursor"].get<std::string>(), "&facets=topic")) {
    ASSERT_EQ(answer["hits"].size(), 1U) << answer.dump();
    EXPECT_EQ(answer["hits"][0]["rank"], all.size() + 1);
    all.push_back(answer["hits"][0]["id"]);
    if (answer["next_cursor"].is_null()) break;
  }
  EXPECT_EQ(
      all, ids_of(json::parse(get("/v1/search?q=b%C3%A1o%20c%C3%A1o", {}, searcher).body)["hits"]));
  EXPECT_EQ(all.size(), found);

  answer = json::parse(get("/v1/search?q=b%C3%A1o%20c%C3%A1o&limit=1", {}, searcher).body);
  const std::string cursor = answer["next_cursor"];
  EXPECT_EQ(page(cursor, "&sort=newest")["code"], "bad_value") << "of another search";
  EXPECT_EQ(page(cursor, "&offset=1")["code"], "bad_value");
  EXPECT_EQ(page("x")["code"], "bad_value");
  EXPECT_EQ(page(cursor + "0")["code"], "bad_value");
  const std::string behind = cursor.substr(cursor.rfind('.'));
  for (const char* offset : {"18446744073709551615", "4294967296", "-1", "01", ""}) {
    EXPECT_EQ(page("000001." + std::string(offset) + behind)["code"], "bad_value") << offset;
  }
  archive.publish(samples());
  searcher = archive.searcher();
  EXPECT_EQ(page(cursor)["code"], "stale_cursor");
  EXPECT_EQ(page(cursor)["status"], 410);
}

TEST(Search, ShowsTheFieldsAskedFor) {
  const json hit = body("/v1/search?q=d%C3%A2n&limit=1&fields=number,issued_on")["hits"][0];
  EXPECT_EQ(hit["report"].size(), 2U);
  EXPECT_TRUE(hit["report"].contains("number"));
  EXPECT_TRUE(hit["report"].contains("issued_on"));
  EXPECT_EQ(body("/v1/search?fields=text")["code"], "bad_value");
}

TEST(Search, ExplainsWhatAScoreIsMadeOf) {
  for (const std::string q : {"lãnh đạo dân vận", "lanh dao", "\"công tác\" dân", "218/BC-UBND",
                              "nong thon moi", "dân OR nông"}) {
    const json answer = body("/v1/search?explain=true&q=" + encoded(q));
    ASSERT_FALSE(answer["hits"].empty()) << q;
    for (const auto& hit : answer["hits"]) {
      double sum = 0;
      for (const auto& part : hit["explanation"]) {
        sum += part["weight"].get<double>();
        EXPECT_FALSE(part["terms"].empty());
      }
      EXPECT_NEAR(sum, hit["score"].get<double>(), 1e-6) << q << " " << hit.dump();
    }
  }
  EXPECT_FALSE(body("/v1/search?q=d%C3%A2n")["hits"][0].contains("explanation"));
}

TEST(Search, EndsWhereAskedTo) {
  EXPECT_EQ(body("/v1/search?timeout_ms=600000")["timed_out"], false);
  EXPECT_EQ(body("/v1/search?timeout_ms=0")["code"], "bad_value");
}

TEST(Search, FiltersByThePeriodOfReports) {
  const std::vector<Sample> reports{
      {.id = "h1-2018", .text = "a", .period_from = "2018-01-01", .period_to = "2018-06-30"},
      {.id = "term", .text = "a", .period_from = "2015", .period_to = "2020"},
      {.id = "may-2018", .text = "a", .period_from = "2018-05", .period_to = "2018-05"},
      {.id = "none", .text = "a", .date = "2018-05-04"},
  };
  const TestArchive archive(reports);
  Searcher searcher = archive.searcher();
  struct Case {
    std::string parameters;
    Ids ids;
  };
  for (const auto& [parameters, ids] : std::vector<Case>{
           {"period_from=2018-07-01&period_to=2018-12", {"term"}},
           {"period_from=2018-05-31&period_to=2018-05-31", {"h1-2018", "may-2018", "term"}},
           {"period_to=2014", {}},
           {"period_to=2015-01-01", {"term"}},
           {"period_from=2018-06-30", {"h1-2018", "term"}},
           {"period_from=2021", {}},
           {"period_from=2010&period_to=2030", {"h1-2018", "may-2018", "term"}},
       }) {
    const json answer = json::parse(get("/v1/search?" + parameters, {}, searcher).body);
    EXPECT_EQ(ids_of(answer["hits"]), ids) << parameters;
  }
  EXPECT_EQ(body("/v1/search?period_from=2019&period_to=2018")["param"], "period_to");
}

TEST(Text, TellsWhereTheWordsStand) {
  const json answer = body("/v1/reports/thach-dien-2018/text?q=" + encoded("lãnh đạo dân vận"));
  const std::string text = answer["text"];
  std::vector<std::string> words;
  for (const auto& match : answer["matches"]) {
    words.push_back(text.substr(match["start"], match["length"]));
  }
  EXPECT_THAT(words, testing::ElementsAre("lảnh", "đạo", "đạo", "dân", "vận", "dân"));
  EXPECT_EQ(body("/v1/reports/thach-dien-2018/text")["matches"], json::array());
  const json masked = body("/v1/reports/thach-dien-2018/text?q=0912345678");
  EXPECT_EQ(masked["matches"], json::array());
  EXPECT_THAT(masked["text"].get<std::string>(), HasSubstr("ĐT **********"));
}

TEST(Similar, SetsCopiesApart) {
  const std::string common =
      "Công tác vận động quần chúng tham gia xây dựng nông thôn mới, hiến đất làm đường giao "
      "thông, "
      "chỉnh trang nhà cửa vườn tược, giữ gìn vệ sinh môi trường, phát triển chăn nuôi bò lai. ";
  std::vector<Sample> reports{
      {.id = "a", .text = common + "Năm nay đạt mười ba tiêu chí."},
      {.id = "copy", .text = common + "Năm nay đạt mười bốn tiêu chí."},
      {.id = "like", .text = "Xây dựng nông thôn mới ở vùng cao: hiến đất, chăn nuôi bò lai sind."},
      {.id = "other", .text = "Kế hoạch phòng chống dịch bệnh, truy vết, cách ly tại nhà."}};
  for (int i = 0; i < 5; ++i) {
    reports.push_back({.id = "x" + std::to_string(i), .text = "Hội nghị tổng kết thường niên."});
  }
  const TestArchive archive(reports);
  Searcher searcher = archive.searcher();
  const json answer = json::parse(get("/v1/reports/a/similar", {}, searcher).body);
  EXPECT_EQ(ids_of(answer["hits"]), Ids{"like"});
  EXPECT_EQ(ids_of(answer["copies"]), Ids{"copy"});
  EXPECT_GT(answer["copies"][0]["resemblance"], 0.8);
  EXPECT_THAT(answer["words"], testing::Contains("bo lai"));
  EXPECT_EQ(get("/v1/reports/nobody/similar", {}, searcher).status, 404);
}

TEST(Cite, FollowsTheFormats) {
  const auto cite = [](const std::string& parameters) {
    return get("/v1/reports/cam-ha-2022/cite?" + parameters);
  };
  EXPECT_EQ(cite("format=footnote&language=vi").body,
            "UBND xã Cẩm Hà, Báo cáo số 218/BC-UBND ngày 24/6/2022: "
            "Tình hình kinh tế - xã hội 6 tháng đầu năm 2022.\n");
  EXPECT_EQ(cite("format=footnote").body,
            "UBND xã Cẩm Hà, Report (Báo cáo) No. 218/BC-UBND, 24 June 2022, "
            "“Tình hình kinh tế - xã hội 6 tháng đầu năm 2022”.\n");
  EXPECT_EQ(cite("format=bibtex").body,
            "@techreport{cam-ha-2022,\n"
            "  author = {{UBND xã Cẩm Hà}},\n"
            "  title = {{Tình hình kinh tế - xã hội 6 tháng đầu năm 2022}},\n"
            "  institution = {UBND xã Cẩm Hà},\n"
            "  type = {Báo cáo},\n"
            "  number = {218/BC-UBND},\n"
            "  year = {2022},\n"
            "  month = jun,\n"
            "  day = {24},\n"
            "  language = {vietnamese},\n"
            "}\n");
  EXPECT_EQ(cite("format=ris").body,
            "TY  - RPRT\r\n"
            "ID  - cam-ha-2022\r\n"
            "AU  - UBND xã Cẩm Hà\r\n"
            "TI  - Tình hình kinh tế - xã hội 6 tháng đầu năm 2022\r\n"
            "PB  - UBND xã Cẩm Hà\r\n"
            "M3  - Báo cáo\r\n"
            "SN  - 218/BC-UBND\r\n"
            "PY  - 2022\r\n"
            "DA  - 2022/06/24/\r\n"
            "KW  - Tình hình kinh tế - xã hội chung\r\n"
            "KW  - Nông thôn mới\r\n"
            "LA  - vi\r\n"
            "ER  - \r\n");
  const json csl = json::parse(cite("format=csl").body);
  EXPECT_EQ(csl[0]["issued"], json::parse(R"({"date-parts": [[2022, 6, 24]]})"));
  EXPECT_EQ(csl[0]["author"][0]["literal"], "UBND xã Cẩm Hà");
  EXPECT_EQ(cite("format=x").status, 400);
  EXPECT_EQ(get("/v1/reports/khong-ngay/cite?format=footnote&language=vi").body, "Báo cáo.\n");
}

TEST(Citations, CountsByYearAndCommune) {
  for (const std::string number : {"25-NQ%2FTW", "25-NQ/TW", "nq%2025"}) {
    const json answer = body("/v1/citations/" + number);
    EXPECT_EQ(ids_of(answer["hits"]), Ids{"thach-dien-2018"}) << answer.dump();
    EXPECT_EQ(answer["facets"]["year"]["values"][0]["value"], "2018");
    EXPECT_EQ(answer["facets"]["commune"]["values"][0]["value"], "xã Thạch Điền");
  }
  EXPECT_EQ(body("/v1/citations/99-NQ/TW")["found"]["value"], 0);
}

TEST(Timeline, CountsEveryReportOnce) {
  const json years = body("/v1/timeline?by=world");
  EXPECT_EQ(years["found"]["value"], samples().size());
  std::vector<std::string> line;
  for (const auto& bucket : years["buckets"]) {
    line.push_back(bucket["label"].get<std::string>() + "=" + bucket["count"].dump());
  }
  EXPECT_THAT(line, testing::ElementsAre("2018=1", "2019=1", "2020=1", "2021=1", "2022=1"));
  EXPECT_EQ(years["undated"], 1);
  EXPECT_EQ(years["by"]["values"][0],
            json::parse(R"({"value": "state", "label": "state", "count": 3,
                            "counts": [0, 1, 0, 1, 1]})"));
  const json months = body("/v1/timeline?interval=month");
  EXPECT_EQ(months["undated"], 2) << "one is known to the year only";
  EXPECT_EQ(months["buckets"].front(), json::parse(R"({"label": "2018-05", "from": "2018-05-01",
                                                       "to": "2018-05-31", "count": 1})"));
  EXPECT_EQ(months["buckets"].size(), 50U);
  const json quarters = body("/v1/timeline?interval=quarter&year=2022");
  EXPECT_EQ(quarters["buckets"], json::parse(R"([{"label": "2022-Q2", "from": "2022-04-01",
                                                  "to": "2022-06-30", "count": 1}])"));
  EXPECT_EQ(body("/v1/timeline?q=kanguru")["buckets"], json::array());
}

TEST(FacetSearch, FindsValuesByAFewLetters) {
  const auto labels = [](const std::string& parameters) {
    std::vector<std::string> found;
    const json answer = body("/v1/facet_search?" + parameters);
    for (const auto& value : answer["values"]) found.push_back(value["label"]);
    return found;
  };
  EXPECT_THAT(labels("facet=commune&facet_query=thach"),
              testing::ElementsAre("xã Thạch Điền", "phường Thạch Linh"));
  EXPECT_THAT(labels("facet=commune&facet_query=" + encoded("điể")), testing::ElementsAre());
  EXPECT_THAT(labels("facet=commune&facet_query=" + encoded("Điền")),
              testing::ElementsAre("xã Thạch Điền"));
  EXPECT_THAT(
      labels("facet=commune&facet_query=thach&commune=" + encoded("xã Cẩm Hà") + "&year=2020"),
      testing::ElementsAre("phường Thạch Linh"));
  EXPECT_EQ(body("/v1/facet_search?facet_query=a")["param"], "facet");
}

TEST(Names, AreCounted) {
  const json topics = body("/v1/topics");
  EXPECT_EQ(topics["values"][0],
            json::parse(R"({"value": "nong-thon-moi", "label": "Nông thôn mới", "count": 2})"));
  EXPECT_EQ(body("/v1/topics?limit=1&offset=1")["values"].size(), 1U);
  EXPECT_EQ(body("/v1/doc_types")["values"][0]["value"], "BC");
  EXPECT_EQ(body("/v1/issuers?q=doan")["values"][0]["value"], "Đoàn phường Thạch Linh");
  EXPECT_EQ(body("/v1/issuers?q=doan")["total_values"], 1);
}

TEST(Suggest, OffersNamesHoweverTheyAreTyped) {
  const auto first = [](const std::string& q) {
    const json answer = body("/v1/suggest?q=" + encoded(q));
    std::vector<std::string> line;
    for (const auto& each : answer["suggestions"]) {
      line.push_back(each["kind"].get<std::string>() + ":" + each["text"].get<std::string>());
    }
    return line;
  };
  for (const std::string q : {"thạch đ", "thach d", "Thach Die", "thạch điền", "thachj ddieenf"}) {
    EXPECT_THAT(first(q), testing::Contains("commune:xã Thạch Điền")) << q;
  }
  EXPECT_THAT(first("dan v"), testing::Contains("topic:Dân vận"));
  for (const std::string q : {"nông t", "nong t", "noong t"}) {
    EXPECT_THAT(first(q), testing::Contains("word:" + q.substr(0, q.find(' ') + 1) + "thôn"))
        << q << testing::PrintToString(first(q));
  }
  for (const std::string q : {"218", "218/", "218/B", "218/BC", "218/bc-", "218 - BC", "218-bc/ub",
                              "218 bc ubnd", "218bcub", "218/BC-UBND"}) {
    EXPECT_THAT(first(q), testing::Contains("number:218/BC-UBND")) << q;
  }
  EXPECT_THAT(first("218/BD"), testing::Not(testing::Contains("number:218/BC-UBND")));
  EXPECT_THAT(first("trần hậu"), testing::Not(testing::Contains(HasSubstr("Trần Hậu Nhã"))));
  EXPECT_EQ(body("/v1/suggest")["param"], "q");
}

TEST(Export, IsAllThatPagingFinds) {
  for (const std::string search :
       {"", "q=d%C3%A2n%20v%E1%BA%ADn", "sort=oldest", "topic=nong-thon-moi"}) {
    const Ids paged = ids_of(body("/v1/search?limit=100&" + search)["hits"]);
    const Response response = get("/v1/export?format=jsonl&limit=1&" + search);
    EXPECT_EQ(response.status, 200);
    std::istringstream lines(read(response));
    Ids ids;
    json row;
    for (std::string line; std::getline(lines, line);) {
      row = json::parse(line);
      if (row.contains("id")) ids.push_back(row["id"]);
    }
    EXPECT_EQ(ids, paged) << search;
    EXPECT_EQ(row, json({{"rows", paged.size()}}));
    EXPECT_EQ(response.headers.at(0),
              (std::pair<std::string, std::string>("X-Row-Count", std::to_string(paged.size()))));
  }
}

TEST(Export, WritesTablesThatSpreadsheetsDoNotRun) {
  const TestArchive archive({{.id = "a",
                              .text = "a",
                              .title = "=HYPERLINK(\"http://x\"), \"b\"\nc",
                              .issuer = "@UBND, xã",
                              .signer = "-1+1"}});
  Searcher searcher = archive.searcher();
  const std::string csv = read(get("/v1/export", {}, searcher));
  EXPECT_THAT(csv, testing::StartsWith("id,title,doc_type,"));
  EXPECT_THAT(csv, HasSubstr("\r\na,\"'=HYPERLINK(\"\"http://x\"\"), \"\"b\"\"\nc\",BC,,"
                             "\"'@UBND, xã\",state,"));
  EXPECT_THAT(csv, HasSubstr(",'-1+1,a.txt,txt\r\n"));
  const std::string bibtex = read(get("/v1/export?format=bibtex", {}, searcher));
  EXPECT_THAT(bibtex, testing::EndsWith("@comment{rows: 1}\n"));
  EXPECT_THAT(read(get("/v1/export?format=ris", {}, searcher)),
              HasSubstr("TI  - =HYPERLINK(\"http://x\"), \"b\" c\r\n"));
}

TEST(Export, EscapesWhatTexWouldRead) {
  const TestArchive archive(
      {{.id = "đ a{b", .text = "a", .title = R"(50% & $x_1 #2 {a} \b ~c ^d)"}});
  Searcher searcher = archive.searcher();
  const std::string bibtex = read(get("/v1/export?format=bibtex", {}, searcher));
  EXPECT_THAT(bibtex, testing::StartsWith("@techreport{___a_b,\n"));
  EXPECT_THAT(bibtex, HasSubstr(R"(title = {{50\% \& \$x\_1 \#2 \{a\} \textbackslash{}b )"
                                R"(\textasciitilde{}c \textasciicircum{}d}})"));
}

TEST(Export, HandsOutPiecesInItsOwnGeneration) {
  std::vector<Sample> many;
  for (int i = 0; i < 500; ++i) {
    many.push_back(
        {.id = "r" + std::to_string(i), .text = "báo cáo", .title = std::string(500, 'x')});
  }
  const TestArchive archive(many);
  Searcher searcher = archive.searcher();
  Response response = get("/v1/export?format=jsonl", {}, searcher);
  std::size_t pieces = 0;
  std::size_t rows = 0;
  while (const auto piece = response.more()) {
    if (pieces == 0) archive.publish({{.id = "new", .text = "a"}});
    EXPECT_LT(piece->size(), 80'000U);
    rows += static_cast<std::size_t>(std::ranges::count(*piece, '\n'));
    ++pieces;
  }
  EXPECT_GT(pieces, 3U);
  EXPECT_EQ(rows, many.size() + 1);
}

TEST(Suggest, CompletesNoWordFromDigits) {
  EXPECT_EQ(body("/v1/suggest?q=0123")["suggestions"], json::array());
  EXPECT_EQ(body("/v1/suggest?q=120")["suggestions"][0]["kind"], "number");
}

TEST(Secrets, OfPersonsStandInNoField) {
  const std::string secret = "012345678901";
  const auto sample = [&](const std::string& id) {
    return Sample{.id = id,
                  .text = "Dân vận khéo, CCCD " + secret + ", dân vận khéo.",
                  .title = "Dân vận, CCCD " + secret,
                  .date = "2018-05-04",
                  .number = "1/BC-" + secret,
                  .issuer = "UBND xã Cẩm Hà, CCCD " + secret,
                  .signer = "Trần Hậu Nhã, CCCD " + secret};
  };
  const TestArchive archive({sample("a"), sample("b"), {.id = "c", .text = "Nông thôn mới"}});
  Searcher searcher = archive.searcher();
  for (const char* target :
       {"/v1/search?q=d%C3%A2n", "/v1/search?fields=title,signers,issuer,number", "/v1/reports/a",
        "/v1/reports/a/text", "/v1/reports/a/similar", "/v1/suggest?q=0123", "/v1/suggest?q=ubnd",
        "/v1/search?facets=issuer", "/v1/timeline?by=issuer", "/v1/issuers",
        "/v1/reports/a/cite?format=bibtex", "/v1/reports/a/cite?format=ris",
        "/v1/reports/a/cite?format=csl", "/v1/reports/a/cite?format=footnote", "/v1/export",
        "/v1/export?format=jsonl", "/v1/export?format=bibtex", "/v1/export?format=ris"}) {
    const Response response = get(target, {}, searcher);
    EXPECT_EQ(response.status, 200) << target;
    EXPECT_THAT(read(response), testing::Not(HasSubstr(secret))) << target;
  }
}

/// A key with an embedded filter: nothing of other reports comes out anywhere.
TEST(Within, HidesAllElse) {
  const auto within = std::make_shared<const Query>(query_of("commune=Cẩm Hà"));
  for (const std::string target : {"/v1/search?q=d%C3%A2n",
                                   "/v1/search?commune=Th%E1%BA%A1ch%20%C4%90i%E1%BB%81n",
                                   "/v1/reports/thach-dien-2018",
                                   "/v1/reports/thach-dien-2018/text",
                                   "/v1/reports/thach-dien-2018/similar",
                                   "/v1/reports/thach-dien-2018/cite",
                                   "/v1/reports/cam-ha-2022/similar",
                                   "/v1/citations/25-NQ/TW",
                                   "/v1/timeline?by=commune",
                                   "/v1/facet_search?facet=commune",
                                   "/v1/facet_search?facet=topic",
                                   "/v1/topics",
                                   "/v1/doc_types",
                                   "/v1/issuers",
                                   "/v1/suggest?q=thach",
                                   "/v1/suggest?q=dan",
                                   "/v1/suggest?q=120",
                                   "/v1/export",
                                   "/v1/export?format=jsonl",
                                   "/v1/export?format=bibtex",
                                   "/v1/export?format=ris"}) {
    const Response response = get(target, within);
    const bool is_hidden = std::string_view(target).starts_with("/v1/reports/thach");
    EXPECT_EQ(response.status, is_hidden ? 404 : 200) << target;
    const std::string answer = read(response);
    for (const std::string_view secret :
         {"Thạch Điền\"", "Đảng ủy", "Hậu Nhã", "thach-dien", "120/BC", "dan-van", "Đoàn"}) {
      EXPECT_THAT(answer, testing::Not(HasSubstr(secret))) << target;
    }
  }
  EXPECT_EQ(body("/v1/export?format=jsonl&q=kanguru", within)["rows"], 0);
  EXPECT_EQ(body("/v1/timeline", within)["found"]["value"], 2);
  EXPECT_EQ(body("/v1/suggest?q=cam", within)["suggestions"][0]["text"], "xã Cẩm Hà");
}

}  // namespace
}  // namespace tracuu::searchd
