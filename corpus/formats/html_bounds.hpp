// Makes any HTML safe to build a tree of: gumbo takes the square of nesting, attributes and of
// formatting left open, and frees its tree by recursion.
#pragma once

#include <string>
#include <string_view>

namespace tracuu::corpus {

/// `html` without what is no text (scripts, styles, drawings, form controls, comments) and without
/// tags that only change the look of words (b, font, span...): those bring most of the tangle and
/// none of the lines. Tags nested deeper than 512 are left out, their text stays. Throws Unusable
/// `too_many_tags`.
std::string without_tangle(std::string_view html);

}  // namespace tracuu::corpus
