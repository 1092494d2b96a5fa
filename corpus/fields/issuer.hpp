// Who issued a report, below whom, and of which commune, district and province.
#pragma once

#include <optional>
#include <vector>

#include "corpus/fields/header.hpp"
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

/// Fills what the head left open with what the text itself says without contradiction: the commune
/// in the title, "Kính gửi: UBND huyện …", the one district and province that it names throughout.
/// `all_words` are those of the whole text. No district is looked for from 2025-07 on.
void add_units_of_text(const View& view, const Header& header, const std::vector<Word>& all_words,
                       const Maybe<Date>& issued_on, Issuers& issuers);

}  // namespace tracuu::corpus::fields
