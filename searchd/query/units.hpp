// The communes of a generation through time: which of them a typed value may mean, and what each
// was and became. Read once when a generation is opened, then shared by threads.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "archive/date_terms.hpp"
#include "archive/generation.hpp"
#include "archive/units.hpp"
#include "searchd/query/sight.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {

/// Whether a commune's predecessors are found with it.
enum class CommuneScope : std::uint8_t { lineage, exact };

struct KnownUnit {
  archive::UnitEntry entry;
  std::uint64_t reports = 0;     ///< of this unit alone
  std::uint32_t first_year = 0;  ///< of its dated reports; 0 where there are none
  std::uint32_t last_year = 0;
  bool operator==(const KnownUnit&) const = default;
};

/// A unit as it is shown to the asker, its relatives named.
struct UnitSummary {
  struct Relative {
    archive::Record::Unit unit;
    std::string relation;
    bool in_part = false;
    std::string decree;
    std::uint64_t reports = 0;
    bool operator==(const Relative&) const = default;
  };
  archive::Record::Unit unit;
  std::uint64_t reports = 0;
  std::uint32_t first_year = 0;
  std::uint32_t last_year = 0;
  std::vector<Relative> before, after;
  bool operator==(const UnitSummary&) const = default;
};

/// How a value of the parameter `commune` was read.
struct CommuneRead {
  std::string value;
  CommuneScope scope = CommuneScope::lineage;
  bool is_ambiguous = false;
  std::vector<UnitSummary> units;  ///< at most max_choices
  std::size_t total_units = 0;
  std::uint64_t without_unit = 0;  ///< reports that bear the name but have no unit
  bool operator==(const CommuneRead&) const = default;
};

inline constexpr std::size_t max_choices = 100;

/// Which units a value names, and how it was read.
struct UnitsNamed {
  std::vector<const KnownUnit*> units;  ///< in the order of their ids
  bool by_name = false;  ///< the value is a name, which reports without a unit may bear as well
};

/// A span of days; open where nothing is given. "2018-05-04".
struct Days {
  std::string first, last;
  bool operator==(const Days&) const = default;
};

class Units {
 public:
  /// Knows none.
  Units() = default;
  /// `dates` by document id: yyyymmdd.
  Units(std::vector<archive::UnitEntry> entries, const archive::Generation& generation,
        const std::vector<std::uint32_t>& dates, tokenizers::Analyzer analyzer);

  const std::vector<KnownUnit>& all() const { return units_; }
  /// Null where there is none.
  const KnownUnit* with_id(std::string_view id) const;

  /// By id, by code, or by name in the forms people write: with or without marks and type ("X.",
  /// "TT.", "P.1", "Phường 01"), with the district or province behind it ("Thạch Điền - Thạch Hà",
  /// "xã Tân Thành, huyện Kim Sơn"). Only units that were on one of the days.
  UnitsNamed named(std::string_view value, const Days& days = {},
                   const Sight* sight = nullptr) const;

  UnitSummary summary_of(const KnownUnit& unit) const;

  /// How many reports are of the unit itself.
  static std::uint64_t reports_of(const KnownUnit& unit, const Sight* sight);

  /// Reports under a filter term of a commune's name that have no unit.
  std::uint64_t without_unit(const std::string& commune_term, const Sight* sight = nullptr) const;
  /// Whether the report has one. By document id.
  bool has_unit(std::uint32_t id) const { return has_unit_[id]; }

  /// The terms that find the reports of the unit and, with lineage, of all that it was made of.
  std::vector<std::string> terms_of(const KnownUnit& unit, CommuneScope scope,
                                    const Sight* sight = nullptr) const;

  /// Units whose name has words that begin as those typed, in order: the name typed first, then the
  /// latest. All that have reports where nothing is typed.
  std::vector<const KnownUnit*> like(std::string_view typed, const Days& days,
                                     const Sight* sight = nullptr) const;

 private:
  struct Name {
    std::string unmarked, key;  ///< of the bare name; sorted
    std::size_t unit = 0;
  };

  std::vector<const KnownUnit*> bearing(std::string_view type, std::string_view name,
                                        const Days& days, const Sight* sight) const;
  bool is_seen(const KnownUnit& unit, const Sight* sight) const;

  std::optional<tokenizers::Analyzer> analyzer_;
  std::vector<KnownUnit> units_;  ///< in the order of their ids
  std::vector<Name> names_;
  std::vector<bool> has_unit_;                                      ///< by document id
  std::map<std::string, std::uint64_t, std::less<>> without_unit_;  ///< by term
};

/// With the counts of the reports seen alone; those alone that have any, or relatives that do.
std::vector<UnitSummary> as_seen(std::vector<UnitSummary> units, const Sight& sight);

/// Whether the unit was on one of the days.
bool held(const archive::Record::Unit& unit, const Days& days);

/// The days that a year, a month or a day is or begins and ends with.
Days days_of(const std::optional<archive::CalendarDate>& from,
             const std::optional<archive::CalendarDate>& to);

}  // namespace tracuu::searchd
