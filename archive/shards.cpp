#include "archive/shards.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>

#include "archive/files.hpp"

namespace tracuu::archive {

namespace fs = std::filesystem;

fs::path shard_folder(const fs::path& generation, const std::string& name) {
  return generation / "shards" / name;
}

fs::path dead_file(const fs::path& generation, const std::string& name) {
  return generation / "dead" / name;
}

fs::path dead_counts_file(const fs::path& generation, const std::string& name,
                          const std::string& kind) {
  return generation / "dead" / fmt::format("{}.{}", name, kind);
}

std::vector<Xapian::docid> read_dead(const fs::path& generation, const Shard& shard) {
  std::vector<Xapian::docid> dead;
  if (shard.dead == 0) return dead;
  constexpr std::size_t line_bytes = 11;
  const fs::path file = dead_file(generation, shard.name);
  const std::string lines = contents(file, shard.dead * line_bytes).value_or("");
  for (std::string_view rest = lines; !rest.empty();) {
    Xapian::docid id = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), id);
    const auto length = static_cast<std::size_t>(end - rest.data());
    if (error != std::errc() || length == rest.size() || *end != '\n') break;
    if (id == 0 || id > shard.documents || (!dead.empty() && id <= dead.back())) break;
    dead.push_back(id);
    rest.remove_prefix(length + 1);
  }
  if (dead.size() != shard.dead) {
    throw DatabaseError(
        fmt::format("{}: does not list the {} dead documents that the manifest "
                    "names",
                    file.string(), shard.dead));
  }
  return dead;
}

void write_dead(const fs::path& generation, const std::string& name,
                const std::vector<Xapian::docid>& dead) {
  std::string lines;
  for (const Xapian::docid id : dead) lines += fmt::format("{}\n", id);
  with_files([&] { fs::create_directories(dead_file(generation, name).parent_path()); });
  File(dead_file(generation, name), O_WRONLY | O_CREAT | O_TRUNC, "cannot write").write(lines);
}

Xapian::Database open_shards(const fs::path& generation, const std::vector<Shard>& shards,
                             const char* kind) {
  Xapian::Database all;
  for (const Shard& shard : shards) {
    all.add_database(Xapian::Database((shard_folder(generation, shard.name) / kind).string()));
  }
  return all;
}

}  // namespace tracuu::archive
