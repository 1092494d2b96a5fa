// What of a snapshot one asker sees, and what it takes to look.
#pragma once

#include <optional>
#include <vector>

#include <xapian.h>

#include "archive/generation.hpp"
#include "searchd/query/query.hpp"
#include "searchd/query/sight.hpp"
#include "searchd/search/docid_set.hpp"
#include "searchd/search/finder.hpp"
#include "searchd/search/snapshot.hpp"
#include "searchd/search/timed_source.hpp"

namespace tracuu::searchd {

/// Where and until when is searched.
struct Place {
  const Snapshot& snapshot;
  const archive::Generation& generation;  ///< opened for this thread
  const DocidSet& reports;                ///< that can be had
  Deadline deadline;
};

class View {
 public:
  /// `within` as Query::within. What the place is made of outlives it. Throws DeadlineExceeded and
  /// Xapian's errors.
  View(const Query* within, const Place& place);
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  const Sight* sight() const { return sight_ ? &*sight_ : nullptr; }

  Clock clock;
  Finder finder;
  std::vector<Xapian::Query> permitted;  ///< conditions

 private:
  std::optional<Sight> sight_;
};

}  // namespace tracuu::searchd
