// Is a generation sound? Asked before it is published, and by `tracuu-indexer verify`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "archive/generation.hpp"

namespace tracuu::archive {

/// Reads every block of both databases, compares their counts with the manifest, and looks up some
/// reports spread over the whole: by id, record and text. Says one line for each fault found.
std::vector<std::string> faults(const std::filesystem::path& folder, const Manifest& manifest);

}  // namespace tracuu::archive
