// Words into HTML: for the formats that are brought into HTML on their way to text.
#pragma once

#include <string>
#include <string_view>

namespace tracuu::corpus {

inline void append_escaped(std::string& html, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      default:
        html += c;
    }
  }
}

}  // namespace tracuu::corpus
