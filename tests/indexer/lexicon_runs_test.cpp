#include "indexer/lexicon_runs.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "tokenizers/lexicon.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;

class MergedLexicon : public testing::Test {
 protected:
  void SetUp() override {
    std::string path = (fs::temp_directory_path() / "tracuu-lexicon-XXXXXX").string();
    ASSERT_NE(mkdtemp(path.data()), nullptr);
    folder_ = path;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string merged(const std::vector<std::string>& runs, std::size_t most_lines = 1000) {
    LexiconRuns lexicon(folder_, "words");
    for (const auto& run : runs) lexicon.add(run);
    lexicon.merge_into(folder_ / "lexicon", most_lines);
    std::ifstream file(folder_ / "lexicon", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  fs::path folder_;
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

TEST_F(MergedLexicon, TakesRunsFromManyThreadsAndRemovesThem) {
  LexiconRuns lexicon(folder_, "words");
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) threads.emplace_back([&] { lexicon.add("xã\t1\n"); });
  }
  lexicon.merge_into(folder_ / "lexicon", 1000);
  std::ifstream file(folder_ / "lexicon");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "xã\t8\n");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

TEST_F(MergedLexicon, SaysWhereItCannotBeWritten) {
  LexiconRuns lexicon(folder_ / "missing", "words");
  EXPECT_THROW(lexicon.add("xã\t1\n"), std::runtime_error);
}

}  // namespace
}  // namespace tracuu::indexer
