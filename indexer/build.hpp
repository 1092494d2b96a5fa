// Sources -> a published generation: read, analyze, write in pieces, assemble, check, publish.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

#include "archive/generation.hpp"
#include "corpus/gazetteer/gazetteer.hpp"
#include "corpus/metadata.hpp"
#include "corpus/read.hpp"
#include "indexer/shards/assemble.hpp"
#include "indexer/tally.hpp"

namespace tracuu::indexer {

struct BuildOptions {
  std::filesystem::path archive;
  std::vector<std::filesystem::path> sources;  ///< update(): none for those of the generation
  /// A source may be empty that held something for the generation that serves.
  bool allow_empty = false;
  unsigned jobs = 0;    ///< threads that read and write; 0: as many as the machine has cores
  unsigned shards = 1;  ///< that a build makes
  std::uint64_t memory_bytes = 512U << 20U;  ///< kept below, about, by fewer threads if need be
  /// Reports are written into throw-away databases of about this much text. Changes speed and
  /// memory, never the answers.
  std::uint64_t batch_bytes = 3U << 19U;
  Thrift thrift{};
  corpus::ReadLimits limits{};
  corpus::gazetteer::Gazetteer gazetteer{};  ///< empty: communes by their names alone
  corpus::fields::TopicTable topics{};
  /// Lines of the admin's own abbreviations (tokenizers/abbreviations.txt); all throw
  /// tokenizers::BadAbbreviations.
  std::string abbreviations{};
  corpus::MetadataSheet sheet{};  ///< what is given for reports beside their files
  /// Other words for another gazetteer, sheet or topics: with one all is read again.
  std::string given{};
  std::map<std::string, std::string> inputs{};  ///< Manifest::inputs
  /// A file touched less than this before the run may change again without a sign of it: the next
  /// update compares its bytes, not its times.
  std::chrono::nanoseconds warm = std::chrono::seconds(2);
};

struct BuildResult {
  archive::Manifest manifest;
  std::filesystem::path folder;  ///< of the generation that serves now
  bool published = true;         ///< false: there was nothing to change
  Tally tally;
};

/// The sources hold no report that can be read: nothing was published.
class NothingToIndex : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A source held something for the generation that serves, and holds nothing now: nothing was
/// published.
class EmptiedSource : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Asked to stop, and did: nothing was published. What was finished is not done again by the next
/// run.
class Interrupted : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// An id that no report of the generation has.
class UnknownReport : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// All publish everything or nothing: whatever is thrown, the former generation goes on serving.
// The same sources give the same answers and the same rejected.jsonl, whatever the options are
// and whichever way the generation came to be. They throw archive::DatabaseError,
// corpus::NoSuchSource, EmptiedSource, NothingToIndex, Interrupted.

/// Reads everything.
BuildResult build(const BuildOptions& options, const BuildObserver& observer = {},
                  const std::stop_token& stop = {});

/// Reads what was added or changed since the current generation, whose other reports it takes
/// over.
BuildResult update(const BuildOptions& options, const BuildObserver& observer = {},
                   const std::stop_token& stop = {});

/// Takes these reports out of the current generation and of all that are made later. Reads no
/// source. Throws UnknownReport before anything was changed.
BuildResult withdraw(const BuildOptions& options, const std::vector<std::string>& ids,
                     const std::string& reason, const BuildObserver& observer = {},
                     const std::stop_token& stop = {});

}  // namespace tracuu::indexer
