// PDF -> text in the order its writer wrote it, which for what Word and LibreOffice print is the
// reading order: a two-column head comes column by column. Pages end with '\f'; lines that the
// width of the page broke are whole again.
#pragma once

#include <string>
#include <string_view>

namespace tracuu::corpus {

/// Throws Unusable: `encrypted`, `broken_document`, `too_many_pages`, `too_slow`, `no_words` for a
/// scan without a text layer, `no_reader`.
std::string read_pdf(std::string_view pdf);

/// What tracuu-pdf-text, the isolated program behind read_pdf, has to say.
namespace pdf_exit {
inline constexpr int done = 0;
inline constexpr int broken = 3;
inline constexpr int encrypted = 4;
inline constexpr int too_many_pages = 5;
inline constexpr int most_pages = 5000;
}  // namespace pdf_exit

}  // namespace tracuu::corpus
