// SHA256SUMS of a generation: which bytes its files were written with, so that a disk or a copy
// that lost some is told from one that did not. `sha256sum -c SHA256SUMS` reads it as well.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tracuu::archive {

/// Lists all files in the folder. What is the same file (a hard link) in `former`, a generation or
/// empty, is not read again: its line is taken from there, so that an update costs what it adds.
/// Throws DatabaseError.
void write_checksums(const std::filesystem::path& folder, const std::filesystem::path& former);

/// Reads all that is listed; one line for each file that is missing, unreadable or of other bytes.
std::vector<std::string> checksum_faults(const std::filesystem::path& folder);

}  // namespace tracuu::archive
