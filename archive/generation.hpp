// Generations: immutable, published states of the archive, and the pointer to the current one.
//
// ARCHIVE/current          a file: the name of the generation served and a newline
// ARCHIVE/lock             held while writing; the writer's pid
// ARCHIVE/generations/G/   G is a number of six digits, counting up
//   manifest.json          counts, versions, sources, timings
//   rejected.jsonl         what is not searchable: {"path", "code", "reason"} a line
//   index/ texts/          see schema.hpp
//   units.json             the communes of its reports through time, see units.hpp
//   lexicon                "word<TAB>count" and "word word<TAB>count" a line, in the order of the
//                          keys' bytes: exact forms of the texts' words, alone and side by side
//   phrases                "word word<TAB>count", the same of what texts say more than once
//   abbreviations          tokenizers/abbreviations.txt, and behind it the admin's own
// ARCHIVE/generations/G.part/
//                          being written, or left by a writer that died: never served, removed by
//                          the next writer
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "archive/errors.hpp"
#include "archive/units.hpp"

namespace tracuu::archive {

struct Manifest {
  std::string generation;
  int schema_version = 0;
  int analyzer_version = 0;
  std::string icu_version, xapian_version, tracuu_version;
  std::string built_at;  ///< ISO 8601, UTC
  double seconds = 0;    ///< that the build took
  std::vector<std::string> sources;
  std::uint64_t reports = 0;     ///< indexed
  std::uint64_t text_bytes = 0;  ///< of the indexed texts
  std::uint64_t tokens = 0;
  std::map<std::string, std::uint64_t> rejected;  ///< by code
  bool operator==(const Manifest&) const = default;
};

std::string to_json(const Manifest& manifest);
Manifest parse_manifest(std::string_view json);  ///< throws DatabaseError

/// A generation opened for reading. Xapian's objects stay in the thread that opened them.
struct Generation {
  std::filesystem::path folder;
  Manifest manifest;
  Xapian::Database index;
  Xapian::Database texts;
};

/// The name in ARCHIVE/current; throws DatabaseError where there is no archive or nothing was
/// published yet.
std::string current_generation(const std::filesystem::path& archive);

/// Opens a published generation; throws DatabaseError, also for another schema or analyzer version
/// ("schema 3, this program needs 4: run tracuu-indexer build ...").
Generation open_reading(const std::filesystem::path& archive, const std::string& generation,
                        int analyzer_version);

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
/// fills the folder with manifest.json, rejected.jsonl, index/ and texts/.
std::filesystem::path begin_generation(const std::filesystem::path& archive, const WriteLock& lock);

/// Syncs G.part and all in it, renames it to G, then replaces `current` (write, fsync, rename,
/// fsync of the folder). Returns G. At any interruption the former generation goes on serving.
std::string publish(const std::filesystem::path& archive, const WriteLock& lock,
                    const std::filesystem::path& part);

}  // namespace tracuu::archive
