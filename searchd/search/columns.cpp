#include "searchd/search/columns.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "archive/errors.hpp"
#include "archive/record.hpp"
#include "archive/served.hpp"
#include "searchd/query/vocabulary.hpp"
#include "searchd/search/secrets.hpp"

namespace tracuu::searchd {
namespace {

using archive::Field;

/// Numbers given out in the order in which values come.
class Numbering {
 public:
  explicit Numbering(Column& column) : column_(column) {}

  /// True where the value is new.
  bool add(std::string_view value) {
    const auto next = static_cast<std::uint32_t>(column_.values.size());
    const auto [found, is_new] = numbers_.try_emplace(std::string(value), next);
    if (is_new) column_.values.emplace_back(value);
    column_.numbers.push_back(found->second);
    return is_new;
  }

 private:
  Column& column_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// `id` is a document that has the value.
std::string label_of(Field field, std::string_view value, const Xapian::Database& index,
                     Xapian::docid id) {
  if (field != Field::topic && field != Field::doc_type) return std::string(value);
  const archive::Record record = archive::stored_record(index, id);
  if (field == Field::topic) {
    for (const auto& topic : record.topics) {
      if (topic.slug == value && !topic.name.empty()) return topic.name;
    }
  }
  if (field == Field::doc_type && record.doc_type && record.doc_type->code == value) {
    return record.doc_type->name;
  }
  return std::string(value);
}

std::vector<std::uint32_t> read_places(const archive::Generation& generation) {
  const Xapian::Database& index = generation.index;
  const auto slot = archive::spec(Field::id).slot;
  std::vector<std::pair<std::string, Xapian::docid>> ids;
  std::size_t documents = 0;
  archive::for_each_value(generation, slot, [&](Xapian::docid id, const std::string& value) {
    ++documents;
    if (!generation.is_dead(id)) ids.emplace_back(value, id);
  });
  // Before anything is as long as the last id: that is what a server on another machine says.
  if (documents != index.get_doccount()) {
    throw archive::DatabaseError(fmt::format("{} documents and {} ids of reports; build it again",
                                             index.get_doccount(), documents));
  }
  std::ranges::sort(ids);
  std::vector<std::uint32_t> places(std::size_t{index.get_lastdocid()} + 1, 0);
  std::uint32_t place = 0;
  for (const auto& [id, document] : ids) places[document] = ++place;
  return places;
}

/// Numbers in the order of values, whatever documents they were met in first.
void sort_values(Column& column) {
  std::vector<std::uint32_t> order(column.values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {},
                    [&](std::uint32_t i) -> const std::string& { return column.values[i]; });
  std::vector<std::uint32_t> place(order.size());
  std::vector<std::string> values, labels;
  for (const auto number : order) {
    place[number] = static_cast<std::uint32_t>(values.size());
    values.push_back(std::move(column.values[number]));
    labels.push_back(std::move(column.labels[number]));
  }
  column.values = std::move(values);
  column.labels = std::move(labels);
  for (auto& number : column.numbers) number = place[number];
}

void mask(Column& column) {
  for (std::size_t i = 0; i < column.values.size(); ++i) {
    column.shown.push_back({masked(column.values[i]), masked(column.labels[i])});
  }
}

/// `key_of` gives spellings of one name the same key.
template <typename KeyOf>
void place_names(Column& column, const KeyOf& key_of) {
  std::vector<std::string> keys;
  for (const auto& value : column.values) keys.push_back(key_of(value));
  std::vector<std::string> names = keys;
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  for (const auto& key : keys) {
    const auto place = std::ranges::lower_bound(names, key) - names.begin();
    column.names.push_back(static_cast<std::uint32_t>(place));
  }
}

Column read_column(const archive::Generation& generation, Field field,
                   const tokenizers::Analyzer& analyzer) {
  const Xapian::Database& index = generation.index;
  const auto slot = archive::spec(field).slot;
  Column column;
  column.starts.assign(index.get_lastdocid() + 2, 0);
  Numbering numbering(column);
  Xapian::docid next = 0;
  archive::for_each_value(generation, slot, [&](Xapian::docid id, const std::string& joined) {
    for (; next <= id; ++next)
      column.starts[next] = static_cast<std::uint32_t>(column.numbers.size());
    if (generation.is_dead(id)) return;
    for (std::string_view rest = joined;;) {
      const auto end = rest.find(archive::value_separator);
      const auto one = rest.substr(0, end);
      if (!one.empty() && numbering.add(one)) {
        column.labels.push_back(label_of(field, one, index, id));
      }
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
  });
  for (; next < column.starts.size(); ++next) {
    column.starts[next] = static_cast<std::uint32_t>(column.numbers.size());
  }
  sort_values(column);
  place_names(column,
              [&](const std::string& value) { return Vocabulary::key_of(field, value, analyzer); });
  mask(column);
  return column;
}

std::vector<std::uint32_t> read_dates(const archive::Generation& generation) {
  const auto slot = archive::spec(Field::issued_on).slot;
  std::vector<std::uint32_t> dates(generation.index.get_lastdocid() + 1, 0);
  archive::for_each_value(generation, slot, [&](Xapian::docid id, const std::string& text) {
    if (generation.is_dead(id)) return;
    std::uint32_t& date = dates[id];
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), date);
    if (error != std::errc() || end != text.data() + text.size()) {
      throw archive::DatabaseError("not a date in the index: \"" + text + "\"; build it again");
    }
  });
  return dates;
}

Column years_of(const std::vector<std::uint32_t>& dates) {
  Column column;
  column.starts.reserve(dates.size() + 1);
  Numbering numbering(column);
  for (const auto date : dates) {
    column.starts.push_back(static_cast<std::uint32_t>(column.numbers.size()));
    if (date != 0) numbering.add(std::to_string(date / 10'000));
  }
  column.starts.push_back(static_cast<std::uint32_t>(column.numbers.size()));
  column.labels = column.values;
  sort_values(column);
  place_names(column, [](const std::string& year) { return year; });
  mask(column);
  return column;
}

}  // namespace

std::vector<CountedName> counted_names(const Column& column,
                                       const std::vector<std::uint64_t>& counts) {
  std::vector<CountedName> all(counts.size());  // there are no more names than spellings
  for (std::uint32_t number = 0; number < counts.size(); ++number) {
    if (counts[number] == 0) continue;
    CountedName& name = all[column.names[number]];
    if (name.count == 0 || counts[number] > counts[name.spelling]) name.spelling = number;
    name.count += counts[number];
  }
  std::erase_if(all, [](const CountedName& name) { return name.count == 0; });
  return all;
}

Shards::Shards(const archive::Generation& generation) : dead_(generation.dead.size()) {
  for (const Xapian::Database& shard : generation.index_shards) {
    places_.emplace(shard.get_uuid(), last_.size());
    last_.push_back(shard.get_lastdocid());
  }
}

Columns read_columns(const archive::Generation& generation, const tokenizers::Analyzer& analyzer) {
  Columns columns;
  columns.shards = Shards(generation);
  columns.places = read_places(generation);
  columns.reports = DocidSet(columns.shards.last());
  for (Xapian::docid id = 1; id < columns.places.size(); ++id) {
    if (columns.places[id] != 0) columns.reports.insert(id);
  }
  columns.dates = read_dates(generation);
  const auto fill = [&](Facet facet, Field field) {
    columns.facets[static_cast<std::size_t>(facet)] = read_column(generation, field, analyzer);
  };
  fill(Facet::topic, Field::topic);
  fill(Facet::commune, Field::commune);
  fill(Facet::district, Field::district);
  fill(Facet::province, Field::province);
  fill(Facet::doc_type, Field::doc_type);
  fill(Facet::issuer, Field::issuer);
  fill(Facet::world, Field::world);
  columns.facets[static_cast<std::size_t>(Facet::year)] = years_of(columns.dates);
  return columns;
}

}  // namespace tracuu::searchd
