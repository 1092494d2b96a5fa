// One line a request, for people or for machines. Keys never stand in it, their ids do.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace tracuu::searchd {

struct AccessEntry {
  std::chrono::system_clock::time_point at;  ///< when the request was there
  std::string remote, request_id, key_id, method, target;
  int status = 0;
  std::uint64_t bytes = 0;  ///< of the body as it was sent
  bool is_whole = true;     ///< false: a stream that broke off, or was not taken to its end
  double took_ms = 0;       ///< until the answer was there; of a stream, until its end
};

/// remote=127.0.0.1:51234 request_id=... method=GET target="/v1/search?q=x" status=200 ...
std::string to_line(const AccessEntry& entry);
/// The same as a JSON object of one line.
std::string to_json(const AccessEntry& entry);

}  // namespace tracuu::searchd
