// Vietnamese letters for the generator: spelling faults, capitals, names of files. All texts are
// UTF-8 in NFC.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tracuu::bench {

bool has_hoi_or_nga(std::string_view word);
std::string swapped_hoi_nga(std::string_view word);  ///< "lãnh" -> "lảnh", "củng" -> "cũng"
std::string without_tone(std::string_view word);     ///< "dựng" -> "dưng"
std::string without_marks(std::string_view text);    ///< "Đảng ủy" -> "Dang uy"
/// A word of three letters or more loses one of them, by chance.
std::string without_a_letter(std::string_view word, std::uint64_t chance);
std::string upper_case(std::string_view text);
std::string capitalised(std::string_view text);  ///< the first letter
std::string slug(std::string_view name);         ///< "12/BC-UBND" -> "12-bc-ubnd"

}  // namespace tracuu::bench
