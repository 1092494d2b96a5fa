#include "corpus/formats/rtf.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include <unicode/unistr.h>

#include "corpus/encodings/old_letters.hpp"
#include "corpus/encodings/single_bytes.hpp"
#include "corpus/encodings/utf8.hpp"
#include "corpus/formats/html_text.hpp"

namespace tracuu::corpus {
namespace {

constexpr std::size_t deepest_groups =
    1000;  ///< a deeper one changes nothing of its parent's state

struct Font {
  int number = 0;
  int charset = 0;
  std::string name;
};

/// Where the words of a group go.
enum class Destination : std::uint8_t { text, font_table, nowhere };

struct State {
  Destination destination = Destination::text;
  int font = 0;
  int fallback_length = 1;  ///< characters behind \u for readers that do not know it
  bool is_hidden = false;
  bool is_in_table = false;
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Groups whose words are not the report's.
constexpr std::array<std::string_view, 20> no_text{
    "annotation", "atnauthor", "atnid",      "bkmkend",   "bkmkstart",  "colortbl",    "filetbl",
    "fldinst",    "info",      "listtable",  "listtext",  "nonshppict", "object",      "objdata",
    "pict",       "rsidtbl",   "stylesheet", "themedata", "xe",         "nonesttables"};
constexpr std::array<std::string_view, 8> running_heads{"header", "headerl", "headerr", "headerf",
                                                        "footer", "footerl", "footerr", "footerf"};

struct Sign {
  std::string_view word;
  std::string_view text;
};
constexpr std::array signs{Sign{"bullet", "•"},    Sign{"emdash", "—"},  Sign{"endash", "–"},
                           Sign{"emspace", " "},   Sign{"enspace", " "}, Sign{"ldblquote", "“"},
                           Sign{"rdblquote", "”"}, Sign{"lquote", "‘"},  Sign{"rquote", "’"},
                           Sign{"tab", "\t"},      Sign{"line", "\n"},   Sign{"qmspace", " "}};

template <typename Names>
bool contains(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

class Reader {
 public:
  explicit Reader(std::string_view rtf) : rtf_(rtf) {}

  RtfHtml read() {
    while (at_ < rtf_.size()) {
      const char c = rtf_[at_++];
      if (c == '{') {
        open_group();
      } else if (c == '}') {
        close_group();
      } else if (c == '\\') {
        read_control();
      } else if (c != '\r' && c != '\n' && c != '\0') {
        put_byte(c);
      }
    }
    end_paragraph();
    leave_table();
    return std::move(result_);
  }

 private:
  // ---- structure ----

  void open_group() {
    flush();
    ++depth_;
    if (depth_ <= deepest_groups) states_.push_back(state_);
    skip_ = 0;
    is_first_word_ = true;
  }

  void close_group() {
    flush();
    if (depth_ == 0) return;
    if (depth_ <= deepest_groups) {
      state_ = states_.back();
      states_.pop_back();
    }
    --depth_;
    skip_ = 0;
  }

  void read_control() {
    if (at_ >= rtf_.size()) return;
    const char c = rtf_[at_];
    if (!is_letter(c)) {
      ++at_;
      return read_symbol(c);
    }
    const std::size_t begin = at_;
    while (at_ < rtf_.size() && is_letter(rtf_[at_])) ++at_;
    const std::string_view word = rtf_.substr(begin, at_ - begin);
    int value = 0;
    const char* const digits = rtf_.data() + at_;
    const auto [end, error] = std::from_chars(digits, rtf_.data() + rtf_.size(), value);
    const bool has_value = error == std::errc();
    at_ += static_cast<std::size_t>(end - digits);
    if (at_ < rtf_.size() && rtf_[at_] == ' ') ++at_;
    obey(word, has_value ? std::optional(value) : std::nullopt);
    is_first_word_ = false;
  }

  void read_symbol(char c) {
    switch (c) {
      case '\'': {
        unsigned byte = 0;
        const char* const digits = rtf_.data() + at_;
        const std::size_t length = std::min<std::size_t>(2, rtf_.size() - at_);
        if (std::from_chars(digits, digits + length, byte, 16).ec == std::errc()) {
          at_ += length;
          put_byte(static_cast<char>(byte));
        }
        break;
      }
      case '*':  // a group that a reader may pass over if it does not know it; we know \*\shptxt's
        is_optional_ = true;
        return;
      case '~':
        put("\u00A0");
        break;
      case '_':
        put("-");
        break;
      case '\r':
      case '\n':
        end_paragraph();
        break;
      case '{':
      case '}':
      case '\\':
        put_byte(c);
        break;
      default:  // \- is a soft hyphen, \| and \: belong to indexes
        break;
    }
    is_first_word_ = false;
  }

  void obey(std::string_view word, std::optional<int> value) {
    const bool may_pass = std::exchange(is_optional_, false);
    if (word == "bin") {
      at_ += std::min(static_cast<std::size_t>(std::max(value.value_or(0), 0)), rtf_.size() - at_);
      return;
    }
    if (word == "u" && value) return put_unicode(*value);
    if (word == "uc") {
      state_.fallback_length = std::clamp(value.value_or(1), 0, 8);
    } else if (word == "f" && value) {
      flush();
      state_.font = *value;
      if (state_.destination == Destination::font_table) fonts_.push_back({*value, 0, {}});
    } else if (word == "fcharset" && !fonts_.empty()) {
      fonts_.back().charset = value.value_or(0);
    } else if (word == "fonttbl") {
      state_.destination = Destination::font_table;
    } else if (contains(running_heads, word) && is_first_word_) {
      state_.destination = Destination::nowhere;
      ++result_.removed["running head"];
    } else if (contains(no_text, word) ||
               (may_pass && word != "shptxt" && word != "shpinst" && word != "nesttableprops")) {
      flush();
      state_.destination = Destination::nowhere;
    } else if (word == "v") {
      flush();
      state_.is_hidden = value.value_or(1) != 0;
    } else if (word == "plain") {
      flush();
      state_.is_hidden = false;
    } else if (word == "pard") {
      state_.is_in_table = false;
    } else if (word == "intbl") {
      state_.is_in_table = true;
    } else if (word == "par" || word == "sect") {
      end_paragraph();
    } else if (word == "page") {
      put("\n");
    } else if (word == "cell" || word == "nestcell") {
      end_cell(word == "nestcell");
    } else if (word == "row" || word == "nestrow") {
      end_row(word == "nestrow");
    } else if (const auto* const sign = std::ranges::find(signs, word, &Sign::word);
               sign != signs.end()) {
      put(sign->text);
    }
  }

  // ---- words ----

  bool is_silent() const { return state_.destination != Destination::text || state_.is_hidden; }

  /// A byte in the encoding of the run's font.
  void put_byte(char byte) {
    if (skip_ > 0) {
      --skip_;
    } else if (state_.destination == Destination::font_table) {
      if (!fonts_.empty() && byte != ';') fonts_.back().name += byte;
    } else if (!is_silent()) {
      run_ += byte;
    }
  }

  void put(std::string_view text) {
    if (skip_ > 0) {
      --skip_;
      return;
    }
    if (is_silent()) return;
    flush();
    append_escaped(paragraph_, text);
  }

  /// A unit of UTF-16, negative beyond 32767.
  void put_unicode(int value) {
    skip_ = 0;
    if (!is_silent()) {
      flush();
      const auto unit = static_cast<char16_t>(value);
      if (U16_IS_LEAD(unit)) {
        lead_ = unit;
      } else {
        const bool is_pair = U16_IS_TRAIL(unit) && lead_ != 0;
        const char32_t c = is_pair ? static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead_, unit))
                           : U16_IS_SURROGATE(unit) ? 0xFFFD
                                                    : unit;
        std::string text;
        append(text, c);
        append_escaped(paragraph_, text);
        lead_ = 0;
      }
    }
    skip_ = state_.fallback_length;
  }

  /// The bytes of the run become letters.
  void flush() {
    if (run_.empty()) return;
    append_escaped(paragraph_, letters_of(run_, font()));
    run_.clear();
  }

  const Font* font() const {
    const auto found = std::ranges::find(fonts_, state_.font, &Font::number);
    return found == fonts_.end() ? nullptr : &*found;
  }

  static std::string letters_of(std::string_view bytes, const Font* font) {
    constexpr int vietnamese_charset = 163;
    std::string shown = shown_as_letters(bytes);
    if (font == nullptr) return shown;
    if (font->name.find(".Vn") != std::string::npos) {
      std::string text = read_as(OldEncoding::tcvn3, shown).value_or(shown);
      if (!font->name.ends_with('H')) return text;
      std::string capitals;
      icu::UnicodeString::fromUTF8(text).toUpper().toUTF8String(capitals);
      return capitals;
    }
    if (font->name.find("VNI-") != std::string::npos) {
      return read_as(OldEncoding::vni, shown).value_or(shown);
    }
    if (font->charset == vietnamese_charset) {
      return read_as(OldEncoding::windows_1258, shown).value_or(shown);
    }
    return shown;
  }

  // ---- paragraphs and tables ----

  void end_paragraph() {
    if (is_silent()) return;
    flush();
    if (state_.is_in_table && !is_table_open_) {
      result_.html += "<table><tr><td>";
      is_table_open_ = true;
    } else if (!state_.is_in_table) {
      leave_table();
    }
    result_.html += paragraph_.empty() ? "<p></p>\n" : "<pre>" + paragraph_ + "</pre>\n";
    paragraph_.clear();
  }

  void end_cell(bool is_nested) {
    if (is_nested) return put("\t");
    state_.is_in_table = true;
    end_paragraph();
    result_.html += "</td><td>";
  }

  void end_row(bool is_nested) {
    if (is_nested) return put("\n");
    if (is_table_open_) result_.html += "</td></tr>\n<tr><td>";
  }

  void leave_table() {
    if (!std::exchange(is_table_open_, false)) return;
    result_.html += "</td></tr></table>\n";
  }

  std::string_view rtf_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  State state_;
  std::vector<State> states_;
  std::vector<Font> fonts_;
  std::string run_;        ///< bytes of one font, not yet decoded
  std::string paragraph_;  ///< escaped
  int skip_ = 0;           ///< characters of a \u's fallback still to come
  char16_t lead_ = 0;
  bool is_first_word_ = false;  ///< of its group
  bool is_optional_ = false;    ///< behind \*
  bool is_table_open_ = false;
  RtfHtml result_;
};

}  // namespace

RtfHtml read_rtf(std::string_view rtf) {
  return Reader(rtf).read();
}

}  // namespace tracuu::corpus
