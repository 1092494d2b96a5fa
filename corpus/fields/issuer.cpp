#include "corpus/fields/issuer.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

namespace tracuu::corpus::fields {
namespace {

enum class Level : std::uint8_t { commune, district, province };

struct UnitType {
  std::string_view plain;  ///< words of the type
  std::string_view name;
  Level level;
  std::string_view printed_also;  ///< what the word may look like besides; guards quân sự for quận
};

// The longest first.
constexpr std::array unit_types{
    UnitType{"thi tran", "thị trấn", Level::commune, ""},
    UnitType{"dac khu", "đặc khu", Level::commune, ""},
    UnitType{"thi xa", "thị xã", Level::district, ""},
    UnitType{"thanh pho", "thành phố", Level::district, ""},
    UnitType{"huyen uy", "huyện", Level::district, ""},
    UnitType{"quan uy", "quận", Level::district, ""},
    UnitType{"thi uy", "thị xã", Level::district, ""},
    UnitType{"thanh uy", "thành phố", Level::district, ""},
    UnitType{"tinh uy", "tỉnh", Level::province, ""},
    UnitType{"huyen doan", "huyện", Level::district, ""},
    UnitType{"tinh doan", "tỉnh", Level::province, ""},
    UnitType{"xa", "xã", Level::commune, "xã xa xả xà xá"},
    UnitType{"phuong", "phường", Level::commune, "phường phuong phương"},
    UnitType{"huyen", "huyện", Level::district, "huyện huyen huyên"},
    UnitType{"quan", "quận", Level::district, "quận quan quân"},
    UnitType{"tinh", "tỉnh", Level::province, "tỉnh tinh tĩnh tính"},
    UnitType{"tp", "thành phố", Level::district, ""},
    UnitType{"tx", "thị xã", Level::district, ""},
    UnitType{"tt", "thị trấn", Level::commune, ""},
    UnitType{"x", "xã", Level::commune, ""},  // a letter only with its dot: P. HƯNG BÌNH
    UnitType{"p", "phường", Level::commune, ""},
    UnitType{"h", "huyện", Level::district, ""},
    UnitType{"q", "quận", Level::district, ""},
};

constexpr std::array<std::string_view, 5> central_cities{"ha noi", "ho chi minh", "hai phong",
                                                         "da nang", "can tho"};

struct BodyWord {
  std::string_view plain;
  std::optional<World> world;
};

constexpr auto state = World::state;
constexpr auto party = World::party;
constexpr auto mass = World::mass;

// What the name of an issuing body starts with; the longest first among those that start alike.
constexpr std::array body_words{
    BodyWord{"uy ban nhan dan", state},
    BodyWord{"ubnd", state},
    BodyWord{"thuong truc hoi dong nhan dan", state},
    BodyWord{"thuong truc hdnd", state},
    BodyWord{"hoi dong nhan dan", state},
    BodyWord{"hdnd", state},
    BodyWord{"hoi dong nghia vu quan su", state},
    BodyWord{"hoi dong", std::nullopt},
    BodyWord{"dang bo", party},
    BodyWord{"dang uy", party},
    BodyWord{"chi bo", party},
    BodyWord{"huyen uy", party},
    BodyWord{"quan uy", party},
    BodyWord{"thi uy", party},
    BodyWord{"thanh uy", party},
    BodyWord{"tinh uy", party},
    BodyWord{"uy ban kiem tra", party},
    BodyWord{"ubkt", party},
    BodyWord{"ban xay dung dang", party},
    BodyWord{"van phong dang uy", party},
    BodyWord{"ban tuyen giao", party},
    BodyWord{"ban dan van", party},
    BodyWord{"khoi dan van", party},
    BodyWord{"ban to chuc", party},
    BodyWord{"dang doan", party},
    BodyWord{"uy ban mat tran", mass},
    BodyWord{"uy ban mttq", mass},
    BodyWord{"ubmttq", mass},
    BodyWord{"ubmttqvn", mass},
    BodyWord{"ub mttq", mass},
    BodyWord{"mat tran to quoc", mass},
    BodyWord{"mat tran", mass},
    BodyWord{"mttq", mass},
    BodyWord{"ban chap hanh", std::nullopt},
    BodyWord{"bch", std::nullopt},
    BodyWord{"ban thuong vu", std::nullopt},
    BodyWord{"btv", std::nullopt},
    BodyWord{"ban thuong truc", mass},
    BodyWord{"thuong truc", std::nullopt},
    BodyWord{"huyen doan", mass},
    BodyWord{"tinh doan", mass},
    BodyWord{"doan thanh nien", mass},
    BodyWord{"doan tncs", mass},
    BodyWord{"doan tnchcm", mass},
    BodyWord{"doan xa", mass},
    BodyWord{"doan phuong", mass},
    BodyWord{"doan thi tran", mass},
    BodyWord{"doan huyen", mass},
    BodyWord{"doan truong", mass},
    BodyWord{"hoi lien hiep", mass},
    BodyWord{"hoi lhpn", mass},
    BodyWord{"hoi lhtn", mass},
    BodyWord{"hoi phu nu", mass},
    BodyWord{"hoi nong dan", mass},
    BodyWord{"hoi cuu", mass},
    BodyWord{"hoi ccb", mass},
    BodyWord{"hoi nguoi cao tuoi", mass},
    BodyWord{"hoi nct", mass},
    BodyWord{"hoi chu thap do", mass},
    BodyWord{"hoi ctd", mass},
    BodyWord{"hoi khuyen hoc", mass},
    BodyWord{"hoi lam vuon", mass},
    BodyWord{"hoi dong y", mass},
    BodyWord{"hoi nan nhan", mass},
    BodyWord{"cong doan", mass},
    BodyWord{"lien doan lao dong", mass},
    BodyWord{"cong an", state},
    BodyWord{"ban chi huy", state},
    BodyWord{"bchqs", state},
    BodyWord{"bch quan su", state},
    BodyWord{"ban chqs", state},
    BodyWord{"ban ch quan su", state},
    BodyWord{"bo chi huy quan su", state},
    BodyWord{"tram y te", state},
    BodyWord{"tyt", state},
    BodyWord{"trung tam", state},
    BodyWord{"truong", state},
    BodyWord{"phong", state},
    BodyWord{"van phong", std::nullopt},
    BodyWord{"ban chi dao", std::nullopt},
    BodyWord{"bcd", std::nullopt},
    BodyWord{"ban quan ly", state},
    BodyWord{"ban thanh tra nhan dan", mass},
    BodyWord{"ban giam sat dau tu", mass},
    BodyWord{"ban phap che", state},
    BodyWord{"ban kinh te", state},
    BodyWord{"ban van hoa", state},
    BodyWord{"ban dan toc", state},
    BodyWord{"ban bau cu", state},
    BodyWord{"uy ban bau cu", state},
    BodyWord{"to cong tac", std::nullopt},
    BodyWord{"doan giam sat", std::nullopt},
    BodyWord{"so ", state},
    BodyWord{"to ", std::nullopt},
    BodyWord{"tieu ban", std::nullopt},
    BodyWord{"chi hoi", mass},
    BodyWord{"chi doan", mass},
    BodyWord{"cau lac bo", mass},
    BodyWord{"ban cong tac mat tran", mass},
    BodyWord{"ban ", std::nullopt},
    BodyWord{"hoi ", mass},
    BodyWord{"chi cuc", state},
    BodyWord{"hop tac xa", state},
    BodyWord{"thon", state},
    BodyWord{"to dan pho", state},
    BodyWord{"khu dan cu", state},
};

/// A word of the head that no other piece has taken.
struct Token {
  Word word;
  std::string_view gap;  ///< what stands between it and the word before
  bool first_in_line = false;
  std::size_t line = 0;
};

bool nearly(std::string_view a, std::string_view b) {
  return a == b || (b.size() >= 5 && nearly_same(a, b));
}

/// The number of tokens from `i` on that are the words of `phrase`; 0 where they are not. A letter
/// may differ in a long phrase; in a short one it makes another word: Vị Xuyên / Ủy ban, huyện ủy.
std::size_t tokens_like(const std::vector<Token>& tokens, std::size_t i, std::string_view phrase) {
  const auto is_long = [phrase] { return std::count(phrase.begin(), phrase.end(), ' ') >= 2; };
  std::size_t count = 0;
  for (std::size_t k = 0; k < phrase.size();) {
    const auto space = std::min(phrase.find(' ', k), phrase.size());
    if (i + count >= tokens.size()) return 0;
    const auto word = tokens[i + count].word.plain;
    const auto wanted = phrase.substr(k, space - k);
    if (word != wanted && !(nearly(word, wanted) && is_long())) return 0;
    ++count;
    k = space + 1;
  }
  return count;
}

/// Whether the printed words do not speak against what they are without marks.
bool printed_as(const View& view, const Token& token, std::string_view forms) {
  if (forms.empty()) return true;
  const auto printed = lower_case(view.original(token.word));
  for (std::size_t k = 0; k < forms.size();) {
    const auto space = std::min(forms.find(' ', k), forms.size());
    if (forms.substr(k, space - k) == printed) return true;
    k = space + 1;
  }
  // Decomposed text prints the same letters in another form.
  return printed.size() > token.word.plain.size() + 4;
}

struct BodyMatch {
  const BodyWord* body = nullptr;
  std::size_t count = 0;
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// UBND HUYỆN ĐOAN HÙNG is no huyện đoàn.
bool is_doan_hung(std::string_view plain, std::string_view next) {
  return plain == "huyen doan" && next == "hung";
}

BodyMatch body_at(const View& view, const std::vector<Token>& tokens, std::size_t i) {
  BodyMatch best;
  for (const auto& body : body_words) {
    const auto count = tokens_like(tokens, i, body.plain);
    if (count > best.count) best = {&body, count};
  }
  if (best.body == nullptr) return best;
  const auto plain = best.body->plain;
  const auto next = i + best.count < tokens.size() ? tokens[i + best.count].word.plain : "";
  if (is_doan_hung(plain, next)) return {};
  // HÀ TĨNH / ỦY BAN NHÂN DÂN: no tỉnh ủy. BÙ ĐĂNG / ỦY BAN MTTQ: no đảng ủy.
  if (plain.ends_with(" uy") && next == "ban") {
    const auto kind =
        i + best.count + 1 < tokens.size() ? tokens[i + best.count + 1].word.plain : "";
    if (kind == "nhan" || kind == "mttq" || kind == "mat" || kind == "kiem" || kind == "bau")
      return {};
  }
  // Sở (a department) is not số, so or sổ; Phòng is not phong trào, Trường not trưởng or trường
  // hợp.
  if (plain == "so ") return printed_as(view, tokens[i], "sở") ? best : BodyMatch{};
  if (plain == "to ") {
    // Tổ chuyên môn, but Mặt trận / Tổ quốc and Chi bộ / Tổ dân phố.
    return printed_as(view, tokens[i], "tổ") && !is_one_of(next, {"quoc", "dan", "chuc", ""}) &&
                   tokens[i + 1].word.written != Case::digits
               ? best
               : BodyMatch{};
  }
  // Any other board or society, on a line of its own: not Ban hành, not a place of that name.
  if (plain == "ban " || plain == "hoi ") {
    const bool printed = printed_as(view, tokens[i], plain == "ban " ? "ban" : "hội");
    return printed && tokens[i].first_in_line && !is_one_of(next, {"hanh", "an", "nghi", ""})
               ? best
               : BodyMatch{};
  }
  if (plain == "phong")
    return printed_as(view, tokens[i], "phòng phong") && next != "trao" && next != "chong"
               ? best
               : BodyMatch{};
  if (plain == "truong") return printed_as(view, tokens[i], "trường truong") ? best : BodyMatch{};
  // A village reports for itself only on a line of its own: Chi bộ thôn Đông.
  if ((plain == "thon" || plain == "to dan pho" || plain == "khu dan cu") &&
      (!tokens[i].first_in_line || next.empty())) {
    return {};
  }
  if (plain == "quan uy" && !printed_as(view, tokens[i], "quận quan quân")) return {};
  if (plain == "cong doan" && next == "kiem") return {};
  return best;
}

struct UnitMatch {
  const UnitType* type = nullptr;
  std::size_t words = 0;  ///< of the type
};

UnitMatch unit_type_at(const View& view, const std::vector<Token>& tokens, std::size_t i) {
  const auto next = [&](std::size_t k) {
    return i + k < tokens.size() ? tokens[i + k].word.plain : std::string_view();
  };
  for (const auto& type : unit_types) {
    const auto count = tokens_like(tokens, i, type.plain);
    if (count == 0 || !printed_as(view, tokens[i], type.printed_also)) continue;
    if (count == 1 && tokens[i].word.plain != type.plain) continue;
    if (is_doan_hung(type.plain, next(2))) continue;
    // HÀ TĨNH ỦY BAN NHÂN DÂN
    if (type.plain.ends_with(" uy") && next(2) == "ban") continue;
    if (type.plain.size() == 1 && (next(1).empty() || !tokens[i + 1].gap.starts_with('.')))
      continue;
    if (type.plain == "xa" && next(1) == "hoi") {
      // Văn hóa - Xã hội, but xã Hội Sơn.
      const auto before = i > 0 ? tokens[i - 1].word.plain : std::string_view();
      const bool society = i > 0 && (tokens[i].gap.find('-') != std::string_view::npos ||
                                     before == "hoa" || before == "te" || before == "hiem" ||
                                     before == "sinh" || before == "tro" || before == "sach");
      if (society || next(2).empty() || tokens[i + 2].first_in_line) continue;
    }
    if (type.plain == "xa" && i > 0 && tokens[i - 1].word.plain == "tac") continue;
    // phường An Lạc, but phương án without its marks.
    if (type.plain == "phuong" && !printed_as(view, tokens[i], "phường") &&
        is_one_of(next(1), {"huong", "an", "tien", "phap", "thuc"})) {
      continue;
    }
    if (type.plain == "quan" && !printed_as(view, tokens[i], "quận") &&
        is_one_of(next(1), {"su", "ly", "doi", "nhan", "dan", "y", "khu"})) {
      continue;
    }
    if (type.plain == "tinh" && (next(1) == "hinh" || (i > 0 && tokens[i - 1].word.plain == "ha")))
      continue;
    return {&type, count};
  }
  return {};
}

/// TRƯỜNG THCS …, TRƯỜNG MẦM NON …: a body of its own wherever it stands.
bool is_school(const std::vector<Token>& tokens, std::size_t i) {
  if (tokens[i].word.plain != "truong" || i + 1 >= tokens.size()) return false;
  const auto next = tokens[i + 1].word.plain;
  return next == "thcs" || next == "thpt" || next == "th" || next == "mn" || next == "tieu" ||
         next == "mam" || next == "trung" || next == "pho";
}

/// PHÒNG KINH TẾ, PHÒNG VĂN HÓA - XÃ HỘI: never a part of a unit's name, as in xã An Phong. Boards
/// of a council are named like these.
bool is_office(const View& view, const std::vector<Token>& tokens, std::size_t i) {
  if (i + 1 >= tokens.size()) return false;
  const auto next = tokens[i + 1].word.plain;
  if (tokens[i].word.plain == "ban") return is_one_of(next, {"kinh", "van"});
  return tokens[i].word.plain == "phong" && printed_as(view, tokens[i], "phòng") &&
         is_one_of(next, {"kinh", "van", "giao", "noi", "tai", "tu", "lao", "ha", "gd"});
}

struct Unit {
  Level level = Level::commune;
  UnitName name;
  std::size_t end = 0;  ///< behind its last token
  Span span;
};

/// The words of a name that the place of signing confirms: how many of the tokens from `i` on are
/// its words. 0 where they differ.
std::size_t confirmed_by_place(const std::vector<Token>& tokens, std::size_t i,
                               const std::vector<Word>& place) {
  for (std::size_t k = 0; k < place.size(); ++k) {
    if (i + k >= tokens.size() || tokens[i + k].word.plain != place[k].plain) return 0;
  }
  return place.size();
}

std::string joined_name(const View& view, const std::vector<Token>& tokens, std::size_t begin,
                        std::size_t end) {
  std::string name;
  for (auto i = begin; i < end; ++i) {
    const auto printed = view.original(tokens[i].word);
    if (i > begin) {
      const bool dash = tokens[i].gap.find('-') != std::string_view::npos;
      name += dash ? " - " : " ";
    }
    name += tokens[i].word.written == Case::capitals ? capitalised(printed) : std::string(printed);
  }
  return name;
}

/// "01" -> "1": numbered wards are written both ways.
std::string without_zeros(std::string name) {
  if (!name.empty() && name.find_first_not_of("0123456789") == std::string::npos) {
    name.erase(0, std::min(name.find_first_not_of('0'), name.size() - 1));
  }
  return name;
}

bool is_central_city(std::string_view plain) {
  return std::find(central_cities.begin(), central_cities.end(), plain) != central_cities.end();
}

/// The names of units that hold a dash.
bool is_dashed_name(std::string_view before, std::string_view behind) {
  return (before == "rang" && behind == "thap") || (before == "ria" && behind == "vung") ||
         (before == "thien" && behind == "hue") || (before == "mieu" && behind == "quoc");
}

/// PHAN RANG - THÁP CHÀM, but THẠCH ĐIỀN - THẠCH HÀ: the dash before the token `i` is the name's.
bool joins_name(const std::vector<Token>& tokens, std::size_t begin, std::size_t i) {
  return i > begin && tokens[i].gap.find('-') != std::string_view::npos &&
         is_dashed_name(tokens[i - 1].word.plain, tokens[i].word.plain);
}

std::optional<Unit> unit_at(const View& view, const std::vector<Token>& tokens, std::size_t i,
                            const std::vector<Word>& place) {
  const auto type = unit_type_at(view, tokens, i);
  if (type.type == nullptr) return std::nullopt;
  const auto begin = i + type.words;
  if (begin >= tokens.size()) return std::nullopt;
  auto end = begin;
  // The name stands on the line of its type, or on the next one alone.
  const auto line = tokens[begin].line;
  if (line > tokens[i].line + 1) return std::nullopt;
  if (tokens[begin].gap.find_first_of(",;:") != std::string_view::npos) return std::nullopt;
  while (end < tokens.size() && end - begin < 5) {
    const auto& token = tokens[end];
    if (token.line != line || token.word.written == Case::small) break;
    if (end > begin) {
      // xã H' Neng, xã VũQuý
      const bool glued = token.gap.empty() && !token.first_in_line;
      if (!glued && token.gap != " " && token.gap != "'" && token.gap != "' " &&
          !joins_name(tokens, begin, end)) {
        break;
      }
      // Xã Tỉnh Bắc, huyện Sơn Tinh: a type has a name behind it.
      // Xã Tam Quan Bắc: and it has its marks.
      const auto inner = unit_type_at(view, tokens, end);
      if (inner.type != nullptr &&
          (inner.words > 1 || printed_as(view, tokens[end], inner.type->name)) &&
          end + inner.words < tokens.size() && tokens[end + inner.words].line == line) {
        break;
      }
      const auto body = body_at(view, tokens, end);
      // xã Xuân Trường, xã An Phong
      if (body.body != nullptr && body.body->plain != "truong" && body.body->plain != "phong" &&
          !body.body->plain.ends_with(' ')) {
        break;
      }
      if (tokens[begin].word.written == Case::digits) break;
      if (is_school(tokens, end) || is_office(view, tokens, end)) break;
    }
    ++end;
  }
  if (const auto confirmed = confirmed_by_place(tokens, begin, place);
      confirmed > 0 && confirmed <= 6) {
    end = begin + confirmed;
  }
  if (end == begin) return std::nullopt;
  Unit unit;
  unit.level = type.type->level;
  unit.name = {std::string(type.type->name), without_zeros(joined_name(view, tokens, begin, end))};
  unit.end = end;
  unit.span = {tokens[i].word.begin, tokens[end - 1].word.end};
  // As the place of signing spells it: Ea H'Leo.
  if (!place.empty() && confirmed_by_place(tokens, begin, place) == end - begin) {
    const bool mixed = std::any_of(place.begin(), place.end(),
                                   [](const Word& word) { return word.written == Case::initial; });
    if (mixed && place.front().written != Case::digits) {
      unit.name.name = on_one_line(view.original({place.front().begin, place.back().end}));
    }
  }
  std::string plain;
  for (auto k = begin; k < end; ++k)
    plain += (k > begin ? " " : "") + std::string(tokens[k].word.plain);
  if (unit.name.type == "thành phố" && is_central_city(plain)) unit.level = Level::province;
  return unit;
}

/// One issuing body of the head, with the units its words name.
struct Segment {
  std::size_t begin = 0;  ///< tokens
  std::size_t end = 0;
  std::size_t name_end = 0;  ///< behind the first unit; what follows is its address
  const BodyWord* body = nullptr;
  std::size_t body_end = 0;  ///< behind the words of its body
  bool has_unit = false;
  std::vector<Unit> units;
};

bool is_junk_line(std::string_view line) {
  for (const std::string_view start :
       {"cong thong tin", "trang thong tin", "trang tin", "trang chu", "website", "van ban",
        "tin tuc", "lien he", "dang nhap", "ban hanh kem", "kinh gui", "v/v", "ve viec"}) {
    if (line.starts_with(start)) return true;
  }
  return false;
}

/// A small word that stands among capitals without ending them.
bool is_joint(const Word& word) {
  return word.written == Case::small && (word.plain == "xa" || word.plain == "phuong" ||
                                         word.plain == "huyen" || word.plain == "va");
}

/// Words of the issuers' part that are not taken: lines (or what other pieces left of them) in
/// capitals; with `any_case` also those that start with the name of a body or unit.
std::vector<Token> tokens_of(const View& view, const Header& header, bool any_case) {
  std::vector<Token> tokens;
  std::vector<Token> run;
  const auto flush = [&] {
    if (run.empty()) return;
    std::size_t capitals = 0;
    for (const auto& token : run)
      capitals +=
          token.word.written != Case::initial && token.word.written != Case::small ? 1U : 0U;
    const bool in_capitals = capitals * 2 > run.size();
    const bool named =
        any_case && run.size() <= 16 && run.front().word.written != Case::small &&
        (body_at(view, run, 0).body != nullptr || unit_type_at(view, run, 0).type != nullptr);
    if (in_capitals || named) tokens.insert(tokens.end(), run.begin(), run.end());
    run.clear();
  };
  std::size_t last_line = view.lines.size();
  bool junk = false;
  for (auto i = header.issuer_begin; i < header.issuer_end; ++i) {
    const auto& word = header.words[i];
    const auto line = view.line_of(word.begin);
    const bool new_line = line != last_line;
    if (new_line) {
      flush();
      const auto text = view.slice(view.lines[line]);
      junk = text.size() < 120 && is_junk_line(text);
    }
    last_line = line;
    if (header.taken[i]) {
      flush();
      continue;
    }
    if (junk) continue;
    Token token{word, {}, run.empty(), line};
    if (!run.empty()) {
      token.gap = view.slice({header.words[i - 1].end, word.begin});
      // Capitals end where running text (a menu, the other column) begins, and the other way round;
      // "UBND xã CẨM HÀ" stays together.
      const auto& before = run.back().word;
      const bool turns = (before.written == Case::capitals) != (word.written == Case::capitals) &&
                         before.written != Case::digits && word.written != Case::digits &&
                         before.end - before.begin > 1 && word.end - word.begin > 1 &&
                         !is_joint(before) && !is_joint(word);
      if (turns && !any_case) {
        flush();
        token.gap = {};
        token.first_in_line = true;
      }
    }
    run.push_back(token);
  }
  flush();
  return tokens;
}

/// A body that only makes sense with the next: BAN CHẤP HÀNH / ĐẢNG BỘ XÃ …
bool wants_more(const Segment& segment) {
  if (segment.body == nullptr || segment.has_unit || segment.end > segment.body_end) return false;
  for (const std::string_view plain : {"ban chap hanh", "bch", "ban thuong vu", "btv",
                                       "ban thuong truc", "thuong truc", "van phong", "chi bo"}) {
    if (segment.body->plain == plain) return true;
  }
  return false;
}

/// CHI BỘ TRƯỜNG MẦM NON: the school tells whose cell it is.
bool of_its_own(const Segment& segment, std::size_t i) {
  return segment.end == i && segment.end == segment.body_end && segment.body != nullptr &&
         is_one_of(segment.body->plain, {"chi bo", "cong doan", "hoi dong"});
}

std::vector<Segment> segments_of(const View& view, const std::vector<Token>& tokens,
                                 const std::vector<Word>& place) {
  std::vector<Segment> segments;
  for (std::size_t i = 0; i < tokens.size();) {
    const auto& token = tokens[i];
    const auto body = body_at(view, tokens, i);
    const bool joined = token.gap.find_first_of("-&,/") != std::string_view::npos ||
                        (i > 0 && tokens[i - 1].word.plain == "va" && !token.first_in_line);
    if (body.body != nullptr) {
      const bool continues =
          !segments.empty() && (wants_more(segments.back()) ||
                                (!segments.back().has_unit && (joined || !token.first_in_line) &&
                                 (!is_school(tokens, i) || of_its_own(segments.back(), i))) ||
                                (!segments.back().has_unit && !segments.back().body));
      if (!continues) segments.push_back({i, i, i, body.body, i + body.count, false, {}});
      auto& segment = segments.back();
      if (segment.body == nullptr) segment.body = body.body;
      // BAN CHẤP HÀNH + ĐOÀN XÃ: the second tells the world.
      if (!segment.body->world && body.body->world) segment.body = body.body;
      segment.body_end = std::max(segment.body_end, i + body.count);
      // huyện ủy, đoàn xã: the body's last word may be the unit's type.
      std::size_t step = body.count;
      for (std::size_t k = 0; k < body.count; ++k) {
        if (const auto type = unit_type_at(view, tokens, i + k);
            type.type != nullptr && i + k + type.words >= i + body.count) {
          step = k;
          break;
        }
      }
      if (step > 0) {
        i += step;
        segment.end = i;
        if (!segment.has_unit) segment.name_end = i;
        continue;
      }
    }
    if (auto unit = unit_at(view, tokens, i, place)) {
      if (segments.empty()) segments.push_back({i, i, i, nullptr, i, false, {}});
      auto* segment = &segments.back();
      if (segment->has_unit && token.first_in_line) {
        // "HUYỆN …" below "UBND XÃ …" is its address; "XÃ …" below "HUYỆN …" something new.
        const bool wider = unit->level > segment->units.back().level;
        if (!wider) {
          segments.push_back({i, i, i, nullptr, i, false, {}});
          segment = &segments.back();
        }
      }
      i = unit->end;
      segment->end = i;
      if (!segment->has_unit) segment->name_end = i;
      segment->has_unit = true;
      segment->units.push_back(std::move(*unit));
      continue;
    }
    if (!segments.empty() && !(segments.back().has_unit && token.first_in_line)) {
      auto& segment = segments.back();
      segment.end = i + 1;
      if (!segment.has_unit) segment.name_end = i + 1;
    } else if (segments.empty() && token.first_in_line) {
      // Something above the first body that is none: left out with its line.
      const auto line = token.line;
      while (i + 1 < tokens.size() && tokens[i + 1].line == line &&
             body_at(view, tokens, i + 1).body == nullptr) {
        ++i;
      }
    }
    ++i;
  }
  return segments;
}

bool is_acronym(std::string_view plain) {
  constexpr std::array<std::string_view, 13> with_vowels{
      "ubnd", "tyt",  "ubkt", "ubmttq", "ubmttqvn", "ub", "kt",
      "thcs", "ubbc", "vhtt", "ubtvqh", "ii",       "iii"};
  if (std::find(with_vowels.begin(), with_vowels.end(), plain) != with_vowels.end()) return true;
  return plain.find_first_of("aeiouy") == std::string_view::npos;
}

struct Spelling {
  std::string_view plain;
  std::string_view spelled;
};

// Words of bodies' names with the marks and capitals that they have, whatever a paper lost of them.
constexpr std::array spellings{
    Spelling{"uy ban nhan dan", "ủy ban nhân dân"},
    Spelling{"hoi dong nhan dan", "hội đồng nhân dân"},
    Spelling{"uy ban kiem tra", "ủy ban Kiểm tra"},
    Spelling{"dang uy", "Đảng ủy"},
    Spelling{"dang bo", "Đảng bộ"},
    Spelling{"mat tran to quoc", "Mặt trận Tổ quốc"},
    Spelling{"viet nam", "Việt Nam"},
    Spelling{"lien hiep phu nu", "Liên hiệp Phụ nữ"},
    Spelling{"lien hiep thanh nien", "Liên hiệp Thanh niên"},
    Spelling{"cuu chien binh", "Cựu chiến binh"},
    Spelling{"nong dan", "Nông dân"},
    Spelling{"chu thap do", "Chữ thập đỏ"},
    Spelling{"ho chi minh", "Hồ Chí Minh"},
    Spelling{"xay dung dang", "Xây dựng Đảng"},
    Spelling{"dan van", "Dân vận"},
    Spelling{"tuyen giao", "Tuyên giáo"},
    Spelling{"tram y te", "trạm Y tế"},
    Spelling{"tieu hoc", "Tiểu học"},
    Spelling{"mam non", "Mầm non"},
    Spelling{"giao duc va dao tao", "Giáo dục và Đào tạo"},
    Spelling{"cong doan", "Công đoàn"},
    Spelling{"de an", "Đề án"},
    Spelling{"covid", "Covid"},
};

/// "Uy ban nhan dan xã Hòa Tiến" -> "Ủy ban nhân dân xã Hòa Tiến". Letters that only place their
/// tone elsewhere (uỷ) stay.
std::string well_spelled(const std::string& name) {
  const auto view = view_of(name);
  const auto words = words_of(view, {0, view.plain.size()});
  std::string result;
  std::size_t copied = 0;  // bytes of `name`
  for (std::size_t i = 0; i < words.size();) {
    const auto found = std::ranges::find_if(spellings, [&](const Spelling& spelling) {
      return static_cast<bool>(phrase_at(view, words[i].begin, spelling.plain));
    });
    if (found == spellings.end()) {
      ++i;
      continue;
    }
    auto spelled = found->spelled;
    for (bool first = true; !spelled.empty() && i < words.size(); first = false, ++i) {
      const auto right = spelled.substr(0, spelled.find(' '));
      const auto printed = view.original(words[i]);
      const auto kept = printed.size() == right.size() ? printed : right;
      const bool capital = (first && view.is_capital(words[i].begin)) || right != lower_case(right);
      result.append(name, copied, view.at[words[i].begin] - copied);
      result += capital ? capitalised(kept) : lower_case(kept);
      copied = view.at[words[i].begin] + printed.size();
      spelled.remove_prefix(std::min(right.size() + 1, spelled.size()));
    }
  }
  return result.append(name, copied);
}

/// Ban Chấp hành Đảng bộ, BCH Đoàn xã, Ban Chấp hành Hội LHPN.
bool starts_inner_body(const std::vector<Token>& tokens, std::size_t i, std::size_t end) {
  if (i + 1 >= end) return false;
  const auto plain = tokens[i].word.plain;
  const auto next = tokens[i + 1].word.plain;
  if (plain == "dang") return next == "bo" || next == "uy";
  const auto before = i > 0 ? tokens[i - 1].word.plain : std::string_view();
  if (plain == "doan") {
    return next != "ket" && next != "the" && before != "cong" && before != "lien" &&
           before != "dai";
  }
  return plain == "hoi" && (next == "lhpn" || next == "lien" || next == "nong" || next == "phu" ||
                            next == "cuu" || next == "ccb" || next == "chu" || next == "nguoi");
}

/// ỦY BAN NHÂN DÂN XÃ CẨM HÀ -> Ủy ban nhân dân xã Cẩm Hà.
/// `place` is where it is signed: its words are a name wherever they stand.
std::string running_case(const View& view, const std::vector<Token>& tokens, std::size_t begin,
                         std::size_t end, const std::vector<Unit>& units,
                         const std::vector<Word>& place) {
  std::string name;
  bool proper = false;  // inside the name of a village or a school
  bool school = false;  // Trường Mầm non, also behind Chi bộ
  const bool office = is_office(view, tokens, begin);
  std::size_t place_end = begin;
  bool after_head = false;  // Ban Chỉ đạo, Hội Nông dân, Phòng Kinh tế
  for (auto i = begin; i < end; ++i) {
    const auto& token = tokens[i];
    const auto plain = token.word.plain;
    const bool starts_school = is_school(tokens, i);
    school = school || starts_school;
    if (i >= place_end) place_end = i + confirmed_by_place(tokens, i, place);
    if (i > begin) {
      const bool dash = token.gap.find('-') != std::string_view::npos;
      name += token.gap == "-" || token.gap == "/" || token.gap == "&" ? std::string(token.gap)
              : dash                                                   ? " - "
              : token.gap.find(',') != std::string_view::npos          ? ", "
              : token.gap.find('&') != std::string_view::npos          ? " & "
                                                                       : " ";
    }
    const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit& u) {
      return token.word.begin >= u.span.begin && token.word.begin < u.span.end;
    });
    if (unit != units.end()) {
      if (token.word.begin == unit->span.begin) {
        const auto type = unit_type_at(view, tokens, i);
        const bool is_committee =
            type.words == 2 && is_one_of(tokens[i + 1].word.plain, {"uy", "doan"});
        // Huyện ủy as printed, the type alone as it is spelled, the name as read.
        const auto words =
            is_committee
                ? lower_case(on_one_line(view.original({token.word.begin, tokens[i + 1].word.end})))
                : unit->name.type;
        name += (i == begin ? capitalised(words) : words) + ' ';
        name += unit->name.name;
      } else if (!name.empty() && name.back() == ' ') {
        name.pop_back();
      }
      if (token.word.begin == unit->span.begin) i = unit->end - 1;
      proper = false;
      continue;
    }
    const auto printed = std::string(view.original(token.word));
    if (token.word.written != Case::capitals) {
      name += printed;
    } else if (is_acronym(plain) && token.word.end - token.word.begin > 1) {
      name += printed;
    } else if (i == begin || proper || after_head || starts_school || i < place_end ||
               starts_inner_body(tokens, i, end)) {
      name += capitalised(printed);
    } else {
      name += lower_case(printed);
    }
    const bool first = i == begin;
    const auto next = i + 1 < end ? tokens[i + 1].word.plain : std::string_view();
    after_head =
        (first && (plain == "ban" || (plain == "hoi" && next != "dong") || plain == "phong")) ||
        (i == begin + 1 &&
         (tokens[begin].word.plain == "trung" || tokens[begin].word.plain == "van"));
    // Phòng Kinh tế, Hạ tầng và Đô thị; Ban Văn hóa - Xã hội
    const bool joint = plain == "va" || (i + 1 < end && tokens[i + 1].gap.find_first_of(",-") !=
                                                            std::string_view::npos);
    after_head = after_head || (office && joint);
    const auto before = i > begin ? tokens[i - 1].word.plain : std::string_view();
    // Phòng Giáo dục và đào tạo Cẩm Xuyên
    if (plain == "tao" && before == "dao") proper = true;
    if ((plain == "thon" && before != "nong") || plain == "xom" || plain == "ap" ||
        plain == "buon") {
      proper = true;
    }
    // Phòng GD&ĐT Cẩm Xuyên
    if (plain == "dt" && token.gap.find('&') != std::string_view::npos) proper = true;
    if (school && (plain == "hoc" || plain == "non" || plain == "thcs" || plain == "thpt" ||
                   plain == "so" || plain == "thong")) {
      proper = i + 1 < end && tokens[i + 1].word.plain != "co" &&
               tokens[i + 1].word.plain != "pho" && tokens[i + 1].word.plain != "va";
    }
  }
  return well_spelled(name);
}

bool is_national(const std::vector<Token>& tokens, const Segment& segment) {
  return !segment.has_unit && segment.end >= segment.begin + 2 &&
         tokens[segment.end - 2].word.plain == "viet" &&
         tokens[segment.end - 1].word.plain == "nam";
}

/// XÃ LƯƠNG HÒA / ỦY BAN NHÂN DÂN: the unit that stands above the body it belongs to.
const Unit* unit_above(const std::vector<Segment>& segments) {
  if (segments.size() < 2 || segments.back().has_unit) return nullptr;
  const auto& body = segments.back();
  const auto& above = segments[segments.size() - 2];
  const bool governs = body.body != nullptr && body.name_end == body.body_end &&
                       is_one_of(body.body->plain, {"uy ban nhan dan", "ubnd", "hoi dong nhan dan",
                                                    "hdnd", "dang uy"});
  return governs && above.body == nullptr && above.has_unit ? &above.units.front() : nullptr;
}

Found<UnitName> found_unit(const View& view, const Unit& unit) {
  return {unit.name, view.evidence(unit.span)};
}

/// The words of the place of signing without the type of unit before them.
struct PlaceName {
  std::vector<Word> words;
  std::string type;
  Level level = Level::commune;
};

PlaceName place_name(const View& view, const Header& header) {
  PlaceName place;
  if (!header.place) return place;
  place.words = words_of(view, *header.place);
  std::vector<Token> tokens;
  for (const auto& word : place.words) tokens.push_back({word, " ", tokens.empty(), 0});
  const auto type = unit_type_at(view, tokens, 0);
  if (type.type != nullptr && type.words < place.words.size()) {
    place.type = type.type->name;
    place.level = type.type->level;
    place.words.erase(place.words.begin(),
                      place.words.begin() + static_cast<std::ptrdiff_t>(type.words));
  } else if (place.words.size() > 1 && place.words[0].end - place.words[0].begin == 1 &&
             view[place.words[0].end] == '.') {
    // P. 1, X. Thạch Điền
    place.type = place.words[0].plain == "p" ? "phường" : place.words[0].plain == "x" ? "xã" : "";
    if (!place.type.empty()) place.words.erase(place.words.begin());
  }
  return place;
}

std::string spelled(const View& view, const std::vector<Word>& words) {
  if (words.empty()) return {};
  const auto printed = spaced(view, words);
  const bool capitals = std::all_of(words.begin(), words.end(), [](const Word& word) {
    return word.written == Case::capitals || word.written == Case::digits;
  });
  return without_zeros(capitals ? capitalised_words(printed) : printed);
}

std::string plain_words(const std::vector<Word>& words) {
  std::string plain;
  for (const auto& word : words) plain += (plain.empty() ? "" : " ") + std::string(word.plain);
  return plain;
}

std::string plain_name(std::string_view name) {
  const auto view = view_of(name);
  return view.plain;
}

}  // namespace

Issuers issuers_of(const View& view, const Header& header) {
  Issuers issuers;
  const auto place = place_name(view, header);
  auto tokens = tokens_of(view, header, false);
  auto segments = segments_of(view, tokens, place.words);
  const auto says_nothing = [](const Segment& segment) {
    return segment.body == nullptr && !segment.has_unit;
  };
  std::erase_if(segments, says_nothing);
  // Not in capitals only where nothing is: a portal's menu names bodies too.
  const auto has_body = [](const Segment& segment) { return segment.body != nullptr; };
  const auto has_unit = [](const Segment& segment) { return segment.has_unit; };
  if (std::none_of(segments.begin(), segments.end(), has_body) ||
      std::none_of(segments.begin(), segments.end(), has_unit)) {
    tokens = tokens_of(view, header, true);
    segments = segments_of(view, tokens, place.words);
    std::erase_if(segments, says_nothing);
  }

  // Units: of the issuer first, then of those above it.
  bool issuer_is_higher = false;
  for (auto segment = segments.rbegin(); segment != segments.rend(); ++segment) {
    for (const auto& unit : segment->units) {
      auto& slot = unit.level == Level::commune    ? issuers.commune
                   : unit.level == Level::district ? issuers.district
                                                   : issuers.province;
      if (!slot) slot = found_unit(view, unit);
    }
  }

  std::vector<Segment> named;
  for (const auto& segment : segments) {
    if (segment.body != nullptr) named.push_back(segment);
  }
  // HỘI NÔNG DÂN VIỆT NAM where a motto stands: the whole country's, it issued nothing here.
  if (named.size() > 1 && named.front().has_unit && is_national(tokens, named.back())) {
    named.pop_back();
  }
  // ỦY BAN NHÂN DÂN / THÀNH PHỐ … / PHƯỜNG …: one body's name for both.
  const Unit* shared = nullptr;
  if (!named.empty() && segments.back().body == nullptr && named.back().has_unit &&
      segments.back().units.front().level < named.back().units.front().level) {
    shared = &segments.back().units.front();
  }
  if (!named.empty()) {
    const auto& last = named.back();
    Issuer issuer;
    issuer.name = running_case(view, tokens, last.begin, last.name_end, last.units, place.words);
    Span span{tokens[last.begin].word.begin, tokens[last.name_end - 1].word.end};
    if (const auto* unit = unit_above(segments)) {
      issuer.name += ' ' + unit->name.type + ' ' + unit->name.name;
      span.begin = unit->span.begin;
    }
    if (shared != nullptr) {
      issuer.parent = issuer.name;
      issuer.name = running_case(view, tokens, last.begin, last.body_end, {}, place.words) + ' ' +
                    shared->name.type + ' ' + shared->name.name;
      span.end = shared->span.end;
    }
    std::size_t above = named.size() - 1;
    if (wants_more(last) && named.size() > 1 &&
        !is_one_of(last.body->plain, {"van phong", "chi bo"})) {
      // ỦY BAN MTTQ … / BAN THƯỜNG TRỰC: the standing part of the body above.
      const auto& whole = named[named.size() - 2];
      issuer.name +=
          ' ' + running_case(view, tokens, whole.begin, whole.name_end, whole.units, place.words);
      span.begin = tokens[whole.begin].word.begin;
      above = named.size() - 2;
    }
    // "UBND" alone above a body with a name of its own is a menu's, not a parent.
    const bool bare = above > 0 && last.has_unit && !named[above - 1].has_unit &&
                      named[above - 1].end <= named[above - 1].body_end;
    if (above > 0 && !bare && shared == nullptr) {
      const auto& parent = named[above - 1];
      issuer.parent =
          running_case(view, tokens, parent.begin, parent.name_end, parent.units, place.words);
    }
    std::optional<World> world;
    for (auto segment = named.rbegin(); segment != named.rend() && !world; ++segment) {
      if (segment->body->world) world = segment->body->world;
    }
    const bool own_world = last.body->world.has_value();
    if (!own_world && header.number) {
      for (const auto& part : header.number->number.body) {
        if (const auto told = world_of_body(part)) world = told;
      }
    }
    if (!own_world && header.motto == World::party) world = World::party;
    if (!world) world = header.motto;
    issuer.world = world.value_or(World::state);
    issuer_is_higher =
        shared == nullptr && last.has_unit && last.units.front().level != Level::commune;
    issuers.issuer = Found<Issuer>{std::move(issuer), view.evidence(span)};
  }

  // The place of signing names the commune, unless it is the seat of a district's body.
  if (!issuers.commune && !issuer_is_higher && !place.words.empty() && place.words.size() <= 6 &&
      place.level == Level::commune) {
    const auto plain = plain_words(place.words);
    const bool wider = (issuers.district && plain_name(issuers.district->value.name) == plain) ||
                       (issuers.province && plain_name(issuers.province->value.name) == plain) ||
                       is_central_city(plain);
    if (!wider) {
      issuers.commune =
          Found<UnitName>{{place.type, spelled(view, place.words)}, view.evidence(*header.place)};
    }
  }
  return issuers;
}

namespace {

std::string plain_of(const std::vector<Word>& words, std::size_t begin, std::size_t end) {
  std::string plain;
  for (auto k = begin; k < end; ++k) plain += (k > begin ? " " : "") + std::string(words[k].plain);
  return plain;
}

struct Mention {
  std::size_t count = 0;
  std::string type;
  std::string name;
  Span span;
  bool ours = false;  ///< once at least not as a place one comes from, goes to or borders on
};

/// A unit whose type is told from the word `first` on and named by those from `begin` to `end`.
Mention mention_of(const View& view, std::string_view type, const std::vector<Word>& words,
                   std::size_t first, std::size_t begin, std::size_t end) {
  return {1,
          std::string(type),
          on_one_line(view.original({words[begin].begin, words[end - 1].end})),
          {words[first].begin, words[end - 1].end}};
}

struct Mentions {
  std::map<std::string, Mention> by_name;
  std::size_t total = 0;

  void add(const View& view, std::string_view type, const std::vector<Word>& words,
           std::size_t first, std::size_t begin, std::size_t end) {
    const auto plain = plain_of(words, begin, end);
    constexpr std::array<std::string_view, 16> elsewhere{
        "tu",  "o",   "tai", "den", "sang", "giap", "cung", "nhu",
        "voi", "vao", "ra",  "ben", "qua",  "tren", "va",   "cac"};
    auto& mention = by_name[plain];
    mention.ours =
        mention.ours || first == 0 ||
        std::find(elsewhere.begin(), elsewhere.end(), words[first - 1].plain) == elsewhere.end();
    if (mention.count == 0) {
      const bool ours = mention.ours;
      mention = mention_of(view, type, words, first, begin, end);
      mention.count = 0;
      mention.ours = ours;
    }
    ++mention.count;
    ++total;
  }

  /// The one that is named nearly alone.
  const Mention* ruling() const {
    const Mention* best = nullptr;
    for (const auto& [name, mention] : by_name) {
      if (best == nullptr || mention.count > best->count) best = &mention;
    }
    return best != nullptr && best->ours && best->count * 10 >= total * 8 ? best : nullptr;
  }
};

/// Behind the capitalised words of a name from `i` on.
std::size_t name_end(const View& view, const std::vector<Word>& words, std::size_t i) {
  auto end = i;
  std::size_t longest = 3;
  while (end < words.size() && end - i < longest && words[end].written == Case::initial) {
    const auto gap = view.slice({end == 0 ? 0 : words[end - 1].end, words[end].begin});
    const bool dashed = end > i && gap.find('-') != std::string_view::npos && gap.size() <= 3 &&
                        is_dashed_name(words[end - 1].plain, words[end].plain);
    if (gap != " " && !dashed) break;
    if (dashed) longest = 5;
    ++end;
  }
  return end;
}

/// The place of signing leaves the type of a commune out; the text says "xã Thạch Long" somewhere.
std::string type_in_text(const View& view, const std::vector<Word>& words, std::string_view name) {
  const auto plain = plain_name(name);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto before = words[i - 1].plain;
    if (before != "xa" && before != "phuong" && before != "tran" && before != "khu") continue;
    if (words[i].written == Case::small || !phrase_at(view, words[i].begin, plain)) continue;
    const auto printed = lower_case(view.original(words[i - 1]));
    if (printed == "xã" || printed == "phường") return printed;
    if (before == "tran" && i > 1 && words[i - 2].plain == "thi") return "thị trấn";
    if (before == "khu" && i > 1 && words[i - 2].plain == "dac") return "đặc khu";
  }
  return {};
}

/// The last word of what kind of unit it is: the tran, of thị trấn.
bool is_unit_word(std::uint64_t key) {
  switch (key) {
    case key_of("huyen"):
    case key_of("pho"):
    case key_of("phuong"):
    case key_of("quan"):
    case key_of("tinh"):
    case key_of("tp"):
    case key_of("tran"):
    case key_of("xa"):
      return true;
    default:
      return false;
  }
}

bool is_no_name(std::string_view plain) {
  constexpr std::array<std::string_view, 11> others{"uy",   "doan", "dang", "nong", "mat", "ubnd",
                                                    "hdnd", "nha",  "ban",  "uoc",  "cong"};
  return std::find(others.begin(), others.end(), plain) != others.end();
}

}  // namespace

Issuers issuers_named(const View& view, Span name) {
  Header header;
  header.zone = name;
  header.words = words_of(view, name);
  header.taken.assign(header.words.size(), false);
  header.issuer_end = header.words.size();
  return issuers_of(view, header);
}

void add_units_of_text(const View& view, const Header& header, const std::vector<Word>& all_words,
                       const Maybe<Date>& issued_on, Issuers& issuers) {
  const bool has_districts = !issued_on || issued_on->value < Date{2025, 7, 1};
  const auto& words = all_words;
  Mentions districts;
  Mentions provinces;
  std::vector<Mention> title_communes;
  std::optional<Mention> addressee;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const auto& behind = words[i + 1];
    if (behind.written == Case::small && behind.key != key_of("uy")) continue;
    if (!is_unit_word(words[i].key)) continue;
    const auto plain = words[i].plain;
    if (words[i].written == Case::capitals && words[i].end - words[i].begin > 2) continue;
    std::size_t name = i + 1;
    if ((plain == "huyen" || plain == "tinh") && words[name].plain == "uy") ++name;
    const bool numbered = (plain == "quan" || plain == "phuong") &&
                          words[name].written == Case::digits && words[name].plain.size() <= 2;
    const auto end = numbered ? name + 1 : name_end(view, words, name);
    if (end == name || is_no_name(words[name].plain)) continue;
    // "xã Hội", but thành phố Hội An
    if (words[name].plain == "hoi" && end - name == 1) continue;
    const auto printed = lower_case(view.original(words[i]));
    const bool town = i > 0 && words[i - 1].plain == "thi";
    const bool is_xa = plain == "xa" && (printed == "xã" || printed == "xả");
    std::string_view district;  // its type
    auto first = i;             // of the words of its type
    if (plain == "huyen" && (printed == "huyện" || printed == "huyen")) {
      district = "huyện";
    } else if (plain == "quan" && printed == "quận") {
      district = "quận";
    } else if (is_xa && town) {
      district = "thị xã";
      first = i - 1;
    } else if (plain == "tp" || (plain == "pho" && i > 0 && words[i - 1].plain == "thanh")) {
      first = plain == "tp" ? i : i - 1;
      // A city of a province; the central ones are where people go to.
      if (!is_central_city(plain_of(words, name, end))) district = "thành phố";
    } else if (plain == "tinh" && (printed == "tỉnh" || printed == "tĩnh")) {
      provinces.add(view, "tỉnh", words, i, name, end);
    } else if (is_xa || (plain == "phuong" && printed == "phường") || (plain == "tran" && town)) {
      const bool in_title = header.title && words[i].begin >= header.title->begin &&
                            words[i].begin < header.title->end;
      const std::string_view type = is_xa ? "xã" : town ? "thị trấn" : "phường";
      if (in_title) {
        title_communes.push_back(mention_of(view, type, words, town ? i - 1 : i, name, end));
      }
    }
    if (district.empty()) continue;
    districts.add(view, district, words, first, name, end);
    // Kính gửi: UBND huyện Cẩm Xuyên
    const auto line = view.line_of(words[i].begin);
    if (!addressee && i < 600 && line < view.lines.size() &&
        view.slice(view.lines[line]).starts_with("kinh gui")) {
      addressee = mention_of(view, district, words, first, name, end);
    }
  }
  const auto put = [&](Maybe<UnitName>& slot, const Mention* mention) {
    if (mention != nullptr && !slot) {
      slot = Found<UnitName>{{mention->type, mention->name}, view.evidence(mention->span)};
    }
  };
  if (!title_communes.empty() &&
      std::all_of(title_communes.begin(), title_communes.end(), [&](const Mention& mention) {
        return mention.name == title_communes.front().name;
      })) {
    put(issuers.commune, &title_communes.front());
  }
  if (issuers.commune && issuers.commune->value.type.empty()) {
    issuers.commune->value.type = type_in_text(view, words, issuers.commune->value.name);
  }
  if (has_districts) {
    put(issuers.district, addressee ? &*addressee : districts.ruling());
  }
  put(issuers.province, provinces.ruling());
}

}  // namespace tracuu::corpus::fields
