#include "indexer/document/make_document.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "archive/date_terms.hpp"
#include "archive/schema.hpp"
#include "corpus/gazetteer/name_key.hpp"
#include "corpus/gazetteer/tables.hpp"
#include "indexer/document/report_json.hpp"
#include "tokenizers/document_number.hpp"
#include "tokenizers/numbering.hpp"

namespace tracuu::indexer {
namespace {

using archive::Field;
using archive::term;
using tokenizers::Analyzer;
using tokenizers::Token;
using tokenizers::TokenKind;

/// Wide enough that no phrase or NEAR reaches from the text into the title.
constexpr Xapian::termpos title_gap = 1000;

bool has_letters(TokenKind kind) {
  return kind == TokenKind::syllable || kind == TokenKind::word;
}

/// Tokens -> weighted terms. A report says each of its words several times, so terms are made once
/// of each, when all are counted.
class Terms {
 public:
  explicit Terms(std::size_t text_bytes) : Terms(Expected(text_bytes)) {}

  /// The number of the token's word. `shift` is added to the token's position.
  std::uint32_t add(const Token& token, Xapian::termpos shift) {
    last_position_ = std::max(last_position_, token.position + shift);
    const std::uint32_t number = number_of(token);
    if (token.levelled.empty()) return number;  // it would find nothing
    Word& word = words_[number];
    const auto place = static_cast<std::uint32_t>(places_.size());
    places_.push_back({last_position_, none});
    (word.last_place == none ? word.first_place : places_[word.last_place].next) = place;
    word.last_place = place;

    const bool letters = has_letters(token.kind);
    if (letters || token.unmarked != token.levelled) ++unmarked_[word.unmarked].count;
    if (letters && former_ != none && token.follows)
      ++pairs_[pairs_.number(former_, word.unmarked)].count;
    former_ = letters ? word.unmarked : none;
    return number;
  }

  void add_title(const Token& token) {
    if (!token.levelled.empty()) ++words_[number_of(token)].in_title;
  }

  Xapian::termpos last_position() const { return last_position_; }

  void put_into(Xapian::Document& document) const {
    for (const Word& word : words_) {
      if (word.token.levelled.empty()) continue;  // Xapian refuses it
      put_places(document, word, term(Field::body, word.token.levelled));
      if (is_levelled(word.token)) {
        put_places(document, word, term(Field::exact, word.token.exact));
      }
      if (word.token.kind == TokenKind::document_number) put_loose(document, word);
      if (word.in_title > 0) {
        document.add_term(term(Field::title, word.token.levelled), word.in_title);
      }
    }
    for (const auto& [form, count] : unmarked_) {
      if (count > 0) document.add_term(term(Field::unmarked, form), count);
    }
    std::string pair;
    for (const auto& [first, second, count] : pairs_.all()) {
      pair.assign(unmarked_[first].form).append(1, ' ').append(unmarked_[second].form);
      document.add_term(term(Field::pair, pair), count);
    }
  }

 private:
  static constexpr std::uint32_t none = 0xffffffff;

  /// What a text of its size holds, most often; of a long one, what it begins with.
  struct Expected {
    explicit Expected(std::size_t text_bytes) : tokens(std::min(text_bytes, longest) / 6) {}
    static constexpr std::size_t longest = 100'000;
    std::size_t tokens;
    std::size_t words = tokens / 3;
    std::size_t pairs = tokens / 2;
  };
  explicit Terms(const Expected& expected)
      : word_numbers_(expected.words), unmarked_numbers_(expected.words), pairs_(expected.pairs) {
    words_.reserve(expected.words);
    unmarked_.reserve(expected.words);
    places_.reserve(expected.tokens);
  }

  struct Word {
    Token token;  ///< the first of those that are this word
    std::uint32_t unmarked = 0;
    std::uint32_t in_title = 0;
    std::uint32_t first_place = none;
    std::uint32_t last_place = none;
  };
  struct Place {
    Xapian::termpos position = 0;
    std::uint32_t next = none;  ///< of the same word
  };
  struct Unmarked {
    std::string form;
    Xapian::termcount count = 0;
  };
  std::uint32_t number_of(const Token& token) {
    const auto number = word_numbers_.number(tokenizers::hash_of(token.exact), [&](auto at) {
      const Token& known = words_[at].token;
      return known.exact == token.exact && known.levelled == token.levelled &&
             known.unmarked == token.unmarked && known.kind == token.kind;
    });
    if (number == words_.size()) words_.push_back({token, number_of_unmarked(token.unmarked)});
    return number;
  }

  std::uint32_t number_of_unmarked(const std::string& form) {
    const auto number = unmarked_numbers_.number(
        tokenizers::hash_of(form), [&](auto at) { return unmarked_[at].form == form; });
    if (number == unmarked_.size()) unmarked_.push_back({form, 0});
    return number;
  }

  void put_places(Xapian::Document& document, const Word& word, const std::string& made) const {
    for (auto at = word.first_place; at != none; at = places_[at].next) {
      document.add_posting(made, places_[at].position);
    }
  }

  /// What all numbers of one type and serial share, so that `nq 25` finds 25-NQ/TW.
  void put_loose(Xapian::Document& document, const Word& word) const {
    const std::string key = tokenizers::loose_key(word.token.unmarked);
    if (!key.empty() && key != word.token.levelled) {
      put_places(document, word, term(Field::body, key));
    }
  }

  tokenizers::Numbering word_numbers_, unmarked_numbers_;
  std::vector<Word> words_;
  std::vector<Place> places_;
  std::vector<Unmarked> unmarked_;
  tokenizers::Pairs pairs_;      ///< of unmarked forms
  std::uint32_t former_ = none;  ///< the unmarked form of the word before; none behind a number
  Xapian::termpos last_position_ = 0;
};

/// Boolean terms and values.
class Filters {
 public:
  Filters(Xapian::Document& document, const Analyzer& analyzer)
      : document_(document), analyzer_(analyzer) {}

  void add_verbatim(Field field, std::string_view value) {
    document_.add_boolean_term(term(field, value));
  }

  void add(Field field, std::string_view value) {
    const std::string key = tokenizers::filter_key(analyzer_, value);
    if (!key.empty()) add_verbatim(field, key);
  }

  void add(Field field, const std::optional<archive::Record::UnitName>& unit) {
    if (!unit) return;
    add_names(field, *unit);
    set_value(field, label(*unit));
  }

  void add_names(Field field, const archive::Record::UnitName& unit) {
    add(field, unit.name);
    add(field, label(unit));
  }

  void add(Field field, const archive::CalendarDate& date) {
    if (!is_storable(date)) return;
    for (const std::string& made : date_terms(date)) document_.add_boolean_term(made);
    set_value(field, date_value(date));
  }

  void add(const archive::Record::Period& period) {
    const auto from = archive::parse_date(period.from);
    const auto to = archive::parse_date(period.to);
    if (!from || !to || !is_storable(*from) || !is_storable(*to)) return;
    set_value(Field::period_from, date_value(*from));
    set_value(Field::period_to, last_day_value(*to));
  }

  void set_value(Field field, const std::string& value) {
    document_.add_value(archive::spec(field).slot, value);
  }

  void set_values(Field field, const std::vector<std::string>& values) {
    if (values.empty()) return;
    constexpr char separator[] = {archive::value_separator, '\0'};
    set_value(field, fmt::to_string(fmt::join(values, separator)));
  }

 private:
  Xapian::Document& document_;
  const Analyzer& analyzer_;
};

void add_filters(Xapian::Document& document, const archive::Record& record,
                 const Analyzer& analyzer) {
  Filters filters(document, analyzer);
  filters.add_verbatim(Field::id, record.id);
  filters.set_value(Field::id, record.id);
  filters.add(Field::commune, record.commune);
  filters.add(Field::district, record.district);
  filters.add(Field::province, record.province);
  if (record.province) {
    for (const auto name : corpus::gazetteer::other_names(record.province->name)) {
      filters.add(Field::province, name);
    }
  }
  if (record.unit) {
    // A report that misspells its names is found by the right ones too.
    filters.add_names(Field::commune, {record.unit->type, record.unit->name});
    if (record.unit->district) filters.add_names(Field::district, *record.unit->district);
    filters.add_names(Field::province, record.unit->province);
    filters.add_verbatim(Field::unit, record.unit->id);
    filters.set_value(Field::unit, record.unit->id);
  }
  if (record.issued_on) {
    if (const auto date = archive::parse_date(record.issued_on->date)) {
      filters.add(Field::issued_on, *date);
    }
  }
  if (record.period) filters.add(*record.period);
  if (record.doc_type) {
    filters.add(Field::doc_type, record.doc_type->code);
    filters.add(Field::doc_type, record.doc_type->name);
    filters.set_value(Field::doc_type, record.doc_type->code);
  }
  if (record.issuer) {
    filters.add(Field::issuer, record.issuer->name);
    filters.set_value(Field::issuer, record.issuer->name);
    filters.add_verbatim(Field::world, record.issuer->world);
    filters.set_value(Field::world, record.issuer->world);
  }
  if (record.number) filters.add(Field::number, *record.number);

  std::vector<std::string> topics, signers;
  for (const archive::Record::Topic& topic : record.topics) {
    filters.add_verbatim(Field::topic, topic.slug);
    topics.push_back(topic.slug);
  }
  for (const archive::Record::Signer& signer : record.signers) {
    filters.add(Field::signer, signer.name);
    signers.push_back(signer.name);
  }
  for (const archive::Record::Citation& citation : record.citations) {
    filters.add(Field::cites, citation.canonical);
  }
  filters.set_values(Field::topic, topics);
  filters.set_values(Field::signer, signers);
}

// -- the report as a record --

/// The value alone.
template <typename Value>
std::optional<Value> plain(const corpus::Maybe<Value>& found) {
  return found ? std::optional<Value>(found->value) : std::nullopt;
}

archive::Record::UnitName name(const corpus::UnitName& unit) {
  return {unit.type, unit.name};
}

std::optional<archive::Record::UnitName> name(const corpus::Maybe<corpus::UnitName>& found) {
  if (!found) return std::nullopt;
  return name(found->value);
}

std::optional<std::string> text(const std::optional<corpus::Bound>& bound) {
  if (!bound) return std::nullopt;
  return corpus::gazetteer::to_text(*bound);
}

}  // namespace

archive::Record::Unit to_record(const corpus::Unit& unit) {
  archive::Record::Unit record;
  record.id = id_of(unit);
  record.code = unit.code;
  record.type = unit.type;
  record.name = unit.name;
  if (unit.district) record.district = name(*unit.district);
  record.province = name(unit.province);
  record.valid_from = text(unit.from);
  record.valid_until = text(unit.until);
  return record;
}

archive::Record to_record(const corpus::Report& report) {
  archive::Record record;
  record.id = report.id;
  record.title = plain(report.title);
  if (report.doc_type) {
    record.doc_type = {report.doc_type->value.code, report.doc_type->value.name};
  }
  record.report_kind = plain(report.report_kind);
  if (report.number) record.number = report.number->value.canonical;
  if (report.issuer) {
    const corpus::Issuer& issuer = report.issuer->value;
    record.issuer = {issuer.name, issuer.parent, name_of(issuer.world)};
  }
  record.commune = name(report.commune);
  record.district = name(report.district);
  record.province = name(report.province);
  if (report.unit) record.unit = to_record(report.unit->value);
  record.place = plain(report.place);
  if (report.issued_on) {
    const auto& [date, evidence] = *report.issued_on;
    record.issued_on = {to_iso(date), precision_of(date), evidence.text};
    if (record.unit) record.unit->as_of = record.issued_on->date;
  }
  record.published_at = plain(report.published_at);
  if (report.period) {
    const auto& [period, evidence] = *report.period;
    record.period = {to_iso(period.from), to_iso(period.to), evidence.text};
  }
  for (const corpus::Topic& topic : report.topics) {
    record.topics.push_back({topic.slug, topic.name, topic.score, record.topics.empty()});
  }
  for (const corpus::Citation& citation : report.citations) {
    std::optional<std::string> issued_on;
    if (citation.issued_on) issued_on = to_iso(*citation.issued_on);
    record.citations.push_back({citation.canonical, citation.type, citation.body,
                                std::move(issued_on), citation.evidence.text,
                                citation.evidence.offset});
  }
  for (const corpus::Signer& signer : report.signers) {
    record.signers.push_back({signer.authority, signer.position, signer.name});
  }
  record.source = {report.source.path, report.source.format, report.source.bytes,
                   report.source.sha256, report.source.modified_at};
  for (const corpus::Warning& warning : report.quality.warnings) {
    record.warnings.push_back(warning.code);
  }
  return record;
}

IndexedReport make_document(const archive::Record& record, std::string text,
                            const Analyzer& analyzer, const Seen& seen) {
  IndexedReport made;
  Terms terms(text.size());
  made.text.text = std::move(text);
  analyzer.visit(made.text.text, [&](const Token& token) {
    made.text.spans.push_back(
        {token.offset, token.length, static_cast<std::uint8_t>(token.kind), token.follows});
    const std::uint32_t word = terms.add(token, 0);
    if (seen) seen(token, word);
  });
  if (record.title) {
    const Xapian::termpos shift = terms.last_position() + title_gap;
    analyzer.visit(*record.title, [&](const Token& token) {
      terms.add(token, shift);
      terms.add_title(token);
    });
  }
  terms.put_into(made.document);
  add_filters(made.document, record, analyzer);
  made.document.set_data(encode(record));
  return made;
}

}  // namespace tracuu::indexer
