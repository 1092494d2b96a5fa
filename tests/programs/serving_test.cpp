#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/programs/http.hpp"
#include "tests/programs/program.hpp"

// The daemon started, asked, given new generations and stopped, as its admin does it.

namespace tracuu::tests {
namespace {

using testing::HasSubstr;

class Serving : public testing::Test {
 protected:
  void SetUp() override {
    write_file(source / "mot.txt", small_report("Thạch Long", 2018));
    ASSERT_NO_FATAL_FAILURE(build_archive(archive, source));
  }

  void publish_one_more(const std::string& name) {
    // Its name in its text: copies are one report.
    write_file(source / name, small_report("Cẩm Hà", 2019) + "Theo " + name + ".\n");
    ASSERT_NO_FATAL_FAILURE(build_archive(archive, source));
  }

  const Scratch scratch;
  const std::filesystem::path source = scratch / "source";
  const std::filesystem::path archive = scratch / "archive";
};

const std::string search = target("/v1/search", {{"q", "dân vận"}});

std::string generation_of(const Answer& answer) {
  return nlohmann::json::parse(answer.body).at("generation");
}

std::string keep_alive_request(const std::string& asked) {
  return "GET " + asked + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
}

TEST_F(Serving, SaysWhereItListensAndAnswers) {
  Daemon daemon(archive);
  for (const std::string path : {"/health", "/ready", "/version", "/v1/search?q=d%C3%A2n"}) {
    const auto answer = get(daemon.port(), path);
    EXPECT_EQ(answer.status, 200) << path << answer.body;
    EXPECT_THAT(answer.headers.at("content-type"), HasSubstr("application/json"));
    EXPECT_EQ(generation_of(answer), "000001") << path;
  }
  const auto outcome = daemon.stop();
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "listening on http://127.0.0.1:" + std::to_string(daemon.port()) + "\n");
}

TEST_F(Serving, StopsOnSigintToo) {
  Daemon daemon(archive);
  daemon.program().signal(SIGINT);
  EXPECT_EQ(daemon.program().wait().exit_code, 0);
}

TEST_F(Serving, EndsWithAnswersToAllThatWasAsked) {
  Daemon daemon(archive);
  constexpr int clients = 16;
  constexpr int requests = 5;
  std::vector<std::unique_ptr<Connection>> connections;
  for (int i = 0; i < clients; ++i) {
    connections.push_back(std::make_unique<Connection>(daemon.port()));
    for (int k = 0; k < requests; ++k) connections.back()->send(keep_alive_request(search));
  }
  daemon.program().signal(SIGTERM);
  for (auto& connection : connections) {
    for (int k = 0; k < requests; ++k) EXPECT_EQ(connection->receive().status, 200);
    EXPECT_TRUE(connection->closed_by_server());
  }
  EXPECT_EQ(daemon.program().wait().exit_code, 0);
}

TEST_F(Serving, ClosesIdleConnectionsWhenItStops) {
  Daemon daemon(archive);
  Connection connection(daemon.port());
  connection.send(keep_alive_request("/health"));
  EXPECT_EQ(connection.receive().status, 200);
  Connection silent(daemon.port());
  const auto outcome = daemon.stop();
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_TRUE(connection.closed_by_server());
}

TEST_F(Serving, NewGenerationsFailNoRequest) {
  Daemon daemon(archive);
  std::mutex mutex;
  std::vector<std::string> failures;
  std::size_t answers = 0;
  const auto give_up = std::chrono::steady_clock::now() + patience;
  const auto ask_until_the_third = [&](const std::stop_token& stop, bool keeps_connection) {
    try {
      Connection kept(daemon.port());
      std::string seen = "000001";
      while (seen < "000003" && !stop.stop_requested()) {
        if (std::chrono::steady_clock::now() > give_up) throw std::runtime_error("still " + seen);
        if (keeps_connection) kept.send(keep_alive_request(search));
        const auto answer = keeps_connection ? kept.receive() : get(daemon.port(), search);
        const auto generation = generation_of(answer);
        const std::scoped_lock lock(mutex);
        ++answers;
        if (answer.status != 200) failures.push_back(answer.body);
        if (generation < seen) failures.push_back("from " + seen + " back to " + generation);
        seen = generation;
      }
    } catch (const std::exception& error) {
      const std::scoped_lock lock(mutex);
      failures.emplace_back(error.what());
    }
  };
  {
    std::array<std::jthread, 4> clients;
    for (std::size_t i = 0; i < clients.size(); ++i) {
      clients.at(i) = std::jthread(ask_until_the_third, i % 2 == 0);
    }
    ASSERT_NO_FATAL_FAILURE(publish_one_more("hai.txt"));
    ASSERT_NO_FATAL_FAILURE(publish_one_more("ba.txt"));
    for (auto& client : clients) client.join();
  }
  EXPECT_THAT(failures, testing::IsEmpty());
  EXPECT_GT(answers, 4U);
  const auto last = nlohmann::json::parse(get(daemon.port(), search).body);
  EXPECT_EQ(last.at("found").at("value"), 3);
  EXPECT_EQ(daemon.stop().exit_code, 0);
}

TEST_F(Serving, SighupLooksForANewGeneration) {
  Daemon daemon(archive);
  ASSERT_NO_FATAL_FAILURE(publish_one_more("hai.txt"));
  daemon.program().signal(SIGHUP);
  daemon.program().wait_for_log("generation=000002");
  EXPECT_EQ(generation_of(get(daemon.port(), search)), "000002");
  EXPECT_EQ(daemon.stop().exit_code, 0);
}

TEST_F(Serving, ADamagedGenerationLeavesTheFormerServing) {
  Daemon daemon(archive);
  write_file(archive / "current", "000007\n");
  daemon.program().signal(SIGHUP);
  daemon.program().wait_for_log("000007");
  EXPECT_EQ(get(daemon.port(), search).status, 200);
  EXPECT_EQ(generation_of(get(daemon.port(), "/ready")), "000001");
  ASSERT_NO_FATAL_FAILURE(publish_one_more("hai.txt"));
  daemon.program().signal(SIGHUP);
  daemon.program().wait_for_log("generation=000002");
  EXPECT_EQ(generation_of(get(daemon.port(), search)), "000002");
  EXPECT_EQ(daemon.stop().exit_code, 0);
}

TEST_F(Serving, SnippetsMaskNumbersOfPersonsAndEscapeMarkup) {
  write_file(
      source / "danh sach.txt",
      small_report("Lộc An", 2012) +
          "Hộ ông Tám, CCCD 042088001234, điện thoại 0912345678, <script>alert(1)</script>\n");
  ASSERT_NO_FATAL_FAILURE(build_archive(archive, source));
  Daemon daemon(archive);
  const auto answer = get(daemon.port(), target("/v1/search", {{"q", "cccd"}}));
  EXPECT_THAT(answer.body, HasSubstr("<mark>CCCD</mark>"));
  EXPECT_THAT(answer.body, HasSubstr("&lt;script&gt;"));
  for (const std::string hidden : {"042088001234", "0912345678", "<script>"}) {
    EXPECT_THAT(answer.body, testing::Not(HasSubstr(hidden)));
  }
  EXPECT_EQ(daemon.stop().exit_code, 0);
}

TEST_F(Serving, APortInUseIsNamed) {
  Daemon daemon(archive);
  const auto address = "127.0.0.1:" + std::to_string(daemon.port());
  const auto outcome = run({searchd_path(), "--archive", archive, "--listen", address});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr(address));
  EXPECT_THAT(outcome.err, HasSubstr("in use"));
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(get(daemon.port(), "/health").status, 200);
}

TEST_F(Serving, ListensBeyondThisMachineOnlyWhenTold) {
  const auto outcome = run({searchd_path(), "--archive", archive, "--listen", "0.0.0.0:0"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("--allow-remote"));
}

TEST_F(Serving, AnArchiveThatCannotServeIsRefusedWithWhatToRun) {
  struct Case {
    std::string name;
    std::filesystem::path archive;
    std::string says;
  };
  const auto damaged = [&](const std::string& name) {
    auto copy = scratch / name;
    std::filesystem::copy(archive, copy, std::filesystem::copy_options::recursive);
    return copy;
  };
  const auto of_another_schema = damaged("of_another_schema");
  const auto manifest_path = of_another_schema / "generations/000001/manifest.json";
  auto manifest = nlohmann::json::parse(read_file(manifest_path));
  manifest.at("schema_version") = 99;
  write_file(manifest_path, manifest.dump());
  const auto cut_off = damaged("cut_off");
  for (const auto& file :
       std::filesystem::directory_iterator(cut_off / "generations/000001/shards/000001-1/index")) {
    std::filesystem::resize_file(file.path(), std::filesystem::file_size(file.path()) / 2);
  }
  const auto without_database = damaged("without_database");
  std::filesystem::remove_all(without_database / "generations/000001/shards/000001-1/index");
  const auto odd_pointer = damaged("odd_pointer");
  write_file(odd_pointer / "current", "../../etc\n");
  const auto lost_generation = damaged("lost_generation");
  write_file(lost_generation / "current", "000002\n");
  std::filesystem::create_directories(scratch / "empty");
  write_file(scratch / "other_things/thu.txt", "xin chào");
  write_file(scratch / "a_file", "xin chào");
  const std::vector<Case> cases{
      {"missing", scratch / "none", "none"},
      {"empty", scratch / "empty", "empty"},
      {"foreign", scratch / "other_things", "other_things"},
      {"file", scratch / "a_file", "a_file"},
      {"schema", of_another_schema, "schema 99"},
      {"cut_off", cut_off, "000001"},
      {"no_database", without_database, "000001"},
      {"odd_pointer", odd_pointer, "current"},
      {"lost_generation", lost_generation, "000002"},
  };
  for (const auto& [name, folder, says] : cases) {
    const auto outcome = run({searchd_path(), "--archive", folder, "--listen", "127.0.0.1:0"});
    SCOPED_TRACE(name + ": " + outcome.out + outcome.err);
    EXPECT_EQ(outcome.exit_code, 3);
    EXPECT_THAT(outcome.err, HasSubstr(says));
    EXPECT_THAT(outcome.err, HasSubstr("tracuu-indexer build"));
    EXPECT_EQ(outcome.out, "");
    const auto stats = run_indexer({"stats", "--archive", folder});
    EXPECT_EQ(stats.exit_code, 3) << stats.out << stats.err;
  }
}

TEST(Usage, IsExplained) {
  struct Case {
    std::vector<std::string> arguments;
    int exit_code;
    std::string says;
  };
  const std::vector<Case> cases{
      {{searchd_path(), "--help"}, 0, "--archive"},
      {{indexer_path(), "--help"}, 0, "build"},
      {{indexer_path(), "build", "--help"}, 0, "--source"},
      {{searchd_path()}, 2, "--archive"},
      {{searchd_path(), "--archive", "x", "--listen", "nowhere"}, 2, "--listen"},
      {{searchd_path(), "--archive", "x", "--listen", "127.0.0.1:99999"}, 2, "--listen"},
      {{searchd_path(), "--archive", "x", "--threads", "none"}, 2, "--threads"},
      {{indexer_path()}, 2, "subcommand"},
      {{indexer_path(), "biuld"}, 2, "subcommand"},
      {{indexer_path(), "build", "--archive", "x"}, 2, "--source"},
      {{indexer_path(), "build", "--source", "x"}, 2, "--archive"},
      {{indexer_path(), "build", "--archive", "x", "--source", "x", "--jobs", "-1"}, 2, "--jobs"},
  };
  for (const auto& [arguments, exit_code, says] : cases) {
    const auto outcome = run(arguments);
    SCOPED_TRACE(arguments.back() + ": " + outcome.out + outcome.err);
    EXPECT_EQ(outcome.exit_code, exit_code);
    EXPECT_THAT(exit_code == 0 ? outcome.out : outcome.err, HasSubstr(says));
  }
}

}  // namespace
}  // namespace tracuu::tests
