// A report as `tracuu-indexer inspect` shows it: every field with the words it was read from.
#pragma once

#include <string>

#include "corpus/report.hpp"

namespace tracuu::indexer {

enum class JsonLayout { indented, one_line };

/// A JSON object; absent fields are null. Ends with a line end.
std::string to_json(const corpus::Report& report, JsonLayout layout);

/// "2018-05-04", "2018-05", "2018"; and what of it is known.
std::string to_iso(const corpus::Date& date);
std::string precision_of(const corpus::Date& date);  ///< "day", "month", "year"

std::string name_of(corpus::World world);            ///< "state", "party", "mass"
std::string name_of(corpus::Succession succession);  ///< "whole", "part", "renamed", "unchanged"

}  // namespace tracuu::indexer
