#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/programs/http.hpp"
#include "tests/programs/program.hpp"

// Requests that are wrong get an error that says so, and the daemon goes on serving.

namespace tracuu::tests {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::string get_request(const std::string& asked) {
  return "GET " + asked + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

TEST(BadRequests, AreToldWhatIsWrong) {
  const Scratch scratch;
  write_file(scratch / "source/mot.txt", small_report("Thạch Long", 2018));
  ASSERT_NO_FATAL_FAILURE(build_archive(scratch / "archive", scratch / "source"));
  Daemon daemon(scratch / "archive");
  struct Case {
    std::string name;
    std::string request;
    int status;
    std::string code;
    std::string param = {};
  };
  const std::vector<Case> cases{
      {"limit_abc", get_request("/v1/search?q=a&limit=abc"), 400, "bad_value", "limit"},
      {"limit_minus", get_request("/v1/search?limit=-1"), 400, "bad_value", "limit"},
      {"limit_101", get_request("/v1/search?limit=101"), 400, "bad_value", "limit"},
      {"limit_overflow", get_request("/v1/search?limit=" + repeated("9", 40)), 400, "bad_value",
       "limit"},
      {"unknown_parameter", get_request("/v1/search?quey=a"), 400, "unknown_param", "quey"},
      {"twice", get_request("/v1/search?q=a&q=b"), 400, "repeated_param", "q"},
      {"no_such_date", get_request("/v1/search?issued_from=30/2/2018"), 400, "bad_value",
       "issued_from"},
      {"dates_crossed", get_request("/v1/search?issued_from=2019&issued_to=2018"), 400, "bad_value",
       "issued_to"},
      {"broken_utf8", get_request("/v1/search?q=%ff%fe"), 400, "bad_encoding", "q"},
      {"broken_percent", get_request("/v1/search?q=%zz"), 400, "bad_encoding", "q"},
      {"long_query", get_request("/v1/search?q=" + repeated("a", 1001)), 400, "query_too_long",
       "q"},
      {"many_words", get_request("/v1/search?q=" + repeated("a+", 65)), 400, "query_too_long", "q"},
      {"query_of_1_mb", get_request("/v1/search?q=" + repeated("a", 1U << 20U)), 414,
       "target_too_long"},
      {"headers_of_1_mb",
       "GET /health HTTP/1.1\r\nHost: x\r\n" + repeated("X-A: b\r\n", 1U << 17U) + "\r\n", 431,
       "header_too_large"},
      {"body_of_2_mb",
       "POST /v1/search HTTP/1.1\r\nHost: x\r\nContent-Length: 2097152\r\n\r\n" +
           repeated("a", 2U << 20U),
       413, "body_too_large"},
      {"post", "POST /v1/search HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n[]", 400,
       "bad_body"},
      {"put", "PUT /v1/search HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}", 405,
       "method_not_allowed"},
      {"no_http", "xin chào\r\n\r\n", 400, "malformed_request"},
      {"bytes", std::string("\0\x01\xff\r\n\r\n", 7), 400, "malformed_request"},
      {"no_such_path", get_request("/v2/search"), 404, "not_found"},
      {"path_climbs", get_request("/v1/reports/..%2f..%2fetc/text"), 404, "no_such_report", "id"},
  };
  for (const auto& [name, request, status, code, param] : cases) {
    SCOPED_TRACE(name);
    Connection connection(daemon.port());
    connection.send(request);
    const auto answer = connection.receive();
    EXPECT_EQ(answer.status, status) << answer.body;
    EXPECT_EQ(answer.headers.at("content-type"), "application/problem+json");
    const auto problem = nlohmann::json::parse(answer.body);
    EXPECT_EQ(problem.at("status"), status);
    EXPECT_EQ(problem.at("code"), code);
    EXPECT_EQ(problem.at("param"), param.empty() ? nlohmann::json() : nlohmann::json(param));
    EXPECT_NE(problem.at("detail"), "");
    EXPECT_EQ(problem.at("generation"), "000001");
  }
  EXPECT_EQ(get(daemon.port(), "/v1/search?q=a").status, 200);
  EXPECT_EQ(daemon.stop().exit_code, 0);
}

TEST(BadRequests, OfOneClientDoNotHoldUpOthers) {
  const Scratch scratch;
  write_file(scratch / "source/mot.txt", small_report("Thạch Long", 2018));
  ASSERT_NO_FATAL_FAILURE(build_archive(scratch / "archive", scratch / "source"));
  Daemon daemon(scratch / "archive");
  std::vector<std::unique_ptr<Connection>> half_asked;
  for (int i = 0; i < 100; ++i) {
    half_asked.push_back(std::make_unique<Connection>(daemon.port()));
    half_asked.back()->send("GET /v1/search?q=d");
  }
  EXPECT_EQ(get(daemon.port(), "/v1/search?q=a").status, 200);
  half_asked.back()->send(" HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(half_asked.back()->receive().status, 200);
  half_asked.clear();
  EXPECT_EQ(daemon.stop().exit_code, 0);
}

}  // namespace
}  // namespace tracuu::tests
