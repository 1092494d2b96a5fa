#include "archive/copies.hpp"

#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tracuu::archive {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& object) {
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

template <typename Call>
void for_each_object(const Generation& generation, const char* name, const Call& call) try {
  std::istringstream lines(file_of(generation, name).value_or(""));
  for (std::string line; std::getline(lines, line);) call(Json::parse(line));
} catch (const Json::exception& error) {
  throw DatabaseError(fmt::format("{}: {}", (generation.folder / name).string(), error.what()));
}

template <typename Values>
const Values& found_in(const std::unordered_map<std::string, Values>& all, const std::string& id) {
  static const Values none;
  const auto found = all.find(id);
  return found == all.end() ? none : found->second;
}

}  // namespace

std::string duplicate_line(std::string_view path, std::string_view id, std::string_view of) {
  return line_of({{"path", path}, {"id", id}, {"duplicate_of", of}});
}

std::string near_line(std::string_view id, const NearReport& near) {
  return line_of({{"id", id}, {"near", near.id}, {"resemblance", near.resemblance}});
}

void Copies::add(const Generation& generation) {
  for_each_object(generation, "duplicates.jsonl", [this](const Json& line) {
    paths_[line.at("duplicate_of").get<std::string>()].push_back(
        line.at("path").get<std::string>());
  });
  for_each_object(generation, "near.jsonl", [this](const Json& line) {
    const auto id = line.at("id").get<std::string>();
    const auto other = line.at("near").get<std::string>();
    const auto resemblance = line.at("resemblance").get<double>();
    near_[id].push_back({other, resemblance});
    near_[other].push_back({id, resemblance});
  });
}

const std::vector<std::string>& Copies::paths_of(const std::string& id) const {
  return found_in(paths_, id);
}

const std::vector<NearReport>& Copies::near(const std::string& id) const {
  return found_in(near_, id);
}

}  // namespace tracuu::archive
