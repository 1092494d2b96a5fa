#include "tokenizers/keystrokes.hpp"

#include <array>
#include <cstddef>
#include <vector>

#include "tokenizers/letters.hpp"
#include "tokenizers/syllable.hpp"

namespace tracuu::tokenizers {
namespace {

constexpr std::size_t longest_typed = 16;

/// A syllable while it is typed: what the keys so far have made.
class Typed {
 public:
  [[nodiscard]] bool has_vowel() const {
    for (const Letter letter : letters_) {
      if (is_vowel(letter)) return true;
    }
    return false;
  }

  void push(Letter letter) { letters_.push_back(letter); }

  bool set_tone(Tone tone) {
    if (!has_vowel() || tone_ != Tone::level) return false;
    tone_ = tone;
    return true;
  }

  bool bar() {
    if (letters_.empty() || letters_[0] != letter_of(U'd')) return false;
    letters_[0] = letter_of(U'đ');
    return true;
  }

  /// Circumflex on the last letter of this base, in Telex only where nothing but a coda stands
  /// behind.
  bool circumflex(char base, bool next_to_it) {
    for (std::size_t at = letters_.size(); at-- > 0;) {
      const Letter letter = letters_[at];
      if (plain(letter) == base && alphabet[letter] < 0x80) {
        letters_[at] = under(VowelMark::circumflex, letter);
        return true;
      }
      const bool last = at + 1 == letters_.size();
      if (next_to_it && is_vowel(letter) && (last || plain(letter) == base)) return false;
    }
    return false;
  }

  /// Circumflex on the last of a, e and o: key 6 of VNI.
  bool circumflex() {
    for (std::size_t at = letters_.size(); at-- > 0;) {
      const Letter marked = instead_of_mark(VowelMark::circumflex, letters_[at]);
      if (marked == 0) continue;
      letters_[at] = marked;
      return true;
    }
    return false;
  }

  bool breve() {
    for (std::size_t at = letters_.size(); at-- > 0;) {
      if (plain(letters_[at]) != 'a') continue;
      letters_[at] = letter_of(U'ă');
      return true;
    }
    return false;
  }

  /// Horn on o and u, on both of uo.
  bool horn() {
    for (std::size_t at = letters_.size(); at-- > 0;) {
      const Letter marked = instead_of_mark(VowelMark::horn, letters_[at]);
      if (marked == 0 || glide_of_qu(at)) continue;
      letters_[at] = marked;
      if (at > 0 && plain(letters_[at]) == 'o' && plain(letters_[at - 1]) == 'u' &&
          !glide_of_qu(at - 1)) {
        letters_[at - 1] = letter_of(U'ư');
      }
      return true;
    }
    return false;
  }

  /// Key w of Telex: horn or breve, or ư where there is nothing to mark. Of ua it is the u.
  bool horn_or_breve() {
    for (std::size_t at = letters_.size(); at-- > 0;) {
      const char base = plain(letters_[at]);
      if (base == 'o' || base == 'u') return horn();
      if (base == 'a') {
        const bool of_ua = at > 0 && plain(letters_[at - 1]) == 'u' && !glide_of_qu(at - 1);
        return of_ua ? horn() : breve();
      }
    }
    push(letter_of(U'ư'));
    return true;
  }

  [[nodiscard]] std::optional<std::string> syllable() const {
    ShapeKey key = 0;
    for (std::size_t at = 0; at < letters_.size(); ++at) {
      // dduwocj: ưo is always ươ.
      const bool after_horn = at > 0 && letters_[at - 1] == letter_of(U'ư');
      key = with_letter(
          key, after_horn && letters_[at] == letter_of(U'o') ? letter_of(U'ơ') : letters_[at]);
    }
    const Shape* shape = letters_.size() <= longest_shape ? shapes().find(key) : nullptr;
    if (shape == nullptr || !shape->takes(tone_)) return std::nullopt;
    return std::string(shape->spelled[static_cast<std::size_t>(tone_)].view());
  }

 private:
  /// A key for a mark takes away the one before: uoow is ươ.
  static Letter instead_of_mark(VowelMark mark, Letter letter) {
    return under(mark, letter_of(static_cast<char32_t>(plain(letter))));
  }

  [[nodiscard]] bool glide_of_qu(std::size_t at) const {
    return at == 1 && plain(letters_[0]) == 'q' && plain(letters_[1]) == 'u';
  }

  std::vector<Letter> letters_;
  Tone tone_ = Tone::level;
};

std::optional<Tone> telex_tone(char key) {
  switch (key) {
    case 's':
      return Tone::sac;
    case 'f':
      return Tone::huyen;
    case 'r':
      return Tone::hoi;
    case 'x':
      return Tone::nga;
    case 'j':
      return Tone::nang;
    default:
      return std::nullopt;
  }
}

void press_telex(Typed& typed, Letter letter) {
  const char key = alphabet[letter] < 0x80 ? plain(letter) : '\0';
  if (const auto tone = telex_tone(key); tone && typed.set_tone(*tone)) return;
  if (key == 'w' && typed.horn_or_breve()) return;
  if (key == 'd' && typed.bar()) return;
  if ((key == 'a' || key == 'e' || key == 'o') && typed.circumflex(key, true)) return;
  typed.push(letter);
}

bool press_vni(Typed& typed, char key) {
  constexpr std::array<Tone, 6> tones{Tone::level, Tone::sac, Tone::huyen,
                                      Tone::hoi,   Tone::nga, Tone::nang};
  switch (key) {
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
      return typed.set_tone(tones[static_cast<std::size_t>(key - '0')]);
    case '6':
      return typed.circumflex();
    case '7':
      return typed.horn();
    case '8':
      return typed.breve();
    case '9':
      return typed.bar();
    default:
      return false;
  }
}

/// khoong: a syllable by the rule that is nearly always meant for không.
bool has_double_o(const Syllable& syllable) {
  return syllable.tone == Tone::level && syllable.rime == "oong";
}

}  // namespace

std::optional<std::string> decode_keystrokes(std::string_view token) {
  if (token.size() > 4 * longest_typed) return std::nullopt;
  if (const auto syllable = parse_syllable(token); syllable && !has_double_o(*syllable)) {
    return std::nullopt;
  }
  const bool vni = token.find_first_of("0123456789") != std::string_view::npos;
  Typed typed;
  std::size_t keys = 0;
  for (std::size_t at = 0; at < token.size();) {
    const Char c = read_char(token, at);
    at += c.length;
    if (++keys > longest_typed) return std::nullopt;
    if (c.facts.kind == CharKind::digit) {
      if (!press_vni(typed, static_cast<char>(c.point))) return std::nullopt;
    } else if (c.facts.kind == CharKind::letter) {
      if (vni) {
        typed.push(c.facts.letter);
      } else {
        press_telex(typed, c.facts.letter);
      }
      if (c.facts.tone != Tone::level && !typed.set_tone(c.facts.tone)) return std::nullopt;
    } else {
      return std::nullopt;
    }
  }
  return typed.syllable();
}

}  // namespace tracuu::tokenizers
