// The documents of frequent terms and of phrases, kept while their generation is served: queries
// have the same words again and again, pages and filters of one query all of them, and an exact
// count need not read long posting lists or places each time.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "searchd/search/docid_set.hpp"

namespace tracuu::searchd {

/// Bounded: those asked for least lately go. Shared by threads.
class KeptSets {
 public:
  explicit KeptSets(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// Null where it is not kept.
  std::shared_ptr<const DocidSet> find(const std::string& key) {
    const std::scoped_lock lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    sets_.splice(sets_.begin(), sets_, found->second);
    return found->second->second;
  }

  void keep(const std::string& key, DocidSet set) {
    const std::size_t bytes = cost(key, set);
    if (bytes > most_bytes_) return;
    auto kept = std::make_shared<const DocidSet>(std::move(set));
    const std::scoped_lock lock(mutex_);
    if (by_key_.contains(key)) return;
    sets_.emplace_front(key, std::move(kept));
    by_key_.emplace(sets_.front().first, sets_.begin());
    bytes_ += bytes;
    while (bytes_ > most_bytes_) {
      const auto& [oldest, documents] = sets_.back();
      bytes_ -= cost(oldest, *documents);
      by_key_.erase(oldest);
      sets_.pop_back();
    }
  }

 private:
  using Kept = std::pair<std::string, std::shared_ptr<const DocidSet>>;

  static std::size_t cost(const std::string& key, const DocidSet& set) {
    constexpr std::size_t overhead = 200;
    return set.bytes() + key.size() + overhead;
  }

  std::size_t most_bytes_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<Kept> sets_;  ///< asked for latest first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> by_key_;
};

}  // namespace tracuu::searchd
