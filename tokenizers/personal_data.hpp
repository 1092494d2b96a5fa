// Numbers that belong to persons: identity cards, phones, insurance codes, bank accounts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tracuu::tokenizers {

enum class PersonalKind : std::uint8_t { identity_card, phone, insurance, account };

struct PersonalNumber {
  PersonalKind kind = PersonalKind::identity_card;
  std::size_t start = 0;  ///< byte
  std::size_t length = 0;
  bool operator==(const PersonalNumber&) const = default;
};

/// Those of `text`, in order, apart from each other:
///   12 digits in a row, or grouped and beginning with 0           identity card (CCCD)
///   0 and 9 or 10 digits, or +84 and 9 digits, grouped or not     phone
///   2 letters and 13 digits                                       insurance (BHYT)
///   8 to 16 digits behind CMND, CCCD, BHXH, BHYT, ĐT, SĐT, STK, "tài khoản", "điện thoại" as
///   that word says
/// Sums of money, dates and numbers of documents are none of these.
std::vector<PersonalNumber> personal_numbers(std::string_view text);

}  // namespace tracuu::tokenizers
