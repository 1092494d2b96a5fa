#include "searchd/query/query_tree.hpp"

#include <utility>

#include <fmt/format.h>

namespace tracuu::searchd {
namespace {

using tokenizers::Token;
using Kind = Node::Kind;

void collect_offsets(const Node& node, std::vector<std::size_t>& offsets) {
  if (node.kind == Kind::word || node.kind == Kind::prefix) offsets.push_back(node.token.offset);
  if (node.kind == Kind::field && node.parts.empty()) offsets.push_back(node.offset);
  for (const auto& part : node.parts) collect_offsets(part, offsets);
}

/// As it would be typed: the analyzer's own form of a date is no date to it.
std::string typed(const Token& token) {
  const std::string& form = token.exact;
  if (token.kind == tokenizers::TokenKind::date && form.size() == 10 && form[4] == '-') {
    return fmt::format("{}/{}/{}", form.substr(8), form.substr(5, 2), form.substr(0, 4));
  }
  return form;
}

std::string line_of(const Node& node, std::string_view between, bool is_inside) {
  const auto joined = [&](std::string_view separator) {
    std::string line;
    for (const auto& part : node.parts) {
      const bool negates = part.kind == Kind::none && node.kind != Kind::any;
      if (!line.empty()) line += negates ? " " : separator;
      line += line_of(part, between, true);
    }
    return line;
  };
  const auto bracketed = [&](std::string line) { return is_inside ? '(' + line + ')' : line; };
  switch (node.kind) {
    case Kind::words:
      return joined(between);
    case Kind::word:
      return typed(node.token);
    case Kind::phrase:
      return '"' + joined(" ") + '"';
    case Kind::prefix:
      return node.token.exact + '*';
    case Kind::near:
      return bracketed(joined(fmt::format(" NEAR/{} ", node.distance)));
    case Kind::field: {
      const auto name = archive::spec(node.field).name;
      if (node.parts.empty()) return fmt::format("{}:\"{}\"", name, node.value);
      return fmt::format("{}:{}", name, joined(" "));
    }
    case Kind::all:
      return bracketed(joined(" AND "));
    case Kind::any:
      return bracketed(joined(" OR "));
    case Kind::none:
      return "NOT " + joined(" ");
  }
  return {};
}

}  // namespace

Node parent(Kind kind, std::vector<Node> parts) {
  Node node;
  node.kind = kind;
  node.parts = std::move(parts);
  return node;
}

std::vector<std::size_t> word_offsets(const Node& root) {
  std::vector<std::size_t> offsets;
  collect_offsets(root, offsets);
  return offsets;
}

std::string to_text(const Node& root, std::string_view between) {
  const bool is_one = root.kind == Kind::words && root.parts.size() == 1;
  return line_of(is_one ? root.parts.front() : root, between, false);
}

}  // namespace tracuu::searchd
