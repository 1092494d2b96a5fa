#include "corpus/formats/format.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

using namespace std::string_view_literals;

std::string format_line(std::string_view bytes) {
  try {
    refuse_known_binaries(bytes);
    return std::string(name_of(format_of(bytes)));
  } catch (const Unusable& unusable) {
    return unusable.code();
  }
}

struct Case {
  std::string_view name;
  std::string_view bytes;
  std::string_view format;
};

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
      {"rtf", "{\\rtf1\\ansi", "unsupported"},
      {"xml", "<?xml version=\"1.0\"?><w:wordDocument/>", "unsupported"},
      {"mht", "MIME-Version: 1.0\nContent-Type: multipart/related", "unsupported"},
      {"pdf", "%PDF-1.5", "unsupported"},
      {"docx", "PK\x03\x04", "unsupported"},
      {"doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "unsupported"},
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
