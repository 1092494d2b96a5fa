// The issuers' part of a head, cut into the bodies it names.
#pragma once

#include <cstddef>
#include <vector>

#include "corpus/fields/header/header.hpp"
#include "corpus/fields/issuer/bodies.hpp"
#include "corpus/fields/issuer/head_units.hpp"

namespace tracuu::corpus::fields {

/// One issuing body of the head, with the units its words name.
struct Segment {
  std::size_t begin = 0;  ///< tokens
  std::size_t end = 0;
  std::size_t name_end = 0;  ///< behind the first unit; what follows is its address
  const BodyWord* body = nullptr;
  std::size_t body_end = 0;  ///< behind the words of its body
  bool has_unit = false;
  std::vector<HeadUnit> units;
};

/// Words of the issuers' part that are not taken: lines (or what other pieces left of them) in
/// capitals; with `any_case` also those that start with the name of a body or unit.
std::vector<HeadToken> tokens_of(const View& view, const Header& header, bool any_case);

/// In the order in which they stand. `place` as in unit_at().
std::vector<Segment> segments_of(const View& view, const std::vector<HeadToken>& tokens,
                                 const std::vector<Word>& place);

/// A body that only makes sense with the next: BAN CHẤP HÀNH / ĐẢNG BỘ XÃ …
bool wants_more(const Segment& segment);

}  // namespace tracuu::corpus::fields
