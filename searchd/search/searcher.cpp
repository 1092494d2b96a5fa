#include "searchd/search/searcher.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "archive/errors.hpp"
#include "archive/stored_text.hpp"
#include "searchd/query/meaning.hpp"
#include "searchd/search/ranking.hpp"
#include "searchd/search/secrets.hpp"
#include "searchd/search/similar.hpp"
#include "searchd/search/snippets.hpp"
#include "searchd/search/timed_source.hpp"
#include "searchd/search/xapian_query.hpp"
#include "tokenizers/personal_data.hpp"

namespace tracuu::searchd {
namespace {

using archive::Field;

/// Calls a function with the shard's own id of every match; looks at nothing else.
template <typename Call>
class EachMatch : public Xapian::MatchSpy {
 public:
  explicit EachMatch(Call call) : call_(std::move(call)) {}
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    call_(document.get_docid());
  }

 private:
  Call call_;
};

/// Calls `found` with the id of every match, unweighted. Shard by shard: of all read as one Xapian
/// would tell a spy the shards' own ids all the same, and not which shard is meant.
template <typename Call>
void for_each_match(const archive::Generation& generation, const Xapian::Query& query, Call found) {
  const auto& shards = generation.index_shards;
  for (std::size_t place = 0; place < shards.size(); ++place) {
    EachMatch each(
        [&](Xapian::docid local) { found(archive::joint_id(local, place, shards.size())); });
    Xapian::Enquire enquire(shards[place]);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(query);
    enquire.add_matchspy(&each);
    enquire.get_mset(0, 0, shards[place].get_doccount());
  }
}

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

/// A narrowing that a facet of this page must ignore, as the set of documents it lets through.
struct OwnFilter {
  Facet facet;
  DocidSet allowed;
};

bool narrows(const XapianQuery::Narrowing& narrowing, Facet facet) {
  if (facet == Facet::year) return narrowing.is_year;
  return archive::spec(narrowing.field).name == name(facet);
}

FacetCounts count_values(Facet facet, const Column& column,
                         const std::vector<std::uint64_t>& counts, std::size_t limit) {
  FacetCounts result{std::string(name(facet)), {}, 0};
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] != 0) numbers.push_back(i);
  }
  result.total_values = numbers.size();
  const auto shown = static_cast<std::ptrdiff_t>(std::min(limit, numbers.size()));
  std::partial_sort(numbers.begin(), numbers.begin() + shown, numbers.end(),
                    [&](std::size_t a, std::size_t b) {
                      if (counts[a] != counts[b]) return counts[a] > counts[b];
                      return column.values[a] < column.values[b];
                    });
  numbers.resize(static_cast<std::size_t>(shown));
  for (const auto number : numbers) {
    result.values.push_back(
        {masked(column.values[number]), masked(column.labels[number]), counts[number]});
  }
  return result;
}

std::vector<Xapian::Query> conditions_of(const Query& query, const Vocabulary& vocabulary) {
  std::vector<Notice> not_told;
  std::vector<CommuneRead> not_shown;
  std::vector<Xapian::Query> conditions;
  for (const auto& narrowing : narrowings_of(query, vocabulary, not_told, not_shown)) {
    conditions.push_back(condition(narrowing));
  }
  return conditions;
}

Xapian::BM25Weight weighting() {
  return {ranking::k1, 0, 1, ranking::b, ranking::min_normlen};
}

/// One search, from the query to the page.
class Search {
 public:
  Search(const Query& query, const Snapshot& snapshot, const archive::Generation& generation,
         Deadline deadline)
      : query_(query),
        snapshot_(snapshot),
        generation_(generation),
        index_(generation.index),
        texts_(generation.texts),
        clock_(deadline),
        xapian_(to_xapian(query, snapshot.vocabulary)),
        everything_(clock_, snapshot.columns, nullptr) {
    if (query.within) permitted_ = conditions_of(*query.within, snapshot.vocabulary);
  }

  /// One page.
  ResultPage run() {
    clock_.check();
    page_.warnings = query_.warnings;
    page_.communes = xapian_.communes;
    // They tell which names and words the archive knows: not to one who may not see all of it.
    if (!query_.within) {
      std::ranges::copy(xapian_.warnings, std::back_inserter(page_.warnings));
      warn_of_cut_prefixes();
    }
    choose_operation();
    if (query_.sort == Sort::relevance) {
      rank_by_weight();
    } else {
      rank_by_date();
    }
    return std::move(page_);
  }

  /// Calls `found` for all that is found, in the order of ids.
  void each(const std::function<void(Xapian::docid)>& found) {
    clock_.check();
    choose_operation();
    count(found);
    if (page_.timed_out) throw DeadlineExceeded();
  }

  /// All that is found, in the order of pages.
  std::vector<Xapian::docid> all() {
    std::vector<Xapian::docid> ids;
    if (query_.sort != Sort::relevance) {
      each([&](Xapian::docid id) { ids.push_back(id); });
      sort_by_date(ids, ids.size());
      return ids;
    }
    clock_.check();
    choose_operation();
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
  void choose_operation() {
    operation_ = query_.operation == Operator::any ? Operator::any : Operator::all;
    if (query_.operation != Operator::automatic || xapian_.words.size() <= 2) return;
    Xapian::Enquire enquire(index_);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(matching(xapian_, Operator::all, everywhere()));
    const auto with_all = enquire.get_mset(0, ranking::enough_reports).size();
    if (with_all >= ranking::enough_reports) return;
    DocidSet most = reports_with_most_words();
    if (most.size() <= with_all) return;
    most_ = std::move(most);
    operation_ = Operator::any;
    chosen_ = std::make_unique<TimedSource>(clock_, snapshot_.columns, &*most_);
    page_.relaxed = true;
  }

  /// Where the words that stand carry enough of what all of them tell.
  DocidSet reports_with_most_words() {
    DocidSet found(index_.get_lastdocid());
    const auto reports = static_cast<double>(snapshot_.manifest.reports);
    std::vector<std::vector<Xapian::docid>> holders(xapian_.words.size());
    std::vector<double> told;
    for (std::size_t i = 0; i < holders.size(); ++i) {
      const Xapian::Query word = under(finding(xapian_.words[i]), permitted_);
      for_each_match(generation_, word, [&](Xapian::docid id) {
        clock_.tick();
        if (snapshot_.columns.is_report(id)) holders[i].push_back(id);
      });
      told.push_back(ranking::told(reports, static_cast<double>(holders[i].size())));
    }
    const double enough =
        ranking::most_of(told.size()) * std::accumulate(told.begin(), told.end(), 0.0);
    std::vector<float> sums(std::size_t{found.last()} + 1);
    for (std::size_t i = 0; i < holders.size(); ++i) {
      for (const auto id : holders[i]) {
        sums[id] += static_cast<float>(told[i]);
        if (sums[id] >= enough) found.insert(id);
      }
    }
    if (xapian_.number.empty()) return found;
    const Xapian::Query numbered = under(Xapian::Query(xapian_.number), permitted_);
    for_each_match(generation_, numbered, [&](Xapian::docid id) {
      if (snapshot_.columns.is_report(id)) found.insert(id);
    });
    return found;
  }

  /// What ends a search at its deadline; and keeps a relaxed one to what has most of the words.
  Xapian::Query timed() { return Xapian::Query(chosen_ ? chosen_.get() : &everything_); }

  /// Wherever the asker may look.
  std::vector<Xapian::Query> everywhere() {
    std::vector<Xapian::Query> all = permitted_;
    all.push_back(timed());
    return all;
  }

  std::vector<Xapian::Query> conditions(bool leave_out_own) {
    std::vector<Xapian::Query> all = everywhere();
    for (const auto& narrowing : xapian_.narrowings) {
      if (!leave_out_own || !is_own(narrowing)) all.push_back(condition(narrowing));
    }
    return all;
  }

  bool is_own(const XapianQuery::Narrowing& narrowing) const {
    return std::ranges::any_of(query_.facets,
                               [&](Facet facet) { return narrows(narrowing, facet); });
  }

  std::vector<OwnFilter> own_filters() {
    std::vector<OwnFilter> own;
    for (const Facet facet : query_.facets) {
      for (const auto& narrowing : xapian_.narrowings) {
        if (!narrows(narrowing, facet)) continue;
        OwnFilter filter{facet, DocidSet(index_.get_lastdocid())};
        for (const auto& term : narrowing.terms) {
          for (auto posting = index_.postlist_begin(term); posting != index_.postlist_end(term);
               ++posting) {
            filter.allowed.insert(*posting);
          }
        }
        own.push_back(std::move(filter));
      }
    }
    return own;
  }

  /// Passes once over all matches, unweighted: counts them and the values of the facets, and calls
  /// `found` for each. A facet counts the matches that its own filter takes out too. Where time
  /// runs out, what was counted stays.
  void count(const std::function<void(Xapian::docid)>& found) try {
    const std::vector<OwnFilter> own = own_filters();
    std::vector<std::vector<std::uint64_t>> counts;
    for (const Facet facet : query_.facets) {
      counts.emplace_back(snapshot_.columns.facet(facet).values.size());
    }
    const auto count_value = [&](std::size_t i, Xapian::docid id) {
      for (const auto number : snapshot_.columns.facet(query_.facets[i]).of(id)) {
        ++counts[i][number];
      }
    };
    page_.found = 0;
    const Xapian::Query asked = matching(xapian_, operation_, conditions(true));
    for_each_match(generation_, asked, [&](Xapian::docid id) {
      clock_.tick();
      const OwnFilter* against = nullptr;
      for (const auto& filter : own) {
        if (filter.allowed.contains(id)) continue;
        if (against != nullptr) return;
        against = &filter;
      }
      for (std::size_t i = 0; i < query_.facets.size(); ++i) {
        if (against == nullptr || against->facet == query_.facets[i]) count_value(i, id);
      }
      if (against != nullptr) return;
      ++page_.found;
      found(id);
    });
    for (std::size_t i = 0; i < query_.facets.size(); ++i) {
      page_.facets.push_back(count_values(query_.facets[i],
                                          snapshot_.columns.facet(query_.facets[i]), counts[i],
                                          query_.facet_limit));
    }
  } catch (const DeadlineExceeded&) {
    page_.timed_out = true;
  }

  Xapian::MSet heaviest(Xapian::doccount most) {
    Xapian::FixedWeightPostingSource number_first(ranking::bare_number);
    Xapian::Enquire enquire(index_);
    enquire.set_weighting_scheme(weighting());
    enquire.set_query(weighted(xapian_, operation_, conditions(false), number_first));
    return enquire.get_mset(0, most);
  }

  /// Weights differ in their last bits by the shard a report happens to be in: such are equal, and
  /// equal ones stand in the order of the reports' ids.
  std::vector<Ranked> ranked_alike(const Xapian::MSet& matches) const {
    constexpr double precision = 1e6;
    std::vector<Ranked> ranked;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      ranked.push_back({*match, std::round(match.get_weight() * precision) / precision});
    }
    std::ranges::sort(ranked, [&](const Ranked& a, const Ranked& b) {
      if (a.score != b.score) return a.score > b.score;
      return snapshot_.columns.places[a.id] < snapshot_.columns.places[b.id];
    });
    return ranked;
  }

  void rank_by_weight() {
    const auto wanted = static_cast<Xapian::doccount>(query_.offset + query_.limit);
    Xapian::MSet matches;
    std::vector<Ranked> ranked;
    for (Xapian::doccount fetched = wanted + 1;; fetched *= 2) {
      matches = heaviest(fetched);
      if (matches.get_max_possible() == 0) return rank_unweighted();
      ranked = ranked_alike(matches);
      // What is as good as the page's last hit must all be there, to be put in order.
      if (wanted == 0 || ranked.size() < fetched) break;
      if (ranked.back().score < ranked[wanted - 1].score) break;
    }
    const bool exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
    page_.found = matches.get_matches_lower_bound();
    if (!exact || !query_.facets.empty()) count([](Xapian::docid) {});
    show(page_of(ranked));
  }

  /// Nothing weighs, as nothing but filters was asked.
  void rank_unweighted() {
    std::vector<Xapian::docid> ids = counted();
    std::ranges::sort(ids, {}, [&](Xapian::docid id) { return snapshot_.columns.places[id]; });
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

  std::vector<Xapian::docid> counted() {
    std::vector<Xapian::docid> ids;
    count([&](Xapian::docid id) { ids.push_back(id); });
    if (page_.timed_out) throw DeadlineExceeded();
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
    std::vector<Xapian::docid> ids = counted();
    const auto first = std::min(query_.offset, ids.size());
    const auto last = std::min(query_.offset + query_.limit, ids.size());
    sort_by_date(ids, last);
    std::vector<Ranked> ranked;
    for (auto i = first; i < last; ++i) ranked.push_back({ids[i], std::nullopt});
    show(ranked);
  }

  void show(const std::vector<Ranked>& ranked) {
    const auto reports = static_cast<double>(snapshot_.manifest.reports);
    const auto rarity = [&](const tokenizers::Token& token) {
      const auto holders = index_.get_termfreq(archive::term(Field::unmarked, token.unmarked));
      return std::log((reports + 1) / (static_cast<double>(holders) + 0.5)) + 0.1;
    };
    std::optional<Highlighter> highlighter;
    if (!query_.words.parts.empty() && query_.snippet_count > 0) {
      highlighter.emplace(query_, snapshot_.analyzer, rarity);
    }
    std::uint64_t rank = query_.offset;
    for (const auto& [id, score] : ranked) {
      clock_.check();
      const std::string data = index_.get_document(id).get_data();
      const auto [report_id, summary] = archive::stored_summary(data);
      Hit hit{++rank, score, std::string(report_id), {}, {}, std::nullopt};
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
    DocidSet hits(index_.get_lastdocid());
    for (std::size_t i = 0; i < ranked.size(); ++i) {
      hits.insert(ranked[i].id);
      page_.hits[i].explanation.emplace();
    }
    TimedSource among(clock_, snapshot_.columns, &hits);
    for (const auto& [role, part] : parts_of(xapian_)) {
      const std::vector<std::string> terms(part.get_unique_terms_begin(),
                                           part.get_unique_terms_end());
      Xapian::Enquire enquire(index_);
      enquire.set_weighting_scheme(weighting());
      enquire.set_query(under(part, {Xapian::Query(&among)}));
      const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(ranked.size()));
      for (auto match = found.begin(); match != found.end(); ++match) {
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
  const Xapian::Database& index_;
  const Xapian::Database& texts_;
  Clock clock_;
  XapianQuery xapian_;
  std::vector<Xapian::Query> permitted_;  ///< of Query::within
  TimedSource everything_;
  Operator operation_ = Operator::all;
  std::optional<DocidSet> most_;
  std::unique_ptr<TimedSource> chosen_;  ///< those of `most_`
  ResultPage page_;
};

Meaning meaning_of(const Query& query, const Snapshot& snapshot) {
  // The lexicon holds the words of all reports: who may see some of them is not helped by it.
  static const tokenizers::Lexicon nothing_learnt;
  const auto& lexicon = query.within ? nothing_learnt : snapshot.lexicon;
  return as_meant(query, lexicon, snapshot.abbreviations, snapshot.analyzer);
}

}  // namespace

std::shared_ptr<const Snapshot> open_snapshot(const std::vector<Holding>& holdings,
                                              const tokenizers::Analyzer& analyzer) {
  return archive::with_xapian([&] {
    const auto parts = open_holdings(holdings);
    archive::Generation opened = joined(parts);
    hide_repeated(opened, parts);
    Columns columns = read_columns(opened);
    Names names(opened.index, columns, analyzer);
    tokenizers::Lexicon lexicon(analyzer, lexicon_lines(parts));
    tokenizers::Completions completions(analyzer, lexicon, phrase_lines(parts));
    Units units(read_units(parts), opened, columns.dates, analyzer);
    archive::Copies copies;
    for (const archive::Generation& part : parts) copies.add(part.folder);
    return std::make_shared<const Snapshot>(Snapshot{
        holdings, opened.manifest, analyzer, std::move(columns),
        Vocabulary(opened.index, analyzer, std::move(units)), std::move(names), std::move(lexicon),
        std::move(completions), tokenizers::Abbreviations(analyzer, abbreviation_lines(parts)),
        std::move(copies)});
  });
}

Searcher::Searcher(std::shared_ptr<const Snapshot> snapshot)
    : snapshot_(std::move(snapshot)),
      generation_(
          archive::with_xapian([&] { return joined(open_holdings(snapshot_->holdings)); })) {}

ResultPage Searcher::search(const Query& query, Deadline deadline) {
  Meaning meaning = meaning_of(query, *snapshot_);
  ResultPage page = archive::with_xapian(
      [&] { return Search(meaning.query, *snapshot_, generation_, deadline).run(); });
  page.did_you_mean = std::move(meaning.did_you_mean);
  page.expansions = std::move(meaning.expansions);
  for (CommuneRead& read : page.communes) {
    read.units = counted(std::move(read.units), query.within.get());
    if (!query.within) continue;
    read.without_unit = 0;
    read.total_units = read.units.size();
    read.is_ambiguous = read.total_units > 1;
  }
  // A commune that may not be seen is like one that is not there.
  if (query.within) {
    std::erase_if(page.communes, [](const CommuneRead& read) { return read.units.empty(); });
  }
  return page;
}

void Searcher::each(const Query& query, Deadline deadline,
                    const std::function<void(Xapian::docid)>& found) {
  const Meaning meaning = meaning_of(query, *snapshot_);
  archive::with_xapian(
      [&] { Search(meaning.query, *snapshot_, generation_, deadline).each(found); });
}

std::vector<Xapian::docid> Searcher::all(const Query& query, Deadline deadline) {
  const Meaning meaning = meaning_of(query, *snapshot_);
  return archive::with_xapian(
      [&] { return Search(meaning.query, *snapshot_, generation_, deadline).all(); });
}

archive::Record Searcher::record(Xapian::docid id) const {
  return archive::with_xapian([&] {
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
  const Xapian::MSet found =
      enquire.get_mset(0, static_cast<Xapian::doccount>(snapshot_->columns.shards.count()));
  const auto report = std::find_if(found.begin(), found.end(), [&](Xapian::docid document) {
    return snapshot_->columns.is_report(document);
  });
  return report == found.end() ? std::nullopt : std::optional(*report);
}

std::vector<UnitSummary> Searcher::counted(std::vector<UnitSummary> units,
                                           const Query* within) const {
  if (within == nullptr) return units;
  return archive::with_xapian([&] {
    const Xapian::Database& index = generation_.index;
    DocidSet seen(index.get_lastdocid());
    for_each_match(generation_,
                   matching({}, Operator::all, conditions_of(*within, snapshot_->vocabulary)),
                   [&](Xapian::docid id) { seen.insert(id); });
    const auto count = [&](const archive::Record::Unit& unit) {
      const std::string term = archive::term(Field::unit, unit.id);
      return static_cast<std::uint64_t>(std::count_if(
          index.postlist_begin(term), index.postlist_end(term),
          [&](Xapian::docid id) { return seen.contains(id) && snapshot_->columns.is_report(id); }));
    };
    for (UnitSummary& summary : units) {
      summary.reports = count(summary.unit);
      summary.first_year = summary.last_year = 0;  // of reports that may not be seen, too
      for (auto* relatives : {&summary.before, &summary.after}) {
        for (auto& relative : *relatives) relative.reports = count(relative.unit);
        std::erase_if(*relatives, [](const auto& relative) { return relative.reports == 0; });
      }
    }
    std::erase_if(units, [](const UnitSummary& unit) {
      return unit.reports == 0 && unit.before.empty() && unit.after.empty();
    });
    return units;
  });
}

std::optional<archive::Record> Searcher::report(std::string_view id, const Query* within) const {
  const auto found = archive::with_xapian([&] { return find(id, within); });
  return found ? std::optional(record(*found)) : std::nullopt;
}

std::optional<std::string> Searcher::text(std::string_view id, const Query* within) const {
  return archive::with_xapian([&]() -> std::optional<std::string> {
    const auto found = find(id, within);
    if (!found) return std::nullopt;
    return masked(
        archive::decode_stored_text(generation_.texts.get_document(*found).get_data()).text);
  });
}

std::optional<std::vector<Match>> Searcher::matches(std::string_view id, const Query& query) const {
  const Meaning meaning = meaning_of(query, *snapshot_);
  return archive::with_xapian([&]() -> std::optional<std::vector<Match>> {
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
                                                Deadline deadline) const {
  return archive::with_xapian([&]() -> std::optional<SimilarReports> {
    const auto found = find(id, query.within.get());
    if (!found) return std::nullopt;
    std::vector<Xapian::Query> conditions = conditions_of(query, snapshot_->vocabulary);
    if (query.within) {
      std::ranges::move(conditions_of(*query.within, snapshot_->vocabulary),
                        std::back_inserter(conditions));
    }
    auto similar = find_similar(generation_, snapshot_->columns, snapshot_->analyzer, *found,
                                conditions, query.limit, deadline);
    // That a word is among them tells that other reports have it.
    if (query.within) similar.words.clear();
    return similar;
  });
}

}  // namespace tracuu::searchd
