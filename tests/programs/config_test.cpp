#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/programs/program.hpp"

// The files that --config reads.

namespace tracuu::tests {
namespace {

using testing::HasSubstr;

constexpr int exit_wrong_usage = 2;

TEST(Config, MisspelledOptionsAreRefusedByName) {
  const Scratch scratch;
  write_file(scratch / "config.toml", "archiv = \"/nowhere\"\n");
  for (const auto& program :
       {std::vector{searchd_path()}, std::vector{indexer_path(), std::string("stats")}}) {
    auto arguments = program;
    arguments.insert(arguments.end(), {"--config", scratch / "config.toml"});
    const auto outcome = run(arguments);
    EXPECT_EQ(outcome.exit_code, exit_wrong_usage) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("archiv\n"));
  }
}

TEST(Config, OneArchiveServesAllCommandsAndTheCommandLineGoesOverIt) {
  const Scratch scratch;
  write_file(scratch / "config.toml", "archive = \"" + (scratch / "nowhere").string() + "\"\n");
  write_file(scratch / "source/mot.txt", small_report("Thạch Long", 2018));
  const std::string archive = scratch / "archive";
  const std::string config = scratch / "config.toml";
  ASSERT_NO_FATAL_FAILURE(build_archive(archive, scratch / "source"));
  EXPECT_EQ(run_indexer({"stats", "--config", config, "--archive", archive}).exit_code, 0);
  EXPECT_EQ(run_indexer({"--config", config, "--archive", archive, "stats"}).exit_code, 0);
  for (const auto* command : {"stats", "verify", "generations"}) {
    EXPECT_THAT(run_indexer({"--config", config, command}).err, HasSubstr("nowhere")) << command;
  }
}

TEST(Config, MemoryThatNobodyCanMeanIsRefused) {
  const Scratch scratch;
  write_file(scratch / "source/mot.txt", small_report("Thạch Long", 2018));
  const auto build = [&](const std::string& memory) {
    return run_indexer({"build", "--archive", scratch / "archive", "--source", scratch / "source",
                        "--memory", memory});
  };
  for (const char* memory : {"512", "-5", "99999999999999999999", "63MB", "2EB", "x"}) {
    EXPECT_EQ(build(memory).exit_code, exit_wrong_usage) << memory;
  }
  for (const char* memory : {"64MB", "2gb"}) EXPECT_EQ(build(memory).exit_code, 0) << memory;
}

TEST(Config, ArchiveIsAskedForWhereNoneIsNamed) {
  const auto outcome = run_indexer({"stats"});
  EXPECT_EQ(outcome.exit_code, exit_wrong_usage);
  EXPECT_THAT(outcome.err, HasSubstr("--archive is required"));
}

TEST(Config, WhatIsPrintedIsReadBackAsTheSame) {
  const Scratch scratch;
  const std::vector<std::vector<std::string>> programs{
      {searchd_path(), "--archive", "/a folder", "--threads", "3"},
      {indexer_path(), "--archive", "/a folder", "--log-level", "debug"}};
  for (auto arguments : programs) {
    arguments.emplace_back("--print-config");
    const auto printed = run(arguments);
    ASSERT_EQ(printed.exit_code, 0) << printed.err;
    EXPECT_THAT(printed.out, HasSubstr("\narchive=\"/a folder\"\n"));
    write_file(scratch / "config.toml", printed.out);
    const auto again = run({arguments[0], "--config", scratch / "config.toml", "--print-config"});
    EXPECT_EQ(again.out, printed.out) << again.err;
  }
}

}  // namespace
}  // namespace tracuu::tests
