#include "indexer/sources/rejection.hpp"

#include <nlohmann/json.hpp>

namespace tracuu::indexer {

Rejection to_rejection(const corpus::UnreadableReport& unreadable) {
  return {unreadable.path(), unreadable.code(), unreadable.what()};
}

std::string to_json_line(const Rejection& rejection) {
  using Json = nlohmann::ordered_json;
  const Json line = {
      {"path", rejection.path}, {"code", rejection.code}, {"reason", rejection.reason}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace tracuu::indexer
