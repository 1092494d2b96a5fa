// Which files become reports: the first listed of those with one text, none that was withdrawn. And
// which reports say nearly the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "archive/copies.hpp"
#include "corpus/fingerprint.hpp"
#include "indexer/sources/catalogue.hpp"
#include "indexer/sources/withdrawals.hpp"

namespace tracuu::indexer {

/// As Content::signature.
std::string to_text(const corpus::Signature& signature);

/// Asked about each file in the order of the listing, so that the order decides and nothing else.
class Settler {
 public:
  explicit Settler(const std::vector<Withdrawal>& withdrawn);

  /// What becomes of a file now, after those claimed before it.
  Verdict judge(const std::string& path, const Content& content) const;
  /// From now on its id and its text are taken. Gives the report claimed before that says nearly
  /// the same; of several that say so, the one that is near to no earlier one.
  std::optional<archive::NearReport> claim(const Content& content);

 private:
  struct Model {
    std::string id;
    corpus::Signature signature;
  };

  std::optional<archive::NearReport> nearest(const corpus::Signature& signature) const;

  std::unordered_map<std::string, std::string> reasons_;  ///< by withdrawn id and fingerprint
  std::unordered_set<std::string> ids_;
  std::unordered_map<std::string, std::string> texts_;       ///< id by fingerprint
  std::vector<Model> models_;                                ///< reports near to none before them
  std::unordered_map<std::uint64_t, std::uint32_t> by_key_;  ///< the first model with it
};

}  // namespace tracuu::indexer
