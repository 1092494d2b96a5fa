#include "searchd/search/snippets.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "searchd/query/target.hpp"
#include "searchd/search/secrets.hpp"
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
                         const std::function<double(const Token&)>& rarity)
    : analyzer_(std::move(analyzer)),
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
      add(node.token, 0, 0, rarity(node.token));
      for (const auto& token : node.meant) add(token, 0, 0, rarity(token));
      for (const auto& instead : node.instead) add_phrase(instead.tokens, rarity);
      return;
    case Node::Kind::prefix:
      add(node.token, 0, 0, rarity(node.token));
      words_.back().is_prefix = true;
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
      if (meant != typed) add_phrase(meant, rarity);
      return;
    }
    default:
      for (const auto& part : node.parts) add(part, rarity);
  }
}

void Highlighter::add_phrase(const std::vector<Token>& tokens,
                             const std::function<double(const Token&)>& rarity) {
  phrase_lengths_.push_back(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    add(tokens[i], phrase_lengths_.size(), i, rarity(tokens[i]));
  }
}

void Highlighter::add(const Token& token, std::size_t phrase, std::size_t place, double rarity) {
  Word word{token, rarity, phrase, place, false};
  const bool bare =
      is_spelled(word.token.kind) && std::ranges::none_of(word.token.exact, [](char c) {
        return static_cast<unsigned char>(c) >= 0x80;
      });
  word.unmarked = accents_ == Accents::ignore || (accents_ == Accents::automatic && bare);
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

/// Every token that one of the words may be, in order of span and word.
std::vector<Highlighter::Place> Highlighter::candidates(const StoredText& stored) {
  std::vector<Place> found;
  const std::string_view text = stored.text;
  for (std::size_t i = 0; i < stored.spans.size(); ++i) {
    const Span& span = stored.spans[i];
    const auto kind = static_cast<TokenKind>(span.kind);
    if (span.length == 0) continue;
    const auto slice = text.substr(span.offset, span.length);
    if (!may_fit(slice, kind)) continue;
    for (const auto& [word, tier] : fits(slice, kind)) {
      found.push_back({i, word, tier});
    }
  }
  return found;
}

/// The candidates without those words of phrases that do not stand in their whole phrase.
std::vector<Highlighter::Place> Highlighter::places(const StoredText& stored) {
  std::vector<Place> all = candidates(stored);
  if (phrase_lengths_.empty()) return all;
  const auto index_of = [&](std::size_t span, std::size_t word) {
    const auto at = std::ranges::lower_bound(
        all, std::pair(span, word), {},
        [](const Place& place) { return std::pair(place.span, place.word); });
    const bool is_there = at != all.end() && at->span == span && at->word == word;
    return is_there ? static_cast<std::size_t>(at - all.begin()) : all.size();
  };
  std::vector<bool> stands(all.size());
  std::vector<std::size_t> members;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Word& word = words_[all[i].word];
    if (word.phrase == 0) stands[i] = true;
    if (word.phrase == 0 || word.place != 0) continue;
    members.assign(1, i);
    for (std::size_t k = 1; k < phrase_lengths_[word.phrase - 1]; ++k) {
      const std::size_t span = all[i].span + k;
      if (span >= stored.spans.size() || !stored.spans[span].follows) break;
      const auto member = index_of(span, all[i].word + k);
      if (member == all.size()) break;
      members.push_back(member);
    }
    if (members.size() < phrase_lengths_[word.phrase - 1]) continue;
    for (const auto member : members) stands[member] = true;
  }
  std::vector<Place> kept;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (stands[i]) kept.push_back(all[i]);
  }
  return kept;
}

/// The spans of the window worth most; none where no place is left.
Highlighter::Spans Highlighter::best_window(const StoredText& stored,
                                            const std::vector<Place>& places,
                                            const std::vector<bool>& taken) const {
  Spans best;
  double best_worth = 0;
  std::vector<bool> seen;
  for (std::size_t i = 0; i < places.size(); ++i) {
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
