// Text of a report -> what it is known by again: the same words in another file or format, or
// nearly the same ones.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tracuu::corpus {

/// A sample of the text's runs of four words, drawn alike from every text (MinHash). What two texts
/// have in common of it is what they have in common.
using Signature = std::array<std::uint32_t, 32>;

struct Fingerprint {
  /// 32 hex digits of all the words, each as often as it stands, in whatever order, case, spacing
  /// and punctuation: Word, PDF and web page of one report read its two-column head differently,
  /// but lose no word. Empty for a text without words.
  std::string words;
  Signature signature{};
  bool operator==(const Fingerprint&) const = default;
};

/// `text` is Report::text. Pure; any thread; time grows with the length only.
Fingerprint fingerprint_of(std::string_view text);

/// The share of runs of words two texts have in common, 0 to 1, to about 0.05: 1 for copies, 0.9
/// for a copy with a few words changed, below 0.3 for different reports made from one model.
double resemblance(const Signature& one, const Signature& other);

/// Keys to find near duplicates by, without comparing every report with every other: texts that
/// resemble each other by 0.9 share one of them in 999 of 1000 cases, by 0.5 in 2 of 5.
std::array<std::uint64_t, 8> keys_of(const Signature& signature);

}  // namespace tracuu::corpus
