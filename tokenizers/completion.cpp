#include "tokenizers/completion.hpp"

#include <algorithm>
#include <charconv>
#include <span>
#include <tuple>
#include <utility>

#include "tokenizers/keystrokes.hpp"

namespace tracuu::tokenizers {
namespace {

/// Of what was typed no more can matter: a phrase has four words, and the next may be begun.
constexpr std::size_t most_typed = 5;

/// A phrase that stands so often in a longer one, of ten times, is a piece of it.
constexpr std::uint64_t piece_of_ten = 8;

using Line = std::pair<std::string_view, std::uint64_t>;

std::vector<Line> read_lines(std::string_view lines) {
  std::vector<Line> read;
  while (!lines.empty()) {
    const auto line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    std::uint64_t count = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), count);
    read.emplace_back(line.substr(0, tab), count);
  }
  return read;
}

/// Which of the phrases, in order of key, are three words that hardly stand but before a fourth.
std::vector<bool> pieces_of_longer(const std::vector<Line>& phrases) {
  std::vector<bool> pieces(phrases.size());
  for (const auto& [phrase, count] : phrases) {
    if (std::ranges::count(phrase, ' ') != 3) continue;
    const auto piece = phrase.substr(0, phrase.rfind(' '));
    const auto at = std::ranges::lower_bound(phrases, piece, {}, &Line::first);
    if (at != phrases.end() && at->first == piece && count * 10 >= at->second * piece_of_ten) {
      pieces[static_cast<std::size_t>(at - phrases.begin())] = true;
    }
  }
  return pieces;
}

/// The letters that keys stand for when no input method has read them, for a word that is not whole
/// yet: "quye" for quyee.
std::string letters_of_keys(std::string_view unmarked) {
  std::string letters;
  for (const char key : unmarked) {
    const bool doubled = !letters.empty() && letters.back() == key &&
                         (key == 'a' || key == 'e' || key == 'o' || key == 'd');
    const bool is_mark = key == 'w' || (key >= '0' && key <= '9');
    if (!doubled && !is_mark) letters += key;
  }
  if (letters.size() > 1 && std::string_view("sfrxj").find(letters.back()) != std::string::npos) {
    letters.pop_back();
  }
  return letters;
}

struct Key {
  std::string unmarked;
  std::string exact;
};

void append(Key& key, std::string_view unmarked, std::string_view exact) {
  key.unmarked.append(key.unmarked.empty() ? "" : " ").append(unmarked);
  key.exact.append(key.exact.empty() ? "" : " ").append(exact);
}

}  // namespace

Completions::Completions(Analyzer analyzer, const Lexicon& lexicon, std::string_view phrase_lines)
    : analyzer_(std::move(analyzer)) {
  add_words(lexicon);
  add_phrases(phrase_lines);
  std::ranges::sort(entries_, {}, [](const Entry& entry) {
    return std::tie(entry.unmarked, entry.completion.text);
  });
}

void Completions::add_words(const Lexicon& lexicon) {
  for (Lexicon::Id word = 0; word < lexicon.words(); ++word) {
    entries_.push_back({std::string(lexicon.unmarked(word)),
                        {std::string(lexicon.exact(word)), lexicon.count(word), false}});
  }
}

void Completions::add_phrases(std::string_view lines) {
  const std::vector<Line> phrases = read_lines(lines);
  const std::vector<bool> pieces = pieces_of_longer(phrases);
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (pieces[i]) continue;
    const auto& [phrase, count] = phrases[i];
    entries_.push_back({unmarked_key(analyzer_, phrase), {std::string(phrase), count, true}});
  }
}

Completed Completions::complete(std::string_view typed, std::size_t most) const {
  return complete(typed, most, [](const Completion& completion) { return completion.count; });
}

Completed Completions::complete(std::string_view typed, std::size_t most,
                                const Count& count) const {
  std::vector<Token> tokens = analyzer_.analyze(typed);
  if (tokens.empty()) return {};
  if (tokens.size() > most_typed) tokens.erase(tokens.begin(), tokens.end() - most_typed);
  const bool is_whole = tokens.back().offset + std::size_t{tokens.back().length} < typed.size();
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    const std::span words = std::span(tokens).subspan(first);
    if (std::any_of(words.begin() + 1, words.end(), [](const Token& t) { return !t.follows; })) {
      continue;
    }
    Key as_typed;
    Key as_keys;
    for (const Token& word : words) {
      append(as_typed, word.unmarked, word.exact);
      const auto slice = typed.substr(word.offset, word.length);
      Token meant = word;
      if (const auto decoded = decode_keystrokes(slice)) {
        analyzer_.fold(*decoded, TokenKind::syllable, meant);
      } else if (&word == &words.back() && word.kind != TokenKind::syllable) {
        meant.unmarked = letters_of_keys(word.unmarked);
        meant.exact = meant.unmarked;
      }
      append(as_keys, meant.unmarked, meant.exact);
    }
    for (Key* key : {&as_typed, &as_keys}) {
      if (key->unmarked.empty()) continue;  // digits alone press no letter
      if (is_whole) append(*key, "", "");
      auto found = beginning(key->unmarked, key->exact, most, count);
      if (!found.empty()) return {words.front().offset, std::move(found)};
    }
  }
  return {};
}

std::vector<Completion> Completions::beginning(std::string_view unmarked, std::string_view exact,
                                               std::size_t most, const Count& count) const {
  const auto first = std::ranges::lower_bound(entries_, unmarked, {}, &Entry::unmarked);
  std::vector<std::tuple<bool, std::uint64_t, const Entry*>> found;  // has the marks, count
  for (auto at = first; at != entries_.end() && at->unmarked.starts_with(unmarked); ++at) {
    const std::uint64_t counted = count(at->completion);
    if (counted > 0) found.emplace_back(at->completion.text.starts_with(exact), counted, &*at);
  }
  const auto shown = static_cast<std::ptrdiff_t>(std::min(most, found.size()));
  std::partial_sort(found.begin(), found.begin() + shown, found.end(),
                    [](const auto& a, const auto& b) {
                      if (std::get<0>(a) != std::get<0>(b)) return std::get<0>(a);
                      if (std::get<1>(a) != std::get<1>(b)) return std::get<1>(a) > std::get<1>(b);
                      return std::get<2>(a) < std::get<2>(b);
                    });
  std::vector<Completion> completions;
  for (auto at = found.begin(); at != found.begin() + shown; ++at) {
    completions.push_back(std::get<2>(*at)->completion);
    completions.back().count = std::get<1>(*at);
  }
  return completions;
}

}  // namespace tracuu::tokenizers
