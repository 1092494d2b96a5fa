// A web page -> the lines a reader sees, in reading order, and what the page says about itself.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace tracuu::corpus {

struct HtmlPage {
  /// Blocks as lines, a blank line around paragraphs (as a browser copies them). The cells of a
  /// table's row stand on one line with tabs between; a table that sets two columns side by side
  /// (the head of a report, its signatures) gives the left column's lines, then the right one's.
  std::string text;
  std::string title;         ///< og:title, else <title>; empty where there is none
  std::string published_at;  ///< as the page's metadata give it; empty where there is none
  std::map<std::string, std::size_t> removed;  ///< what `text` is without, and how many of it
};

/// `html` is UTF-8 of any length and nesting. Throws Unusable `too_many_tags`.
HtmlPage read_html(std::string_view html);

}  // namespace tracuu::corpus
