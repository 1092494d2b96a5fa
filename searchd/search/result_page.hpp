// What a search finds, as plain values that leave the thread of the search.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/query/errors.hpp"
#include "searchd/query/meaning.hpp"
#include "searchd/query/units.hpp"
#include "searchd/search/snippets.hpp"

namespace tracuu::searchd {

/// A part of the query that a hit owes weight to.
struct Contribution {
  std::vector<std::string> terms;  ///< as the index holds them, see archive/schema.hpp
  std::string_view role;           ///< "finds", "lifts", "number"
  double weight = 0;
};

struct Hit {
  std::uint64_t rank = 0;       ///< from 1, over all pages
  std::optional<double> score;  ///< absent where sorted by date
  std::string id;
  std::string summary;  ///< JSON, see archive::summary
  std::vector<Snippet> snippets;
  std::optional<std::vector<Contribution>> explanation;  ///< heaviest first, where asked for
};

struct FacetValue {
  std::string value;  ///< usable as a filter
  std::string label;
  std::uint64_t count = 0;
  bool operator==(const FacetValue&) const = default;
};

struct FacetCounts {
  std::string name;
  std::vector<FacetValue> values;  ///< the most frequent first, then by value
  std::size_t total_values = 0;    ///< how many have a count, shown or not
  bool operator==(const FacetCounts&) const = default;
};

struct ResultPage {
  bool relaxed = false;               ///< most of the words were enough
  std::string did_you_mean;           ///< Meaning's
  std::vector<Expansion> expansions;  ///< Meaning's
  std::vector<Notice> warnings;
  std::vector<CommuneRead> communes;  ///< how the values of `commune` were read
  std::uint64_t found = 0;
  bool timed_out = false;  ///< then `found` and the counts are what was counted until then
  std::vector<Hit> hits;
  std::vector<FacetCounts> facets;
};

}  // namespace tracuu::searchd
