// What holds for every search, tried with random ones over corpus/samples/ and over the same papers
// in decomposed letters, and compared with counting by hand.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unicode/normalizer2.h>

#include "archive/date_terms.hpp"
#include "indexer/build.hpp"
#include "searchd/api.hpp"
#include "searchd/query/target.hpp"
#include "tests/root.hpp"
#include "tests/searchd/test_archive.hpp"

namespace tracuu::searchd {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path samples_folder = tests::root() / "corpus/samples";

std::string read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string decomposed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string result;
  icu::Normalizer2::getNFDInstance(status)
      ->normalize(icu::UnicodeString::fromUTF8(text), status)
      .toUTF8String(result);
  return U_SUCCESS(status) ? result : text;
}

struct Held {
  archive::Record record;
  std::string text;
  std::set<std::string> exact;  ///< forms of the words of text and title
};

/// An archive of the samples, and what its reports hold, read the slow way.
struct Library {
  TestArchive archive;
  std::optional<Searcher> searcher;
  std::vector<Held> reports;

  explicit Library(const std::vector<fs::path>& sources) {
    indexer::BuildOptions options;
    options.archive = archive.folder() / "archive";
    options.sources = sources;
    indexer::build(options);
    searcher.emplace(open_snapshot(current_holdings({options.archive}), analyzer()));
    for (Xapian::docid id = 1; id <= searcher->snapshot().manifest.reports; ++id) {
      Held held;
      held.record = searcher->record(id);
      held.text = *searcher->text(held.record.id, nullptr, no_deadline());
      for (const auto& text : {held.text, held.record.title.value_or("")}) {
        for (const auto& token : analyzer().analyze(text)) {
          held.exact.insert(token.exact);
        }
      }
      reports.push_back(std::move(held));
    }
  }

  std::string ask(const std::string& target) {
    Response response = respond({"GET", target, {}}, *searcher, no_deadline());
    EXPECT_EQ(response.status, 200) << target << response.body;
    while (response.more) {
      const auto piece = response.more();
      if (!piece) break;
      response.body += *piece;
    }
    return response.body;
  }
};

Library& composed() {
  static Library library({samples_folder});
  return library;
}

/// The samples that are plain text, in decomposed letters.
Library& in_nfd() {
  static const TestArchive copies;
  static Library library([] {
    for (const auto& entry : fs::recursive_directory_iterator(samples_folder)) {
      if (entry.path().extension() != ".txt") continue;
      const auto path = copies.folder() / fs::relative(entry.path(), samples_folder);
      fs::create_directories(path.parent_path());
      std::ofstream(path, std::ios::binary) << decomposed(read_file(entry.path()));
    }
    return std::vector<fs::path>{copies.folder()};
  }());
  return library;
}

/// The values of a facet that a report has.
std::vector<std::string> values_of(const archive::Record& record, std::string_view facet) {
  const auto unit = [](const auto& named) {
    return named ? std::vector<std::string>{archive::label(*named)} : std::vector<std::string>{};
  };
  if (facet == "commune") return unit(record.commune);
  if (facet == "district") return unit(record.district);
  if (facet == "province") return unit(record.province);
  std::vector<std::string> values;
  if (facet == "topic") {
    for (const auto& topic : record.topics) values.push_back(topic.slug);
  } else if (facet == "doc_type" && record.doc_type) {
    values.push_back(record.doc_type->code);
  } else if (facet == "issuer" && record.issuer) {
    values.push_back(record.issuer->name);
  } else if (facet == "world" && record.issuer) {
    values.push_back(record.issuer->world);
  } else if (facet == "year" && record.issued_on) {
    values.push_back(record.issued_on->date.substr(0, 4));
  }
  return values;
}

/// A search made at random out of what the reports hold, and who should be found.
struct Asked {
  std::vector<tokenizers::Token> words;
  bool any = false;
  std::map<std::string, std::set<std::string>> filters;  ///< keys of values by name
  std::optional<archive::CalendarDate> from, to;

  bool matches_words(const Held& held) const {
    const auto stands = [&](const tokenizers::Token& word) {
      return held.exact.contains(word.exact);
    };
    if (words.empty()) return true;
    return any ? std::ranges::any_of(words, stands) : std::ranges::all_of(words, stands);
  }

  bool matches(const Held& held, std::string_view but = {}) const {
    if (!matches_words(held)) return false;
    for (const auto& [name, keys] : filters) {
      if (name == but) continue;
      const auto values = values_of(held.record, name);
      if (std::ranges::none_of(values, [&](const std::string& value) {
            return keys.contains(tokenizers::filter_key(analyzer(), value));
          })) {
        return false;
      }
    }
    if (!from && !to) return true;
    const auto date =
        held.record.issued_on ? archive::parse_date(held.record.issued_on->date) : std::nullopt;
    return date && (!from || archive::last_day_value(*date) >= archive::date_value(*from)) &&
           (!to || archive::date_value(*date) <= archive::last_day_value(*to));
  }
};

class Questions {
 public:
  explicit Questions(const Library& library) : reports_(library.reports) {}

  /// The search, and its parameters.
  std::pair<Asked, std::vector<Parameter>> next() {
    Asked asked;
    std::vector<Parameter> parameters{{"accents", "exact"}};
    std::string q;
    for (auto count = random_() % 4; count > 0; --count) {
      const auto tokens = analyzer().analyze(one().text);
      const auto& token = tokens[random_() % tokens.size()];
      if (token.kind != tokenizers::TokenKind::syllable) continue;
      asked.words.push_back(token);
      q += token.exact + ' ';
    }
    asked.any = random_() % 2 == 0;
    if (!q.empty()) parameters.push_back({"q", q});
    parameters.push_back({"operator", asked.any ? "or" : "and"});
    for (const std::string name :
         {"topic", "commune", "district", "doc_type", "issuer", "world", "year"}) {
      if (random_() % 5 != 0) continue;
      for (auto count = 1 + random_() % 2; count > 0; --count) {
        const auto values = values_of(one().record, name);
        if (values.empty()) continue;
        const auto& value = values[random_() % values.size()];
        asked.filters[name].insert(tokenizers::filter_key(analyzer(), value));
        parameters.push_back({name, list_item(value)});
      }
    }
    if (random_() % 4 == 0) {
      asked.from = archive::CalendarDate{static_cast<int>(2005 + random_() % 15),
                                         static_cast<unsigned>(random_() % 13), 0};
      parameters.push_back({"issued_from", text_of(*asked.from)});
    }
    if (random_() % 4 == 0) {
      asked.to = archive::CalendarDate{static_cast<int>(2018 + random_() % 8),
                                       static_cast<unsigned>(1 + random_() % 12),
                                       static_cast<unsigned>(1 + random_() % 28)};
      if (asked.from && *asked.to < *asked.from) asked.to.reset();
      if (asked.to) parameters.push_back({"issued_to", text_of(*asked.to)});
    }
    const auto order = random_() % 3;
    if (order > 0) parameters.push_back({"sort", order == 1 ? "newest" : "oldest"});
    return {asked, parameters};
  }

 private:
  const Held& one() { return reports_[random_() % reports_.size()]; }

  static std::string text_of(const archive::CalendarDate& date) {
    std::string text = fmt::format("{:04}", date.year);
    if (date.month != 0) text += fmt::format("-{:02}", date.month);
    if (date.day != 0) text += fmt::format("-{:02}", date.day);
    return text;
  }

  const std::vector<Held>& reports_;
  std::mt19937 random_{11};
};

std::string target_of(std::string_view path, std::vector<Parameter> parameters,
                      const std::vector<Parameter>& more) {
  parameters.insert(parameters.end(), more.begin(), more.end());
  return to_target({"v1", std::string(path)}, parameters);
}

/// All ids, page by page, following `link`.
std::vector<std::string> paged(Library& library, const std::vector<Parameter>& parameters,
                               bool by_cursor) {
  std::vector<std::string> ids;
  const std::vector<Parameter> small{{"limit", "7"}, {"snippet_count", "0"}};
  std::string target = target_of("search", parameters, small);
  for (;;) {
    const json page = json::parse(library.ask(target));
    for (const auto& hit : page["hits"]) ids.push_back(hit["id"]);
    if (page["next"].is_null()) return ids;
    auto more = small;
    if (by_cursor) more.push_back({"cursor", page["next_cursor"]});
    target = by_cursor ? target_of("search", parameters, more) : page["next"].get<std::string>();
  }
}

std::vector<std::string> exported(Library& library, const std::vector<Parameter>& parameters) {
  std::vector<std::string> ids;
  std::istringstream lines(library.ask(target_of("export", parameters, {{"format", "jsonl"}})));
  for (std::string line; std::getline(lines, line);) {
    const json row = json::parse(line);
    if (row.contains("id")) ids.push_back(row["id"]);
  }
  return ids;
}

/// Spellings of one name together, under the commonest.
std::map<std::string, std::size_t> by_name(const std::map<std::string, std::size_t>& spellings) {
  std::map<std::string, std::pair<std::string, std::size_t>> names;  // the spelling, all reports
  for (const auto& [spelling, count] : spellings) {
    auto& [commonest, all] = names[tokenizers::filter_key(analyzer(), spelling)];
    if (commonest.empty() || count > spellings.at(commonest)) commonest = spelling;
    all += count;
  }
  std::map<std::string, std::size_t> counts;
  for (const auto& [key, name] : names) counts.insert(name);
  return counts;
}

TEST(Properties, TotalsAndFacetsAreThoseCountedByHand) {
  Library& library = composed();
  Questions questions(library);
  for (int round = 0; round < 500; ++round) {
    const auto [asked, parameters] = questions.next();
    const std::string target =
        target_of("search", parameters,
                  {{"facets", fmt::format("{}", fmt::join(facet_names, ","))},
                   {"facet_limit", "1000"},
                   {"snippet_count", "0"}});
    const json answer = json::parse(library.ask(target));
    std::size_t found = 0;
    for (const auto& held : library.reports) found += asked.matches(held) ? 1 : 0;
    ASSERT_EQ(answer["found"]["value"], found) << target;
    for (const auto facet : facet_names) {
      std::map<std::string, std::size_t> spellings;
      for (const auto& held : library.reports) {
        if (!asked.matches(held, facet)) continue;
        for (const auto& value : values_of(held.record, facet)) ++spellings[value];
      }
      const auto expected = by_name(spellings);
      std::map<std::string, std::size_t> counted;
      for (const auto& value : answer["facets"][std::string(facet)]["values"]) {
        counted[value["value"]] = value["count"];
      }
      ASSERT_EQ(counted, expected) << target << " " << facet;
      ASSERT_EQ(answer["facets"][std::string(facet)]["total_values"], expected.size());
    }
  }
}

TEST(Properties, PagesAndExportsGiveEveryReportOnceInOneOrder) {
  Library& library = composed();
  Questions questions(library);
  for (int round = 0; round < 60; ++round) {
    const auto [asked, parameters] = questions.next();
    std::set<std::string> expected;
    for (const auto& held : library.reports) {
      if (asked.matches(held)) expected.insert(held.record.id);
    }
    const auto by_offset = paged(library, parameters, false);
    const std::string line = target_of("search", parameters, {});
    ASSERT_EQ(std::set<std::string>(by_offset.begin(), by_offset.end()), expected) << line;
    ASSERT_EQ(by_offset.size(), expected.size()) << line;
    ASSERT_EQ(paged(library, parameters, true), by_offset) << line;
    ASSERT_EQ(exported(library, parameters), by_offset) << line;
  }
}

std::string unescaped(std::string html) {
  for (const auto& [from, to] :
       {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
        std::pair{"&#39;", "'"}, std::pair{"&amp;", "&"}}) {
    for (auto at = html.find(from); at != std::string::npos; at = html.find(from, at + 1)) {
      html.replace(at, std::string_view(from).size(), to);
    }
  }
  return html;
}

/// Whether the places in bytes and in UTF-16 units cut the same.
void expect_same_cut(const std::string& text, const icu::UnicodeString& units, const json& match) {
  const auto start = match["start_utf16"].get<std::int32_t>();
  const auto length = match["length_utf16"].get<std::int32_t>();
  std::string cut;
  units.tempSubString(start, length).toUTF8String(cut);
  EXPECT_EQ(cut, text.substr(match["start"], match["length"]));
}

void expect_snippets_of_the_text(Library& library, const std::string& q,
                                 const std::set<std::string>& unmarked) {
  const json answer =
      json::parse(library.ask(to_target({"v1", "search"}, {{"q", q},
                                                           {"snippet_count", "3"},
                                                           {"correct", "off"},
                                                           {"highlight_pre", "\x01"},
                                                           {"highlight_post", "\x02"}})));
  for (const auto& hit : answer["hits"]) {
    const std::string text =
        *library.searcher->text(hit["id"].get<std::string>(), nullptr, no_deadline());
    const auto units = icu::UnicodeString::fromUTF8(text);
    for (const auto& snippet : hit["snippets"]) {
      std::string shown = snippet["text"];
      std::size_t marks = 0;
      std::erase_if(shown, [&](char c) {
        marks += c == '\x01' ? 1 : 0;
        return c == '\x01' || c == '\x02';
      });
      EXPECT_EQ(unescaped(shown), text.substr(snippet["offset"], snippet["length"])) << q;
      EXPECT_EQ(marks, snippet["matches"].size());
      expect_same_cut(text, units,
                      {{"start", snippet["offset"]},
                       {"length", snippet["length"]},
                       {"start_utf16", snippet["offset_utf16"]},
                       {"length_utf16", snippet["length_utf16"]}});
      for (const auto& match : snippet["matches"]) {
        expect_same_cut(text, units, match);
        const auto word = text.substr(match["start"], match["length"]);
        EXPECT_TRUE(unmarked.contains(tokenizers::unmarked_key(analyzer(), word)))
            << q << " " << word;
      }
    }
  }
}

TEST(Properties, SnippetsAreTheTextsOwnAndMarkTheRightLetters) {
  for (Library* library : {&composed(), &in_nfd()}) {
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
      const auto tokens =
          analyzer().analyze(library->reports[random() % library->reports.size()].text);
      std::string q;
      std::set<std::string> unmarked;
      const bool bare = round % 2 == 0;
      const std::size_t first = random() % tokens.size();
      for (std::size_t i = first; i < std::min(first + 1 + round % 4, tokens.size()); ++i) {
        if (tokens[i].kind != tokenizers::TokenKind::syllable) continue;
        q += (bare ? tokens[i].unmarked : tokens[i].exact) + ' ';
        unmarked.insert(tokens[i].unmarked);
      }
      expect_snippets_of_the_text(*library, q, unmarked);
    }
  }
}

TEST(Properties, DecomposedPapersAreFoundAsComposedOnes) {
  std::set<std::string> texts;
  for (const auto& held : composed().reports) texts.insert(held.text);
  ASSERT_GT(in_nfd().reports.size(), 10U);
  for (const auto& held : in_nfd().reports)
    EXPECT_TRUE(texts.contains(held.text)) << held.record.id;
}

TEST(Properties, NumbersOfPersonsComeOutNowhere) {
  const TestArchive archive(
      {{.id = "a",
        .text = "Danh sách hỗ trợ: ông A, CCCD 042085001234, ĐT 0912345678; bà "
                "B, BHYT GD4424212345678. Hỗ trợ danh sách hộ nghèo.",
        .title = "Danh sách, CCCD 042085001234"},
       {.id = "b", .text = "Danh sách hỗ trợ hộ nghèo, ĐT 0912345678."},
       {.id = "c", .text = "Danh sách khác."}});
  Searcher searcher = archive.searcher();
  for (const std::string target :
       {"/v1/search?q=danh%20s%C3%A1ch", "/v1/search?q=042085001234", "/v1/search?q=0912345678",
        "/v1/search?fields=title", "/v1/reports/a", "/v1/reports/a/text?q=0912345678",
        "/v1/reports/b/similar", "/v1/reports/a/cite", "/v1/reports/a/cite?format=footnote",
        "/v1/export", "/v1/export?format=jsonl", "/v1/export?format=ris",
        "/v1/export?format=bibtex", "/v1/suggest?q=0420", "/v1/suggest?q=0912",
        "/v1/suggest?q=gd44", "/v1/suggest?q=danh"}) {
    Response response = respond({"GET", target, {}}, searcher, no_deadline());
    EXPECT_EQ(response.status, 200) << target;
    if (response.more) response.body += response.more().value_or("");
    // What was typed comes back as it was typed.
    std::string shown = response.body;
    if (const auto hits = shown.find("\"hits\""); hits != std::string::npos) shown.erase(0, hits);
    for (const std::string_view number : {"042085001234", "0912345678", "4424212345678"}) {
      EXPECT_EQ(shown.find(number), std::string::npos) << target << " " << response.body;
    }
  }
}

}  // namespace
}  // namespace tracuu::searchd
