#include "tokenizers/analyzer.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "tokenizers/document_number.hpp"
#include "tokenizers/figures.hpp"
#include "tokenizers/folding.hpp"
#include "tokenizers/letters.hpp"
#include "tokenizers/syllable.hpp"

namespace tracuu::tokenizers {
namespace {

/// A longer word is cut, so that hostile text cannot make a token of its size.
constexpr std::size_t longest_word = 512;
/// Text given to ICU at once, for words of other scripts.
constexpr std::size_t longest_foreign = 1024;
/// Bytes a document number can have, spaces and marks included.
constexpr std::size_t longest_number = 160;

void assign_syllable(Token& token, const Shape& shape, Tone tone) {
  token.kind = shape.takes(tone) ? TokenKind::syllable : TokenKind::word;
  token.exact = shape.spelled[static_cast<std::size_t>(tone)].view();
  token.levelled =
      shape.spelled[static_cast<std::size_t>(tone == Tone::nga ? Tone::hoi : tone)].view();
  token.unmarked = shape.unmarked.view();
}

void assign_all(Token& token, TokenKind kind, std::string_view canonical) {
  token.kind = kind;
  token.exact = canonical;
  token.levelled = canonical;
  token.unmarked = canonical;
}

void assign_number(Token& token, const DocumentNumber& number) {
  token.kind = TokenKind::document_number;
  token.exact = number.canonical();
  token.levelled = token.exact;
  token.unmarked = number.unmarked();
}

void assign_word(Token& token, std::string_view slice) {
  if (const ShapeReading reading = read_shape(slice); reading.shape != nullptr) {
    assign_syllable(token, *reading.shape, reading.tone);
    return;
  }
  fold_word(slice, token);
  token.kind = TokenKind::word;
}

/// Units that stand glued to their figure: 652ha. One-letter units other than these are names: 5G.
bool is_unit(std::string_view tail) {
  constexpr std::array<std::string_view, 16> units{"đ",  "m",  "m2",  "m3",  "ha", "km",
                                                   "kg", "cm", "mm",  "km2", "tr", "vnđ",
                                                   "đ",  "kw", "kwh", "usd"};
  Token token;
  fold_word(tail, token);
  if (std::find(units.begin(), units.end(), token.exact) != units.end()) return true;
  const ShapeReading reading = read_shape(tail);
  return reading.shape != nullptr && token.unmarked.size() > 1;
}

bool is_host_end(std::string_view part) {
  Token token;
  fold_word(part, token);
  constexpr std::array<std::string_view, 7> ends{"vn", "com", "net", "org", "gov", "edu", "info"};
  return std::find(ends.begin(), ends.end(), token.unmarked) != ends.end();
}

bool is_letter(CharKind kind) {
  return kind == CharKind::letter || kind == CharKind::latin || kind == CharKind::look_alike;
}

/// One pass over one text.
class Scanner {
 public:
  Scanner(std::string_view text, const std::function<void(const Token&)>& sink,
          const icu::BreakIterator& words)
      : text_(text), sink_(sink), prototype_(words) {}

  void run() {
    while (at_ < text_.size()) {
      const Step c = read_step(text_, at_);
      switch (c.facts.kind) {
        case CharKind::letter:
        case CharKind::latin:
        case CharKind::look_alike:
          word();
          break;
        case CharKind::digit:
          number();
          break;
        case CharKind::foreign:
          foreign_word(at_);
          break;
        case CharKind::line_end:
          line_end();
          break;
        case CharKind::dot:
          if (!after_abbreviation()) gap_ = true;
          at_ += c.length;
          break;
        case CharKind::colon:
          if (!between_digits()) gap_ = true;
          at_ += c.length;
          break;
        case CharKind::sentence_end:
          gap_ = true;
          at_ += c.length;
          break;
        case CharKind::slash:
          blank_number(c.length);
          break;
        default:
          at_ += c.length;
      }
    }
  }

 private:
  // ---- what is handed out

  void emit(std::size_t begin, std::size_t end) {
    token_.offset = static_cast<std::uint32_t>(begin);
    token_.length = static_cast<std::uint32_t>(end - begin);
    token_.follows = token_.position > 0 && !gap_;
    token_.position += token_.position > 0 && gap_ ? 2 : 1;
    gap_ = false;
    at_ = end;
    sink_(token_);
  }

  void emit_word(std::size_t begin, std::size_t end) {
    assign_word(token_, slice(begin, end));
    emit(begin, end);
  }

  /// A word of letters that is no syllable; tụcđổi is two.
  void emit_letters(std::size_t begin, std::size_t end) {
    const std::string_view letters = slice(begin, end);
    const auto parts = split_surely(letters);
    if (parts.empty()) {
      emit_word(begin, end);
      return;
    }
    for (const std::string_view part : parts) {
      const auto from = static_cast<std::size_t>(part.data() - text_.data());
      emit_word(from, from + part.size());
    }
  }

  // ---- looking around

  [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  [[nodiscard]] CharKind kind_at(std::size_t at) const {
    return at < text_.size() ? read_char(text_, at).facts.kind : CharKind::line_end;
  }

  [[nodiscard]] std::size_t skip(std::size_t at, CharKind kind, CharKind or_kind) const {
    while (at < text_.size()) {
      const Char c = read_char(text_, at);
      if (c.facts.kind != kind && c.facts.kind != or_kind) break;
      at += c.length;
    }
    return at;
  }

  /// The place after the marks of the character that ends here.
  [[nodiscard]] std::size_t skip_marks(std::size_t at) const {
    return skip(at, CharKind::mark, CharKind::mark);
  }

  [[nodiscard]] bool last_token_ends_here() const {
    return token_.position > 0 && token_.offset + token_.length == at_;
  }

  /// TP. P. ThS. end no sentence.
  [[nodiscard]] bool after_abbreviation() const {
    if (!last_token_ends_here()) return false;
    const std::string& plain = token_.unmarked;
    if (plain.size() == 1) return token_.exact.size() == 1 && token_.kind != TokenKind::figure;
    return token_.kind == TokenKind::word &&
           (plain.size() == 2 || plain == "ths" || plain == "pgs");
  }

  [[nodiscard]] bool between_digits() const {
    return last_token_ends_here() && token_.kind == TokenKind::figure &&
           kind_at(at_ + 1) == CharKind::digit;
  }

  // ---- words

  void word() {
    const std::size_t begin = at_;
    const std::size_t limit = std::min(text_.size(), begin + longest_word);
    ShapeKey key = 0;
    std::size_t letters = 0;
    Tone tone = Tone::level;
    bool one_syllable = true;  // at most one tone, no odd marks
    std::size_t at = begin;
    std::size_t end = begin;
    CharKind next = CharKind::line_end;
    while (at < limit) {
      const Step c = read_step(text_, at);
      next = c.facts.kind;
      if (next == CharKind::letter) {
        key = with_letter(key, c.facts.letter);
        ++letters;
        if (c.facts.tone != Tone::level) {
          one_syllable = one_syllable && tone == Tone::level;
          tone = c.facts.tone;
        }
      } else if (next == CharKind::mark) {
        constexpr ShapeKey last = (ShapeKey{1} << shape_key_bits) - 1;
        const auto marked = static_cast<Letter>(key & last);
        if (c.facts.tone != Tone::level) {
          one_syllable = one_syllable && tone == Tone::level && is_vowel(marked);
          tone = c.facts.tone;
        } else {
          const Letter changed = under(c.facts.vowel, marked);
          one_syllable = one_syllable && changed != 0;
          key = (key & ~last) | changed;
        }
      } else if (next != CharKind::ignored) {
        break;
      }
      at += c.length;
      if (next != CharKind::ignored) end = at;
      next = CharKind::line_end;
    }
    if (goes_on(at, next)) {
      long_word(begin);
      return;
    }
    if (one_syllable && letters <= longest_shape) {
      if (const Shape* shape = shapes_.find(key); shape != nullptr) {
        assign_syllable(token_, *shape, tone);
        emit(begin, end);
        return;
      }
    }
    const bool marked = end - begin > letters;  // not ASCII alone
    if (letters <= 6 && document_number(begin, end)) return;
    if (letters <= 2 && square_measure(begin, end)) return;
    if (marked) {
      emit_letters(begin, end);
      return;
    }
    fold_ascii(slice(begin, end), token_);
    token_.kind = TokenKind::word;
    emit(begin, end);
  }

  /// Whether more than letters belongs to the word that was read up to `at`.
  [[nodiscard]] bool goes_on(std::size_t at, CharKind next) const {
    switch (next) {
      case CharKind::latin:
      case CharKind::look_alike:
      case CharKind::foreign:
      case CharKind::digit:
        return true;
      case CharKind::apostrophe:
      case CharKind::dot: {
        const std::size_t after = at + read_char(text_, at).length;
        const CharKind kind = kind_at(skip(after, CharKind::ignored, CharKind::mark));
        return is_letter(kind) || kind == CharKind::foreign;
      }
      default:
        return false;
    }
  }

  /// Where the word that begins here ends, by the rules of Unicode: letters and digits, a dot or an
  /// apostrophe between letters, a dot or a comma between digits. 0 where it runs into another
  /// script.
  [[nodiscard]] std::size_t word_end(std::size_t begin) const {
    const std::size_t limit = std::min(text_.size(), begin + longest_word);
    CharKind before = CharKind::other;  // letter or digit
    std::size_t end = begin;
    for (std::size_t at = begin; at < limit;) {
      const Char c = read_char(text_, at);
      const CharKind kind = c.facts.kind;
      const std::size_t after = at + c.length;
      if (is_letter(kind) || kind == CharKind::digit) {
        before = kind;
        end = after;
      } else if (kind == CharKind::mark) {
        end = after;
      } else if (kind == CharKind::foreign) {
        return 0;
      } else if (kind != CharKind::ignored) {
        const CharKind next = kind_at(skip(after, CharKind::ignored, CharKind::mark));
        const bool may_join_letters =
            (kind == CharKind::dot || kind == CharKind::apostrophe) && is_letter(before);
        if (may_join_letters && next == CharKind::foreign) return 0;
        const bool joins_letters = may_join_letters && is_letter(next);
        const bool joins_digits =
            (kind == CharKind::dot || kind == CharKind::comma || kind == CharKind::apostrophe) &&
            before == CharKind::digit && next == CharKind::digit;
        if (!joins_letters && !joins_digits) break;
      }
      at = after;
    }
    return end;
  }

  void long_word(std::size_t begin) {
    const std::size_t end = word_end(begin);
    if (end == 0) {
      foreign_word(begin);
      return;
    }
    if (document_number(begin, begin)) return;
    const std::string_view all = slice(begin, end);
    if (all.find('.') == std::string_view::npos) {
      emit_letters(begin, end);
      return;
    }
    dotted_word(begin, end);
  }

  /// cấp.các are two words and the end of a sentence, unlike host names.
  void dotted_word(std::size_t begin, std::size_t end) {
    const std::size_t last_dot = text_.rfind('.', end - 1);
    const bool host = is_host_end(slice(last_dot + 1, end));
    std::size_t from = begin;
    std::size_t part = begin;
    for (std::size_t dot = text_.find('.', begin); !host && dot < end;) {
      const std::size_t next = std::min(text_.find('.', dot + 1), end);
      if (read_shape(slice(part, dot)).shape != nullptr &&
          read_shape(slice(dot + 1, next)).shape != nullptr) {
        emit_word(from, dot);
        if (!after_abbreviation()) gap_ = true;
        from = dot + 1;
      }
      part = dot + 1;
      dot = next;
    }
    emit_word(from, end);
  }

  /// m², and "5016 m 2" behind a figure.
  bool square_measure(std::size_t begin, std::size_t end) {
    const std::string_view unit = slice(begin, end);
    if (unit != "m" && unit != "M" && unit != "km" && unit != "cm") return false;
    std::size_t at = end;
    if (at < text_.size()) {
      const Char raised = read_char(text_, at);
      if (raised.point == U'²' || raised.point == U'³') {
        emit_word(begin, at + raised.length);
        return true;
      }
    }
    if (token_.position == 0 || token_.kind != TokenKind::figure || gap_) return false;
    if (skip(token_.offset + token_.length, CharKind::space, CharKind::space) != begin)
      return false;
    at = skip(at, CharKind::space, CharKind::space);
    if (at == end || at >= text_.size() || (text_[at] != '2' && text_[at] != '3')) return false;
    const CharKind next = kind_at(at + 1);
    if (next == CharKind::digit || is_letter(next) || next == CharKind::slash) return false;
    const bool decimal = next == CharKind::comma || next == CharKind::dot;
    if (decimal && kind_at(at + 2) == CharKind::digit) return false;
    fold_word(slice(begin, at + 1), token_);
    token_.kind = TokenKind::word;
    emit(begin, at + 1);
    return true;
  }

  // ---- numbers

  void number() {
    const std::size_t begin = at_;
    const std::string_view rest = text_.substr(begin, longest_number);
    if (const auto date = read_date(rest)) {
      assign_all(token_, TokenKind::date, date->canonical);
      emit(begin, skip_marks(begin + date->length));
      return;
    }
    if (document_number(begin, begin)) return;
    // In 1,2,3 what follows a comma is the next of a list, not a decimal.
    const bool in_list =
        begin >= 2 && text_[begin - 1] == ',' && kind_at(begin - 2) == CharKind::digit;
    const auto figure = read_figure(in_list ? rest.substr(0, rest.find(',')) : rest);
    std::size_t end = begin + figure->length;
    end = skip_marks(end);
    if (is_letter(kind_at(end))) {
      const std::size_t whole = word_end(begin);
      if (whole == 0) {
        foreign_word(begin);
        return;
      }
      if (whole > end && !is_unit(slice(end, whole))) {
        emit_word(begin, whole);
        return;
      }
    }
    assign_all(token_, TokenKind::figure, figure->canonical);
    emit(begin, end);
  }

  /// Reads a document number at `begin`; behind a word that ends at `word_end` only where a slash
  /// follows.
  bool document_number(std::size_t begin, std::size_t end_of_word) {
    if (end_of_word != begin) {
      const std::size_t next = skip(end_of_word, CharKind::space, CharKind::space);
      if (kind_at(next) != CharKind::slash) return false;
    }
    const auto number = read_document_number(text_.substr(begin, longest_number), NumberIn::text);
    if (!number) return false;
    assign_number(token_, *number);
    emit(begin, begin + number->length);
    return true;
  }

  /// "Số:   /BC-UBND": behind a slash that no word stands before, or but "số".
  void blank_number(std::size_t slash_length) {
    const std::size_t slash = at_;
    at_ += slash_length;
    const std::size_t begin = skip(at_, CharKind::space, CharKind::space);
    if (!is_letter(kind_at(begin))) return;
    if (token_.position > 0 && !gap_ && token_.exact != "số" &&
        skip(token_.offset + token_.length, CharKind::space, CharKind::space) == slash) {
      return;
    }
    const auto number =
        read_document_number(text_.substr(begin, longest_number), NumberIn::after_slash);
    if (!number) return;
    assign_number(token_, *number);
    emit(begin, begin + number->length);
  }

  // ---- other scripts

  /// The word that begins here, by ICU.
  void foreign_word(std::size_t begin) {
    if (!words_) words_.reset(prototype_.clone());
    const bool seen =
        begin >= window_ && begin < window_end_ &&
        (words_->current() == in_window(begin) || words_->isBoundary(in_window(begin)) != 0);
    if (!seen) open_window(begin);
    std::int32_t bound = words_->next();
    const bool cut = bound != icu::BreakIterator::DONE && bound == in_window(window_end_) &&
                     window_end_ < text_.size();
    if (cut && begin > window_) {
      open_window(begin);
      bound = words_->next();
    }
    const std::size_t end =
        bound == icu::BreakIterator::DONE ? window_end_ : window_ + static_cast<std::size_t>(bound);
    // It begins with a letter, so it is a word, though ICU's status denies that to 궁 with a mark.
    emit_word(begin, end);
  }

  [[nodiscard]] std::int32_t in_window(std::size_t at) const {
    return static_cast<std::int32_t>(at - window_);
  }

  void open_window(std::size_t begin) {
    window_ = begin;
    window_end_ = std::min(text_.size(), begin + longest_foreign);
    // Not in the middle of a character.
    while (window_end_ < text_.size() &&
           (static_cast<unsigned char>(text_[window_end_]) & 0xC0U) == 0x80U &&
           window_end_ > begin + longest_foreign - 4) {
      --window_end_;
    }
    UErrorCode status = U_ZERO_ERROR;
    UText window = UTEXT_INITIALIZER;
    utext_openUTF8(&window, text_.data() + begin, static_cast<std::int64_t>(window_end_ - begin),
                   &status);
    words_->setText(&window, status);
    utext_close(&window);
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
    words_->first();
  }

  // ---- lines

  /// A line's end is a sentence's where the paragraph ends: not where the line is wrapped.
  void line_end() {
    const std::size_t begin = at_;
    std::size_t ends = 0;
    std::size_t at = begin;
    while (at < text_.size()) {
      const Char c = read_char(text_, at);
      if (c.facts.kind == CharKind::line_end) {
        const bool pair = c.point == '\r' && at + 1 < text_.size() && text_[at + 1] == '\n';
        at += pair ? 2 : c.length;
        ++ends;
      } else if (c.facts.kind == CharKind::space || c.facts.kind == CharKind::ignored) {
        at += c.length;
      } else {
        break;
      }
    }
    if (ends > 1 || at == text_.size() || !wrapped(begin, at)) gap_ = true;
    line_ = at;
    at_ = at;
  }

  /// Whether the line from line_ to `end` goes on in the one that begins at `next`.
  [[nodiscard]] bool wrapped(std::size_t end, std::size_t next) const {
    const std::size_t last = text_.find_last_not_of(" \t", end == 0 ? 0 : end - 1);
    if (last != std::string_view::npos && last >= line_ && last < end &&
        (text_[last] == ',' || text_[last] == '(')) {
      return true;
    }
    const Char c = read_char(text_, next);
    const std::size_t after = skip_marks(next + c.length);
    const CharKind kind = c.facts.kind;
    if (kind == CharKind::dash || c.point == '+' || c.point == '*' || c.point == U'•') return false;
    if (kind == CharKind::digit) {
      const std::size_t digits = skip(next, CharKind::digit, CharKind::digit);
      const bool numbering = digits - next <= 2 && digits < text_.size() &&
                             (text_[digits] == '.' || text_[digits] == ')');
      return !numbering;
    }
    const bool letter_item =
        is_letter(kind) && after < text_.size() && (text_[after] == ')' || text_[after] == '.');
    if (letter_item) return false;
    if (is_letter(kind) && !is_capital(c)) return true;
    // A capital: a name in the middle of a wrapped paragraph, or a new one. Wrapped lines have the
    // width of a page.
    std::size_t letters = 0;
    for (std::size_t at = line_; at < end && letters <= 110;) {
      const Char in_line = read_char(text_, at);
      if (in_line.facts.kind != CharKind::mark) ++letters;
      at += in_line.length;
    }
    return letters >= 60 && letters <= 110;
  }

  std::string_view text_;
  const std::function<void(const Token&)>& sink_;
  const icu::BreakIterator& prototype_;
  const Shapes& shapes_ = shapes();
  Token token_;                                ///< the last one, reused
  std::size_t at_ = 0;                         ///< where we are
  std::size_t line_ = 0;                       ///< where the line began
  bool gap_ = false;                           ///< a sentence ended since the last token
  std::unique_ptr<icu::BreakIterator> words_;  ///< made for the first word of another script
  std::size_t window_ = 0;                     ///< what words_ looks at
  std::size_t window_end_ = 0;
};

std::string joined(const Analyzer& analyzer, std::string_view name, std::string Token::*form) {
  std::string key;
  analyzer.visit(name, [&](const Token& token) {
    if (!key.empty()) key += ' ';
    key += token.*form;
  });
  return key;
}

}  // namespace

struct Analyzer::Impl {
  std::unique_ptr<icu::BreakIterator> words;
};

Analyzer::Analyzer() {
  UErrorCode status = U_ZERO_ERROR;
  auto impl = std::make_shared<Impl>();
  impl->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) {
    throw std::runtime_error(std::string("ICU has no word rules: ") + u_errorName(status));
  }
  shapes();
  impl_ = std::move(impl);
}

void Analyzer::visit(std::string_view text, const std::function<void(const Token&)>& sink) const {
  Scanner(text, sink, *impl_->words).run();
}

std::vector<Token> Analyzer::analyze(std::string_view text) const {
  std::vector<Token> tokens;
  visit(text, [&](const Token& token) { tokens.push_back(token); });
  return tokens;
}

void Analyzer::fold(std::string_view slice, TokenKind kind, Token& into) const {
  into.kind = kind;
  switch (kind) {
    case TokenKind::date:
      if (const auto date = read_date(slice)) {
        assign_all(into, kind, date->canonical);
        return;
      }
      break;
    case TokenKind::figure:
      if (const auto figure = read_figure(slice)) {
        assign_all(into, kind, figure->canonical);
        return;
      }
      break;
    case TokenKind::document_number:
      for (const NumberIn where : {NumberIn::text, NumberIn::after_slash}) {
        if (const auto number = read_document_number(slice, where)) {
          assign_number(into, *number);
          return;
        }
      }
      break;
    case TokenKind::syllable:
    case TokenKind::word:
      break;
  }
  assign_word(into, slice);
}

bool is_levelled(const Token& token) {
  for (std::size_t at = 0; at < token.levelled.size();) {
    const Char c = read_char(token.levelled, at);
    if (c.facts.tone == Tone::hoi) return true;
    at += c.length;
  }
  return false;
}

std::string filter_key(const Analyzer& analyzer, std::string_view name) {
  return joined(analyzer, name, &Token::exact);
}

std::string unmarked_key(const Analyzer& analyzer, std::string_view name) {
  return joined(analyzer, name, &Token::unmarked);
}

}  // namespace tracuu::tokenizers
