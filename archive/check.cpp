#include "archive/check.hpp"

#include <algorithm>
#include <cstdint>
#include <future>
#include <iterator>

#include <fmt/format.h>

#include "archive/checksums.hpp"
#include "archive/record.hpp"
#include "archive/stored_text.hpp"

namespace tracuu::archive {
namespace {

constexpr Xapian::docid looked_up_reports = 100;

std::vector<std::string> block_faults(const std::filesystem::path& database) {
  std::vector<std::string> found;
  try {
    const std::size_t errors =
        with_xapian([&] { return Xapian::Database::check(database.string()); });
    if (errors > 0) found.push_back(fmt::format("{}: {} errors", database.string(), errors));
  } catch (const DatabaseError& error) {
    found.push_back(fmt::format("{}: {}", database.string(), error.what()));
  }
  return found;
}

/// What is wrong with one report; empty where nothing is.
std::string report_fault(const Generation& generation, Xapian::docid id) {
  const Record record = stored_record(generation.index, id);
  stored_text(generation.texts, id);
  if (find_report(generation, record.id) != id) return "its id does not find it";
  return {};
}

std::vector<std::string> lookup_faults(const Generation& generation) {
  std::vector<std::string> found;
  const std::vector<Shard>& shards = generation.manifest.shards;
  const auto step = std::max(Xapian::docid{1}, generation.index.get_doccount() / looked_up_reports);
  for (std::size_t place = 0; place < shards.size(); ++place) {
    for (Xapian::docid local = 1; local <= shards[place].documents; local += step) {
      const Xapian::docid id = joint_id(local, place, shards.size());
      if (generation.is_dead(id)) continue;
      std::string fault;
      try {
        fault = with_xapian([&] { return report_fault(generation, id); });
      } catch (const DatabaseError& error) {
        fault = error.what();
      }
      if (!fault.empty()) {
        found.push_back(fmt::format("report {} of shard {}: {}", local, shards[place].name, fault));
      }
    }
  }
  return found;
}

}  // namespace

std::vector<std::string> faults(const std::filesystem::path& folder, const Manifest& manifest) {
  std::vector<std::string> all;
  for (const Shard& shard : manifest.shards) all.push_back(shard.name);
  std::vector<std::string> found = checksum_faults(folder);
  std::ranges::move(faults(folder, manifest, all), std::back_inserter(found));
  return found;
}

std::vector<std::string> faults(const std::filesystem::path& folder, const Manifest& manifest,
                                const std::vector<std::string>& shards) {
  std::vector<std::string> found;
  for (const std::string& name : shards) {
    // The two databases know nothing of each other, so each is read in a thread of its own.
    const std::filesystem::path shard = shard_folder(folder, name);
    auto texts = std::async(std::launch::async, block_faults, shard / "texts");
    for (std::string& fault : block_faults(shard / "index")) found.push_back(std::move(fault));
    for (std::string& fault : texts.get()) found.push_back(std::move(fault));
  }
  if (!found.empty()) return found;
  try {
    return lookup_faults(open_folder(folder, manifest));
  } catch (const DatabaseError& error) {
    return {error.what()};
  }
}

}  // namespace tracuu::archive
