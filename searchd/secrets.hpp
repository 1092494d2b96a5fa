// Numbers that belong to persons and are not shown: identity cards, phones, insurance codes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::searchd {

struct Range {
  std::size_t start = 0;
  std::size_t length = 0;
  bool operator==(const Range&) const = default;
};

/// Bytes of `text`, in order, apart from each other:
///   12 digits in a row, or grouped and beginning with 0     identity card (CCCD)
///   0 and 9 or 10 digits, or +84 and 9 digits, grouped or not     phone
///   2 letters and 13 digits                                  insurance code (BHYT)
///   8 to 16 digits after CMND, CCCD, BHXH, BHYT, ĐT, SĐT, STK, "tài khoản", "điện thoại"
/// Sums of money, dates and document numbers are none of these.
std::vector<Range> secrets(std::string_view text);

/// The text with '*' for each digit and letter of its secrets: every byte stays in its place.
std::string masked(std::string_view text);

}  // namespace tracuu::searchd
