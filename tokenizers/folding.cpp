#include "tokenizers/folding.hpp"

#include <stdexcept>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "tokenizers/letters.hpp"

namespace tracuu::tokenizers {
namespace {

constexpr Tone levelled_tone(Tone tone) {
  return tone == Tone::nga ? Tone::hoi : tone;
}

void clear(Token& token) {
  token.exact.clear();
  token.levelled.clear();
  token.unmarked.clear();
}

void append_all(Token& token, char c) {
  token.exact += c;
  token.levelled += c;
  token.unmarked += c;
}

void append_letter(Token& token, Letter letter, Tone tone) {
  token.exact += spelled(letter, tone);
  token.levelled += spelled(letter, levelled_tone(tone));
  token.unmarked += plain(letter);
}

/// m² is m2.
char raised_digit(char32_t point) {
  if (point == U'²') return '2';
  if (point == U'³') return '3';
  return 0;
}

/// Whether all was in the tables.
bool fold_by_tables(std::string_view word, Token& into) {
  Letter letter = 0;
  Tone tone = Tone::level;
  const auto flush = [&] {
    if (letter != 0) append_letter(into, letter, tone);
    letter = 0;
    tone = Tone::level;
  };
  for (std::size_t at = 0; at < word.size();) {
    const Char c = read_char(word, at);
    at += c.length;
    switch (c.facts.kind) {
      case CharKind::letter:
        flush();
        letter = c.facts.letter;
        tone = c.facts.tone;
        break;
      case CharKind::mark:
        if (letter == 0) return false;
        if (c.facts.tone != Tone::level) {
          if (tone != Tone::level || !is_vowel(letter)) return false;
          tone = c.facts.tone;
        } else {
          letter = under(c.facts.vowel, letter);
          if (letter == 0) return false;
        }
        break;
      case CharKind::digit:
      case CharKind::dot:
      case CharKind::comma:
        flush();
        append_all(into, static_cast<char>(c.point));
        break;
      case CharKind::apostrophe:
        flush();
        into.exact += '\'';
        into.levelled += '\'';
        break;
      case CharKind::ignored:
      case CharKind::space:
        break;
      default:
        flush();
        if (raised_digit(c.point) == 0) return false;
        append_all(into, raised_digit(c.point));
    }
  }
  flush();
  return true;
}

constexpr bool is_vowel_mark(UChar32 c) {
  return c == 0x302 || c == 0x306 || c == 0x31B;
}

const icu::Normalizer2& normalizer(bool composing) {
  UErrorCode status = U_ZERO_ERROR;
  // Singletons of ICU that never fail once its data is there.
  const icu::Normalizer2* instance = composing ? icu::Normalizer2::getNFCInstance(status)
                                               : icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  return *instance;
}

icu::UnicodeString normalized(const icu::UnicodeString& text, bool composing) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result = normalizer(composing).normalize(text, status);
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  return result;
}

/// Vowel marks before tones, as NFC needs them: a + acute + breve is ắ. Among themselves they stay
/// as they stand, so that doing it again changes nothing.
void reorder_marks(icu::UnicodeString& decomposed) {
  std::int32_t vowel_marks = 0;  // where those of the current letter end
  for (std::int32_t at = 0; at < decomposed.length(); ++at) {
    const char16_t c = decomposed[at];
    if (c < 0x300 || c >= 0x370) {
      vowel_marks = at + 1;
    } else if (is_vowel_mark(c)) {
      decomposed.remove(at, 1);
      decomposed.insert(vowel_marks++, static_cast<UChar32>(c));
    }
  }
}

/// What a decomposed word is before case and marks are levelled: look-alikes mapped, ignored
/// characters gone.
icu::UnicodeString mapped(std::string_view word) {
  bool latin = false;
  bool foreign = false;
  for (std::size_t at = 0; at < word.size();) {
    const Char c = read_char(word, at);
    latin = latin || c.facts.kind == CharKind::letter || c.facts.kind == CharKind::latin;
    foreign = foreign || c.facts.kind == CharKind::foreign;
    at += c.length;
  }
  icu::UnicodeString text;
  for (std::size_t at = 0; at < word.size();) {
    const Char c = read_char(word, at);
    at += c.length;
    switch (c.facts.kind) {
      case CharKind::letter:
        text += icu::UnicodeString::fromUTF8(spelled(c.facts.letter, c.facts.tone));
        break;
      case CharKind::look_alike:
        text += latin && !foreign ? static_cast<UChar32>(alphabet[c.facts.letter])
                                  : static_cast<UChar32>(c.point);
        break;
      case CharKind::apostrophe:
        text += u'\'';
        break;
      case CharKind::ignored:
      case CharKind::space:
      case CharKind::broken:
        break;
      default:
        text += raised_digit(c.point) != 0 ? static_cast<UChar32>(raised_digit(c.point))
                                           : static_cast<UChar32>(c.point);
    }
  }
  return text;
}

/// Letters of other Latin alphabets that Unicode does not decompose.
std::u16string_view without_stroke(UChar32 c) {
  switch (c) {
    case U'đ':
      return u"d";
    case U'ł':
      return u"l";
    case U'ø':
      return u"o";
    case U'ħ':
      return u"h";
    case U'æ':
      return u"ae";
    case U'œ':
      return u"oe";
    case U'þ':
      return u"th";
    default:
      return {};
  }
}

void fold_by_icu(std::string_view word, Token& into) {
  std::string decomposed;
  normalized(icu::UnicodeString::fromUTF8(word), false).toUTF8String(decomposed);
  icu::UnicodeString text = normalized(mapped(decomposed), false);
  text.foldCase();
  text.findAndReplace(u"\u02bc", u"'");  // as small letter, ŉ begins with one
  text = normalized(text, false);
  reorder_marks(text);

  icu::UnicodeString levelled;
  icu::UnicodeString unmarked;
  UChar32 base = 0;
  for (std::int32_t at = 0; at < text.length();) {
    const UChar32 c = text.char32At(at);
    at += U16_LENGTH(c);
    const bool mark = c >= 0x300 && c < 0x370;
    if (!mark) base = c;
    const bool latin = base < 0x250;
    const Letter letter =
        base < 0x80 ? spelling::first_page[static_cast<std::size_t>(base)].letter : Letter{0};
    levelled += mark && c == 0x303 && letter != 0 && is_vowel(letter) ? UChar32{0x309} : c;
    if (const auto letters = without_stroke(c); !letters.empty()) {
      unmarked.append(letters.data(), static_cast<std::int32_t>(letters.size()));
    } else if (c != u'\'' && !(mark && latin)) {
      unmarked += c;
    }
  }
  normalized(text, true).toUTF8String(into.exact);
  normalized(levelled, true).toUTF8String(into.levelled);
  normalized(unmarked, true).toUTF8String(into.unmarked);
}

}  // namespace

void fold_word(std::string_view word, Token& into) {
  clear(into);
  if (!fold_by_tables(word, into)) {
    clear(into);
    fold_by_icu(word, into);
  }
  if (into.exact == "t.ư" || into.exact == "t.w") {
    into.exact = into.levelled = into.unmarked = "tw";
  }
}

void fold_ascii(std::string_view word, Token& into) {
  into.exact.assign(word);
  for (char& c : into.exact) c = static_cast<char>(c | 0x20);
  into.levelled = into.exact;
  into.unmarked = into.exact;
}

}  // namespace tracuu::tokenizers
