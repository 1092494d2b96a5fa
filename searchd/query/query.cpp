#include "searchd/query/query.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "archive/record.hpp"
#include "searchd/query/query_language.hpp"
#include "tokenizers/document_number.hpp"

namespace tracuu::searchd {
namespace {

using archive::CalendarDate;
using archive::Field;
using tokenizers::Token;

constexpr std::array<std::string_view, 2> commune_scope_names{"lineage", "exact"};
constexpr std::array<std::string_view, 3> sort_names{"relevance", "newest", "oldest"};
constexpr std::array<std::string_view, 3> operator_names{"auto", "and", "or"};
constexpr std::array<std::string_view, 3> accents_names{"auto", "exact", "ignore"};
constexpr std::array<std::string_view, 3> correct_names{"suggest", "auto", "off"};

constexpr std::array filter_fields{
    Field::topic,  Field::commune, Field::district, Field::province, Field::doc_type,
    Field::issuer, Field::world,   Field::number,   Field::signer,   Field::cites};

constexpr std::size_t max_highlight_bytes = 100;

/// No archive has more documents: a cursor that says so was made up.
constexpr std::size_t last_offset = std::numeric_limits<std::uint32_t>::max();

using Type = ParameterSpec::Type;

/// Called as its field in the schema.
constexpr ParameterSpec filter(std::string_view name, std::string_view says) {
  return {.name = name, .is_list = true, .says = says};
}

constexpr std::array words{
    ParameterSpec{.name = "q",
                  .says =
                      "Words, \"phrases\", AND OR NOT, brackets, NEAR/n, prefix*, field:value; "
                      "up to 1,000 characters and 64 words. Nothing typed but its length fails."},
    ParameterSpec{
        .name = "operator",
        .type = Type::choice,
        .choices = operator_names,
        .says = "auto: all words, and most of them where all find fewer than ten reports."},
    ParameterSpec{.name = "accents",
                  .type = Type::choice,
                  .choices = accents_names,
                  .says = "exact keeps marks apart, ignore finds every marking of every word."},
    ParameterSpec{
        .name = "correct",
        .type = Type::choice,
        .choices = correct_names,
        .says = "A likely slip is sought as it was meant besides, instead, or not at all."},
};

constexpr std::array filters{
    filter("topic", "Slug or name of a topic."),
    filter("commune",
           "A commune: its name with or without type, marks and district, its code, or the id of "
           "one of its units. query.communes says how it was read."),
    ParameterSpec{.name = "commune_scope",
                  .type = Type::choice,
                  .choices = commune_scope_names,
                  .says = "lineage finds the units that a commune was made of as well."},
    filter("district", "Name of a district."),
    filter("province", "Name of a province."),
    filter("doc_type", "Code or name of a type of document: BC, báo cáo."),
    filter("issuer", "Name of the body that issued the report."),
    filter("world", "state, party or mass."),
    filter("number", "The report's own number, in any spelling, or type and serial (nq 25)."),
    filter("signer", "Name of a person who signed."),
    filter("cites", "Number of a document that the report cites."),
    ParameterSpec{.name = "year", .type = Type::year, .is_list = true, .says = "Year of issue."},
    ParameterSpec{.name = "issued_from",
                  .type = Type::date,
                  .says = "First day of issue, included. A report known to the month or year only "
                          "is found by every range that shares a day with it."},
    ParameterSpec{.name = "issued_to", .type = Type::date, .says = "Last day of issue, included."},
    ParameterSpec{
        .name = "period_from",
        .type = Type::date,
        .says = "First day of a period: the one the report is about shares a day with it."},
    ParameterSpec{
        .name = "period_to", .type = Type::date, .says = "Last day of that period, included."},
};

constexpr std::array pages{
    ParameterSpec{.name = "sort",
                  .type = Type::choice,
                  .choices = sort_names,
                  .says = "Unknown dates come last; equal ones in the order of the archive."},
    ParameterSpec{.name = "limit",
                  .type = Type::number,
                  .most = max_limit,
                  .usual = usual_limit,
                  .says = "Hits of a page."},
    ParameterSpec{.name = "offset",
                  .type = Type::number,
                  .most = max_window,
                  .says = "Hits passed over; offset + limit is at most 10,000."},
    ParameterSpec{.name = "cursor",
                  .says =
                      "next_cursor of the page before, instead of offset: pages on beyond 10,000 "
                      "hits, in the same generation."},
    ParameterSpec{.name = "fields",
                  .type = Type::choice,
                  .is_list = true,
                  .choices = archive::summary_fields,
                  .says = "Members of report in each hit; all by default."},
    ParameterSpec{
        .name = "explain", .type = Type::flag, .says = "Tell which terms gave each hit its score."},
    ParameterSpec{.name = "timeout_ms",
                  .type = Type::number,
                  .least = 1,
                  .most = 600'000,
                  .says = "End the search sooner than the daemon would."},
    ParameterSpec{.name = "facets",
                  .type = Type::choice,
                  .is_list = true,
                  .choices = facet_names,
                  .says = "What to count. A facet ignores its own filter."},
    ParameterSpec{.name = "facet_limit",
                  .type = Type::number,
                  .least = 1,
                  .most = 1000,
                  .usual = usual_facet_limit,
                  .says = "Values shown of a facet, the most frequent first."},
    ParameterSpec{.name = "highlight_pre",
                  .most = max_highlight_bytes,
                  .says = "Put before matches, as it is; <mark> by default."},
    ParameterSpec{.name = "highlight_post",
                  .most = max_highlight_bytes,
                  .says = "Put after matches, as it is; </mark> by default."},
    ParameterSpec{.name = "snippet_length",
                  .type = Type::number,
                  .least = 20,
                  .most = 1000,
                  .usual = usual_snippet_length,
                  .says = "Characters of a snippet, at most."},
    ParameterSpec{.name = "snippet_count",
                  .type = Type::number,
                  .most = 10,
                  .usual = usual_snippet_count,
                  .says = "Snippets of a hit, at most."},
};

[[noreturn]] void refuse(std::string code, std::string_view param, Message message,
                         std::optional<std::size_t> position = std::nullopt) {
  throw BadRequest({std::move(code), std::move(message), std::string(param), position});
}

std::string_view trimmed(std::string_view value) {
  const auto first = value.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return value.substr(first, value.find_last_not_of(" \t\r\n") - first + 1);
}

void check_word_count(const Node& root) {
  auto offsets = word_offsets(root);
  if (offsets.size() <= max_query_words) return;
  std::ranges::sort(offsets);
  refuse("query_too_long", "q",
         {fmt::format("câu hỏi dài quá {} từ", max_query_words),
          fmt::format("the query has more than {} words", max_query_words)},
         offsets[max_query_words]);
}

/// The document number that a query is, and nothing else: "218 bc ubnd" too.
std::optional<std::string> whole_number_of(std::string_view q) {
  const auto number = tokenizers::read_document_number(q, tokenizers::NumberIn::query);
  const bool is_whole =
      number && number->length == q.size() && !number->serial.empty() && !number->body.empty();
  return is_whole ? std::optional(number->canonical()) : std::nullopt;
}

void read_words(std::string_view q, const tokenizers::Analyzer& analyzer, Query& query) {
  if (const auto characters = count_characters(q); characters > max_query_characters) {
    refuse("query_too_long", "q",
           {fmt::format("câu hỏi dài {} ký tự, nhiều nhất là {}", characters, max_query_characters),
            fmt::format("the query has {} characters, at most {} are read", characters,
                        max_query_characters)},
           byte_after(q, 0, max_query_characters));
  }
  query.q = q;
  query.bare_number = whole_number_of(trimmed(q));
  auto parsed = parse_words(query.bare_number ? *query.bare_number : q, analyzer);
  const bool may_be_number = !query.bare_number && parsed.root.kind == Node::Kind::words &&
                             std::ranges::all_of(parsed.root.parts, [](const Node& part) {
                               return part.kind == Node::Kind::word;
                             });
  if (may_be_number) {
    // "218, bc (ubnd)" is one too, once its signs are gone.
    query.bare_number = whole_number_of(to_text(parsed.root, " "));
    if (query.bare_number) parsed.root = parse_words(*query.bare_number, analyzer).root;
  }
  query.words = std::move(parsed.root);
  query.warnings = std::move(parsed.warnings);
  check_word_count(query.words);
  if (query.words.parts.empty()) {
    query.warnings.push_back(
        {"no_words", {"không có từ nào để tìm", "there is no word in it to search for"}, "q", 0});
  } else if (query.words.kind != Node::Kind::any &&
             query.words.parts.front().kind == Node::Kind::none) {
    query.warnings.push_back({"only_exclusions",
                              {"chỉ có từ bị loại: tìm thấy mọi báo cáo không có chúng",
                               "nothing but exclusions: every report without them is found"},
                              "q",
                              0});
  }
}

void check_order(const std::optional<CalendarDate>& from, const std::optional<CalendarDate>& to,
                 std::string_view from_name, std::string_view to_name) {
  if (!from || !to || !archive::date_range_terms(from, to).empty()) return;
  refuse("bad_value", to_name,
         {fmt::format("{} nằm trước {}", to_name, from_name),
          fmt::format("{} lies before {}", to_name, from_name)},
         0);
}

void read_filters(const Given& given, Query& query) {
  for (const Field field : filter_fields) {
    Filter filter{field, {}};
    for (auto& item : given.list(archive::spec(field).name)) {
      filter.values.push_back(std::move(item.value));
    }
    if (!filter.values.empty()) query.filters.push_back(std::move(filter));
  }
  query.commune_scope = static_cast<CommuneScope>(given.choice("commune_scope"));
  query.years = given.years("year");
  query.issued_from = given.date("issued_from");
  query.issued_to = given.date("issued_to");
  check_order(query.issued_from, query.issued_to, "issued_from", "issued_to");
  query.period_from = given.date("period_from");
  query.period_to = given.date("period_to");
  check_order(query.period_from, query.period_to, "period_from", "period_to");
}

void read_facets(const Given& given, Query& query) {
  for (const auto facet : given.choices("facets")) {
    query.facets.push_back(static_cast<Facet>(facet));
  }
  query.facet_limit = given.number("facet_limit");
}

void read_page(const Given& given, Query& query) {
  query.limit = given.number("limit");
  query.offset = given.number("offset");
  if (query.offset + query.limit > max_window) {
    refuse("window_exceeded", "offset",
           {fmt::format("chỉ xem được {} kết quả đầu; hãy lọc hẹp lại", max_window),
            fmt::format("only the first {} results can be paged through; narrow the search",
                        max_window)},
           0);
  }
  if (const auto cursor = given.text("cursor")) query.cursor = *cursor;
  if (!query.cursor.empty() && query.offset > 0) {
    refuse("bad_value", "cursor",
           {"cursor và offset không đi cùng nhau", "cursor and offset exclude each other"});
  }
  query.timeout_ms = given.number("timeout_ms");
}

void read_presentation(const Given& given, Query& query) {
  query.shown = given.choices("fields");
  query.explain = given.flag("explain");
  if (const auto mark = given.text("highlight_pre")) query.highlight_pre = *mark;
  if (const auto mark = given.text("highlight_post")) query.highlight_post = *mark;
  query.snippet_length = given.number("snippet_length");
  query.snippet_count = given.number("snippet_count");
}

std::string date_text(const CalendarDate& date) {
  if (date.day != 0) return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  if (date.month != 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}", date.year);
}

template <std::size_t N, typename Value>
std::string_view name_in(const std::array<std::string_view, N>& names, Value value) {
  return names[static_cast<std::size_t>(value)];
}

/// FNV-1a, 64 bits.
std::uint64_t hash(std::string_view bytes) {
  std::uint64_t state = 14695981039346656037U;
  for (const char byte : bytes) {
    state = (state ^ static_cast<unsigned char>(byte)) * 1099511628211U;
  }
  return state;
}

template <typename Value>
void add_to(std::string& line, std::string_view name, const Value& value) {
  line += fmt::format("{}{}={}", line.empty() ? "" : " ", name, value);
}

/// All that differs from the default and decides what is found and in which order.
std::string order_line(const Query& query) {
  const Query usual;
  std::string line = interpreted(query);
  if (query.bare_number) add_to(line, "bare_number", *query.bare_number);
  for (const auto& filter : query.filters) {
    add_to(line, archive::spec(filter.field).name,
           fmt::format("{}", fmt::join(filter.values, "|")));
  }
  if (query.commune_scope != usual.commune_scope) {
    add_to(line, "commune_scope", name_in(commune_scope_names, query.commune_scope));
  }
  if (!query.years.empty()) add_to(line, "year", fmt::format("{}", fmt::join(query.years, "|")));
  if (query.issued_from) add_to(line, "issued_from", date_text(*query.issued_from));
  if (query.issued_to) add_to(line, "issued_to", date_text(*query.issued_to));
  if (query.period_from) add_to(line, "period_from", date_text(*query.period_from));
  if (query.period_to) add_to(line, "period_to", date_text(*query.period_to));
  if (query.sort != usual.sort) add_to(line, "sort", name_in(sort_names, query.sort));
  if (query.operation != usual.operation) {
    add_to(line, "operator", name_in(operator_names, query.operation));
  }
  if (query.accents != usual.accents)
    add_to(line, "accents", name_in(accents_names, query.accents));
  if (query.correct != usual.correct)
    add_to(line, "correct", name_in(correct_names, query.correct));
  return line;
}

/// Of a search in the eyes of its asker.
std::uint64_t search_hash(const Query& query) {
  return hash(query.q + '\n' + order_line(query) + '\n' +
              (query.within ? order_line(*query.within) : std::string()));
}

}  // namespace

std::string_view name(Facet facet) {
  return facet_names[static_cast<std::size_t>(facet)];
}

std::span<const ParameterSpec> word_parameters() {
  return words;
}

std::span<const ParameterSpec> filter_parameters() {
  return filters;
}

std::span<const ParameterSpec> page_parameters() {
  return pages;
}

Query parse_query(const Given& given, const tokenizers::Analyzer& analyzer) {
  Query query;
  if (given.knows("q")) {
    if (const auto q = given.text("q")) read_words(*q, analyzer, query);
    query.operation = static_cast<Operator>(given.choice("operator"));
    query.accents = static_cast<Accents>(given.choice("accents"));
    query.correct = static_cast<Correct>(given.choice("correct"));
  }
  if (given.knows("topic")) read_filters(given, query);
  if (given.knows("sort")) {
    query.sort = static_cast<Sort>(given.choice("sort"));
    read_page(given, query);
    read_facets(given, query);
    read_presentation(given, query);
  }
  return query;
}

Query parse_query(const std::vector<Parameter>& given, const tokenizers::Analyzer& analyzer) {
  return parse_query(Given(given, search_parameters()), analyzer);
}

std::string cursor_at(std::size_t offset, const Query& query, std::string_view generation) {
  return fmt::format("{}.{}.{:016x}", generation, offset, search_hash(query));
}

std::size_t offset_of_cursor(const Query& query, std::string_view generation) {
  const std::string_view cursor = query.cursor;
  const auto last = cursor.rfind('.');
  const auto middle = last == std::string_view::npos || last == 0 ? std::string_view::npos
                                                                  : cursor.rfind('.', last - 1);
  std::size_t offset = 0;
  const bool is_read =
      middle != std::string_view::npos &&
      std::from_chars(cursor.data() + middle + 1, cursor.data() + last, offset).ec == std::errc();
  if (is_read && cursor.substr(0, middle) != generation) {
    refuse("stale_cursor", "cursor",
           {"kho báo cáo đã đổi sang thế hệ khác; hãy tìm lại từ trang đầu",
            "the archive has another generation by now; begin again at the first page"});
  }
  if (!is_read || offset > last_offset || cursor != cursor_at(offset, query, generation)) {
    refuse("bad_value", "cursor",
           {"không phải next_cursor của câu hỏi này", "this is no next_cursor of this search"}, 0);
  }
  return offset;
}

std::string interpreted(const Query& query) {
  if (query.words.kind != Node::Kind::words || query.operation == Operator::automatic) {
    return to_text(query.words, " ");
  }
  if (query.operation == Operator::all) return to_text(query.words, " AND ");
  // The words that may stand for each other are grouped: "dân vận" AND (khéo OR giỏi) NOT x.
  Node grouped = query.words;
  const auto first_word =
      std::stable_partition(grouped.parts.begin(), grouped.parts.end(), [](const Node& part) {
        return part.kind != Node::Kind::word && part.kind != Node::Kind::none;
      });
  const auto words_end = std::find_if(first_word, grouped.parts.end(), [](const Node& part) {
    return part.kind == Node::Kind::none;
  });
  if (words_end - first_word > 1) {
    Node any;
    any.kind = Node::Kind::any;
    any.parts.assign(first_word, words_end);
    if (any.parts.size() == grouped.parts.size()) return to_text(any, " ");
    *first_word = std::move(any);
    grouped.parts.erase(first_word + 1, words_end);
  }
  return to_text(grouped, " AND ");
}

std::string to_line(const Query& query) {
  const Query usual;
  std::string line = order_line(query);
  if (query.limit != usual.limit) add_to(line, "limit", query.limit);
  if (query.offset != usual.offset) add_to(line, "offset", query.offset);
  if (!query.cursor.empty()) add_to(line, "cursor", query.cursor);
  std::vector<std::string_view> shown;
  for (const auto index : query.shown) shown.push_back(archive::summary_fields[index]);
  if (!shown.empty()) add_to(line, "fields", fmt::format("{}", fmt::join(shown, "|")));
  if (query.explain) add_to(line, "explain", query.explain);
  if (query.timeout_ms != usual.timeout_ms) add_to(line, "timeout_ms", query.timeout_ms);
  std::vector<std::string_view> facets;
  for (const Facet facet : query.facets) facets.push_back(name(facet));
  if (!facets.empty()) add_to(line, "facets", fmt::format("{}", fmt::join(facets, "|")));
  if (query.facet_limit != usual.facet_limit) add_to(line, "facet_limit", query.facet_limit);
  if (query.highlight_pre != usual.highlight_pre)
    add_to(line, "highlight_pre", query.highlight_pre);
  if (query.highlight_post != usual.highlight_post)
    add_to(line, "highlight_post", query.highlight_post);
  if (query.snippet_length != usual.snippet_length)
    add_to(line, "snippet_length", query.snippet_length);
  if (query.snippet_count != usual.snippet_count)
    add_to(line, "snippet_count", query.snippet_count);
  for (const auto& warning : query.warnings) {
    line += fmt::format(" !{}@{}", warning.code, warning.position.value_or(0));
  }
  return line;
}

}  // namespace tracuu::searchd
