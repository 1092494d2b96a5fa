#include "corpus/fields/issuer/head_units.hpp"

#include <algorithm>
#include <array>

#include "corpus/fields/issuer/bodies.hpp"

namespace tracuu::corpus::fields {
namespace {

// The longest first.
constexpr std::array unit_types{
    UnitType{"thi tran", "thị trấn", UnitLevel::commune, ""},
    UnitType{"dac khu", "đặc khu", UnitLevel::commune, ""},
    UnitType{"thi xa", "thị xã", UnitLevel::district, ""},
    UnitType{"thanh pho", "thành phố", UnitLevel::district, ""},
    UnitType{"huyen uy", "huyện", UnitLevel::district, ""},
    UnitType{"quan uy", "quận", UnitLevel::district, ""},
    UnitType{"thi uy", "thị xã", UnitLevel::district, ""},
    UnitType{"thanh uy", "thành phố", UnitLevel::district, ""},
    UnitType{"tinh uy", "tỉnh", UnitLevel::province, ""},
    UnitType{"huyen doan", "huyện", UnitLevel::district, ""},
    UnitType{"tinh doan", "tỉnh", UnitLevel::province, ""},
    UnitType{"xa", "xã", UnitLevel::commune, "xã xa xả xà xá"},
    UnitType{"phuong", "phường", UnitLevel::commune, "phường phuong phương"},
    UnitType{"huyen", "huyện", UnitLevel::district, "huyện huyen huyên"},
    UnitType{"quan", "quận", UnitLevel::district, "quận quan quân"},
    UnitType{"tinh", "tỉnh", UnitLevel::province, "tỉnh tinh tĩnh tính"},
    UnitType{"tp", "thành phố", UnitLevel::district, ""},
    UnitType{"tx", "thị xã", UnitLevel::district, ""},
    UnitType{"tt", "thị trấn", UnitLevel::commune, ""},
    UnitType{"x", "xã", UnitLevel::commune, ""},  // a letter only with its dot: P. HƯNG BÌNH
    UnitType{"p", "phường", UnitLevel::commune, ""},
    UnitType{"h", "huyện", UnitLevel::district, ""},
    UnitType{"q", "quận", UnitLevel::district, ""},
};

constexpr std::array<std::string_view, 5> central_cities{"ha noi", "ho chi minh", "hai phong",
                                                         "da nang", "can tho"};

std::string joined_name(const View& view, const std::vector<HeadToken>& tokens, std::size_t begin,
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

/// PHAN RANG - THÁP CHÀM, but THẠCH ĐIỀN - THẠCH HÀ: the dash before the token `i` is the name's.
bool joins_name(const std::vector<HeadToken>& tokens, std::size_t begin, std::size_t i) {
  return i > begin && tokens[i].gap.find('-') != std::string_view::npos &&
         is_dashed_name(tokens[i - 1].word.plain, tokens[i].word.plain);
}

/// PHƯỜG, X: a commune's type that lost a letter, where the place of signing bears the name behind.
UnitMatch short_type_at(const std::vector<HeadToken>& tokens, std::size_t i,
                        const std::vector<Word>& place) {
  for (const auto& type : unit_types) {
    if (type.level != UnitLevel::commune) continue;
    const auto count = tokens_short_of(tokens, i, type.plain);
    if (count > 0 && confirmed_by_place(tokens, i + count, place) > 0) return {&type, count};
  }
  return {};
}

}  // namespace

UnitMatch unit_type_at(const View& view, const std::vector<HeadToken>& tokens, std::size_t i) {
  const auto next = [&](std::size_t k) {
    return i + k < tokens.size() ? tokens[i + k].word.plain : std::string_view();
  };
  const auto gap = [&](std::size_t k) {
    return i + k < tokens.size() ? tokens[i + k].gap : std::string_view();
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
        (is_one_of(next(1), {"su", "ly", "doi", "nhan", "dan", "y", "khu"}) ||
         (i > 0 && tokens[i - 1].word.plain == "co"))) {
      continue;
    }
    // VH-TT&HTCĐ: văn hóa, thể thao.
    if (type.plain == "tt" && (gap(0) == "-" || gap(1) == "-" || gap(1) == "&")) continue;
    if (type.plain == "tinh" && (next(1) == "hinh" || (i > 0 && tokens[i - 1].word.plain == "ha")))
      continue;
    return {&type, count};
  }
  return {};
}

std::size_t confirmed_by_place(const std::vector<HeadToken>& tokens, std::size_t i,
                               const std::vector<Word>& place) {
  for (std::size_t k = 0; k < place.size(); ++k) {
    if (i + k >= tokens.size() || tokens[i + k].word.plain != place[k].plain) return 0;
  }
  return place.size();
}

std::string without_zeros(std::string name) {
  if (!name.empty() && name.find_first_not_of("0123456789") == std::string::npos) {
    name.erase(0, std::min(name.find_first_not_of('0'), name.size() - 1));
  }
  return name;
}

bool is_central_city(std::string_view plain) {
  return std::find(central_cities.begin(), central_cities.end(), plain) != central_cities.end();
}

bool is_dashed_name(std::string_view before, std::string_view behind) {
  return (before == "rang" && behind == "thap") || (before == "ria" && behind == "vung") ||
         (before == "thien" && behind == "hue") || (before == "mieu" && behind == "quoc");
}

std::optional<HeadUnit> unit_at(const View& view, const std::vector<HeadToken>& tokens,
                                std::size_t i, const std::vector<Word>& place) {
  auto type = unit_type_at(view, tokens, i);
  if (type.type == nullptr) type = short_type_at(tokens, i, place);
  if (type.type == nullptr) return std::nullopt;
  const auto begin = i + type.words;
  if (begin >= tokens.size()) return std::nullopt;
  auto end = begin;
  // The name stands on the line of its type, or on the next one alone.
  const auto line = tokens[begin].line;
  if (line > tokens[i].line + 1) return std::nullopt;
  // BAN CHẤP HÀNH ĐOÀN TỈNH / BAN CHẤP HÀNH ĐOÀN XÃ
  if (line > tokens[i].line && body_at(view, tokens, begin).body != nullptr) return std::nullopt;
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
  HeadUnit unit;
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
  if (unit.name.type == "thành phố" && is_central_city(plain)) unit.level = UnitLevel::province;
  return unit;
}

}  // namespace tracuu::corpus::fields
