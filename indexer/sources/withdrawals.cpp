#include "indexer/sources/withdrawals.hpp"

#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "archive/files.hpp"

namespace tracuu::indexer {
namespace {

using Json = nlohmann::ordered_json;

std::filesystem::path file_of(const std::filesystem::path& archive) {
  return archive / "withdrawn.jsonl";
}

}  // namespace

std::vector<Withdrawal> read_withdrawals(const std::filesystem::path& archive) {
  constexpr std::size_t most_bytes = 256U << 20U;
  std::vector<Withdrawal> all;
  std::istringstream lines(archive::contents(file_of(archive), most_bytes).value_or(""));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    try {
      const Json object = Json::parse(line);
      all.push_back({object.at("id").get<std::string>(), object.value("fingerprint", ""),
                     object.value("reason", ""), object.value("at", "")});
    } catch (const Json::exception& error) {
      throw archive::DatabaseError(
          fmt::format("{}: not a withdrawal: {}", file_of(archive).string(), error.what()));
    }
  }
  return all;
}

void write_withdrawals(const std::filesystem::path& archive, const std::vector<Withdrawal>& all) {
  std::string lines;
  for (const Withdrawal& each : all) {
    const Json line = {{"id", each.id},
                       {"fingerprint", each.fingerprint},
                       {"reason", each.reason},
                       {"at", each.at}};
    lines += line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
  }
  archive::replace(file_of(archive), lines);
}

}  // namespace tracuu::indexer
