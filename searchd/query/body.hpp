// A JSON body -> the parameters that it names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/query/target.hpp"

namespace tracuu::searchd {

/// The members of a JSON object as parameters: strings, numbers and booleans as they are written in
/// a target, lists as one value each, null as not given. Throws BadRequest `bad_body`.
std::vector<Parameter> parameters_in(std::string_view body);

/// The same of each of the objects in the list `name`, the only member of the body.
std::vector<std::vector<Parameter>> lists_of_parameters_in(std::string_view body,
                                                           const std::string& name);

}  // namespace tracuu::searchd
