#include "archive/record.hpp"

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "archive/errors.hpp"
#include "archive/packed.hpp"

namespace tracuu::archive {
namespace {

Record full_record() {
  Record record;
  record.id = "thach-dien-2018-dan-van-1a2b3c4d";
  record.title = "Sơ kết 5 năm thực hiện Nghị quyết \"25\"\n";
  record.doc_type = {"BC", "báo cáo"};
  record.report_kind = "sơ kết";
  record.number = "BC/ĐU";
  record.issuer = {"Đảng ủy xã Thạch Điền", "Đảng bộ huyện Thạch Hà", "party"};
  record.commune = {"xã", "Thạch Điền"};
  record.district = {"huyện", "Thạch Hà"};
  record.unit = {"18667@0",           "18667",      "xã", "Thạch Điền", {{"huyện", "Thạch Hà"}},
                 {"tỉnh", "Hà Tĩnh"}, "2018-05-04", {},   "2020-01-01"};
  record.province = {"tỉnh", "Hà Tĩnh"};
  record.place = "Thạch Điền";
  record.issued_on = {"2018-05-04", "day", "ngày 04 tháng 5 năm 2018"};
  record.published_at = "2018-11-06T13:46+07:00";
  record.period = {"2013-06-03", "2018-05-04", "05 năm"};
  record.topics = {{"dan-van", "Dân vận", 0.91, true}, {"xay-dung-dang", "Đảng", 1.0 / 3, false}};
  record.citations = {{"25-NQ/TW", "NQ", "TW", "2013-06-03", "số 25 – NQ/TƯ", 4096},
                      {"NQ/TW4", "", "", std::nullopt, "NQTW4", 0}};
  record.signers = {{"T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Hậu Nhã"}};
  record.source = {"2018/bc.txt", "txt", 17'000'000'000, std::string(64, 'a'), -1};
  record.warnings = {"junk_removed", "replaced_bytes"};
  return record;
}

TEST(Record, ComesBackAsItWent) {
  EXPECT_EQ(decode_record(encode(full_record())), full_record());
}

TEST(Record, ComesBackWhereNothingIsKnown) {
  Record record;
  record.id = "x";
  EXPECT_EQ(decode_record(encode(record)), record);
  EXPECT_NE(to_json(record).find(R"("issued_on":null)"), std::string::npos);
}

TEST(Record, IsTheReportInJson) {
  Record record;
  record.id = "a";
  record.commune = {"xã", "Thạch Điền"};
  record.source = {"a.txt", "txt", 3, "ff", 5};
  EXPECT_EQ(
      to_json(record),
      R"({"id":"a","title":null,"doc_type":null,"report_kind":null,"number":null,)"
      R"("issuer":null,"commune":{"type":"xã","name":"Thạch Điền"},"district":null,)"
      R"("province":null,"unit":null,"place":null,"issued_on":null,"published_at":null,"period":null,)"
      R"("topics":[],"citations":[],"signers":[],)"
      R"("source":{"path":"a.txt","format":"txt","bytes":3,"sha256":"ff","modified_at":5},)"
      R"("warnings":[]})");
}

TEST(Record, HasASummaryReadyToShow) {
  const std::string stored = encode(full_record());
  EXPECT_EQ(stored_summary(stored).id, full_record().id);
  EXPECT_EQ(
      stored_summary(stored).summary,
      R"({"title":"Sơ kết 5 năm thực hiện Nghị quyết \"25\"\n",)"
      R"("doc_type":{"code":"BC","name":"báo cáo"},"number":"BC/ĐU",)"
      R"("issuer":{"name":"Đảng ủy xã Thạch Điền","parent":"Đảng bộ huyện Thạch Hà",)"
      R"("world":"party"},)"
      R"("commune":{"type":"xã","name":"Thạch Điền","label":"xã Thạch Điền"},)"
      R"("district":{"type":"huyện","name":"Thạch Hà","label":"huyện Thạch Hà"},)"
      R"("province":{"type":"tỉnh","name":"Hà Tĩnh","label":"tỉnh Hà Tĩnh"},)"
      R"("unit":{"id":"18667@0","code":"18667","type":"xã","name":"Thạch Điền",)"
      R"("district":{"type":"huyện","name":"Thạch Hà"},)"
      R"("province":{"type":"tỉnh","name":"Hà Tĩnh"},)"
      R"("as_of":"2018-05-04","valid_from":null,"valid_until":"2020-01-01",)"
      R"("label":"xã Thạch Điền, huyện Thạch Hà, tỉnh Hà Tĩnh"},)"
      R"("issued_on":{"date":"2018-05-04","precision":"day","text":"ngày 04 tháng 5 năm 2018"},)"
      R"("period":{"from":"2013-06-03","to":"2018-05-04"},)"
      R"("topics":[{"slug":"dan-van","name":"Dân vận","primary":true},)"
      R"({"slug":"xay-dung-dang","name":"Đảng","primary":false}],)"
      R"("signers":[{"position":"PHÓ BÍ THƯ","name":"Trần Hậu Nhã"}],)"
      R"("source":{"path":"2018/bc.txt","format":"txt"}})");
  const std::array<std::size_t, 2> chosen{2, 0};
  EXPECT_EQ(summary(full_record(), chosen),
            R"({"number":"BC/ĐU","title":"Sơ kết 5 năm thực hiện Nghị quyết \"25\"\n"})");
  EXPECT_THROW(stored_summary(pack(Packing::record, "a\n{}")), DatabaseError);
}

TEST(Record, ABrokenByteDoesNotCostTheRecord) {
  Record record;
  record.id = "a";
  record.title =
      "b\xFF"
      "c";
  EXPECT_EQ(decode_record(encode(record)).title, "b\uFFFDc");
}

TEST(Record, WhatEncodeDidNotWriteIsRefused) {
  const std::string good = unpack(Packing::record, encode(full_record()));
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = good;
    const std::size_t at = changed.rfind(from);  // in the last line
    EXPECT_NE(at, std::string::npos) << from;
    return changed.replace(at, from.size(), to);
  };
  for (const std::string& bad :
       {std::string(), std::string("null"), std::string("[]"), std::string("{}"),
        std::string(100'000, '['), std::string("\xFF\xFE"), good.substr(0, good.size() - 1),
        good + "}", with("\"id\":\"", "\"ID\":\""), with("\"offset\":4096", "\"offset\":-1"),
        with("\"offset\":4096", "\"offset\":1.5"), with("\"primary\":true", "\"primary\":1"),
        with("\"warnings\":[", "\"warnings\":[7,"),
        with("\"modified_at\":-1", "\"modified_at\":0.5"),
        with("\"topics\":[", "\"topics\":{},\"other\":["),
        with("\"score\":0.91", "\"score\":\"1\""), with("\"number\":\"BC/ĐU\"", "\"number\":[]")}) {
    EXPECT_THROW(decode_record(pack(Packing::record, bad)), DatabaseError) << bad.substr(0, 200);
  }
  EXPECT_THROW(decode_record(good), DatabaseError);  // not packed
}

TEST(Label, IsTypeAndName) {
  EXPECT_EQ(label({"xã", "Thạch Điền"}), "xã Thạch Điền");
  EXPECT_EQ(label({"", "Thạch Điền"}), "Thạch Điền");
}

}  // namespace
}  // namespace tracuu::archive
