#include "corpus/fields/issuer/units_of_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/fields/issuer/head_units.hpp"

namespace tracuu::corpus::fields {
namespace {

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
    const auto plain = plain_words(std::span(words).subspan(begin, end - begin));
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
  const auto plain = view_of(name).plain;
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

/// Huyện Đoàn, xã Nông dân, tỉnh nhà; but xã Bản Mù, thành phố Nha Trang, huyện Nông Cống.
bool is_no_name(const View& view, const std::vector<Word>& words, std::size_t i) {
  constexpr std::array<std::string_view, 17> others{"uy",   "ủy",   "uỷ",   "doan", "đoàn", "dang",
                                                    "đảng", "nong", "nông", "mặt",  "ubnd", "hđnd",
                                                    "nhà",  "ban",  "ước",  "cong", "công"};
  if (std::ranges::find(others, lower_case(view.original(words[i]))) == others.end()) return false;
  constexpr std::array<std::string_view, 3> names{"nong cong", "nong son", "nha be"};
  return std::ranges::none_of(
      names, [&](std::string_view name) { return bool(phrase_at(view, words[i].begin, name)); });
}

/// Cities of provinces that took their province's place.
struct NewCentralCity {
  std::string_view plain;
  Date since;
};

constexpr std::array new_central_cities{NewCentralCity{"hue", {2025, 1, 1}},
                                        NewCentralCity{"dong nai", {2026, 4, 30}}};

bool is_new_central_city(std::string_view plain, const Maybe<Date>& issued_on) {
  return issued_on && std::ranges::any_of(new_central_cities, [&](const NewCentralCity& city) {
           return city.plain == plain && city.since <= issued_on->value;
         });
}

/// ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ above a ward of 2025 is no district's.
void correct_level_of_city(const Maybe<Date>& issued_on, Issuers& issuers) {
  if (!issuers.district || issuers.district->value.type != "thành phố" ||
      !is_new_central_city(view_of(issuers.district->value.name).plain, issued_on)) {
    return;
  }
  if (!issuers.province) issuers.province = std::move(issuers.district);
  issuers.district.reset();
}

}  // namespace

void add_units_of_text(const View& view, const Header& header, const std::vector<Word>& all_words,
                       const Maybe<Date>& issued_on, Issuers& issuers) {
  correct_level_of_city(issued_on, issuers);
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
    if (end == name || is_no_name(view, words, name)) continue;
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
      const auto city = plain_words(std::span(words).subspan(name, end - name));
      // A city of a province; the central ones are where people go to.
      if (is_new_central_city(city, issued_on)) {
        provinces.add(view, "thành phố", words, first, name, end);
      } else if (!is_central_city(city)) {
        district = "thành phố";
      }
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
