#include "searchd/query/body.hpp"

#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/query/errors.hpp"
#include "searchd/query/json_reader.hpp"
#include "searchd/query/parameters.hpp"

namespace tracuu::searchd {
namespace {

using nlohmann::ordered_json;

[[noreturn]] void refuse_body(Message message, std::optional<std::string> param) {
  throw BadRequest({"bad_body", std::move(message), std::move(param), std::nullopt});
}

ordered_json object_in(std::string_view body) {
  if (body.empty()) {
    refuse_body({"nội dung gửi lên trống; cần một đối tượng JSON, ví dụ {}",
                 "the body is empty; a JSON object is needed, such as {}"},
                std::nullopt);
  }
  auto json = read_json(body);
  if (!json.is_object()) {
    refuse_body({"cần một đối tượng JSON: {\"tham số\": giá trị}",
                 "a JSON object is needed: {\"parameter\": value}"},
                std::nullopt);
  }
  return json;
}

std::vector<Parameter> members_of(const ordered_json& object) {
  std::vector<Parameter> parameters;
  const auto add = [&](const std::string& name, const ordered_json& value, bool in_list) {
    if (value.is_string()) {
      const auto& text = value.get_ref<const std::string&>();
      parameters.push_back({name, in_list ? list_item(text) : text});
    } else if (value.is_number() || value.is_boolean()) {
      parameters.push_back({name, value.dump()});
    } else if (!value.is_null()) {
      refuse_body({"cần một chuỗi, một số, true, false hoặc một danh sách của chúng",
                   "a string, a number, true, false or a list of these is needed"},
                  name);
    }
  };
  for (const auto& [name, value] : object.items()) {
    if (!value.is_array()) add(name, value, false);
    if (!value.is_array()) continue;
    for (const auto& item : value) add(name, item, true);
  }
  return parameters;
}

}  // namespace

std::vector<Parameter> parameters_in(std::string_view body) {
  return members_of(object_in(body));
}

std::vector<std::vector<Parameter>> lists_of_parameters_in(std::string_view body,
                                                           const std::string& name) {
  const ordered_json json = object_in(body);
  if (json.size() != 1 || !json.contains(name) || !json[name].is_array()) {
    refuse_body({fmt::format("cần một đối tượng {{\"{}\": [...]}}", name),
                 fmt::format("an object {{\"{}\": [...]}} is needed", name)},
                name);
  }
  std::vector<std::vector<Parameter>> all;
  for (const auto& object : json[name]) {
    if (!object.is_object()) {
      refuse_body({"cần một danh sách các đối tượng", "a list of objects is needed"}, name);
    }
    all.push_back(members_of(object));
  }
  return all;
}

}  // namespace tracuu::searchd
