#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/programs/program.hpp"

// What an archive's folder also holds: nothing, junk, giants. Each file that is not searchable is
// named with its reason, and none stops the others.

namespace tracuu::tests {
namespace {

using testing::HasSubstr;

constexpr std::uint64_t megabyte = 1'000'000;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool memory_is_ours = false;  // sanitizers need more than the program
#else
constexpr bool memory_is_ours = true;
#endif

/// Code by path.
std::map<std::string, std::string> rejected(const std::filesystem::path& archive) {
  std::map<std::string, std::string> codes;
  std::istringstream lines(read_file(archive / "generations/000001/rejected.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    const auto json = nlohmann::json::parse(line);
    EXPECT_NE(json.at("reason"), "") << line;
    codes[json.at("path")] = json.at("code");
  }
  return codes;
}

/// A file that begins so and goes on with zeros, which take no room on the disk.
void write_giant(const std::filesystem::path& path, std::string_view begin, std::uint64_t bytes) {
  write_file(path, begin);
  std::filesystem::resize_file(path, bytes);
}

TEST(BadSources, WithoutAnyReportEndTheBuildWithWhatIsWrong) {
  const Scratch scratch;
  std::filesystem::create_directories(scratch / "empty");
  write_file(scratch / "junk/a.bin", std::string(4096, '\0'));
  struct Case {
    std::string source;
    int exit_code;
    std::string says;
  };
  for (const auto& [source, exit_code, says] :
       std::vector<Case>{{"none", 2, "none"}, {"empty", 2, "no files"}, {"junk", 2, "binary"}}) {
    const auto archive = scratch / ("archive_of_" + source);
    const auto outcome = run_indexer({"build", "--archive", archive, "--source", scratch / source});
    SCOPED_TRACE(source + ": " + outcome.out + outcome.err);
    EXPECT_EQ(outcome.exit_code, exit_code);
    EXPECT_THAT(outcome.err, HasSubstr(says));
    EXPECT_THAT(outcome.err, HasSubstr("nothing was published"));
    EXPECT_FALSE(std::filesystem::exists(archive / "current"));
  }
}

TEST(BadSources, AreNamedAndTheOthersIndexed) {
  const Scratch scratch;
  const auto source = scratch / "source";
  write_file(source / "good.txt", small_report("Thạch Long", 2018));
  write_file(source / "few broken bytes.txt", small_report("Cẩm Hà", 2019) + "\xff\xfe cuối bài\n");
  write_file(source / "empty.txt", "");
  write_file(source / "blank.txt", " \n\t\n");
  write_file(source / "binary.txt", std::string("\x7f"
                                                "ELF\0\0\1\2",
                                                8) +
                                        std::string(4096, '\0'));
  write_file(source / "picture.txt", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
  write_file(source / "zeros.txt", std::string(4096, '\0'));
  write_file(source / "no text.txt", std::string(4096, '\xfe'));
  write_file(source / "lines.jsonl",
             "{\"id\": \"a-1\", \"title\": \"Báo cáo\", \"text\": \"Công tác dân vận năm 2018\"}\n"
             "{\"id\": \"a-2\", \"text\": \n"
             "{\"id\": \"a-1\", \"title\": \"Báo cáo\", \"text\": \"Trùng số\"}\n"
             "{\"id\": \"a-4\", \"title\": \"Báo cáo\", \"text\": \"Công tác phụ nữ\"}\n");
  const auto outcome = run_indexer({"build", "--archive", scratch / "archive", "--source", source});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.out << outcome.err;
  const auto codes = rejected(scratch / "archive");
  EXPECT_THAT(codes, testing::UnorderedElementsAre(testing::Pair("empty.txt", "empty"),
                                                   testing::Pair("blank.txt", "empty"),
                                                   testing::Pair("binary.txt", "unsupported"),
                                                   testing::Pair("picture.txt", "unsupported"),
                                                   testing::Pair("zeros.txt", "binary"),
                                                   testing::Pair("no text.txt", "unknown_encoding"),
                                                   testing::Pair("lines.jsonl#2", "bad_json"),
                                                   testing::Pair("lines.jsonl#3", "duplicate_id")));
  for (const auto& [path, code] : codes) EXPECT_THAT(outcome.err, HasSubstr(path));
  const auto stats = run_indexer({"stats", "--archive", scratch / "archive", "--json"});
  EXPECT_EQ(nlohmann::json::parse(stats.out).at("reports"), 4) << stats.out;
  const auto strict =
      run_indexer({"build", "--archive", scratch / "strict", "--source", source, "--strict"});
  EXPECT_EQ(strict.exit_code, 4);
  EXPECT_TRUE(std::filesystem::exists(scratch / "strict/current"));
}

TEST(BadSources, GiantsAreRefusedInLittleMemory) {
  const Scratch scratch;
  const auto source = scratch / "source";
  write_file(source / "good.txt", small_report("Thạch Long", 2018));
  write_giant(source / "giant.txt", small_report("Cẩm Hà", 2019), 200 * megabyte);
  write_giant(source / "giant.html", "<html><body><p>" + small_report("Cẩm Hà", 2019),
              200 * megabyte);
  write_giant(source / "giant.jsonl", R"({"id": "a", "text": ")", 200 * megabyte);
  const auto outcome = run_indexer({"build", "--archive", scratch / "archive", "--source", source});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.out << outcome.err;
  EXPECT_THAT(rejected(scratch / "archive"),
              testing::UnorderedElementsAre(testing::Pair("giant.txt", "too_large"),
                                            testing::Pair("giant.html", "too_large"),
                                            testing::Pair("giant.jsonl#1", "too_large")));
  if (memory_is_ours) {
    EXPECT_LT(outcome.peak_bytes, 150 * megabyte);
  }
  const auto inspected = run_indexer({"inspect", source / "giant.txt"});
  EXPECT_EQ(inspected.exit_code, 2);
  EXPECT_THAT(inspected.err, HasSubstr("too_large"));
}

TEST(BadSources, InspectSaysWhyAFileIsNoUse) {
  const Scratch scratch;
  write_file(scratch / "good.txt", small_report("Thạch Long", 2018));
  write_file(scratch / "binary.txt", std::string(4096, '\0'));
  const auto outcome = run_indexer({"inspect", scratch / "binary.txt", scratch / "good.txt"});
  EXPECT_NE(outcome.exit_code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("binary.txt"));
  EXPECT_EQ(nlohmann::json::parse(outcome.out).at("source").at("path"), "good.txt");
}

}  // namespace
}  // namespace tracuu::tests
