// The communes, districts and provinces that a head names: XÃ THẠCH ĐIỀN, HUYỆN ỦY CẨM XUYÊN.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/fields/issuer/head_token.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus::fields {

enum class UnitLevel : std::uint8_t { commune, district, province };

struct UnitType {
  std::string_view plain;  ///< words of the type
  std::string_view name;
  UnitLevel level;
  std::string_view printed_also;  ///< what the word may look like besides; guards quân sự for quận
};

struct UnitMatch {
  const UnitType* type = nullptr;
  std::size_t words = 0;  ///< of the type
};

/// The type of unit that starts with the token `i`, if a name may follow.
UnitMatch unit_type_at(const View& view, const std::vector<HeadToken>& tokens, std::size_t i);

struct HeadUnit {
  UnitLevel level = UnitLevel::commune;
  UnitName name;
  std::size_t end = 0;  ///< behind its last token
  Span span;
};

/// The unit whose type stands at the token `i`. `place` are the words of the place of signing:
/// where the unit bears its name, that tells where the name ends and how it is spelled.
std::optional<HeadUnit> unit_at(const View& view, const std::vector<HeadToken>& tokens,
                                std::size_t i, const std::vector<Word>& place);

/// The words of a name that the place of signing confirms: how many of the tokens from `i` on are
/// its words. 0 where they differ.
std::size_t confirmed_by_place(const std::vector<HeadToken>& tokens, std::size_t i,
                               const std::vector<Word>& place);

/// "01" -> "1": numbered wards are written both ways.
std::string without_zeros(std::string name);

/// Of those that are provinces themselves; `plain` as View::plain.
bool is_central_city(std::string_view plain);

/// The names of units that hold a dash.
bool is_dashed_name(std::string_view before, std::string_view behind);

}  // namespace tracuu::corpus::fields
