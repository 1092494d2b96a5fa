#include "corpus/fields/signers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace tracuu::corpus::fields {
namespace {

constexpr std::size_t most_signers = 8;
constexpr std::size_t lines_of_block = 16;  ///< from the authority to the name
constexpr std::size_t longest_line = 200;

constexpr std::array<std::string_view, 55> positions{"pho bi thu",
                                                     "bi thu",
                                                     "pho chu tich",
                                                     "chu tich",
                                                     "pho truong ban",
                                                     "truong ban",
                                                     "chi huy truong",
                                                     "pho chi huy truong",
                                                     "chi huy pho",
                                                     "pho truong cong an",
                                                     "truong cong an",
                                                     "pho tram truong",
                                                     "tram truong",
                                                     "pho hieu truong",
                                                     "hieu truong",
                                                     "pho chanh van phong",
                                                     "chanh van phong",
                                                     "pho giam doc",
                                                     "giam doc",
                                                     "pho truong phong",
                                                     "truong phong",
                                                     "cong chuc",
                                                     "nguoi lap bieu",
                                                     "nguoi bao cao",
                                                     "nguoi viet bao cao",
                                                     "nguoi lap",
                                                     "chi hoi truong",
                                                     "pho chu nhiem",
                                                     "chu nhiem",
                                                     "uy vien",
                                                     "thuong truc",
                                                     "thu ky",
                                                     "can bo",
                                                     "to truong",
                                                     "to pho",
                                                     "doi truong",
                                                     "pho truong doan",
                                                     "truong doan",
                                                     "ke toan",
                                                     "pho truong thon",
                                                     "truong thon",
                                                     "quyen chu tich",
                                                     "chu toa",
                                                     "bi thu doan",
                                                     "truong cong tac",
                                                     "pho chu huy",
                                                     "chi huy",
                                                     "pho truong cong an xa",
                                                     "van phong",
                                                     "truong",
                                                     "nguoi thuc hien",
                                                     "nguoi tong hop",
                                                     "nguoi viet",
                                                     "dai dien",
                                                     "pho"};

constexpr std::array<std::string_view, 66> surnames{
    "nguyen", "tran",  "le",    "pham", "hoang",  "huynh", "phan", "vu",     "vo",    "dang",
    "bui",    "do",    "ho",    "ngo",  "duong",  "ly",    "dinh", "truong", "luong", "luu",
    "cao",    "mai",   "dao",   "doan", "ha",     "trinh", "dam",  "to",     "tu",    "ta",
    "thai",   "lam",   "chu",   "nong", "hua",    "be",    "ma",   "lo",     "quang", "vi",
    "lau",    "giang", "sung",  "vang", "thao",   "ksor",  "siu",  "rmah",   "nay",   "y",
    "h",      "kpa",   "rcom",  "dieu", "thach",  "son",   "kim",  "danh",   "tong",  "thi",
    "van",    "ong",   "khuat", "kieu", "nghiem", "quach"};

bool is_surname(std::string_view plain) {
  return std::find(surnames.begin(), surnames.end(), plain) != surnames.end();
}

/// Behind "TM.", "T/M ", "KT." …; 0 where no such prefix stands at `i`.
std::size_t behind_prefix(const View& view, std::size_t i) {
  if (!view.is_capital(i) || (i > 0 && view.is_alnum(i - 1))) return 0;
  const bool is_word = view.is_letter(i + 1) && view.is_letter(i + 2) && view.is_letter(i + 3);
  if (is_word) return 0;  // as most that begin with these letters
  for (const std::string_view prefix :
       {"tm", "t/m", "t.m", "kt", "k/t", "k.t", "tl", "t/l", "t.l", "tuq", "t/uq", "q"}) {
    if (view.plain.compare(i, prefix.size(), prefix) != 0) continue;
    auto at = i + prefix.size();
    if (view.is_alnum(at)) continue;
    const bool ends_marked = view[at] == '.' || view[at] == '/';
    if (ends_marked) ++at;
    const bool marked = ends_marked || prefix.find_first_of("./") != std::string_view::npos;
    if (prefix == "q" && !ends_marked) continue;
    if (view[at] == ' ') ++at;
    // The body or position follows, in capitals or on a line of its own: TM. UBND, KT. Chủ tịch.
    if (!view.is_capital(at) || at == i + prefix.size()) continue;
    const bool starts_line = i == 0 || view[i - 1] == '\n';
    if (!view.is_capital(at + 1) && !(marked && starts_line && prefix != "q")) continue;
    return at;
  }
  return 0;
}

/// The end of the capitals that start at `i`: "PHÓ BÍ THƯ Trần Hậu Nhã" ends before the name.
std::size_t capitals_end(const View& view, std::size_t i, std::size_t line_end) {
  std::size_t end = i;
  for (const auto& word : words_of(view, {i, line_end})) {
    // TRƯỞNG TRẠM Y TẾ, but BÍ THƯ Y Krông Niê
    const bool single = word.end - word.begin == 1 && word.written == Case::capitals &&
                        !phrase_at(view, word.begin, "y te");
    if (word.written != Case::capitals && word.written != Case::digits) break;
    if (single && view[word.end] != '/' && view[word.end] != '.' && word.end != line_end) break;
    end = word.end;
  }
  return std::max(end, i);
}

const std::string_view* position_at(const View& view, std::size_t i) {
  for (const auto& position : positions) {
    if (position.front() != view[i]) continue;
    const auto match = phrase_at(view, i, position);
    if (!match) continue;
    // TRƯỞNG KHỐI, but TRƯỜNG MẦM NON; PHÓ BAN, but PHỐ HUẾ.
    const auto printed = lower_case(view.original({i, match.end}));
    if (printed == "trường" || printed == "trương" || printed == "phố" || printed == "phổ")
      continue;
    return &position;
  }
  return nullptr;
}

/// The first capital from `i` on and before `end`; `end` where there is none.
std::size_t next_capital(const View& view, std::size_t i, std::size_t end) {
  const auto found = std::string_view(view.shape).substr(i, end - i).find('A');
  return found == std::string_view::npos ? end : i + found;
}

/// A gap of three spaces and more within a line.
bool parts_columns(const View& view, std::size_t i) {
  if (view[i] != ' ') return false;
  const auto gap = view.text.substr(view.at[i], view.at[i + 1] - view.at[i]);
  if (gap.find('\n') != std::string_view::npos) return false;
  // Characters, not bytes: a no-break space has two of these.
  return std::count_if(gap.begin(), gap.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
         }) >= 3;
}

/// The parts of a line that gaps of three spaces set apart: two signatures side by side.
std::vector<Span> columns_of(const View& view, Span line) {
  std::vector<Span> columns{{line.begin, line.end}};
  for (auto i = line.begin; i + 1 < line.end; ++i) {
    if (!parts_columns(view, i)) continue;
    columns.back().end = i;
    columns.push_back({i + 1, line.end});
  }
  return columns;
}

/// A position in capitals: where it starts in the line, behind list items of "Nơi nhận".
std::optional<Span> position_in(const View& view, Span line) {
  for (auto i = next_capital(view, line.begin, line.end); i < line.end;
       i = next_capital(view, i + 1, line.end)) {
    if (i > line.begin && view.is_alnum(i - 1)) continue;
    if (!view.is_capital(i + 1) || position_at(view, i) == nullptr) continue;
    const auto end = capitals_end(view, i, line.end);
    // A sentence in capitals that goes before it is a heading, not a column.
    if (i > line.begin && !parts_columns(view, i - 1)) {
      const auto before = view.slice({line.begin, i});
      if (before.find_first_of(";.:)-") == std::string_view::npos) return std::nullopt;
    }
    return Span{i, end};
  }
  return std::nullopt;
}

/// A position on a line of its own, as it stands below "TM. Ủy ban nhân dân": Phó Chủ tịch.
std::optional<Span> position_of_line(const View& view, Span line) {
  while (!line.empty() && !view.is_alnum(line.end - 1)) --line.end;
  const auto* position = position_at(view, line.begin);
  if (position == nullptr || !view.is_capital(line.begin)) return std::nullopt;
  const auto rest = view.slice({std::min(line.begin + position->size(), line.end), line.end});
  const bool of_body = rest.starts_with(" ubnd") || rest.starts_with(" hdnd") ||
                       rest.starts_with(" dang uy") || rest.starts_with(" xa");
  return rest.empty() || of_body ? std::optional(line) : std::nullopt;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [text](std::string_view start) { return text.starts_with(start); });
}

/// Lines that may stand between position and name.
bool is_between(const View& view, const Line& line) {
  auto begin = line.begin;
  while (begin < line.end && !view.is_alnum(begin)) ++begin;
  const auto text = view.slice({begin, line.end});
  return text.empty() || view[line.begin] == '-' || view[line.begin] == '+' ||
         starts_with_any(text, {"da ky",        "ky ten",  "ky va",        "ky,",    "dong dau",
                                "noi nhan",     "luu",     "nhu tren",     "ky boi", "nguoi ky",
                                "thoi gian ky", "ngay ky", "co quan:",     "email",  "chu ky",
                                "xac nhan cua", "duyet",   "nhu kinh gui", "tt.",    "ubnd",
                                "dang uy",      "hdnd",    "signature"});
}

Span without_rank(const View& view, Span span) {
  for (bool again = true; again;) {
    again = false;
    while (!span.empty() && !view.is_alnum(span.begin)) ++span.begin;
    for (const std::string_view rank :
         {"d/c",       "dong chi", "ong",      "ba",       "thieu uy",  "trung uy",
          "thuong uy", "dai uy",   "thieu ta", "trung ta", "thuong ta", "dai ta",
          "ths",       "ts",       "bs",       "bscki",    "bsck",      "bac sy",
          "bac si",    "ys",       "cn",       "ks"}) {
      const auto match = phrase_at(view, span.begin, rank);
      if (!match || match.end >= span.end) continue;
      // A surname may look like a title: Bà, but Bá; Ông, but Ong Văn …
      const auto printed = lower_case(view.original({span.begin, match.end}));
      if ((rank == "ba" && printed != "bà") || (rank == "ong" && printed != "ông")) continue;
      const auto rest = words_of(view, {match.end, span.end});
      if (rest.size() < 2) continue;
      span.begin = match.end;
      again = true;
      break;
    }
  }
  return span;
}

/// Capitalised headings: "Nơi Nhận", "Phụ Lục"; but Danh Sà Rây.
bool starts_heading(std::string_view first, std::string_view second) {
  return first == "noi" || first == "bieu" || first == "ban" ||
         (first == "phu" && (second == "luc" || second == "bieu")) ||
         (first == "danh" && (second == "sach" || second == "muc"));
}

/// Names of one word are those of peoples who have no surnames: Hyưk, K'Tuấn.
bool is_lone_name(const Word& word) {
  return word.written == Case::initial && word.plain.size() <= 10 && !may_be_syllable(word.plain);
}

/// The name of a person that the whole span is, or that ends it behind a surname (`at_end`).
std::optional<Span> name_in(const View& view, Span span, bool at_end) {
  while (!span.empty() && !view.is_alnum(span.end - 1)) --span.end;
  auto whole = without_rank(view, span);
  const auto words = words_of(view, whole);
  if (words.empty()) return std::nullopt;
  const auto good = [&](std::size_t first) {
    const auto count = words.size() - first;
    if (count == 1) return first == 0 && is_lone_name(words[0]);
    if (count > 5) return false;
    bool capitals = true;
    bool abbreviated = false;  // "Lưu VPĐU" is a place for papers
    for (auto i = first; i < words.size(); ++i) {
      if (words[i].written == Case::small || words[i].written == Case::digits) return false;
      if (words[i].end - words[i].begin > 8) return false;
      capitals = capitals && words[i].written == Case::capitals;
      abbreviated =
          abbreviated || (words[i].written == Case::capitals && words[i].plain.size() > 1);
      if (i > first) {
        const auto gap = view.slice({words[i - 1].end, words[i].begin});
        const bool joined =
            gap.empty() || gap == " " || gap == "-" || gap == " - " || gap == "' ";  // K' Brèm
        if (!joined) return false;
      }
    }
    if (abbreviated && !capitals) return false;
    // In capitals it could be a heading: only with a surname.
    return !capitals || is_surname(words[first].plain);
  };
  const bool position = position_of_line(view, whole).has_value();
  if (position || (view.is_capital(whole.begin + 1) && position_at(view, whole.begin) != nullptr)) {
    return std::nullopt;
  }
  if (good(0) && view.is_letter(whole.begin)) {
    if (words.size() > 1 && starts_heading(words[0].plain, words[1].plain)) return std::nullopt;
    return Span{words.front().begin, words.back().end};
  }
  if (!at_end) return std::nullopt;
  for (std::size_t first = 1; first + 2 <= words.size(); ++first) {
    if (words.size() - first > 4 || !is_surname(words[first].plain) || !good(first)) continue;
    const auto gap = view.slice({words[first - 1].end, words[first].begin});
    if (gap.find_first_of(".;:)") == std::string_view::npos) continue;
    return Span{words[first].begin, words.back().end};
  }
  return std::nullopt;
}

struct Block {
  std::string authority;
  std::string position;
};

std::string without_end_marks(std::string text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ',' || text.back() == ';' ||
                           text.back() == ':' || text.back() == ' ')) {
    text.pop_back();
  }
  return text;
}

/// Among the last lines a position needs no capitals: Người báo cáo / Nguyễn Văn An.
bool is_among_last(const View& view, const Line& line) {
  constexpr std::size_t last_lines = 6;
  return view.lines.size() <= last_lines ||
         line.begin >= view.lines[view.lines.size() - last_lines].begin;
}

/// Where in a line a block may start: its prefix, or a position.
std::optional<std::size_t> block_start(const View& view, const Line& line) {
  if (line.end - line.begin > longest_line) return std::nullopt;
  for (auto i = next_capital(view, line.begin, line.end); i < line.end;
       i = next_capital(view, i + 1, line.end)) {
    const char c = view[i];
    if (c != 't' && c != 'k' && c != 'q') continue;
    if (behind_prefix(view, i) > 0) return i;
  }
  const auto position = position_in(view, line);
  // A position with more text in its line is a heading ("CHỦ TỊCH UBND XÃ GIẢI TRÌNH …").
  if (position && position->end - position->begin <= 60) return position->begin;
  if (is_among_last(view, line) && position_of_line(view, line)) return line.begin;
  return std::nullopt;
}

Signer signer_of(const View& view, Block block, Span name) {
  const auto printed = spaced(view, words_of(view, name));
  const auto shape = view.shape.substr(name.begin, name.end - name.begin);
  const bool capitals = shape.find('a') == std::string::npos;
  return {std::move(block.authority), std::move(block.position),
          capitals ? capitalised_words(printed) : printed, view.evidence(name)};
}

/// NGƯỜI BÁO CÁO          TRẠM TRƯỞNG
/// H'Bluên Niê            Đặng Quốc Thăng
std::vector<Signer> side_by_side(const View& view, std::size_t l) {
  const auto positions_found = columns_of(view, view.lines[l]);
  if (positions_found.size() != 2) return {};
  std::vector<Signer> signers;
  for (auto k = l + 1; k < view.lines.size() && k < l + lines_of_block; ++k) {
    const auto names = columns_of(view, view.lines[k]);
    if (names.size() != 2) continue;
    for (std::size_t column = 0; column < 2; ++column) {
      const auto position = positions_found[column];
      const auto name = name_in(view, names[column], false);
      if (!name || !view.is_capital(position.begin) || !view.is_capital(position.begin + 1)) break;
      Block block;
      auto& part = behind_prefix(view, position.begin) > 0 ? block.authority : block.position;
      part = without_end_marks(on_one_line(view.original(position)));
      signers.push_back(signer_of(view, std::move(block), *name));
    }
    if (signers.size() == 2) return signers;
    signers.clear();
  }
  return {};
}

}  // namespace

std::vector<Signer> signers_of(const View& view, std::size_t begin) {
  std::vector<Signer> signers;
  for (auto l = view.line_of(begin); l < view.lines.size() && signers.size() < most_signers; ++l) {
    if (view.lines[l].begin < begin) continue;
    const auto start = block_start(view, view.lines[l]);
    if (!start) continue;
    if (auto pair = side_by_side(view, l); !pair.empty()) {
      signers.insert(signers.end(), pair.begin(), pair.end());
      continue;
    }
    Block block;
    std::optional<Span> name;
    auto last = l;
    for (auto k = l; k < view.lines.size() && k < l + lines_of_block && !name; ++k) {
      const auto& line = view.lines[k];
      last = k;
      if (line.end - line.begin > longest_line) break;
      auto at = k == l ? *start : line.begin;
      bool understood = false;
      if (k > l) {
        if (const auto next = block_start(view, line)) at = *next;
      }
      while (const auto behind = behind_prefix(view, at)) {
        auto end = view.is_capital(behind + 1) ? capitals_end(view, behind, line.end) : line.end;
        // Two prefixes on one line: TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH
        for (auto i = behind; i < end; ++i) {
          if (behind_prefix(view, i) > 0) end = i;
        }
        block.authority += (block.authority.empty() ? "" : ", ") +
                           without_end_marks(on_one_line(view.original({at, end})));
        understood = true;
        at = end;
        while (at < line.end && !view.is_alnum(at)) ++at;
      }
      auto position = position_in(view, {at, line.end});
      if (!position && (!block.authority.empty() || k == l)) {
        position = position_of_line(view, {at, line.end});
      }
      if (position) {
        const auto text = without_end_marks(on_one_line(view.original(*position)));
        if (block.position.empty() || !understood) {
          block.position += (block.position.empty() ? "" : " ") + text;
        }
        understood = true;
        at = position->end;
      }
      const bool between = !understood && k > l && is_between(view, line);
      const bool list_item = view[line.begin] == '-' || view[line.begin] == '+';
      if (at < line.end && (understood || k > l) && (!between || list_item)) {
        const auto columns = columns_of(view, {at, line.end});
        if (columns.size() > 1) name = name_in(view, columns.back(), true);
        if (!name) name = name_in(view, {at, line.end}, true);
      }
      if (name || understood || between) continue;
      // TM. ỦY BAN NHÂN DÂN / XÃ CẨM HÀ; otherwise the block ends without a name.
      const bool in_capitals = capitals_end(view, line.begin, line.end) + 1 >= line.end;
      if (!in_capitals || !block.position.empty() || block.authority.empty()) break;
      block.authority += ' ' + without_end_marks(on_one_line(view.original(line)));
    }
    if (!name) {
      // No block that starts among these lines fares better.
      if (last > l) l = last - 1;
      continue;
    }
    signers.push_back(signer_of(view, std::move(block), *name));
    l = last;
  }
  return signers;
}

std::optional<Signer> signer_named(const View& view, Span span) {
  const auto name = name_in(view, span, false);
  return name ? std::optional(signer_of(view, {}, *name)) : std::nullopt;
}

std::optional<std::size_t> first_signature(const View& view, std::size_t begin) {
  for (auto l = view.line_of(begin); l < view.lines.size(); ++l) {
    if (view.lines[l].begin < begin) continue;
    if (block_start(view, view.lines[l])) return view.lines[l].begin;
  }
  return std::nullopt;
}

}  // namespace tracuu::corpus::fields
