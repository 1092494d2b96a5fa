// The least that writing our terms takes with Xapian: texts into throw-away databases, one compact
// at the end. No fields are read, nothing is checked, counted or synced.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include <xapian.h>

#include "archive/record.hpp"
#include "archive/stored_text.hpp"
#include "indexer/build.hpp"
#include "indexer/document/make_document.hpp"
#include "indexer/shards/join.hpp"
#include "tokenizers/analyzer.hpp"

namespace {

namespace fs = std::filesystem;
namespace indexer = tracuu::indexer;

Xapian::WritableDatabase create(const fs::path& path) {
  return Xapian::WritableDatabase(path.string(),
                                  Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                      Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS |
                                      Xapian::DB_NO_TERMLIST,
                                  indexer::block_bytes);
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 3) {
    std::cerr << "usage: bare_loop FOLDER_OF_TEXTS NEW_FOLDER\n";
    return 2;
  }
  const fs::path work = arguments[2];
  fs::create_directories(work);
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(arguments[1])) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);

  const std::uint64_t batch_bytes = indexer::BuildOptions().batch_bytes;
  const tracuu::tokenizers::Analyzer analyzer;
  indexer::Join indexes{{}, work / "index"};
  indexer::Join texts{{}, work / "texts"};
  for (auto file = files.begin(); file != files.end();) {
    indexes.parts.push_back(work / (std::to_string(indexes.parts.size()) + ".index"));
    texts.parts.push_back(work / (std::to_string(texts.parts.size()) + ".texts"));
    Xapian::WritableDatabase index = create(indexes.parts.back());
    Xapian::WritableDatabase text = create(texts.parts.back());
    for (std::uint64_t bytes = 0; file != files.end() && bytes < batch_bytes; ++file) {
      std::ifstream stream(*file, std::ios::binary);
      std::string content(std::istreambuf_iterator<char>(stream), {});
      bytes += content.size();
      tracuu::archive::Record record;
      record.id = file->stem().string();
      const auto made = indexer::make_document(record, std::move(content), analyzer);
      Xapian::Document stored;
      stored.set_data(tracuu::archive::encode(made.text));
      index.add_document(made.document);
      text.add_document(stored);
    }
    index.commit();
    text.commit();
  }
  for (const auto& join : {indexes, texts}) {
    join_databases(join);
    for (const auto& part : join.parts) fs::remove_all(part);
  }
} catch (const Xapian::Error& error) {
  std::cerr << "bare_loop: " << error.get_description() << '\n';
  return 1;
} catch (const std::exception& error) {
  std::cerr << "bare_loop: " << error.what() << '\n';
  return 1;
}
