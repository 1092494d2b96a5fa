// Many small databases -> one: each block of the result is written once, in order.
#pragma once

#include <filesystem>
#include <vector>

#include <xapian.h>

namespace tracuu::indexer {

/// A database to be, and the databases whose documents it gets, in this order.
struct Join {
  std::vector<std::filesystem::path> parts;
  std::filesystem::path whole;
};

/// A database to be joined and thrown away. It is lost with the run if the machine stops, so
/// nothing is synced: publish() does that, once. Throws Xapian's errors.
Xapian::WritableDatabase create_part(const std::filesystem::path& path);

/// Leaves the parts as they are. Where there are many, some are joined first, beside `whole`.
/// Throws archive::DatabaseError.
void join_databases(const Join& join);

}  // namespace tracuu::indexer
