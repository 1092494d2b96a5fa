// Place and date where they have a line to themselves, outside of the head.
#pragma once

#include <optional>

#include "corpus/fields/dates.hpp"
#include "corpus/fields/view.hpp"

namespace tracuu::corpus::fields {

/// "Thạch Điền, ngày 04 tháng 5 năm 2018" where the whole line is that: the place and date of
/// reports that are dated at their end. `i` is where "ngày" starts.
struct PlaceAndDate {
  DateMatch date;
  std::optional<Span> place;
};
std::optional<PlaceAndDate> place_and_date_line(const View& view, const Line& line);

}  // namespace tracuu::corpus::fields
