#include "corpus/fields/period.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/fields/dates.hpp"

namespace tracuu::corpus::fields {
namespace {

struct PeriodMatch {
  Period period;
  Span span;
};

Period months(std::int32_t year, std::uint32_t first, std::uint32_t last) {
  return {{year, first, 1}, {year, last, days_of_month(year, last)}};
}

std::size_t skip_blank(const View& view, std::size_t i) {
  while (i < view.plain.size() && (view[i] == ' ' || view[i] == '\n')) ++i;
  return i;
}

/// " năm 2021", "/2021", " - 2021", " của năm 2021" behind a part of a year.
std::optional<YearMatch> year_behind(const View& view, std::size_t i) {
  auto at = skip_blank(view, i);
  if (view[at] == ',') at = skip_blank(view, at + 1);
  if (view[at] == '/' || view[at] == '-' || view[at] == '.') {
    return year_at(view, skip_blank(view, at + 1));
  }
  if (const auto of = phrase_at(view, at, "cua")) at = skip_blank(view, of.end);
  if (const auto word = phrase_at(view, at, "nam"))
    return year_at(view, skip_blank(view, word.end));
  return std::nullopt;
}

/// "2015-2020", "2015 – 2020", "2013 đến 2018", "năm 2013 đến năm 2018".
std::optional<std::pair<YearMatch, YearMatch>> years_at(const View& view, std::size_t i) {
  const auto first = year_at(view, i);
  if (!first) return std::nullopt;
  auto at = skip_blank(view, first->end);
  if (view[at] == '-' || view[at] == '/') {
    at = skip_blank(view, at + 1);
  } else if (const auto to = phrase_at(view, at, "den")) {
    at = skip_blank(view, to.end);
  } else {
    return std::nullopt;
  }
  if (const auto word = phrase_at(view, at, "nam")) at = skip_blank(view, word.end);
  const auto last = year_at(view, at);
  if (!last || last->year < first->year || last->year > first->year + 30) return std::nullopt;
  return std::pair{*first, *last};
}

struct Context {
  const View& view;
  Span title;
  const Maybe<Date>& issued_on;

  /// The year of issue, for a half or quarter that leaves its own out: only where it had ended or
  /// was ending by then.
  std::optional<std::int32_t> year_of_issue(std::uint32_t last_month) const {
    if (!issued_on || issued_on->value.month == 0) return std::nullopt;
    const auto& date = issued_on->value;
    if (date.month + 1 >= last_month) return date.year;
    return std::nullopt;
  }
};

std::optional<PeriodMatch> part_of_year(const Context& context, std::size_t i, std::uint32_t count,
                                        std::size_t behind) {
  const auto& view = context.view;
  const auto word = phrase_at(view, skip_blank(view, behind), "thang");
  if (!word || count < 2 || count > 12) return std::nullopt;
  auto at = skip_blank(view, word.end);
  bool second_half = false;
  bool said = false;
  if (const auto part = phrase_at(view, at, "dau nam")) {
    at = part.end - 3;
    said = true;
  } else if (const auto last = phrase_at(view, at, "cuoi nam")) {
    at = last.end - 3;
    second_half = true;
    said = true;
  } else if (const auto from_start = phrase_at(view, at, "dau")) {
    at = from_start.end;
    said = true;
  }
  const auto year = year_behind(view, at);
  if (!year && !said) return std::nullopt;
  const auto first = second_half ? 13 - count : 1;
  const auto last = second_half ? 12 : count;
  const auto the_year = year ? std::optional(year->year) : context.year_of_issue(last);
  if (!the_year) return std::nullopt;
  return PeriodMatch{months(*the_year, first, last), {i, year ? year->end : at + (said ? 3 : 0)}};
}

std::optional<PeriodMatch> quarter(const Context& context, std::size_t i, std::size_t behind) {
  const auto& view = context.view;
  const auto begin = skip_blank(view, behind);
  auto end = begin;
  while (view.is_alnum(end)) ++end;
  const auto plain = view.slice({begin, end});
  int number = roman_number(plain);
  if (plain.size() == 1 && view.is_digit(begin)) number = plain[0] - '0';
  if (number == 0) number = number_word(plain);
  if (number < 1 || number > 4) return std::nullopt;
  const auto q = static_cast<std::uint32_t>(number);
  const auto year = year_behind(view, end);
  const auto the_year = year ? std::optional(year->year) : context.year_of_issue(q * 3);
  if (!the_year) return std::nullopt;
  return PeriodMatch{months(*the_year, q * 3 - 2, q * 3), {i, year ? year->end : end}};
}

/// "từ ngày 15/12 đến ngày 14/6/2018": the first day is the last such day before the second.
std::optional<PeriodMatch> day_to_day(const View& view, std::size_t i, std::size_t at) {
  if (const auto word = phrase_at(view, at, "ngay")) at = skip_blank(view, word.end);
  std::array<std::uint32_t, 2> day_and_month{};
  for (auto& number : day_and_month) {
    auto end = at;
    while (view.is_digit(end)) ++end;
    if (end == at || end - at > 2) return std::nullopt;
    number = static_cast<std::uint32_t>(std::stoul(std::string(view.slice({at, end}))));
    const bool day = &number == &day_and_month.front();
    if (day && view[end] != '/' && view[end] != '-' && view[end] != '.') return std::nullopt;
    at = day ? end + 1 : skip_blank(view, end);
  }
  if (view[at] == ',') at = skip_blank(view, at + 1);
  const auto to = phrase_at(view, at, "den");
  if (!to) return std::nullopt;
  at = skip_blank(view, to.end);
  if (const auto het = phrase_at(view, at, "het")) at = skip_blank(view, het.end);
  const auto last = date_at(view, at);
  const auto [day, month] = day_and_month;
  if (!last || last->date.day == 0 || month < 1 || month > 12) return std::nullopt;
  Date first{last->date.year, month, day};
  if (last->date < first) --first.year;
  if (day < 1 || day > days_of_month(first.year, month)) return std::nullopt;
  return PeriodMatch{{first, last->date}, {i, last->span.end}};
}

/// "từ ngày 15/12/2017 đến ngày 14/6/2018", "từ 15/12/2017 đến 14/6/2018", "từ năm 2013 đến nay".
std::optional<PeriodMatch> from_to(const Context& context, std::size_t i, std::size_t behind) {
  const auto& view = context.view;
  auto at = skip_blank(view, behind);
  const auto end_of_issue = [&]() -> std::optional<Date> {
    if (!context.issued_on) return std::nullopt;
    return context.issued_on->value;
  };
  if (const auto year_word = phrase_at(view, at, "nam")) {
    const auto begin = skip_blank(view, year_word.end);
    if (const auto years = years_at(view, begin)) {
      return PeriodMatch{{{years->first.year, 1, 1}, {years->second.year, 12, 31}},
                         {i, years->second.end}};
    }
    const auto year = year_at(view, begin);
    if (!year) return std::nullopt;
    const auto now = phrase_at(view, skip_blank(view, year->end), "den nay");
    const auto issue = end_of_issue();
    if (!now || !issue) return std::nullopt;
    return PeriodMatch{{{year->year, 1, 1}, *issue}, {i, now.end}};
  }
  const auto first = date_at(view, at);
  if (!first) return day_to_day(view, i, at);
  at = skip_blank(view, first->span.end);
  if (view[at] == ',') at = skip_blank(view, at + 1);
  auto to = phrase_at(view, at, "den");
  if (!to) return std::nullopt;
  at = skip_blank(view, to.end);
  if (const auto het = phrase_at(view, at, "het")) at = skip_blank(view, het.end);
  if (const auto now = phrase_at(view, at, "nay")) {
    const auto issue = end_of_issue();
    if (!issue) return std::nullopt;
    return PeriodMatch{{first->date, *issue}, {i, now.end}};
  }
  const auto last = date_at(view, at);
  if (!last || last->date < first->date) return std::nullopt;
  return PeriodMatch{{first->date, last->date}, {i, last->span.end}};
}

/// Behind "ngày 03/6/2013" a year is that of a cited act, behind "luật … năm" as well.
bool belongs_to_citation(const View& view, Span title, std::size_t i) {
  const auto before = view.slice({std::max(title.begin, i > 60 ? i - 60 : 0), i});
  const auto law = before.rfind("luat ");
  // kỷ luật đảng, pháp luật
  const auto lead = before.substr(0, std::min(law, before.size()));
  if (lead.ends_with("ky ") || lead.ends_with("phap ")) return false;
  if (law != std::string_view::npos && before.find_first_of(",;", law) == std::string_view::npos &&
      before.substr(law).find("thuc hien") == std::string_view::npos && before.size() - law < 40) {
    return true;
  }
  return false;
}

std::optional<PeriodMatch> period_at(const Context& context, std::size_t i) {
  const auto& view = context.view;
  if (view.is_digit(i)) {
    auto end = i;
    while (view.is_digit(end)) ++end;
    if (end - i <= 2) {
      return part_of_year(context, i,
                          static_cast<std::uint32_t>(std::stoul(std::string(view.slice({i, end})))),
                          end);
    }
    if (const auto years = years_at(view, i)) {
      return PeriodMatch{{{years->first.year, 1, 1}, {years->second.year, 12, 31}},
                         {i, years->second.end}};
    }
    return std::nullopt;
  }
  if (const auto word = phrase_at(view, i, "tu")) return from_to(context, i, word.end);
  for (const std::string_view spelled : {"quy", "qui"}) {
    if (const auto word = phrase_at(view, i, spelled)) return quarter(context, i, word.end);
  }
  for (const std::string_view word : {"sau", "chin", "muoi mot", "muoi", "ba"}) {
    if (const auto match = phrase_at(view, i, word)) {
      return part_of_year(context, i, static_cast<std::uint32_t>(number_word(word)), match.end);
    }
  }
  for (const std::string_view word : {"thang", "t"}) {
    const auto match = word == "t" ? PhraseMatch{view[i] == 't' && view.is_digit(i + 1), i + 1}
                                   : phrase_at(view, i, word);
    if (!match) continue;
    const auto begin = skip_blank(view, match.end);
    auto end = begin;
    while (view.is_digit(end)) ++end;
    if (end == begin || end - begin > 2) return std::nullopt;
    const auto month =
        static_cast<std::uint32_t>(std::stoul(std::string(view.slice({begin, end}))));
    if (month < 1 || month > 12) return std::nullopt;
    // "Kết quả tháng 5, nhiệm vụ tháng 6 năm 2018": the year of issue.
    const auto year = year_behind(view, end);
    const auto the_year = year ? std::optional(year->year) : context.year_of_issue(month);
    if (!the_year) return std::nullopt;
    return PeriodMatch{months(*the_year, month, month), {i, year ? year->end : end}};
  }
  // vụ xuân 2018, vụ Hè Thu 2018: what is sown within a year counts as that of it.
  for (const std::string_view crop :
       {"vu xuan", "vu he thu", "vu mua", "vu dong", "vu he", "vu thu dong", "vu dong xuan"}) {
    const auto season = phrase_at(view, i, crop);
    if (!season) continue;
    const auto begin = skip_blank(view, season.end);
    if (years_at(view, begin)) continue;
    if (const auto year = year_at(view, begin)) {
      return PeriodMatch{months(year->year, 1, 12), {i, year->end}};
    }
  }
  if (const auto word = phrase_at(view, i, "nam hoc")) {
    const auto fresh = phrase_at(view, skip_blank(view, word.end), "moi");
    const auto begin = skip_blank(view, fresh ? fresh.end : word.end);
    const auto years = years_at(view, begin);
    if (!years || years->second.year != years->first.year + 1) return std::nullopt;
    return PeriodMatch{{{years->first.year, 9, 1}, {years->second.year, 8, 31}},
                       {i, years->second.end}};
  }
  if (const auto word = phrase_at(view, i, "nam")) {
    const auto begin = skip_blank(view, word.end);
    if (const auto years = years_at(view, begin)) {
      return PeriodMatch{{{years->first.year, 1, 1}, {years->second.year, 12, 31}},
                         {i, years->second.end}};
    }
    if (const auto year = year_at(view, begin)) {
      return PeriodMatch{months(year->year, 1, 12), {i, year->end}};
    }
  }
  return std::nullopt;
}

/// "Sơ kết 5 năm thực hiện Nghị quyết …, ngày 03/6/2013": from that day to the day of issue.
std::optional<PeriodMatch> since_cited_act(const Context& context) {
  const auto& view = context.view;
  if (!context.issued_on) return std::nullopt;
  bool years = false;
  for (auto i = context.title.begin; i < context.title.end; ++i) {
    if (i > 0 && view.is_alnum(i - 1)) continue;
    if (view.is_digit(i) && !years) {
      auto end = i;
      while (view.is_digit(end)) ++end;
      const auto words = phrase_at(view, skip_blank(view, end), "nam thuc hien");
      if (end - i <= 2 && words) years = true;
      continue;
    }
    if (!years || view[i] != 'n') continue;
    const auto date = written_date_at(view, i);
    if (!date || date->date.day == 0 || !(date->date < context.issued_on->value)) continue;
    auto last = context.issued_on->value;
    last.day = 0;
    return PeriodMatch{{date->date, last}, date->span};
  }
  return std::nullopt;
}

}  // namespace

bool is_planned(const View& view, Span title, std::size_t i) {
  auto begin = i;
  while (begin > title.begin && view[begin - 1] != ';' && view[begin - 1] != '(') --begin;
  const auto before = view.slice({begin, i});
  std::size_t plan = std::string_view::npos;
  for (const std::string_view word :
       {"phuong huong", "nhiem vu trong tam", "giai phap", "ke hoach cong tac"}) {
    const auto at = before.rfind(word);
    if (at != std::string_view::npos && (plan == std::string_view::npos || at > plan)) plan = at;
  }
  // "Tình hình thực hiện nhiệm vụ năm 2018, nhiệm vụ năm 2019"
  const auto mission = before.rfind("nhiem vu");
  if (mission != std::string_view::npos && mission > 0 &&
      (plan == std::string_view::npos || mission > plan)) {
    const auto lead = before.substr(0, mission);
    const bool done = lead.ends_with("thuc hien ") || lead.ends_with("cac ") ||
                      lead.ends_with("theo doi ") || lead.ends_with("hoan thanh ");
    if (!done) plan = mission;
  }
  if (plan == std::string_view::npos) return false;
  // A period goes before every plan; a plan alone ("Phương hướng năm 2019") is a plan all the same.
  return before.find("thuc hien phuong huong") == std::string_view::npos &&
         before.find("thuc hien ke hoach") == std::string_view::npos;
}

Maybe<Period> period_of(const View& view, const std::optional<Span>& title,
                        const Maybe<Date>& issued_on) {
  if (!title) return std::nullopt;
  const Context context{view, *title, issued_on};
  const auto found = [&view](const PeriodMatch& match) {
    return Found<Period>{match.period, view.evidence(match.span)};
  };
  std::optional<PeriodMatch> first;
  for (auto i = title->begin; i < title->end;) {
    if (!view.is_alnum(i) || (i > 0 && view.is_alnum(i - 1))) {
      ++i;
      continue;
    }
    // A date of its own belongs to an act or a day, not to a period.
    if (const auto date = date_at(view, i); date && date->date.day != 0) {
      i = date->span.end;
      continue;
    }
    const auto match = period_at(context, i);
    if (!match || match->span.end > title->end) {
      ++i;
      continue;
    }
    const bool range = view.slice(match->span).starts_with("tu ");
    if (range) return found(*match);
    if (!first && !is_planned(view, *title, i) && !belongs_to_citation(view, *title, i)) {
      first = match;
    }
    i = match->span.end;
  }
  if (first) return found(*first);
  if (const auto since = since_cited_act(context)) return found(*since);
  return std::nullopt;
}

}  // namespace tracuu::corpus::fields
