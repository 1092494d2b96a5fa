#include "searchd/query/meaning.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tokenizers/document_number.hpp"
#include "tokenizers/repair.hpp"

namespace tracuu::searchd {
namespace {

using tokenizers::OtherForms;
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
  std::string_view kind;
  bool corrects = false;
};

std::string text_of(const std::vector<Token>& tokens) {
  std::string text;
  for (const Token& token : tokens) text.append(text.empty() ? "" : " ").append(token.exact);
  return text;
}

/// Among other words only these are cited by their number alone: nghị quyết 25, but not báo cáo 6
/// tháng.
bool is_cited(std::string_view type) {
  constexpr std::array<std::string_view, 8> cited{"nq", "qđ", "ct", "kl", "nđ", "tt", "ttlt", "pl"};
  return std::ranges::find(cited, type) != cited.end();
}

class Reader {
 public:
  Reader(const Query& query, const tokenizers::Lexicon& lexicon,
         const tokenizers::Abbreviations& abbreviations, const tokenizers::Analyzer& analyzer)
      : q_(query.q),
        corrects_(query.correct != Correct::off && !lexicon.empty()),
        lexicon_(lexicon),
        abbreviations_(abbreviations),
        analyzer_(analyzer) {}

  /// Reads words that stand one after the other.
  void read(const std::vector<Node*>& words) {
    const std::vector<Token> typed = tokens_of_words(words);
    const std::vector<OtherForms> others = abbreviations_.find(q_, typed);
    std::vector<bool> is_clear(words.size());  // an abbreviation is no misspelling
    for (const OtherForms& other : others) {
      for (std::size_t i = other.first; other.is_short && i < other.first + other.count; ++i) {
        is_clear[i] = true;
      }
    }
    if (corrects_) {
      for (const Reading& reading : read_as_meant(lexicon_, analyzer_, q_, typed)) {
        const bool is_read_already =
            is_clear[reading.first] || is_clear[reading.first + reading.count - 1];
        if (reading.repair != Repair::none && !is_read_already) correct(words, typed, reading);
      }
    }
    share_pairs(words);
    for (const OtherForms& other : others) {
      for (const auto& form : other.forms) stand_instead(words, other, form, "abbreviation");
    }
    read_numbers(words, typed);
  }

  /// Those of a phrase keep their number, and what the archive knows is sought as it was typed.
  void read_phrase(const std::vector<Node*>& words) {
    if (!corrects_) return;
    const std::vector<Token> typed = tokens_of_words(words);
    for (const Reading& reading : read_as_meant(lexicon_, analyzer_, q_, typed)) {
      if (reading.repair == Repair::none || reading.repair == Repair::marks || reading.count != 1 ||
          reading.words.size() != 1 ||
          lexicon_.find(typed[reading.first].exact) != tokenizers::Lexicon::unknown) {
        continue;
      }
      correct(words, typed, reading);
    }
  }

  void tell(Meaning& meaning) {
    std::ranges::stable_sort(changes_, {}, &Change::begin);
    std::size_t told = 0;
    for (const Change& change : changes_) {
      meaning.expansions.push_back({std::string(q_.substr(change.begin, change.end - change.begin)),
                                    change.meant, std::string(change.kind)});
      if (!change.corrects) continue;
      meaning.did_you_mean.append(q_, told, change.begin - told).append(change.meant);
      told = change.end;
    }
    if (told > 0) meaning.did_you_mean.append(q_, told);
  }

 private:
  static std::vector<Token> tokens_of_words(const std::vector<Node*>& words) {
    std::vector<Token> tokens;
    for (const Node* word : words) tokens.push_back(word->token);
    return tokens;
  }

  void correct(const std::vector<Node*>& words, const std::vector<Token>& typed,
               const Reading& reading) {
    Node& word = *words[reading.first];
    word.repair = reading.repair;
    word.in_doubt = reading.in_doubt;
    word.meant = tokens_of(reading, word.token, analyzer_);
    if (reading.count == 2) words[reading.first + 1]->joined = true;
    const Token& last = typed[reading.first + reading.count - 1];
    changes_.push_back({word.token.offset, std::size_t{last.offset} + last.length,
                        fmt::format("{}", fmt::join(reading.words, " ")), name(reading.repair),
                        true});
  }

  void share_pairs(const std::vector<Node*>& words) const {
    for (std::size_t i = 1; i < words.size(); ++i) {
      const Token& before = words[i - 1]->token;
      Node& word = *words[i];
      const bool is_typed_with_marks =
          before.exact != before.unmarked && word.token.exact != word.token.unmarked;
      if (is_typed_with_marks) word.pair_share = lexicon_.pair_share(before, word.token);
    }
  }

  void stand_instead(const std::vector<Node*>& words, const OtherForms& typed,
                     std::vector<Token> tokens, std::string_view kind) {
    Node& first = *words[typed.first];
    const Token& last = words[typed.first + typed.count - 1]->token;
    changes_.push_back(
        {first.token.offset, std::size_t{last.offset} + last.length, text_of(tokens), kind, false});
    first.instead.push_back({typed.count, std::move(tokens)});
  }

  /// nq 25 and 218 bc ubnd are numbers also where they are not the whole query.
  void read_numbers(const std::vector<Node*>& words, const std::vector<Token>& typed) {
    for (std::size_t i = 0; i + 1 < typed.size();) {
      const auto number =
          tokenizers::read_document_number(q_.substr(typed[i].offset), tokenizers::NumberIn::query);
      std::size_t count = 0;
      while (number && i + count < typed.size() &&
             typed[i + count].offset + typed[i + count].length <=
                 typed[i].offset + number->length) {
        ++count;
      }
      const bool is_said_plainly =
          number && !number->serial.empty() && (!number->body.empty() || is_cited(number->type));
      if (count < 2 || !is_said_plainly) {
        ++i;
        continue;
      }
      Token token = typed[i];
      token.kind = TokenKind::document_number;
      token.exact = token.levelled = number->canonical();
      token.unmarked = number->unmarked();
      stand_instead(words, {i, count, false, {}}, {token}, "number");
      i += count;
    }
  }

  std::string_view q_;
  bool corrects_;
  const tokenizers::Lexicon& lexicon_;
  const tokenizers::Abbreviations& abbreviations_;
  const tokenizers::Analyzer& analyzer_;
  std::vector<Change> changes_;
};

/// Words side by side are read together. What is excluded, begun or asked of a field is meant as it
/// was typed.
void read_tree(Reader& reader, Node& node) {
  const bool stand_together = node.kind == Node::Kind::words || node.kind == Node::Kind::all;
  std::vector<Node*> words;
  const auto read = [&] {
    if (words.empty()) return;
    if (node.kind == Node::Kind::near) {
      reader.read_phrase(words);
    } else {
      reader.read(words);
    }
    words.clear();
  };
  for (Node& part : node.parts) {
    if (part.kind == Node::Kind::word) {
      words.push_back(&part);
      if (stand_together) continue;
    }
    read();
    if (part.kind == Node::Kind::phrase) {
      std::vector<Node*> phrase;
      for (Node& word : part.parts) phrase.push_back(&word);
      reader.read_phrase(phrase);
    } else if (part.kind == Node::Kind::all || part.kind == Node::Kind::any ||
               part.kind == Node::Kind::near) {
      read_tree(reader, part);
    }
  }
  read();
}

}  // namespace

Meaning as_meant(Query query, const tokenizers::Lexicon& lexicon,
                 const tokenizers::Abbreviations& abbreviations,
                 const tokenizers::Analyzer& analyzer) {
  Meaning meaning;
  meaning.query = std::move(query);
  Query& read = meaning.query;
  if (read.accents == Accents::exact || read.bare_number) return meaning;
  Reader reader(read, lexicon, abbreviations, analyzer);
  read_tree(reader, read.words);
  reader.tell(meaning);
  return meaning;
}

}  // namespace tracuu::searchd
