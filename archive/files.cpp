#include "archive/files.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace tracuu::archive {

namespace fs = std::filesystem;

void fail(const fs::path& path, std::string_view what_failed, int error) {
  throw DatabaseError(fmt::format("{}: {}: {}", path.string(), what_failed, std::strerror(error)));
}

File::File(const fs::path& path, int flags, std::string_view purpose)
    : path_(path), descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) fail(path, purpose, errno);
}

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

int File::release() {
  return std::exchange(descriptor_, -1);
}

void File::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) fail(path_, "cannot write", errno);
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void File::sync() {
  // Some file systems cannot sync a folder and say so; nothing else can be done for it.
  if (::fsync(descriptor_) != 0 && errno != EINVAL) fail(path_, "cannot sync", errno);
}

std::optional<std::string> contents(const fs::path& path, std::size_t limit) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    if (errno == ENOENT) return std::nullopt;
    fail(path, "cannot read", errno);
  }
  std::string bytes;
  std::array<char, 64U << 10U> block{};
  while (stream && bytes.size() <= limit) {
    stream.read(block.data(), block.size());
    bytes.append(block.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad()) fail(path, "cannot read", errno);
  if (bytes.size() > limit) {
    throw DatabaseError(fmt::format("{}: larger than {} bytes", path.string(), limit));
  }
  return bytes;
}

void sync_path(const fs::path& path) {
  File(path, O_RDONLY, "cannot open to sync").sync();
}

void sync_tree(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    sync_path(entry.path());
  }
  sync_path(folder);
}

void replace(const fs::path& path, std::string_view bytes) {
  fs::path beside = path;
  beside += ".part";
  {
    File file(beside, O_WRONLY | O_CREAT | O_TRUNC, "cannot write");
    file.write(bytes);
    file.sync();
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) fail(path, "cannot replace", errno);
  sync_path(path.parent_path());
}

void link_file(const fs::path& from, const fs::path& to) {
  with_files([&] {
    std::error_code no_links_here;
    fs::create_hard_link(from, to, no_links_here);
    if (no_links_here) fs::copy_file(from, to);
  });
}

void link_tree(const fs::path& from, const fs::path& to) {
  with_files([&] {
    fs::create_directories(to);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(from)) {
      const fs::path made = to / entry.path().lexically_relative(from);
      if (entry.is_directory()) {
        fs::create_directory(made);
      } else {
        link_file(entry.path(), made);
      }
    }
  });
}

}  // namespace tracuu::archive
