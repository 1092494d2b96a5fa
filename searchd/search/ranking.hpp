// What ranks a report above another: all weights of the service, in this one place.
//
// A word finds a report by one family of terms (its levelled form where it was typed with marks,
// its unmarked form where it was not); every family it has besides only lifts. Families are added
// up inside BM25 (Xapian::BM25Weight). The figures did best in a judged set of 602 questions over
// 2,267 Vietnamese paragraphs (nDCG@10) among those tried; none is a sharp peak, and neighbours of
// each cost less than 0.003. Pairs carry most of what words of two syllables carry. A low b:
// families share one document length, and a long report is long because it has much to tell.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tracuu::searchd::ranking {

inline constexpr double levelled = 0.6;  ///< the word up to hỏi and ngã; in a phrase it weighs 1
inline constexpr double unmarked = 0.5;  ///< the word without its marks
inline constexpr double pair = 0.5;      ///< two neighbours without their marks, side by side
/// A pair that is the typed one in this share of its places at least needs no second look.
inline constexpr double clear_pair = 0.9;
inline constexpr double replaced = 0.5;  ///< what was typed, beside what was meant
inline constexpr double exact = 0.05;    ///< the very word: lãnh above lảnh for who typed lãnh
inline constexpr double title = 0.2;     ///< the levelled word in the title

/// Added to the report whose number was typed and nothing else: more than any text can reach.
inline constexpr double bare_number = 1000;

inline constexpr double k1 = 0.9;
inline constexpr double b = 0.2;
/// Short reports are not held to be longer than they are (Xapian's min_normlen is 0.5 by itself).
inline constexpr double min_normlen = 0;

/// operator=auto: fewer reports than this, and most words are enough.
inline constexpr unsigned enough_reports = 10;
/// Most of n words: those that carry this share of what all of them tell. Of two words both; of
/// three or four that tell the same, two; of a long question, most of whose words only ask, a
/// fifth.
constexpr double most_of(std::size_t words) {
  return words <= 2 ? 1 : std::max(0.2, 0.7 - 0.11 * static_cast<double>(words));
}
/// What a word tells: the rarer, the more.
inline double told(double reports, double holders) {
  return std::log(1 + reports / (holders + 0.5));
}

/// Weights differ in their last bits by the shard a report happens to be in: those that agree in
/// nine digits are equal.
inline double to_nine_digits(double weight) {
  constexpr int bits = 30;
  int exponent = 0;
  const double fraction = std::frexp(weight, &exponent);
  return std::ldexp(std::round(std::ldexp(fraction, bits)), exponent - bits);
}

/// A weight as it is told.
inline double shown(double weight) {
  return std::round(weight * 1e6) / 1e6;
}

}  // namespace tracuu::searchd::ranking
