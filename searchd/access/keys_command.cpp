#include "searchd/access/keys_command.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "searchd/access/access.hpp"
#include "searchd/access/keys.hpp"
#include "searchd/query/target.hpp"

namespace tracuu::searchd {
namespace {

KeyTime now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

bool is_one_line(std::string_view text) {
  return !text.empty() && !broken_utf8_at(text) &&
         std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

Key read_key(const WantedKey& wanted) {
  Key key;
  if (!is_one_line(wanted.name)) throw std::invalid_argument("--name: one line of UTF-8 is needed");
  key.name = wanted.name;
  for (const auto& scope_name : wanted.scopes) {
    const auto scope = parse_scope(scope_name);
    if (!scope) throw std::invalid_argument(fmt::format("--scope {}: no such scope", scope_name));
    key.scopes.insert(*scope);
  }
  key.filter = wanted.filter;
  key.per_minute = wanted.per_minute;
  key.created_at = now();
  if (!wanted.expires.empty()) {
    key.expires_at = parse_time(wanted.expires);
    if (!key.expires_at) {
      throw std::invalid_argument(
          fmt::format("--expires {}: a day such as 2027-01-31 is needed", wanted.expires));
    }
    if (*key.expires_at <= key.created_at) {
      throw std::invalid_argument(fmt::format("--expires {}: that is over", wanted.expires));
    }
  }
  filter_of(key, tokenizers::Analyzer());  // throws for a filter that the daemon would refuse
  return key;
}

std::string line_of(const Key& key) {
  std::vector<std::string_view> scopes;
  for (const Scope scope : key.scopes) scopes.push_back(name(scope));
  const bool is_over = key.expires_at && *key.expires_at <= now();
  return fmt::format(
      "{}  {:<20}  {:<19}  {:<10}  {:<12}  {}\n", key.id, fmt::format("{}", fmt::join(scopes, ",")),
      key.expires_at ? to_string(*key.expires_at) + (is_over ? " (over)" : "") : "never",
      key.per_minute == 0 ? "no limit" : fmt::format("{}/min", key.per_minute), key.name,
      key.filter);
}

}  // namespace

std::string add_key(const std::filesystem::path& file, const WantedKey& wanted) {
  Keys keys = std::filesystem::exists(file) ? Keys::read(file) : Keys();
  std::string sent = keys.add(read_key(wanted));
  keys.write(file);
  return sent;
}

std::string list_keys(const std::filesystem::path& file) {
  std::string table;
  for (const Key& key : Keys::read(file).list()) table += line_of(key);
  return table;
}

void revoke_key(const std::filesystem::path& file, const std::string& id) {
  Keys keys = Keys::read(file);
  if (!keys.revoke(id)) throw std::invalid_argument(fmt::format("{}: no key has this id", id));
  keys.write(file);
}

}  // namespace tracuu::searchd
