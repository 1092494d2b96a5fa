// The letters of Vietnamese: what every character is to the tokenizer, and how letters are spelled.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tracuu::tokenizers {

/// In the order of the spellings below: a à ả ã á ạ.
enum class Tone : std::uint8_t { level, huyen, hoi, nga, sac, nang };

inline constexpr std::size_t tone_count = 6;

/// A letter without its tone, as an index into this alphabet. 0 is none.
using Letter = std::uint8_t;
inline constexpr std::u32string_view alphabet = U" aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

enum class CharKind : std::uint8_t {
  other,     ///< separates words: brackets, quotes, symbols, emoji
  space,     ///< also no-break and other wide spaces
  line_end,  ///< separates lines
  letter,  ///< of the alphabet above, with a tone or without; ð, ƣ, ı and ſ are read as đ, ư, i, s
  look_alike,  ///< Cyrillic а е о с р х, also with marks: Latin where the rest of the word is
  latin,       ///< another Latin letter: ü, č
  digit,       ///< 0-9
  mark,        ///< combining; belongs to the character before
  ignored,     ///< soft hyphen, zero-width space and joiners
  foreign,     ///< a letter or digit of another script: words are ICU's
  apostrophe,  ///< ' ’ ‘ ʼ
  dot,
  comma,
  colon,
  slash,
  dash,
  sentence_end,  ///< ! ? … ;
  broken,        ///< a byte that is no UTF-8
};

/// The marks that make another letter.
enum class VowelMark : std::uint8_t { none, circumflex, breve, horn };

struct CharFacts {
  CharKind kind = CharKind::other;
  Letter letter = 0;        ///< of letter and look_alike; 0 of one with a mark like ё
  Tone tone = Tone::level;  ///< of a letter, or of a mark
  VowelMark vowel : 4 = VowelMark::none;  ///< of a mark; one with neither tone nor vowel is odd
  bool upper : 1 = false;                 ///< of letter and look_alike
};
static_assert(sizeof(CharFacts) == 4, "read for every character");

struct Char {
  char32_t point = 0;
  std::uint32_t length = 0;  ///< bytes
  CharFacts facts;
};

namespace spelling {

struct Vowel {
  std::u32string_view lower;
  std::u32string_view upper;
};
inline constexpr std::array<Vowel, 12> vowels{{{U"aàảãáạ", U"AÀẢÃÁẠ"},
                                               {U"ăằẳẵắặ", U"ĂẰẲẴẮẶ"},
                                               {U"âầẩẫấậ", U"ÂẦẨẪẤẬ"},
                                               {U"eèẻẽéẹ", U"EÈẺẼÉẸ"},
                                               {U"êềểễếệ", U"ÊỀỂỄẾỆ"},
                                               {U"iìỉĩíị", U"IÌỈĨÍỊ"},
                                               {U"oòỏõóọ", U"OÒỎÕÓỌ"},
                                               {U"ôồổỗốộ", U"ÔỒỔỖỐỘ"},
                                               {U"ơờởỡớợ", U"ƠỜỞỠỚỢ"},
                                               {U"uùủũúụ", U"UÙỦŨÚỤ"},
                                               {U"ưừửữứự", U"ƯỪỬỮỨỰ"},
                                               {U"yỳỷỹýỵ", U"YỲỶỸÝỴ"}}};

constexpr Letter letter_of(char32_t c) {
  return static_cast<Letter>(alphabet.find(c));
}

template <std::size_t Size>
constexpr void put_letters(std::array<CharFacts, Size>& page, char32_t first) {
  const auto put = [&](char32_t c, Letter letter, Tone tone, bool upper) {
    if (c >= first && c - first < Size) {
      CharFacts& facts = page[c - first];
      facts.kind = CharKind::letter;
      facts.letter = letter;
      facts.tone = tone;
      facts.upper = upper;
    }
  };
  for (const char32_t c : alphabet.substr(1)) {
    const Letter letter = letter_of(c);
    put(c, letter, Tone::level, false);
    if (c < 0x80) put(c - 0x20, letter, Tone::level, true);
  }
  for (const Vowel& vowel : vowels) {
    for (std::size_t tone = 0; tone < tone_count; ++tone) {
      put(vowel.lower[tone], letter_of(vowel.lower[0]), static_cast<Tone>(tone), false);
      put(vowel.upper[tone], letter_of(vowel.lower[0]), static_cast<Tone>(tone), true);
    }
  }
  put(U'Đ', letter_of(U'đ'), Tone::level, true);
  // Look-alikes of the Latin script, common in texts taken out of PDF.
  put(U'Ð', letter_of(U'đ'), Tone::level, true);
  put(U'Ɖ', letter_of(U'đ'), Tone::level, true);
  put(U'ð', letter_of(U'đ'), Tone::level, false);
  put(U'ɖ', letter_of(U'đ'), Tone::level, false);
  put(U'Ƣ', letter_of(U'ư'), Tone::level, true);
  put(U'ƣ', letter_of(U'ư'), Tone::level, false);
  put(U'ı', letter_of(U'i'), Tone::level, false);
  put(U'ſ', letter_of(U's'), Tone::level, false);
}

/// U+0000 to U+025F.
constexpr std::array<CharFacts, 0x260> make_first_page() {
  std::array<CharFacts, 0x260> page{};
  for (std::size_t c = 0xC0; c < page.size(); ++c) {
    if (c != 0xD7 && c != 0xF7) page[c].kind = CharKind::latin;
  }
  for (const std::size_t c : {0xAAU, 0xBAU}) page[c].kind = CharKind::latin;  // ª º
  page[0xB5].kind = CharKind::foreign;  // µ, a Greek letter as a capital
  put_letters(page, 0);
  for (char32_t c = '0'; c <= '9'; ++c) page[c].kind = CharKind::digit;
  for (const std::size_t c : {0x09U, 0x20U, 0xA0U}) page[c].kind = CharKind::space;
  for (const std::size_t c : {0x0AU, 0x0BU, 0x0CU, 0x0DU, 0x85U}) page[c].kind = CharKind::line_end;
  page[0xAD].kind = CharKind::ignored;
  page['\''].kind = CharKind::apostrophe;
  page['.'].kind = CharKind::dot;
  page[','].kind = CharKind::comma;
  page[':'].kind = CharKind::colon;
  page['/'].kind = CharKind::slash;
  page['-'].kind = CharKind::dash;
  for (const char32_t c : {U'!', U'?', U';'}) page[c].kind = CharKind::sentence_end;
  return page;
}

/// U+0300 to U+036F.
constexpr std::array<CharFacts, 0x70> make_marks() {
  std::array<CharFacts, 0x70> page{};
  for (CharFacts& facts : page) facts.kind = CharKind::mark;
  page[0x00].tone = page[0x40].tone = Tone::huyen;
  page[0x01].tone = page[0x41].tone = Tone::sac;
  page[0x03].tone = Tone::nga;
  page[0x09].tone = Tone::hoi;
  page[0x23].tone = Tone::nang;
  page[0x02].vowel = VowelMark::circumflex;
  page[0x06].vowel = VowelMark::breve;
  page[0x1B].vowel = VowelMark::horn;
  page[0x4F].kind = CharKind::ignored;  // combining grapheme joiner
  return page;
}

/// U+1E00 to U+1EFF.
constexpr std::array<CharFacts, 0x100> make_latin_additional() {
  std::array<CharFacts, 0x100> page{};
  for (CharFacts& facts : page) facts.kind = CharKind::latin;
  put_letters(page, 0x1E00);
  return page;
}

/// U+2000 to U+206F.
constexpr std::array<CharFacts, 0x70> make_punctuation() {
  std::array<CharFacts, 0x70> page{};
  for (std::size_t c = 0x00; c <= 0x0A; ++c) page[c].kind = CharKind::space;
  for (std::size_t c = 0x0B; c <= 0x0F; ++c) page[c].kind = CharKind::ignored;
  for (std::size_t c = 0x10; c <= 0x15; ++c) page[c].kind = CharKind::dash;
  page[0x18].kind = page[0x19].kind = CharKind::apostrophe;
  page[0x26].kind = CharKind::sentence_end;  // …
  page[0x28].kind = page[0x29].kind = CharKind::line_end;
  for (std::size_t c = 0x2A; c <= 0x2E; ++c) page[c].kind = CharKind::ignored;
  page[0x2F].kind = page[0x5F].kind = CharKind::space;
  page[0x44].kind = CharKind::slash;  // ⁄
  for (std::size_t c = 0x60; c <= 0x6F; ++c) page[c].kind = CharKind::ignored;
  return page;
}

inline constexpr auto first_page = make_first_page();
inline constexpr auto marks = make_marks();
inline constexpr auto latin_additional = make_latin_additional();
inline constexpr auto punctuation = make_punctuation();

/// The bytes of one character.
struct Bytes {
  std::array<char, 4> bytes{};
  std::uint8_t length = 0;
};

constexpr Bytes utf8(char32_t c) {
  const auto byte = [](char32_t value) { return static_cast<char>(value); };
  if (c < 0x80) return {{byte(c)}, 1};
  if (c < 0x800) return {{byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F))}, 2};
  if (c < 0x10000) {
    return {{byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F))}, 3};
  }
  return {{byte(0xF0 | (c >> 18)), byte(0x80 | ((c >> 12) & 0x3F)), byte(0x80 | ((c >> 6) & 0x3F)),
           byte(0x80 | (c & 0x3F))},
          4};
}

/// Each letter with each tone, lower case; consonants have none.
constexpr std::array<std::array<Bytes, tone_count>, alphabet.size()> make_spellings() {
  std::array<std::array<Bytes, tone_count>, alphabet.size()> table{};
  for (const char32_t c : alphabet.substr(1)) table[letter_of(c)].fill(utf8(c));
  for (const Vowel& vowel : vowels) {
    for (std::size_t tone = 0; tone < tone_count; ++tone) {
      table[letter_of(vowel.lower[0])][tone] = utf8(vowel.lower[tone]);
    }
  }
  return table;
}
inline constexpr auto spellings = make_spellings();

/// "aaa" for aăâ.
inline constexpr std::string_view plain_letters = " aaabcddeefghijklmnooopqrstuuvwxyz";
static_assert(plain_letters.size() == alphabet.size());

}  // namespace spelling

/// The letter in lower case with a tone, in UTF-8.
inline std::string_view spelled(Letter letter, Tone tone) {
  const spelling::Bytes& bytes = spelling::spellings[letter][static_cast<std::size_t>(tone)];
  return {bytes.bytes.data(), bytes.length};
}

/// a-z: 'd' for đ.
constexpr char plain(Letter letter) {
  return spelling::plain_letters[letter];
}

constexpr Letter letter_of(char32_t c) {
  return spelling::letter_of(c);
}

constexpr bool is_vowel(Letter letter) {
  const char base = plain(letter);
  return base == 'a' || base == 'e' || base == 'i' || base == 'o' || base == 'u' || base == 'y';
}

/// The letter under a combining mark: â for a and a circumflex. 0 where there is no such letter, so
/// also under a second mark: which of a horn and a circumflex counts is no question of their order.
constexpr Letter under(VowelMark mark, Letter letter) {
  const char32_t base = alphabet[letter];
  switch (mark) {
    case VowelMark::circumflex:
      if (base == U'a') return letter_of(U'â');
      if (base == U'e') return letter_of(U'ê');
      if (base == U'o') return letter_of(U'ô');
      return 0;
    case VowelMark::breve:
      return base == U'a' ? letter_of(U'ă') : Letter{0};
    case VowelMark::horn:
      if (base == U'o') return letter_of(U'ơ');
      if (base == U'u') return letter_of(U'ư');
      return 0;
    case VowelMark::none:
      break;
  }
  return 0;
}

/// Facts of characters outside the tables.
CharFacts rare_facts(char32_t point);

/// The character that starts at a byte of the text, `at` < size. What is no UTF-8 is U+FFFD, one a
/// byte.
Char read_long_char(std::string_view text, std::size_t at);

inline Char read_char(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1, spelling::first_page[lead]};
  return read_long_char(text, at);
}

/// Whether it is a capital letter. `CharFacts::upper` knows the alphabet alone.
bool is_capital(const Char& c);

/// A character without its number.
struct Step {
  CharFacts facts;
  std::size_t length = 0;
};

/// The same for the loops that read every letter, with short cuts for U+00C0 to U+01FF, U+0300 to
/// U+033F and U+1E80 to U+1EFF.
[[gnu::always_inline]] inline Step read_step(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {spelling::first_page[lead], 1};
  if (lead >= 0xC3 && lead <= 0xC7 && at + 1 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const std::size_t point = ((lead & 0x1FU) << 6U) | (second & 0x3FU);
    if ((second & 0xC0U) == 0x80U) return {spelling::first_page[point], 2};
  }
  if (lead == 0xE1 && at + 2 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    const std::size_t place = ((second & 0x03U) << 6U) | (third & 0x3FU);
    if ((second & 0xFEU) == 0xBAU && (third & 0xC0U) == 0x80U) {
      return {spelling::latin_additional[place], 3};
    }
  }
  if (lead == 0xCC && at + 1 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if ((second & 0xC0U) == 0x80U) return {spelling::marks[second & 0x3FU], 2};
  }
  const Char c = read_long_char(text, at);
  return {c.facts, c.length};
}

inline void append(std::string& to, char32_t point) {
  const spelling::Bytes bytes = spelling::utf8(point);
  to.append(bytes.bytes.data(), bytes.length);
}

}  // namespace tracuu::tokenizers
