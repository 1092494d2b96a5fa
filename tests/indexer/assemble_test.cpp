#include "indexer/shards/assemble.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace tracuu::indexer {
namespace {

constexpr std::uint64_t megabyte = 1U << 20U;

/// A shard of reports of 10 KB.
archive::Shard shard(std::uint64_t megabytes, std::uint64_t dead = 0) {
  return {"1", 100 * megabytes, dead, megabytes * megabyte, 0};
}

std::string planned(const std::vector<archive::Shard>& shards, std::uint64_t new_megabytes) {
  std::string line;
  for (const Treatment treatment : plan(shards, new_megabytes * megabyte)) {
    line += "ljrd"[static_cast<std::size_t>(treatment)];
  }
  return line;
}

TEST(Plan, WritesLittleAndKeepsShardsFew) {
  struct Case {
    std::vector<archive::Shard> shards;
    std::uint64_t new_megabytes;
    std::string expected;  ///< link, join, rewrite, drop
  };
  for (const auto& [shards, new_megabytes, expected] : {
           Case{{shard(1000)}, 1, "l"},
           Case{{shard(1000), shard(10)}, 1, "lj"},
           Case{{shard(1000), shard(100)}, 20, "ll"},
           Case{{shard(1000), shard(100)}, 25, "lj"},
           Case{{shard(1000), shard(300), shard(100)}, 30, "jjj"},
           Case{{shard(1000), shard(10)}, 0, "ll"},
           // The dead
           Case{{shard(1000, 5'000)}, 1, "l"},
           Case{{shard(1000, 5'001)}, 1, "r"},
           Case{{shard(1000), shard(10, 1)}, 0, "lr"},
           Case{{shard(1000), shard(10, 1'000)}, 0, "ld"},
           Case{{shard(100, 1)}, 50, "r"},
       }) {
    EXPECT_EQ(planned(shards, new_megabytes), expected) << shards.size() << " " << new_megabytes;
  }
}

// Ten reports a day for years: never more than a handful of shards, and what is written again
// stays far below the archive.
TEST(Plan, ManySmallUpdatesKeepShardsFew) {
  std::vector<archive::Shard> shards{shard(1500)};
  std::uint64_t written = 0;
  std::size_t most = 0;
  for (int day = 0; day < 3000; ++day) {
    archive::Shard joined{"1", 10, 0, megabyte / 7, 0};
    std::vector<archive::Shard> kept;
    const std::vector<Treatment> treatments = plan(shards, joined.text_bytes);
    for (std::size_t i = 0; i < shards.size(); ++i) {
      if (treatments[i] == Treatment::link) {
        kept.push_back(shards[i]);
      } else {
        joined.documents += shards[i].documents;
        joined.text_bytes += shards[i].text_bytes;
      }
    }
    written += joined.text_bytes;
    kept.push_back(joined);
    shards = kept;
    most = std::max(most, shards.size());
  }
  EXPECT_LE(most, 5U);
  EXPECT_LE(written / 3000, 16 * megabyte) << "a day";
}

}  // namespace
}  // namespace tracuu::indexer
