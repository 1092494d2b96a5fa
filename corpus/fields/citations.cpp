#include "corpus/fields/citations.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "corpus/fields/dates.hpp"

namespace tracuu::corpus::fields {
namespace {

constexpr std::size_t most_citations = 1000;

struct Keyword {
  std::string_view plain;
  std::string_view type;
  bool loose;    ///< may go with a bare number: "Nghị quyết 25"
  bool acronym;  ///< must be printed in capitals
};

// The longest first.
constexpr std::array keywords{
    Keyword{"nghi quyet lien tich", "NQ", false, false},
    Keyword{"nghi quyet", "NQ", true, false},
    Keyword{"nghi dinh", "NĐ", true, false},
    Keyword{"nqtw", "NQ", true, true},
    Keyword{"nqtu", "NQ", true, true},
    Keyword{"nq", "NQ", true, true},
    Keyword{"nd", "NĐ", true, true},
    Keyword{"chi thi", "CT", true, false},
    Keyword{"chuong trinh hanh dong", "CTHĐ", false, false},
    Keyword{"chuong trinh", "CTr", false, false},
    Keyword{"cong van", "CV", false, false},
    Keyword{"van ban", "CV", false, false},
    Keyword{"cong dien", "CĐ", false, false},
    Keyword{"ct", "CT", true, true},
    Keyword{"quyet dinh", "QĐ", true, false},
    Keyword{"quy dinh", "QyĐ", false, false},
    Keyword{"quy che", "QC", false, false},
    Keyword{"qd", "QĐ", true, true},
    Keyword{"ket luan", "KL", true, false},
    Keyword{"ke hoach", "KH", false, false},
    Keyword{"kl", "KL", true, true},
    Keyword{"thong tu lien tich", "TTLT", false, false},
    Keyword{"thong tu", "TT", true, false},
    Keyword{"thong bao", "TB", false, false},
    Keyword{"thong tri", "TT", false, false},
    Keyword{"to trinh", "TTr", false, false},
    Keyword{"phap lenh", "PL", true, false},
    Keyword{"phuong an", "PA", false, false},
    Keyword{"huong dan", "HD", false, false},
    Keyword{"de an", "ĐA", false, false},
    Keyword{"bao cao", "BC", false, false},
    Keyword{"bo luat", "L", false, false},
    Keyword{"luat", "L", false, false},
};

struct Body {
  std::string_view plain;
  std::string_view code;
};

// Who issued it, in words behind a bare number. The longest first.
constexpr std::array named_bodies{
    Body{"ban chap hanh trung uong", "TW"},
    Body{"bch trung uong", "TW"},
    Body{"bch tw", "TW"},
    Body{"bo chinh tri", "TW"},
    Body{"ban bi thu", "TW"},
    Body{"trung uong", "TW"},
    Body{"tw", "TW"},
    Body{"thu tuong", "TTg"},
    Body{"chinh phu", "CP"},
    Body{"uy ban thuong vu quoc hoi", "UBTVQH"},
    Body{"quoc hoi", "QH"},
    Body{"tinh uy", "TU"},
    Body{"thanh uy", "TU"},
    Body{"huyen uy", "HU"},
    Body{"ban thuong vu tinh uy", "TU"},
    Body{"ban thuong vu huyen uy", "HU"},
    Body{"btv tinh uy", "TU"},
    Body{"btv huyen uy", "HU"},
    Body{"ban chap hanh dang bo tinh", "TU"},
    Body{"ban chap hanh dang bo huyen", "HU"},
    Body{"dang uy", "ĐU"},
    Body{"hoi dong nhan dan", "HĐND"},
    Body{"hdnd", "HĐND"},
    Body{"uy ban nhan dan", "UBND"},
    Body{"ubnd", "UBND"},
};

struct KnownAct {
  std::string_view key;
  std::string_view canonical;
};

// Loose names that stand for one act only.
constexpr std::array known_acts{
    KnownAct{"PL 34", "34/2007/PL-UBTVQH11"},
    KnownAct{"NQ 30a", "30a/2008/NQ-CP"},
    KnownAct{"NQ/TW4 khóa XII", "04-NQ/TW"},
    KnownAct{"NQ/TW4 khóa XI", "12-NQ/TW"},
};

/// A Party number that stands for several acts, since numbers start again every term.
struct RepeatedAct {
  std::string_view canonical;
  Date issued_on;
  std::string_view term;     ///< khóa, plain
  std::string_view subject;  ///< words of its title, plain
};

constexpr std::array repeated_acts{
    RepeatedAct{"25-NQ/TW", {2008, 7, 25}, "x", "thanh nien"},
    RepeatedAct{"25-NQ/TW", {2013, 6, 3}, "xi", "dan van"},
    RepeatedAct{"26-NQ/TW", {2008, 8, 5}, "x", "nong thon"},
    RepeatedAct{"26-NQ/TW", {2018, 5, 19}, "xii", "can bo"},
    RepeatedAct{"12-NQ/TW", {2012, 1, 16}, "xi", "xay dung dang"},
    RepeatedAct{"12-NQ/TW", {2017, 6, 3}, "xii", "doanh nghiep nha nuoc"},
    RepeatedAct{"18-NQ/TW", {2017, 10, 25}, "xii", "bo may"},
    RepeatedAct{"18-NQ/TW", {2022, 6, 16}, "xiii", "dat dai"},
    RepeatedAct{"19-NQ/TW", {2012, 10, 31}, "xi", "dat dai"},
    RepeatedAct{"19-NQ/TW", {2017, 10, 25}, "xii", "don vi su nghiep"},
    RepeatedAct{"19-NQ/TW", {2022, 6, 16}, "xiii", "nong thon"},
    RepeatedAct{"20-NQ/TW", {2017, 10, 25}, "xii", "suc khoe"},
    RepeatedAct{"20-NQ/TW", {2022, 6, 16}, "xiii", "kinh te tap the"},
    RepeatedAct{"21-NQ/TW", {2017, 10, 25}, "xii", "dan so"},
    RepeatedAct{"21-NQ/TW", {2022, 6, 16}, "xiii", "to chuc co so dang"}};

std::size_t skip_space(const View& view, std::size_t i) {
  while (view[i] == ' ' && i < view.plain.size()) ++i;
  return i;
}

/// Spaces and one line end: text from Word is wrapped anywhere.
std::size_t skip_gap(const View& view, std::size_t i) {
  i = skip_space(view, i);
  if (view[i] == '\n' && i < view.plain.size()) i = skip_space(view, i + 1);
  return i;
}

/// ", ngày 03/6/2013", " (ngày 03 tháng 6 năm 2013)", " 03/6/2013" behind a symbol.
std::optional<Date> date_behind(const View& view, std::size_t i) {
  auto at = skip_gap(view, i);
  if (view[at] == ',' || view[at] == '(') at = skip_gap(view, at + 1);
  if (const auto word = phrase_at(view, at, "ra"); word) at = skip_gap(view, word.end);
  const auto date = date_at(view, at);
  if (!date || date->date.month == 0) return std::nullopt;
  return date->date;
}

/// The body named within the next words: "của Bộ Chính trị", "ngày 15/5/2016 của Thủ tướng …".
std::string_view body_behind(const View& view, std::size_t i) {
  auto at = skip_gap(view, i);
  if (view[at] == ',') at = skip_gap(view, at + 1);
  if (const auto date = date_at(view, at)) at = skip_gap(view, date->span.end);
  const bool bracket = view[at] == '(';
  if (bracket) at = skip_gap(view, at + 1);
  if (const auto of = phrase_at(view, at, "cua")) {
    at = skip_gap(view, of.end);
  } else if (phrase_at(view, at, "tw") || phrase_at(view, at, "trung uong")) {
    return "TW";
  } else {
    return {};
  }
  for (const auto& body : named_bodies) {
    if (phrase_at(view, at, body.plain)) return body.code;
  }
  return {};
}

/// XII of "khóa XII" within the same sentence, in the report's letters; empty where none is said.
std::string term_behind(const View& view, std::size_t i) {
  const auto last = std::min(view.plain.size(), i + 60);
  for (auto at = i; at < last && view[at] != '.' && view[at] != ';'; ++at) {
    if (view[at] != 'k' || view.is_alnum(at - 1)) continue;
    const auto word = phrase_at(view, at, "khoa");
    if (!word) continue;
    const auto begin = skip_gap(view, word.end);
    auto end = begin;
    while (view.is_letter(end)) ++end;
    const auto plain = view.slice({begin, end});
    if (roman_number(plain) == 0) return {};
    std::string roman;
    for (const char c : plain) roman += static_cast<char>(c - 'a' + 'A');
    return roman;
  }
  return {};
}

/// The date of the one act of this number whose khóa, or else whose subject, the text names behind
/// it up to the end of the line; nothing where it names none or several.
std::optional<Date> date_of_repeated(const View& view, std::string_view canonical, std::size_t i) {
  constexpr std::size_t farthest = 200;
  auto behind = view.slice({i, std::min(view.plain.size(), i + farthest)});
  behind = behind.substr(0, std::min(behind.find_first_of("\n;"), behind.size()));
  const auto term = lower_case(term_behind(view, i));
  std::optional<Date> date;
  for (const auto& act : repeated_acts) {
    if (act.canonical != canonical) continue;
    const bool meant =
        term.empty() ? behind.find(act.subject) != std::string_view::npos : act.term == term;
    if (!meant) continue;
    if (date) return std::nullopt;
    date = act.issued_on;
  }
  return date;
}

bool is_counted(std::string_view plain) {
  constexpr std::array<std::string_view, 43> counted{
      "nam",   "thang", "ngay", "ho",    "nguoi", "truong", "don",  "vu",   "to",     "can", "dong",
      "trieu", "ty",    "ha",   "lan",   "van",   "chi",    "muc",  "dieu", "nhiem",  "noi", "ban",
      "quyet", "ca",    "doi",  "thanh", "giai",  "dang",   "dai",  "ky",   "chuyen", "du",  "de",
      "tap",   "ca",    "tieu", "khoan", "phan",  "xa",     "thon", "loai", "bo",     "m"};
  return std::find(counted.begin(), counted.end(), plain) != counted.end();
}

constexpr auto first_words = [] {
  std::array<std::uint64_t, keywords.size()> keys{};
  for (std::size_t k = 0; k < keys.size(); ++k) {
    keys[k] = key_of(keywords[k].plain.substr(0, keywords[k].plain.find(' ')));
  }
  return keys;
}();

constexpr std::size_t slot_of(std::uint64_t key) {
  return (key * 0x9E3779B97F4A7C15U) >> 56U;
}

/// A bit for each keyword in the slot of its first word; nearly all words are in an empty slot.
constexpr auto keywords_of_slot = [] {
  static_assert(keywords.size() <= 64);
  std::array<std::uint64_t, 256> slots{};
  for (std::size_t k = 0; k < keywords.size(); ++k) {
    slots[slot_of(first_words[k])] |= std::uint64_t{1} << k;
  }
  return slots;
}();

bool may_begin_citation(const Word& word) {
  return word.written == Case::digits || keywords_of_slot[slot_of(word.key)] != 0;
}

const Keyword* keyword_at(const View& view, const Word& word, std::size_t& end) {
  for (auto left = keywords_of_slot[slot_of(word.key)]; left != 0; left &= left - 1) {
    const auto k = static_cast<std::size_t>(std::countr_zero(left));
    if (first_words[k] != word.key) continue;
    const auto& keyword = keywords[k];
    if (keyword.acronym) {
      // NQ25 is glued to its number.
      end = word.end;
      if (view.is_letter(end) || !view.is_capital(word.begin) || !view.is_capital(end - 1))
        continue;
      return &keyword;
    }
    if (const auto match = phrase_at(view, word.begin, keyword.plain)) {
      end = match.end;
      return &keyword;
    }
  }
  return nullptr;
}

class Collector {
 public:
  Collector(const View& view, const std::optional<Symbol>& own) : view_(view) {
    if (own && own->number.serial) own_ = letters_and_digits(plain(own->number.canonical));
  }

  bool full() const { return found_.size() >= most_citations; }

  void add(Citation citation, Span span, std::string serial) {
    const auto key = plain(citation.canonical);
    if (!own_.empty() && letters_and_digits(key) == own_) return;
    citation.evidence = view_.evidence(span);
    auto [same, last] = by_key_.equal_range(key);
    for (; same != last; ++same) {
      auto& known = found_[same->second];
      if (known.citation.issued_on && citation.issued_on) {
        const auto apart = known.citation.issued_on->year - citation.issued_on->year;
        if (apart < -1 || apart > 1) continue;
      }
      if (!known.citation.issued_on) known.citation.issued_on = citation.issued_on;
      return;
    }
    by_key_.emplace(key, found_.size());
    found_.push_back({std::move(citation), std::move(serial), false});
  }

  /// "NQ 25" and "25-NQ/TW" of one report are one act; its first place is the earlier one.
  std::vector<Citation> take() {
    std::unordered_map<std::string, std::size_t> full;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const auto& citation = found_[i].citation;
      if (!citation.body.empty() && !found_[i].serial.empty()) {
        full.emplace(citation.type + ' ' + found_[i].serial, i);
      }
    }
    for (auto& loose : found_) {
      if (!loose.citation.body.empty() || loose.serial.empty()) continue;
      const auto same = full.find(loose.citation.type + ' ' + loose.serial);
      if (same == full.end()) continue;
      auto& known = found_[same->second].citation;
      if (loose.citation.evidence.offset < known.evidence.offset) {
        known.evidence = loose.citation.evidence;
      }
      loose.merged = true;
    }
    std::vector<Citation> citations;
    for (auto& entry : found_) {
      if (!entry.merged) citations.push_back(std::move(entry.citation));
    }
    std::stable_sort(citations.begin(), citations.end(), [](const Citation& a, const Citation& b) {
      return a.evidence.offset < b.evidence.offset;
    });
    return citations;
  }

 private:
  struct Entry {
    Citation citation;
    std::string serial;
    bool merged = false;
  };

  static std::string plain(std::string_view canonical) { return view_of(canonical).plain; }

  /// 45-BC/HPN, as the name of an attached file may have it, is 45/BC-HPN.
  static std::string letters_and_digits(std::string key) {
    std::erase_if(key, [](char c) { return c == '/' || c == '-'; });
    return key;
  }

  const View& view_;
  std::string own_;
  std::vector<Entry> found_;
  std::unordered_multimap<std::string, std::size_t> by_key_;
};

std::string joined(const std::vector<std::string>& parts) {
  std::string body;
  for (const auto& part : parts) body += (body.empty() ? "" : "-") + part;
  return body;
}

void add_symbol(const View& view, const Symbol& symbol, const Keyword* keyword,
                Collector& collector) {
  Citation citation;
  citation.canonical = symbol.number.canonical;
  citation.type = symbol.number.type;
  citation.body = joined(symbol.number.body);
  if (citation.type.empty() && keyword != nullptr) citation.type = keyword->type;
  citation.issued_on = date_behind(view, symbol.span.end);
  if (!citation.issued_on) {
    citation.issued_on = date_of_repeated(view, citation.canonical, symbol.span.end);
  }
  collector.add(std::move(citation), symbol.span, symbol.number.serial.value_or(""));
}

/// "Luật Đất đai năm 2013", "luật đất đai 2013".
std::optional<std::size_t> law_by_name(const View& view, std::size_t begin, std::size_t i,
                                       Collector& collector) {
  const auto name_begin = skip_space(view, i);
  const auto words = words_of(view, {name_begin, std::min(view.plain.size(), name_begin + 90)});
  const bool capital = view.is_capital(begin);
  for (std::size_t k = 0; k < words.size() && k < (capital ? 12 : 5); ++k) {
    const auto& word = words[k];
    const auto gap = k == 0 ? std::string_view() : view.slice({words[k - 1].end, word.begin});
    if (gap.find_first_not_of(" ,-\n") != std::string_view::npos) return std::nullopt;
    if (word.written == Case::digits) {
      const auto year = year_at(view, word.begin);
      if (!year || k == 0 || view.is_alnum(year->end)) return std::nullopt;
      const auto name_last = words[k - 1].plain == "nam" ? k - 1 : k;
      if (name_last == 0) return std::nullopt;
      const auto name = on_one_line(view.original({name_begin, words[name_last - 1].end}));
      std::size_t first = 0;
      while (first < name.size() && name[first] != ' ') ++first;
      Citation citation;
      const bool code = view[begin] == 'b';
      citation.canonical = std::string(code ? "Bộ luật " : "Luật ") +
                           capitalised(name.substr(0, first)) + name.substr(first) + ' ' +
                           std::to_string(year->year);
      citation.type = "L";
      collector.add(std::move(citation), {begin, year->end}, {});
      return year->end;
    }
    constexpr std::array<std::string_view, 7> not_in_names{"trong", "duoc", "theo", "cua",
                                                           "nay",   "so",   "da"};
    // luật định, luật sư
    if (k == 0 && (word.plain == "dinh" || word.plain == "su")) return std::nullopt;
    if (std::find(not_in_names.begin(), not_in_names.end(), word.plain) != not_in_names.end()) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

/// A bare number behind a kind of act. Returns where to go on.
std::optional<std::size_t> loose_at(const View& view, std::size_t begin, std::size_t i,
                                    const Keyword& keyword, Collector& collector) {
  auto at = skip_gap(view, i);
  bool plenum =
      keyword.plain == "nqtw" ||
      (keyword.plain == "nqtu" && view.original({begin, i}).find("Ư") != std::string::npos);
  if (keyword.plain == "nqtu" && !plenum) return std::nullopt;
  bool session = false;
  if (keyword.type == "NQ") {
    if (const auto match = phrase_at(view, at, "hoi nghi")) {
      at = skip_gap(view, match.end);
      session = true;
    }
    for (const std::string_view word :
         {"ban chap hanh trung uong", "bch trung uong", "trung uong"}) {
      if (const auto match = phrase_at(view, at, word); match && !plenum) {
        plenum = true;
        at = skip_gap(view, match.end);
      }
    }
    if (!plenum && view[at] == 't' && (view[at + 1] == 'w' || view[at + 1] == 'u') &&
        !view.is_letter(at + 2) && view.is_capital(at) &&
        (view[at + 1] == 'w' || view.original({at, at + 2}).find("Ư") != std::string::npos)) {
      plenum = true;
      at = skip_gap(view, at + 2);
    }
    if (const auto match = phrase_at(view, at, "lan thu"); match && (plenum || session)) {
      at = skip_gap(view, match.end);
    }
  }
  bool said_number = false;
  if (const auto match = phrase_at(view, at, "so")) {
    at = skip_gap(view, match.end);
    if (view[at] == ':') at = skip_gap(view, at + 1);
    said_number = true;
  }
  auto end = at;
  while (view.is_digit(end)) ++end;
  int number = 0;
  std::string serial;
  if (end > at) {
    if (end - at > 5) return std::nullopt;
    number = std::stoi(std::string(view.slice({at, end})));
    if (number == 0) return std::nullopt;
    serial = std::to_string(number);
    if (view.is_letter(end) && !view.is_alnum(end + 1) && view[end] <= 'e') serial += view[end++];
    if (view.is_alnum(end)) {
      // "25TW"
      if (view.slice({end, end + 2}) != "tw" || view.is_alnum(end + 2)) return std::nullopt;
    }
    // A date, a decimal, a fraction, a share: "Nghị quyết 5/2018", "chỉ thị 12,5", "20%".
    if ((view[end] == '/' || view[end] == ',' || view[end] == '.' || view[end] == '-') &&
        view.is_digit(end + 1)) {
      return std::nullopt;
    }
    if (view[end] == '%') return std::nullopt;
  } else if (plenum || session) {
    while (view.is_letter(end)) ++end;
    number = number_word(view.slice({at, end}));
    // "trung ương năm 2018" is no fifth plenum.
    if (number == 0 || year_at(view, skip_gap(view, end))) return std::nullopt;
  } else {
    return std::nullopt;
  }
  if (session && !plenum) {
    // Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương …
    const auto behind = skip_gap(view, end);
    plenum = static_cast<bool>(phrase_at(view, behind, "ban chap hanh trung uong")) ||
             static_cast<bool>(phrase_at(view, behind, "bch trung uong"));
    if (!plenum) return std::nullopt;
  }
  Citation citation;
  citation.type = keyword.type;
  if (plenum && number <= 15) {
    const auto term = term_behind(view, end);
    citation.body = "TW";
    citation.canonical = "NQ/TW" + std::to_string(number) + (term.empty() ? "" : " khóa " + term);
    serial = "TW" + std::to_string(number) + term;
    for (const auto& act : known_acts) {
      if (act.key != citation.canonical) continue;
      citation.canonical = act.canonical;
      serial = std::to_string(std::stoi(std::string(act.canonical)));
    }
    citation.issued_on = date_behind(view, end);
    collector.add(std::move(citation), {begin, end}, serial);
    return end;
  }
  std::string_view body = plenum ? std::string_view("TW") : body_behind(view, end);
  if (view.slice({end, std::min(end + 2, view.plain.size())}) == "tw" && !view.is_alnum(end + 2)) {
    body = "TW";
    end += 2;
  } else if (view[end] == '/' && phrase_at(view, end + 1, "tw")) {
    body = "TW";
    end += 3;
  } else if (body == "TW" && !plenum) {
    const auto behind = skip_gap(view, end);
    if (phrase_at(view, behind, "tw")) end = behind + 2;
  }
  for (const auto& act : known_acts) {
    if (act.key == citation.type + ' ' + serial && body != "TW" && body != "HĐND") {
      citation.canonical = act.canonical;
      citation.body = act.canonical.substr(act.canonical.rfind('-') + 1);
    }
  }
  if (citation.canonical.empty()) {
    // Without "số" and without a body, only what is surely a number of an act.
    const auto behind = skip_space(view, end);
    auto word_end = behind;
    while (view.is_letter(word_end)) ++word_end;
    const bool year_like = number >= 1975 && number <= 2035 && keyword.type != "QĐ";
    if (body.empty() && !said_number) {
      if (is_counted(view.slice({behind, word_end})) || year_like) return std::nullopt;
      const bool sure_word = keyword.acronym || view.is_capital(begin) || view[at] == '0' ||
                             keyword.plain == "nghi quyet" || keyword.plain == "chi thi" ||
                             keyword.plain == "nghi dinh" || keyword.plain == "phap lenh";
      if (!sure_word) return std::nullopt;
      // Chương trình 135.
      if (keyword.plain == "ct" && number >= 100) return std::nullopt;
      if (view.slice({at, end}).size() == 1) return std::nullopt;
    }
    if (!keyword.loose && body.empty()) return std::nullopt;
    DocumentNumber known;
    known.serial = serial;
    known.type = keyword.type;
    if (!body.empty()) known.body.emplace_back(body);
    const bool party_kind = keyword.type == "NQ" || keyword.type == "CT" || keyword.type == "KL";
    citation.body = std::string(body);
    citation.canonical = canonical_of(known, party_kind);
  }
  citation.issued_on = date_behind(view, end);
  collector.add(std::move(citation), {begin, end}, serial);
  return end;
}

/// "217, 218-QĐ/TW", "Nghị quyết 18 và 19-NQ/TW": numbers that share the type and body of the last.
/// Returns where that begins.
std::optional<std::size_t> series_at(const View& view, std::size_t begin, const Keyword& keyword,
                                     Collector& collector) {
  constexpr std::size_t most = 6;
  std::vector<Span> serials;
  for (auto at = begin; view.is_digit(at) && serials.size() < most;) {
    auto end = at;
    while (view.is_digit(end)) ++end;
    if (!serials.empty()) {
      auto symbol = symbol_at(view, at, Strictness::running_text);
      if (symbol && symbol->number.type == keyword.type && !symbol->number.body.empty()) {
        for (const auto& serial : serials) {
          symbol->number.serial = view.slice(serial);
          symbol->number.canonical =
              canonical_of(symbol->number, view[symbol->span.begin + (end - at)] == '-');
          Citation citation;
          citation.canonical = symbol->number.canonical;
          citation.type = symbol->number.type;
          citation.body = joined(symbol->number.body);
          collector.add(std::move(citation), serial, std::string(view.slice(serial)));
        }
        return at;
      }
    }
    if (end - at > 4) return std::nullopt;
    serials.push_back({at, end});
    at = end;
    if (view[at] == ',') {
      at = skip_gap(view, at + 1);
    } else if (const auto joint = phrase_at(view, skip_gap(view, at), "va")) {
      at = skip_gap(view, joint.end);
    } else {
      return std::nullopt;
    }
    if (const auto so = phrase_at(view, at, "so")) at = skip_gap(view, so.end);
  }
  return std::nullopt;
}

}  // namespace

std::vector<Citation> citations_of(const View& view, const std::vector<Word>& words,
                                   const std::optional<Symbol>& own) {
  Collector collector(view, own);
  const Keyword* last_keyword = nullptr;
  std::size_t last_keyword_end = 0;
  std::size_t next = 0;  // what is before has been read
  for (const auto& word : words) {
    if (!may_begin_citation(word)) continue;
    const auto i = word.begin;
    if (i < next || (i > next && view.is_alnum(i - 1))) continue;
    if (collector.full()) break;
    if (own && i >= own->span.begin && i < own->span.end) continue;
    if (word.written == Case::digits) {
      const bool inside = i > 1 &&
                          (view[i - 1] == '/' || view[i - 1] == ',' || view[i - 1] == '.') &&
                          view.is_digit(i - 2);
      if (inside) continue;
      if (const auto symbol = symbol_at(view, i, Strictness::running_text)) {
        const bool near =
            last_keyword != nullptr && i - last_keyword_end < 80 &&
            view.slice({last_keyword_end, i}).find_first_of(";:") == std::string_view::npos;
        add_symbol(view, *symbol, near ? last_keyword : nullptr, collector);
        next = symbol->span.end;
      }
      continue;
    }
    std::size_t end = 0;
    const auto* keyword = keyword_at(view, word, end);
    if (keyword == nullptr) continue;
    next = end;
    // pháp luật, kỷ luật
    if (keyword->plain == "luat" && i >= 2 && view.is_letter(i - 2) && view[i - 1] == ' ') {
      auto before = i - 1;
      while (before > 0 && view.is_letter(before - 1)) --before;
      const auto former = view.slice({before, i - 1});
      if (former == "phap" || former == "ky" || former == "du") continue;
    }
    last_keyword = keyword;
    last_keyword_end = end;
    // "Nghị quyết số 25 NQ/TW": behind the kind of act the joints may be lost.
    auto at = skip_gap(view, end);
    if (const auto so = phrase_at(view, at, "so")) {
      at = skip_gap(view, so.end);
      if (view[at] == ':') at = skip_gap(view, at + 1);
    }
    if (view.is_digit(at)) {
      auto symbol = symbol_at(view, at, Strictness::number_line);
      if (symbol && symbol->number.serial && symbol->span.begin == at &&
          !symbol->number.body.empty() &&
          (keyword->type == "CV" || says_what_it_is(symbol->number))) {
        add_symbol(view, *symbol, keyword, collector);
        next = symbol->span.end;
        continue;
      }
    }
    if (const auto shared = series_at(view, at, *keyword, collector)) {
      next = *shared;
      continue;
    }
    const auto read = keyword->type == "L" ? law_by_name(view, i, end, collector)
                                           : loose_at(view, i, end, *keyword, collector);
    next = read.value_or(end);
  }
  return collector.take();
}

}  // namespace tracuu::corpus::fields
