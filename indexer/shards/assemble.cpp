#include "indexer/shards/assemble.hpp"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "archive/files.hpp"
#include "archive/record.hpp"
#include "archive/stored_text.hpp"
#include "indexer/shards/in_parallel.hpp"
#include "indexer/shards/join.hpp"
#include "indexer/shards/words.hpp"
#include "tokenizers/lexicon_counter.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using archive::with_files;
using archive::with_xapian;

constexpr std::uint64_t growth = 4;  ///< a shard is at least so much larger than the next
constexpr std::size_t most_lexicon_lines = 1'000'000;
constexpr std::size_t most_phrases = 100'000;
/// The living reports of what is rewritten, shared out among threads.
std::vector<Piece> rewrite(const std::vector<Holding>& holdings, unsigned jobs,
                           Workplace& workplace, const tokenizers::Analyzer& analyzer,
                           std::uint64_t batch_bytes, std::size_t most_words,
                           const std::function<void()>& stop) {
  std::mutex mutex;
  std::vector<Piece> pieces;
  const auto work = [&](std::size_t worker) {
    PieceWriter writer(workplace, analyzer, batch_bytes, most_words);
    const auto finish = [&] {
      auto piece = writer.finish();
      const std::scoped_lock lock(mutex);
      if (piece) pieces.push_back(*std::move(piece));
    };
    for (const Holding& holding : holdings) {
      with_xapian([&] {
        const Xapian::Database index((holding.folder / "index").string());
        const Xapian::Database texts((holding.folder / "texts").string());
        for (auto id = static_cast<Xapian::docid>(worker + 1); id <= holding.shard.documents;
             id += jobs) {
          if (std::ranges::binary_search(holding.dead, id)) continue;
          writer.put(archive::stored_record(index, id), archive::stored_text(texts, id).text);
          if (writer.is_full()) {
            finish();
            stop();
          }
        }
      });
    }
    finish();
  };
  if (!holdings.empty()) in_parallel(jobs, jobs, work);
  return pieces;
}

archive::Shard sum_of(const std::vector<archive::Shard>& shards, std::string name) {
  archive::Shard sum{std::move(name), 0, 0, 0, 0};
  for (const archive::Shard& each : shards) {
    sum.documents += each.documents;
    sum.text_bytes += each.text_bytes;
    sum.tokens += each.tokens;
  }
  return sum;
}

archive::Shard as_shard(const Piece& piece) {
  return {{}, piece.documents, 0, piece.text_bytes, piece.tokens};
}

/// What is joined into one shard: folders with index/, texts/ and words.
struct Parts {
  std::vector<fs::path> folders;
  std::vector<archive::Shard> counts;
};

/// The parts in as many runs as there shall be shards, of about the same size.
std::vector<Parts> shared_out(const Parts& all, unsigned shards) {
  const std::uint64_t bytes = sum_of(all.counts, {}).text_bytes;
  std::vector<Parts> runs(1);
  std::uint64_t before = 0;
  for (std::size_t i = 0; i < all.folders.size(); ++i) {
    if (before * shards >= bytes * runs.size() && !runs.back().folders.empty()) runs.emplace_back();
    runs.back().folders.push_back(all.folders[i]);
    runs.back().counts.push_back(all.counts[i]);
    before += all.counts[i].text_bytes;
  }
  if (runs.back().folders.empty()) runs.pop_back();
  return runs;
}

void join_shards(const std::vector<Parts>& runs, const fs::path& part,
                 const std::vector<archive::Shard>& shards, unsigned jobs) {
  struct Work {
    std::size_t shard;
    const char* kind;
    bool is_database;
  };
  std::vector<Work> all;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    with_files([&] { fs::create_directories(archive::shard_folder(part, shards[i].name)); });
    for (const char* kind : {"index", "texts"}) all.push_back({i, kind, true});
    for (const char* kind : archive::counted) all.push_back({i, kind, false});
  }
  in_parallel(all.size(), jobs, [&](std::size_t i) {
    const auto& [number, kind, is_database] = all[i];
    Join join{{}, archive::shard_folder(part, shards[number].name) / kind};
    for (const fs::path& folder : runs[number].folders) join.parts.push_back(folder / kind);
    if (is_database) {
      join_databases(join);
    } else {
      merge_words({join.parts, {}}, join.whole);
    }
  });
}

/// Shares the files of a shard; lists the dead, and the words that are no longer to be counted.
archive::Shard link(const Holding& holding, const fs::path& former, const fs::path& part,
                    const tokenizers::Analyzer& analyzer) {
  archive::Shard shard = holding.shard;
  archive::link_tree(holding.folder, archive::shard_folder(part, shard.name));
  if (holding.dead.empty()) return shard;
  archive::write_dead(part, shard.name, holding.dead);
  if (holding.dies_now.empty()) {
    with_files([&] {
      for (const char* kind : archive::counted) {
        fs::copy_file(archive::dead_counts_file(former, shard.name, kind),
                      archive::dead_counts_file(part, shard.name, kind));
      }
    });
    return shard;
  }
  tokenizers::LexiconCounter counter;
  with_xapian([&] {
    const Xapian::Database texts((holding.folder / "texts").string());
    for (const Xapian::docid id : holding.dies_now) {
      const archive::StoredText text = archive::stored_text(texts, id);
      analyzer.visit(text.text,
                     [&](const tokenizers::Token& token) { counter.add(text.text, token); });
      counter.end_text();
      shard.text_bytes -= text.text.size();
      shard.tokens -= text.spans.size();
    }
  });
  const fs::path newly = part / "dead" / "new";
  with_files([&] { fs::create_directory(newly); });
  write_counts(newly, counter.drain());
  for (const char* kind : archive::counted) {
    Words all{{newly / kind}, {}};
    if (shard.dead > 0) {
      all.added.push_back(archive::dead_counts_file(former, shard.name, kind));
    }
    merge_words(all, archive::dead_counts_file(part, shard.name, kind));
  }
  with_files([&] { fs::remove_all(newly); });
  shard.dead = holding.dead.size();
  return shard;
}

}  // namespace

std::vector<Treatment> plan(const std::vector<archive::Shard>& shards, std::uint64_t new_bytes,
                            const Thrift& thrift) {
  const auto is_small = [&](const archive::Shard& shard) {
    return shard.text_bytes <= thrift.small_bytes;
  };
  std::vector<Treatment> treatments(shards.size(), Treatment::link);
  std::uint64_t fresh = new_bytes;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const archive::Shard& shard = shards[i];
    if (shard.dead == shard.documents) {
      treatments[i] = Treatment::drop;
    } else if (shard.dead > 0 &&
               (is_small(shard) || shard.dead * thrift.most_dead > shard.documents)) {
      treatments[i] = Treatment::rewrite;
      fresh += shard.text_bytes;
    }
  }
  if (fresh == 0) return treatments;
  std::vector<std::size_t> smallest_first(shards.size());
  std::iota(smallest_first.begin(), smallest_first.end(), std::size_t{0});
  std::ranges::stable_sort(smallest_first, {}, [&](std::size_t i) { return shards[i].text_bytes; });
  for (const std::size_t i : smallest_first) {
    if (treatments[i] != Treatment::link) continue;
    if (!is_small(shards[i]) && shards[i].text_bytes > growth * fresh) break;
    treatments[i] = shards[i].dead == 0 ? Treatment::join : Treatment::rewrite;
    fresh += shards[i].text_bytes;
  }
  return treatments;
}

Assembled assemble(Assembly assembly, const fs::path& part, Workplace& workplace,
                   const tokenizers::Analyzer& analyzer, std::uint64_t batch_bytes,
                   std::size_t most_words, const std::function<void()>& stop) {
  std::vector<archive::Shard> standing;
  for (const Holding& holding : assembly.shards) {
    standing.push_back(holding.shard);
    standing.back().dead = holding.dead.size();
  }
  std::uint64_t new_bytes = 0;
  Parts parts;
  const auto add_piece = [&](const Piece& piece) {
    parts.folders.push_back(piece.folder);
    parts.counts.push_back(as_shard(piece));
    new_bytes += piece.text_bytes;
  };
  std::ranges::for_each(assembly.pieces, add_piece);
  for (const Holding& leftover : assembly.leftovers) new_bytes += leftover.shard.text_bytes;

  const std::vector<Treatment> treatments = plan(standing, new_bytes, assembly.thrift);
  std::vector<Holding> rewritten = std::move(assembly.leftovers);
  for (std::size_t i = 0; i < treatments.size(); ++i) {
    const Holding& holding = assembly.shards[i];
    if (treatments[i] == Treatment::rewrite) rewritten.push_back(holding);
    if (treatments[i] == Treatment::join) {
      parts.folders.push_back(holding.folder);
      parts.counts.push_back(holding.shard);
    }
  }
  std::ranges::for_each(
      rewrite(rewritten, assembly.jobs, workplace, analyzer, batch_bytes, most_words, stop),
      add_piece);
  stop();

  Assembled made;
  const std::vector<Parts> runs = shared_out(parts, assembly.new_shards);
  for (const Parts& run : runs) {
    made.written.push_back(fmt::format("{}-{}", part.stem().string(), made.written.size() + 1));
    made.shards.push_back(sum_of(run.counts, made.written.back()));
  }
  join_shards(runs, part, made.shards, assembly.jobs);
  stop();
  for (std::size_t i = 0; i < treatments.size(); ++i) {
    if (treatments[i] != Treatment::link) continue;
    made.shards.push_back(link(assembly.shards[i], assembly.former, part, analyzer));
  }
  std::ranges::stable_sort(made.shards, std::ranges::greater{}, &archive::Shard::documents);

  const auto merge = [&](const char* kind, const char* name, std::size_t most_lines) {
    Words words;
    for (const archive::Shard& shard : made.shards) {
      words.added.push_back(archive::shard_folder(part, shard.name) / kind);
      if (shard.dead > 0) {
        words.taken_away.push_back(archive::dead_counts_file(part, shard.name, kind));
      }
    }
    merge_frequent(words, part / name, most_lines);
  };
  merge("words", "lexicon", most_lexicon_lines);
  merge("phrases", "phrases", most_phrases);
  return made;
}

}  // namespace tracuu::indexer
