#include "searchd/search/finder.hpp"

#include <array>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "searchd/search/joint.hpp"
#include "tests/searchd/test_archive.hpp"

namespace tracuu::searchd {
namespace {

using Ids = std::set<Xapian::docid>;

constexpr std::array words{"dân", "vận", "xã", "lúa", "đường"};

Ids ids_of(const DocidSet& set) {
  Ids ids;
  set.for_each([&](Xapian::docid id) { ids.insert(id); });
  return ids;
}

std::vector<Sample> random_samples(std::mt19937& random, const std::string& prefix, int count) {
  std::vector<Sample> samples;
  for (int i = 0; i < count; ++i) {
    Sample sample{.id = fmt::format("{}{:03}", prefix, i)};
    for (int word = 0; word < 12; ++word) {
      // The later a word, the rarer.
      sample.text += fmt::format("{} ", words.at(random() % (1 + random() % words.size())));
    }
    sample.date = fmt::format("{}-03-10", 2015 + random() % 5);
    samples.push_back(std::move(sample));
  }
  return samples;
}

Xapian::Query random_query(std::mt19937& random, int depth) {
  using Query = Xapian::Query;
  constexpr std::array leaves{"dân", "vận", "xã", "lúa", "đường", "unheard"};
  constexpr std::array operators{Query::OP_AND,     Query::OP_OR,          Query::OP_SYNONYM,
                                 Query::OP_AND_NOT, Query::OP_FILTER,      Query::OP_AND_MAYBE,
                                 Query::OP_PHRASE,  Query::OP_NEAR,        Query::OP_XOR,
                                 Query::OP_INVALID, Query::OP_SCALE_WEIGHT};
  const auto leaf = [&] { return Query(leaves.at(random() % leaves.size())); };
  if (depth == 0) return random() % 8 == 0 ? Query::MatchAll : leaf();
  const auto operation = operators.at(random() % operators.size());
  switch (operation) {
    case Query::OP_PHRASE:
    case Query::OP_NEAR: {
      const std::array pair{leaf(), leaf()};
      return {operation, pair.begin(), pair.end(), 3};
    }
    case Query::OP_SCALE_WEIGHT:
      return {0.5, random_query(random, depth - 1)};
    case Query::OP_INVALID:
      return random() % 2 == 0 ? Query(Query::OP_WILDCARD, "đ")
                               : Query(Query::OP_VALUE_GE,
                                       archive::spec(archive::Field::issued_on).slot, "20170101");
    default:
      break;
  }
  const std::array pair{random_query(random, depth - 1), random_query(random, depth - 1)};
  return {operation, pair.begin(), pair.end()};
}

/// As Xapian alone finds it.
Ids found_by(const Xapian::Database& index, const Xapian::Query& query) {
  Xapian::Enquire enquire(index);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, index.get_doccount());
  return {found.begin(), found.end()};
}

archive::Generation opened(const std::vector<Holding>& holdings) {
  std::vector<archive::Generation> parts;
  for (const Holding& holding : holdings) {
    parts.push_back(open_part(holding, nullptr, no_deadline()).generation);
  }
  return joined(parts);
}

TEST(Finder, FindsWhatXapianFindsInEveryShard) {
  std::mt19937 random(5);
  const TestArchive first(random_samples(random, "a", 150));
  const TestArchive second(random_samples(random, "b", 40));
  const TestArchive third(random_samples(random, "c", 3));
  const auto holdings = current_holdings({first.folder(), second.folder(), third.folder()});
  const auto snapshot = open_snapshot(holdings, analyzer());
  const archive::Generation generation = opened(holdings);
  Clock clock(no_deadline());
  const Finder finder(generation, snapshot->columns, *snapshot->kept_sets, clock);
  DocidSet few(snapshot->columns.shards.last());
  for (const Xapian::docid id : {1U, 2U, 3U, 40U, 60U, 61U}) {
    if (snapshot->columns.is_report(id)) few.insert(id);
  }
  ASSERT_GT(few.size(), 3U);
  std::set<std::size_t> sizes;
  for (int round = 0; round < 1500; ++round) {
    const Xapian::Query query = random_query(random, static_cast<int>(random() % 4));
    const Ids expected = found_by(generation.index, query);
    sizes.insert(expected.size());
    ASSERT_EQ(ids_of(finder.among(snapshot->columns.reports, query)), expected)
        << query.get_description();
    Ids expected_of_few;
    few.for_each([&](Xapian::docid id) {
      if (expected.contains(id)) expected_of_few.insert(id);
    });
    // Sets that were kept must not hide how those are looked up that were not.
    KeptSets nothing_kept(0);
    const Finder forgetful(generation, snapshot->columns, nothing_kept, clock);
    ASSERT_EQ(ids_of(forgetful.among(few, query)), expected_of_few) << query.get_description();
    // Nor must what was found of few be kept as all.
    KeptSets fresh(std::size_t{1} << 20U);
    const Finder first_asked_of_few(generation, snapshot->columns, fresh, clock);
    first_asked_of_few.among(few, query);
    ASSERT_EQ(ids_of(first_asked_of_few.among(snapshot->columns.reports, query)), expected)
        << query.get_description();
  }
  EXPECT_GT(sizes.size(), 50U);
}

TEST(Finder, EndsAtItsDeadline) {
  const TestArchive archive(samples());
  const auto holdings = current_holdings({archive.folder()});
  const auto snapshot = open_snapshot(holdings, analyzer());
  const archive::Generation generation = opened(holdings);
  Clock clock(std::chrono::steady_clock::now());
  const Finder finder(generation, snapshot->columns, *snapshot->kept_sets, clock);
  EXPECT_THROW(finder.among(snapshot->columns.reports, Xapian::Query("dân")), DeadlineExceeded);
}

TEST(KeptSets, ForgetThoseAskedForLeastLately) {
  const std::vector<Xapian::docid> last{8000};
  DocidSet set(last);
  KeptSets sets(3 * (set.bytes() + 250));
  for (const char* term : {"a", "b", "c"}) sets.keep(term, set);
  EXPECT_NE(sets.find("a"), nullptr);
  sets.keep("d", set);
  EXPECT_EQ(sets.find("b"), nullptr);
  for (const char* term : {"a", "c", "d"}) EXPECT_NE(sets.find(term), nullptr) << term;
}

}  // namespace
}  // namespace tracuu::searchd
