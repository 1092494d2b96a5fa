#include "searchd/query/query_language.hpp"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "searchd/search/explain.hpp"
#include "searchd/search/searcher.hpp"
#include "tests/searchd/test_archive.hpp"

namespace tracuu::searchd {
namespace {

std::string line_of(std::string_view q) {
  const ParsedWords parsed = parse_words(q, analyzer());
  std::string line = to_text(parsed.root, " ");
  for (const auto& warning : parsed.warnings) {
    line += fmt::format(" !{}@{}", warning.code, warning.position.value_or(0));
  }
  return line;
}

struct Case {
  std::string_view q;
  std::string_view line;
};

constexpr Case cases[] = {
    {"lãnh đạo công tác dân vận", "lãnh đạo công tác dân vận"},
    {"lanh dao cong tac dan van", "lanh dao cong tac dan van"},
    {"LÃNH ĐẠO", "lãnh đạo"},
    {"hoà bình", "hòa bình"},
    {"hòa bình", "hòa bình"},
    {"thuỷ lợi", "thủy lợi"},
    {"thủy lợi", "thủy lợi"},
    {"kỹ thuật", "kỹ thuật"},
    {"kĩ thuật", "kỹ thuật"},
    {"lảnh đạo", "lảnh đạo"},
    {"vân động", "vân động"},
    {"tụcđổi", "tục đổi"},
    {"nong thon moi", "nong thon moi"},
    {"nghij quyeets", "nghij quyeets"},
    {"nghi5 quye61t", "nghi5 quye61t"},
    {"ddarng", "ddarng"},
    {"xay lap hai nam", "xay lap hai nam"},
    {"Nguyễn Văn Đức", "nguyễn văn đức"},
    {"Ea H'leo", "ea h'leo"},
    {"Ea H’leo", "ea h'leo"},
    {"Cư M'gar", "cư m'gar"},
    {"Đắk Lắk", "đắk lắk"},
    {"tụynh", "tuỵnh"},
    {"tuỵnh", "tuỵnh"},
    {"thuỵ", "thụy"},
    {"thụy", "thụy"},
    {"vịêt", "việt"},
    {"việt", "việt"},
    {"thuýên", "thuyến"},
    {"Qúy", "quý"},
    {"25-NQ/TW", "25-nq/tw"},
    {"25 – NQ/TƯ", "25-nq/tw"},
    {"nq25tw", "25-nq/tw"},
    {"\"25-NQ/TW\"", "\"25-nq/tw\""},
    {"nq 25 dan van", "nq 25 dan van"},
    {"218/BC-UBND", "218/bc-ubnd"},
    {"218 bc ubnd xã", "218 bc ubnd xã"},
    {"nghị quyết số 25 tw", "nghị quyết số 25 tw"},
    {"x -()", "x"},
    {"(-())", ""},
    {"UBND", "ubnd"},
    {"ủy ban nhân dân", "ủy ban nhân dân"},
    {"KT-XH", "kt xh"},
    {"KTXH", "ktxh"},
    {"đ/c Bí thư", "đ c bí thư"},
    {"v/v tăng cường", "v v tăng cường"},
    {"NN&PTNT", "nn ptnt"},
    {"CT-XH", "ct xh"},
    {"03/6/2013", "03/06/2013"},
    {"ngày 03 tháng 6 năm 2013", "ngày 3 tháng 6 năm 2013"},
    {"9,78%", "9,78"},
    {"1.585 hộ", "1585 hộ"},
    {"15.000.000đ", "15000000 đ"},
    {"652ha", "652 ha"},
    {"5016 m2", "5016 m2"},
    {"11/19 tiêu chí", "11/19 tiêu chí"},
    {"53 tạ/ha", "53 tạ ha"},
    {"10:30", "10 30"},
    {"漢字", "漢字"},
    {"漢字 và 😀", "漢字 và"},
    {"😀", ""},
    {"日本語 báo cáo", "日本語 báo cáo"},
    {"Wikipedia là gì", "wikipedia là gì"},
    {"Carolina Panthers vô địch", "carolina panthers vô địch"},
    {"covid-19", "covid 19"},
    {"www.example.com", "www.example.com"},
    {"a@b.vn", "a b.vn"},
    {"\"dân biết, dân bàn\"", "\"dân biết dân bàn\""},
    {"\"dân biết, dân bàn, dân làm, dân kiểm tra\"", "\"dân biết dân bàn dân làm dân kiểm tra\""},
    {"“dân biết dân bàn”", "\"dân biết dân bàn\""},
    {"„dân vận“", "\"dân vận\""},
    {"«dân vận»", "\"dân vận\""},
    {"\"dân vận”", "\"dân vận\""},
    {"“tự diễn biến” “tự chuyển hóa” trong nội bộ",
     "\"tự diễn biến\" \"tự chuyển hóa\" trong nội bộ"},
    {"\"dân vận\" khéo", "\"dân vận\" khéo"},
    {"khéo \"dân vận\"", "khéo \"dân vận\""},
    {"\"dân\"", "\"dân\""},
    {"\"\"", ""},
    {"\"\" dân", "dân"},
    {"\"!!!\"", ""},
    {"\"dân vận", "dân vận !unbalanced_quote@0"},
    {"dân \"vận", "dân vận !unbalanced_quote@5"},
    {"a \"b\" c \"d", "a \"b\" c d !unbalanced_quote@8"},
    {"dân vận\"", "dân vận !unbalanced_quote@10"},
    {"'dân vận'", "dân vận"},
    {"dân AND vận", "dân AND vận"},
    {"dân VÀ vận", "dân AND vận"},
    {"dân va vận", "dân va vận"},
    {"dân and vận", "dân and vận"},
    {"dân And vận", "dân and vận"},
    {"dân và vận", "dân và vận"},
    {"dân OR vận", "dân OR vận"},
    {"dân HOẶC vận", "dân OR vận"},
    {"dân hoặc vận", "dân hoặc vận"},
    {"dân vận HOẶC tuyên giáo", "(dân AND vận) OR (tuyên AND giáo)"},
    {"nông thôn mới OR đô thị văn minh",
     "(nông AND thôn AND mới) OR (đô AND thị AND văn AND minh)"},
    {"dân NOT vận", "dân NOT vận"},
    {"dân KHÔNG vận", "dân NOT vận"},
    {"dân không vận", "dân không vận"},
    {"dân vận KHÔNG tuyên giáo", "dân vận NOT \"tuyên giáo\""},
    {"NOT dân", "NOT dân"},
    {"NOT NOT dân", "dân"},
    {"dân NOT NOT vận", "dân vận"},
    {"NOT dân vận", "NOT \"dân vận\""},
    {"dân AND NOT vận", "dân NOT vận"},
    {"dân OR NOT vận", "dân OR NOT vận"},
    {"a AND b AND c", "a AND b AND c"},
    {"a b AND c", "a AND b AND c"},
    {"a AND b c", "a AND b AND c"},
    {"a OR b OR c", "a OR b OR c"},
    {"a OR b c", "a OR (b AND c)"},
    {"a b OR c d", "(a AND b) OR (c AND d)"},
    {"a AND b OR c AND d", "(a AND b) OR (c AND d)"},
    {"a OR b AND c", "a OR (b AND c)"},
    {"a NOT b c", "a NOT \"b c\""},
    {"a NOT b NOT c", "a NOT b NOT c"},
    {"a AND (b OR c)", "a AND (b OR c)"},
    {"(a OR b) c", "(a OR b) c"},
    {"(a OR b) AND (c OR d)", "(a OR b) AND (c OR d)"},
    {"(a AND b) OR c", "(a AND b) OR c"},
    {"(a AND b) AND c", "a AND b AND c"},
    {"(a OR b) OR c", "a OR b OR c"},
    {"((a OR b))", "a OR b"},
    {"(a b) c", "a b c"},
    {"(a b) OR c", "(a AND b) OR c"},
    {"(khóa XII)", "khóa xii"},
    {"NQTW4 (khóa XII)", "nqtw4 khóa xii"},
    {"nghị quyết (khóa XII) OR x", "(nghị AND quyết AND khóa AND xii) OR x"},
    {"NOT (a b)", "NOT (a AND b)"},
    {"NOT (a OR b)", "NOT (a OR b)"},
    {"NOT (a)", "NOT a"},
    {"-(a OR b)", "NOT (a OR b)"},
    {"x -(a OR b)", "x NOT (a OR b)"},
    {"x -(a b)", "x NOT (a AND b)"},
    {"ĐẢNG VÀ NHÀ NƯỚC", "đảng và nhà nước"},
    {"KHÔNG CÓ GÌ QUÝ HƠN ĐỘC LẬP TỰ DO", "không có gì quý hơn độc lập tự do"},
    {"NGƯỜI HOẶC TỔ CHỨC", "người hoặc tổ chức"},
    {"NTM OR OCOP", "ntm OR ocop"},
    {"BAO CAO NOT KE HOACH", "bao cao NOT \"ke hoach\""},
    {"VÀ", "và"},
    {"AND", "and !dangling_operator@0"},
    {"OR", "or !dangling_operator@0"},
    {"NOT", "not !dangling_operator@0"},
    {"KHÔNG", "không"},
    {"AND AND", "and and !dangling_operator@0"},
    {"AND dân", "and dân !dangling_operator@0"},
    {"dân AND", "dân and !dangling_operator@5"},
    {"dân OR", "dân or !dangling_operator@5"},
    {"OR dân", "or dân !dangling_operator@0"},
    {"dân AND OR vận", "(dân AND and) OR vận !dangling_operator@5"},
    {"dân AND AND vận", "dân AND and AND vận !dangling_operator@5"},
    {"dân NOT", "dân not !dangling_operator@5"},
    {"( AND )", "and !dangling_operator@2"},
    {"(dân AND)", "dân and !dangling_operator@6"},
    {"(AND dân)", "and dân !dangling_operator@1"},
    {"a OR () b", "a OR b"},
    {"a AND \"\" b", "a AND b"},
    {"()", ""},
    {"(((", " !unbalanced_bracket@0"},
    {")))", " !unbalanced_bracket@0"},
    {")(", " !unbalanced_bracket@0"},
    {"(a", "a !unbalanced_bracket@0"},
    {"a)", "a !unbalanced_bracket@1"},
    {"(a OR b", "a OR b !unbalanced_bracket@0"},
    {"a OR b)", "a OR b !unbalanced_bracket@6"},
    {"((a OR b) AND c", "(a OR b) AND c !unbalanced_bracket@0"},
    {"-xã", "NOT xã"},
    {"kinh tế -xã hội", "kinh tế xã hội"},
    {"kinh tế - xã hội", "kinh tế xã hội"},
    {"kinh tế-xã hội", "kinh tế xã hội"},
    {"kinh tế –xã hội", "kinh tế xã hội"},
    {"kinh tế -xã hội -y tế", "kinh tế xã hội y tế"},
    {"dân vận -khéo", "dân vận NOT khéo"},
    {"dân vận -khéo -giỏi", "dân vận NOT khéo NOT giỏi"},
    {"dân vận -khéo giỏi", "dân vận khéo giỏi"},
    {"-khéo dân vận", "khéo dân vận"},
    {"-Công tác dân vận", "công tác dân vận"},
    {"- Công tác dân vận", "công tác dân vận"},
    {"dân vận -khéo OR tuyên giáo", "(dân AND vận NOT khéo) OR (tuyên AND giáo)"},
    {"(dân vận -khéo) OR giỏi", "(dân AND vận NOT khéo) OR giỏi"},
    {"dân vận -\"khéo léo\"", "dân vận NOT \"khéo léo\""},
    {"-\"khéo léo\" dân vận", "dân vận NOT \"khéo léo\""},
    {"dân vận -“khéo léo”", "dân vận NOT \"khéo léo\""},
    {"dân vận -\"\"", "dân vận"},
    {"dân vận -", "dân vận"},
    {"dân vận --khéo", "dân vận khéo"},
    {"dân vận -5", "dân vận 5"},
    {"2015 -2020", "2015 2020"},
    {"25 -NQ/TW năm 2013", "25-nq/tw năm 2013"},
    {"dân-vận", "dân vận"},
    {"nghèo -title:dân", "nghèo NOT title:dân"},
    {"-title:dân nghèo", "nghèo NOT title:dân"},
    {"nghèo -dâ*", "nghèo NOT dâ*"},
    {"\"a\"-b", "\"a\" b"},
    {"nghèo NEAR/5 vay", "nghèo NEAR/5 vay"},
    {"nghèo NEAR vay", "nghèo NEAR/10 vay"},
    {"nghèo NEAR/0 vay", "nghèo NEAR/1 vay"},
    {"nghèo NEAR/1000 vay", "nghèo NEAR/100 vay"},
    {"nghèo NEAR/99999999999 vay", "nghèo NEAR/100 vay"},
    {"nghèo NEAR/x vay", "nghèo near x vay !bad_distance@7"},
    {"nghèo NEAR/ vay", "nghèo near vay !bad_distance@7"},
    {"nghèo NEAR/-3 vay", "nghèo near 3 vay !bad_distance@7"},
    {"nghèo near/5 vay", "nghèo near 5 vay"},
    {"hộ nghèo NEAR/5 vay vốn", "\"hộ nghèo\" NEAR/5 \"vay vốn\""},
    {"\"hộ nghèo\" NEAR/5 \"vay vốn\"", "\"hộ nghèo\" NEAR/5 \"vay vốn\""},
    {"a NEAR/2 b NEAR/7 c", "a NEAR/7 b NEAR/7 c"},
    {"a NEAR/2 b AND c", "(a NEAR/2 b) AND c"},
    {"a NEAR/2 (b OR c)", "a AND (b OR c) !near_needs_words@2"},
    {"a NEAR/2 b*", "a NEAR/2 b !short_prefix@9"},
    {"NEAR/5 vay", "near 5 vay !dangling_operator@0"},
    {"vay NEAR/5", "vay near 5 !dangling_operator@4"},
    {"NOT a NEAR/2 b", "NOT (a NEAR/2 b)"},
    {"x (a NEAR/2 b)", "x (a NEAR/2 b)"},
    {"x OR a NEAR/2 b", "x OR (a NEAR/2 b)"},
    {"dân*", "dân*"},
    {"dâ*", "dâ*"},
    {"d*", "d !short_prefix@0"},
    {"đ*", "đ !short_prefix@0"},
    {"Thạ* điền", "thạ* điền"},
    {"xã th*", "xã th*"},
    {"dan* AND van*", "dan* AND van*"},
    {"NOT dan*", "NOT dan*"},
    {"dân-vậ*", "dân vậ*"},
    {"25*", "25 !short_prefix@0"},
    {"***", ""},
    {"*", ""},
    {"*dân", "dân"},
    {"d*n", "d n"},
    {"\"dân*\"", "\"dân\""},
    {"dân *", "dân"},
    {"title:dân", "title:dân"},
    {"title:\"dân vận\"", "title:\"dân vận\""},
    {"title:“dân vận”", "title:\"dân vận\""},
    {"title:dân-vận", "title:\"dân vận\""},
    {"title: dân", "title dân"},
    {"title:", "title"},
    {"title:\"\"", ""},
    {"title:\"dân", "title dân !unbalanced_quote@6"},
    {"title:(dân vận)", "title dân vận"},
    {"Title:dân", "title dân"},
    {"number:218/BC-UBND", "number:\"218/BC-UBND\""},
    {"number:\"25 – NQ/TƯ\"", "number:\"25 – NQ/TƯ\""},
    {"commune:\"Thạch Điền\"", "commune:\"Thạch Điền\""},
    {"commune:thạch điền", "commune:\"thạch\" điền"},
    {"signer:\"Trần Hậu Nhã\" dân vận", "signer:\"Trần Hậu Nhã\" dân vận"},
    {"issuer:\"UBND xã\"", "issuer:\"UBND xã\""},
    {"topic:dan-van", "topic:\"dan-van\""},
    {"topic:dan-van OR topic:giam-ngheo", "topic:\"dan-van\" OR topic:\"giam-ngheo\""},
    {"topic:dan-van AND NOT commune:\"Cẩm Hà\"", "topic:\"dan-van\" NOT commune:\"Cẩm Hà\""},
    {"doc_type:BC world:party district:\"Thạch Hà\" province:\"Hà Tĩnh\"",
     "doc_type:\"BC\" world:\"party\" district:\"Thạch Hà\" province:\"Hà Tĩnh\""},
    {"cites:25-NQ/TW", "cites:\"25-NQ/TW\""},
    {"tieude:dân", "tieude dân !unknown_field@0"},
    {"abc:def ghi:jkl", "abc def ghi jkl !unknown_field@0"},
    {"Số:12", "số 12"},
    {"http://xa.gov.vn", "http xa.gov.vn"},
    {"tỷ lệ hộ nghèo xã Thạch Điền", "tỷ lệ hộ nghèo xã thạch điền"},
    {"\"lãnh đạo\" AND (dân vận OR \"tuyên giáo\") NOT khéo* title:đảng",
     "\"lãnh đạo\" AND ((dân AND vận) OR \"tuyên giáo\") AND title:đảng NOT khéo*"},
    {"lãnh đạo công tác dân vận -\"đô thị\" commune:\"Thạch Điền\"",
     "lãnh đạo công tác dân vận commune:\"Thạch Điền\" NOT \"đô thị\""},
    {"thực hiên quy chê dân chu", "thực hiên quy chê dân chu"},
    {"xay dung nong thon moi nang cao", "xay dung nong thon moi nang cao"},
    {"baos caos daan vaanj", "baos caos daan vaanj"},
    {"bc ktxh 6 thang dau nam 2021 ubnd xa", "bc ktxh 6 thang dau nam 2021 ubnd xa"},
    {"hiến đất làm đường m2", "hiến đất làm đường m2"},
    {"truy vết cách ly f1", "truy vết cách ly f1"},
    {"số tiêu chí ntm thạch hà 2018", "số tiêu chí ntm thạch hà 2018"},
    {"năng suất lúa hè thu tạ/ha", "năng suất lúa hè thu tạ ha"},
    {"giao quân đạt 100% chỉ tiêu", "giao quân đạt 100 chỉ tiêu"},
    {"da\u0302n va\u0323\u0302n", "dân vận"},
    {"d\u00a0v", "d v"},
    {"DÂN va\u0300 x", "dân và x"},
    {"a VA\u0300 b", "a AND b"},
    {"a HOẠ\u0306C b", "a OR b"},
    {"a KHO\u0302NG b", "a NOT b"},
};

TEST(QueryLanguage, IsReadAsOneLine) {
  for (const auto& [q, line] : cases) EXPECT_EQ(line_of(q), line) << q;
}

std::string interpreted_of(std::string_view q) {
  return interpreted(parse_query({{"q", std::string(q)}}, analyzer()));
}

TEST(QueryLanguage, ReadsItsOwnLineAsTheSame) {
  for (const auto& [q, ignored] : cases) {
    const std::string line = interpreted_of(q);
    EXPECT_EQ(interpreted_of(line), line) << q;
  }
}

// Only signs are glued to what follows: how letters and numbers glued to each other are parted is
// for the analyzer to say, and depends on the words around.
TEST(QueryLanguage, ReadsItsOwnLineAsTheSameWhateverWasTyped) {
  constexpr std::string_view pieces[] = {"dân",
                                         "Vận",
                                         "x*",
                                         "kh*",
                                         "AND",
                                         "OR",
                                         "NOT",
                                         "VÀ",
                                         "KHÔNG",
                                         "NEAR/3",
                                         "NEAR",
                                         "(",
                                         ")",
                                         "((",
                                         "))",
                                         "\"",
                                         "“",
                                         "-",
                                         "-khéo",
                                         "-\"",
                                         "title:",
                                         "title:đất",
                                         "commune:\"a b\"",
                                         "no:x",
                                         "25-NQ/TW",
                                         "03/6/2013",
                                         "9,78%",
                                         "218",
                                         "bc",
                                         "ubnd",
                                         "漢字",
                                         "😀",
                                         "H'leo",
                                         ":",
                                         "*"};
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> any(0, std::size(pieces) - 1);
  std::uniform_int_distribution<std::size_t> length(1, 14);
  std::uniform_int_distribution<int> spaced(0, 4);
  for (int i = 0; i < 20'000; ++i) {
    std::string q;
    for (auto left = length(random); left > 0; --left) {
      const std::string_view piece = pieces[any(random)];
      q += piece;
      constexpr std::string_view signs = "()\"-:*";
      const bool is_sign = signs.find(piece.back()) != std::string_view::npos;
      if (!is_sign || spaced(random) != 0) q += ' ';
    }
    const std::string line = interpreted_of(q);
    ASSERT_EQ(interpreted_of(line), line) << q;
  }
}

TEST(QueryLanguage, CostsNothingForTenThousandSigns) {
  for (const std::string_view sign :
       {"(", ")", "\"", "()", "(a ", "-", "NOT ", "a OR ", "*", ":"}) {
    std::string q;
    for (int i = 0; i < 10'000; ++i) q += sign;
    EXPECT_LE(parse_words(q, analyzer()).warnings.size(), 3U) << sign;
  }
}

TEST(QueryLanguage, ReadsBracketsSixteenDeep) {
  const auto nested = [](std::size_t depth) {
    std::string q = "c";
    for (std::size_t i = 0; i < depth; ++i) q = "(a OR NOT " + q + " d)";
    return line_of(q);
  };
  EXPECT_EQ(nested(16).find("too_deep"), std::string::npos);
  EXPECT_NE(nested(17).find("!too_deep@"), std::string::npos);
}

std::string found(const std::string& q) {
  static const TestArchive archive({
      {.id = "a", .text = "Hộ nghèo được vay vốn. Dân vận khéo.", .title = "Giảm nghèo"},
      {.id = "b",
       .text = "Vốn vay cho sản xuất; cán bộ và nông dân.",
       .title = "Vốn vay",
       .commune = "xã Thạch Điền"},
      {.id = "c",
       .text = "Đô thị văn minh, thị trấn và nông thôn đổi mới.",
       .number = "218/BC-UBND"},
      {.id = "d",
       .text = "Dân nghèo ở vùng xa chưa từng được ai cho mượn hay vay.",
       .commune = "xã Cẩm Hà"},
  });
  static Searcher searcher = archive.searcher();
  const ResultPage page =
      searcher.search(parse_query({{"q", q}, {"sort", "oldest"}}, analyzer()), no_deadline());
  std::string line;
  for (const auto& hit : page.hits) line += hit.id;
  for (const auto& warning : page.warnings) line += " !" + warning.code;
  return page.relaxed ? line + " (relaxed)" : line;
}

TEST(QueryLanguage, FindsByItsOperators) {
  for (const auto& [q, reports] : {
           Case{"nghèo AND vay", "ad"},
           Case{"nghèo VÀ vốn", "a"},
           Case{"khéo OR văn", "ac"},
           Case{"khéo HOẶC đô thị", "ac"},
           Case{"vay NOT nghèo", "b"},
           Case{"vay -nghèo", "b"},
           Case{"vay KHÔNG nghèo", "b"},
           Case{"-vay", "c !only_exclusions"},
           Case{"NOT (vay OR khéo)", "c !only_exclusions"},
           Case{"NOT \"vay vốn\"", "bcd !only_exclusions"},
           Case{"vay -\"vay vốn\"", "bd"},
           Case{"NOT nông thôn", "abd !only_exclusions"},
           Case{"vốn OR NOT nghèo", "abc"},
           Case{"(nghèo OR đô) AND (khéo OR thôn)", "ac"},
           Case{"nghèo AND vay AND vốn AND khéo AND đô", ""},
           Case{"\"vay vốn\"", "a"},
           Case{"\"vốn vay\"", "b"},
           Case{"vay NEAR/1 vốn", "ab"},
           Case{"nghèo NEAR/3 vay", "a"},
           Case{"nghèo NEAR/20 vay", "ad"},
           Case{"\"hộ nghèo\" NEAR/2 \"vay vốn\"", "a"},
           Case{"\"hộ nghèo\" NEAR/1 vốn", ""},
           Case{"ngheo NEAR/3 vay", "a"},
           Case{"kh*", "a"},
           Case{"ngh* NOT khé*", "d"},
           Case{"thô*", "c"},
           Case{"zz*", ""},
           Case{"title:nghèo", "a"},
           Case{"title:ngheo", "a"},
           Case{"title:\"vốn vay\"", "b"},
           Case{"commune:\"Thạch Điền\"", "b"},
           Case{"vay -commune:\"thach dien\"", "ad"},
           Case{"commune:\"Thạch Điền\" OR commune:\"Cẩm Hà\"", "bd"},
           Case{"commune:\"Hương Sơn\"", " !unknown_value"},
           Case{"number:218/BC-UBND", "c"},
       }) {
    EXPECT_EQ(found(std::string(q)), reports) << q;
  }
}

TEST(QueryLanguage, TellsWhereTooManyWordsBeginSo) {
  std::string text;
  for (int i = 0; i < 201; ++i) {
    text +=
        fmt::format("zq{}{} ", static_cast<char>('a' + i / 26), static_cast<char>('a' + i % 26));
  }
  const std::vector<Sample> reports{{.id = "a", .text = text}};
  const TestArchive archive(reports);
  Searcher searcher = archive.searcher();
  const auto warnings = [&](const std::string& q) {
    std::string line;
    const Query query = parse_query({{"q", q}}, analyzer());
    for (const auto& warning : searcher.search(query, no_deadline()).warnings) {
      line += fmt::format("{}@{}", warning.code, warning.position.value_or(0));
    }
    return line;
  };
  EXPECT_EQ(warnings("x OR zq*"), "prefix_cut@5");
  EXPECT_EQ(warnings("zqa*"), "");
}

TEST(Explain, PrintsEachStep) {
  const std::vector<Sample> reports{{.id = "a", .text = "Lãnh đạo thực hiện."}};
  const TestArchive archive(reports);
  const Searcher searcher = archive.searcher();
  const Query query = parse_query({{"q", "\"lãnh đạo\" title:đạo -x) y*"}}, analyzer());
  const std::string read =
      "query     \"lãnh đạo\" title:đạo y NOT x !unbalanced_bracket@30 !short_prefix@32\n"
      "warning   unbalanced_bracket at 30: a bracket has no partner: it is passed over\n"
      "warning   short_prefix at 32: at least 2 letters are needed before *: it is read as a "
      "word\n";
  EXPECT_EQ(explain(query, nullptr), read);
  const std::string steps = explain(query, &searcher.snapshot());
  EXPECT_TRUE(steps.starts_with(read)) << steps;
  EXPECT_NE(steps.find("\nfinds     Query((((lảnh PHRASE 2 đạo) AND S:đạo"), std::string::npos)
      << steps;
  EXPECT_NE(steps.find("\nlifts     Query("), std::string::npos) << steps;
}

}  // namespace
}  // namespace tracuu::searchd
