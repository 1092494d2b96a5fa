// Word 97-2003 (.doc) -> the HTML that read_html puts into reading order.
#pragma once

#include <string>
#include <string_view>

namespace tracuu::corpus {

/// Letters of old fonts stay as windows-1252 shows them, for restore_letters. Throws Unusable:
/// `encrypted`, `broken_document`, `unsupported` for other documents of that time (.xls, .ppt),
/// `too_slow`, `no_reader`.
std::string read_doc(std::string_view doc);

}  // namespace tracuu::corpus
