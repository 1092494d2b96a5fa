#include <csignal>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <unistd.h>

#include "tests/programs/http.hpp"
#include "tests/programs/program.hpp"

// Whatever ends a build early, the generation that serves goes on serving, and the next build
// cleans up and succeeds.

namespace tracuu::tests {
namespace {

using testing::HasSubstr;

class Interruption : public testing::Test {
 protected:
  void SetUp() override {
    write_file(source / "mot.txt", small_report("Thạch Long", 2018));
    ASSERT_NO_FATAL_FAILURE(build_archive(archive, source));
    for (int i = 0; i < 8; ++i) {
      std::filesystem::copy(samples(), source / std::to_string(i),
                            std::filesystem::copy_options::recursive);
      std::filesystem::remove(source / std::to_string(i) / "web/reports.jsonl");
    }
  }

  std::vector<std::string> build_command() const {
    return {indexer_path(), "build", "--archive",  archive,
            "--source",     source,  "--progress", "json"};
  }

  std::string current() const { return read_file(archive / "current"); }

  void expect_serving(const std::string& generation) {
    EXPECT_EQ(current(), generation + "\n");
    Daemon daemon(archive);
    const auto answer = get(daemon.port(), "/v1/search?q=d%C3%A2n+v%E1%BA%ADn");
    EXPECT_EQ(answer.status, 200);
    const auto json = nlohmann::json::parse(answer.body);
    EXPECT_EQ(json.at("generation"), generation);
    EXPECT_GE(json.at("found").at("value"), 1);
    EXPECT_EQ(daemon.stop().exit_code, 0);
  }

  void expect_next_build_cleans_up() {
    const auto outcome = run(build_command());
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    for (const auto& entry : std::filesystem::directory_iterator(archive / "generations")) {
      EXPECT_NE(entry.path().extension(), ".part");
    }
    EXPECT_FALSE(std::filesystem::exists(archive / "current.part"));
    const auto verified = run_indexer({"verify", "--archive", archive});
    EXPECT_EQ(verified.exit_code, 0) << verified.out << verified.err;
  }

  const Scratch scratch;
  const std::filesystem::path source = scratch / "source";
  const std::filesystem::path archive = scratch / "archive";
};

TEST_F(Interruption, ByKillAtAnyPhaseCostsNothing) {
  Daemon daemon(archive);
  int killed = 0;
  for (const std::string phase : {"reading", "joining", "checking", "publishing"}) {
    SCOPED_TRACE(phase);
    const auto before = current();
    Program build(build_command());
    build.wait_for_log(R"("phase":")" + phase + '"');
    build.signal(SIGKILL);
    const auto outcome = build.wait();
    if (outcome.exit_code == -SIGKILL) ++killed;
    if (phase == "reading" && outcome.exit_code == -SIGKILL) {
      EXPECT_EQ(current(), before);
    }
    const auto stats = run_indexer({"stats", "--archive", archive});
    EXPECT_EQ(stats.exit_code, 0) << stats.err;
    EXPECT_EQ(get(daemon.port(), "/v1/search?q=d%C3%A2n").status, 200);
  }
  EXPECT_GE(killed, 1);  // else every build was over before the signal came
  EXPECT_EQ(daemon.stop().exit_code, 0);
  expect_next_build_cleans_up();
}

TEST_F(Interruption, BySigtermSaysWhatServes) {
  Program build(build_command());
  build.wait_for_log(R"("phase":"reading")");
  build.signal(SIGTERM);
  const auto outcome = build.wait();
  EXPECT_EQ(outcome.exit_code, 128 + SIGTERM) << outcome.out << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("stopping"));
  EXPECT_THAT(outcome.err, HasSubstr("000001 goes on serving"));
  expect_serving("000001");
  expect_next_build_cleans_up();
}

TEST_F(Interruption, ByAFullDiskSaysWhatServes) {
  for (const std::uint64_t bytes : {std::uint64_t{4096}, std::uint64_t{100'000}}) {
    const auto outcome = run(build_command(), {.file_bytes = bytes});
    SCOPED_TRACE(outcome.out + outcome.err);
    EXPECT_EQ(outcome.exit_code, 3);
    EXPECT_THAT(outcome.err, HasSubstr("000001 goes on serving"));
    EXPECT_EQ(outcome.out, "");
  }
  expect_serving("000001");
  expect_next_build_cleans_up();
}

TEST_F(Interruption, ByAnotherWriterNamesIt) {
  const int lock = ::open((archive / "lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_GE(lock, 0);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);
  write_file(archive / "lock", "4711\n");
  const auto outcome = run(build_command());
  ::close(lock);
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("4711"));
  expect_serving("000001");
}

TEST_F(Interruption, ByAnArchiveThatCannotBeWritten) {
  write_file(scratch / "a_file", "xin chào");
  write_file(scratch / "other_things/thu.txt", "xin chào");
  for (const std::filesystem::path& folder :
       {scratch / "a_file", scratch / "a_file/archive", scratch / "other_things",
        std::filesystem::path("/proc/tracuu/archive")}) {
    const auto outcome = run_indexer({"build", "--archive", folder, "--source", source});
    SCOPED_TRACE(outcome.out + outcome.err);
    EXPECT_EQ(outcome.exit_code, 3);
    EXPECT_THAT(outcome.err, HasSubstr(folder.string()));
    EXPECT_EQ(outcome.out, "");
  }
  EXPECT_EQ(read_file(scratch / "a_file"), "xin chào");
}

}  // namespace
}  // namespace tracuu::tests
