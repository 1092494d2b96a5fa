#include "searchd/query/query_language.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "searchd/query/query_pieces.hpp"

namespace tracuu::searchd {
namespace {

using Kind = Node::Kind;
using Sort = QueryPiece::Sort;

/// Settled pieces -> tree. OR binds least, then words side by side and AND, then NOT, then NEAR.
class Tree {
 public:
  explicit Tree(std::vector<QueryPiece> pieces) : pieces_(std::move(pieces)) {}

  Node read() {
    Node root = alternatives();
    const bool is_root =
        root.kind == Kind::words || root.kind == Kind::all || root.kind == Kind::any;
    if (is_root) return root;
    std::vector<Node> parts;
    parts.push_back(std::move(root));
    return parent(Kind::words, std::move(parts));
  }

 private:
  bool at(Sort sort) const { return at_ < pieces_.size() && pieces_[at_].sort == sort; }

  bool take(Sort sort) {
    if (!at(sort)) return false;
    ++at_;
    return true;
  }

  Node alternatives() {
    Node first = sequence();
    if (!at(Sort::disjunction)) return first;
    Node any = parent(Kind::any, {});
    const auto add = [&](Node node) {
      if (node.kind == Kind::any) {
        std::ranges::move(node.parts, std::back_inserter(any.parts));
      } else {
        if (node.kind == Kind::words) node = required(std::move(node));
        any.parts.push_back(std::move(node));
      }
    };
    add(std::move(first));
    while (take(Sort::disjunction)) add(sequence());
    return any;
  }

  /// `all` where AND was written, `words` where not; the part itself where it is the only one.
  Node sequence() {
    std::vector<Node> parts;
    std::vector<Node> excluded;
    bool is_explicit = false;
    const auto add = [&](Node node) {
      (node.kind == Kind::none ? excluded : parts).push_back(std::move(node));
    };
    while (at_ < pieces_.size() && !at(Sort::close) && !at(Sort::disjunction)) {
      if (take(Sort::conjunction)) {
        is_explicit = true;
      } else if (at(Sort::negation)) {
        add(negation());
      } else if (starts_nearness()) {
        add(nearness());
      } else if (at(Sort::plain)) {
        for (auto& word : pieces_[at_++].nodes) add(std::move(word));
      } else if (at(Sort::open)) {
        Node group = bracketed();
        if (group.kind == Kind::words) {
          for (auto& part : group.parts) add(std::move(part));
        } else {
          add(std::move(group));
        }
      } else {
        add(std::move(pieces_[at_++].nodes.front()));
      }
    }
    if (is_explicit) lift_inner_all(parts, excluded);
    const bool all_needed = is_explicit && parts.size() > 1;
    std::ranges::move(excluded, std::back_inserter(parts));
    if (parts.size() == 1 && parts.front().kind != Kind::word) return std::move(parts.front());
    return parent(all_needed ? Kind::all : Kind::words, std::move(parts));
  }

  /// a AND (b AND c) is a AND b AND c.
  static void lift_inner_all(std::vector<Node>& parts, std::vector<Node>& excluded) {
    std::vector<Node> lifted;
    for (auto& part : parts) {
      if (part.kind != Kind::all) {
        lifted.push_back(std::move(part));
        continue;
      }
      for (auto& inner : part.parts) {
        (inner.kind == Kind::none ? excluded : lifted).push_back(std::move(inner));
      }
    }
    parts = std::move(lifted);
  }

  /// What stands below the root is never relaxed.
  static Node required(Node words) {
    if (words.parts.size() > 1) {
      std::vector<Node> excluded;
      lift_inner_all(words.parts, excluded);
      std::ranges::move(excluded, std::back_inserter(words.parts));
      std::stable_partition(words.parts.begin(), words.parts.end(),
                            [](const Node& part) { return part.kind != Kind::none; });
      return parent(Kind::all, std::move(words.parts));
    }
    Node only = std::move(words.parts.front());
    return only;
  }

  Node bracketed() {
    ++at_;
    Node group = alternatives();
    take(Sort::close);
    return group;
  }

  bool starts_nearness() const {
    return at_ + 1 < pieces_.size() && pieces_[at_ + 1].sort == Sort::nearness;
  }

  /// Words side by side mean one thing next to NOT and NEAR: NOT đô thị.
  Node phrase_here() {
    QueryPiece& piece = pieces_[at_++];
    if (piece.nodes.size() == 1) return std::move(piece.nodes.front());
    return parent(Kind::phrase, std::move(piece.nodes));
  }

  Node nearness() {
    std::vector<Node> parts;
    std::uint32_t distance = 0;
    do {
      parts.push_back(phrase_here());
      if (at(Sort::nearness)) distance = std::max(distance, pieces_[at_].distance);
    } while (take(Sort::nearness));
    Node near = parent(Kind::near, std::move(parts));
    near.distance = distance;
    return near;
  }

  Node negation() {
    bool negates = false;
    while (take(Sort::negation)) negates = !negates;
    Node negated = at(Sort::open) ? bracketed() : starts_nearness() ? nearness() : phrase_here();
    if (negated.kind == Kind::words) negated = required(std::move(negated));
    if (!negates) return negated;
    if (negated.kind == Kind::none) {
      Node inner = std::move(negated.parts.front());
      return inner;
    }
    std::vector<Node> parts;
    parts.push_back(std::move(negated));
    return parent(Kind::none, std::move(parts));
  }

  std::vector<QueryPiece> pieces_;
  std::size_t at_ = 0;
};

}  // namespace

ParsedWords parse_words(std::string_view q, const tokenizers::Analyzer& analyzer) {
  QueryPieces pieces = read_pieces(q, analyzer);
  return {Tree(std::move(pieces.pieces)).read(), std::move(pieces.warnings)};
}

}  // namespace tracuu::searchd
