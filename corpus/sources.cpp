// for_each_item: what there is to read below the sources.
#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <set>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include <sys/stat.h>
#include <unicode/utf8.h>

#include "corpus/formats/archive_reader.hpp"
#include "corpus/formats/format.hpp"
#include "corpus/formats/office.hpp"
#include "corpus/read.hpp"
#include "corpus/unusable.hpp"

namespace fs = std::filesystem;

namespace tracuu::corpus {
namespace {

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

/// A name may be any bytes but '/' and NUL; what is recorded is printable UTF-8. Two names never
/// become one: the backslash of the escapes is itself escaped.
std::string recorded(std::string_view name) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(name.data());
  const auto size = static_cast<std::int64_t>(name.size());
  for (std::int64_t i = 0; i < size;) {
    const std::int64_t start = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < ' ' || c == '\\' || (c >= 0x7F && c < 0xA0)) {
      for (std::int64_t k = start; k < i; ++k) {
        out += "\\x";
        out += digits[bytes[k] >> 4U];
        out += digits[bytes[k] & 0xFU];
      }
    } else {
      out.append(name, static_cast<std::size_t>(start), static_cast<std::size_t>(i - start));
    }
  }
  return out;
}

/// Hidden, or the lock file Word leaves beside an open document.
bool is_passed_over(std::string_view name) {
  return name.starts_with('.') || name.starts_with("~$");
}

bool is_json_lines(const fs::path& file) {
  std::string extension = file.extension().native();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension == ".jsonl" || extension == ".ndjson";
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

bool is_utf16(std::string_view start) {
  return start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF");
}

UnreadableReport utf16_lines(const std::string& path) {
  return {path, "unknown_encoding", "UTF-16; JSON lines are UTF-8"};
}

/// A line that is not blank; numbers count from 1, blank ones too.
struct FoundLine {
  std::uint64_t number = 1;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

/// Finds the lines in bytes that come piece by piece. Memory does not grow with them.
class LineFinder {
 public:
  explicit LineFinder(std::function<void(const FoundLine&)> found) : found_(std::move(found)) {}

  void feed(std::string_view bytes) {
    if (end_ == 0 && bytes.starts_with("\xEF\xBB\xBF")) {
      bytes.remove_prefix(3);
      line_.offset = end_ = 3;
    }
    for (const char c : bytes) {
      if (c == '\n') {
        finish();
        line_.offset = end_ + 1;
      } else if (c != ' ' && c != '\t' && c != '\r') {
        blank_ = false;
      }
      ++end_;
    }
  }

  /// Also at the end: the last line may have no line end.
  void finish() {
    line_.length = end_ - line_.offset;
    if (!blank_) found_(line_);
    blank_ = true;
    ++line_.number;
  }

  std::uint64_t bytes_read() const { return end_; }

 private:
  std::function<void(const FoundLine&)> found_;
  FoundLine line_;
  std::uint64_t end_ = 0;
  bool blank_ = true;
};

/// The item that a line of `file` is; a line of a member of an archive brings its own bytes.
Item item_of(const FoundLine& line, const Item& file) {
  Item item = file;
  item.json_line = true;
  item.path = file.path + '#' + std::to_string(line.number);
  item.length = line.length;
  if (file.bytes) {
    item.bytes = std::make_shared<const std::string>(*file.bytes, line.offset, line.length);
  } else {
    item.offset = line.offset;
  }
  return item;
}

/// One item for every line that is not blank. Memory is the buffer, however long the lines.
void find_lines(const Item& file, const Walk& walk) {
  const std::unique_ptr<std::FILE, CloseFile> stream(std::fopen(file.file.c_str(), "rbe"));
  if (!stream) {
    walk.rejected({file.path, "unreadable", std::generic_category().message(errno)});
    return;
  }
  std::array<char, 1U << 16U> buffer{};
  LineFinder lines([&](const FoundLine& line) { walk.found(item_of(line, file)); });
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), stream.get())) {
    const std::string_view bytes(buffer.data(), count);
    if (lines.bytes_read() == 0 && is_utf16(bytes)) {
      walk.rejected(utf16_lines(file.path));
      return;
    }
    lines.feed(bytes);
  }
  if (std::ferror(stream.get()) != 0) {
    walk.rejected({file.path, "unreadable",
                   "reading it failed at byte " + std::to_string(lines.bytes_read())});
    return;
  }
  lines.finish();
}

/// The same of a member of an archive.
void find_lines_of_member(const Item& member, const Walk& walk) {
  if (is_utf16(*member.bytes)) {
    walk.rejected(utf16_lines(member.path));
    return;
  }
  LineFinder lines([&](const FoundLine& line) { walk.found(item_of(line, member)); });
  lines.feed(*member.bytes);
  lines.finish();
}

// ---- archives ----

constexpr int deepest_archive = 3;  ///< an archive in an archive in an archive
constexpr std::size_t most_members = 100'000;
constexpr std::size_t most_member_bytes = 64U << 20U;
/// Texts shrink to a fifth, scans hardly; what grows more than this was made to.
constexpr std::uint64_t most_expansion = 200;
constexpr std::uint64_t harmless_bytes = 64U << 20U;

/// The first bytes, or nothing where they cannot be read: that is said when the file itself is.
std::string start_of(const fs::path& file) {
  constexpr std::size_t enough = 512;
  std::string start(enough, '\0');
  const std::unique_ptr<std::FILE, CloseFile> stream(std::fopen(file.c_str(), "rbe"));
  start.resize(stream ? std::fread(start.data(), 1, start.size(), stream.get()) : 0);
  return start;
}

bool is_archive_file(const fs::path& file) try {
  const std::string start = start_of(file);
  if (!start.starts_with("PK\x03\x04")) return is_archive(start);
  return !office_kind(ArchiveReader(file));
} catch (const Unusable&) {  // said when the file itself is read
  return false;
}

/// "./2018//bc.doc" -> "2018/bc.doc"; empty for what is passed over.
std::string member_path(std::string_view name) {
  std::string path;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('/'), name.size());
    const std::string_view part = name.substr(0, end);
    name.remove_prefix(std::min(end + 1, name.size()));
    if (part.empty() || part == "." || part == "..") continue;
    if (is_passed_over(part) || part == "__MACOSX") return {};
    path += (path.empty() ? "" : "/") + recorded(part);
  }
  return path;
}

/// Unpacks one file, archives within it too, and offers what lies in it.
class Unpacker {
 public:
  Unpacker(const Item& file, const Walk& walk) : file_(file), walk_(walk) {}

  void offer_members() { offer_members(ArchiveReader(file_.file), file_.path, 1); }

 private:
  void offer_members(ArchiveReader reader, const std::string& path, int depth) {
    const std::size_t before = members_;
    while (const auto member = reader.next()) {
      if (++members_ > most_members) {
        throw Unusable("expands_too_much", "more than " + std::to_string(most_members) +
                                               " members; the first are read");
      }
      const std::string below = member_path(member->name);
      if (!member->is_file || below.empty()) continue;
      Item item = file_;
      item.path = path + '/' + below;
      if (member->modified_at > 0) item.modified_at = member->modified_at;
      try {
        item.bytes = std::make_shared<const std::string>(reader.read(most_member_bytes));
        bytes_ += item.bytes->size();
        refuse_bomb(depth == 1 ? reader.bytes_read() : file_.length);
        offer(std::move(item), depth);
      } catch (const Unusable& unusable) {
        walk_.rejected({path + '/' + below, unusable.code(), unusable.what()});
        if (is_bomb_ || unusable.code() == "broken_archive") throw;
      }
    }
    if (members_ == before) throw Unusable("empty", "an archive of nothing");
  }

  void offer(Item item, int depth) {
    item.length = item.bytes->size();
    if (is_json_lines(item.path) && item.length > 0) {
      find_lines_of_member(item, walk_);
    } else if (!is_archive(*item.bytes)) {
      walk_.found(std::move(item));
    } else if (depth == deepest_archive) {
      throw Unusable("nested_too_deep", "an archive in " + std::to_string(depth) + " archives");
    } else {
      offer_nested(item, depth + 1);
    }
  }

  /// A damaged one costs itself, a bomb all of the file.
  void offer_nested(const Item& item, int depth) {
    try {
      offer_members(ArchiveReader(std::string_view(*item.bytes)), item.path, depth);
    } catch (const Unusable& unusable) {
      if (is_bomb_) throw;
      walk_.rejected({item.path, unusable.code(), unusable.what()});
    }
  }

  void refuse_bomb(std::uint64_t packed) {
    is_bomb_ = bytes_ > harmless_bytes && bytes_ / most_expansion > packed;
    if (!is_bomb_) return;
    throw Unusable("expands_too_much", std::to_string(bytes_) + " bytes out of " +
                                           std::to_string(packed) + "; the first are read");
  }

  const Item& file_;
  const Walk& walk_;
  std::size_t members_ = 0;
  std::uint64_t bytes_ = 0;
  bool is_bomb_ = false;
};

void offer_members(const Item& file, const Walk& walk) {
  try {
    Unpacker(file, walk).offer_members();
  } catch (const Unusable& unusable) {
    walk.rejected({file.path, unusable.code(), unusable.what()});
  }
}

void offer_file(const fs::path& file, std::string path, const struct stat& status,
                const Walk& walk) {
  if (!S_ISREG(status.st_mode)) {
    walk.rejected({std::move(path), "not_a_file", "a device, pipe or socket"});
    return;
  }
  Item item;
  item.file = file;
  item.path = std::move(path);
  item.length = static_cast<std::uint64_t>(status.st_size);
  item.modified_at = status.st_mtim.tv_sec;
  item.file_modified_ns = nanoseconds(status.st_mtim);
  item.file_changed_ns = nanoseconds(status.st_ctim);
  if (is_json_lines(file) && item.length > 0) {
    find_lines(item, walk);
  } else if (walk.is_known && walk.is_known(item)) {
    walk.found(std::move(item));
  } else if (is_archive_file(file)) {
    offer_members(item, walk);
  } else {
    walk.found(std::move(item));
  }
}

/// Names in a folder in the order their paths have: a folder's name counts with its '/'.
using Names = std::set<std::string>;

Names names_in(const fs::path& folder) {
  Names names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().native();
    if (is_passed_over(name)) continue;
    std::error_code ignored;  // an entry that cannot be asked is reported when it is offered
    const bool is_folder = !entry.is_symlink(ignored) && entry.is_directory(ignored);
    names.insert(is_folder ? name + '/' : name);
  }
  return names;
}

struct Root {
  fs::path path;
  std::string name;  ///< its last component
  struct stat status {};
};

bool holds(const Root& root, const fs::path& below) {
  struct stat status {};
  return S_ISDIR(root.status.st_mode) ? ::lstat((root.path / below).c_str(), &status) == 0
                                      : root.name == below.native();
}

/// The source that is walked now, and those before it.
using Roots = std::span<const Root>;

/// What is recorded of a file: its path below the source, whatever other sources there are. So its
/// id does not change when one is added. Only where an earlier source has that path too, it begins
/// with the source's own name.
std::string path_among(const Roots& roots, std::string path, const fs::path& file) {
  const Root& root = roots.back();
  const Roots earlier = roots.first(roots.size() - 1);
  if (earlier.empty()) return path;
  const fs::path below =
      S_ISDIR(root.status.st_mode) ? file.lexically_relative(root.path) : fs::path(root.name);
  const bool is_taken =
      std::ranges::any_of(earlier, [&](const Root& each) { return holds(each, below); });
  return is_taken ? recorded(root.name) + '/' + path : path;
}

/// `path` is what is recorded of `folder`: "" for a root, else with '/' at its end.
struct OpenFolder {
  fs::path folder;
  std::string path;
  Names names;
};

// Its own stack: how deep folders lie is the archive's choice, not ours.
void walk_folder(const Roots& roots, const Walk& walk) {
  std::vector<OpenFolder> open;
  const auto enter = [&](const fs::path& folder, const std::string& path) {
    if (walk.passes_over && walk.passes_over(folder)) return;
    try {
      open.push_back({folder, path, names_in(folder)});
    } catch (const fs::filesystem_error& error) {
      walk.rejected({path, "unreadable", error.code().message()});
    }
  };
  enter(roots.back().path, "");
  while (!open.empty()) {
    if (open.back().names.empty()) {
      open.pop_back();
      continue;
    }
    const OpenFolder& here = open.back();
    std::string name = std::move(open.back().names.extract(here.names.begin()).value());
    const bool is_folder = name.back() == '/';
    if (is_folder) name.pop_back();
    const fs::path file = here.folder / name;
    std::string path = here.path + recorded(name);
    struct stat status {};
    if (is_folder) {
      enter(file, path + '/');
      continue;
    }
    path = path_among(roots, std::move(path), file);
    if (::stat(file.c_str(), &status) != 0) {
      walk.rejected({std::move(path), "unreadable", std::generic_category().message(errno)});
    } else if (S_ISDIR(status.st_mode)) {
      walk.rejected(
          {std::move(path), "linked_folder", "a symbolic link to a folder: not followed"});
    } else {
      offer_file(file, std::move(path), status, walk);
    }
  }
}

Root open_root(const fs::path& source) {
  Root root;
  std::error_code error;
  root.path = fs::canonical(source, error);
  if (!error && ::stat(root.path.c_str(), &root.status) != 0) {
    error.assign(errno, std::generic_category());
  }
  if (!error && S_ISDIR(root.status.st_mode)) fs::directory_iterator(root.path, error);
  if (error) throw NoSuchSource(source.string() + ": " + error.message());
  root.name = root.path.filename().native();
  return root;
}

bool is_below(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first ==
         folder.end();
}

/// Each once, in the order given: a source that lies in another one is read there.
std::vector<Root> open_roots(const std::vector<fs::path>& sources) {
  std::vector<Root> roots;
  roots.reserve(sources.size());
  for (const fs::path& source : sources) {
    Root root = open_root(source);
    const auto holds_it = [&](const Root& other) { return is_below(root.path, other.path); };
    if (std::ranges::any_of(roots, holds_it)) continue;
    std::erase_if(roots, [&](const Root& other) { return is_below(other.path, root.path); });
    roots.push_back(std::move(root));
  }
  return roots;
}

}  // namespace

void for_each_item(const std::vector<fs::path>& sources, const Walk& walk) {
  const std::vector<Root> roots = open_roots(sources);
  for (std::size_t place = 0; place < roots.size(); ++place) {
    const Roots so_far = Roots(roots).first(place + 1);
    const Root& root = roots[place];
    if (S_ISDIR(root.status.st_mode)) {
      walk_folder(so_far, walk);
    } else {
      offer_file(root.path, path_among(so_far, recorded(root.name), root.path), root.status, walk);
    }
  }
}

}  // namespace tracuu::corpus
