// Shards of the former generation and new pieces -> the shards of the next one. Few shards, so that
// searching stays fast, and little written again, so that an update costs what it changes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "archive/generation.hpp"
#include "indexer/shards/pieces.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::indexer {

/// What becomes of a shard.
enum class Treatment : std::uint8_t {
  link,     ///< its files are shared; the dead are listed
  join,     ///< goes into the new shard as it is
  rewrite,  ///< its living reports go into the new shard
  drop,     ///< none lives
};

/// When a shard is written again.
struct Thrift {
  std::uint64_t small_bytes = 16U << 20U;  ///< of text: always joined, which takes half a second
  std::uint64_t most_dead = 20;            ///< one report in so many may be dead in a larger one
};

/// `dead` of the shards counts those that die now, too; `new_bytes` of text come with new pieces.
/// Small shards are always taken into the new one, and with them those that are not much larger
/// than it comes to; dead reports are left in large shards only, and only a few.
std::vector<Treatment> plan(const std::vector<archive::Shard>& shards, std::uint64_t new_bytes,
                            const Thrift& thrift = {});

/// Reports that a generation or a run left behind holds, and those of them that live no more.
struct Holding {
  std::filesystem::path folder;         ///< with index/, texts/, words and phrases
  archive::Shard shard;                 ///< `dead`, `text_bytes` and `tokens` as of the generation
  std::vector<Xapian::docid> dead;      ///< ascending, those of the generation among them
  std::vector<Xapian::docid> dies_now;  ///< of these
};

struct Assembly {
  std::filesystem::path former;  ///< folder of the generation the shards are of
  std::vector<Holding> shards;
  std::vector<Holding> leftovers;  ///< pieces some of whose reports are no more
  std::vector<Piece> pieces;
  unsigned new_shards = 1;
  Thrift thrift{};
  unsigned jobs = 1;
};

struct Assembled {
  std::vector<archive::Shard> shards;
  std::vector<std::string> written;  ///< the names of those that are new
};

/// Fills shards/, dead/, lexicon and phrases of `part`. `stop` is called between steps, and may
/// throw.
Assembled assemble(Assembly assembly, const std::filesystem::path& part, Workplace& workplace,
                   const tokenizers::Analyzer& analyzer, std::uint64_t batch_bytes,
                   std::size_t most_words, const std::function<void()>& stop);

}  // namespace tracuu::indexer
