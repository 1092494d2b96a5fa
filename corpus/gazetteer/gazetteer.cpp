#include "corpus/gazetteer/gazetteer.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "corpus/gazetteer/name_key.hpp"

namespace tracuu::corpus::gazetteer {
namespace {

/// The relations that touch one unit.
struct Links {
  std::vector<std::size_t> before, after;
};

Succession succession_of(const Tables& tables, const Relation& relation, bool only_one) {
  if (relation.in_part) return Succession::part;
  if (!only_one) return Succession::whole;
  const Unit& before = tables.units[relation.before];
  const Unit& after = tables.units[relation.after];
  return before.type == after.type && name_key(before.name) == name_key(after.name)
             ? Succession::unchanged
             : Succession::renamed;
}

/// A unit absorbs others without being a new one: it has then predecessors and its own past.
bool was_there_before(const Tables& tables, const Relation& relation) {
  const auto& from = tables.units[relation.after].from;
  const auto& ended = tables.units[relation.before].until;
  return !from || (ended && from->latest < ended->earliest);
}

constexpr std::size_t most_relatives = 1000;

}  // namespace

struct Gazetteer::Index {
  Tables tables;
  std::vector<Links> links;                                   ///< by unit
  std::unordered_multimap<std::string, std::size_t> by_name;  ///< plain keys
  std::unordered_map<std::string, std::size_t> by_id;

  Relative relative(std::size_t unit, const Relation& relation, bool in_part) const {
    const bool only_one =
        links[relation.after].before.size() == 1 && !was_there_before(tables, relation);
    return {tables.units[unit], succession_of(tables, relation, only_one),
            in_part || relation.in_part, relation.decree};
  }

  /// All that is reached over the relations on one side, breadth first.
  std::vector<Relative> reached(std::size_t start, std::vector<std::size_t> Links::*side,
                                std::size_t Relation::*end) const {
    std::vector<Relative> found;
    std::vector<bool> seen(tables.units.size());
    seen[start] = true;
    std::vector<std::pair<std::size_t, bool>> open{{start, false}};
    for (std::size_t next = 0; next < open.size() && found.size() < most_relatives; ++next) {
      const auto [unit, in_part] = open[next];
      for (const std::size_t link : links[unit].*side) {
        const Relation& relation = tables.relations[link];
        const std::size_t other = relation.*end;
        if (seen[other]) continue;
        seen[other] = true;
        found.push_back(relative(other, relation, in_part));
        open.emplace_back(other, found.back().in_part);
      }
    }
    return found;
  }
};

Gazetteer::Gazetteer() : Gazetteer(Tables()) {}

Gazetteer::Gazetteer(Tables tables) {
  auto index = std::make_shared<Index>();
  index->tables = std::move(tables);
  const auto& [units, relations] = index->tables;
  index->links.resize(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    index->by_name.emplace(name_key(units[i].name).plain, i);
    index->by_id.emplace(id_of(units[i]), i);
  }
  for (std::size_t i = 0; i < relations.size(); ++i) {
    index->links[relations[i].before].after.push_back(i);
    index->links[relations[i].after].before.push_back(i);
  }
  index_ = std::move(index);
}

bool Gazetteer::empty() const {
  return index_->tables.units.empty();
}

const std::vector<Unit>& Gazetteer::units() const {
  return index_->tables.units;
}

std::vector<const Unit*> Gazetteer::named(std::string_view name) const {
  std::vector<std::size_t> numbers;
  const auto [first, last] = index_->by_name.equal_range(name_key(name).plain);
  for (auto found = first; found != last; ++found) numbers.push_back(found->second);
  std::ranges::sort(numbers);
  std::vector<const Unit*> found;
  for (const std::size_t number : numbers) found.push_back(&units()[number]);
  return found;
}

const Unit* Gazetteer::with_id(std::string_view id) const {
  const auto found = index_->by_id.find(std::string(id));
  return found == index_->by_id.end() ? nullptr : &units()[found->second];
}

Lineage Gazetteer::lineage_of(const Unit& unit) const {
  const auto number = static_cast<std::size_t>(&unit - units().data());
  Lineage lineage{index_->reached(number, &Links::before, &Relation::before),
                  index_->reached(number, &Links::after, &Relation::after)};
  const auto end = [](const Relative& relative) {
    return std::tuple(relative.unit.until ? relative.unit.until->latest : Date{9999, 12, 31},
                      relative.unit.code);
  };
  const auto begin = [](const Relative& relative) {
    return std::tuple(relative.unit.from ? relative.unit.from->latest : Date{}, relative.unit.code);
  };
  std::ranges::stable_sort(lineage.before, [&](const Relative& a, const Relative& b) {
    const auto [a_end, a_code] = end(a);
    const auto [b_end, b_code] = end(b);
    return a_end != b_end ? b_end < a_end : a_code < b_code;
  });
  std::ranges::stable_sort(lineage.after, {}, begin);
  return lineage;
}

Gazetteer built_in() {
  return built_in_with({});
}

Gazetteer built_in_with(const std::vector<Change>& changes) {
  Tables tables = with_changes(parse_tables(built_in_units()), parse_changes(built_in_changes()));
  return Gazetteer(with_changes(std::move(tables), changes));
}

}  // namespace tracuu::corpus::gazetteer
