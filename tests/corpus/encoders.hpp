// Vietnamese text -> bytes of the old encodings: the way back of what corpus/encodings reads.
#pragma once

#include <string>
#include <string_view>

namespace tracuu::corpus {

/// As the fonts .VnTime have it: letters with marks have no capitals, they take the small one's
/// code.
std::string in_tcvn3(std::string_view text);
std::string in_vni(std::string_view text);
/// "VISCII", "CP1258", "TCVN" and whatever else the C library knows.
std::string in_charset(std::string_view text, const char* charset);
/// UTF-8 taken for windows-1252 and encoded again.
std::string as_mojibake(std::string_view text);
std::string in_utf16(std::string_view text, bool little_endian);

}  // namespace tracuu::corpus
