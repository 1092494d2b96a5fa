// Every step of a search before it is run, as text: what `tracuu-searchd explain` prints.
#pragma once

#include <string>

#include "searchd/query/query.hpp"
#include "searchd/search/snapshot.hpp"

namespace tracuu::searchd {

/// The query line and its warnings; with an archive also what the words were read as, and Xapian's
/// own description of what finds, lifts and filters.
std::string explain(const Query& query, const Snapshot* snapshot);

}  // namespace tracuu::searchd
