#include "corpus/csv.hpp"

#include <algorithm>
#include <utility>

namespace tracuu::corpus {
namespace {

std::string trimmed(std::string_view cell) {
  constexpr std::string_view spaces = " \t";
  const std::size_t begin = cell.find_first_not_of(spaces);
  if (begin == cell.npos) return {};
  return std::string(cell.substr(begin, cell.find_last_not_of(spaces) - begin + 1));
}

/// The cell that starts at the front of `left`, which is cut behind it.
std::string take_cell(std::string_view& left, std::size_t& line) {
  const std::size_t begin = std::min(left.find_first_not_of(" \t"), left.size());
  if (begin == left.size() || left[begin] != '"') {
    const std::size_t end = std::min(left.find_first_of(",\n"), left.size());
    std::string_view cell = left.substr(0, end);
    if (cell.ends_with('\r')) cell.remove_suffix(1);
    left.remove_prefix(end);
    return trimmed(cell);
  }
  std::string cell;
  std::size_t at = begin + 1;
  for (; at < left.size(); ++at) {
    if (left[at] == '"') {
      if (at + 1 >= left.size() || left[at + 1] != '"') break;
      ++at;
    }
    if (left[at] == '\n') ++line;
    cell += left[at];
  }
  left.remove_prefix(std::min(left.find_first_of(",\n", at), left.size()));
  return cell;
}

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<CsvRow> rows;
  for (std::size_t line = 1; !text.empty(); ++line) {
    CsvRow row{line, {}};
    while (true) {
      row.cells.push_back(take_cell(text, line));
      if (!text.starts_with(',')) break;
      text.remove_prefix(1);
    }
    if (!text.empty()) text.remove_prefix(1);
    const bool is_blank = std::ranges::all_of(row.cells, &std::string::empty);
    if (!is_blank) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tracuu::corpus
