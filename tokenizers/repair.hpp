// What was meant by what was typed: marks restored, keystrokes decoded, glued syllables parted,
// misspellings mended, by the counts of the archive's own words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tokenizers/lexicon.hpp"

namespace tracuu::tokenizers {

enum class Repair : std::uint8_t {
  none,        ///< as typed
  marks,       ///< typed without marks, read with: nong -> nông
  remarked,    ///< typed with other marks: thưc -> thực
  keystrokes,  ///< Telex or VNI: ddoong -> đông
  parted,      ///< tụcđổi -> tục đổi
  joined,      ///< nhi êu -> nhiêu
  respelt,     ///< one letter mended: nghiên ứu -> nghiên cứu
};

/// The likely reading of one typed token, or of two that belong together.
struct Reading {
  std::size_t first = 0;  ///< index of the typed token
  std::size_t count = 1;  ///< typed tokens read together: 2 where joined, else 1
  Repair repair = Repair::none;
  std::vector<std::string> words;  ///< exact forms; as typed where repair is none
  bool in_doubt = false;  ///< what was typed stands in the archive beside its neighbours too,
                          ///< though far more seldom: a clerk's slip, or a rare word
  bool operator==(const Reading&) const = default;
};

/// The likeliest reading of `typed`, the tokens of `text`, as a whole (Viterbi over the pairs of
/// the lexicon). A word the lexicon knows is read otherwise only if its neighbours speak for it.
/// Covers every typed token once, in order. Costs some tens of microseconds for a query whose words
/// and pairs are known, up to a few milliseconds for 64 tokens of nonsense.
std::vector<Reading> read_as_meant(const Lexicon& lexicon, const Analyzer& analyzer,
                                   std::string_view text, std::span<const Token> typed);

}  // namespace tracuu::tokenizers
