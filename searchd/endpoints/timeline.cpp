// /v1/timeline: counts over time.
#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "searchd/endpoints/endpoint.hpp"

namespace tracuu::searchd {
namespace {

enum class Interval : std::uint8_t { year, quarter, month };

constexpr std::array<std::string_view, 3> intervals{"year", "quarter", "month"};
/// The facets but for the year, and none.
constexpr std::array<std::string_view, 8> series{"none",     "topic",    "commune", "district",
                                                 "province", "doc_type", "issuer",  "world"};

constexpr ParameterSpec parameters[] = {
    {.name = "interval",
     .type = ParameterSpec::Type::choice,
     .choices = intervals,
     .says = "Of a bucket."},
    {.name = "by",
     .type = ParameterSpec::Type::choice,
     .choices = series,
     .says = "Also count each of the facet_limit most frequent values of this facet."}};

/// A bucket by number: years, quarters or months since the year 0. Nothing for a date that is
/// coarser than the interval.
std::optional<std::uint32_t> bucket_of(std::uint32_t date, Interval interval) {
  const std::uint32_t year = date / 10'000;
  const std::uint32_t month = date / 100 % 100;
  if (interval == Interval::year) return year;
  if (month == 0) return std::nullopt;
  return interval == Interval::quarter ? year * 4 + (month - 1) / 3 : year * 12 + month - 1;
}

/// "2018", "2018-Q2", "2018-05"
std::string label_of(std::uint32_t bucket, Interval interval) {
  switch (interval) {
    case Interval::quarter:
      return fmt::format("{:04}-Q{}", bucket / 4, bucket % 4 + 1);
    case Interval::month:
      return fmt::format("{:04}-{:02}", bucket / 12, bucket % 12 + 1);
    case Interval::year:
      break;
  }
  return fmt::format("{:04}", bucket);
}

/// The first and the last day.
std::pair<std::string, std::string> days_of(std::uint32_t bucket, Interval interval) {
  constexpr std::array<unsigned, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const std::uint32_t months = interval == Interval::year      ? 12
                               : interval == Interval::quarter ? 3
                                                               : 1;
  const std::uint32_t year = bucket * months / 12;
  const std::uint32_t first = bucket * months % 12;
  const std::uint32_t last = first + months - 1;
  const bool leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return {fmt::format("{:04}-{:02}-01", year, first + 1),
          fmt::format("{:04}-{:02}-{:02}", year, last + 1,
                      lengths[last] + (last == 1 && leaps ? 1 : 0))};
}

struct Counts {
  std::uint64_t found = 0;
  std::uint64_t undated = 0;  ///< or known to less than the interval
  std::map<std::uint32_t, std::uint64_t> buckets;
  std::map<std::uint32_t, std::map<std::uint32_t, std::uint64_t>> series;  ///< by name, bucket
  std::vector<std::uint64_t> totals;                                       ///< by number
};

Response timeline(const Call& call) {
  const Given given = call.given();
  const auto interval = static_cast<Interval>(given.choice("interval"));
  const auto by = given.choice("by");
  const Query query = call.query(given);
  const Columns& columns = call.searcher->snapshot().columns;
  const Column* column = by == 0 ? nullptr : &columns.facet(static_cast<Facet>(by - 1));
  Counts counts;
  if (column != nullptr) counts.totals.resize(column->values.size());
  call.searcher->each(query, call.deadline_of(query), [&](Xapian::docid id) {
    ++counts.found;
    const auto bucket =
        columns.dates[id] == 0 ? std::nullopt : bucket_of(columns.dates[id], interval);
    if (!bucket) {
      ++counts.undated;
      return;
    }
    ++counts.buckets[*bucket];
    if (column == nullptr) return;
    for (const auto number : column->of(id)) {
      ++counts.series[column->names[number]][*bucket];
      ++counts.totals[number];
    }
  });
  const Envelope envelope = call.envelope();
  JsonWriter json = begin_answer(envelope);
  json.key("found").begin_object().member("value", counts.found);
  json.member("relation", relation(envelope));
  json.end_object()
      .member("interval", intervals.at(given.choice("interval")))
      .member("undated", counts.undated);
  // Every interval between the first and the last, those without reports too: a chart has no gaps.
  std::vector<std::uint32_t> numbers;
  if (!counts.buckets.empty()) {
    for (auto i = counts.buckets.begin()->first; i <= counts.buckets.rbegin()->first; ++i) {
      numbers.push_back(i);
    }
  }
  const auto count_in = [](const std::map<std::uint32_t, std::uint64_t>& map,
                           std::uint32_t bucket) {
    const auto found = map.find(bucket);
    return found == map.end() ? 0 : found->second;
  };
  json.key("buckets").begin_array();
  for (const auto bucket : numbers) {
    const auto [from, to] = days_of(bucket, interval);
    json.begin_object()
        .member("label", label_of(bucket, interval))
        .member("from", from)
        .member("to", to)
        .member("count", count_in(counts.buckets, bucket))
        .end_object();
  }
  json.end_array().key("by");
  if (column == nullptr) return {.body = finish_answer(json.null())};
  std::vector<CountedName> shown = counted_names(*column, counts.totals);
  std::ranges::sort(shown, [](const CountedName& a, const CountedName& b) {
    return a.count != b.count ? a.count > b.count : a.spelling < b.spelling;
  });
  json.begin_object().member("facet", series.at(by)).key("values").begin_array();
  for (std::size_t i = 0; i < std::min(shown.size(), query.facet_limit); ++i) {
    const auto [spelling, total] = shown[i];
    json.begin_object()
        .member("value", column->shown[spelling].value)
        .member("label", column->shown[spelling].label)
        .member("count", total)
        .key("counts")
        .begin_array();
    for (const auto bucket : numbers)
      json.value(count_in(counts.series[column->names[spelling]], bucket));
    json.end_array().end_object();
  }
  json.end_array().member("total_values", shown.size()).end_object();
  return {.body = finish_answer(json)};
}

}  // namespace

std::vector<Endpoint> timeline_endpoints() {
  return {{.path = "/v1/timeline",
           .methods = Endpoint::Methods::get_and_post,
           .body = Endpoint::Body::parameters,
           .takes = with(search_parameters(), parameters),
           .answer = timeline,
           .gives = "TimelineAnswer",
           .says = "How many reports of a search were issued in each year, quarter or month."}};
}

}  // namespace tracuu::searchd
