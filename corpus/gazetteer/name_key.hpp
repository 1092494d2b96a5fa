// Names of places as keys: what two spellings of one name have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::corpus::gazetteer {

struct NameKey {
  std::string spelled;  ///< letters with their marks, wherever the tone was placed: hoà = hòa
  std::string plain;    ///< a-z and digits: "thachdien", as in names of hosts and folders
  bool operator==(const NameKey&) const = default;
};

/// Spaces, hyphens, apostrophes, case and zeros before a number say nothing; y is i (Quỳ = Quì),
/// and đắc is đắk. Names that go by others are one: HCM, Sài Gòn = Hồ Chí Minh; Bắc Cạn = Bắc Kạn.
NameKey name_key(std::string_view name);

/// All names of a place that has several, its official one first: Đắk Lắk, Đắc Lắc. None of others.
std::vector<std::string_view> other_names(std::string_view name);

}  // namespace tracuu::corpus::gazetteer
