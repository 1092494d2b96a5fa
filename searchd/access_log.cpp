#include "searchd/access_log.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/log_format.hpp"

namespace tracuu::searchd {

// Targets hold no control characters: the parser of HTTP refuses them.
std::string to_line(const AccessEntry& entry) {
  return fmt::format(
      "remote={} request_id={}{}{} method={} target=\"{}\" status={} bytes={} took_ms={:.3f}{}",
      entry.remote, entry.request_id, entry.key_id.empty() ? "" : " key=", entry.key_id,
      entry.method, entry.target, entry.status, entry.bytes, entry.took_ms,
      entry.is_whole ? "" : " broken_off=true");
}

std::string to_json(const AccessEntry& entry) {
  nlohmann::ordered_json json;
  json["time"] = log_time(entry.at);
  json["level"] = "info";
  json["message"] = "request";
  json["remote"] = entry.remote;
  json["request_id"] = entry.request_id;
  json["key"] = nullptr;
  if (!entry.key_id.empty()) json["key"] = entry.key_id;
  json["method"] = entry.method;
  json["target"] = entry.target;
  json["status"] = entry.status;
  json["bytes"] = entry.bytes;
  json["took_ms"] = entry.took_ms;
  json["whole"] = entry.is_whole;
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace tracuu::searchd
