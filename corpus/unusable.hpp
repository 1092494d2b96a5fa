// What a step of reading throws when the bytes before it are no report; read_report adds the path.
#pragma once

#include <stdexcept>
#include <string>

namespace tracuu::corpus {

/// Inside this room only: whoever calls read_report sees an UnreadableReport.
class Unusable : public std::runtime_error {
 public:
  Unusable(std::string code, const std::string& reason)
      : std::runtime_error(reason), code_(std::move(code)) {}
  const std::string& code() const { return code_; }

 private:
  std::string code_;
};

}  // namespace tracuu::corpus
