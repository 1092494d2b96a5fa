// Office documents, Word and PDF: reading order, what is left out, and what is refused.
#include <chrono>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "corpus/read.hpp"
#include "document_writers.hpp"
#include "tests/temp_folder.hpp"

namespace tracuu::corpus {
namespace {

Report read(std::string_view bytes) {
  const TempFolder folder;
  Item item;
  item.file = folder.write("report", bytes);
  item.path = "report";
  return read_report(item);
}

std::string code_of(std::string_view bytes) {
  try {
    read(bytes);
    return "read";
  } catch (const UnreadableReport& reason) {
    return reason.code();
  }
}

TEST(Documents, PutTheColumnsOfAHeadOneAfterTheOther) {
  const Report report = read(docx_with_columns(
      "ỦY BAN NHÂN DÂN\nXÃ CẨM HÀ\nSố: 218/BC-UBND",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nCẩm Hà, ngày 24 tháng 6 "
      "năm 2022",
      "BÁO CÁO\nKết quả công tác dân vận"));
  EXPECT_EQ(
      report.text,
      "ỦY BAN NHÂN DÂN\nXÃ CẨM HÀ\nSố: 218/BC-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "Độc lập - Tự do - Hạnh phúc\nCẩm Hà, ngày 24 tháng 6 năm 2022\n\nBÁO CÁO\nKết quả công "
      "tác dân vận\n");
  EXPECT_EQ(report.source.format, "docx");
}

TEST(Documents, KeepTablesAsLines) {
  const std::string text = "Biểu 1\nThôn\tSố hộ\nTân Long\t105\nHết";
  const std::string lines = "Thôn\tSố hộ\n";
  for (const std::string& document : {as_docx(text), as_odt(text), as_rtf(text)}) {
    EXPECT_NE(read(document).text.find(lines), std::string::npos) << read(document).text;
  }
  EXPECT_EQ(read(as_xlsx(text)).text, "Biểu 1\n\nThôn\tSố hộ\nTân Long\t105\n\nHết\n");
}

TEST(Documents, CountTheHeadsAndFeetOfPages) {
  const Report report = read(as_docx("BÁO CÁO"));
  ASSERT_EQ(report.quality.warnings.size(), 1U);
  EXPECT_EQ(report.quality.warnings[0].message, "running head (1 part)");
}

TEST(Documents, PagesOfAPdfLoseTheirNumbersAndBrokenLines) {
  std::string text;
  for (int i = 0; i < 80; ++i) {
    text +=
        "Ủy ban nhân dân xã đã chỉ đạo các thôn, các ban ngành đoàn thể tuyên truyền, vận động "
        "nhân dân thực hiện tốt.\n";
  }
  EXPECT_EQ(read(as_pdf(text)).text.substr(0, text.find('\n') + 1),
            text.substr(0, text.find('\n') + 1));
  EXPECT_EQ(read(as_pdf(text)).text.find("\n2\n"), std::string::npos);
}

TEST(Documents, ThatAreDamagedOrHostileAreRefused) {
  const std::string docx = as_docx("BÁO CÁO");
  const std::string pdf = as_pdf("BÁO CÁO");
  const std::string doc = as_doc("BÁO CÁO");
  EXPECT_EQ(code_of(docx.substr(0, docx.size() / 2)), "broken_archive");
  EXPECT_EQ(code_of(packed({{"word/document.xml", "<w:p><w:t>x"}}, Packing::zip)),
            "broken_document");
  EXPECT_EQ(code_of(packed({{"word/document.xml", "<w:p/>"}}, Packing::zip)), "empty");
  EXPECT_EQ(code_of(packed({{"word/document.xml", std::string(40U << 20U, ' ')}}, Packing::zip)),
            "expands_too_much");
  EXPECT_EQ(code_of(packed({{"word/document.xml", "<w:p/>"}}, Packing::zip, "secret")),
            "encrypted");
  EXPECT_EQ(code_of("%PDF-1.4\nnothing"), "broken_document");
  EXPECT_EQ(code_of(pdf_of_empty_pages(3)), "no_words");
  EXPECT_EQ(code_of(doc.substr(0, 1000)), "unsupported");  // its folder is gone
  EXPECT_EQ(code_of(ole_file({{"Workbook", "x"}})), "unsupported");
  EXPECT_EQ(code_of(ole_file({{"EncryptedPackage", "x"}, {"EncryptionInfo", "x"}})), "encrypted");
  EXPECT_EQ(code_of(ole_file({{"WordDocument", std::string(5000, '\xFF')}})), "broken_document");
}

TEST(Documents, ThatAreCutShortAreRefused) {
  const std::string text = "BÁO CÁO\nKết quả công tác dân vận năm 2018\tcủa xã";
  for (const std::string& document : {as_docx(text), as_odt(text), as_xlsx(text)}) {
    for (const std::size_t part : {3U, 2U}) {
      EXPECT_EQ(code_of(document.substr(0, document.size() / part)), "broken_archive");
    }
  }
  const std::string pdf = as_pdf(text);
  EXPECT_EQ(code_of(pdf.substr(0, pdf.size() / 3)), "broken_document");
  const std::string doc = as_doc(text);
  EXPECT_EQ(code_of(doc.substr(0, doc.size() / 3)), "unsupported");
}

TEST(Documents, WithPasswordsAreRefused) {
  EXPECT_EQ(code_of(pdf_with_password()), "encrypted");
  std::string doc = as_doc("BÁO CÁO");
  const auto word = doc.find("\xEC\xA5", 512);
  ASSERT_NE(word, std::string::npos);
  doc[word + 11] = static_cast<char>(doc[word + 11] | 1);
  EXPECT_EQ(code_of(doc), "encrypted");
  for (const char* part : {"word/document.xml", "xl/workbook.xml"}) {
    EXPECT_EQ(code_of(packed({{part, "<x/>"}}, Packing::zip, "secret")), "encrypted") << part;
  }
  // What Office makes of a .docx or .xlsx with a password.
  EXPECT_EQ(code_of(ole_file({{"EncryptionInfo", "x"}, {"EncryptedPackage", "x"}})), "encrypted");
}

TEST(Documents, OfTenThousandPagesAreRefusedAtOnce) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(code_of(pdf_of_empty_pages(10'000)), "too_many_pages");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

TEST(Documents, DeepNestingIsCutOff) {
  std::string xml;
  for (int i = 0; i < 50'000; ++i) xml += "<w:sdt>";
  xml += "<w:p><w:r><w:t>x</w:t></w:r></w:p>";
  for (int i = 0; i < 50'000; ++i) xml += "</w:sdt>";
  EXPECT_EQ(code_of(packed({{"word/document.xml", xml}}, Packing::zip)), "empty");
}

}  // namespace
}  // namespace tracuu::corpus
