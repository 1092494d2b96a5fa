#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/programs/http.hpp"
#include "tests/programs/program.hpp"
#include "tests/root.hpp"

// Both programs over corpus/samples/, their answers compared as JSON with tests/golden/.
// UPDATE_GOLDEN=1 rewrites the files: read the diff.

namespace tracuu::tests {
namespace {

using nlohmann::ordered_json;

std::filesystem::path golden() {
  return tests::root() / "tests/golden";
}

/// Without what differs from run to run and from machine to machine: times, and the last digits of
/// scores.
ordered_json comparable(const ordered_json& json) {
  static const std::set<std::string> times{"took_ms", "modified_at", "built_at", "seconds"};
  if (json.is_number_float()) return std::round(json.get<double>() * 1000) / 1000;
  if (json.is_array()) {
    ordered_json result = ordered_json::array();
    for (const auto& value : json) result.push_back(comparable(value));
    return result;
  }
  if (!json.is_object()) return json;
  ordered_json result = ordered_json::object();
  for (const auto& [name, value] : json.items()) {
    if (!times.contains(name)) result[name] = comparable(value);
  }
  return result;
}

/// What fits on a line stands on one, so that a diff reads well.
std::string to_text(const ordered_json& json, std::size_t indent = 0) {
  constexpr std::size_t line = 120;
  std::string whole = json.dump();
  if (!json.is_structured() || json.empty() || indent + whole.size() <= line) return whole;
  const std::string margin(indent + 1, ' ');
  std::string text = json.is_array() ? "[" : "{";
  for (const auto& [name, value] : json.items()) {
    text += (text.size() > 1 ? ",\n" : "\n") + margin;
    if (json.is_object()) text += ordered_json(name).dump() + ": ";
    text += to_text(value, indent + 1);
  }
  return text + "\n" + std::string(indent, ' ') + (json.is_array() ? "]" : "}");
}

void expect_golden(const std::filesystem::path& name, const ordered_json& got) {
  SCOPED_TRACE(name.string());
  const auto path = golden() / name;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    write_file(path, to_text(got) + "\n");
    return;
  }
  ASSERT_TRUE(std::filesystem::exists(path)) << "UPDATE_GOLDEN=1 writes it";
  const auto expected = nlohmann::json::parse(read_file(path));
  const auto difference = nlohmann::json::diff(expected, nlohmann::json(got));
  EXPECT_TRUE(difference.empty()) << "from expected to got: " << difference.dump(1);
}

/// Files of questions that are no longer asked.
void expect_no_others(const std::filesystem::path& folder, const std::set<std::string>& names) {
  for (const auto& entry : std::filesystem::directory_iterator(golden() / folder)) {
    EXPECT_TRUE(names.contains(entry.path().stem())) << entry.path() << " has no question";
  }
}

struct Question {
  std::string name;
  Parameters parameters;
  std::vector<std::string> header_lines = {};
  std::string same_hits_as = {};  ///< an earlier question's; without a file of its own
};

std::vector<Question> questions() {
  return {
      // Words, as people type them
      {"marks", {{"q", "lãnh đạo công tác dân vận"}, {"limit", "3"}}},
      {"no_marks", {{"q", "lanh dao cong tac dan van"}, {"limit", "3"}}},
      {"capitals", {{"q", "LÃNH ĐẠO CÔNG TÁC DÂN VẬN"}, {"limit", "3"}}, {}, "marks"},
      {"nfd",
       {{"q", "la\u0303nh \u0111a\u0323o co\u0302ng ta\u0301c da\u0302n va\u0323\u0302n"},
        {"limit", "3"}},
       {},
       "marks"},
      {"tone_first",
       {{"q", "la\u0303nh \u0111a\u0323o co\u0302ng ta\u0301c da\u0302n va\u0302\u0323n"},
        {"limit", "3"}},
       {},
       "marks"},
      {"tone_before_mark", {{"q", "kie\u0309\u0302m tra gia\u0301m sa\u0301t"}, {"limit", "2"}}},
      {"hoi_for_nga", {{"q", "củng cố tổ chức"}, {"limit", "3"}}},
      {"tone_placement", {{"q", "hoà giải"}, {"limit", "2"}}},
      {"new_tone_placement", {{"q", "hòa giải"}, {"limit", "2"}}, {}, "tone_placement"},
      {"y", {{"q", "kỹ thuật"}, {"limit", "2"}}},
      {"i", {{"q", "kĩ thuật"}, {"limit", "2"}}, {}, "y"},
      {"misspelt_report", {{"q", "vận động nhân dân hiến đất"}, {"limit", "2"}}},
      {"ethnic_names", {{"q", "Ea H'leo"}, {"limit", "2"}}},
      {"figure", {{"q", "89,01"}}},
      {"grouped_figure", {{"q", "20126 nhân khẩu"}, {"limit", "2"}}},
      {"nothing_found", {{"q", "kanguru"}}},
      {"most_words", {{"q", "hàng không vũ trụ"}, {"limit", "2"}}},
      {"all_words", {{"q", "hàng không vũ trụ"}, {"operator", "and"}}},
      {"any_word", {{"q", "hàng không vũ trụ"}, {"operator", "or"}, {"limit", "1"}}},
      {"no_words", {{"limit", "2"}}},
      {"exact_accents", {{"q", "cũng cố"}, {"accents", "exact"}, {"limit", "2"}}},
      {"ignored_accents", {{"q", "cũng cố"}, {"accents", "ignore"}, {"limit", "2"}}},
      // Phrases
      {"phrase", {{"q", "\"tổ hòa giải\""}, {"limit", "2"}}},
      {"curly_phrase", {{"q", "“quy chế dân chủ”"}, {"limit", "2"}}},
      {"phrase_without_marks", {{"q", "\"dan van kheo\""}, {"limit", "2"}}},
      {"phrase_in_wrong_order", {{"q", "\"giải hòa tổ\""}}},
      {"open_quote", {{"q", "\"nông thôn mới"}, {"limit", "1"}}},
      // Numbers of documents
      {"cited_number", {{"q", "25-NQ/TW"}, {"limit", "3"}}},
      {"cited_number_spaced", {{"q", "25 – NQ/TƯ"}, {"limit", "3"}}, {}, "cited_number"},
      {"cited_number_in_small", {{"q", "nq25tw"}, {"limit", "3"}}, {}, "cited_number"},
      {"own_number", {{"q", "31/BC-CCB"}, {"limit", "2"}}},
      // Filters
      {"topic", {{"topic", "giam-ngheo"}, {"sort", "newest"}, {"limit", "3"}}},
      {"commune", {{"commune", "xã Kiến An"}, {"sort", "oldest"}, {"limit", "3"}}},
      {"commune_without_marks", {{"commune", "thach long"}, {"limit", "2"}}},
      {"two_communes", {{"q", "thu ngân sách"}, {"commune", "Thạch Long,Cẩm Hà"}, {"limit", "2"}}},
      {"district", {{"district", "Cẩm Xuyên"}, {"sort", "oldest"}, {"limit", "3"}}},
      {"unknown_commune", {{"commune", "Thạch Lonh"}}},
      {"topic_commune_year",
       {{"topic", "dan-van"},
        {"commune", "Hải Anh"},
        {"issued_from", "2017"},
        {"issued_to", "2017"}}},
      {"world_and_type", {{"world", "party"}, {"doc_type", "BC"}, {"limit", "1"}}},
      {"signer", {{"signer", "Vũ Đình Thoại"}, {"limit", "2"}}},
      {"cites", {{"cites", "217-QĐ/TW"}, {"sort", "oldest"}, {"limit", "2"}}},
      {"number", {{"number", "45/BC-CAX"}}},
      // Dates
      {"years", {{"issued_from", "2005"}, {"issued_to", "2009"}, {"sort", "oldest"}}},
      {"days", {{"issued_from", "15/12/2017"}, {"issued_to", "2018-12-03"}, {"sort", "newest"}}},
      {"month_known_only", {{"issued_from", "2009-06-30"}, {"issued_to", "2009-07"}}},
      // Facets, order, pages
      {"facets",
       {{"q", "báo cáo"},
        {"facets", "topic,commune,district,province,doc_type,issuer,world,year"},
        {"facet_limit", "5"},
        {"limit", "1"}}},
      {"facet_ignores_its_filter",
       {{"district", "Cẩm Xuyên"}, {"facets", "district,topic"}, {"limit", "1"}}},
      {"newest", {{"q", "nông thôn mới"}, {"sort", "newest"}, {"limit", "2"}}},
      {"second_page", {{"q", "nhân dân"}, {"limit", "2"}, {"offset", "2"}}},
      {"beyond_the_end", {{"q", "nhân dân"}, {"offset", "500"}}},
      // Snippets
      {"snippets",
       {{"q", "hộ nghèo"},
        {"limit", "1"},
        {"snippet_count", "3"},
        {"snippet_length", "80"},
        {"highlight_pre", "["},
        {"highlight_post", "]"}}},
      // Errors
      {"limit_abc", {{"q", "lãnh đạo"}, {"limit", "abc"}}},
      {"limit_abc_in_vietnamese", {{"limit", "abc"}}, {"Accept-Language: vi"}},
      {"unknown_parameter", {{"q", "lãnh đạo"}, {"comune", "Thạch Long"}}},
      {"bad_date", {{"issued_from", "31/2/2018"}}},
      {"bad_sort", {{"sort", "date"}}},
      {"too_deep", {{"q", "nhân dân"}, {"offset", "10000"}}},
  };
}

TEST(Golden, AnswersOverTheSamples) {
  const Scratch scratch;
  ASSERT_NO_FATAL_FAILURE(build_archive(scratch / "archive", samples()));
  Daemon daemon(scratch / "archive");
  std::set<std::string> names;
  std::map<std::string, ordered_json> hits;
  for (const auto& question : questions()) {
    SCOPED_TRACE(question.name);
    const auto asked = target("/v1/search", question.parameters);
    const auto answer = get(daemon.port(), asked, question.header_lines);
    ordered_json got;
    got["status"] = answer.status;
    got["content_type"] = answer.headers.at("content-type");
    got["body"] = comparable(ordered_json::parse(answer.body));
    EXPECT_TRUE(hits.emplace(question.name, got["body"].value("hits", ordered_json())).second);
    if (!question.same_hits_as.empty()) {
      EXPECT_EQ(hits.at(question.name), hits.at(question.same_hits_as));
      EXPECT_FALSE(hits.at(question.name).empty());
    } else {
      names.insert(question.name);
      expect_golden("search/" + question.name + ".json", got);
    }
  }
  expect_no_others("search", names);
  EXPECT_EQ(daemon.stop().exit_code, 0);
}

TEST(Golden, InspectedSamples) {
  const std::vector<std::pair<std::string, std::string>> files{
      {"party_blank_number", "Dang uy/Hai Anh/2017/bao cao dan van 2017 (sua).txt"},
      {"merged_header_rows", "Dang uy/Thach Long/UBKT/BC kiem tra giam sat 2012.txt"},
      {"month_known_only", "Luu tru/2009/Cam Thinh/BC don thu 6 thang 2009.txt"},
      {"page_pasted_as_text", "web/kienan/ket-qua-mat-tran-2018.txt"},
      {"portal_page", "web/haianh/bao-cao-cong-tac-xay-dung-dang-nam-2018-214.html"},
      {"unit_of_2026", "web/thachxuan/2026/thuc-hien-du-toan-quy-i-2026.html"},
  };
  std::set<std::string> names;
  for (const auto& [name, file] : files) {
    names.insert(name);
    const auto outcome = run_indexer({"inspect", samples() / file});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    expect_golden("inspect/" + name + ".json", comparable(ordered_json::parse(outcome.out)));
  }
  expect_no_others("inspect", names);
}

}  // namespace
}  // namespace tracuu::tests
