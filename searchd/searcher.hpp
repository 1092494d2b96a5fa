// Runs queries on one generation. A worker owns its Searcher; what it returns are plain values.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <xapian.h>

#include "archive/generation.hpp"
#include "archive/record.hpp"
#include "searchd/columns.hpp"
#include "searchd/query.hpp"
#include "searchd/result_page.hpp"
#include "searchd/vocabulary.hpp"
#include "tokenizers/abbreviations.hpp"
#include "tokenizers/analyzer.hpp"
#include "tokenizers/completion.hpp"
#include "tokenizers/lexicon.hpp"

namespace tracuu::searchd {

/// What all threads share of a generation. Never changes.
struct Snapshot {
  std::filesystem::path archive;
  archive::Manifest manifest;
  tokenizers::Analyzer analyzer;
  Columns columns;
  Vocabulary vocabulary;
  tokenizers::Lexicon lexicon;
  tokenizers::Completions completions;
  tokenizers::Abbreviations abbreviations;
};

/// Throws archive::DatabaseError.
std::shared_ptr<const Snapshot> open_snapshot(const std::filesystem::path& archive,
                                              const std::string& generation,
                                              const tokenizers::Analyzer& analyzer);

using Deadline = std::chrono::steady_clock::time_point;

class Searcher {
 public:
  /// Opens databases of its own, for the thread that uses them. Throws archive::DatabaseError.
  explicit Searcher(std::shared_ptr<const Snapshot> snapshot);

  const Snapshot& snapshot() const { return *snapshot_; }
  const std::shared_ptr<const Snapshot>& shared_snapshot() const { return snapshot_; }

  /// Throws archive::DatabaseError, and DeadlineExceeded where not even the hits were found in
  /// time.
  ResultPage search(const Query& query, Deadline deadline);

  /// Reports outside of `within` (Query::within) are as if they were not there.
  std::optional<archive::Record> report(std::string_view id, const Query* within = nullptr) const;
  /// The decoded text with secrets masked, byte for byte in its place.
  std::optional<std::string> text(std::string_view id, const Query* within = nullptr) const;

  /// The units with the counts of the reports within alone, and those alone that have any.
  std::vector<UnitSummary> counted(std::vector<UnitSummary> units, const Query* within) const;

 private:
  std::optional<Xapian::docid> find(std::string_view id, const Query* within) const;

  std::shared_ptr<const Snapshot> snapshot_;
  archive::Generation generation_;
};

}  // namespace tracuu::searchd
