#include "searchd/search/sight.hpp"

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "searchd/search/xapian_query.hpp"

namespace tracuu::searchd {
namespace {

/// Looks each term up once.
class Seen {
 public:
  Seen(const std::vector<Xapian::Query>& conditions, const DocidSet& reports, const Finder& finder)
      : conditions_(conditions),
        finder_(finder),
        reports_(finder.among(reports, matching({}, Operator::all, conditions))) {}

  const DocidSet& reports() const { return reports_; }

  /// Another machine is told the conditions, so that it hands out no more than is counted.
  DocidSet reports_with(const std::string& term) const {
    const Xapian::Query wanted(term);
    return finder_.among(reports_, finder_.asks_others() ? under(wanted, conditions_) : wanted);
  }

  std::uint64_t holders(const std::string& term) {
    const auto [known, is_new] = holders_.try_emplace(term, 0);
    if (is_new) known->second = reports_with(term).size();
    return known->second;
  }

 private:
  std::vector<Xapian::Query> conditions_;
  const Finder& finder_;
  DocidSet reports_;
  std::unordered_map<std::string, std::uint64_t> holders_;
};

}  // namespace

Sight sight_of(const std::vector<Xapian::Query>& conditions, const DocidSet& reports,
               const Finder& finder, const Xapian::Database& index, const Units& units) {
  const auto seen = std::make_shared<Seen>(conditions, reports, finder);
  Sight sight;
  sight.reports = seen->reports().size();
  sight.holders = [seen](const std::string& term) { return seen->holders(term); };
  sight.without_unit = [seen, &units](const std::string& term) {
    std::uint64_t count = 0;
    seen->reports_with(term).for_each([&](Xapian::docid id) {
      if (!units.has_unit(id)) ++count;
    });
    return count;
  };
  sight.begun = [seen, &index](const std::string& beginning, std::size_t most) {
    std::vector<std::string> terms;
    for (auto term = index.allterms_begin(beginning);
         term != index.allterms_end(beginning) && terms.size() < most; ++term) {
      if (seen->holders(*term) > 0) terms.push_back(*term);
    }
    return terms;
  };
  return sight;
}

}  // namespace tracuu::searchd
