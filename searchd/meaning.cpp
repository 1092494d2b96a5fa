#include "searchd/meaning.hpp"

#include <algorithm>
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

/// A piece of q, in bytes, and what it was read as.
struct Change {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string meant;
  Repair repair = Repair::none;
};

class Reader {
 public:
  Reader(std::string_view q, const tokenizers::Lexicon& lexicon,
         const tokenizers::Analyzer& analyzer)
      : q_(q), lexicon_(lexicon), analyzer_(analyzer) {}

  /// Reads words that stand one after the other. Those of a phrase keep their number, and what the
  /// archive knows is sought as it was typed.
  void read(const std::vector<Node*>& words, bool is_phrase) {
    std::vector<Token> typed;
    for (const Node* word : words) typed.push_back(word->token);
    for (const Reading& reading : read_as_meant(lexicon_, analyzer_, q_, typed)) {
      if (reading.repair == Repair::none) continue;
      Node& word = *words[reading.first];
      if (is_phrase &&
          (reading.count != 1 || reading.words.size() != 1 || reading.repair == Repair::marks ||
           lexicon_.find(word.token.exact) != tokenizers::Lexicon::unknown)) {
        continue;
      }
      word.repair = reading.repair;
      word.meant = tokens_of(reading, word.token, analyzer_);
      if (reading.count == 2) words[reading.first + 1]->joined = true;
      const Token& last = typed[reading.first + reading.count - 1];
      changes_.push_back({word.token.offset, std::size_t{last.offset} + last.length,
                          fmt::format("{}", fmt::join(reading.words, " ")), reading.repair});
    }
  }

  void tell(Meaning& meaning) {
    std::ranges::sort(changes_, {}, &Change::begin);
    std::size_t told = 0;
    for (const Change& change : changes_) {
      meaning.expansions.push_back({std::string(q_.substr(change.begin, change.end - change.begin)),
                                    change.meant, std::string(name(change.repair))});
      meaning.did_you_mean.append(q_, told, change.begin - told).append(change.meant);
      told = change.end;
    }
    if (told > 0) meaning.did_you_mean.append(q_, told);
  }

 private:
  std::string_view q_;
  const tokenizers::Lexicon& lexicon_;
  const tokenizers::Analyzer& analyzer_;
  std::vector<Change> changes_;
};

/// Words side by side are read together. What is excluded, begun or asked of a field is meant as it
/// was typed.
void read_tree(Reader& reader, Node& node) {
  const bool stand_together = node.kind == Node::Kind::words || node.kind == Node::Kind::all;
  std::vector<Node*> words;
  for (Node& part : node.parts) {
    if (part.kind == Node::Kind::word) {
      words.push_back(&part);
      if (stand_together) continue;
    }
    if (!words.empty()) reader.read(std::exchange(words, {}), node.kind == Node::Kind::near);
    if (part.kind == Node::Kind::phrase) {
      std::vector<Node*> phrase;
      for (Node& word : part.parts) phrase.push_back(&word);
      reader.read(phrase, true);
    } else if (part.kind == Node::Kind::all || part.kind == Node::Kind::any ||
               part.kind == Node::Kind::near) {
      read_tree(reader, part);
    }
  }
  if (!words.empty()) reader.read(words, false);
}

}  // namespace

Meaning as_meant(Query query, const tokenizers::Lexicon& lexicon,
                 const tokenizers::Analyzer& analyzer) {
  Meaning meaning;
  meaning.query = std::move(query);
  Query& read = meaning.query;
  if (read.correct == Correct::off || read.accents == Accents::exact || read.bare_number ||
      lexicon.empty()) {
    return meaning;
  }
  Reader reader(read.q, lexicon, analyzer);
  read_tree(reader, read.words);
  reader.tell(meaning);
  return meaning;
}

}  // namespace tracuu::searchd
