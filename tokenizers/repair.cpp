#include "tokenizers/repair.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "tokenizers/keystrokes.hpp"
#include "tokenizers/letters.hpp"

namespace tracuu::tokenizers {
namespace {

using Id = Lexicon::Id;

// Costs of the channel: ln of how likely it is that this slip was made, against typing as meant. A
// word that stands in the archive is rarely a slip; one that does not nearly always is.
namespace cost {
constexpr double marks_left_out = -0.3;
constexpr double other_marks_unknown = -2.5;
constexpr double other_marks_known = -5.0;
constexpr double keystrokes = -0.5;
constexpr double key_left_out = -3.0;  // hoij for hooij
constexpr double parted = -2.0;
constexpr double joined = -4.0;
constexpr double letter_of_no_word = -4.0;
constexpr double letter_of_rare_word = -6.0;
constexpr double letter_of_known_word = -11.0;
constexpr double other_tone = -1.5;  // besides a wrong letter
constexpr double slip_of_archive = -1.0;
// Of a word glued together of more than two each neighbour but the first is told by its pair.
constexpr double pair_of_parts = 3.0;
}  // namespace cost

// The archive's clerks misspell too: vân động stands beside vận động in a few reports. Where a near
// word stands this many times as often beside the same neighbours, what was typed may be their
// slip.
constexpr std::uint64_t outweighs = 8;

constexpr std::size_t most_parts = 8;
constexpr std::size_t longest_glued = 64;     // bytes
constexpr std::size_t longest_syllable = 12;  // bytes: nghiêng and its tone
constexpr std::size_t most_candidates = 16;
constexpr std::size_t most_states = 16;

// A word the archive does not know may be mended without a neighbour's word for it if it is as long
// as this: Panther, but not NHL.
constexpr std::size_t clear_letters = 5;

std::array<Id, most_parts> of(Id first, Id second = Lexicon::unknown) {
  std::array<Id, most_parts> words;
  words.fill(Lexicon::unknown);
  words[0] = first;
  words[1] = second;
  return words;
}

struct Candidate {
  Repair repair = Repair::none;
  double cost = 0;
  std::array<Id, most_parts> words = of(Lexicon::unknown);
  std::uint8_t count = 1;  // of words
  std::uint8_t typed = 1;  // tokens covered
  bool in_doubt = false;
};

bool is_word(const Token& token) {
  return token.kind == TokenKind::syllable || token.kind == TokenKind::word;
}

bool without_marks(const Token& token) {
  return token.exact == token.unmarked;
}

// A letter of an abbreviation, no syllable: the d of "hội nông d" is no đ.
bool is_lone_consonant(const Token& token) {
  constexpr std::string_view consonants = "bcdfghjklmnpqrstvwxz";
  return token.unmarked.size() == 1 && consonants.find(token.unmarked[0]) != std::string_view::npos;
}

// The tone written on a word, whether it is a syllable or not.
Tone tone_on(std::string_view word) {
  Tone tone = Tone::level;
  for (std::size_t at = 0; at < word.size();) {
    const Char character = read_char(word, at);
    if (character.facts.tone != Tone::level) tone = character.facts.tone;
    at += character.length;
  }
  return tone;
}

// Has the word, the same without marks, every mark that was typed, and others besides?
bool keeps_marks(std::string_view typed, std::string_view word) {
  if (tone_on(typed) != Tone::level && tone_on(typed) != tone_on(word)) return false;
  while (!typed.empty() && !word.empty()) {
    const Char a = read_char(typed, 0);
    const Char b = read_char(word, 0);
    const bool has_mark = a.facts.letter != letter_of(static_cast<char32_t>(plain(a.facts.letter)));
    if (has_mark && a.facts.letter != b.facts.letter) return false;
    typed.remove_prefix(a.length);
    word.remove_prefix(b.length);
  }
  return true;
}

// The best reading that ends in front of a typed token, with a given last word.
struct State {
  double score = 0;
  Id last = Lexicon::unknown;
  std::size_t from = 0;    // typed token the last step began at
  std::size_t before = 0;  // state there
  Candidate step;
};

class Reader {
 public:
  Reader(const Lexicon& lexicon, const Analyzer& analyzer, std::string_view text,
         std::span<const Token> typed)
      : lexicon_(lexicon), analyzer_(analyzer), text_(text), typed_(typed) {
    for (const auto& token : typed) {
      known_.push_back(is_word(token) ? lexicon.find(token.exact) : Lexicon::unknown);
      shapes_.push_back(is_word(token) ? lexicon.find_shape(token.unmarked) : Lexicon::unknown);
      decoded_.push_back(is_word(token) ? decoded(token) : std::nullopt);
      said_.push_back(decoded_.back() && known_.back() == Lexicon::unknown
                          ? lexicon.find_shape(decoded_.back()->unmarked)
                          : shapes_.back());
    }
  }

  std::vector<Reading> read() const {
    std::vector<std::vector<State>> states(typed_.size() + 1);
    states[0].push_back({});
    for (std::size_t at = 0; at < typed_.size(); ++at) {
      keep_best(states[at]);
      for (const auto& candidate : candidates(at)) step(states, at, candidate);
    }
    keep_best(states.back());
    return trace(states);
  }

 private:
  bool neighbours(std::size_t second) const {
    return second > 0 && second < typed_.size() && typed_[second].follows &&
           is_word(typed_[second - 1]) && is_word(typed_[second]);
  }

  bool is_marked_word(std::size_t at) const {
    return known_[at] != Lexicon::unknown && !without_marks(typed_[at]);
  }

  // How often does the archive hold this word, standing at `at`, beside the typed word at `beside`?
  // That one stands for all its markings where it has none that the archive knows, and where the
  // archive never holds what was typed side by side: each of the two may be the slip.
  std::uint64_t count_beside(Id word, std::size_t at, std::size_t beside) const {
    const auto pairs = [&](Id here, Id there) {
      return beside < at ? lexicon_.pair_count(there, here) : lexicon_.pair_count(here, there);
    };
    const Id other = known_[beside];
    const bool are_strangers =
        is_marked_word(at) && is_marked_word(beside) && pairs(known_[at], other) == 0;
    if (is_marked_word(beside) && !are_strangers) return pairs(word, other);
    if (said_[beside] == Lexicon::unknown) return 0;
    std::uint64_t sum = 0;
    for (const Id marking : lexicon_.markings(said_[beside])) sum += pairs(word, marking);
    return sum;
  }

  // Would this word, standing at `at`, be at home between its typed neighbours?
  bool at_home(Id word, std::size_t at) const {
    return (neighbours(at) && count_beside(word, at, at - 1) > 0) ||
           (neighbours(at + 1) && count_beside(word, at, at + 1) > 0);
  }

  // Does it stand beside each of them so much more often than the typed word does? What stands
  // beside a function word tells nothing.
  bool is_outweighed_by(Id word, std::size_t at) const {
    if (is_function_word(typed_[at].exact)) return false;
    std::uint64_t most = 0;
    const auto outweighs_beside = [&](std::size_t beside) {
      if (is_function_word(typed_[beside].exact)) return true;
      const std::uint64_t count = count_beside(word, at, beside);
      most = std::max(most, count);
      return count >= outweighs * count_beside(known_[at], at, beside);
    };
    return (!neighbours(at) || outweighs_beside(at - 1)) &&
           (!neighbours(at + 1) || outweighs_beside(at + 1)) && most >= outweighs;
  }

  // Does the typed word stand beside these neighbours more often than anywhere else?
  bool stands_here_alone(std::size_t at) const {
    const std::uint64_t here =
        std::max(neighbours(at) ? count_beside(known_[at], at, at - 1) : 0,
                 neighbours(at + 1) ? count_beside(known_[at], at, at + 1) : 0);
    return 2 * here > lexicon_.count(known_[at]);
  }

  // Spares the search for such a word where no neighbour is frequent enough to have one.
  bool may_be_outweighed(std::size_t at) const {
    const auto leaves_room = [&](std::size_t beside) {
      const std::uint64_t typed = std::max(count_beside(known_[at], at, beside), std::uint64_t{1});
      return shapes_[beside] != Lexicon::unknown && !is_function_word(typed_[beside].exact) &&
             lexicon_.shape_count(shapes_[beside]) >= outweighs * typed;
    };
    return (neighbours(at) && leaves_room(at - 1)) || (neighbours(at + 1) && leaves_room(at + 1));
  }

  // Is what was typed at home? Without marks: is one of its markings?
  bool at_home(std::size_t at) const {
    if (!without_marks(typed_[at]))
      return known_[at] != Lexicon::unknown && at_home(known_[at], at);
    if (shapes_[at] == Lexicon::unknown) return false;
    const auto& markings = lexicon_.markings(shapes_[at]);
    return std::any_of(markings.begin(), markings.end(),
                       [&](Id word) { return at_home(word, at); });
  }

  // How often the archive holds what was typed: without marks, in any marking.
  std::uint64_t count_typed(std::size_t at) const {
    if (!without_marks(typed_[at])) {
      return known_[at] == Lexicon::unknown ? 0 : lexicon_.count(known_[at]);
    }
    return shapes_[at] == Lexicon::unknown ? 0 : lexicon_.shape_count(shapes_[at]);
  }

  bool common(std::size_t at) const { return count_typed(at) >= 2; }

  std::vector<Candidate> candidates(std::size_t at) const {
    const Token& token = typed_[at];
    std::vector<Candidate> found{{Repair::none, 0, of(known_[at]), 1, 1}};
    if (!is_word(token)) return found;
    const bool bare = without_marks(token);
    const bool home = at_home(at);
    if (is_marked_word(at) && may_be_outweighed(at)) add_slips_of_archive(at, found);
    if (!bare && home) return found;
    add_markings(at, bare, found);
    add_keystrokes(at, found);
    if (token.kind != TokenKind::syllable && !home && !common(at)) {
      add_parts(at, found);
      add_many_parts(at, found);
    }
    if (!home) {
      if (!decoded_[at]) add_letters(at, found);
      if (neighbours(at + 1)) add_joined(at, found);
    }
    const auto promise = [&](const Candidate& candidate) {
      double score = candidate.cost;
      for (std::size_t i = 0; i < candidate.count; ++i) {
        score += 0.5 * lexicon_.log_probability(Lexicon::unknown, candidate.words[i]);
      }
      return score;
    };
    std::stable_sort(found.begin() + 1, found.end(), [&](const Candidate& a, const Candidate& b) {
      return promise(a) > promise(b);
    });
    if (found.size() > most_candidates) found.resize(most_candidates);
    return found;
  }

  void add(std::vector<Candidate>& found, Repair repair, double cost, Id word) const {
    found.push_back({repair, cost, of(word), 1, 1});
  }

  // Hỏi and ngã find each other as they are: which of them the archive prefers is no correction.
  // And đ has keys of its own: no one types it for d.
  bool may_be_slip_for(Id word, const Token& typed) const {
    const std::string_view exact = lexicon_.exact(word);
    if (typed.exact.starts_with("đ") && exact.starts_with('d')) return false;
    Token token;
    analyzer_.fold(exact, TokenKind::word, token);
    return token.levelled != typed.levelled;
  }

  void add_markings(std::size_t at, bool bare, std::vector<Candidate>& found) const {
    if (shapes_[at] == Lexicon::unknown || is_lone_consonant(typed_[at])) return;
    const double cost = bare                             ? cost::marks_left_out
                        : known_[at] == Lexicon::unknown ? cost::other_marks_unknown
                                                         : cost::other_marks_known;
    for (const Id word : lexicon_.markings(shapes_[at])) {
      if (word == known_[at]) continue;
      if (!bare && known_[at] != Lexicon::unknown && !at_home(word, at)) continue;
      if (!bare && !may_be_slip_for(word, typed_[at])) continue;
      add(found, bare ? Repair::marks : Repair::remarked, cost, word);
    }
  }

  // Near words for a typed one that the archive holds, but seldom where they stand often. A wrong
  // letter makes another word of most (là, và), so what was typed must hardly stand anywhere else.
  void add_slips_of_archive(std::size_t at, std::vector<Candidate>& found) const {
    const auto add_near = [&](Id shape, Repair repair) {
      for (const Id word : lexicon_.markings(shape)) {
        if (!is_outweighed_by(word, at) || !may_be_slip_for(word, typed_[at])) continue;
        found.push_back({repair, cost::slip_of_archive, of(word), 1, 1, true});
      }
    };
    add_near(shapes_[at], Repair::remarked);
    if (stands_here_alone(at)) {
      for (const Id shape : lexicon_.shapes_near(typed_[at].unmarked))
        add_near(shape, Repair::respelt);
    }
    if (found.size() > most_candidates) found.resize(most_candidates);
  }

  std::optional<Token> decoded(const Token& typed) const {
    const auto keys = decode_keystrokes(text_.substr(typed.offset, typed.length));
    if (!keys) return std::nullopt;
    Token token;
    analyzer_.fold(*keys, TokenKind::syllable, token);
    return token;
  }

  void add_keystrokes(std::size_t at, std::vector<Candidate>& found) const {
    if (!decoded_[at]) return;
    const Token& token = *decoded_[at];
    const Id shape = lexicon_.find_shape(token.unmarked);
    if (shape == Lexicon::unknown) return;
    for (const Id word : lexicon_.markings(shape)) {
      if (lexicon_.exact(word) == token.exact) {
        add(found, Repair::keystrokes, cost::keystrokes, word);
      } else if (keeps_marks(token.exact, lexicon_.exact(word)) && at_home(word, at)) {
        add(found, Repair::keystrokes, cost::keystrokes + cost::key_left_out, word);
      }
    }
  }

  // Every cut into two known words; parts typed without marks may be any of their markings.
  void add_parts(std::size_t at, std::vector<Candidate>& found) const {
    const std::string& whole = typed_[at].exact;
    for (std::size_t cut = 1; cut < whole.size(); ++cut) {
      if ((static_cast<unsigned char>(whole[cut]) & 0xC0U) == 0x80U) continue;
      const auto left = meant_by(std::string_view(whole).substr(0, cut));
      if (left.empty()) continue;
      for (const Id second : meant_by(std::string_view(whole).substr(cut))) {
        for (const Id first : left) {
          if (lexicon_.pair_count(first, second) == 0 &&
              std::min(lexicon_.count(first), lexicon_.count(second)) < 2) {
            continue;
          }
          found.push_back({Repair::parted, cost::parted, of(first, second), 2, 1});
        }
      }
    }
  }

  // The likeliest cut into three known words or more, of which each stands beside the next
  // somewhere in the archive: cobaonhieu.
  void add_many_parts(std::size_t at, std::vector<Candidate>& found) const {
    const std::string_view whole = typed_[at].exact;
    if (whole.size() > longest_glued) return;
    struct Cut {
      double score = 0;
      Candidate parts;
    };
    std::vector<std::vector<Cut>> cuts(whole.size() + 1);  // the best up to there, by last word
    cuts[0].push_back({0, {Repair::parted, 0, of(Lexicon::unknown), 0, 1}});
    for (std::size_t begin = 0; begin < whole.size(); ++begin) {
      auto& here = cuts[begin];
      std::ranges::stable_sort(here, std::greater(), &Cut::score);
      if (here.size() > most_states) here.resize(most_states);
      const std::size_t longest = std::min(whole.size() - begin, longest_syllable);
      for (std::size_t length = 2; !here.empty() && length <= longest; ++length) {
        const std::size_t end = begin + length;
        const bool is_inside_a_letter =
            end < whole.size() && (static_cast<unsigned char>(whole[end]) & 0xC0U) == 0x80U;
        if (is_inside_a_letter) continue;
        for (const Id word : meant_by(whole.substr(begin, length))) {
          for (const Cut& cut : here) {
            const std::uint8_t count = cut.parts.count;
            const Id last = count == 0 ? Lexicon::unknown : cut.parts.words[count - 1U];
            if (count == most_parts || (count > 0 && lexicon_.pair_count(last, word) == 0)) {
              continue;
            }
            Cut longer = cut;
            longer.score += lexicon_.log_probability(last, word);
            longer.parts.words[longer.parts.count++] = word;
            cuts[end].push_back(longer);
          }
        }
      }
    }
    const auto best = std::ranges::max_element(
        cuts.back(), {}, [](const Cut& cut) { return cut.parts.count < 3 ? -1e9 : cut.score; });
    if (best == cuts.back().end() || best->parts.count < 3) return;
    found.push_back(best->parts);
    found.back().cost = cost::parted + cost::pair_of_parts * (best->parts.count - 2);
  }

  std::vector<Id> meant_by(std::string_view part) const {
    constexpr std::size_t most_markings = 6;
    Token token;
    analyzer_.fold(part, TokenKind::word, token);
    if (is_lone_consonant(token)) return {};
    std::vector<Id> words;
    if (const Id word = lexicon_.find(token.exact); word != Lexicon::unknown) {
      words.push_back(word);
    }
    const Id shape = lexicon_.find_shape(token.unmarked);
    if (shape == Lexicon::unknown || !without_marks(token) || token.unmarked.size() <= 1)
      return words;
    for (const Id word : lexicon_.markings(shape)) {
      if (words.size() == most_markings) break;
      if (words.empty() || words.front() != word) words.push_back(word);
    }
    return words;
  }

  void add_letters(std::size_t at, std::vector<Candidate>& found) const {
    const Token& token = typed_[at];
    const bool known = count_typed(at) > 0;
    const double cost = common(at)                                   ? cost::letter_of_known_word
                        : known || token.kind == TokenKind::syllable ? cost::letter_of_rare_word
                                                                     : cost::letter_of_no_word;
    const Tone tone = tone_on(token.exact);
    for (const Id shape : lexicon_.shapes_near(token.unmarked)) {
      for (const Id word : lexicon_.markings(shape)) {
        if ((known || token.unmarked.size() < clear_letters) && !at_home(word, at)) continue;
        if (!may_be_slip_for(word, token)) continue;
        const bool same_tone = tone_on(lexicon_.exact(word)) == tone;
        add(found, Repair::respelt, cost + (same_tone ? 0 : cost::other_tone), word);
      }
    }
  }

  void add_joined(std::size_t at, std::vector<Candidate>& found) const {
    if (at_home(at + 1)) return;
    const std::string whole = typed_[at].exact + typed_[at + 1].exact;
    Token token;
    analyzer_.fold(whole, TokenKind::word, token);
    if (const Id word = lexicon_.find(token.exact); word != Lexicon::unknown) {
      found.push_back({Repair::joined, cost::joined, of(word), 1, 2});
    }
  }

  void step(std::vector<std::vector<State>>& states, std::size_t at,
            const Candidate& candidate) const {
    const bool linked = neighbours(at);
    for (std::size_t before = 0; before < states[at].size(); ++before) {
      const State& state = states[at][before];
      double score = state.score + candidate.cost;
      Id last = linked ? state.last : Lexicon::unknown;
      if (is_word(typed_[at])) {
        for (std::size_t i = 0; i < candidate.count; ++i) {
          score += lexicon_.log_probability(last, candidate.words[i]);
          last = candidate.words[i];
        }
      } else {
        last = Lexicon::unknown;
      }
      states[at + candidate.typed].push_back({score, last, at, before, candidate});
    }
  }

  // One state a last word, the best of them first.
  static void keep_best(std::vector<State>& states) {
    std::stable_sort(states.begin(), states.end(),
                     [](const State& a, const State& b) { return a.score > b.score; });
    std::vector<State> kept;
    for (const auto& state : states) {
      const bool seen = std::any_of(kept.begin(), kept.end(),
                                    [&](const State& other) { return other.last == state.last; });
      if (!seen) kept.push_back(state);
      if (kept.size() == most_states) break;
    }
    states = std::move(kept);
  }

  std::vector<Reading> trace(const std::vector<std::vector<State>>& states) const {
    std::vector<Reading> readings;
    std::size_t index = 0;
    for (std::size_t at = typed_.size(); at > 0;) {
      const State& state = states[at][index];
      Reading reading{state.from, state.step.typed, state.step.repair, {}, state.step.in_doubt};
      if (reading.repair == Repair::none) {
        reading.words.push_back(typed_[state.from].exact);
      } else {
        for (std::size_t i = 0; i < state.step.count; ++i) {
          reading.words.emplace_back(lexicon_.exact(state.step.words[i]));
        }
      }
      readings.push_back(std::move(reading));
      at = state.from;
      index = state.before;
    }
    std::reverse(readings.begin(), readings.end());
    return readings;
  }

  const Lexicon& lexicon_;
  const Analyzer& analyzer_;
  std::string_view text_;
  std::span<const Token> typed_;
  std::vector<Id> known_;                      // of each typed token: the word as typed
  std::vector<Id> shapes_;                     // and its shape
  std::vector<std::optional<Token>> decoded_;  // and the syllable whose keys it is
  std::vector<Id> said_;                       // the shape it stands for beside others
};

}  // namespace

std::vector<Reading> read_as_meant(const Lexicon& lexicon, const Analyzer& analyzer,
                                   std::string_view text, std::span<const Token> typed) {
  return Reader(lexicon, analyzer, text, typed).read();
}

}  // namespace tracuu::tokenizers
