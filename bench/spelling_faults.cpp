#include "bench/spelling_faults.hpp"

#include <algorithm>

#include "bench/vietnamese_letters.hpp"

namespace tracuu::bench {

Hand hand_of(std::uint64_t seed) {
  Random random(seed);
  Hand hand{seed};
  const auto care = 1 + random.below(8);  // a third of the faults of the worst, up to nearly none
  hand.confuses_hoi_nga = random.percent(45);
  hand.loses_mark = 110 * care;
  hand.loses_letter = 400 * care;
  hand.glues = 1000 * care;
  hand.bad_space = 140 * care;
  hand.repeats = 1000 * care;
  return hand;
}

std::string written_by(const Hand& hand, std::string_view text, Random& random) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" \n"), text.size());
    std::string word(text.substr(0, end));
    const std::string_view gap = text.substr(end, 1);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (hand.confuses_hoi_nga && has_hoi_or_nga(word)) {
      // Always the same words: who writes lảnh writes lảnh throughout.
      std::uint64_t spelling = hand.seed;
      for (const char c : word) spelling = mix(spelling, static_cast<unsigned char>(c));
      if (spelling % 100 < 18) word = swapped_hoi_nga(word);
    }
    if (random.once_in(hand.loses_mark)) word = without_tone(word);
    if (random.once_in(hand.loses_letter)) word = without_a_letter(word, random.next());
    out += word;
    if (random.once_in(hand.repeats) && !word.empty()) (out += ' ') += word;
    if (gap == " " && random.once_in(hand.glues)) continue;
    if (gap == " " && random.once_in(hand.bad_space)) {
      const bool after_mark = word.ends_with(',') || word.ends_with(';');
      if (after_mark) continue;
      out += random.percent(50) ? "\u00a0" : " ";
    }
    out += gap;
  }
  return out;
}

}  // namespace tracuu::bench
