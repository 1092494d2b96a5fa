// The documents of frequent terms, kept while their generation is served: queries have the same
// words again and again, and an exact count need not read long posting lists each time.
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
class TermSets {
 public:
  explicit TermSets(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// Null where it is not kept.
  std::shared_ptr<const DocidSet> find(const std::string& term) {
    const std::scoped_lock lock(mutex_);
    const auto found = by_term_.find(term);
    if (found == by_term_.end()) return nullptr;
    sets_.splice(sets_.begin(), sets_, found->second);
    return found->second->second;
  }

  void keep(const std::string& term, DocidSet set) {
    const std::size_t bytes = cost(term, set);
    if (bytes > most_bytes_) return;
    auto kept = std::make_shared<const DocidSet>(std::move(set));
    const std::scoped_lock lock(mutex_);
    if (by_term_.contains(term)) return;
    sets_.emplace_front(term, std::move(kept));
    by_term_.emplace(sets_.front().first, sets_.begin());
    bytes_ += bytes;
    while (bytes_ > most_bytes_) {
      const auto& [oldest, documents] = sets_.back();
      bytes_ -= cost(oldest, *documents);
      by_term_.erase(oldest);
      sets_.pop_back();
    }
  }

 private:
  using Kept = std::pair<std::string, std::shared_ptr<const DocidSet>>;

  static std::size_t cost(const std::string& term, const DocidSet& set) {
    constexpr std::size_t overhead = 200;
    return set.bytes() + term.size() + overhead;
  }

  std::size_t most_bytes_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<Kept> sets_;  ///< asked for latest first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> by_term_;
};

}  // namespace tracuu::searchd
