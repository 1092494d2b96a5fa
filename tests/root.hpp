// Where tests find the repository's own files, and the extra ones beside it.
#pragma once

#include <filesystem>

namespace tracuu::tests {

/// The root of the repository.
std::filesystem::path root();

/// ../shared beside the repository: what extra tests need; missing on most machines.
std::filesystem::path shared();

}  // namespace tracuu::tests
