// The filters, years and dates of a Query -> Xapian: what is asked of a report beside its words.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "archive/schema.hpp"
#include "searchd/query/query.hpp"
#include "searchd/query/vocabulary.hpp"

namespace tracuu::searchd {

/// What one parameter asks of a report: an OR of boolean terms, or a range of values.
struct Narrowing {
  archive::Field field;  ///< issued_on for `year` and for issued_from with issued_to
  bool is_year = false;
  std::vector<std::string> terms;  ///< none, and no range: nothing can match
  Xapian::Query range = {};        ///< for a period
};

/// The terms of a name; a warning where there are none.
std::vector<std::string> named(archive::Field field, const std::string& value,
                               const Vocabulary& vocabulary, std::vector<Notice>& warnings,
                               const Sight* sight);

/// What each parameter asks. Names that no report has are warned of; `communes` gets what those of
/// communes were read as.
std::vector<Narrowing> narrowings_of(const Query& query, const Vocabulary& vocabulary,
                                     std::vector<Notice>& warnings,
                                     std::vector<CommuneRead>& communes, const Sight* sight);

Xapian::Query condition(const Narrowing& narrowing);

/// The conditions of them all. Of names that no report has nothing is told.
std::vector<Xapian::Query> conditions_of(const Query& query, const Vocabulary& vocabulary,
                                         const Sight* sight = nullptr);

/// What is found and meets the conditions too; these lie directly beside it, where Xapian tries
/// them before it looks at positions.
Xapian::Query under(Xapian::Query found, const std::vector<Xapian::Query>& conditions);

/// OR of a parameter's terms.
Xapian::Query any_of(const std::vector<std::string>& terms);

}  // namespace tracuu::searchd
