#include "corpus/decode.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

using namespace std::string_view_literals;

/// "utf-8 first_broken=4: text", or "code" where it is refused.
std::string decoded_line(std::string_view bytes) {
  try {
    const Decoded decoded = decode(bytes);
    std::string line = decoded.encoding;
    if (decoded.first_broken) line += " broken@" + std::to_string(*decoded.first_broken);
    return line + ": " + decoded.text;
  } catch (const Unusable& unusable) {
    return unusable.code();
  }
}

struct Case {
  std::string_view name;
  std::string bytes;
  std::string line;
};

TEST(Decode, ReadsUnicodeAndShowsTheRest) {
  const std::string long_text(400, 'a');
  const Case cases[] = {
      {"ascii", "bao cao", "utf-8: bao cao"},
      {"utf_8", "Báo cáo ủy", "utf-8: Báo cáo ủy"},
      {"utf_8_with_mark", "\xEF\xBB\xBFXã", "utf-8: Xã"},
      {"utf_16_little_endian", std::string("\xFF\xFEX\0\xE3\0\x59\x1E"sv), "utf-16le: Xãṙ"},
      {"utf_16_big_endian", std::string("\xFE\xFF\0X\0\xE3"sv), "utf-16be: Xã"},
      {"utf_16_pair", std::string("\xFF\xFE\x3D\xD8\x00\xDE"sv), "utf-16le: 😀"},
      {"utf_16_lone_surrogate",
       std::string("\xFF\xFE"
                   "a\0\x3D\xD8"
                   "b\0"sv),
       "utf-16le broken@4: a\uFFFDb"},
      {"utf_16_odd_length",
       std::string("\xFF\xFE"
                   "a\0b"sv),
       "utf-16le broken@4: a\uFFFD"},
      {"utf_32", std::string("\xFF\xFE\0\0a\0\0\0"sv), "unknown_encoding"},
      {"one_broken_byte", "Báo cáo \xFF của xã", "utf-8 broken@10: Báo cáo \uFFFD của xã"},
      {"broken_after_mark",
       "\xEF\xBB\xBF"
       "đã\xFF đi",
       "utf-8 broken@7: đã\uFFFD đi"},
      {"cut_inside_a_letter", "Đảng ủ\xE1\xBB", "utf-8 broken@11: Đảng ủ\uFFFD"},
      {"overlong", "đủ \xC0\xAF đủ rồi", "utf-8 broken@6: đủ \uFFFD\uFFFD đủ rồi"},
      {"curly_quotes_of_1252_in_ascii", long_text + "\x93" + long_text,
       "windows-1252: " + long_text + "“" + long_text},
      {"old_letters_as_1252_shows_them", "x\xB7 h\xE9i, 5 \x96 6 \x81",
       "windows-1252: x· héi, 5 – 6 \u0081"},
      {"lines_of_both", "Đảng ủy x\xE3\nx\xB7 h\xE9i\n",
       "utf-8 broken@14: Đảng ủy x\uFFFD\nx· héi\n"},
      {"control_bytes", std::string("\x01\x02\x03 data \x04"sv), "binary"},
      {"zero_bytes", std::string(100, '\0'), "binary"},
      {"one_zero_byte_in_a_long_text", long_text + std::string(1, '\0'),
       "utf-8: " + long_text + std::string(1, '\0')},
      {"utf_16_without_mark", std::string("X\0\xE3\0\x59\x1E\n\0"sv), "utf-16le: Xãṙ\n"},
      {"utf_16_big_endian_without_mark", std::string("\0X\0\xE3\x1E\x59\0\n"sv), "utf-16be: Xãṙ\n"},
      {"nothing", "", "utf-8: "},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(decoded_line(c.bytes), c.line);
  }
}

TEST(Decode, NamesTheEncodingOfMostLetters) {
  const std::string unicode = "Đảng ủy xã\n";
  const std::string tcvn3 = "\xF1y ban nh\xA9n d\xA9n x\xB7\n";
  EXPECT_EQ(decode(unicode + unicode + tcvn3).encoding, "utf-8");
  EXPECT_EQ(decode(tcvn3 + tcvn3 + unicode).encoding, "windows-1252");
}

}  // namespace
}  // namespace tracuu::corpus
