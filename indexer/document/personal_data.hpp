// Marks the reports that hold numbers of persons, so that an admin can look at them.
#pragma once

#include "corpus/report.hpp"

namespace tracuu::indexer {

/// The report, where its text holds any with a warning more at the first of them: `personal_list`
/// where there are so many that it is a list of persons (an annex), else `personal_data`. The
/// message counts them by kind.
corpus::Report with_personal_data(corpus::Report report);

}  // namespace tracuu::indexer
