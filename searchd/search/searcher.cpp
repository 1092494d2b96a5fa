#include "searchd/search/searcher.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <utility>

#include "archive/errors.hpp"
#include "archive/stored_text.hpp"
#include "searchd/query/meaning.hpp"
#include "searchd/search/search.hpp"
#include "searchd/search/secrets.hpp"
#include "searchd/search/snippets.hpp"
#include "searchd/search/xapian_query.hpp"
#include "tokenizers/personal_data.hpp"

namespace tracuu::searchd {
namespace {

using archive::Field;

Meaning meaning_of(const Query& query, const Snapshot& snapshot) {
  // The lexicon holds the words of all reports: who may see some of them is not helped by it.
  static const tokenizers::Lexicon nothing_learnt;
  const auto& lexicon = query.within ? nothing_learnt : snapshot.lexicon;
  return as_meant(query, lexicon, snapshot.abbreviations, snapshot.analyzer);
}

}  // namespace

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
      over_what_answers(deadline, [&] { return find_page(meaning.query, place(deadline)); });
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
      over_what_answers(deadline, [&] { return find_all(meaning.query, place(deadline)); });
  all.for_each(found);
}

std::vector<Xapian::docid> Searcher::all(const Query& query, Deadline deadline) {
  const Meaning meaning = meaning_of(query, *snapshot_);
  return over_what_answers(deadline, [&] { return find_in_order(meaning.query, place(deadline)); });
}

archive::Record Searcher::record(Xapian::docid id) {
  return over_what_answers(usual_deadline(), [&] { return masked_record(id); });
}

archive::Record Searcher::masked_record(Xapian::docid id) const {
  return with_secrets_masked(archive::stored_record(generation_.index, id));
}

std::optional<Xapian::docid> Searcher::find(std::string_view id, const Query* within,
                                            const Clock& clock) const {
  clock.check();
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
    return as_seen(units, *view.sight());
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
    return view.sight() == nullptr ? summaries : as_seen(std::move(summaries), *view.sight());
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
    return spelled_as_seen(
        std::move(seen), snapshot_->columns,
        view.finder.among(reports_, matching({}, Operator::all, view.permitted)));
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

std::optional<archive::Record> Searcher::report(std::string_view id, const Query* within,
                                                Deadline deadline) {
  return over_what_answers(deadline, [&]() -> std::optional<archive::Record> {
    const auto found = find(id, within, Clock(deadline));
    return found ? std::optional(masked_record(*found)) : std::nullopt;
  });
}

std::optional<std::string> Searcher::text(std::string_view id, const Query* within,
                                          Deadline deadline) {
  return over_what_answers(deadline, [&]() -> std::optional<std::string> {
    const auto found = find(id, within, Clock(deadline));
    if (!found) return std::nullopt;
    return masked(archive::stored_text(generation_.texts, *found).text);
  });
}

std::optional<std::vector<Match>> Searcher::matches(std::string_view id, const Query& query,
                                                    Deadline deadline) {
  const Meaning meaning = meaning_of(query, *snapshot_);
  return over_what_answers(deadline, [&]() -> std::optional<std::vector<Match>> {
    Clock clock(deadline);
    const auto found = find(id, query.within.get(), clock);
    if (!found) return std::nullopt;
    const auto stored = archive::stored_text(generation_.texts, *found);
    Highlighter highlighter(
        meaning.query, snapshot_->analyzer, [](const tokenizers::Token&) { return 1.0; }, clock);
    auto matches = highlighter.matches(stored);
    const auto hidden = tokenizers::personal_numbers(stored.text);
    auto range = hidden.begin();  // both are in order
    std::erase_if(matches, [&](const Match& match) {
      while (range != hidden.end() && range->start + range->length <= match.start) ++range;
      return range != hidden.end() && range->start < match.start + match.length;
    });
    count_utf16(stored.text, matches);
    return matches;
  });
}

std::optional<SimilarReports> Searcher::similar(std::string_view id, const Query& query,
                                                Deadline deadline) {
  return over_what_answers(deadline, [&]() -> std::optional<SimilarReports> {
    const auto found = find(id, query.within.get(), Clock(deadline));
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
