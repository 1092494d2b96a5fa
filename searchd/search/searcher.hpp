// Runs queries on one generation. A worker owns its Searcher; what it returns are plain values.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "archive/generation.hpp"
#include "archive/record.hpp"
#include "searchd/query/query.hpp"
#include "searchd/query/units.hpp"
#include "searchd/search/docid_set.hpp"
#include "searchd/search/joint.hpp"
#include "searchd/search/names.hpp"
#include "searchd/search/result_page.hpp"
#include "searchd/search/similar.hpp"
#include "searchd/search/snapshot.hpp"
#include "searchd/search/snippets.hpp"
#include "searchd/search/timed_source.hpp"
#include "searchd/search/view.hpp"
#include "tokenizers/completion.hpp"

namespace tracuu::searchd {

/// Where an archive on another machine goes away, it answers over the rest, all that is asked of it
/// from then on until that is back.
class Searcher {
 public:
  /// Opens databases of its own, for the thread that uses them. Throws archive::DatabaseError.
  explicit Searcher(std::shared_ptr<const Snapshot> snapshot);

  const Snapshot& snapshot() const { return *snapshot_; }
  const std::shared_ptr<const Snapshot>& shared_snapshot() const { return snapshot_; }

  /// The archives that the last answer is not of.
  std::vector<std::string> missing() const;
  /// The generations that it is of, "absent" for those.
  const std::string& generation() const { return generation_.manifest.generation; }

  /// Throws archive::DatabaseError, and DeadlineExceeded where not even the hits were found in
  /// time.
  ResultPage search(const Query& query, Deadline deadline);

  /// Calls `found` for all that the query finds, whatever its page. Throws as search() does.
  void each(const Query& query, Deadline deadline, const std::function<void(Xapian::docid)>& found);
  /// The same in the order of its pages.
  std::vector<Xapian::docid> all(const Query& query, Deadline deadline);

  /// With secrets masked.
  archive::Record record(Xapian::docid id);
  /// Reports outside of `within` (Query::within) are as if they were not there.
  std::optional<archive::Record> report(std::string_view id, const Query* within,
                                        Deadline deadline);
  /// The decoded text with secrets masked, byte for byte in its place.
  std::optional<std::string> text(std::string_view id, const Query* within, Deadline deadline);
  /// Where the words of the query stand in that text, but for its secrets.
  std::optional<std::vector<Match>> matches(std::string_view id, const Query& query,
                                            Deadline deadline);
  /// Those like it among what the filters of the query let through, `limit` of them.
  std::optional<SimilarReports> similar(std::string_view id, const Query& query, Deadline deadline);

  /// Units whose name or code is like it, with counts: Units::like.
  std::vector<UnitSummary> units_like(std::string_view typed, const Days& days, const Query* within,
                                      Deadline deadline);
  /// What may be meant by who types so: Names::beginning, Completions::complete. Of the latter no
  /// phrases where a part alone is seen.
  std::vector<Name> names(std::string_view typed, std::size_t most, const Query* within,
                          Deadline deadline);
  tokenizers::Completed completed(std::string_view typed, std::size_t most, const Query* within,
                                  Deadline deadline);

  /// The units with the counts of the reports within alone, and those alone that have any.
  std::vector<UnitSummary> counted(std::vector<UnitSummary> units, const Query* within,
                                   Deadline deadline);

 private:
  Place place(Deadline deadline) const { return {*snapshot_, generation_, reports_, deadline}; }
  std::optional<Xapian::docid> find(std::string_view id, const Query* within,
                                    const Clock& clock) const;
  archive::Record masked_record(Xapian::docid id) const;

  void reopen(Deadline until);
  void hang_up();
  /// Does the work, which may be done again from its start when less can be reached. What waits for
  /// another machine at the deadline is ended. Throws archive::DatabaseError, DeadlineExceeded.
  template <typename Work>
  auto over_what_answers(Deadline deadline, const Work& work);
  Deadline usual_deadline() const;

  std::shared_ptr<const Snapshot> snapshot_;
  std::vector<Opened> parts_;       ///< as snapshot_->holdings
  archive::Generation generation_;  ///< of all of them
  DocidSet reports_;                ///< that can be had
};

}  // namespace tracuu::searchd
