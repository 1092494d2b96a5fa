#include "corpus/read.hpp"

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/root.hpp"
#include "tests/temp_folder.hpp"

namespace fs = std::filesystem;

namespace tracuu::corpus {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<Item> items_below(const fs::path& folder) {
  std::vector<Item> items;
  for_each_item({folder}, {[&](Item item) { items.push_back(std::move(item)); },
                           [](const UnreadableReport&) {}});
  return items;
}

/// The report in a file of these bytes.
Report read(std::string_view bytes, const fs::path& name = "bc.txt") {
  const TempFolder folder;
  folder.write(name, bytes);
  return read_report(items_below(folder.path()).at(0));
}

std::string code_of(const Item& item, const ReadLimits& limits = {}) {
  try {
    read_report(item, limits);
    return "read";
  } catch (const UnreadableReport& unreadable) {
    EXPECT_EQ(unreadable.path(), item.path);
    EXPECT_THAT(unreadable.what(), HasSubstr(item.path));
    return unreadable.code();
  }
}

std::string code_of(std::string_view bytes) {
  const TempFolder folder;
  folder.write("bc.txt", bytes);
  return code_of(items_below(folder.path()).at(0));
}

std::string warnings_line(const Report& report) {
  std::string line;
  for (const Warning& warning : report.quality.warnings) {
    line += (line.empty() ? "" : "; ") + warning.code + " " + warning.message + " @" +
            std::to_string(warning.offset);
  }
  return line;
}

TEST(Read, MakesAReportOfAFile) {
  const Report report = read("\xEF\xBB\xBFUBND xa\u0303\r\nSố\u00A0 12\r\n", "2018/BC xã.txt");
  EXPECT_EQ(report.text, "UBND xã\nSố\u00A0 12\n");
  EXPECT_EQ(report.source.path, "2018/BC xã.txt");
  EXPECT_EQ(report.source.format, "txt");
  EXPECT_EQ(report.source.bytes, 25U);
  EXPECT_EQ(report.source.sha256.size(), 64U);
  EXPECT_GT(report.source.modified_at, 1'500'000'000);
  EXPECT_EQ(report.quality.encoding, "utf-8");
  EXPECT_THAT(report.id, testing::StartsWith("bc-xa-"));
  Report again = read("\xEF\xBB\xBFUBND xa\u0303\r\nSố\u00A0 12\r\n", "2018/BC xã.txt");
  again.source.modified_at = report.source.modified_at;  // another file, maybe a second later
  EXPECT_EQ(again, report) << "twice the same";
}

TEST(Read, DecidesTheFormatByContent) {
  EXPECT_EQ(read("<html><p>Một<p>Hai", "a.txt").text, "Một\n\nHai\n");
  EXPECT_EQ(read("<html><p>Một", "a.txt").source.format, "html");
  EXPECT_EQ(read("Một", "a.html").source.format, "txt");
  EXPECT_EQ(read("{\"text\": \"Một\",\n\"id\": \"x\"}", "a.txt").id, "x");
  EXPECT_EQ(read(std::string("\xFF\xFE<\0p\0>\0M\0<\0/\0p\0>\0", 16), "a").quality.encoding,
            "utf-16le");
}

TEST(Read, ShowsBrokenBytesAndSaysWhereTheyAre) {
  const Report report = read("Đảng ủy \xFF xã \xFE Thạch Điền");
  EXPECT_EQ(report.text, "Đảng ủy \uFFFD xã \uFFFD Thạch Điền\n");
  EXPECT_EQ(warnings_line(report),
            "broken_text 2 unreadable characters, shown as U+FFFD; the first: byte 0xFF at 13 @13");
  EXPECT_EQ(warnings_line(read("Đảng ủy")), "");
}

TEST(Read, RefusesWhatIsNoReport) {
  EXPECT_EQ(code_of(""), "empty");
  EXPECT_EQ(code_of(" \n\r\n \u00A0"), "empty");
  EXPECT_EQ(code_of("loading...\nÝ kiến bạn đọc"), "empty");
  EXPECT_EQ(code_of("<html><script>1</script></html>"), "empty");
  EXPECT_EQ(code_of(std::string(5000, '\0')), "binary");
  EXPECT_EQ(code_of("%PDF-1.4\n\x01\x02"), "broken_document");
  EXPECT_EQ(code_of("\xCF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0 \xE8 \xE2\xF1\xE5\xEC \xE2\xE0\xEC"),
            "unknown_encoding");
  EXPECT_EQ(code_of("{\"id\": \"x\"}"), "no_text");
  EXPECT_EQ(code_of("{\"id\": x"), "bad_json");
}

TEST(Read, RefusesAHugeFileWithoutReadingIt) {
  const TempFolder folder;
  folder.write("bc.txt", "x");
  fs::resize_file(folder.path() / "bc.txt", 200U << 20U);
  const Item item = items_below(folder.path()).at(0);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(code_of(item), "too_large");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(500));
  EXPECT_EQ(code_of(item, {.item_bytes = 100}), "too_large");
}

TEST(Read, RefusesWhatIsGoneOrNoFile) {
  const TempFolder folder;
  folder.write("bc.txt", "x");
  Item item = items_below(folder.path()).at(0);
  fs::remove(item.file);
  EXPECT_EQ(code_of(item), "unreadable");
  ASSERT_EQ(::mkfifo(item.file.c_str(), 0600), 0);
  EXPECT_EQ(code_of(item), "not_a_file") << "and does not wait for a writer";
}

TEST(Read, GoesOnPastABadJsonLine) {
  const TempFolder folder;
  folder.write("r.jsonl",
               "{\"id\":\"a\",\"text\":\"Một\"}\r\n{\"id\":\"b\",\n{\"id\":\"c\",\"text\":\"Ba\"}\n"
               "{\"text\":\"Bốn\"}\n{\"text\":\"Năm\",\"source_path\":\"2018/bc.doc\"}");
  const std::vector<Item> items = items_below(folder.path());
  ASSERT_EQ(items.size(), 5U);
  const Report first = read_report(items[0]);
  EXPECT_EQ(first.id, "a");
  EXPECT_EQ(first.text, "Một\n");
  EXPECT_EQ(first.source.path, "r.jsonl#1");
  EXPECT_EQ(first.source.format, "jsonl");
  try {
    read_report(items[1]);
    FAIL() << "read";
  } catch (const UnreadableReport& unreadable) {
    EXPECT_EQ(unreadable.code(), "bad_json");
    EXPECT_THAT(unreadable.what(), HasSubstr("r.jsonl#2: not a JSON object (byte "));
  }
  EXPECT_EQ(read_report(items[2]).id, "c");
  EXPECT_THAT(read_report(items[3]).id, testing::StartsWith("r-4-"));
  const Report moved = read_report(items[4]);
  EXPECT_EQ(moved.source.path, "2018/bc.doc");
  EXPECT_THAT(moved.id, testing::StartsWith("bc-"));
  EXPECT_EQ(code_of(items[0], {.item_bytes = 10}), "too_large");
}

TEST(Read, NoticesThatALineHasMoved) {
  const TempFolder folder;
  folder.write("r.jsonl", "{\"text\":\"Một\"}\n{\"text\":\"Hai\"}\n");
  const std::vector<Item> items = items_below(folder.path());
  folder.write("r.jsonl", "{\"text\":\"Không\"}\n{\"text\":\"Hai\"}\n");
  EXPECT_EQ(code_of(items[0]), "changed_while_read");
  EXPECT_EQ(code_of(items[1]), "changed_while_read");
}

TEST(Read, NoticesThatAFileGrowsWhileItIsRead) {
  const TempFolder folder;
  folder.write("bc.txt", std::string(1U << 20U, 'x'));
  const Item item = items_below(folder.path()).at(0);
  std::atomic<bool> done = false;
  std::thread writer([&] {
    std::ofstream file(item.file, std::ios::app);
    while (!done) file << 'y' << std::flush;
  });
  std::set<std::string> codes;
  for (int i = 0; i < 10'000 && !codes.contains("changed_while_read"); ++i) {
    codes.insert(code_of(item));
  }
  done = true;
  writer.join();
  EXPECT_THAT(codes, testing::Contains("changed_while_read"));
  codes.erase("changed_while_read");
  EXPECT_THAT(codes, testing::IsSubsetOf({"read"})) << "between two changes it is a whole file";
}

TEST(Read, RefusesMoreLinesThanAReportHas) {
  std::string lines;
  for (int i = 0; i <= 1'000'000; ++i) lines += "a\n";
  EXPECT_EQ(code_of(lines), "too_many_lines");
}

/// The most memory, in MiB, of a process that reads `bytes`.
long memory_to_read(std::string_view bytes) {
  const TempFolder folder;
  folder.write("bc.txt", bytes);
  const Item item = items_below(folder.path()).at(0);
  const pid_t reader = ::fork();
  if (reader == 0) {
    code_of(item);
    std::_Exit(0);
  }
  rusage usage{};
  int status = 0;
  ::wait4(reader, &status, 0, &usage);
  EXPECT_EQ(status, 0);
  return usage.ru_maxrss / 1024;
}

TEST(Read, TakesLessThanHalfAGibibyte) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "the sanitizer takes memory of its own";
#endif
  std::string words;
  while (words.size() < (16U << 20U) - 4) words += "a ";
  EXPECT_LT(memory_to_read(words), 512);
}

TEST(Read, GivenFieldsWinOverFoundOnes) {
  const Report report = read(
      "{\"text\":\"BÁO CÁO\\nKết quả\",\"title\":\"Tên khác\",\"issued_on\":\"04/5/2018\","
      "\"commune\":\"xã Cẩm Hà\",\"topics\":[\"dan-van\"],\"published_at\":\"2018-11-06T13:46\"}",
      "2017/xã Thạch Long/r.jsonl");
  EXPECT_EQ(report.title->value, "Tên khác");
  EXPECT_EQ(report.title->evidence.origin, Origin::given);
  EXPECT_EQ(report.issued_on->value, (Date{2018, 5, 4}));
  EXPECT_EQ(report.commune->value, (UnitName{"xã", "Cẩm Hà"}));
  EXPECT_EQ(report.published_at->value, "2018-11-06T13:46+07:00");
  ASSERT_EQ(report.topics.size(), 1U);
  EXPECT_EQ(report.topics[0].slug, "dan-van");
}

TEST(Read, AsksThePathOnlyWhereTheTextIsSilent) {
  const Report report = read("Nội dung không có ngày.", "2017/UBND xã Thạch Long/bc.txt");
  EXPECT_EQ(report.issued_on->value, (Date{2017, 0, 0}));
  EXPECT_EQ(report.issued_on->evidence.origin, Origin::path);
  EXPECT_EQ(report.commune->value, (UnitName{"xã", "Thạch Long"}));
}

TEST(Read, TellsWhatItLeftOutOfAPage) {
  const Report report = read(
      "<html><head><title>Báo cáo của xã</title></head><body><nav>Trang chủ</nav><h1>Báo cáo của xã"
      "</h1><p>Đăng lúc: 13:46 06/11/2018</p><p>ĐẢNG CỘNG SẢN VIỆT NAM</p><p>Nội dung dài của báo "
      "cáo</p><p>Ý kiến bạn đọc</p></body></html>");
  EXPECT_EQ(report.text, "ĐẢNG CỘNG SẢN VIỆT NAM\n\nNội dung dài của báo cáo\n");
  EXPECT_EQ(report.published_at->value, "2018-11-06T13:46+07:00");
  EXPECT_EQ(
      warnings_line(report),
      "junk_removed navigation (1 part) @0; junk_removed page title (1 line) @0; junk_removed "
      "time stamp (1 line) @0; junk_removed reader comments (1 line) @" +
          std::to_string(report.text.size()));
}

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(Read, ReadsTheSampleReport) {
  const fs::path file = tests::shared() / "reports/thach-dien-2018-dan-van.txt";
  if (!fs::exists(file)) GTEST_SKIP() << "the sample report is not here";
  const Report report = read_report(items_below(file).at(0));
  EXPECT_THAT(report.text, testing::StartsWith("ĐẢNG BỘ HUYỆN THẠCH HÀ ĐẢNG ỦY XÃ THẠCH ĐIỀN\n"));
  EXPECT_THAT(report.text, testing::EndsWith("PHÓ BÍ THƯ\n\nTrần Hậu Nhã\n"));
  for (const char* junk : {"Ý kiến bạn đọc", "loading", "13:46", "Dân Vận trong"}) {
    EXPECT_THAT(report.text, Not(HasSubstr(junk)));
  }
  EXPECT_EQ(report.published_at->value, "2018-11-06T13:46+07:00");
  EXPECT_EQ(report.published_at->evidence.origin, Origin::page);
  EXPECT_THAT(bytes_of(file), HasSubstr(report.text.substr(0, report.text.size() - 1)))
      << "the text is the report's own, byte for byte";
}

}  // namespace
}  // namespace tracuu::corpus
