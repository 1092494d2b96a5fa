#include "tokenizers/syllable.hpp"

#include <algorithm>
#include <unordered_set>

namespace tracuu::tokenizers {
namespace {

constexpr std::array<std::string_view, 28> onsets{
    "",  "b",  "c",   "ch", "d", "đ",  "g",  "gh", "gi", "h", "k",  "kh", "l", "m",
    "n", "ng", "ngh", "nh", "p", "ph", "qu", "r",  "s",  "t", "th", "tr", "v", "x"};

constexpr std::array<std::string_view, 180> rimes{
    "a",    "ac",   "ach",  "ai",   "am",   "an",   "ang",  "anh", "ao",   "ap",   "at",   "au",
    "ay",   "ăc",   "ăm",   "ăn",   "ăng",  "ăp",   "ăt",   "âc",  "âm",   "ân",   "âng",  "âp",
    "ât",   "âu",   "ây",   "e",    "ec",   "em",   "en",   "eng", "eo",   "ep",   "et",   "ê",
    "êch",  "êm",   "ên",   "ênh",  "êp",   "êt",   "êu",   "i",   "ich",  "im",   "in",   "inh",
    "ip",   "it",   "iu",   "y",    "ia",   "iêc",  "iêm",  "iên", "iêng", "iêp",  "iêt",  "iêu",
    "yêm",  "yên",  "yêng", "yêt",  "yêu",  "o",    "oc",   "oi",  "om",   "on",   "ong",  "op",
    "ot",   "ooc",  "oong", "ô",    "ôc",   "ôi",   "ôm",   "ôn",  "ông",  "ôp",   "ôt",   "ôông",
    "ôôc",  "ơ",    "ơi",   "ơm",   "ơn",   "ơp",   "ơt",   "u",   "uc",   "ui",   "um",   "un",
    "ung",  "up",   "ut",   "ư",    "ưc",   "ưi",   "ưm",   "ưn",  "ưng",  "ưt",   "ưu",   "ua",
    "uôc",  "uôi",  "uôm",  "uôn",  "uông", "uôt",  "uôp",  "ưa",  "ươc",  "ươi",  "ươm",  "ươn",
    "ương", "ươp",  "ươt",  "ươu",  "oa",   "oac",  "oach", "oai", "oam",  "oan",  "oang", "oanh",
    "oao",  "oap",  "oat",  "oay",  "oau",  "oăc",  "oăm",  "oăn", "oăng", "oăt",  "oăp",  "oe",
    "oen",  "oeo",  "oet",  "oem",  "oec",  "oeng", "uâc",  "uân", "uâng", "uât",  "uây",  "uâm",
    "uâp",  "uê",   "uêch", "uên",  "uênh", "uêt",  "uêu",  "uêc", "uơ",   "uơn",  "uơt",  "uơi",
    "uy",   "uych", "uyn",  "uynh", "uyp",  "uyt",  "uyu",  "uym", "uya",  "uyên", "uyêt", "uyêm"};

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) {
    const Char c = read_char(text, at);
    letters += c.point;
    at += c.length;
  }
  return letters;
}

bool is_rime(std::string_view rime) {
  return std::find(rimes.begin(), rimes.end(), rime) != rimes.end();
}

bool any_of(std::string_view one, std::initializer_list<std::string_view> of) {
  return std::find(of.begin(), of.end(), one) != of.end();
}

/// The rime that stands after qu for a rime that glides through o or u: "uyên" gives "yên". Empty
/// where there is none.
std::string_view after_qu(std::string_view rime) {
  // uô is no glide; quốc alone is written so.
  if (rime == "uôc") return rime.substr(1);
  for (const std::string_view glide : {"oa", "oă", "oe", "uâ", "uê", "uơ", "uy"}) {
    if (rime.substr(0, glide.size()) == glide) return rime.substr(1);
  }
  return {};
}

/// Where the tone stands among the letters, by the old placement: hòa, thủy, but hoàn, quý.
std::size_t tone_place(std::u32string_view letters, std::size_t onset_letters) {
  const std::size_t first = onset_letters;
  std::size_t last = first;  // vowels are first..last
  while (last + 1 < letters.size() && is_vowel(letter_of(letters[last + 1]))) ++last;
  for (std::size_t at = last + 1; at-- > first;) {
    if (letters[at] >= 0x80) return at;  // ă â ê ô ơ ư carry it, of ươ the second
  }
  const bool open = last + 1 == letters.size();
  if (last == first) return first;
  if (last == first + 1) return open ? first : last;
  return first + 1;
}

}  // namespace

void Shapes::add(std::size_t onset, std::size_t rime, std::u32string_view typed,
                 std::u32string_view canonical, std::size_t onset_letters) {
  ShapeKey key = 0;
  for (const char32_t c : typed) key = with_letter(key, letter_of(c));
  std::size_t slot = slot_of(key);
  for (; table_[slot] != 0; slot = (slot + 1) % slots) {
    if (table_[slot] >> index_bits == key) return;  // gi + a and g + ia
  }
  table_[slot] = (key << index_bits) | shapes_.size();

  Shape shape;
  shape.onset_index = static_cast<std::uint8_t>(onset);
  shape.rime_index = static_cast<std::uint8_t>(rime);
  shape.stop = canonical.back() == 'p' || canonical.back() == 't' || canonical.back() == 'c' ||
               (canonical.size() > 1 && canonical.substr(canonical.size() - 2) == U"ch");
  const std::size_t place = tone_place(canonical, onset_letters);
  for (std::size_t at = 0; at < canonical.size(); ++at) {
    const Letter letter = letter_of(canonical[at]);
    const char base = plain(letter);
    shape.unmarked.append({&base, 1});
    for (std::size_t tone = 0; tone < tone_count; ++tone) {
      shape.spelled[tone].append(
          tokenizers::spelled(letter, at == place ? static_cast<Tone>(tone) : Tone::level));
    }
  }
  shapes_.push_back(shape);
}

std::string_view Shape::onset() const {
  return onsets[onset_index];
}

std::string_view Shape::rime() const {
  return onset() == "qu" ? after_qu(rimes[rime_index]) : rimes[rime_index];
}

Shapes::Shapes() {
  for (std::size_t rime_index = 0; rime_index < rimes.size(); ++rime_index) {
    const std::string_view rime = rimes[rime_index];
    const std::u32string tail = letters_of(rime);
    const std::string_view first = spelled(letter_of(tail[0]), Tone::level);
    const bool front = any_of(first, {"e", "ê", "i", "y"});
    for (std::size_t onset_index = 0; onset_index < onsets.size(); ++onset_index) {
      const std::string_view onset = onsets[onset_index];
      const std::u32string head = letters_of(onset);
      const auto add_as = [&](std::u32string_view typed, std::u32string_view canonical,
                              std::size_t onset_letters) {
        add(onset_index, rime_index, typed, canonical, onset_letters);
      };
      if (onset == "qu") {
        const std::string_view rest = after_qu(rime);
        if (rest.empty()) continue;
        const std::u32string canonical = head + letters_of(rest);
        add_as(canonical, canonical, 2);
        // quí is quý, quít is quýt; what is quya is not quia.
        if (rest[0] == 'y' && rest != "ya") add_as(U"qui" + canonical.substr(3), canonical, 2);
        continue;
      }
      if (tail.substr(0, 2) == (onset.empty() ? U"iê" : U"yê")) continue;
      if (any_of(onset, {"k", "gh", "ngh"}) && !front) continue;
      if (any_of(onset, {"c", "g", "ng"}) && front) continue;
      if (onset == "gi" && rime == "y") continue;
      // giết is read gi + iêt, with one i for both.
      if (onset == "gi" && first == "ê" && is_rime("i" + std::string(rime))) continue;
      if (onset == "gi" && first == "i") {
        // One i for both: gì, gìn, giếng. In gia and giêng the vowel after it is the first.
        const std::u32string letters = U"g" + tail;
        const bool vowel_after = letters.size() > 2 && is_vowel(letter_of(letters[2]));
        add_as(letters, letters, vowel_after ? 2 : 1);
        continue;
      }
      const std::u32string typed = head + tail;
      std::u32string canonical = typed;
      if (rime == "i" && any_of(onset, {"h", "k", "l", "m", "s", "t"})) canonical.back() = U'y';
      add_as(typed, canonical, head.size());
    }
  }
}

const Shapes& shapes() {
  static const Shapes all;
  return all;
}

namespace {

/// The letters of a token with their places.
struct Spelled {
  struct Piece {
    Letter letter = 0;
    Tone tone = Tone::level;
    std::size_t begin = 0;
    std::size_t end = 0;  ///< after its combining marks
  };
  std::vector<Piece> pieces;
  bool marked = false;
  bool look_alikes =
      false;  ///< has Cyrillic letters, which a part alone could not tell from Russian
};

constexpr std::size_t longest_glued = 64;

/// Nothing for what is not letters alone. Look-alikes count where a true letter stands beside them.
std::optional<Spelled> spell(std::string_view token, std::size_t most) {
  Spelled spelled;
  bool latin = false;
  for (std::size_t at = 0; at < token.size();) {
    const Char c = read_char(token, at);
    const CharFacts& facts = c.facts;
    if (facts.kind == CharKind::letter || facts.kind == CharKind::look_alike) {
      latin = latin || facts.kind == CharKind::letter;
      spelled.look_alikes = spelled.look_alikes || facts.kind == CharKind::look_alike;
      if (facts.letter == 0 || spelled.pieces.size() == most) return std::nullopt;
      spelled.pieces.push_back({facts.letter, facts.tone, at, at + c.length});
    } else if (facts.kind == CharKind::mark && !spelled.pieces.empty()) {
      Spelled::Piece& piece = spelled.pieces.back();
      if (facts.tone != Tone::level) {
        if (piece.tone != Tone::level || !is_vowel(piece.letter)) return std::nullopt;
        piece.tone = facts.tone;
      } else {
        piece.letter = under(facts.vowel, piece.letter);
        if (piece.letter == 0) return std::nullopt;
      }
      piece.end = at + c.length;
    } else if (facts.kind != CharKind::ignored) {
      return std::nullopt;
    }
    at += c.length;
  }
  if (!latin) return std::nullopt;
  for (const auto& piece : spelled.pieces) {
    if (piece.tone != Tone::level || alphabet[piece.letter] >= 0x80) spelled.marked = true;
  }
  return spelled;
}

/// Syllables without onset that stand inside words, so that they can be the later part of a glued
/// pair (cấpủy). Most others the rule allows are but typing errors (traận).
constexpr std::string_view later_without_onset =
    " an án anh ánh ảnh ảo áo áp ái ải ăn ấn ẩn ấp ấm ẩm âm ấy âu ế ép êm ích ít im óc ong oan oán "
    "oai "
    "oanh ô ổ ôi ốm ốc ổn ôn ông ống ở ơn ớt út ưa ủng ung ủy úy uy uyên uyển uất uẩn uế uống uốn "
    "ức "
    "ứng ước ương ướt ướp ươm ưu ý ỷ y yên yêu yếu yết ";

bool stands_later(const Shape& shape, Tone tone) {
  std::string padded = " ";
  padded += shape.spelled[static_cast<std::size_t>(tone)].view();
  padded += ' ';
  return later_without_onset.find(padded) != std::string_view::npos;
}

/// Pieces [from, to) as one syllable.
ShapeReading read_pieces(const Spelled& spelled, std::size_t from, std::size_t to) {
  if (to - from > longest_shape || from == to) return {};
  ShapeKey key = 0;
  Tone tone = Tone::level;
  for (std::size_t at = from; at < to; ++at) {
    const auto& piece = spelled.pieces[at];
    key = with_letter(key, piece.letter);
    if (piece.tone == Tone::level) continue;
    if (tone != Tone::level) return {};
    tone = piece.tone;
  }
  return {shapes().find(key), tone};
}

/// The same where the rule allows the tone too.
ShapeReading read_syllable(const Spelled& spelled, std::size_t from, std::size_t to,
                           bool toneless_stops) {
  const ShapeReading reading = read_pieces(spelled, from, to);
  if (reading.shape == nullptr || reading.shape->takes(reading.tone)) return reading;
  return toneless_stops && reading.tone == Tone::level ? reading : ShapeReading{};
}

/// Which parts after the first may lack an onset.
enum class Later : std::uint8_t { none, known, any };

class Splitter {
 public:
  using Way = std::vector<std::string_view>;

  Splitter(std::string_view token, const Spelled& spelled) : token_(token), spelled_(spelled) {
    const std::size_t size = spelled.pieces.size();
    reachable_.assign(size + 1, 0);
    reachable_[size] = 1;
    for (std::size_t from = size; from-- > 0;) {
      const std::size_t last = std::min(size, from + longest_shape);
      for (std::size_t to = from + 1; to <= last && reachable_[from] == 0; ++to) {
        reachable_[from] =
            static_cast<char>(reachable_[to] != 0 && part(from, to).shape != nullptr);
      }
    }
  }

  /// Ways through the token, at most `most`.
  std::vector<Way> ways(Later later, std::size_t most) {
    found_.clear();
    way_.clear();
    steps_ = 0;
    walk(0, later, most);
    return std::move(found_);
  }

  /// Whether the last ways() gave up before it had seen all.
  [[nodiscard]] bool gave_up() const { return steps_ > most_steps; }

 private:
  [[nodiscard]] ShapeReading part(std::size_t from, std::size_t to) const {
    return read_syllable(spelled_, from, to, !spelled_.marked);
  }

  static bool fits(const ShapeReading& reading, Later later) {
    if (reading.shape->onset_index != 0 || later == Later::any) return true;
    return later == Later::known && stands_later(*reading.shape, reading.tone);
  }

  void walk(std::size_t from, Later later, std::size_t most) {
    const std::size_t size = spelled_.pieces.size();
    if (from == size) {
      found_.push_back(way_);
      return;
    }
    for (std::size_t to = std::min(size, from + longest_shape); to > from; --to) {
      if (found_.size() == most || ++steps_ > most_steps) return;
      if (reachable_[to] == 0) continue;
      const ShapeReading reading = part(from, to);
      if (reading.shape == nullptr || (from > 0 && !fits(reading, later))) continue;
      const std::size_t begin = spelled_.pieces[from].begin;
      way_.push_back(token_.substr(begin, spelled_.pieces[to - 1].end - begin));
      walk(to, later, most);
      way_.pop_back();
    }
  }

  static constexpr std::size_t most_steps = 20000;

  std::string_view token_;
  const Spelled& spelled_;
  std::vector<char> reachable_;
  std::vector<Way> found_;
  Way way_;
  std::size_t steps_ = 0;
};

}  // namespace

ShapeReading read_shape(std::string_view token) {
  const auto spelled = spell(token, longest_shape);
  return spelled ? read_pieces(*spelled, 0, spelled->pieces.size()) : ShapeReading{};
}

std::optional<Syllable> parse_syllable(std::string_view token) {
  const auto spelled = spell(token, longest_shape);
  if (!spelled) return std::nullopt;
  const ShapeReading reading = read_syllable(*spelled, 0, spelled->pieces.size(), false);
  if (reading.shape == nullptr) return std::nullopt;
  return Syllable{reading.shape->onset(), reading.shape->rime(), reading.tone};
}

LetterRow read_letters(std::string_view text, std::size_t from) {
  ShapeKey key = 0;  // that of more letters than any shape has is just not found
  Tone tone = Tone::level;
  std::size_t toned = 0;
  LetterRow row{from};
  while (row.end < text.size()) {
    const Step step = read_step(text, row.end);
    if (step.facts.kind != CharKind::letter) break;
    key = with_letter(key, step.facts.letter);
    if (step.facts.tone != Tone::level) {
      tone = step.facts.tone;
      ++toned;
    }
    row.end += step.length;
    row.is_ascii = row.is_ascii && step.length == 1;
  }
  const Shape* const shape = toned <= 1 ? shapes().find(key) : nullptr;
  row.is_syllable = shape != nullptr && shape->takes(tone);
  return row;
}

bool is_syllable(std::string_view token) {
  // Composed letters alone, as nearly all words are, need no spelling out.
  const LetterRow row = read_letters(token, 0);
  return (row.is_syllable && row.end == token.size()) || parse_syllable(token).has_value();
}

std::vector<std::vector<std::string_view>> split_glued(std::string_view token, std::size_t most) {
  const auto spelled = spell(token, longest_glued);
  if (!spelled || spelled->look_alikes) return {};
  if (read_syllable(*spelled, 0, spelled->pieces.size(), true).shape != nullptr) return {};
  Splitter splitter(token, *spelled);
  auto ways = splitter.ways(Later::none, most);
  for (const Later later : {Later::known, Later::any}) {
    // Parts that no one writes without an onset (tra ận) only where there is no other way.
    if (later == Later::any && !ways.empty()) break;
    for (auto& way : splitter.ways(later, most)) {
      if (ways.size() < most && std::find(ways.begin(), ways.end(), way) == ways.end()) {
        ways.push_back(std::move(way));
      }
    }
  }
  return ways;
}

namespace {

/// Loans look like glued syllables too, but short and without tones: ôxy, đôla, axít. A part of one
/// letter needs its tone, and where no part has one, an open part needs three letters (baonhiêu).
bool like_a_loan(const std::vector<std::string_view>& way) {
  bool toned = false;
  bool short_part = false;
  for (const std::string_view part : way) {
    const auto spelled = spell(part, longest_shape);
    const auto& pieces = spelled->pieces;
    bool part_toned = false;
    for (const auto& piece : pieces) part_toned = part_toned || piece.tone != Tone::level;
    if (pieces.size() == 1 && !part_toned) return true;
    toned = toned || part_toned;
    short_part = short_part || (pieces.size() == 2 && is_vowel(pieces.back().letter));
  }
  return !toned && short_part;
}

/// One syllable that lost a mark or has a wrong one: phưong, traân.
bool is_misspelt_syllable(const Spelled& spelled) {
  static const auto unmarked = [] {
    std::unordered_set<std::string_view> all;
    for (const Shape& shape : shapes().all()) all.insert(shape.unmarked.view());
    return all;
  }();
  std::string letters;
  for (const auto& piece : spelled.pieces) letters += plain(piece.letter);
  return unmarked.contains(letters);
}

}  // namespace

std::vector<std::string_view> split_surely(std::string_view token) {
  const auto spelled = spell(token, longest_glued);
  if (!spelled || spelled->look_alikes || !spelled->marked) return {};
  if (read_syllable(*spelled, 0, spelled->pieces.size(), true).shape != nullptr) return {};
  if (is_misspelt_syllable(*spelled)) return {};
  Splitter splitter(token, *spelled);
  for (const Later later : {Later::none, Later::known}) {
    auto ways = splitter.ways(later, 2);
    if (splitter.gave_up() || ways.size() > 1) return {};
    if (ways.size() == 1 && !like_a_loan(ways.front())) return std::move(ways.front());
  }
  return {};
}

}  // namespace tracuu::tokenizers
