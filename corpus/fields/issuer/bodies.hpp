// What the names of issuing bodies start with: ủy ban nhân dân, đảng ủy, hội nông dân.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/fields/issuer/head_token.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus::fields {

struct BodyWord {
  std::string_view plain;
  std::optional<World> world;  ///< nothing where another word of the name tells it
};

struct BodyMatch {
  const BodyWord* body = nullptr;
  std::size_t count = 0;  ///< of its tokens
};

/// The body whose name starts with the token `i`.
BodyMatch body_at(const View& view, const std::vector<HeadToken>& tokens, std::size_t i);

/// UBND HUYỆN ĐOAN HÙNG is no huyện đoàn.
bool is_doan_hung(std::string_view plain, std::string_view next);

/// TRƯỜNG THCS …, TRƯỜNG MẦM NON …: a body of its own wherever it stands.
bool is_school(const std::vector<HeadToken>& tokens, std::size_t i);

/// PHÒNG KINH TẾ, PHÒNG VĂN HÓA - XÃ HỘI: never a part of a unit's name, as in xã An Phong. Boards
/// of a council are named like these.
bool is_office(const View& view, const std::vector<HeadToken>& tokens, std::size_t i);

}  // namespace tracuu::corpus::fields
