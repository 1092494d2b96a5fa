#include "searchd/search/search.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <iterator>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "archive/record.hpp"
#include "archive/stored_text.hpp"
#include "searchd/search/ranking.hpp"
#include "searchd/search/secrets.hpp"
#include "searchd/search/snippets.hpp"
#include "searchd/search/timed_source.hpp"
#include "searchd/search/weighting.hpp"
#include "searchd/search/xapian_query.hpp"

namespace tracuu::searchd {
namespace {

using archive::Field;

struct Part {
  std::string_view role;
  Xapian::Query query;
};

/// What the weight of a hit is the sum of.
std::vector<Part> parts_of(const XapianQuery& query) {
  std::vector<Part> parts;
  for (const auto& word : query.words) parts.push_back({"finds", weighing(word)});
  for (const auto& required : query.required) parts.push_back({"finds", required});
  if (query.lifts.get_type() != Xapian::Query::OP_OR) {
    if (!query.lifts.empty()) parts.push_back({"lifts", query.lifts});
    return parts;
  }
  for (std::size_t i = 0; i < query.lifts.get_num_subqueries(); ++i) {
    parts.push_back({"lifts", query.lifts.get_subquery(i)});
  }
  return parts;
}

bool narrows(const Narrowing& narrowing, Facet facet) {
  if (facet == Facet::year) return narrowing.is_year;
  return archive::spec(narrowing.field).name == name(facet);
}

FacetCounts most_frequent(Facet facet, const Column& column,
                          const std::vector<std::uint64_t>& counts, std::size_t limit) {
  FacetCounts result{std::string(name(facet)), {}, 0};
  std::vector<CountedName> names = counted_names(column, counts);
  result.total_values = names.size();
  const auto shown = static_cast<std::ptrdiff_t>(std::min(limit, names.size()));
  std::partial_sort(names.begin(), names.begin() + shown, names.end(),
                    [](const CountedName& a, const CountedName& b) {
                      return a.count != b.count ? a.count > b.count : a.spelling < b.spelling;
                    });
  names.resize(static_cast<std::size_t>(shown));
  for (const auto& [spelling, count] : names) {
    result.values.push_back({column.shown[spelling].value, column.shown[spelling].label, count});
  }
  return result;
}

/// One search, from the query to the page.
class Search {
 public:
  Search(const Query& query, const Place& place)
      : query_(query),
        snapshot_(place.snapshot),
        generation_(place.generation),
        reports_(place.reports),
        index_(generation_.index),
        texts_(generation_.texts),
        view_(query.within.get(), place),
        xapian_(to_xapian(query, snapshot_.vocabulary, view_.sight())) {}

  /// One page.
  ResultPage run() {
    view_.clock.check();
    page_.warnings = query_.warnings;
    page_.communes = xapian_.communes;
    // They tell which names and words the archive knows: not to one who may not see all of it.
    if (!query_.within) {
      std::ranges::copy(xapian_.warnings, std::back_inserter(page_.warnings));
      warn_of_cut_prefixes();
    }
    find();
    page_.found = found_.size();
    if (query_.sort == Sort::relevance) {
      rank_by_weight();
    } else {
      rank_by_date();
    }
    count_facets();
    return std::move(page_);
  }

  /// All that is found.
  const DocidSet& found() {
    view_.clock.check();
    find();
    return found_;
  }

  /// The same in the order of pages.
  std::vector<Xapian::docid> all() {
    found();
    std::vector<Xapian::docid> ids;
    if (query_.sort != Sort::relevance) {
      ids = ids_found();
      sort_by_date(ids, ids.size());
      return ids;
    }
    for (const auto& [id, score] : ranked_alike(heaviest(index_.get_doccount()))) {
      ids.push_back(id);
    }
    return ids;
  }

 private:
  struct Ranked {
    Xapian::docid id;
    std::optional<double> score;
  };

  void warn_of_cut_prefixes() {
    for (const auto& prefix : xapian_.prefixes) {
      Xapian::termcount begun = 0;
      for (auto term = index_.allterms_begin(prefix.term);
           term != index_.allterms_end(prefix.term) && begun <= XapianQuery::max_begun; ++term) {
        ++begun;
      }
      if (begun <= XapianQuery::max_begun) continue;
      page_.warnings.push_back(
          {"prefix_cut",
           {fmt::format("quá nhiều từ bắt đầu bằng \"{}\": chỉ tìm {} từ đầu", prefix.typed,
                        XapianQuery::max_begun),
            fmt::format("too many words begin with \"{}\": the first {} are searched for",
                        prefix.typed, XapianQuery::max_begun)},
           "q",
           prefix.position});
    }
  }

  /// All words; where they find too little, whatever the filters, most of them. The filters have no
  /// say: to narrow a search never brings in reports that were not there before.
  void find() {
    operation_ = query_.operation == Operator::any ? Operator::any : Operator::all;
    unfiltered_ = found_by(operation_, reports_);
    if (query_.operation == Operator::automatic && xapian_.words.size() > 2 &&
        unfiltered_.size() < ranking::enough_reports) {
      const DocidSet most = reports_with_most_words();
      if (most.size() > unfiltered_.size()) {
        operation_ = Operator::any;
        unfiltered_ = found_by(operation_, most);
        page_.relaxed = true;
      }
    }
    found_ = narrowed([](const auto&) { return true; });
  }

  DocidSet found_by(Operator operation, const DocidSet& set) const {
    return view_.finder.among(set, matching(xapian_, operation, view_.permitted));
  }

  /// What is found under those of the filters alone.
  template <typename Applies>
  DocidSet narrowed(Applies applies) const {
    DocidSet narrow = unfiltered_;
    for (const auto& narrowing : xapian_.narrowings) {
      if (applies(narrowing)) narrow = view_.finder.among(narrow, condition(narrowing));
    }
    return narrow;
  }

  /// Where the words that stand carry enough of what all of them tell.
  DocidSet reports_with_most_words() {
    const DocidSet& everywhere = reports_;
    std::vector<DocidSet> holders;
    std::vector<double> told;
    for (const auto& word : xapian_.words) {
      holders.push_back(view_.finder.among(everywhere, under(finding(word), view_.permitted)));
      told.push_back(ranking::told(reports_seen(), static_cast<double>(holders.back().size())));
    }
    const double enough =
        ranking::most_of(told.size()) * std::accumulate(told.begin(), told.end(), 0.0);
    DocidSet most(snapshot_.columns.shards.last());
    std::vector<float> sums(std::size_t{index_.get_lastdocid()} + 1);
    for (std::size_t i = 0; i < holders.size(); ++i) {
      holders[i].for_each([&](Xapian::docid id) {
        view_.clock.tick();
        sums[id] += static_cast<float>(told[i]);
        if (sums[id] >= enough) most.insert(id);
      });
    }
    if (!xapian_.number.empty()) {
      most |= view_.finder.among(everywhere, under(Xapian::Query(xapian_.number), view_.permitted));
    }
    return most;
  }

  double reports_seen() const {
    return static_cast<double>(view_.sight() ? view_.sight()->reports : snapshot_.manifest.reports);
  }

  /// A facet counts the reports that its own filter takes out too. Where time runs out, what was
  /// counted stays.
  void count_facets() try {
    for (const Facet facet : query_.facets) {
      const auto is_own = [&](const auto& narrowing) { return narrows(narrowing, facet); };
      const DocidSet counted =
          std::ranges::any_of(xapian_.narrowings, is_own)
              ? narrowed([&](const auto& narrowing) { return !is_own(narrowing); })
              : found_;
      page_.facets.push_back(count(facet, counted));
    }
  } catch (const DeadlineExceeded&) {
    page_.timed_out = true;
  }

  FacetCounts count(Facet facet, const DocidSet& reports) {
    const Column& column = snapshot_.columns.facet(facet);
    std::vector<std::uint64_t> counts(column.values.size());
    reports.for_each([&](Xapian::docid id) {
      view_.clock.tick();
      for (const auto number : column.of(id)) ++counts[number];
    });
    return most_frequent(facet, column, counts, query_.facet_limit);
  }

  /// Most of what one word, or any of several, finds in the whole archive: no set is needed to pass
  /// over the rest.
  bool leaves_most_of_one_part() const {
    const bool is_one_part =
        operation_ == Operator::any || xapian_.words.size() + xapian_.required.size() == 1;
    return is_one_part && !page_.relaxed && view_.permitted.empty() &&
           found_.size() * 2 > unfiltered_.size();
  }

  Xapian::MSet heaviest(Xapian::doccount most) {
    using Asked = TimedSource::Asked;
    TimedSource among(view_.clock, snapshot_.columns.shards, found_,
                      leaves_most_of_one_part() ? Asked::last : Asked::first);
    Xapian::FixedWeightPostingSource number_first(ranking::bare_number);
    Xapian::Enquire enquire(index_);
    enquire.set_weighting_scheme(*weighting(view_.sight(), generation_));
    enquire.set_query(
        generation_.remote.empty()
            ? weighted(once_found(xapian_), operation_, {Xapian::Query(&among)}, number_first)
            : weighted(xapian_, operation_, conditions(among), number_first));
    return enquire.get_mset(0, most);
  }

  /// For other machines, which do not know what was found: they find it again, or more.
  std::vector<Xapian::Query> conditions(TimedSource& among) const {
    std::vector<Xapian::Query> all = view_.permitted;
    for (const auto& narrowing : xapian_.narrowings) all.push_back(condition(narrowing));
    all.emplace_back(&among);
    return all;
  }

  /// Equal ones stand in the order of the reports' ids.
  std::vector<Ranked> ranked_alike(const Xapian::MSet& matches) const {
    std::vector<Ranked> ranked;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      if (!generation_.remote.empty() && !found_.contains(*match)) continue;
      ranked.push_back({*match, ranking::to_nine_digits(match.get_weight())});
    }
    std::ranges::sort(ranked, [&](const Ranked& a, const Ranked& b) {
      if (a.score != b.score) return a.score > b.score;
      return snapshot_.columns.places[a.id] < snapshot_.columns.places[b.id];
    });
    return ranked;
  }

  void rank_by_weight() {
    if (xapian_.words.empty() && xapian_.required.empty() && xapian_.number.empty()) {
      return rank_unweighted();
    }
    const auto wanted = static_cast<Xapian::doccount>(query_.offset + query_.limit);
    Xapian::MSet matches;
    std::vector<Ranked> ranked;
    for (Xapian::doccount fetched = wanted + 1;; fetched *= 2) {
      matches = heaviest(fetched);
      if (matches.get_max_possible() == 0) return rank_unweighted();
      ranked = ranked_alike(matches);
      // What is as good as the page's last hit must all be there, to be put in order.
      if (wanted == 0 || matches.size() < fetched) break;
      if (ranked.size() > wanted && ranked.back().score < ranked[wanted - 1].score) break;
    }
    show(page_of(ranked));
  }

  /// Nothing weighs, as nothing but filters was asked.
  void rank_unweighted() {
    std::vector<Xapian::docid> ids = ids_found();
    const auto last = std::min(query_.offset + query_.limit, ids.size());
    std::ranges::partial_sort(ids, ids.begin() + static_cast<std::ptrdiff_t>(last), {},
                              [&](Xapian::docid id) { return snapshot_.columns.places[id]; });
    ids.resize(last);
    std::vector<Ranked> ranked;
    for (const auto id : ids) ranked.push_back({id, 0.0});
    show(page_of(ranked));
  }

  std::vector<Ranked> page_of(const std::vector<Ranked>& ranked) const {
    const auto first = std::min(query_.offset, ranked.size());
    const auto last = std::min(query_.offset + query_.limit, ranked.size());
    return {ranked.begin() + static_cast<std::ptrdiff_t>(first),
            ranked.begin() + static_cast<std::ptrdiff_t>(last)};
  }

  std::vector<Xapian::docid> ids_found() const {
    std::vector<Xapian::docid> ids;
    found_.for_each([&](Xapian::docid id) { ids.push_back(id); });
    return ids;
  }

  /// The first `count` in their order: unknown dates come last both ways, equal ones in the order
  /// of the reports' ids.
  void sort_by_date(std::vector<Xapian::docid>& ids, std::size_t count) const {
    const auto key = [&](Xapian::docid id) {
      const std::uint32_t date = snapshot_.columns.dates[id];
      const std::uint32_t order =
          query_.sort == Sort::newest || date == 0 ? 0xffffffffU - date : date;
      return std::pair(order, snapshot_.columns.places[id]);
    };
    std::ranges::partial_sort(ids, ids.begin() + static_cast<std::ptrdiff_t>(count),
                              [&](Xapian::docid a, Xapian::docid b) { return key(a) < key(b); });
  }

  void rank_by_date() {
    std::vector<Xapian::docid> ids = ids_found();
    const auto first = std::min(query_.offset, ids.size());
    const auto last = std::min(query_.offset + query_.limit, ids.size());
    sort_by_date(ids, last);
    std::vector<Ranked> ranked;
    for (auto i = first; i < last; ++i) ranked.push_back({ids[i], std::nullopt});
    show(ranked);
  }

  void show(const std::vector<Ranked>& ranked) {
    const auto rarity = [&](const tokenizers::Token& token) {
      const std::string term = archive::term(Field::unmarked, token.unmarked);
      const auto holders = view_.sight() ? view_.sight()->holders(term) : index_.get_termfreq(term);
      return std::log((reports_seen() + 1) / (static_cast<double>(holders) + 0.5)) + 0.1;
    };
    std::optional<Highlighter> highlighter;
    if (!query_.words.parts.empty() && query_.snippet_count > 0) {
      highlighter.emplace(query_, snapshot_.analyzer, rarity, view_.clock);
    }
    std::uint64_t rank = query_.offset;
    for (const auto& [id, score] : ranked) {
      view_.clock.check();
      const std::string data = index_.get_document(id).get_data();
      auto [report_id, summary] = archive::stored_summary(data);
      Hit hit{++rank, {}, std::move(report_id), {}, {}, std::nullopt};
      if (score) hit.score = ranking::shown(*score);
      hit.summary = masked(query_.shown.empty()
                               ? summary
                               : archive::summary(archive::decode_record(data), query_.shown));
      if (highlighter) {
        const auto stored = archive::stored_text(texts_, id);
        hit.snippets = highlighter->snippets(stored);
        for (auto& snippet : hit.snippets) count_utf16(stored.text, snippet);
      }
      page_.hits.push_back(std::move(hit));
    }
    if (query_.explain) explain(ranked);
  }

  /// Asks each part of the query anew, about the hits alone: Xapian tells no more than sums.
  void explain(const std::vector<Ranked>& ranked) {
    DocidSet hits(snapshot_.columns.shards.last());
    std::vector<std::string> ids;  // other machines do not know the set
    for (std::size_t i = 0; i < ranked.size(); ++i) {
      hits.insert(ranked[i].id);
      ids.push_back(archive::term(Field::id, page_.hits[i].id));
      page_.hits[i].explanation.emplace();
    }
    TimedSource among(view_.clock, snapshot_.columns.shards, hits);
    for (const auto& [role, part] : parts_of(xapian_)) {
      const std::vector<std::string> terms(part.get_unique_terms_begin(),
                                           part.get_unique_terms_end());
      Xapian::Enquire enquire(index_);
      enquire.set_weighting_scheme(*weighting(view_.sight(), generation_));
      enquire.set_query(under(part, {any_of(ids), Xapian::Query(&among)}));
      const std::size_t most = ranked.size() + snapshot_.columns.shards.dead();
      const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(most));
      for (auto match = found.begin(); match != found.end(); ++match) {
        if (!hits.contains(*match)) continue;
        const auto hit = std::ranges::find(ranked, *match, &Ranked::id) - ranked.begin();
        const auto index = static_cast<std::size_t>(hit);
        page_.hits[index].explanation->push_back({terms, role, match.get_weight()});
      }
    }
    for (auto& hit : page_.hits) {
      if (hit.score && query_.bare_number && *hit.score >= ranking::bare_number) {
        hit.explanation->push_back({{xapian_.number}, "number", ranking::bare_number});
      }
      std::ranges::stable_sort(*hit.explanation, std::greater(), &Contribution::weight);
    }
  }

  const Query& query_;
  const Snapshot& snapshot_;
  const archive::Generation& generation_;
  const DocidSet& reports_;
  const Xapian::Database& index_;
  const Xapian::Database& texts_;
  View view_;
  XapianQuery xapian_;
  Operator operation_ = Operator::all;
  DocidSet unfiltered_;  ///< what the words find wherever the asker may look
  DocidSet found_;       ///< what the filters leave of it
  ResultPage page_;
};

}  // namespace

ResultPage find_page(const Query& query, const Place& place) {
  return Search(query, place).run();
}

DocidSet find_all(const Query& query, const Place& place) {
  return Search(query, place).found();
}

std::vector<Xapian::docid> find_in_order(const Query& query, const Place& place) {
  return Search(query, place).all();
}

}  // namespace tracuu::searchd
