#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "archive/generation.hpp"

namespace tracuu::archive {
namespace {

using Json = nlohmann::ordered_json;

/// Members another version may lack keep their default: the versions must be read all the same, so
/// that the refusal can name them.
template <typename Value>
void read_if_there(const Json& object, const char* key, Value& into) {
  if (const auto found = object.find(key); found != object.end()) found->get_to(into);
}

}  // namespace

std::string to_json(const Manifest& manifest) {
  const Json object = {{"generation", manifest.generation},
                       {"schema_version", manifest.schema_version},
                       {"analyzer_version", manifest.analyzer_version},
                       {"icu_version", manifest.icu_version},
                       {"xapian_version", manifest.xapian_version},
                       {"tracuu_version", manifest.tracuu_version},
                       {"built_at", manifest.built_at},
                       {"seconds", manifest.seconds},
                       {"sources", manifest.sources},
                       {"reports", manifest.reports},
                       {"text_bytes", manifest.text_bytes},
                       {"tokens", manifest.tokens},
                       {"rejected", manifest.rejected}};
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
  read_if_there(object, "built_at", manifest.built_at);
  read_if_there(object, "seconds", manifest.seconds);
  read_if_there(object, "sources", manifest.sources);
  read_if_there(object, "reports", manifest.reports);
  read_if_there(object, "text_bytes", manifest.text_bytes);
  read_if_there(object, "tokens", manifest.tokens);
  read_if_there(object, "rejected", manifest.rejected);
  return manifest;
} catch (const Json::exception& error) {
  throw DatabaseError(fmt::format("not a manifest: {}", error.what()));
}

}  // namespace tracuu::archive
