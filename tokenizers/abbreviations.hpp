// Short and long ways to say the same: UBND and ủy ban nhân dân.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tokenizers/analyzer.hpp"

namespace tracuu::tokenizers {

/// abbreviations.txt, which is part of the program and says how such a file is written.
std::string_view usual_abbreviations();

/// What is wrong with a file of abbreviations, and in which line.
struct BadAbbreviations : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Typed words that have another form, and all of these.
struct OtherForms {
  std::size_t first = 0;  ///< index of the first typed token
  std::size_t count = 1;  ///< of typed tokens
  bool is_short = false;  ///< what was typed is the abbreviation
  std::vector<std::vector<Token>> forms;
};

/// Immutable: share it between threads.
class Abbreviations {
 public:
  Abbreviations() = default;
  /// Several files one behind the other; of one short form the last line counts. Throws
  /// BadAbbreviations.
  Abbreviations(const Analyzer& analyzer, std::string_view lines);

  /// The longest forms among the tokens of `text`, from left to right, none running over a sentence
  /// end or another. A token without marks stands for every marking.
  std::vector<OtherForms> find(std::string_view text, std::span<const Token> tokens) const;

 private:
  struct Form {
    std::vector<Token> tokens;
    bool is_short = false;
    std::vector<std::size_t> others;  // of forms_
  };

  void learn(const Analyzer& analyzer, const std::vector<std::string_view>& shorts,
             const std::vector<std::string_view>& longs);
  std::size_t add(const Analyzer& analyzer, std::string_view written, bool is_short);
  const Form* longest_at(std::string_view text, std::span<const Token> tokens) const;

  std::vector<Form> forms_;
  std::multimap<std::string, std::size_t, std::less<>>
      by_unmarked_;          // of the words, spaces between
  std::size_t longest_ = 0;  // in tokens
};

}  // namespace tracuu::tokenizers
