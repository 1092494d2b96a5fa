// From folders and files to Reports: listing what there is to read, and reading one of them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "corpus/fields/topics.hpp"
#include "corpus/metadata.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus {

/// What can be read on its own and becomes one report: a file, a member of an archive, or a line of
/// a .jsonl file.
struct Item {
  std::filesystem::path file;  ///< where its bytes are; of a member, the archive
  std::string path;            ///< Source::path
  std::uint64_t offset = 0;    ///< its bytes in `file`
  std::uint64_t length = 0;
  bool json_line = false;
  /// Of a member of an archive, which was unpacked when it was found; null for a file.
  std::shared_ptr<const std::string> bytes;
  std::int64_t modified_at = 0;  ///< seconds since 1970-01-01 UTC
  /// Of `file` when it was listed: nanoseconds since 1970-01-01 UTC.
  std::int64_t file_modified_ns = 0;
  std::int64_t file_changed_ns = 0;
};

/// This file (or line) is of no use; the others are fine. `code` is stable (the table of
/// docs/reading.md: empty, too_large, binary, unsupported, ...); what() says what and where.
class UnreadableReport : public std::runtime_error {
 public:
  UnreadableReport(std::string path, std::string code, const std::string& reason);
  const std::string& path() const { return path_; }
  const std::string& code() const { return code_; }

 private:
  std::string path_;
  std::string code_;
};

struct ReadLimits {
  std::uint64_t item_bytes =
      16U << 20U;  ///< a larger file or line is rejected as too_large, unread
  std::uint64_t document_bytes = 64U << 20U;  ///< the same for PDF and Office documents
};

/// A source that does not exist or cannot be listed: wrong usage, nothing was read.
class NoSuchSource : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Who walks through sources.
struct Walk {
  std::function<void(Item)> found;
  std::function<void(const UnreadableReport&)> rejected;  ///< what cannot be listed
  /// Files are opened to see whether they are archives; those it names come as they are.
  std::function<bool(const Item&)> is_known = nullptr;
  /// Folders that hold no reports, whatever is in them.
  std::function<bool(const std::filesystem::path&)> passes_over = nullptr;
};

/// Tells `walk` of every item below `sources` (files or folders), source by source as given and in
/// each in the order of their paths' bytes, the same on every machine. Memory does not grow with
/// the number or the size of files beyond one folder's names. Hidden files and folders (.git,
/// ~$x.doc) are passed over. Symbolic links to folders are rejected, not followed. A path begins
/// below its source; with the source's own name only where an earlier source has it too. Throws
/// NoSuchSource.
void for_each_item(const std::vector<std::filesystem::path>& sources, const Walk& walk);

/// Reads and understands one item. What the sheet gives for its path wins over what its own JSON
/// gives, and that over what is found. Pure but for the file itself; safe from any thread. Throws
/// UnreadableReport.
Report read_report(const Item& item, const ReadLimits& limits = {}, const MetadataSheet& sheet = {},
                   const fields::TopicTable& topics = {});

/// Source::sha256 of that report without understanding it; empty where it cannot be read.
std::string sha256_of(const Item& item, const ReadLimits& limits = {});

}  // namespace tracuu::corpus
