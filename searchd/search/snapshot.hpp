// A generation, of one archive or of several, as it is opened to be searched.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "archive/copies.hpp"
#include "archive/generation.hpp"
#include "searchd/query/vocabulary.hpp"
#include "searchd/search/columns.hpp"
#include "searchd/search/joint.hpp"
#include "searchd/search/kept_sets.hpp"
#include "searchd/search/names.hpp"
#include "tokenizers/abbreviations.hpp"
#include "tokenizers/analyzer.hpp"
#include "tokenizers/completion.hpp"
#include "tokenizers/lexicon.hpp"

namespace tracuu::searchd {

/// What all threads share of a generation. Never changes.
struct Snapshot {
  std::vector<Holding> holdings;
  std::shared_ptr<Remotes> remotes;  ///< null: all are on this machine
  archive::Manifest manifest;        ///< of one archive; of several what is true of all, and sums
  tokenizers::Analyzer analyzer;
  Columns columns;
  Vocabulary vocabulary;
  Names names;
  tokenizers::Lexicon lexicon;
  tokenizers::Completions completions;
  tokenizers::Abbreviations abbreviations;
  archive::Copies copies;
  std::shared_ptr<KeptSets> kept_sets;  ///< fills itself
};

/// One on another machine that cannot be reached is left out, and named without a generation in
/// Snapshot::holdings. Throws archive::DatabaseError.
std::shared_ptr<const Snapshot> open_snapshot(std::vector<Holding> holdings,
                                              const tokenizers::Analyzer& analyzer,
                                              std::shared_ptr<Remotes> remotes = nullptr);

/// The archives that a search would not reach now.
std::vector<std::string> missing_of(const Snapshot& snapshot);

}  // namespace tracuu::searchd
