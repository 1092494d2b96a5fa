#include "corpus/gazetteer/unit_of_report.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corpus/fields/view.hpp"
#include "corpus/gazetteer/name_key.hpp"

namespace tracuu::corpus::gazetteer {
namespace {

using Candidates = std::vector<const Unit*>;

/// The days on which a report may have been issued: one, a month, a year, or any.
struct Days {
  Date first{0, 1, 1};
  Date last{9999, 12, 31};
};

Days days_of(const Maybe<Date>& issued_on) {
  if (!issued_on) return {};
  Days days{issued_on->value, issued_on->value};
  if (days.first.month == 0) {
    days.first.month = 1;
    days.last.month = 12;
  }
  if (days.first.day == 0) {
    days.first.day = 1;
    days.last.day = 31;
  }
  return days;
}

bool held(const Unit& unit, const Days& days) {
  return (!unit.from || unit.from->earliest <= days.last) &&
         (!unit.until || days.first < unit.until->latest);
}

template <typename Condition>
Candidates those(const Candidates& candidates, Condition condition) {
  Candidates kept;
  std::ranges::copy_if(candidates, std::back_inserter(kept),
                       [&](const Unit* unit) { return condition(*unit); });
  return kept;
}

/// Those that meet the condition, or all where none does.
template <typename Condition>
Candidates rather_those(Candidates candidates, Condition condition) {
  Candidates kept = those(candidates, condition);
  return kept.empty() ? std::move(candidates) : kept;
}

bool is_spelled(const Unit& unit, const UnitName& name) {
  return name_key(unit.name).spelled == name_key(name.name).spelled;
}

/// The names agree, and the types as far as both are given.
bool is_place(const UnitName& place, const UnitName& named) {
  return name_key(place.name).plain == name_key(named.name).plain &&
         (named.type.empty() || place.type.empty() || place.type == named.type);
}

bool is_in_district(const Unit& unit, const UnitName& district) {
  return !unit.district || is_place(*unit.district, district);
}

/// Of the name alone where none is of its type: districts became towns, which the lists show only
/// from 2019 on.
Candidates in_district(const Candidates& candidates, const UnitName& district) {
  auto kept = those(candidates, [&](const Unit& unit) { return is_in_district(unit, district); });
  if (!kept.empty()) return kept;
  return those(candidates, [&](const Unit& unit) {
    return is_in_district(unit, {{}, district.name});
  });
}

bool is_in_province(const Unit& unit, const UnitName& province) {
  // "thành phố" and "tỉnh" change sooner than letterheads do.
  return is_place(unit.province, {{}, province.name});
}

// -- names of hosts and folders: "xathachlong.thachha.gov.vn", "2016/UBND xa Thach Long" --

struct PathNames {
  std::vector<std::string> hosts;    ///< plain keys of their labels
  std::vector<std::string> folders;  ///< plain keys, the file's own name too
};

constexpr std::size_t most_names = 64;

PathNames names_in(std::string_view path) {
  PathNames names;
  while (!path.empty() && names.hosts.size() + names.folders.size() < most_names) {
    const std::size_t end = std::min(path.find('/'), path.size());
    std::string_view part = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (!part.ends_with(".vn")) {
      names.folders.push_back(name_key(part).plain);
      continue;
    }
    while (!part.empty()) {
      const std::size_t dot = std::min(part.find('.'), part.size());
      names.hosts.push_back(name_key(part.substr(0, dot)).plain);
      part.remove_prefix(std::min(dot + 1, part.size()));
    }
  }
  return names;
}

/// "thachha", "huyenthachha", "ubndhuyenthachha".
bool names_place(const std::vector<std::string>& names, const UnitName& place) {
  const std::string bare = name_key(place.name).plain;
  const std::string typed = name_key(place.type).plain + bare;
  return std::ranges::any_of(
      names, [&](const std::string& name) { return name == bare || name.ends_with(typed); });
}

/// What a host says of its commune: "xacamha", "phuongmybinh", "ttcon" -> type and plain name.
std::optional<UnitName> commune_of_host(std::string_view label) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> prefixes{
      {{"thitran", "thị trấn"},
       {"dackhu", "đặc khu"},
       {"phuong", "phường"},
       {"xa", "xã"},
       {"tt", "thị trấn"}}};
  for (const auto& [prefix, type] : prefixes) {
    if (label.starts_with(prefix) && label.size() > prefix.size() + 1) {
      return UnitName{std::string(type), std::string(label.substr(prefix.size()))};
    }
  }
  return std::nullopt;
}

// -- the steps --

/// Narrows the candidates by each piece of evidence, the most telling first.
class Search {
 public:
  Search(const Report& report, const Gazetteer& gazetteer)
      : report_(report),
        gazetteer_(gazetteer),
        days_(days_of(report.issued_on)),
        path_(names_in(report.source.path)) {}

  /// The units that may be meant. Empty with a warning where the evidence leaves none.
  Candidates by_name(const UnitName& commune) {
    Candidates candidates = those(gazetteer_.named(commune.name), [&](const Unit& unit) {
      return held(unit, days_) && (commune.type.empty() || unit.type == commune.type);
    });
    if (candidates.empty()) {
      warn("unit_unknown", fmt::format("the gazetteer has no {} then", full_name(commune)));
      return {};
    }
    candidates = narrowed(std::move(candidates), commune);
    return rather_those(std::move(candidates),
                        [&](const Unit& unit) { return is_spelled(unit, commune); });
  }

  /// The units that the host of a page names: with their type, or as the first of at least three.
  Candidates by_host() const {
    for (const std::string& label : path_.hosts) {
      const auto named = commune_of_host(label);
      if (!named) continue;
      return rather_those(
          those(gazetteer_.named(named->name),
                [&](const Unit& unit) { return held(unit, days_) && unit.type == named->type; }),
          [&](const Unit& unit) { return is_above_host(unit); });
    }
    if (path_.hosts.size() < 3) return {};
    return those(gazetteer_.named(path_.hosts.front()),
                 [&](const Unit& unit) { return held(unit, days_) && is_above_host(unit); });
  }

  /// Says which are left where they are several.
  void warn_of_choices(const Candidates& candidates) {
    constexpr std::size_t most_shown = 8;
    std::string choices;
    for (std::size_t i = 0; i < candidates.size() && i < most_shown; ++i) {
      const Unit& unit = *candidates[i];
      choices += fmt::format("{}{} {}", i > 0 ? "; " : "", id_of(unit), full_name(unit));
    }
    warn("unit_ambiguous", fmt::format("{} units fit: {}{}", candidates.size(), choices,
                                       candidates.size() > most_shown ? "; ..." : ""));
  }

  std::vector<Warning> take_warnings() { return std::move(warnings_); }

 private:
  static std::string full_name(const UnitName& name) {
    return name.type.empty() ? name.name : name.type + ' ' + name.name;
  }
  static std::string full_name(const Unit& unit) {
    std::string name = full_name(UnitName{unit.type, unit.name});
    if (unit.district) name += ", " + full_name(*unit.district);
    return name + ", " + full_name(unit.province);
  }

  bool is_above_host(const Unit& unit) const {
    return (unit.district && names_place(path_.hosts, *unit.district)) ||
           names_place(path_.hosts, unit.province);
  }

  Candidates narrowed(Candidates candidates, const UnitName& commune) {
    const Candidates named = candidates;
    if (report_.district) candidates = in_district(candidates, report_.district->value);
    if (report_.province) {
      candidates = those(candidates, [&](const Unit& unit) {
        return is_in_province(unit, report_.province->value);
      });
    }
    if (candidates.empty()) {
      warn("unit_elsewhere", fmt::format("the gazetteer has {} then, but not there: {}",
                                         full_name(commune), full_name(*named.front())));
      return {};
    }
    for (const auto* names : {&path_.hosts, &path_.folders}) {
      candidates = rather_those(std::move(candidates), [&](const Unit& unit) {
        return unit.district && names_place(*names, *unit.district);
      });
      candidates = rather_those(std::move(candidates), [&](const Unit& unit) {
        return names_place(*names, unit.province);
      });
    }
    return candidates;
  }

  void warn(const char* code, std::string message) {
    const bool in_text = report_.commune && report_.commune->evidence.origin == Origin::text;
    warnings_.push_back({code, std::move(message), in_text ? report_.commune->evidence.offset : 0});
  }

  const Report& report_;
  const Gazetteer& gazetteer_;
  Days days_;
  PathNames path_;
  std::vector<Warning> warnings_;
};

/// Papers of a district or province stand on pages of communes too.
bool is_issued_above(const Report& report) {
  if (!report.issuer) return false;
  const std::string issuer = fields::lower_case(report.issuer->value.name);
  constexpr std::array<std::string_view, 6> above{"huyện",     "quận ",    "thị xã",
                                                  "thành phố", "thành ủy", "tỉnh"};
  return std::ranges::any_of(
      above, [&](std::string_view word) { return issuer.find(word) != issuer.npos; });
}

/// Fields left open say what the unit says.
void take_unit(Report& report, const Unit& unit, const Evidence& evidence,
               const Gazetteer& gazetteer) {
  const Evidence ours{Origin::gazetteer, id_of(unit), 0};
  if (!report.commune) {
    report.commune = Found<UnitName>{{unit.type, unit.name}, evidence};
  } else if (report.commune->value.type.empty()) {
    report.commune->value.type = unit.type;
  }
  if (!report.district && unit.district) report.district = Found<UnitName>{*unit.district, ours};
  if (!report.province) report.province = Found<UnitName>{unit.province, ours};
  report.lineage = gazetteer.lineage_of(unit);
  report.unit = Found<Unit>{unit, evidence};
}

}  // namespace

Report with_unit(Report report, const Gazetteer& gazetteer) {
  if (gazetteer.empty()) return report;
  Search search(report, gazetteer);
  Candidates candidates;
  Evidence evidence{Origin::path, report.source.path, 0};
  if (report.commune) {
    candidates = search.by_name(report.commune->value);
    evidence = report.commune->evidence;
  } else if (!is_issued_above(report)) {
    candidates = search.by_host();
  }
  if (candidates.size() > 1) search.warn_of_choices(candidates);
  std::ranges::move(search.take_warnings(), std::back_inserter(report.quality.warnings));
  if (candidates.size() == 1) take_unit(report, *candidates.front(), evidence, gazetteer);
  return report;
}

}  // namespace tracuu::corpus::gazetteer
