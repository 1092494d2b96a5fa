// What a client is told: notices in both languages of the service, and the errors that carry them.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace tracuu::searchd {

/// One sentence in the two languages of the service; Accept-Language chooses.
struct Message {
  std::string vi;
  std::string en;
  bool operator==(const Message&) const = default;
};

/// Something about one parameter: the content of an error, or a warning inside an answer.
struct Notice {
  std::string code;  ///< stable, for programs
  Message message;
  std::optional<std::string> param;
  std::optional<std::size_t> position;  ///< bytes into the parameter's decoded value
  bool operator==(const Notice&) const = default;
};

/// The client is at fault: status 400.
class BadRequest : public std::runtime_error {
 public:
  explicit BadRequest(Notice notice)
      : std::runtime_error(notice.message.en), notice_(std::move(notice)) {}
  const Notice& notice() const { return notice_; }

 private:
  Notice notice_;
};

/// A search was ended because its time was up: status 504.
class DeadlineExceeded : public std::runtime_error {
 public:
  DeadlineExceeded() : std::runtime_error("the search was ended at its deadline") {}
};

}  // namespace tracuu::searchd
