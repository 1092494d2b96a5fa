// What typed words may go on as: the words and phrases of the archive that begin so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tokenizers/analyzer.hpp"
#include "tokenizers/lexicon.hpp"

namespace tracuu::tokenizers {

struct Completion {
  std::string text;         ///< exact forms: "nông thôn mới"
  std::uint64_t count = 0;  ///< of a phrase: in texts that say it more than once
  bool is_phrase = false;
  bool operator==(const Completion&) const = default;
};

struct Completed {
  std::size_t from = 0;  ///< byte of what was typed from which on the completions stand instead
  std::vector<Completion> completions;  ///< the commonest first
  bool operator==(const Completed&) const = default;
};

/// Immutable: share it between threads. Its Lexicon is read once and not kept.
class Completions {
 public:
  Completions() = default;
  /// `phrase_lines` are LexiconLines::phrases, merged in order of key. Pieces of a longer phrase
  /// that hardly stand without it (ủy ban nhân) are left out.
  Completions(Analyzer analyzer, const Lexicon& lexicon, std::string_view phrase_lines);

  /// The last word may be cut off anywhere; a space behind it says that it is whole. Reads what
  /// was typed with or without marks, half of them, or as Telex and VNI keys; those with the typed
  /// marks come first. Of many words the last are completed that something begins with. Takes some
  /// tens of microseconds.
  Completed complete(std::string_view typed, std::size_t most) const;

  /// Counts a completion anew, as for somebody who sees a part of the texts; 0: it is none.
  using Count = std::function<std::uint64_t(const Completion&)>;
  Completed complete(std::string_view typed, std::size_t most, const Count& count) const;

 private:
  struct Entry {
    std::string unmarked;
    Completion completion;
  };
  void add_words(const Lexicon& lexicon);
  void add_phrases(std::string_view lines);
  std::vector<Completion> beginning(std::string_view unmarked, std::string_view exact,
                                    std::size_t most, const Count& count) const;

  Analyzer analyzer_;
  std::vector<Entry> entries_;  // in order of unmarked
};

}  // namespace tracuu::tokenizers
