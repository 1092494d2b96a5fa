// corpus/fields/topics.txt as it was when the program was built.
#pragma once

#include <string_view>

namespace tracuu::corpus::fields {

std::string_view topics_text();

}  // namespace tracuu::corpus::fields
