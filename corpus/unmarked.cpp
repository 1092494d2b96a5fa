#include "corpus/unmarked.hpp"

#include <array>
#include <cstdint>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace tracuu::corpus {
namespace {

constexpr UChar32 latin_end = 0x1F00;  // past Latin Extended Additional, where ẠạẢả... stand

/// The ASCII letter under each Latin letter's marks, 0 for all other characters.
std::array<char, latin_end> make_base_letters() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  std::array<char, latin_end> letters{};
  for (UChar32 c = 0; c < latin_end; ++c) {
    UChar32 base = u_tolower(c);
    icu::UnicodeString decomposed;
    if (U_SUCCESS(status) && nfd->getDecomposition(base, decomposed)) base = decomposed.char32At(0);
    if (base >= 'a' && base <= 'z') letters[static_cast<std::size_t>(c)] = static_cast<char>(base);
  }
  // No decomposition: the bar of đ is not a mark. Its look-alikes stand in typed text for it.
  for (const UChar32 d : {0x0110, 0x0111, 0x00D0, 0x00F0, 0x0189}) {
    letters[static_cast<std::size_t>(d)] = 'd';
  }
  for (const UChar32 u : {0x01A2, 0x01A3}) letters[static_cast<std::size_t>(u)] = 'u';
  return letters;
}

bool is_mark(UChar32 c) { return c >= 0x0300 && c <= 0x036F; }

bool is_dash(UChar32 c) { return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x00AD; }

}  // namespace

std::string unmarked(std::string_view text) {
  static const std::array<char, latin_end> base_letters = make_base_letters();
  std::string out;
  out.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  bool space = false;
  for (std::int64_t i = 0; i < size;) {
    const std::int64_t start = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0 || is_mark(c)) continue;
    if (c <= ' ' || u_isUWhiteSpace(c)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    if (const char letter = c < latin_end ? base_letters[static_cast<std::size_t>(c)] : '\0') {
      out += letter;
    } else if (is_dash(c)) {
      out += '-';
    } else {
      out.append(text, static_cast<std::size_t>(start), static_cast<std::size_t>(i - start));
    }
  }
  return out;
}

}  // namespace tracuu::corpus
