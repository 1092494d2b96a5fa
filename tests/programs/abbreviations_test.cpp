#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/programs/http.hpp"
#include "tests/programs/program.hpp"

// tracuu-indexer build --abbreviations FILE: what an admin adds, changes and takes out of the list
// decides what a search finds.

namespace tracuu::tests {
namespace {

using testing::HasSubstr;

class Abbreviations : public testing::Test {
 protected:
  void SetUp() override {
    write_file(source / "dai.txt", "BÁO CÁO\nTổ hòa giải cơ sở của xã.\n");
    write_file(source / "ngan.txt", "BÁO CÁO\nTHGCS của xã họp. UBND xã dự.\n");
    write_file(source / "uy-ban.txt", "BÁO CÁO\nỦy ban nhân dân xã họp.\n");
  }

  Outcome build(std::string_view rows) const {
    write_file(file, rows);
    return run_indexer(
        {"build", "--archive", archive, "--source", source, "--abbreviations", file});
  }

  const Scratch scratch;
  const std::filesystem::path source = scratch / "source";
  const std::filesystem::path archive = scratch / "archive";
  const std::filesystem::path file = scratch / "viet-tat.txt";
};

/// How many reports it finds, and what it was read as besides.
std::string answer_to(const Daemon& daemon, const std::string& q) {
  const auto answer =
      nlohmann::json::parse(get(daemon.port(), target("/v1/search", {{"q", q}})).body);
  std::string line = answer.at("found").at("value").dump();
  for (const auto& expansion : answer.at("query").at("expanded")) {
    line += " " + expansion.at("meant").get<std::string>();
  }
  return line;
}

TEST_F(Abbreviations, OfAnAdminChangeWhatASearchFinds) {
  ASSERT_NO_FATAL_FAILURE(build_archive(archive, source));
  {
    const Daemon daemon(archive);
    EXPECT_EQ(answer_to(daemon, "THGCS"), "1");
    EXPECT_EQ(answer_to(daemon, "tổ hòa giải cơ sở"), "1");
    EXPECT_EQ(answer_to(daemon, "UBND"), "2 ủy ban nhân dân");
  }
  ASSERT_EQ(build("# của xã\nTHGCS = tổ hòa giải cơ sở\nUBND =\n").exit_code, 0);
  const Daemon daemon(archive);
  EXPECT_EQ(answer_to(daemon, "THGCS"), "2 tổ hòa giải cơ sở");
  EXPECT_EQ(answer_to(daemon, "to hoa giai co so"), "2 tổ thgcs hòa giải cơ sở");
  EXPECT_EQ(answer_to(daemon, "UBND"), "1") << "taken out of the list";
}

TEST_F(Abbreviations, ThatAreNoneEndTheBuildWithTheirLine) {
  const Outcome outcome = build("THGCS = tổ hòa giải\nkhông có dấu bằng\n");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr(file.string()));
  EXPECT_THAT(outcome.err, HasSubstr("2"));
  EXPECT_FALSE(std::filesystem::exists(archive / "current"));
}

}  // namespace
}  // namespace tracuu::tests
