// What a Lexicon is learnt from: words, pairs of neighbours and phrases, counted while texts are
// indexed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tokenizers/analyzer.hpp"
#include "tokenizers/numbering.hpp"

namespace tracuu::tokenizers {

/// What was counted, as lines "key<TAB>count" in the order of the keys' bytes.
struct LexiconLines {
  std::string words;    ///< "word" and "word word"
  std::string phrases;  ///< of two to four words
};

/// One per thread.
///
/// A phrase is what a text says more than once, by the same words side by side; it neither begins
/// nor ends with a function word (và, của). Names of persons are none of a searcher's business: a
/// phrase does not count where a word of it is of several side by side that begin with a capital,
/// or its last word does (Nguyễn Văn Đức; đồng chí Nguyễn).
class LexiconCounter {
 public:
  /// The tokens of `text`, one after the other. Numbers, dates and figures are no words and part
  /// their neighbours.
  void add(std::string_view text, const Token& token);
  /// The same for who has numbered the words of the text: `word` is another one, from 0, for each
  /// exact form. Each word is looked up but once a text.
  void add(std::string_view text, const Token& token, std::uint32_t word);
  /// Counts what stood in the text beyond single words.
  void end_text();

  /// Entries held: what memory grows with, about 40 bytes each.
  std::size_t size() const { return words_.size() + pairs_.all().size() + phrases_.all().size(); }

  /// Empties the counter.
  LexiconLines drain();

 private:
  struct Word {
    std::string exact;
    std::uint32_t count = 0;
    bool is_function_word = false;
  };
  /// A word of the text.
  struct Place {
    std::uint32_t word = 0;
    bool follows = false;
    bool capital = false;         // begins with one
    bool beside_capital = false;  // and so does a neighbour: Văn Đức
  };
  /// What the text says, of one number of words.
  struct Said {
    std::uint32_t start = 0;  // the first of its places
    std::uint32_t nameless_times = 0;
  };
  static constexpr std::size_t longest_phrase = 4;
  /// Ranks of its words, from 1; 0 behind the last of them.
  using Ranks = std::array<std::uint32_t, longest_phrase>;
  struct Counted {
    Ranks ranks{};
    std::uint32_t count = 0;
  };

  std::uint32_t number_of(const Token& token);
  void add_place(std::string_view text, const Token& token, std::uint32_t word);
  std::vector<std::uint32_t> starts_of_pairs() const;
  void count_phrase(std::size_t start, std::size_t words, std::uint32_t times);
  bool may_name(std::size_t start, std::size_t words) const;
  Ranks ranks_of(std::uint32_t phrase, const std::vector<std::uint32_t>& ranks) const;
  std::string lines_of(std::vector<Counted> all, const std::vector<std::uint32_t>& in_order) const;

  Numbering numbers_;  // of words_
  std::vector<Word> words_;
  Pairs pairs_;              // of words
  Pairs phrases_;            // of a word, or a shorter phrase with phrase_bit, and one more word
  std::vector<Place> text_;  // the words of the text so far
  std::vector<std::uint32_t> known_;  // their numbers, by those of who calls
  std::size_t end_ = 0;               // of the last of them, in bytes
  bool parted_ = true;                // no word stands before the next
};

}  // namespace tracuu::tokenizers
