// What the service does around an answer: as browsers, caches and proxies expect it.
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/searchd/client.hpp"
#include "tests/searchd/gunzip.hpp"
#include "tests/searchd/running_service.hpp"
#include "tests/searchd/test_archive.hpp"

namespace tracuu::searchd {
namespace {

using nlohmann::json;
using testing::HasSubstr;

const std::string search = "/v1/search?q=d%C3%A2n+v%E1%BA%ADn&facets=topic,commune,year";

/// One service for the tests that change nothing of it.
RunningService& shared(const TestArchive& archive) {
  static RunningService service([&] {
    ServiceOptions options = options_for(archive);
    options.origins = {"https://example.vn"};
    return options;
  }());
  return service;
}

class Courtesies : public testing::Test {
 protected:
  /// `fields` are header lines, each with its line end.
  static Answer ask(const std::string& method, const std::string& target,
                    const std::string& fields = {}, const std::string& body = {}) {
    static const TestArchive archive(samples());
    Client client(shared(archive)->port());
    client.send(method + ' ' + target + " HTTP/1.1\r\nHost: x\r\n" + fields +
                (body.empty() ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n") +
                "\r\n" + body);
    return client.receive(method == "HEAD").value();
  }
  static json problem(const Answer& answer) { return json::parse(answer.body); }
};

TEST_F(Courtesies, CompressesWhatIsWorthIt) {
  const Answer plain = ask("GET", search);
  const Answer small = ask("GET", search, "Accept-Encoding: br, gzip;q=0.5\r\n");
  EXPECT_EQ(small.field("Content-Encoding"), "gzip");
  EXPECT_LT(small.body.size() * 2, plain.body.size());
  EXPECT_EQ(json::parse(gunzip(small.body))["hits"], json::parse(plain.body)["hits"]);
  EXPECT_EQ(plain.field("Content-Encoding"), "");
  EXPECT_EQ(ask("GET", search, "Accept-Encoding: gzip;q=0\r\n").field("Content-Encoding"), "");
  EXPECT_EQ(ask("GET", "/health", "Accept-Encoding: gzip\r\n").field("Content-Encoding"), "");
  EXPECT_THAT(small.head, HasSubstr("Vary: Accept, Accept-Encoding, Accept-Language\r\n"));
}

TEST_F(Courtesies, SparesAClientWhatItHolds) {
  const Answer first = ask("GET", search);
  const std::string tag = first.field("ETag");
  ASSERT_NE(tag, "");
  EXPECT_EQ(first.field("Cache-Control"), "no-cache");
  const Answer again = ask("GET", search, "If-None-Match: \"x\", " + tag + "\r\n");
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.field("ETag"), tag);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(ask("HEAD", search, "If-None-Match: " + tag + "\r\n").status, 304);
  for (const auto& [target, fields] : std::vector<std::pair<std::string, std::string>>{
           {search + "&limit=3", ""}, {search, "Accept-Language: vi\r\n"}, {"/health", ""}}) {
    EXPECT_EQ(ask("GET", target, fields + "If-None-Match: " + tag + "\r\n").status, 200) << target;
  }
}

TEST_F(Courtesies, TagsNothingThatMayChange) {
  for (const char* target : {"/health", "/version", "/metrics", "/v1/stats", "/v1/search?limit=x",
                             "/v1/reports/none", "/nowhere"}) {
    const Answer answer = ask("GET", target);
    EXPECT_EQ(answer.field("ETag"), "") << target;
    EXPECT_EQ(answer.field("Cache-Control"), "no-store") << target;
  }
}

TEST(CourtesiesOfAGeneration, TagsEachDifferently) {
  const TestArchive archive(samples());
  RunningService service(archive);
  Client client(service->port());
  const std::string tag = client.get(search).value().field("ETag");
  archive.publish(samples());
  service->refresh(false);
  client.send("GET " + search + " HTTP/1.1\r\nHost: x\r\nIf-None-Match: " + tag + "\r\n\r\n");
  const Answer answer = client.receive().value();
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.field("ETag"), tag);
}

TEST_F(Courtesies, LetsPagesOfListedSitesReadAnswers) {
  const std::string listed = "Origin: https://example.vn\r\n";
  const std::string allowed = "Access-Control-Allow-Origin";
  EXPECT_EQ(ask("GET", search, listed).field(allowed), "https://example.vn");
  EXPECT_EQ(ask("GET", "/nowhere", listed).field(allowed), "https://example.vn");
  const Answer other = ask("GET", search, "Origin: https://other.vn\r\n");
  EXPECT_EQ(other.status, 200);
  EXPECT_EQ(other.field(allowed), "");
  EXPECT_THAT(other.head, HasSubstr("Vary: Origin\r\n"));

  const std::string asks_first = "Access-Control-Request-Method: POST\r\n";
  const Answer preflight = ask("OPTIONS", "/v1/search", listed + asks_first);
  EXPECT_EQ(preflight.status, 204);
  EXPECT_EQ(preflight.field(allowed), "https://example.vn");
  EXPECT_THAT(preflight.field("Access-Control-Allow-Methods"), HasSubstr("POST"));
  EXPECT_THAT(preflight.field("Access-Control-Allow-Headers"), HasSubstr("Authorization"));
  const Answer refused = ask("OPTIONS", "/v1/search", "Origin: https://other.vn\r\n" + asks_first);
  EXPECT_EQ(refused.field(allowed), "");
  EXPECT_EQ(refused.field("Access-Control-Allow-Methods"), "");
}

TEST_F(Courtesies, TellsWhatAPathTakes) {
  const Answer answer = ask("OPTIONS", "/v1/search");
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(answer.field("Allow"), "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(ask("OPTIONS", "*").field("Allow"), "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(ask("OPTIONS", "/nowhere").status, 404);
  EXPECT_EQ(ask("PUT", "/v1/search").field("Allow"), "GET, HEAD, POST, OPTIONS");
}

TEST_F(Courtesies, AnswersInATypeThatIsAccepted) {
  EXPECT_EQ(ask("GET", search, "Accept: text/html, application/json;q=0.1\r\n").status, 200);
  const Answer answer = ask("GET", search, "Accept: text/html\r\n");
  EXPECT_EQ(answer.status, 406);
  EXPECT_EQ(problem(answer)["code"], "not_acceptable");
  EXPECT_EQ(answer.field("ETag"), "");
}

TEST_F(Courtesies, TakesParametersAsJsonOnly) {
  const std::string body = R"({"q": "dân vận"})";
  for (const char* type :
       {"", "Content-Type: application/json\r\n",
        "content-type: Application/JSON; charset=utf-8\r\n", "Content-Encoding: identity\r\n"}) {
    EXPECT_EQ(ask("POST", "/v1/search", type, body).status, 200) << type;
  }
  for (const char* other :
       {"Content-Type: application/x-www-form-urlencoded\r\n", "Content-Encoding: gzip\r\n"}) {
    const Answer answer = ask("POST", "/v1/search", other, body);
    EXPECT_EQ(answer.status, 415) << other;
    EXPECT_EQ(problem(answer)["code"], "unsupported_type") << other;
  }
}

TEST_F(Courtesies, CountsWhatItAnswered) {
  const auto requests = [] {
    const json endpoints = json::parse(ask("GET", "/v1/stats").body)["endpoints"];
    const json one = endpoints.value("/v1/reports/{id}", json::object());
    return one.value("by_status", json::object()).value("404", 0);
  };
  const int before = requests();
  ask("GET", "/v1/reports/none");
  EXPECT_EQ(requests(), before + 1);
  EXPECT_THAT(ask("GET", "/metrics").body,
              HasSubstr("tracuu_requests_total{endpoint=\"/v1/reports/{id}\",status=\"404\"}"));
  EXPECT_EQ(ask("GET", "/metrics").field("Content-Type"),
            "text/plain; version=0.0.4; charset=utf-8");
}

TEST(AccessLog, HasALineForEachRequestAndNoKey) {
  const TestArchive archive(samples());
  std::mutex mutex;
  std::vector<AccessEntry> entries;
  {
    ServiceOptions options = options_for(archive);
    options.log_access = [&](const AccessEntry& entry) {
      const std::scoped_lock lock(mutex);
      entries.push_back(entry);
    };
    RunningService service(std::move(options));
    Client client(service->port());
    client.send(
        "GET /v1/search?q=x HTTP/1.1\r\nHost: x\r\nX-Request-Id: r1\r\n"
        "Authorization: Bearer tracuu_secret\r\n\r\n");
    EXPECT_EQ(client.receive().value().status, 200);
    client.send("broken\r\n\r\n");
    EXPECT_EQ(client.receive().value().status, 400);
  }
  ASSERT_EQ(entries.size(), 2U);
  const json line = json::parse(to_json(entries[0]));
  EXPECT_EQ(line["request_id"], "r1");
  EXPECT_EQ(line["target"], "/v1/search?q=x");
  EXPECT_EQ(line["status"], 200);
  EXPECT_GT(line["bytes"], 0);
  EXPECT_EQ(line["key"], nullptr);
  EXPECT_EQ(entries[1].status, 400);
  for (const auto& entry : entries) {
    EXPECT_EQ((to_line(entry) + to_json(entry)).find("secret"), std::string::npos);
  }
  EXPECT_THAT(to_line(entries[0]), HasSubstr(" method=GET target=\"/v1/search?q=x\" status=200 "));
}

}  // namespace
}  // namespace tracuu::searchd
