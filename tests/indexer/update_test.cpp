// An archive that was updated again and again answers as one that was built at once.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <stdlib.h>

#include "archive/check.hpp"
#include "archive/copies.hpp"
#include "archive/generation.hpp"
#include "corpus/report_id.hpp"
#include "indexer/build.hpp"
#include "indexer/export.hpp"
#include "searchd/api.hpp"
#include "tests/corpus/document_writers.hpp"
#include "tests/temp_folder.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const tokenizers::Analyzer& analyzer() {
  static const tokenizers::Analyzer shared;
  return shared;
}

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

/// Without what may differ: the generation, times. A file that was written again with the bytes it
/// had keeps its old time.
nlohmann::json comparable(nlohmann::json json) {
  if (json.is_object()) {
    for (const char* name : {"generation", "next_cursor", "took_ms", "modified_at"})
      json.erase(name);
  }
  if (json.is_structured()) {
    for (auto& value : json) value = comparable(std::move(value));
  }
  return json;
}

const std::vector<std::string> weighed{
    "/v1/search?q=d%C3%A2n+v%E1%BA%ADn&limit=10",
    "/v1/search?q=dan+van&facets=topic,commune,district,doc_type,issuer,year&limit=5",
    "/v1/search?q=b%C3%A1o+c%C3%A1o&limit=7&offset=3",
    "/v1/search?q=%22n%C3%B4ng+th%C3%B4n+m%E1%BB%9Bi%22&limit=20",
    "/v1/search?q=nong+thon+moi+d%C3%A2n+v%E1%BA%ADn+h%E1%BB%99+ngh%C3%A8o&limit=20",
    "/v1/search?q=ngheo&accents=ignore&operator=or&limit=20",
    "/v1/search?q=x%C3%A3&commune=Th%E1%BA%A1ch+%C4%90i%E1%BB%81n&facets=commune&limit=20",
    "/v1/search?q=danvan&limit=3",
    "/v1/search?q=h%E1%BB%99+nghe&limit=20",
    "/v1/search?q=d%C3%A2n+v%E1%BA%ADn+v%C5%A9+tr%E1%BB%A5&limit=20",
};
const std::vector<std::string> unweighed{
    "/v1/search?sort=newest&limit=20&facets=year",
    "/v1/search?sort=oldest&limit=20",
    "/v1/search?limit=20&facets=commune",
    "/v1/search?q=d%C3%A2n&sort=newest&limit=20&facets=topic,year",
    "/v1/search?commune=Th%E1%BA%A1ch+%C4%90i%E1%BB%81n&year=2015&facets=year,doc_type&limit=20",
    "/v1/reports/r1",
    "/v1/communes?q=th%E1%BA%A1ch",
    "/v1/suggest?q=dan",
    "/v1/suggest?q=1",
    "/v1/doc_types",
    "/v1/issuers",
    "/v1/topics",
    "/v1/timeline?interval=year&q=d%C3%A2n",
};

/// What the daemon would answer.
std::vector<std::string> answers(const fs::path& archive, const std::vector<std::string>& targets) {
  searchd::Searcher searcher(
      searchd::open_snapshot(searchd::current_holdings({archive}), analyzer()));
  std::vector<std::string> all;
  for (const auto& target : targets) {
    const auto response = respond(searchd::Request{"GET", target, "en"}, searcher,
                                  std::chrono::steady_clock::now() + std::chrono::minutes(10));
    all.push_back(fmt::format("{}: {} {}", target, response.status,
                              comparable(nlohmann::json::parse(response.body)).dump()));
  }
  return all;
}

class Updating : public testing::Test {
 protected:
  Updating() { fs::create_directory(source_); }

  std::string report(int number) {
    static const std::vector<std::string> said{
        "Công tác dân vận được các cấp quan tâm.", "Hộ nghèo còn 9,78%.",
        "Xây dựng nông thôn mới đạt 15 tiêu chí.", "Công tac dân vận khéo ở xã.",
        "Hội nông dân và đoàn thanh niên phối hợp."};
    std::string text = fmt::format(
        "UBND XÃ THẠCH ĐIỀN\nSố: {}/BC-UBND\nThạch Điền, ngày {} tháng 5 năm {}\n\n"
        "BÁO CÁO\nTình hình thứ {}\n\n",
        number, number % 28 + 1, 2010 + number % 9, number);
    for (int i = 0; i < number % 4 + 1; ++i) {
      text += said[static_cast<std::size_t>(number + i * i) % said.size()] + "\n";
    }
    return text;
  }

  BuildOptions options(const fs::path& archive) {
    BuildOptions made;
    made.archive = archive;
    made.sources = {source_};
    made.jobs = 2;
    made.batch_bytes = 2000;
    return made;
  }

  BuildResult updated() { return update(options(archive_)); }

  void expect_as_built_at_once(bool has_dead = false) {
    build(options(fresh_));
    EXPECT_EQ(answers(archive_, unweighed), answers(fresh_, unweighed));
    // The dead of a shard are still weighed with.
    if (!has_dead) {
      EXPECT_EQ(answers(archive_, weighed), answers(fresh_, weighed));
    }
    for (const char* file :
         {"rejected.jsonl", "duplicates.jsonl", "near.jsonl", "lexicon", "phrases"}) {
      const auto of = [&](const fs::path& archive) {
        return read(archive / "generations" / archive::current_generation(archive) / file);
      };
      EXPECT_EQ(of(archive_), of(fresh_)) << file;
    }
    const auto generation = archive::open_reading(archive_, archive::current_generation(archive_),
                                                  tokenizers::analyzer_version);
    EXPECT_THAT(faults(generation.folder, generation.manifest), IsEmpty());
  }

  const TempFolder temp_;
  const fs::path folder_ = temp_.path();
  const fs::path archive_ = folder_ / "archive";
  const fs::path fresh_ = folder_ / "fresh";
  const fs::path source_ = folder_ / "source";
};

TEST_F(Updating, TakesOverWhatIsAsItWas) {
  for (int i = 0; i < 20; ++i) write(source_ / fmt::format("{}.txt", i), report(i));
  build(options(archive_));
  write(source_ / "3.txt", report(103));
  write(source_ / "new.txt", report(200));
  fs::remove(source_ / "5.txt");
  fs::create_directory(source_ / "moved");
  fs::rename(source_ / "6.txt", source_ / "moved/6.txt");
  const BuildResult result = updated();
  EXPECT_EQ(result.manifest.generation, "000002");
  EXPECT_EQ(result.tally.indexed, 3U);
  EXPECT_EQ(result.tally.unchanged, 17U);
  EXPECT_EQ(result.tally.removed, 2U) << "the moved one is another report: its id is";
  expect_as_built_at_once();
}

TEST_F(Updating, PublishesNothingWhereNothingHasChanged) {
  for (int i = 0; i < 3; ++i) write(source_ / fmt::format("{}.txt", i), report(i));
  write(source_ / "empty.txt", "");
  build(options(archive_));
  fs::last_write_time(source_ / "1.txt", fs::file_time_type::clock::now());
  const BuildResult result = updated();
  EXPECT_FALSE(result.published);
  EXPECT_EQ(result.tally.unchanged, 3U);
  EXPECT_EQ(archive::current_generation(archive_), "000001");
}

TEST_F(Updating, AReportThatBecomesAnArchiveIsUnpacked) {
  using corpus::Packing;
  write(source_ / "becomes", report(1));
  write(source_ / "was.zip", corpus::packed({{"2.txt", report(2)}}, Packing::zip));
  write(source_ / "stays.zip", corpus::packed({{"3.txt", report(3)}}, Packing::zip));
  BuildOptions all = options(archive_);
  all.warm = std::chrono::nanoseconds(0);
  build(all);
  write(source_ / "becomes", corpus::packed({{"4.txt", report(4)}}, Packing::tar_gz));
  write(source_ / "was.zip", report(5));
  const BuildResult result = update(all);
  EXPECT_EQ(result.tally.indexed, 2U);
  EXPECT_EQ(result.tally.unchanged, 1U);
  EXPECT_EQ(result.tally.removed, 2U);
  expect_as_built_at_once();
  EXPECT_FALSE(update(all).published);
}

TEST_F(Updating, ASourceThatIsEmptyNowIsADiskThatIsNotMounted) {
  const fs::path disk = folder_ / "disk";
  write(source_ / "1.txt", report(1));
  write(disk / "2.txt", report(2));
  BuildOptions made = options(archive_);
  made.sources = {source_, disk};
  build(made);
  fs::remove(disk / "2.txt");
  BuildOptions next = options(archive_);
  next.sources.clear();
  EXPECT_THROW(update(next), EmptiedSource);
  EXPECT_THROW(build(made), EmptiedSource);
  EXPECT_EQ(archive::current_generation(archive_), "000001");
  next.allow_empty = true;
  EXPECT_EQ(update(next).manifest.reports, 1U);
  next.allow_empty = false;
  EXPECT_FALSE(update(next).published) << "it was empty before";
  fs::remove(disk);
  EXPECT_THROW(update(next), corpus::NoSuchSource);
}

TEST_F(Updating, ACopyTakesThePlaceOfTheFirst) {
  write(source_ / "a.txt", report(1));
  write(source_ / "b.txt", report(1));
  write(source_ / "c.txt", report(2));
  EXPECT_EQ(build(options(archive_)).tally.duplicates, 1U);
  expect_as_built_at_once();
  fs::remove(source_ / "a.txt");
  const BuildResult result = updated();
  EXPECT_EQ(result.tally.duplicates, 0U);
  EXPECT_EQ(result.tally.indexed, 1U);
  expect_as_built_at_once();
}

TEST_F(Updating, NearlyTheSameReportsAreAllSearchableAndLinked) {
  std::string text = report(1);
  for (int i = 0; i < 60; ++i) text += fmt::format("Thôn {} có {} hộ thoát nghèo. ", i, i * 7 % 31);
  write(source_ / "a.txt", text);
  write(source_ / "copies/a.txt", text);
  write(source_ / "draft.txt", text + "\nThôn 60 có 5 hộ.\n");
  write(source_ / "other.txt", report(2));
  const BuildResult built = build(options(archive_));
  EXPECT_EQ(built.tally.indexed, 3U);
  EXPECT_EQ(built.tally.near, 1U);
  const auto answer = [&](const std::string& id) {
    return nlohmann::json::parse(answers(archive_, {"/v1/reports/" + id})[0].substr(
        std::string("/v1/reports/" + id + ": 200 ").size()))["report"];
  };
  archive::Copies copies;
  copies.add(archive::open_reading(archive_, archive::current_generation(archive_),
                                   tokenizers::analyzer_version));
  EXPECT_THAT(copies.paths_of(corpus::derived_id("a.txt")), ElementsAre("copies/a.txt"));
  EXPECT_EQ(answer(corpus::derived_id("a.txt"))["copies"][0], "copies/a.txt");
  EXPECT_EQ(answer(corpus::derived_id("a.txt"))["near"][0]["id"], corpus::derived_id("draft.txt"));
  EXPECT_EQ(answer(corpus::derived_id("draft.txt"))["near"][0]["id"], corpus::derived_id("a.txt"));
  EXPECT_EQ(answer(corpus::derived_id("other.txt"))["near"].size(), 0U);
  const auto generation = archive::open_reading(archive_, archive::current_generation(archive_),
                                                tokenizers::analyzer_version);
  export_reports(generation, ExportFormat::jsonl, [&](const std::string& line) {
    const auto exported = nlohmann::json::parse(line);
    const auto answered = answer(exported["id"].get<std::string>());
    EXPECT_EQ(exported["copies"], answered["copies"]);
    EXPECT_EQ(exported["near"], answered["near"]);
  });
  fs::remove(source_ / "a.txt");
  write(source_ / "new.txt", report(3));
  EXPECT_EQ(updated().tally.near, 1U) << "with the copy, which is the report now";
  expect_as_built_at_once();
}

TEST_F(Updating, AWithdrawnReportStaysOutUnderAnyName) {
  write(source_ / "lines.jsonl", R"({"id":"r1","text":"Dân vận ở xã một"})"
                                 "\n"
                                 R"({"id":"r2","text":"Dân vận ở xã hai"})"
                                 "\n");
  build(options(archive_));
  EXPECT_THROW(withdraw(options(archive_), {"r3"}, "none"), UnknownReport);
  const BuildResult result = withdraw(options(archive_), {"r1"}, "names a child");
  EXPECT_EQ(result.manifest.reports, 1U);
  EXPECT_THAT(read(result.folder / "rejected.jsonl"), HasSubstr("names a child"));
  write(source_ / "copy.txt", "Dân vận ở xã một\n");
  EXPECT_EQ(updated().manifest.reports, 1U);
  EXPECT_EQ(build(options(archive_)).manifest.reports, 1U);
}

/// One step of a random series.
void change(const fs::path& source, const std::function<std::string(int)>& report,
            std::mt19937& random) {
  const auto pick = [&](int below) {
    return static_cast<int>(random() % static_cast<unsigned>(below));
  };
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(source)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  const fs::path some = files.empty() ? source / "x" : files[random() % files.size()];
  const fs::path place = source / fmt::format("{}/{}.txt", pick(3), pick(40));
  switch (files.empty() ? 0 : pick(9)) {
    case 0:
    case 1:
      return write(place, report(pick(1000)));
    case 2:
      return write(some, report(pick(1000)));
    case 3:
      fs::remove(some);
      return;
    case 4:
      fs::create_directories(place.parent_path());
      return fs::rename(some, place);
    case 5:
      return write(place, read(some));
    case 6:
      return write(place, pick(2) == 0 ? "" : report(pick(1000)) + "MẬT\n");
    default: {
      std::string lines;
      for (int i = pick(6); i < 6; ++i) {
        lines += nlohmann::json({{"id", fmt::format("r{}", pick(5))}, {"text", report(pick(50))}})
                     .dump() +
                 "\n";
      }
      return write(source / fmt::format("{}.jsonl", pick(2)), lines);
    }
  }
}

TEST_F(Updating, DeadReportsAreLeftOutOfEverything) {
  for (int i = 0; i < 40; ++i) write(source_ / fmt::format("{}.txt", i), report(i));
  BuildOptions made = options(archive_);
  made.shards = 3;
  made.thrift = {.small_bytes = 0, .most_dead = 1};
  build(made);
  for (int step = 0; step < 3; ++step) {
    fs::remove(source_ / fmt::format("{}.txt", 3 * step));
    write(source_ / fmt::format("{}.txt", 5 * step + 1), report(100 + step));
    const BuildResult result = update(made);
    EXPECT_EQ(result.manifest.shards.size(), 3U);
    EXPECT_TRUE(std::ranges::any_of(result.manifest.shards,
                                    [](const archive::Shard& shard) { return shard.dead > 0; }));
  }
  expect_as_built_at_once(true);
}

TEST_F(Updating, AnySeriesOfChangesEndsAsABuildAtOnce) {
  const char* wanted = std::getenv("TRACUU_SERIES");
  const int series = wanted == nullptr ? 3 : std::atoi(wanted);
  for (int number = 0; number < series; ++number) {
    SCOPED_TRACE(fmt::format("series {}", number));
    std::mt19937 random(static_cast<unsigned>(number));
    const auto some = [&](unsigned below) { return static_cast<unsigned>(random()) % below; };
    for (const fs::path& each : {archive_, fresh_, source_}) fs::remove_all(each);
    for (int i = 0; i < 12; ++i) write(source_ / fmt::format("0/{}.txt", i), report(i));
    BuildOptions made = options(archive_);
    made.warm = std::chrono::seconds(number % 2 * 2);
    made.shards = 1 + some(3);
    if (number % 3 > 0) made.thrift.small_bytes = 0;  // so that shards stay apart
    build(made);
    for (int step = 0; step < 3; ++step) {
      for (unsigned changes = 1 + some(5); changes > 0; --changes) {
        change(
            source_, [this](int i) { return report(i); }, random);
      }
      write(source_ / "0/0.txt", report(0));  // never without a report
      update(made);
    }
    ASSERT_NO_FATAL_FAILURE(expect_as_built_at_once());
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace tracuu::indexer
