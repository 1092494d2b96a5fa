// Pieces of a report's text that show why it was found, cut from the stored places of its tokens.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/stored_text.hpp"
#include "searchd/query/query.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {

class Clock;

/// How much the text's word is like the one typed, see SPEC of matching in docs/api.md.
enum class Tier : std::uint8_t { exact, levelled, unmarked };
std::string_view name(Tier tier);

/// A place counted in UTF-16 units.
struct Utf16Range {
  std::size_t start = 0;
  std::size_t length = 0;
  bool operator==(const Utf16Range&) const = default;
};

struct Match {
  std::size_t start = 0;   ///< bytes into the report's text
  std::size_t length = 0;  ///< bytes
  Tier tier = Tier::exact;
  Utf16Range utf16 = {};  ///< the same in UTF-16 units, once counted
  bool operator==(const Match&) const = default;
};

struct Snippet {
  std::string text;        ///< HTML: the report's own words, escaped, marks around the matches
  std::size_t offset = 0;  ///< bytes into the report's text
  std::size_t length = 0;  ///< bytes of the report's text
  std::vector<Match> matches;
  Utf16Range utf16 = {};  ///< offset and length in UTF-16 units, once counted
  bool operator==(const Snippet&) const = default;
};

/// Fills in the places in UTF-16 units; matches are in order.
void count_utf16(std::string_view text, std::vector<Match>& matches);
void count_utf16(std::string_view text, Snippet& snippet);

/// The words of one query, ready to be sought in texts. A phrase is found as a whole only. Learns
/// from each text what the words of reports are to the query: ten reports have most of them in
/// common.
class Highlighter {
 public:
  /// `rarity` weighs a word when windows are chosen: the rarer, the more it tells. The clock
  /// outlives it, and ends its work on a long text with DeadlineExceeded.
  Highlighter(const Query& query, tokenizers::Analyzer analyzer,
              const std::function<double(const tokenizers::Token&)>& rarity, Clock& clock);

  /// The snippets of the windows where most of the query stands close together, the best first,
  /// none overlapping another.
  std::vector<Snippet> snippets(const archive::StoredText& stored);

  /// All places in the text, in order.
  std::vector<Match> matches(const archive::StoredText& stored);

 private:
  struct Word {
    tokenizers::Token token;
    double rarity = 1;
    std::size_t phrase = 0;  ///< counted from 1; 0: a word alone
    std::size_t place = 0;   ///< in the phrase
    bool unmarked = false;   ///< every marking is meant
    bool is_prefix = false;  ///< every word that begins so is meant
  };
  struct Place {
    std::size_t span = 0;
    std::size_t word = 0;
    Tier tier = Tier::exact;
  };

  /// A word of the query that a piece of text is.
  struct Fit {
    std::size_t word = 0;
    Tier tier = Tier::exact;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Known = std::unordered_map<std::string, std::vector<Fit>, Hash, std::equal_to<>>;

  /// Spans by number, the last one not included.
  struct Spans {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  void add(const Node& node, const std::function<double(const tokenizers::Token&)>& rarity);
  void add_phrase(const std::vector<tokenizers::Token>& tokens,
                  const std::function<double(const tokenizers::Token&)>& rarity);
  void add_alone(const tokenizers::Token& token, double rarity, bool is_prefix = false);
  Word word_of(const tokenizers::Token& token, double rarity) const;
  void keep(Word word);
  bool may_fit(std::string_view slice, tokenizers::TokenKind kind) const;
  const std::vector<Fit>& fits(const archive::StoredText& stored, std::size_t span);
  const std::vector<Fit>& fits(std::string_view slice, tokenizers::TokenKind kind);
  const Fit* fit_of(const archive::StoredText& stored, std::size_t span, std::size_t word);
  bool is_phrase_at(const archive::StoredText& stored, std::size_t span, std::size_t first);
  std::vector<Place> places(const archive::StoredText& stored);
  Spans best_window(const archive::StoredText& stored, const std::vector<Place>& places,
                    const std::vector<bool>& taken) const;
  Spans widened(const archive::StoredText& stored, Spans core,
                const std::vector<bool>& taken) const;
  Snippet cut(const archive::StoredText& stored, Spans spans,
              const std::vector<Place>& places) const;

  tokenizers::Analyzer analyzer_;
  Clock& clock_;
  Accents accents_;
  std::string pre_, post_;
  std::size_t length_, count_;
  std::vector<Word> words_;
  std::vector<std::vector<tokenizers::Token>> phrases_;  ///< by Word::phrase - 1
  static constexpr std::size_t other_initial = 26;
  /// Bits of the words' last letters, a-z, by their first letter; last, those of all words.
  std::array<std::uint32_t, other_initial + 1> finals_{};
  bool all_letters_ = false;  ///< some words begin or end with no letter a-z
  std::map<tokenizers::TokenKind, Known> known_;
};

/// For text between tags and inside of quoted attributes.
std::string escape_html(std::string_view text);

}  // namespace tracuu::searchd
