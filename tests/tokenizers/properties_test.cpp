// What holds for every text: generated ones, hostile ones, and the reports and questions at hand.
#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include "tests/root.hpp"
#include "tokenizers/analyzer.hpp"
#include "tokenizers/syllable.hpp"

namespace tracuu::tokenizers {
namespace {

const Analyzer analyzer;

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

std::string normalized(std::string_view text, bool composing) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = composing ? icu::Normalizer2::getNFCInstance(status)
                                     : icu::Normalizer2::getNFDInstance(status);
  return utf8(normalizer->normalize(icu::UnicodeString::fromUTF8(text), status));
}

std::string upper(std::string_view text) {
  return utf8(icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale::getRoot()));
}

/// The tones typed before the vowel marks, which no normal form undoes.
std::string tones_first(std::string_view text) {
  auto decomposed = icu::UnicodeString::fromUTF8(normalized(text, false));
  for (std::int32_t at = 1; at < decomposed.length(); ++at) {
    const char16_t mark = decomposed[at];
    const bool tone = mark == 0x300 || mark == 0x301 || mark == 0x303 || mark == 0x309;
    const char16_t before = decomposed[at - 1];
    if (tone && (before == 0x302 || before == 0x306 || before == 0x31B)) {
      decomposed.setCharAt(at - 1, mark);
      decomposed.setCharAt(at, before);
    }
  }
  return utf8(decomposed);
}

std::string forms(std::string_view text) {
  std::string line;
  analyzer.visit(text, [&](const Token& token) {
    line += token.exact + '/' + token.levelled + '/' + token.unmarked + ' ';
  });
  return line;
}

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t bound) { return engine_() % bound; }
  template <typename Values>
  const auto& one_of(const Values& values) {
    return values[below(std::size(values))];
  }

 private:
  std::mt19937 engine_;
};

std::string random_syllable(Random& random) {
  const Shape& shape = random.one_of(shapes().all());
  return std::string(shape.spelled[random.below(tone_count)].view());
}

/// Words, figures, numbers and dates as reports have them, in running text.
std::string random_report(Random& random, std::size_t words) {
  constexpr std::array<std::string_view, 26> others{
      "25-NQ/TW", "12/BC-UBND", "03/6/2013", "9,78%",    "1.585",      "11/19",  "NTM",
      "UBND",     "Ea H'leo",   "652ha",     "5016 m 2", "cấp.các",    "tụcđổi", "Panthers",
      "2018",     "T5/2018",    "covid-19",  "TP. Huế",  "25 – NQ/TƯ", "Müller", "30a",
      "m2",       "BC/ĐU",      "1,2,3",     "và/hoặc",  "cafè"};
  constexpr std::array<std::string_view, 9> gaps{" ", " ", " ", " ", ", ", ". ", " - ", "\n", " “"};
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    text += random.below(8) == 0 ? std::string(random.one_of(others)) : random_syllable(random);
    text += random.one_of(gaps);
  }
  return text;
}

/// Anything: letters of all scripts, marks, controls, broken bytes.
std::string random_junk(Random& random, std::size_t characters) {
  std::string text;
  for (std::size_t i = 0; i < characters; ++i) {
    switch (random.below(9)) {
      case 0:
        text += static_cast<char>(random.below(256));
        break;
      case 1:
        text += utf8(icu::UnicodeString(static_cast<UChar32>(random.below(0x110000))));
        break;
      case 2:
        text += utf8(icu::UnicodeString(static_cast<UChar32>(random.below(0x3000))));
        break;
      case 3:
        text += utf8(icu::UnicodeString(static_cast<UChar32>(0x300 + random.below(0x70))));
        break;
      case 4:
        text += random.one_of(std::string_view(".,;:/-'’ \n\t0123456789"));
        break;
      case 5:
        text += utf8(icu::UnicodeString(static_cast<UChar32>(0x4E00 + random.below(0x200))));
        break;
      case 6:
        text += utf8(icu::UnicodeString(static_cast<UChar32>(0x2000 + random.below(0x70))));
        break;
      default:
        text += random_syllable(random);
    }
  }
  return text;
}

/// Everything that must hold of the tokens of any text.
void expect_sound(std::string_view text) {
  std::vector<char> covered(text.size(), 0);
  std::size_t last_end = 0;
  std::uint32_t last_position = 0;
  analyzer.visit(text, [&](const Token& token) {
    ASSERT_GE(token.offset, last_end) << text;
    ASSERT_GT(token.length, 0) << text;
    const std::size_t end = std::size_t{token.offset} + token.length;
    ASSERT_LE(end, text.size()) << text;
    const bool adjacent = token.follows || last_position == 0;
    ASSERT_EQ(token.position, last_position + (adjacent ? 1 : 2)) << text;
    ASSERT_FALSE(token.exact.empty()) << text.substr(token.offset, token.length);
    ASSERT_FALSE(token.levelled.empty());
    for (std::size_t at = token.offset; at < end; ++at) covered[at] = 1;
    last_end = end;
    last_position = token.position;
  });
  // No letter or digit is lost, none is cut, and none is parted from its marks.
  UErrorCode status = U_ZERO_ERROR;
  UText* characters =
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  for (;;) {
    const auto begin = static_cast<std::size_t>(utext_getNativeIndex(characters));
    const UChar32 c = utext_next32(characters);
    if (c < 0) break;
    const auto end = static_cast<std::size_t>(utext_getNativeIndex(characters));
    const bool inside = covered[begin] != 0;
    for (std::size_t byte = begin; byte < end; ++byte)
      ASSERT_EQ(covered[byte] != 0, inside) << text;
    const bool mark = (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
    const bool letter = u_isalpha(c) != 0 && !mark && u_charType(c) != U_OTHER_SYMBOL && c != 0x2BC;
    const bool digit = c >= '0' && c <= '9';
    ASSERT_TRUE(inside || !(letter || digit))
        << "lost " << text.substr(begin, end - begin) << " in " << text;
  }
  utext_close(characters);
}

TEST(Properties, NoLetterIsLostInReports) {
  Random random(1);
  for (int i = 0; i < 200; ++i) expect_sound(random_report(random, 60));
}

TEST(Properties, NoLetterIsLostInJunk) {
  Random random(2);
  for (int i = 0; i < 2000; ++i) expect_sound(random_junk(random, 40));
}

TEST(Properties, EveryCharacterOfUnicodeIsSafeAloneAndInWords) {
  std::string text;
  for (UChar32 c = 1; c < 0x110000; c += c < 0x10000 ? 1 : 17) {
    const std::string one = utf8(icu::UnicodeString(c));
    text = "xa" + one + "hoi " + one + " " + one;
    expect_sound(text);
  }
}

TEST(Properties, NormalFormsAndCaseGiveTheSameForms) {
  Random random(3);
  for (int i = 0; i < 300; ++i) {
    const std::string text = random_report(random, 40);
    const std::string expected = forms(text);
    EXPECT_EQ(forms(normalized(text, true)), expected);
    EXPECT_EQ(forms(normalized(text, false)), expected);
    EXPECT_EQ(forms(tones_first(text)), expected);
    EXPECT_EQ(forms(upper(text)), expected);
    EXPECT_EQ(forms(upper(normalized(text, false))), expected);
  }
}

/// Letters under any marks in any order, as PDF files and bad converters leave them: a horn and a
/// circumflex on one letter, two tones, Cyrillic letters that look like Latin ones.
std::string random_marked_letters(Random& random, std::size_t characters) {
  constexpr std::u16string_view usual = u"\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323";
  constexpr std::u16string_view others = u"aeiouyđƣıſбя0. 漢аеёӑѐӧ'’\u00ad\u200b\u0340\u0341";
  icu::UnicodeString text;
  while (text.length() < static_cast<std::int32_t>(characters)) {
    switch (random.below(5)) {
      case 0:
        text += static_cast<UChar32>(0x41 + random.below(0x20F));  // Latin up to U+024F
        break;
      case 1:
        text += static_cast<UChar32>(0x1E00 + random.below(0x100));
        break;
      case 2:
        text += random.one_of(others);
        break;
      default:
        text += random.one_of(usual);
    }
  }
  // As capitals these two begin or end with a sign: ʼN, Aʾ.
  text.findAndReplace(u"ŉ", u"n");
  text.findAndReplace(u"ẚ", u"a");
  return utf8(text);
}

TEST(Properties, MarksInAnyOrderGiveTheSameFormsInEveryNormalFormAndCase) {
  Random random(9);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random_marked_letters(random, 8);
    expect_sound(text);
    const std::string expected = forms(text);
    ASSERT_EQ(forms(normalized(text, true)), expected) << text;
    ASSERT_EQ(forms(normalized(text, false)), expected) << text;
    ASSERT_EQ(forms(upper(text)), expected) << text;
    analyzer.visit(text, [&](const Token& token) {
      Token again;
      analyzer.fold(token.exact, token.kind, again);
      ASSERT_EQ(again.exact, token.exact) << text;
      ASSERT_EQ(again.levelled, token.levelled) << text;
      ASSERT_EQ(again.unmarked, token.unmarked) << text;
    });
  }
}

TEST(Properties, FormsAreTheirOwnForms) {
  Random random(4);
  for (int i = 0; i < 200; ++i) {
    for (const Token& token : analyzer.analyze(random_report(random, 40))) {
      const auto again = analyzer.analyze(token.exact);
      ASSERT_EQ(again.size(), 1) << token.exact;
      EXPECT_EQ(again[0].exact, token.exact);
      EXPECT_EQ(again[0].levelled, token.levelled);
      EXPECT_EQ(again[0].unmarked, token.unmarked);
      EXPECT_EQ(again[0].kind, token.kind) << token.exact;
      EXPECT_EQ(forms(token.levelled),
                token.levelled + '/' + token.levelled + '/' + token.unmarked + ' ');
    }
  }
}

/// The words ICU finds in the text, as offset and length in UTF-8.
std::vector<std::pair<std::size_t, std::size_t>> words_of_icu(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText* utf8_text =
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  words->setText(utf8_text, status);
  std::vector<std::pair<std::size_t, std::size_t>> found;
  std::int32_t begin = words->first();
  for (std::int32_t end = words->next(); end != icu::BreakIterator::DONE; end = words->next()) {
    if (words->getRuleStatus() >= UBRK_WORD_NUMBER) {
      found.emplace_back(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
    }
    begin = end;
  }
  utext_close(utf8_text);
  return found;
}

// Lower-case syllables and foreign words between all the punctuation that the analyzer reads
// itself, without going to ICU. Left out is where it means to differ: colons, underscores and
// middle dots part words, figures and document numbers are joined, syllables glued together or by a
// dot are parted.
TEST(Properties, WordsAreThoseOfIcu) {
  constexpr std::array<std::string_view, 8> words{"Panthers", "ubnd",    "Müller", "h'leo",
                                                  "h’leo",    "covid19", "m2",     "São"};
  constexpr std::array<std::string_view, 22> between{
      " ",  "  ", ", ", "; ", "! ", "?", " - ", "-",  " “", "” ",     "…",
      " (", ") ", "\n", "/",  "&",  "%", "+",   " '", "' ", "\u00A0", "$"};
  Random random(5);
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (int word = 0; word < 12; ++word) {
      std::string next =
          random.below(4) == 0 ? std::string(random.one_of(words)) : random_syllable(random);
      text += random.below(3) == 0 ? normalized(next, false) : next;
      text += random.one_of(between);
    }
    std::vector<std::pair<std::size_t, std::size_t>> found;
    bool number = false;
    analyzer.visit(text, [&](const Token& token) {
      found.emplace_back(token.offset, token.length);
      number = number || token.kind == TokenKind::document_number;
    });
    if (!number) {
      EXPECT_EQ(found, words_of_icu(text)) << text;
    }
  }
}

TEST(Properties, TableAndIcuFoldVietnameseAlike) {
  // A letter ICU alone knows sends the whole word to ICU; without it the rest must be the same.
  Random random(6);
  for (int i = 0; i < 3000; ++i) {
    std::string word = random_syllable(random) + random_syllable(random) + "qj";
    if (random.below(2) == 0) word = upper(word);
    if (random.below(2) == 0) word = normalized(word, false);
    Token by_table;
    Token by_icu;
    analyzer.fold(word, TokenKind::word, by_table);
    analyzer.fold(word + "č", TokenKind::word, by_icu);
    EXPECT_EQ(by_table.exact + "č", by_icu.exact);
    EXPECT_EQ(by_table.levelled + "č", by_icu.levelled);
    EXPECT_EQ(by_table.unmarked + "c", by_icu.unmarked);
  }
}

TEST(Properties, ThreadsGetTheSame) {
  Random random(7);
  const std::string text =
      random_report(random, 2000) + "漢字テスト 東京都 ภาษาไทย" + random_junk(random, 2000);
  const std::vector<Token> expected = analyzer.analyze(text);
  std::vector<std::vector<Token>> found(4);
  std::vector<std::thread> threads;
  threads.reserve(found.size());
  for (auto& tokens : found) {
    threads.emplace_back([&tokens, &text] { tokens = analyzer.analyze(text); });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& tokens : found) EXPECT_EQ(tokens, expected);
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

TEST(Properties, TenMegabytesOfAnythingTakeNoMoreThanLinearTime) {
  constexpr std::size_t size = 10'000'000;
  for (const std::string_view piece :
       {"a",        "ậ",      "\u0301",         "1",       "1.",     "1,",   "/",
        "-",        "25-",    "12/BC",          "\n",      " \n",    ".",    "a.",
        "'",        "a'",     "年a:",           "漢",      "я",      "я:",   "\xFF",
        "\xE1\xBA", "\u200B", "nghiêngnghiêng", "ă\u0301", "m 2 1 ", "Số /", "👨‍👩‍👧",
        "1/1/",     "T.",     "BC/ĐU-",         "nq25"}) {
    const std::string text = repeated(piece, size / 20);
    std::size_t tokens = 0;
    std::size_t longest = 0;
    analyzer.visit(text, [&](const Token& token) {
      ++tokens;
      longest =
          std::max({longest, token.exact.size(), token.levelled.size(), token.unmarked.size()});
    });
    EXPECT_LE(tokens, text.size());
    EXPECT_LE(longest, 4096) << piece;
  }
  Random random(8);
  const std::string junk = repeated(random_junk(random, 5000), size);
  std::size_t tokens = 0;
  analyzer.visit(junk, [&](const Token&) { ++tokens; });
  EXPECT_GT(tokens, 0);
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Properties, HoldOnTheSampleReport) {
  const std::filesystem::path path = tests::shared() / "reports/thach-dien-2018-dan-van.txt";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
  const std::string text = bytes_of(path);
  expect_sound(text);
  const std::string expected = forms(text);
  EXPECT_EQ(forms(normalized(text, false)), expected);
  EXPECT_EQ(forms(upper(text)), expected);

  std::set<std::string> seen;
  analyzer.visit(text, [&](const Token& token) { seen.insert(token.unmarked); });
  // 25-NQ/TW, 05-CT/TW, the blank number, land given, poverty, the date of the resolution.
  for (const char* token :
       {"25-nq/tw", "5-ct/tw", "bc/du", "5016", "m2", "9,78", "2013-06-03", "tuc", "doi"}) {
    EXPECT_TRUE(seen.contains(token)) << token;
  }
  EXPECT_FALSE(seen.contains("tucdoi"));
}

TEST(Properties, HoldOnNoisyParagraphs) {
  const std::filesystem::path path = tests::shared() / "eval/docs_noisy.jsonl";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
  std::ifstream file(path);
  int lines = 0;
  for (std::string line; lines < 300 && std::getline(file, line); ++lines) {
    expect_sound(line);
    EXPECT_EQ(forms(normalized(line, false)), forms(normalized(line, true)));
  }
  EXPECT_GT(lines, 0);
}

}  // namespace
}  // namespace tracuu::tokenizers
