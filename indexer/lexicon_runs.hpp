// The archive's lexicon from what the workers counted: sorted runs on disk, merged into one file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// Lines of one kind of tokenizers::LexiconLines, kept in files of a folder until they are merged:
/// memory does not grow with the archive. The merged counts do not depend on how the texts were
/// shared out.
class LexiconRuns {
 public:
  /// `kind` begins the names of the files.
  LexiconRuns(std::filesystem::path folder, std::string kind)
      : folder_(std::move(folder)), kind_(std::move(kind)) {}

  /// Keeps one run. From any thread.
  void add(std::string_view lines);

  /// Writes the merged lines to `file`: all, or those with at least the count that leaves at most
  /// `most_lines`. Removes the runs. Throws std::runtime_error where a file cannot be read or
  /// written.
  void merge_into(const std::filesystem::path& file, std::size_t most_lines);

 private:
  std::filesystem::path folder_;
  std::string kind_;
  std::mutex adding_;
  std::vector<std::filesystem::path> runs_;
};

}  // namespace tracuu::indexer
