#include "searchd/search/names.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "tokenizers/keystrokes.hpp"
#include "tokenizers/personal_data.hpp"

namespace tracuu::searchd {
namespace {

using archive::Field;

constexpr std::array named_facets{
    std::pair{Facet::topic, Field::topic}, std::pair{Facet::commune, Field::commune},
    std::pair{Facet::district, Field::district}, std::pair{Facet::province, Field::province},
    std::pair{Facet::issuer, Field::issuer}};

/// "218/bc-ubnd" -> "218/BC-UBND"
std::string in_capitals(std::string_view number) {
  std::string capitals;
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (number.substr(i).starts_with("đ")) {
      capitals += "Đ";
      ++i;
    } else {
      const char c = number[i];
      capitals += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
  }
  return capitals;
}

bool begins_with_digit(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

/// "218/BC-ĐU", "218 bc du" -> "218bcdu": a number is typed with any signs, or none, between its
/// parts.
std::string without_signs(std::string_view number) {
  std::string bare;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const char c = number[i];
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) bare += c;
    if (number.substr(i).starts_with("đ")) bare += 'd';
  }
  return bare;
}

/// Each word as decoded from keystrokes, or as it is.
std::string decoded(std::string_view typed) {
  std::string text;
  for (std::string_view rest = typed;;) {
    const auto end = std::min(rest.find(' '), rest.size());
    const auto word = rest.substr(0, end);
    text += tokenizers::decode_keystrokes(word).value_or(std::string(word));
    if (end == rest.size()) return text;
    text += ' ';
    rest.remove_prefix(end + 1);
  }
}

}  // namespace

Names::Names(const Xapian::Database& index, const Columns& columns, tokenizers::Analyzer analyzer)
    : analyzer_(std::move(analyzer)) {
  for (const auto& [facet, field] : named_facets) {
    const Column& column = columns.facet(facet);
    std::vector<std::uint64_t> counts(column.values.size());
    for (const auto number : column.numbers) ++counts[number];
    for (const auto& [spelling, count] : counted_names(column, counts)) {
      add({field, column.values[spelling], column.labels[spelling], count});
    }
  }
  const std::string prefix = archive::term(Field::number, "");
  std::size_t numbers = 0;
  for (auto term = index.allterms_begin(prefix);
       term != index.allterms_end(prefix) && numbers < max_numbers; ++term, ++numbers) {
    std::uint64_t reports = term.get_termfreq();
    if (columns.shards.dead() > 0) {
      reports = static_cast<std::uint64_t>(
          std::count_if(index.postlist_begin(*term), index.postlist_end(*term),
                        [&](Xapian::docid id) { return columns.is_report(id); }));
    }
    if (reports == 0) continue;
    const std::string number = in_capitals((*term).substr(prefix.size()));
    add({Field::number, number, number, reports});
  }
  std::ranges::sort(entries_, {}, &Entry::unmarked);
}

void Names::add(Name name) {
  if (!tokenizers::personal_numbers(name.label).empty()) return;
  std::string unmarked = tokenizers::unmarked_key(analyzer_, name.label);
  std::string exact = tokenizers::filter_key(analyzer_, name.label);
  const auto number = static_cast<std::uint32_t>(names_.size());
  const bool is_number = name.field == Field::number && begins_with_digit(unmarked);
  names_.push_back(std::move(name));
  if (is_number) {
    const std::string bare = without_signs(unmarked);
    entries_.push_back({bare, bare, number});
    return;
  }
  // A name is found by each of its words; their keys have the same spaces.
  for (;;) {
    entries_.push_back({unmarked, exact, number});
    const auto space = unmarked.find(' ');
    const auto exact_space = exact.find(' ');
    if (space == std::string::npos || exact_space == std::string::npos) return;
    unmarked.erase(0, space + 1);
    exact.erase(0, exact_space + 1);
  }
}

std::vector<std::uint32_t> Names::found(std::string_view typed) const {
  const std::string unmarked = tokenizers::unmarked_key(analyzer_, typed);
  const std::string exact = tokenizers::filter_key(analyzer_, typed);
  std::vector<std::uint32_t> found;
  if (unmarked.empty()) return found;
  const auto look_up = [&](const std::string& key, const std::string& spelled) {
    for (auto entry = std::ranges::lower_bound(entries_, key, {}, &Entry::unmarked);
         entry != entries_.end() && entry->unmarked.starts_with(key); ++entry) {
      if (spelled == key || entry->exact.starts_with(spelled)) found.push_back(entry->name);
    }
  };
  look_up(unmarked, exact);
  if (begins_with_digit(unmarked)) {
    const std::string bare = without_signs(unmarked);
    look_up(bare, bare);
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<Name> Names::beginning(std::string_view typed, std::size_t most) const {
  std::vector<std::uint32_t> numbers = found(typed);
  if (numbers.empty()) numbers = found(decoded(typed));
  std::ranges::sort(numbers, [&](std::uint32_t a, std::uint32_t b) {
    return names_[a].count != names_[b].count ? names_[a].count > names_[b].count : a < b;
  });
  std::vector<Name> named;
  for (std::size_t i = 0; i < std::min(most, numbers.size()); ++i) {
    named.push_back(names_[numbers[i]]);
  }
  return named;
}

std::vector<Name> Names::beginning(
    std::string_view typed, std::size_t most,
    const std::function<std::uint64_t(const Name&)>& reports_of) const {
  std::vector<Name> named;
  for (const std::string& letters : {std::string(typed), decoded(typed)}) {
    std::size_t document_numbers = 0;
    for (const auto number : found(letters)) {
      Name name = names_[number];
      if (name.field == Field::number && document_numbers == most) break;
      name.count = reports_of(name);
      if (name.count == 0) continue;
      if (name.field == Field::number) ++document_numbers;
      named.push_back(std::move(name));
    }
    if (!named.empty()) break;
  }
  std::ranges::stable_sort(named, std::greater(), &Name::count);
  named.resize(std::min(most, named.size()));
  return named;
}

std::vector<Name> spelled_as_seen(std::vector<Name> names, const Columns& columns,
                                  const DocidSet& reports) {
  for (Name& name : names) {
    const auto named =
        std::ranges::find(named_facets, name.field, &std::pair<Facet, Field>::second);
    if (named == named_facets.end()) continue;
    const Column& column = columns.facet(named->first);
    const auto known = std::ranges::lower_bound(column.values, name.value) - column.values.begin();
    const std::uint32_t place = column.names[static_cast<std::size_t>(known)];
    std::vector<std::uint64_t> counts(column.values.size());
    reports.for_each([&](Xapian::docid id) {
      for (const auto number : column.of(id)) counts[number] += column.names[number] == place;
    });
    for (const auto& [spelling, count] : counted_names(column, counts)) {
      name.value = column.values[spelling];
      name.label = column.labels[spelling];
    }
  }
  return names;
}

}  // namespace tracuu::searchd
