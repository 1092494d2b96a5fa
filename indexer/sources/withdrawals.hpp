// Reports that must not be searchable, whatever is built: ARCHIVE/withdrawn.jsonl.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tracuu::indexer {

struct Withdrawal {
  std::string id;
  std::string fingerprint;  ///< of its text: the same text under another id stays out too
  std::string reason;
  std::string at;  ///< ISO 8601, UTC
  bool operator==(const Withdrawal&) const = default;
};

/// Empty where there is no such file. Throws archive::DatabaseError for one that cannot be read.
std::vector<Withdrawal> read_withdrawals(const std::filesystem::path& archive);

/// The whole file anew, at once or not at all.
void write_withdrawals(const std::filesystem::path& archive, const std::vector<Withdrawal>& all);

}  // namespace tracuu::indexer
