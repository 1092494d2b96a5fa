// What a parameter may be, and reading those that were given. A specification is the one place that
// knows a parameter's name, bounds and default: reading and openapi.json are both made from it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/date_terms.hpp"
#include "searchd/query/target.hpp"

namespace tracuu::searchd {

struct ParameterSpec {
  enum class Type : std::uint8_t {
    text,    ///< at most `most` bytes, where `most` is given
    number,  ///< whole, from `least` to `most`, `usual` where not given
    choice,  ///< one of `choices`; the first, where not given
    flag,    ///< true or false; false where not given
    year,
    date,  ///< YYYY, YYYY-MM, YYYY-MM-DD, dd/mm/yyyy
  };
  std::string_view name;
  Type type = Type::text;
  bool is_list = false;  ///< repeated or comma-separated
  std::size_t least = 0;
  std::size_t most = 0;
  std::size_t usual = 0;
  std::span<const std::string_view> choices = {};
  bool is_required = false;
  std::string_view says;  ///< for those who read openapi.json
};

/// Several groups of parameters: an endpoint takes all of them.
using ParameterGroups = std::vector<std::span<const ParameterSpec>>;

/// One value of a list.
struct ListItem {
  std::string value;
  std::size_t position;  ///< in the parameter's value it was cut from
};

/// The parameters of one request, looked up by their specifications; holds views into both. A
/// parameter with an empty value counts as not given, as HTML forms send it.
/// Everything here throws BadRequest that names the parameter.
class Given {
 public:
  /// Refuses names that no specification has, and required ones that are not there.
  Given(const std::vector<Parameter>& parameters, ParameterGroups known);

  bool knows(std::string_view name) const { return find(name) != nullptr; }
  std::optional<std::string_view> text(std::string_view name) const;
  /// Values are repeated, or parted by commas; one that holds a comma stands in double quotes, its
  /// own quotes doubled.
  std::vector<ListItem> list(std::string_view name) const;
  std::size_t number(std::string_view name) const;
  bool flag(std::string_view name) const;
  /// The index of the choice.
  std::size_t choice(std::string_view name) const;
  /// The indices of the choices of a list, each once, in the order given.
  std::vector<std::size_t> choices(std::string_view name) const;
  std::vector<std::int32_t> years(std::string_view name) const;
  std::optional<archive::CalendarDate> date(std::string_view name) const;

 private:
  const ParameterSpec* find(std::string_view name) const;
  const ParameterSpec& spec(std::string_view name) const;

  ParameterGroups known_;
  std::vector<const Parameter*> given_;  ///< those with a value
};

/// The value as an item of a list, in quotes where it needs them.
std::string list_item(std::string_view value);

}  // namespace tracuu::searchd
