// What the typed words may mean besides what they say, by the archive's own lexicon.
#pragma once

#include <string>
#include <vector>

#include "searchd/query.hpp"
#include "tokenizers/analyzer.hpp"
#include "tokenizers/lexicon.hpp"

namespace tracuu::searchd {

/// A typed piece and what it was read as besides.
struct Expansion {
  std::string typed;
  std::string meant;
  std::string kind;  ///< "marks", "remarked", "keystrokes", "parted", "joined", "respelt"
  bool operator==(const Expansion&) const = default;
};

struct Meaning {
  Query query;                        ///< with Node::meant filled in
  std::string did_you_mean;           ///< q with its likely reading; empty where it is as typed
  std::vector<Expansion> expansions;  ///< in the order of q
};

/// In a phrase only words that the archive does not hold are read otherwise. Nothing is read into
/// the words with correct=off or accents=exact.
Meaning as_meant(Query query, const tokenizers::Lexicon& lexicon,
                 const tokenizers::Analyzer& analyzer);

}  // namespace tracuu::searchd
