// Archives: their members are items, and none of what they may hold stops the listing.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/read.hpp"
#include "document_writers.hpp"
#include "tests/temp_folder.hpp"

namespace tracuu::corpus {
namespace {

using testing::ElementsAre;

/// "path" or "path: code" of each thing found, in order.
std::vector<std::string> listing(const TempFolder& folder) {
  std::vector<std::string> lines;
  for_each_item({folder.path()}, {[&](const Item& item) { lines.push_back(item.path); },
                                  [&](const UnreadableReport& reason) {
                                    lines.push_back(reason.path() + ": " + reason.code());
                                  }});
  return lines;
}

TEST(Archives, OfferTheirMembersAsReports) {
  const TempFolder folder;
  const std::vector<File> files{{"2018/bc.txt", "BÁO CÁO\nSố: 12/BC-UBND"},
                                {"./2019/bc.docx", as_docx("BÁO CÁO\nSố: 13/BC-UBND")}};
  folder.write("a.zip", packed(files, Packing::zip));
  folder.write("b.tar", packed(files, Packing::tar));
  folder.write("c.tar.gz", packed(files, Packing::tar_gz));
  folder.write("d is an archive by its content", packed(files, Packing::tar_xz));
  folder.write("e.docx", as_docx("không phải kho lưu trữ"));
  std::map<std::string, std::string> numbers;
  for_each_item({folder.path()},
                {[&](const Item& item) {
                   const Report report = read_report(item);
                   numbers[item.path] = report.number ? report.number->value.canonical : "-";
                   EXPECT_EQ(report.source.path, item.path);
                 },
                 [](const UnreadableReport& reason) { ADD_FAILURE() << reason.what(); }});
  EXPECT_EQ(numbers.size(), 9U);
  EXPECT_EQ(numbers["a.zip/2018/bc.txt"], "12/BC-UBND");
  EXPECT_EQ(numbers["c.tar.gz/2019/bc.docx"], "13/BC-UBND");
  EXPECT_EQ(numbers["d is an archive by its content/2018/bc.txt"], "12/BC-UBND");
  EXPECT_EQ(numbers["e.docx"], "-");
}

TEST(Archives, OfferEachLineOfTheirJsonLines) {
  const TempFolder folder;
  const std::vector<File> files{
      {"2018/a.jsonl", "\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"Một\"}\n\n{\"text\":\"Ba\"}\nno json"},
      {"b.ndjson", std::string("\xFF\xFE{\0}\0", 6)},
      {"c.txt", "BÁO CÁO"}};
  folder.write("a.zip", packed(files, Packing::zip));
  std::vector<std::string> lines;
  const auto rejected = [&](const UnreadableReport& reason) {
    lines.push_back(reason.path() + ": " + reason.code());
  };
  for_each_item({folder.path()}, {[&](const Item& item) {
                                    try {
                                      const Report report = read_report(item);
                                      lines.push_back(report.source.path + ' ' +
                                                      report.source.format + ' ' + report.text);
                                    } catch (const UnreadableReport& reason) {
                                      rejected(reason);
                                    }
                                  },
                                  rejected});
  EXPECT_THAT(lines,
              ElementsAre("a.zip/2018/a.jsonl#1 jsonl Một\n", "a.zip/2018/a.jsonl#3 jsonl Ba\n",
                          "a.zip/2018/a.jsonl#4: bad_json", "a.zip/b.ndjson: unknown_encoding",
                          "a.zip/c.txt txt BÁO CÁO\n"));
}

TEST(Archives, MembersHaveTheirOwnTime) {
  const TempFolder folder;
  folder.write("a.zip", packed({{"a.txt", "x"}}, Packing::zip));
  for_each_item(
      {folder.path()},
      {[](const Item& item) { EXPECT_EQ(read_report(item).source.modified_at, 1525392000); },
       [](const UnreadableReport& reason) { ADD_FAILURE() << reason.what(); }});
}

TEST(Archives, AreReadWithinArchivesButNotForEver) {
  std::string nested = packed({{"bc.txt", "x"}}, Packing::zip);
  for (const char* name : {"c.zip", "b.zip", "a.zip"}) {
    nested = packed({{"bc.txt", "x"}, {name, nested}}, Packing::zip);
  }
  const TempFolder folder;
  folder.write("d.zip", nested);
  EXPECT_THAT(listing(folder),
              ElementsAre("d.zip/bc.txt", "d.zip/a.zip/bc.txt", "d.zip/a.zip/b.zip/bc.txt",
                          "d.zip/a.zip/b.zip/c.zip: nested_too_deep"));
}

TEST(Archives, AreNotLookedForInFilesThatAreKnown) {
  const TempFolder folder;
  for (const char* name : {"a.zip", "b.zip"}) {
    folder.write(name, packed({{"a.txt", "BÁO CÁO"}}, Packing::zip));
  }
  std::vector<std::string> asked;
  std::vector<std::string> found;
  for_each_item({folder.path()},
                {[&](const Item& item) { found.push_back(item.path); },
                 [](const UnreadableReport& reason) { ADD_FAILURE() << reason.what(); },
                 [&](const Item& item) {
                   EXPECT_GT(item.file_modified_ns, 0);
                   EXPECT_GT(item.file_changed_ns, 0);
                   asked.push_back(item.path);
                   return item.path == "a.zip";
                 }});
  EXPECT_THAT(asked, ElementsAre("a.zip", "b.zip"));
  EXPECT_THAT(found, ElementsAre("a.zip", "b.zip/a.txt"));
}

TEST(Archives, ThatExpandWithoutEndAreGivenUp) {
  const TempFolder folder;
  const std::string zeros(40U << 20U, '0');
  std::vector<File> files;
  for (int i = 0; i < 5; ++i) files.push_back({std::to_string(i) + ".txt", zeros});
  folder.write("bomb.tar.xz", packed(files, Packing::tar_xz));
  folder.write("good.txt", "BÁO CÁO");
  EXPECT_THAT(listing(folder),
              ElementsAre("bomb.tar.xz/0.txt", "bomb.tar.xz/1.txt: expands_too_much",
                          "bomb.tar.xz: expands_too_much", "good.txt"));
}

TEST(Archives, NameWhatCannotBeRead) {
  const TempFolder folder;
  const std::vector<File> files{{"a.txt", "BÁO CÁO"}, {"b.txt", "BÁO CÁO 2"}};
  folder.write("1.zip", packed(files, Packing::zip, "secret"));
  std::string cut = packed({{"a.txt", std::string(20'000, 'x')}, {"b.txt", "y"}}, Packing::tar_gz);
  folder.write("2.tar.gz", cut.substr(0, cut.size() / 2));
  folder.write("3.zip", "PK\x03\x04 cut short");
  folder.write("4.zip",
               packed({{"inner.zip", "PK\x05\x06 damaged"}, {"c.txt", "x"}}, Packing::zip));
  EXPECT_THAT(listing(folder), ElementsAre("1.zip/a.txt: encrypted", "1.zip/b.txt: encrypted",
                                           "2.tar.gz: broken_archive", "3.zip",
                                           "4.zip/inner.zip: empty", "4.zip/c.txt"));
}

TEST(Archives, RecordNamesOfAnyBytesAndLeaveNoFolder) {
  const TempFolder folder;
  folder.write("a.tar", packed({{"../../etc/x\xFF.txt", "x"},
                                {"/abs/b\n.txt", "x"},
                                {"__MACOSX/._b.txt", "x"},
                                {".git/config", "x"},
                                {"~$lock.docx", "x"}},
                               Packing::tar));
  EXPECT_THAT(listing(folder), ElementsAre("a.tar/etc/x\\xFF.txt", "a.tar/abs/b\\x0A.txt"));
}

}  // namespace
}  // namespace tracuu::corpus
