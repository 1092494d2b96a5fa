#include "encoders.hpp"

#include <array>
#include <cerrno>
#include <map>
#include <stdexcept>

#include <iconv.h>
#include <unicode/unistr.h>

namespace tracuu::corpus {
namespace {

icu::UnicodeString utf16_of(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string utf8_of(char16_t c) {
  std::string text;
  icu::UnicodeString(c).toUTF8String(text);
  return text;
}

using Codes = std::map<char16_t, std::string>;

Codes tcvn3_codes() {
  constexpr std::u16string_view letters =
      u"ĂÂÊÔƠƯĐăâêôơưđ"
      u"àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
  constexpr std::array<unsigned char, 74> bytes{
      0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xB5,
      0xB6, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB, 0xCC,
      0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE, 0xDF,
      0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xEE, 0xEF,
      0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE};
  static_assert(letters.size() == bytes.size());
  Codes codes;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    codes[letters[i]] = std::string(1, static_cast<char>(bytes[i]));
  }
  for (const char16_t letter : letters) {
    const char16_t capital = icu::UnicodeString(letter).toUpper()[0];
    codes.try_emplace(capital, codes[letter]);
  }
  return codes;
}

/// In letters of windows-1252, which the codes of these are the numbers of.
Codes vni_codes() {
  struct Row {
    const char16_t* base;
    std::u16string_view marks;
    std::u16string_view letters;
  };
  constexpr std::array rows{Row{u"a", u"ùøûõï", u"áàảãạ"},   Row{u"e", u"ùøûõï", u"éèẻẽẹ"},
                            Row{u"o", u"ùøûõï", u"óòỏõọ"},   Row{u"u", u"ùøûõï", u"úùủũụ"},
                            Row{u"y", u"ùøûõ", u"ýỳỷỹ"},     Row{u"ô", u"ùøûõï", u"ớờởỡợ"},
                            Row{u"ö", u"ùøûõï", u"ứừửữự"},   Row{u"a", u"âáàåãä", u"âấầẩẫậ"},
                            Row{u"e", u"âáàåãä", u"êếềểễệ"}, Row{u"o", u"âáàåãä", u"ôốồổỗộ"},
                            Row{u"a", u"êéèúüë", u"ăắằẳẵặ"}, Row{u"", u"ñôöíìæóòî", u"đơưíìỉĩịỵ"}};
  Codes codes;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.letters.size(); ++i) {
      icu::UnicodeString letter(row.letters[i]);
      icu::UnicodeString code = icu::UnicodeString(row.base) + row.marks[i];
      for (int upper = 0; upper < 2; ++upper) {
        std::string bytes;
        for (std::int32_t k = 0; k < code.length(); ++k) bytes += static_cast<char>(code[k]);
        codes[letter[0]] = bytes;
        letter.toUpper();
        code.toUpper();
      }
    }
  }
  return codes;
}

std::string encoded(std::string_view text, const Codes& codes) {
  const icu::UnicodeString characters = utf16_of(text);
  std::string bytes;
  for (std::int32_t i = 0; i < characters.length(); ++i) {
    const char16_t c = characters[i];
    const auto code = codes.find(c);
    bytes += code != codes.end() ? code->second : in_charset(utf8_of(c), "CP1252");
  }
  return bytes;
}

}  // namespace

std::string in_tcvn3(std::string_view text) {
  static const Codes codes = tcvn3_codes();
  return encoded(text, codes);
}

std::string in_vni(std::string_view text) {
  static const Codes codes = vni_codes();
  return encoded(text, codes);
}

std::string in_charset(std::string_view text, const char* charset) {
  const iconv_t converter = ::iconv_open((std::string(charset) + "//TRANSLIT").c_str(), "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error(charset);
  std::string input(text);
  std::string output(text.size() * 4 + 16, '\0');
  char* from = input.data();
  char* to = output.data();
  std::size_t left = input.size();
  std::size_t room = output.size();
  const bool failed =
      ::iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1) ||
      ::iconv(converter, nullptr, nullptr, &to, &room) == static_cast<std::size_t>(-1);
  ::iconv_close(converter);
  if (failed) throw std::runtime_error(std::string("not in ") + charset);
  output.resize(output.size() - room);
  return output;
}

std::string as_mojibake(std::string_view text) {
  // What windows-1252 has for bytes 0x80 to 0x9F; five it leaves free.
  constexpr std::u16string_view letters =
      u"€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
  static_assert(letters.size() == 32);
  std::string shown;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    shown += utf8_of(byte >= 0x80 && byte < 0xA0 ? letters[byte - 0x80U] : byte);
  }
  return shown;
}

std::string in_utf16(std::string_view text, bool little_endian) {
  return in_charset(text, little_endian ? "UTF-16LE" : "UTF-16BE");
}

}  // namespace tracuu::corpus
