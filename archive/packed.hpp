// Stored texts and records made small: one zstd frame each, packed with a dictionary of what such
// bytes usually say. docs/archive.md tells what was measured.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tracuu::archive {

/// Each has a dictionary of its own, see archive/dictionaries/.
enum class Packing : std::uint8_t { text, record };

/// Any thread.
std::string pack(Packing packing, std::string_view bytes);

/// Throws DatabaseError for what is not one whole frame that pack wrote, before room is made for
/// more than its packed bytes can hold. Any thread.
std::string unpack(Packing packing, std::string_view packed);

}  // namespace tracuu::archive
