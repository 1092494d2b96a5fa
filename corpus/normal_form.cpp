#include "corpus/normal_form.hpp"

#include <algorithm>
#include <cstdint>
#include <new>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace tracuu::corpus {
namespace {

/// Sorting the marks of one letter takes the square of their number, so that Unicode's stream-safe
/// text format puts a joiner after so many.
constexpr int marks_in_a_row = 30;
constexpr std::string_view grapheme_joiner = "\xCD\x8F";  // U+034F

bool is_tone(char16_t c) {
  return c == 0x0300 || c == 0x0301 || c == 0x0303 || c == 0x0309;
}
bool is_vowel_mark(char16_t c) {
  return c == 0x0302 || c == 0x0306;
}

const icu::Normalizer2& composing() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (nfc == nullptr) throw std::bad_alloc();
  return *nfc;
}

std::string composed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  composing().normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr,
                            status);
  if (U_FAILURE(status)) throw std::bad_alloc();
  return out;
}

/// Canonical order keeps a tone and a circumflex or breve as they were typed, so NFC does not join
/// them when the tone came first. Only those two need it: horn and dot below are sorted by Unicode.
std::string vowel_marks_first(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString decomposed;
  if (nfd != nullptr) nfd->normalize(icu::UnicodeString::fromUTF8(text), decomposed, status);
  if (nfd == nullptr || U_FAILURE(status)) throw std::bad_alloc();
  for (std::int32_t i = 1; i < decomposed.length(); ++i) {
    if (!is_vowel_mark(decomposed.charAt(i))) continue;
    for (std::int32_t k = i; k > 0 && is_tone(decomposed.charAt(k - 1)); --k) {
      const char16_t mark = decomposed.charAt(k);
      decomposed.setCharAt(k, decomposed.charAt(k - 1));
      decomposed.setCharAt(k - 1, mark);
    }
  }
  icu::UnicodeString joined;
  composing().normalize(decomposed, joined, status);
  if (U_FAILURE(status)) throw std::bad_alloc();
  std::string out;
  joined.toUTF8String(out);
  return out;
}

/// Soft hyphen, zero-width space and joiners, byte order mark: no reader sees them, and words with
/// them inside are not found.
bool is_invisible(UChar32 c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

bool is_combining(UChar32 c) {
  if (c < 0x0300 || (c >= 0x1E00 && c < 0x2000)) return false;  // the letters of Vietnamese
  return u_getCombiningClass(c) != 0;
}

/// One kind of line end, no control or invisible characters, no letter with more marks than any
/// language has.
std::string cleaned(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  std::int64_t kept = 0;  // up to here all is in `clean`
  const auto put = [&](std::int64_t start, std::int64_t end, std::string_view instead) {
    clean.append(text, static_cast<std::size_t>(kept), static_cast<std::size_t>(start - kept));
    clean += instead;
    kept = end;
  };
  int marks = 0;
  for (std::int64_t i = 0; i < size;) {
    const std::int64_t start = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (is_invisible(c)) {
      put(start, i, {});
      continue;
    }
    marks = is_combining(c) ? marks + 1 : 0;
    if (marks > marks_in_a_row) {
      put(start, start, grapheme_joiner);
      marks = 1;
    }
    if (c == '\r') {
      if (i < size && bytes[i] == '\n') ++i;
      put(start, i, "\n");
    } else if (c == 0x0B || c == 0x85 || c == 0x2028 || c == 0x2029) {
      put(start, i, "\n");
    } else if ((c < ' ' && c != '\t' && c != '\n' && c != '\f') || c == 0x7F) {
      put(start, i, "\xEF\xBF\xBD");
    }
  }
  put(size, size, {});
  return clean;
}

/// Letters of Vietnamese, ASCII and what Western texts have besides; nothing that would be cleaned,
/// and nothing that another form has.
bool is_in_normal_form(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < size;) {
    if (bytes[i] >= ' ' && bytes[i] < 0x7F) {
      ++i;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    const bool is_space = c == '\n' || c == '\t' || c == '\f';
    const bool is_latin = (c >= 0xA0 && c < 0x0300 && c != 0xAD) || (c >= 0x1E00 && c < 0x1F00);
    const bool is_punctuation = c >= 0x2010 && c <= 0x2027;
    if (!is_space && !is_latin && !is_punctuation) return false;
  }
  return true;
}

}  // namespace

std::string normal_form(std::string_view text) {
  if (is_in_normal_form(text)) return std::string(text);
  std::string nfc = composed(cleaned(text));
  const bool has_loose_vowel_marks =
      nfc.find("\xCC\x82") != std::string::npos || nfc.find("\xCC\x86") != std::string::npos;
  return has_loose_vowel_marks ? vowel_marks_first(nfc) : nfc;
}

}  // namespace tracuu::corpus
