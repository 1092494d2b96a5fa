#include "archive/generation.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/checksums.hpp"
#include "archive/files.hpp"
#include "archive/schema.hpp"
#include "archive/served.hpp"

namespace tracuu::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view part_suffix = ".part";
constexpr std::size_t name_digits = 6;
constexpr std::size_t manifest_bytes = 64U << 20U;
constexpr std::size_t file_bytes = std::size_t{1} << 30U;

fs::path generations(const fs::path& archive) {
  return archive / "generations";
}

/// `sources` of the generation that cannot be used, as far as they are known.
std::string how_to_build(const fs::path& archive, const std::vector<Source>& sources = {}) {
  std::string paths;
  for (const Source& source : sources) paths += " '" + source.path + "'";
  return fmt::format("run tracuu-indexer build --archive {} --source{}", archive.string(),
                     paths.empty() ? " FOLDER" : paths);
}

bool is_generation_name(std::string_view name) {
  return name.size() == name_digits &&
         std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
}

/// A folder of other things is not to be filled with ours because of a slip in typing.
void refuse_foreign_folder(const fs::path& archive) {
  constexpr std::array<std::string_view, 7> known{
      "current", "generations", "golden.tsv", "withdrawn.jsonl", "lock", "served", "lost+found"};
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

void refuse_other_version(const fs::path& archive, const fs::path& folder, const Manifest& manifest,
                          int analyzer_version) {
  const auto refuse = [&](std::string_view what, int found, int needed) {
    if (found == needed) return;
    throw DatabaseError(fmt::format("{}: {} {}, this program needs {}: {}", folder.string(), what,
                                    found, needed, how_to_build(archive, manifest.sources)));
  };
  refuse("schema", manifest.schema_version, schema_version);
  refuse("analyzer", manifest.analyzer_version, analyzer_version);
}

std::string lines_of(const Generation& generation, const char* name) {
  auto lines = file_of(generation, name);
  if (!lines) {
    throw DatabaseError(fmt::format("{}: is missing", (generation.folder / name).string()));
  }
  return *std::move(lines);
}

/// A shared lock of the manifest, freed by destruction or death.
std::shared_ptr<const void> hold(const fs::path& folder) {
  auto file = std::make_shared<File>(folder / "manifest.json", O_RDONLY, "cannot read");
  if (::flock(file->descriptor(), LOCK_SH | LOCK_NB) != 0) {
    throw DatabaseError(fmt::format("{}: is being removed", folder.string()));
  }
  return file;
}

std::vector<Xapian::docid> joint_dead(const fs::path& folder, const std::vector<Shard>& shards) {
  std::vector<Xapian::docid> joint;
  for (std::size_t place = 0; place < shards.size(); ++place) {
    for (const Xapian::docid id : read_dead(folder, shards[place])) {
      joint.push_back(joint_id(id, place, shards.size()));
    }
  }
  std::ranges::sort(joint);
  return joint;
}

std::string count_fault(const Generation& generation) {
  const Manifest& manifest = generation.manifest;
  std::uint64_t documents = 0;
  for (const Shard& shard : manifest.shards) documents += shard.documents;
  const auto index = generation.index.get_doccount();
  const auto texts = generation.texts.get_doccount();
  if (index == documents && texts == documents &&
      documents - generation.dead.size() == manifest.reports) {
    return {};
  }
  return fmt::format("the manifest names {} reports, index holds {}, texts {}, {} of them dead",
                     manifest.reports, index, texts, generation.dead.size());
}

}  // namespace

bool is_archive(const fs::path& folder) {
  std::error_code unknown;
  return fs::is_directory(generations(folder), unknown) &&
         (fs::exists(folder / "lock", unknown) || fs::exists(folder / "current", unknown));
}

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

Generation open_folder(const fs::path& folder, Manifest manifest) {
  return with_xapian([&] {
    Generation opened;
    opened.folder = folder;
    for (const Shard& shard : manifest.shards) {
      opened.index_shards.emplace_back((shard_folder(folder, shard.name) / "index").string());
      opened.index.add_database(opened.index_shards.back());
    }
    opened.texts = open_shards(folder, manifest.shards, "texts");
    opened.dead = joint_dead(folder, manifest.shards);
    opened.manifest = std::move(manifest);
    if (const std::string fault = count_fault(opened); !fault.empty()) throw DatabaseError(fault);
    return opened;
  });
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
  std::shared_ptr<const void> mark = hold(folder);
  refuse_other_version(archive, folder, manifest, analyzer_version);
  try {
    Generation opened = open_folder(folder, manifest);
    opened.mark = std::move(mark);
    return opened;
  } catch (const DatabaseError& damage) {
    throw DatabaseError(fmt::format("{}: cannot be read: {}; {}", folder.string(), damage.what(),
                                    how_to_build(archive)));
  }
}

std::optional<Xapian::docid> find_report(const Generation& generation, std::string_view id) {
  const std::string id_term = term(Field::id, id);
  for (auto posting = generation.index.postlist_begin(id_term);
       posting != generation.index.postlist_end(id_term); ++posting) {
    if (!generation.is_dead(*posting)) return *posting;
  }
  return std::nullopt;
}

std::optional<std::string> file_of(const Generation& generation, const std::string& name) {
  if (generation.remote.empty()) return contents(generation.folder / name, file_bytes);
  return served_file(generation.index, name, file_bytes);
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
  return decode_units(lines_of(generation, "units.json"));
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
    const std::vector<std::string> published = published_generations(archive);
    const int next = published.empty() ? 1 : std::stoi(published.back()) + 1;
    const std::string name = fmt::format("{:0{}}", next, name_digits);
    if (!is_generation_name(name)) {
      throw DatabaseError(
          fmt::format("{}: has used up its numbers", generations(archive).string()));
    }
    const fs::path part = generations(archive) / fmt::format("{}{}", name, part_suffix);
    std::vector<fs::path> dead;
    for (const fs::directory_entry& entry : fs::directory_iterator(generations(archive))) {
      if (entry.path().extension() == part_suffix && entry.path() != part) {
        dead.push_back(entry.path());
      }
    }
    fs::create_directory(part);
    for (const fs::directory_entry& entry : fs::directory_iterator(part)) {
      if (entry.path().filename() != "work") dead.push_back(entry.path());
    }
    for (const fs::path& each : dead) fs::remove_all(each);
    return part;
  });
}

std::string publish(const fs::path& archive, const WriteLock& /*lock*/, const fs::path& part,
                    const fs::path& former) {
  write_checksums(part, former);
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

void activate(const fs::path& archive, const WriteLock& /*lock*/, const std::string& generation,
              int analyzer_version) {
  open_reading(archive, generation, analyzer_version);
  replace(archive / "current", generation + '\n');
}

Pruned prune(const fs::path& archive, const WriteLock& /*lock*/, std::size_t keep) {
  std::vector<std::string> names = published_generations(archive);
  names.resize(names.size() - std::min(keep, names.size()));
  const std::string current = current_generation(archive);
  Pruned pruned;
  for (const std::string& name : names) {
    if (name == current) continue;
    const fs::path folder = generations(archive) / name;
    // Kept until it is gone: who opens it now is refused.
    const int manifest = ::open((folder / "manifest.json").c_str(), O_RDONLY | O_CLOEXEC);
    if (manifest >= 0 && ::flock(manifest, LOCK_EX | LOCK_NB) != 0) {
      pruned.held.push_back(name);
    } else {
      with_files([&] {
        fs::path dead = folder;
        dead += part_suffix;  // what is left of it when we die here is the next writer's to remove
        fs::rename(folder, dead);
        fs::remove_all(dead);
      });
      pruned.removed.push_back(name);
    }
    if (manifest >= 0) ::close(manifest);
  }
  return pruned;
}

}  // namespace tracuu::archive
