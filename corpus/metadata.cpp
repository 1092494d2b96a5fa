#include "corpus/metadata.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "corpus/decode.hpp"
#include "corpus/encodings/restore.hpp"
#include "corpus/normal_form.hpp"
#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

using Json = nlohmann::json;
using Row = std::vector<std::string>;

constexpr std::array<std::string_view, 15> keys_of_words{
    "commune",  "district",     "doc_type",    "id",    "issued_on",   "issuer",  "number", "place",
    "province", "published_at", "report_kind", "title", "circulation", "secrecy", "urgency"};
constexpr std::array<std::string_view, 3> keys_of_lists{"citations", "signers", "topics"};
constexpr std::array<std::string_view, 2> keys_of_period{"period_from", "period_to"};
constexpr std::array<std::string_view, 3> keys_of_marks{"circulation", "secrecy", "urgency"};

template <typename Keys>
bool contains(const Keys& keys, std::string_view key) {
  return std::ranges::find(keys, key) != keys.end();
}

[[noreturn]] void refuse(std::size_t line, const std::string& reason) {
  throw BadMetadata("line " + std::to_string(line) + ": " + reason);
}

/// Cells in quotes hold separators, line ends and, doubled, quotes.
class CsvReader {
 public:
  explicit CsvReader(std::string_view csv) : csv_(csv) {
    const std::string_view head = csv.substr(0, csv.find('\n'));
    for (const char candidate : {',', ';', '\t'}) {
      if (std::ranges::count(head, candidate) > std::ranges::count(head, separator_)) {
        separator_ = candidate;
      }
    }
  }

  /// Nothing at the end.
  std::optional<Row> next() {
    if (at_ >= csv_.size()) return std::nullopt;
    row_line_ = line_;
    Row row{""};
    while (at_ < csv_.size()) {
      const char c = csv_[at_++];
      if (c == '"' && row.back().empty()) {
        row.back() = quoted();
      } else if (c == separator_) {
        row.emplace_back();
      } else if (c == '\n') {
        ++line_;
        break;
      } else {
        row.back() += c;
      }
    }
    return row;
  }

  /// Where the row begins that next() gave last.
  std::size_t line() const { return row_line_; }

 private:
  std::string quoted() {
    std::string cell;
    while (at_ < csv_.size()) {
      const char c = csv_[at_++];
      if (c == '\n') ++line_;
      if (c != '"') {
        cell += c;
      } else if (at_ < csv_.size() && csv_[at_] == '"') {
        cell += csv_[at_++];
      } else {
        return cell;
      }
    }
    refuse(row_line_, "a quote is never closed");
  }

  std::string_view csv_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t row_line_ = 1;
  char separator_ = ',';
};

std::string trimmed(std::string_view cell) {
  constexpr std::string_view spaces = " \t\r\n";
  const std::size_t first = cell.find_first_not_of(spaces);
  if (first == std::string_view::npos) return {};
  return std::string(cell.substr(first, cell.find_last_not_of(spaces) + 1 - first));
}

void check_head(const Row& head) {
  if (head.empty() || head.front() != "path") refuse(1, "the first column must be named path");
  for (std::size_t i = 1; i < head.size(); ++i) {
    const std::string& key = head[i];
    if (!contains(keys_of_words, key) && !contains(keys_of_lists, key) &&
        !contains(keys_of_period, key)) {
      refuse(1, "no field is named \"" + key + '"');
    }
    if (std::ranges::count(head, key) > 1) refuse(1, "two columns are named \"" + key + '"');
  }
}

Json list_of(std::string_view cell) {
  Json list = Json::array();
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of(";|"), cell.size());
    if (std::string part = trimmed(cell.substr(0, end)); !part.empty()) list.push_back(part);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return list;
}

/// The row as a line of JSON says it.
std::string json_of(const Row& head, const Row& row) {
  Json object = {{"text", ""}};
  for (std::size_t i = 1; i < row.size(); ++i) {
    const std::string& key = head[i];
    if (row[i].empty()) continue;
    if (contains(keys_of_lists, key)) {
      object[key] = list_of(row[i]);
    } else if (contains(keys_of_period, key)) {
      object["period"][key.substr(std::string_view("period_").size())] = row[i];
    } else if (contains(keys_of_marks, key)) {
      object["marks"][key] = row[i];
    } else {
      object[key] = row[i];
    }
  }
  return object.dump();
}

}  // namespace

MetadataSheet::MetadataSheet(std::string_view csv) try {
  const std::string text = normal_form(restore_letters(decode(csv).text).text);
  CsvReader reader(text);
  auto head = reader.next();
  if (!head) throw BadMetadata("it is empty");
  for (std::string& name : *head) name = trimmed(name);
  check_head(*head);
  while (auto row = reader.next()) {
    for (std::string& cell : *row) cell = trimmed(cell);
    if (std::ranges::all_of(*row, &std::string::empty)) continue;
    if (row->size() > head->size()) refuse(reader.line(), "more cells than the head has names");
    if (row->front().empty()) refuse(reader.line(), "no path");
    JsonReport given = read_json_report(json_of(*head, *row));
    if (!given.warnings.empty()) refuse(reader.line(), given.warnings.front().message);
    if (!rows_.try_emplace(row->front(), std::move(given)).second) {
      refuse(reader.line(), "a second row for " + row->front());
    }
  }
} catch (const Unusable& unusable) {
  throw BadMetadata(unusable.what());
}

const JsonReport* MetadataSheet::find(std::string_view path) const {
  const auto found = rows_.find(path);
  return found == rows_.end() ? nullptr : &found->second;
}

}  // namespace tracuu::corpus
