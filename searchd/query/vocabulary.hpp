// What names and words a generation knows: to find filters by names typed loosely, and the markings
// of a syllable typed without marks. Read once when a generation is opened, then shared by threads.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "archive/schema.hpp"
#include "searchd/query/sight.hpp"
#include "searchd/query/units.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {

/// The filter terms that a typed value names; none where it is unknown.
struct NamedTerms {
  std::vector<std::string> terms;
  std::string read_as;  ///< the name taken instead, where marks were typed and no name has them
  bool operator==(const NamedTerms&) const = default;
};

class Vocabulary {
 public:
  /// Bounded: what lies beyond `max_words` words and `max_names` names of a field is found by its
  /// exact spelling only.
  static constexpr std::size_t max_words = 500'000;
  static constexpr std::size_t max_names = 200'000;
  static constexpr std::size_t max_markings = 64;
  static constexpr std::size_t max_names_compared = 20'000;

  Vocabulary(const Xapian::Database& index, tokenizers::Analyzer analyzer, Units units = {});

  /// The levelled forms in the index of a syllable typed without marks, itself included.
  std::vector<std::string> markings(std::string_view unmarked, const Sight* sight = nullptr) const;

  /// By key, then without marks; numbers of documents in any spelling, and by type and serial alone
  /// ("nq 25").
  NamedTerms find(archive::Field field, std::string_view value, const Sight* sight = nullptr) const;

  /// What spellings of one name have in common.
  static std::string key_of(archive::Field field, std::string_view value,
                            const tokenizers::Analyzer& analyzer);

  /// The term of a name in just this spelling, whether some report has it or not.
  std::string term_of(archive::Field field, std::string_view value) const;

  /// A known name much like an unknown one; empty where there is none, or too many to compare.
  std::string nearest_name(archive::Field field, std::string_view value) const;

  const Units& units() const { return units_; }

 private:
  NamedTerms find_number(archive::Field field, std::string_view value, const Sight* sight) const;

  using Pairs = std::vector<std::pair<std::string, std::string>>;  ///< unmarked, as stored; sorted

  tokenizers::Analyzer analyzer_;
  Pairs words_;
  std::map<archive::Field, Pairs> names_;
  Units units_;
};

}  // namespace tracuu::searchd
