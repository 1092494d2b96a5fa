#include "corpus/fingerprint.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace tracuu::corpus {
namespace {

constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

/// Every bit of `value` changes half of the result's.
constexpr std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

constexpr UChar32 between_words = -1;
constexpr UChar32 hidden_in_word = -2;

/// A letter or digit in lower case, or one of the two above.
UChar32 folded(UChar32 c) {
  const bool is_invisible = c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF;
  if (is_invisible) return hidden_in_word;
  return u_isalnum(c) != 0 || u_getCombiningClass(c) != 0 ? u_tolower(c) : between_words;
}

/// Of all letters of Vietnamese: asking ICU for each character of a text takes five times as long.
using FoldedLetters = std::array<UChar32, 0x1F00>;

const FoldedLetters& folded_letters() {
  static const FoldedLetters letters = [] {
    FoldedLetters made{};
    for (std::size_t c = 0; c < made.size(); ++c) made[c] = folded(static_cast<UChar32>(c));
    return made;
  }();
  return letters;
}

/// Calls `visit` with a hash of each word in lower case.
template <typename Visit>
void for_each_word(std::string_view text, Visit visit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  const FoldedLetters& letters = folded_letters();
  std::uint64_t word = 0;  // 0: between words
  for (std::int64_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    const auto point = static_cast<std::size_t>(c);
    const UChar32 letter = point < letters.size() ? letters[point] : folded(c);
    if (letter >= 0) {
      word = mixed(word * 31 + static_cast<std::uint64_t>(letter));
    } else if (letter == between_words && word != 0) {
      visit(word);
      word = 0;
    }
  }
  if (word != 0) visit(word);
}

/// A text of few runs leaves places of its signature empty; they take their neighbour's value, so
/// that two such texts can be compared.
void fill_empty_places(Signature& signature) {
  const auto filled =
      std::ranges::find_if(signature, [](std::uint32_t value) { return value != nothing; });
  if (filled == signature.end()) return;
  std::uint32_t last = *filled;
  for (auto place = signature.rbegin(); place != signature.rend(); ++place) {
    if (*place == nothing) *place = static_cast<std::uint32_t>(mixed(last));
    last = *place;
  }
}

}  // namespace

Fingerprint fingerprint_of(std::string_view text) {
  Fingerprint fingerprint;
  fingerprint.signature.fill(nothing);
  std::uint64_t sum = 0;  // sums do not know the order of what they add
  std::uint64_t other_sum = 0;
  std::array<std::uint64_t, 4> run{};  // the last four words
  std::size_t count = 0;
  for_each_word(text, [&](std::uint64_t word) {
    sum += word;
    other_sum += mixed(word + 0x9E3779B97F4A7C15ULL);
    run = {run[1], run[2], run[3], std::rotl(word, 1)};
    if (++count < run.size()) return;
    const std::uint64_t hash = mixed(mixed(mixed(mixed(run[0]) + run[1]) + run[2]) + run[3]);
    std::uint32_t& smallest = fingerprint.signature[hash % fingerprint.signature.size()];
    smallest = std::min(smallest, static_cast<std::uint32_t>(hash >> 32U));
  });
  if (count > 0) fingerprint.words = fmt::format("{:016x}{:016x}", sum, other_sum);
  fill_empty_places(fingerprint.signature);
  return fingerprint;
}

double resemblance(const Signature& one, const Signature& other) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    same += one[i] == other[i] && one[i] != nothing ? 1 : 0;
  }
  return static_cast<double>(same) / static_cast<double>(one.size());
}

std::array<std::uint64_t, 8> keys_of(const Signature& signature) {
  std::array<std::uint64_t, 8> keys{};
  for (std::size_t i = 0; i < signature.size(); ++i) {
    std::uint64_t& key = keys[i * keys.size() / signature.size()];
    key = mixed(key + i + signature[i]);
  }
  return keys;
}

}  // namespace tracuu::corpus
