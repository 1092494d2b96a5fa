#include "searchd/query/target.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "searchd/query/errors.hpp"
#include "searchd/query/nearest.hpp"

namespace tracuu::searchd {
namespace {

/// "v1|search q=x, r=y"
std::string taken_apart(std::string_view target) {
  const Target parts = parse_target(target);
  std::string line;
  for (const auto& part : parts.path) line += (line.empty() ? "" : "|") + part;
  for (const auto& [name, value] : parts.parameters) line += " " + name + "=" + value;
  return line;
}

TEST(Target, IsTakenApart) {
  struct Case {
    std::string_view target;
    std::string_view parts;
  };
  for (const auto& [target, parts] : {
           Case{"/", ""},
           Case{"/health", "health"},
           Case{"/v1/search?q=a", "v1|search q=a"},
           Case{"/v1/search?q=a+b%20c", "v1|search q=a b c"},
           Case{"/v1/reports/a%2Fb+c", "v1|reports|a/b+c"},
           Case{"/v1/search?q=a%26b=c&r", "v1|search q=a&b=c r="},
           Case{"/v1/search?q=b=c", "v1|search q=b=c"},
           Case{"/v1/search?", "v1|search"},
           Case{"/v1/search?&&a=1&", "v1|search a=1"},
           Case{"/v1/search?a=1#b=2", "v1|search a=1"},
           Case{"/v1/search?q=\xC4\x91", "v1|search q=đ"},
           Case{"/v1//search/", "v1||search|"},
       }) {
    EXPECT_EQ(taken_apart(target), parts) << target;
  }
}

TEST(Target, IsRefusedWhereItIsNoUtf8) {
  for (const std::string_view target :
       {"/%", "/%4", "/%4g", "/%FF", "/?q=%C4", "/?%C4=1", "/?q=%F5%80%80%80", "/?q=%C0%AF",
        "/?q=\xFF", "/?q=%E2%82", "/?q=%ED%A0%80", "/?q=%F4%90%80%80", "/?q=%\xFF\xFF"}) {
    EXPECT_THROW(parse_target(target), BadRequest) << target;
  }
}

TEST(Target, ComesBackFromItsParts) {
  const std::string all = "a b&c=d%/đ?#\n\"漢😀";
  const Target parts = parse_target(to_target({"v1", all}, {{"q", all}, {all, ""}}));
  EXPECT_EQ(parts, (Target{{"v1", all}, {{"q", all}, {all, ""}}}));
}

TEST(Target, FindsTheFirstBrokenByte) {
  EXPECT_EQ(broken_utf8_at("đ漢😀 a"), std::nullopt);
  EXPECT_EQ(broken_utf8_at("đ\xC4"), 2U);
  EXPECT_EQ(broken_utf8_at("a\x80"), 1U);
}

TEST(Target, CountsCharactersAndUtf16UnitsOfTextsOfAnyLength) {
  std::string text;
  for (std::size_t rounds = 0; rounds < 60; ++rounds) {
    EXPECT_EQ(count_characters(text), rounds * 5);
    EXPECT_EQ(count_utf16_units(text), rounds * 6);
    text += "đ漢😀 a";
  }
  EXPECT_EQ(count_utf16_units(std::string(1000, '\xF0')), 2000U);  // not UTF-8, but no overflow
}

TEST(Nearest, ForgivesSlips) {
  EXPECT_EQ(edit_distance("commune", "comune", 3), 1U);
  EXPECT_EQ(edit_distance("commune", "communne", 3), 1U);
  EXPECT_EQ(edit_distance("sort", "osrt", 3), 1U);
  EXPECT_EQ(edit_distance("limit", "offset", 2), 3U);
  EXPECT_EQ(edit_distance("", "abc", 3), 3U);
  constexpr std::string_view names[] = {"limit", "offset", "sort", "q"};
  EXPECT_EQ(nearest("limmit", names), "limit");
  EXPECT_EQ(nearest("ofset", names), "offset");
  EXPECT_EQ(nearest("language", names), "");
  EXPECT_EQ(nearest("", names), "");
}

}  // namespace
}  // namespace tracuu::searchd
