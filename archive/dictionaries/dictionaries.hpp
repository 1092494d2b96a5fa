// What stored bytes are likely to say, part of the program: texts.txt and records.txt as they lie
// there. A byte changed in one of them makes what was packed before unreadable: it asks for a new
// schema_version.
#pragma once

#include <string_view>

namespace tracuu::archive {

std::string_view texts_dictionary();
std::string_view records_dictionary();

}  // namespace tracuu::archive
