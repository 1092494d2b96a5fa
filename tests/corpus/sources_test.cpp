#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/read.hpp"
#include "tests/temp_folder.hpp"

namespace fs = std::filesystem;

namespace tracuu::corpus {
namespace {

struct Listing {
  std::vector<Item> items;
  std::vector<std::string> lines;  ///< "path" of items, "path code" of rejected ones, as they came
};

Listing list(const std::vector<fs::path>& sources) {
  Listing listing;
  for_each_item(sources, {[&](Item item) {
                            listing.lines.push_back(item.path);
                            listing.items.push_back(std::move(item));
                          },
                          [&](const UnreadableReport& rejected) {
                            listing.lines.push_back(rejected.path() + " " + rejected.code());
                          }});
  return listing;
}

using Lines = std::vector<std::string>;

TEST(Sources, ListsFilesInTheOrderOfTheirPaths) {
  const TempFolder folder;
  for (const char* name : {"b.txt", "a/z.txt", "a.txt", "a/b/c.txt", "ă.txt", "a b.txt", "A.txt"}) {
    folder.write(name, "x");
  }
  const Listing listing = list({folder.path()});
  EXPECT_EQ(listing.lines,
            (Lines{"A.txt", "a b.txt", "a.txt", "a/b/c.txt", "a/z.txt", "b.txt", "ă.txt"}));
  EXPECT_TRUE(std::ranges::is_sorted(listing.lines));
}

TEST(Sources, TellsWhereTheBytesAre) {
  const TempFolder folder;
  folder.write("2018/bc.txt", "xin chào");
  const Listing listing = list({folder.path()});
  ASSERT_EQ(listing.items.size(), 1U);
  const Item& item = listing.items[0];
  EXPECT_EQ(item.length, 9U);
  EXPECT_EQ(item.offset, 0U);
  EXPECT_FALSE(item.json_line);
  EXPECT_TRUE(fs::equivalent(item.file, folder.path() / "2018/bc.txt"));
  EXPECT_GT(item.modified_at, 1'500'000'000);
}

TEST(Sources, PassesOverHiddenFiles) {
  const TempFolder folder;
  for (const char* name : {".git/config", "a/.x.txt", "a/~$bc.doc", "a/bc.txt"})
    folder.write(name, "x");
  EXPECT_EQ(list({folder.path()}).lines, Lines{"a/bc.txt"});
}

TEST(Sources, TakesFilesAndSeveralFolders) {
  const TempFolder folder;
  folder.write("one/bc.txt", "x");
  folder.write("two/bc.txt", "x");
  folder.write("three.txt", "x");
  EXPECT_EQ(list({folder.path() / "three.txt"}).lines, Lines{"three.txt"});
  folder.write("one/2018/a.txt", "x");
  EXPECT_EQ(list({folder.path() / "two"}).lines, Lines{"bc.txt"});
  EXPECT_EQ(list({folder.path() / "two", folder.path() / "one", folder.path() / "three.txt"}).lines,
            (Lines{"bc.txt", "2018/a.txt", "one/bc.txt", "three.txt"}))
      << "another source changes no path; its own name keeps equal ones apart";
  EXPECT_EQ(list({folder.path(), folder.path() / "two", folder.path()}).lines,
            (Lines{"one/2018/a.txt", "one/bc.txt", "three.txt", "two/bc.txt"}))
      << "nothing is read twice";
}

TEST(Sources, AreRefusedWhereThereIsNothing) {
  const TempFolder folder;
  EXPECT_EQ(list({folder.path()}).lines, Lines{}) << "an empty folder is no error of the caller's";
  EXPECT_THROW(list({folder.path() / "nowhere"}), NoSuchSource);
  bool found = false;
  folder.write("a.txt", "x");
  EXPECT_THROW(for_each_item({folder.path(), folder.path() / "nowhere"},
                             {[&](const Item&) { found = true; }, [](const UnreadableReport&) {}}),
               NoSuchSource);
  EXPECT_FALSE(found) << "wrong usage is told before anything is read";
}

TEST(Sources, RecordsNamesOfAnyBytes) {
  const TempFolder folder;
  folder.write(
      "b\xFF"
      "c.txt",
      "x");
  folder.write("d\ne.txt", "x");
  folder.write("f\\g.txt", "x");
  const Listing listing = list({folder.path()});
  EXPECT_EQ(listing.lines, (Lines{"b\\xFFc.txt", "d\\x0Ae.txt", "f\\x5Cg.txt"}));
  EXPECT_TRUE(fs::exists(listing.items[0].file));
}

TEST(Sources, GoOnPastWhatCannotBeRead) {
  const TempFolder folder;
  folder.write("a/bc.txt", "x");
  fs::create_directory_symlink(folder.path(), folder.path() / "a/loop");
  fs::create_symlink(folder.path() / "gone.txt", folder.path() / "broken.txt");
  fs::create_symlink(folder.path() / "a/bc.txt", folder.path() / "link.txt");
  ASSERT_EQ(::mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(list({folder.path()}).lines,
            (Lines{"a/bc.txt", "a/loop linked_folder", "broken.txt unreadable", "link.txt",
                   "pipe not_a_file"}));
}

TEST(Sources, GoOnPastAFolderThatIsLocked) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TempFolder folder;
  folder.write("a/bc.txt", "x");
  folder.write("b.txt", "x");
  fs::permissions(folder.path() / "a", fs::perms::none);
  EXPECT_EQ(list({folder.path()}).lines, (Lines{"a/ unreadable", "b.txt"}));
  fs::permissions(folder.path() / "a", fs::perms::owner_all);
}

TEST(Sources, GoDeepWithoutRecursion) {
  const TempFolder folder;
  fs::path deep = folder.path();
  for (int i = 0; i < 200; ++i) deep /= "d";
  fs::create_directories(deep);
  std::ofstream(deep / "bc.txt") << "x";
  const Listing listing = list({folder.path()});
  ASSERT_EQ(listing.lines.size(), 1U);
  EXPECT_EQ(listing.lines[0].size(), 200 * 2 + 6U);
}

std::string slice(const std::string& bytes, const Item& item) {
  return bytes.substr(item.offset, item.length);
}

TEST(Sources, SplitJsonLines) {
  const TempFolder folder;
  const std::string bytes = "\xEF\xBB\xBF{\"a\":1}\n\n  \r\n{\"b\":2}\r\nnot json\n{\"c\":3}";
  folder.write("x.jsonl", bytes);
  folder.write("y.NDJSON", "{}\n");
  folder.write("z.jsonl", "");
  const Listing listing = list({folder.path()});
  EXPECT_EQ(listing.lines,
            (Lines{"x.jsonl#1", "x.jsonl#4", "x.jsonl#5", "x.jsonl#6", "y.NDJSON#1", "z.jsonl"}));
  EXPECT_EQ(slice(bytes, listing.items[0]), "{\"a\":1}");
  EXPECT_EQ(slice(bytes, listing.items[1]), "{\"b\":2}\r");
  EXPECT_EQ(slice(bytes, listing.items[3]), "{\"c\":3}");
  EXPECT_TRUE(listing.items[0].json_line);
  EXPECT_FALSE(listing.items[5].json_line) << "an empty file is reported as one";
}

TEST(Sources, SplitLinesLongerThanAnyBuffer) {
  const TempFolder folder;
  const std::string bytes = std::string(300'000, 'a') + "\n" + std::string(65'536, 'b') + "\nc";
  folder.write("x.jsonl", bytes);
  const Listing listing = list({folder.path()});
  ASSERT_EQ(listing.items.size(), 3U);
  EXPECT_EQ(listing.items[0].length, 300'000U);
  EXPECT_EQ(slice(bytes, listing.items[1]), std::string(65'536, 'b'));
  EXPECT_EQ(slice(bytes, listing.items[2]), "c");
}

TEST(Sources, RefuseJsonLinesInUtf16) {
  const TempFolder folder;
  folder.write("x.jsonl", std::string("\xFF\xFE{\0}\0\n\0", 8));
  EXPECT_EQ(list({folder.path()}).lines, Lines{"x.jsonl unknown_encoding"});
}

}  // namespace
}  // namespace tracuu::corpus
