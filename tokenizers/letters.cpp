#include "tokenizers/letters.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace tracuu::tokenizers {
namespace {

Char broken_byte() {
  Char c{0xFFFD, 1, {}};
  c.facts.kind = CharKind::broken;
  return c;
}

CharFacts facts_of(char32_t point) {
  if (point < 0x260) return spelling::first_page[point];
  if (point >= 0x1E00 && point < 0x1F00) return spelling::latin_additional[point - 0x1E00];
  if (point >= 0x300 && point < 0x370) return spelling::marks[point - 0x300];
  if (point >= 0x2000 && point < 0x2070) return spelling::punctuation[point - 0x2000];
  return rare_facts(point);
}

/// A Cyrillic letter that looks like a Latin one. With a mark that makes no letter of the alphabet
/// it has none to look like: ё.
struct LookAlike {
  std::u32string_view cyrillic;  ///< capital and small
  Letter letter;
  Tone tone = Tone::level;
};
constexpr std::array look_alikes{LookAlike{U"Аа", letter_of(U'a')},
                                 LookAlike{U"Ее", letter_of(U'e')},
                                 LookAlike{U"Оо\u1c82", letter_of(U'o')},
                                 LookAlike{U"Сс\u1c83", letter_of(U'c')},
                                 LookAlike{U"Рр", letter_of(U'p')},
                                 LookAlike{U"Хх", letter_of(U'x')},
                                 LookAlike{U"Ѐѐ", letter_of(U'e'), Tone::huyen},
                                 LookAlike{U"Ӑӑ", letter_of(U'ă')},
                                 LookAlike{U"ЁёӖӗӒӓӦӧ", 0}};

}  // namespace

CharFacts rare_facts(char32_t point) {
  CharFacts facts;
  for (const auto& [cyrillic, letter, tone] : look_alikes) {
    const auto at = cyrillic.find(point);
    if (at == std::u32string_view::npos) continue;
    facts.kind = CharKind::look_alike;
    facts.letter = letter;
    facts.tone = tone;
    facts.upper = at % 2 == 0;
    return facts;
  }
  switch (point) {
    case 0x02BC:  // ʼ, a letter to ICU
      facts.kind = CharKind::apostrophe;
      return facts;
    case 0xFEFF:
      facts.kind = CharKind::ignored;
      return facts;
    case 0x2212:  // minus
      facts.kind = CharKind::dash;
      return facts;
    case 0x2215:  // ∕
      facts.kind = CharKind::slash;
      return facts;
    case 0x037E:  // the Greek question mark, to NFC a semicolon
    case 0x3002:  // 。
    case 0xFF01:
    case 0xFF1F:
      facts.kind = CharKind::sentence_end;
      return facts;
    default:
      break;
  }
  const auto c = static_cast<UChar32>(point);
  const std::uint32_t type = U_GET_GC_MASK(c);
  if ((type & (U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ME_MASK)) != 0) {
    facts.kind = CharKind::mark;
  } else if ((type & (U_GC_L_MASK | U_GC_ND_MASK | U_GC_NL_MASK)) != 0 ||
             u_getIntPropertyValue(c, UCHAR_WORD_BREAK) == U_WB_ALETTER) {
    UErrorCode status = U_ZERO_ERROR;
    const bool latin = uscript_getScript(c, &status) == USCRIPT_LATIN && (type & U_GC_L_MASK) != 0;
    facts.kind = latin ? CharKind::latin : CharKind::foreign;
  } else if ((type & U_GC_ZS_MASK) != 0) {
    facts.kind = CharKind::space;
  } else if ((type & U_GC_CF_MASK) != 0) {
    facts.kind = CharKind::ignored;
  }
  return facts;
}

bool is_capital(const Char& c) {
  const auto point = static_cast<UChar32>(c.point);
  return c.facts.upper || (c.facts.kind == CharKind::latin && u_isupper(point) != 0);
}

Char read_long_char(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size()
               ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]))
               : 0U;
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1, spelling::first_page[lead]};
  if (lead >= 0xC2 && lead <= 0xDF && continues(1)) {
    const char32_t point = ((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU);
    return {point, 2, facts_of(point)};
  }
  if (lead >= 0xE0 && lead <= 0xEF && continues(1) && continues(2)) {
    const char32_t point = ((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point >= 0x800 && !surrogate) return {point, 3, facts_of(point)};
  }
  if (lead >= 0xF0 && lead <= 0xF4 && continues(1) && continues(2) && continues(3)) {
    const char32_t point = ((lead & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) |
                           ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
    if (point >= 0x10000 && point <= 0x10FFFF) return {point, 4, facts_of(point)};
  }
  return broken_byte();
}

}  // namespace tracuu::tokenizers
