#include "searchd/query/parameters.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "searchd/query/errors.hpp"
#include "searchd/query/nearest.hpp"

namespace tracuu::searchd {
namespace {

using archive::CalendarDate;

constexpr std::size_t max_list_values = 64;
constexpr std::size_t max_value_characters = 1000;
constexpr std::size_t max_name_shown = 100;

[[noreturn]] void refuse(std::string code, std::string_view param, Message message,
                         std::optional<std::size_t> position = std::nullopt) {
  throw BadRequest({std::move(code), std::move(message), std::string(param), position});
}

[[noreturn]] void refuse_value(std::string_view param, Message message, std::size_t position = 0) {
  refuse("bad_value", param, std::move(message), position);
}

[[noreturn]] void refuse_unknown(std::string_view name, const ParameterGroups& known) {
  std::vector<std::string_view> names;
  for (const auto& group : known) {
    for (const auto& spec : group) names.push_back(spec.name);
  }
  if (names.empty()) {
    refuse("unknown_param", name,
           {"địa chỉ này không nhận tham số", "this path takes no parameters"});
  }
  const auto shown = name.substr(0, max_name_shown);
  Message message{fmt::format("không có tham số \"{}\"", broken_utf8_at(shown) ? "…" : shown),
                  fmt::format("no such parameter: \"{}\"", broken_utf8_at(shown) ? "…" : shown)};
  if (const auto meant = nearest(name, names); !meant.empty()) {
    message.vi += fmt::format("; có phải là \"{}\"?", meant);
    message.en += fmt::format("; did you mean \"{}\"?", meant);
  }
  refuse("unknown_param", name, std::move(message));
}

std::string_view trimmed(std::string_view value) {
  const auto first = value.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return value.substr(first, value.find_last_not_of(" \t\r\n") - first + 1);
}

/// Where the item that begins at `start` ends: at a comma outside of quotes, or with the value.
std::size_t item_end(std::string_view value, std::size_t start) {
  const auto first = value.find_first_not_of(" \t\r\n", start);
  if (first != std::string_view::npos && value[first] == '"') {
    for (auto quote = value.find('"', first + 1); quote != std::string_view::npos;
         quote = value.find('"', quote + 1)) {
      if (quote + 1 < value.size() && value[quote + 1] == '"') {
        ++quote;
        continue;
      }
      const auto next = value.find_first_not_of(" \t\r\n", quote + 1);
      if (next == std::string_view::npos) return value.size();
      if (value[next] == ',') return next;
    }
  }
  return std::min(value.find(',', start), value.size());
}

std::string unquoted(std::string_view item) {
  if (item.size() < 2 || !item.starts_with('"') || !item.ends_with('"')) return std::string(item);
  std::string value;
  item = item.substr(1, item.size() - 2);
  for (std::size_t i = 0; i < item.size(); ++i) {
    value += item[i];
    if (item.substr(i, 2) == "\"\"") ++i;
  }
  return value;
}

template <typename Number>
std::optional<Number> whole_number(std::string_view text) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// YYYY, YYYY-MM, YYYY-MM-DD or dd/mm/yyyy.
std::optional<CalendarDate> read_date(std::string_view text) {
  const bool day_first = text.find('/') != std::string_view::npos;
  std::vector<std::string_view> parts;
  for (std::string_view rest = text;;) {
    const auto end = rest.find(day_first ? '/' : '-');
    parts.push_back(rest.substr(0, end));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  if (parts.size() > 3 || (day_first && parts.size() != 3)) return std::nullopt;
  if (day_first) std::swap(parts[0], parts[2]);
  if (parts[0].size() != 4) return std::nullopt;
  CalendarDate date;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = whole_number<std::uint32_t>(parts[i]);
    if (!number || (i > 0 && (*number == 0 || parts[i].size() > 2))) return std::nullopt;
    if (i == 0) date.year = static_cast<std::int32_t>(*number);
    if (i == 1) date.month = *number;
    if (i == 2) date.day = *number;
  }
  return archive::is_storable(date) ? std::optional(date) : std::nullopt;
}

std::size_t index_of(const ParameterSpec& spec, std::string_view value, std::size_t position) {
  const auto found = std::ranges::find(spec.choices, value);
  if (found == spec.choices.end()) {
    refuse_value(spec.name,
                 {fmt::format("cần một trong các giá trị: {}", fmt::join(spec.choices, ", ")),
                  fmt::format("one of these is needed: {}", fmt::join(spec.choices, ", "))},
                 position);
  }
  return static_cast<std::size_t>(found - spec.choices.begin());
}

}  // namespace

Given::Given(const std::vector<Parameter>& parameters, ParameterGroups known)
    : known_(std::move(known)) {
  for (const auto& parameter : parameters) {
    if (find(parameter.name) == nullptr) refuse_unknown(parameter.name, known_);
    if (!parameter.value.empty()) given_.push_back(&parameter);
  }
  for (const auto& group : known_) {
    for (const auto& each : group) {
      if (!each.is_required || text(each.name)) continue;
      refuse("bad_value", each.name,
             {fmt::format("cần tham số \"{}\"", each.name),
              fmt::format("parameter \"{}\" is needed", each.name)});
    }
  }
}

const ParameterSpec* Given::find(std::string_view name) const {
  for (const auto& group : known_) {
    const auto found = std::ranges::find(group, name, &ParameterSpec::name);
    if (found != group.end()) return &*found;
  }
  return nullptr;
}

const ParameterSpec& Given::spec(std::string_view name) const {
  const auto* found = find(name);
  if (found == nullptr) throw std::logic_error(fmt::format("no parameter {} here", name));
  return *found;
}

std::optional<std::string_view> Given::text(std::string_view name) const {
  const ParameterSpec& asked = spec(name);
  std::optional<std::string_view> value;
  for (const auto* parameter : given_) {
    if (parameter->name != name) continue;
    if (value) {
      refuse("repeated_param", name,
             {fmt::format("tham số \"{}\" chỉ được có một giá trị", name),
              fmt::format("parameter \"{}\" takes one value", name)});
    }
    value = parameter->value;
  }
  if (value && asked.type == ParameterSpec::Type::text && asked.most != 0 &&
      value->size() > asked.most) {
    refuse_value(
        name,
        {fmt::format("dài quá {} byte", asked.most), fmt::format("more than {} bytes", asked.most)},
        asked.most);
  }
  return value;
}

std::vector<ListItem> Given::list(std::string_view name) const {
  std::vector<ListItem> items;
  for (const auto* parameter : given_) {
    if (parameter->name != name) continue;
    const std::string_view value = parameter->value;
    for (std::size_t start = 0; start <= value.size();) {
      const auto end = item_end(value, start);
      std::string item = unquoted(trimmed(value.substr(start, end - start)));
      if (!item.empty()) items.push_back({std::move(item), start});
      start = end + 1;
    }
  }
  if (items.size() > max_list_values) {
    refuse("bad_value", name,
           {fmt::format("quá {} giá trị", max_list_values),
            fmt::format("more than {} values", max_list_values)});
  }
  for (const auto& item : items) {
    if (count_characters(item.value) <= max_value_characters) continue;
    refuse_value(name,
                 {fmt::format("giá trị dài quá {} ký tự", max_value_characters),
                  fmt::format("a value of more than {} characters", max_value_characters)},
                 item.position);
  }
  return items;
}

std::size_t Given::number(std::string_view name) const {
  const ParameterSpec& asked = spec(name);
  const auto value = text(name);
  if (!value) return asked.usual;
  const auto number = whole_number<std::size_t>(trimmed(*value));
  if (!number || *number < asked.least || *number > asked.most) {
    refuse_value(name,
                 {fmt::format("cần một số nguyên từ {} đến {}", asked.least, asked.most),
                  fmt::format("a whole number from {} to {} is needed", asked.least, asked.most)});
  }
  return *number;
}

bool Given::flag(std::string_view name) const {
  const auto value = text(name);
  if (!value || *value == "false") return false;
  if (*value != "true") refuse_value(name, {"cần true hoặc false", "true or false is needed"});
  return true;
}

std::size_t Given::choice(std::string_view name) const {
  const auto value = text(name);
  return value ? index_of(spec(name), *value, 0) : 0;
}

std::vector<std::size_t> Given::choices(std::string_view name) const {
  std::vector<std::size_t> chosen;
  for (const auto& [value, position] : list(name)) {
    const auto index = index_of(spec(name), value, position);
    if (std::ranges::find(chosen, index) == chosen.end()) chosen.push_back(index);
  }
  return chosen;
}

std::vector<std::int32_t> Given::years(std::string_view name) const {
  std::vector<std::int32_t> years;
  for (const auto& [value, position] : list(name)) {
    const auto date = value.size() == 4 ? read_date(value) : std::nullopt;
    if (!date) {
      refuse_value(name, {"cần một năm, ví dụ 2018", "a year is needed, for example 2018"},
                   position);
    }
    years.push_back(date->year);
  }
  return years;
}

std::optional<CalendarDate> Given::date(std::string_view name) const {
  const auto value = text(name);
  if (!value) return std::nullopt;
  const auto date = read_date(trimmed(*value));
  if (!date) {
    refuse_value(name, {"cần một ngày có trong lịch: 2018, 2018-05, 2018-05-04 hoặc 04/05/2018",
                        "a date of the calendar is needed: 2018, 2018-05, 2018-05-04 or "
                        "04/05/2018"});
  }
  return date;
}

std::string list_item(std::string_view value) {
  const bool is_plain =
      value.find_first_of(",\"") == std::string_view::npos && trimmed(value).size() == value.size();
  if (is_plain) return std::string(value);
  std::string item = "\"";
  for (const char c : value) {
    item += c;
    if (c == '"') item += c;
  }
  return item + '"';
}

}  // namespace tracuu::searchd
