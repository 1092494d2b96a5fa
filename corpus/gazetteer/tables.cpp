#include "corpus/gazetteer/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "corpus/fields/view.hpp"

namespace tracuu::corpus {

std::string id_of(const Unit& unit) {
  return unit.code + '@' + (unit.from ? gazetteer::to_text(unit.from->latest) : "0");
}

namespace gazetteer {
namespace {

using Columns = std::vector<std::string_view>;

Columns columns_of(std::string_view line) {
  Columns columns;
  while (true) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    columns.push_back(line.substr(0, tab));
    if (tab == line.size()) return columns;
    line.remove_prefix(tab + 1);
  }
}

std::optional<Bound> parse_bound(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const std::size_t dots = text.find("..");
  const auto earliest = parse_day(text.substr(0, dots));
  const auto latest = dots == text.npos ? earliest : parse_day(text.substr(dots + 2));
  if (!earliest || !latest || *latest < *earliest) {
    throw BadGazetteer(fmt::format("no day: {}", text));
  }
  return Bound{*earliest, *latest};
}

/// The lines of the text, read one after the other.
class Reader {
 public:
  void read(std::string_view line) {
    if (line.empty() || line.front() == '#') return;
    const Columns columns = columns_of(line);
    if (columns.size() < 3) throw BadGazetteer("fewer than three columns");
    if (columns[0] == "province") {
      province_ = place(columns);
      district_.reset();
      set_usual_span(columns);
    } else if (columns[0] == "district") {
      district_ = place(columns);
      set_usual_span(columns);
    } else {
      add_unit(columns);
    }
  }

  Tables finish() && {
    relate_by_name();
    relate_same_codes();
    mark_splits();
    return std::move(tables_);
  }

 private:
  static UnitName place(const Columns& columns) {
    return {std::string(columns[1]), std::string(columns[2])};
  }

  void set_usual_span(const Columns& columns) {
    from_ = columns.size() > 3 ? parse_bound(columns[3]) : std::nullopt;
    until_ = columns.size() > 4 ? parse_bound(columns[4]) : std::nullopt;
  }

  void add_unit(const Columns& columns) {
    if (!province_) throw BadGazetteer("a unit above any province");
    if (columns[0].empty() || columns[2].empty()) throw BadGazetteer("a unit without code or name");
    const bool has_span = columns.size() > 5;
    tables_.units.push_back({std::string(columns[0]), std::string(columns[1]),
                             std::string(columns[2]), district_, *province_,
                             has_span ? parse_bound(columns[4]) : from_,
                             has_span ? parse_bound(columns[5]) : until_});
    before_.emplace_back(columns.size() > 3 ? columns[3] : std::string_view());
  }

  void relate_by_name() {
    std::map<std::string, std::size_t, std::less<>> by_id;
    std::map<std::pair<std::string_view, Date>, std::size_t> by_end;
    for (std::size_t i = 0; i < tables_.units.size(); ++i) {
      const Unit& unit = tables_.units[i];
      by_id.emplace(id_of(unit), i);
      if (unit.until) by_end.emplace(std::pair(std::string_view(unit.code), unit.until->latest), i);
    }
    for (std::size_t after = 0; after < before_.size(); ++after) {
      for (std::string_view left = before_[after]; !left.empty();) {
        const std::size_t space = std::min(left.find(' '), left.size());
        const std::string_view name = left.substr(0, space);
        left.remove_prefix(std::min(space + 1, left.size()));
        const auto& from = tables_.units[after].from;
        const auto ended = from ? by_end.find(std::pair(name, from->latest)) : by_end.end();
        const auto known = by_id.find(name);
        if (ended != by_end.end()) {
          tables_.relations.push_back({ended->second, after, false, {}});
        } else if (known != by_id.end()) {
          tables_.relations.push_back({known->second, after, false, {}});
        } else {
          throw BadGazetteer(
              fmt::format("{} was made of an unknown unit {}", id_of(tables_.units[after]), name));
        }
      }
    }
  }

  void relate_same_codes() {
    std::map<std::pair<std::string_view, Date>, std::size_t> by_end;
    for (std::size_t i = 0; i < tables_.units.size(); ++i) {
      const Unit& unit = tables_.units[i];
      if (unit.until && unit.until->latest < day_of_reform) {
        by_end.emplace(std::pair(std::string_view(unit.code), unit.until->latest), i);
      }
    }
    for (std::size_t i = 0; i < tables_.units.size(); ++i) {
      const Unit& unit = tables_.units[i];
      if (!unit.from) continue;
      const auto former = by_end.find(std::pair(std::string_view(unit.code), unit.from->latest));
      if (former != by_end.end()) tables_.relations.push_back({former->second, i, false, {}});
    }
  }

  /// What went to several units went to each in part.
  void mark_splits() {
    std::vector<std::size_t> successors(tables_.units.size());
    for (const Relation& relation : tables_.relations) ++successors[relation.before];
    for (Relation& relation : tables_.relations) {
      relation.in_part = successors[relation.before] > 1;
    }
  }

  Tables tables_;
  std::vector<std::string_view> before_;  ///< by unit
  std::optional<UnitName> province_, district_;
  std::optional<Bound> from_, until_;
};

}  // namespace

Tables parse_tables(std::string_view text) {
  Reader reader;
  for (std::size_t line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    try {
      reader.read(text.substr(0, end));
    } catch (const BadGazetteer& bad) {
      throw BadGazetteer(fmt::format("line {}: {}", line, bad.what()));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::move(reader).finish();
}

std::optional<Date> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    const char* const begin = text.data() + at;
    const auto read = std::from_chars(begin, begin + digits, value);
    return read.ec == std::errc() && read.ptr == begin + digits ? value : -1;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  return Date{year, static_cast<std::uint32_t>(month), static_cast<std::uint32_t>(day)};
}

std::string to_text(const Date& day) {
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

std::string to_text(const Bound& bound) {
  if (bound.earliest == bound.latest) return to_text(bound.latest);
  return to_text(bound.earliest) + ".." + to_text(bound.latest);
}

UnitName split_type(std::string_view name) {
  constexpr std::array<std::string_view, 9> types{
      "thị trấn", "đặc khu", "thị xã", "thành phố", "phường", "huyện", "quận", "tỉnh", "xã"};
  const std::string lower = fields::lower_case(name);
  for (const std::string_view type : types) {
    if (lower.size() == name.size() && lower.starts_with(type) &&
        lower.substr(type.size()).starts_with(' ')) {
      return {std::string(type), std::string(name.substr(type.size() + 1))};
    }
  }
  return {{}, std::string(name)};
}

}  // namespace gazetteer
}  // namespace tracuu::corpus
