#include "tokenizers/lexicon.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <tuple>
#include <utility>

#include "tokenizers/letters.hpp"

namespace tracuu::tokenizers {
namespace {

// The same up to hỏi and ngã.
bool sound_alike(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    const Char of_a = read_char(a, 0);
    const Char of_b = read_char(b, 0);
    const auto falls = [](Tone tone) { return tone == Tone::hoi || tone == Tone::nga; };
    const bool is_same_tone =
        of_a.facts.tone == of_b.facts.tone || (falls(of_a.facts.tone) && falls(of_b.facts.tone));
    const bool is_same_letter =
        of_a.facts.letter != 0 ? of_a.facts.letter == of_b.facts.letter : of_a.point == of_b.point;
    if (!is_same_tone || !is_same_letter) return false;
    a.remove_prefix(of_a.length);
    b.remove_prefix(of_b.length);
  }
  return a.empty() && b.empty();
}

// FNV-1a, without the byte at `skip`.
std::uint32_t hash_without(std::string_view letters, std::size_t skip) {
  std::uint32_t hash = 2166136261U;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i == skip) continue;
    hash = (hash ^ static_cast<unsigned char>(letters[i])) * 16777619U;
  }
  return hash;
}

// Damerau's distance of one: one letter added, lost or changed, or two neighbours swapped.
bool one_apart(std::string_view a, std::string_view b) {
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  a.remove_prefix(same);
  b.remove_prefix(same);
  if (a.empty() && b.empty()) return false;
  const auto rest = [](std::string_view text, std::size_t from) {
    return from <= text.size() ? text.substr(from) : std::string_view("\xff");
  };
  if (rest(a, 1) == b || a == rest(b, 1) || rest(a, 1) == rest(b, 1)) return true;
  return a.size() >= 2 && b.size() >= 2 && a[0] == b[1] && a[1] == b[0] && rest(a, 2) == rest(b, 2);
}

// Beyond these a lexicon is mostly noise, and the table of deletions the largest part of it.
constexpr std::size_t longest_shape = 24;
constexpr std::size_t many_shapes = 200'000;

template <typename Follower>
std::uint64_t follower_count(const std::vector<std::uint32_t>& begin,
                             const std::vector<Follower>& followers, std::uint32_t first,
                             std::uint32_t second) {
  if (first + 1 >= begin.size()) return 0;
  const auto from = followers.begin() + begin[first];
  const auto to = followers.begin() + begin[first + 1];
  const auto at = std::lower_bound(
      from, to, second,
      [](const Follower& follower, std::uint32_t id) { return follower.second < id; });
  return at != to && at->second == second ? at->count : 0;
}

}  // namespace

bool is_function_word(std::string_view exact) {
  constexpr std::array<std::string_view, 44> words{
      "bị",  "bởi", "cho",  "các",  "còn",   "có",    "cũng",  "của", "do",  "khi", "là",
      "lại", "mà",  "mỗi",  "một",  "như",   "nhưng", "những", "này", "nên", "qua", "ra",
      "rất", "sẽ",  "theo", "thì",  "trong", "trên",  "tại",   "từ",  "và",  "vào", "vì",
      "vẫn", "về",  "với",  "đang", "đã",    "đó",    "được",  "đến", "đều", "để",  "ở"};
  static_assert(std::ranges::is_sorted(words));
  return std::ranges::binary_search(words, exact);
}

Lexicon::Lexicon(const Analyzer& analyzer, std::string_view lines) {
  std::vector<std::tuple<std::string_view, std::string_view, std::uint32_t>> pairs;
  while (!lines.empty()) {
    const auto line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos || tab == 0) continue;
    std::uint32_t count = 0;
    if (std::from_chars(line.data() + tab + 1, line.data() + line.size(), count).ec != std::errc{})
      continue;
    const auto key = line.substr(0, tab);
    if (const auto space = key.find(' '); space != std::string_view::npos) {
      pairs.emplace_back(key.substr(0, space), key.substr(space + 1), count);
    } else if (words_.empty() || words_.back().exact < key) {
      words_.push_back({std::string(key), count, unknown});
      total_ += count;
    }
  }
  pair_begin_.assign(words_.size() + 1, 0);
  pairs_.reserve(pairs.size());
  Id first = 0;
  Id counted = 0;  // pair_begin_ is known for words below it
  for (const auto& [a, b, count] : pairs) {
    while (first < words_.size() && words_[first].exact < a) ++first;
    if (first == words_.size()) break;
    const Id second = find(b);
    if (words_[first].exact != a || second == unknown) continue;
    while (counted <= first) pair_begin_[counted++] = static_cast<std::uint32_t>(pairs_.size());
    pairs_.push_back({second, count});
  }
  while (counted <= words_.size())
    pair_begin_[counted++] = static_cast<std::uint32_t>(pairs_.size());
  learn_shapes(analyzer);
  learn_shape_pairs();
  learn_deletions();
}

void Lexicon::learn_shapes(const Analyzer& analyzer) {
  std::vector<std::pair<std::string, Id>> shaped;
  shaped.reserve(words_.size());
  Token token;
  for (Id word = 0; word < words_.size(); ++word) {
    analyzer.fold(words_[word].exact, TokenKind::word, token);
    shaped.emplace_back(token.unmarked, word);
  }
  std::sort(shaped.begin(), shaped.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    if (words_[a.second].count != words_[b.second].count)
      return words_[a.second].count > words_[b.second].count;
    return a.second < b.second;
  });
  for (const auto& [letters, word] : shaped) {
    if (shapes_.empty() || shapes_.back().letters != letters) {
      shapes_.push_back({letters, 0, static_cast<std::uint32_t>(markings_.size()), 0});
    }
    words_[word].shape = static_cast<Id>(shapes_.size() - 1);
    shapes_.back().count += words_[word].count;
    ++shapes_.back().markings;
    markings_.push_back(word);
  }
}

void Lexicon::learn_shape_pairs() {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed;
  keyed.reserve(pairs_.size());
  for (Id first = 0; first < words_.size(); ++first) {
    for (auto at = pair_begin_[first]; at < pair_begin_[first + 1]; ++at) {
      keyed.emplace_back(
          std::uint64_t{words_[first].shape} << 32U | words_[pairs_[at].second].shape,
          pairs_[at].count);
    }
  }
  std::sort(keyed.begin(), keyed.end());
  shape_pair_begin_.assign(shapes_.size() + 1, 0);
  Id counted = 0;
  std::uint64_t last = ~std::uint64_t{0};
  for (const auto& [key, count] : keyed) {
    const Id first = static_cast<Id>(key >> 32U);
    while (counted <= first)
      shape_pair_begin_[counted++] = static_cast<std::uint32_t>(shape_pairs_.size());
    if (key == last) {
      shape_pairs_.back().count += count;
    } else {
      shape_pairs_.push_back({static_cast<Id>(key), count});
    }
    last = key;
  }
  while (counted <= shapes_.size())
    shape_pair_begin_[counted++] = static_cast<std::uint32_t>(shape_pairs_.size());
}

void Lexicon::learn_deletions() {
  const std::uint64_t rarest = shapes_.size() > many_shapes ? 3 : 1;
  for (Id shape = 0; shape < shapes_.size(); ++shape) {
    const auto& letters = shapes_[shape].letters;
    if (letters.size() < 2 || letters.size() > longest_shape || shapes_[shape].count < rarest)
      continue;
    for (std::size_t skip = 0; skip <= letters.size(); ++skip) {
      deletions_.push_back({hash_without(letters, skip), shape});
    }
  }
  std::sort(deletions_.begin(), deletions_.end(), [](const Deletion& a, const Deletion& b) {
    return std::tie(a.hash, a.shape) < std::tie(b.hash, b.shape);
  });
}

Lexicon::Id Lexicon::find(std::string_view exact) const {
  const auto at =
      std::lower_bound(words_.begin(), words_.end(), exact,
                       [](const Word& word, std::string_view key) { return word.exact < key; });
  return at != words_.end() && at->exact == exact ? static_cast<Id>(at - words_.begin()) : unknown;
}

Lexicon::Id Lexicon::find_shape(std::string_view unmarked) const {
  const auto at = std::lower_bound(
      shapes_.begin(), shapes_.end(), unmarked,
      [](const Shape& shape, std::string_view key) { return shape.letters < key; });
  return at != shapes_.end() && at->letters == unmarked ? static_cast<Id>(at - shapes_.begin())
                                                        : unknown;
}

std::span<const Lexicon::Id> Lexicon::markings(Id shape) const {
  return std::span(markings_).subspan(shapes_[shape].first_marking, shapes_[shape].markings);
}

std::vector<Lexicon::Id> Lexicon::shapes_near(std::string_view unmarked) const {
  std::vector<Id> near;
  if (unmarked.size() > longest_shape) return near;
  for (std::size_t skip = 0; skip <= unmarked.size(); ++skip) {
    const auto hash = hash_without(unmarked, skip);
    auto at =
        std::lower_bound(deletions_.begin(), deletions_.end(), hash,
                         [](const Deletion& entry, std::uint32_t key) { return entry.hash < key; });
    for (; at != deletions_.end() && at->hash == hash; ++at) {
      if (one_apart(unmarked, shapes_[at->shape].letters)) near.push_back(at->shape);
    }
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  return near;
}

std::uint64_t Lexicon::pair_count(Id first, Id second) const {
  return follower_count(pair_begin_, pairs_, first, second);
}

std::uint64_t Lexicon::shape_pair_count(Id first, Id second) const {
  return follower_count(shape_pair_begin_, shape_pairs_, first, second);
}

double Lexicon::pair_share(const Token& first, const Token& second) const {
  const Id first_shape = find_shape(first.unmarked);
  const Id second_shape = find_shape(second.unmarked);
  if (first_shape == unknown || second_shape == unknown) return 1;
  std::uint64_t alike = 0;
  for (const Id one : markings(first_shape)) {
    if (!sound_alike(exact(one), first.exact)) continue;
    for (const Id other : markings(second_shape)) {
      if (sound_alike(exact(other), second.exact)) alike += pair_count(one, other);
    }
  }
  const auto all = static_cast<double>(shape_pair_count(first_shape, second_shape));
  return (static_cast<double>(alike) + 1) / (all + 1);
}

double Lexicon::log_probability(Id previous, Id word) const {
  constexpr double nothing = 1e-9;  // of a word never seen: less than once in a large archive
  if (word == unknown || total_ == 0) return std::log(nothing);
  const auto& [exact, count, shape] = words_[word];
  const auto total = static_cast<double>(total_);
  const auto shape_total = static_cast<double>(shapes_[shape].count);
  const double share =
      (count + 0.01) / (shape_total + 1);  // of this marking among those of its shape
  // Interpolation weights: pairs of words say most; pairs of shapes speak where marks were lost.
  double probability = 0.15 * count / total + 0.05 * shape_total / total * share + nothing;
  if (previous != unknown) {
    const auto& before = words_[previous];
    const auto pair = static_cast<double>(pair_count(previous, word));
    const auto shape_pair = static_cast<double>(shape_pair_count(before.shape, shape));
    probability += 0.5 * pair / (before.count + 2.0);
    probability +=
        0.3 * shape_pair / (static_cast<double>(shapes_[before.shape].count) + 2.0) * share;
  }
  return std::log(probability);
}

}  // namespace tracuu::tokenizers
