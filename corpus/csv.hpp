// Comma-separated values as spreadsheets write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::corpus {

struct CsvRow {
  std::size_t line = 0;  ///< in which it starts, from 1
  std::vector<std::string> cells;
  bool operator==(const CsvRow&) const = default;
};

/// Cells may be quoted ("a, b", "say ""yes"""), lines end in LF or CR LF; spaces around a cell, a
/// byte order mark and rows without any cell are passed over. Never fails: an open quote ends with
/// the text.
std::vector<CsvRow> read_csv(std::string_view text);

}  // namespace tracuu::corpus
