#include "tests/searchd/test_archive.hpp"

#include <fstream>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <stdlib.h>
#include <xapian.h>

#include "archive/generation.hpp"
#include "archive/schema.hpp"
#include "archive/stored_text.hpp"
#include "corpus/fields/topics.hpp"
#include "corpus/gazetteer/unit_of_report.hpp"
#include "corpus/report.hpp"
#include "indexer/document/make_document.hpp"
#include "indexer/document/units.hpp"
#include "searchd/query/target.hpp"
#include "tokenizers/lexicon_counter.hpp"

namespace tracuu::searchd {
namespace {

namespace fs = std::filesystem;

template <typename Value>
corpus::Found<Value> found(Value value) {
  return {std::move(value), {corpus::Origin::given, {}, 0}};
}

/// "xã Thạch Điền" -> {"xã", "Thạch Điền"}
corpus::Date date(const std::string& text) {
  corpus::Date read;
  read.year = std::stoi(text.substr(0, 4));
  if (text.size() >= 7) read.month = static_cast<std::uint32_t>(std::stoi(text.substr(5, 2)));
  if (text.size() >= 10) read.day = static_cast<std::uint32_t>(std::stoi(text.substr(8, 2)));
  return read;
}

corpus::World world(std::string_view name) {
  if (name == "party") return corpus::World::party;
  return name == "mass" ? corpus::World::mass : corpus::World::state;
}

corpus::Report to_report(const Sample& sample) {
  corpus::Report report;
  report.id = sample.id;
  report.source = {sample.id + ".txt", "txt", sample.text.size(), std::string(64, '0'), 0};
  report.text = sample.text;
  if (!sample.title.empty()) report.title = found(sample.title);
  if (!sample.commune.empty())
    report.commune = found(corpus::gazetteer::split_type(sample.commune));
  if (!sample.district.empty())
    report.district = found(corpus::gazetteer::split_type(sample.district));
  if (!sample.date.empty()) report.issued_on = found(date(sample.date));
  if (!sample.doc_type.empty()) {
    report.doc_type =
        found(corpus::DocType{sample.doc_type, sample.doc_type == "BC" ? "báo cáo" : "kế hoạch"});
  }
  if (!sample.number.empty()) {
    corpus::DocumentNumber number;
    number.canonical = sample.number;
    report.number = found(std::move(number));
  }
  if (!sample.issuer.empty()) {
    report.issuer = found(corpus::Issuer{sample.issuer, std::nullopt, world(sample.world)});
  }
  if (!sample.signer.empty()) report.signers.push_back({"TM.", "CHỦ TỊCH", sample.signer, {}});
  if (!sample.period_from.empty()) {
    report.period = found(corpus::Period{date(sample.period_from), date(sample.period_to)});
  }
  const corpus::fields::TopicTable topics;
  for (const auto& slug : sample.topics) {
    report.topics.push_back({slug, 1, {}, false, std::string(topics.name_of(slug))});
  }
  for (const auto& number : sample.cites) {
    report.citations.push_back({number, {}, {}, std::nullopt, {}});
  }
  return report;
}

}  // namespace

const tokenizers::Analyzer& analyzer() {
  static const tokenizers::Analyzer shared;
  return shared;
}

TestArchive::TestArchive() {
  std::string path = (fs::temp_directory_path() / "tracuu-searchd-XXXXXX").string();
  if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = path;
}

TestArchive::TestArchive(const std::vector<Sample>& samples,
                         const corpus::gazetteer::Gazetteer& gazetteer)
    : TestArchive() {
  publish(samples, gazetteer);
}

TestArchive::~TestArchive() {
  std::error_code ignored;  // a folder in /tmp may stay
  fs::remove_all(folder_, ignored);
}

std::string TestArchive::publish(const std::vector<Sample>& samples,
                                 const corpus::gazetteer::Gazetteer& gazetteer) const {
  const archive::WriteLock lock(folder_);
  const fs::path part = archive::begin_generation(folder_, lock);
  fs::create_directories(part / "shards/1");
  Xapian::WritableDatabase index((part / "shards/1/index").string(), Xapian::DB_CREATE);
  Xapian::WritableDatabase texts((part / "shards/1/texts").string(), Xapian::DB_CREATE);
  tokenizers::LexiconCounter lexicon;
  for (const auto& sample : samples) {
    auto made = indexer::make_document(indexer::to_record(with_unit(to_report(sample), gazetteer)),
                                       sample.text, analyzer(),
                                       [&](const tokenizers::Token& token, std::uint32_t word) {
                                         lexicon.add(sample.text, token, word);
                                       });
    lexicon.end_text();
    index.add_document(made.document);
    Xapian::Document text;
    text.set_data(archive::encode(made.text));
    texts.add_document(text);
  }
  index.commit();
  texts.commit();
  archive::Manifest manifest;
  manifest.generation = part.stem().string();
  manifest.schema_version = archive::schema_version;
  manifest.analyzer_version = tokenizers::analyzer_version;
  manifest.reports = samples.size();
  manifest.shards = {{"1", samples.size(), 0, 0, 0}};
  std::ofstream(part / "units.json") << encode(indexer::units_of(index, {}, gazetteer));
  std::ofstream(part / "manifest.json") << archive::to_json(manifest);
  std::ofstream(part / "rejected.jsonl").flush();
  const tokenizers::LexiconLines lines = lexicon.drain();
  std::ofstream(part / "lexicon") << lines.words;
  std::ofstream(part / "phrases") << lines.phrases;
  std::ofstream(part / "abbreviations") << tokenizers::usual_abbreviations();
  return archive::publish(folder_, lock, part);
}

Searcher TestArchive::searcher() const {
  return Searcher(open_snapshot(current_holdings({folder_}), analyzer()));
}

Query query_of(const std::string& parameters) {
  return parse_query(parse_target("/v1/search?" + parameters).parameters, analyzer());
}

Deadline no_deadline() {
  return std::chrono::steady_clock::now() + std::chrono::minutes(10);
}

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all{
      {.id = "thach-dien-2018",
       .text =
           "BÁO CÁO\nSơ kết 5 năm thực hiện Nghị quyết 25-NQ/TW.\n\nĐảng ủy đã quan tâm công tác "
           "lảnh đạo, chỉ đạo công tác dân vận. Nhân dân đồng tình, hiến đất 5016 m2 làm đường. "
           "Tỷ lệ hộ nghèo còn 9,78%. Liên hệ ông Nguyễn Văn A, ĐT 0912345678.\n",
       .title = "Sơ kết 5 năm thực hiện Nghị quyết 25-NQ/TW về công tác dân vận",
       .commune = "xã Thạch Điền",
       .district = "huyện Thạch Hà",
       .date = "2018-05-04",
       .topics = {"dan-van", "xay-dung-dang"},
       .number = "BC/ĐU",
       .issuer = "Đảng ủy xã Thạch Điền",
       .world = "party",
       .signer = "Trần Hậu Nhã",
       .cites = {"25-NQ/TW"}},
      {.id = "thach-dien-2019",
       .text = "Báo cáo kết quả lãnh đạo xây dựng nông thôn mới. Xã có 15 tiêu chí đạt. Dương lịch "
               "năm 2019, đường trục thôn được cứng hóa; công tác dân vận được chú trọng.",
       .title = "Kết quả xây dựng nông thôn mới năm 2019",
       .commune = "xã Thạch Điền",
       .district = "huyện Thạch Hà",
       .date = "2019-12-15",
       .topics = {"nong-thon-moi"},
       .number = "120/BC-UBND",
       .issuer = "UBND xã Thạch Điền",
       .signer = "Lê Thị Hòa"},
      {.id = "cam-ha-2022",
       .text = "Báo cáo tình hình kinh tế - xã hội 6 tháng đầu năm. Trả lời công văn 218/BC-UBND. "
               "Sản xuất nông nghiệp: năng suất lúa 53 tạ/ha. Nông thôn mới nâng cao.",
       .title = "Tình hình kinh tế - xã hội 6 tháng đầu năm 2022",
       .commune = "xã Cẩm Hà",
       .district = "huyện Cẩm Xuyên",
       .date = "2022-06-24",
       .topics = {"kinh-te-xa-hoi", "nong-thon-moi"},
       .number = "218/BC-UBND",
       .issuer = "UBND xã Cẩm Hà",
       .signer = "Nguyễn Văn Đức"},
      {.id = "cam-ha-2021",
       .text = "Kế hoạch phòng chống dịch. Căn cứ 218/BC-UBND, báo cáo 218/BC-UBND và 218/BC-UBND. "
               "Truy vết, cách ly F1. CCCD 042085001234.",
       .title = "Kế hoạch phòng, chống dịch Covid-19",
       .commune = "xã Cẩm Hà",
       .district = "huyện Cẩm Xuyên",
       .date = "2021-08",
       .topics = {"dich-benh"},
       .doc_type = "KH",
       .issuer = "UBND xã Cẩm Hà"},
      {.id = "doan-2020",
       .text = "Đoàn thanh niên tham gia dọn vệ sinh. <b>Kết quả</b> & bài học: \"tuổi trẻ\" xung "
               "kích. Duong lien thon.",
       .commune = "phường Thạch Linh",
       .date = "2020",
       .topics = {"doan-thanh-nien"},
       .issuer = "Đoàn phường Thạch Linh",
       .world = "mass"},
      {.id = "khong-ngay",
       .text = "Biên bản không có ngày. Dân biết, dân bàn, dân làm, dân kiểm tra."},
  };
  return all;
}

}  // namespace tracuu::searchd
