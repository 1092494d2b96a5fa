// What a generation keeps of the gazetteer: the units its reports are of, and their relatives.
#pragma once

#include <vector>

#include <xapian.h>

#include "archive/units.hpp"
#include "corpus/gazetteer/gazetteer.hpp"

namespace tracuu::indexer {

/// In the order of their ids; `dead` are documents that are no reports, ascending. A unit of a
/// report that the gazetteer does not know (any longer) is as its record says, without relatives.
/// Throws archive::DatabaseError.
std::vector<archive::UnitEntry> units_of(const Xapian::Database& index,
                                         const std::vector<Xapian::docid>& dead,
                                         const corpus::gazetteer::Gazetteer& gazetteer);

}  // namespace tracuu::indexer
