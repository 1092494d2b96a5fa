#include "searchd/search/joint.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "archive/errors.hpp"
#include "archive/schema.hpp"
#include "archive/served.hpp"
#include "archive/shards.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {
namespace {

using archive::Generation;

template <typename Call>
void each_line(std::string_view lines, Call call) {
  while (!lines.empty()) {
    const auto end = std::min(lines.find('\n'), lines.size());
    call(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

/// "key<TAB>count" lines in the order of their keys, the counts of a key added up.
std::string added_up(const std::vector<std::string>& files) {
  if (files.size() == 1) return files.front();
  std::map<std::string_view, std::uint64_t> counts;
  for (const auto& file : files) {
    each_line(file, [&](std::string_view line) {
      const auto tab = line.find('\t');
      if (tab == std::string_view::npos) return;
      std::uint64_t count = 0;
      std::from_chars(line.data() + tab + 1, line.data() + line.size(), count);
      counts[line.substr(0, tab)] += count;
    });
  }
  std::string lines;
  for (const auto& [key, count] : counts) lines += fmt::format("{}\t{}\n", key, count);
  return lines;
}

template <typename Read>
auto of_each(const std::vector<Generation>& parts, Read read) {
  std::vector<decltype(read(parts.front()))> all;
  for (const Generation& part : parts) {
    if (!part.is_absent) all.push_back(read(part));
  }
  return all;
}

/// The relatives of both, each once.
void add_relatives(std::vector<archive::Relative>& known, std::vector<archive::Relative> more) {
  for (auto& relative : more) {
    if (std::ranges::find(known, relative.id, &archive::Relative::id) == known.end()) {
      known.push_back(std::move(relative));
    }
  }
}

void refuse_shards_held_twice(const std::vector<Generation>& parts) {
  std::set<std::string> seen;
  for (const Generation& part : parts) {
    const std::string uuids = part.index.get_uuid();  // of all shards, parted by colons
    for (std::string_view rest = uuids; !rest.empty();) {
      const auto end = std::min(rest.find(':'), rest.size());
      if (!seen.emplace(rest.substr(0, end)).second) {
        throw archive::DatabaseError(
            fmt::format("{}: two of the archives hold the same shard; name each archive once, and "
                        "no copy of it",
                        part.manifest.generation));
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

}  // namespace

std::vector<Holding> current_holdings(const std::vector<std::filesystem::path>& archives,
                                      const Remotes* remotes) {
  std::vector<Holding> holdings;
  for (const auto& each : archives) {
    const Remote* remote = remotes == nullptr ? nullptr : remotes->find(each.string());
    if (remote == nullptr) {
      holdings.push_back({each, archive::current_generation(each)});
    } else {
      const auto [name, identity] = remote->standing().serves.value_or(archive::ServedGeneration());
      holdings.push_back({each, name, identity});
    }
  }
  return holdings;
}

Opened open_part(const Holding& holding, Remotes* remotes, Remote::Time until) {
  Remote* remote = remotes == nullptr ? nullptr : remotes->find(holding.archive.string());
  if (remote == nullptr) {
    return {
        archive::open_reading(holding.archive, holding.generation, tokenizers::analyzer_version)};
  }
  if (holding.generation.empty()) return {archive::absent_generation()};
  try {
    const auto line = remote->open(holding.identity, until);
    const Watch::Guard guard(remotes->watch(), until, {line});
    return {archive::with_xapian([&] {
              return archive::open_served(line->index(), line->texts(),
                                          tokenizers::analyzer_version);
            }),
            line};
  } catch (const archive::DatabaseError&) {  // Remote::standing() says why, if it lasts
    return {archive::absent_generation()};
  }
}

Generation joined(const std::vector<Generation>& parts) {
  if (parts.size() == 1) return parts.front();
  Generation joint;
  archive::Manifest& manifest = joint.manifest;
  const auto present = std::ranges::find(parts, false, &Generation::is_absent);
  manifest = (present == parts.end() ? parts.begin() : present)->manifest;
  manifest.generation.clear();
  manifest.built_at.clear();
  manifest.shards.clear();
  manifest.reports = 0;
  std::vector<std::shared_ptr<const void>> marks;
  for (const Generation& part : parts) {
    const std::string_view dash = marks.empty() ? "" : "-";
    manifest.generation += fmt::format("{}{}", dash, part.manifest.generation);
    manifest.built_at += fmt::format("{}{}", dash, part.manifest.built_at);
    marks.push_back(part.mark);
    manifest.reports += part.manifest.reports;
    for (const std::size_t place : part.remote) {
      joint.remote.push_back(joint.index_shards.size() + place);
    }
    std::ranges::copy(part.manifest.shards, std::back_inserter(manifest.shards));
    std::ranges::copy(part.index_shards, std::back_inserter(joint.index_shards));
    joint.index.add_database(part.index);
    joint.texts.add_database(part.texts);
  }
  refuse_shards_held_twice(parts);
  joint.mark = std::make_shared<const std::vector<std::shared_ptr<const void>>>(std::move(marks));
  std::size_t before = 0;
  for (const Generation& part : parts) {
    const std::size_t shards = part.manifest.shards.size();
    for (const Xapian::docid id : part.dead) {
      const auto place = (id - 1) % shards;
      const auto local = static_cast<Xapian::docid>((id - 1) / shards + 1);
      joint.dead.push_back(archive::joint_id(local, before + place, manifest.shards.size()));
    }
    before += shards;
  }
  std::ranges::sort(joint.dead);
  return joint;
}

void hide_repeated(Generation& joint, const std::vector<Generation>& parts) {
  if (parts.size() == 1) return;
  std::vector<std::size_t> part_of_shard;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    part_of_shard.insert(part_of_shard.end(), parts[i].manifest.shards.size(), i);
  }
  using Report = std::tuple<std::string, std::size_t, Xapian::docid>;
  std::vector<Report> reports;
  const auto slot = archive::spec(archive::Field::id).slot;
  archive::for_each_value(joint, slot, [&](Xapian::docid id, const std::string& value) {
    if (joint.is_dead(id)) return;
    reports.emplace_back(value, part_of_shard[(id - 1) % part_of_shard.size()], id);
  });
  std::ranges::sort(reports);
  for (std::size_t i = 1; i < reports.size(); ++i) {
    if (std::get<0>(reports[i]) != std::get<0>(reports[i - 1])) continue;
    joint.dead.push_back(std::get<2>(reports[i]));
    --joint.manifest.reports;
  }
  std::ranges::sort(joint.dead);
}

std::string lexicon_lines(const std::vector<Generation>& parts) {
  return added_up(of_each(parts, [](const Generation& part) { return lexicon_lines(part); }));
}

std::string phrase_lines(const std::vector<Generation>& parts) {
  return added_up(of_each(parts, [](const Generation& part) { return phrase_lines(part); }));
}

std::string abbreviation_lines(const std::vector<Generation>& parts) {
  const auto files =
      of_each(parts, [](const Generation& part) { return abbreviation_lines(part); });
  std::string lines;
  std::set<std::string_view> seen;
  for (const auto& file : files) {
    each_line(file, [&](std::string_view line) {
      if (seen.insert(line).second) lines += fmt::format("{}\n", line);
    });
  }
  return lines;
}

std::vector<archive::UnitEntry> read_units(const std::vector<Generation>& parts) {
  std::map<std::string, archive::UnitEntry> units;
  for (const Generation& part : parts) {
    if (part.is_absent) continue;
    for (auto& entry : read_units(part)) {
      const auto [known, is_new] = units.try_emplace(entry.unit.id, entry);
      if (is_new) continue;
      add_relatives(known->second.before, std::move(entry.before));
      add_relatives(known->second.after, std::move(entry.after));
    }
  }
  std::vector<archive::UnitEntry> entries;
  for (auto& [id, entry] : units) entries.push_back(std::move(entry));
  return entries;
}

}  // namespace tracuu::searchd
