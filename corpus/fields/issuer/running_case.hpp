// Names of bodies as they are written in a sentence.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/fields/issuer/head_units.hpp"

namespace tracuu::corpus::fields {

/// ỦY BAN NHÂN DÂN XÃ CẨM HÀ -> Ủy ban nhân dân xã Cẩm Hà, of the tokens from `begin` to `end`.
/// Words of bodies get the marks that a paper lost. `units` are those the tokens name; `place` is
/// where it is signed: its words are a name wherever they stand.
std::string running_case(const View& view, const std::vector<HeadToken>& tokens, std::size_t begin,
                         std::size_t end, const std::vector<HeadUnit>& units,
                         const std::vector<Word>& place);

}  // namespace tracuu::corpus::fields
