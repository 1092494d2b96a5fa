#include "corpus/fields/issuer/bodies.hpp"

#include <array>

#include "corpus/fields/issuer/head_units.hpp"

namespace tracuu::corpus::fields {
namespace {

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
    BodyWord{"hoi dong doi", mass},
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
    BodyWord{"ttyt", state},
    BodyWord{"trung tam", state},
    BodyWord{"trung tam chinh tri", party},
    BodyWord{"truong", state},
    BodyWord{"phong", state},
    BodyWord{"van phong", std::nullopt},
    BodyWord{"ban chi dao", std::nullopt},
    BodyWord{"bcd", std::nullopt},
    BodyWord{"ban quan ly", state},
    BodyWord{"bql", state},
    BodyWord{"ban thanh tra nhan dan", mass},
    BodyWord{"ban giam sat dau tu", mass},
    BodyWord{"ban phap che", state},
    BodyWord{"ban kinh te", state},
    BodyWord{"ban van hoa", state},
    BodyWord{"ban dan toc", state},
    BodyWord{"ban bau cu", state},
    BodyWord{"uy ban bau cu", state},
    BodyWord{"uy ban hoi", mass},
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
    BodyWord{"htx", state},
    BodyWord{"bo phan mot cua", state},
    BodyWord{"bo phan tiep nhan", state},
    BodyWord{"doi quan ly", state},
    BodyWord{"thon", state},
    BodyWord{"to dan pho", state},
    BodyWord{"khu dan cu", state},
};

/// ĐẢN ỦY XÃ, BN CHỈ ĐẠO: a body at the start of a line that lost a letter. Of a name of two words
/// so little is left that a unit has to stand behind it.
BodyMatch short_body_at(const View& view, const std::vector<HeadToken>& tokens, std::size_t i) {
  if (!tokens[i].first_in_line) return {};
  for (const auto& body : body_words) {
    const auto count = tokens_short_of(tokens, i, body.plain);
    if (count < 2) continue;
    const auto next = i + count < tokens.size() ? tokens[i + count].word.plain : "";
    if (count > 2 || is_one_of(next, {"thon", "ap", "xom"}) ||
        unit_type_at(view, tokens, i + count).type != nullptr) {
      return {&body, count};
    }
  }
  return {};
}

}  // namespace

BodyMatch body_at(const View& view, const std::vector<HeadToken>& tokens, std::size_t i) {
  BodyMatch best;
  for (const auto& body : body_words) {
    const auto count = tokens_like(tokens, i, body.plain);
    if (count > best.count) best = {&body, count};
  }
  if (best.body == nullptr) return short_body_at(view, tokens, i);
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

bool is_doan_hung(std::string_view plain, std::string_view next) {
  return plain == "huyen doan" && next == "hung";
}

bool is_school(const std::vector<HeadToken>& tokens, std::size_t i) {
  if (tokens[i].word.plain != "truong" || i + 1 >= tokens.size()) return false;
  const auto next = tokens[i + 1].word.plain;
  return next == "thcs" || next == "thpt" || next == "th" || next == "mn" || next == "tieu" ||
         next == "mam" || next == "trung" || next == "pho";
}

bool is_office(const View& view, const std::vector<HeadToken>& tokens, std::size_t i) {
  if (i + 1 >= tokens.size()) return false;
  const auto next = tokens[i + 1].word.plain;
  if (tokens[i].word.plain == "ban") return is_one_of(next, {"kinh", "van"});
  return tokens[i].word.plain == "phong" && printed_as(view, tokens[i], "phòng") &&
         is_one_of(next, {"kinh", "van", "giao", "noi", "tai", "tu", "lao", "ha", "gd"});
}

}  // namespace tracuu::corpus::fields
