// What a client makes of a body in gzip.
#pragma once

#include <string>
#include <string_view>

namespace tracuu::searchd {

/// As much as can be read of it. Throws std::runtime_error for what is no gzip.
std::string gunzip(std::string_view bytes);

}  // namespace tracuu::searchd
