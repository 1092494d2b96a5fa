#include "tokenizers/keystrokes.hpp"

#include <string>

#include <gtest/gtest.h>

namespace tracuu::tokenizers {
namespace {

struct Case {
  const char* typed;
  const char* meant;
};

std::string decoded(std::string_view token) {
  return decode_keystrokes(token).value_or("-");
}

TEST(Keystrokes, OfTelexAreDecoded) {
  constexpr Case cases[] = {
      {"laxnh", "lãnh"},    {"lanhx", "lãnh"},     {"ddaoj", "đạo"},     {"nghij", "nghị"},
      {"quyeets", "quyết"}, {"quyeest", "quyết"},  {"ddarng", "đảng"},   {"ddangr", "đảng"},
      {"baos", "báo"},      {"caos", "cáo"},       {"daan", "dân"},      {"vaanj", "vận"},
      {"DDooij", "đội"},    {"nhieeu", "nhiêu"},   {"dduwowcj", "được"}, {"dduwocj", "được"},
      {"dduocwj", "được"},  {"nguwowif", "người"}, {"nguoiwf", "người"}, {"hoaf", "hòa"},
      {"hofa", "hòa"},      {"thuyr", "thủy"},     {"quys", "quý"},      {"quaays", "quấy"},
      {"giar", "giả"},      {"tieengs", "tiếng"},  {"tieesng", "tiếng"}, {"muwa", "mưa"},
      {"muaw", "mưa"},      {"tuwf", "từ"},        {"nawm", "năm"},      {"xuaats", "xuất"},
      {"dangd", "đang"},    {"danfd", "đàn"},      {"khoong", "không"},  {"hoawcj", "hoặc"},
      {"quawn", "quăn"},    {"wngs", "ứng"},       {"tôts", "tốt"},      {"kyx", "kỹ"},
      {"tiengse", "tiếng"},
  };
  for (const Case& one : cases) EXPECT_EQ(decoded(one.typed), one.meant) << one.typed;
}

TEST(Keystrokes, OfVniAreDecoded) {
  constexpr Case cases[] = {
      {"nghi5", "nghị"},  {"quye61t", "quyết"},  {"quyet61", "quyết"}, {"d9a3ng", "đảng"},
      {"dang93", "đảng"}, {"ngu7o72i", "người"}, {"nguoi72", "người"}, {"na8m", "năm"},
      {"ho2a", "hòa"},    {"uy3", "ủy"},         {"D9A3NG", "đảng"},   {"tha2nh", "thành"},
  };
  for (const Case& one : cases) EXPECT_EQ(decoded(one.typed), one.meant) << one.typed;
}

TEST(Keystrokes, AreNotSeenInSyllablesNorWhereNoneComesOut) {
  for (const char* token :
       {"moi",  "xem",    "sao",  "lãnh",    "Panthers", "internet", "ubnd",
        "hoc",  "m2",     "H5N1", "covid19", "2018",     "",         "f0",
        "hass", "ddooos", "a'b",  "báos",    "khong",    "nongj1",   "aaaaaaaaaaaaaaaaaaaaaaaa"}) {
    EXPECT_EQ(decoded(token), "-") << token;
  }
}

TEST(Keystrokes, GiveCandidatesForForeignWordsToo) {
  EXPECT_EQ(decoded("test"), "tét");
  EXPECT_EQ(decoded("has"), "há");
}

}  // namespace
}  // namespace tracuu::tokenizers
