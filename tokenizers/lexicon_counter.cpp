#include "tokenizers/lexicon_counter.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "tokenizers/letters.hpp"
#include "tokenizers/lexicon.hpp"

namespace tracuu::tokenizers {
namespace {

/// Tells a phrase from a word where either may stand.
constexpr std::uint32_t phrase_bit = 0x80000000;
constexpr std::uint32_t unknown = 0xffffffff;

bool is_word(const Token& token) {
  return token.kind == TokenKind::syllable || token.kind == TokenKind::word;
}

bool is_space(std::string_view gap) {
  return gap.find_first_not_of(" \u00a0") == std::string_view::npos;
}

}  // namespace

void LexiconCounter::add(std::string_view text, const Token& token) {
  if (is_word(token)) {
    add_place(text, token, number_of(token));
  } else {
    parted_ = true;
  }
}

void LexiconCounter::add(std::string_view text, const Token& token, std::uint32_t word) {
  if (!is_word(token)) {
    parted_ = true;
    return;
  }
  if (word >= known_.size()) known_.resize(word + 1, unknown);
  if (known_[word] == unknown) known_[word] = number_of(token);
  add_place(text, token, known_[word]);
}

std::uint32_t LexiconCounter::number_of(const Token& token) {
  const auto word = numbers_.number(hash_of(token.exact), [&](std::uint32_t number) {
    return words_[number].exact == token.exact;
  });
  if (word == words_.size()) words_.push_back({token.exact, 0, is_function_word(token.exact)});
  return word;
}

void LexiconCounter::add_place(std::string_view text, const Token& token, std::uint32_t word) {
  ++words_[word].count;
  const bool follows = token.follows && !parted_;
  Place place{word, follows, is_capital(read_char(text, token.offset)), false};
  if (follows && place.capital && text_.back().capital &&
      is_space(text.substr(end_, token.offset - end_))) {
    place.beside_capital = text_.back().beside_capital = true;
  }
  text_.push_back(place);
  end_ = token.offset + token.length;
  parted_ = false;
}

void LexiconCounter::end_text() {
  std::vector<std::uint32_t> starts = starts_of_pairs();
  // By where it starts: the word there, then what is said from there on by more and more words.
  std::vector<std::uint32_t> numbers;
  numbers.reserve(text_.size());
  for (const Place& place : text_) numbers.push_back(place.word);
  for (std::size_t words = 2; words <= longest_phrase && !starts.empty(); ++words) {
    // By all but the last word, and the last. A long text may say the same again and again.
    Pairs said(std::min<std::size_t>(starts.size() / 2, 4096));
    std::vector<Said> more;
    for (const std::uint32_t start : starts) {
      numbers[start] = said.number(numbers[start], text_[start + words - 1].word);
      ++said[numbers[start]].count;
      if (numbers[start] == more.size()) more.push_back({start, 0});
      if (!may_name(start, words)) ++more[numbers[start]].nameless_times;
    }
    for (std::uint32_t i = 0; i < more.size(); ++i) {
      if (words == 2) pairs_[pairs_.number(said[i].first, said[i].second)].count += said[i].count;
      if (said[i].count > 1) count_phrase(more[i].start, words, more[i].nameless_times);
    }
    // Longer ones are said again only where this one is, and another a word later.
    std::vector<bool> is_said_again(text_.size());
    for (const std::uint32_t start : starts) is_said_again[start] = said[numbers[start]].count > 1;
    std::erase_if(starts, [&](std::uint32_t start) {
      const std::size_t next = start + words;
      return next >= text_.size() || !text_[next].follows || !is_said_again[start] ||
             !is_said_again[start + 1];
    });
  }
  text_.clear();
  known_.clear();
  parted_ = true;
}

std::vector<std::uint32_t> LexiconCounter::starts_of_pairs() const {
  std::vector<std::uint32_t> starts;
  starts.reserve(text_.size());
  for (std::uint32_t i = 1; i < text_.size(); ++i) {
    if (text_[i].follows) starts.push_back(i - 1);
  }
  return starts;
}

void LexiconCounter::count_phrase(std::size_t start, std::size_t words, std::uint32_t times) {
  const Place* const first = &text_[start];
  if (times == 0 || words_[first->word].is_function_word ||
      words_[first[words - 1].word].is_function_word) {
    return;
  }
  std::uint32_t phrase = phrases_.number(first->word, first[1].word);
  for (std::size_t i = 2; i < words; ++i) {
    phrase = phrases_.number(phrase | phrase_bit, first[i].word);
  }
  phrases_[phrase].count += times;
}

bool LexiconCounter::may_name(std::size_t start, std::size_t words) const {
  const auto first = text_.begin() + static_cast<std::ptrdiff_t>(start);
  const auto end = first + static_cast<std::ptrdiff_t>(words);
  return std::prev(end)->capital ||
         std::any_of(first, end, [](const Place& place) { return place.beside_capital; });
}

LexiconLines LexiconCounter::drain() {
  std::vector<std::uint32_t> in_order(words_.size());
  std::iota(in_order.begin(), in_order.end(), 0U);
  std::sort(in_order.begin(), in_order.end(),
            [&](auto a, auto b) { return words_[a].exact < words_[b].exact; });
  std::vector<std::uint32_t> ranks(words_.size());
  for (std::uint32_t i = 0; i < in_order.size(); ++i) ranks[in_order[i]] = i + 1;

  std::vector<Counted> words;
  words.reserve(words_.size() + pairs_.all().size());
  for (std::size_t i = 0; i < words_.size(); ++i) words.push_back({{ranks[i]}, words_[i].count});
  for (const auto& [first, second, count] : pairs_.all()) {
    words.push_back({{ranks[first], ranks[second]}, count});
  }
  std::vector<Counted> phrases;
  for (std::uint32_t phrase = 0; phrase < phrases_.all().size(); ++phrase) {
    const std::uint32_t count = phrases_[phrase].count;
    if (count > 0) phrases.push_back({ranks_of(phrase, ranks), count});
  }
  LexiconLines lines{lines_of(std::move(words), in_order), lines_of(std::move(phrases), in_order)};
  *this = LexiconCounter();
  return lines;
}

LexiconCounter::Ranks LexiconCounter::ranks_of(std::uint32_t phrase,
                                               const std::vector<std::uint32_t>& ranks) const {
  Ranks backwards{};
  std::size_t words = 0;
  for (std::uint32_t at = phrase | phrase_bit;;) {
    const auto& [first, last, count] = phrases_.all()[at & ~phrase_bit];
    backwards[words++] = ranks[last];
    if ((first & phrase_bit) == 0) {
      backwards[words++] = ranks[first];
      break;
    }
    at = first;
  }
  std::reverse(backwards.begin(), backwards.begin() + static_cast<std::ptrdiff_t>(words));
  return backwards;
}

/// A space sorts before every letter of a word, so ranks side by side sort as the lines of their
/// words do: "word", "word a", "word b", "words".
std::string LexiconCounter::lines_of(std::vector<Counted> all,
                                     const std::vector<std::uint32_t>& in_order) const {
  std::sort(all.begin(), all.end(),
            [](const Counted& a, const Counted& b) { return a.ranks < b.ranks; });
  std::string lines;
  for (const Counted& counted : all) {
    for (std::size_t i = 0; i < counted.ranks.size() && counted.ranks[i] > 0; ++i) {
      if (i > 0) lines += ' ';
      lines += words_[in_order[counted.ranks[i] - 1]].exact;
    }
    lines.append("\t").append(std::to_string(counted.count)).append("\n");
  }
  return lines;
}

}  // namespace tracuu::tokenizers
