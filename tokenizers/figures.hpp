// Dates and figures as they are written in reports, and their canonical forms.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::tokenizers {

struct Figure {
  std::size_t length = 0;  ///< bytes read
  std::string canonical;
  bool operator==(const Figure&) const = default;
};

/// A date at the start of the text, day first as always: 03/6/2013, 3.6.2013, 03-06-2013, 4/5/18,
/// and 2013-06-03. Canonical 2013-06-03. Nothing for what is no day of the calendar.
std::optional<Figure> read_date(std::string_view text);

/// A figure at the start of the text: 9,78 · 1.585 (canonical 1585) · 1.681,5 · 2.5 (canonical 2,5)
/// · 11/19. A dot before exactly three digits groups thousands, any other dot is a decimal comma.
/// Up to three digits lose leading zeros (03 vụ, Phường 01). What is neither, like 1.1.2, is kept
/// as it is.
std::optional<Figure> read_figure(std::string_view text);

}  // namespace tracuu::tokenizers
