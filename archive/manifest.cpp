#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "archive/generation.hpp"
#include "archive/schema.hpp"

namespace tracuu::archive {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t most_documents = 0xffffffff;  // Xapian::docid

/// Members another version may lack keep their default: the versions must be read all the same, so
/// that the refusal can name them.
template <typename Value>
void read_if_there(const Json& object, const char* key, Value& into) {
  if (const auto found = object.find(key); found != object.end()) found->get_to(into);
}

Json json(const Shard& shard) {
  return {{"name", shard.name},
          {"documents", shard.documents},
          {"dead", shard.dead},
          {"text_bytes", shard.text_bytes},
          {"tokens", shard.tokens}};
}

Json json(const Source& source) {
  return {{"path", source.path}, {"bytes", source.bytes}};
}

/// Read from any version, so that its refusal can name them; up to schema 4 they were paths alone.
Source source(const Json& json) {
  if (json.is_string()) return {json.get<std::string>(), 0};
  return {json.at("path").get<std::string>(), json.at("bytes").get<std::uint64_t>()};
}

template <typename Value>
Json array_of(const std::vector<Value>& values) {
  Json array = Json::array();
  for (const Value& value : values) array.push_back(json(value));
  return array;
}

/// A name is a folder's; nothing else gets into a path of ours.
bool is_shard_name(std::string_view name) {
  return !name.empty() && name.size() <= 32 &&
         std::ranges::all_of(name, [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

Shard shard(const Json& object) {
  Shard read{object.at("name").get<std::string>(), object.at("documents").get<std::uint64_t>(),
             object.at("dead").get<std::uint64_t>(), object.at("text_bytes").get<std::uint64_t>(),
             object.at("tokens").get<std::uint64_t>()};
  if (!is_shard_name(read.name) || read.documents > most_documents || read.dead > read.documents) {
    throw DatabaseError(fmt::format("not a shard: {}", object.dump()));
  }
  return read;
}

}  // namespace

std::string to_json(const Manifest& manifest) {
  const Json object = {{"generation", manifest.generation},
                       {"schema_version", manifest.schema_version},
                       {"analyzer_version", manifest.analyzer_version},
                       {"icu_version", manifest.icu_version},
                       {"xapian_version", manifest.xapian_version},
                       {"tracuu_version", manifest.tracuu_version},
                       {"settings", manifest.settings},
                       {"built_at", manifest.built_at},
                       {"seconds", manifest.seconds},
                       {"sources", array_of(manifest.sources)},
                       {"inputs", manifest.inputs},
                       {"reports", manifest.reports},
                       {"duplicates", manifest.duplicates},
                       {"text_bytes", manifest.text_bytes},
                       {"tokens", manifest.tokens},
                       {"rejected", manifest.rejected},
                       {"shards", array_of(manifest.shards)}};
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Manifest parse_manifest(std::string_view json) try {
  const Json object = Json::parse(json);
  Manifest manifest;
  object.at("generation").get_to(manifest.generation);
  object.at("schema_version").get_to(manifest.schema_version);
  object.at("analyzer_version").get_to(manifest.analyzer_version);
  read_if_there(object, "icu_version", manifest.icu_version);
  read_if_there(object, "xapian_version", manifest.xapian_version);
  read_if_there(object, "tracuu_version", manifest.tracuu_version);
  read_if_there(object, "settings", manifest.settings);
  read_if_there(object, "built_at", manifest.built_at);
  read_if_there(object, "seconds", manifest.seconds);
  read_if_there(object, "inputs", manifest.inputs);
  read_if_there(object, "reports", manifest.reports);
  read_if_there(object, "duplicates", manifest.duplicates);
  read_if_there(object, "text_bytes", manifest.text_bytes);
  read_if_there(object, "tokens", manifest.tokens);
  read_if_there(object, "rejected", manifest.rejected);
  if (const auto sources = object.find("sources"); sources != object.end()) {
    for (const Json& each : *sources) manifest.sources.push_back(source(each));
  }
  if (manifest.schema_version == schema_version) {
    for (const Json& each : object.at("shards")) manifest.shards.push_back(shard(each));
  }
  return manifest;
} catch (const Json::exception& error) {
  throw DatabaseError(fmt::format("not a manifest: {}", error.what()));
}

}  // namespace tracuu::archive
