// What the typed words may mean besides what they say, by the archive's own lexicon.
#pragma once

#include <string>
#include <vector>

#include "searchd/query/query.hpp"
#include "tokenizers/abbreviations.hpp"
#include "tokenizers/analyzer.hpp"
#include "tokenizers/lexicon.hpp"

namespace tracuu::searchd {

/// A typed piece and what it was read as besides.
struct Expansion {
  std::string typed;
  std::string meant;
  std::string kind;  ///< "marks", "remarked", "keystrokes", "parted", "joined", "respelt"; and
                     ///< where nothing is corrected "abbreviation", "number"
  bool operator==(const Expansion&) const = default;
};

struct Meaning {
  Query query;                        ///< with Node::meant filled in
  std::string did_you_mean;           ///< q with its likely reading; empty where it is as typed
  std::vector<Expansion> expansions;  ///< in the order of q
};

/// In a phrase only words that the archive does not hold are read otherwise, and nothing stands
/// instead of another. With correct=off no word is corrected; with accents=exact nothing at all is
/// read into the words.
Meaning as_meant(Query query, const tokenizers::Lexicon& lexicon,
                 const tokenizers::Abbreviations& abbreviations,
                 const tokenizers::Analyzer& analyzer);

}  // namespace tracuu::searchd
