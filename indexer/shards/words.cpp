#include "indexer/shards/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <functional>
#include <queue>
#include <string>
#include <utility>

#include <fcntl.h>

#include "archive/files.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;

struct Line {
  std::string key;
  std::int64_t count = 0;
};

/// One file, line by line, in order of key.
class Run {
 public:
  Run(const fs::path& file, std::int64_t sign) : in_(file, std::ios::binary), sign_(sign) {
    if (!in_) archive::fail(file, "cannot read", errno);
    advance();
  }
  bool ended() const { return ended_; }
  const Line& line() const { return line_; }
  void advance() {
    if (!std::getline(in_, text_)) {
      ended_ = true;
      return;
    }
    const auto tab = text_.find('\t');
    line_.key.assign(text_, 0, tab);
    line_.count = 0;
    if (tab != std::string::npos) {
      std::from_chars(text_.data() + tab + 1, text_.data() + text_.size(), line_.count);
    }
    line_.count *= sign_;
  }

 private:
  std::ifstream in_;
  std::int64_t sign_;
  std::string text_;
  Line line_;
  bool ended_ = false;
};

/// Calls `sink` for the sum of each key that is above nothing, in order of key.
template <typename Sink>
void merge(const Words& words, const Sink& sink) {
  std::vector<Run> runs;
  runs.reserve(words.added.size() + words.taken_away.size());
  for (const fs::path& file : words.added) runs.emplace_back(file, 1);
  for (const fs::path& file : words.taken_away) runs.emplace_back(file, -1);
  const auto later = [&](std::size_t a, std::size_t b) {
    return runs[a].line().key > runs[b].line().key;
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> next(later);
  for (std::size_t run = 0; run < runs.size(); ++run) {
    if (!runs[run].ended()) next.push(run);
  }
  Line sum;
  while (!next.empty()) {
    const std::size_t run = next.top();
    next.pop();
    if (runs[run].line().key != sum.key) {
      if (sum.count > 0) sink(sum);
      sum = {runs[run].line().key, 0};
    }
    sum.count += runs[run].line().count;
    runs[run].advance();
    if (!runs[run].ended()) next.push(run);
  }
  if (sum.count > 0) sink(sum);
}

/// Lines of at least this count.
void write_merged(const Words& words, const fs::path& into, std::int64_t least) {
  std::ofstream out(into, std::ios::binary);
  merge(words, [&](const Line& line) {
    if (line.count >= least) out << line.key << '\t' << line.count << '\n';
  });
  out.close();
  if (!out) archive::fail(into, "cannot write", errno);
}

}  // namespace

void write_counts(const fs::path& folder, const tokenizers::LexiconLines& lines) {
  const auto write = [&](const char* name, std::string_view text) {
    archive::File(folder / name, O_WRONLY | O_CREAT | O_TRUNC, "cannot write").write(text);
  };
  write("words", lines.words);
  write("phrases", lines.phrases);
}

void merge_words(const Words& words, const fs::path& into) {
  write_merged(words, into, 1);
}

void merge_frequent(const Words& words, const fs::path& into, std::size_t most_lines) {
  // How many lines have a count of 1, 2, ...; beyond the table all are kept.
  std::array<std::uint64_t, 256> having{};
  std::uint64_t lines = 0;
  merge(words, [&](const Line& line) {
    ++having[std::min<std::uint64_t>(static_cast<std::uint64_t>(line.count), having.size() - 1)];
    ++lines;
  });
  std::uint64_t least = 1;
  while (lines > most_lines && least < having.size() - 1) lines -= having[least++];
  archive::with_files([&] { fs::remove(into); });  // may be a link, whose other name stays as it is
  if (least == 1 && words.added.size() == 1 && words.taken_away.empty()) {
    archive::link_file(words.added.front(), into);
    return;
  }
  write_merged(words, into, static_cast<std::int64_t>(least));
}

}  // namespace tracuu::indexer
