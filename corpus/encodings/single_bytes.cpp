#include "corpus/encodings/single_bytes.hpp"

#include <algorithm>
#include <array>

#include "corpus/encodings/utf8.hpp"

namespace tracuu::corpus {
namespace {

// Bytes 0x80 to 0x9F; all others are their own number.
constexpr std::array<char32_t, 32> letters{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

constexpr char32_t micro = 0xB5;
constexpr char32_t greek_mu = 0x3BC;

}  // namespace

char32_t letter_of_byte(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? letters[byte - 0x80U] : byte;
}

std::optional<unsigned char> byte_of_letter(char32_t letter) {
  if (letter == greek_mu) letter = micro;
  if (letter < 0x100) return static_cast<unsigned char>(letter);
  const auto* const found = std::ranges::find(letters, letter);
  if (found == letters.end()) return std::nullopt;
  return static_cast<unsigned char>(0x80 + (found - letters.begin()));
}

std::string shown_as_letters(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() * 3 / 2);
  for (const char byte : bytes) append(text, letter_of_byte(static_cast<unsigned char>(byte)));
  return text;
}

}  // namespace tracuu::corpus
