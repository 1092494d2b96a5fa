#include "searchd/search/searcher.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "archive/errors.hpp"
#include "archive/stored_text.hpp"
#include "searchd/query/meaning.hpp"
#include "searchd/search/finder.hpp"
#include "searchd/search/ranking.hpp"
#include "searchd/search/secrets.hpp"
#include "searchd/search/sight.hpp"
#include "searchd/search/similar.hpp"
#include "searchd/search/snippets.hpp"
#include "searchd/search/timed_source.hpp"
#include "searchd/search/weighting.hpp"
#include "searchd/search/xapian_query.hpp"
#include "tokenizers/personal_data.hpp"

namespace tracuu::searchd {
namespace {

using archive::Field;

/// For one archive on another machine.
constexpr std::chrono::milliseconds time_to_open{1500};
/// How often a search would have given up before the lists of other machines are.
constexpr int patiences_to_read = 20;

struct Part {
  std::string_view role;
  Xapian::Query query;
};

/// Of the sets that Snapshot::kept_sets keeps: those of 5,000 terms of 100,000 reports, of 50 terms
/// of ten million.
constexpr std::size_t most_bytes_of_kept_sets = std::size_t{64} << 20U;

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

/// In all that was read from a file, and in its path; not in the id, by which a report is asked
/// for.
archive::Record with_secrets_masked(archive::Record record) {
  const auto mask = [](std::string& text) { text = masked(text); };
  if (record.title) mask(*record.title);
  if (record.number) mask(*record.number);
  if (record.issuer) {
    mask(record.issuer->name);
    if (record.issuer->parent) mask(*record.issuer->parent);
  }
  if (record.place) mask(*record.place);
  if (record.issued_on) mask(record.issued_on->text);
  if (record.period) mask(record.period->text);
  for (auto& citation : record.citations) mask(citation.text);
  for (auto& signer : record.signers) {
    mask(signer.authority);
    mask(signer.position);
    mask(signer.name);
  }
  mask(record.source.path);
  return record;
}

bool narrows(const XapianQuery::Narrowing& narrowing, Facet facet) {
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

std::vector<Xapian::Query> conditions_of(const Query& query, const Vocabulary& vocabulary,
                                         const Sight* sight = nullptr) {
  std::vector<Notice> not_told;
  std::vector<CommuneRead> not_shown;
  std::vector<Xapian::Query> conditions;
  for (const auto& narrowing : narrowings_of(query, vocabulary, not_told, not_shown, sight)) {
    conditions.push_back(condition(narrowing));
  }
  return conditions;
}

/// What one asker sees there, and what it takes to look.
class View {
 public:
  /// `within` as Query::within.
  View(const Query* within, const Searcher::Place& place)
      : clock(place.deadline),
        finder(place.generation, place.snapshot.columns, *place.snapshot.kept_sets, clock) {
    if (within == nullptr) return;
    const Vocabulary& vocabulary = place.snapshot.vocabulary;
    permitted = conditions_of(*within, vocabulary);
    sight_ = sight_of(permitted, place.reports, finder, place.generation.index, vocabulary.units());
  }
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  const Sight* sight() const { return sight_ ? &*sight_ : nullptr; }

  Clock clock;
  Finder finder;
  std::vector<Xapian::Query> permitted;  ///< conditions

 private:
  std::optional<Sight> sight_;
};

/// One search, from the query to the page.
class Search {
 public:
  Search(const Query& query, const Searcher::Place& place)
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
      highlighter.emplace(query_, snapshot_.analyzer, rarity);
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
        const auto stored = archive::decode_stored_text(texts_.get_document(id).get_data());
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

Meaning meaning_of(const Query& query, const Snapshot& snapshot) {
  // The lexicon holds the words of all reports: who may see some of them is not helped by it.
  static const tokenizers::Lexicon nothing_learnt;
  const auto& lexicon = query.within ? nothing_learnt : snapshot.lexicon;
  return as_meant(query, lexicon, snapshot.abbreviations, snapshot.analyzer);
}

/// The lists of all parts, read while their lines are watched.
std::shared_ptr<const Snapshot> read_snapshot(const std::vector<Holding>& holdings,
                                              const std::vector<Opened>& opened_parts,
                                              const tokenizers::Analyzer& analyzer,
                                              const std::shared_ptr<Remotes>& remotes) {
  std::vector<archive::Generation> parts;
  std::vector<std::shared_ptr<const Line>> lines;
  for (const Opened& part : opened_parts) {
    parts.push_back(part.generation);
    if (part.line) lines.push_back(part.line);
  }
  std::optional<Watch::Guard> guard;
  if (!lines.empty()) {
    guard.emplace(remotes->watch(),
                  std::chrono::steady_clock::now() + patiences_to_read * remotes->patience(),
                  std::move(lines));
  }
  return archive::with_xapian([&] {
    archive::Generation opened = joined(parts);
    hide_repeated(opened, parts);
    Columns columns = read_columns(opened, analyzer);
    Names names(opened.index, columns, analyzer);
    tokenizers::Lexicon lexicon(analyzer, lexicon_lines(parts));
    tokenizers::Completions completions(analyzer, lexicon, phrase_lines(parts));
    Units units(read_units(parts), opened, columns.dates, analyzer);
    archive::Copies copies;
    for (const archive::Generation& part : parts) {
      if (!part.is_absent) copies.add(part);
    }
    return std::make_shared<const Snapshot>(Snapshot{
        holdings, remotes, opened.manifest, analyzer, std::move(columns),
        Vocabulary(opened.index, analyzer, std::move(units)), std::move(names), std::move(lexicon),
        std::move(completions), tokenizers::Abbreviations(analyzer, abbreviation_lines(parts)),
        std::move(copies), std::make_shared<KeptSets>(most_bytes_of_kept_sets)});
  });
}

/// A server whose archive cannot be read keeps no other from being served. Each is opened anew and
/// read alone; how many were left out.
std::size_t leave_out_unreadable(std::vector<Holding>& holdings, std::vector<Opened>& parts,
                                 const tokenizers::Analyzer& analyzer,
                                 const std::shared_ptr<Remotes>& remotes) {
  std::size_t left_out = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].line) continue;
    try {
      parts[i] =
          open_part(holdings[i], remotes.get(), std::chrono::steady_clock::now() + time_to_open);
      read_snapshot({holdings[i]}, {parts[i]}, analyzer, remotes);
    } catch (const archive::DatabaseError& error) {
      spdlog::error("archive={} is not searched: {}", holdings[i].archive.string(), error.what());
      parts[i] = {archive::absent_generation()};
    }
    if (!parts[i].generation.is_absent) continue;
    holdings[i] = {holdings[i].archive, {}, {}};
    ++left_out;
  }
  return left_out;
}

/// As most of the reports do: another spelling may be none of theirs.
void spell_as_seen(std::vector<Name>& names, const Columns& columns, const DocidSet& reports) {
  for (Name& name : names) {
    const auto facet = std::ranges::find(facet_names, archive::spec(name.field).name);
    if (facet == facet_names.end()) continue;
    const Column& column = columns.facets[static_cast<std::size_t>(facet - facet_names.begin())];
    const auto known = std::ranges::lower_bound(column.values, name.value) - column.values.begin();
    const std::uint32_t place = column.names[static_cast<std::size_t>(known)];
    std::vector<std::uint64_t> counts(column.values.size());
    reports.for_each([&](Xapian::docid id) {
      for (const auto number : column.of(id)) counts[number] += column.names[number] == place;
    });
    for (const auto& [spelling, count] : counted_names(column, counts)) {
      name.value = column.values[spelling];
      name.label = column.labels[spelling];
    }
  }
}

void count_seen(std::vector<UnitSummary>& units, const Sight& sight) {
  const auto count = [&](const archive::Record::Unit& unit) {
    return sight.holders(archive::term(Field::unit, unit.id));
  };
  for (UnitSummary& unit : units) {
    unit.reports = count(unit.unit);
    unit.first_year = unit.last_year = 0;  // of reports that may not be seen, too
    for (auto* relatives : {&unit.before, &unit.after}) {
      for (auto& relative : *relatives) relative.reports = count(relative.unit);
      std::erase_if(*relatives, [](const auto& relative) { return relative.reports == 0; });
    }
  }
  std::erase_if(units, [](const UnitSummary& unit) {
    return unit.reports == 0 && unit.before.empty() && unit.after.empty();
  });
}

}  // namespace

std::shared_ptr<const Snapshot> open_snapshot(std::vector<Holding> holdings,
                                              const tokenizers::Analyzer& analyzer,
                                              std::shared_ptr<Remotes> remotes) {
  std::vector<Opened> parts;
  for (Holding& holding : holdings) {
    parts.push_back(
        open_part(holding, remotes.get(), std::chrono::steady_clock::now() + time_to_open));
    if (parts.back().generation.is_absent) holding = {holding.archive, {}, {}};
  }
  try {
    return read_snapshot(holdings, parts, analyzer, remotes);
  } catch (const archive::DatabaseError&) {
    if (leave_out_unreadable(holdings, parts, analyzer, remotes) == 0) throw;
    return read_snapshot(holdings, parts, analyzer, remotes);
  }
}

std::vector<std::string> missing_of(const Snapshot& snapshot) {
  std::vector<std::string> missing;
  for (const Holding& holding : snapshot.holdings) {
    const Remote* remote =
        snapshot.remotes ? snapshot.remotes->find(holding.archive.string()) : nullptr;
    if (remote == nullptr) continue;
    if (holding.generation.empty() || !remote->standing().serves) {
      missing.push_back(holding.archive.string());
    }
  }
  return missing;
}

Searcher::Searcher(std::shared_ptr<const Snapshot> snapshot) : snapshot_(std::move(snapshot)) {
  reopen(std::chrono::steady_clock::now() + time_to_open);
}

std::vector<std::string> Searcher::missing() const {
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (parts_[i].generation.is_absent) missing.push_back(snapshot_->holdings[i].archive.string());
  }
  return missing;
}

/// Those on other machines that came or went meanwhile.
void Searcher::reopen(Deadline until) {
  until = std::min(until, std::chrono::steady_clock::now() + time_to_open);
  const auto& holdings = snapshot_->holdings;
  bool is_same = parts_.size() == holdings.size();
  parts_.resize(holdings.size());
  for (std::size_t i = 0; i < holdings.size(); ++i) {
    Opened& part = parts_[i];
    const Remote* remote =
        snapshot_->remotes ? snapshot_->remotes->find(holdings[i].archive.string()) : nullptr;
    const bool was_opened = !part.generation.index_shards.empty();
    if (remote == nullptr) {
      if (!was_opened) part = open_part(holdings[i], nullptr, until);
      continue;
    }
    const auto serves = remote->standing().serves;
    if (part.line && serves && !part.line->is_broken()) continue;
    if (was_opened && !part.line && !(serves && serves->identity == holdings[i].identity)) continue;
    part = open_part(holdings[i], snapshot_->remotes.get(), until);
    is_same = false;
  }
  if (is_same) return;
  std::vector<archive::Generation> generations;
  for (const Opened& part : parts_) generations.push_back(part.generation);
  generation_ = archive::with_xapian([&] { return joined(generations); });
  reports_ = snapshot_->columns.reports;
  std::size_t place = 0;
  for (const archive::Generation& generation : generations) {
    for (std::size_t i = 0; i < generation.index_shards.size(); ++i, ++place) {
      if (generation.is_absent) reports_.clear(place);
    }
  }
}

void Searcher::hang_up() {
  for (Opened& part : parts_) {
    if (part.line) part = {};
  }
}

template <typename Work>
auto Searcher::over_what_answers(Deadline deadline, const Work& work) {
  constexpr int most_attempts = 3;
  if (!snapshot_->remotes) return archive::with_xapian(work);
  for (int attempts = 1;; ++attempts) {
    reopen(deadline);
    std::vector<std::shared_ptr<const Line>> lines;
    for (const Opened& part : parts_) {
      if (part.line) lines.push_back(part.line);
    }
    const bool are_all_here = lines.empty();
    try {
      const Watch::Guard guard(snapshot_->remotes->watch(), deadline, std::move(lines));
      return archive::with_xapian(work);
    } catch (const archive::DatabaseError&) {
      hang_up();
      if (are_all_here || attempts == most_attempts) throw;
      if (std::chrono::steady_clock::now() >= deadline) throw DeadlineExceeded();
      snapshot_->remotes->look_again(deadline);
    } catch (...) {  // an answer may still be on its way: it is not for the next question
      hang_up();
      throw;
    }
  }
}

Deadline Searcher::usual_deadline() const {
  constexpr std::chrono::hours long_enough{1};  // where nobody is waited for
  return std::chrono::steady_clock::now() +
         (snapshot_->remotes ? snapshot_->remotes->patience() : long_enough);
}

ResultPage Searcher::search(const Query& query, Deadline deadline) {
  Meaning meaning = meaning_of(query, *snapshot_);
  ResultPage page =
      over_what_answers(deadline, [&] { return Search(meaning.query, place(deadline)).run(); });
  page.did_you_mean = std::move(meaning.did_you_mean);
  page.expansions = std::move(meaning.expansions);
  for (CommuneRead& read : page.communes) {
    read.units = counted(std::move(read.units), query.within.get(), deadline);
  }
  return page;
}

void Searcher::each(const Query& query, Deadline deadline,
                    const std::function<void(Xapian::docid)>& found) {
  const Meaning meaning = meaning_of(query, *snapshot_);
  const DocidSet all =
      over_what_answers(deadline, [&] { return Search(meaning.query, place(deadline)).found(); });
  all.for_each(found);
}

std::vector<Xapian::docid> Searcher::all(const Query& query, Deadline deadline) {
  const Meaning meaning = meaning_of(query, *snapshot_);
  return over_what_answers(deadline, [&] { return Search(meaning.query, place(deadline)).all(); });
}

archive::Record Searcher::record(Xapian::docid id) {
  return over_what_answers(usual_deadline(), [&] {
    return with_secrets_masked(
        archive::decode_record(generation_.index.get_document(id).get_data()));
  });
}

std::optional<Xapian::docid> Searcher::find(std::string_view id, const Query* within) const {
  Xapian::Query wanted(archive::term(Field::id, id));
  if (within != nullptr) {
    wanted = under(std::move(wanted), conditions_of(*within, snapshot_->vocabulary));
  }
  Xapian::Enquire enquire(generation_.index);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(wanted);
  // Each shard may hold one that is dead.
  const Shards& shards = snapshot_->columns.shards;
  const Xapian::MSet found =
      enquire.get_mset(0, static_cast<Xapian::doccount>(shards.count() + shards.dead()));
  const auto report = std::find_if(found.begin(), found.end(), [&](Xapian::docid document) {
    return snapshot_->columns.is_report(document);
  });
  return report == found.end() ? std::nullopt : std::optional(*report);
}

std::vector<UnitSummary> Searcher::counted(std::vector<UnitSummary> units, const Query* within,
                                           Deadline deadline) {
  if (within == nullptr) return units;
  return over_what_answers(deadline, [&] {
    const View view(within, place(deadline));
    std::vector<UnitSummary> summaries = units;
    count_seen(summaries, *view.sight());
    return summaries;
  });
}

std::vector<UnitSummary> Searcher::units_like(std::string_view typed, const Days& days,
                                              const Query* within, Deadline deadline) {
  return over_what_answers(deadline, [&] {
    const View view(within, place(deadline));
    const Units& units = snapshot_->vocabulary.units();
    std::vector<UnitSummary> summaries;
    for (const KnownUnit* unit : units.like(typed, days, view.sight())) {
      summaries.push_back(units.summary_of(*unit));
    }
    if (view.sight() != nullptr) count_seen(summaries, *view.sight());
    return summaries;
  });
}

std::vector<Name> Searcher::names(std::string_view typed, std::size_t most, const Query* within,
                                  Deadline deadline) {
  const Names& names = snapshot_->names;
  if (within == nullptr) return names.beginning(typed, most);
  return over_what_answers(deadline, [&] {
    const View view(within, place(deadline));
    std::vector<Name> seen = names.beginning(typed, most, [&](const Name& name) {
      return view.sight()->holders(snapshot_->vocabulary.term_of(name.field, name.value));
    });
    spell_as_seen(seen, snapshot_->columns,
                  view.finder.among(reports_, matching({}, Operator::all, view.permitted)));
    return seen;
  });
}

tokenizers::Completed Searcher::completed(std::string_view typed, std::size_t most,
                                          const Query* within, Deadline deadline) {
  const tokenizers::Completions& completions = snapshot_->completions;
  if (within == nullptr) return completions.complete(typed, most);
  return over_what_answers(deadline, [&] {
    const View view(within, place(deadline));
    tokenizers::Token token;
    return completions.complete(typed, most, [&](const tokenizers::Completion& completion) {
      // Which phrases are known depends on how often all reports say them.
      if (completion.is_phrase) return std::uint64_t{0};
      snapshot_->analyzer.fold(completion.text, tokenizers::TokenKind::word, token);
      return view.sight()->holders(exact_term(token));
    });
  });
}

std::optional<archive::Record> Searcher::report(std::string_view id, const Query* within) {
  const auto found = over_what_answers(usual_deadline(), [&] { return find(id, within); });
  return found ? std::optional(record(*found)) : std::nullopt;
}

std::optional<std::string> Searcher::text(std::string_view id, const Query* within) {
  return over_what_answers(usual_deadline(), [&]() -> std::optional<std::string> {
    const auto found = find(id, within);
    if (!found) return std::nullopt;
    return masked(
        archive::decode_stored_text(generation_.texts.get_document(*found).get_data()).text);
  });
}

std::optional<std::vector<Match>> Searcher::matches(std::string_view id, const Query& query) {
  const Meaning meaning = meaning_of(query, *snapshot_);
  return over_what_answers(usual_deadline(), [&]() -> std::optional<std::vector<Match>> {
    const auto found = find(id, query.within.get());
    if (!found) return std::nullopt;
    const auto stored =
        archive::decode_stored_text(generation_.texts.get_document(*found).get_data());
    Highlighter highlighter(meaning.query, snapshot_->analyzer,
                            [](const tokenizers::Token&) { return 1.0; });
    auto matches = highlighter.matches(stored);
    const auto hidden = tokenizers::personal_numbers(stored.text);
    std::erase_if(matches, [&](const Match& match) {
      return std::ranges::any_of(hidden, [&](const tokenizers::PersonalNumber& range) {
        return range.start < match.start + match.length && match.start < range.start + range.length;
      });
    });
    count_utf16(stored.text, matches);
    return matches;
  });
}

std::optional<SimilarReports> Searcher::similar(std::string_view id, const Query& query,
                                                Deadline deadline) {
  return over_what_answers(deadline, [&]() -> std::optional<SimilarReports> {
    const auto found = find(id, query.within.get());
    if (!found) return std::nullopt;
    const View view(query.within.get(), place(deadline));
    std::vector<Xapian::Query> conditions =
        conditions_of(query, snapshot_->vocabulary, view.sight());
    std::ranges::copy(view.permitted, std::back_inserter(conditions));
    auto similar = find_similar(generation_, snapshot_->columns, snapshot_->analyzer, *found,
                                conditions, query.limit, deadline, view.sight());
    // That a word is among them tells that other reports have it.
    if (query.within) similar.words.clear();
    return similar;
  });
}

}  // namespace tracuu::searchd
