// How many words of a text are Vietnamese: what tells the right reading of its bytes from the
// wrong ones, and a clean text from a damaged one.
#pragma once

#include <cstddef>
#include <string_view>

namespace tracuu::corpus {

/// Words that hold a letter beyond ASCII, and how many of them keep the rule of syllables. Text
/// without such letters says nothing.
struct SyllableCount {
  std::size_t words = 0;
  std::size_t valid = 0;

  /// 1 where there are no words to judge by.
  double share() const {
    return words == 0 ? 1 : static_cast<double>(valid) / static_cast<double>(words);
  }
  SyllableCount& operator+=(const SyllableCount& other) {
    words += other.words;
    valid += other.valid;
    return *this;
  }
};

/// `text` is UTF-8 in any normal form. Signs that stand for letters in an old encoding (© in nh©n)
/// count as letters inside words.
SyllableCount count_syllables(std::string_view text);

}  // namespace tracuu::corpus
