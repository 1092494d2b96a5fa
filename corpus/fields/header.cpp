#include "corpus/fields/header.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace tracuu::corpus::fields {
namespace {

constexpr std::size_t zone_lines = 60;
constexpr std::size_t zone_characters = 6000;
constexpr std::size_t searched_lines = 400;  ///< for a head below a portal's menus
constexpr std::size_t lines_above = 30;  ///< of what tells a head; one word a line takes that many
constexpr std::size_t issuer_lines = 8;  ///< at most, above the first other piece
constexpr std::size_t title_characters = 900;

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

/// Words that heads are made of; other words cannot be told from names when they are glued.
bool is_head_word(std::string_view plain) {
  constexpr std::array words = std::to_array<std::string_view>(
      {"cong", "hoa",  "xa",    "hoi",    "chu",  "nghia", "viet",  "nam",    "dang", "san",
       "uy",   "ban",  "nhan",  "dan",    "doc",  "lap",   "tu",    "do",     "hanh", "phuc",
       "bo",   "chi",  "an",    "truong", "doan", "dong",  "huyen", "phuong", "quan", "tinh",
       "thi",  "tran", "thanh", "pho",    "khu",  "bao",   "cao",   "ngay",   "mat",  "quoc"});
  return std::find(words.begin(), words.end(), plain) != words.end();
}

/// The lengths of the syllables that `plain` falls into, one of which at least is a word of heads,
/// with as many of these as can be: UYBANNHANDAN, XACAM. Nothing where there are no such.
std::vector<std::size_t> head_words_in(std::string_view plain) {
  constexpr std::size_t longest = 24;
  constexpr std::size_t longest_syllable = 7;
  const auto is_council = [](std::string_view word) { return word == "ubnd" || word == "hdnd"; };
  constexpr int of_name = 3;  // what another syllable costs beside a word of heads
  if (plain.size() > longest) return {};
  struct Split {
    int cost = -1;
    std::size_t last = 0;  ///< length of the last syllable
    bool has_head_word = false;
  };
  std::array<Split, longest + 1> best{};
  best[0].cost = 0;
  for (std::size_t end = 2; end <= plain.size(); ++end) {
    for (std::size_t length = 2; length <= std::min(end, longest_syllable); ++length) {
      const auto& before = best.at(end - length);
      const auto syllable = plain.substr(end - length, length);
      const bool known = is_head_word(syllable) || is_council(syllable);
      if (before.cost < 0 || (!known && !may_be_syllable(syllable))) continue;
      const int cost = before.cost + (known ? 1 : of_name);
      auto& split = best.at(end);
      if (split.cost < 0 || cost < split.cost)
        split = {cost, length, before.has_head_word || known};
    }
  }
  if (!best.at(plain.size()).has_head_word) return {};
  std::vector<std::size_t> lengths;
  for (auto end = plain.size(); end > 0; end -= best.at(end).last)
    lengths.push_back(best.at(end).last);
  std::ranges::reverse(lengths);
  return lengths;
}

/// Words in capitals that lost the space between them come apart: NGHĨAĐẢNG, CHIBỘ, XÃCẨM.
std::vector<Word> unglued(std::span<const Word> words) {
  std::vector<Word> apart;
  apart.reserve(words.size());
  // XÃ CHRÔH PƠNAN where the place of signing is Chrôh Pơnan.
  const auto is_name = [words](const Word& word) {
    return std::ranges::any_of(words, [&](const Word& other) {
      return other.written == Case::initial && other.key == word.key;
    });
  };
  for (const auto& word : words) {
    apart.push_back(word);
    if (word.written == Case::digits) continue;
    if (word.written != Case::capitals && !word.plain.ends_with("ngay")) continue;
    if (may_be_syllable(word.plain) || is_name(word)) continue;
    if (word.written != Case::capitals) {
      // Tây Sơnngày 25 tháng 6
      Word day = word;
      day.begin = word.end - 4;
      day.plain = word.plain.substr(word.plain.size() - 4);
      day.key = key_of(day.plain);
      day.written = Case::small;
      apart.back().end = day.begin;
      apart.back().plain.remove_suffix(4);
      apart.back().key = key_of(apart.back().plain);
      apart.push_back(day);
      continue;
    }
    const auto parts = head_words_in(word.plain);
    if (parts.empty()) continue;
    apart.pop_back();
    auto rest = word;
    for (const auto length : parts) {
      Word part = rest;
      part.end = part.begin + length;
      part.plain = rest.plain.substr(0, length);
      part.key = key_of(part.plain);
      apart.push_back(part);
      rest.begin = part.end;
      rest.plain.remove_prefix(length);
    }
  }
  return apart;
}

void take(Header& header, Span span) {
  for (auto i = first_word(header.words, span.begin);
       i < header.words.size() && header.words[i].begin < span.end; ++i) {
    header.taken[i] = true;
  }
}

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

bool starts_line(const View& view, std::size_t i) {
  while (i > 0 && !view.is_alnum(i - 1) && view[i - 1] != '\n') --i;
  return i == 0 || view[i - 1] == '\n';
}

/// Behind "Số", "S6", "Số ký hiệu:"; 0 where none of these stands at `i`.
std::size_t behind_number_word(const View& view, std::size_t i) {
  if (view[i] != 's' || (i > 0 && view.is_alnum(i - 1))) return 0;
  if (view[i + 1] != 'o' && view[i + 1] != '6' && view[i + 1] != '0') return 0;
  // "Số12/BC" is glued, "S61" is not.
  if (view.is_letter(i + 2) || (view[i + 1] != 'o' && view.is_digit(i + 2))) return 0;
  for (const std::string_view label : {"so ky hieu", "so ki hieu", "so hieu", "so van ban"}) {
    if (const auto match = phrase_at(view, i, label)) return match.end;
  }
  return i + 2;
}

/// One word a line: the symbol below its "Số:".
std::optional<Symbol> symbol_below(const View& view, std::size_t i) {
  while (view[i] == ':' || view[i] == ' ') ++i;
  if (i >= view.plain.size() || view[i] != '\n') return std::nullopt;
  auto symbol = symbol_at(view, i + 1, Strictness::number_line);
  if (!symbol || view[symbol->span.end] != '\n') return std::nullopt;
  return symbol;
}

void find_number(const View& view, Header& header) {
  const auto accept = [&](Symbol symbol, Span span) {
    take(header, span);
    if (!header.number) header.number = std::move(symbol);
  };
  for (std::size_t i = 0; i < header.words.size(); ++i) {
    if (header.taken[i]) continue;
    const auto& word = header.words[i];
    const auto behind = behind_number_word(view, word.begin);
    if (behind == 0) continue;
    // "… Kế hoạch / số 12/KH-UBND" is the wrapped text's, "số: 12/BC-UBND" is not.
    const bool first = starts_line(view, word.begin);
    if (!view.is_capital(word.begin) && !(first && view[behind] == ':')) continue;
    if (!first && !header.taken[i - 1] && header.words[i - 1].written != Case::capitals &&
        header.words[i - 1].written != Case::digits && view[behind] != ':') {
      continue;
    }
    auto symbol = symbol_at(view, behind, Strictness::number_line);
    if (!symbol && first) symbol = symbol_below(view, behind);
    if (symbol) {
      const Span span{word.begin, symbol->span.end};
      if (header.number) break;
      accept(std::move(*symbol), span);
    } else if (first) {
      // "Số: ......": nothing to read, but no part of an issuer's name either.
      auto end = behind;
      while (end < view.plain.size() && view[end] != '\n' && !view.is_letter(end)) ++end;
      take(header, {word.begin, end});
    }
  }
  if (header.number) return;
  // The word lost: a line that is a symbol.
  for (std::size_t i = 0; i < header.words.size(); ++i) {
    const auto begin = header.words[i].begin;
    if (header.taken[i] || (begin > 0 && view[begin - 1] != '\n')) continue;
    auto symbol = symbol_at(view, begin, Strictness::number_line);
    if (!symbol || symbol->number.body.empty() || view[symbol->span.end] != '\n') continue;
    if (!says_what_it_is(symbol->number)) continue;
    if (view.slice(symbol->span).find_first_of("/-") == std::string_view::npos) continue;
    const Span span{begin, symbol->span.end};
    accept(std::move(*symbol), span);
    return;
  }
}

bool is_unit_word(std::string_view plain) {
  constexpr std::array<std::string_view, 13> unit_words{
      "xa", "phuong", "thi", "tran", "huyen", "quan", "tp", "tx", "tt", "p", "x", "thanh", "pho"};
  return std::find(unit_words.begin(), unit_words.end(), plain) != unit_words.end();
}

/// The place before a date: capitalised words, back to where the line or another piece starts.
/// `boundary` is false where running text goes before it, so that this is no place-and-date line.
struct PlaceBefore {
  std::optional<Span> span;
  bool boundary = false;
};

PlaceBefore place_before(const View& view, const std::vector<Word>& words,
                         const std::vector<bool>& taken, std::size_t ngay) {
  PlaceBefore place;
  const auto date_begin = words[ngay].begin;
  auto k = ngay;
  auto line_start = date_begin;
  while (line_start > 0 && view[line_start - 1] != '\n') --line_start;
  std::size_t limit = line_start;
  // "Cẩm Hà," may have been cut off from its date by a line end.
  if (starts_line(view, date_begin)) {
    place.boundary = true;
    if (k == 0 || line_start == 0) return place;
    auto end = line_start - 1;
    while (end > 0 && (view[end - 1] == '\n' || view[end - 1] == ' ')) --end;
    if (end == 0 || view[end - 1] != ',') return place;
    limit = end;
    while (limit > 0 && view[limit - 1] != '\n') --limit;
  }
  const auto last = k;
  bool capitals = false;
  while (k > 0 && last - k < 7) {
    const auto& word = words[k - 1];
    if (word.begin < limit || taken[k - 1]) break;
    const auto gap = view.slice({word.end, words[k].begin});
    // Between place and date a comma or what is left of it; inside the place only spaces, a dash
    // or the dot of an abbreviation.
    const bool joined = k == last ? gap.find_first_not_of(" ,.;:-\n'") == std::string_view::npos
                                  : gap.empty() || gap == " " || gap == " - " || gap == ". " ||
                                        gap == "." || gap == "-";
    if (!joined) break;
    // phường 1, ngày; Nông trường Việt Lâm, ngày
    const bool farm = word.plain == "truong" && k > 1 && words[k - 2].plain == "nong";
    const bool unit = word.written == Case::small && (is_unit_word(word.plain) || farm);
    const bool name = word.written == Case::initial || word.written == Case::capitals ||
                      (word.written == Case::digits && word.end - word.begin <= 2);
    if (!name && !unit) break;
    // XÃ CẨM HÀ Cẩm Hà, ngày: the name in capitals is the other column's.
    const bool long_capitals = word.written == Case::capitals && word.end - word.begin > 1;
    if (k == last) {
      capitals = long_capitals;
    } else if (long_capitals != capitals && word.written != Case::digits &&
               word.end - word.begin > 2) {
      break;
    }
    --k;
  }
  if (k < last) place.span = Span{words[k].begin, words[last - 1].end};
  const bool at_start = k == 0 || words[k - 1].begin < limit;
  const bool after_piece = k > 0 && (taken[k - 1] || words[k - 1].written == Case::capitals);
  if (k == last) {
    place.boundary = at_start || after_piece;
  } else {
    place.boundary = at_start || after_piece;
    // In capitals a place cannot be told from the name of the issuer before it.
    if (capitals && !at_start) place.span.reset();
  }
  return place;
}

/// True where the line goes on behind a date as it does behind that of a cited act.
bool goes_on_as_text(const View& view, std::size_t end) {
  while (view[end] == ' ' || view[end] == '.' || view[end] == ',' || view[end] == ')') ++end;
  if (view[end] == '\n') return false;
  const auto words = words_of(view, {end, std::min(view.plain.size(), end + 40)});
  return !words.empty() && words.front().begin == end && words.front().written == Case::small;
}

/// Cẩm Hà, 24/6/2022: a line of its own, and no stamp of a web page (Thứ Tư, 08/04/2015, 08:11).
std::optional<DateMatch> date_behind_comma(const View& view, const Header& header, std::size_t i) {
  const auto& word = header.words[i];
  if (word.written != Case::digits || i == 0 || word.begin < 2 || view[word.begin - 1] != ' ' ||
      view[word.begin - 2] != ',' || header.words[i - 1].written != Case::initial) {
    return std::nullopt;
  }
  const auto date = numeric_date_at(view, word.begin);
  if (!date || view[date->span.end] != '\n') return std::nullopt;
  const auto line = view.slice(view.lines[view.line_of(word.begin)]);
  const bool stamp = line.starts_with("thu ") || line.starts_with("chu nhat") ||
                     line.find(':') != std::string_view::npos;
  return stamp ? std::nullopt : date;
}

void find_place_and_date(const View& view, Header& header) {
  // First with a place before it; a date alone must be written out, for stamps are not.
  for (const bool with_place : {true, false}) {
    for (std::size_t i = 0; i < header.words.size(); ++i) {
      if (header.taken[i]) continue;
      const auto& word = header.words[i];
      std::optional<DateMatch> date;
      if (word.plain.starts_with("ng") || nearly_same(word.plain, "ngay")) {
        date = written_date_at(view, word.begin);
      } else {
        date = date_behind_comma(view, header, i);
      }
      if (!date || goes_on_as_text(view, date->span.end)) continue;
      const auto place = place_before(view, header.words, header.taken, i);
      if (!place.boundary || (with_place && !place.span)) continue;
      if (!with_place && view.slice(date->span).find("nam") == std::string_view::npos) continue;
      header.date = date;
      header.place = place.span;
      take(header, {place.span ? place.span->begin : date->span.begin, date->span.end});
      return;
    }
  }
}

struct NamedType {
  DocType type;
  Span span;
};

/// "BÁO CÁO", "B Á O  C Á O", "BÁ0 CÁO" at `i`.
std::optional<NamedType> type_name_at(const View& view, std::size_t i, std::size_t line_end) {
  constexpr std::array<std::string_view, 23> names{
      "bao cao",      "nghi quyet", "quyet dinh",   "chi thi",   "ket luan",
      "ke hoach",     "thong bao",  "to trinh",     "huong dan", "chuong trinh hanh dong",
      "chuong trinh", "de an",      "phuong an",    "bien ban",  "quy che",
      "quy dinh",     "thong cao",  "cong dien",    "giay moi",  "hop dong",
      "du an",        "cong van",   "giay uy quyen"};
  for (const auto name : names) {
    auto at = i;
    bool matched = true;
    for (const char c : name) {
      if (c == ' ') continue;
      while (at < line_end && view[at] == ' ') ++at;
      if (at >= line_end || (view[at] != c && !(c == 'o' && view[at] == '0'))) {
        matched = false;
        break;
      }
      ++at;
    }
    if (!matched || (view.is_alnum(at) && !view.is_seam(at))) continue;
    // Phường An Lạc
    if (name == "phuong an" && lower_case(view.original({i, i + 6})) == "phường") continue;
    if (auto type = type_by_name(name)) return NamedType{*type, {i, at}};
  }
  return std::nullopt;
}

bool has_letters(const View& view, Span span) {
  for (auto i = span.begin; i < span.end; ++i) {
    if (view.is_alnum(i)) return true;
  }
  return false;
}

/// A line without letters: "-----", "***", "*".
bool is_rule(const View& view, const Line& line) {
  return !has_letters(view, line);
}

struct TypeLine {
  NamedType named;
  std::size_t line = 0;
  Span rest;  ///< of the line, behind the type's name
};

std::size_t skip_to_letter(const View& view, Span line) {
  auto i = line.begin;
  while (i < line.end && !view.is_alnum(i)) ++i;
  if (const auto draft = phrase_at(view, i, "du thao"); draft && draft.end < line.end) {
    i = draft.end;
    while (i < line.end && !view.is_alnum(i)) ++i;
  }
  return i;
}

std::optional<TypeLine> find_type(const View& view, const Header& header) {
  const auto first_line = view.line_of(header.zone.begin);
  const auto last_line = view.line_of(header.zone.end - 1);
  const auto first_taken =
      std::find(header.taken.begin(), header.taken.end(), true) - header.taken.begin();
  const bool has_pieces = static_cast<std::size_t>(first_taken) < header.words.size();
  const auto pieces_begin =
      has_pieces ? header.words[static_cast<std::size_t>(first_taken)].begin : header.zone.begin;
  const bool has_anchor = header.number || header.date || header.motto;
  std::optional<TypeLine> title_case;
  for (auto l = first_line; l <= last_line && l < view.lines.size(); ++l) {
    const auto& line = view.lines[l];
    if (line.end < pieces_begin) continue;
    const auto start = skip_to_letter(view, line);
    if (auto named = type_name_at(view, start, line.end)) {
      const Span rest{named->span.end, line.end};
      const bool whole = !has_letters(view, rest);
      const bool capitals = share_of_capitals(view, named->span) > 0.8;
      const bool report = named->type.code == "BC";
      const bool after_number = (header.number && header.number->span.begin < line.begin) ||
                                (header.date && header.date->span.begin < line.begin);
      if (capitals && (whole || report || after_number)) return TypeLine{*named, l, rest};
      if (!title_case && report && has_anchor && (whole || after_number)) {
        title_case = TypeLine{*named, l, rest};
      }
    }
    // In a line it shares with other pieces.
    for (auto i = first_word(header.words, line.begin) + 1; i < header.words.size(); ++i) {
      const auto& word = header.words[i];
      if (word.begin >= line.end) break;
      if (!header.taken[i - 1] || header.taken[i] || word.written != Case::capitals) continue;
      auto named = type_name_at(view, word.begin, line.end);
      if (named && share_of_capitals(view, named->span) > 0.8) {
        return TypeLine{*named, l, {named->span.end, line.end}};
      }
    }
  }
  if (title_case) return title_case;
  // Nothing but names above it, and the first piece below: the date of a paper dated at its end.
  for (auto l = first_line; l <= last_line && l < view.lines.size(); ++l) {
    const auto& line = view.lines[l];
    if (line.end >= pieces_begin) break;
    const auto named = type_name_at(view, skip_to_letter(view, line), line.end);
    if (named && named->type.code == "BC" && share_of_capitals(view, line) > 0.8 &&
        !has_letters(view, {named->span.end, line.end})) {
      return TypeLine{*named, l, {named->span.end, line.end}};
    }
  }
  if (!has_pieces && !view.lines.empty()) {
    // Only the text, without a head: its first line may still say what it is.
    const auto& line = view.lines[first_line];
    const auto start = skip_to_letter(view, line);
    if (auto named = type_name_at(view, start, line.end); named && named->type.code == "BC") {
      return TypeLine{*named, first_line, {named->span.end, line.end}};
    }
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 43> body_starts{"thuc hien",
                                                       "can cu",
                                                       "kinh gui",
                                                       "trong ",
                                                       "nam 20",
                                                       "duoc su",
                                                       "tiep tuc",
                                                       "uy ban nhan dan",
                                                       "ubnd",
                                                       "dang uy",
                                                       "hoi dong nhan dan",
                                                       "hdnd",
                                                       "nham ",
                                                       "qua ",
                                                       "ngay ",
                                                       "tren co so",
                                                       "theo ",
                                                       "hang nam",
                                                       "duoi su",
                                                       "sau ",
                                                       "voi ",
                                                       "de ",
                                                       "phat huy",
                                                       "thi hanh",
                                                       "ban chap hanh",
                                                       "ban thuong vu",
                                                       "ban chi dao",
                                                       "xa ",
                                                       "phuong ",
                                                       "thi tran ",
                                                       "chap hanh",
                                                       "tu ngay",
                                                       "tu dau nam",
                                                       "kinh thua",
                                                       "thua cac",
                                                       "thua toan",
                                                       "hom nay",
                                                       "vao luc",
                                                       "vao hoi",
                                                       "thoi gian ",
                                                       "thoi gian:",
                                                       "dia diem",
                                                       "thanh phan"};

bool starts_body(const View& view, Span line) {
  if (!view.is_capital(line.begin)) return false;
  const auto text = view.slice(line);
  if (text.starts_with("nam ") && text.size() < 60) return false;
  // "… trước kỳ họp thứ 4 / HĐND xã khóa VI": a body in a short line may end a title.
  const bool sentence = text.ends_with('.') || text.ends_with(':') || text.ends_with(',');
  if (text.size() < 80 && !sentence) {
    for (const std::string_view body : {"ubnd", "uy ban", "hdnd", "hoi dong", "dang uy", "ban "}) {
      if (text.starts_with(body)) return false;
    }
  }
  return std::any_of(body_starts.begin(), body_starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

constexpr std::array<std::string_view, 14> bare_headings{
    "ten don vi", "ho va ten",       "ho ten",   "don vi:",

    "dac diem",   "tinh hinh chung", "mo dau",   "dat van de", "ket qua dat duoc",
    "thuc trang", "danh gia chung",  "phan mot", "noi dung",   "kinh gui"};

/// Words a line of a title does not end with unless it goes on.
bool ends_open(const View& view, Span line) {
  const char last = view[line.end - 1];
  if (last == ',' || last == '-' || last == ';') return true;
  const auto words =
      words_of(view, {line.end > 20 ? std::max(line.begin, line.end - 20) : line.begin, line.end});
  constexpr std::array open = std::to_array<std::string_view>(
      {"va",   "cua", "ve",   "cho",  "trong", "voi", "tai",  "theo",  "den",    "tu",
       "nam",  "cac", "cong", "thuc", "giai",  "so",  "tinh", "hoat",  "phong",  "xa",
       "nong", "chu", "quy",  "ngay", "thang", "ky",  "khoa", "quyet", "phuong", "nhung"});
  return !words.empty() && std::find(open.begin(), open.end(), words.back().plain) != open.end();
}

/// Where the title ends in a line that goes on with the text itself; the end of the line where it
/// does not, nothing where that cannot be told.
std::optional<std::size_t> title_end_within(const View& view, Span line) {
  constexpr std::size_t surely_title = 200;
  constexpr std::size_t no_title = 400;
  if (line.end - line.begin <= surely_title) return line.end;
  const auto last = std::min(line.end, line.begin + 600);
  for (auto i = line.begin + 12; i < last; ++i) {
    if (!view.is_capital(i) || view[i - 1] != ' ') continue;
    const auto before = view[i - 2];
    if (before == '.' && view.is_letter(i - 3) && view.is_letter(i - 4)) return i - 2;
    if (is_heading(view, {i, line.end})) return i - 1;
    // After a comma, or in capitals, the title goes on.
    if (before == ',' || view.is_capital(i + 1)) continue;
    for (const std::string_view start :
         {"thuc hien", "can cu", "kinh gui", "trong ", "nam 20", "duoc su", "duoi su"}) {
      if (view.slice({i, line.end}).starts_with(start)) return i - 1;
    }
  }
  if (line.end - line.begin <= no_title) return line.end;
  return std::nullopt;
}

bool all_taken(const Header& header, Span line) {
  const auto begin = first_word(header.words, line.begin);
  const auto end = first_word(header.words, line.end);
  for (auto i = begin; i < end; ++i) {
    if (!header.taken[i]) return false;
  }
  return begin < end;
}

bool goes_on(const View& view, Span last, bool last_in_capitals, const Line& line) {
  const auto length = line.end - line.begin;
  const char end = view[line.end - 1];
  const bool sentence = end == '.' || end == ':' || end == ';';
  if (length > 250 || (sentence && length > 60)) return false;
  // A lone KT-XH or F1 at the end of a title is no heading.
  const bool one_word = view.slice(line).find(' ') == std::string_view::npos;
  const bool capitals = one_word ? last_in_capitals : share_of_capitals(view, line) > 0.8;
  const bool small = !view.is_capital(line.begin);
  if (last_in_capitals != capitals && !small && !ends_open(view, last)) {
    // BÁO CÁO / KẾT QUẢ ... / Năm 2018
    return view.slice(line).starts_with("nam ") && length < 60;
  }
  if (last_in_capitals && capitals) return true;
  if (ends_open(view, last)) return !sentence || small;
  if (small) return !sentence || length < 40;
  const auto text = view.slice(line);
  for (const std::string_view start : {"nhiem vu", "phuong huong", "muc tieu", "giai phap", "nam ",
                                       "quy ", "giai doan", "nhiem ky", "tren dia ban"}) {
    if (text.starts_with(start) && !sentence) return true;
  }
  if (starts_body(view, line)) return false;
  // A line wrapped before a name: "… bảo vệ an ninh / Tổ quốc năm 2018".
  return !line.after_blank && !sentence && last.end - last.begin >= 30 && length <= 120;
}

bool is_kind(std::string_view words) {
  constexpr std::array<std::string_view, 14> kinds_of_report{
      "nhanh",      "tom tat",    "dot xuat",    "dinh ky",    "tong ket",
      "so ket",     "chinh tri",  "chuyen de",   "giai trinh", "kiem diem",
      "thanh tich", "quyet toan", "tu danh gia", "tham tra"};
  return std::find(kinds_of_report.begin(), kinds_of_report.end(), words) != kinds_of_report.end();
}

/// What a program that signs PDFs prints onto the page, wherever it finds room.
bool is_signing_stamp(std::string_view line) {
  return line.starts_with("ky boi") || line.starts_with("nguoi ky:") ||
         line.starts_with("thoi gian ky") || line.starts_with("ngay ky:");
}

void find_title(const View& view, Header& header, const TypeLine& type) {
  std::optional<Span> title;
  Span last;
  bool accept_any = true;
  bool capitals = false;
  const auto add = [&](Span span) {
    title = Span{title ? title->begin : span.begin, span.end};
    last = span;
    capitals = share_of_capitals(view, span) > 0.7;
  };
  auto rest = type.rest;
  while (rest.begin < rest.end && !view.is_alnum(rest.begin) && view[rest.begin] != '"' &&
         view[rest.begin] != '(') {
    ++rest.begin;
  }
  if (has_letters(view, rest)) {
    const auto end = title_end_within(view, rest);
    if (!end) return;
    add({rest.begin, *end});
    if (*end < rest.end) {
      header.title = title;
      return;
    }
    // BÁO CÁO NHANH, BÁO CÁO TỔNG KẾT: a kind of report, not a part of the title below it.
    if (is_kind(view.slice(rest))) title.reset();
    // "BÁO CÁO TÌNH HÌNH" wants the next line, whatever that starts with.
    accept_any = rest.end - rest.begin <= 25 && !view.is_digit(*end - 1);
  }
  for (auto l = type.line + 1; l < view.lines.size() && l < type.line + 14; ++l) {
    const auto& line = view.lines[l];
    if (is_rule(view, line)) {
      if (title) break;
      continue;
    }
    if (all_taken(header, line)) {
      if (title) break;
      continue;
    }
    const auto text = view.slice(line);
    if (is_signing_stamp(text)) continue;
    // For whom it was written: no part of what it is about.
    if (title && text.starts_with("(trinh ")) break;
    if (text.starts_with("kinh gui") || is_heading(view, line) || text.starts_with("can cu")) break;
    if (!title || accept_any) {
      if (title && starts_body(view, line) && line.end - line.begin > 160) break;
      if (phrase_at(view, skip_to_letter(view, line), "du thao") && text.size() < 25) continue;
      if (std::any_of(bare_headings.begin(), bare_headings.end(),
                      [&](std::string_view heading) { return text.starts_with(heading); }) &&
          text.size() < 40) {
        break;
      }
      const auto end = title_end_within(view, line);
      if (!end) break;
      add({line.begin, *end});
      accept_any = false;
      if (*end < line.end) break;
      continue;
    }
    if (std::any_of(bare_headings.begin(), bare_headings.end(),
                    [&](std::string_view heading) { return text.starts_with(heading); })) {
      break;
    }
    if (line.end - title->begin > title_characters || !goes_on(view, last, capitals, line)) break;
    add(line);
  }
  if (!title && is_kind(view.slice(rest))) title = rest;
  header.title = title;
}

/// As much of a line of a title as is its own: not the cell of a table beside it, nor a piece of
/// the head that was flattened onto its line.
Span own_part(const View& view, const Header& header, Span line) {
  line.end = line.begin + std::min(view.slice(line).find('|'), line.end - line.begin);
  for (auto i = first_word(header.words, line.begin);
       i < header.words.size() && header.words[i].begin < line.end; ++i) {
    const auto at = header.words[i].begin;
    if (header.taken[i] || phrase_at(view, at, "kinh gui")) line.end = at;
  }
  return line;
}

/// "V/v báo cáo …" below the number of a công văn, or behind it.
void find_subject(const View& view, Header& header) {
  const auto first = view.line_of(header.zone.begin);
  for (auto l = first; l < view.lines.size() && l < first + 30; ++l) {
    const auto& line = view.lines[l];
    const auto text = view.slice(line);
    std::size_t skip = 0;
    for (const std::string_view start : {"v/v", "ve viec"}) {
      if (text.starts_with(start)) skip = start.size();
    }
    const auto inside = text.find(" v/v ");
    if (skip == 0 && inside != std::string_view::npos && header.number &&
        header.number->span.end <= line.begin + inside + 1) {
      skip = inside + 5;
    }
    if (skip == 0) continue;
    Span title = own_part(view, header, {line.begin + skip, line.end});
    const bool whole = title.end == line.end;
    while (!whole && !title.empty() && !view.is_alnum(title.end - 1)) --title.end;
    while (title.begin < title.end && !view.is_alnum(title.begin)) ++title.begin;
    for (auto next = l + 1; whole && next < view.lines.size() && next < l + 4; ++next) {
      const auto& more = view.lines[next];
      // "… đơn kiến nghị của ông / Nguyễn Văn Bình": a name, and the other column right below it.
      const bool last = next + 1 < view.lines.size() && all_taken(header, view.lines[next + 1]) &&
                        !view.slice(more).starts_with("kinh gui");
      if (more.after_blank || (view.is_capital(more.begin) && !last) ||
          !view.is_alnum(more.begin) || all_taken(header, more)) {
        break;
      }
      title.end = more.end;
    }
    if (!title.empty() && title.end - title.begin <= title_characters) header.title = title;
    return;
  }
}

Span zone_of(const View& view) {
  if (view.lines.empty()) return {};
  std::size_t start = 0;
  const auto last = std::min(view.lines.size(), searched_lines);
  for (std::size_t l = 0; l < last; ++l) {
    const auto& line = view.lines[l];
    const auto text = view.slice({line.begin, std::min(line.end, line.begin + 400)});
    const bool motto = (text.find("chu nghia viet nam") != std::string_view::npos ||
                        text.find("dang cong san viet nam") != std::string_view::npos ||
                        text.find("doan tncs ho chi minh") != std::string_view::npos) &&
                       share_of_capitals(view, line) > 0.3;
    if (motto || (text == "bao cao" && share_of_capitals(view, line) > 0.8)) {
      start = l > lines_above ? l - lines_above : 0;
      break;
    }
  }
  const auto end_line = std::min(view.lines.size(), start + zone_lines) - 1;
  const auto begin = start == 0 ? 0 : view.lines[start].begin;
  return {begin, std::min(view.lines[end_line].end, view.lines[start].begin + zone_characters)};
}

/// Behind the kind of document a place and date have their line to themselves; a date that a
/// sentence goes on with belongs to that.
bool ends_line(const View& view, const Header& header) {
  const auto line = view.line_of(header.date->span.begin);
  return header.place.has_value() &&
         !has_letters(view, {header.date->span.end, view.lines[line].end});
}

}  // namespace

double share_of_capitals(const View& view, Span span) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  for (auto i = span.begin; i < span.end; ++i) {
    letters += view.is_letter(i) ? 1 : 0;
    capitals += view.is_capital(i) ? 1 : 0;
  }
  return letters == 0 ? 0 : static_cast<double>(capitals) / static_cast<double>(letters);
}

bool is_heading(const View& view, Span line) {
  const auto i = line.begin;
  if (phrase_at(view, i, "phan thu")) return true;
  if (phrase_at(view, i, "phan") && view.is_capital(i)) {
    const auto words = words_of(view, {i + 4, std::min(line.end, i + 16)});
    if (!words.empty() && (roman_number(words[0].plain) > 0 || number_word(words[0].plain) > 0 ||
                           words[0].written == Case::digits || words[0].plain.size() == 1)) {
      return true;
    }
  }
  auto end = i;
  if (view.is_digit(i)) {
    while (view.is_digit(end) || (view[end] == '.' && view.is_digit(end + 1))) ++end;
    if (end - i > 9) return false;
    const auto mark = view[end] == ' ' ? end + 1 : end;
    return (view[mark] == '.' || view[mark] == ')' || (view[mark] == ',' && mark == end) ||
            (view[mark] == '/' && mark == end)) &&
           !view.is_digit(mark + 1);
  }
  if (!view.is_capital(i) || view.slice({i, i + 3}) == "v/v") return false;
  while (view.is_letter(end)) ++end;
  const auto mark = view[end] == ' ' ? end + 1 : end;
  const bool marked = view[mark] == '.' || view[mark] == '/' || view[mark] == ')' ||
                      view[mark] == '-' || view[mark] == ':';
  if (!marked) return false;
  if (view[mark] == '/' && view.is_digit(mark + 1)) return false;  // quý / III/2019
  if (view[mark] == '.' && mark == end && view.is_letter(mark + 1) && end - i == 1) {
    // "T.Ư", but "A.Kết quả" and "I.Đặc điểm".
    if (!view.is_letter(mark + 2)) return false;
  }
  return roman_number(view.slice({i, end})) > 0 || (end - i == 1 && view[i] <= 'h');
}

std::optional<PlaceAndDate> place_and_date_line(const View& view, const Line& line) {
  if (line.end - line.begin > 120) return std::nullopt;
  const auto words = words_of(view, line);
  const std::vector<bool> taken(words.size(), false);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!nearly_same(words[i].plain, "ngay")) continue;
    const auto date = written_date_at(view, words[i].begin);
    if (!date || has_letters(view, {date->span.end, line.end})) return std::nullopt;
    const auto place = place_before(view, words, taken, i);
    if (!place.boundary || (!place.span && i != 0)) return std::nullopt;
    if (place.span && place.span->begin != words.front().begin) return std::nullopt;
    return PlaceAndDate{*date, place.span};
  }
  return std::nullopt;
}

Header header_of(const View& view, const std::vector<Word>& words) {
  Header header;
  header.zone = zone_of(view);
  if (header.zone.empty()) return header;
  header.words = unglued(words_within(words, header.zone));
  header.taken.assign(header.words.size(), false);
  find_mottos(view, header);
  find_number(view, header);
  find_place_and_date(view, header);
  const auto type = find_type(view, header);
  if (type) {
    header.type = type->named.type;
    header.type_span = type->named.span;
    find_title(view, header, *type);
    // What lies well below the title belongs to the text, not to the head.
    const auto title_line =
        view.line_of(header.title ? header.title->end - 1 : type->named.span.begin);
    const auto below = [&](std::size_t i) { return view.line_of(i) > title_line + 6; };
    if (header.number && below(header.number->span.begin)) header.number.reset();
    if (header.date &&
        (below(header.date->span.begin) ||
         (header.date->span.begin > header.type_span.begin && !ends_line(view, header)))) {
      header.date.reset();
      header.place.reset();
    }
  } else {
    find_subject(view, header);
  }
  // Issuers stand above the kind of document, at most a few lines above the first other piece.
  auto end = type ? type->named.span.begin : header.zone.begin;
  if (!type) {
    if (header.number) end = std::max(end, header.number->span.end);
    if (header.date) end = std::max(end, header.date->span.end);
  }
  const auto issuer_starts_at = [&](std::size_t line) {
    const auto first_line = line > issuer_lines ? line - issuer_lines : 0;
    header.issuer_begin = first_word(header.words, view.lines[first_line].begin);
  };
  std::size_t first_piece = header.words.size();
  for (std::size_t i = 0; i < header.words.size() && header.words[i].begin < end; ++i) {
    if (header.taken[i] && first_piece == header.words.size()) first_piece = i;
    header.issuer_end = i + 1;
  }
  if (first_piece < header.words.size()) {
    issuer_starts_at(view.line_of(header.words[first_piece].begin));
  } else if (type) {
    // No other piece above the kind of document: what stands right above it.
    issuer_starts_at(type->line);
  } else {
    header.issuer_end = 0;
  }
  return header;
}

}  // namespace tracuu::corpus::fields
