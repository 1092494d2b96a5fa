// Who issued a report, below whom, and of which commune, district and province.
#pragma once

#include <optional>
#include <vector>

#include "corpus/fields/header/header.hpp"
#include "corpus/fields/view.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus::fields {

struct Issuers {
  Maybe<Issuer> issuer;
  Maybe<UnitName> commune;
  Maybe<UnitName> district;
  Maybe<UnitName> province;
};

/// From the lines of the head alone.
Issuers issuers_of(const View& view, const Header& header);

/// From a name alone, as a portal's label gives it: "UBND xã Thạch Long".
Issuers issuers_named(const View& view, Span name);

}  // namespace tracuu::corpus::fields
