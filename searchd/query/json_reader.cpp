#include "searchd/query/json_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/query/errors.hpp"

namespace tracuu::searchd {
namespace {

using nlohmann::ordered_json;

constexpr int deepest = 8;
/// An ordered object looks for each new member among all it has.
constexpr std::size_t most_members = 100;

[[noreturn]] void refuse(Message message, std::optional<std::size_t> position = std::nullopt) {
  throw BadRequest({"bad_body", std::move(message), std::nullopt, position});
}

/// Looks at each piece before it is made part of the value.
class Bounds {
 public:
  void check(int depth, ordered_json::parse_event_t event, const ordered_json& piece) {
    using Event = ordered_json::parse_event_t;
    const bool opens = event == Event::object_start || event == Event::array_start;
    if (opens && depth >= deepest) {
      refuse({fmt::format("JSON lồng nhau quá {} tầng", deepest),
              fmt::format("JSON nested more than {} deep", deepest)});
    }
    if (event == Event::object_start) open_.emplace_back();
    if (event == Event::object_end) open_.pop_back();
    if (event == Event::key) check_name(piece.get_ref<const std::string&>());
  }

 private:
  void check_name(const std::string& name) {
    std::set<std::string>& names = open_.back();
    if (!names.insert(name).second) {
      throw BadRequest(
          {"repeated_param",
           {"một đối tượng JSON có tên này hai lần", "a JSON object has this name twice"},
           name,
           std::nullopt});
    }
    if (names.size() > most_members) {
      refuse({fmt::format("một đối tượng JSON có quá {} tên", most_members),
              fmt::format("a JSON object with more than {} names", most_members)});
    }
  }

  std::vector<std::set<std::string>> open_;  ///< the names of each object not yet ended
};

}  // namespace

ordered_json read_json(std::string_view text) {
  Bounds bounds;
  try {
    return ordered_json::parse(text, [&](int depth, auto event, const ordered_json& piece) {
      bounds.check(depth, event, piece);
      return true;
    });
  } catch (const ordered_json::parse_error& error) {
    const std::size_t at = std::min(error.byte - std::min<std::size_t>(error.byte, 1), text.size());
    refuse({fmt::format("không phải JSON từ byte {}", at),
            fmt::format("not JSON from byte {} on", at)},
           at);
  } catch (const ordered_json::out_of_range&) {
    refuse({"JSON có một số quá lớn", "JSON with a number beyond all bounds"});
  }
}

}  // namespace tracuu::searchd
