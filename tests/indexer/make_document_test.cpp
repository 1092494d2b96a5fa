#include "indexer/document/make_document.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive/date_terms.hpp"
#include "archive/schema.hpp"

namespace tracuu::indexer {
namespace {

using archive::Field;
using archive::term;
using corpus::Evidence;
using corpus::Origin;
using testing::ElementsAre;

/// The terms of a document on one line: "lảnh×2@1,7 XF:lanh×2".
std::string terms_of(const Xapian::Document& document) {
  std::string line;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    if ((*term).starts_with("Q:")) continue;
    line += fmt::format("{}{}", line.empty() ? "" : " ", *term);
    if (term.get_wdf() != 1) line += fmt::format("×{}", term.get_wdf());
    char before = '@';
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
      line += fmt::format("{}{}", std::exchange(before, ','), *at);
    }
  }
  return line;
}

std::string terms_of_text(const std::string& text) {
  corpus::Report report;
  report.id = "r";
  report.text = text;
  return terms_of(make_document(to_record(report), report.text, tokenizers::Analyzer()).document);
}

struct Case {
  const char* name;
  const char* text;
  const char* terms;
};

class MakeDocument : public testing::TestWithParam<Case> {};

TEST_P(MakeDocument, TurnsTokensIntoTheTermsOfTheSchema) {
  EXPECT_EQ(terms_of_text(GetParam().text), GetParam().terms);
}

INSTANTIATE_TEST_SUITE_P(
    Tokens, MakeDocument,
    testing::Values(Case{"levelled_exact_unmarked_pair", "Lãnh đạo",
                         "XE:lãnh@1 XF:dao XF:lanh XP:lanh dao lảnh@1 đạo@2"},
                    Case{"counts", "xã xã xã", "XE:xã×3@1,2,3 XF:xa×3 XP:xa xa×2 xả×3@1,2,3"},
                    Case{"no_pair_over_a_sentence_end", "dân. Vận", "XF:dan XF:van dân@1 vận@3"},
                    Case{"a_figure_is_one_term_without_pairs", "đạt 9,78 điểm",
                         "9,78@2 XE:điểm@3 XF:dat XF:diem điểm@3 đạt@1"},
                    Case{"a_number_is_one_term", "số 25 – NQ/TƯ", "25-nq/tw@2 XF:so nq25@2 số@1"},
                    Case{"nothing", "", ""}),
    [](const auto& instance) { return instance.param.name; });

TEST(MakeDocument, CountsTitleWordsTwiceAndApart) {
  corpus::Report report;
  report.text = "Dân vận";
  report.title = {"Dân vận", {}};
  EXPECT_EQ(
      terms_of(make_document(to_record(report), report.text, tokenizers::Analyzer()).document),
      "S:dân S:vận XF:dan×2 XF:van×2 XP:dan van×2 dân×2@1,1003 vận×2@2,1004");
}

TEST(MakeDocument, KeepsTheTextAndWhereItsTokensStand) {
  corpus::Report report;
  report.text = "Xã, 25 – NQ/TƯ";
  const archive::StoredText stored =
      make_document(to_record(report), report.text, tokenizers::Analyzer()).text;
  EXPECT_EQ(stored.text, report.text);
  ASSERT_EQ(stored.spans.size(), 2U);
  EXPECT_EQ(stored.text.substr(stored.spans[0].offset, stored.spans[0].length), "Xã");
  EXPECT_EQ(stored.text.substr(stored.spans[1].offset, stored.spans[1].length), "25 – NQ/TƯ");
  EXPECT_EQ(stored.spans[1].kind,
            static_cast<std::uint8_t>(tokenizers::TokenKind::document_number));
  EXPECT_TRUE(stored.spans[1].follows);
}

TEST(MakeDocument, TakesHostileTexts) {
  std::string zeros(5000, '\0');
  for (const std::string& text :
       {zeros, std::string(100'000, 'x'), std::string(5000, '\xFF'), std::string("\u200B\u0301 :"),
        std::string("ﷺ 漢字 😀 \u0300\u0301")}) {
    corpus::Report report;
    report.id = text.substr(0, 300);
    report.text = text;
    report.title = {text, {}};
    report.issuer = {corpus::Issuer{text, text, corpus::World::mass}, {}};
    const IndexedReport made =
        make_document(to_record(report), report.text, tokenizers::Analyzer());
    Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
    EXPECT_NO_THROW(database.add_document(made.document));
    EXPECT_EQ(archive::decode_stored_text(encode(made.text)), made.text);
  }
}

corpus::Report sample() {
  corpus::Report report;
  report.id = "thach-dien";
  report.source = {"2018/bc.txt", "txt", 12, "ff", 1'525'392'000};
  report.title = {"Sơ kết công tác dân vận", {Origin::text, "Sơ kết công tác dân vận", 10}};
  report.doc_type = {{"BC", "báo cáo"}, {}};
  report.report_kind = {"sơ kết", {}};
  report.number = {{std::nullopt, std::nullopt, "BC", {"ĐU"}, "BC/ĐU"}, {}};
  report.issuer = {{"Đảng ủy xã Thạch Điền", "Đảng bộ huyện Thạch Hà", corpus::World::party}, {}};
  report.commune = {{"xã", "Thạch Điền"}, {}};
  report.district = {{"huyện", "Thạch Hà"}, {}};
  report.unit = {
      {"18667", "xã", "Thạch Điền", {{"huyện", "Thạch Hà"}}, {"tỉnh", "Hà Tĩnh"}, {}, {}}, {}};
  report.province = {{"", "Hà Tĩnh"}, {}};
  report.place = {"Thạch Điền", {}};
  report.issued_on = {{2018, 5, 4}, {Origin::text, "ngày 04 tháng 5 năm 2018", 80}};
  report.published_at = {"2018-11-06T13:46+07:00", {}};
  report.period = {{{2013, 6, 3}, {2018, 5, 0}}, {Origin::text, "05 năm", 3}};
  report.topics = {{"dan-van", 0.9, {}}, {"ton-giao", 0.4, {}}};
  report.citations = {
      {"25-NQ/TW", "NQ", "TW", corpus::Date{2013, 6, 3}, {Origin::text, "số 25 – NQ/TƯ", 100}},
      {"NQ/TW4", "NQ", "", std::nullopt, {Origin::text, "NQTW4", 200}}};
  report.signers = {{"T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Hậu Nhã", {}},
                    {"", "", "Lê Văn A", {}}};
  report.quality.warnings = {{"junk_removed", "2 lines", 0}};
  report.text = "Thực hiện Nghị quyết số 25 – NQ/TƯ, cấp ủy lảnh đạo công tác dân vận.";
  return report;
}

/// A database with the sample and one other report, as searches see it.
class Schema : public testing::Test {
 protected:
  Schema() {
    const tokenizers::Analyzer analyzer;
    corpus::Report other;
    other.id = "other";
    other.text = "Không liên quan";
    other.issued_on = {{2018, 0, 0}, {}};
    database_.add_document(make_document(to_record(other), other.text, analyzer).document);
    database_.add_document(make_document(to_record(sample()), sample().text, analyzer).document);
  }

  bool finds_only_the_sample(const std::string& term) {
    return database_.get_termfreq(term) == 1 && *database_.postlist_begin(term) == 2;
  }

  std::string value(Field field) {
    return database_.get_document(2).get_value(archive::spec(field).slot);
  }

  Xapian::WritableDatabase database_{std::string(), Xapian::DB_BACKEND_INMEMORY};
};

TEST_F(Schema, FindsByEveryFamily) {
  EXPECT_TRUE(finds_only_the_sample(term(Field::body, "lảnh")));
  EXPECT_TRUE(finds_only_the_sample(term(Field::unmarked, "lanh")));
  EXPECT_TRUE(finds_only_the_sample(term(Field::pair, "lanh dao")));
  EXPECT_TRUE(finds_only_the_sample(term(Field::body, "25-nq/tw")));
  EXPECT_TRUE(finds_only_the_sample(term(Field::title, "vận")));
  EXPECT_FALSE(finds_only_the_sample(term(Field::title, "lảnh")));
}

TEST_F(Schema, FindsByEveryFilter) {
  for (const auto& [field, key] :
       std::vector<std::pair<Field, std::string>>{{Field::id, "thach-dien"},
                                                  {Field::topic, "dan-van"},
                                                  {Field::topic, "ton-giao"},
                                                  {Field::commune, "thạch điền"},
                                                  {Field::commune, "xã thạch điền"},
                                                  {Field::district, "thạch hà"},
                                                  {Field::district, "huyện thạch hà"},
                                                  {Field::unit, "18667@0"},
                                                  {Field::province, "hà tĩnh"},
                                                  {Field::province, "tỉnh hà tĩnh"},
                                                  {Field::doc_type, "bc"},
                                                  {Field::doc_type, "báo cáo"},
                                                  {Field::issuer, "đảng ủy xã thạch điền"},
                                                  {Field::world, "party"},
                                                  {Field::signer, "trần hậu nhã"},
                                                  {Field::signer, "lê văn a"},
                                                  {Field::cites, "25-nq/tw"},
                                                  {Field::issued_on, "20180504"},
                                                  {Field::issued_on, "201805"}}) {
    EXPECT_TRUE(finds_only_the_sample(term(field, key))) << term(field, key);
  }
  const tokenizers::Analyzer analyzer;
  EXPECT_TRUE(finds_only_the_sample(term(Field::number, filter_key(analyzer, "BC/ĐU"))));
  EXPECT_TRUE(finds_only_the_sample(term(Field::cites, filter_key(analyzer, "NQ/TW4"))));
  EXPECT_EQ(database_.get_termfreq(term(Field::issued_on, "2018")), 2U);
}

TEST_F(Schema, FiltersAddNoLength) {
  EXPECT_EQ(database_.get_collection_freq(term(Field::commune, "thạch điền")), 0U);
  EXPECT_EQ(database_.get_collection_freq(term(Field::issued_on, "2018")), 0U);
}

TEST_F(Schema, ValuesAreWhatIsShown) {
  EXPECT_EQ(value(Field::topic), "dan-van\x1fton-giao");
  EXPECT_EQ(value(Field::commune), "xã Thạch Điền");
  EXPECT_EQ(value(Field::district), "huyện Thạch Hà");
  EXPECT_EQ(value(Field::unit), "18667@0");
  EXPECT_EQ(value(Field::province), "Hà Tĩnh");
  EXPECT_EQ(value(Field::doc_type), "BC");
  EXPECT_EQ(value(Field::issuer), "Đảng ủy xã Thạch Điền");
  EXPECT_EQ(value(Field::world), "party");
  EXPECT_EQ(value(Field::signer), "Trần Hậu Nhã\x1fLê Văn A");
  EXPECT_EQ(value(Field::issued_on), "20180504");
  EXPECT_EQ(database_.get_document(1).get_value(archive::spec(Field::issued_on).slot), "20180000");
  EXPECT_EQ(database_.get_document(1).get_value(archive::spec(Field::commune).slot), "");
}

TEST_F(Schema, PhrasesFindTheTitleButNotAcrossItsStart) {
  const auto finds = [&](const std::vector<std::string>& words) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end()));
    return enquire.get_mset(0, 10).size() == 1;
  };
  EXPECT_TRUE(finds({"sơ", "kết", "công", "tác"}));
  EXPECT_TRUE(finds({"lảnh", "đạo", "công", "tác"}));
  EXPECT_FALSE(finds({"dân", "vận", "sơ", "kết"}));
}

TEST_F(Schema, TheRecordIsTheDocumentsData) {
  const archive::Record record = archive::stored_record(database_, 2);
  EXPECT_EQ(record, to_record(sample()));
  EXPECT_EQ(record.issued_on,
            (archive::Record::Date{"2018-05-04", "day", "ngày 04 tháng 5 năm 2018"}));
  EXPECT_EQ(record.period, (archive::Record::Period{"2013-06-03", "2018-05", "05 năm"}));
  EXPECT_EQ(record.citations.at(0), (archive::Record::Citation{"25-NQ/TW", "NQ", "TW", "2013-06-03",
                                                               "số 25 – NQ/TƯ", 100}));
  ASSERT_EQ(record.topics.size(), 2U);
  EXPECT_TRUE(record.topics[0].primary);
  EXPECT_FALSE(record.topics[1].primary);
  EXPECT_EQ(record.number, "BC/ĐU");
  EXPECT_EQ(record.source.path, "2018/bc.txt");
  EXPECT_THAT(record.warnings, ElementsAre("junk_removed"));
}

TEST(MakeDocument, ADateThatCannotBeIsInTheRecordButNotSearched) {
  corpus::Report report;
  report.id = "r";
  report.issued_on = {{2018, 13, 45}, {}};
  const Xapian::Document document =
      make_document(to_record(report), report.text, tokenizers::Analyzer()).document;
  EXPECT_EQ(document.get_value(archive::spec(Field::issued_on).slot), "");
  EXPECT_EQ(terms_of(document), "");
}

}  // namespace
}  // namespace tracuu::indexer
