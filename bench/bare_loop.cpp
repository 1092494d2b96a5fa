// The least that writing an archive takes with Xapian: its texts and records again, into throw-away
// databases and one compact at the end. Nothing is read or checked, counted or synced for a run to
// go on with. Prints the CPU seconds of that; taking texts and records out of the archive is not in
// them.
#include <ctime>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "archive/generation.hpp"
#include "archive/record.hpp"
#include "archive/stored_text.hpp"
#include "indexer/build.hpp"
#include "indexer/document/make_document.hpp"
#include "indexer/shards/join.hpp"
#include "tokenizers/analyzer.hpp"

namespace {

namespace fs = std::filesystem;
namespace archive = tracuu::archive;
namespace indexer = tracuu::indexer;

struct Report {
  archive::Record record;
  std::string text;
};

/// Those from `next` on, and no more than a batch has room for.
std::vector<Report> take(const archive::Generation& from, Xapian::docid& next,
                         std::uint64_t batch_bytes) {
  std::vector<Report> reports;
  for (std::uint64_t bytes = 0; next <= from.index.get_lastdocid() && bytes < batch_bytes; ++next) {
    reports.push_back(
        {archive::stored_record(from.index, next), archive::stored_text(from.texts, next).text});
    bytes += reports.back().text.size();
  }
  return reports;
}

void write(std::vector<Report> reports, const fs::path& index_path, const fs::path& texts_path,
           const tracuu::tokenizers::Analyzer& analyzer) {
  Xapian::WritableDatabase index = indexer::create_part(index_path);
  Xapian::WritableDatabase texts = indexer::create_part(texts_path);
  for (Report& report : reports) {
    const auto made = indexer::make_document(report.record, std::move(report.text), analyzer);
    Xapian::Document stored;
    stored.set_data(archive::encode(made.text));
    index.add_document(made.document);
    texts.add_document(stored);
  }
  index.commit();
  texts.commit();
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 3) {
    std::cerr << "usage: bare_loop ARCHIVE NEW_FOLDER\n";
    return 2;
  }
  const archive::Generation from =
      archive::open_reading(arguments[1], archive::current_generation(arguments[1]),
                            tracuu::tokenizers::analyzer_version);
  const fs::path work = arguments[2];
  fs::create_directories(work);
  const tracuu::tokenizers::Analyzer analyzer;
  indexer::Join indexes{{}, work / "index"};
  indexer::Join texts{{}, work / "texts"};
  std::clock_t writing = 0;
  for (Xapian::docid next = 1; next <= from.index.get_lastdocid();) {
    indexes.parts.push_back(work / fmt::format("{}.index", indexes.parts.size()));
    texts.parts.push_back(work / fmt::format("{}.texts", texts.parts.size()));
    std::vector<Report> reports = take(from, next, indexer::BuildOptions().batch_bytes);
    const std::clock_t start = std::clock();
    write(std::move(reports), indexes.parts.back(), texts.parts.back(), analyzer);
    writing += std::clock() - start;
  }
  const std::clock_t start = std::clock();
  for (const auto& join : {indexes, texts}) {
    join_databases(join);
    for (const auto& part : join.parts) fs::remove_all(part);
  }
  writing += std::clock() - start;
  fmt::print("{:.2f}\n", static_cast<double>(writing) / CLOCKS_PER_SEC);
} catch (const Xapian::Error& error) {
  std::cerr << "bare_loop: " << error.get_description() << '\n';
  return 1;
} catch (const std::exception& error) {
  std::cerr << "bare_loop: " << error.what() << '\n';
  return 1;
}
