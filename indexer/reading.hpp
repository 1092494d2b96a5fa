// The part of a run that goes over the sources on many threads: what is new is read and written
// into pieces, what is known is kept, and each file gets its verdict in the order of the listing.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

#include "corpus/gazetteer/gazetteer.hpp"
#include "corpus/read.hpp"
#include "indexer/shards/pieces.hpp"
#include "indexer/sources/batches.hpp"
#include "indexer/sources/catalogue.hpp"
#include "indexer/sources/settler.hpp"
#include "indexer/tally.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::indexer {

struct ReadingOptions {
  unsigned jobs = 1;
  std::uint64_t batch_bytes = 0;       ///< BuildOptions::batch_bytes
  std::size_t most_words = 1'000'000;  ///< a worker counts before it writes them down
  corpus::ReadLimits limits{};
  corpus::gazetteer::Gazetteer gazetteer{};
  corpus::MetadataSheet sheet{};
  corpus::fields::TopicTable topics{};
  std::chrono::nanoseconds warm{};
  bool trusts_known = false;  ///< what is known is not looked at again
};

/// Calls back for everything that is to be read, in order.
using Listing = std::function<void(const std::function<void(Listed)>&)>;

class Reading {
 public:
  /// Writes sources.jsonl, rejected.jsonl, duplicates.jsonl and near.jsonl into `part`. All
  /// arguments outlive it.
  Reading(const ReadingOptions& options, const tokenizers::Analyzer& analyzer, Known& known,
          Settler& settler, Workplace& workplace, const BuildObserver& observer,
          const std::filesystem::path& part);

  /// Throws what a thread threw, archive::DatabaseError among it; Interrupted when stopped.
  void run(const Listing& listing, std::uint64_t total_bytes, const std::stop_token& stop);

  void show(Phase phase);

  const std::vector<Piece>& pieces() const { return pieces_; }
  const Tally& tally() const { return tally_; }
  bool has_changed() const { return has_changed_; }  ///< any file is new or has another verdict
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;

  /// What a file gives: an entry without verdict, and the report where it was read just now.
  struct Got {
    Entry entry;
    std::optional<corpus::Item> item;
    std::optional<corpus::Report> report;
    Known::Place* known = nullptr;  ///< as it was
    double seconds = 0;             ///< that reading took
    std::optional<archive::NearReport> near{};
  };

  template <typename Work>
  void catching(Work work);
  void work();
  std::vector<Got> get(const Batch& batch);
  Got look_at(const corpus::Item& item) const;
  Got read(const corpus::Item& item, FileState state) const;
  bool settle(std::uint64_t batch, std::vector<Got>& all);
  void settle(Got& got);
  void count(const Got& got);
  void show_progress();

  const ReadingOptions& options_;
  const tokenizers::Analyzer& analyzer_;
  Known& known_;
  Settler& settler_;
  Workplace& workplace_;
  const BuildObserver& observer_;
  const Clock::time_point started_ = Clock::now();
  const std::int64_t warm_since_ns_;
  std::stop_source ended_;  ///< by a failure, or because run() was asked to stop
  BatchQueue queue_;

  std::mutex mutex_;  ///< guards all that follows while run() runs; the turn guards the files too
  std::condition_variable_any turned_;
  std::uint64_t turn_ = 0;  ///< the batch to be settled next
  std::exception_ptr failure_;
  std::ofstream sources_, rejected_, duplicates_, near_;
  std::vector<Piece> pieces_;
  Tally tally_;
  bool has_changed_ = false;
  Progress progress_;
};

}  // namespace tracuu::indexer
