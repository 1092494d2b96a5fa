// Text as one compares it: lower-case letters without marks.
#pragma once

#include <string>
#include <string_view>

namespace tracuu::corpus {

/// "Ý  KIẾN bạn đọc" -> "y kien ban doc": Latin letters in lower case without marks, đ as d, every
/// dash as '-', every run of spaces (no-break ones too) as one, none at the ends. Other characters
/// stay. Takes any bytes; the answer is for comparing, never for showing.
std::string unmarked(std::string_view text);

}  // namespace tracuu::corpus
