// Which files become reports: the first listed of those with one text, none that was withdrawn.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "indexer/catalogue.hpp"
#include "indexer/withdrawals.hpp"

namespace tracuu::indexer {

/// Asked about each file in the order of the listing, so that the order decides and nothing else.
class Settler {
 public:
  explicit Settler(const std::vector<Withdrawal>& withdrawn);

  /// What becomes of a file now, after those claimed before it.
  Verdict judge(const std::string& path, const Content& content) const;
  /// From now on its id and its text are taken.
  void claim(const Content& content);

 private:
  std::unordered_map<std::string, std::string> reasons_;  ///< by withdrawn id and fingerprint
  std::unordered_set<std::string> ids_;
  std::unordered_map<std::string, std::string> texts_;  ///< id by fingerprint
};

}  // namespace tracuu::indexer
