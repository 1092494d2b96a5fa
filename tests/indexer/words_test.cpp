#include "indexer/shards/words.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "archive/errors.hpp"
#include "tests/temp_folder.hpp"
#include "tokenizers/lexicon_counter.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;

class MergedLexicon : public testing::Test {
 protected:
  std::vector<fs::path> files(const std::vector<std::string>& runs) {
    std::vector<fs::path> written;
    for (const auto& run : runs) {
      const fs::path folder = folder_ / std::to_string(++files_);
      fs::create_directory(folder);
      write_counts(folder, {run, ""});
      written.push_back(folder / "words");
    }
    return written;
  }

  std::string content() const {
    std::ifstream file(folder_ / "merged", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::string merged(const std::vector<std::string>& runs, std::size_t most_lines = 1000) {
    merge_frequent({files(runs), {}}, folder_ / "merged", most_lines);
    return content();
  }

  int files_ = 0;
  const TempFolder temp_;
  const fs::path folder_ = temp_.path();
};

TEST_F(MergedLexicon, AddsUpTheCountsInOrderOfKey) {
  EXPECT_EQ(merged({"an\t2\nan ninh\t1\nninh\t1\n", "an\t1\nan toàn\t1\ntoàn\t1\n", ""}),
            "an\t3\nan ninh\t1\nan toàn\t1\nninh\t1\ntoàn\t1\n");
}

TEST_F(MergedLexicon, KeepsTheFrequentWhereThereAreTooMany) {
  const std::vector<std::string> runs{"a\t1\nb\t2\nc\t2\nd\t3\ne\t9\n", "a\t1\n"};
  EXPECT_EQ(merged(runs, 5), "a\t2\nb\t2\nc\t2\nd\t3\ne\t9\n");
  EXPECT_EQ(merged(runs, 4), "d\t3\ne\t9\n") << "those of one count stay or go together";
  EXPECT_EQ(merged(runs, 1), "e\t9\n");
}

TEST_F(MergedLexicon, IsALinkWhereOneFileIsAllOfIt) {
  const auto one = files({"an\t2\nninh\t1\n"});
  merge_frequent({one, {}}, folder_ / "merged", 2);
  EXPECT_TRUE(fs::equivalent(one.front(), folder_ / "merged"));
  fs::remove(folder_ / "merged");
  merge_frequent({one, {}}, folder_ / "merged", 1);
  EXPECT_EQ(content(), "an\t2\n");
}

TEST_F(MergedLexicon, DoesNotDependOnHowTextsWereSharedOut) {
  const tokenizers::Analyzer analyzer;
  const std::vector<std::string> texts{"Lãnh đạo công tác dân vận", "Công tác dân vận khéo",
                                       "dân vận. Dân chủ", "lãnh đạo xã"};
  const auto counted = [&](std::size_t workers) {
    std::vector<tokenizers::LexiconCounter> counters(workers);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      auto& counter = counters[i % workers];
      analyzer.visit(texts[i],
                     [&](const tokenizers::Token& token) { counter.add(texts[i], token); });
      counter.end_text();
    }
    std::vector<std::string> runs;
    for (auto& counter : counters) runs.push_back(counter.drain().words);
    return merged(runs);
  };
  EXPECT_EQ(counted(1), counted(3));
  EXPECT_NE(counted(1).find("dân vận\t3\n"), std::string::npos);
}

TEST_F(MergedLexicon, TakesAwayWhatIsNoMore) {
  const Words words{files({"an\t2\nan ninh\t1\nninh\t1\n", "an\t1\nxã\t4\n"}),
                    files({"an\t1\nan ninh\t1\nninh\t1\n"})};
  merge_words(words, folder_ / "merged");
  EXPECT_EQ(content(), "an\t2\nxã\t4\n");
}

TEST_F(MergedLexicon, SaysWhereItCannotBeWrittenOrRead) {
  EXPECT_THROW(write_counts(folder_ / "missing", {}), archive::DatabaseError);
  EXPECT_THROW(merge_words({{folder_ / "missing"}, {}}, folder_ / "merged"),
               archive::DatabaseError);
}

}  // namespace
}  // namespace tracuu::indexer
