// Writes a generated archive: text files in folders, or one file of JSON lines.
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "bench/report_generator.hpp"

namespace {

namespace fs = std::filesystem;
using tracuu::bench::ArchiveSettings;
using tracuu::bench::ReportGenerator;

void must(const std::ofstream& file, const fs::path& path) {
  if (!file) throw std::runtime_error("cannot write " + path.string());
}

void write_files(const fs::path& folder, const ArchiveSettings& settings) {
  const ReportGenerator generator(settings);
  for (std::uint64_t i = 0; i < settings.reports; ++i) {
    const auto report = generator.report(i);
    const fs::path path = folder / report.path;
    fs::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file << report.text;
    file.close();
    must(file, path);
  }
}

void write_json_lines(const fs::path& path, const ArchiveSettings& settings) {
  const ReportGenerator generator(settings);
  std::ofstream file(path, std::ios::binary);
  for (std::uint64_t i = 0; i < settings.reports; ++i) {
    const auto report = generator.report(i);
    file << nlohmann::json{{"id", report.id}, {"text", report.text}}.dump() << '\n';
    must(file, path);
  }
  file.close();
  must(file, path);
}

}  // namespace

int main(int count, char** arguments) try {
  CLI::App app("Writes an archive of generated commune reports");
  ArchiveSettings settings;
  std::string folder;
  std::string json_lines;
  app.add_option("reports", settings.reports, "how many")->required()->check(CLI::PositiveNumber);
  app.add_option("--seed", settings.seed, "another seed gives another archive")
      ->capture_default_str();
  auto* to_folder = app.add_option("--folder", folder, "write .txt files below this folder");
  auto* to_lines = app.add_option("--jsonl", json_lines, "write one report a line into this file");
  to_folder->excludes(to_lines);
  CLI11_PARSE(app, count, arguments);
  if (folder.empty() && json_lines.empty()) throw CLI::RequiredError("--folder or --jsonl");

  if (!folder.empty()) write_files(folder, settings);
  if (!json_lines.empty()) write_json_lines(json_lines, settings);
} catch (const std::exception& error) {
  std::cerr << "generate_reports: " << error.what() << '\n';
  return 1;
}
