// Many small databases -> one: each block of the result is written once, in order.
#pragma once

#include <filesystem>
#include <vector>

namespace tracuu::indexer {

/// A database to be, and the databases whose documents it gets, in this order.
struct Join {
  std::vector<std::filesystem::path> parts;
  std::filesystem::path whole;
};

/// Leaves the parts as they are. Where there are many, some are joined first, beside `whole`.
/// Throws archive::DatabaseError.
void join_databases(const Join& join);

/// Block size of the databases we write; 16 KB made bigger ones and won no time (docs/archive.md).
inline constexpr int block_bytes = 8192;

}  // namespace tracuu::indexer
