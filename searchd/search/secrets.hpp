// Numbers that belong to persons are not shown: identity cards, phones, insurance codes, accounts.
#pragma once

#include <string>
#include <string_view>

#include "archive/record.hpp"

namespace tracuu::searchd {

/// The text with '*' for each digit and letter of its numbers of persons
/// (tokenizers/personal_data.hpp): every byte stays in its place.
std::string masked(std::string_view text);

/// The same in all that was read from a file, and in its path; not in the id, by which a report is
/// asked for.
archive::Record with_secrets_masked(archive::Record record);

}  // namespace tracuu::searchd
