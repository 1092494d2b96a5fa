// The bytes of an item, bounded, and their fingerprint.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/read.hpp"

namespace tracuu::corpus {

struct FileBytes {
  std::string bytes;
  std::int64_t modified_at = 0;  ///< of the file they were read from, seconds since 1970 UTC
};

/// Throws Unusable: `unreadable`, `not_a_file`, `too_large` (nothing was read), `empty`,
/// `changed_while_read`.
FileBytes read_bytes(const Item& item, const ReadLimits& limits);

/// In lower-case hex.
std::string sha256(std::string_view bytes);

}  // namespace tracuu::corpus
