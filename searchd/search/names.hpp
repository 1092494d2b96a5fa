// The names of a generation by their first letters: what may be meant while somebody types.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "archive/schema.hpp"
#include "searchd/search/columns.hpp"
#include "searchd/search/docid_set.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {

struct Name {
  archive::Field field;
  std::string value;  ///< usable as a filter
  std::string label;
  std::uint64_t count = 0;  ///< reports that have it
  bool operator==(const Name&) const = default;
};

/// Topics, communes, districts, provinces, issuers and numbers of reports. Names of persons are not
/// among them. Immutable: share it between threads.
class Names {
 public:
  static constexpr std::size_t max_numbers = 200'000;

  Names() = default;
  Names(const Xapian::Database& index, const Columns& columns, tokenizers::Analyzer analyzer);

  /// Those with a word that begins as typed, the most frequent first: typed with marks, without, or
  /// as keys of Telex and VNI.
  std::vector<Name> beginning(std::string_view typed, std::size_t most) const;
  /// The same of those that `reports_of` finds in some reports, with its counts. Of numbers, which
  /// are many and have one report each, the first.
  std::vector<Name> beginning(std::string_view typed, std::size_t most,
                              const std::function<std::uint64_t(const Name&)>& reports_of) const;

 private:
  struct Entry {
    std::string unmarked;  ///< from some word of the name to its end; a number without its signs
    std::string exact;
    std::uint32_t name = 0;
  };
  void add(Name name);
  std::vector<std::uint32_t> found(std::string_view typed) const;  ///< of names_, in order

  tokenizers::Analyzer analyzer_;
  std::vector<Name> names_;
  std::vector<Entry> entries_;  ///< in order of unmarked
};

/// Each in the spelling that most of the reports have: another may be none of theirs.
std::vector<Name> spelled_as_seen(std::vector<Name> names, const Columns& columns,
                                  const DocidSet& reports);

}  // namespace tracuu::searchd
