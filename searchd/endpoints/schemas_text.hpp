// The answers' schemas for openapi.json, from schemas.json.
#pragma once

#include <string_view>

namespace tracuu::searchd {

/// A JSON object of JSON schemas by name, but for that of errors, which is made of problem_kinds.
std::string_view schemas_text();

}  // namespace tracuu::searchd
