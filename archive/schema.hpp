// The database, so that a stranger could write a second reader.
//
// A generation (generation.hpp) holds shards (shards.hpp), and each of these two Xapian databases
// with the same document ids, 1 to the number of its documents:
//   index/   terms, positions and value slots; the data is the stored record (record.hpp)
//   texts/   no terms; the data is the text with the places of its tokens (stored_text.hpp)
// The data is packed: a frame of zstd (RFC 8878) that states its size and ends in a checksum, made
// with a raw dictionary, archive/dictionaries/records.txt or texts.txt (packed.hpp).
// A result page reads only index/; the text of a report is touched for its snippets alone. Neither
// database has a termlist table (Xapian::DB_NO_TERMLIST): which terms a document has is not stored
// but found again by analyzing its text, and nothing may ask Xapian for it (termlist_begin,
// get_matching_terms_begin, get_eset).
//
// Terms. A token of the text (tokenizers/analyzer.hpp) becomes
//   body      no prefix, with positions  its levelled form (hỏi for ngã)          "lảnh"
//   exact     XE, with positions         its exact form, if it has hỏi or ngã     "XE:lãnh"
//   unmarked  XF                         its unmarked form                        "XF:lanh"
//   pair      XP                         two neighbours' unmarked forms           "XP:lanh dao"
// A document number has a second body term, at the same position, of its type and serial alone:
// "nq25" beside "25-nq/tw".
// A pair is made where Token::follows and both tokens are syllables or words. Figures, dates and
// document numbers have an unmarked term only where it is not their body term: look for both.
// A token of the title goes into these four as well, so that title words count twice; its positions
// follow those of the text, after a gap. Once more it becomes
//   title     S                          its levelled form                        "S:lảnh"
//
// Filters are boolean terms PREFIX:KEY, KEY being tokenizers::filter_key of what is named here:
//   id        the id itself              topic     the slug itself
//   world     "state", "party", "mass"   issued_on see date_terms.hpp
//   unit      the unit's id ("18667@2020-01-01")
//   commune, district, province          the bare name, and type and name ("xã thạch điền"), as
//   read
//                                        and of the unit; other names that a province goes by
//   doc_type                             the code, and the name
//   issuer, signer                       the name; every signer
//   number, cites                        the canonical number; every citation
// issued_on has terms of three lengths, XD:2018, XD:201805, XD:20180504, and for dates not known to
// the day the day or month 00, XD:20180500, XD:20180000: a range of dates is an OR of few whole
// years, months and days. Terms longer than `term_bytes` are cut to a hash; see term().
//
// Nothing shown may depend on document ids: two generations with the same reports may have them in
// different shards. What is equal otherwise stands in the order of the reports' ids.
//
// Value slots hold what is sorted or counted, as it is shown: id the id, topic the slugs, commune,
// district and province label() of the unit (record.hpp), doc_type the code, issuer, world, signer
// the names, unit the id, issued_on yyyymmdd with 00 for unknown, period_from the same, period_to
// with 99 for unknown: two values that a range can be compared with as text. Several values of a
// slot are joined by `value_separator`; an absent one has no value.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tracuu::archive {

/// Changes with every change of this page. open_reading refuses a generation of another version.
inline constexpr int schema_version = 6;

/// Xapian refuses terms of more than 245 bytes; zero bytes count twice.
inline constexpr std::size_t term_bytes = 240;

inline constexpr char value_separator = '\x1f';

enum class Field : std::uint8_t {
  id,
  title,
  body,
  exact,
  unmarked,
  pair,
  topic,
  commune,
  district,
  province,
  doc_type,
  issuer,
  world,
  number,
  signer,
  cites,
  issued_on,
  unit,
  period_from,
  period_to,
};

enum class Kind : std::uint8_t {
  text,    ///< tokens, weighted
  filter,  ///< boolean terms
  date,    ///< boolean terms of three lengths
  value,   ///< a value alone
};

inline constexpr std::uint32_t no_slot = 0xffffffff;

struct FieldSpec {
  Field field;
  std::string_view name;  ///< in queries, parameters, facets and JSON
  std::string_view prefix;
  Kind kind;
  std::uint32_t slot = no_slot;  ///< of the value, where the field can be sorted or counted
};

inline constexpr std::array fields{
    FieldSpec{Field::id, "id", "Q", Kind::filter, 12},
    FieldSpec{Field::title, "title", "S", Kind::text},
    FieldSpec{Field::body, "body", "", Kind::text},
    FieldSpec{Field::exact, "exact", "XE", Kind::text},
    FieldSpec{Field::unmarked, "unmarked", "XF", Kind::text},
    FieldSpec{Field::pair, "pair", "XP", Kind::text},
    FieldSpec{Field::topic, "topic", "XT", Kind::filter, 0},
    FieldSpec{Field::commune, "commune", "XC", Kind::filter, 1},
    FieldSpec{Field::district, "district", "XH", Kind::filter, 2},
    FieldSpec{Field::province, "province", "XR", Kind::filter, 3},
    FieldSpec{Field::doc_type, "doc_type", "XY", Kind::filter, 4},
    FieldSpec{Field::issuer, "issuer", "XI", Kind::filter, 5},
    FieldSpec{Field::world, "world", "XW", Kind::filter, 6},
    FieldSpec{Field::number, "number", "XN", Kind::filter},
    FieldSpec{Field::signer, "signer", "XG", Kind::filter, 7},
    FieldSpec{Field::cites, "cites", "XQ", Kind::filter},
    FieldSpec{Field::issued_on, "issued_on", "XD", Kind::date, 8},
    FieldSpec{Field::unit, "unit", "XU", Kind::filter, 9},
    FieldSpec{Field::period_from, "period_from", "", Kind::value, 10},
    FieldSpec{Field::period_to, "period_to", "", Kind::value, 11},
};

constexpr const FieldSpec& spec(Field field) {
  return fields[static_cast<std::size_t>(field)];
}

constexpr bool fields_are_in_order() {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].field != static_cast<Field>(i)) return false;
  }
  return true;
}
static_assert(fields_are_in_order(), "spec() indexes `fields` by Field");

/// The term of a value: prefix, ':' where there is a prefix, value. A value too long for Xapian
/// keeps its first bytes (whole characters) and ends in '#' and a hash of the rest, so that two
/// long values never share a term by their start.
std::string term(Field field, std::string_view value);

}  // namespace tracuu::archive
