#include "indexer/lexicon_runs.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <queue>
#include <stdexcept>
#include <string>
#include <utility>

namespace tracuu::indexer {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const char* what) {
  throw std::runtime_error(file.string() + ": " + what + ": " + std::strerror(errno));
}

struct Line {
  std::string key;
  std::uint64_t count = 0;
};

// One run, line by line, in order of key.
class Run {
 public:
  explicit Run(const std::filesystem::path& file) : in_(file, std::ios::binary) {
    if (!in_) fail(file, "cannot be read");
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
  }

 private:
  std::ifstream in_;
  std::string text_;
  Line line_;
  bool ended_ = false;
};

template <typename Sink>
void merge(const std::vector<std::filesystem::path>& files, const Sink& sink) {
  std::vector<Run> runs;
  runs.reserve(files.size());
  for (const auto& file : files) runs.emplace_back(file);
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

}  // namespace

void LexiconRuns::add(std::string_view lines) {
  const std::lock_guard lock(adding_);
  auto file = folder_ / (kind_ + "-run-" + std::to_string(runs_.size()));
  std::ofstream out(file, std::ios::binary);
  out.write(lines.data(), static_cast<std::streamsize>(lines.size()));
  out.close();
  if (!out) fail(file, "cannot be written");
  runs_.push_back(std::move(file));
}

void LexiconRuns::merge_into(const std::filesystem::path& file, std::size_t most_lines) {
  // How many lines have a count of 1, 2, ...; beyond the table all are kept.
  std::array<std::uint64_t, 256> having{};
  std::uint64_t lines = 0;
  merge(runs_, [&](const Line& line) {
    ++having[std::min<std::uint64_t>(line.count, having.size() - 1)];
    ++lines;
  });
  std::uint64_t least = 1;
  while (lines > most_lines && least < having.size() - 1) lines -= having[least++];

  std::ofstream out(file, std::ios::binary);
  merge(runs_, [&](const Line& line) {
    if (line.count >= least) out << line.key << '\t' << line.count << '\n';
  });
  out.close();
  if (!out) fail(file, "cannot be written");
  for (const auto& run : runs_) std::filesystem::remove(run);
  runs_.clear();
}

}  // namespace tracuu::indexer
