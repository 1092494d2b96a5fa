#include "indexer/shards/join.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "archive/errors.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;

/// Some four files of each part are open at once, and 1024 is a usual limit.
constexpr std::size_t joined_at_once = 100;

/// 16 KB made bigger databases and won no time (docs/archive.md).
constexpr int block_bytes = 8192;

void compact(const std::vector<fs::path>& parts, const fs::path& whole) {
  archive::with_xapian([&] {
    Xapian::Database all;
    for (const fs::path& part : parts) all.add_database(Xapian::Database(part.string()));
    // FULL, which is not what no flag means here: long texts fill the rest of a block, and take 4%
    // less room.
    all.compact(whole.string(), Xapian::Compactor::FULL, block_bytes);
  });
}

}  // namespace

Xapian::WritableDatabase create_part(const fs::path& path) {
  constexpr int flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC |
                        Xapian::DB_DANGEROUS | Xapian::DB_NO_TERMLIST;
  return Xapian::WritableDatabase(path.string(), flags, block_bytes);
}

void join_databases(const Join& join) {
  if (join.parts.size() <= joined_at_once) {
    compact(join.parts, join.whole);
    return;
  }
  Join of_joined{{}, join.whole};
  for (auto first = join.parts.begin(); first != join.parts.end();) {
    const auto last =
        first + std::min<std::ptrdiff_t>(joined_at_once, std::distance(first, join.parts.end()));
    fs::path joined = join.whole;
    joined += "." + std::to_string(of_joined.parts.size());
    compact({first, last}, joined);
    of_joined.parts.push_back(joined);
    first = last;
  }
  compact(of_joined.parts, of_joined.whole);
  archive::with_files([&] {
    for (const fs::path& joined : of_joined.parts) fs::remove_all(joined);
  });
}

}  // namespace tracuu::indexer
