#include "searchd/query/units.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "archive/errors.hpp"
#include "archive/schema.hpp"

namespace tracuu::searchd {
namespace {

using archive::Field;
using archive::Record;

constexpr std::size_t max_like = 1000;

struct TypeForm {
  std::string_view written;  ///< as a key without marks
  std::string_view type;
};

// The longest first.
constexpr std::array type_forms{
    TypeForm{"thi tran", "thị trấn"},
    TypeForm{"dac khu", "đặc khu"},
    TypeForm{"phuong", "phường"},
    TypeForm{"xa", "xã"},
    TypeForm{"tt", "thị trấn"},
    TypeForm{"p", "phường"},
    TypeForm{"x", "xã"},
};

// Words that may stand before the name of a district or province.
constexpr std::array<std::string_view, 8> higher_types{"thanh pho", "thi xa", "huyen", "quan",
                                                       "tinh",      "tp",     "tx",    "h"};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n.");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n.") - first + 1);
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

/// "01" is ward 1.
std::string without_zeros(std::string_view name) {
  if (!is_digits(name)) return std::string(name);
  const auto first = std::min(name.find_first_not_of('0'), name.size() - 1);
  return std::string(name.substr(first));
}

bool has_marks(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// Bytes of `text` that its first `letters` letters and digits take, with the signs behind them.
std::string_view behind_letters(std::string_view text, std::size_t letters) {
  std::size_t at = 0;
  for (; at < text.size() && letters > 0; ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool starts_a_character = (byte & 0xC0U) != 0x80U;
    if (starts_a_character && byte != ' ' && byte != '.') --letters;
  }
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return trimmed(text.substr(at));
}

std::size_t letters_of(std::string_view key) {
  return static_cast<std::size_t>(std::ranges::count_if(key, [](char c) { return c != ' '; }));
}

std::string first_day(const archive::CalendarDate& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, std::max(1U, date.month),
                     std::max(1U, date.day));
}
std::string last_day(const archive::CalendarDate& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month == 0 ? 12U : date.month,
                     date.day == 0 ? 31U : date.day);
}

}  // namespace

bool held(const Record::Unit& unit, const Days& days) {
  // "2019-10-06..2021-07-01" began on its first ten letters' day at the earliest, and ended on the
  // last ten's at the latest.
  const bool began =
      days.last.empty() || !unit.valid_from || unit.valid_from->substr(0, 10) <= days.last;
  const bool not_over = days.first.empty() || !unit.valid_until || unit.valid_until->size() < 10 ||
                        days.first < unit.valid_until->substr(unit.valid_until->size() - 10);
  return began && not_over;
}

Days days_of(const std::optional<archive::CalendarDate>& from,
             const std::optional<archive::CalendarDate>& to) {
  return {from ? first_day(*from) : std::string(), to ? last_day(*to) : std::string()};
}

Units::Units(std::vector<archive::UnitEntry> entries, const archive::Generation& generation,
             const std::vector<std::uint32_t>& dates, tokenizers::Analyzer analyzer)
    : analyzer_(std::move(analyzer)) {
  const Xapian::Database& index = generation.index;
  has_unit_.resize(dates.size());
  for (archive::UnitEntry& entry : entries) {
    KnownUnit unit;
    const std::string term = archive::term(Field::unit, entry.unit.id);
    for (auto id = index.postlist_begin(term); id != index.postlist_end(term); ++id) {
      if (*id >= dates.size()) {
        throw archive::DatabaseError("a unit has documents that are not there");
      }
      if (generation.is_dead(*id)) continue;
      ++unit.reports;
      has_unit_[*id] = true;
      const std::uint32_t year = dates[*id] / 10000;
      if (year == 0) continue;
      unit.first_year = unit.first_year == 0 ? year : std::min(unit.first_year, year);
      unit.last_year = std::max(unit.last_year, year);
    }
    const std::string name = without_zeros(entry.unit.name);
    names_.push_back({unmarked_key(*analyzer_, name), filter_key(*analyzer_, name), units_.size()});
    unit.entry = std::move(entry);
    units_.push_back(std::move(unit));
  }
  std::ranges::sort(names_, {},
                    [](const Name& name) { return std::tie(name.unmarked, name.key, name.unit); });
  const std::string prefix = archive::term(Field::commune, "");
  for (auto term = index.allterms_begin(prefix); term != index.allterms_end(prefix); ++term) {
    const auto count = std::count_if(
        index.postlist_begin(*term), index.postlist_end(*term), [&](Xapian::docid id) {
          return id < dates.size() && !has_unit_[id] && !generation.is_dead(id);
        });
    if (count > 0) without_unit_.emplace(*term, count);
  }
}

UnitSummary Units::summary_of(const KnownUnit& unit) const {
  const auto relatives = [&](const std::vector<archive::Relative>& found) {
    std::vector<UnitSummary::Relative> made;
    for (const auto& [id, relation, in_part, decree] : found) {
      if (const KnownUnit* known = with_id(id)) {
        made.push_back({known->entry.unit, relation, in_part, decree, known->reports});
      }
    }
    return made;
  };
  return {unit.entry.unit,
          unit.reports,
          unit.first_year,
          unit.last_year,
          relatives(unit.entry.before),
          relatives(unit.entry.after)};
}

std::uint64_t Units::reports_of(const KnownUnit& unit, const Sight* sight) {
  return sight == nullptr ? unit.reports
                          : sight->holders(archive::term(Field::unit, unit.entry.unit.id));
}

/// A unit is known to who sees a report of it, or of one that it was or became.
bool Units::is_seen(const KnownUnit& unit, const Sight* sight) const {
  if (sight == nullptr || reports_of(unit, sight) > 0) return true;
  const auto is_relative_seen = [&](const archive::Relative& relative) {
    const KnownUnit* known = with_id(relative.id);
    return known != nullptr && reports_of(*known, sight) > 0;
  };
  return std::ranges::any_of(unit.entry.before, is_relative_seen) ||
         std::ranges::any_of(unit.entry.after, is_relative_seen);
}

std::uint64_t Units::without_unit(const std::string& commune_term, const Sight* sight) const {
  if (sight != nullptr) return sight->without_unit(commune_term);
  const auto found = without_unit_.find(commune_term);
  return found == without_unit_.end() ? 0 : found->second;
}

const KnownUnit* Units::with_id(std::string_view id) const {
  const auto found = std::ranges::lower_bound(
      units_, id, {}, [](const KnownUnit& unit) { return std::string_view(unit.entry.unit.id); });
  return found != units_.end() && found->entry.unit.id == id ? &*found : nullptr;
}

std::vector<const KnownUnit*> Units::bearing(std::string_view type, std::string_view name,
                                             const Days& days, const Sight* sight) const {
  const std::string bare = without_zeros(name);
  const std::string unmarked = unmarked_key(*analyzer_, bare);
  const std::string key = filter_key(*analyzer_, bare);
  std::vector<const KnownUnit*> exact, loose;
  auto found = std::ranges::lower_bound(names_, unmarked, {}, &Name::unmarked);
  for (; found != names_.end() && found->unmarked == unmarked; ++found) {
    const KnownUnit& unit = units_[found->unit];
    if (!type.empty() && unit.entry.unit.type != type) continue;
    if (!held(unit.entry.unit, days) || !is_seen(unit, sight)) continue;
    (found->key == key ? exact : loose).push_back(&unit);
  }
  // Typed with marks, others' marks are another name; without any, every marking is meant.
  if (has_marks(bare) && !exact.empty()) return exact;
  exact.insert(exact.end(), loose.begin(), loose.end());
  std::ranges::sort(exact);
  return exact;
}

UnitsNamed Units::named(std::string_view value, const Days& days, const Sight* sight) const {
  UnitsNamed found;
  if (!analyzer_) return found;
  value = trimmed(value);
  if (const KnownUnit* unit = with_id(value); unit != nullptr && is_seen(*unit, sight)) {
    return {{unit}, false};
  }
  if (value.size() == 5 && is_digits(value)) {
    for (const KnownUnit& unit : units_) {
      if (unit.entry.unit.code == value && held(unit.entry.unit, days) && is_seen(unit, sight)) {
        found.units.push_back(&unit);
      }
    }
    return found;
  }

  found.by_name = true;
  found.units = bearing({}, value, days, sight);
  if (!found.units.empty()) return found;

  // What stands behind the name says where it is.
  std::vector<std::string_view> parts;
  for (std::string_view left = value; !left.empty();) {
    const auto comma = std::min(left.find(','), left.find(" - "));
    const bool is_last = comma == left.npos;
    parts.push_back(trimmed(left.substr(0, comma)));
    left = is_last ? std::string_view() : left.substr(comma + (left[comma] == ',' ? 1 : 3));
  }
  if (parts.empty()) return found;

  const std::string key = unmarked_key(*analyzer_, parts.front());
  found.units = bearing({}, parts.front(), days, sight);
  for (const auto& [written, type] : type_forms) {
    if (!found.units.empty()) break;
    if (!key.starts_with(written) || key.size() == written.size()) continue;
    const char next = key[written.size()];
    const bool ends_there = next == ' ' || next == '.' || is_digits({&next, 1});
    if (!ends_there) continue;
    found.units = bearing(type, behind_letters(parts.front(), letters_of(written)), days, sight);
  }

  for (std::size_t i = 1; i < parts.size(); ++i) {
    std::string above = unmarked_key(*analyzer_, parts[i]);
    for (const std::string_view type : higher_types) {
      if (above.starts_with(type) && above.size() > type.size() + 1 && above[type.size()] == ' ') {
        above.erase(0, type.size() + 1);
        break;
      }
    }
    std::erase_if(found.units, [&](const KnownUnit* unit) {
      const Record::Unit& record = unit->entry.unit;
      return unmarked_key(*analyzer_, record.province.name) != above &&
             (!record.district || unmarked_key(*analyzer_, record.district->name) != above);
    });
    found.by_name = false;  // reports known by the name alone may be from elsewhere
  }
  return found;
}

std::vector<std::string> Units::terms_of(const KnownUnit& unit, CommuneScope scope,
                                         const Sight* sight) const {
  std::vector<std::string> terms{archive::term(Field::unit, unit.entry.unit.id)};
  if (scope == CommuneScope::exact) return terms;
  for (const archive::Relative& before : unit.entry.before) {
    const KnownUnit* known = with_id(before.id);
    if (known != nullptr && reports_of(*known, sight) > 0) {
      terms.push_back(archive::term(Field::unit, before.id));
    }
  }
  return terms;
}

std::vector<const KnownUnit*> Units::like(std::string_view typed, const Days& days,
                                          const Sight* sight) const {
  std::vector<const KnownUnit*> found;
  if (!analyzer_) return found;
  const std::string wanted = unmarked_key(*analyzer_, trimmed(typed));
  const auto begins_a_word = [&](const std::string& name) {
    for (auto at = name.find(wanted); at != name.npos; at = name.find(wanted, at + 1)) {
      if (at == 0 || name[at - 1] == ' ') return true;
    }
    return false;
  };
  if (!wanted.empty()) {
    found = named(typed, days, sight).units;
    if (!found.empty()) return found;
  }
  for (const KnownUnit& unit : units_) {
    const Record::Unit& record = unit.entry.unit;
    if (found.size() == max_like) break;
    if (!held(record, days)) continue;
    const bool is_meant =
        wanted.empty() ? reports_of(unit, sight) > 0
                       : begins_a_word(unmarked_key(*analyzer_, record.type + ' ' + record.name)) &&
                             is_seen(unit, sight);
    if (is_meant) found.push_back(&unit);
  }
  return found;
}

std::vector<UnitSummary> as_seen(std::vector<UnitSummary> units, const Sight& sight) {
  const auto count = [&](const Record::Unit& unit) {
    return sight.holders(archive::term(Field::unit, unit.id));
  };
  for (UnitSummary& unit : units) {
    unit.reports = count(unit.unit);
    unit.first_year = unit.last_year = 0;  // of reports that may not be seen, too
    for (auto* relatives : {&unit.before, &unit.after}) {
      for (auto& relative : *relatives) relative.reports = count(relative.unit);
      std::erase_if(*relatives, [](const auto& relative) { return relative.reports == 0; });
    }
  }
  std::erase_if(units, [](const UnitSummary& unit) {
    return unit.reports == 0 && unit.before.empty() && unit.after.empty();
  });
  return units;
}

}  // namespace tracuu::searchd
