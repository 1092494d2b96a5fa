#include "corpus/fields/symbols.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tracuu::corpus::fields {
namespace {

struct Type {
  std::string_view code;
  std::string_view plain;  ///< of the code
  std::string_view name;
  std::string_view plain_name;
};

// NĐ 30/2020/NĐ-CP, the Party's HD 36-HD/VPTW, and what national bodies issue. Of two codes with
// the same plain letters the more frequent one comes first.
constexpr std::array types{
    Type{"BC", "bc", "báo cáo", "bao cao"},
    Type{"NQ", "nq", "nghị quyết", "nghi quyet"},
    Type{"QĐ", "qd", "quyết định", "quyet dinh"},
    Type{"CT", "ct", "chỉ thị", "chi thi"},
    Type{"KL", "kl", "kết luận", "ket luan"},
    Type{"NĐ", "nd", "nghị định", "nghi dinh"},
    Type{"TT", "tt", "thông tư", "thong tu"},
    Type{"TTLT", "ttlt", "thông tư liên tịch", "thong tu lien tich"},
    Type{"PL", "pl", "pháp lệnh", "phap lenh"},
    Type{"L", "l", "luật", "luat"},
    Type{"KH", "kh", "kế hoạch", "ke hoach"},
    Type{"CTr", "ctr", "chương trình", "chuong trinh"},
    Type{"CTHĐ", "cthd", "chương trình hành động", "chuong trinh hanh dong"},
    Type{"TB", "tb", "thông báo", "thong bao"},
    Type{"HD", "hd", "hướng dẫn", "huong dan"},
    Type{"HĐ", "hd", "hợp đồng", "hop dong"},
    Type{"TTr", "ttr", "tờ trình", "to trinh"},
    Type{"CV", "cv", "công văn", "cong van"},
    Type{"CĐ", "cd", "công điện", "cong dien"},
    Type{"ĐA", "da", "đề án", "de an"},
    Type{"DA", "da", "dự án", "du an"},
    Type{"PA", "pa", "phương án", "phuong an"},
    Type{"BB", "bb", "biên bản", "bien ban"},
    Type{"QC", "qc", "quy chế", "quy che"},
    Type{"QyĐ", "qyd", "quy định", "quy dinh"},
    Type{"QĐi", "qdi", "quy định", "quy dinh"},
    Type{"TC", "tc", "thông cáo", "thong cao"},
    Type{"BGN", "bgn", "bản ghi nhớ", "ban ghi nho"},
    Type{"BTT", "btt", "bản thỏa thuận", "ban thoa thuan"},
    Type{"GUQ", "guq", "giấy ủy quyền", "giay uy quyen"},
    Type{"GM", "gm", "giấy mời", "giay moi"},
    Type{"GGT", "ggt", "giấy giới thiệu", "giay gioi thieu"},
    Type{"GNP", "gnp", "giấy nghỉ phép", "giay nghi phep"},
    Type{"PG", "pg", "phiếu gửi", "phieu gui"},
    Type{"PC", "pc", "phiếu chuyển", "phieu chuyen"},
    Type{"PB", "pb", "phiếu báo", "phieu bao"},
    Type{"BCK", "bck", "bản cam kết", "ban cam ket"},
    Type{"CL", "cl", "chiến lược", "chien luoc"},
    Type{"SY", "sy", "sao y", "sao y"},
    Type{"TrS", "trs", "trích sao", "trich sao"},
    Type{"SL", "sl", "sao lục", "sao luc"},
};

struct Body {
  std::string_view plain;
  std::string_view code;
  std::optional<World> world;
};

constexpr auto state = World::state;
constexpr auto party = World::party;
constexpr auto mass = World::mass;

constexpr std::array bodies{
    Body{"tw", "TW", party},
    Body{"du", "ĐU", party},
    Body{"hu", "HU", party},
    Body{"tu", "TU", party},
    Body{"cb", "CB", party},
    Body{"thu", "ThU", party},
    Body{"qu", "QU", party},
    Body{"ubkt", "UBKT", party},
    Body{"ubktdu", "UBKTĐU", party},
    Body{"vpdu", "VPĐU", party},
    Body{"bxdd", "BXDĐ", party},
    Body{"btg", "BTG", party},
    Body{"bdv", "BDV", party},
    Body{"btgdu", "BTGĐU", party},
    Body{"kdv", "KDV", party},
    Body{"vptw", "VPTW", party},
    Body{"btctw", "BTCTW", party},
    Body{"bcdtw", "BCĐTW", party},
    Body{"mttq", "MTTQ", mass},
    Body{"ubmttq", "UBMTTQ", mass},
    Body{"mttw", "MTTW", mass},
    Body{"mt", "MT", mass},
    Body{"dtn", "ĐTN", mass},
    Body{"dtncs", "ĐTNCS", mass},
    Body{"dx", "ĐX", mass},
    Body{"hpn", "HPN", mass},
    Body{"lhpn", "LHPN", mass},
    Body{"hlhpn", "HLHPN", mass},
    Body{"pn", "PN", mass},
    Body{"hnd", "HND", mass},
    Body{"hndx", "HNDX", mass},
    Body{"ccb", "CCB", mass},
    Body{"hccb", "HCCB", mass},
    Body{"ctd", "CTĐ", mass},
    Body{"hctd", "HCTĐ", mass},
    Body{"nct", "NCT", mass},
    Body{"hnct", "HNCT", mass},
    Body{"hkh", "HKH", mass},
    Body{"cdcs", "CĐCS", mass},
    Body{"ldld", "LĐLĐ", mass},
    Body{"tldld", "TLĐLĐ", mass},
    Body{"lhtn", "LHTN", mass},
    Body{"twdtn", "TWĐTN", mass},
    Body{"btt", "BTT", std::nullopt},
    Body{"cd", "CĐ", std::nullopt},
    Body{"btv", "BTV", std::nullopt},
    Body{"bch", "BCH", std::nullopt},
    Body{"bchdb", "BCHĐB", party},
    Body{"bcd", "BCĐ", std::nullopt},
    Body{"vp", "VP", std::nullopt},
    Body{"ubnd", "UBND", state},
    Body{"ub", "UB", state},
    Body{"hdnd", "HĐND", state},
    Body{"tthdnd", "TTHĐND", state},
    Body{"bktxh", "BKTXH", state},
    Body{"bpc", "BPC", state},
    Body{"hdph", "HĐPH", state},
    Body{"hdnvqs", "HĐNVQS", state},
    Body{"hdtdkt", "HĐTĐKT", state},
    Body{"ubbc", "UBBC", state},
    Body{"pkthtdt", "PKTHTĐT", state},
    Body{"gpmb", "GPMB", state},
    Body{"tthtcd", "TTHTCĐ", state},
    Body{"tcnscd", "TCNSCĐ", state},
    Body{"bql", "BQL", state},
    Body{"cp", "CP", state},
    Body{"ttg", "TTg", state},
    Body{"ca", "CA", state},
    Body{"cax", "CAX", state},
    Body{"cap", "CAP", state},
    Body{"catt", "CATT", state},
    Body{"bchqs", "BCHQS", state},
    Body{"tyt", "TYT", state},
    Body{"pkt", "PKT", state},
    Body{"pvhxh", "PVHXH", state},
    Body{"ttpvhcc", "TTPVHCC", state},
    Body{"bnv", "BNV", state},
    Body{"btc", "BTC", std::nullopt},
    Body{"byt", "BYT", state},
    Body{"bkh", "BKH", state},
    Body{"bnnptnt", "BNNPTNT", state},
    Body{"bgddt", "BGDĐT", state},
    Body{"bldtbxh", "BLĐTBXH", state},
    Body{"btnmt", "BTNMT", state},
    Body{"bqp", "BQP", state},
    Body{"bca", "BCA", state},
    Body{"bnn", "BNN", state},
    Body{"bxd", "BXD", state},
    Body{"btp", "BTP", state},
    Body{"bvhttdl", "BVHTTDL", state},
    Body{"ubtvqh", "UBTVQH", state},
    Body{"qh", "QH", state},
    Body{"snv", "SNV", state},
    Body{"stc", "STC", state},
    Body{"snn", "SNN", state},
    Body{"hdbc", "HĐBC", state},
    Body{"hdbt", "HĐBT", state},
};

// What OCR makes of the commonest ones.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> misread{{
    {"ubno", "UBND"},
    {"ubnb", "UBND"},
    {"u8nd", "UBND"},
    {"hdno", "HĐND"},
}};

const Body* known_body(std::string_view plain) {
  const auto* found = std::find_if(bodies.begin(), bodies.end(),
                                   [&](const Body& body) { return body.plain == plain; });
  return found == bodies.end() ? nullptr : found;
}

/// UBTVQH14, QH15: a body with the number of its term.
const Body* body_with_term(std::string_view plain) {
  const auto letters = plain.find_first_of("0123456789");
  if (letters == std::string_view::npos || letters == 0) return nullptr;
  const auto* body = known_body(plain.substr(0, letters));
  if (body == nullptr || (body->plain != "qh" && body->plain != "ubtvqh")) return nullptr;
  return plain.find_first_not_of("0123456789", letters) == std::string_view::npos ? body : nullptr;
}

std::string plain_of(std::string_view code) {
  const auto view = view_of(code);
  return view.plain;
}

std::string body_as_known(const View& view, Span span) {
  const auto plain = std::string(view.slice(span));
  const auto printed = std::string(view.original(span));
  for (const auto& [wrong, right] : misread) {
    if (plain == wrong) return std::string(right);
  }
  // TƯ is the centre, TU the province.
  if (plain == "tu" &&
      (printed.find("Ư") != std::string::npos || printed.find("ư") != std::string::npos))
    return "TW";
  if (const auto* body = known_body(plain)) return std::string(body->code);
  if (const auto* body = body_with_term(plain)) {
    return std::string(body->code) + plain.substr(body->plain.size());
  }
  // BCĐNTM, BCĐ35: the marks of what follows are as printed.
  if (plain.starts_with("bcd")) return "BCĐ" + printed.substr(printed.find("CĐ") == 1 ? 4 : 3);
  if (plain.size() > 4 && plain.starts_with("ubnd")) {
    return "UBND" + printed.substr(std::min<std::size_t>(printed.size(), printed.find('D') + 1));
  }
  if (view.is_capital(span.begin)) return printed;
  auto upper = plain;
  for (auto& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

bool is_filler(char c) {
  return c == ' ' || c == '.' || c == '_' || c == ':' || c == ',';
}

std::size_t skip(const View& view, std::size_t i, bool (*wanted)(char)) {
  // A blank of more than this is no blank for a number.
  const auto last = std::min(view.plain.size(), i + 120);
  while (i < last && wanted(view[i])) ++i;
  return i;
}

std::size_t skip_spaces(const View& view, std::size_t i) {
  return skip(view, i, [](char c) { return c == ' '; });
}

/// Behind a slash or hyphen the rest may have slipped to the next line.
std::size_t skip_spaces_and_line_end(const View& view, std::size_t i) {
  i = skip_spaces(view, i);
  return view[i] == '\n' && i < view.plain.size() ? skip_spaces(view, i + 1) : i;
}

struct Serial {
  std::string text;
  std::size_t end = 0;
};

/// "12", "l2", "34a", "012"; not "bc".
std::optional<Serial> serial_at(const View& view, std::size_t i) {
  std::size_t end = i;
  bool has_digit = false;
  while (end < view.plain.size() && end < i + 8 &&
         (view.is_digit(end) || view[end] == 'l' || view[end] == 'i' || view[end] == 'o' ||
          view[end] == '|')) {
    has_digit = has_digit || view.is_digit(end);
    ++end;
  }
  if (end == i || end - i > 6) return std::nullopt;
  auto digits = repaired_digits(view.slice({i, end}));
  std::string suffix;
  if (has_digit && view.is_letter(end) && view[end] <= 'e' && !view.is_alnum(end + 1)) {
    suffix = std::string(1, view[end]);
    ++end;
  }
  // "l/BC" alone: only a separator behind it makes a lone letter a digit.
  if (!has_digit && view[skip_spaces(view, end)] != '/' && view[skip_spaces(view, end)] != '-') {
    return std::nullopt;
  }
  if (digits.size() > 5) return std::nullopt;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.empty()) return std::nullopt;
  return Serial{digits + suffix, end};
}

std::size_t letters_end(const View& view, std::size_t i) {
  while (view.is_letter(i)) ++i;
  return i;
}

struct TypeMatch {
  DocType type;
  std::size_t end = 0;
};

/// The type at `i`: a run of letters that is one, or the longest one a known body is glued to
/// (NQUBTVQH14, TTrCP).
std::optional<TypeMatch> type_at(const View& view, std::size_t i) {
  const auto end = letters_end(view, i);
  if (end == i || end - i > 24) return std::nullopt;
  if (auto type = type_by_abbreviation(view.original({i, end}))) return TypeMatch{*type, end};
  auto body_end = end;
  while (view.is_digit(body_end)) ++body_end;
  for (auto split = std::min(end, i + 4); split > i; --split) {
    const auto body = view.slice({split, body_end});
    if (known_body(body) == nullptr && body_with_term(body) == nullptr) continue;
    // A single letter (L) is too little to be cut off.
    if (split - i < 2) break;
    if (auto type = type_by_abbreviation(view.original({i, split}))) return TypeMatch{*type, split};
  }
  return std::nullopt;
}

/// Where a body ends to which the motto beside it was glued: BC-UBNDCỘNG HÒA, BC/ĐUĐẢNG CỘNG SẢN.
std::size_t without_motto(const View& view, std::size_t begin, std::size_t end) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> mottos{
      {{"cong", "cong hoa"}, {"dang", "dang cong san"}, {"doan", "doan tncs"}}};
  for (const auto& [word, motto] : mottos) {
    if (end - begin > word.size() && phrase_at(view, end - word.size(), motto)) {
      return end - word.size();
    }
  }
  return end;
}

bool is_council(std::string_view body) {
  return body == "UBND" || body == "HĐND" || body == "MTTQ";
}

struct Bodies {
  std::vector<std::string> parts;
  std::size_t end = 0;
};

/// UBND, MTTQ-BTT, HĐND&UBND, T.Ư, BKTXH - HĐND.
Bodies bodies_at(const View& view, std::size_t i) {
  Bodies found{{}, i};
  while (found.parts.size() < 4) {
    auto end = i;
    while (view.is_alnum(end) || (view[end] == '&' && view.is_letter(end + 1))) {
      // HNDXĐắk: the place of signing, glued on.
      const bool word_begins = end > i + 1 && view.is_capital(end) && view.is_letter(end + 1) &&
                               !view.is_capital(end + 1) && view.is_letter(end + 2);
      if (word_begins && known_body(view.slice({i, end})) != nullptr) break;
      ++end;
    }
    if (view.slice({i, end}) == "t" && view[end] == '.' && view[end + 1] == 'u' &&
        !view.is_alnum(end + 2)) {
      found.parts.emplace_back("TW");
      found.end = end + 2;
      return found;
    }
    const Span span{i, without_motto(view, i, end)};
    end = span.end;
    const auto plain = view.slice(span);
    const bool known = known_body(plain) != nullptr || body_with_term(plain) != nullptr;
    const bool capitals =
        end - i >= 2 && view.is_capital(i) && (view.is_capital(i + 1) || view.is_capital(end - 1));
    if (span.empty() || end - i > 24 || !view.is_letter(i)) break;
    if (!known && !capitals) break;
    // "… - Lưu", "…-CP ngày": a known word in small letters only right at the joint.
    if (!found.parts.empty() && !capitals) break;
    found.parts.push_back(body_as_known(view, span));
    found.end = end;
    // The next part, joined by a hyphen; a hyphen with a capitalised place behind it is a dash.
    auto next = skip_spaces(view, end);
    if (view[next] != '-' && !(view[next] == '.' && view.is_capital(next + 1) &&
                               view.is_capital(next + 2) && next == end)) {
      break;
    }
    next = skip_spaces(view, next + 1);
    if (next > end + 1 && known_body(view.slice({next, letters_end(view, next)})) == nullptr) break;
    i = next;
  }
  return found;
}

}  // namespace

std::optional<DocType> type_by_abbreviation(std::string_view abbreviation) {
  if (abbreviation.empty() || abbreviation.size() > 12) return std::nullopt;
  const auto plain = plain_of(abbreviation);
  const Type* first = nullptr;
  for (const auto& type : types) {
    if (type.plain != plain) continue;
    if (type.code == abbreviation) return DocType{std::string(type.code), std::string(type.name)};
    if (first == nullptr) first = &type;
  }
  if (first == nullptr) return std::nullopt;
  return DocType{std::string(first->code), std::string(first->name)};
}

std::optional<DocType> type_by_name(std::string_view plain_name) {
  for (const auto& type : types) {
    if (type.plain_name == plain_name)
      return DocType{std::string(type.code), std::string(type.name)};
  }
  return std::nullopt;
}

std::optional<World> world_of_body(std::string_view body) {
  const auto plain = plain_of(body);
  if (const auto* known = known_body(plain)) return known->world;
  if (const auto* known = body_with_term(plain)) return known->world;
  for (const std::string_view prefix : {"mttq", "ubmt", "hlhpn", "hnd", "hpn", "dtn", "hccb"}) {
    if (plain.starts_with(prefix)) return mass;
  }
  for (const std::string_view prefix : {"ubkt", "btcd", "btgd"}) {
    if (plain.starts_with(prefix)) return party;
  }
  if (plain.starts_with("ubnd") || plain.starts_with("hdnd")) return state;
  return std::nullopt;
}

bool says_what_it_is(const DocumentNumber& number) {
  return !number.type.empty() || number.year ||
         (!number.body.empty() && is_council(number.body.front()));
}

std::string repaired_digits(std::string_view plain) {
  std::string digits;
  for (const char c : plain) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c == 'l' || c == 'i' || c == '|') {
      digits += '1';
    } else if (c == 'o') {
      digits += '0';
    } else {
      return {};
    }
  }
  return digits;
}

std::string padded(std::string_view serial) {
  const bool one_digit =
      !serial.empty() && (serial.size() == 1 || !(serial[1] >= '0' && serial[1] <= '9'));
  return (one_digit ? "0" : "") + std::string(serial);
}

std::string canonical_of(const DocumentNumber& number, bool written_as_party) {
  std::string body;
  for (const auto& part : number.body) body += (body.empty() ? "" : "-") + part;
  std::optional<World> world;
  for (const auto& part : number.body) {
    if (!world) world = world_of_body(part);
  }
  const bool as_party =
      world == World::party || (world != World::state && written_as_party && !number.year);
  std::string canonical = number.serial ? padded(*number.serial) : "";
  if (number.year) canonical += (canonical.empty() ? "" : "/") + std::to_string(*number.year);
  if (!number.type.empty()) {
    if (!canonical.empty()) canonical += as_party ? '-' : '/';
    canonical += number.type;
    if (!body.empty()) canonical += as_party ? '/' : '-';
  } else if (!canonical.empty()) {
    canonical += '/';
  }
  return canonical + body;
}

std::optional<Symbol> symbol_at(const View& view, std::size_t i, Strictness strictness) {
  const bool lenient = strictness == Strictness::number_line;
  Symbol symbol;
  symbol.span.begin = i;
  auto at = lenient ? skip(view, i, is_filler) : i;
  if (const auto serial = serial_at(view, at)) {
    symbol.number.serial = serial->text;
    symbol.span.begin = at;
    at = serial->end;
  } else if (!lenient) {
    return std::nullopt;
  }
  const auto before_separator = at;
  at = lenient ? skip(view, at, is_filler) : skip_spaces(view, at);
  const char first_separator = view[at] == '/' || view[at] == '-' ? view[at] : ' ';
  if (first_separator != ' ') at = skip_spaces_and_line_end(view, at + 1);
  if (!symbol.number.serial && first_separator != ' ') at = skip(view, at, is_filler);
  // OCR and haste double the separator: "12//BC", "12/-BC".
  if (lenient && (view[at] == '/' || view[at] == '-')) at = skip_spaces(view, at + 1);
  if (first_separator == ' ' && !lenient && at != before_separator) return std::nullopt;

  if (first_separator == '/' && view.is_digit(at)) {
    auto end = at;
    while (view.is_digit(end)) ++end;
    const auto separator = skip_spaces(view, end);
    if (end - at != 4 || (view[separator] != '/' && view[separator] != '-')) return std::nullopt;
    const auto year = std::stoi(std::string(view.slice({at, end})));
    if (year < 1945 || year > 2100) return std::nullopt;
    symbol.number.year = year;
    at = skip_spaces_and_line_end(view, separator + 1);
  }
  if (at >= view.plain.size() || !view.is_letter(at)) return std::nullopt;
  if (!symbol.number.serial && symbol.span.begin < at) {
    symbol.span.begin = at;
    while (symbol.span.begin > i &&
           (view[symbol.span.begin - 1] == '/' || view[symbol.span.begin - 1] == '-'))
      --symbol.span.begin;
  }

  const auto type = type_at(view, at);
  if (!type) {
    // A công văn (12/UBND-VP) or an act of the National Assembly (10/2022/QH15).
    if (first_separator != '/') return std::nullopt;
    auto bodies_found = bodies_at(view, at);
    if (bodies_found.parts.empty()) return std::nullopt;
    const auto& first = bodies_found.parts.front();
    const bool assembly =
        symbol.number.year && (first.starts_with("QH") || first.starts_with("UBTVQH"));
    // 12/UBND-VP anywhere; 112/PDT, 24/SGDĐT-TH only where a number is expected.
    const bool council = is_council(first);
    const bool letter =
        !symbol.number.year && (council || (lenient && symbol.number.serial && first.size() <= 14));
    if (!assembly && !letter) return std::nullopt;
    if (letter && !lenient && bodies_found.parts.size() < 2) return std::nullopt;
    symbol.number.body = std::move(bodies_found.parts);
    symbol.span.end = bodies_found.end;
    symbol.number.canonical = canonical_of(symbol.number, false);
    return symbol;
  }
  // In small letters only what cannot be a word: 25-nq/tw.
  symbol.number.type = type->type.code;
  symbol.span.end = type->end;
  at = skip_spaces(view, type->end);
  const char second_separator =
      view[at] == '/' || view[at] == '-' || view[at] == '.' ? view[at] : ' ';
  if (second_separator != ' ') at = skip_spaces_and_line_end(view, at + 1);
  const bool glued = at == type->end;
  if (second_separator != ' ' || glued || lenient) {
    auto bodies_found = bodies_at(view, at);
    // A body that only a space parts from its type must be a known one, in capitals.
    const bool believable = second_separator != ' ' || glued ||
                            (!bodies_found.parts.empty() && view.is_capital(at) &&
                             known_body(view.slice({at, letters_end(view, at)})) != nullptr);
    if (!bodies_found.parts.empty() && believable) {
      symbol.number.body = std::move(bodies_found.parts);
      symbol.span.end = bodies_found.end;
    }
  }
  if (symbol.number.body.empty()) {
    // "12/BC" alone is a number only on a number line, and "BC" alone never.
    if (!lenient || !symbol.number.serial || first_separator == ' ') return std::nullopt;
    if (!view.is_capital(type->end - 1)) return std::nullopt;
  }
  const bool written_as_party = first_separator == '-' ||
                                (first_separator == ' ' && second_separator == '/') ||
                                (!symbol.number.serial && second_separator == '/');
  symbol.number.canonical = canonical_of(symbol.number, written_as_party);
  return symbol;
}

}  // namespace tracuu::corpus::fields
