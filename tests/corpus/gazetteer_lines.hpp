// Units and lineages on one line each, as the tests of the gazetteer compare them.
#pragma once

#include <string>

#include <fmt/format.h>

#include "corpus/gazetteer/gazetteer.hpp"

namespace tracuu::corpus::gazetteer {

inline std::string line_of(const UnitName& name) {
  return name.type.empty() ? name.name : name.type + ' ' + name.name;
}

/// "18667@2020-01-01 xã Nam Điền, huyện Thạch Hà, tỉnh Hà Tĩnh until 2025-07-01"
inline std::string line_of(const Unit& unit) {
  return fmt::format("{} {}{}, {}{}", id_of(unit), line_of(UnitName{unit.type, unit.name}),
                     unit.district ? ", " + line_of(*unit.district) : "", line_of(unit.province),
                     unit.until ? " until " + to_text(*unit.until) : "");
}

/// "18664@0 whole 819/NQ-UBTVQH14; 18667@0 part"
inline std::string line_of(const std::vector<Relative>& relatives) {
  std::string line;
  for (const Relative& relative : relatives) {
    constexpr const char* names[]{"whole", "part", "renamed", "unchanged"};
    line +=
        fmt::format("{}{} {}{}{}", line.empty() ? "" : "; ", id_of(relative.unit),
                    names[static_cast<int>(relative.succession)],
                    relative.in_part && relative.succession != Succession::part ? " in part" : "",
                    relative.decree.empty() ? "" : " " + relative.decree);
  }
  return line;
}

}  // namespace tracuu::corpus::gazetteer
