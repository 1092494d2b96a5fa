#include "corpus/formats/format.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "corpus/unusable.hpp"
#include "document_writers.hpp"

namespace tracuu::corpus {
namespace {

using namespace std::string_view_literals;

std::string format_line(std::string_view bytes) {
  try {
    const auto document = document_format_of(bytes);
    return std::string(name_of(document ? *document : format_of(bytes)));
  } catch (const Unusable& unusable) {
    return unusable.code();
  }
}

struct Case {
  std::string_view name;
  std::string_view bytes;
  std::string_view format;
};

TEST(Format, OfAZipArchiveIsDecidedByItsMembers) {
  EXPECT_EQ(format_line(as_docx("x")), "docx");
  EXPECT_EQ(format_line(as_odt("x")), "odt");
  EXPECT_EQ(format_line(as_xlsx("x")), "xlsx");
  for (const Packing packing : {Packing::zip, Packing::tar, Packing::tar_gz, Packing::tar_xz}) {
    const std::string archive = packed({{"a.txt", "x"}}, packing);
    EXPECT_EQ(format_line(archive), "unsupported");
    EXPECT_TRUE(is_archive(archive));
  }
  EXPECT_FALSE(is_archive(as_docx("x")));
  EXPECT_FALSE(is_archive("BÁO CÁO"));
}

TEST(Format, IsDecidedByContent) {
  const Case cases[] = {
      {"text", "BÁO CÁO\nKết quả", "txt"},
      {"text_about_tags", "Thẻ <p> và <br> dùng trong HTML", "txt"},
      {"less_than", "< 5% hộ nghèo", "txt"},
      {"text_in_brackets", "{Dự thảo} báo cáo", "txt"},
      {"text_with_a_table", "[1] Báo cáo", "txt"},
      {"html", "<!DOCTYPE html><html><body>x", "html"},
      {"html_in_capitals", "  \n<HTML><BODY>x", "html"},
      {"html_behind_comment", "<!-- saved --><div>x</div>", "html"},
      {"xhtml", "<?xml version=\"1.0\"?><!DOCTYPE html><html>", "html"},
      {"html_fragment", "Báo cáo<br>Kết quả<p>Một</p><p>Hai</p>", "html"},
      {"json", "{\"text\": \"x\"}", "json"},
      {"json_array", "[{\"text\": \"x\"}]", "unsupported"},
      {"rtf", "{\\rtf1\\ansi", "rtf"},
      {"xml", "<?xml version=\"1.0\"?><w:wordDocument/>", "unsupported"},
      {"mht", "MIME-Version: 1.0\nContent-Type: multipart/related", "unsupported"},
      {"pdf", "%PDF-1.5", "pdf"},
      {"pdf_behind_a_blank_line", "\n%PDF-1.5", "pdf"},
      {"text_about_pdf", "Tệp %PDF-1.5", "txt"},
      {"zip_cut_short", "PK\x03\x04", "broken_archive"},
      {"doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "doc"},
      {"jpeg", "\xFF\xD8\xFF\xE0", "unsupported"},
      {"tiff", "II*\0"sv, "unsupported"},
      {"gzip", "\x1F\x8B\x08", "unsupported"},
      {"blank", " \n\t\f", "empty"},
      {"nothing", "", "empty"},
  };
  for (const Case& c : cases) EXPECT_EQ(format_line(c.bytes), c.format) << c.name;
}

}  // namespace
}  // namespace tracuu::corpus
