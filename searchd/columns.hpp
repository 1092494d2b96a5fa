// Arrays by document id: what sorting and counting read instead of the database. Filled once when a
// generation is opened, then shared by threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/query.hpp"

namespace tracuu::searchd {

/// The values of one facet: small numbers by document id.
struct Column {
  std::vector<std::string> values;    ///< what the numbers stand for; usable as filters
  std::vector<std::string> labels;    ///< what a reader calls them
  std::vector<std::uint32_t> starts;  ///< by document id: where its numbers begin
  std::vector<std::uint32_t> numbers;

  std::span<const std::uint32_t> of(Xapian::docid id) const {
    return {numbers.data() + starts[id], numbers.data() + starts[id + 1]};
  }
};

struct Columns {
  std::vector<std::uint32_t> dates;  ///< by document id: yyyymmdd, 0 where unknown
  std::array<Column, facet_count> facets;

  const Column& facet(Facet which) const { return facets[static_cast<std::size_t>(which)]; }
};

/// Throws archive::DatabaseError for values that the schema does not allow.
Columns read_columns(const Xapian::Database& index);

}  // namespace tracuu::searchd
