// Several archives searched as one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "archive/generation.hpp"
#include "archive/units.hpp"

namespace tracuu::searchd {

/// Which generation of an archive is served.
struct Holding {
  std::filesystem::path archive;
  std::string generation;
  bool operator==(const Holding&) const = default;
};

/// The current generations of these archives. Throws archive::DatabaseError.
std::vector<Holding> current_holdings(const std::vector<std::filesystem::path>& archives);

/// Opens them for one thread, in their order. Throws archive::DatabaseError.
std::vector<archive::Generation> open_holdings(const std::vector<Holding>& holdings);

/// One generation with the shards of all. It has no folder: what is not in its databases is asked
/// of the parts. Throws archive::DatabaseError where a shard is in two of them.
archive::Generation joined(const std::vector<archive::Generation>& parts);

/// Makes reports dead whose id an earlier archive has: an id names one report, and a page of hits
/// names none twice. Throws Xapian's errors.
void hide_repeated(archive::Generation& joint, const std::vector<archive::Generation>& parts);

// What lies beside the databases, of all parts. Throw archive::DatabaseError.
std::string lexicon_lines(const std::vector<archive::Generation>& parts);
std::string phrase_lines(const std::vector<archive::Generation>& parts);
std::string abbreviation_lines(const std::vector<archive::Generation>& parts);
std::vector<archive::UnitEntry> read_units(const std::vector<archive::Generation>& parts);

}  // namespace tracuu::searchd
