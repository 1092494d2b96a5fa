// Reports that are about the same as a given one, by the words that tell most of it; copies of it
// set apart.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "archive/generation.hpp"
#include "searchd/query/sight.hpp"
#include "searchd/search/columns.hpp"
#include "searchd/search/timed_source.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {

struct SimilarReport {
  std::string id;
  std::string summary;  ///< JSON, see archive::summary
  double score = 0;
  double resemblance = 0;  ///< share of the runs of words that both have, of those that either has
};

struct SimilarReports {
  std::vector<std::string> words;      ///< that the search was made of, what tells most first
  std::vector<SimilarReport> reports;  ///< the likest first
  std::vector<SimilarReport> copies;   ///< near copies, the closest first
};

/// At most `limit` reports and as many copies that meet the conditions, without the report itself.
/// Which terms a report has is not stored: they are found again in its text. `sight` is that of
/// the asker.
SimilarReports find_similar(const archive::Generation& generation, const Columns& columns,
                            const tokenizers::Analyzer& analyzer, Xapian::docid report,
                            const std::vector<Xapian::Query>& conditions, std::size_t limit,
                            Deadline deadline, const Sight* sight);

}  // namespace tracuu::searchd
