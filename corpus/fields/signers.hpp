// Who signed a report: authority, position and name of each signature block.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "corpus/fields/view.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus::fields {

/// Signature blocks behind `begin` (the end of the head), at most eight. The evidence is the name.
std::vector<Signer> signers_of(const View& view, std::size_t begin);

/// The person that a portal's label names.
std::optional<Signer> signer_named(const View& view, Span span);

/// Where the first of the lines of signatures stands: "TM. ỦY BAN NHÂN DÂN", "BÍ THƯ".
std::optional<std::size_t> first_signature(const View& view, std::size_t begin);

}  // namespace tracuu::corpus::fields
