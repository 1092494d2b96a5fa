// The forms of a word that is no syllable: other languages, abbreviations, words with digits.
#pragma once

#include <string_view>

#include "tokenizers/analyzer.hpp"

namespace tracuu::tokenizers {

/// Writes the three forms of one word into the token. ASCII and Vietnamese letters go through
/// tables; all else through ICU.
void fold_word(std::string_view word, Token& into);

/// The same for a word of a-z and A-Z alone.
void fold_ascii(std::string_view word, Token& into);

}  // namespace tracuu::tokenizers
