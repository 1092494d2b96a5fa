#include "corpus/fields/issuer/running_case.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/fields/issuer/bodies.hpp"

namespace tracuu::corpus::fields {
namespace {

bool is_acronym(std::string_view plain) {
  constexpr std::array<std::string_view, 14> with_vowels{
      "ubnd", "tyt",  "ttyt", "ubkt", "ubmttq", "ubmttqvn", "ub",
      "kt",   "thcs", "ubbc", "vhtt", "ubtvqh", "ii",       "iii"};
  if (std::find(with_vowels.begin(), with_vowels.end(), plain) != with_vowels.end()) return true;
  return plain.find_first_of("aeiouy") == std::string_view::npos ||
         (plain.size() <= 6 && !may_be_syllable(plain));
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
    Spelling{"chi bo", "chi bộ"},
    Spelling{"cong an", "công an"},
    Spelling{"mat tran to quoc", "Mặt trận Tổ quốc"},
    Spelling{"viet nam", "Việt Nam"},
    Spelling{"lien hiep phu nu", "Liên hiệp Phụ nữ"},
    Spelling{"lien hiep thanh nien", "Liên hiệp Thanh niên"},
    Spelling{"cuu chien binh", "Cựu chiến binh"},
    Spelling{"nong dan", "Nông dân"},
    Spelling{"chu thap do", "Chữ thập đỏ"},
    Spelling{"ho chi minh", "Hồ Chí Minh"},
    Spelling{"xay dung dang", "Xây dựng Đảng"},
    Spelling{"co quan dang", "cơ quan Đảng"},
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

std::string_view first_of(std::string_view words) {
  return words.substr(0, words.find(' '));
}

/// "Uy ban nhan dan xã Hòa Tiến", "Y ban nhân dân xã Hòa Tiến" -> "Ủy ban nhân dân xã Hòa Tiến".
/// Letters that only place their tone elsewhere (uỷ) stay.
std::string well_spelled(const std::string& name) {
  const auto view = view_of(name);
  std::vector<HeadToken> tokens;
  for (const auto& word : words_of(view, {0, view.plain.size()})) tokens.push_back({word, {}});
  std::string result;
  std::size_t copied = 0;  // bytes of `name`
  for (std::size_t i = 0; i < tokens.size();) {
    const auto found = std::ranges::find_if(spellings, [&](const Spelling& spelling) {
      return tokens_like(tokens, i, spelling.plain) > 0 ||
             (i == 0 && tokens_short_of(tokens, i, spelling.plain) > 0);
    });
    if (found == spellings.end()) {
      ++i;
      continue;
    }
    auto [plain, spelled] = *found;
    for (bool first = true; !spelled.empty(); first = false, ++i) {
      const Word& word = tokens[i].word;
      const auto right = first_of(spelled);
      const auto printed = view.original(word);
      const bool is_other_form = word.plain == first_of(plain) && printed.size() == right.size();
      const auto kept = is_other_form ? printed : right;
      const bool capital = (first && view.is_capital(word.begin)) || right != lower_case(right);
      result.append(name, copied, view.at[word.begin] - copied);
      result += capital ? capitalised(kept) : lower_case(kept);
      copied = view.at[word.begin] + printed.size();
      spelled.remove_prefix(std::min(right.size() + 1, spelled.size()));
      plain.remove_prefix(std::min(first_of(plain).size() + 1, plain.size()));
    }
  }
  return result.append(name, copied);
}

/// Ban Chấp hành Đảng bộ, BCH Đoàn xã, Ban Chấp hành Hội LHPN, BCH Hội CTĐ.
bool starts_inner_body(const std::vector<HeadToken>& tokens, std::size_t i, std::size_t end) {
  if (i + 1 >= end) return false;
  const auto plain = tokens[i].word.plain;
  const auto next = tokens[i + 1].word.plain;
  if (plain == "dang") return next == "bo" || next == "uy";
  const auto before = i > 0 ? tokens[i - 1].word.plain : std::string_view();
  // Đảng ủy Ủy ban nhân dân xã
  if (plain == "uy") return next == "ban" && before == "uy";
  if (plain == "doan") {
    return next != "ket" && next != "the" && before != "cong" && before != "lien" &&
           before != "dai";
  }
  return plain == "hoi" && (next == "lhpn" || next == "lien" || next == "nong" || next == "phu" ||
                            next == "cuu" || next == "ccb" || next == "chu" || next == "nguoi" ||
                            next == "ctd" || next == "nct" || next == "khuyen" || next == "lhtn");
}

}  // namespace

std::string running_case(const View& view, const std::vector<HeadToken>& tokens, std::size_t begin,
                         std::size_t end, const std::vector<HeadUnit>& units,
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
    const auto unit = std::find_if(units.begin(), units.end(), [&](const HeadUnit& u) {
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
    after_head = (first && (plain == "ban" || (plain == "hoi" && next != "dong") ||
                            plain == "phong" || plain == "so")) ||
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
    if (school && (plain == "hoc" || plain == "non" || plain == "mn" || plain == "thcs" ||
                   plain == "thpt" || plain == "so" || plain == "thong")) {
      proper = i + 1 < end && tokens[i + 1].word.plain != "co" &&
               tokens[i + 1].word.plain != "pho" && tokens[i + 1].word.plain != "va";
    }
  }
  return well_spelled(name);
}

}  // namespace tracuu::corpus::fields
