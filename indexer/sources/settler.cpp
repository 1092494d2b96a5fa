#include "indexer/sources/settler.hpp"

#include <charconv>
#include <limits>

#include <fmt/format.h>

namespace tracuu::indexer {
namespace {

constexpr double near_enough = 0.8;
constexpr std::size_t digits = 4;  ///< of a value of a signature

corpus::Signature parse_signature(const std::string& text) {
  corpus::Signature signature{};
  for (std::size_t i = 0; i < signature.size() && (i + 1) * digits <= text.size(); ++i) {
    const char* first = text.data() + i * digits;
    std::from_chars(first, first + digits, signature[i], 16);
  }
  return signature;
}

}  // namespace

std::string to_text(const corpus::Signature& signature) {
  if (signature.front() == std::numeric_limits<std::uint32_t>::max()) return {};
  std::string text;
  for (const std::uint32_t value : signature) text += fmt::format("{:04x}", value & 0xffffU);
  return text;
}

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

std::optional<archive::NearReport> Settler::claim(const Content& content) {
  ids_.insert(content.id);
  if (!content.fingerprint.empty()) texts_.emplace(content.fingerprint, content.id);
  if (content.signature.empty()) return std::nullopt;
  const corpus::Signature signature = parse_signature(content.signature);
  if (auto near = nearest(signature)) return near;
  for (const std::uint64_t key : corpus::keys_of(signature)) {
    by_key_.emplace(key, static_cast<std::uint32_t>(models_.size()));
  }
  models_.push_back({content.id, signature});
  return std::nullopt;
}

std::optional<archive::NearReport> Settler::nearest(const corpus::Signature& signature) const {
  std::optional<archive::NearReport> nearest;
  for (const std::uint64_t key : corpus::keys_of(signature)) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) continue;
    const Model& model = models_[found->second];
    const double resemblance = corpus::resemblance(signature, model.signature);
    if (resemblance < near_enough || (nearest && nearest->resemblance >= resemblance)) continue;
    nearest = {model.id, resemblance};
  }
  return nearest;
}

}  // namespace tracuu::indexer
