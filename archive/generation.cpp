#include "archive/generation.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/schema.hpp"

namespace tracuu::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view part_suffix = ".part";
constexpr std::size_t name_digits = 6;
constexpr std::size_t manifest_bytes = 64U << 20U;
constexpr std::size_t lexicon_bytes = 256U << 20U;
constexpr std::size_t units_bytes = 256U << 20U;

fs::path generations(const fs::path& archive) {
  return archive / "generations";
}

std::string how_to_build(const fs::path& archive) {
  return fmt::format("run tracuu-indexer build --archive {} --source FOLDER", archive.string());
}

bool is_generation_name(std::string_view name) {
  return name.size() == name_digits &&
         std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
}

[[noreturn]] void fail(const fs::path& path, std::string_view what_failed, int error) {
  throw DatabaseError(fmt::format("{}: {}: {}", path.string(), what_failed, std::strerror(error)));
}

/// An open file, closed with its owner.
class File {
 public:
  File(const fs::path& path, int flags, std::string_view purpose)
      : path_(path), descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) fail(path, purpose, errno);
  }
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int descriptor() const { return descriptor_; }
  int release() { return std::exchange(descriptor_, -1); }

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) fail(path_, "cannot write", errno);
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() {
    // Some file systems cannot sync a folder and say so; nothing else can be done for it.
    if (::fsync(descriptor_) != 0 && errno != EINVAL) fail(path_, "cannot sync", errno);
  }

 private:
  fs::path path_;
  int descriptor_;
};

/// The whole of a small file; nothing where there is none.
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

/// `path` gets these bytes at once or not at all.
void replace(const fs::path& path, std::string_view bytes) {
  fs::path beside = path;
  beside += part_suffix;
  {
    File file(beside, O_WRONLY | O_CREAT | O_TRUNC, "cannot write");
    file.write(bytes);
    file.sync();
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) fail(path, "cannot replace", errno);
  sync_path(path.parent_path());
}

/// A folder of other things is not to be filled with ours because of a slip in typing.
void refuse_foreign_folder(const fs::path& archive) {
  constexpr std::array<std::string_view, 4> known{"current", "generations", "lock", "lost+found"};
  bool foreign = false;
  for (const fs::directory_entry& entry : fs::directory_iterator(archive)) {
    const std::string name = entry.path().filename().string();
    if (std::ranges::find(known, name) == known.end()) {
      foreign = true;
    } else if (name != "lost+found") {
      return;
    }
  }
  if (foreign) {
    throw DatabaseError(fmt::format(
        "{}: holds other files and is no archive; name an archive, an empty folder or a new one",
        archive.string()));
  }
}

/// The pid a holder of the lock wrote, digits only; empty where it wrote none (yet).
std::string holder_of(const fs::path& lock) {
  std::string pid = contents(lock, 64).value_or("");
  pid.erase(std::ranges::find_if(pid, [](char c) { return c < '0' || c > '9'; }), pid.end());
  return pid;
}

Manifest read_manifest(const fs::path& archive, const fs::path& folder) {
  const auto json = contents(folder / "manifest.json", manifest_bytes);
  if (!json) {
    throw DatabaseError(fmt::format("{}: not a generation, it has no manifest.json; {}",
                                    folder.string(), how_to_build(archive)));
  }
  try {
    return parse_manifest(*json);
  } catch (const DatabaseError& error) {
    throw DatabaseError(fmt::format("{}: {}; {}", (folder / "manifest.json").string(), error.what(),
                                    how_to_build(archive)));
  }
}

void refuse_other_version(const fs::path& archive, const fs::path& folder, std::string_view what,
                          int found, int needed) {
  if (found == needed) return;
  throw DatabaseError(fmt::format("{}: {} {}, this program needs {}: {}", folder.string(), what,
                                  found, needed, how_to_build(archive)));
}

std::string lines_of(const Generation& generation, const char* name) {
  const fs::path file = generation.folder / name;
  auto lines = contents(file, lexicon_bytes);
  if (!lines) throw DatabaseError(fmt::format("{}: is missing", file.string()));
  return *std::move(lines);
}

}  // namespace

std::string current_generation(const fs::path& archive) {
  std::error_code error;
  if (!fs::is_directory(archive, error)) {
    const char* reason = fs::exists(archive, error) ? "not a folder" : "no such archive";
    if (error) fail(archive, "cannot look into", error.value());
    throw DatabaseError(fmt::format("{}: {}; {}", archive.string(), reason, how_to_build(archive)));
  }
  std::optional<std::string> name = contents(archive / "current", 64);
  if (!name) {
    throw DatabaseError(fmt::format("{}: nothing was published here yet; {}", archive.string(),
                                    how_to_build(archive)));
  }
  if (name->ends_with('\n')) name->pop_back();
  if (!is_generation_name(*name)) {
    throw DatabaseError(fmt::format("{}: does not name a generation; {}",
                                    (archive / "current").string(), how_to_build(archive)));
  }
  return *name;
}

Generation open_reading(const fs::path& archive, const std::string& generation,
                        int analyzer_version) {
  std::error_code error;
  const fs::path folder = generations(archive) / generation;
  if (!is_generation_name(generation) || !fs::is_directory(folder, error)) {
    throw DatabaseError(
        fmt::format("{}: no such generation; {}", folder.string(), how_to_build(archive)));
  }
  const Manifest manifest = read_manifest(archive, folder);
  refuse_other_version(archive, folder, "schema", manifest.schema_version, schema_version);
  refuse_other_version(archive, folder, "analyzer", manifest.analyzer_version, analyzer_version);
  try {
    return with_xapian([&] {
      Generation opened{folder, manifest, Xapian::Database((folder / "index").string()),
                        Xapian::Database((folder / "texts").string())};
      const auto reports = opened.index.get_doccount();
      const auto texts = opened.texts.get_doccount();
      if (reports != manifest.reports || texts != manifest.reports) {
        throw DatabaseError(fmt::format("the manifest names {} reports, index holds {}, texts {}",
                                        manifest.reports, reports, texts));
      }
      return opened;
    });
  } catch (const DatabaseError& damage) {
    throw DatabaseError(fmt::format("{}: cannot be read: {}; {}", folder.string(), damage.what(),
                                    how_to_build(archive)));
  }
}

std::string lexicon_lines(const Generation& generation) {
  return lines_of(generation, "lexicon");
}

std::string phrase_lines(const Generation& generation) {
  return lines_of(generation, "phrases");
}

std::string abbreviation_lines(const Generation& generation) {
  return lines_of(generation, "abbreviations");
}

std::vector<UnitEntry> read_units(const Generation& generation) {
  const fs::path file = generation.folder / "units.json";
  const auto stored = contents(file, units_bytes);
  if (!stored) throw DatabaseError(fmt::format("{}: is missing", file.string()));
  return decode_units(*stored);
}

std::vector<std::string> published_generations(const fs::path& archive) {
  return with_files([&] {
    std::vector<std::string> names;
    if (!fs::exists(generations(archive))) return names;
    for (const fs::directory_entry& entry : fs::directory_iterator(generations(archive))) {
      std::string name = entry.path().filename().string();
      if (is_generation_name(name)) names.push_back(std::move(name));
    }
    std::ranges::sort(names);
    return names;
  });
}

WriteLock::WriteLock(const fs::path& archive) {
  with_files([&] {
    fs::create_directories(archive);
    refuse_foreign_folder(archive);
  });
  const fs::path path = archive / "lock";
  File file(path, O_RDWR | O_CREAT, "the archive cannot be written");
  if (::flock(file.descriptor(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) fail(path, "cannot lock", errno);
    const std::string pid = holder_of(path);
    throw DatabaseError(fmt::format("{}: is being written by process {}; wait until it is done",
                                    archive.string(), pid.empty() ? "(just starting)" : pid));
  }
  if (::ftruncate(file.descriptor(), 0) != 0) fail(path, "cannot write", errno);
  file.write(fmt::format("{}\n", ::getpid()));
  descriptor_ = file.release();
}

WriteLock::~WriteLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

WriteLock::WriteLock(WriteLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriteLock& WriteLock::operator=(WriteLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

fs::path begin_generation(const fs::path& archive, const WriteLock& /*lock*/) {
  return with_files([&] {
    fs::create_directories(generations(archive));
    std::vector<fs::path> dead;
    for (const fs::directory_entry& entry : fs::directory_iterator(generations(archive))) {
      if (entry.path().extension() == part_suffix) dead.push_back(entry.path());
    }
    for (const fs::path& part : dead) fs::remove_all(part);

    const std::vector<std::string> published = published_generations(archive);
    const int next = published.empty() ? 1 : std::stoi(published.back()) + 1;
    const std::string name = fmt::format("{:0{}}", next, name_digits);
    if (!is_generation_name(name)) {
      throw DatabaseError(
          fmt::format("{}: has used up its numbers", generations(archive).string()));
    }
    const fs::path part = generations(archive) / fmt::format("{}{}", name, part_suffix);
    fs::create_directory(part);
    return part;
  });
}

std::string publish(const fs::path& archive, const WriteLock& /*lock*/, const fs::path& part) {
  return with_files([&] {
    const std::string name = part.stem().string();
    sync_tree(part);
    fs::rename(part, generations(archive) / name);
    sync_path(generations(archive));
    sync_path(archive);  // `generations` itself may be new
    replace(archive / "current", name + '\n');
    return name;
  });
}

}  // namespace tracuu::archive
