// The rule of Vietnamese syllables: onset, rime and tone; and how each syllable is spelled.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tokenizers/letters.hpp"

namespace tracuu::tokenizers {

struct Syllable {
  std::string_view onset;  ///< "ngh", "gi", "qu"; empty for "ăn"
  std::string_view rime;   ///< without tone: "iêng"; of "quốc" what follows qu: "ôc"
  Tone tone = Tone::level;
  bool operator==(const Syllable&) const = default;
};

/// Reads one syllable in any case, normal form and tone placement: "Qúy", "VIỆT". Nothing for what
/// breaks the rule, so also for a stop (-p -t -c -ch) that lacks its tone: "hoc".
std::optional<Syllable> parse_syllable(std::string_view token);

bool is_syllable(std::string_view token);

/// The composed letters that stand in a row in a text.
struct LetterRow {
  std::size_t end = 0;  ///< behind the last
  bool is_ascii = true;
  bool is_syllable = false;
};

/// Those from the byte `from` on. As nearly all words are such a row, it tells of them at the price
/// of reading them.
LetterRow read_letters(std::string_view text, std::size_t from);

/// Ways to read a token as two or more syllables glued together, each as slices of the token:
/// "tụcđổi" is {tục, đổi}. Those whose later parts all begin with an onset come first, then those
/// where they are known to stand without one (cấpủy), and only where there are none all others. A
/// token without any mark may be split at stops without tone too. At most `most` ways; none for a
/// token that is one syllable itself or longer than 64 letters.
std::vector<std::vector<std::string_view>> split_glued(std::string_view token,
                                                       std::size_t most = 16);

/// The one way the analyzer dares to take for a word of a text: the first kind of the above, if it
/// has just one, only for words with a mark, and not for what looks like a loan (ôxy). Empty
/// otherwise.
std::vector<std::string_view> split_surely(std::string_view token);

// What follows is for the other files of this room.

/// A short string that needs no allocation.
class Spelling {
 public:
  constexpr void append(std::string_view more) {
    for (const char c : more) bytes_[length_++] = c;
  }
  [[nodiscard]] constexpr std::string_view view() const { return {bytes_.data(), length_}; }

 private:
  std::array<char, 15> bytes_{};
  std::uint8_t length_ = 0;
};

/// The letters of one syllable without its tone, six bits each, the last one lowest.
using ShapeKey = std::uint64_t;
inline constexpr unsigned shape_key_bits = 6;
inline constexpr std::size_t longest_shape = 7;  ///< "nghiêng"

constexpr ShapeKey with_letter(ShapeKey key, Letter letter) {
  return (key << shape_key_bits) | letter;
}

/// A syllable without its tone, and its spellings in each tone, in the one canonical way: old tone
/// placement (hòa, thủy), y after h k l m s t and qu. Two cache lines.
struct alignas(64) Shape {
  Spelling unmarked;
  std::array<Spelling, tone_count> spelled;
  bool stop = false;  ///< ends in p t c ch: takes only sắc and nặng
  std::uint8_t onset_index = 0;
  std::uint8_t rime_index = 0;

  [[nodiscard]] std::string_view onset() const;
  [[nodiscard]] std::string_view rime() const;
  /// Whether the rule allows the tone.
  [[nodiscard]] bool takes(Tone tone) const {
    return !stop || tone == Tone::sac || tone == Tone::nang;
  }
};

/// All shapes the rule allows, found by their letters.
class Shapes {
 public:
  Shapes();
  [[nodiscard]] const Shape* find(ShapeKey key) const {
    for (std::size_t slot = slot_of(key);; slot = (slot + 1) % slots) {
      const std::uint64_t entry = table_[slot];
      if (entry == 0) return nullptr;
      if (entry >> index_bits == key) return &shapes_[entry & ((1U << index_bits) - 1)];
    }
  }
  /// Every shape once; i and y spellings of one shape are two.
  [[nodiscard]] const std::vector<Shape>& all() const { return shapes_; }

 private:
  static constexpr std::size_t slots = 8192;
  static constexpr unsigned index_bits = 16;
  static constexpr std::size_t slot_of(ShapeKey key) {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 51U);
  }
  void add(std::size_t onset, std::size_t rime, std::u32string_view typed,
           std::u32string_view canonical, std::size_t onset_letters);

  std::vector<Shape> shapes_;
  std::array<std::uint64_t, slots> table_{};  ///< key and index into shapes_; 0 is free
};

/// Built at the first call.
const Shapes& shapes();

/// A token read as one syllable, whether or not the rule allows its tone; null where it has no such
/// shape.
struct ShapeReading {
  const Shape* shape = nullptr;
  Tone tone = Tone::level;
};
ShapeReading read_shape(std::string_view token);

}  // namespace tracuu::tokenizers
