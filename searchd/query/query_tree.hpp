// What was typed into q, as the tree that it means, and the tree as a line again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/schema.hpp"
#include "tokenizers/analyzer.hpp"
#include "tokenizers/repair.hpp"

namespace tracuu::searchd {

/// A part of what was typed.
struct Node {
  enum class Kind : std::uint8_t {
    words,   ///< `parts` side by side: how many of the plain words must stand is Query::operation's
             ///< to say. At the root only
    word,    ///< `token`
    phrase,  ///< `parts`, all words, one after the other
    prefix,  ///< words that begin with `token`
    near,    ///< `parts`, words and phrases, at most `distance` words apart, in any order
    field,   ///< the title has all `parts`; or a filter of the name `value`
    all,     ///< `parts`, each of them
    any,     ///< `parts`, one of them at least
    none,    ///< not the only one of `parts`; behind all others among the parts of words and all
  };
  Kind kind = Kind::words;
  tokenizers::Token token = {};
  std::vector<Node> parts = {};
  std::uint32_t distance = 0;
  archive::Field field = archive::Field::body;
  std::string value = {};
  std::size_t offset = 0;  ///< of a field, in q

  // Of a word, once the archive's lexicon has read it (meaning.hpp):
  std::vector<tokenizers::Token> meant =
      {};  ///< besides what was typed; empty where it is as typed
  tokenizers::Repair repair = tokenizers::Repair::none;
  bool in_doubt = false;  ///< the archive has what was typed too (tokenizers::Reading)
  bool joined = false;    ///< the word before means this one too: nhi êu
  double pair_share = 1;  ///< with the word before (tokenizers::Lexicon)
  /// What may stand in the text instead of this word and those behind it: UBND.
  struct Instead {
    std::size_t words = 1;  ///< how many words it stands for, this one included
    std::vector<tokenizers::Token> tokens;
    bool operator==(const Instead&) const = default;
  };
  std::vector<Instead> instead = {};
  bool operator==(const Node&) const = default;
};

Node parent(Node::Kind kind, std::vector<Node> parts);

/// Where each word of the tree begins, in no order: of phrases, fields and prefixes too.
std::vector<std::size_t> word_offsets(const Node& root);

/// One line that reads as the same tree again. `between` stands between plain words.
std::string to_text(const Node& root, std::string_view between);

}  // namespace tracuu::searchd
