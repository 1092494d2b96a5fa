// A metadata sheet: what an admin knows better than the reports, one row a report.
#pragma once

#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "corpus/formats/json_report.hpp"

namespace tracuu::corpus {

/// The sheet cannot be used; what() names the line.
class BadMetadata : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class MetadataSheet {
 public:
  MetadataSheet() = default;
  /// CSV with a head of names: `path`, then any key of JSON lines; cells apart by comma, semicolon
  /// or tab, whichever the head has. Any encoding that reports may have. Throws BadMetadata.
  explicit MetadataSheet(std::string_view csv);

  /// What is given for the report of that Source::path; null where nothing is.
  const JsonReport* find(std::string_view path) const;
  std::size_t size() const { return rows_.size(); }

 private:
  std::map<std::string, JsonReport, std::less<>> rows_;
};

}  // namespace tracuu::corpus
