#include "searchd/search/snapshot.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <utility>

#include <spdlog/spdlog.h>

#include "archive/errors.hpp"

namespace tracuu::searchd {
namespace {

/// How often a search would have given up before the lists of other machines are.
constexpr int patiences_to_read = 20;

/// Of the sets that Snapshot::kept_sets keeps: those of 5,000 terms of 100,000 reports, of 50 terms
/// of ten million.
constexpr std::size_t most_bytes_of_kept_sets = std::size_t{64} << 20U;

/// The lists of all parts, read while their lines are watched.
std::shared_ptr<const Snapshot> read_snapshot(const std::vector<Holding>& holdings,
                                              const std::vector<Opened>& opened_parts,
                                              const tokenizers::Analyzer& analyzer,
                                              const std::shared_ptr<Remotes>& remotes) {
  std::vector<archive::Generation> parts;
  std::vector<std::shared_ptr<const Line>> lines;
  for (const Opened& part : opened_parts) {
    parts.push_back(part.generation);
    if (part.line) lines.push_back(part.line);
  }
  std::optional<Watch::Guard> guard;
  if (!lines.empty()) {
    guard.emplace(remotes->watch(),
                  std::chrono::steady_clock::now() + patiences_to_read * remotes->patience(),
                  std::move(lines));
  }
  return archive::with_xapian([&] {
    archive::Generation opened = joined(parts);
    hide_repeated(opened, parts);
    Columns columns = read_columns(opened, analyzer);
    Names names(opened.index, columns, analyzer);
    tokenizers::Lexicon lexicon(analyzer, lexicon_lines(parts));
    tokenizers::Completions completions(analyzer, lexicon, phrase_lines(parts));
    Units units(read_units(parts), opened, columns.dates, analyzer);
    archive::Copies copies;
    for (const archive::Generation& part : parts) {
      if (!part.is_absent) copies.add(part);
    }
    return std::make_shared<const Snapshot>(Snapshot{
        holdings, remotes, opened.manifest, analyzer, std::move(columns),
        Vocabulary(opened.index, analyzer, std::move(units)), std::move(names), std::move(lexicon),
        std::move(completions), tokenizers::Abbreviations(analyzer, abbreviation_lines(parts)),
        std::move(copies), std::make_shared<KeptSets>(most_bytes_of_kept_sets)});
  });
}

/// A server whose archive cannot be read keeps no other from being served. Each is opened anew and
/// read alone; how many were left out.
std::size_t leave_out_unreadable(std::vector<Holding>& holdings, std::vector<Opened>& parts,
                                 const tokenizers::Analyzer& analyzer,
                                 const std::shared_ptr<Remotes>& remotes) {
  std::size_t left_out = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].line) continue;
    try {
      parts[i] =
          open_part(holdings[i], remotes.get(), std::chrono::steady_clock::now() + time_to_open);
      read_snapshot({holdings[i]}, {parts[i]}, analyzer, remotes);
    } catch (const archive::DatabaseError& error) {
      spdlog::error("archive={} is not searched: {}", holdings[i].archive.string(), error.what());
      parts[i] = {archive::absent_generation()};
    }
    if (!parts[i].generation.is_absent) continue;
    holdings[i] = {holdings[i].archive, {}, {}};
    ++left_out;
  }
  return left_out;
}

}  // namespace

std::shared_ptr<const Snapshot> open_snapshot(std::vector<Holding> holdings,
                                              const tokenizers::Analyzer& analyzer,
                                              std::shared_ptr<Remotes> remotes) {
  std::vector<Opened> parts;
  for (Holding& holding : holdings) {
    parts.push_back(
        open_part(holding, remotes.get(), std::chrono::steady_clock::now() + time_to_open));
    if (parts.back().generation.is_absent) holding = {holding.archive, {}, {}};
  }
  try {
    return read_snapshot(holdings, parts, analyzer, remotes);
  } catch (const archive::DatabaseError&) {
    if (leave_out_unreadable(holdings, parts, analyzer, remotes) == 0) throw;
    return read_snapshot(holdings, parts, analyzer, remotes);
  }
}

std::vector<std::string> missing_of(const Snapshot& snapshot) {
  std::vector<std::string> missing;
  for (const Holding& holding : snapshot.holdings) {
    const Remote* remote =
        snapshot.remotes ? snapshot.remotes->find(holding.archive.string()) : nullptr;
    if (remote == nullptr) continue;
    if (holding.generation.empty() || !remote->standing().serves) {
      missing.push_back(holding.archive.string());
    }
  }
  return missing;
}

}  // namespace tracuu::searchd
