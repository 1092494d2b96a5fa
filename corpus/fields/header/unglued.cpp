#include "corpus/fields/header/unglued.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace tracuu::corpus::fields {
namespace {

/// Words that heads are made of; other words cannot be told from names when they are glued.
bool is_head_word(std::string_view plain) {
  constexpr std::array words = std::to_array<std::string_view>(
      {"cong", "hoa",  "xa",    "hoi",    "chu",  "nghia", "viet",  "nam",    "dang", "san",
       "uy",   "ban",  "nhan",  "dan",    "doc",  "lap",   "tu",    "do",     "hanh", "phuc",
       "bo",   "chi",  "an",    "truong", "doan", "dong",  "huyen", "phuong", "quan", "tinh",
       "thi",  "tran", "thanh", "pho",    "khu",  "bao",   "cao",   "ngay",   "mat",  "quoc"});
  return std::find(words.begin(), words.end(), plain) != words.end();
}

/// The lengths of the syllables that `plain` falls into, one of which at least is a word of heads,
/// with as many of these as can be: UYBANNHANDAN, XACAM. Nothing where there are no such.
std::vector<std::size_t> head_words_in(std::string_view plain) {
  constexpr std::size_t longest = 24;
  constexpr std::size_t longest_syllable = 7;
  const auto is_council = [](std::string_view word) { return word == "ubnd" || word == "hdnd"; };
  constexpr int of_name = 3;  // what another syllable costs beside a word of heads
  if (plain.size() > longest) return {};
  struct Split {
    int cost = -1;
    std::size_t last = 0;  ///< length of the last syllable
    bool has_head_word = false;
  };
  std::array<Split, longest + 1> best{};
  best[0].cost = 0;
  for (std::size_t end = 2; end <= plain.size(); ++end) {
    for (std::size_t length = 2; length <= std::min(end, longest_syllable); ++length) {
      const auto& before = best.at(end - length);
      if (before.cost < 0) continue;
      const auto syllable = plain.substr(end - length, length);
      const bool known = is_head_word(syllable) || is_council(syllable);
      if (!known && !may_be_syllable(syllable)) continue;
      const int cost = before.cost + (known ? 1 : of_name);
      auto& split = best.at(end);
      if (split.cost < 0 || cost < split.cost)
        split = {cost, length, before.has_head_word || known};
    }
  }
  if (!best.at(plain.size()).has_head_word) return {};
  std::vector<std::size_t> lengths;
  for (auto end = plain.size(); end > 0; end -= best.at(end).last)
    lengths.push_back(best.at(end).last);
  std::ranges::reverse(lengths);
  return lengths;
}

}  // namespace

std::vector<Word> unglued(std::span<const Word> words) {
  std::vector<Word> apart;
  apart.reserve(words.size());
  // XÃ CHRÔH PƠNAN where the place of signing is Chrôh Pơnan.
  std::vector<std::uint64_t> names;
  for (const auto& word : words) {
    if (word.written == Case::initial) names.push_back(word.key);
  }
  const auto is_name = [&names](const Word& word) {
    return std::ranges::find(names, word.key) != names.end();
  };
  for (const auto& word : words) {
    apart.push_back(word);
    if (word.written == Case::digits) continue;
    if (word.written != Case::capitals && !word.plain.ends_with("ngay")) continue;
    if (may_be_syllable(word.plain) || is_name(word)) continue;
    if (word.written != Case::capitals) {
      // Tây Sơnngày 25 tháng 6
      Word day = word;
      day.begin = word.end - 4;
      day.plain = word.plain.substr(word.plain.size() - 4);
      day.key = key_of(day.plain);
      day.written = Case::small;
      apart.back().end = day.begin;
      apart.back().plain.remove_suffix(4);
      apart.back().key = key_of(apart.back().plain);
      apart.push_back(day);
      continue;
    }
    const auto parts = head_words_in(word.plain);
    if (parts.empty()) continue;
    apart.pop_back();
    auto rest = word;
    for (const auto length : parts) {
      Word part = rest;
      part.end = part.begin + length;
      part.plain = rest.plain.substr(0, length);
      part.key = key_of(part.plain);
      apart.push_back(part);
      rest.begin = part.end;
      rest.plain.remove_prefix(length);
    }
  }
  return apart;
}

}  // namespace tracuu::corpus::fields
