// The gazetteer: communes through time, found by name, and what each was and became.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "corpus/gazetteer/changes.hpp"
#include "corpus/gazetteer/tables.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus::gazetteer {

/// Never changes; copies share it, safe from any thread. Units it gives live as long as a copy.
class Gazetteer {
 public:
  /// Knows nothing, so that no report gets a unit.
  Gazetteer();
  explicit Gazetteer(Tables tables);

  bool empty() const;
  const std::vector<Unit>& units() const;

  /// All that bear the name, with other marks and at other times too.
  std::vector<const Unit*> named(std::string_view name) const;
  /// Null where there is none.
  const Unit* with_id(std::string_view id) const;
  /// `unit` is one of ours.
  Lineage lineage_of(const Unit& unit) const;

 private:
  struct Index;
  std::shared_ptr<const Index> index_;
};

/// What the program was built with, units.tsv with changes.csv, and one's own changes on top, which
/// may throw BadGazetteer.
Gazetteer built_in();
Gazetteer built_in_with(const std::vector<Change>& changes);
/// The text of both files.
std::string_view built_in_units();
std::string_view built_in_changes();

}  // namespace tracuu::corpus::gazetteer
