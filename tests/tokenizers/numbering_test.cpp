#include "tokenizers/numbering.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace tracuu::tokenizers {
namespace {

template <typename Hash>
std::vector<std::uint32_t> numbers_of(const std::vector<std::string>& words, Hash hash) {
  Numbering numbering;
  std::vector<std::string> known;
  std::vector<std::uint32_t> numbers;
  for (const std::string& word : words) {
    numbers.push_back(numbering.number(hash(word), [&](auto at) { return known[at] == word; }));
    if (numbers.back() == known.size()) known.push_back(word);
  }
  EXPECT_EQ(numbering.size(), known.size());
  return numbers;
}

TEST(Numbering, CountsWordsInTheOrderInWhichTheyCome) {
  const std::vector<std::string> words{"dân", "vận", "", "dân", "dan", "vận", ""};
  const std::vector<std::uint32_t> numbers{0, 1, 2, 0, 3, 1, 2};
  EXPECT_EQ(numbers_of(words, [](std::string_view word) { return hash_of(word); }), numbers);
  EXPECT_EQ(numbers_of(words, [](std::string_view) { return std::uint64_t{7}; }), numbers)
      << "hashes need not differ";
}

TEST(Numbering, KeepsItsNumbersWhileItGrows) {
  constexpr std::uint32_t many = 10'000;
  for (Numbering numbering : {Numbering(), Numbering(0), Numbering(1000), Numbering(many)}) {
    for (const int round : {1, 2}) {
      for (std::uint32_t i = 0; i < many; ++i) {
        ASSERT_EQ(numbering.number(hash_of(std::uint64_t{i}), [&](auto at) { return at == i; }), i)
            << "round " << round;
      }
    }
    EXPECT_EQ(numbering.size(), many);
  }
}

}  // namespace
}  // namespace tracuu::tokenizers
