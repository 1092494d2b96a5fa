// Files of the archive: read whole, written so that they survive a crash, linked. What fails is a
// DatabaseError that names the file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "archive/errors.hpp"

namespace tracuu::archive {

/// Throws DatabaseError: "PATH: WHAT FAILED: reason of the errno".
[[noreturn]] void fail(const std::filesystem::path& path, std::string_view what_failed, int error);

/// An open file, closed with its owner.
class File {
 public:
  /// `flags` as of open(2).
  File(const std::filesystem::path& path, int flags, std::string_view purpose);
  ~File();
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int descriptor() const { return descriptor_; }
  int release();  ///< the descriptor, now the caller's

  void write(std::string_view bytes);
  void sync();

 private:
  std::filesystem::path path_;
  int descriptor_;
};

/// The whole of a file; nothing where there is none. Throws for more than `limit` bytes.
std::optional<std::string> contents(const std::filesystem::path& path, std::size_t limit);

void sync_path(const std::filesystem::path& path);
void sync_tree(const std::filesystem::path& folder);

/// `path` gets these bytes at once or not at all, whatever happens to the machine.
void replace(const std::filesystem::path& path, std::string_view bytes);

/// The same file under another name: a hard link, a copy where the file system has none.
void link_file(const std::filesystem::path& from, const std::filesystem::path& to);

/// Makes `to` and puts the same files there: hard links, copies where the file system has none.
void link_tree(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace tracuu::archive
