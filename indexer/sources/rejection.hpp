// An item that is not searchable, and why: a line of rejected.jsonl.
#pragma once

#include <string>

#include "corpus/read.hpp"

namespace tracuu::indexer {

struct Rejection {
  std::string path;
  std::string code;
  std::string reason;
  bool operator==(const Rejection&) const = default;
};

Rejection to_rejection(const corpus::UnreadableReport& unreadable);

/// One line of JSON, with its end.
std::string to_json_line(const Rejection& rejection);

}  // namespace tracuu::indexer
