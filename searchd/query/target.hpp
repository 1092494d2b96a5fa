// A request target taken apart: path and parameters, percent-decoded and checked to be UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::searchd {

struct Parameter {
  std::string name;
  std::string value;
  bool operator==(const Parameter&) const = default;
};

/// "/v1/reports/a%2Fb?q=x" is {{"v1", "reports", "a/b"}, {{"q", "x"}}}.
struct Target {
  std::vector<std::string> path;
  std::vector<Parameter> parameters;
  bool operator==(const Target&) const = default;
};

/// Throws BadRequest `bad_encoding` for a broken percent sign or broken UTF-8.
Target parse_target(std::string_view target);

/// The target of the same path with other parameters: what links are made of.
std::string to_target(const std::vector<std::string>& path,
                      const std::vector<Parameter>& parameters);

/// The byte where `text` stops being UTF-8.
std::optional<std::size_t> broken_utf8_at(std::string_view text);

/// Characters (code points) of UTF-8.
std::size_t count_characters(std::string_view text);

/// UTF-16 units of the same text: two for a character beyond U+FFFF.
std::size_t count_utf16_units(std::string_view text);

/// The byte after at most `count` characters from byte `start` on.
std::size_t byte_after(std::string_view text, std::size_t start, std::size_t count);

}  // namespace tracuu::searchd
