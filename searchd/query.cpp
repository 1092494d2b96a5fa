#include "searchd/query.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "searchd/nearest.hpp"
#include "tokenizers/document_number.hpp"

namespace tracuu::searchd {
namespace {

using archive::CalendarDate;
using archive::Field;
using tokenizers::Token;

constexpr std::array<std::string_view, facet_count> facet_names{
    "topic", "commune", "district", "province", "doc_type", "issuer", "world", "year"};

constexpr std::array filter_fields{
    Field::topic,  Field::commune, Field::district, Field::province, Field::doc_type,
    Field::issuer, Field::world,   Field::number,   Field::signer,   Field::cites};

// Everything parse_query knows; the filters are among them by their names in the schema.
constexpr std::array<std::string_view, 26> parameter_names{"q",
                                                           "topic",
                                                           "commune",
                                                           "district",
                                                           "province",
                                                           "doc_type",
                                                           "issuer",
                                                           "world",
                                                           "number",
                                                           "signer",
                                                           "cites",
                                                           "year",
                                                           "issued_from",
                                                           "issued_to",
                                                           "sort",
                                                           "limit",
                                                           "offset",
                                                           "facets",
                                                           "facet_limit",
                                                           "operator",
                                                           "accents",
                                                           "correct",
                                                           "highlight_pre",
                                                           "highlight_post",
                                                           "snippet_length",
                                                           "snippet_count"};

constexpr std::size_t max_value_characters = 1000;
constexpr std::size_t max_highlight_bytes = 100;

[[noreturn]] void refuse(std::string code, std::string_view param, Message message,
                         std::optional<std::size_t> position = std::nullopt) {
  throw BadRequest({std::move(code), std::move(message), std::string(param), position});
}

/// The values given for each parameter, in order; empty ones left out.
using Given = std::map<std::string_view, std::vector<std::string_view>, std::less<>>;

Given collect(const std::vector<Parameter>& parameters) {
  Given given;
  for (const auto& [name, value] : parameters) {
    if (std::ranges::find(parameter_names, name) == parameter_names.end()) {
      const auto meant = nearest(name, parameter_names);
      const auto shown = std::string_view(name).substr(0, max_highlight_bytes);
      Message message{
          fmt::format("không có tham số \"{}\"", broken_utf8_at(shown) ? "…" : shown),
          fmt::format("no such parameter: \"{}\"", broken_utf8_at(shown) ? "…" : shown)};
      if (!meant.empty()) {
        message.vi += fmt::format("; có phải là \"{}\"?", meant);
        message.en += fmt::format("; did you mean \"{}\"?", meant);
      }
      refuse("unknown_param", name, std::move(message));
    }
    if (!value.empty()) given[name].push_back(value);
  }
  return given;
}

std::optional<std::string_view> scalar(const Given& given, std::string_view name) {
  const auto found = given.find(name);
  if (found == given.end()) return std::nullopt;
  if (found->second.size() > 1) {
    refuse("repeated_param", name,
           {fmt::format("tham số \"{}\" chỉ được có một giá trị", name),
            fmt::format("parameter \"{}\" takes one value", name)});
  }
  return found->second.front();
}

std::string_view trimmed(std::string_view value) {
  const auto first = value.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return value.substr(first, value.find_last_not_of(" \t\r\n") - first + 1);
}

struct ListItem {
  std::string_view value;
  std::size_t position;  ///< in the parameter's value it was cut from
};

std::vector<ListItem> list(const Given& given, std::string_view name) {
  std::vector<ListItem> items;
  const auto found = given.find(name);
  if (found == given.end()) return items;
  for (const std::string_view value : found->second) {
    for (std::size_t start = 0; start <= value.size();) {
      const auto end = std::min(value.find(',', start), value.size());
      const auto item = trimmed(value.substr(start, end - start));
      if (!item.empty()) items.push_back({item, start});
      start = end + 1;
    }
  }
  if (items.size() > max_filter_values) {
    refuse("bad_value", name,
           {fmt::format("quá {} giá trị", max_filter_values),
            fmt::format("more than {} values", max_filter_values)});
  }
  for (const auto& item : items) {
    if (count_characters(item.value) <= max_value_characters) continue;
    refuse("bad_value", name,
           {fmt::format("giá trị dài quá {} ký tự", max_value_characters),
            fmt::format("a value of more than {} characters", max_value_characters)},
           item.position);
  }
  return items;
}

template <typename Number>
std::optional<Number> whole_number(std::string_view text) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::size_t number_between(const Given& given, std::string_view name, std::size_t least,
                           std::size_t most, std::size_t otherwise) {
  const auto text = scalar(given, name);
  if (!text) return otherwise;
  const auto number = whole_number<std::size_t>(trimmed(*text));
  if (!number || *number < least || *number > most) {
    refuse("bad_value", name,
           {fmt::format("cần một số nguyên từ {} đến {}", least, most),
            fmt::format("a whole number from {} to {} is needed", least, most)},
           0);
  }
  return *number;
}

template <typename Value, std::size_t N>
Value choice(const Given& given, std::string_view name,
             const std::array<std::pair<std::string_view, Value>, N>& choices) {
  const auto text = scalar(given, name);
  if (!text) return choices.front().second;
  std::vector<std::string_view> names;
  for (const auto& [key, value] : choices) {
    if (key == *text) return value;
    names.push_back(key);
  }
  refuse("bad_value", name,
         {fmt::format("cần một trong các giá trị: {}", fmt::join(names, ", ")),
          fmt::format("one of these is needed: {}", fmt::join(names, ", "))},
         0);
}

/// YYYY, YYYY-MM, YYYY-MM-DD or dd/mm/yyyy.
std::optional<CalendarDate> read_date(std::string_view text) {
  const bool day_first = text.find('/') != std::string_view::npos;
  std::vector<std::string_view> parts;
  for (std::string_view rest = text;;) {
    const auto end = rest.find(day_first ? '/' : '-');
    parts.push_back(rest.substr(0, end));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  if (parts.size() > 3 || (day_first && parts.size() != 3)) return std::nullopt;
  if (day_first) std::swap(parts[0], parts[2]);
  if (parts[0].size() != 4) return std::nullopt;
  CalendarDate date;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = whole_number<std::uint32_t>(parts[i]);
    if (!number || (i > 0 && (*number == 0 || parts[i].size() > 2))) return std::nullopt;
    if (i == 0) date.year = static_cast<std::int32_t>(*number);
    if (i == 1) date.month = *number;
    if (i == 2) date.day = *number;
  }
  return archive::is_storable(date) ? std::optional(date) : std::nullopt;
}

std::optional<CalendarDate> date_of(const Given& given, std::string_view name) {
  const auto text = scalar(given, name);
  if (!text) return std::nullopt;
  const auto date = read_date(trimmed(*text));
  if (!date) {
    refuse("bad_value", name,
           {"cần một ngày có trong lịch: 2018, 2018-05, 2018-05-04 hoặc 04/05/2018",
            "a date of the calendar is needed: 2018, 2018-05, 2018-05-04 or 04/05/2018"},
           0);
  }
  return date;
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

void read_filters(const Given& given, Query& query) {
  for (const Field field : filter_fields) {
    Filter filter{field, {}};
    for (const auto& item : list(given, archive::spec(field).name)) {
      filter.values.emplace_back(item.value);
    }
    if (!filter.values.empty()) query.filters.push_back(std::move(filter));
  }
  for (const auto& item : list(given, "year")) {
    const auto date = item.value.size() == 4 ? read_date(item.value) : std::nullopt;
    if (!date) {
      refuse("bad_value", "year", {"cần một năm, ví dụ 2018", "a year is needed, for example 2018"},
             item.position);
    }
    query.years.push_back(date->year);
  }
  query.issued_from = date_of(given, "issued_from");
  query.issued_to = date_of(given, "issued_to");
  if (query.issued_from && query.issued_to &&
      archive::date_range_terms(query.issued_from, query.issued_to).empty()) {
    refuse("bad_value", "issued_to",
           {"issued_to nằm trước issued_from", "issued_to lies before issued_from"}, 0);
  }
}

void read_facets(const Given& given, Query& query) {
  for (const auto& item : list(given, "facets")) {
    const auto found = std::ranges::find(facet_names, item.value);
    if (found == facet_names.end()) {
      refuse("bad_value", "facets",
             {fmt::format("chỉ đếm được theo: {}", fmt::join(facet_names, ", ")),
              fmt::format("these can be counted: {}", fmt::join(facet_names, ", "))},
             item.position);
    }
    const auto facet = static_cast<Facet>(found - facet_names.begin());
    if (std::ranges::find(query.facets, facet) == query.facets.end()) query.facets.push_back(facet);
  }
  query.facet_limit = number_between(given, "facet_limit", 1, 1000, query.facet_limit);
}

void read_page(const Given& given, Query& query) {
  query.limit = number_between(given, "limit", 0, max_limit, query.limit);
  query.offset = number_between(given, "offset", 0, max_window, query.offset);
  if (query.offset + query.limit > max_window) {
    refuse("window_exceeded", "offset",
           {fmt::format("chỉ xem được {} kết quả đầu; hãy lọc hẹp lại", max_window),
            fmt::format("only the first {} results can be paged through; narrow the search",
                        max_window)},
           0);
  }
}

void read_presentation(const Given& given, Query& query) {
  for (auto [name, mark] : {std::pair{"highlight_pre", &query.highlight_pre},
                            std::pair{"highlight_post", &query.highlight_post}}) {
    const auto text = scalar(given, name);
    if (!text) continue;
    if (text->size() > max_highlight_bytes) {
      refuse("bad_value", name,
             {fmt::format("dài quá {} byte", max_highlight_bytes),
              fmt::format("more than {} bytes", max_highlight_bytes)},
             max_highlight_bytes);
    }
    *mark = *text;
  }
  query.snippet_length = number_between(given, "snippet_length", 20, 1000, query.snippet_length);
  query.snippet_count = number_between(given, "snippet_count", 0, 10, query.snippet_count);
}

std::string date_text(const CalendarDate& date) {
  if (date.day != 0) return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  if (date.month != 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}", date.year);
}

constexpr std::array sorts{std::pair<std::string_view, Sort>{"relevance", Sort::relevance},
                           std::pair<std::string_view, Sort>{"newest", Sort::newest},
                           std::pair<std::string_view, Sort>{"oldest", Sort::oldest}};
constexpr std::array operators{std::pair<std::string_view, Operator>{"auto", Operator::automatic},
                               std::pair<std::string_view, Operator>{"and", Operator::all},
                               std::pair<std::string_view, Operator>{"or", Operator::any}};
constexpr std::array accent_choices{
    std::pair<std::string_view, Accents>{"auto", Accents::automatic},
    std::pair<std::string_view, Accents>{"exact", Accents::exact},
    std::pair<std::string_view, Accents>{"ignore", Accents::ignore}};

constexpr std::array corrections{std::pair<std::string_view, Correct>{"suggest", Correct::suggest},
                                 std::pair<std::string_view, Correct>{"auto", Correct::automatic},
                                 std::pair<std::string_view, Correct>{"off", Correct::off}};

template <typename Value, std::size_t N>
std::string_view name_in(const std::array<std::pair<std::string_view, Value>, N>& choices,
                         Value value) {
  return choices[static_cast<std::size_t>(value)].first;
}

}  // namespace

std::string_view name(Facet facet) {
  return facet_names[static_cast<std::size_t>(facet)];
}

Query parse_query(const std::vector<Parameter>& parameters, const tokenizers::Analyzer& analyzer) {
  const Given given = collect(parameters);
  Query query;
  if (const auto q = scalar(given, "q")) read_words(*q, analyzer, query);
  read_filters(given, query);
  query.sort = choice(given, "sort", sorts);
  query.operation = choice(given, "operator", operators);
  query.accents = choice(given, "accents", accent_choices);
  query.correct = choice(given, "correct", corrections);
  read_page(given, query);
  read_facets(given, query);
  read_presentation(given, query);
  return query;
}

std::string interpreted(const Query& query) {
  if (query.words.kind != Node::Kind::words || query.operation == Operator::automatic) {
    return to_text(query.words, " ");
  }
  if (query.operation == Operator::all) return to_text(query.words, " AND ");
  // The words that may stand for each other are grouped: "dân vận" AND (khéo OR giỏi) NOT x.
  Node grouped = query.words;
  const auto first_word = std::ranges::stable_partition(grouped.parts, [](const Node& part) {
                            return part.kind != Node::Kind::word && part.kind != Node::Kind::none;
                          }).begin();
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
  std::string line = interpreted(query);
  const auto add = [&](std::string_view name, const auto& value) {
    line += fmt::format("{}{}={}", line.empty() ? "" : " ", name, value);
  };
  if (query.bare_number) add("bare_number", *query.bare_number);
  for (const auto& filter : query.filters) {
    add(archive::spec(filter.field).name, fmt::format("{}", fmt::join(filter.values, "|")));
  }
  if (!query.years.empty()) add("year", fmt::format("{}", fmt::join(query.years, "|")));
  if (query.issued_from) add("issued_from", date_text(*query.issued_from));
  if (query.issued_to) add("issued_to", date_text(*query.issued_to));
  if (query.sort != usual.sort) add("sort", name_in(sorts, query.sort));
  if (query.operation != usual.operation) add("operator", name_in(operators, query.operation));
  if (query.accents != usual.accents) add("accents", name_in(accent_choices, query.accents));
  if (query.correct != usual.correct) add("correct", name_in(corrections, query.correct));
  if (query.limit != usual.limit) add("limit", query.limit);
  if (query.offset != usual.offset) add("offset", query.offset);
  std::vector<std::string_view> facets;
  for (const Facet facet : query.facets) facets.push_back(name(facet));
  if (!facets.empty()) add("facets", fmt::format("{}", fmt::join(facets, "|")));
  if (query.facet_limit != usual.facet_limit) add("facet_limit", query.facet_limit);
  if (query.highlight_pre != usual.highlight_pre) add("highlight_pre", query.highlight_pre);
  if (query.highlight_post != usual.highlight_post) add("highlight_post", query.highlight_post);
  if (query.snippet_length != usual.snippet_length) add("snippet_length", query.snippet_length);
  if (query.snippet_count != usual.snippet_count) add("snippet_count", query.snippet_count);
  for (const auto& warning : query.warnings) {
    line += fmt::format(" !{}@{}", warning.code, warning.position.value_or(0));
  }
  return line;
}

}  // namespace tracuu::searchd
