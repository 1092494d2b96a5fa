// The phrases of report_phrases.hpp in a form that can be filled in.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::bench {

/// What a report knows of itself, under the names it has in the phrases.
enum Fact : std::size_t {
  commune,
  unit,
  capital_unit,
  type,
  above,
  above_short,
  province,
  period,
  year,
  last,
  next,
  issuer,
  village,
  village_kind,
  topic,
  income,
  phone,
  fact_count
};
inline constexpr std::array<std::string_view, fact_count> fact_names = {
    "commune",  "unit",         "Unit",  "type",   "above", "above_short",
    "province", "period",       "year",  "last",   "next",  "issuer",
    "village",  "village_kind", "topic", "income", "phone"};

struct Piece {
  enum class Kind : std::uint8_t { text, list, fact, number } kind = Kind::text;
  std::string text;
  std::size_t index = 0;   ///< of the list or fact
  std::uint64_t from = 0;  ///< of a number, without its comma
  std::uint64_t to = 0;
  unsigned decimals = 0;
};
using Choice = std::vector<Piece>;
using Choices = std::vector<Choice>;  ///< one to 63

struct Topic {
  std::string slug;
  std::string name;
  std::size_t phrases = 0;    ///< list
  std::size_t sentences = 0;  ///< list
};

struct Grammar {
  std::vector<Choices> lists;
  std::map<std::string, std::size_t, std::less<>> by_name;
  std::vector<Topic> topics;

  std::size_t list(std::string_view name) const;  ///< throws std::logic_error where there is none
};

/// Throws std::logic_error, naming the line that is at fault.
Grammar parse_grammar(std::string_view phrases);

}  // namespace tracuu::bench
