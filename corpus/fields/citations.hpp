// The acts a report cites: "25-NQ/TW", and loosely "NQ25", "Nghị quyết TW4 khóa XII", "pháp lệnh
// 34".
#pragma once

#include <optional>
#include <vector>

#include "corpus/fields/symbols.hpp"
#include "corpus/fields/view.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus::fields {

/// Distinct citations in the order of their first places. `own` is the report's own number, which
/// is none. A Party number that names two acts (25-NQ/TW of 2008 and of 2013) stays two where the
/// dates written beside it tell them apart.
std::vector<Citation> citations_of(const View& view, const std::vector<Word>& words,
                                   const std::optional<Symbol>& own);

}  // namespace tracuu::corpus::fields
