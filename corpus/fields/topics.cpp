#include "corpus/fields/topics.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "corpus/fields/dates.hpp"
#include "corpus/fields/header/lines.hpp"
#include "corpus/fields/period.hpp"
#include "corpus/fields/topics_text.hpp"

namespace tracuu::corpus::fields {
namespace {

struct Cue {
  std::uint32_t topic = 0;
  double weight = 0;
  std::string printed;  ///< lower case with marks; only for a single syllable, else empty
};

/// Numbers by keys, at a small price for each look-up: every word of every report is sought here.
class Numbers {
 public:
  /// 0 where there is none.
  std::uint32_t find(std::uint64_t key) const {
    return may_have_[filter_bit(key)] ? slots_[slot_of(key)].number : 0;
  }

  /// The number that `key` has already, or else `number`.
  std::uint32_t add(std::uint64_t key, std::uint32_t number) {
    if (size_ * 4 >= slots_.size() * 3) grow();
    auto& slot = slots_[slot_of(key)];
    if (slot.number == 0) {
      slot = {key, number};
      may_have_[filter_bit(key)] = true;
      ++size_;
    }
    return slot.number;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;
  };

  static std::uint64_t mixed(std::uint64_t key) { return key * 0x9E3779B97F4A7C15U; }
  static std::size_t filter_bit(std::uint64_t key) { return mixed(key) >> 48U; }

  /// That of `key`, or the free one where it would be put.
  std::size_t slot_of(std::uint64_t key) const {
    const auto last = slots_.size() - 1;
    auto i = static_cast<std::size_t>(mixed(key) >> 24U) & last;
    while (slots_[i].number != 0 && slots_[i].key != key) i = (i + 1) & last;
    return i;
  }

  void grow() {
    const auto former = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const auto& slot : former) {
      if (slot.number != 0) slots_[slot_of(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(64);  ///< a power of two, a quarter of them free
  std::size_t size_ = 0;
  /// By the upper bits of a mixed key: most look-ups end here, in the nearest cache.
  std::bitset<1U << 16U> may_have_;
};

}  // namespace

/// A tree of words: its nodes are where phrases may end, its edges are looked up by node and word.
struct TopicTable::Cues {
  std::vector<TopicName> topics;
  Numbers words;                          ///< from 1
  std::vector<std::vector<Cue>> ends{1};  ///< the cues that end at a node
  std::vector<char> is_end{0};            ///< whether any do; a byte each, asked at every word
  std::vector<std::uint32_t> starts{0};   ///< the node behind the root, by word
  Numbers edges;

  /// 0 where no phrase goes on with that word.
  std::uint32_t step(std::uint32_t node, std::uint32_t word) const {
    return edges.find(edge(node, word));
  }

  std::uint32_t add_word(std::uint64_t key) {
    const auto number = words.add(key, static_cast<std::uint32_t>(starts.size()));
    if (number == starts.size()) starts.push_back(0);
    return number;
  }
  std::uint32_t add_step(std::uint32_t node, std::uint32_t word) {
    const auto next = edges.add(edge(node, word), static_cast<std::uint32_t>(ends.size()));
    if (next == ends.size()) {
      ends.emplace_back();
      is_end.push_back(0);
    }
    if (node == 0) starts[word] = next;
    return next;
  }

 private:
  static std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
    return std::uint64_t{node} << 32U | word;
  }
};

namespace {

using Cues = TopicTable::Cues;

constexpr double in_title = 12;
constexpr double first_in_title = 15;  ///< what a title begins with is what it is about
constexpr double in_heading = 3;
constexpr double in_issuer = 4;    ///< its weightiest cue alone
constexpr double in_plan = 0.5;    ///< of what the same place would count among results
constexpr double half_score = 12;  ///< the weight that scores 0.5
constexpr double least_weight = 3;
constexpr double least_share = 1.0 / 20;
constexpr std::size_t most_topics = 12;
constexpr std::size_t longest_heading = 160;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// The part before `separator`, which is taken off `text` with it.
std::string_view cut(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return trimmed(part);
}

double weight_of(const std::vector<Word>& words) {
  // OCOP, ANTT stand for as many words as they have letters.
  const auto is_acronym = [](const Word& word) {
    return word.written == Case::capitals && word.plain.size() >= 3;
  };
  if (words.size() == 1) return is_acronym(words.front()) ? 1 : 0.5;
  return words.size() == 2 ? 1 : words.size() == 3 ? 1.5 : 2;
}

/// The weight behind "6 tháng đầu năm =0.3"; nothing where it is no number.
std::optional<double> weight_in(std::string_view text) {
  const std::string number(trimmed(text));
  char* end = nullptr;
  const double weight = std::strtod(number.c_str(), &end);
  const bool good = !number.empty() && *end == '\0' && weight >= 0 && weight <= 100;
  return good ? std::optional(weight) : std::nullopt;
}

void add_cue(Cues& cues, std::uint32_t topic, std::string_view phrase) {
  const auto equals = phrase.rfind('=');
  const auto view = view_of(trimmed(phrase.substr(0, std::min(equals, phrase.size()))));
  const auto words = words_of(view, {0, view.plain.size()});
  if (words.empty()) return;
  std::uint32_t node = 0;
  for (const auto& word : words) {
    node = cues.add_step(node, cues.add_word(word.key));
  }
  Cue cue{topic, weight_of(words), {}};
  if (equals != std::string_view::npos) {
    const auto weight = weight_in(phrase.substr(equals + 1));
    if (!weight) throw std::invalid_argument("no weight: '" + std::string(phrase) + "'");
    cue.weight = *weight;
  }
  if (words.size() == 1) cue.printed = lower_case(view.original(words.front()));
  auto& known = cues.ends[node];
  cues.is_end[node] = 1;
  const auto same = std::ranges::find_if(known, [&](const Cue& other) {
    return other.topic == cue.topic && other.printed == cue.printed;
  });
  if (same != known.end()) {
    *same = std::move(cue);
  } else {
    known.push_back(std::move(cue));
  }
}

bool is_slug(std::string_view slug) {
  return !slug.empty() &&
         slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

/// `slug | name | phrase; phrase`
void add_line(Cues& cues, std::string_view line) {
  const auto slug = cut(line, '|');
  const auto name = cut(line, '|');
  if (!is_slug(slug)) throw std::invalid_argument("no slug: '" + std::string(slug) + "'");
  const auto known = std::ranges::find(cues.topics, slug, &TopicName::slug);
  const auto topic = static_cast<std::uint32_t>(known - cues.topics.begin());
  if (known == cues.topics.end()) {
    if (name.empty())
      throw std::invalid_argument("a new topic without a name: " + std::string(slug));
    cues.topics.push_back({std::string(slug), std::string(name)});
  } else if (!name.empty()) {
    known->name = name;
  }
  while (!line.empty()) add_cue(cues, topic, cut(line, ';'));
}

void add_lines(Cues& cues, std::string_view lines) {
  for (std::size_t number = 1; !lines.empty(); ++number) {
    auto line = cut(lines, '\n');
    if (line.ends_with('\r')) line = trimmed(line.substr(0, line.size() - 1));
    if (line.empty() || line.front() == '#') continue;
    try {
      add_line(cues, line);
    } catch (const std::invalid_argument& fault) {
      throw std::invalid_argument("line " + std::to_string(number) + ": " + fault.what());
    }
  }
}

std::shared_ptr<const Cues> built_in() {
  static const auto cues = [] {
    auto made = std::make_shared<Cues>();
    add_lines(*made, topics_text());
    return std::shared_ptr<const Cues>(std::move(made));
  }();
  return cues;
}

enum class Part : std::uint8_t { body, heading, title };

struct Tally {
  double weight = 0;
  double planned = 0;  ///< of this weight
  Part best = Part::body;
  Span evidence;
};

/// The number of each word among those of the cues; 0 for one in none.
std::vector<std::uint32_t> numbered(const Cues& cues, const std::vector<Word>& words) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(words.size());
  for (const auto& word : words) numbers.push_back(cues.words.find(word.key));
  return numbers;
}

/// Calls `found(cue, span, node)` for the longest phrase at each word.
template <typename Sink>
void find_cues(const Cues& cues, const View& view, const std::vector<Word>& words,
               const std::vector<std::uint32_t>& numbers, std::size_t first, std::size_t last,
               Sink found) {
  for (auto i = first; i < last; ++i) {
    std::uint32_t longest = 0;
    std::size_t longest_end = i;
    auto node = cues.starts[numbers[i]];
    for (auto k = i; node != 0;) {
      if (cues.is_end[node] != 0) {
        longest = node;
        longest_end = k;
      }
      if (++k == last || numbers[k] == 0) break;
      node = cues.step(node, numbers[k]);
    }
    if (longest == 0) continue;
    const Span span{words[i].begin, words[longest_end].end};
    for (const auto& cue : cues.ends[longest]) {
      if (!cue.printed.empty() && lower_case(view.original(span)) != cue.printed) continue;
      found(cue, span, longest);
    }
  }
}

Part part_of(const View& view, const Line& line) {
  if (line.end - line.begin > longest_heading) return Part::body;
  return is_heading(view, line) || share_of_capitals(view, line) > 0.8 ? Part::heading : Part::body;
}

/// How far up a heading stands: 0 a part, 1 a letter or a line in capitals, 2 a Roman number, then
/// one for each figure of 1.2.3.
std::size_t rank_of(const View& view, const Line& line) {
  if (phrase_at(view, line.begin, "phan") && is_heading(view, line)) return 0;
  if (!is_heading(view, line)) return 1;
  auto end = line.begin;
  if (view.is_digit(end)) {
    std::size_t rank = 3;
    for (; view.is_digit(end) || (view[end] == '.' && view.is_digit(end + 1)); ++end) {
      rank += view[end] == '.' ? 1U : 0U;
    }
    return rank;
  }
  while (view.is_letter(end)) ++end;
  return roman_number(view.slice({line.begin, end})) > 0 ? 2 : 1;
}

bool announces_plans(std::string_view heading) {
  const auto has = [heading](std::string_view words) {
    return heading.find(words) != std::string_view::npos;
  };
  if (has("ket qua") || has("tinh hinh") || has("thuc hien nhiem vu")) return false;
  return has("phuong huong") || has("nhiem vu") || has("muc tieu") || has("giai phap") ||
         has("ke hoach nam") || has("ke hoach thang") || has("chuong trinh cong tac");
}

/// Whether the lines of the text, taken one after the other, tell of plans: from a heading that
/// announces them to the next one as high.
class Plans {
 public:
  bool at(const View& view, const Line& line, Part part) {
    if (part != Part::heading) {
      behind_part_ = false;
      return planned_;
    }
    // PHẦN THỨ HAI / PHƯƠNG HƯỚNG, NHIỆM VỤ
    const auto rank = behind_part_ ? 0 : rank_of(view, line);
    behind_part_ = !behind_part_ && rank == 0;
    const bool starts = announces_plans(view.slice(line));
    if (starts || rank <= rank_) {
      if (!planned_ || rank <= rank_) rank_ = rank;
      planned_ = starts;
    }
    return planned_;
  }

 private:
  bool planned_ = false;
  bool behind_part_ = false;
  std::size_t rank_ = 0;
};

/// "Tình hình thực hiện nhiệm vụ quý I năm 2013", "Công tác Hội 6 tháng đầu năm": a title that says
/// only when, in words that any report has and those of the issuer's name.
bool says_only_when(std::span<const Word> title, const std::vector<Word>& issuer) {
  constexpr std::array words = std::to_array<std::string_view>(
      {"tinh",  "hinh",  "ket",   "qua",  "thuc", "hien",   "nhiem", "vu",   "cong",
       "tac",   "viec",  "thang", "quy",  "nam",  "dau",    "cuoi",  "tuan", "phuong",
       "huong", "trong", "tam",   "giai", "phap", "va",     "cua",   "tren", "dia",
       "ban",   "so",    "tong",  "hoat", "dong", "chuong", "trinh", "ke",   "hoach",
       "de",    "ra",    "trien", "khai", "dinh", "ky",     "chi",   "dao",  "lanh",
       "muc",   "tieu",  "ve",    "bao",  "cao",  "sau"});
  return std::ranges::all_of(title, [&](const Word& word) {
    return word.written == Case::digits || roman_number(word.plain) > 0 ||
           std::ranges::find(words, word.plain) != words.end() ||
           std::ranges::find(issuer, word.plain, &Word::plain) != issuer.end();
  });
}

/// What a body reports on that reports on all it does, where its name has no cue.
std::string_view business_of(std::string_view issuer) {
  struct Business {
    std::string_view body;
    std::string_view slug;
  };
  constexpr std::array businesses{Business{"uy ban nhan dan", "kinh-te-xa-hoi"},
                                  Business{"ubnd", "kinh-te-xa-hoi"},
                                  Business{"ban chap hanh dang bo", "xay-dung-dang"},
                                  Business{"bch dang bo", "xay-dung-dang"},
                                  Business{"dang uy", "xay-dung-dang"},
                                  Business{"chi bo", "xay-dung-dang"}};
  const auto found = std::ranges::find_if(
      businesses, [issuer](const Business& known) { return issuer.starts_with(known.body); });
  return found == businesses.end() ? std::string_view() : found->slug;
}

}  // namespace

TopicTable::TopicTable() : cues_(built_in()) {}
TopicTable::TopicTable(std::shared_ptr<const Cues> cues) : cues_(std::move(cues)) {}

TopicTable TopicTable::with(std::string_view lines) const {
  auto more = std::make_shared<Cues>(*cues_);
  add_lines(*more, lines);
  return TopicTable(std::move(more));
}

const std::vector<TopicName>& TopicTable::topics() const {
  return cues_->topics;
}

std::string_view TopicTable::name_of(std::string_view slug) const {
  const auto found = std::ranges::find(cues_->topics, slug, &TopicName::slug);
  return found == cues_->topics.end() ? std::string_view() : found->name;
}

std::vector<Topic> topics_of(const View& view, const std::vector<Word>& words,
                             const TopicParts& parts, const TopicTable& table) {
  const auto& cues = table.cues();
  std::vector<Tally> tallies(cues.topics.size());
  std::vector<std::uint32_t> seen(cues.ends.size());
  const auto count = [&](const Cue& cue, Span span, double weight, Part part, bool planned) {
    auto& tally = tallies[cue.topic];
    if (tally.evidence.empty() || part > tally.best) {
      tally.evidence = span;
      tally.best = part;
    }
    const auto counted = cue.weight * weight * (planned ? in_plan : 1);
    tally.weight += counted;
    if (planned) tally.planned += counted;
  };
  const auto numbers = numbered(cues, words);
  if (parts.title) {
    std::optional<Span> first;
    find_cues(cues, view, words, numbers, first_word(words, parts.title->begin),
              first_word(words, parts.title->end), [&](const Cue& cue, Span span, std::uint32_t) {
                if (!first) first = span;
                count(cue, span, span == *first ? first_in_title : in_title, Part::title,
                      is_planned(view, *parts.title, span.begin));
              });
  }
  auto line = view.line_of(parts.body_begin);
  auto next = first_word(words, parts.body_begin);
  Plans plans;
  for (; line < view.lines.size(); ++line) {
    const auto end = first_word(words, view.lines[line].end);
    const auto part = part_of(view, view.lines[line]);
    const bool planned = plans.at(view, view.lines[line], part);
    find_cues(cues, view, words, numbers, next, end,
              [&](const Cue& cue, Span span, std::uint32_t node) {
                if (part == Part::heading) {
                  count(cue, span, in_heading, part, planned);
                } else if (const auto times = ++seen[node]; times <= 4) {
                  count(cue, span, 1.0 / times, part, planned);
                }
              });
    next = end;
  }
  if (parts.issuer != nullptr) {
    const auto issuer = view_of(parts.issuer->value.name);
    const auto issuer_words = words_of(issuer, {0, issuer.plain.size()});
    std::vector<double> weightiest(cues.topics.size());
    find_cues(cues, issuer, issuer_words, numbered(cues, issuer_words), 0, issuer_words.size(),
              [&](const Cue& cue, Span, std::uint32_t) {
                weightiest[cue.topic] = std::max(weightiest[cue.topic], cue.weight);
              });
    const auto title_words =
        parts.title ? words_within(words, *parts.title) : std::span<const Word>();
    const bool all_it_does = !title_words.empty() && says_only_when(title_words, issuer_words);
    if (all_it_does && std::ranges::max(weightiest) == 0) {
      const auto own = std::ranges::find(cues.topics, business_of(issuer.plain), &TopicName::slug);
      if (own != cues.topics.end())
        weightiest[static_cast<std::size_t>(own - cues.topics.begin())] = 1;
    }
    for (std::size_t i = 0; i < tallies.size(); ++i) {
      tallies[i].weight += weightiest[i] * (all_it_does ? first_in_title : in_issuer);
    }
  }

  double best = 0;
  for (const auto& tally : tallies) best = std::max(best, tally.weight);
  std::vector<Topic> found;
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    const auto& tally = tallies[i];
    if (tally.weight < least_weight || tally.weight < best * least_share) continue;
    auto evidence = tally.evidence.empty() && parts.issuer != nullptr
                        ? parts.issuer->evidence
                        : view.evidence(tally.evidence);
    found.push_back({cues.topics[i].slug, tally.weight / (tally.weight + half_score),
                     std::move(evidence), tally.planned >= tally.weight, cues.topics[i].name});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Topic& a, const Topic& b) { return a.score > b.score; });
  if (found.size() > most_topics) found.resize(most_topics);
  return found;
}

}  // namespace tracuu::corpus::fields
