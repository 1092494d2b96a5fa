// Arrays by document id: what sorting and counting read instead of the database. Filled once when a
// generation is opened, then shared by threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "archive/generation.hpp"
#include "searchd/query/query.hpp"
#include "searchd/search/docid_set.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {

/// With secrets of persons masked.
struct Shown {
  std::string value;
  std::string label;
};

/// The values of one facet: small numbers by document id.
struct Column {
  std::vector<std::string> values;  ///< what the numbers stand for, in order; usable as filters
  std::vector<std::string> labels;  ///< what a reader calls them
  std::vector<Shown> shown;         ///< both as answers tell them
  /// The place of each one's name among all names. A filter takes spellings for one name that
  /// differ in case, in where a tone stands (Đảng ủy, Đảng uỷ) or in a sign: they have one place.
  std::vector<std::uint32_t> names;
  std::vector<std::uint32_t> starts;  ///< by document id: where its numbers begin
  std::vector<std::uint32_t> numbers;

  std::span<const std::uint32_t> of(Xapian::docid id) const {
    return {numbers.data() + starts[id], numbers.data() + starts[id + 1]};
  }
};

/// A name with the reports of all its spellings.
struct CountedName {
  std::uint32_t spelling = 0;  ///< the commonest of those counted, as a number of the column
  std::uint64_t count = 0;
};

/// `counts` are by number. The names that have any, in order.
std::vector<CountedName> counted_names(const Column& column,
                                       const std::vector<std::uint64_t>& counts);

/// The places of a generation's shards among them, found by the identity of their databases.
class Shards {
 public:
  Shards() = default;
  explicit Shards(const archive::Generation& generation);

  std::size_t count() const { return last_.size(); }
  /// Any for one without documents, which stands for one that is not to be had.
  std::size_t place_of(const Xapian::Database& index) const {
    const auto found = places_.find(index.get_uuid());
    return found == places_.end() ? 0 : found->second;
  }
  /// How many of their documents are no reports.
  std::size_t dead() const { return dead_; }
  /// The last document id of each.
  const std::vector<Xapian::docid>& last() const { return last_; }

 private:
  std::map<std::string, std::size_t> places_;
  std::vector<Xapian::docid> last_;
  std::size_t dead_ = 0;
};

struct Columns {
  Shards shards;
  /// By document id: the report's place among all in the order of their ids, from 1; 0 for a
  /// document that is no report of this generation. What is equal otherwise stands in this order.
  std::vector<std::uint32_t> places;
  DocidSet reports;                  ///< the documents that are
  std::vector<std::uint32_t> dates;  ///< by document id: yyyymmdd, 0 where unknown
  std::array<Column, facet_count> facets;

  /// Of any id, also of one that no document can have.
  bool is_report(Xapian::docid id) const { return id < places.size() && places[id] != 0; }
  const Column& facet(Facet which) const { return facets[static_cast<std::size_t>(which)]; }
};

/// Throws archive::DatabaseError for values that the schema does not allow.
Columns read_columns(const archive::Generation& generation, const tokenizers::Analyzer& analyzer);

}  // namespace tracuu::searchd
