#include "searchd/query/query.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/searchd/test_archive.hpp"

namespace tracuu::searchd {
namespace {

/// The query on one line, or "! code param@position suggestion?" of the error.
std::string read(const std::string& parameters) try {
  return to_line(parse_query(parse_target("/v1/search?" + parameters).parameters, analyzer()));
} catch (const BadRequest& error) {
  const Notice& notice = error.notice();
  std::string line =
      fmt::format("! {} {}@{}", notice.code, notice.param.value_or("-"),
                  notice.position ? std::to_string(*notice.position) : std::string("-"));
  const std::string& message = notice.message.en;
  if (const auto at = message.find("did you mean \""); at != std::string::npos) {
    const auto start = at + 14;
    line += ' ' + message.substr(start, message.find('"', start) - start) + '?';
  }
  EXPECT_FALSE(notice.message.vi.empty());
  return line;
}

struct Case {
  std::string_view parameters;
  std::string_view line;
};

constexpr Case cases[] = {
    {"q=dân vận", "dân vận"},
    {"q=DÂN VẬN", "dân vận"},
    {"q=hoà bình", "hòa bình"},
    {"q=lảnh đạo", "lảnh đạo"},
    {"q=nong thon moi", "nong thon moi"},
    {"q=\"dân vận\"", "\"dân vận\""},
    {"q=“dân vận”", "\"dân vận\""},
    {"q=„dân vận“", "\"dân vận\""},
    {"q=«dân vận»", "\"dân vận\""},
    {"q=\"dân biết, dân bàn, dân làm, dân kiểm tra\"", "\"dân biết dân bàn dân làm dân kiểm tra\""},
    {"q=“tự diễn biến” “tự chuyển hóa” trong nội bộ",
     "\"tự diễn biến\" \"tự chuyển hóa\" trong nội bộ"},
    {"q=\"dân vận” khéo", "\"dân vận\" khéo"},
    {"q=\"dân\"", "\"dân\""},
    {"q=\"\"", " !no_words@0"},
    {"q=\"dân vận", "dân vận !unbalanced_quote@0"},
    {"q=khéo \"dân vận", "khéo dân vận !unbalanced_quote@6"},
    {"q=a \"b\" c \"d", "a \"b\" c d !unbalanced_quote@8"},
    {"q=kinh tế -xã hội", "kinh tế xã hội"},
    {"q=kinh tế - xã hội", "kinh tế xã hội"},
    {"q=-xã", "NOT xã !only_exclusions@0"},
    {"q=dân AND vận OR NOT (x", "(dân AND vận) OR NOT x !unbalanced_bracket@22"},
    {"q=dân VÀ vận", "dân AND vận"},
    {"q=***", " !no_words@0"},
    {"q=", ""},
    {"q=   ", " !no_words@0"},
    {"q=9,78%25", "9,78"},
    {"q=1.585 hộ", "1585 hộ"},
    {"q=03/6/2013", "03/06/2013"},
    {"q=25-NQ/TW", "25-nq/tw bare_number=25-nq/tw"},
    {"q=25 – NQ/TƯ", "25-nq/tw bare_number=25-nq/tw"},
    {"q=nq25tw", "25-nq/tw bare_number=25-nq/tw"},
    {"q=218 bc ubnd", "218/bc-ubnd bare_number=218/bc-ubnd"},
    {"q=218/BC-UBND", "218/bc-ubnd bare_number=218/bc-ubnd"},
    {"q=\"218/BC-UBND\"", "\"218/bc-ubnd\""},
    {"q= 218 bc ubnd ", "218/bc-ubnd bare_number=218/bc-ubnd"},
    {"q=218 bc ubnd xã", "218 bc ubnd xã"},
    {"q=nq 25", "nq 25"},
    {"q=Ea H'leo", "ea h'leo"},
    {"q=漢字 😀 x", "漢字 x"},
    {"q=d%C3%A2n+v%E1%BA%ADn", "dân vận"},
    {"q=da%CC%82n va%CC%A3%CC%82n", "dân vận"},
    {"q=%E1%BB", "! bad_encoding q@0"},
    {"q=a%00b", "a b"},
    {"q=%zz", "! bad_encoding q@0"},
    {"q=100%", "! bad_encoding q@3"},
    {"q=%ED%A0%80", "! bad_encoding q@0"},
    {"topic=dan-van", "topic=dan-van"},
    {"topic=dan-van,giam-ngheo", "topic=dan-van|giam-ngheo"},
    {"topic=dan-van&topic=giam-ngheo", "topic=dan-van|giam-ngheo"},
    {"topic=dan-van, ,", "topic=dan-van"},
    {"topic=", ""},
    {"issuer=\"Phòng Kinh tế, Hạ tầng\", UBND", "issuer=Phòng Kinh tế, Hạ tầng|UBND"},
    {"issuer=\"a \"\"b\"\", c\"", "issuer=a \"b\", c"},
    {"issuer=\"a, b", "issuer=\"a|b"},
    {"issuer=a \"b, c\"", "issuer=a \"b|c\""},
    {"issuer=\"\",\"", "issuer=\""},
    {"commune=Thạch Điền&district=huyện Thạch Hà&province=Hà Tĩnh",
     "commune=Thạch Điền district=huyện Thạch Hà province=Hà Tĩnh"},
    {"doc_type=BC&issuer=UBND xã&signer=Trần Hậu Nhã&world=party",
     "doc_type=BC issuer=UBND xã world=party signer=Trần Hậu Nhã"},
    {"number=218/BC-UBND&cites=25-NQ/TW", "number=218/BC-UBND cites=25-NQ/TW"},
    {"year=2018", "year=2018"},
    {"year=2017,2018&year=2019", "year=2017|2018|2019"},
    {"year=18", "! bad_value year@0"},
    {"year=2018-05", "! bad_value year@0"},
    {"issued_from=2018", "issued_from=2018"},
    {"issued_from=2018-05", "issued_from=2018-05"},
    {"issued_from=2018-05-04", "issued_from=2018-05-04"},
    {"issued_from=04/05/2018", "issued_from=2018-05-04"},
    {"issued_from=4/5/2018", "issued_from=2018-05-04"},
    {"issued_from=31/04/2018", "! bad_value issued_from@0"},
    {"issued_from=2018-02-29", "! bad_value issued_from@0"},
    {"issued_from=2020-02-29", "issued_from=2020-02-29"},
    {"issued_from=05/2018", "! bad_value issued_from@0"},
    {"issued_from=2018/05/04", "! bad_value issued_from@0"},
    {"issued_from=1018", "! bad_value issued_from@0"},
    {"issued_from=next week", "! bad_value issued_from@0"},
    {"issued_from=2018-05-04&issued_to=2018", "issued_from=2018-05-04 issued_to=2018"},
    {"issued_from=2019&issued_to=2018", "! bad_value issued_to@0"},
    {"issued_from=2018&issued_from=2019", "! repeated_param issued_from@-"},
    {"sort=newest", "sort=newest"},
    {"sort=oldest", "sort=oldest"},
    {"sort=relevance", ""},
    {"sort=new", "! bad_value sort@0"},
    {"operator=and", "operator=and"},
    {"operator=or", "operator=or"},
    {"operator=AND", "! bad_value operator@0"},
    {"accents=exact", "accents=exact"},
    {"accents=ignore", "accents=ignore"},
    {"limit=0", "limit=0"},
    {"limit=100", "limit=100"},
    {"limit=101", "! bad_value limit@0"},
    {"limit=abc", "! bad_value limit@0"},
    {"limit=-1", "! bad_value limit@0"},
    {"limit=1e2", "! bad_value limit@0"},
    {"limit=18446744073709551616", "! bad_value limit@0"},
    {"limit= 5 ", "limit=5"},
    {"limit=5&limit=6", "! repeated_param limit@-"},
    {"offset=9980", "offset=9980"},
    {"offset=9981", "! window_exceeded offset@0"},
    {"offset=9900&limit=100", "limit=100 offset=9900"},
    {"facets=topic,year&facets=topic", "facets=topic|year"},
    {"facets=world,province,district,commune,issuer,doc_type",
     "facets=world|province|district|commune|issuer|doc_type"},
    {"facets=signer", "! bad_value facets@0"},
    {"facet_limit=5", "facet_limit=5"},
    {"facet_limit=0", "! bad_value facet_limit@0"},
    {"highlight_pre=<b>&highlight_post=</b>", "highlight_pre=<b> highlight_post=</b>"},
    {"snippet_length=100&snippet_count=0", "snippet_length=100 snippet_count=0"},
    {"snippet_length=19", "! bad_value snippet_length@0"},
    {"snippet_count=11", "! bad_value snippet_count@0"},
    {"limi=5", "! unknown_param limi@- limit?"},
    {"comune=x", "! unknown_param comune@- commune?"},
    {"xyzzy=1", "! unknown_param xyzzy@-"},
    {"Q=dân", "! unknown_param Q@- q?"},
    {"q=a&q=b", "! repeated_param q@-"},
    {"=x", "! unknown_param @-"},
    {"&&q=x&", "x"},
};

TEST(Query, IsReadFromParameters) {
  for (const auto& [parameters, line] : cases) {
    EXPECT_EQ(read(std::string(parameters)), line) << parameters;
  }
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Query, HasAtMostAThousandCharactersHoweverManyBytes) {
  EXPECT_NE(read("q=" + repeated("đ", 1000))[0], '!');
  EXPECT_EQ(read("q=" + repeated("đ", 1001)), "! query_too_long q@2000");
}

TEST(Query, HasAtMost64WordsInsideAndOutsideOfQuotes) {
  EXPECT_NE(read("q=" + repeated("xa ", 64))[0], '!');
  EXPECT_EQ(read("q=" + repeated("xa ", 65)), "! query_too_long q@192");
  EXPECT_EQ(read("q=\"" + repeated("xa ", 64) + "\" xa"), "! query_too_long q@195");
  EXPECT_EQ(read("q=\"" + repeated("xa ", 65) + "\""), "! query_too_long q@193");
}

TEST(Query, TakesAtMost64ValuesOfAFilter) {
  EXPECT_NE(read("topic=" + repeated("a,", 64))[0], '!');
  EXPECT_EQ(read("topic=" + repeated("a,", 65)), "! bad_value topic@-");
  EXPECT_EQ(read("issuer=x," + repeated("đ", 1001)), "! bad_value issuer@2");
}

TEST(Query, SurvivesTenThousandQuotes) {
  EXPECT_EQ(read("q=" + repeated("\"", 999)), " !unbalanced_quote@998 !no_words@0");
  EXPECT_EQ(read("q=" + repeated("\"", 10'000)), "! query_too_long q@1000");
}

TEST(Query, NamesNoUnknownParameterByBrokenBytes) {
  EXPECT_EQ(read("%FF=1"), "! bad_encoding -@0");
  EXPECT_EQ(read(repeated("đ", 200) + "=1"), "! unknown_param " + repeated("đ", 200) + "@-");
}

TEST(Query, IsTheSameInEveryNormalForm) {
  EXPECT_EQ(
      parse_query({{"q", "d\u00e2n v\u1eadn"}}, analyzer()).words.parts[1].token.exact,
      parse_query({{"q", "da\u0302n va\u0323\u0302n"}}, analyzer()).words.parts[1].token.exact);
}

}  // namespace
}  // namespace tracuu::searchd
