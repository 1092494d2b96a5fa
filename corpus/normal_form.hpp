// Text -> the same text in the one form all other rooms get: NFC, one kind of line end.
#pragma once

#include <string>
#include <string_view>

namespace tracuu::corpus {

/// NFC, also where a tone was typed before the mark of its vowel (a + sắc + breve -> ắ); "\r\n",
/// '\r', U+0085, U+2028 and U+2029 become '\n'; control characters other than '\t', '\n' and '\f'
/// become U+FFFD; soft hyphens and zero-width characters go. Spaces, letters and punctuation stay
/// as they are. `text` must be valid UTF-8.
std::string normal_form(std::string_view text);

}  // namespace tracuu::corpus
