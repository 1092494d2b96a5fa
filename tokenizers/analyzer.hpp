// Vietnamese text -> tokens: the one analyzer for reports, queries, filters and suggestions.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::tokenizers {

/// Changes with every change of output: generations hold the old tokens, and refuse to be read with
/// new ones.
inline constexpr int analyzer_version = 3;

enum class TokenKind : std::uint8_t {
  syllable,  ///< passes the rule of Vietnamese syllables: "lãnh", "xa"
  word,      ///< other letters: "NTM", "Panthers", "H'leo", "漢"
  figure,    ///< "9,78", "1.585", "11/19"; of "15.000.000đ" and "652ha" what is before the unit
  date,      ///< "03/6/2013"
  document_number,  ///< "25 – NQ/TƯ"
};

/// One token. The three forms climb down the ladder of likeness; each is the former with one more
/// thing levelled.
struct Token {
  std::uint32_t offset = 0;  ///< bytes in the analyzed text, which may be in any normal form
  std::uint32_t length = 0;  ///< bytes; offset and offset + length are character bounds
  std::uint32_t position =
      0;  ///< counted in tokens from 1; a sentence end leaves a gap, so that no phrase runs over it
  TokenKind kind = TokenKind::word;
  bool follows =
      false;  ///< makes a pair with the token before: no sentence end stands between them
  std::string
      exact;  ///< NFC, lower case, tone placement and i/y levelled: "hòa" for HOÀ, "kỹ" for kĩ
  std::string levelled;  ///< and hỏi for ngã: "lảnh" for lãnh
  std::string unmarked;  ///< a-z: "lanh", "duong"; numbers and dates in their canonical form
  bool operator==(const Token&) const = default;
};

/// The value to pass, copy and share between threads. Pure: the same text gives the same tokens.
class Analyzer {
 public:
  Analyzer();

  /// Calls `sink` for each token in order of offset. The token is reused: copy what outlives the
  /// call. Memory does not grow with the text. Broken UTF-8 is read as U+FFFD, one a byte, and
  /// separates words.
  void visit(std::string_view text, const std::function<void(const Token&)>& sink) const;

  /// The same, collected.
  std::vector<Token> analyze(std::string_view text) const;

  /// The forms of one token of a text that was analyzed before, cut by its stored offset and
  /// length: what snippets need, at a table's price.
  void fold(std::string_view slice, TokenKind kind, Token& into) const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

/// Whether levelling makes one of this word and another: it has hỏi or ngã.
bool is_levelled(const Token& token);

/// The key under which a name is filtered: exact forms of its tokens joined by one space ("thạch
/// điền").
std::string filter_key(const Analyzer& analyzer, std::string_view name);
/// The same without marks ("thach dien"), for names typed without them.
std::string unmarked_key(const Analyzer& analyzer, std::string_view name);

}  // namespace tracuu::tokenizers
