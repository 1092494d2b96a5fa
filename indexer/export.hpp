// All reports of a generation, for other programs.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "archive/generation.hpp"

namespace tracuu::indexer {

enum class ExportFormat : std::uint8_t {
  jsonl,  ///< the stored record, its text, its copies and near reports as one object a line
  opensearch_bulk,  ///< the same, each behind a line that says where it goes
};

/// Calls `write` for each report, in the order of their ids. The text is whole: secrets of persons
/// are masked by the daemon alone. Throws archive::DatabaseError.
void export_reports(const archive::Generation& generation, ExportFormat format,
                    const std::function<void(const std::string&)>& write);

}  // namespace tracuu::indexer
