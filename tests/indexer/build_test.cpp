#include "indexer/build.hpp"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <functional>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive/check.hpp"
#include "archive/record.hpp"
#include "archive/schema.hpp"
#include "archive/stored_text.hpp"
#include "tests/root.hpp"
#include "tests/temp_folder.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using archive::Field;
using archive::term;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

/// A report of a few lines that shares words with some others.
std::string report_text(int number) {
  std::string text = fmt::format(
      "UBND XÃ THẠCH ĐIỀN\nSố: {}/BC-UBND\n\nBÁO CÁO\nTình hình năm {}\n\n", number, 2000 + number);
  for (int i = 0; i < number % 7 + 3; ++i) {
    text += fmt::format("Công tác thứ {} của xã đạt {} điểm, hộ nghèo còn {},5%.\n", i, number,
                        number % 13);
  }
  return text;
}

archive::Generation open(const fs::path& archive) {
  return archive::open_reading(archive, archive::current_generation(archive),
                               tokenizers::analyzer_version);
}

/// All that a generation answers, whatever its shards are: each report, and all terms with their
/// counts, by the ids of reports.
std::vector<std::string> contents(const fs::path& archive) {
  const archive::Generation generation = open(archive);
  const Xapian::Database& index = generation.index;
  std::vector<std::string> ids(std::size_t{index.get_lastdocid()} + 1);
  std::vector<std::string> lines;
  const auto slot = archive::spec(Field::id).slot;
  for (auto id = index.valuestream_begin(slot); id != index.valuestream_end(slot); ++id) {
    if (generation.is_dead(id.get_docid())) continue;
    const Xapian::Document document = index.get_document(id.get_docid());
    ids[id.get_docid()] = *id;
    lines.push_back(fmt::format("{} {} {} {}", *id, document.get_data(),
                                index.get_doclength(id.get_docid()),
                                document.get_value(archive::spec(Field::issued_on).slot)));
    lines.push_back(generation.texts.get_document(id.get_docid()).get_data());
  }
  for (auto term = index.allterms_begin(); term != index.allterms_end(); ++term) {
    for (auto post = index.postlist_begin(*term); post != index.postlist_end(*term); ++post) {
      if (generation.is_dead(*post)) continue;
      std::string line = fmt::format("{} {}×{}", *term, ids[*post], post.get_wdf());
      for (auto at = post.positionlist_begin(); at != post.positionlist_end(); ++at) {
        line += fmt::format("@{}", *at);
      }
      lines.push_back(std::move(line));
    }
  }
  std::ranges::sort(lines);
  lines.push_back(lexicon_lines(generation));
  return lines;
}

std::string refusal(const std::function<void()>& action) {
  try {
    action();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "(did not refuse)";
}

class Building : public testing::Test {
 protected:
  Building() { fs::create_directory(source_); }

  void write_reports(int count) {
    for (int i = 0; i < count; ++i) {
      write(source_ / fmt::format("{:02}", i % 5) / fmt::format("{:04}.txt", i), report_text(i));
    }
  }

  BuildOptions options(unsigned jobs = 2, std::uint64_t batch_bytes = 2000) {
    return {.archive = archive_, .sources = {source_}, .jobs = jobs, .batch_bytes = batch_bytes};
  }

  const TempFolder temp_;
  const fs::path folder_ = temp_.path();
  const fs::path archive_ = folder_ / "archive";
  fs::path source_ = folder_ / "source";
};

TEST_F(Building, PublishesWhatTheSourcesHold) {
  write_reports(60);
  const BuildResult result = build(options());
  EXPECT_EQ(result.manifest.generation, "000001");
  EXPECT_EQ(result.manifest.reports, 60U);
  EXPECT_EQ(result.folder, archive_ / "generations" / "000001");

  const archive::Generation generation = open(archive_);
  EXPECT_EQ(generation.manifest, result.manifest);
  EXPECT_EQ(generation.index.get_termfreq(term(Field::body, "xả")), 60U);
  EXPECT_EQ(generation.index.get_termfreq(term(Field::body, "7/bc-ubnd")), 1U);
  EXPECT_THAT(faults(generation.folder, generation.manifest), IsEmpty());

  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(result.folder)) {
    names.insert(entry.path().filename().string());
  }
  EXPECT_THAT(names, ElementsAre("SHA256SUMS", "abbreviations", "duplicates.jsonl", "lexicon",
                                 "manifest.json", "near.jsonl", "phrases", "rejected.jsonl",
                                 "shards", "sources.jsonl", "units.json"));
}

TEST_F(Building, TheSameSourceGivesTheSameGenerationTwice) {
  write_reports(40);
  write(source_ / "copy.txt", report_text(3));
  write(source_ / "blank.txt", " \n");
  const BuildResult one = build(options());
  const auto contents_of_one = contents(archive_);
  BuildOptions again = options();
  again.archive = folder_ / "again";
  const BuildResult other = build(again);
  archive::Manifest but_for_times = other.manifest;
  but_for_times.built_at = one.manifest.built_at;
  but_for_times.seconds = one.manifest.seconds;
  EXPECT_EQ(to_json(but_for_times), to_json(one.manifest));
  EXPECT_EQ(contents(again.archive), contents_of_one);
  for (const char* list : {"abbreviations", "duplicates.jsonl", "lexicon", "near.jsonl", "phrases",
                           "rejected.jsonl", "units.json"}) {
    EXPECT_EQ(read(other.folder / list), read(one.folder / list)) << list;
  }
}

TEST_F(Building, RecordsAndTextsStandUnderTheSameId) {
  write_reports(30);
  build(options());
  const archive::Generation generation = open(archive_);
  for (Xapian::docid id = 1; id <= 30; ++id) {
    const auto record = archive::stored_record(generation.index, id);
    const auto text = archive::stored_text(generation.texts, id);
    const int number = std::stoi(fs::path(record.source.path).stem().string());
    EXPECT_EQ(text.text.find(fmt::format("Số: {}/BC-UBND", number)), text.text.find("Số: "));
  }
}

TEST_F(Building, GivesTheSameForAnyNumberOfWorkersAndBatches) {
  write_reports(60);
  write(source_ / "02" / "broken.txt", std::string("\0\1\2\3", 4));
  write(source_ / "more.jsonl", R"({"id":"a","text":"Xã một"})"
                                "\nnot json\n"
                                R"({"id":"a","text":"Xã hai"})"
                                "\n");
  build(options(1, 1U << 20U));
  const std::vector<std::string> expected = contents(archive_);
  const std::string rejected = read(archive_ / "generations" / "000001" / "rejected.jsonl");
  ASSERT_GT(expected.size(), 200U);
  for (const auto& [jobs, batch_bytes] :
       {std::pair{1U, 1500U}, {4U, 1500U}, {4U, 1U}, {3U, 5000U}}) {
    const BuildResult result = build(options(jobs, batch_bytes));
    EXPECT_EQ(contents(archive_), expected) << jobs << " jobs, batches of " << batch_bytes;
    EXPECT_EQ(read(result.folder / "rejected.jsonl"), rejected);
  }
}

TEST_F(Building, TheFirstReportWithAnIdIsKept) {
  std::string lines;
  for (int i = 0; i < 200; ++i) {
    lines += fmt::format(R"({{"id":"r{}","text":"báo cáo dòng {}"}})"
                         "\n",
                         i % 50, i);
  }
  write(source_ / "reports.jsonl", lines);
  const BuildResult result = build(options(4, 100));
  EXPECT_EQ(result.manifest.reports, 50U);
  EXPECT_THAT(result.manifest.rejected, ElementsAre(std::pair("duplicate_id", 150U)));
  const archive::Generation generation = open(archive_);
  for (int i = 0; i < 50; ++i) {
    const auto id = find_report(generation, fmt::format("r{}", i));
    ASSERT_TRUE(id);
    const auto stored = archive::stored_text(generation.texts, *id);
    EXPECT_THAT(stored.text, HasSubstr(fmt::format("dòng {}", i)));
  }
}

TEST_F(Building, OneBadFileNeverStopsARunAndIsNamed) {
  write_reports(3);
  write(source_ / "a.txt", "");
  write(source_ / "b.bin", std::string(1000, '\0'));
  std::vector<Rejection> seen;
  BuildObserver observer;
  observer.rejected = [&](const Rejection& rejection) { seen.push_back(rejection); };
  const BuildResult result = build(options(), observer);
  EXPECT_EQ(result.manifest.reports, 3U);
  EXPECT_THAT(result.manifest.rejected,
              ElementsAre(std::pair("binary", 1U), std::pair("empty", 1U)));
  const std::string lines = read(result.folder / "rejected.jsonl");
  EXPECT_EQ(std::ranges::count(lines, '\n'), 2);
  EXPECT_THAT(lines, HasSubstr(R"("code":"empty")"));
  std::string joined;
  for (const Rejection& rejection : seen) joined += to_json_line(rejection);
  EXPECT_EQ(joined, lines);
}

TEST_F(Building, AReportMarkedSecretIsNamedButNotSearchable) {
  write_reports(1);
  write(source_ / "mat.txt",
        "ỦY BAN NHÂN DÂN\nXÃ CẨM HÀ\nSố: 07/BC-UBND\nMẬT\nCẩm Hà, ngày 24 tháng 6 năm 2022\n"
        "BÁO CÁO\nKết quả công tác tuyển quân\n");
  const BuildResult result = build(options());
  EXPECT_EQ(result.manifest.reports, 1U);
  EXPECT_THAT(result.manifest.rejected, ElementsAre(std::pair("quarantined", 1U)));
  EXPECT_THAT(read(result.folder / "rejected.jsonl"), HasSubstr("mat.txt"));
}

TEST_F(Building, NothingToIndexPublishesNothing) {
  EXPECT_THROW(build(options()), NothingToIndex);
  write(source_ / "a.txt", "");
  EXPECT_THAT(refusal([&] { build(options()); }), HasSubstr("1 empty"));
  EXPECT_THAT(archive::published_generations(archive_), IsEmpty());

  write_reports(3);
  build(options());
  fs::remove_all(source_);
  EXPECT_THROW(build(options()), corpus::NoSuchSource);
  fs::create_directory(source_);
  EXPECT_THROW(build(options()), EmptiedSource);
  BuildOptions emptied = options();
  emptied.allow_empty = true;
  EXPECT_THROW(build(emptied), NothingToIndex);
  EXPECT_EQ(open(archive_).manifest.generation, "000001");
}

TEST_F(Building, ArchivesAmongTheSourcesAreNoReports) {
  write_reports(3);
  write(source_ / "generations/a.txt", report_text(4));  // a folder of this name is nothing yet
  BuildOptions within = options();
  within.archive = source_ / "archive";
  const archive::Manifest alone = build(options()).manifest;
  const archive::Manifest first = build(within).manifest;
  fs::copy(archive_, source_ / "backup", fs::copy_options::recursive);
  fs::remove(source_ / "backup/lock");
  const BuildResult again = update(within);
  EXPECT_EQ(alone.reports, 4U);
  EXPECT_EQ(first.sources.at(0).bytes, alone.sources.at(0).bytes);
  for (const archive::Manifest& manifest : {first, again.manifest}) {
    EXPECT_EQ(manifest.reports, 4U);
    EXPECT_THAT(manifest.rejected, IsEmpty());
  }
  EXPECT_FALSE(again.published) << "nothing has changed";
  EXPECT_THROW(build({.archive = archive_, .sources = {archive_}}), NothingToIndex);
}

TEST_F(Building, AStopPublishesNothing) {
  write_reports(40);
  build(options());
  for (const Phase phase : {Phase::reading, Phase::joining, Phase::checking}) {
    std::stop_source stop;
    BuildObserver observer;
    observer.progress = [&](const Progress& progress) {
      if (progress.phase == phase) stop.request_stop();
    };
    EXPECT_THROW(build(options(), observer, stop.get_token()), Interrupted);
    EXPECT_EQ(archive::current_generation(archive_), "000001");
  }
  std::stop_source stopped;
  stopped.request_stop();
  EXPECT_THROW(build(options(), {}, stopped.get_token()), Interrupted);
}

TEST_F(Building, AThrowInTheMidstStopsAllAndComesOut) {
  write_reports(100);
  for (const unsigned jobs : {1U, 4U}) {
    BuildObserver observer;
    observer.progress = [](const Progress& progress) {
      if (progress.indexed > 20) throw std::logic_error("a bug");
    };
    EXPECT_THROW(build(options(jobs), observer), std::logic_error);
  }
  EXPECT_THAT(archive::published_generations(archive_), IsEmpty());
}

TEST_F(Building, AnUnwritableArchiveIsRefused) {
  write_reports(3);
  write(archive_, "a file");
  EXPECT_THAT(refusal([&] { build(options()); }), HasSubstr(archive_.string()));
}

TEST_F(Building, ASecondWriterIsRefused) {
  write_reports(3);
  const archive::WriteLock lock(archive_);
  EXPECT_THAT(refusal([&] { build(options()); }),
              HasSubstr(fmt::format("is being written by process {}", getpid())));
}

/// Runs `child` in another process; returns how it ended, as waitpid tells.
int in_child(const std::function<void()>& child) {
  const pid_t pid = fork();
  if (pid == 0) {
    try {
      child();
    } catch (...) {
      _exit(1);
    }
    _exit(0);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  return status;
}

// kill -9 at many moments: after each the old generation serves whole, and the next build is as if
// nothing had been.
TEST_F(Building, AKillAtAnyMomentCostsNothing) {
  write_reports(40);
  build(options());
  const std::vector<std::string> expected = contents(archive_);
  struct Moment {
    Phase phase;
    int events;  ///< of this phase that pass before
  };
  for (const auto& [phase, events] :
       {Moment{Phase::reading, 0}, Moment{Phase::reading, 3}, Moment{Phase::joining, 0},
        Moment{Phase::checking, 0}, Moment{Phase::publishing, 0}}) {
    const int status = in_child([&, left = events]() mutable {
      BuildObserver observer;
      observer.progress = [&](const Progress& progress) {
        if (progress.phase == phase && left-- == 0) raise(SIGKILL);
      };
      build(options(2, 3000), observer);
    });
    EXPECT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(archive::current_generation(archive_), "000001");
    EXPECT_EQ(contents(archive_), expected);
  }
  const BuildResult result = build(options());
  EXPECT_EQ(contents(archive_), expected);
  for (const auto& entry : fs::directory_iterator(archive_ / "generations")) {
    EXPECT_NE(entry.path().extension(), ".part");
  }
  EXPECT_THAT(faults(result.folder, result.manifest), IsEmpty());
}

// As on a full disk: no file may grow beyond some size. The old generation serves on.
TEST_F(Building, AWriteThatFailsIsADatabaseErrorAndLosesNothing) {
  write_reports(200);
  build(options());
  const std::vector<std::string> expected = contents(archive_);
  for (const rlim_t bytes : {0U, 20'000U, 60'000U}) {
    const int status = in_child([&] {
      signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{bytes, bytes};
      setrlimit(RLIMIT_FSIZE, &limit);
      try {
        build(options(2, 1U << 20U));
      } catch (const archive::DatabaseError&) {
        _exit(42);
      }
    });
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 42) << bytes;
    EXPECT_EQ(contents(archive_), expected) << bytes;
  }
}

TEST_F(Building, ProgressOnlyGrowsAndEndsWithPublishing) {
  write_reports(50);
  std::vector<Progress> seen;
  BuildObserver observer;
  observer.progress = [&](const Progress& progress) { seen.push_back(progress); };
  build(options(4), observer);
  ASSERT_FALSE(seen.empty());
  for (std::size_t i = 1; i < seen.size(); ++i) {
    EXPECT_GE(seen[i].phase, seen[i - 1].phase);
    EXPECT_GE(seen[i].indexed, seen[i - 1].indexed);
    EXPECT_GE(seen[i].bytes, seen[i - 1].bytes);
  }
  EXPECT_EQ(seen.back().phase, Phase::publishing);
  EXPECT_EQ(seen.back().indexed, 50U);
  EXPECT_EQ(seen.back().bytes, seen.back().total_bytes);
}

// The report of issue 2, where the shared folder is there.
TEST_F(Building, TheSampleReportIsFoundByTheWordsAndFieldsItHas) {
  const fs::path reports = tests::shared() / "reports";
  if (!fs::exists(reports)) GTEST_SKIP() << reports << " is not here";
  source_ = reports;
  build(options());
  const archive::Generation generation = open(archive_);
  const tokenizers::Analyzer analyzer;
  for (const std::string& found :
       {term(Field::body, "lảnh"), term(Field::unmarked, "lanh"), term(Field::pair, "lanh dao"),
        term(Field::topic, "dan-van"), term(Field::commune, "thạch điền"),
        term(Field::world, "party"), term(Field::issued_on, "20180504"),
        term(Field::cites, filter_key(analyzer, "25-NQ/TW"))}) {
    EXPECT_EQ(generation.index.get_termfreq(found), 1U) << found;
  }
  EXPECT_EQ(generation.index.get_termfreq(term(Field::body, "loading")), 0U);
}

}  // namespace
}  // namespace tracuu::indexer
