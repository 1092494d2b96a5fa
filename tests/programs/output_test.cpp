#include <csignal>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/programs/http.hpp"
#include "tests/programs/program.hpp"

// Standard output on a full disk: what a script would take for a whole export is not one.

namespace tracuu::tests {
namespace {

using testing::HasSubstr;

Outcome run_to_full_disk(std::vector<std::string> command) {
  std::vector<std::string> by_shell{"/bin/sh", "-c", R"(exec "$0" "$@" > /dev/full)"};
  by_shell.insert(by_shell.end(), command.begin(), command.end());
  return run(std::move(by_shell));
}

TEST(FullOutput, IsToldByEveryCommandThatAnswers) {
  const Scratch scratch;
  write_file(scratch / "source/mot.txt", small_report("Thạch Long", 2018));
  ASSERT_NO_FATAL_FAILURE(build_archive(scratch / "archive", scratch / "source"));
  const std::string archive = scratch / "archive";
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {indexer_path(), "export", "--archive", archive},
           {indexer_path(), "stats", "--archive", archive},
           {indexer_path(), "verify", "--archive", archive},
           {indexer_path(), "inspect", scratch / "source/mot.txt"},
           {indexer_path(), "tokens", scratch / "source/mot.txt"},
           {indexer_path(), "--help"},
           {indexer_path(), "update", "--archive", archive},
           {searchd_path(), "--version"},
           {searchd_path(), "explain", "xã", "--archive", archive},
           {searchd_path(), "keys", "add", "--name", "web", "--scope", "search", "--keys",
            scratch / "keys.json"}}) {
    const Outcome outcome = run_to_full_disk(command);
    SCOPED_TRACE(command[0] + ' ' + command[1] + ": " + outcome.err);
    EXPECT_EQ(outcome.exit_code, 3);
    EXPECT_THAT(outcome.err, HasSubstr("standard output cannot be written"));
  }
}

TEST(FullOutput, DoesNotKeepTheDaemonFromServing) {
  const Scratch scratch;
  write_file(scratch / "source/mot.txt", small_report("Thạch Long", 2018));
  ASSERT_NO_FATAL_FAILURE(build_archive(scratch / "archive", scratch / "source"));
  Program daemon({"/bin/sh", "-c", R"(exec "$0" "$@" > /dev/full)", searchd_path(), "--archive",
                  scratch / "archive", "--listen", "127.0.0.1:0"});
  daemon.wait_for_log("serving generation=000001");
  daemon.signal(SIGTERM);
  EXPECT_EQ(daemon.wait().exit_code, 0);
}

}  // namespace
}  // namespace tracuu::tests
