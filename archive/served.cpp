#include "archive/served.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <zlib.h>

#include "archive/files.hpp"
#include "archive/schema.hpp"

namespace tracuu::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = 1U << 20U;
constexpr std::size_t most_list_bytes = std::size_t{16} << 30U;
constexpr std::size_t most_manifest_bytes = 64U << 20U;
constexpr std::array side_files{"manifest.json", "lexicon",          "phrases",   "abbreviations",
                                "units.json",    "duplicates.jsonl", "near.jsonl"};

std::string deflated(std::string_view bytes) {
  uLongf size = compressBound(bytes.size());
  std::string packed(size, '\0');
  const int result = compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                               reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), 6);
  if (result != Z_OK) throw DatabaseError("zlib: no memory");
  packed.resize(size);
  return packed;
}

std::string inflated(std::string_view packed) {
  uLongf size = piece_bytes;
  std::string bytes(size, '\0');
  const int result = uncompress(reinterpret_cast<Bytef*>(bytes.data()), &size,
                                reinterpret_cast<const Bytef*>(packed.data()), packed.size());
  if (result != Z_OK) throw DatabaseError("what is served is damaged: a piece cannot be inflated");
  bytes.resize(size);
  return bytes;
}

std::string piece_key(const std::string& name, std::size_t piece) {
  return fmt::format("{}/{}", name, piece);
}

/// Writes metadata piece by piece, however long it gets.
class Pieces {
 public:
  Pieces(Xapian::WritableDatabase& side, std::string name) : side_(side), name_(std::move(name)) {}

  void add(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto part = bytes.substr(0, piece_bytes - piece_.size());
      piece_ += part;
      bytes.remove_prefix(part.size());
      if (piece_.size() == piece_bytes) write();
    }
  }

  void end() {
    if (!piece_.empty()) write();
    side_.set_metadata(name_, std::to_string(count_));
  }

 private:
  void write() {
    side_.set_metadata(piece_key(name_, count_++), deflated(piece_));
    piece_.clear();
  }

  Xapian::WritableDatabase& side_;
  std::string name_;
  std::string piece_;
  std::size_t count_ = 0;
};

void put_number(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80U; number >>= 7U) bytes += static_cast<char>((number & 0x7FU) | 0x80U);
  bytes += static_cast<char>(number);
}

/// Takes a number from the front.
std::uint64_t take_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 35 && !bytes.empty(); shift += 7) {
    const auto part = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= static_cast<std::uint64_t>(part & 0x7FU) << shift;
    if (part < 0x80U) return number;
  }
  throw DatabaseError("what is served is damaged: a list of values ends early");
}

/// A number written in digits.
template <typename Number>
Number number_in(std::string_view digits) {
  Number number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    throw DatabaseError("this serves no archive of Tracuu; serve what tracuu-indexer share makes");
  }
  return number;
}

/// The id by which a server knows a document of the generation.
Xapian::docid served_id(Xapian::docid id, std::size_t shards) {
  const auto local = static_cast<Xapian::docid>((id - 1) / shards + 1);
  return joint_id(local, (id - 1) % shards + 1, shards + 1);
}

void write_values(Xapian::WritableDatabase& side, const Generation& generation,
                  Xapian::valueno slot) {
  Pieces pieces(side, fmt::format("values/{}", slot));
  Xapian::docid former = 0;
  for_each_value(generation, slot, [&](Xapian::docid id, const std::string& value) {
    const Xapian::docid served = served_id(id, generation.manifest.shards.size());
    std::string head;
    put_number(head, served - std::exchange(former, served));
    put_number(head, value.size());
    pieces.add(head);
    pieces.add(value);
  });
  pieces.end();
}

void write_side(const fs::path& folder, const Generation& generation) {
  Xapian::WritableDatabase side(folder.string(), Xapian::DB_CREATE);
  const Manifest& manifest = generation.manifest;
  side.set_metadata("generation", generation.folder.filename().string());
  side.set_metadata("schema", std::to_string(manifest.schema_version));
  side.set_metadata("analyzer", std::to_string(manifest.analyzer_version));
  for (const std::string name : side_files) {
    const auto bytes = contents(generation.folder / name, most_list_bytes);
    if (!bytes) continue;
    Pieces pieces(side, name);
    pieces.add(*bytes);
    pieces.end();
  }
  Pieces dead(side, "dead");
  for (const Xapian::docid id : generation.dead) {
    dead.add(fmt::format("{}\n", served_id(id, manifest.shards.size())));
  }
  dead.end();
  for (const FieldSpec& field : fields) {
    if (field.slot != no_slot) write_values(side, generation, field.slot);
  }
  side.commit();
}

void link_shard(const Generation& generation, const Shard& shard, const fs::path& folder) {
  for (const char* kind : {"index", "texts"}) {
    const fs::path to = folder / shard.name / kind;
    with_files([&] { fs::create_directories(to.parent_path()); });
    link_tree(shard_folder(generation.folder, shard.name) / kind, to);
    File(to / "termlist.glass", O_WRONLY | O_CREAT, "cannot write");
  }
}

std::string stub(const Generation& generation, const std::string& name, const char* kind) {
  std::string lines = fmt::format("auto {}/side\n", name);
  for (const Shard& shard : generation.manifest.shards) {
    lines += fmt::format("auto {}/{}/{}\n", name, shard.name, kind);
  }
  return lines;
}

void remove_all_but(const fs::path& served, const std::string& name) {
  std::vector<fs::path> former;
  for (const fs::directory_entry& entry : fs::directory_iterator(served)) {
    if (entry.is_directory() && entry.path().filename() != name) former.push_back(entry.path());
  }
  for (const fs::path& each : former) fs::remove_all(each);
}

std::string side_of(const std::string& uuids) {
  return uuids.substr(0, uuids.find(':'));
}

void refuse_other_version(const Xapian::Database& index, int analyzer_version) {
  const auto refuse = [&](const char* what, int needed) {
    const int found = number_in<int>(index.get_metadata(what));
    if (found == needed) return;
    throw WrongVersion(
        fmt::format("{} {}, this program needs {}: build that archive again and run "
                    "tracuu-indexer share",
                    what, found, needed));
  };
  refuse("schema", schema_version);
  refuse("analyzer", analyzer_version);
}

std::string needed_file(const Xapian::Database& index, const std::string& name, std::size_t limit) {
  auto bytes = served_file(index, name, limit);
  if (!bytes) throw DatabaseError(fmt::format("what is served has no {}", name));
  return *std::move(bytes);
}

std::vector<std::pair<Xapian::docid, std::string>> served_values(const Xapian::Database& index,
                                                                 Xapian::valueno slot) {
  const std::string list = needed_file(index, fmt::format("values/{}", slot), most_list_bytes);
  std::vector<std::pair<Xapian::docid, std::string>> values;
  std::uint64_t id = 0;
  for (std::string_view rest = list; !rest.empty();) {
    id += take_number(rest);
    const std::uint64_t size = take_number(rest);
    if (size > rest.size() || id == 0 || id > index.get_lastdocid()) {
      throw DatabaseError("what is served is damaged: a list of values is not of its documents");
    }
    values.emplace_back(static_cast<Xapian::docid>(id), rest.substr(0, size));
    rest.remove_prefix(size);
  }
  return values;
}

}  // namespace

std::string share(const fs::path& archive, const WriteLock& /*lock*/, int analyzer_version) {
  const std::string name = current_generation(archive);
  const Generation generation = open_reading(archive, name, analyzer_version);
  const fs::path served = archive / "served";
  const fs::path part = served / fmt::format("{}.part", name);
  with_files([&] {
    fs::remove_all(part);
    fs::create_directories(part);
  });
  for (const Shard& shard : generation.manifest.shards) link_shard(generation, shard, part);
  with_xapian([&] { write_side(part / "side", generation); });
  sync_tree(part);
  with_files([&] {
    fs::remove_all(served / name);
    fs::rename(part, served / name);
  });
  sync_path(served);
  replace(served / "texts", stub(generation, name, "texts"));
  replace(served / "index", stub(generation, name, "index"));
  with_files([&] { remove_all_but(served, name); });
  return name;
}

ServedGeneration served_generation(const Xapian::Database& index, const Xapian::Database& texts,
                                   int analyzer_version) {
  refuse_other_version(index, analyzer_version);
  const std::string identity = side_of(index.get_uuid());
  if (identity != side_of(texts.get_uuid())) {
    throw DatabaseError(
        "the two ports serve different generations; serve served/index at the port that is named, "
        "and served/texts of the same archive at the next one");
  }
  if (index.get_lastdocid() != texts.get_lastdocid()) {
    throw DatabaseError("the port that is named serves no index, or the next one no texts");
  }
  return {index.get_metadata("generation"), identity};
}

Generation open_served(const Xapian::Database& index, const Xapian::Database& texts,
                       int analyzer_version) {
  const auto [name, identity] = served_generation(index, texts, analyzer_version);
  Generation opened;
  opened.manifest = parse_manifest(needed_file(index, "manifest.json", most_manifest_bytes));
  opened.manifest.generation = name;
  opened.index = index;
  opened.index_shards = {index};
  opened.remote = {0};
  opened.texts = texts;
  const std::string dead = needed_file(index, "dead", most_list_bytes);
  for (std::string_view rest = dead; !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    opened.dead.push_back(number_in<Xapian::docid>(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!std::ranges::is_sorted(opened.dead)) throw DatabaseError("what is served is damaged: dead");
  Shard whole;
  std::uint64_t last = 0;
  for (const Shard& shard : opened.manifest.shards) {
    last = std::max(last, shard.documents * (opened.manifest.shards.size() + 1));
    whole.documents += shard.documents;
    whole.dead += shard.dead;
    whole.text_bytes += shard.text_bytes;
    whole.tokens += shard.tokens;
  }
  // Arrays will be as long as the last id.
  if (whole.documents != index.get_doccount() || index.get_lastdocid() > last) {
    throw DatabaseError("what is served does not hold the documents that its manifest names");
  }
  opened.manifest.shards = {whole};
  return opened;
}

Generation absent_generation() {
  Generation absent;
  absent.is_absent = true;
  absent.manifest.generation = "absent";
  absent.manifest.shards.emplace_back();
  absent.index = Xapian::WritableDatabase(std::string(), Xapian::DB_BACKEND_INMEMORY);
  absent.index_shards = {absent.index};
  absent.texts = Xapian::WritableDatabase(std::string(), Xapian::DB_BACKEND_INMEMORY);
  return absent;
}

std::optional<std::string> served_file(const Xapian::Database& index, const std::string& name,
                                       std::size_t limit) {
  const std::string count = index.get_metadata(name);
  if (count.empty()) return std::nullopt;
  const auto pieces = number_in<std::size_t>(count);
  std::string bytes;
  for (std::size_t i = 0; i < pieces; ++i) {
    const std::string piece = inflated(index.get_metadata(piece_key(name, i)));
    const bool is_last = i + 1 == pieces;
    if (!is_last && piece.size() != piece_bytes) {
      throw DatabaseError(fmt::format("what is served is damaged: {} has a short piece", name));
    }
    bytes += piece;
    if (bytes.size() > limit) throw DatabaseError(fmt::format("{}: is too large", name));
  }
  return bytes;
}

void for_each_value(const Generation& generation, Xapian::valueno slot,
                    const std::function<void(Xapian::docid, const std::string&)>& found) {
  const auto stream = [&](const Xapian::Database& index, const auto& call) {
    for (auto value = index.valuestream_begin(slot); value != index.valuestream_end(slot);
         ++value) {
      call(value.get_docid(), *value);
    }
  };
  if (generation.remote.empty()) return stream(generation.index, found);
  // From another machine values come all at once: Xapian would ask for each document's own.
  const auto& shards = generation.index_shards;
  std::vector<std::pair<Xapian::docid, std::string>> all;
  for (std::size_t place = 0; place < shards.size(); ++place) {
    const auto add = [&](Xapian::docid local, std::string value) {
      all.emplace_back(joint_id(local, place, shards.size()), std::move(value));
    };
    if (!std::ranges::binary_search(generation.remote, place)) {
      stream(shards[place], add);
      continue;
    }
    for (auto& [local, value] : served_values(shards[place], slot)) add(local, std::move(value));
  }
  std::ranges::sort(all, {}, &std::pair<Xapian::docid, std::string>::first);
  for (const auto& [id, value] : all) found(id, value);
}

}  // namespace tracuu::archive
