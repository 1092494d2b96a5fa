#include <array>
#include <string_view>

#include "corpus/fields/header/pieces.hpp"

namespace tracuu::corpus::fields {
namespace {

bool same(std::string_view a, std::string_view b) {
  return a == b || (b.size() >= 3 && a.size() >= 2 && nearly_same(a, b));
}

/// How many words from `i` on are `phrase`, some of which may be lost, misread or glued; 0 where
/// fewer than `least` of its words are there.
template <std::size_t Size>
std::size_t words_like(const std::vector<Word>& words, std::size_t i,
                       const std::array<std::string_view, Size>& phrase, std::size_t least) {
  std::size_t matched = 0;
  std::size_t k = 0;
  auto j = i;
  while (k < Size && j < words.size()) {
    const auto plain = words[j].plain;
    if (same(plain, phrase[k])) {
      ++matched;
      ++j;
      ++k;
      continue;
    }
    // Glued: "CỘNGHÒA", "ĐỘCLẬP".
    auto rest = plain;
    auto glued = k;
    while (glued < Size && rest.starts_with(phrase[glued])) {
      rest.remove_prefix(phrase[glued].size());
      ++glued;
    }
    if (rest.empty() && glued > k) {
      matched += glued - k;
      k = glued;
      ++j;
    } else if (j > i && k + 1 < Size && same(plain, phrase[k + 1])) {
      ++k;
    } else {
      break;
    }
  }
  return matched >= least ? j - i : 0;
}

constexpr std::array<std::string_view, 8> state_motto{"cong", "hoa",   "xa",   "hoi",
                                                      "chu",  "nghia", "viet", "nam"};
constexpr std::array<std::string_view, 6> second_motto{"doc", "lap", "tu", "do", "hanh", "phuc"};
constexpr std::array<std::string_view, 5> party_motto{"dang", "cong", "san", "viet", "nam"};
constexpr std::array<std::string_view, 5> youth_motto{"doan", "tncs", "ho", "chi", "minh"};
constexpr std::array<std::string_view, 8> long_youth_motto{"doan", "thanh", "nien", "cong",
                                                           "san",  "ho",    "chi",  "minh"};

void take_words(Header& header, std::size_t first, std::size_t count) {
  for (auto i = first; i < first + count; ++i) header.taken[i] = true;
}

/// A motto broken by the other column leaves its VIỆT NAM at the end of the next line.
void take_lost_viet_nam(const View& view, Header& header, std::size_t i) {
  for (auto k = i; k + 1 < header.words.size() && k < i + 10; ++k) {
    if (header.words[k].plain != "viet" || header.words[k + 1].plain != "nam" ||
        view[header.words[k + 1].end] != '\n' || header.words[k].written != Case::capitals) {
      continue;
    }
    const auto before = k > 0 ? header.words[k - 1].plain : std::string_view();
    if (before == "quoc" || before == "mttq" || before == "doan" || before == "nu") continue;
    take_words(header, k, 2);
    return;
  }
}

/// ĐOÀN TNCS HỒ CHÍ MINH QUẬN HÀ ĐÔNG, BCH ĐOÀN TNCS HỒ CHÍ MINH: the `n` words from `i` on are no
/// motto but a body's name.
bool names_a_body(const View& view, const std::vector<Word>& words, std::size_t i, std::size_t n) {
  const auto is_unit = [](std::string_view plain) {
    return plain == "xa" || plain == "phuong" || plain == "thi" || plain == "huyen" ||
           plain == "quan" || plain == "tinh";
  };
  const auto behind = i + n;
  if (behind + 1 < words.size() && words[behind].written == Case::capitals &&
      is_unit(words[behind].plain) && words[behind + 1].plain != "doan") {
    // On the next line too, where nothing stands above it.
    const bool first = i == 0 || words[i - 1].written != Case::capitals;
    const char gap = view[words[behind - 1].end];
    if (gap == ' ' || (gap == '\n' && first)) return true;
  }
  if (i == 0 || view[words[i].begin - 1] != ' ' || view[words[i - 1].end] != ' ') return false;
  const auto before = words[i - 1].plain;
  return before == "bch" || before == "btv" || before == "hanh" || before == "vu";
}

}  // namespace

void find_mottos(const View& view, Header& header) {
  const auto& words = header.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool capitals = words[i].written == Case::capitals;
    if (capitals) {
      if (const auto n = words_like(words, i, state_motto, 5); n > 0) {
        take_words(header, i, n);
        if (words[i + n - 1].plain != "nam") take_lost_viet_nam(view, header, i + n);
        if (!header.motto) header.motto = World::state;
        i += n - 1;
        continue;
      }
      if (const auto n = words_like(words, i, party_motto, 5); n > 0) {
        take_words(header, i, n);
        if (!header.motto) header.motto = World::party;
        i += n - 1;
        continue;
      }
      auto n = words_like(words, i, youth_motto, 5);
      if (n == 0) n = words_like(words, i, long_youth_motto, 7);
      if (n > 0 && names_a_body(view, words, i, n)) {
        if (!header.motto) header.motto = World::mass;
        i += n - 1;
        continue;
      }
      if (n > 0) {
        take_words(header, i, n);
        if (!header.motto) header.motto = World::mass;
        i += n - 1;
        continue;
      }
    }
    if (words[i].written != Case::small) {
      if (const auto n = words_like(words, i, second_motto, 5); n > 0) {
        take_words(header, i, n);
        i += n - 1;
      }
    }
  }
}

}  // namespace tracuu::corpus::fields
