// The known name that a mistyped one was most likely meant to be.
#pragma once

#include <cstddef>
#include <string_view>

namespace tracuu::searchd {

/// Insertions, deletions, substitutions and swaps of neighbours between two strings of bytes;
/// `limit + 1` where there are more than `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// How many slips we still read as a slip: a third of the letters, at least one.
constexpr std::size_t forgiven_slips(std::string_view typed) {
  return typed.size() < 6 ? 1 : typed.size() / 3;
}

/// The first of the names nearest to what was typed; empty where none is near.
template <typename Names>
std::string_view nearest(std::string_view typed, const Names& names) {
  if (typed.empty()) return {};
  std::size_t limit = forgiven_slips(typed);
  std::string_view best;
  for (const auto& name : names) {
    const auto distance = edit_distance(typed, name, limit);
    if (distance > limit || (distance == limit && !best.empty())) continue;
    best = name;
    if (distance == 0) break;
    limit = distance;
  }
  return best;
}

}  // namespace tracuu::searchd
