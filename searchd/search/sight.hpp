// How a Sight is had: from the sets of documents that its reports and terms are.
#pragma once

#include <vector>

#include <xapian.h>

#include "searchd/query/sight.hpp"
#include "searchd/query/units.hpp"
#include "searchd/search/docid_set.hpp"
#include "searchd/search/finder.hpp"

namespace tracuu::searchd {

/// Of those of `reports` that meet the conditions. What it is made of outlives it. It throws what
/// Finder::among throws.
Sight sight_of(const std::vector<Xapian::Query>& conditions, const DocidSet& reports,
               const Finder& finder, const Xapian::Database& index, const Units& units);

}  // namespace tracuu::searchd
