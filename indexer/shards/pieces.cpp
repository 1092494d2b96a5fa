#include "indexer/shards/pieces.hpp"

#include <algorithm>
#include <fstream>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "archive/files.hpp"
#include "archive/stored_text.hpp"
#include "indexer/document/make_document.hpp"
#include "indexer/shards/join.hpp"
#include "indexer/shards/words.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using archive::with_files;
using archive::with_xapian;

constexpr std::size_t most_batches = 32;
constexpr const char* about_name = "about";

/// Another one after each start of the machine: what was not synced before may be anything now.
std::string start_of_machine() {
  return archive::contents("/proc/sys/kernel/random/boot_id", 256).value_or("unknown");
}

void write(const fs::path& file, std::string_view bytes) {
  archive::File(file, O_WRONLY | O_CREAT | O_TRUNC, "cannot write").write(bytes);
}

/// Nothing where the piece is not whole.
std::optional<Workplace::Leftover> read_leftover(const fs::path& folder) try {
  Workplace::Leftover left;
  left.piece.folder = folder;
  left.entries = read_catalogue(folder / "entries.jsonl");
  const auto counts = nlohmann::json::parse(
      archive::contents(folder / "counts.json", std::size_t{1} << 10U).value_or(""));
  left.piece.documents = counts.at("documents").get<std::uint64_t>();
  left.piece.text_bytes = counts.at("text_bytes").get<std::uint64_t>();
  left.piece.tokens = counts.at("tokens").get<std::uint64_t>();
  const auto indexed = static_cast<std::uint64_t>(std::ranges::count_if(
      left.entries, [](const Entry& entry) { return entry.verdict.fate == Fate::indexed; }));
  if (indexed != left.piece.documents) return std::nullopt;
  return left;
} catch (const archive::DatabaseError&) {  // it was being written, or is of no use: read again
  return std::nullopt;
} catch (const nlohmann::json::exception&) {
  return std::nullopt;
}

}  // namespace

Workplace::Workplace(fs::path folder, const std::string& settings) : folder_(std::move(folder)) {
  const std::string about = start_of_machine() + settings + '\n';
  const fs::path about_file = folder_ / about_name;
  const bool usable = archive::contents(about_file, std::size_t{1} << 20U) == about;
  if (!usable) clear();
  with_files([&] {
    fs::create_directories(folder_);
    std::vector<fs::path> useless;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) {
      if (!entry.is_directory()) continue;
      auto left = entry.path().has_extension() ? std::nullopt : read_leftover(entry.path());
      if (left) {
        leftovers_.push_back(*std::move(left));
      } else {
        useless.push_back(entry.path());
      }
    }
    for (const fs::path& each : useless) fs::remove_all(each);
  });
  if (!usable) write(about_file, about);
  std::ranges::sort(leftovers_, {}, [](const Leftover& left) { return left.piece.folder; });
  if (!leftovers_.empty()) {
    next_ = std::stoull(leftovers_.back().piece.folder.filename().string()) + 1;
  }
}

void Workplace::clear() const {
  with_files([&] {
    fs::remove(folder_ / about_name);  // first: without it, pieces that lack files are no use
    fs::remove_all(folder_);
  });
}

fs::path Workplace::next_folder() {
  return folder_ / fmt::format("{:06}", next_++);
}

PieceWriter::PieceWriter(Workplace& workplace, const tokenizers::Analyzer& analyzer,
                         std::uint64_t batch_bytes, std::size_t most_words)
    : workplace_(workplace),
      analyzer_(analyzer),
      batch_bytes_(batch_bytes),
      most_words_(most_words) {}

fs::path PieceWriter::batch(std::size_t number) const {
  return piece_.folder / fmt::format("{}.index", number);
}

void PieceWriter::put(const archive::Record& record, const std::string& text) {
  with_xapian([&] {
    if (piece_.folder.empty()) {
      piece_.folder = workplace_.next_folder();
      piece_.folder += ".part";
      with_files([&] { fs::create_directory(piece_.folder); });
      // Not in batches: texts have no postings to be joined, and each joining reads and packs anew.
      texts_ = create_part(piece_.folder / "texts");
    }
    if (bytes_in_batch_ == 0) index_ = create_part(batch(batches_));
    const IndexedReport made = make_document(
        record, text, analyzer_, [&](const tokenizers::Token& token, std::uint32_t word) {
          lexicon_.add(text, token, word);
        });
    lexicon_.end_text();
    Xapian::Document stored;
    stored.set_data(encode(made.text));
    index_.add_document(made.document);
    texts_.add_document(stored);
    ++piece_.documents;
    piece_.text_bytes += made.text.text.size();
    piece_.tokens += made.text.spans.size();
    bytes_in_batch_ += made.text.text.size() + 1;
  });
  if (bytes_in_batch_ > batch_bytes_) close_batch();
}

void PieceWriter::note(const std::vector<Entry>& entries) {
  for (const Entry& entry : entries) entries_ += to_json_line(entry);
}

bool PieceWriter::is_full() const {
  return batches_ >= most_batches || lexicon_.size() > most_words_;
}

void PieceWriter::close_batch() {
  if (bytes_in_batch_ == 0) return;
  with_xapian([&] {
    index_.commit();
    index_ = Xapian::WritableDatabase();
  });
  ++batches_;
  bytes_in_batch_ = 0;
}

std::optional<Piece> PieceWriter::finish() {
  close_batch();
  if (piece_.folder.empty()) {
    entries_.clear();  // a few files without a report are read again as fast as kept
    return std::nullopt;
  }
  with_xapian([&] {
    texts_.commit();
    texts_ = Xapian::WritableDatabase();
  });
  Join join{{}, piece_.folder / "index"};
  for (std::size_t i = 0; i < batches_; ++i) join.parts.push_back(batch(i));
  join_databases(join);
  with_files([&] {
    for (const fs::path& part : join.parts) fs::remove_all(part);
  });
  write_counts(piece_.folder, lexicon_.drain());
  const nlohmann::json counts = {{"documents", piece_.documents},
                                 {"text_bytes", piece_.text_bytes},
                                 {"tokens", piece_.tokens}};
  write(piece_.folder / "counts.json", counts.dump());
  write(piece_.folder / "entries.jsonl", entries_);
  Piece finished = std::exchange(piece_, {});
  const fs::path part = finished.folder;
  finished.folder.replace_extension();
  with_files([&] { fs::rename(part, finished.folder); });
  entries_.clear();
  batches_ = 0;
  return finished;
}

}  // namespace tracuu::indexer
