#include "searchd/access/access.hpp"

#include <utility>

#include <fmt/format.h>

#include "searchd/http/negotiation.hpp"
#include "searchd/query/target.hpp"

namespace tracuu::searchd {
namespace {

std::string_view sent_key(const Credentials& credentials) {
  constexpr std::string_view scheme = "bearer ";
  const std::string_view sent = credentials.authorization;
  if (http::equal_ignoring_case(sent.substr(0, scheme.size()), scheme)) {
    return sent.substr(scheme.size());
  }
  return credentials.api_key;
}

Denial denied(std::string code, std::string vi, std::string en) {
  return {{std::move(code), {std::move(vi), std::move(en)}, {}, {}}, {}};
}

Denial no_key() {
  return denied("key_required", "cần một khóa truy cập, gửi trong Authorization: Bearer",
                "a key is needed here, sent as Authorization: Bearer");
}

Denial unknown_key() {
  return denied("key_unknown", "không có khóa truy cập này", "there is no such key");
}

Denial expired_key() {
  return denied("key_expired", "khóa truy cập đã hết hạn", "the key has expired");
}

Denial scope_missing(Scope needed) {
  return denied("scope_missing", fmt::format("khóa này không có quyền \"{}\"", name(needed)),
                fmt::format("this key has no scope \"{}\"", name(needed)));
}

Denial too_often(std::chrono::milliseconds wait) {
  Denial made = denied("rate_limited", "hỏi quá nhiều lần trong một phút, xin chờ",
                       "too many requests in a minute, wait");
  made.retry_after = std::chrono::ceil<std::chrono::seconds>(wait);
  return made;
}

}  // namespace

std::shared_ptr<const Query> filter_of(const Key& key, const tokenizers::Analyzer& analyzer) {
  if (key.filter.empty()) return nullptr;
  const auto fail = [&](std::string_view why) {
    throw KeyFileError(fmt::format("the filter \"{}\" of key {}: {}", key.filter, key.name, why));
  };
  if (key.may(Scope::admin)) fail("an admin reaches all of an archive");
  try {
    const auto parameters = parse_target(fmt::format("/?{}", key.filter)).parameters;
    for (const auto& parameter : parameters) {
      // In a search "commune=" counts as not given: here it would open what it was meant to close.
      if (parameter.name != "commune_scope" && parse_query({parameter}, analyzer) == Query{}) {
        fail(fmt::format("{} filters nothing", parameter.name));
      }
    }
    const Query query = parse_query(parameters, analyzer);
    Query alone;
    alone.filters = query.filters;
    alone.commune_scope = query.commune_scope;
    alone.years = query.years;
    alone.issued_from = query.issued_from;
    alone.issued_to = query.issued_to;
    alone.period_from = query.period_from;
    alone.period_to = query.period_to;
    if (query == Query{}) fail("nothing is filtered");
    if (query != alone) fail("it takes only what filters, such as commune=...&year=...");
    return std::make_shared<const Query>(alone);
  } catch (const BadRequest& error) {
    fail(error.what());
  }
  return nullptr;
}

AccessControl::AccessControl(Options options, tokenizers::Analyzer analyzer)
    : options_(std::move(options)),
      analyzer_(std::move(analyzer)),
      known_(read(options_, analyzer_)) {}

std::shared_ptr<const AccessControl::Known> AccessControl::read(
    const Options& options, const tokenizers::Analyzer& analyzer) {
  auto made = std::make_shared<Known>();
  if (options.keys.empty()) return made;
  made->keys = Keys::read(options.keys);
  for (const Key& key : made->keys.list()) made->filters[key.id] = filter_of(key, analyzer);
  return made;
}

void AccessControl::reload() {
  auto made = read(options_, analyzer_);
  const std::scoped_lock lock(mutex_);
  known_ = std::move(made);
}

std::shared_ptr<const AccessControl::Known> AccessControl::known() const {
  const std::scoped_lock lock(mutex_);
  return known_;
}

std::variant<Access, Denial> AccessControl::admit(const Credentials& credentials, Scope needed,
                                                  RateLimit::Time now, KeyTime today) {
  const std::string address(credentials.address);
  if (needed == Scope::open) return Access{address, {}, {}};
  const auto held = known();
  const std::string_view sent = sent_key(credentials);
  const Key* key = sent.empty() ? nullptr : held->keys.find(sent);
  if (key == nullptr && options_.per_minute > 0) {
    const auto wait = by_address_.take(address, options_.per_minute, now);
    if (wait.count() > 0) return too_often(wait);
  }
  if (key == nullptr) {
    if (options_.keys.empty() && needed != Scope::admin) return Access{address, {}, {}};
    return sent.empty() || options_.keys.empty() ? no_key() : unknown_key();
  }
  if (key->expires_at && *key->expires_at <= today) return expired_key();
  if (key->per_minute > 0) {
    const auto wait = by_key_.take(key->id, key->per_minute, now);
    if (wait.count() > 0) return too_often(wait);
  }
  if (!key->may(needed)) return scope_missing(needed);
  return Access{"key " + key->id, key->id, held->filters.at(key->id)};
}

}  // namespace tracuu::searchd
