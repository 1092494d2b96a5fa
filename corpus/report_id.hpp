// Ids of reports: the one given, or one derived from the path.
#pragma once

#include <string>
#include <string_view>

namespace tracuu::corpus {

/// "2018/BC 6 tháng.txt" -> "bc-6-thang-" and the first 8 hex digits of the path's SHA-256: the
/// same wherever the archive lies, as long as the path below the source root is the same.
std::string derived_id(std::string_view source_path);

/// 1 to 200 bytes of printable UTF-8.
bool is_valid_id(std::string_view id);

}  // namespace tracuu::corpus
