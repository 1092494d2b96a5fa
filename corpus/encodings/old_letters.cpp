#include "corpus/encodings/old_letters.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include <unicode/uchar.h>

#include "corpus/encodings/single_bytes.hpp"
#include "corpus/encodings/utf8.hpp"
#include "tokenizers/syllable.hpp"

namespace tracuu::corpus {
namespace {

/// The letters of bytes 0x80 to 0xFF.
using UpperHalf = std::u32string_view;

struct Exchange {
  char32_t from;
  char32_t to;
};

// TCVN 5712-1. The fonts of TCVN3 (ABC) have its small letters and A1 to A7, and at 0x80 to 0x9F
// mostly the punctuation of windows-1252; they have no combining marks at B0 to B4. Twelve capitals
// more lie among the control codes.
constexpr UpperHalf tcvn =
    U"ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    U"\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ°±²³´àảãáạẲằẳẵắẴ"
    U"ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";
static_assert(tcvn.size() == 128);

constexpr std::array tcvn_controls{
    Exchange{0x01, U'Ú'}, Exchange{0x02, U'Ụ'}, Exchange{0x04, U'Ừ'}, Exchange{0x05, U'Ử'},
    Exchange{0x06, U'Ữ'}, Exchange{0x11, U'Ứ'}, Exchange{0x12, U'Ự'}, Exchange{0x13, U'Ỳ'},
    Exchange{0x14, U'Ỷ'}, Exchange{0x15, U'Ỹ'}, Exchange{0x16, U'Ý'}, Exchange{0x17, U'Ỵ'}};

// RFC 1456; six capitals more lie among the control codes.
constexpr UpperHalf viscii =
    U"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    U"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";
static_assert(viscii.size() == 128);

constexpr std::array viscii_controls{Exchange{0x02, U'Ẳ'}, Exchange{0x05, U'Ẵ'},
                                     Exchange{0x06, U'Ẫ'}, Exchange{0x14, U'Ỷ'},
                                     Exchange{0x19, U'Ỹ'}, Exchange{0x1E, U'Ỵ'}};

// Where windows-1258 differs from windows-1252.
constexpr std::array of_1258{Exchange{0xC3, U'Ă'},   Exchange{0xCC, 0x0300}, Exchange{0xD0, U'Đ'},
                             Exchange{0xD2, 0x0309}, Exchange{0xD5, U'Ơ'},   Exchange{0xDD, U'Ư'},
                             Exchange{0xDE, 0x0303}, Exchange{0xE3, U'ă'},   Exchange{0xEC, 0x0301},
                             Exchange{0xF0, U'đ'},   Exchange{0xF2, 0x0323}, Exchange{0xF5, U'ơ'},
                             Exchange{0xFD, U'ư'},   Exchange{0xFE, U'₫'}};

template <typename Table>
std::optional<char32_t> exchanged(const Table& table, char32_t from) {
  const auto found = std::ranges::find(table, from, &Exchange::from);
  if (found == table.end()) return std::nullopt;
  return found->to;
}

std::string utf8_of(std::u32string_view characters) {
  std::string text;
  text.reserve(characters.size() * 2);
  for (const char32_t c : characters) append(text, c);
  return text;
}

bool is_capital(char32_t c) {
  return u_isupper(static_cast<UChar32>(c)) != 0;
}
bool is_capital_vowel(char32_t c) {
  return std::u32string_view(U"AEIOUYĂÂÊÔƠƯ").find(c) != std::u32string_view::npos;
}
bool is_letter(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c)) != 0 ||
         u_getCombiningClass(static_cast<UChar32>(c)) != 0;
}

char32_t lower(char32_t c) {
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}
char32_t upper(char32_t c) {
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}

char32_t by_table(UpperHalf table, char32_t shown) {
  const auto byte = byte_of_letter(shown);
  return byte && *byte >= 0x80 ? table[*byte - 0x80U] : shown;
}

/// The codes of TCVN 5712-1 that windows-1252 uses for “ ” ‘ ’ … – — •.
bool is_punctuation_too(char32_t shown) {
  return std::u32string_view(U"“”‘’…–—•").find(shown) != std::u32string_view::npos;
}

/// Latin-1 has control codes where windows-1252 has punctuation and letters.
std::u32string as_1252_shows(std::string_view shown) {
  std::u32string characters = characters_of(shown);
  for (char32_t& c : characters) {
    if (const auto byte = byte_of_letter(c)) c = letter_of_byte(*byte);
  }
  return characters;
}

std::u32string read_tcvn(std::u32string_view shown) {
  std::u32string text;
  text.reserve(shown.size());
  for (const char32_t c : shown) {
    text += is_punctuation_too(c) ? c : exchanged(tcvn_controls, c).value_or(by_table(tcvn, c));
  }
  // CỘNG and BỘ have such a code for a letter, “BỘ” has it for both.
  const auto is_part = [&](std::size_t i) { return i < text.size() && is_letter(text[i]); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_punctuation_too(shown[i])) continue;
    const bool after_capital = i > 0 && is_capital(text[i - 1]);
    const bool before_capital = is_part(i + 1) && is_capital(text[i + 1]);
    if (!after_capital && !before_capital) continue;
    std::size_t begin = i;
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    std::size_t end = i + 1;
    while (is_part(end)) ++end;
    const auto is_syllable = [](std::u32string_view word) {
      return tokenizers::is_syllable(utf8_of(word));
    };
    const std::u32string_view all(text);
    const auto reads_without = [&](std::u32string_view part) {
      return part.empty() || is_syllable(part);
    };
    if (reads_without(all.substr(begin, i - begin)) &&
        reads_without(all.substr(i + 1, end - i - 1))) {
      continue;
    }
    std::u32string word(all.substr(begin, end - begin));
    word[i - begin] = by_table(tcvn, shown[i]);
    if (is_syllable(word)) text[i] = word[i - begin];
  }
  return text;
}

struct Word {
  std::span<char32_t> letters;
  std::size_t capitals = 0;
  bool has_small_ascii = false;
  bool is_in_capitals = false;

  /// A capital and small letters with marks: "Xã" for XÃ. "Số" begins a line of its own.
  bool may_be_in_capitals() const {
    return capitals == 1 && !has_small_ascii && is_capital(letters.front()) &&
           !std::ranges::equal(letters, std::u32string_view(U"Số"));
  }

  /// ĐÔNG, LONG; neither UBND nor HU.
  bool may_be_syllable_in_capitals() const {
    const auto vowel = std::find_if(letters.rbegin(), letters.rend(), is_capital_vowel);
    return letters.size() > 2 && vowel != letters.rend() && vowel - letters.rbegin() <= 2;
  }
};

std::vector<Word> words_of(std::u32string& text) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    while (i < text.size() && is_letter(text[i])) ++i;
    if (i == begin) {
      ++i;
      continue;
    }
    Word word{std::span(text).subspan(begin, i - begin)};
    word.capitals = static_cast<std::size_t>(std::ranges::count_if(word.letters, is_capital));
    word.has_small_ascii =
        std::ranges::any_of(word.letters, [](char32_t c) { return c >= 'a' && c <= 'z'; });
    words.push_back(word);
  }
  return words;
}

/// A small letter behind or before capitals of its word was set in a font of capitals: ĐảNG, ủY; so
/// was a lone word beside such, or beside a syllable in capitals: Xã Cổ ĐÔNG, but UBND Xã. Where a
/// line has no small letters but such as have marks, all of it was; "Số 12/BC" was not.
std::u32string with_capitals(std::u32string text) {
  std::vector<Word> words = words_of(text);
  for (Word& word : words) {
    const bool starts_small = word.capitals > 0 && !is_capital(word.letters.front());
    word.is_in_capitals =
        (word.capitals >= 2 || starts_small) && !word.has_small_ascii &&
        (word.capitals < word.letters.size() || word.may_be_syllable_in_capitals());
  }
  const bool is_line_of_capitals =
      text.find(U'/') == std::u32string::npos &&
      std::ranges::none_of(words, &Word::has_small_ascii) &&
      std::ranges::any_of(words, [](const Word& word) { return word.capitals >= 2; });
  const auto spread = [](Word& word, const Word& beside) {
    word.is_in_capitals =
        word.is_in_capitals || (beside.is_in_capitals && word.may_be_in_capitals());
  };
  for (std::size_t i = 1; i < words.size(); ++i) spread(words[i], words[i - 1]);
  for (std::size_t i = words.size(); i-- > 1;) spread(words[i - 1], words[i]);
  for (const Word& word : words) {
    if (is_line_of_capitals || word.is_in_capitals) {
      std::ranges::transform(word.letters, word.letters.begin(), upper);
    }
  }
  return text;
}

std::u32string read_viscii(std::u32string_view shown) {
  std::u32string text;
  text.reserve(shown.size());
  for (const char32_t c : shown) {
    text += exchanged(viscii_controls, c).value_or(by_table(viscii, c));
  }
  return text;
}

std::u32string read_1258(std::u32string_view shown) {
  std::u32string text(shown);
  for (char32_t& c : text) c = exchanged(of_1258, c).value_or(c);
  return text;
}

// VNI: a letter, then another one for its marks. Each row: the base, then what each mark makes of
// it, in the order of `marks`.
struct VniBase {
  char32_t base;
  std::u32string_view marks;
  std::u32string_view letters;
};
constexpr std::array vni_bases{
    VniBase{U'a', U"ùøûõïâáàåãäêéèúüë", U"áàảãạâấầẩẫậăắằẳẵặ"},
    VniBase{U'e', U"ùøûõïâáàåãä", U"éèẻẽẹêếềểễệ"},
    VniBase{U'o', U"ùøûõïâáàåãä", U"óòỏõọôốồổỗộ"},
    VniBase{U'u', U"ùøûõï", U"úùủũụ"},
    VniBase{U'y', U"ùøûõï", U"ýỳỷỹỵ"},
    VniBase{U'ô', U"ùøûõï", U"ớờởỡợ"},
    VniBase{U'ö', U"ùøûõï", U"ứừửữự"},
};
constexpr std::array vni_alone{Exchange{U'ñ', U'đ'}, Exchange{U'ô', U'ơ'}, Exchange{U'ö', U'ư'},
                               Exchange{U'í', U'í'}, Exchange{U'ì', U'ì'}, Exchange{U'æ', U'ỉ'},
                               Exchange{U'ó', U'ĩ'}, Exchange{U'ò', U'ị'}, Exchange{U'î', U'ỵ'}};

std::u32string read_vni(std::u32string_view shown) {
  std::u32string text;
  text.reserve(shown.size());
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const char32_t small = lower(shown[i]);
    char32_t letter = exchanged(vni_alone, small).value_or(small);
    const auto* const base = std::ranges::find(vni_bases, small, &VniBase::base);
    if (base != vni_bases.end() && i + 1 < shown.size()) {
      const std::size_t mark = base->marks.find(lower(shown[i + 1]));
      if (mark != std::u32string_view::npos) {
        letter = base->letters[mark];
        text += is_capital(shown[i]) ? upper(letter) : letter;
        ++i;
        continue;
      }
    }
    text += letter == small ? shown[i] : is_capital(shown[i]) ? upper(letter) : letter;
  }
  return text;
}

/// Text from bytes that are UTF-8 but for some that were lost.
struct Mended {
  std::string text;
  std::size_t whole = 0;   ///< letters of more than one byte
  std::size_t broken = 0;  ///< what could not be mended, shown as U+FFFD
};

bool is_continuation(std::string_view bytes, std::size_t at) {
  return at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80U;
}

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

struct Mend {
  std::string_view bytes;  ///< as they are left
  std::string_view letter;
};
// A no-break space becomes a space, a soft hyphen vanishes, and five bytes windows-1252 leaves free
// become U+FFFD.
constexpr std::array mends{Mend{"\xC2 ", " "},           Mend{"\xC3", "í"},
                           Mend{"\xC6 ", "Ơ"},           Mend{"\xE1\xBA ", "Ạ"},
                           Mend{"\xE1\xBA", "ậ"},        Mend{"\xE1\xBB", "ử"},
                           Mend{"\xC4\xEF\xBF\xBD", "Đ"}};

/// The letters at the end of a text in UTF-8.
std::string_view last_word(std::string_view text) {
  std::size_t begin = text.find_last_of(" \t(\"-/.,:;*+") + 1;  // 0 where there is none
  const std::size_t quote = text.rfind("\xE2\x80");             // “ ‘ –
  if (quote != std::string_view::npos) begin = std::max(begin, std::min(quote + 3, text.size()));
  return text.substr(begin);
}

/// "Ã " is à where the word goes on behind it (ngÃ y) or a space of its own does (lÃ  ); else í
/// before a space (chÃ mới).
bool is_a_with_huyen(std::string_view before, std::string_view behind) {
  if (!behind.starts_with(' ')) return false;
  behind.remove_prefix(1);
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto length =
      static_cast<std::size_t>(std::ranges::find_if_not(behind, is_plain) - behind.begin());
  const std::string_view next = behind.substr(length, 1);
  const bool ends_word =
      next.empty() || next == "\xC2" || static_cast<unsigned char>(next[0]) < 0x80;
  return ends_word &&
         (length == 0 || tokenizers::is_syllable(std::string(last_word(before)) + "à" +
                                                 std::string(behind.substr(0, length))));
}

/// How many bytes the lead byte promises, itself included; 0 for what is no lead.
std::size_t promised_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

Mended mended(std::string_view bytes) {
  Mended result;
  result.text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = promised_length(static_cast<unsigned char>(bytes[at]));
    std::size_t present = std::min<std::size_t>(length, 1);
    while (present < length && is_continuation(bytes, at + present)) ++present;
    if (length > 0 && present == length) {
      result.text += bytes.substr(at, length);
      result.whole += length > 1 ? 1 : 0;
      at += length;
      continue;
    }
    if (bytes[at] == '\xC3' && is_a_with_huyen(result.text, bytes.substr(at + 1))) {
      result.text += "à";
      at += 2;
      continue;
    }
    const auto* const mend = std::ranges::find_if(
        mends, [&](const Mend& one) { return bytes.substr(at).starts_with(one.bytes); });
    if (mend != mends.end()) {
      result.text += mend->letter;
      at += mend->bytes.size();
    } else {
      result.text += replacement;
      ++result.broken;
      at += std::max<std::size_t>(present, 1);
    }
  }
  return result;
}

std::optional<std::string> read_once_as_utf8(std::string_view shown) {
  std::string bytes;
  bytes.reserve(shown.size());
  std::size_t not_of_1252 = 0;
  bool is_unicode = false;
  for_each_character(shown, [&](char32_t c, std::size_t) {
    if (const auto byte = byte_of_letter(c)) {
      bytes += static_cast<char>(*byte);
    } else {
      ++not_of_1252;
      is_unicode = is_unicode || is_letter(c);
      append(bytes, c);
    }
  });
  if (is_unicode) return std::nullopt;
  Mended result = mended(bytes);
  if (result.whole <= not_of_1252 || result.broken * 10 > result.whole) return std::nullopt;
  return std::move(result.text);
}

std::optional<std::string> read_as_utf8(std::string_view shown) {
  constexpr int most_times = 3;
  auto text = read_once_as_utf8(shown);
  for (int times = 1; text && times < most_times; ++times) {
    auto deeper = read_once_as_utf8(*text);
    if (!deeper) break;
    text = std::move(deeper);
  }
  return text;
}

}  // namespace

std::string_view name_of(OldEncoding encoding) {
  switch (encoding) {
    case OldEncoding::mojibake:
      return "mojibake";
    case OldEncoding::tcvn3:
      return "tcvn3";
    case OldEncoding::vni:
      return "vni";
    case OldEncoding::windows_1258:
      return "windows-1258";
    case OldEncoding::viscii:
      return "viscii";
  }
  return {};
}

std::optional<std::string> read_as(OldEncoding encoding, std::string_view shown) {
  if (encoding == OldEncoding::mojibake) return read_as_utf8(shown);
  const std::u32string characters = as_1252_shows(shown);
  switch (encoding) {
    case OldEncoding::mojibake:
      break;
    case OldEncoding::tcvn3:
      return utf8_of(with_capitals(read_tcvn(characters)));
    case OldEncoding::vni:
      return utf8_of(read_vni(characters));
    case OldEncoding::windows_1258:
      return utf8_of(read_1258(characters));
    case OldEncoding::viscii:
      return utf8_of(read_viscii(characters));
  }
  return std::nullopt;
}

}  // namespace tracuu::corpus
