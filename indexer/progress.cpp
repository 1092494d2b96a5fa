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
  const Tally& tally = result.tally;
  std::string table;
  const auto line = [&](std::string_view name, const auto& value) {
    table += fmt::format("{:<24}{:>12}\n", name, value);
  };
  line("generation", result.manifest.generation);
  line("indexed", tally.indexed);
  line("unchanged", tally.unchanged);
  line("  near another", tally.near);
  line("duplicate", tally.duplicates);
  std::uint64_t rejected = 0;
  for (const auto& [code, count] : tally.rejected) rejected += count;
  const auto quarantined = tally.rejected.find("quarantined");
  const std::uint64_t held = quarantined == tally.rejected.end() ? 0 : quarantined->second;
  line("quarantined", held);
  line("rejected", rejected - held);
  for (const auto& [code, count] : tally.rejected) {
    if (code != "quarantined") line("  " + code, count);
  }
  if (tally.removed > 0) line("removed", tally.removed);
  if (!result.published) return table + "nothing has changed; nothing was published\n";
  const double seconds = result.manifest.seconds;
  line("seconds", fmt::format("{:.1f}", seconds));
  line("MB/s", fmt::format("{:.1f}", seconds > 0 ? megabytes(tally.bytes) / seconds : 0));
  for (const Tally::Slow& slow : tally.slowest) {
    table += fmt::format("slowest {:>8.1f} ms  {}\n", slow.seconds * 1000, slow.path);
  }
  if (rejected > 0) table += fmt::format("see {}\n", (result.folder / "rejected.jsonl").string());
  if (tally.duplicates > 0) {
    table += fmt::format("see {}\n", (result.folder / "duplicates.jsonl").string());
  }
  return table;
}

std::string summary_json(const BuildResult& result) {
  const Tally& tally = result.tally;
  nlohmann::ordered_json slowest = nlohmann::ordered_json::array();
  for (const Tally::Slow& slow : tally.slowest) {
    slowest.push_back({{"path", slow.path}, {"seconds", slow.seconds}});
  }
  const nlohmann::ordered_json line = {{"generation", result.manifest.generation},
                                       {"folder", result.folder.string()},
                                       {"published", result.published},
                                       {"reports", result.manifest.reports},
                                       {"indexed", tally.indexed},
                                       {"unchanged", tally.unchanged},
                                       {"duplicate", tally.duplicates},
                                       {"near_duplicate", tally.near},
                                       {"rejected", tally.rejected},
                                       {"removed", tally.removed},
                                       {"slowest", slowest},
                                       {"bytes", tally.bytes},
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
  if (!has_bar_.exchange(false)) return;
  fmt::print(stream_, "\r\033[K");
  std::fflush(stream_);
}

}  // namespace tracuu::indexer
