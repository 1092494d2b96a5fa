#include "archive/generation.hpp"

#include <csignal>
#include <fstream>
#include <functional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive/check.hpp"
#include "archive/files.hpp"
#include "archive/record.hpp"
#include "archive/schema.hpp"
#include "archive/stored_text.hpp"
#include "tests/temp_folder.hpp"

namespace tracuu::archive {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr int analyzer = 7;

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// What `action` says when it refuses.
std::string refusal(const std::function<void()>& action) {
  try {
    action();
  } catch (const DatabaseError& error) {
    return error.what();
  }
  return "(did not refuse)";
}

class Generations : public testing::Test {
 protected:
  /// Fills a part with this many reports.
  static void fill(const fs::path& part, std::uint64_t reports, int schema = schema_version) {
    fs::create_directories(part / "shards/1");
    {
      Xapian::WritableDatabase index((part / "shards/1/index").string(), Xapian::DB_CREATE);
      Xapian::WritableDatabase texts((part / "shards/1/texts").string(), Xapian::DB_CREATE);
      for (std::uint64_t i = 0; i < reports; ++i) {
        Record record;
        record.id = "r" + std::to_string(i);
        Xapian::Document document, text;
        document.add_boolean_term(term(Field::id, record.id));
        document.set_data(encode(record));
        text.set_data(encode(StoredText{"text", {}}));
        index.add_document(document);
        texts.add_document(text);
      }
    }
    Manifest manifest;
    manifest.generation = part.stem().string();
    manifest.schema_version = schema;
    manifest.analyzer_version = analyzer;
    manifest.reports = reports;
    manifest.shards = {{"1", reports, 0, 0, 0}};
    write(part / "manifest.json", to_json(manifest));
    write(part / "rejected.jsonl", "");
  }

  std::string publish_reports(std::uint64_t reports, int schema = schema_version) {
    const WriteLock lock(archive_);
    const fs::path part = begin_generation(archive_, lock);
    fill(part, reports, schema);
    return publish(archive_, lock, part);
  }

  std::uint64_t reports_served() {
    return open_reading(archive_, current_generation(archive_), analyzer).index.get_doccount();
  }

  const TempFolder temp_;
  const fs::path folder_ = temp_.path();
  const fs::path archive_ = folder_ / "archive";
};

TEST_F(Generations, ThePublishedOneIsCurrent) {
  EXPECT_EQ(publish_reports(3), "000001");
  EXPECT_EQ(current_generation(archive_), "000001");
  EXPECT_EQ(read(archive_ / "current"), "000001\n");
  EXPECT_EQ(reports_served(), 3U);

  EXPECT_EQ(publish_reports(5), "000002");
  EXPECT_EQ(reports_served(), 5U);
  EXPECT_THAT(published_generations(archive_), ElementsAre("000001", "000002"));
}

TEST_F(Generations, AnOpenOneIsNotMovedByTheNext) {
  publish_reports(3);
  Generation open = open_reading(archive_, "000001", analyzer);
  publish_reports(5);
  EXPECT_EQ(open.index.get_doccount(), 3U);
  EXPECT_EQ(stored_record(open.index, 2).id, "r1");
}

TEST_F(Generations, WhatADeadWriterLeftIsNeitherServedNorKept) {
  publish_reports(3);
  fs::path left;
  {
    const WriteLock lock(archive_);
    left = begin_generation(archive_, lock);
    fill(left, 9);
  }
  write(archive_ / "current.part", "999999\n");
  EXPECT_EQ(reports_served(), 3U);
  EXPECT_THAT(published_generations(archive_), ElementsAre("000001"));
  EXPECT_EQ(publish_reports(4), "000002");
  EXPECT_EQ(reports_served(), 4U);
  EXPECT_FALSE(fs::exists(left));
  EXPECT_THAT(published_generations(archive_), ElementsAre("000001", "000002"));
}

TEST_F(Generations, OneThatWasRenamedButNeverMadeCurrentDoesNotServe) {
  publish_reports(3);
  fs::copy(archive_ / "generations" / "000001", archive_ / "generations" / "000002",
           fs::copy_options::recursive);
  EXPECT_EQ(current_generation(archive_), "000001");
  EXPECT_EQ(publish_reports(4), "000003");
}

TEST_F(Generations, MissingForeignAndDamagedArchivesAreNamedWithWhatToDo) {
  EXPECT_THAT(refusal([&] { current_generation(archive_); }),
              HasSubstr("no such archive; run tracuu-indexer build --archive"));
  write(folder_ / "file", "x");
  EXPECT_THAT(refusal([&] { current_generation(folder_ / "file"); }), HasSubstr("not a folder"));
  EXPECT_THAT(refusal([&] { current_generation(folder_); }),
              HasSubstr("nothing was published here yet; run tracuu-indexer build"));

  publish_reports(3);
  const fs::path generation = archive_ / "generations" / "000001";
  EXPECT_THAT(refusal([&] { open_reading(archive_, "000007", analyzer); }),
              HasSubstr("no such generation"));
  for (const char* name : {"../../etc", "", "1", "000001.part", "00000x"}) {
    EXPECT_THAT(refusal([&] { open_reading(archive_, name, analyzer); }),
                HasSubstr("no such generation"));
    write(archive_ / "current", name);
    EXPECT_THAT(refusal([&] { current_generation(archive_); }),
                HasSubstr("does not name a generation"));
  }
  write(archive_ / "current", std::string(1000, '1'));
  EXPECT_THAT(refusal([&] { current_generation(archive_); }), HasSubstr("larger than"));

  const std::string manifest = read(generation / "manifest.json");
  write(generation / "manifest.json", "{");
  EXPECT_THAT(refusal([&] { open_reading(archive_, "000001", analyzer); }),
              HasSubstr("manifest.json: not a manifest"));
  fs::remove(generation / "manifest.json");
  EXPECT_THAT(refusal([&] { open_reading(archive_, "000001", analyzer); }),
              HasSubstr("it has no manifest.json"));
  write(generation / "manifest.json", manifest);
  fs::remove_all(generation / "shards/1/texts");
  EXPECT_THAT(refusal([&] { open_reading(archive_, "000001", analyzer); }),
              HasSubstr("cannot be read"));
}

TEST_F(Generations, OtherVersionsAreRefusedByNumber) {
  publish_reports(3, schema_version + 1);
  EXPECT_THAT(refusal([&] { open_reading(archive_, "000001", analyzer); }),
              HasSubstr("schema " + std::to_string(schema_version + 1) + ", this program needs " +
                        std::to_string(schema_version) + ": run tracuu-indexer build"));
  publish_reports(3);
  EXPECT_THAT(refusal([&] { open_reading(archive_, "000002", analyzer + 1); }),
              HasSubstr("analyzer 7, this program needs 8: run tracuu-indexer build"));
}

TEST_F(Generations, ADatabaseThatIsNotTheManifestsIsRefused) {
  publish_reports(3);
  publish_reports(5);
  const fs::path generations = archive_ / "generations";
  fs::remove_all(generations / "000002" / "shards/1/texts");
  fs::copy(generations / "000001" / "shards/1/texts", generations / "000002" / "shards/1/texts");
  EXPECT_THAT(refusal([&] { open_reading(archive_, "000002", analyzer); }),
              HasSubstr("names 5 reports, index holds 5, texts 3, 0 of them dead"));
}

TEST_F(Generations, ASoundOneHasNoFaults) {
  publish_reports(250);
  const Generation open = open_reading(archive_, "000001", analyzer);
  EXPECT_THAT(faults(open.folder, open.manifest), IsEmpty());
}

TEST_F(Generations, FaultsAreFound) {
  publish_reports(250);
  const fs::path folder = archive_ / "generations" / "000001";
  const Manifest manifest = parse_manifest(read(folder / "manifest.json"));

  Manifest other = manifest;
  other.reports = 249;
  EXPECT_THAT(faults(folder, other),
              ElementsAre(HasSubstr("names 249 reports, index holds 250, texts 250")));

  // Bytes that no database looks at.
  write(folder / "rejected.jsonl", "{}");
  EXPECT_THAT(faults(folder, manifest),
              ElementsAre(HasSubstr("rejected.jsonl: not the bytes that were written")));
  write(folder / "of-others", "");
  fs::remove(folder / "rejected.jsonl");
  EXPECT_THAT(faults(folder, manifest),
              ElementsAre(HasSubstr("of-others: not listed in SHA256SUMS"),
                          HasSubstr("rejected.jsonl: is missing")));
  fs::remove(folder / "of-others");
  write(folder / "rejected.jsonl", "");
  EXPECT_THAT(faults(folder, manifest), IsEmpty());

  std::string table = read(folder / "shards/1/index/postlist.glass");
  std::fill(table.begin() + 4096, table.begin() + 8192, '\x5A');
  write(folder / "shards/1/index/postlist.glass", table);
  EXPECT_FALSE(faults(folder, manifest).empty());
}

TEST_F(Generations, AnyFlippedBitIsAFault) {
  publish_reports(20);
  const fs::path folder = archive_ / "generations" / "000001";
  const Manifest manifest = parse_manifest(read(folder / "manifest.json"));
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.file_size() == 0) continue;
    const std::string bytes = read(entry.path());
    for (std::size_t i = 0; i < 3; ++i) {
      std::string flipped = bytes;
      flipped[bytes.size() * i / 3] ^= '\x04';
      write(entry.path(), flipped);
      EXPECT_FALSE(faults(folder, manifest).empty()) << entry.path() << " at third " << i;
    }
    write(entry.path(), bytes);
  }
  EXPECT_THAT(faults(folder, manifest), IsEmpty());
}

TEST_F(Generations, AListWhereTheProgramWasStartedIsNoneOfTheirs) {
  const fs::path started_in = fs::current_path();
  fs::create_directories(folder_ / "elsewhere" / "SHA256SUMS");  // reading a folder fails
  fs::current_path(folder_ / "elsewhere");
  EXPECT_EQ(refusal([&] { publish_reports(3); }), "(did not refuse)");
  fs::current_path(started_in);
}

TEST_F(Generations, SharedFilesKeepTheChecksumTheyWereWrittenWith) {
  publish_reports(3);
  const fs::path first = archive_ / "generations/000001";
  const WriteLock lock(archive_);
  const fs::path part = begin_generation(archive_, lock);
  link_tree(first / "shards", part / "shards");
  fs::copy_file(first / "manifest.json", part / "manifest.json");
  // Damaged before it is shared: a checksum made of these bytes would call them sound.
  std::string table = read(first / "shards/1/texts/docdata.glass");
  table[table.find("text")] = 'T';
  write(first / "shards/1/texts/docdata.glass", table);
  publish(archive_, lock, part, first);
  const fs::path second = archive_ / "generations/000002";
  EXPECT_THAT(faults(second, parse_manifest(read(second / "manifest.json"))),
              ElementsAre(HasSubstr("docdata.glass: not the bytes that were written"),
                          HasSubstr("report 3 of shard 1: not packed by this program")));
}

TEST_F(Generations, ManifestComesBackAsItWent) {
  Manifest manifest;
  manifest.generation = "000012";
  manifest.analyzer_version = 4;
  manifest.icu_version = "72.1";
  manifest.xapian_version = "1.4.22";
  manifest.tracuu_version = "0.1.0";
  manifest.built_at = "2026-01-02T03:04:05Z";
  manifest.seconds = 1.5;
  manifest.sources = {{"/báo cáo/2018", 7}, {"b", 0}};
  manifest.reports = 100;
  manifest.text_bytes = 5'000'000'000;
  manifest.tokens = 12;
  manifest.rejected = {{"binary", 3}, {"empty", 1}};
  manifest.schema_version = schema_version;
  manifest.settings = "as they were";
  manifest.duplicates = 7;
  manifest.inputs = {{"topics", "/etc/tracuu/topics.txt"}};
  manifest.shards = {{"000012-1", 90, 0, 5, 6}, {"000003-1", 11, 1, 7, 6}};
  EXPECT_EQ(parse_manifest(to_json(manifest)), manifest);
  EXPECT_THROW(parse_manifest("[]"), DatabaseError);
  EXPECT_THROW(parse_manifest(R"({"generation": 1})"), DatabaseError);
}

TEST_F(Generations, DeadDocumentsAreNoReports) {
  publish_reports(5);
  const WriteLock lock(archive_);
  const fs::path part = begin_generation(archive_, lock);
  link_tree(archive_ / "generations/000001/shards", part / "shards");
  write_dead(part, "1", {2, 5});
  Manifest manifest = parse_manifest(read(archive_ / "generations/000001/manifest.json"));
  manifest.generation = "000002";
  manifest.reports = 3;
  manifest.shards[0].dead = 2;
  write(part / "manifest.json", to_json(manifest));
  publish(archive_, lock, part);
  const Generation open = open_reading(archive_, "000002", analyzer);
  EXPECT_THAT(open.dead, ElementsAre(2, 5));
  EXPECT_EQ(find_report(open, "r0"), 1U);
  EXPECT_EQ(find_report(open, "r1"), std::nullopt);
  EXPECT_THAT(faults(open.folder, open.manifest), IsEmpty());
  for (const char* broken : {"", "2\n", "2\n9\n", "5\n2\n", "2\n5", "2\nx\n"}) {
    write(archive_ / "generations/000002/dead/1", broken);
    EXPECT_THAT(refusal([&] { open_reading(archive_, "000002", analyzer); }),
                HasSubstr("does not list the 2 dead"))
        << broken;
  }
}

TEST_F(Generations, PruningLeavesWhatServesAndWhatIsHeld) {
  for (const std::uint64_t reports : {1, 2, 3, 4}) publish_reports(reports);
  const WriteLock lock(archive_);
  activate(archive_, lock, "000001", analyzer);
  {
    const Generation held = open_reading(archive_, "000002", analyzer);
    const Pruned pruned = prune(archive_, lock, 1);
    EXPECT_THAT(pruned.removed, ElementsAre("000003"));
    EXPECT_THAT(pruned.held, ElementsAre("000002"));
    EXPECT_EQ(held.texts.get_document(2).get_data(), encode(StoredText{"text", {}}));
  }
  EXPECT_THAT(prune(archive_, lock, 1).removed, ElementsAre("000002"));
  EXPECT_THAT(published_generations(archive_), ElementsAre("000001", "000004"));
  EXPECT_EQ(reports_served(), 1U);
}

TEST_F(Generations, OnlyWhatCanBeReadIsActivated) {
  publish_reports(1);
  publish_reports(2, schema_version + 1);
  const WriteLock lock(archive_);
  activate(archive_, lock, "000001", analyzer);
  EXPECT_THAT(refusal([&] { activate(archive_, lock, "000002", analyzer); }),
              HasSubstr("run tracuu-indexer build"));
  EXPECT_THAT(refusal([&] { activate(archive_, lock, "../000001", analyzer); }),
              HasSubstr("no such generation"));
  EXPECT_EQ(current_generation(archive_), "000001");
}

TEST_F(Generations, AFolderOfOtherThingsIsNotTakenForAnArchive) {
  write(folder_ / "báo cáo.docx", "x");
  EXPECT_THAT(refusal([&] { const WriteLock lock(folder_); }), HasSubstr("is no archive"));
  EXPECT_FALSE(fs::exists(folder_ / "lock"));
}

TEST_F(Generations, OneWriterAtATime) {
  const WriteLock lock(archive_);
  EXPECT_THAT(refusal([&] { const WriteLock second(archive_); }),
              HasSubstr("is being written by process " + std::to_string(getpid())));
}

TEST_F(Generations, AMovedLockIsStillHeld) {
  WriteLock lock(archive_);
  const WriteLock taken = std::move(lock);
  EXPECT_THAT(refusal([&] { const WriteLock second(archive_); }), HasSubstr("is being written"));
}

// A holder in another process: its pid is named while it lives, its lock is free when it was
// killed.
TEST_F(Generations, TheLockOfAnotherProcessIsNamedAndDiesWithIt) {
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t holder = fork();
  ASSERT_GE(holder, 0);
  if (holder == 0) {
    const WriteLock lock(archive_);
    if (::write(ready[1], "!", 1) != 1) _exit(1);
    while (true) pause();
  }
  char token = 0;
  ASSERT_EQ(::read(ready[0], &token, 1), 1);
  EXPECT_THAT(refusal([&] { const WriteLock lock(archive_); }),
              HasSubstr("is being written by process " + std::to_string(holder)));
  kill(holder, SIGKILL);
  waitpid(holder, nullptr, 0);
  EXPECT_EQ(refusal([&] { const WriteLock lock(archive_); }), "(did not refuse)");
  close(ready[0]);
  close(ready[1]);
}

TEST_F(Generations, AnArchiveThatCannotBeWrittenSaysSo) {
  write(folder_ / "archive", "a file");
  EXPECT_THAT(refusal([&] { const WriteLock lock(archive_); }), HasSubstr(archive_.string()));
  EXPECT_THAT(refusal([&] { const WriteLock lock("/proc/tracuu"); }), HasSubstr("/proc/tracuu"));
}

}  // namespace
}  // namespace tracuu::archive
