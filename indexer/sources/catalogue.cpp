#include "indexer/sources/catalogue.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "archive/errors.hpp"

namespace tracuu::indexer {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> fates{"indexed", "duplicate", "quarantined", "rejected"};

Fate fate_of(const std::string& name) {
  for (std::size_t i = 0; i < fates.size(); ++i) {
    if (fates[i] == name) return static_cast<Fate>(i);
  }
  throw archive::DatabaseError(fmt::format("\"{}\" is no fate of a file", name));
}

FileState as_listed(const corpus::Item& item) {
  return {item.offset, item.length, item.file_modified_ns, item.file_changed_ns};
}

}  // namespace

FileState state_of(const corpus::Item& item, std::int64_t warm_since_ns) {
  FileState state = as_listed(item);
  if (std::max(state.modified_ns, state.changed_ns) > warm_since_ns) {
    state.modified_ns = state.changed_ns = 0;
  }
  return state;
}

bool still_holds(const Entry& entry, const corpus::Item& item) {
  const bool is_sure = entry.state.modified_ns != 0;
  const bool may_pass =
      entry.content.code == "unreadable" || entry.content.code == "changed_while_read";
  return is_sure && !may_pass && entry.state == as_listed(item);
}

std::string to_json_line(const Entry& entry) {
  Json line = {{"path", entry.path},
               {"length", entry.state.length},
               {"modified_ns", entry.state.modified_ns},
               {"changed_ns", entry.state.changed_ns},
               {"fate", fates[static_cast<std::size_t>(entry.verdict.fate)]}};
  if (entry.state.offset > 0) line["offset"] = entry.state.offset;
  const auto add = [&](const char* key, const std::string& text) {
    if (!text.empty()) line[key] = text;
  };
  add("sha256", entry.sha256);
  add("id", entry.content.id);
  add("fingerprint", entry.content.fingerprint);
  add("signature", entry.content.signature);
  add("code", entry.content.code);
  add("reason", entry.content.reason);
  add("of", entry.verdict.of);
  add("fate_code", entry.verdict.code);
  add("fate_reason", entry.verdict.reason);
  return line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Entry parse_entry(std::string_view line) try {
  const Json object = Json::parse(line);
  const auto text = [&](const char* key) { return object.value(key, std::string()); };
  Entry entry;
  object.at("path").get_to(entry.path);
  entry.state = {object.value("offset", std::uint64_t{0}), object.at("length").get<std::uint64_t>(),
                 object.at("modified_ns").get<std::int64_t>(),
                 object.at("changed_ns").get<std::int64_t>()};
  entry.sha256 = text("sha256");
  entry.content = {text("id"), text("fingerprint"), text("code"), text("reason"),
                   text("signature")};
  entry.verdict = {fate_of(text("fate")), text("of"), text("fate_code"), text("fate_reason")};
  return entry;
} catch (const Json::exception& error) {
  throw archive::DatabaseError(fmt::format("not a line of a catalogue: {}", error.what()));
}

std::vector<Entry> read_catalogue(const std::filesystem::path& file) {
  std::ifstream lines(file, std::ios::binary);
  if (!lines) throw archive::DatabaseError(fmt::format("{}: cannot be read", file.string()));
  std::vector<Entry> entries;
  for (std::string line; std::getline(lines, line);) entries.push_back(parse_entry(line));
  if (lines.bad()) throw archive::DatabaseError(fmt::format("{}: cannot be read", file.string()));
  return entries;
}

void Known::add(std::vector<Entry> entries, std::size_t origin) {
  places_.reserve(places_.size() + entries.size());
  for (Entry& entry : entries) {
    by_path_[entry.path] = places_.size();
    places_.push_back({std::move(entry), origin, false, false});
  }
}

Known::Place* Known::find(std::string_view path) {
  const auto found = by_path_.find(std::string(path));
  return found == by_path_.end() ? nullptr : &places_[found->second];
}

}  // namespace tracuu::indexer
