// What else in the sources says what a report says, or nearly so: duplicates.jsonl and near.jsonl.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/generation.hpp"

namespace tracuu::archive {

struct NearReport {
  std::string id;
  double resemblance = 0;  ///< the share of their words in common, 0 to 1
  bool operator==(const NearReport&) const = default;
};

/// A line of duplicates.jsonl: a file that holds the text of report `of`. `id` would be its own.
std::string duplicate_line(std::string_view path, std::string_view id, std::string_view of);
/// A line of near.jsonl: report `id` says nearly what `near`, listed before it, says.
std::string near_line(std::string_view id, const NearReport& near);

class Copies {
 public:
  /// Adds those of a generation; a missing file names none. Throws DatabaseError.
  void add(const Generation& generation);

  /// Paths of the other files with the report's text, in the order of the listing.
  const std::vector<std::string>& paths_of(const std::string& id) const;
  /// Both ways.
  const std::vector<NearReport>& near(const std::string& id) const;

 private:
  std::unordered_map<std::string, std::vector<std::string>> paths_;
  std::unordered_map<std::string, std::vector<NearReport>> near_;
};

}  // namespace tracuu::archive
