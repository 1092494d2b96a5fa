// Which pages of other sites may read our answers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/api.hpp"

namespace tracuu::searchd::http {

/// Origins as browsers send them ("https://example.vn"), or "*" for all.
using Origins = std::vector<std::string>;

/// Lets the page of that origin read the answer, where it is on the list; tells caches in any case
/// that others get other headers.
void allow_origin(Response& response, const Origins& allowed, std::string_view origin);

/// The answer to a browser that asks before it asks. It has no body, and needs no key.
Response preflight(const Origins& allowed, std::string_view origin);

}  // namespace tracuu::searchd::http
