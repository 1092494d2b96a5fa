#include "searchd/http/cors.hpp"

#include <algorithm>

namespace tracuu::searchd::http {
namespace {

constexpr std::string_view any = "*";

bool lists(const Origins& allowed, std::string_view origin) {
  return std::ranges::find(allowed, origin) != allowed.end();
}

}  // namespace

void allow_origin(Response& response, const Origins& allowed, std::string_view origin) {
  if (allowed.empty()) return;
  if (lists(allowed, any)) {
    response.headers.emplace_back("Access-Control-Allow-Origin", any);
  } else {
    response.headers.emplace_back("Vary", "Origin");
    if (origin.empty() || !lists(allowed, origin)) return;
    response.headers.emplace_back("Access-Control-Allow-Origin", origin);
  }
  response.headers.emplace_back("Access-Control-Expose-Headers",
                                "Allow, Content-Disposition, ETag, Retry-After, X-Request-Id");
}

Response preflight(const Origins& allowed, std::string_view origin) {
  Response response{.status = 204};
  allow_origin(response, allowed, origin);
  if (!lists(allowed, any) && !lists(allowed, origin)) return response;
  response.headers.emplace_back("Access-Control-Allow-Methods", "GET, HEAD, POST");
  response.headers.emplace_back("Access-Control-Allow-Headers",
                                "Accept, Accept-Language, Authorization, Content-Type, "
                                "If-None-Match, X-Api-Key, X-Request-Id");
  response.headers.emplace_back("Access-Control-Max-Age", "86400");
  return response;
}

}  // namespace tracuu::searchd::http
