#include "indexer/commands/given.hpp"

#include <fstream>
#include <iostream>
#include <stdexcept>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "corpus/file_bytes.hpp"
#include "corpus/gazetteer/changes.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::indexer::commands {

void print(const std::string& result) {
  std::cout << result << std::flush;
}

archive::Generation open(const Options& options) {
  const std::string name = options.generation.empty() ? archive::current_generation(options.archive)
                                                      : options.generation;
  return archive::open_reading(options.archive, name, tokenizers::analyzer_version);
}

std::string read_text(const std::string& file) {
  constexpr std::size_t limit = 64U << 20U;
  std::ifstream stream;
  if (file != "-") {
    stream.open(file, std::ios::binary);
    if (!stream) throw WrongUsage(fmt::format("{}: cannot be read", file));
  }
  std::istream& input = file == "-" ? std::cin : stream;
  std::string text;
  for (char block[1U << 16U]; input.read(block, sizeof block), input.gcount() > 0;) {
    text.append(block, static_cast<std::size_t>(input.gcount()));
    if (text.size() > limit) {
      throw WrongUsage(fmt::format("{}: longer than {} bytes", file, limit));
    }
  }
  return text;
}

std::map<std::string, std::string> inputs_of(const Options& options) {
  std::map<std::string, std::string> inputs;
  const auto add = [&](const char* name, const std::string& file) {
    if (file.empty()) return;
    inputs[name] =
        file == "none" ? file : std::filesystem::absolute(file).lexically_normal().string();
  };
  add("gazetteer", options.gazetteer);
  add("metadata", options.metadata);
  add("topics", options.topics.string());
  add("abbreviations", options.abbreviations);
  return inputs;
}

Options with_former_inputs(Options options) {
  const auto inputs = open(options).manifest.inputs;
  const auto take = [&](const char* name, auto& file) {
    if (const auto found = inputs.find(name); file.empty() && found != inputs.end()) {
      file = found->second;
    }
  };
  take("gazetteer", options.gazetteer);
  take("metadata", options.metadata);
  take("topics", options.topics);
  take("abbreviations", options.abbreviations);
  return options;
}

std::string given(const Options& options) {
  std::string words;
  for (const auto& [name, file] : inputs_of(options)) {
    if (name == "abbreviations") continue;  // they are read by the daemon alone
    words += fmt::format("{} {}, ", name, file == "none" ? file : corpus::sha256(read_text(file)));
  }
  return words;
}

corpus::MetadataSheet sheet_of(const Options& options) {
  if (options.metadata.empty()) return {};
  try {
    return corpus::MetadataSheet(read_text(options.metadata));
  } catch (const corpus::BadMetadata& bad) {
    throw WrongUsage(fmt::format("{}: {}", options.metadata, bad.what()));
  }
}

corpus::gazetteer::Gazetteer gazetteer_of(const Options& options) {
  namespace gazetteer = corpus::gazetteer;
  if (options.gazetteer == "none") {
    spdlog::info("no gazetteer: communes are known by the names in the reports alone");
    return {};
  }
  if (options.gazetteer.empty()) return gazetteer::built_in();
  const std::string rows = read_text(options.gazetteer);
  try {
    return gazetteer::built_in_with(gazetteer::parse_changes(rows));
  } catch (const gazetteer::BadGazetteer& bad) {
    throw WrongUsage(fmt::format("{}: {}", options.gazetteer, bad.what()));
  }
}

corpus::fields::TopicTable topics_of(const Options& options) {
  const corpus::fields::TopicTable built_in;
  if (options.topics.empty()) return built_in;
  try {
    return built_in.with(read_text(options.topics.string()));
  } catch (const std::invalid_argument& fault) {
    throw WrongUsage(fmt::format("{}: {}", options.topics.string(), fault.what()));
  }
}

}  // namespace tracuu::indexer::commands
