// What was asked, as a value: request parameters read and checked. Knows no Xapian.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/date_terms.hpp"
#include "archive/schema.hpp"
#include "searchd/query/errors.hpp"
#include "searchd/query/parameters.hpp"
#include "searchd/query/query_tree.hpp"
#include "searchd/query/target.hpp"
#include "searchd/query/units.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {

inline constexpr std::size_t max_query_characters = 1000;
inline constexpr std::size_t max_query_words = 64;
inline constexpr std::size_t max_limit = 100;
inline constexpr std::size_t max_window = 10'000;

inline constexpr std::size_t usual_limit = 20;
inline constexpr std::size_t usual_facet_limit = 20;
inline constexpr std::size_t usual_snippet_length = 240;
inline constexpr std::size_t usual_snippet_count = 2;

/// One of the values, as typed.
struct Filter {
  archive::Field field;
  std::vector<std::string> values;
  bool operator==(const Filter&) const = default;
};

/// What a facet counts.
enum class Facet : std::uint8_t {
  topic,
  commune,
  district,
  province,
  doc_type,
  issuer,
  world,
  year,
};
inline constexpr std::size_t facet_count = 8;
inline constexpr std::array<std::string_view, facet_count> facet_names{
    "topic", "commune", "district", "province", "doc_type", "issuer", "world", "year"};
std::string_view name(Facet facet);

enum class Sort : std::uint8_t { relevance, newest, oldest };
enum class Operator : std::uint8_t { automatic, all, any };
enum class Accents : std::uint8_t { automatic, exact, ignore };
/// What becomes of a likely misspelling: its reading is found besides, instead, or not.
enum class Correct : std::uint8_t { suggest, automatic, off };

struct Query {
  std::string q;  ///< as typed
  Node words;     ///< of kind words, all or any; no parts where nothing was typed
  std::optional<std::string>
      bare_number;              ///< key of the document number that q is and nothing else
  std::vector<Filter> filters;  ///< at most one a field, in the schema's order
  CommuneScope commune_scope = CommuneScope::lineage;
  std::vector<std::int32_t> years;
  std::optional<archive::CalendarDate> issued_from;
  std::optional<archive::CalendarDate> issued_to;
  std::optional<archive::CalendarDate> period_from;
  std::optional<archive::CalendarDate> period_to;
  Sort sort = Sort::relevance;
  Operator operation = Operator::automatic;
  Accents accents = Accents::automatic;
  Correct correct = Correct::suggest;
  std::size_t limit = usual_limit;
  std::size_t offset = 0;
  std::string cursor;              ///< as given; read by offset_of_cursor
  std::vector<std::size_t> shown;  ///< of archive::summary_fields; none: all
  bool explain = false;
  std::size_t timeout_ms = 0;  ///< 0: the daemon's own
  std::vector<Facet> facets;
  std::size_t facet_limit = usual_facet_limit;
  std::string highlight_pre = "<mark>";
  std::string highlight_post = "</mark>";
  std::size_t snippet_length = usual_snippet_length;  ///< characters, at most
  std::size_t snippet_count = usual_snippet_count;
  /// What its asker may see at all: filters, years and dates that everything found must meet
  /// besides, facets included. Null: everything.
  std::shared_ptr<const Query> within;
  std::vector<Notice> warnings;  ///< what could not be read as meant
  bool operator==(const Query&) const = default;
};

/// What is asked in words; what narrows it; how the answer is cut and shown.
std::span<const ParameterSpec> word_parameters();
std::span<const ParameterSpec> filter_parameters();
std::span<const ParameterSpec> page_parameters();

/// All parameters of a search.
inline ParameterGroups search_parameters() {
  return {word_parameters(), filter_parameters(), page_parameters()};
}

/// Throws BadRequest. Nothing typed into `q` fails but its length; what cannot be read as meant is
/// read as words and told in `warnings`. Reads the groups that `given` knows.
Query parse_query(const Given& given, const tokenizers::Analyzer& analyzer);
Query parse_query(const std::vector<Parameter>& parameters, const tokenizers::Analyzer& analyzer);

/// Where a page of this search begins, as a value that is good for this search in this generation
/// only: what a query finds, and in which order, never changes in a generation.
std::string cursor_at(std::size_t offset, const Query& query, std::string_view generation);
/// Reads Query::cursor. Throws BadRequest.
std::size_t offset_of_cursor(const Query& query, std::string_view generation);

/// The words as understood: `lãnh đạo "dân vận" NOT khéo`. Read again it is the same line.
std::string interpreted(const Query& query);

/// All that differs from the default on one line, for tests and logs.
std::string to_line(const Query& query);

}  // namespace tracuu::searchd
