// Bytes and the letters that windows-1252 shows for them: how text of an old encoding looks to a
// program that does not know it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::corpus {

/// The letter windows-1252 has for a byte; the five it leaves free are U+0081, 8D, 8F, 90 and 9D.
char32_t letter_of_byte(unsigned char byte);

/// The way back; also from U+0080 to U+009F (Latin-1) and from the Greek letter that replaces the
/// micro sign. Nothing for letters windows-1252 does not have.
std::optional<unsigned char> byte_of_letter(char32_t letter);

/// Bytes as UTF-8, each shown as its letter.
std::string shown_as_letters(std::string_view bytes);

}  // namespace tracuu::corpus
