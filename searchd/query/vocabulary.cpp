#include "searchd/query/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "searchd/query/nearest.hpp"
#include "tokenizers/document_number.hpp"

namespace tracuu::searchd {
namespace {

using archive::Field;
using Pairs = std::vector<std::pair<std::string, std::string>>;

constexpr std::array named_fields{Field::topic,    Field::commune, Field::district, Field::province,
                                  Field::doc_type, Field::issuer,  Field::world,    Field::number,
                                  Field::signer,   Field::cites};

bool has_marks(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// The pairs whose first is `key`.
std::pair<Pairs::const_iterator, Pairs::const_iterator> range_of(const Pairs& pairs,
                                                                 std::string_view key) {
  const auto first = std::ranges::lower_bound(pairs, key, {}, &Pairs::value_type::first);
  auto last = first;
  while (last != pairs.end() && last->first == key) ++last;
  return {first, last};
}

bool is_seen(const Sight* sight, const std::string& term) {
  return sight == nullptr || sight->holders(term) > 0;
}

// Terms of the body have no prefix, and every prefix begins with a capital letter, which no token
// has: words are what lies after "Z". Byte by byte, as another machine sends all terms that begin
// with what is asked for, and those with prefixes are many more.
Pairs read_words(const Xapian::Database& index, const tokenizers::Analyzer& analyzer) {
  Pairs words;
  tokenizers::Token token;
  for (unsigned first = 'Z' + 1; first <= 0xFFU; ++first) {
    const std::string begun(1, static_cast<char>(first));
    for (auto term = index.allterms_begin(begun);
         term != index.allterms_end(begun) && words.size() < Vocabulary::max_words; ++term) {
      std::string word = *term;
      if (!has_marks(word)) continue;
      analyzer.fold(word, tokenizers::TokenKind::syllable, token);
      words.emplace_back(token.unmarked, std::move(word));
    }
  }
  std::ranges::sort(words);
  return words;
}

Pairs read_names(const Xapian::Database& index, const tokenizers::Analyzer& analyzer, Field field) {
  Pairs names;
  const std::string prefix = archive::term(field, "");
  for (auto term = index.allterms_begin(prefix);
       term != index.allterms_end(prefix) && names.size() < Vocabulary::max_names; ++term) {
    std::string key = (*term).substr(prefix.size());
    if (key.size() + prefix.size() >= archive::term_bytes) continue;  // cut to a hash
    names.emplace_back(tokenizers::unmarked_key(analyzer, key), std::move(key));
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace

Vocabulary::Vocabulary(const Xapian::Database& index, tokenizers::Analyzer analyzer, Units units)
    : analyzer_(std::move(analyzer)),
      words_(read_words(index, analyzer_)),
      units_(std::move(units)) {
  for (const Field field : named_fields) names_[field] = read_names(index, analyzer_, field);
}

std::vector<std::string> Vocabulary::markings(std::string_view unmarked, const Sight* sight) const {
  std::vector<std::string> found{std::string(unmarked)};
  const auto [first, last] = range_of(words_, unmarked);
  for (auto word = first; word != last && found.size() < max_markings; ++word) {
    if (is_seen(sight, archive::term(Field::body, word->second))) found.push_back(word->second);
  }
  return found;
}

NamedTerms Vocabulary::find(Field field, std::string_view value, const Sight* sight) const {
  if (field == Field::number || field == Field::cites) return find_number(field, value, sight);
  const Pairs& names = names_.at(field);
  const std::string key = key_of(field, value, analyzer_);
  Pairs fitting;
  const auto [first, last] = range_of(names, tokenizers::unmarked_key(analyzer_, value));
  std::copy_if(first, last, std::back_inserter(fitting),
               [&](const auto& name) { return is_seen(sight, archive::term(field, name.second)); });
  NamedTerms found;
  for (const auto& [unmarked, name] : fitting) {
    if (name == key) return {{archive::term(field, key)}, {}};
    found.terms.push_back(archive::term(field, name));
  }
  if (!found.terms.empty()) {
    // The slug of a topic has no marks: its name is another way to write it.
    if (has_marks(value) && field != Field::topic) found.read_as = fitting.front().second;
  } else if (key.size() >= archive::term_bytes / 2 || names.size() >= max_names) {
    found.terms.push_back(archive::term(field, key));  // it may be among those not held here
  }
  return found;
}

std::string Vocabulary::key_of(Field field, std::string_view value,
                               const tokenizers::Analyzer& analyzer) {
  const bool as_it_is = field == Field::topic || field == Field::world;
  return as_it_is ? std::string(value) : tokenizers::filter_key(analyzer, value);
}

std::string Vocabulary::term_of(Field field, std::string_view value) const {
  return archive::term(field, key_of(field, value, analyzer_));
}

NamedTerms Vocabulary::find_number(Field field, std::string_view value, const Sight* sight) const {
  const auto number = tokenizers::read_document_number(value, tokenizers::NumberIn::query);
  const bool is_whole = number && number->length == value.size();
  const std::string key = is_whole ? number->canonical() : tokenizers::filter_key(analyzer_, value);
  const Pairs& names = names_.at(field);
  NamedTerms found;
  const bool is_loose = is_whole && number->body.empty();
  for (const auto& [unmarked, name] : names) {
    if (name != key && !(is_loose && tokenizers::loose_key(unmarked) == key)) continue;
    std::string term = archive::term(field, name);
    if (is_seen(sight, term)) found.terms.push_back(std::move(term));
  }
  if (found.terms.empty() && names.size() >= max_names) {
    found.terms.push_back(archive::term(field, key));
  }
  return found;
}

std::string Vocabulary::nearest_name(Field field, std::string_view value) const {
  const Pairs& names = names_.at(field);
  if (names.size() > max_names_compared) return {};
  std::vector<std::string_view> keys;
  keys.reserve(names.size());
  for (const auto& name : names) keys.push_back(name.first);
  const auto near = nearest(tokenizers::unmarked_key(analyzer_, value), keys);
  return near.empty() ? std::string() : range_of(names, near).first->second;
}

}  // namespace tracuu::searchd
