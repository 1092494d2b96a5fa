// What the headers of a request ask of its answer. Pure: hostile bytes in, plain answers out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::searchd::http {

/// One member of a list such as "gzip;q=0.8, *;q=0".
struct Weighted {
  std::string_view value;  ///< into the header
  double q = 1;            ///< 0 to 1; 0 refuses
  bool operator==(const Weighted&) const = default;
};

/// Members without a value, or with a weight that is none, are passed over.
std::vector<Weighted> weighted_list(std::string_view header);

bool equal_ignoring_case(std::string_view a, std::string_view b);

/// Made of what a Host may hold (RFC 9112 3.2): a name or address with a port, or nothing.
bool is_host(std::string_view value);

/// The media type of a Content-Type, without its parameters.
std::string_view media_type(std::string_view content_type);

/// By Accept-Encoding.
bool accepts_gzip(std::string_view accept_encoding);

/// By Accept: the most telling range that fits the type decides. An empty header takes everything.
bool accepts_type(std::string_view accept, std::string_view content_type);

/// By If-None-Match, compared weakly: "the client holds what this tag stands for".
bool names_tag(std::string_view if_none_match, std::string_view tag);

/// Path and query of a target in absolute form ("http://host/path?query"); others as they are.
std::string_view origin_form(std::string_view target);

}  // namespace tracuu::searchd::http
