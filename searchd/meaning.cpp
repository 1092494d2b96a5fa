#include "searchd/meaning.hpp"

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "tokenizers/repair.hpp"

namespace tracuu::searchd {
namespace {

using tokenizers::Reading;
using tokenizers::Repair;
using tokenizers::Token;
using tokenizers::TokenKind;

std::string_view name(Repair repair) {
  constexpr std::array<std::string_view, 7> names{"none",   "marks",  "remarked", "keystrokes",
                                                  "parted", "joined", "respelt"};
  return names[static_cast<std::size_t>(repair)];
}

std::vector<Token> tokens_of(const Reading& reading, const Token& typed,
                             const tokenizers::Analyzer& analyzer) {
  std::vector<Token> tokens;
  for (const auto& word : reading.words) {
    Token token = typed;
    token.follows = typed.follows || !tokens.empty();
    analyzer.fold(word, TokenKind::word, token);
    tokens.push_back(std::move(token));
  }
  return tokens;
}

}  // namespace

Meaning as_meant(Query query, const tokenizers::Lexicon& lexicon,
                 const tokenizers::Analyzer& analyzer) {
  Meaning meaning;
  std::vector<std::size_t> nodes;
  std::vector<Token> typed;
  const bool as_typed = query.correct == Correct::off || query.accents == Accents::exact ||
                        lexicon.empty() || query.bare_number;
  for (std::size_t i = 0; i < query.words.parts.size() && !as_typed; ++i) {
    const Node& node = query.words.parts[i];
    if (node.kind != Node::Kind::word) continue;
    nodes.push_back(i);
    typed.push_back(node.token);
    // A phrase between two words parts them.
    if (nodes.size() > 1 && nodes[nodes.size() - 2] + 1 != i) typed.back().follows = false;
  }

  std::size_t told = 0;  // bytes of q that did_you_mean has
  for (const auto& reading : read_as_meant(lexicon, analyzer, query.q, typed)) {
    if (reading.repair == Repair::none) continue;
    Node& node = query.words.parts[nodes[reading.first]];
    node.repair = reading.repair;
    node.meant = tokens_of(reading, node.token, analyzer);
    if (reading.count == 2) query.words.parts[nodes[reading.first + 1]].joined = true;

    const Token& last = typed[reading.first + reading.count - 1];
    const std::size_t begin = node.token.offset;
    const std::size_t end = std::size_t{last.offset} + last.length;
    const std::string meant = fmt::format("{}", fmt::join(reading.words, " "));
    meaning.expansions.push_back({query.q.substr(begin, end - begin), meant, std::string(name(reading.repair))});
    meaning.did_you_mean.append(query.q, told, begin - told).append(meant);
    told = end;
  }
  if (told > 0) meaning.did_you_mean.append(query.q, told);
  meaning.query = std::move(query);
  return meaning;
}

}  // namespace tracuu::searchd
