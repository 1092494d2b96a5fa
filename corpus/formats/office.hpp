// Office documents (.docx, .odt, .ods, .xlsx): ZIP archives of XML, brought into the HTML that
// read_html puts into reading order.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/formats/archive_reader.hpp"

namespace tracuu::corpus {

enum class Office { docx, odt, ods, xlsx };

/// What a ZIP archive holds, by the names of its first members; nothing for an archive of files.
std::optional<Office> office_kind(ArchiveReader zip);
inline std::optional<Office> office_kind(std::string_view zip) {
  return office_kind(ArchiveReader(zip));
}

struct OfficeHtml {
  std::string html;  ///< UTF-8; a paragraph is a <pre>, so that its tabs stay
  std::map<std::string, std::size_t> removed;  ///< what is left out, and how many of it
};

/// Throws Unusable: `broken_archive`, `encrypted`, `expands_too_much`, `broken_document`.
OfficeHtml read_office(std::string_view zip, Office kind);

}  // namespace tracuu::corpus
