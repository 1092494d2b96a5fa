#include "indexer/join.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <xapian.h>

#include "archive/errors.hpp"
#include "indexer/in_parallel.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;

/// Some four files of each part are open at once, and 1024 is a usual limit.
constexpr std::ptrdiff_t joined_at_once = 100;

void join(const Join& wanted) {
  archive::with_xapian([&] {
    Xapian::Database all;
    for (const fs::path& part : wanted.parts) all.add_database(Xapian::Database(part.string()));
    all.compact(wanted.whole.string(), 0U, block_bytes);
  });
  archive::with_files([&] {
    for (const fs::path& part : wanted.parts) fs::remove_all(part);
  });
}

void join_each(const std::vector<Join>& joins, unsigned jobs, const std::stop_token& stop) {
  in_parallel(joins.size(), jobs, [&](std::size_t i) {
    if (!stop.stop_requested()) join(joins[i]);
  });
}

/// Replaces runs of the parts by databases to be, and returns how those are to be joined.
std::vector<Join> shorten(Join& wanted) {
  std::vector<Join> joins;
  const std::vector<fs::path> parts = std::exchange(wanted.parts, {});
  for (auto first = parts.begin(); first != parts.end();) {
    const auto last = first + std::min(joined_at_once, parts.end() - first);
    fs::path whole = *first;
    whole += "+";
    wanted.parts.push_back(whole);
    joins.push_back({{first, last}, std::move(whole)});
    first = last;
  }
  return joins;
}

}  // namespace

void join_all(std::vector<Join> joins, unsigned jobs, const std::stop_token& stop) {
  const auto is_too_long = [](const Join& wanted) {
    return std::ssize(wanted.parts) > joined_at_once;
  };
  while (std::ranges::any_of(joins, is_too_long)) {
    std::vector<Join> first;
    for (Join& wanted : joins) {
      if (is_too_long(wanted)) std::ranges::move(shorten(wanted), std::back_inserter(first));
    }
    join_each(first, jobs, stop);
  }
  join_each(joins, jobs, stop);
}

}  // namespace tracuu::indexer
