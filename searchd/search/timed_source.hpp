// What ends a search at its deadline, and sets of documents to search in.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/search/columns.hpp"

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

/// Document ids as bits.
class DocidSet {
 public:
  explicit DocidSet(Xapian::docid last) : bits_(std::size_t{last} + 1) {}
  void insert(Xapian::docid id) { bits_[id] = true; }
  std::size_t size() const {
    return static_cast<std::size_t>(std::count(bits_.begin(), bits_.end(), true));
  }
  bool contains(Xapian::docid id) const { return bits_[id]; }
  Xapian::docid last() const { return static_cast<Xapian::docid>(bits_.size() - 1); }

 private:
  std::vector<bool> bits_;
};

/// Every report, or those of a set, without weight. ANDed into a query it is asked about each
/// candidate, also those whose positions are looked at in vain: where the clock ends a search.
class TimedSource : public Xapian::PostingSource {
 public:
  /// `set` may be null; all outlive the search.
  TimedSource(Clock& clock, const Columns& columns, const DocidSet* set)
      : clock_(clock), columns_(columns), set_(set) {}

  /// Xapian gives each shard a copy, and the shard's own ids.
  void init(const Xapian::Database& database) override;
  Xapian::doccount get_termfreq_min() const override { return is_everything() ? count_ : 0; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  Xapian::docid get_docid() const override { return at_; }
  bool at_end() const override { return at_ > last_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid id, double min_weight) override;
  PostingSource* clone() const override {  // for Xapian
    return new TimedSource(clock_, columns_, set_);
  }
  std::string get_description() const override { return set_ == nullptr ? "Timed" : "TimedSet"; }

 private:
  bool is_everything() const { return set_ == nullptr && !columns_.shards.have_dead(); }
  bool has(Xapian::docid id) const {
    return columns_.is_report(id) && (set_ == nullptr || set_->contains(id));
  }
  void settle();

  Clock& clock_;
  const Columns& columns_;
  const DocidSet* set_;
  Xapian::doccount count_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
  std::size_t place_ = 0;
};

}  // namespace tracuu::searchd
