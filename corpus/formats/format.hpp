// What kind of file these bytes are, decided by the bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tracuu::corpus {

enum class Format : std::uint8_t { text, html, json, rtf, doc, docx, odt, ods, xlsx, pdf };

/// Of the bytes as they are in the file; nothing for what is text in some encoding. Throws
/// Unusable: `unsupported` for the kinds of file that are known but not read (images, programs,
/// archives of files), `broken_archive`.
std::optional<Format> document_format_of(std::string_view bytes);

/// May hold more than one report: a ZIP archive that is no Office document, .tar, .gz, .xz, .bz2.
/// By its first bytes, of which 512 are enough but for ZIP.
bool is_archive(std::string_view bytes);

/// Of decoded text. Throws Unusable `unsupported` for text that is no report but a container of
/// something else (MHTML, Word's XML, a JSON array).
Format format_of(std::string_view text);

/// "txt", "html", "json", "rtf", ...
std::string_view name_of(Format format);

}  // namespace tracuu::corpus
