// JSON that others wrote, read within bounds.
#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace tracuu::searchd {

/// Throws BadRequest: `repeated_param` where an object names a member twice, of which a reader
/// would take either; `bad_body`, with the byte, where it is no JSON, or is nested deeper or has
/// objects larger than anything that is read here.
nlohmann::ordered_json read_json(std::string_view text);

}  // namespace tracuu::searchd
