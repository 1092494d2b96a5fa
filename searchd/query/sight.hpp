// What of an archive its asker sees, where that is not all of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tracuu::searchd {

/// Told of the reports alone that a key with a filter reaches (Query::within). Words and names are
/// read, weighed and completed by it, so that no answer depends on what is hidden. Wherever it is a
/// pointer, null is for who sees everything.
struct Sight {
  std::uint64_t reports = 0;
  /// How many of them have the term.
  std::function<std::uint64_t(const std::string& term)> holders;
  /// The same of a commune's name, without those that have a unit.
  std::function<std::uint64_t(const std::string& term)> without_unit;
  /// The first terms that begin so and that some of them have.
  std::function<std::vector<std::string>(const std::string& beginning, std::size_t most)> begun;
};

}  // namespace tracuu::searchd
