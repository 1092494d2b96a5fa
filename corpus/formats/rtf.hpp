// RTF -> the HTML that read_html puts into reading order.
//
// Read here, not by unrtf or catdoc: Debian's unrtf 0.21.10 loses the word behind every \u (nearly
// all of a Vietnamese text), catdoc reads windows-1258 as windows-1252 and runs the cells of a
// table together, and both forget which font a run was set in, the surest sign of TCVN3 and VNI.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace tracuu::corpus {

struct RtfHtml {
  std::string html;  ///< UTF-8; a paragraph is a <pre>, so that its tabs stay
  std::map<std::string, std::size_t> removed;  ///< what is left out, and how many of it
};

/// Any bytes that begin with "{\rtf"; time and memory grow with their length only. What the runs'
/// fonts say (.VnTime, VNI-Times, charset 163) is decoded already.
RtfHtml read_rtf(std::string_view rtf);

}  // namespace tracuu::corpus
