#include "searchd/columns.hpp"

#include <charconv>
#include <string_view>
#include <unordered_map>

#include "archive/errors.hpp"
#include "archive/record.hpp"

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

std::string label_of(Field field, std::string_view value, const archive::Record& record) {
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

Column read_column(const Xapian::Database& index, Field field) {
  const auto slot = archive::spec(field).slot;
  Column column;
  column.starts.assign(index.get_lastdocid() + 2, 0);
  Numbering numbering(column);
  Xapian::docid next = 0;
  for (auto value = index.valuestream_begin(slot); value != index.valuestream_end(slot); ++value) {
    const Xapian::docid id = value.get_docid();
    for (; next <= id; ++next)
      column.starts[next] = static_cast<std::uint32_t>(column.numbers.size());
    const std::string joined = *value;
    for (std::string_view rest = joined;;) {
      const auto end = rest.find(archive::value_separator);
      const auto one = rest.substr(0, end);
      if (!one.empty() && numbering.add(one)) {
        column.labels.push_back(
            label_of(field, one, archive::decode_record(index.get_document(id).get_data())));
      }
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
  }
  for (; next < column.starts.size(); ++next) {
    column.starts[next] = static_cast<std::uint32_t>(column.numbers.size());
  }
  return column;
}

std::vector<std::uint32_t> read_dates(const Xapian::Database& index) {
  const auto slot = archive::spec(Field::issued_on).slot;
  std::vector<std::uint32_t> dates(index.get_lastdocid() + 1, 0);
  for (auto value = index.valuestream_begin(slot); value != index.valuestream_end(slot); ++value) {
    const std::string text = *value;
    std::uint32_t& date = dates[value.get_docid()];
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), date);
    if (error != std::errc() || end != text.data() + text.size()) {
      throw archive::DatabaseError("not a date in the index: \"" + text + "\"; build it again");
    }
  }
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
  return column;
}

}  // namespace

Columns read_columns(const Xapian::Database& index) {
  Columns columns;
  columns.dates = read_dates(index);
  const auto fill = [&](Facet facet, Field field) {
    columns.facets[static_cast<std::size_t>(facet)] = read_column(index, field);
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
