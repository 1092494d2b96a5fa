// Several archives searched as one.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "archive/generation.hpp"
#include "archive/units.hpp"
#include "searchd/remote/remotes.hpp"

namespace tracuu::searchd {

/// Which generation of an archive is served.
struct Holding {
  std::filesystem::path archive;  ///< or "tcp:HOST:PORT"
  std::string generation;         ///< empty: it is on another machine, and not to be reached
  std::string identity = {};      ///< of one on another machine
  bool operator==(const Holding&) const = default;
};

/// The current generations of these archives; `remotes` may be null where all are on this machine.
/// Throws archive::DatabaseError.
std::vector<Holding> current_holdings(const std::vector<std::filesystem::path>& archives,
                                      const Remotes* remotes = nullptr);

/// A generation opened for one thread.
struct Opened {
  archive::Generation generation;
  std::shared_ptr<const Line> line = {};  ///< to another machine
};

/// How long open_part is given for one archive on another machine.
inline constexpr std::chrono::milliseconds time_to_open{1500};

/// One on another machine that is not to be had by then is archive::absent_generation(). Throws
/// archive::DatabaseError.
Opened open_part(const Holding& holding, Remotes* remotes, Remote::Time until);

/// One generation with the shards of all. It has no folder: what is not in its databases is asked
/// of the parts. Throws archive::DatabaseError where a shard is in two of them.
archive::Generation joined(const std::vector<archive::Generation>& parts);

/// Makes reports dead whose id an earlier archive has: an id names one report, and a page of hits
/// names none twice. Throws Xapian's errors.
void hide_repeated(archive::Generation& joint, const std::vector<archive::Generation>& parts);

// What lies beside the databases, of all parts that are there. Throw archive::DatabaseError.
std::string lexicon_lines(const std::vector<archive::Generation>& parts);
std::string phrase_lines(const std::vector<archive::Generation>& parts);
std::string abbreviation_lines(const std::vector<archive::Generation>& parts);
std::vector<archive::UnitEntry> read_units(const std::vector<archive::Generation>& parts);

}  // namespace tracuu::searchd
