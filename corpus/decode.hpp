// Bytes -> UTF-8 text, with the name of the encoding they were in.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::corpus {

struct Decoded {
  std::string text;      ///< valid UTF-8 without a byte order mark; U+FFFD for each broken sequence
  std::string encoding;  ///< "utf-8", "utf-16le", "utf-16be"
  std::optional<std::size_t> first_broken;  ///< where in the bytes the first broken sequence stands
};

/// Throws Unusable: `binary`, or `unknown_encoding` where too little of it is Unicode to be read.
Decoded decode(std::string_view bytes);

}  // namespace tracuu::corpus
