// Is a generation sound? Asked before it is published, and by `tracuu-indexer verify`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "archive/generation.hpp"

namespace tracuu::archive {

/// Of a published generation: compares every file with its checksum, reads every block of all
/// databases, compares their counts with the manifest, and looks up some reports spread over the
/// whole: by id, record and text. Says one line for each fault found.
std::vector<std::string> faults(const std::filesystem::path& folder, const Manifest& manifest);

/// Of one that is not published and has no checksums yet. Of the blocks those of the named shards
/// alone: the others are files that were checked for the generation they were written for.
std::vector<std::string> faults(const std::filesystem::path& folder, const Manifest& manifest,
                                const std::vector<std::string>& shards);

}  // namespace tracuu::archive
