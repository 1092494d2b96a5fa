#include "indexer/stats.hpp"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tracuu::indexer {
namespace {

struct Table {
  const char* name;
  const char* holds;
};

constexpr std::array tables{
    Table{"index/postlist", "terms, values"},
    Table{"index/position", "positions"},
    Table{"index/docdata", "records"},
    Table{"texts/docdata", "texts, token places"},
};

double share(std::uint64_t bytes, std::uint64_t of) {
  return of == 0 ? 0 : static_cast<double>(bytes) / static_cast<double>(of);
}

}  // namespace

std::uint64_t Stats::bytes() const {
  std::uint64_t sum = 0;
  for (const TableSize& table : tables) sum += table.bytes;
  return sum;
}

Stats read_stats(const archive::Generation& generation) {
  return archive::with_files([&] {
    Stats stats{generation.manifest, {}};
    for (const Table& table : tables) {
      TableSize size{table.name, table.holds, 0};
      for (const archive::Shard& shard : generation.manifest.shards) {
        std::filesystem::path file =
            archive::shard_folder(generation.folder, shard.name) / table.name;
        file += ".glass";
        size.bytes += std::filesystem::file_size(file);
      }
      stats.tables.push_back(std::move(size));
    }
    return stats;
  });
}

std::string to_table(const Stats& stats) {
  const archive::Manifest& manifest = stats.manifest;
  std::string text = fmt::format(
      "generation {}, built {} in {:.1f} s by tracuu {}, Xapian {}, ICU {}\n"
      "{:<16}{:>14}\n{:<16}{:>14}\n{:<16}{:>14}  bytes\n",
      manifest.generation, manifest.built_at, manifest.seconds, manifest.tracuu_version,
      manifest.xapian_version, manifest.icu_version, "reports", manifest.reports, "tokens",
      manifest.tokens, "texts", manifest.text_bytes);
  text += fmt::format("{:<16}{:>14}\n", "duplicates", manifest.duplicates);
  for (const auto& [code, count] : manifest.rejected) {
    text += fmt::format("rejected {:<7}{:>14}\n", code, count);
  }
  for (const TableSize& table : stats.tables) {
    text += fmt::format("{:<16}{:>14}  bytes {:6.2f} x texts  ({})\n", table.name, table.bytes,
                        share(table.bytes, manifest.text_bytes), table.holds);
  }
  for (const archive::Shard& shard : manifest.shards) {
    text += fmt::format("shard {:<10}{:>14}  documents, {} of them dead\n", shard.name,
                        shard.documents, shard.dead);
  }
  text += fmt::format("{:<16}{:>14}  bytes {:6.2f} x texts\n", "all", stats.bytes(),
                      share(stats.bytes(), manifest.text_bytes));
  return text;
}

std::string to_json(const Stats& stats) {
  using Json = nlohmann::ordered_json;
  Json object = Json::parse(archive::to_json(stats.manifest));
  object["bytes"] = stats.bytes();
  for (const TableSize& table : stats.tables) object["tables"][table.name] = table.bytes;
  return object.dump(2) + '\n';
}

}  // namespace tracuu::indexer
