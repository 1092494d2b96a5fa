#include "corpus/formats/json_report.hpp"

#include <chrono>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

std::string code_of(std::string_view json) {
  try {
    read_json_report(json);
    return "read";
  } catch (const Unusable& unusable) {
    return unusable.code();
  }
}

std::string date_line(const Date& date) {
  return std::to_string(date.year) + "/" + std::to_string(date.month) + "/" +
         std::to_string(date.day);
}

/// The fields given, in the order of Fields, and the warnings.
std::string given_line(std::string_view members) {
  const JsonReport report = read_json_report("{\"text\":\"x\"," + std::string(members) + "}");
  const Fields& fields = report.fields;
  std::string line;
  const auto add = [&](const std::string& word) { line += (line.empty() ? "" : " ") + word; };
  if (fields.title) add("title=" + fields.title->value);
  if (fields.doc_type)
    add("type=" + fields.doc_type->value.code + ":" + fields.doc_type->value.name);
  if (fields.report_kind) add("kind=" + fields.report_kind->value);
  if (fields.number) add("number=" + fields.number->value.canonical);
  if (fields.issuer) {
    const Issuer& issuer = fields.issuer->value;
    add("issuer=" + issuer.name + (issuer.parent ? "<" + *issuer.parent : "") + ":" +
        std::to_string(static_cast<int>(issuer.world)));
  }
  for (const auto* unit : {&fields.commune, &fields.district, &fields.province}) {
    if (*unit) add("[" + (*unit)->value.type + "|" + (*unit)->value.name + "]");
  }
  if (fields.place) add("place=" + fields.place->value);
  if (fields.issued_on) add("on=" + date_line(fields.issued_on->value));
  if (report.published_at) add("published=" + report.published_at->value);
  if (fields.period) {
    add("period=" + date_line(fields.period->value.from) + ".." +
        date_line(fields.period->value.to));
  }
  for (const Topic& topic : fields.topics) add("topic=" + topic.slug);
  for (const Citation& citation : fields.citations) {
    add("cites=" + citation.canonical + ":" + citation.type + ":" + citation.body);
  }
  for (const Signer& signer : fields.signers) {
    add("signer=" + signer.authority + "/" + signer.position + "/" + signer.name);
  }
  if (fields.marks.secrecy) add("secrecy=" + fields.marks.secrecy->value);
  for (const Warning& warning : report.warnings) {
    add(warning.code + ":" + warning.message.substr(0, warning.message.find(':')));
  }
  return line;
}

struct Case {
  std::string_view members;
  std::string_view line;
};

TEST(JsonReport, TakesFieldsInTheFormsPeopleWriteThem) {
  const Case cases[] = {
      {R"("title":"  Kết quả\n năm 2018 ")", "title=Kết quả năm 2018"},
      {R"("title":"ho\u0065\u0302\u0301t")", "title=hoết"},
      {R"("doc_type":"BC")", "type=BC:báo cáo"},
      {R"("doc_type":"Báo cáo")", "type=BC:báo cáo"},
      {R"("doc_type":{"code":"BC","name":"báo cáo"})", "type=BC:báo cáo"},
      {R"("report_kind":"sơ kết")", "kind=sơ kết"},
      {R"("number":"12/BC-UBND")", "number=12/BC-UBND"},
      {R"("number":"Số: 12 / BC - UBND")", "number=12/BC-UBND"},
      {R"("number":{"canonical":"25-NQ/TW","text":"25 NQ TW"})", "number=25-NQ/TW"},
      {R"("issuer":"Đảng ủy xã Thạch Điền")", "issuer=Đảng ủy xã Thạch Điền:1"},
      {R"("issuer":"Hội Nông dân xã Cẩm Hà")", "issuer=Hội Nông dân xã Cẩm Hà:2"},
      {R"("issuer":{"name":"UBND xã","parent":"UBND huyện","world":"state"})",
       "issuer=UBND xã<UBND huyện:0"},
      {R"("commune":"xã Thạch Điền","district":"Huyện Thạch Hà","province":"Hà Tĩnh")",
       "[xã|Thạch Điền] [huyện|Thạch Hà] [|Hà Tĩnh]"},
      {R"("commune":{"type":"Phường","name":"1"})", "[phường|1]"},
      {R"("commune":{"name":"Thị trấn Cồn"})", "[thị trấn|Cồn]"},
      {R"("commune":"Xã Đàn")", "[xã|Đàn]"},
      {R"("place":"Thạch Điền")", "place=Thạch Điền"},
      {R"("issued_on":"2018-05-04")", "on=2018/5/4"},
      {R"("issued_on":"2018-05-04T00:00:00Z")", "on=2018/5/4"},
      {R"("issued_on":"2018-05")", "on=2018/5/0"},
      {R"("issued_on":"2018")", "on=2018/0/0"},
      {R"("issued_on":2018)", "on=2018/0/0"},
      {R"("issued_on":"04/5/2018")", "on=2018/5/4"},
      {R"("issued_on":"ngày 04 tháng 5 năm 2018")", "on=2018/5/4"},
      {R"("issued_on":{"date":"2018-05-04","precision":"day"})", "on=2018/5/4"},
      {R"("published_at":"2018-11-06T13:46+07:00")", "published=2018-11-06T13:46+07:00"},
      {R"("published_at":"13:46 06/11/2018")", "published=2018-11-06T13:46+07:00"},
      {R"("period":{"from":"2013-06-03","to":"2018-05"})", "period=2013/6/3..2018/5/0"},
      {R"("topics":["dan-van",{"slug":"xay-dung-dang","score":0.5}])",
       "topic=dan-van topic=xay-dung-dang"},
      {R"("topics":"dan-van")", "topic=dan-van"},
      {R"("citations":["25-NQ/TW",{"canonical":"pháp lệnh 34"}])",
       "cites=25-NQ/TW:NQ:TW cites=pháp lệnh 34::"},
      {R"("signers":["Trần Hậu Nhã",{"authority":"T/M BTV","position":"BÍ THƯ","name":"Lê An"}])",
       "signer=//Trần Hậu Nhã signer=T/M BTV/BÍ THƯ/Lê An"},
      {R"("marks":{"secrecy":"MẬT"})", "secrecy=MẬT"},
      {R"("title":null,"commune":"","topics":[],"unknown":{"a":[1]})", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.members);
    EXPECT_EQ(given_line(c.members), c.line);
  }
}

TEST(JsonReport, WarnsOfValuesItDoesNotUnderstand) {
  const Case cases[] = {
      {R"("title":12)", "bad_field:title"},
      {R"("issued_on":"2018-02-30")", "bad_field:issued_on"},
      {R"("issued_on":"tháng trước")", "bad_field:issued_on"},
      {R"("issued_on":"2018-05-04x")", "bad_field:issued_on"},
      {R"("published_at":"hôm qua")", "bad_field:published_at"},
      {R"("number":"không số")", "bad_field:number"},
      {R"("doc_type":"XYZ")", "bad_field:doc_type"},
      {R"("period":{"from":"2018","to":"2013"})", "bad_field:period"},
      {R"("topics":["dan-van","Dân vận",7])", "topic=dan-van bad_field:topics bad_field:topics"},
      {R"("topics":[{"slug":"dan-van","score":7}])", "bad_field:topics"},
      {R"("signers":[{"position":"BÍ THƯ"}])", "bad_field:signers"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.members);
    EXPECT_EQ(given_line(c.members), c.line);
  }
}

TEST(JsonReport, GivenValuesSayThatTheyWereGiven) {
  const JsonReport report = read_json_report(R"({"text":"x","issued_on":" 04/5/2018","id":"a"})");
  EXPECT_EQ(report.fields.issued_on->evidence, (Evidence{Origin::given, "04/5/2018", 0}));
  EXPECT_EQ(report.id, "a");
}

TEST(JsonReport, RefusesWhatIsNoReport) {
  const Case cases[] = {
      {"", "bad_json"},
      {"{", "bad_json"},
      {"not json", "bad_json"},
      {R"({"text":"x"} {"text":"y"})", "bad_json"},
      {R"({"text":"\ud800"})", "bad_json"},
      {R"({"text":"x","n":1e999})", "bad_json"},
      {"[]", "bad_json"},
      {"null", "bad_json"},
      {"{}", "no_text"},
      {R"({"text":12})", "no_text"},
      {R"({"text":"x","id":""})", "bad_id"},
      {R"({"text":"x","id":"a\nb"})", "bad_id"},
      {R"({"text":"x","id":1.5})", "bad_id"},
      {R"({"text":"x","id":["a"]})", "bad_id"},
      {R"({"text":"x","id":42})", "read"},
      {R"({"text":"x","id":null})", "read"},
  };
  for (const Case& c : cases) EXPECT_EQ(code_of(c.members), c.line) << c.members;
}

TEST(JsonReport, TakesHostileObjectsInBoundedTime) {
  const auto start = std::chrono::steady_clock::now();
  const std::string deep(1'000'000, '[');
  EXPECT_EQ(code_of("{\"text\":\"x\",\"title\":" + deep), "bad_json");
  EXPECT_EQ(code_of("{\"text\":\"x\",\"topics\":" + deep + std::string(1'000'000, ']') + "}"),
            "read");
  std::string wide = "{\"text\":\"x\",\"topics\":[";
  for (int i = 0; i < 500'000; ++i) wide += "\"a\",";
  EXPECT_LE(read_json_report(wide + "\"b\"]}").fields.topics.size(), 10'000U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace tracuu::corpus
