// The words of an archive and how often they stand, alone and side by side: learnt when it is
// indexed, asked when a query is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tokenizers/analyzer.hpp"

namespace tracuu::tokenizers {

/// và, của, trong: words that stand beside any other and tell nothing of it.
bool is_function_word(std::string_view exact);

/// The learnt lexicon, immutable: share it between threads. Words are exact forms (Token::exact).
class Lexicon {
 public:
  using Id = std::uint32_t;
  static constexpr Id unknown = 0xffffffff;

  Lexicon() = default;
  /// From LexiconLines::words (of several counters, merged in order of key). Lines that are
  /// none are passed over.
  Lexicon(const Analyzer& analyzer, std::string_view lines);

  bool empty() const { return words_.empty(); }
  std::size_t words() const { return words_.size(); }
  std::size_t pairs() const { return pairs_.size(); }

  Id find(std::string_view exact) const;
  std::string_view exact(Id word) const { return words_[word].exact; }
  std::string_view unmarked(Id word) const { return shapes_[words_[word].shape].letters; }
  std::uint64_t count(Id word) const { return words_[word].count; }

  /// A shape is what words that differ in marks alone share: their unmarked form.
  Id find_shape(std::string_view unmarked) const;
  Id shape(Id word) const { return words_[word].shape; }
  std::uint64_t shape_count(Id shape) const { return shapes_[shape].count; }
  /// Every marking of a shape, the commonest first.
  std::span<const Id> markings(Id shape) const;
  /// Shapes one letter away (added, lost, changed, or two neighbours swapped), without the shape
  /// itself.
  std::vector<Id> shapes_near(std::string_view unmarked) const;

  /// How often `second` follows `first`, as words and as shapes.
  std::uint64_t pair_count(Id first, Id second) const;
  std::uint64_t shape_pair_count(Id first, Id second) const;

  /// Of all pairs that are these two words without their marks, the share that has their marks, up
  /// to hỏi and ngã: of bỏ học beside bộ học. Near 1 where there are none.
  double pair_share(const Token& first, const Token& second) const;

  /// ln P(word | previous), from pairs of words, pairs of shapes and single counts together;
  /// `previous` may be unknown, and so may `word`.
  double log_probability(Id previous, Id word) const;

 private:
  struct Word {
    std::string exact;
    std::uint32_t count;
    Id shape;
  };
  struct Shape {
    std::string letters;
    std::uint64_t count;
    std::uint32_t first_marking;  // in markings_
    std::uint32_t markings;
  };
  struct Follower {
    Id second;
    std::uint32_t count;
  };
  struct Deletion {
    std::uint32_t hash;
    Id shape;
  };

  void learn_shapes(const Analyzer& analyzer);
  void learn_shape_pairs();
  void learn_deletions();

  std::vector<Word> words_;                // in order of exact
  std::vector<std::uint32_t> pair_begin_;  // of a word's followers in pairs_, and one past the last
  std::vector<Follower> pairs_;
  std::vector<Shape> shapes_;  // in order of letters
  std::vector<Id> markings_;
  std::vector<std::uint32_t> shape_pair_begin_;
  std::vector<Follower> shape_pairs_;
  std::vector<Deletion> deletions_;  // in order of hash
  std::uint64_t total_ = 0;
};

}  // namespace tracuu::tokenizers
