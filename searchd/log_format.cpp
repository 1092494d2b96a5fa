#include "searchd/log_format.hpp"

#include <iterator>
#include <string>

#include <fmt/chrono.h>
#include <nlohmann/json.hpp>

namespace tracuu::searchd {
namespace {

class JsonLines : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& line) override {
    nlohmann::ordered_json json;
    json["time"] = log_time(message.time);
    const auto level = spdlog::level::to_string_view(message.level);
    json["level"] = std::string(level.data(), level.size());
    json["message"] = std::string(message.payload.data(), message.payload.size());
    const std::string text =
        json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
    line.append(text.data(), text.data() + text.size());
  }
  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<JsonLines>();
  }
};

}  // namespace

std::string log_time(std::chrono::system_clock::time_point time) {
  const auto milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch());
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(milliseconds);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z",
                     fmt::gmtime(static_cast<std::time_t>(seconds.count())),
                     (milliseconds - seconds).count());
}

std::unique_ptr<spdlog::formatter> json_lines() {
  return std::make_unique<JsonLines>();
}

}  // namespace tracuu::searchd
