// Which documents a query finds: all of them, without weights. What is made of terms is answered
// by sets; Xapian is asked for the rest (phrases, beginnings of words, ranges of values) alone, and
// only about what the terms leave. Of other machines it is asked for all that the query finds
// there: one question each, which they answer at once.
#pragma once

#include <string>

#include <xapian.h>

#include "archive/generation.hpp"
#include "searchd/search/columns.hpp"
#include "searchd/search/docid_set.hpp"
#include "searchd/search/kept_sets.hpp"
#include "searchd/search/timed_source.hpp"

namespace tracuu::searchd {

class Finder {
 public:
  /// All outlive it.
  Finder(const archive::Generation& generation, const Columns& columns, KeptSets& kept,
         Clock& clock)
      : generation_(generation), columns_(columns), kept_(kept), clock_(clock) {}

  /// Whether some of the documents are on other machines.
  bool asks_others() const { return !generation_.remote.empty(); }

  /// Those of the set that the query finds. Throws DeadlineExceeded and Xapian's errors.
  DocidSet among(const DocidSet& set, const Xapian::Query& query) const;

 private:
  DocidSet among_ours(const DocidSet& set, const Xapian::Query& query) const;
  DocidSet among(const DocidSet& set, const std::string& term) const;
  DocidSet among_all(DocidSet set, const Xapian::Query& query) const;
  DocidSet among_any(const DocidSet& set, const Xapian::Query& query) const;
  DocidSet among_places(const DocidSet& set, const Xapian::Query& phrase) const;
  DocidSet as_xapian_finds(const DocidSet& set, const Xapian::Query& query) const;
  DocidSet documents_of(const std::string& term) const;
  DocidSet probed(const DocidSet& set, const std::string& term) const;
  void add_from_elsewhere(const Xapian::Query& query, DocidSet& found) const;
  bool is_elsewhere(std::size_t place) const;

  const archive::Generation& generation_;
  const Columns& columns_;
  KeptSets& kept_;
  Clock& clock_;
};

}  // namespace tracuu::searchd
