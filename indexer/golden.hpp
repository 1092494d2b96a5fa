// What an archive must never lose: ARCHIVE/golden.tsv, kept by its admin. A line is words, a tab
// and the id of a report that holds them all; lines that begin with '#' are remarks.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "archive/generation.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::indexer {

/// One line for each report that is missing, or is not found by its words. The words are sought as
/// terms of the text, hỏi and ngã levelled; how queries are read is the daemon's affair. Throws
/// archive::DatabaseError.
std::vector<std::string> golden_faults(const std::filesystem::path& archive,
                                       const archive::Generation& generation,
                                       const tokenizers::Analyzer& analyzer);

}  // namespace tracuu::indexer
