#include "indexer/progress.hpp"

#include <array>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tracuu::indexer {
namespace {

using testing::HasSubstr;

constexpr Progress half{.phase = Phase::reading,
                        .indexed = 1234,
                        .rejected = 5,
                        .bytes = 50'000'000,
                        .total_bytes = 100'000'000,
                        .seconds = 10};

TEST(Progress, BarHasRateAndTimeLeft) {
  EXPECT_EQ(bar_line(half),
            "[############            ]  50%  1234 indexed  5 rejected  5.0 MB/s  0:10 left");
}

TEST(Progress, BarTakesAnyFigures) {
  EXPECT_THAT(bar_line({}), HasSubstr("  0%"));
  Progress more = half;
  more.bytes = 300'000'000;  // the total was a guess
  EXPECT_THAT(bar_line(more), HasSubstr("100%"));
  more.phase = Phase::joining;
  EXPECT_EQ(bar_line(more), "joining 1234 reports ...");
}

TEST(Progress, LinesForLogsAndMachines) {
  EXPECT_EQ(plain_line(half),
            "reading: 1234 indexed, 5 rejected, 50.0 of about 100.0 MB, 5.0 MB/s, 0:10");
  EXPECT_EQ(json_line(half), R"({"phase":"reading","indexed":1234,"rejected":5,"bytes":50000000,)"
                             R"("total_bytes":100000000,"seconds":10.0,"seconds_left":10.0})");
}

/// What a printer of this style writes for a build of 30 seconds with ten events a second.
std::string printed(ProgressStyle style) {
  std::FILE* file = std::tmpfile();
  ProgressPrinter printer(style, file);
  for (int i = 0; i <= 300; ++i) {
    Progress progress = half;
    progress.seconds = i / 10.0;
    printer.show(progress);
  }
  std::rewind(file);
  std::string text(100'000, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file));
  std::fclose(file);
  return text;
}

TEST(ProgressPrinter, WritesNoMoreThanItsReaderWants) {
  const auto lines = [](const std::string& text) { return std::ranges::count(text, '\n'); };
  EXPECT_EQ(lines(printed(ProgressStyle::plain)), 4);
  EXPECT_EQ(lines(printed(ProgressStyle::automatic)), 4);  // a file is no terminal
  EXPECT_EQ(lines(printed(ProgressStyle::json)), 31);
  EXPECT_EQ(printed(ProgressStyle::none), "");
  EXPECT_EQ(lines(printed(ProgressStyle::bar)), 0);
}

TEST(Summary, CountsEveryFileOnce) {
  BuildResult result;
  result.manifest.generation = "000002";
  result.manifest.seconds = 2;
  result.tally.indexed = 90;
  result.tally.unchanged = 10;
  result.tally.near = 2;
  result.tally.duplicates = 4;
  result.tally.rejected = {{"binary", 2}, {"empty", 1}, {"quarantined", 5}};
  result.tally.bytes = 3'000'000;
  result.tally.slowest = {{"2018/to.pdf", 1.5}, {"b.txt", 0.25}};
  result.folder = "/archive/generations/000002";
  EXPECT_EQ(summary_table(result),
            "generation                    000002\n"
            "indexed                           90\n"
            "unchanged                         10\n"
            "  near another                     2\n"
            "duplicate                          4\n"
            "quarantined                        5\n"
            "rejected                           3\n"
            "  binary                           2\n"
            "  empty                            1\n"
            "seconds                          2.0\n"
            "MB/s                             1.5\n"
            "slowest   1500.0 ms  2018/to.pdf\n"
            "slowest    250.0 ms  b.txt\n"
            "see /archive/generations/000002/rejected.jsonl\n"
            "see /archive/generations/000002/duplicates.jsonl\n");
  EXPECT_THAT(summary_json(result),
              HasSubstr(R"("rejected":{"binary":2,"empty":1,"quarantined":5})"));
}

TEST(Summary, SaysThatNothingHasChanged) {
  BuildResult result;
  result.published = false;
  EXPECT_THAT(summary_table(result), HasSubstr("nothing was published"));
}

}  // namespace
}  // namespace tracuu::indexer
