// What a generation is made of: shards. A shard is written once and never changes; generations
// that hold its reports share its files (hard links). A report that was changed or removed since is
// still in its shard; the generation lists it as dead.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <xapian.h>

namespace tracuu::archive {

struct Shard {
  std::string name;              ///< of its folder; later generations give it to nothing else
  std::uint64_t documents = 0;   ///< in its databases, the dead included
  std::uint64_t dead = 0;        ///< of these
  std::uint64_t text_bytes = 0;  ///< of the living
  std::uint64_t tokens = 0;      ///< of the living
  bool operator==(const Shard&) const = default;
};

/// What is counted of a shard's texts, each kind in a file of its own.
inline constexpr std::array counted{"words", "phrases"};

// Where it lies in a generation's folder.
std::filesystem::path shard_folder(const std::filesystem::path& generation,
                                   const std::string& name);
std::filesystem::path dead_file(const std::filesystem::path& generation, const std::string& name);
/// `kind` is one of `counted`.
std::filesystem::path dead_counts_file(const std::filesystem::path& generation,
                                       const std::string& name, const std::string& kind);

/// Document ids of the shard's databases, ascending. Throws DatabaseError.
std::vector<Xapian::docid> read_dead(const std::filesystem::path& generation, const Shard& shard);
void write_dead(const std::filesystem::path& generation, const std::string& name,
                const std::vector<Xapian::docid>& dead);

/// The databases of this kind ("index", "texts") of all shards read as one. Xapian's errors leave
/// it as they are.
Xapian::Database open_shards(const std::filesystem::path& generation,
                             const std::vector<Shard>& shards, const char* kind);

/// The id that document `local` of the shard with this place among `shards` has when all are read
/// as one.
constexpr Xapian::docid joint_id(Xapian::docid local, std::size_t place, std::size_t shards) {
  return static_cast<Xapian::docid>((local - 1) * shards + place + 1);
}

}  // namespace tracuu::archive
