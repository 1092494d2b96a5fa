// Every endpoint that searches ends its search at the deadline, and one that takes long keeps no
// other waiting.
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searchd/endpoints/endpoint.hpp"
#include "tests/searchd/client.hpp"
#include "tests/searchd/running_service.hpp"
#include "tests/searchd/test_archive.hpp"

namespace tracuu::searchd {
namespace {

using nlohmann::json;

/// Phrases of these words stand nowhere, and all their places have to be looked at to know it.
const TestArchive& slow_archive() {
  static const TestArchive archive(
      [] {
        std::string text;
        for (int i = 0; i < 400; ++i) text += "dân xã vận tỉnh ";
        std::vector<Sample> many;
        for (int i = 0; i < 800; ++i) {
          many.push_back({.id = std::to_string(i),
                          .text = text,
                          .commune = "xã Cẩm Hà",
                          .district = "huyện Cẩm Xuyên",
                          .date = "2020",
                          .number = std::to_string(i) + "/BC-UBND",
                          .cites = {"25-NQ/TW"}});
        }
        return many;
      }(),
      corpus::gazetteer::built_in());
  return archive;
}

const std::string phrase = "%22d%C3%A2n+v%E1%BA%ADn%22";

struct Asked {
  std::string target;
  std::string body = {};  ///< of a POST
};

std::string code_of(const Asked& asked, Deadline deadline,
                    std::shared_ptr<const Query> within = {}) {
  static Searcher searcher = slow_archive().searcher();
  const Response response = respond(
      {asked.body.empty() ? "GET" : "POST", asked.target, {}, asked.body, std::move(within)},
      searcher, deadline);
  const json body = json::parse(response.body, nullptr, false);
  return body.is_object() ? body.value("code", std::string()) : std::string();
}

/// As long as it takes to come to the places.
Deadline soon() {
  return std::chrono::steady_clock::now() + std::chrono::milliseconds(1);
}

TEST(Deadlines, EndTheSearchOfEveryEndpointInItsMidst) {
  for (const std::string& target :
       {"/v1/search?q=" + phrase, "/v1/search?facets=commune&sort=newest&q=" + phrase,
        "/v1/facet_search?facet=commune&q=" + phrase, "/v1/timeline?by=commune&q=" + phrase,
        "/v1/export?q=" + phrase, "/v1/citations/25-NQ%2FTW?q=" + phrase}) {
    EXPECT_EQ(code_of({target}, soon()), "timeout") << target;
    EXPECT_EQ(code_of({target + "&timeout_ms=1"}, no_deadline()), "timeout") << target;
  }
}

TEST(Deadlines, OfSeveralSearchesIsThatOfAll) {
  static Searcher searcher = slow_archive().searcher();
  const Response response =
      respond({"POST",
               "/v1/multi_search",
               {},
               R"({"searches": [{"q": "\"xã dân\""}, {"q": "\"dân vận\""}]})"},
              searcher, soon());
  const json results = json::parse(response.body)["results"];
  ASSERT_EQ(results.size(), 2U);
  for (const auto& result : results) EXPECT_EQ(result["code"], "timeout");
  EXPECT_FALSE(response.is_final);
}

TEST(Deadlines, AreThoseOfOneReportToo) {
  const auto within = std::make_shared<const Query>(query_of("commune=xã Cẩm Hà"));
  for (const char* target :
       {"/v1/reports/0", "/v1/reports/0/text", "/v1/reports/0/text?q=x", "/v1/reports/0/cite",
        "/v1/reports/0/cite?format=csl", "/v1/reports/0/similar", "/v1/reports/nobody"}) {
    for (const auto& seen : {std::shared_ptr<const Query>(), within}) {
      EXPECT_EQ(code_of({target}, std::chrono::steady_clock::now(), seen), "timeout") << target;
      EXPECT_NE(code_of({target}, no_deadline(), seen), "timeout") << target;
    }
  }
}

/// The words of a query are sought in a long text by the daemon itself, not by Xapian.
TEST(Deadlines, EndTheSearchForWordsInALongText) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "dân vận ";
  const TestArchive archive({{.id = "long", .text = text}});
  Searcher searcher = archive.searcher();
  const Query query = query_of("q=\"dân vận\"");
  EXPECT_THROW(searcher.matches("long", query, soon()), DeadlineExceeded);
  EXPECT_EQ(searcher.matches("long", query, no_deadline())->size(), 100'000U);
}

/// What is counted for a key with a filter is looked up too.
TEST(Deadlines, EndWhatIsLookedUpForAKey) {
  const auto within = std::make_shared<const Query>(query_of("commune=xã Cẩm Hà"));
  for (const char* target :
       {"/v1/communes", "/v1/communes?q=cam", "/v1/suggest?q=d", "/v1/topics", "/v1/doc_types",
        "/v1/issuers?q=u", "/v1/reports/0/similar", "/v1/search?q=d%C3%A2n"}) {
    EXPECT_EQ(code_of({target}, std::chrono::steady_clock::now(), within), "timeout") << target;
    EXPECT_EQ(code_of({target}, no_deadline(), within), "") << target;
  }
}

TEST(Deadlines, ASlowSearchKeepsNobodyWaiting) {
  ServiceOptions options = options_for(slow_archive());
  options.threads = 2;
  options.time_limit = std::chrono::seconds(2);
  RunningService service(std::move(options));
  std::string searches = R"({"searches": [{})";
  for (const char* words : {"dân vận", "vận dân", "xã dân", "vận xã", "tỉnh vận", "dân tỉnh"}) {
    for (int more = 0; more < 8; ++more) {  // each another phrase, which no set is kept of
      searches += R"(, {"q": "\")" + std::string(words);
      for (int i = 0; i < more; ++i) searches += " dân dân";
      searches += R"(\""})";
    }
  }
  searches += "]}";
  Client slow(service->port());
  slow.send("POST /v1/multi_search HTTP/1.1\r\nHost: x\r\nContent-Length: " +
            std::to_string(searches.size()) + "\r\n\r\n" + searches);
  std::atomic<bool> is_answered = false;
  const std::jthread waiting([&] {
    slow.receive();
    is_answered = true;
  });
  Client quick(service->port());
  for (const char* target : {"/v1/search?q=d%C3%A2n", "/health", "/v1/suggest?q=d", "/metrics"}) {
    EXPECT_EQ(quick.get(target).value().status, 200) << target;
  }
  EXPECT_FALSE(is_answered);
}

}  // namespace
}  // namespace tracuu::searchd
