#include "corpus/formats/html.hpp"

#include <chrono>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/formats/html_bounds.hpp"
#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Lines with '|' between, "" for a blank one.
std::string text_line(std::string_view html) {
  std::string text = read_html(html).text;
  if (text.ends_with('\n')) text.pop_back();
  for (char& c : text) {
    if (c == '\n') c = '|';
  }
  return text;
}

struct Case {
  std::string_view name;
  std::string_view html;
  std::string_view text;
};

TEST(Html, GivesTheLinesAReaderSees) {
  const Case cases[] = {
      {"paragraphs", "<p>Một</p><p>Hai</p>", "Một||Hai"},
      {"blocks", "<div>Một</div><div>Hai<ul><li>a</li><li>b</ul></div>", "Một|Hai|a|b"},
      {"line_breaks", "<p>Một<br>Hai<br><br>Ba</p>", "Một|Hai||Ba"},
      {"headings", "<h1>BÁO CÁO</h1><h2>Phần I</h2>x", "BÁO CÁO|Phần I|x"},
      {"words_in_tags_stay_one", "<b>Đ</b><i>ảng</i> <span>ủy</span> m<sup>2</sup>", "Đảng ủy m2"},
      {"spaces", "<p>  Một \n\t hai  </p>", "Một hai"},
      {"no_break_spaces_stay", "<p>Số&nbsp;&nbsp; BC/ĐU</p>", "Số\u00A0\u00A0 BC/ĐU"},
      {"blank_paragraphs", "<p>Một</p><p>&nbsp;</p><p> </p><p>Hai</p>", "Một||Hai"},
      {"entities", "<p>&#7842;nh &amp; &lt;b&gt; &eacute; &quot;</p>", "Ảnh & <b> é \""},
      {"lone_less_than", "<p>tuổi < 15, > 60</p>", "tuổi < 15, > 60"},
      {"preformatted", "<pre>a  b\n c</pre>", "a  b| c"},
      {"scripts_and_styles", "<style>p{}</style><p>x</p><script>if(a<b)'</p>'</script>y", "x||y"},
      {"comments", "<p>x<!-- <p>no</p> -->y<![endif]>z</p>", "xyz"},
      {"forms", "<p>x <input value=a><select><option>b</select><button>c</button></p>", "x"},
      {"unclosed_svg_loses_no_text", "<svg><p>x</p>", "x"},
      {"title_is_no_text", "<title>Trang <b>xã</b></title><p>x</p>", "x"},
      {"nav_and_footer", "<nav>Menu</nav><p>Nội dung dài của báo cáo</p><footer>Bản quyền</footer>",
       "Nội dung dài của báo cáo"},
      {"hidden", "<p>Nội dung báo cáo</p><div style='display : none'>ẩn</div><p hidden>x</p>",
       "Nội dung báo cáo"},
      {"by_class", "<div class='x Breadcrumb'>Trang</div><div>Nội dung của báo cáo</div>",
       "Nội dung của báo cáo"},
      {"class_is_not_trusted_with_the_report",
       "<div class=menu>Nội dung dài của một báo cáo</div><p>x</p>",
       "Nội dung dài của một báo cáo||x"},
      {"site_header_but_not_the_articles",
       "<header>Xã</header><article><header>Tin của xã</header>Nội dung dài của báo cáo</article>",
       "Tin của xã|Nội dung dài của báo cáo"},
      {"link_lists",
       "<p>Nội dung dài của báo cáo này</p><ul><li><a href=a>Tin</a><li><a href=b>Bài</a></ul>",
       "Nội dung dài của báo cáo này"},
      {"links_in_text", "<p>Theo <a href=x>Nghị quyết 25</a> của Đảng</p><p><a href=y>Tệp</a></p>",
       "Theo Nghị quyết 25 của Đảng||Tệp"},
      {"an_anchor_is_no_link", "<p><a name=a>Một dòng</a></p><p><a name=b>Hai dòng</a></p>",
       "Một dòng||Hai dòng"},
      {"broken_nesting", "<div><p>a<div>b</p>c</div></b></table>d", "a||b||c|d"},
      {"unclosed_tag", "<p>a</p><p class=\"x", "a"},
      {"nothing", "", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(text_line(c.html), c.text);
  }
}

TEST(Html, ReadsTables) {
  const Case cases[] = {
      {"figures", "<table><tr><th>Xóm</th><th>Hộ</th></tr><tr><td>Một</td><td>12</td></tr></table>",
       "Xóm\tHộ|Một\t12"},
      {"cells_of_some_lines",
       "<table><tr><td><p>a</p><p>b</p></td><td>c</td><td></td></tr></table>", "a b\tc"},
      {"one_column", "<table><tr><td><p>a</p><p>b</p></td></tr><tr><td>c</td></tr></table>",
       "a||b||c"},
      {"columns_of_text", "<table><tr><td>a<br>b<br>c<br>d</td><td>e<br>f</td></tr></table>",
       "a|b|c|d||e|f"},
      {"head_in_two_cells",
       "<table><tr><td><p>ỦY BAN NHÂN DÂN</p><p>XÃ CẨM HÀ</p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA "
       "VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p></td></tr><tr><td>Số: 218/BC-UBND</td>"
       "<td>Cẩm Hà, ngày 24 tháng 6 năm 2022</td></tr></table><p>BÁO CÁO</p>",
       "ỦY BAN NHÂN DÂN||XÃ CẨM HÀ|Số: 218/BC-UBND||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM||Độc lập - "
       "Tự do - Hạnh phúc|Cẩm Hà, ngày 24 tháng 6 năm 2022||BÁO CÁO"},
      {"head_row_by_row",
       "<table><tr><td>ĐẢNG BỘ HUYỆN</td><td></td><td>ĐẢNG CỘNG SẢN VIỆT NAM</td></tr>"
       "<tr><td>ĐẢNG ỦY XÃ</td><td></td><td>Thạch Hà, ngày 4</td></tr></table>",
       "ĐẢNG BỘ HUYỆN|ĐẢNG ỦY XÃ||ĐẢNG CỘNG SẢN VIỆT NAM|Thạch Hà, ngày 4"},
      {"signatures",
       "<table><tr><td>Nơi nhận:</td><td>TM. ỦY BAN NHÂN DÂN</td></tr><tr><td>- Lưu: VT.</td>"
       "<td>CHỦ TỊCH</td></tr></table>",
       "Nơi nhận:|- Lưu: VT.||TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH"},
      {"table_in_table",
       "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>", "a||b\tc"},
      {"text_beside_a_table", "x<table><tr><td>a</td><td>b</td></tr></table>y", "x||a\tb||y"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(text_line(c.html), c.text);
  }
}

TEST(Html, TellsWhatThePageSaysOfItself) {
  const HtmlPage page = read_html(
      "<html><head><title>Báo cáo | Cổng xã</title>"
      "<meta property='og:title' content='Báo cáo &amp; kết quả'>"
      "<meta property='article:published_time' content='2018-11-06T13:46:00+07:00'></head>"
      "<body><nav>Menu</nav><nav>Menu</nav>"
      "<time datetime='2019-01-01'>x</time>Nội dung dài của báo cáo</body></html>");
  EXPECT_EQ(page.title, "Báo cáo & kết quả");
  EXPECT_EQ(page.published_at, "2018-11-06T13:46:00+07:00");
  EXPECT_EQ(page.removed.at("navigation"), 2U);
  EXPECT_EQ(read_html("<title> Báo\n cáo </title>").title, "Báo cáo");
  EXPECT_EQ(read_html("<p>x<time datetime=2019-01-02>hôm qua</time>").published_at, "2019-01-02");
  EXPECT_EQ(read_html("<p>x").title, "");
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

struct Hostile {
  std::string_view name;
  std::string html;
};

TEST(Html, TakesHostilePagesInBoundedTime) {
  std::string fonts;
  for (int i = 0; i < 20'000; ++i) fonts += "<p><font size=" + std::to_string(i) + ">x";
  std::string attributes = "<div";
  for (int i = 0; i < 100'000; ++i) attributes += " a" + std::to_string(i) + "=1";
  const Hostile pages[] = {
      {"deep", repeated("<div>", 400'000) + "x"},
      {"deep_and_closed", repeated("<div>", 100'000) + "x" + repeated("</div>", 100'000)},
      {"deep_tables", repeated("<table><tr><td>", 100'000) + "x"},
      {"deep_lists", repeated("<ul><li>", 100'000) + "x"},
      {"deep_unknown", repeated("<o:x>", 100'000) + "x"},
      {"formatting_left_open", fonts},
      {"drawings", repeated("<svg><td>", 100'000) + "x"},
      {"many_attributes", attributes + ">x</div>"},
      {"huge_attribute", "<div title='" + std::string(5'000'000, 'a') + "'>x</div>"},
      {"ends_without_starts", repeated("</div>", 300'000) + "x"},
      {"out_of_scope_ends", repeated("<div><table></div></table>", 50'000) + "x"},
      {"less_than_signs", std::string(1'000'000, '<') + " x"},
      {"tags_within_tags", repeated("<<b>div>", 100'000) + "x"},
      {"open_comment", "x" + repeated("<!--", 500'000)},
      {"open_ends", "x<script>" + repeated("</", 500'000)},
  };
  for (const Hostile& page : pages) {
    SCOPED_TRACE(page.name);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_TRUE(read_html(page.html).text.find('x') != std::string::npos);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  }
}

TEST(Html, RefusesPagesOfMoreTagsThanAReportHas) {
  try {
    read_html(repeated("<p>", 1'000'000));
    FAIL() << "read";
  } catch (const Unusable& unusable) {
    EXPECT_EQ(unusable.code(), "too_many_tags");
  }
}

TEST(Html, SimplifyingLeavesNoMarkupThatWasNotThere) {
  EXPECT_THAT(without_tangle("<<b>script>x"), Not(HasSubstr("<script>")));
  EXPECT_EQ(without_tangle("<p class='a>b'>x</P >"), "<p class='a>b'>x</p>");
  EXPECT_EQ(without_tangle("a < b <b>c</b>"), "a &lt; b c");
}

}  // namespace
}  // namespace tracuu::corpus
