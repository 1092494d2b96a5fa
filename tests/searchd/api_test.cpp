#include "searchd/api.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/searchd/test_archive.hpp"

namespace tracuu::searchd {
namespace {

using nlohmann::json;

Searcher& shared() {
  static const TestArchive archive(samples());
  static Searcher searcher = archive.searcher();
  return searcher;
}

Response get(const std::string& target, const std::string& accept_language = {}) {
  return respond({"GET", target, accept_language}, shared(), no_deadline());
}

json body(const std::string& target) {
  return json::parse(get(target).body);
}

TEST(Respond, RefusesWithAStableCode) {
  struct Case {
    std::string target;
    int status;
    std::string_view code;
    json param;
    json position;
  };
  const std::vector<Case> cases{
      {"/v1/search?limit=abc", 400, "bad_value", "limit", 0},
      {"/v1/search?facets=topic,x", 400, "bad_value", "facets", 6},
      {"/v1/search?limi=1", 400, "unknown_param", "limi", nullptr},
      {"/v1/search?q=a&q=b", 400, "repeated_param", "q", nullptr},
      {"/v1/search?q=%FF", 400, "bad_encoding", "q", 0},
      {"/v1/search?q=" + std::string(1001, 'a'), 400, "query_too_long", "q", 1000},
      {"/v1/search?offset=10000", 400, "window_exceeded", "offset", 0},
      {"/v1/reports/cam-ha-2022?q=x", 400, "unknown_param", "q", nullptr},
      {"/health?x=1", 400, "unknown_param", "x", nullptr},
      {"/v1/reports/nobody", 404, "no_such_report", "id", nullptr},
      {"/v1/reports/nobody/text", 404, "no_such_report", "id", nullptr},
      {"/v1/reports", 404, "not_found", nullptr, nullptr},
      {"/v1/reports/", 404, "not_found", nullptr, nullptr},
      {"/v1/search/", 404, "not_found", nullptr, nullptr},
      {"/", 404, "not_found", nullptr, nullptr},
      {"/favicon.ico", 404, "not_found", nullptr, nullptr},
      {"", 404, "not_found", nullptr, nullptr},
  };
  for (const auto& [target, status, code, param, position] : cases) {
    const Response response = get(target);
    const json problem = json::parse(response.body);
    EXPECT_EQ(response.status, status) << target;
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_EQ(problem["code"], code) << target;
    EXPECT_EQ(problem["status"], status);
    EXPECT_EQ(problem["param"], param) << target;
    EXPECT_EQ(problem["position"], position) << target;
    EXPECT_EQ(problem["generation"], "000001");
    EXPECT_TRUE(problem["took_ms"].is_number());
    EXPECT_FALSE(problem["detail"].get<std::string>().empty());
  }
}

Response analyzed(const std::string& request_body) {
  return respond({"POST", "/v1/analyze", {}, request_body}, shared(), no_deadline());
}

TEST(Respond, AnalyzesATextOfTheBody) {
  const Response response = analyzed(R"({"text": "Lãnh đạo 25 – NQ/TƯ"})");
  EXPECT_EQ(response.status, 200);
  const json answer = json::parse(response.body);
  EXPECT_EQ(answer["generation"], "000001");
  EXPECT_EQ(answer["tokens"], json::parse(R"([
    {"offset": 0, "length": 5, "position": 1, "kind": "syllable", "follows": false,
     "text": "Lãnh", "exact": "lãnh", "levelled": "lảnh", "unmarked": "lanh"},
    {"offset": 6, "length": 6, "position": 2, "kind": "syllable", "follows": true,
     "text": "đạo", "exact": "đạo", "levelled": "đạo", "unmarked": "dao"},
    {"offset": 13, "length": 13, "position": 3, "kind": "document_number", "follows": true,
     "text": "25 – NQ/TƯ", "exact": "25-nq/tw", "levelled": "25-nq/tw",
     "unmarked": "25-nq/tw"}])"));
}

TEST(Respond, AnalyzesOnlyATextThatIsBounded) {
  const std::string deep(100'000, '[');
  struct Case {
    std::string body;
    std::string_view code;
  };
  for (const auto& [bad, code] : std::vector<Case>{
           {"", "bad_body"},
           {"x", "bad_body"},
           {"[]", "bad_body"},
           {R"({"text": {}})", "bad_body"},
           {R"({"text": [[]]})", "bad_body"},
           {"{\"text\": \"\xff\"}", "bad_body"},
           {deep, "bad_body"},
           {"{\"text\":" + deep, "bad_body"},
           {"{}", "bad_value"},
           {R"({"text": null})", "bad_value"},
           {R"({"text": "a", "x": 1})", "unknown_param"},
           {R"({"text": ")" + std::string(65'537, 'a') + "\"}", "text_too_long"},
       }) {
    const Response response = analyzed(bad);
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(json::parse(response.body)["code"], code) << bad.substr(0, 100);
  }
  const Response got = get("/v1/analyze");
  EXPECT_EQ(got.status, 405);
  EXPECT_EQ(got.headers.at(0), (std::pair<std::string, std::string>("Allow", "POST, OPTIONS")));
}

TEST(Respond, ServesTheMethodsOfAnEndpointOnly) {
  struct Case {
    std::string target;
    std::string method;
    std::string allowed;
  };
  for (const auto& [target, method, allowed] : std::vector<Case>{
           {"/v1/search", "PUT", "GET, HEAD, POST, OPTIONS"},
           {"/v1/search", "BREW", "GET, HEAD, POST, OPTIONS"},
           {"/v1/reports/x", "POST", "GET, HEAD, OPTIONS"},
           {"/health", "DELETE", "GET, HEAD, OPTIONS"},
           {"/v1/analyze", "HEAD", "POST, OPTIONS"},
       }) {
    const Response response = respond({method, target, {}}, shared(), no_deadline());
    EXPECT_EQ(response.status, 405);
    ASSERT_EQ(response.headers.size(), 1U);
    EXPECT_EQ(response.headers[0], (std::pair<std::string, std::string>("Allow", allowed)));
  }
  EXPECT_EQ(respond({"HEAD", "/v1/search", {}}, shared(), no_deadline()).status, 200);
}

/// Without what differs from answer to answer.
json timeless(json answer) {
  answer.erase("took_ms");
  return answer;
}

TEST(Respond, TakesTheParametersOfASearchFromABodyToo) {
  const std::string wanted = R"({"q": "công tác", "topic": ["dan-van", "nong-thon-moi"],
      "limit": 2, "sort": "newest", "year": [2018, "2019"], "issuer": null})";
  const Response posted = respond({"POST", "/v1/search", {}, wanted}, shared(), no_deadline());
  EXPECT_EQ(posted.status, 200);
  const json answer = json::parse(posted.body);
  EXPECT_EQ(answer["found"]["value"], 2);
  EXPECT_EQ(timeless(answer), timeless(body("/v1/search?q=c%C3%B4ng%20t%C3%A1c&topic=dan-van,"
                                            "nong-thon-moi&limit=2&sort=newest&year=2018,2019")));
  const auto code = [&](const std::string& target, const std::string& bad) {
    return json::parse(respond({"POST", target, {}, bad}, shared(), no_deadline()).body)["code"];
  };
  EXPECT_EQ(code("/v1/search", R"({"limit": 101})"), "bad_value");
  EXPECT_EQ(code("/v1/search", R"({"limit": 2.5})"), "bad_value");
  EXPECT_EQ(code("/v1/search", R"({"quey": ""})"), "unknown_param");
  EXPECT_EQ(code("/v1/search?q=a", R"({"q": "b"})"), "repeated_param");
  EXPECT_EQ(code("/v1/search", R"({"q": ["a", "b"]})"), "repeated_param");
}

TEST(Respond, RefusesABodyThatNamesAMemberTwice) {
  struct Case {
    std::string target;
    std::string body;
    std::string param;
  };
  for (const auto& [target, asked, param] : std::vector<Case>{
           {"/v1/search", R"({"q": "a", "q": "b"})", "q"},
           {"/v1/search", R"({"q": "a", "limit": 1, "\u0071": "a"})", "q"},
           {"/v1/search", R"({"topic": ["dan-van"], "topic": ["nong-thon-moi"]})", "topic"},
           {"/v1/search", R"({"q": null, "q": null})", "q"},
           {"/v1/facet_search", R"({"facet": "year", "facet": "world"})", "facet"},
           {"/v1/timeline", R"({"by": "world", "by": "world"})", "by"},
           {"/v1/export", R"({"format": "csv", "format": "ris"})", "format"},
           {"/v1/analyze", R"({"text": "a", "text": "b"})", "text"},
           {"/v1/multi_search", R"({"searches": [], "searches": []})", "searches"},
           {"/v1/multi_search", R"({"searches": [{"q": "a"}, {"q": "a", "q": "b"}]})", "q"},
           {"/v1/admin/activate", R"({"generation": "1", "generation": "2"})", "generation"},
       }) {
    const Response response = respond({"POST", target, {}, asked}, shared(), no_deadline());
    const json problem = json::parse(response.body);
    EXPECT_EQ(response.status, 400) << asked;
    EXPECT_EQ(problem["code"], "repeated_param") << asked;
    EXPECT_EQ(problem["param"], param) << asked;
  }
  const Response fine =
      respond({"POST", "/v1/multi_search", {}, R"({"searches": [{"q": "a"}, {"q": "b"}]})"},
              shared(), no_deadline());
  EXPECT_EQ(fine.status, 200) << "two objects may name the same";
}

TEST(Respond, SaysWhereABodyIsNoJson) {
  struct Case {
    std::string body;
    json position;
    std::string detail;
  };
  const auto of = [](const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
  };
  for (const auto& [asked, position, detail] : std::vector<Case>{
           {"", nullptr, "the body is empty; a JSON object is needed, such as {}"},
           {" ", 1, "not JSON from byte 1 on"},
           {R"({"q": 'a'})", 6, "not JSON from byte 6 on"},
           {R"({"q": "a")", 9, "not JSON from byte 9 on"},
           {"{\"q\": \"\xff\"}", 7, "not JSON from byte 7 on"},
           {R"({"q": "\ud800"})", 13, "not JSON from byte 13 on"},
           {R"({"limit": NaN})", 10, "not JSON from byte 10 on"},
           {R"({"limit": 1e999})", nullptr, "JSON with a number beyond all bounds"},
           {"[1]", nullptr, "a JSON object is needed: {\"parameter\": value}"},
           {of("{\"q\":", 100'000), nullptr, "JSON nested more than 8 deep"},
           {"{\"q\":" + of("[", 100'000), nullptr, "JSON nested more than 8 deep"},
       }) {
    const Response response = respond({"POST", "/v1/search", {}, asked}, shared(), no_deadline());
    const json problem = json::parse(response.body);
    EXPECT_EQ(problem["code"], "bad_body") << asked.substr(0, 100);
    EXPECT_EQ(problem["position"], position) << asked.substr(0, 100);
    EXPECT_EQ(problem["detail"], detail) << asked.substr(0, 100);
  }
}

/// Each new name is looked for among all those before it.
TEST(Respond, DoesNotReadAMillionNamesOfOneBody) {
  std::string many = "{\"q\": \"a\"";
  for (int i = 0; i < 100'000; ++i) many += ",\"" + std::to_string(i) + "\":0";
  const Response response =
      respond({"POST", "/v1/search", {}, many + "}"}, shared(), no_deadline());
  EXPECT_EQ(json::parse(response.body)["code"], "bad_body");
  EXPECT_EQ(json::parse(response.body)["detail"], "a JSON object with more than 100 names");
}

TEST(Respond, ShowsNothingBeyondWhatTheAskerMaySee) {
  const auto party = std::make_shared<const Query>(query_of("world=party"));
  const auto ask = [&](const std::string& target) {
    return respond({"GET", target, {}, {}, party}, shared(), no_deadline());
  };
  const json found = json::parse(ask("/v1/search?facets=world,commune&world=state,party").body);
  EXPECT_EQ(found["found"]["value"], 1);
  EXPECT_EQ(found["facets"]["world"]["total_values"], 1);
  EXPECT_EQ(found["facets"]["commune"]["values"].size(), 1U);
  EXPECT_EQ(ask("/v1/reports/thach-dien-2018").status, 200);
  EXPECT_EQ(ask("/v1/reports/thach-dien-2018/text").status, 200);
  EXPECT_EQ(ask("/v1/reports/cam-ha-2022").status, 404);
  EXPECT_EQ(ask("/v1/reports/cam-ha-2022/text").status, 404);
}

TEST(Respond, EndsASearchAtItsDeadline) {
  const Response response =
      respond({"GET", "/v1/search?q=x", {}}, shared(), std::chrono::steady_clock::now());
  EXPECT_EQ(response.status, 504);
  EXPECT_EQ(json::parse(response.body)["code"], "timeout");
}

TEST(Respond, SpeaksVietnameseAndEnglish) {
  const auto detail = [](const std::string& language) {
    return json::parse(get("/v1/search?limit=abc", language).body)["detail"].get<std::string>();
  };
  const std::string english = "a whole number from 0 to 100 is needed";
  const std::string vietnamese = "cần một số nguyên từ 0 đến 100";
  EXPECT_EQ(detail(""), english);
  EXPECT_EQ(detail("vi"), vietnamese);
  EXPECT_EQ(detail("VI-VN, en;q=0.8"), vietnamese);
  EXPECT_EQ(detail("en-US,vi;q=0.9"), english);
  EXPECT_EQ(detail("fr, vi;q=0.3, en;q=0.2"), vietnamese);
  EXPECT_EQ(detail("vi;q=0"), english);
  EXPECT_EQ(detail("video, ;;;,=,q"), english);
}

TEST(Respond, AnswersSearchesInTheirShape) {
  const json answer = body("/v1/search?q=d%C3%A2n%20v%E1%BA%ADn&facets=topic&limit=1");
  std::vector<std::string> keys;
  for (const auto& item : answer.items()) keys.push_back(item.key());
  EXPECT_EQ(keys,
            (std::vector<std::string>{"facets", "found", "generation", "hits", "next",
                                      "next_cursor", "prev", "query", "timed_out", "took_ms"}));
  EXPECT_EQ(answer["query"], json::parse(R"({"q": "dân vận", "interpreted": "dân vận",
      "relaxed": false, "did_you_mean": null, "expanded": [], "warnings": [],
      "communes": []})"));
  EXPECT_EQ(answer["found"], json::parse(R"({"value": 2, "relation": "eq"})"));
  EXPECT_EQ(answer["facets"]["topic"]["total_values"], 3);
  EXPECT_EQ(answer["facets"]["topic"]["values"][0],
            json::parse(R"({"value": "dan-van", "label": "Dân vận", "count": 1})"));
  EXPECT_EQ(answer["next"], "/v1/search?q=d%C3%A2n%20v%E1%BA%ADn&facets=topic&limit=1&offset=1");
  EXPECT_EQ(answer["prev"], nullptr);

  const json& hit = answer["hits"][0];
  EXPECT_EQ(hit["id"], "thach-dien-2018");
  EXPECT_EQ(hit["rank"], 1);
  EXPECT_GT(hit["score"], 0);
  EXPECT_EQ(hit["report"]["commune"],
            json::parse(R"({"type": "xã", "name": "Thạch Điền", "label": "xã Thạch Điền"})"));
  EXPECT_EQ(hit["report"]["issued_on"]["date"], "2018-05-04");
  EXPECT_EQ(hit["report"]["issuer"]["world"], "party");
  EXPECT_EQ(hit["report"]["province"], nullptr);
  const json& snippet = hit["snippets"][0];
  EXPECT_NE(snippet["text"].get<std::string>().find("<mark>dân</mark>"), std::string::npos);
  EXPECT_EQ(snippet["matches"][0]["tier"], "exact");
}

TEST(Respond, LinksPagesThatCoverEverythingOnce) {
  std::vector<std::string> ids;
  json next = "/v1/search?limit=4&sort=oldest";
  while (next.is_string()) {
    const json page = body(next.get<std::string>());
    for (const auto& hit : page["hits"]) ids.push_back(hit["id"]);
    next = page["next"];
  }
  EXPECT_EQ(ids.size(), samples().size());
  EXPECT_EQ(body("/v1/search?limit=4&offset=4")["prev"], "/v1/search?limit=4");
  EXPECT_EQ(body("/v1/search?limit=4&offset=5")["prev"], "/v1/search?limit=4&offset=1");
  EXPECT_EQ(body("/v1/search?limit=0")["next"], nullptr);
}

TEST(Respond, WarnsInTheLanguageAskedFor) {
  const json answer =
      json::parse(get("/v1/search?commune=zzzz&q=%22x", "vi").body)["query"]["warnings"];
  ASSERT_EQ(answer.size(), 2U);
  EXPECT_EQ(answer[0]["code"], "unbalanced_quote");
  EXPECT_EQ(answer[0]["position"], 0);
  EXPECT_EQ(answer[1]["param"], "commune");
  EXPECT_EQ(answer[1]["message"], "không có báo cáo nào với commune \"zzzz\"");
}

TEST(Respond, GivesReportsAndTexts) {
  const json report = body("/v1/reports/cam-ha-2022");
  EXPECT_EQ(report["report"]["number"], "218/BC-UBND");
  EXPECT_EQ(report["report"]["topics"][0]["slug"], "kinh-te-xa-hoi");
  const json text = body("/v1/reports/doan-2020/text");
  EXPECT_EQ(text["id"], "doan-2020");
  EXPECT_EQ(text["text"], samples()[4].text);
}

TEST(Respond, SaysWhoItIsAndHowItStands) {
  EXPECT_EQ(body("/health")["status"], "ok");
  EXPECT_EQ(body("/ready")["status"], "ready");
  const json version = body("/version");
  EXPECT_EQ(version["name"], "tracuu-searchd");
  EXPECT_TRUE(version["built_with"].contains("at"));
  const auto draining = respond_at_once({"GET", "/ready", {}}, {shared().shared_snapshot(), true});
  ASSERT_TRUE(draining);
  EXPECT_EQ(draining->status, 503);
  EXPECT_FALSE(respond_at_once({"GET", "/v1/search", {}}, {shared().shared_snapshot(), false}));
}

TEST(Refuse, HasACodeForEveryReason) {
  struct Case {
    Refusal refusal;
    int status;
    std::string_view code;
  };
  for (const auto& [refusal, status, code] : {
           Case{Refusal::malformed, 400, "malformed_request"},
           Case{Refusal::bad_line, 400, "malformed_request"},
           Case{Refusal::bad_field, 400, "malformed_request"},
           Case{Refusal::bad_length, 400, "malformed_request"},
           Case{Refusal::bad_coding, 400, "malformed_request"},
           Case{Refusal::no_host, 400, "malformed_request"},
           Case{Refusal::two_hosts, 400, "malformed_request"},
           Case{Refusal::bad_host, 400, "malformed_request"},
           Case{Refusal::too_slow, 408, "too_slow"},
           Case{Refusal::body_too_large, 413, "body_too_large"},
           Case{Refusal::target_too_long, 414, "target_too_long"},
           Case{Refusal::header_too_large, 431, "header_too_large"},
           Case{Refusal::overloaded, 503, "overloaded"},
           Case{Refusal::draining, 503, "draining"},
           Case{Refusal::unavailable, 503, "unavailable"},
       }) {
    const Response response = refuse(refusal, "vi", "");
    const json problem = json::parse(response.body);
    EXPECT_EQ(response.status, status);
    EXPECT_EQ(problem["code"], code);
    EXPECT_EQ(problem["generation"], nullptr);
    EXPECT_EQ(response.headers.size(), status == 503 ? 1U : 0U) << "Retry-After";
  }
}

}  // namespace
}  // namespace tracuu::searchd
