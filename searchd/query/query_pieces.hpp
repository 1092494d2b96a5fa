// What is typed into q, cut into the pieces that the grammar of query_language.cpp joins to a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "archive/schema.hpp"
#include "searchd/query/errors.hpp"
#include "searchd/query/query_tree.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {

/// What stands in q between spaces, quotes and brackets; or words side by side, read together.
struct QueryPiece {
  enum class Sort : std::uint8_t {  // in order: operands, brackets, operators
    plain,
    dashed,  ///< -word, until it is settled: "not this word", or a hyphen astray
    phrase,
    prefix,
    field,
    open,
    close,
    conjunction,
    disjunction,
    negation,
    nearness,
  };
  Sort sort = Sort::plain;
  std::size_t begin = 0;  ///< what is read of it, in bytes of q
  std::size_t end = 0;
  std::uint32_t distance = 0;                   ///< of a nearness
  archive::Field field = archive::Field::body;  ///< of a field
  std::vector<Node> nodes = {};  ///< its words; the one node of a phrase, prefix or field
};

struct QueryPieces {
  std::vector<QueryPiece> pieces;
  std::vector<Notice> warnings;  ///< one of a kind
};

/// They are what they look like: brackets stand in pairs around something, every operator has
/// its operands, and what is neither has words. All else that was typed is among the words.
QueryPieces read_pieces(std::string_view q, const tokenizers::Analyzer& analyzer);

}  // namespace tracuu::searchd
