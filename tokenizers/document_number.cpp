#include "tokenizers/document_number.hpp"

#include <algorithm>
#include <array>

#include "tokenizers/letters.hpp"
#include "tokenizers/syllable.hpp"

namespace tracuu::tokenizers {
namespace {

/// Types of documents as they stand in numbers. HĐ and HD, DA and ĐA differ by đ alone and are kept
/// as typed; all others are found without it too.
constexpr std::array<std::string_view, 47> types{
    "nq", "qđ",  "ct", "qc",  "qyđ",  "tc",   "tb",  "hd",  "hđ", "ctr",  "kh",  "pa",
    "đa", "da",  "bc", "bb",  "ttr",  "cđ",   "bgn", "guq", "gm", "ggt",  "gnp", "pg",
    "pc", "pb",  "sy", "trs", "sl",   "bck",  "gcn", "gt",  "np", "đđ",   "bn",  "kl",
    "tt", "qđi", "cl", "nđ",  "ttlt", "nqlt", "pl",  "l",   "cv", "vbhn", "qcph"};

/// Types that stand before a serial without doubt: nq25. The others are syllables or units as well.
constexpr std::array<std::string_view, 22> leading_types{
    "nq", "qđ",  "ct", "qc", "qyđ", "tb",   "hd",   "hđ", "ctr", "kh", "bc",
    "bb", "ttr", "kl", "tt", "nđ",  "ttlt", "nqlt", "pl", "cv",  "cđ", "gm"};

struct Body {
  std::string_view name;
  enum class World : std::uint8_t { party, other, either } world;
};

constexpr auto party = Body::World::party;
constexpr auto other = Body::World::other;
constexpr auto either = Body::World::either;

/// Issuing bodies as they stand in numbers. The youth union and the farmers write as the Party
/// does.
constexpr std::array<Body, 113> bodies{{
    {"đu", party},     {"cb", party},      {"hu", party},      {"tu", party},
    {"tw", party},     {"ubkt", party},    {"ubktđu", party},  {"ubkthu", party},
    {"ubkttu", party}, {"ubkttw", party},  {"btchu", party},   {"btctu", party},
    {"btctw", party},  {"btghu", party},   {"btgtu", party},   {"btgtw", party},
    {"btgđu", party},  {"bdvhu", party},   {"bdvtu", party},   {"bdvtw", party},
    {"bdvđu", party},  {"btcđu", party},   {"bxdđ", party},    {"vphu", party},
    {"vptu", party},   {"vptw", party},    {"vpđu", party},    {"btv", party},
    {"btvđu", party},  {"btvhu", party},   {"btvtu", party},   {"đtn", party},
    {"đtnx", party},   {"twđtn", party},   {"hnd", party},     {"hndx", party},
    {"đuk", party},    {"ttđu", party},    {"bch", either},    {"bchtw", party},
    {"btc", either},   {"btg", party},     {"bdv", party},     {"bcđ", either},
    {"bct", either},   {"vp", either},     {"ubnd", other},    {"hđnd", other},
    {"tthđnd", other}, {"bktxh", other},   {"bpc", other},     {"mttq", other},
    {"btt", other},    {"ubmttq", other},  {"ubmt", other},    {"mttw", other},
    {"hpn", other},    {"lhpn", other},    {"ccb", other},     {"hccb", other},
    {"ctđ", other},    {"nct", other},     {"hnct", other},    {"hkh", other},
    {"cđ", other},     {"cđcs", other},    {"bchqs", other},   {"cax", other},
    {"cap", other},    {"catt", other},    {"ca", other},      {"pkt", other},
    {"pvhxh", other},  {"ttpvhcc", other}, {"tyt", other},     {"thcs", other},
    {"thpt", other},   {"mn", other},      {"th", other},      {"ttg", other},
    {"cp", other},     {"ctn", other},     {"qh", other},      {"ubtvqh", other},
    {"vpcp", other},   {"vpqh", other},    {"bnv", other},     {"bnnptnt", other},
    {"bca", other},    {"bqp", other},     {"bgdđt", other},   {"bgtvt", other},
    {"bkhcn", other},  {"bkhđt", other},   {"blđtbxh", other}, {"btnmt", other},
    {"btp", other},    {"btttt", other},   {"bvhttdl", other}, {"bxd", other},
    {"byt", other},    {"ubdt", other},    {"ttcp", other},    {"nhnn", other},
    {"snv", other},    {"stc", other},     {"snnptnt", other}, {"snn", other},
    {"sxd", other},    {"stnmt", other},   {"sgdđt", other},   {"syt", other},
    {"stp", other},
}};

/// đ is C4 91 in UTF-8; nothing else in the tables is outside a-z0-9.
constexpr std::string_view barred = "đ";

std::string without_bar(std::string_view exact) {
  std::string plain(exact);
  for (std::size_t at; (at = plain.find(barred)) != std::string::npos;) {
    plain.replace(at, barred.size(), 1, 'd');
  }
  return plain;
}

bool same_without_bar(std::string_view one, std::string_view two) {
  const auto next = [](std::string_view& rest) {
    const bool bar = rest.substr(0, barred.size()) == barred;
    const char c = bar ? 'd' : rest[0];
    rest.remove_prefix(bar ? barred.size() : 1);
    return c;
  };
  while (!one.empty() && !two.empty()) {
    if (next(one) != next(two)) return false;
  }
  return one.empty() && two.empty();
}

/// The entry that is spelled so, else the one that is when bars are left out of both.
template <typename Entries, typename Name>
const auto* find_spelled(const Entries& entries, std::string_view exact, Name name) {
  auto found = std::find_if(entries.begin(), entries.end(),
                            [&](const auto& entry) { return name(entry) == exact; });
  if (found == entries.end()) {
    found = std::find_if(entries.begin(), entries.end(),
                         [&](const auto& entry) { return same_without_bar(name(entry), exact); });
  }
  return found == entries.end() ? nullptr : &*found;
}

std::optional<std::string_view> find_type(std::string_view exact) {
  if (exact.size() > 6) return std::nullopt;
  const auto* found = find_spelled(types, exact, [](std::string_view type) { return type; });
  return found == nullptr ? std::nullopt : std::optional(*found);
}

bool leads_number(std::string_view type) {
  return std::find(leading_types.begin(), leading_types.end(), type) != leading_types.end();
}

const Body* find_body(std::string_view exact) {
  if (exact.size() > 12) return nullptr;
  return find_spelled(bodies, exact, [](const Body& body) { return body.name; });
}

/// Letters and digits that stand together: "BNNPTNT", "QH15", "NQ25TW", "GD&ĐT" (read as gdđt).
struct Run {
  std::string exact;     ///< lower case; đ kept, tones and vowel marks gone; TƯ is tw
  bool marked = false;   ///< has a tone or a vowel mark, so it is a word
  bool letters = false;  ///< begins with a letter
  std::size_t end = 0;

  [[nodiscard]] bool empty() const { return exact.empty(); }
  [[nodiscard]] std::string_view without_digits() const {
    std::string_view name = exact;
    while (!name.empty() && name.back() >= '0' && name.back() <= '9') name.remove_suffix(1);
    return name;
  }
};

constexpr std::size_t longest_run = 24;

Run read_run(std::string_view text, std::size_t at) {
  Run run;
  std::array<Letter, longest_run> letters{};
  std::size_t size = 0;
  while (at < text.size()) {
    const Char c = read_char(text, at);
    const CharFacts& facts = c.facts;
    if (facts.kind == CharKind::letter || facts.kind == CharKind::digit) {
      if (size == longest_run) return {};
      if (facts.kind == CharKind::letter) {
        letters[size++] = facts.letter;
        run.marked = run.marked || facts.tone != Tone::level;
      } else {
        letters[size++] = static_cast<Letter>(0x80U + (c.point - '0'));
      }
    } else if (facts.kind == CharKind::mark && size > 0) {
      const Letter last = letters[size - 1];
      const Letter changed = last < 0x80 ? under(facts.vowel, last) : Letter{0};
      if (changed != 0) {
        letters[size - 1] = changed;
      } else {
        run.marked = true;
      }
    } else if (facts.kind != CharKind::ignored && !(c.point == '&' && size > 0)) {
      if (facts.kind == CharKind::latin || facts.kind == CharKind::foreign) return {};
      break;
    }
    at += c.length;
  }
  run.end = at;
  run.letters = size > 0 && letters[0] < 0x80;
  for (std::size_t i = 0; i < size; ++i) {
    const Letter letter = letters[i];
    if (letter >= 0x80) {
      run.exact += static_cast<char>('0' + (letter - 0x80));
    } else if (letter == letter_of(U'ư') && i > 0 && letters[i - 1] == letter_of(U't')) {
      run.exact += 'w';  // TƯ: trung ương
    } else if (letter == letter_of(U'đ')) {
      run.exact += spelled(letter, Tone::level);
    } else {
      run.marked = run.marked || alphabet[letter] >= 0x80;
      run.exact += plain(letter);
    }
  }
  return run;
}

std::size_t skip_spaces(std::string_view text, std::size_t at, int most = 2) {
  for (; most > 0 && at < text.size(); --most) {
    const Char c = read_char(text, at);
    if (c.facts.kind != CharKind::space) break;
    at += c.length;
  }
  return at;
}

CharKind kind_at(std::string_view text, std::size_t at) {
  return at < text.size() ? read_char(text, at).facts.kind : CharKind::line_end;
}

/// The place after a character of this kind, spaces around it skipped.
std::optional<std::size_t> after(CharKind kind, std::string_view text, std::size_t at) {
  at = skip_spaces(text, at);
  if (kind_at(text, at) != kind) return std::nullopt;
  return skip_spaces(text, at + read_char(text, at).length);
}

std::string_view digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return text.substr(at, end - at);
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.substr(0, 2) == "19" || digits.substr(0, 2) == "20");
}

std::string serial_of(std::string_view digits) {
  while (digits.size() > 1 && digits[0] == '0') digits.remove_prefix(1);
  return std::string(digits);
}

/// Could be an abbreviation: letters that make no syllable.
bool is_abbreviation(const Run& run) {
  if (run.empty() || run.marked || !run.letters) return false;
  const std::string_view name = run.without_digits();
  ShapeKey key = 0;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < name.size();) {
    const Char c = read_char(name, at);
    if (++letters > longest_shape) return true;
    key = with_letter(key, c.facts.letter);
    at += c.length;
  }
  return shapes().find(key) == nullptr;
}

struct ReadBody {
  std::string exact;
  Body::World world = Body::World::either;
  std::size_t end = 0;
};

/// The body that starts here, with what is hyphened to it: "ubnd", "mttq-btt", "qh15". Bodies that
/// are not in the table only where the place before them leaves no doubt.
std::optional<ReadBody> read_body(std::string_view text, std::size_t at, bool no_doubt) {
  struct Part {
    std::string exact;
    const Body* known = nullptr;
    std::size_t end = 0;
  };
  const auto read_part = [&](std::size_t place, bool only_known) -> std::optional<Part> {
    Run run = read_run(text, place);
    // T.Ư and T.W
    if (run.exact == "t" && run.end < text.size() && text[run.end] == '.') {
      const Run rest = read_run(text, run.end + 1);
      if (rest.exact == "w" || rest.exact == "u") {
        return Part{"tw", find_body("tw"), rest.end};
      }
    }
    if (run.empty() || run.marked || !run.letters) return std::nullopt;
    const std::string_view name = run.without_digits();
    const Body* known = find_body(name);
    if (known == nullptr && (only_known || !is_abbreviation(run))) return std::nullopt;
    const std::string digits = run.exact.substr(name.size());
    return Part{known != nullptr ? std::string(known->name) + digits : run.exact, known, run.end};
  };

  const auto first = read_part(at, !no_doubt);
  if (!first) return std::nullopt;
  ReadBody body{first->exact, first->known != nullptr ? first->known->world : either, first->end};
  for (int parts = 1; parts < 5; ++parts) {
    const CharKind separator = kind_at(text, body.end);
    std::optional<Part> next;
    if (separator == CharKind::dash || separator == CharKind::dot) {
      const std::size_t begin = body.end + read_char(text, body.end).length;
      next = read_part(begin, separator == CharKind::dot || !no_doubt);
    }
    if (!next) {
      const auto begin = after(CharKind::dash, text, body.end);
      if (begin) next = read_part(*begin, true);
    }
    if (!next) break;
    body.exact += '-';
    body.exact += next->exact;
    body.end = next->end;
  }
  return body;
}

/// A type and a body without the mark between them: "TTrCP", "NQUBTVQH14". The longest type wins.
std::optional<std::pair<std::string_view, std::string>> split_type(const Run& run) {
  if (run.marked) return std::nullopt;
  for (std::size_t size = std::min<std::size_t>(run.exact.size(), 6); size > 0; --size) {
    const auto type = find_type(std::string_view(run.exact).substr(0, size));
    if (!type) continue;
    const std::string_view rest = std::string_view(run.exact).substr(size);
    std::string_view name = rest;
    while (!name.empty() && name.back() >= '0' && name.back() <= '9') name.remove_suffix(1);
    if (const Body* known = find_body(name); known != nullptr && !name.empty()) {
      return std::pair(*type, std::string(known->name) + std::string(rest.substr(name.size())));
    }
  }
  return std::nullopt;
}

bool is_party(const ReadBody& body, bool written_so) {
  return body.world == either ? written_so : body.world == party;
}

Body::World world_of(std::string_view body) {
  while (!body.empty() && body.back() >= '0' && body.back() <= '9') body.remove_suffix(1);
  const Body* known = find_body(body);
  return known != nullptr ? known->world : either;
}

DocumentNumber& with_body(DocumentNumber& number, ReadBody body, bool written_as_party) {
  number.party = is_party(body, written_as_party);
  number.body = std::move(body.exact);
  number.length = body.end;
  return number;
}

/// After the serial's slash: [year/] type-body, or what stands for it.
std::optional<DocumentNumber> read_after_slash(std::string_view text, std::size_t at,
                                               DocumentNumber number) {
  if (const std::string_view year = digits_at(text, at); is_year(year)) {
    const auto next = after(CharKind::slash, text, at + year.size());
    if (!next) return std::nullopt;
    number.year = year;
    at = *next;
  }
  const Run run = read_run(text, at);
  if (run.empty() || run.marked || !run.letters) return std::nullopt;
  const std::string_view name = run.without_digits();
  const auto type = find_type(run.exact);
  if (type) {
    for (const CharKind separator : {CharKind::dash, CharKind::dot, CharKind::slash}) {
      const auto next = after(separator, text, run.end);
      if (!next) continue;
      if (auto body = read_body(text, *next, separator != CharKind::dot)) {
        number.type = *type;
        return with_body(number, std::move(*body), false);
      }
    }
  }
  if (auto glued = split_type(run)) {
    number.type = glued->first;
    return with_body(number, {glued->second, world_of(glued->second), run.end}, false);
  }
  if (!is_abbreviation(run)) return std::nullopt;
  const bool law = (name == "qh" || name == "ubtvqh") && name.size() < run.exact.size();
  if (find_body(name) != nullptr && law == !number.year.empty()) {
    // 10/2022/QH15, 12/UBND-VP
    if (auto body = read_body(text, at, false)) {
      body->world = other;
      return with_body(number, std::move(*body), false);
    }
  }
  if (const auto next = after(CharKind::dash, text, run.end); next && !type) {
    // 12/BCTT-HĐND: a type of its own before a known body.
    if (auto body = read_body(text, *next, false)) {
      number.type = run.exact;
      return with_body(number, std::move(*body), false);
    }
  }
  return std::nullopt;
}

/// After the serial's dash, or after a type read before: type/body.
std::optional<DocumentNumber> read_after_dash(std::string_view text, std::size_t at,
                                              DocumentNumber number) {
  const Run run = read_run(text, at);
  if (run.empty() || run.marked || !run.letters) return std::nullopt;
  if (const auto type = find_type(run.exact)) {
    for (const CharKind separator : {CharKind::slash, CharKind::dash}) {
      const auto next = after(separator, text, run.end);
      if (!next) continue;
      if (auto body = read_body(text, *next, separator == CharKind::slash)) {
        number.type = *type;
        return with_body(number, std::move(*body), true);
      }
    }
  }
  if (auto glued = split_type(run); glued && world_of(glued->second) == party) {
    number.type = glued->first;
    return with_body(number, {glued->second, party, run.end}, true);
  }
  return std::nullopt;
}

/// 12 BC/ĐU, and in queries 218 bc ubnd, 25 nq.
std::optional<DocumentNumber> read_after_space(std::string_view text, std::size_t at,
                                               DocumentNumber number, NumberIn where) {
  const Run run = read_run(text, at);
  if (run.empty() || run.marked || !run.letters) return std::nullopt;
  const auto type = find_type(run.exact);
  if (type && (where == NumberIn::query || leads_number(*type))) {
    auto next = after(CharKind::slash, text, run.end);
    const bool slash = next.has_value();
    if (!next && where == NumberIn::query) {
      next = after(CharKind::dash, text, run.end);
      if (!next) next = skip_spaces(text, run.end);
    }
    if (next) {
      if (auto body = read_body(text, *next, false)) {
        number.type = *type;
        return with_body(number, std::move(*body), slash);
      }
    }
  }
  if (where != NumberIn::query) return std::nullopt;
  if (auto glued = split_type(run)) {
    number.type = glued->first;
    return with_body(number, {glued->second, world_of(glued->second), run.end}, true);
  }
  if (!type) return std::nullopt;
  number.type = *type;
  number.length = run.end;
  return number;
}

/// The digits of a serial and a letter hung to them: 30a/2008.
std::optional<DocumentNumber> read_serial(std::string_view text) {
  const std::string_view digits = digits_at(text, 0);
  if (digits.empty() || digits.size() > 5) return std::nullopt;
  DocumentNumber number;
  number.serial = serial_of(digits);
  number.length = digits.size();
  const Run letter = read_run(text, digits.size());
  if (letter.exact.size() == 1 && letter.letters && !letter.marked &&
      (after(CharKind::slash, text, letter.end) || after(CharKind::dash, text, letter.end))) {
    number.serial += letter.exact;
    number.length = letter.end;
  }
  return number;
}

std::optional<DocumentNumber> read_from_serial(std::string_view text, NumberIn where) {
  auto number = read_serial(text);
  if (!number) return std::nullopt;
  if (const auto next = after(CharKind::slash, text, number->length)) {
    return read_after_slash(text, *next, *number);
  }
  if (const auto next = after(CharKind::dash, text, number->length)) {
    auto read = read_after_dash(text, *next, *number);
    if (read || where != NumberIn::query) return read;
    return read_after_space(text, *next, *number, where);
  }
  return read_after_space(text, skip_spaces(text, number->length), *number, where);
}

/// The body behind a serial that came after its type: nq25tw, NQ25/TW, nq 25 tw.
DocumentNumber with_later_body(std::string_view text, DocumentNumber number, NumberIn where) {
  for (const CharKind separator : {CharKind::dash, CharKind::slash}) {
    std::optional<std::size_t> next;
    if (where == NumberIn::query) {
      next = after(separator, text, number.length);
    } else if (kind_at(text, number.length) == separator) {
      next = number.length + read_char(text, number.length).length;
    }
    if (!next) continue;
    if (auto body = read_body(text, *next, false)) {
      return with_body(number, std::move(*body), separator == CharKind::slash);
    }
  }
  if (where == NumberIn::query) {
    if (auto body = read_body(text, skip_spaces(text, number.length), false)) {
      return with_body(number, std::move(*body), true);
    }
  }
  return number;
}

/// nq25, nq25tw: type, serial and perhaps a body in one run.
std::optional<DocumentNumber> read_glued(std::string_view text, const Run& run, NumberIn where) {
  if (run.marked) return std::nullopt;
  const std::string_view all = run.exact;
  const std::size_t begin = all.find_first_of("0123456789");
  if (begin == std::string_view::npos) return std::nullopt;
  const std::string_view digits = digits_at(all, begin);
  const std::string_view rest = all.substr(begin + digits.size());
  const auto type = find_type(all.substr(0, begin));
  if (!type || !leads_number(*type) || digits.size() > 5) return std::nullopt;
  DocumentNumber number;
  number.type = *type;
  number.serial = serial_of(digits);
  number.length = run.end;
  if (rest.empty()) return with_later_body(text, number, where);
  const Body* known = find_body(rest);
  if (known == nullptr) return std::nullopt;
  return with_body(number, {std::string(known->name), known->world, run.end}, true);
}

struct NamedType {
  std::string_view first;
  std::string_view second;
  std::string_view type;
};
constexpr std::array<NamedType, 16> named_types{{
    {"nghi", "quyet", "nq"},
    {"quyet", "đinh", "qđ"},
    {"quy", "đinh", "qđ"},
    {"chi", "thi", "ct"},
    {"ke", "hoach", "kh"},
    {"thong", "bao", "tb"},
    {"to", "trinh", "ttr"},
    {"huong", "dan", "hd"},
    {"ket", "luan", "kl"},
    {"chuong", "trinh", "ctr"},
    {"quy", "che", "qc"},
    {"bao", "cao", "bc"},
    {"nghi", "đinh", "nđ"},
    {"thong", "tu", "tt"},
    {"thong", "tw", "tt"},  // as read_run reads tư
    {"phap", "lenh", "pl"},
}};

/// A type in words or as an abbreviation, and the place behind it and behind "số".
std::optional<std::pair<std::string_view, std::size_t>> read_type(std::string_view text,
                                                                  const Run& run) {
  std::optional<std::pair<std::string_view, std::size_t>> read;
  if (const auto type = find_type(run.exact); type && !run.marked) read = std::pair(*type, run.end);
  const Run second = read_run(text, skip_spaces(text, run.end));
  for (const NamedType& named : named_types) {
    if (run.exact == named.first && same_without_bar(second.exact, named.second)) {
      read = std::pair(named.type, second.end);
    }
  }
  if (!read) return std::nullopt;
  read->second = skip_spaces(text, read->second);
  if (const Run so = read_run(text, read->second); so.exact == "so") {
    read->second = skip_spaces(text, so.end);
    if (kind_at(text, read->second) == CharKind::colon) {
      read->second = skip_spaces(text, read->second + 1);
    }
  }
  return read;
}

/// nq 25, nghị quyết số 25 tw, quyết định 1980/QĐ-TTg
std::optional<DocumentNumber> read_named(std::string_view text, const Run& run) {
  const auto named = read_type(text, run);
  if (!named) return std::nullopt;
  const auto [type, begin] = *named;
  if (auto number = read_from_serial(text.substr(begin), NumberIn::text)) {
    number->length += begin;
    return number;
  }
  auto number = read_serial(text.substr(begin));
  if (!number) return std::nullopt;
  number->length += begin;
  number->type = type;
  if (const auto slash = after(CharKind::slash, text, number->length)) {
    if (const auto year = digits_at(text, *slash); is_year(year)) {
      number->year = year;
      number->length = *slash + year.size();
    }
  }
  return with_later_body(text, *number, NumberIn::query);
}

}  // namespace

std::string DocumentNumber::canonical() const {
  std::string text;
  if (body.empty()) return type + serial;
  const auto add = [&](std::string_view part, char separator) {
    if (part.empty()) return;
    text += part;
    text += separator;
  };
  if (type.empty()) {
    add(serial, '/');
    add(year, '/');
  } else if (party) {
    add(serial, '-');
    add(type, '/');
  } else {
    add(serial, '/');
    add(year, '/');
    add(type, '-');
  }
  return text + body;
}

std::string DocumentNumber::unmarked() const {
  return without_bar(canonical());
}

std::optional<DocumentNumber> read_document_number(std::string_view text, NumberIn where) {
  if (text.empty()) return std::nullopt;
  if (text[0] >= '0' && text[0] <= '9') return read_from_serial(text, where);
  const Run run = read_run(text, 0);
  if (run.empty()) return std::nullopt;
  if (where == NumberIn::query && run.exact == "so") {
    std::size_t begin = skip_spaces(text, run.end);
    if (kind_at(text, begin) == CharKind::colon) begin = skip_spaces(text, begin + 1);
    if (digits_at(text, begin).empty()) return std::nullopt;
    auto number = read_from_serial(text.substr(begin), where);
    if (number) number->length += begin;
    return number;
  }
  if (!run.marked) {
    if (const auto type = find_type(run.exact)) {
      // The serial was left blank: BC/ĐU, and behind a slash BC-UBND.
      const CharKind separator = where == NumberIn::after_slash ? CharKind::dash : CharKind::slash;
      if (const auto next = after(separator, text, run.end); next && leads_number(*type)) {
        if (auto body = read_body(text, *next, false); body && body->world != either) {
          DocumentNumber number;
          number.type = *type;
          return with_body(number, std::move(*body), separator == CharKind::slash);
        }
      }
    }
    if (auto number = read_glued(text, run, where)) return number;
  }
  if (where == NumberIn::query) return read_named(text, run);
  return std::nullopt;
}

std::string loose_key(std::string_view unmarked) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t serial = 0;
  while (serial < unmarked.size() && unmarked[serial] != '-' && unmarked[serial] != '/') ++serial;
  if (serial == unmarked.size()) return std::string(unmarked);  // nq25
  if (!digit(unmarked[0])) return {};
  std::size_t begin = serial + 1;
  while (begin < unmarked.size() && (digit(unmarked[begin]) || unmarked[begin] == '/')) ++begin;
  std::size_t end = begin;
  while (end < unmarked.size() && unmarked[end] >= 'a' && unmarked[end] <= 'z') ++end;
  const std::string_view type = unmarked.substr(begin, end - begin);
  if (end == unmarked.size() || !find_type(type)) return {};
  return std::string(type) + std::string(unmarked.substr(0, serial));
}

}  // namespace tracuu::tokenizers
