// Many small databases -> one: each block of the result is written once, in order.
#pragma once

#include <filesystem>
#include <stop_token>
#include <vector>

namespace tracuu::indexer {

/// A database to be, and the databases whose documents it gets, in this order.
struct Join {
  std::vector<std::filesystem::path> parts;
  std::filesystem::path whole;
};

/// Does all joins, on `jobs` threads, and removes their parts. Where there are many parts some are
/// joined first, in files beside them. Stopped: leaves off between two joins and returns.
/// Throws archive::DatabaseError.
void join_all(std::vector<Join> joins, unsigned jobs, const std::stop_token& stop);

/// Block size of the databases we write; 16 KB made bigger ones and won no time (docs/archive.md).
inline constexpr int block_bytes = 8192;

}  // namespace tracuu::indexer
