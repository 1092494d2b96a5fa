// Sets of a generation's documents, as bits by shard: intersecting two of a million documents is a
// pass over 125 KB.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <xapian.h>

#include "archive/shards.hpp"

namespace tracuu::searchd {

class DocidSet {
 public:
  DocidSet() = default;

  /// Empty; `last` is the last document id of each shard.
  explicit DocidSet(std::span<const Xapian::docid> last) {
    starts_.push_back(0);
    for (const Xapian::docid each : last) starts_.push_back(starts_.back() + each / bits + 1);
    words_.resize(starts_.back());
  }

  std::size_t shards() const { return starts_.empty() ? 0 : starts_.size() - 1; }

  // By the shard's place among all and its own ids.
  void insert(std::size_t place, Xapian::docid local) { word(place, local) |= bit(local); }
  bool contains(std::size_t place, Xapian::docid local) const {
    return (word(place, local) & bit(local)) != 0;
  }
  /// The first from `local` on; `none` where no more follow.
  static constexpr Xapian::docid none = 0xffffffff;
  Xapian::docid next(std::size_t place, Xapian::docid local) const {
    std::size_t at = starts_[place] + local / bits;
    const std::size_t end = starts_[place + 1];
    if (at >= end) return none;
    std::uint64_t rest = words_[at] & (~std::uint64_t{0} << (local % bits));
    while (rest == 0) {
      if (++at == end) return none;
      rest = words_[at];
    }
    return id_at(place, at, rest);
  }

  void clear(std::size_t place) {
    for (std::size_t at = starts_[place]; at < starts_[place + 1]; ++at) words_[at] = 0;
  }

  // By the ids of all shards read as one.
  void insert(Xapian::docid id) { insert(place_of(id), local_of(id)); }
  /// Of any id, also of one that no document can have.
  bool contains(Xapian::docid id) const {
    if (id == 0 || shards() == 0) return false;
    const std::size_t place = place_of(id);
    const Xapian::docid local = local_of(id);
    return starts_[place] + local / bits < starts_[place + 1] && contains(place, local);
  }

  std::size_t size() const {
    std::size_t size = 0;
    for (const std::uint64_t each : words_) size += static_cast<std::size_t>(std::popcount(each));
    return size;
  }
  /// Those of one shard.
  std::size_t size(std::size_t place) const {
    std::size_t size = 0;
    for (std::size_t at = starts_[place]; at < starts_[place + 1]; ++at) {
      size += static_cast<std::size_t>(std::popcount(words_[at]));
    }
    return size;
  }
  std::size_t bytes() const { return words_.size() * sizeof(std::uint64_t); }

  // Of two sets of one generation.
  DocidSet& operator&=(const DocidSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  DocidSet& operator|=(const DocidSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  DocidSet& operator-=(const DocidSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    return *this;
  }

  /// Calls `found` with each id of all shards read as one, shard by shard.
  template <typename Call>
  void for_each(Call found) const {
    for (std::size_t place = 0; place < shards(); ++place) {
      for (std::size_t at = starts_[place]; at < starts_[place + 1]; ++at) {
        for (std::uint64_t rest = words_[at]; rest != 0; rest &= rest - 1) {
          found(archive::joint_id(id_at(place, at, rest), place, shards()));
        }
      }
    }
  }

 private:
  static constexpr std::size_t bits = 64;

  static std::uint64_t bit(Xapian::docid local) { return std::uint64_t{1} << (local % bits); }
  std::uint64_t& word(std::size_t place, Xapian::docid local) {
    return words_[starts_[place] + local / bits];
  }
  const std::uint64_t& word(std::size_t place, Xapian::docid local) const {
    return words_[starts_[place] + local / bits];
  }
  std::size_t place_of(Xapian::docid id) const { return (id - 1) % shards(); }
  Xapian::docid local_of(Xapian::docid id) const {
    return static_cast<Xapian::docid>((id - 1) / shards() + 1);
  }
  Xapian::docid id_at(std::size_t place, std::size_t at, std::uint64_t rest) const {
    return static_cast<Xapian::docid>((at - starts_[place]) * bits +
                                      static_cast<std::size_t>(std::countr_zero(rest)));
  }

  std::vector<std::size_t> starts_;  ///< by place: its first word; and the end
  std::vector<std::uint64_t> words_;
};

}  // namespace tracuu::searchd
