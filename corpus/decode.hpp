// Bytes -> UTF-8 text, with the name of the encoding they were in.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::corpus {

struct Decoded {
  std::string text;  ///< valid UTF-8 without a byte order mark; U+FFFD for each broken sequence
  /// "utf-8", "utf-16le", "utf-16be"; "windows-1252" where most lines beyond ASCII are bytes that
  /// are no Unicode: they are shown as that encoding would show them, for restore_letters.
  std::string encoding;
  std::optional<std::size_t> first_broken;  ///< where in the bytes the first broken sequence stands
};

/// Decided line by line, so that files put together from several are read. Throws Unusable:
/// `binary`, or `unknown_encoding` for UTF-32.
Decoded decode(std::string_view bytes);

}  // namespace tracuu::corpus
