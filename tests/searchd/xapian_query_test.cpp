#include "searchd/search/xapian_query.hpp"

#include <regex>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "archive/schema.hpp"
#include "tests/searchd/test_archive.hpp"

namespace tracuu::searchd {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary shared = [] {
    Xapian::WritableDatabase index(std::string(), Xapian::DB_BACKEND_INMEMORY);
    Xapian::Document document;
    for (const std::string_view word :
         {"đường", "dương", "dưởng", "duong", "liên", "thôn", "lảnh"}) {
      document.add_posting(archive::term(archive::Field::body, word), 1);
    }
    for (const std::string_view key : {"thạch điền", "xã thạch điền", "hòa bình", "hóa bình"}) {
      document.add_boolean_term(archive::term(archive::Field::commune, key));
    }
    document.add_boolean_term(archive::term(archive::Field::topic, "dan-van"));
    document.add_boolean_term(archive::term(archive::Field::doc_type, "bc"));
    document.add_boolean_term(archive::term(archive::Field::cites, "25-nq/tw"));
    document.add_boolean_term(archive::term(archive::Field::cites, "25/nq-hđnd"));
    document.add_boolean_term(archive::term(archive::Field::cites, "25-ct/tw"));
    index.add_document(document);
    return Vocabulary(index, analyzer());
  }();
  return shared;
}

/// Xapian prints weights to the last bit: 0.6 and not 0.59999999999999998.
std::string described(const Xapian::Query& query) {
  const std::string text = query.get_description();
  const std::string inner = text.substr(6, text.size() - 7);  // Query(...)
  static const std::regex weight(R"((\d+\.\d{6,}) \*)");
  std::string line;
  auto rest = inner.begin();
  for (std::sregex_iterator found(inner.begin(), inner.end(), weight), end; found != end; ++found) {
    line.append(rest, (*found)[0].first);
    line += fmt::format("{:.3g} *", std::stod((*found)[1]));
    rest = (*found)[0].second;
  }
  return line.append(rest, inner.end());
}

XapianQuery translated(const std::string& parameters) {
  return to_xapian(query_of(parameters), vocabulary());
}

struct Case {
  std::string_view parameters;
  std::string_view description;
};

TEST(XapianQuery, FindsByTheFamilyThatWasTyped) {
  for (const auto& [parameters, description] : {
           Case{"q=lãnh đạo", "(lảnh AND đạo)"},
           Case{"q=lanh dao", "(XF:lanh AND XF:dao)"},
           Case{"q=lãnh dao", "(lảnh AND XF:dao)"},
           Case{"q=9,78", "9,78"},
           Case{"q=25-NQ/TW", "(25-nq/tw OR XN:25-nq/tw)"},
           Case{"q=lãnh đạo&operator=or", "(lảnh OR đạo)"},
           Case{"q=lãnh đạo&accents=ignore", "(XF:lanh AND XF:dao)"},
           Case{"q=lãnh đạo&accents=exact", "(XE:lãnh AND đạo)"},
           Case{"q=lảnh&accents=exact", "XE:lảnh"},
           Case{"q=lanh&accents=exact", "lanh"},
           Case{"q=\"lãnh đạo\"", "(lảnh PHRASE 2 đạo)"},
           Case{"q=\"lãnh đạo\" xã", "((lảnh PHRASE 2 đạo) AND xả)"},
           Case{"q=\"duong lien\"", "((duong OR dương OR dưởng OR đường) PHRASE 2 (lien OR liên))"},
           Case{"q=\"đường liên\"", "(đường PHRASE 2 liên)"},
           Case{"q=\"lãnh đạo\"&accents=exact", "(XE:lãnh PHRASE 2 đạo)"},
           Case{"q=\"a\" \"b\"&operator=or", "(a AND b)"},
           Case{"q=", "<alldocuments>"},
           Case{"q=!", "<alldocuments>"},
       }) {
    const Query query = query_of(std::string(parameters));
    const auto operation = query.operation == Operator::any ? Operator::any : Operator::all;
    EXPECT_EQ(described(matching(to_xapian(query, vocabulary()), operation, {})), description)
        << parameters;
  }
}

TEST(XapianQuery, LiftsByTheOtherFamiliesAndPairs) {
  for (const auto& [parameters, description] : {
           Case{
               "q=lãnh đạo",
               "(0.5 * XF:lanh OR 0.05 * XE:lãnh OR 0.2 * S:lảnh OR 0.5 * XF:dao OR 0.2 * S:đạo OR "
               "0.5 * XP:lanh dao)"},
           Case{"q=lanh", "(0.6 * lanh OR 0.2 * S:lanh)"},
           Case{"q=đạo. tế", "(0.5 * XF:dao OR 0.2 * S:đạo OR 0.5 * XF:te OR 0.2 * S:tế)"},
           Case{"q=đạo&accents=exact", "0.2 * S:đạo"},
           Case{"q=", ""},
       }) {
    EXPECT_EQ(described(translated(std::string(parameters)).lifts), description) << parameters;
  }
}

std::string narrowed(const std::string& parameters) {
  std::string line;
  for (const auto& narrowing : translated(parameters).narrowings) {
    line += (line.empty() ? "" : " & ") + described(any_of(narrowing.terms));
  }
  for (const auto& warning : translated(parameters).warnings) line += " !" + warning.message.en;
  return line;
}

TEST(XapianQuery, FiltersByNamesHoweverTyped) {
  for (const auto& [parameters, line] : {
           Case{"commune=Thạch Điền", "XC:thạch điền"},
           Case{"commune=XÃ THẠCH ĐIỀN", "XC:xã thạch điền"},
           Case{"commune=thach dien", "XC:thạch điền"},
           Case{"commune=hoa binh", "(XC:hòa bình OR XC:hóa bình)"},
           Case{"commune=Hoà Bình", "XC:hòa bình"},
           Case{"commune=Thach Dien,Hòa Bình", "(XC:thạch điền OR XC:hòa bình)"},
           Case{"commune=Thạch Diên",
                "XC:thạch điền !there is no commune \"Thạch Diên\"; filtered by \"thạch điền\""},
           Case{"commune=Thạch Điềm2",
                " !no report has commune \"Thạch Điềm2\"; did you mean \"thạch điền\"?"},
           Case{"commune=Hương Sơn", " !no report has commune \"Hương Sơn\""},
           Case{"topic=dan-van", "XT:dan-van"},
           Case{"topic=Dân vận", "XT:dan-van"},
           Case{"topic=DÂN  VẬN", "XT:dan-van"},
           Case{"topic=Dân vạn vật", " !no report has topic \"Dân vạn vật\""},
           Case{"doc_type=BC", "XY:bc"},
           Case{"cites=25 – NQ/TƯ", "XQ:25-nq/tw"},
           Case{"cites=nq25tw", "XQ:25-nq/tw"},
           Case{"cites=nq 25", "(XQ:25-nq/tw OR XQ:25/nq-hđnd)"},
           Case{"cites=26-NQ/TW", " !no report has cites \"26-NQ/TW\"; did you mean \"25-nq/tw\"?"},
           Case{"year=2018,2019", "(XD:2018 OR XD:2019)"},
           Case{"issued_from=2018&issued_to=2018-02", "(XD:20180000 OR XD:201801 OR XD:201802)"},
           Case{"topic=dan-van&commune=thạch điền&year=2018",
                "XT:dan-van & XC:thạch điền & XD:2018"},
       }) {
    EXPECT_EQ(narrowed(std::string(parameters)), line) << parameters;
  }
}

TEST(Vocabulary, GivesTheMarkingsOfASyllable) {
  EXPECT_EQ(vocabulary().markings("duong"),
            (std::vector<std::string>{"duong", "dương", "dưởng", "đường"}));
  EXPECT_EQ(vocabulary().markings("zzz"), std::vector<std::string>{"zzz"});
}

}  // namespace
}  // namespace tracuu::searchd
