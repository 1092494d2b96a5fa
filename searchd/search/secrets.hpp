// Numbers that belong to persons are not shown: identity cards, phones, insurance codes, accounts.
#pragma once

#include <string>
#include <string_view>

namespace tracuu::searchd {

/// The text with '*' for each digit and letter of its numbers of persons
/// (tokenizers/personal_data.hpp): every byte stays in its place.
std::string masked(std::string_view text);

}  // namespace tracuu::searchd
