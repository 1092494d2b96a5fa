#include "bench/report_generator.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bench/random.hpp"
#include "bench/report_grammar.hpp"
#include "bench/spelling_faults.hpp"

namespace tracuu::bench {
namespace {

TEST(ReportGenerator, GivesTheSameReportsForTheSameSettings) {
  const ReportGenerator one({.reports = 500, .seed = 7});
  const ReportGenerator same({.reports = 500, .seed = 7});
  const ReportGenerator other({.reports = 500, .seed = 8});
  const auto first = one.report(41);
  one.report(3);
  EXPECT_EQ(first.text, one.report(41).text) << "a report depends on those made before it";
  EXPECT_EQ(first.text, same.report(41).text);
  EXPECT_EQ(first.path, same.report(41).path);
  EXPECT_NE(first.text, other.report(41).text);
}

// Figures of two versions can only be compared over the same reports: change this on purpose.
TEST(ReportGenerator, GivesTheSameReportsOnEveryMachine) {
  const ReportGenerator generator({.reports = 1000, .seed = 1});
  std::uint64_t checksum = 0xcbf29ce484222325U;  // FNV-1a
  for (std::uint64_t i = 0; i < 50; ++i) {
    const auto report = generator.report(i);
    for (const char c : report.path + report.text) {
      checksum = (checksum ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    }
  }
  EXPECT_EQ(checksum, 6325558951662432243U);
}

TEST(ReportGenerator, IsAsLongAndAsVariedAsRealReports) {
  const ReportGenerator generator({.reports = 600});
  double bytes = 0;
  double words = 0;
  double distinct = 0;
  constexpr int sampled = 200;
  for (int i = 0; i < sampled; ++i) {
    const auto text = generator.report(static_cast<std::uint64_t>(i) * 3).text;
    std::istringstream stream(text);
    std::set<std::string> vocabulary;
    for (std::string word; stream >> word; ++words) vocabulary.insert(word);
    bytes += static_cast<double>(text.size());
    distinct += static_cast<double>(vocabulary.size());
  }
  EXPECT_NEAR(bytes / sampled, 15'000, 1'000);
  EXPECT_NEAR(words / sampled, 2'350, 200);
  EXPECT_NEAR(distinct / sampled, 880, 80);  // with the punctuation that sticks to words
}

TEST(ReportGenerator, ReachesAllTopicsAndYears) {
  const ReportGenerator generator({.reports = 3000});
  std::set<std::string> topics;
  std::set<int> years;
  std::set<std::string> provinces;
  for (std::uint64_t i = 0; i < 3000; i += 3) {
    const auto report = generator.report(i);
    topics.insert(report.topic);
    years.insert(report.year);
    provinces.insert(report.province);
    ASSERT_THAT(report.text, testing::Not(testing::ContainsRegex("[{}]"))) << report.path;
    ASSERT_THAT(report.text, testing::HasSubstr(report.commune)) << report.path;
  }
  EXPECT_EQ(topics.size(), generator.topics().size());
  EXPECT_EQ(topics.size(), 47U);
  EXPECT_EQ(years.size(), 22U);
  EXPECT_GE(provinces.size(), 10U);
}

/// The longer sentences without their figures.
std::set<std::string> sentences(const std::string& text) {
  std::set<std::string> found;
  std::string sentence;
  for (const char c : text) {
    if (c != '.' && c != '\n') {
      if (c < '0' || c > '9') sentence += c;
    } else {
      if (sentence.size() > 60) found.insert(sentence);
      sentence.clear();
    }
  }
  return found;
}

std::size_t shared(const std::set<std::string>& some, const std::set<std::string>& others) {
  return static_cast<std::size_t>(
      std::ranges::count_if(some, [&](const auto& each) { return others.contains(each); }));
}

TEST(ReportGenerator, CopiesWhatTheOfficeWroteInOtherYears) {
  const ReportGenerator generator({.reports = 600});  // ten communes: r and r + 10 are of one
  const auto report = generator.report(4);
  const auto next_year = generator.report(14);
  const auto elsewhere = generator.report(5);
  ASSERT_EQ(report.commune, next_year.commune);
  ASSERT_EQ(report.topic, next_year.topic);
  ASSERT_NE(report.commune, elsewhere.commune);
  const auto own = sentences(report.text);
  EXPECT_GE(shared(own, sentences(next_year.text)), own.size() / 12);
  EXPECT_GE(shared(own, sentences(next_year.text)), 2 * shared(own, sentences(elsewhere.text)));
}

TEST(Spelling, IsOneWritersOwn) {
  const Hand hand{.seed = 5,
                  .confuses_hoi_nga = true,
                  .loses_mark = 1'000'000'000,
                  .loses_letter = 1'000'000'000,
                  .glues = 1'000'000'000,
                  .bad_space = 1'000'000'000,
                  .repeats = 1'000'000'000};
  const std::string text = "lãnh đạo xã vững mạnh củng cố cũng đã nghĩa vụ bảo đảm sẽ kỹ những lễ";
  Random random(1);
  const auto once = written_by(hand, text, random);
  EXPECT_NE(once, text);
  EXPECT_EQ(once, written_by(hand, text, random)) << "who writes lảnh writes lảnh throughout";
}

TEST(Grammar, NamesTheLineAtFault) {
  for (const std::string phrases :
       {"@a\n{nowhere}\n", "@a\n{#9-3}\n", "@a\n{#x-3}\n", "@a\nopen {b\n@b\nx\n", "@a\n@b\nx\n",
        "@a\nx\n@a\ny\n", "@topic t Name\nx\n"}) {
    EXPECT_THROW(parse_grammar(phrases), std::logic_error) << phrases;
  }
}

}  // namespace
}  // namespace tracuu::bench
