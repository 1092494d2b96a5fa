#include "indexer/progress.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace tracuu::indexer {
namespace {

constexpr int bar_cells = 24;

std::string_view name_of(Phase phase) {
  switch (phase) {
    case Phase::reading:
      return "reading";
    case Phase::joining:
      return "joining";
    case Phase::checking:
      return "checking";
    case Phase::publishing:
      return "publishing";
  }
  return "";
}

double share_done(const Progress& progress) {
  if (progress.total_bytes == 0) return 0;
  return std::min(1.0,
                  static_cast<double>(progress.bytes) / static_cast<double>(progress.total_bytes));
}

double megabytes(std::uint64_t bytes) {
  return static_cast<double>(bytes) / 1e6;
}

double rate(const Progress& progress) {
  return progress.seconds > 0 ? megabytes(progress.bytes) / progress.seconds : 0;
}

/// Seconds of reading still to come, as far as the rate up to now tells.
double seconds_left(const Progress& progress) {
  const double done = share_done(progress);
  return done > 0 ? progress.seconds * (1 - done) / done : 0;
}

std::string clock(double seconds) {
  const auto whole = std::lround(seconds);
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

double seconds_between(ProgressStyle style) {
  switch (style) {
    case ProgressStyle::bar:
      return 0.1;
    case ProgressStyle::json:
      return 1;
    default:
      return 10;
  }
}

}  // namespace

std::string bar_line(const Progress& progress) {
  if (progress.phase != Phase::reading) {
    return fmt::format("{} {} reports ...", name_of(progress.phase), progress.indexed);
  }
  const double done = share_done(progress);
  const auto filled = static_cast<std::size_t>(done * bar_cells);
  return fmt::format("[{:<{}}] {:3.0f}%  {} indexed  {} rejected  {:.1f} MB/s  {} left",
                     std::string(filled, '#'), bar_cells, 100 * done, progress.indexed,
                     progress.rejected, rate(progress), clock(seconds_left(progress)));
}

std::string plain_line(const Progress& progress) {
  return fmt::format("{}: {} indexed, {} rejected, {:.1f} of about {:.1f} MB, {:.1f} MB/s, {}",
                     name_of(progress.phase), progress.indexed, progress.rejected,
                     megabytes(progress.bytes), megabytes(progress.total_bytes), rate(progress),
                     clock(progress.seconds));
}

std::string json_line(const Progress& progress) {
  const nlohmann::ordered_json line = {
      {"phase", name_of(progress.phase)},      {"indexed", progress.indexed},
      {"rejected", progress.rejected},         {"bytes", progress.bytes},
      {"total_bytes", progress.total_bytes},   {"seconds", progress.seconds},
      {"seconds_left", seconds_left(progress)}};
  return line.dump();
}

std::string summary_table(const BuildResult& result) {
  const archive::Manifest& manifest = result.manifest;
  std::string table = fmt::format("generation  {:>12}\nindexed     {:>12}\n", manifest.generation,
                                  manifest.reports);
  std::uint64_t rejected = 0;
  for (const auto& [code, count] : manifest.rejected) rejected += count;
  table += fmt::format("rejected    {:>12}\n", rejected);
  for (const auto& [code, count] : manifest.rejected) {
    table += fmt::format("  {:<20}{:>2}\n", code, count);
  }
  table += fmt::format("seconds     {:>12.1f}\nMB/s        {:>12.1f}\n", manifest.seconds,
                       manifest.seconds > 0 ? megabytes(result.bytes) / manifest.seconds : 0);
  if (rejected > 0) {
    table += fmt::format("see {}\n", (result.folder / "rejected.jsonl").string());
  }
  return table;
}

std::string summary_json(const BuildResult& result) {
  const nlohmann::ordered_json line = {{"generation", result.manifest.generation},
                                       {"folder", result.folder.string()},
                                       {"indexed", result.manifest.reports},
                                       {"rejected", result.manifest.rejected},
                                       {"bytes", result.bytes},
                                       {"text_bytes", result.manifest.text_bytes},
                                       {"tokens", result.manifest.tokens},
                                       {"seconds", result.manifest.seconds}};
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

ProgressPrinter::ProgressPrinter(ProgressStyle style, std::FILE* stream)
    : style_(style), stream_(stream) {
  if (style_ == ProgressStyle::automatic) {
    style_ = ::isatty(::fileno(stream)) == 1 ? ProgressStyle::bar : ProgressStyle::plain;
  }
}

void ProgressPrinter::show(const Progress& progress) {
  if (style_ == ProgressStyle::none) return;
  if (progress.phase == phase_ && progress.seconds < next_) return;
  phase_ = progress.phase;
  next_ = progress.seconds + seconds_between(style_);
  if (style_ == ProgressStyle::bar) {
    fmt::print(stream_, "\r\033[K{}", bar_line(progress));
    std::fflush(stream_);
    has_bar_ = true;
  } else {
    fmt::print(stream_, "{}\n",
               style_ == ProgressStyle::json ? json_line(progress) : plain_line(progress));
  }
}

void ProgressPrinter::clear() {
  if (!has_bar_) return;
  fmt::print(stream_, "\r\033[K");
  std::fflush(stream_);
  has_bar_ = false;
}

}  // namespace tracuu::indexer
