// What kind of file these bytes are, decided by the bytes.
#pragma once

#include <cstdint>
#include <string_view>

namespace tracuu::corpus {

enum class Format : std::uint8_t { text, html, json };

/// Throws Unusable `unsupported` for the kinds of file that are known but not read (PDF, Word, ZIP,
/// images...), by the first bytes. `bytes` as they are in the file.
void refuse_known_binaries(std::string_view bytes);

/// Of decoded text. Throws Unusable `unsupported` for text that is no report but a container of
/// something else (RTF, MHTML, Word's XML, a JSON array).
Format format_of(std::string_view text);

/// "txt", "html", "json".
std::string_view name_of(Format format);

}  // namespace tracuu::corpus
