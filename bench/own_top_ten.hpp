// The bare top ten of Tracuu's own query over Tracuu's own index, in this process: what remains of
// a search without reading the query, HTTP, JSON, exact counts, facets, records and snippets.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <xapian.h>

#include "archive/generation.hpp"
#include "searchd/search/searcher.hpp"

namespace tracuu::bench {

struct OwnQuery {
  Xapian::Query words;
  Xapian::doccount offset = 0;
};

class OwnTopTen {
 public:
  /// Opens the current generation; throws archive::DatabaseError.
  explicit OwnTopTen(const std::filesystem::path& archive);

  /// What the daemon ranks by when it is sent this target ("/v1/search?q=..."): the query as meant,
  /// the same terms, weights and filters; all words unless the target says operator=or. None where
  /// reports are not sorted by relevance.
  std::optional<OwnQuery> query_of(const std::string& target);

  void find(const OwnQuery& query) const;

 private:
  std::shared_ptr<const searchd::Snapshot> snapshot_;
  archive::Generation generation_;
  Xapian::FixedWeightPostingSource number_first_;
};

}  // namespace tracuu::bench
