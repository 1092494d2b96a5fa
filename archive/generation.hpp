// Generations: immutable, published states of the archive, and the pointer to the current one.
//
// ARCHIVE/current          a file: the name of the generation served and a newline
// ARCHIVE/lock             held while writing; the writer's pid
// ARCHIVE/served/          for other machines, see served.hpp
// ARCHIVE/generations/G/   G is a number of six digits, counting up
//   manifest.json          counts, versions, sources, timings
//   rejected.jsonl         what is not searchable: {"path", "code", "reason"} a line
//   duplicates.jsonl       what holds a report's text again: {"path", "id", "duplicate_of"} a line
//   near.jsonl             which reports say nearly the same: {"id", "near", "resemblance"} a line
//   sources.jsonl          every file the sources hold, for updates; see
//   indexer/sources/catalogue.hpp shards/S/index/ texts/ see schema.hpp and shards.hpp
//   shards/S/words phrases as `lexicon` and `phrases`, of all documents of the shard
//   dead/S                 document ids of the shard that are no reports of this generation, one a
//                          line; absent where there are none
//   dead/S.words S.phrases what of the shard's counts is theirs
//   units.json             the communes of its reports through time, see units.hpp
//   lexicon                "word<TAB>count" and "word word<TAB>count" a line, in the order of the
//                          keys' bytes: exact forms of the texts' words, alone and side by side
//   phrases                "word word<TAB>count", the same of what texts say more than once
//   abbreviations          tokenizers/abbreviations.txt, and behind it the admin's own
//   SHA256SUMS             of all files of the generation, see checksums.hpp
// ARCHIVE/generations/G.part/
//                          being written, or left by a writer that died: never served, removed or
//                          used by the next writer
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "archive/errors.hpp"
#include "archive/shards.hpp"
#include "archive/units.hpp"

namespace tracuu::archive {

/// Whether the folder is an archive, if only one whose first generation is being built.
bool is_archive(const std::filesystem::path& folder);

struct Source {
  std::string path;
  std::uint64_t bytes = 0;  ///< of the files below it, about; 0 where there were none
  bool operator==(const Source&) const = default;
};

struct Manifest {
  std::string generation;
  int schema_version = 0;
  int analyzer_version = 0;
  std::string icu_version, xapian_version, tracuu_version;
  std::string settings;  ///< all that the reading of a report depended on beside its file
  std::string built_at;  ///< ISO 8601, UTC
  double seconds = 0;    ///< that the build took
  std::vector<Source> sources;
  std::map<std::string, std::string> inputs;  ///< files given beside them, by option
  std::uint64_t reports = 0;                  ///< indexed
  std::uint64_t duplicates = 0;               ///< files that hold what an indexed one holds
  std::uint64_t text_bytes = 0;               ///< of the indexed texts
  std::uint64_t tokens = 0;
  std::map<std::string, std::uint64_t> rejected;  ///< by code
  std::vector<Shard> shards;
  bool operator==(const Manifest&) const = default;
};

std::string to_json(const Manifest& manifest);
Manifest parse_manifest(std::string_view json);  ///< throws DatabaseError

/// A generation opened for reading, and held: prune leaves it alone while a copy of this lives.
/// Xapian's objects stay in the thread that opened them.
struct Generation {
  std::filesystem::path folder;
  Manifest manifest;
  Xapian::Database index;
  std::vector<Xapian::Database> index_shards;  ///< those of `index`, each for itself
  Xapian::Database texts;
  std::vector<std::size_t> remote;  ///< places of those of index_shards that another machine serves
  bool is_absent = false;           ///< served.hpp: nothing is known of it
  std::vector<Xapian::docid> dead;  ///< documents that are no reports, ascending
  std::shared_ptr<const void> mark;

  bool is_dead(Xapian::docid id) const { return std::ranges::binary_search(dead, id); }
};

/// The generation in a folder that may not be published yet; nothing marks it. Throws
/// DatabaseError, also where the databases do not hold what the manifest names.
Generation open_folder(const std::filesystem::path& folder, Manifest manifest);

/// The report of this id. Throws Xapian's errors.
std::optional<Xapian::docid> find_report(const Generation& generation, std::string_view id);

/// The name in ARCHIVE/current; throws DatabaseError where there is no archive or nothing was
/// published yet.
std::string current_generation(const std::filesystem::path& archive);

/// Opens a published generation; throws DatabaseError, also for another schema or analyzer version
/// ("schema 3, this program needs 4: run tracuu-indexer build ...").
Generation open_reading(const std::filesystem::path& archive, const std::string& generation,
                        int analyzer_version);

/// A file that lies beside the shards, of an archive on this machine or on another (served.hpp);
/// nothing where there is none. Throws DatabaseError and Xapian's errors.
std::optional<std::string> file_of(const Generation& generation, const std::string& name);

/// The lines of the generation's lexicon. Throws DatabaseError.
std::string lexicon_lines(const Generation& generation);
/// The same of its phrases, and its abbreviations.
std::string phrase_lines(const Generation& generation);
std::string abbreviation_lines(const Generation& generation);

/// Its units.json. Throws DatabaseError.
std::vector<UnitEntry> read_units(const Generation& generation);

std::vector<std::string> published_generations(const std::filesystem::path& archive);

/// The right to write: one holder at a time, freed by destruction or death. Throws DatabaseError
/// naming the pid of a living holder, or saying why the folder cannot be written.
class WriteLock {
 public:
  /// Makes the folder where it is missing; refuses one that holds other things.
  explicit WriteLock(const std::filesystem::path& archive);
  ~WriteLock();
  WriteLock(WriteLock&&) noexcept;
  WriteLock& operator=(WriteLock&&) noexcept;

 private:
  int descriptor_ = -1;
};

/// Begins a generation: clears what dead writers left and makes generations/G.part. The caller
/// fills the folder with all that is named above. What a dead writer of the same generation left in
/// G.part/work is kept: it may be of use.
std::filesystem::path begin_generation(const std::filesystem::path& archive, const WriteLock& lock);

/// Lists the checksums of G.part, syncs it and all in it, renames it to G, then replaces `current`
/// (write, fsync, rename, fsync of the folder). Returns G. At any interruption the former
/// generation goes on serving. `former`: the folder of the one that files are shared with, if any.
std::string publish(const std::filesystem::path& archive, const WriteLock& lock,
                    const std::filesystem::path& part, const std::filesystem::path& former = {});

/// Lets `current` name this published generation, if this program can read it. Throws
/// DatabaseError.
void activate(const std::filesystem::path& archive, const WriteLock& lock,
              const std::string& generation, int analyzer_version);

struct Pruned {
  std::vector<std::string> removed;
  std::vector<std::string> held;  ///< by readers that live: not removed
};

/// Removes all generations but the newest `keep`, the current one, and those that are held.
Pruned prune(const std::filesystem::path& archive, const WriteLock& lock, std::size_t keep);

}  // namespace tracuu::archive
