// A report as a table for people: field, value, and the words it was read from.
#pragma once

#include <string>

#include "corpus/report.hpp"

namespace tracuu::indexer {

/// One line a value, columns aligned by characters; fields not found show "-". Warnings stand
/// below, then an empty line. The text itself is left out.
std::string to_table(const corpus::Report& report);

}  // namespace tracuu::indexer
