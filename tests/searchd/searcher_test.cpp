#include "searchd/search/searcher.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "searchd/search/ranking.hpp"
#include "tests/searchd/test_archive.hpp"

namespace tracuu::searchd {
namespace {

Searcher& shared() {
  static const TestArchive archive(samples());
  static Searcher searcher = archive.searcher();
  return searcher;
}

ResultPage search(const std::string& parameters, Searcher& searcher = shared()) {
  return searcher.search(query_of(parameters), no_deadline());
}

/// "2: cam-ha-2022 cam-ha-2021"
std::string found(const std::string& parameters, Searcher& searcher = shared()) {
  const ResultPage page = search(parameters, searcher);
  std::string line = fmt::format("{}:", page.found);
  for (const auto& hit : page.hits) line += ' ' + hit.id;
  return page.relaxed ? line + " (relaxed)" : line;
}

struct Case {
  std::string_view parameters;
  std::string_view line;
};

TEST(Search, FindsWhatWasTypedHoweverItWasWritten) {
  for (const auto& [parameters, line] : {
           Case{"q=lãnh đạo công tác dân vận&operator=and&sort=oldest",
                "2: thach-dien-2018 thach-dien-2019"},
           Case{"q=lanh dao cong tac dan van&operator=and&sort=oldest",
                "2: thach-dien-2018 thach-dien-2019"},
           Case{"q=lảnh đạo&sort=oldest", "2: thach-dien-2018 thach-dien-2019"},
           Case{"q=LÃNH ĐẠO&sort=oldest", "2: thach-dien-2018 thach-dien-2019"},
           Case{"q=la\u0303nh đạo&sort=oldest", "2: thach-dien-2018 thach-dien-2019"},
           Case{"q=\"lãnh đạo, chỉ đạo\"", "1: thach-dien-2018"},
           Case{"q=\"lanh dao chi dao\"", "1: thach-dien-2018"},
           Case{"q=\"chỉ đạo lãnh đạo\"", "0:"},
           Case{"q=lãnh đạo&accents=exact", "1: thach-dien-2019"},
           Case{"q=lành đạo", "2: thach-dien-2018 thach-dien-2019"},
           Case{"q=lành đạo&correct=off", "0:"},
           Case{"q=lành đạo&accents=ignore&sort=oldest", "2: thach-dien-2018 thach-dien-2019"},
           Case{"q=đường trục", "1: thach-dien-2019"},
           Case{"q=dương", "1: thach-dien-2019"},
           Case{"q=25-NQ/TW", "1: thach-dien-2018"},
           Case{"q=25 – NQ/TƯ", "1: thach-dien-2018"},
           Case{"q=nq25tw", "1: thach-dien-2018"},
           Case{"q=9,78%25", "1: thach-dien-2018"},
           Case{"q=“dân biết dân bàn dân làm dân kiểm tra”", "1: khong-ngay"},
           Case{"q=dịch tễ nông&operator=or&sort=oldest",
                "3: thach-dien-2019 cam-ha-2021 cam-ha-2022"},
           Case{"q=loading", "0:"},
           Case{"q=\"Ý kiến bạn đọc\"", "0:"},
       }) {
    EXPECT_EQ(found(std::string(parameters)), line) << parameters;
  }
}

TEST(Search, RanksTheVeryWordsFirstAndWordsTogetherAboveWordsApart) {
  const TestArchive archive({{.id = "homograph", .text = "Dưỡng lão, lảnh lót."},
                             {.id = "apart", .text = "Đạo đức là gốc; người lãnh trách nhiệm."},
                             {.id = "levelled", .text = "Đảng ủy lảnh đạo nhân dân làm tốt việc."},
                             {.id = "exact", .text = "Đảng ủy lãnh đạo nhân dân làm tốt việc."}});
  Searcher searcher = archive.searcher();
  EXPECT_EQ(found("q=lãnh đạo", searcher), "3: exact levelled apart");
  EXPECT_EQ(found("q=lãnh đạo nhân dân tốt&operator=or", searcher).substr(0, 17),
            "4: exact levelled");
}

TEST(Search, KeepsHoiAndNgaApartWhereExactWordsAreAsked) {
  const TestArchive archive({{.id = "nga", .text = "Sự lãnh đạo của đảng ủy."},
                             {.id = "hoi", .text = "Sự lảnh đạo của đảng ủy."}});
  Searcher searcher = archive.searcher();
  for (const auto& [parameters, line] : {
           Case{"q=lãnh", "2: nga hoi"},
           Case{"q=lảnh", "2: hoi nga"},
           Case{"q=lãnh&accents=exact", "1: nga"},
           Case{"q=lảnh&accents=exact", "1: hoi"},
           Case{"q=\"lãnh đạo\"&accents=exact", "1: nga"},
           Case{"q=\"lảnh đạo\"&accents=exact", "1: hoi"},
           Case{"q=lanh&accents=exact", "0:"},
       }) {
    EXPECT_EQ(found(std::string(parameters), searcher), line) << parameters;
  }
}

TEST(Search, FindsAbbreviationsAndWhatTheyStandForByEachOther) {
  const TestArchive archive(
      {{.id = "short", .text = "UBND xã báo cáo tình hình KT-XH 6 tháng đầu năm 2021."},
       {.id = "long",
        .text = "Ủy ban nhân dân xã báo cáo kết quả phát triển kinh tế - xã hội 6 tháng đầu năm "
                "2021."},
       {.id = "glued", .text = "Tình hình KTXH. Chi bộ thôn."},
       {.id = "marks", .text = "uy ban nhan dan huyen"},
       {.id = "apart", .text = "Dân bàn. Ủy viên nhân sự; ban chỉ đạo, xã, kinh tế."}});
  Searcher searcher = archive.searcher();
  for (const auto& [parameters, line] : {
           Case{"q=UBND", "3: long marks short"},
           Case{"q=ubnd xã", "2: long short"},
           Case{"q=ủy ban nhân dân&operator=and", "3: apart long short"},
           Case{"q=uy ban nhan dan&operator=and", "4: apart long marks short"},
           Case{"q=\"ủy ban nhân dân\"", "1: long"},
           Case{"q=\"UBND\"", "1: short"},
           Case{"q=UBND&accents=exact", "1: short"},
           Case{"q=UBND&correct=off", "3: long marks short"},
           Case{"q=UBND&accents=ignore", "3: long marks short"},
           Case{"q=NOT UBND", "4: apart glued long marks"},
           Case{"q=KT-XH", "3: glued long short"},
           Case{"q=ktxh", "3: glued long short"},
           Case{"q=kinh te xa hoi&operator=and", "3: glued long short"},
           Case{"q=UBND OR CB", "4: glued long marks short"},
           Case{"q=UBND AND KTXH", "2: long short"},
           Case{"q=bc ktxh 6 thang dau nam 2021 ubnd xa&operator=and", "2: long short"},
       }) {
    EXPECT_EQ(found(std::string(parameters) + "&sort=oldest", searcher), line) << parameters;
  }
  EXPECT_EQ(found("q=UBND", searcher).substr(0, 8), "3: short");
  EXPECT_EQ(found("q=ủy ban nhân dân", searcher).substr(3, 4), "long");
  EXPECT_TRUE(search("q=UBND&sort=oldest", searcher)
                  .hits[0]
                  .snippets[0]
                  .text.starts_with("<mark>Ủy</mark> <mark>ban</mark> <mark>nhân</mark> "
                                    "<mark>dân</mark> xã"));
}

TEST(Search, FindsNumbersOfDocumentsAmongOtherWords) {
  const TestArchive archive({{.id = "number", .text = "Thực hiện 25-NQ/TW về công tác dân vận."},
                             {.id = "words", .text = "Thực hiện nghị quyết 25 về dân vận."},
                             {.id = "other", .text = "25 hộ làm nghị sự, quyết tâm dân vận."},
                             {.id = "state", .text = "Báo cáo 218/BC-UBND của xã."}});
  Searcher searcher = archive.searcher();
  for (const auto& [parameters, line] : {
           Case{"q=nq 25", "2: number words"},
           Case{"q=NQ25", "1: number"},
           Case{"q=nghị quyết 25&operator=and", "3: number other words"},
           Case{"q=nq 25 dan van&operator=and", "2: number words"},
           Case{"q=nghi quyet so 25 tw dan van&operator=and", "1: number"},
           Case{"q=218 bc ubnd xã&operator=and", "1: state"},
       }) {
    EXPECT_EQ(found(std::string(parameters) + "&sort=oldest", searcher), line) << parameters;
  }
}

TEST(Search, PutsTheReportOfABareNumberFirst) {
  for (const std::string_view q : {"218/BC-UBND", "218 bc ubnd", "218/ BC – UBND"}) {
    EXPECT_EQ(found("q=" + std::string(q)), "2: cam-ha-2022 cam-ha-2021") << q;
  }
  EXPECT_EQ(found("q=120/BC-UBND"), "1: thach-dien-2019");
}

TEST(Search, NarrowsByEveryFilter) {
  for (const auto& [parameters, line] : {
           Case{"topic=dan-van&commune=Thạch Điền&issued_from=2018&issued_to=2018",
                "1: thach-dien-2018"},
           Case{"commune=xã thach dien&sort=newest", "2: thach-dien-2019 thach-dien-2018"},
           Case{"issued_from=2018-11-01&issued_to=2019", "1: thach-dien-2019"},
           Case{"issued_from=15/08/2021&issued_to=20/08/2021", "1: cam-ha-2021"},
           Case{"issued_to=2020-06&sort=oldest", "3: thach-dien-2018 thach-dien-2019 doan-2020"},
           Case{"year=2020,2022&sort=oldest", "2: doan-2020 cam-ha-2022"},
           Case{"district=cẩm xuyên&doc_type=KH", "1: cam-ha-2021"},
           Case{"doc_type=kế hoạch", "1: cam-ha-2021"},
           Case{"world=party", "1: thach-dien-2018"},
           Case{"signer=Trần Hậu Nhã", "1: thach-dien-2018"},
           Case{"signer=tran hau nha", "1: thach-dien-2018"},
           Case{"issuer=UBND xã Cẩm Hà&topic=nong-thon-moi", "1: cam-ha-2022"},
           Case{"number=218/BC-UBND", "1: cam-ha-2022"},
           Case{"cites=25-NQ/TW", "1: thach-dien-2018"},
           Case{"topic=dan-van,dich-benh&sort=newest", "2: cam-ha-2021 thach-dien-2018"},
           Case{"topic=không có", "0:"},
           Case{"q=dân vận&commune=Cẩm Hà", "0:"},
           Case{"",
                "6: cam-ha-2021 cam-ha-2022 doan-2020 khong-ngay thach-dien-2018 thach-dien-2019"},
       }) {
    EXPECT_EQ(found(std::string(parameters)), line) << parameters;
  }
}

TEST(Search, SortsByDateWithUnknownOnesLast) {
  EXPECT_EQ(found("sort=newest"),
            "6: cam-ha-2022 cam-ha-2021 doan-2020 thach-dien-2019 thach-dien-2018 khong-ngay");
  EXPECT_EQ(found("sort=oldest&limit=3&offset=1"), "6: thach-dien-2019 doan-2020 cam-ha-2021");
  EXPECT_EQ(found("sort=oldest&limit=3&offset=5"), "6: khong-ngay");
  EXPECT_FALSE(search("sort=oldest").hits[0].score.has_value());
}

TEST(Search, RelaxesToMostOfTheWordsWhereAllFindTooLittle) {
  EXPECT_EQ(found("q=nông thôn mới nâng cao").substr(0, 14), "2: cam-ha-2022");
  EXPECT_TRUE(search("q=nông thôn mới nâng cao").relaxed);
  EXPECT_EQ(found("q=nông thôn mới nâng cao&operator=and"), "1: cam-ha-2022");
  EXPECT_EQ(found("q=\"nông thôn mới nâng cao\""), "1: cam-ha-2022");
  EXPECT_EQ(found("q=xây dựng nông thôn&commune=Cẩm Hà"), "1: cam-ha-2022 (relaxed)");
  EXPECT_FALSE(search("q=nông trại").relaxed) << "both of two";
}

TEST(Search, IsNotRelaxedWhereAllWordsFindTen) {
  std::vector<Sample> many;
  for (int i = 0; i < 10; ++i) {
    many.push_back(
        {.id = fmt::format("all-{}", i), .text = "xây dựng nông thôn", .commune = "xã A"});
  }
  many.push_back({.id = "most", .text = "xây dựng nông trại", .commune = "xã B"});
  const TestArchive archive(many);
  Searcher searcher = archive.searcher();
  EXPECT_EQ(search("q=xây dựng nông thôn", searcher).found, 10U);
  // To narrow never brings in what was not there before.
  EXPECT_EQ(found("q=xây dựng nông thôn&commune=B", searcher), "0:");
  EXPECT_EQ(search("q=xây dựng nông trại", searcher).found, 11U);
}

/// "topic: dan-van=1 ..."
std::string facet(const FacetCounts& counts) {
  std::string line = counts.name + ':';
  for (const auto& [value, label, count] : counts.values) {
    line += fmt::format(" {}={}", value, count);
    if (label != value) line += fmt::format("({})", label);
  }
  return line + fmt::format(" of {}", counts.total_values);
}

std::string facets(const std::string& parameters) {
  std::string lines;
  const ResultPage page = search(parameters);
  for (const auto& counts : page.facets) lines += (lines.empty() ? "" : "; ") + facet(counts);
  return lines;
}

TEST(Search, CountsFacets) {
  for (const auto& [parameters, line] : {
           Case{"facets=commune", "commune: xã Cẩm Hà=2 xã Thạch Điền=2 phường Thạch Linh=1 of 3"},
           Case{"facets=commune&facet_limit=1", "commune: xã Cẩm Hà=2 of 3"},
           Case{"facets=year,world&q=nông thôn mới",
                "year: 2019=1 2022=1 of 2; world: state=2 of 1"},
           Case{"facets=topic&limit=0&q=dân vận",
                "topic: dan-van=1(Dân vận) nong-thon-moi=1(Nông thôn mới) xay-dung-dang=1(Xây dựng "
                "Đảng) of 3"},
           Case{"facets=doc_type", "doc_type: BC=5(báo cáo) KH=1(kế hoạch) of 2"},
           Case{"facets=commune,year&commune=Cẩm Hà",
                "commune: xã Cẩm Hà=2 xã Thạch Điền=2 phường Thạch Linh=1 of 3; "
                "year: 2021=1 2022=1 of 2"},
           Case{"facets=commune,year&commune=Cẩm Hà&year=2022",
                "commune: xã Cẩm Hà=1 of 1; year: 2021=1 2022=1 of 2"},
           Case{"facets=district&q=zzzz", "district: of 0"},
       }) {
    EXPECT_EQ(facets(std::string(parameters)), line) << parameters;
  }
}

TEST(Search, ShowsWarningsForUnknownNames) {
  const ResultPage page = search("commune=Thạch Điềm2&q=\"dân");
  ASSERT_EQ(page.warnings.size(), 2U);
  EXPECT_EQ(page.warnings[0].code, "unbalanced_quote");
  EXPECT_EQ(page.warnings[1].code, "unknown_value");
  EXPECT_EQ(page.found, 0U);
}

TEST(Search, CutsSnippetsOfTheReportsOwnText) {
  const ResultPage page = search("q=lãnh đạo dân vận");
  ASSERT_FALSE(page.hits.empty());
  for (const auto& hit : page.hits) {
    const std::string text = *shared().text(hit.id, nullptr, no_deadline());
    ASSERT_FALSE(hit.snippets.empty());
    for (const auto& snippet : hit.snippets) {
      for (const auto& match : snippet.matches) {
        const std::string word = text.substr(match.start, match.length);
        EXPECT_NE(snippet.text.find("<mark>" + word + "</mark>"), std::string::npos) << word;
      }
    }
  }
  EXPECT_TRUE(search("").hits[0].snippets.empty());
}

TEST(Search, GivesReportsAndTheirTextsById) {
  EXPECT_EQ(shared().report("cam-ha-2022", nullptr, no_deadline())->number, "218/BC-UBND");
  EXPECT_EQ(shared().report("nobody", nullptr, no_deadline()), std::nullopt);
  EXPECT_EQ(shared().text("nobody", nullptr, no_deadline()), std::nullopt);
  EXPECT_NE(shared().text("cam-ha-2021", nullptr, no_deadline())->find("CCCD ************"),
            std::string::npos);
}

TEST(Search, EndsAtItsDeadline) {
  EXPECT_THROW(shared().search(query_of("q=dân"), std::chrono::steady_clock::now()),
               DeadlineExceeded);
}

/// A phrase whose words stand in every report, thousands of times, and never together: all time
/// goes into positions.
TEST(Search, EndsAtItsDeadlineInsideOfAMatch) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "dân xã vận tỉnh ";
  std::vector<Sample> many;
  for (int i = 0; i < 3000; ++i) many.push_back({.id = std::to_string(i), .text = text});
  const TestArchive archive(many);
  Searcher searcher = archive.searcher();
  const Query query = query_of("q=\"dân vận\"");
  const auto soon = std::chrono::steady_clock::now() + std::chrono::milliseconds(1);
  EXPECT_THROW(searcher.search(query, soon), DeadlineExceeded);
  EXPECT_EQ(searcher.search(query, no_deadline()).found, 0U);
}

// Everything below is compared with counting by hand.

struct Corpus {
  std::vector<Sample> samples;
  std::vector<std::set<std::string>> words;
};

Corpus random_corpus(std::mt19937& random) {
  constexpr std::string_view words[] = {"dân", "vận", "xã", "lúa", "đường", "hộ", "nghèo", "mới"};
  constexpr std::string_view communes[] = {"xã A", "xã B", "xã C", "phường D"};
  constexpr std::string_view topics[] = {"t1", "t2", "t3"};
  Corpus corpus;
  for (int i = 0; i < 200; ++i) {
    Sample sample{.id = fmt::format("r{:03}", i)};
    std::set<std::string> present;
    for (const auto word : words) {
      for (auto times = random() % 3; times > 0; --times) {
        sample.text += std::string(word) + ' ';
        present.insert(std::string(word));
      }
    }
    sample.commune = communes[random() % 4];
    for (const auto topic : topics) {
      if (random() % 2 == 0) sample.topics.emplace_back(topic);
    }
    if (random() % 8 != 0)
      sample.date = fmt::format("{}-{:02}-10", 2015 + random() % 5, 1 + random() % 12);
    corpus.samples.push_back(sample);
    corpus.words.push_back(present);
  }
  return corpus;
}

bool passes(const Sample& sample, const Query& query, std::string_view but) {
  for (const auto& filter : query.filters) {
    if (archive::spec(filter.field).name == but) continue;
    const bool is_in = std::ranges::any_of(filter.values, [&](const std::string& value) {
      return filter.field == archive::Field::commune
                 ? sample.commune == value
                 : std::ranges::find(sample.topics, value) != sample.topics.end();
    });
    if (!is_in) return false;
  }
  if (query.years.empty() || but == "year") return true;
  return std::ranges::any_of(
      query.years, [&](int year) { return sample.date.starts_with(std::to_string(year)); });
}

TEST(Search, CountsAndPagesAsByHand) {
  std::mt19937 random(7);
  const Corpus corpus = random_corpus(random);
  const TestArchive archive(corpus.samples);
  Searcher searcher = archive.searcher();
  constexpr std::string_view words[] = {"dân", "vận", "xã", "lúa", "đường", "hộ", "nghèo", "mới"};
  const auto pick = [&](std::initializer_list<std::string_view> choices) {
    return std::string(*(choices.begin() + random() % choices.size()));
  };
  for (int round = 0; round < 150; ++round) {
    std::set<std::string> asked;
    for (auto i = random() % 4; i > 0; --i) asked.insert(std::string(words[random() % 8]));
    std::string parameters = "q=";
    for (const auto& word : asked) parameters += word + ' ';
    const bool any = random() % 2 == 0;
    parameters += any ? "&operator=or" : "&operator=and";
    parameters += pick({"", "", "&commune=xã A", "&commune=xã B,phường D"});
    parameters += pick({"", "", "&topic=t1", "&topic=t2,t3"});
    parameters += pick({"", "", "&year=2016", "&year=2017,2018"});
    parameters += pick({"", "&facets=commune,topic,year"});
    parameters += pick({"", "&sort=newest", "&sort=oldest"});
    const Query query = query_of(parameters);

    const auto matches = [&](std::size_t i) {
      if (asked.empty()) return true;
      const auto has = [&](const std::string& word) { return corpus.words[i].contains(word); };
      return any ? std::ranges::any_of(asked, has) : std::ranges::all_of(asked, has);
    };
    std::set<std::string> expected;
    std::map<std::string, std::map<std::string, std::uint64_t>> counts;
    for (std::size_t i = 0; i < corpus.samples.size(); ++i) {
      const Sample& sample = corpus.samples[i];
      if (!matches(i)) continue;
      if (passes(sample, query, "")) expected.insert(sample.id);
      if (passes(sample, query, "commune")) ++counts["commune"][sample.commune];
      if (passes(sample, query, "topic")) {
        for (const auto& topic : sample.topics) ++counts["topic"][topic];
      }
      if (passes(sample, query, "year") && !sample.date.empty()) {
        ++counts["year"][sample.date.substr(0, 4)];
      }
    }

    std::multiset<std::string> paged;
    for (std::size_t offset = 0;; offset += 17) {
      Query page_query = query;
      page_query.limit = 17;
      page_query.offset = offset;
      const ResultPage page = searcher.search(page_query, no_deadline());
      ASSERT_EQ(page.found, expected.size()) << parameters;
      for (const auto& counted : page.facets) {
        std::map<std::string, std::uint64_t> values;
        for (const auto& value : counted.values) values[value.value] = value.count;
        ASSERT_EQ(values, counts[counted.name]) << parameters << " " << counted.name;
      }
      for (const auto& hit : page.hits) paged.insert(hit.id);
      if (page.hits.size() < 17) break;
    }
    ASSERT_EQ(paged, std::multiset<std::string>(expected.begin(), expected.end())) << parameters;
  }
}

TEST(Ranking, TellsWeightsApartHoweverLight) {
  using ranking::to_nine_digits;
  // A word that stands in every report of a large archive weighs next to nothing.
  EXPECT_NE(to_nine_digits(1.2345e-7), to_nine_digits(1.2346e-7));
  EXPECT_NE(to_nine_digits(12.3456789), to_nine_digits(12.3456788));
  EXPECT_EQ(to_nine_digits(0.1 + 0.2 + 0.3), to_nine_digits(0.3 + 0.2 + 0.1));
  EXPECT_EQ(to_nine_digits(0), 0);
}

TEST(Snapshot, OfAnEmptyGenerationAnswers) {
  const TestArchive archive(std::vector<Sample>{});
  Searcher searcher = archive.searcher();
  EXPECT_EQ(found("q=dân vận xã&facets=topic", searcher), "0:");
  EXPECT_EQ(found("sort=newest&facets=year&commune=x", searcher), "0:");
}

}  // namespace
}  // namespace tracuu::searchd
