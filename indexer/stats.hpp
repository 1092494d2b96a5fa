// Figures of a generation: what it holds and what that takes on disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "archive/generation.hpp"

namespace tracuu::indexer {

struct TableSize {
  std::string name;  ///< "index/postlist"
  std::string holds;
  std::uint64_t bytes = 0;
};

struct Stats {
  archive::Manifest manifest;
  std::vector<TableSize> tables;
  std::uint64_t bytes() const;
};

/// Throws archive::DatabaseError.
Stats read_stats(const archive::Generation& generation);

std::string to_table(const Stats& stats);
std::string to_json(const Stats& stats);

}  // namespace tracuu::indexer
