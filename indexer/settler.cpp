#include "indexer/settler.hpp"

#include <fmt/format.h>

namespace tracuu::indexer {

Settler::Settler(const std::vector<Withdrawal>& withdrawn) {
  for (const Withdrawal& each : withdrawn) {
    reasons_.emplace(each.id, each.reason);
    if (!each.fingerprint.empty()) reasons_.emplace(each.fingerprint, each.reason);
  }
}

Verdict Settler::judge(const std::string& path, const Content& content) const {
  if (!content.code.empty()) {
    const Fate fate = content.code == "quarantined" ? Fate::quarantined : Fate::rejected;
    return {fate, {}, content.code, content.reason};
  }
  for (const std::string& key : {content.id, content.fingerprint}) {
    if (const auto found = reasons_.find(key); found != reasons_.end()) {
      return {Fate::rejected, {}, "withdrawn", fmt::format("{}: {}", path, found->second)};
    }
  }
  if (const auto same = texts_.find(content.fingerprint); same != texts_.end()) {
    return {Fate::duplicate, same->second, {}, {}};
  }
  if (ids_.contains(content.id)) {
    return {Fate::rejected,
            {},
            "duplicate_id",
            fmt::format("{}: a report listed before it has the id {} too; give each an id of its "
                        "own, and name each source once",
                        path, content.id)};
  }
  return {Fate::indexed, {}, {}, {}};
}

void Settler::claim(const Content& content) {
  ids_.insert(content.id);
  if (!content.fingerprint.empty()) texts_.emplace(content.fingerprint, content.id);
}

}  // namespace tracuu::indexer
