// /openapi.json: the table of endpoints, told to programs.
#include <string>

#include <fmt/format.h>

#include "searchd/answer/problems.hpp"
#include "searchd/endpoints/endpoint.hpp"
#include "searchd/endpoints/schemas_text.hpp"

namespace tracuu::searchd {
namespace {

using Type = ParameterSpec::Type;

void write_item_schema(JsonWriter& json, const ParameterSpec& spec) {
  json.begin_object();
  switch (spec.type) {
    case Type::text:
      json.member("type", "string");
      break;
    case Type::date:
      json.member("type", "string")
          .member("pattern", R"(^\s*(\d{4}(-\d{1,2}(-\d{1,2})?)?|\d{1,2}/\d{1,2}/\d{4})\s*$)");
      break;
    case Type::year:
      json.member("type", "string").member("pattern", "^\\d{4}$");
      break;
    case Type::number:
      json.member("type", "integer").member("minimum", spec.least).member("maximum", spec.most);
      if (spec.usual != 0) json.member("default", spec.usual);
      break;
    case Type::flag:
      json.member("type", "boolean").member("default", false);
      break;
    case Type::choice:
      json.member("type", "string").key("enum").begin_array();
      for (const auto choice : spec.choices) json.value(choice);
      json.end_array();
      if (!spec.is_list && !spec.is_required) json.member("default", spec.choices.front());
      break;
  }
  json.end_object();
}

void write_schema(JsonWriter& json, const ParameterSpec& spec) {
  if (!spec.is_list) {
    write_item_schema(json, spec);
    return;
  }
  json.begin_object().member("type", "array").key("items");
  write_item_schema(json, spec);
  json.end_object();
}

void write_query_parameter(JsonWriter& json, const ParameterSpec& spec) {
  json.begin_object()
      .member("name", spec.name)
      .member("in", "query")
      .member("required", spec.is_required)
      .member("description", spec.says);
  if (spec.is_list) json.member("style", "form").member("explode", true);
  json.key("schema");
  write_schema(json, spec);
  json.end_object();
}

/// The parts in braces.
void write_path_parameters(JsonWriter& json, std::string_view path) {
  for (auto open = path.find('{'); open != std::string_view::npos;
       open = path.find('{', open + 1)) {
    const auto close = path.find('}', open);
    json.begin_object()
        .member("name", path.substr(open + 1, close - open - 1))
        .member("in", "path")
        .member("required", true)
        .key("schema")
        .begin_object()
        .member("type", "string")
        .end_object()
        .end_object();
  }
}

/// The schemas of a body's members: those of the parameters; of a body of its own the same objects
/// in a list.
void write_body(JsonWriter& json, const Endpoint& endpoint) {
  const bool is_own = endpoint.body == Endpoint::Body::own;
  const auto write_object = [&](const ParameterGroups& groups) {
    json.begin_object().member("type", "object").key("properties").begin_object();
    for (const auto& group : groups) {
      for (const auto& spec : group) {
        json.key(spec.name);
        write_schema(json, spec);
      }
    }
    json.end_object().member("additionalProperties", false).end_object();
  };
  json.key("requestBody")
      .begin_object()
      .member("description", "An object that names a member twice is refused: repeated_param.")
      .member("required", !endpoint.takes.empty())
      .key("content")
      .begin_object();
  json.key("application/json").begin_object().key("schema");
  if (is_own) {
    const ParameterSpec& list = endpoint.takes.front().front();
    json.begin_object().member("type", "object").key("required").begin_array().value(list.name);
    json.end_array().key("properties").begin_object().key(list.name).begin_object();
    json.member("type", "array").member("description", list.says).key("items");
    write_object(search_parameters());
    json.end_object().end_object().end_object();
  } else {
    write_object(endpoint.takes);
  }
  json.end_object().end_object().end_object();
}

void write_content(JsonWriter& json, std::string_view gives) {
  json.key("content").begin_object();
  if (gives.find('/') == std::string_view::npos) {
    json.key("application/json").begin_object().key("schema").begin_object();
    if (gives.empty()) {
      json.member("type", "object");
    } else {
      json.member("$ref", fmt::format("#/components/schemas/{}", gives));
    }
    json.end_object().end_object();
  }
  while (gives.find('/') != std::string_view::npos) {
    const auto end = std::min(gives.find(' '), gives.size());
    json.key(gives.substr(0, end)).begin_object().end_object();
    gives.remove_prefix(std::min(end + 1, gives.size()));
  }
  json.end_object();
}

void write_operation(JsonWriter& json, const Endpoint& endpoint, bool is_post) {
  json.begin_object().member("summary", endpoint.says).key("parameters").begin_array();
  write_path_parameters(json, endpoint.path);
  if (!is_post) {
    for (const auto& group : endpoint.takes) {
      for (const auto& spec : group) write_query_parameter(json, spec);
    }
  }
  json.end_array();
  if (is_post && endpoint.body != Endpoint::Body::none) write_body(json, endpoint);
  json.key("responses")
      .begin_object()
      .key("200")
      .begin_object()
      .member("description", endpoint.says);
  write_content(json, endpoint.gives);
  json.end_object().key("default").begin_object();
  json.member("description", "An error by RFC 9457.").key("content").begin_object();
  json.key("application/problem+json").begin_object().key("schema").begin_object();
  json.member("$ref", "#/components/schemas/Problem").end_object().end_object().end_object();
  json.end_object().end_object().key("security").begin_array();
  // Without keys a daemon asks for none.
  json.begin_object().end_object();
  if (endpoint.scope != Scope::open) {
    json.begin_object().key("key").begin_array().value(name(endpoint.scope));
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

void write_problem_schema(JsonWriter& json) {
  json.begin_object().member("type", "object");
  json.key("required").begin_array();
  for (const auto* each : {"generation", "took_ms", "type", "title", "status", "detail", "code",
                           "param", "position"}) {
    json.value(each);
  }
  json.end_array().key("properties").begin_object();
  const auto member = [&](std::string_view name, std::string_view schema) {
    json.key(name).raw(schema);
  };
  member("generation", R"({"type":["string","null"]})");
  member("took_ms", R"({"type":"number"})");
  member("partial", R"({"type":"array","items":{"type":"string"}})");
  member("type", R"({"const":"about:blank"})");
  member("title", R"({"type":"string"})");
  member("status", R"({"type":"integer"})");
  member("detail", R"({"type":"string","description":"Vietnamese or English."})");
  json.key("code").begin_object().member("type", "string").key("enum").begin_array();
  for (const auto& kind : problem_kinds) json.value(kind.code);
  json.end_array().key("x-status").begin_object();
  for (const auto& kind : problem_kinds) json.member(kind.code, kind.status);
  json.end_object().end_object();
  member("param", R"({"type":["string","null"]})");
  member("position", R"({"type":["integer","null"]})");
  json.end_object().member("additionalProperties", false).end_object();
}

std::string document() {
  JsonWriter json;
  json.begin_object().member("openapi", "3.1.0").key("info").begin_object();
  json.member("title", "Tracuu")
      .member("version", TRACUU_VERSION)
      .member("description",
              "Full-text search over archived reports of Vietnamese communes. Lists repeat or are "
              "comma-separated; a value with a comma stands in double quotes.")
      .key("license")
      .begin_object()
      .member("name", "GPL-2.0-or-later")
      .member("identifier", "GPL-2.0-or-later")
      .end_object()
      .end_object();
  json.key("servers").begin_array().begin_object().member("url", "/").end_object().end_array();
  json.key("paths").begin_object();
  for (const auto& endpoint : endpoints()) {
    json.key(endpoint.path).begin_object();
    if (endpoint.methods != Endpoint::Methods::post) {
      json.key("get");
      write_operation(json, endpoint, false);
    }
    if (endpoint.methods != Endpoint::Methods::get) {
      json.key("post");
      write_operation(json, endpoint, true);
    }
    json.end_object();
  }
  json.end_object().key("components").begin_object();
  json.key("securitySchemes").begin_object().key("key").begin_object();
  json.member("type", "http").member("scheme", "bearer").end_object().end_object();
  // schemas.json is one object: what is between its braces goes into ours.
  const std::string_view schemas = schemas_text();
  const auto first = schemas.find('{') + 1;
  json.key("schemas").begin_object();
  json.key("Problem");
  write_problem_schema(json);
  json.raw(schemas.substr(first, schemas.rfind('}') - first));
  return json.end_object().end_object().end_object().take();
}

Response openapi(const Call& call) {
  call.given();
  static const std::string made = document();
  return {.body = made};
}

}  // namespace

std::vector<Endpoint> openapi_endpoints() {
  return {{.path = "/openapi.json",
           .scope = Scope::open,
           .searches = false,
           .answer = openapi,
           .says = "This page, for programs."}};
}

}  // namespace tracuu::searchd
