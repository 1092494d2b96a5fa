// The words of a head from which issuers are read.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "corpus/fields/view.hpp"

namespace tracuu::corpus::fields {

/// A word of the head that no other piece has taken.
struct HeadToken {
  Word word;
  std::string_view gap;  ///< what stands between it and the word before
  bool first_in_line = false;
  std::size_t line = 0;
};

inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The number of tokens from `i` on that are the words of `phrase`; 0 where they are not. Some
/// letters may differ in a long phrase; in a short one they make another word: Vị Xuyên / Ủy ban,
/// huyện ủy.
std::size_t tokens_like(const std::vector<HeadToken>& tokens, std::size_t i,
                        std::string_view phrase);

/// The number of tokens from `i` on that are the words of `phrase` but for one lost letter: ĐẢN ỦY,
/// PHƯỜG. In a short phrase only what stands around it can confirm that.
std::size_t tokens_short_of(const std::vector<HeadToken>& tokens, std::size_t i,
                            std::string_view phrase);

/// Whether the printed word does not speak against what it is without marks: `forms` are those it
/// may have, parted by spaces.
bool printed_as(const View& view, const HeadToken& token, std::string_view forms);

}  // namespace tracuu::corpus::fields
