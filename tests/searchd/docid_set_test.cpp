#include "searchd/search/docid_set.hpp"

#include <algorithm>
#include <iterator>
#include <random>
#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace tracuu::searchd {
namespace {

using Ids = std::set<Xapian::docid>;

Ids ids_of(const DocidSet& set) {
  Ids ids;
  set.for_each([&](Xapian::docid id) { EXPECT_TRUE(ids.insert(id).second) << id; });
  return ids;
}

/// Walked by next(), shard by shard.
Ids walked(const DocidSet& set) {
  Ids ids;
  for (std::size_t place = 0; place < set.shards(); ++place) {
    for (auto local = set.next(place, 1); local != DocidSet::none;
         local = set.next(place, local + 1)) {
      ids.insert(archive::joint_id(local, place, set.shards()));
    }
  }
  return ids;
}

template <typename Merge>
Ids merged(Merge merge, const Ids& a, const Ids& b) {
  Ids result;
  merge(a.begin(), a.end(), b.begin(), b.end(), std::inserter(result, result.end()));
  return result;
}

/// Shards of every size about a word, empty ones too; sets sparse and dense.
TEST(DocidSet, IsASetOfNumbers) {
  std::mt19937 random(7);
  const auto below = [&](unsigned end) { return static_cast<Xapian::docid>(random() % end); };
  for (int round = 0; round < 300; ++round) {
    std::vector<Xapian::docid> last(1 + below(5));
    for (auto& each : last) each = below(4) == 0 ? 62 + below(5) : below(300);
    DocidSet set(last), other(last);
    Ids model, other_model;
    const unsigned times = 1 + below(round % 2 == 0 ? 10 : 600);
    for (unsigned i = 0; i < times; ++i) {
      const auto place = below(static_cast<unsigned>(last.size()));
      if (last[place] == 0) continue;
      const auto local = 1 + below(last[place]);
      const auto id = archive::joint_id(local, place, last.size());
      if (below(2) == 0) {
        set.insert(place, local);
        model.insert(id);
      } else {
        other.insert(id);
        other_model.insert(id);
      }
    }
    ASSERT_EQ(ids_of(set), model);
    ASSERT_EQ(walked(set), model);
    ASSERT_EQ(set.size(), model.size());
    DocidSet both = set, any = set, rest = set;
    both &= other;
    any |= other;
    rest -= other;
    const auto with = [&](auto merge) { return merged(merge, model, other_model); };
    ASSERT_EQ(ids_of(both), with([](auto... of) { return std::set_intersection(of...); }));
    ASSERT_EQ(ids_of(any), with([](auto... of) { return std::set_union(of...); }));
    ASSERT_EQ(ids_of(rest), with([](auto... of) { return std::set_difference(of...); }));
    std::size_t sum = 0;
    for (std::size_t place = 0; place < last.size(); ++place) sum += any.size(place);
    ASSERT_EQ(sum, any.size());
    for (Xapian::docid id = 0; id < 2000; ++id) {  // of which few can be
      ASSERT_EQ(set.contains(id), model.contains(id)) << id;
    }
    const auto cleared = below(static_cast<unsigned>(last.size()));
    const std::size_t gone = any.size(cleared);
    any.clear(cleared);
    ASSERT_EQ(any.size(cleared), 0U);
    ASSERT_EQ(any.size(), sum - gone);
  }
}

TEST(DocidSet, ContainsNoIdThatNoDocumentCanHave) {
  const std::vector<Xapian::docid> last{100, 3};
  DocidSet set(last);
  for (const Xapian::docid id : {0U, 1000U, 0xfffffffeU, DocidSet::none}) {
    EXPECT_FALSE(set.contains(id)) << id;
  }
  EXPECT_FALSE(DocidSet().contains(1));
}

}  // namespace
}  // namespace tracuu::searchd
