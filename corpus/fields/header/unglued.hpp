// Words of a head that lost the space between them.
#pragma once

#include <span>
#include <vector>

#include "corpus/fields/view.hpp"

namespace tracuu::corpus::fields {

/// Words in capitals that lost the space between them come apart: NGHĨAĐẢNG, CHIBỘ, XÃCẨM.
std::vector<Word> unglued(std::span<const Word> words);

}  // namespace tracuu::corpus::fields
