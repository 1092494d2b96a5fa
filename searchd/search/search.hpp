// One search, from the query to what it finds.
#pragma once

#include <vector>

#include <xapian.h>

#include "searchd/query/query.hpp"
#include "searchd/search/docid_set.hpp"
#include "searchd/search/result_page.hpp"
#include "searchd/search/view.hpp"

namespace tracuu::searchd {

// All throw DeadlineExceeded and Xapian's errors. The query is as meant (meaning.hpp).

/// The page without what Meaning tells of it.
ResultPage find_page(const Query& query, const Place& place);

/// All that is found, whatever its page.
DocidSet find_all(const Query& query, const Place& place);

/// The same in the order of its pages.
std::vector<Xapian::docid> find_in_order(const Query& query, const Place& place);

}  // namespace tracuu::searchd
