#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/programs/http.hpp"
#include "tests/programs/program.hpp"

// Whatever the machine does to a build or an update, the daemon serves on without a failed request,
// the archive is sound, and the next run ends where an undisturbed one would. A few moments of each
// fault here; tests/faults tries hundreds.

namespace tracuu::tests {
namespace {

namespace fs = std::filesystem;

int moments() {
  const char* wanted = std::getenv("TRACUU_FAULTS");
  return wanted == nullptr ? 1 : std::atoi(wanted);
}

/// Asks again and again while it lives.
class Asker {
 public:
  explicit Asker(std::uint16_t port) : thread_([this, port] { ask(port); }) {}
  ~Asker() {
    ended_ = true;
    thread_.join();
    EXPECT_EQ(failure_, "");
    EXPECT_GT(asked_, 0);
  }
  Asker(const Asker&) = delete;
  Asker& operator=(const Asker&) = delete;
  Asker(Asker&&) = delete;
  Asker& operator=(Asker&&) = delete;

 private:
  void ask(std::uint16_t port) {
    for (; failure_.empty() && (!ended_ || asked_ == 0); ++asked_) {
      try {
        const auto answer = get(port, "/v1/search?q=d%C3%A2n+v%E1%BA%ADn&limit=3");
        if (answer.status != 200) failure_ = answer.body;
      } catch (const std::exception& error) {
        failure_ = error.what();
      }
    }
  }

  std::atomic<bool> ended_ = false;
  int asked_ = 0;
  std::string failure_;
  std::thread thread_;
};

/// Without times and the generation.
nlohmann::json comparable(nlohmann::json json) {
  if (json.is_object()) {
    for (const char* name : {"generation", "next_cursor", "took_ms", "modified_at"})
      json.erase(name);
  }
  if (json.is_structured()) {
    for (auto& value : json) value = comparable(std::move(value));
  }
  return json;
}

/// What the reports of an archive answer.
std::vector<std::string> answers(const fs::path& archive) {
  Daemon daemon(archive);
  std::vector<std::string> all;
  for (const char* asked :
       {"/v1/search?q=d%C3%A2n+v%E1%BA%ADn&facets=commune,year&limit=50", "/v1/search?limit=100",
        "/v1/search?q=bao+cao&sort=newest&limit=50", "/v1/search?q=%22th%E1%BA%A1ch+long%22"}) {
    all.push_back(comparable(nlohmann::json::parse(get(daemon.port(), asked).body)).dump());
  }
  return all;
}

class Faults : public testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < 40; ++i) write_report(i, 2000 + i % 20);
    ASSERT_NO_FATAL_FAILURE(build_archive(archive, source));
  }

  void write_report(int number, int year) {
    write_file(source / fmt::format("{}/{:02}.txt", number % 3, number),
               small_report("Thạch Long", year) + fmt::format("Việc thứ {}.\n", number * 7));
  }

  /// Another archive to be read each time: one report is new, one is changed, one is gone.
  void change(int step) {
    write_report(100 + step, 2001);
    write_report(step % 20, 2002 + step % 7);
    fs::remove(source / fmt::format("{}/{:02}.txt", (20 + step % 20) % 3, 20 + step % 20));
  }

  Outcome run_with(const std::string& command, const std::string& fault,
                   const std::string& count_into = "", const std::vector<std::string>& more = {}) {
    ProgramOptions options;
    options.environment = {"LD_PRELOAD=" TRACUU_FAULT_SHIM, "TRACUU_FAULT=" + fault,
                           "TRACUU_FAULT_COUNT=" + count_into};
    std::vector<std::string> words{indexer_path(), command, "--archive",  archive,
                                   "--source",     source,  "--progress", "none"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words, options);
  }

  /// Calls that change files in an undisturbed run.
  long calls_of(const std::string& command) {
    const fs::path count = scratch / "count";
    EXPECT_EQ(run_with(command, "none@0", count).exit_code, 0);
    return std::stol(read_file(count));
  }

  void expect_sound() {
    const auto verified = run_indexer({"verify", "--archive", archive});
    EXPECT_EQ(verified.exit_code, 0) << verified.out << verified.err;
  }

  void expect_as_undisturbed(const std::string& command) {
    const auto next = run({indexer_path(), command, "--archive", archive, "--source", source});
    ASSERT_EQ(next.exit_code, 0) << next.err;
    expect_sound();
    fs::remove_all(scratch / "fresh");
    ASSERT_NO_FATAL_FAILURE(build_archive(scratch / "fresh", source));
    EXPECT_EQ(answers(archive), answers(scratch / "fresh"));
  }

  void try_at_many_moments(const std::string& mode, const std::vector<int>& exits) {
    int step = 0;
    for (const std::string command : {"build", "update"}) {
      change(++step);
      const long calls = calls_of(command);
      for (int moment = 0; moment < moments(); ++moment) {
        change(++step);
        const long call = 1 + (calls * (2 * moment + 1)) / (2 * moments());
        SCOPED_TRACE(fmt::format("{} {}@{} of {}", command, mode, call, calls));
        const auto outcome = run_with(command, fmt::format("{}@{}", mode, call));
        EXPECT_THAT(exits, testing::Contains(outcome.exit_code)) << outcome.err;
        expect_sound();
        ASSERT_NO_FATAL_FAILURE(expect_as_undisturbed(command));
        if (HasFailure()) return;
      }
    }
  }

  const Scratch scratch;
  const fs::path source = scratch / "source";
  const fs::path archive = scratch / "archive";
};

TEST_F(Faults, KillsCostNothing) {
  Daemon daemon(archive);
  const Asker asker(daemon.port());
  try_at_many_moments("kill", {-SIGKILL, 0});
}

TEST_F(Faults, KillsAmongRemovalsLeaveNothingHalfToGoOnWith) {
  const int stride = std::max(1, 6 / moments());
  bool killed = true;
  int kills = 0;
  for (int removal = 1; killed; removal += stride) {
    SCOPED_TRACE(removal);
    killed = run_with("build", fmt::format("kill-removal@{}", removal)).exit_code == -SIGKILL;
    kills += killed ? 1 : 0;
    const auto next = run_with("build", "none@0");
    ASSERT_EQ(next.exit_code, 0) << next.err;
    expect_sound();
  }
  EXPECT_GT(kills, 3);
}

TEST_F(Faults, AFullDiskCostsNothing) {
  Daemon daemon(archive);
  const Asker asker(daemon.port());
  try_at_many_moments("enospc", {3, 0});
}

TEST_F(Faults, AQuotaOfBytesCostsNothing) {
  Daemon daemon(archive);
  const Asker asker(daemon.port());
  change(1);
  for (const std::string command : {"build", "update"}) {
    const auto outcome =
        run({"/bin/sh", "-c", "ulimit -f 8; exec \"$@\"", "sh", indexer_path(), command,
             "--archive", archive, "--source", source, "--progress", "none"});
    EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
    EXPECT_THAT(outcome.err, testing::HasSubstr("goes on serving"));
    expect_sound();
  }
  expect_as_undisturbed("update");
}

TEST_F(Faults, AWriteThatFailsCostsNothing) {
  Daemon daemon(archive);
  const Asker asker(daemon.port());
  try_at_many_moments("eio", {3, 0});
}

TEST_F(Faults, AWriteThatFailsWhereXapianCannotThrowEndsAsAnyOther) {
  for (int i = 200; i < 450; ++i) write_report(i, 2003);  // values of more than one block
  bool ended = false;
  for (int call = 12; call < 80; call += 2) {
    const auto outcome = run_with("build", fmt::format("enospc@{}", call), "", {"--jobs", "1"});
    ASSERT_EQ(outcome.exit_code, 3) << "call " << call << ": " << outcome.err;
    ended = ended || outcome.err.find("Xapian could not write") != std::string::npos;
  }
  EXPECT_TRUE(ended) << "Xapian throws everywhere now: end_where_xapian_cannot_throw can go";
  expect_sound();
  expect_as_undisturbed("build");
}

TEST_F(Faults, ShortWritesAreGoneOnWith) {
  Daemon daemon(archive);
  const Asker asker(daemon.port());
  try_at_many_moments("short", {0});
}

TEST_F(Faults, FilesThatVanishOrMayNotBeReadAreNamedAndReadTheNextTime) {
  for (const std::string fault : {"vanish@5", "unreadable@3"}) {
    SCOPED_TRACE(fault);
    const auto outcome = run_with("build", fault);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.err, testing::HasSubstr("code=unreadable"));
    expect_sound();
    ASSERT_NO_FATAL_FAILURE(expect_as_undisturbed("update"));
  }
}

TEST_F(Faults, AClockThatJumpsChangesNoAnswer) {
  change(1);
  EXPECT_EQ(run_with("update", "clock@1").exit_code, 0);
  change(2);
  ASSERT_NO_FATAL_FAILURE(expect_as_undisturbed("update"));
}

}  // namespace
}  // namespace tracuu::tests
