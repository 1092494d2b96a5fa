// The bare top ten of Tracuu's own query over Tracuu's own index, in this process: what remains of
// a search without HTTP, JSON, exact counts, facets, records and snippets.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <xapian.h>

#include "archive/generation.hpp"
#include "searchd/search/searcher.hpp"

namespace tracuu::bench {

class OwnTopTen {
 public:
  /// Opens the current generation; throws archive::DatabaseError.
  explicit OwnTopTen(const std::filesystem::path& archive);

  /// `target` as sent to the daemon: "/v1/search?q=...". The same terms, weights and filters; all
  /// words unless the target says operator=or. False where reports are not sorted by relevance.
  bool find(const std::string& target) const;

 private:
  std::shared_ptr<const searchd::Snapshot> snapshot_;
  archive::Generation generation_;
};

}  // namespace tracuu::bench
