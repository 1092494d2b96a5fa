// Text -> small documents of each format, as a clerk's programs would save them: enough of each
// format for readers, made at the time of the test.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tracuu::corpus {

struct File {
  std::string name;
  std::string bytes;
};

enum class Packing { zip, tar, tar_gz, tar_xz };

/// `password` encrypts the members of a ZIP archive.
std::string packed(const std::vector<File>& files, Packing packing, const char* password = nullptr);

// Lines are paragraphs, tabs within them the borders of cells.
/// As portals have it: an element a line, what HTML would read as its own written as entities.
std::string as_html(std::string_view text);
std::string as_docx(std::string_view text);
std::string as_odt(std::string_view text);
std::string as_xlsx(std::string_view text);
/// Letters as \u with a fallback.
std::string as_rtf(std::string_view text);
/// Bytes of an old encoding, in a font of that name.
std::string as_rtf_in_font(std::string_view bytes, std::string_view font);
/// Lines break at the width of the page; pages have their number at the foot.
std::string as_pdf(std::string_view text);
std::string pdf_of_empty_pages(std::size_t pages);
/// One that cannot be opened without its password.
std::string pdf_with_password();
/// Word 97; as UTF-16, or as bytes of an old encoding.
std::string as_doc(std::string_view text);
std::string as_doc_of_bytes(std::string_view bytes);
/// The folder of a Word 97 file with one stream of that name.
std::string ole_file(const std::vector<std::pair<std::string, std::string>>& streams);

/// A table of two columns without lines, as reports have for their head.
std::string docx_with_columns(std::string_view left, std::string_view right,
                              std::string_view below);

}  // namespace tracuu::corpus
