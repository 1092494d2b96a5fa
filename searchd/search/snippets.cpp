#include "searchd/search/snippets.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "searchd/query/target.hpp"
#include "searchd/search/secrets.hpp"
#include "searchd/search/timed_source.hpp"
#include "tokenizers/document_number.hpp"
#include "tokenizers/personal_data.hpp"

namespace tracuu::searchd {
namespace {

using archive::Span;
using archive::StoredText;
using tokenizers::Token;
using tokenizers::TokenKind;

// What a window is worth besides the rarity of its distinct words.
constexpr double again = 0.05;    ///< for a word that stands there already
constexpr double in_order = 0.5;  ///< for a word right after the one typed before it
constexpr std::array<double, 3> tier_factor{1.0, 0.9, 0.8};

/// A word typed more often says nothing more, but would be found as often in each place.
constexpr std::ptrdiff_t most_repeats = 4;

/// A secret is recognised by what stands around it, also where the snippet cuts that off.
constexpr std::size_t secret_context = 96;

std::size_t end_of(const Span& span) {
  return std::size_t{span.offset} + span.length;
}

std::size_t characters_between(const StoredText& stored, std::size_t start, std::size_t end) {
  return count_characters(std::string_view(stored.text).substr(start, end - start));
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
}

bool is_spelled(TokenKind kind) {
  return kind == TokenKind::syllable || kind == TokenKind::word;
}

/// Wherever they stand.
bool is_same_word(const Token& a, const Token& b) {
  return a.kind == b.kind && a.exact == b.exact;
}

/// Of a letter a-z, one for i and y, which stand for each other; nothing for any other byte.
std::optional<std::size_t> letter(char c) {
  if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (c == 'y') c = 'i';
  return c >= 'a' && c <= 'z' ? std::optional<std::size_t>(c - 'a') : std::nullopt;
}

bool overlaps(const tokenizers::PersonalNumber& range, std::size_t start, std::size_t end) {
  return range.start < end && start < range.start + range.length;
}

void append_html(std::string& html, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
}

/// UTF-16 units before places of a text, asked in order.
class Utf16Counter {
 public:
  explicit Utf16Counter(std::string_view text) : text_(text) {}
  std::size_t at(std::size_t place) {
    units_ += count_utf16_units(text_.substr(byte_, place - byte_));
    byte_ = place;
    return units_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t units_ = 0;
};

void count_utf16(Utf16Counter& units, std::vector<Match>& matches) {
  for (auto& match : matches) {
    match.utf16.start = units.at(match.start);
    match.utf16.length = units.at(match.start + match.length) - match.utf16.start;
  }
}

}  // namespace

std::string_view name(Tier tier) {
  constexpr std::array<std::string_view, 3> names{"exact", "levelled", "unmarked"};
  return names[static_cast<std::size_t>(tier)];
}

void count_utf16(std::string_view text, std::vector<Match>& matches) {
  Utf16Counter units(text);
  count_utf16(units, matches);
}

void count_utf16(std::string_view text, Snippet& snippet) {
  Utf16Counter units(text);
  snippet.utf16.start = units.at(snippet.offset);
  count_utf16(units, snippet.matches);
  snippet.utf16.length = units.at(snippet.offset + snippet.length) - snippet.utf16.start;
}

std::string escape_html(std::string_view text) {
  std::string html;
  html.reserve(text.size() + text.size() / 16);
  append_html(html, text);
  return html;
}

Highlighter::Highlighter(const Query& query, tokenizers::Analyzer analyzer,
                         const std::function<double(const Token&)>& rarity, Clock& clock)
    : analyzer_(std::move(analyzer)),
      clock_(clock),
      accents_(query.accents),
      pre_(query.highlight_pre),
      post_(query.highlight_post),
      length_(query.snippet_length),
      count_(query.snippet_count) {
  add(query.words, rarity);
}

void Highlighter::add(const Node& node, const std::function<double(const Token&)>& rarity) {
  switch (node.kind) {
    case Node::Kind::none:
      return;
    case Node::Kind::word:
      add_alone(node.token, rarity(node.token));
      for (const auto& token : node.meant) add_alone(token, rarity(token));
      for (const auto& instead : node.instead) add_phrase(instead.tokens, rarity);
      return;
    case Node::Kind::prefix:
      add_alone(node.token, rarity(node.token), true);
      for (auto& finals : finals_) finals = finals == 0 ? 0 : ~0U;  // whatever follows
      return;
    case Node::Kind::phrase: {
      std::vector<Token> typed;
      std::vector<Token> meant;  // in a phrase one word is meant by one
      for (const auto& word : node.parts) {
        typed.push_back(word.token);
        meant.push_back(word.meant.empty() ? word.token : word.meant.front());
      }
      add_phrase(typed, rarity);
      add_phrase(meant, rarity);
      return;
    }
    default:
      for (const auto& part : node.parts) add(part, rarity);
  }
}

void Highlighter::add_phrase(const std::vector<Token>& tokens,
                             const std::function<double(const Token&)>& rarity) {
  const bool is_known = std::ranges::any_of(phrases_, [&](const std::vector<Token>& phrase) {
    return std::ranges::equal(phrase, tokens, is_same_word);
  });
  if (is_known) return;
  phrases_.push_back(tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Word word = word_of(tokens[i], rarity(tokens[i]));
    word.phrase = phrases_.size();
    word.place = i;
    keep(std::move(word));
  }
}

void Highlighter::add_alone(const Token& token, double rarity, bool is_prefix) {
  const auto same = std::ranges::count_if(words_, [&](const Word& word) {
    return word.phrase == 0 && word.is_prefix == is_prefix && is_same_word(word.token, token);
  });
  if (same == most_repeats) return;
  Word word = word_of(token, rarity);
  word.is_prefix = is_prefix;
  keep(std::move(word));
}

Highlighter::Word Highlighter::word_of(const Token& token, double rarity) const {
  Word word{token, rarity};
  const bool bare =
      is_spelled(word.token.kind) && std::ranges::none_of(word.token.exact, [](char c) {
        return static_cast<unsigned char>(c) >= 0x80;
      });
  word.unmarked = accents_ == Accents::ignore || (accents_ == Accents::automatic && bare);
  return word;
}

void Highlighter::keep(Word word) {
  const std::string_view letters = word.token.unmarked;
  const auto initial = letters.empty() ? std::nullopt : letter(letters.front());
  const auto final = letters.empty() ? std::nullopt : letter(letters.back());
  if (initial && final && is_spelled(word.token.kind)) {
    finals_[*initial] |= 1U << *final;
    finals_[other_initial] |= 1U << *final;
  } else {
    all_letters_ = true;
  }
  words_.push_back(std::move(word));
}

/// Most tokens differ in their first or last letter already. Those with another byte there than a
/// letter a-z may still become one.
bool Highlighter::may_fit(std::string_view slice, TokenKind kind) const {
  if (all_letters_) return true;
  if (slice.front() >= '0' && slice.front() <= '9') return false;
  if (!is_spelled(kind)) return true;
  const std::uint32_t finals = finals_[letter(slice.front()).value_or(other_initial)];
  const auto final = letter(slice.back());
  return final ? (finals >> *final & 1U) != 0 : finals != 0;
}

/// The words of the query that a token of this kind and spelling may be.
const std::vector<Highlighter::Fit>& Highlighter::fits(std::string_view slice, TokenKind kind) {
  Known& known = known_[kind];
  if (const auto before = known.find(slice); before != known.end()) return before->second;
  Token token;
  analyzer_.fold(slice, kind, token);
  std::vector<Fit> found;
  for (std::size_t w = 0; w < words_.size(); ++w) {
    const Word& word = words_[w];
    if (word.is_prefix) {
      const bool begins = word.unmarked ? token.unmarked.starts_with(word.token.unmarked)
                                        : token.levelled.starts_with(word.token.levelled);
      if (begins) found.push_back({w, word.unmarked ? Tier::unmarked : Tier::levelled});
      continue;
    }
    if (token.unmarked != word.token.unmarked) {
      const bool is_cited = kind == TokenKind::document_number &&
                            word.token.kind == TokenKind::document_number &&
                            tokenizers::loose_key(token.unmarked) == word.token.unmarked;
      if (is_cited) found.push_back({w, Tier::exact});
      continue;
    }
    if (token.exact == word.token.exact) {
      found.push_back({w, Tier::exact});
    } else if (accents_ != Accents::exact && token.levelled == word.token.levelled) {
      found.push_back({w, Tier::levelled});
    } else if (word.unmarked) {
      found.push_back({w, Tier::unmarked});
    }
  }
  return known.emplace(slice, std::move(found)).first->second;
}

const std::vector<Highlighter::Fit>& Highlighter::fits(const StoredText& stored, std::size_t span) {
  static const std::vector<Fit> none;
  const Span& place = stored.spans[span];
  const auto kind = static_cast<TokenKind>(place.kind);
  if (place.length == 0) return none;
  const auto slice = std::string_view(stored.text).substr(place.offset, place.length);
  return may_fit(slice, kind) ? fits(slice, kind) : none;
}

/// Null where that word does not stand in that span.
const Highlighter::Fit* Highlighter::fit_of(const StoredText& stored, std::size_t span,
                                            std::size_t word) {
  const auto& here = fits(stored, span);
  const auto fit = std::ranges::find(here, word, &Fit::word);
  return fit == here.end() ? nullptr : &*fit;
}

/// Whether the phrase whose first word stands in this span goes on from there.
bool Highlighter::is_phrase_at(const StoredText& stored, std::size_t span, std::size_t first) {
  const std::size_t length = phrases_[words_[first].phrase - 1].size();
  if (length > stored.spans.size() - span) return false;
  for (std::size_t k = 1; k < length; ++k) {
    clock_.tick();
    if (!stored.spans[span + k].follows) return false;
    if (fit_of(stored, span + k, first + k) == nullptr) return false;
  }
  return true;
}

/// Every token that one of the words is, those of phrases where the whole phrase stands; in order
/// of span and word.
std::vector<Highlighter::Place> Highlighter::places(const StoredText& stored) {
  std::vector<Place> found;
  std::vector<std::size_t> ends(phrases_.size());  // of what is found of each phrase
  for (std::size_t i = 0; i < stored.spans.size(); ++i) {
    clock_.tick();
    for (const auto& [first, tier] : fits(stored, i)) {
      const std::size_t phrase = words_[first].phrase;
      if (phrase == 0) found.push_back({i, first, tier});
      if (phrase == 0 || words_[first].place != 0 || !is_phrase_at(stored, i, first)) continue;
      std::size_t& end = ends[phrase - 1];
      const std::size_t behind = i + phrases_[phrase - 1].size();
      // It may overlap itself: "xã xã" in "xã xã xã".
      for (end = std::max(end, i); end < behind; ++end) {
        const std::size_t word = first + end - i;
        found.push_back({end, word, fit_of(stored, end, word)->tier});
      }
    }
  }
  const auto order = [](const Place& place) { return std::pair(place.span, place.word); };
  if (!phrases_.empty()) std::ranges::sort(found, {}, order);
  return found;
}

/// The spans of the window worth most; none where no place is left.
Highlighter::Spans Highlighter::best_window(const StoredText& stored,
                                            const std::vector<Place>& places,
                                            const std::vector<bool>& taken) const {
  Spans best;
  double best_worth = 0;
  std::vector<bool> seen;
  for (std::size_t i = 0; i < places.size(); ++i) {
    clock_.tick();
    const std::size_t start = stored.spans[places[i].span].offset;
    seen.assign(words_.size(), false);
    double worth = 0;
    for (std::size_t j = i; j < places.size() && !taken[places[j].span]; ++j) {
      const Place& place = places[j];
      // Bytes are counted for characters here: too short a window only leaves room for more text.
      if (j > i && end_of(stored.spans[place.span]) - start > length_) break;
      const double rarity = words_[place.word].rarity;
      worth +=
          rarity * (seen[place.word] ? again : tier_factor[static_cast<std::size_t>(place.tier)]);
      seen[place.word] = true;
      if (j > i && places[j - 1].word + 1 == place.word && places[j - 1].span + 1 == place.span) {
        worth += in_order * rarity;
      }
      if (worth <= best_worth) continue;
      best_worth = worth;
      best = {places[i].span, place.span + 1};
    }
  }
  return best;
}

/// The window with as much around it as fits: back to the start of the sentence, on to the end of
/// one.
Highlighter::Spans Highlighter::widened(const StoredText& stored, Spans core,
                                        const std::vector<bool>& taken) const {
  const auto& spans = stored.spans;
  const std::size_t core_start = spans[core.begin].offset;
  const std::size_t core_length =
      characters_between(stored, core_start, end_of(spans[core.end - 1]));
  const std::size_t room = length_ - std::min(length_, core_length);
  Spans wide = core;
  std::size_t halfway = core.begin;
  while (wide.begin > 0 && spans[wide.begin].follows && !taken[wide.begin - 1]) {
    const auto before = characters_between(stored, spans[wide.begin - 1].offset, core_start);
    if (before > room * 3 / 4) break;
    --wide.begin;
    if (before <= room / 2) halfway = wide.begin;
  }
  if (spans[wide.begin].follows) wide.begin = halfway;  // no start of a sentence near enough
  const std::size_t start = spans[wide.begin].offset;
  while (wide.end < spans.size() && !taken[wide.end]) {
    const bool sentence_ends = !spans[wide.end].follows;
    if (sentence_ends &&
        characters_between(stored, start, end_of(spans[wide.end - 1])) >= length_ / 2) {
      break;
    }
    if (characters_between(stored, start, end_of(spans[wide.end])) > length_) break;
    ++wide.end;
  }
  return wide;
}

Snippet Highlighter::cut(const StoredText& stored, Spans spans,
                         const std::vector<Place>& places) const {
  const std::string_view text = stored.text;
  const std::size_t start = stored.spans[spans.begin].offset;
  std::size_t end = end_of(stored.spans[spans.end - 1]);
  // The mark that ends the sentence, with a quote or bracket after it.
  const bool more = spans.end < stored.spans.size();
  const std::size_t next = more ? stored.spans[spans.end].offset : text.size();
  const std::size_t blank = text.find_first_of(" \t\r\n", end);
  const std::size_t mark_end = std::min({blank, next, end + 8});
  if ((mark_end == text.size() || !is_continuation(text[mark_end])) &&
      (!more || !stored.spans[spans.end].follows)) {
    end = mark_end;
  }
  end = std::min(end, byte_after(text, start, length_));

  const std::size_t context_start = start - std::min(start, secret_context);
  const auto hidden = tokenizers::personal_numbers(
      text.substr(context_start, end + secret_context - context_start));
  const auto is_hidden = [&](std::size_t from, std::size_t to) {
    return std::ranges::any_of(hidden, [&](const tokenizers::PersonalNumber& number) {
      return overlaps({number.kind, number.start + context_start, number.length}, from, to);
    });
  };
  const std::string shown =
      masked(text.substr(context_start, end + secret_context - context_start));

  Snippet snippet{{}, start, end - start, {}};
  for (const Place& place : places) {
    if (place.span < spans.begin || place.span >= spans.end) continue;
    const Span& span = stored.spans[place.span];
    const std::size_t match_end = std::min(end_of(span), end);
    if (span.offset >= match_end || is_hidden(span.offset, match_end)) continue;
    if (!snippet.matches.empty() && snippet.matches.back().start == span.offset) {
      snippet.matches.back().tier = std::min(snippet.matches.back().tier, place.tier);
      continue;
    }
    if (!snippet.matches.empty() &&
        span.offset < snippet.matches.back().start + snippet.matches.back().length) {
      continue;
    }
    snippet.matches.push_back({span.offset, match_end - span.offset, place.tier});
  }
  std::size_t at = start;
  const auto piece = [&](std::size_t from, std::size_t to) {
    return std::string_view(shown).substr(from - context_start, to - from);
  };
  for (const Match& match : snippet.matches) {
    append_html(snippet.text, piece(at, match.start));
    at = match.start + match.length;
    snippet.text += pre_;
    append_html(snippet.text, piece(match.start, at));
    snippet.text += post_;
  }
  append_html(snippet.text, piece(at, end));
  return snippet;
}

std::vector<Snippet> Highlighter::snippets(const StoredText& stored) {
  std::vector<Snippet> cuts;
  if (words_.empty() || count_ == 0) return cuts;
  const std::vector<Place> found = places(stored);
  std::vector<bool> taken(stored.spans.size());
  while (cuts.size() < count_) {
    const Spans core = best_window(stored, found, taken);
    if (core.begin == core.end) break;
    const Spans wide = widened(stored, core, taken);
    cuts.push_back(cut(stored, wide, found));
    std::fill(taken.begin() + static_cast<std::ptrdiff_t>(wide.begin),
              taken.begin() + static_cast<std::ptrdiff_t>(wide.end), true);
  }
  return cuts;
}

std::vector<Match> Highlighter::matches(const StoredText& stored) {
  std::vector<Match> matches;
  for (const Place& place : places(stored)) {
    const Span& span = stored.spans[place.span];
    if (!matches.empty() && matches.back().start == span.offset) {
      matches.back().tier = std::min(matches.back().tier, place.tier);
    } else {
      matches.push_back({span.offset, span.length, place.tier});
    }
  }
  return matches;
}

}  // namespace tracuu::searchd
