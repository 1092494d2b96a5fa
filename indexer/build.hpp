// Sources -> a published generation: read, analyze, write in batches, join, check, publish.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

#include "archive/generation.hpp"
#include "corpus/gazetteer/gazetteer.hpp"
#include "corpus/metadata.hpp"
#include "corpus/read.hpp"
#include "indexer/rejection.hpp"

namespace tracuu::indexer {

struct BuildOptions {
  std::filesystem::path archive;
  std::vector<std::filesystem::path> sources;
  unsigned jobs = 0;  ///< threads that read and write; 0: as many as the machine has cores
  /// A batch is a run of items of about this many bytes, written into databases of its own and
  /// joined with the others at the end. Changes speed and memory, never the answers.
  std::uint64_t batch_bytes = 1U << 20U;
  corpus::ReadLimits limits{};
  corpus::gazetteer::Gazetteer gazetteer{};  ///< empty: communes by their names alone
  corpus::MetadataSheet sheet{};             ///< what is given beside the reports
  corpus::fields::TopicTable topics{};
  /// Lines of the admin's own abbreviations (tokenizers/abbreviations.txt); build throws
  /// tokenizers::BadAbbreviations.
  std::string abbreviations{};
};

enum class Phase : std::uint8_t { reading, joining, checking, publishing };

struct Progress {
  Phase phase = Phase::reading;
  std::uint64_t indexed = 0;
  std::uint64_t rejected = 0;
  std::uint64_t bytes = 0;        ///< of the items done
  std::uint64_t total_bytes = 0;  ///< below the sources, about
  double seconds = 0;             ///< since the start
};

/// Who wants to watch. Called from the worker threads, one call at a time.
struct BuildObserver {
  std::function<void(const Progress&)> progress = [](const Progress&) {};
  std::function<void(const Rejection&)> rejected = [](const Rejection&) {};
};

struct BuildResult {
  archive::Manifest manifest;
  std::filesystem::path folder;  ///< of the generation
  std::uint64_t bytes = 0;       ///< of the items read
};

/// The sources hold no report that can be read: nothing was published.
class NothingToIndex : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Asked to stop, and did: nothing was published.
class Interrupted : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Publishes all or nothing: whatever is thrown, the former generation goes on serving. The same
/// sources give the same reports under the same document ids and the same rejected.jsonl, whatever
/// `jobs` and `batch_bytes` are. Throws archive::DatabaseError, corpus::NoSuchSource,
/// NothingToIndex, Interrupted.
BuildResult build(const BuildOptions& options, const BuildObserver& observer = {},
                  const std::stop_token& stop = {});

}  // namespace tracuu::indexer
