// What the command line can say, the same for all sub-commands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "indexer/export.hpp"
#include "indexer/progress.hpp"

namespace tracuu::indexer::commands {

/// The command line names something that cannot be used.
class WrongUsage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

enum class InspectFormat : std::uint8_t { json, table };

struct Options {
  std::filesystem::path archive;
  std::vector<std::filesystem::path> sources;
  unsigned jobs = 0;
  unsigned shards = 1;
  std::uint64_t memory_bytes = 512U << 20U;
  std::vector<std::string> ids;
  std::string reason;
  ProgressStyle progress = ProgressStyle::automatic;
  bool strict = false;
  bool allow_empty = false;
  std::size_t keep = 2;
  ExportFormat export_format = ExportFormat::jsonl;
  std::string generation;  ///< empty: the current one
  bool json = false;
  bool lines = false;
  InspectFormat inspect_format = InspectFormat::json;
  std::filesystem::path topics;  ///< empty: the built-in ones alone
  std::vector<std::filesystem::path> files;
  std::string text_file = "-";
  std::string metadata;   ///< a sheet; empty: none
  std::string gazetteer;  ///< a file of own rows, "none", or empty: what the program brings along
  std::string abbreviations;  ///< a file
};

}  // namespace tracuu::indexer::commands
