// The units that a text names below its head.
#pragma once

#include <vector>

#include "corpus/fields/issuer/issuer.hpp"

namespace tracuu::corpus::fields {

/// Fills what the head left open with what the text itself says without contradiction: the commune
/// in the title, "Kính gửi: UBND huyện …", the one district and province that it names throughout.
/// `all_words` are those of the whole text. No district is looked for from 2025-07 on.
void add_units_of_text(const View& view, const Header& header, const std::vector<Word>& all_words,
                       const Maybe<Date>& issued_on, Issuers& issuers);

}  // namespace tracuu::corpus::fields
