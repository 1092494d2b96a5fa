// Pieces: reports written by one worker in one go, each complete in a folder of its own. What is
// published is joined from them; what was finished before a run was stopped is not done again.
//
// WORK/about                 what the pieces depend on; pieces of another run's settings are no use
// WORK/000017/index/ texts/ words phrases  as a shard has them, see archive/generation.hpp
// WORK/000017/entries.jsonl                catalogue.hpp: the files they were read from; last of
// all WORK/000018.part/          being written
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "archive/record.hpp"
#include "indexer/sources/catalogue.hpp"
#include "tokenizers/analyzer.hpp"
#include "tokenizers/lexicon_counter.hpp"

namespace tracuu::indexer {

struct Piece {
  std::filesystem::path folder;
  std::uint64_t documents = 0;
  std::uint64_t text_bytes = 0;
  std::uint64_t tokens = 0;
};

/// The folder in which a run writes its pieces. Any thread.
class Workplace {
 public:
  /// Takes over the pieces of a run that was stopped, if it worked by the same settings and the
  /// machine has not been started since (nothing here is synced); else clears the folder.
  Workplace(std::filesystem::path folder, const std::string& settings);

  /// Removes all of it. A run that dies meanwhile leaves nothing that the next would go on with.
  void clear() const;

  std::filesystem::path next_folder();

  struct Leftover {
    Piece piece;
    std::vector<Entry> entries;
  };
  std::vector<Leftover> take_leftovers() { return std::move(leftovers_); }

 private:
  std::filesystem::path folder_;
  std::vector<Leftover> leftovers_;
  std::atomic<std::uint64_t> next_ = 1;
};

/// Writes one piece after the other. One per thread.
class PieceWriter {
 public:
  /// A piece's index is made of throw-away databases of about `batch_bytes` bytes of text.
  PieceWriter(Workplace& workplace, const tokenizers::Analyzer& analyzer, std::uint64_t batch_bytes,
              std::size_t most_words);

  void put(const archive::Record& record, const std::string& text);
  /// What was read, once all its reports were put.
  void note(const std::vector<Entry>& entries);

  bool is_full() const;
  /// Makes the piece complete and begins another; nothing where nothing was put or noted.
  std::optional<Piece> finish();

 private:
  void close_batch();
  std::filesystem::path batch(std::size_t number) const;

  Workplace& workplace_;
  const tokenizers::Analyzer& analyzer_;
  const std::uint64_t batch_bytes_;
  const std::size_t most_words_;
  tokenizers::LexiconCounter lexicon_;
  Piece piece_;
  std::string entries_;
  std::size_t batches_ = 0;
  std::uint64_t bytes_in_batch_ = 0;
  Xapian::WritableDatabase index_, texts_;
};

}  // namespace tracuu::indexer
