#include "searchd/search/narrowing.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace tracuu::searchd {
namespace {

using archive::Field;

constexpr std::size_t max_names_suggested = 3;

Notice unknown_value(Field field, const std::string& value, const std::string& nearest) {
  const auto param = archive::spec(field).name;
  Message message{fmt::format("không có báo cáo nào với {} \"{}\"", param, value),
                  fmt::format("no report has {} \"{}\"", param, value)};
  if (!nearest.empty()) {
    message.vi += fmt::format("; có phải là \"{}\"?", nearest);
    message.en += fmt::format("; did you mean \"{}\"?", nearest);
  }
  return {"unknown_value", std::move(message), std::string(param), std::nullopt};
}

Notice read_as(Field field, const std::string& value, const std::string& name) {
  const auto param = archive::spec(field).name;
  return {"value_read_as",
          {fmt::format("không có {} \"{}\"; đã lọc theo \"{}\"", param, value, name),
           fmt::format("there is no {} \"{}\"; filtered by \"{}\"", param, value, name)},
          std::string(param),
          std::nullopt};
}

/// The days a query asks for.
Days days_asked(const Query& query) {
  Days days = days_of(query.issued_from, query.issued_to);
  if (query.years.empty()) return days;
  const auto [first, last] = std::ranges::minmax(query.years);
  const Days years = days_of(archive::CalendarDate{first, 0, 0}, archive::CalendarDate{last, 0, 0});
  return {std::max(days.first, years.first),
          days.last.empty() ? years.last : std::min(days.last, years.last)};
}

Notice ambiguous(const std::string& value, std::size_t units) {
  return {"ambiguous",
          {fmt::format("\"{}\" là tên của {} đơn vị có báo cáo; hãy chọn một id trong "
                       "query.communes",
                       value, units),
           fmt::format("\"{}\" names {} units that have reports; choose an id of query.communes",
                       value, units)},
          "commune",
          std::nullopt};
}

Notice only_one(const std::string& value, std::size_t units, const std::string& label) {
  return {"value_read_as",
          {fmt::format("trong {} đơn vị có tên \"{}\" chỉ \"{}\" có báo cáo", units, value, label),
           fmt::format("of the {} units that \"{}\" names only \"{}\" has reports", units, value,
                       label)},
          "commune",
          std::nullopt};
}

void add_choice(CommuneRead& read, const Units& units, const KnownUnit& unit) {
  if (read.total_units++ < max_choices) read.units.push_back(units.summary_of(unit));
}

/// A unit without reports of its own is found by what it inherits, as far as `others` do not find
/// that. `terms` are those of the unit, its own first.
std::vector<std::string> inherited_besides(const std::vector<std::string>& others,
                                           std::vector<std::string> terms) {
  terms.erase(terms.begin());
  std::erase_if(terms, [&](const std::string& term) {
    return std::ranges::find(others, term) != others.end();
  });
  return terms;
}

/// A commune is found by its units, and by its bare name where reports have no unit. Of several
/// units all are found, and the asker is told.
std::vector<std::string> commune_terms(const std::string& value, const Query& query,
                                       const Vocabulary& vocabulary, std::vector<Notice>& warnings,
                                       std::vector<CommuneRead>& communes, const Sight* sight) {
  const Units& units = vocabulary.units();
  const auto [named_units, by_name] = units.named(value, days_asked(query), sight);
  if (named_units.empty()) return named(Field::commune, value, vocabulary, warnings, sight);

  CommuneRead read{value, query.commune_scope, false, {}, 0, 0};
  std::vector<std::string> terms;
  std::vector<const KnownUnit*> candidates = named_units;
  const auto has_reports = [&](const KnownUnit* unit) {
    return Units::reports_of(*unit, sight) > 0;
  };
  std::stable_partition(candidates.begin(), candidates.end(), has_reports);
  for (const KnownUnit* unit : candidates) {
    auto found = units.terms_of(*unit, query.commune_scope, sight);
    if (!has_reports(unit)) found = inherited_besides(terms, std::move(found));
    if (found.empty()) continue;
    std::ranges::move(found, std::back_inserter(terms));
    add_choice(read, units, *unit);
  }
  if (by_name) {
    const auto bare = vocabulary.find(Field::commune, value, sight).terms;
    for (const auto& term : bare) read.without_unit += units.without_unit(term, sight);
    if (read.without_unit > 0) std::ranges::copy(bare, std::back_inserter(terms));
  }
  read.is_ambiguous = read.total_units + (read.without_unit > 0 ? 1 : 0) > 1;
  if (read.is_ambiguous) warnings.push_back(ambiguous(value, read.total_units));
  if (read.total_units == 1 && read.without_unit == 0 && named_units.size() > 1) {
    warnings.push_back(only_one(value, named_units.size(), full_label(read.units.front().unit)));
  }
  if (read.total_units == 0) {
    // None has a report: what they became may have some.
    for (const KnownUnit* unit : named_units) add_choice(read, units, *unit);
    if (read.without_unit == 0) warnings.push_back(unknown_value(Field::commune, value, {}));
  }
  communes.push_back(std::move(read));
  return terms;
}

Narrowing narrowing(const Filter& filter, const Vocabulary& vocabulary,
                    std::vector<Notice>& warnings, const Sight* sight) {
  Narrowing narrowing{filter.field, false, {}};
  for (const auto& value : filter.values) {
    std::ranges::move(named(filter.field, value, vocabulary, warnings, sight),
                      std::back_inserter(narrowing.terms));
  }
  return narrowing;
}

/// A period that shares a day with the one asked for begins before that ends, and ends after it
/// begins.
Xapian::Query period_range(const std::optional<archive::CalendarDate>& from,
                           const std::optional<archive::CalendarDate>& to) {
  const std::string first = from ? archive::date_value(*from) : "0";
  const std::string last = to ? archive::last_day_value(*to) : "9";
  // Reports without a period have no value, which lies before "0".
  return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, archive::spec(Field::period_from).slot, "0",
                       last) &
         Xapian::Query(Xapian::Query::OP_VALUE_GE, archive::spec(Field::period_to).slot, first);
}

}  // namespace

std::vector<std::string> named(Field field, const std::string& value, const Vocabulary& vocabulary,
                               std::vector<Notice>& warnings, const Sight* sight) {
  auto found = vocabulary.find(field, value, sight);
  if (found.terms.empty()) {
    const bool suggest = warnings.size() < max_names_suggested;
    warnings.push_back(unknown_value(
        field, value, suggest ? vocabulary.nearest_name(field, value) : std::string()));
  } else if (!found.read_as.empty()) {
    warnings.push_back(read_as(field, value, found.read_as));
  }
  return std::move(found.terms);
}

std::vector<Narrowing> narrowings_of(const Query& query, const Vocabulary& vocabulary,
                                     std::vector<Notice>& warnings,
                                     std::vector<CommuneRead>& communes, const Sight* sight) {
  std::vector<Narrowing> narrowings;
  for (const auto& filter : query.filters) {
    if (filter.field != Field::commune) {
      narrowings.push_back(narrowing(filter, vocabulary, warnings, sight));
      continue;
    }
    Narrowing of_communes{Field::commune, false, {}};
    for (const auto& value : filter.values) {
      std::ranges::move(commune_terms(value, query, vocabulary, warnings, communes, sight),
                        std::back_inserter(of_communes.terms));
    }
    narrowings.push_back(std::move(of_communes));
  }
  if (!query.years.empty()) {
    Narrowing years{Field::issued_on, true, {}};
    for (const auto year : query.years) {
      const archive::CalendarDate date{year, 0, 0};
      std::ranges::move(archive::date_range_terms(date, date), std::back_inserter(years.terms));
    }
    narrowings.push_back(std::move(years));
  }
  if (query.issued_from || query.issued_to) {
    narrowings.push_back(
        {Field::issued_on, false, archive::date_range_terms(query.issued_from, query.issued_to)});
  }
  if (query.period_from || query.period_to) {
    narrowings.push_back(
        {Field::period_from, false, {}, period_range(query.period_from, query.period_to)});
  }
  return narrowings;
}

Xapian::Query condition(const Narrowing& narrowing) {
  return narrowing.range.empty() ? any_of(narrowing.terms) : narrowing.range;
}

std::vector<Xapian::Query> conditions_of(const Query& query, const Vocabulary& vocabulary,
                                         const Sight* sight) {
  std::vector<Notice> not_told;
  std::vector<CommuneRead> not_shown;
  std::vector<Xapian::Query> conditions;
  for (const auto& narrowing : narrowings_of(query, vocabulary, not_told, not_shown, sight)) {
    conditions.push_back(condition(narrowing));
  }
  return conditions;
}

Xapian::Query under(Xapian::Query found, const std::vector<Xapian::Query>& conditions) {
  for (const auto& condition : conditions) {
    found = Xapian::Query(Xapian::Query::OP_FILTER, found, condition);
  }
  return found;
}

Xapian::Query any_of(const std::vector<std::string>& terms) {
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

}  // namespace tracuu::searchd
