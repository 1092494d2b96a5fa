// Any bytes through the analyzer and the readers of queries: offsets stay in order and at character
// bounds, no letter is lost, forms are never empty, and what is cut out folds to what was told. And
// the same bytes taken for letters of Vietnamese text: every normal form and case gives the same
// tokens, and what they give is its own form.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "tokenizers/analyzer.hpp"
#include "tokenizers/document_number.hpp"
#include "tokenizers/keystrokes.hpp"
#include "tokenizers/letters.hpp"
#include "tokenizers/syllable.hpp"

namespace {

using namespace tracuu::tokenizers;

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

bool is_letter_or_digit(CharKind kind) {
  return kind == CharKind::letter || kind == CharKind::latin || kind == CharKind::digit;
}

/// Each byte as a letter, mark or sign of Vietnamese text and what gets into it.
icu::UnicodeString vietnamese(std::string_view bytes) {
  static const icu::UnicodeString alphabet = icu::UnicodeString::fromUTF8(
      "aăâbcdđeêghiklmnoôơpqrstuưvxy AĂÂĐNGTHRSXaeiouyaeiouy\u0300\u0301\u0303\u0309\u0323"
      "ngngththchtrphuyenieuoiếộễậừ0123,.-/\n"
      "\u0302\u0306\u031b\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\u0308\u030c\u0327"
      "\u0338\u0340\u0341\u00ad\u200b'’ƣƠıÐſüčñŁæаеОӑёѐбя漢");
  icu::UnicodeString text;
  for (const char c : bytes) {
    text.append(alphabet[static_cast<unsigned char>(c) % alphabet.length()]);
  }
  return text;
}

/// What the tokens say, and with `sentences` also where one ends; case has a say in that, as it
/// tells a wrapped line from a new one.
std::string forms(const Analyzer& analyzer, const icu::UnicodeString& text, bool sentences) {
  std::string utf8;
  text.toUTF8String(utf8);
  std::string line;
  analyzer.visit(utf8, [&](const Token& token) {
    if (sentences && !token.follows) line += ". ";
    line += token.exact + '/' + token.levelled + '/' + token.unmarked + ' ';
  });
  return line;
}

void require_one_reading(const Analyzer& analyzer, std::string_view bytes) {
  const icu::UnicodeString text = vietnamese(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const auto* composing = icu::Normalizer2::getNFCInstance(status);
  const auto* decomposing = icu::Normalizer2::getNFDInstance(status);
  const std::string expected = forms(analyzer, text, true);
  require(forms(analyzer, composing->normalize(text, status), true) == expected);
  require(forms(analyzer, decomposing->normalize(text, status), true) == expected);
  const auto root = icu::Locale::getRoot();
  const std::string without_case = forms(analyzer, text, false);
  require(forms(analyzer, icu::UnicodeString(text).toUpper(root), false) == without_case);
  require(forms(analyzer, icu::UnicodeString(text).toLower(root), false) == without_case);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Analyzer analyzer;
  const std::string_view text(reinterpret_cast<const char*>(data), size);

  std::size_t last_end = 0;
  std::uint32_t last_position = 0;
  Token folded;
  std::string again;
  const auto require_no_letter = [&](std::size_t begin, std::size_t end) {
    while (begin < end) {
      const Char c = read_char(text, begin);
      require(!is_letter_or_digit(c.facts.kind));
      begin += c.length;
    }
  };
  analyzer.visit(text, [&](const Token& token) {
    const std::size_t end = std::size_t{token.offset} + token.length;
    require(token.offset >= last_end && token.length > 0 && end <= text.size());
    require(!is_continuation(text, token.offset));
    require_no_letter(last_end, token.offset);
    require(token.position > last_position);
    require(!token.follows || token.position == last_position + 1);
    require(!token.exact.empty() && !token.levelled.empty());
    const std::string_view slice = text.substr(token.offset, token.length);
    analyzer.fold(slice, token.kind, folded);
    require(folded.exact == token.exact && folded.levelled == token.levelled &&
            folded.unmarked == token.unmarked);
    again = token.exact;
    analyzer.fold(again, token.kind, folded);
    require(folded.exact == again && folded.levelled == token.levelled);
    decode_keystrokes(slice);
    for (const auto& way : split_glued(slice)) {
      std::size_t bytes = 0;
      for (const std::string_view part : way) bytes += part.size();
      require(way.size() > 1 && bytes <= slice.size());
    }
    last_end = end;
    last_position = token.position;
  });
  require_no_letter(last_end, text.size());
  // Five bytes a letter at most, so that no word is so long that it is cut.
  require_one_reading(analyzer, text.substr(0, 100));
  if (const auto number = read_document_number(text, NumberIn::query)) {
    require(number->length > 0 && number->length <= text.size() && !number->canonical().empty());
  }
  return 0;
}
