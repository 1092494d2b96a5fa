// What a line of a report looks like.
#pragma once

#include <cstddef>

#include "corpus/fields/view.hpp"

namespace tracuu::corpus::fields {

/// Whether nothing but spaces and marks stands before `i` on its line.
bool starts_line(const View& view, std::size_t i);

/// Digits count as letters.
bool has_letters(const View& view, Span span);

/// True for what starts a part of a report: "I.", "Phần thứ nhất", "1.2.", "A/".
bool is_heading(const View& view, Span line);

/// Letters of the span that are capitals, [0, 1]; 0 without letters.
double share_of_capitals(const View& view, Span span);

}  // namespace tracuu::corpus::fields
