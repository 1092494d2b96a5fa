// The catalogue of a generation: every file below its sources, what was read from it and what
// became of it. By it an update knows what it need not read again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/read.hpp"

namespace tracuu::indexer {

/// What tells without reading that a file is as it was.
struct FileState {
  std::uint64_t offset = 0;  ///< of the item in its file
  std::uint64_t length = 0;
  std::int64_t modified_ns = 0;  ///< 0: was still warm when it was read, so nothing is sure
  std::int64_t changed_ns = 0;
  bool operator==(const FileState&) const = default;
};

/// A file touched after `warm_since_ns` may change again without a sign of it. Nanoseconds since
/// 1970.
FileState state_of(const corpus::Item& item, std::int64_t warm_since_ns);

/// What one file gives, whatever the others are: a report, or why there is none.
struct Content {
  std::string id;           ///< of the report
  std::string fingerprint;  ///< of its text; empty where it has no words
  std::string code;         ///< why it is none: "quarantined", "empty", ...; empty for a report
  std::string reason;
  /// Of a report: corpus::Signature, to find what says nearly the same; 4 hex digits a value, of
  /// which they are the lower half. Empty for a text of few words.
  std::string signature{};
  bool operator==(const Content&) const = default;
};

/// What becomes of it among the others.
enum class Fate : std::uint8_t {
  indexed,
  duplicate,    ///< Verdict::of is the report that holds the same text
  quarantined,  ///< a person must decide
  rejected,
};

struct Verdict {
  Fate fate = Fate::rejected;
  std::string of;
  std::string code, reason;  ///< of what is not searchable
  bool operator==(const Verdict&) const = default;
};

struct Entry {
  std::string path;  ///< corpus::Item::path
  FileState state;
  std::string sha256;  ///< of the item's bytes; empty where they could not be read
  Content content;
  Verdict verdict;
  bool operator==(const Entry&) const = default;
};

/// The file has the size and times it had when the entry was made, and would be read as it was
/// then.
bool still_holds(const Entry& entry, const corpus::Item& item);

/// One line of JSON, with its end.
std::string to_json_line(const Entry& entry);
/// Throws archive::DatabaseError for what to_json_line did not write.
Entry parse_entry(std::string_view line);

std::vector<Entry> read_catalogue(const std::filesystem::path& file);

/// Entries of former runs, by path.
class Known {
 public:
  struct Place {
    Entry entry;
    std::size_t origin = 0;  ///< which of the former runs' pieces: given to add()
    bool is_listed = false;  ///< the new listing has its path
    bool kept = false;       ///< its report is one of the new generation too
  };

  /// Entries of one origin. Of two with one path the later one is found.
  void add(std::vector<Entry> entries, std::size_t origin);

  /// Null where the path is new. Marks may be set by one thread at a time.
  Place* find(std::string_view path);
  const std::vector<Place>& places() const { return places_; }

 private:
  std::vector<Place> places_;
  std::unordered_map<std::string, std::size_t> by_path_;
};

}  // namespace tracuu::indexer
