// The loop everyone writes first with Xapian, to compare with: TermGenerator with positions, the
// text as document data, commits left to Xapian's default (every 10,000 documents).
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <xapian.h>

namespace {

namespace fs = std::filesystem;

void add(Xapian::WritableDatabase& database, Xapian::TermGenerator& generator,
         const std::string& id, const std::string& text) {
  Xapian::Document document;
  generator.set_document(document);
  generator.index_text(text);
  document.set_data(text);
  document.add_boolean_term("Q" + id);
  database.add_document(document);
}

std::vector<fs::path> text_files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

void index_source(const fs::path& source, Xapian::WritableDatabase& database) {
  Xapian::TermGenerator generator;
  if (source.extension() == ".jsonl") {
    std::ifstream lines(source, std::ios::binary);
    for (std::string line; std::getline(lines, line);) {
      const auto report = nlohmann::json::parse(line);
      add(database, generator, report.at("id").get<std::string>(),
          report.at("text").get<std::string>());
    }
    return;
  }
  for (const auto& path : text_files_below(source)) {
    std::ifstream file(path, std::ios::binary);
    add(database, generator, path.stem().string(),
        std::string(std::istreambuf_iterator<char>(file), {}));
  }
}

}  // namespace

int main(int count, char** arguments) try {
  CLI::App app("Indexes texts with the plain loop of Xapian's manual");
  std::string from;
  std::string to;
  auto* index = app.add_subcommand("index", "texts into a database");
  index->add_option("source", from, "folder of .txt files, or a .jsonl file")->required();
  index->add_option("database", to, "database to make")->required();
  auto* compact = app.add_subcommand("compact", "a database into a compact copy");
  compact->add_option("database", from)->required();
  compact->add_option("copy", to)->required();
  app.require_subcommand(1);
  CLI11_PARSE(app, count, arguments);

  if (compact->parsed()) {
    Xapian::Database(from).compact(to);
  } else {
    Xapian::WritableDatabase database(to, Xapian::DB_CREATE);
    index_source(from, database);
    database.commit();
  }
} catch (const Xapian::Error& error) {
  std::cerr << "plain_loop: " << error.get_description() << '\n';
  return 1;
} catch (const std::exception& error) {
  std::cerr << "plain_loop: " << error.what() << '\n';
  return 1;
}
