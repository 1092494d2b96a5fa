// Text of a page or of a scan -> the report's own text: what portals and printers put around it is
// taken out and counted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/report.hpp"

namespace tracuu::corpus {

/// What the page says of itself outside its text; empty where it says nothing.
struct PageHints {
  std::string title;
  std::string published_at;
};

struct CleanText {
  std::string text;                 ///< lines end with '\n', no blank lines at its ends
  Maybe<std::string> title;         ///< the page's, not the report's own
  Maybe<std::string> published_at;  ///< in ISO 8601
  std::vector<Warning> warnings;    ///< `junk_removed`, one for each kind of junk
};

/// `text` is in normal form. A line goes only where it is furniture as a whole: by its form (a time
/// stamp, an image's name, a page number in sequence), or by its words and its place before the
/// report's own head or behind its end. When in doubt it stays.
CleanText remove_page_junk(std::string_view text, const PageHints& hints = {});

}  // namespace tracuu::corpus
