// What the path of a file says of the report in it, for fields its text does not give.
#pragma once

#include <string_view>

#include "corpus/fields/read_fields.hpp"

namespace tracuu::corpus {

/// Only what a path says plainly: issued_on from a folder that is a year ("2018", "Năm 2018"), if
/// it is the only year in the path; commune from a part that names one with its marks ("UBND xã
/// Thạch Long"). `source_path` is Source::path.
Fields fields_of_path(std::string_view source_path);

}  // namespace tracuu::corpus
