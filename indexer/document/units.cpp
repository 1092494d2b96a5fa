#include "indexer/document/units.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "archive/errors.hpp"
#include "archive/schema.hpp"
#include "indexer/document/make_document.hpp"
#include "indexer/document/report_json.hpp"

namespace tracuu::indexer {
namespace {

using corpus::gazetteer::Gazetteer;

std::vector<archive::Relative> relatives(const std::vector<corpus::Relative>& found) {
  std::vector<archive::Relative> made;
  for (const corpus::Relative& relative : found) {
    made.push_back(
        {id_of(relative.unit), name_of(relative.succession), relative.in_part, relative.decree});
  }
  return made;
}

/// Units by id: those of reports, their relatives, and whoever those name.
class Collection {
 public:
  explicit Collection(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  void add(archive::Record::Unit unit) {
    unit.as_of.reset();
    entries_.try_emplace(unit.id, archive::UnitEntry{unit, {}, {}});
  }

  /// False where the gazetteer does not know it.
  bool add_with_relatives(const std::string& id) {
    const corpus::Unit* unit = gazetteer_.with_id(id);
    if (unit == nullptr) return false;
    for (const std::string& relative : add_known(*unit)) {
      if (const corpus::Unit* known = gazetteer_.with_id(relative)) add_known(*known);
    }
    return true;
  }

  std::vector<archive::UnitEntry> finish() && {
    std::vector<archive::UnitEntry> made;
    const auto is_unknown = [&](const archive::Relative& relative) {
      return !entries_.contains(relative.id);
    };
    for (auto& [id, entry] : entries_) {
      std::erase_if(entry.before, is_unknown);
      std::erase_if(entry.after, is_unknown);
    }
    for (auto& [id, entry] : entries_) made.push_back(std::move(entry));
    return made;
  }

 private:
  /// With its relatives' names; returns their ids.
  std::vector<std::string> add_known(const corpus::Unit& unit) {
    const corpus::Lineage lineage = gazetteer_.lineage_of(unit);
    archive::UnitEntry& entry = entries_[id_of(unit)];
    entry = {to_record(unit), relatives(lineage.before), relatives(lineage.after)};
    std::vector<std::string> ids;
    for (const auto* side : {&lineage.before, &lineage.after}) {
      for (const corpus::Relative& relative : *side) {
        ids.push_back(id_of(relative.unit));
        entries_.try_emplace(ids.back(), archive::UnitEntry{to_record(relative.unit), {}, {}});
      }
    }
    return ids;
  }

  const Gazetteer& gazetteer_;
  std::map<std::string, archive::UnitEntry> entries_;
};

}  // namespace

std::vector<archive::UnitEntry> units_of(const Xapian::Database& index,
                                         const std::vector<Xapian::docid>& dead,
                                         const Gazetteer& gazetteer) {
  return archive::with_xapian([&] {
    Collection units(gazetteer);
    const std::string prefix = archive::term(archive::Field::unit, "");
    for (auto term = index.allterms_begin(prefix); term != index.allterms_end(prefix); ++term) {
      const auto end = index.postlist_end(*term);
      const auto report = std::find_if(index.postlist_begin(*term), end, [&](Xapian::docid each) {
        return !std::ranges::binary_search(dead, each);
      });
      if (report == end) continue;
      if (units.add_with_relatives((*term).substr(prefix.size()))) continue;
      const auto record = archive::stored_record(index, *report);
      if (record.unit) units.add(*record.unit);
    }
    return std::move(units).finish();
  });
}

}  // namespace tracuu::indexer
