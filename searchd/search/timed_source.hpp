// What ends a search at its deadline, and keeps it to a set of documents.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include <xapian.h>

#include "searchd/search/columns.hpp"
#include "searchd/search/docid_set.hpp"

namespace tracuu::searchd {

using Deadline = std::chrono::steady_clock::time_point;

class Clock {
 public:
  explicit Clock(Deadline deadline) : deadline_(deadline) {}

  /// Looks at the time once in 64 calls. Throws DeadlineExceeded.
  void tick() {
    if (++calls_ % 64 == 0) check();
  }
  void check() const;

 private:
  Deadline deadline_;
  std::uint32_t calls_ = 0;
};

/// The documents of a set, without weight. ANDed into a query it is asked about each candidate,
/// also those whose positions are looked at in vain: where the clock ends a search.
class TimedSource : public Xapian::PostingSource {
 public:
  enum class Asked : std::uint8_t { first, last };

  /// All outlive the search. Where the set is but part of what the query would find, it is best
  /// asked first; where it leaves all of that, last, for what the words alone can pass over.
  TimedSource(Clock& clock, const Shards& shards, const DocidSet& set, Asked asked = Asked::first)
      : clock_(clock), shards_(shards), set_(set), asked_(asked) {}

  /// Xapian gives each shard a copy, and the shard's own ids.
  void init(const Xapian::Database& database) override;
  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return estimate_; }
  Xapian::doccount get_termfreq_max() const override { return estimate_; }
  Xapian::docid get_docid() const override { return at_; }
  bool at_end() const override { return at_ == DocidSet::none; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid id, double min_weight) override;
  PostingSource* clone() const override {  // for Xapian
    return new TimedSource(clock_, shards_, set_, asked_);
  }
  std::string get_description() const override { return "TimedSet"; }

  /// To another machine, whose server knows none but Xapian's own, it goes as every document: who
  /// asks there looks which of those that are found are in the set.
  std::string name() const override { return Xapian::FixedWeightPostingSource(0).name(); }
  std::string serialise() const override { return Xapian::FixedWeightPostingSource(0).serialise(); }

 private:
  Clock& clock_;
  const Shards& shards_;
  const DocidSet& set_;
  Asked asked_;
  Xapian::doccount count_ = 0;
  Xapian::doccount estimate_ = 0;  ///< Xapian asks the smallest first
  Xapian::docid at_ = 0;
  std::size_t place_ = 0;
};

}  // namespace tracuu::searchd
