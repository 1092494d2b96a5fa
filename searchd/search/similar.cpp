#include "searchd/search/similar.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "archive/record.hpp"
#include "archive/schema.hpp"
#include "archive/stored_text.hpp"
#include "searchd/search/narrowing.hpp"
#include "searchd/search/ranking.hpp"
#include "searchd/search/secrets.hpp"
#include "searchd/search/weighting.hpp"

namespace tracuu::searchd {
namespace {

using archive::Field;
using archive::StoredText;
using tokenizers::Token;
using tokenizers::TokenKind;

constexpr std::size_t most_terms = 40;
/// Two reports that share so many of their runs of words are one with changes. A yearly report made
/// of last year's by new figures shares less: it is news.
constexpr double copy_resemblance = 0.8;
constexpr std::size_t run_length = 4;

/// Calls `seen` with the unmarked form of each token and of the one before it in its sentence,
/// which is empty where there is none.
void visit(const StoredText& stored, const tokenizers::Analyzer& analyzer,
           const std::function<void(const std::string&, const std::string&)>& seen) {
  Token token;
  std::string before;
  for (const auto& span : stored.spans) {
    const auto kind = static_cast<TokenKind>(span.kind);
    const bool is_word = kind == TokenKind::syllable || kind == TokenKind::word;
    if (span.length == 0 || !is_word) {
      before.clear();
      continue;
    }
    analyzer.fold(std::string_view(stored.text).substr(span.offset, span.length), kind, token);
    if (!span.follows) before.clear();
    seen(token.unmarked, before);
    before = token.unmarked;
  }
}

/// Hashes of all runs of `run_length` words.
std::unordered_set<std::uint64_t> runs_of(const StoredText& stored,
                                          const tokenizers::Analyzer& analyzer) {
  constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15U;
  std::unordered_set<std::uint64_t> runs;
  std::vector<std::uint64_t> last;
  visit(stored, analyzer, [&](const std::string& word, const std::string&) {
    last.push_back(std::hash<std::string>{}(word));
    if (last.size() > run_length) last.erase(last.begin());
    if (last.size() < run_length) return;
    std::uint64_t run = 0;
    for (const auto each : last) run = (run ^ each) * multiplier;
    runs.insert(run);
  });
  return runs;
}

double resemblance(const std::unordered_set<std::uint64_t>& a,
                   const std::unordered_set<std::uint64_t>& b) {
  if (a.empty() || b.empty()) return 0;
  const auto shared = static_cast<double>(
      std::ranges::count_if(a, [&](std::uint64_t run) { return b.contains(run); }));
  return shared / (static_cast<double>(a.size() + b.size()) - shared);
}

struct Telling {
  std::string words;
  std::string term;
  double weight = 0;
};

/// The terms of the text that tell most, as Xapian's ESet would rank them: often here, seldom
/// elsewhere. Pairs of neighbours stand for words of two syllables, which say what single ones do
/// not.
std::vector<Telling> telling_terms(const archive::Generation& generation, const StoredText& stored,
                                   const tokenizers::Analyzer& analyzer, const Sight* sight) {
  std::unordered_map<std::string, std::size_t> counts;
  visit(stored, analyzer, [&](const std::string& word, const std::string& before) {
    if (!before.empty()) ++counts[before + ' ' + word];
  });
  const auto reports =
      static_cast<double>(sight == nullptr ? generation.manifest.reports : sight->reports);
  std::vector<Telling> terms;
  for (const auto& [words, count] : counts) {
    Telling each{words, archive::term(Field::pair, words), 0};
    const std::uint64_t holders =
        sight == nullptr ? generation.index.get_termfreq(each.term) : sight->holders(each.term);
    if (holders < 2) continue;  // nobody else has it
    each.weight =
        std::log(1 + static_cast<double>(count)) * std::log(reports / static_cast<double>(holders));
    if (each.weight > 0) terms.push_back(std::move(each));
  }
  const auto kept = static_cast<std::ptrdiff_t>(std::min(most_terms, terms.size()));
  std::ranges::partial_sort(terms, terms.begin() + kept, [](const Telling& a, const Telling& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.words < b.words;
  });
  terms.resize(static_cast<std::size_t>(kept));
  return terms;
}

}  // namespace

SimilarReports find_similar(const archive::Generation& generation, const Columns& columns,
                            const tokenizers::Analyzer& analyzer, Xapian::docid report,
                            const std::vector<Xapian::Query>& conditions, std::size_t limit,
                            Deadline deadline, const Sight* sight) {
  Clock clock(deadline);
  const StoredText stored = archive::stored_text(generation.texts, report);
  const auto terms = telling_terms(generation, stored, analyzer, sight);
  SimilarReports similar;
  std::vector<Xapian::Query> parts;
  for (const auto& [words, term, weight] : terms) {
    similar.words.push_back(masked(words));
    const double told = sight == nullptr ? 1
                                         : ranking::told(static_cast<double>(sight->reports),
                                                         static_cast<double>(sight->holders(term)));
    parts.emplace_back(weight * told, Xapian::Query(term));
  }
  if (parts.empty()) return similar;
  TimedSource timed(clock, columns.shards, columns.reports);
  std::vector<Xapian::Query> all = conditions;
  all.emplace_back(&timed);
  Xapian::Enquire enquire(generation.index);
  enquire.set_weighting_scheme(*weighting(sight, generation));
  enquire.set_query(under(Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end()), all));
  // One more for the report itself; as many again for the copies among them.
  const std::size_t dead_elsewhere = generation.remote.empty() ? 0 : columns.shards.dead();
  const auto matches =
      enquire.get_mset(0, static_cast<Xapian::doccount>(2 * limit + 1 + dead_elsewhere));
  // Equal ones in the order of the reports' ids, not in that of documents.
  std::vector<std::pair<double, Xapian::docid>> ranked;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    ranked.emplace_back(ranking::to_nine_digits(match.get_weight()), *match);
  }
  std::ranges::sort(ranked, [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    return columns.places[a.second] < columns.places[b.second];
  });
  const auto runs = runs_of(stored, analyzer);
  for (const auto& [weight, match] : ranked) {
    clock.check();
    if (match == report || !columns.is_report(match)) continue;
    const auto [id, summary] =
        archive::stored_summary(generation.index.get_document(match).get_data());
    SimilarReport found{
        id, masked(summary), ranking::shown(weight),
        resemblance(runs, runs_of(archive::stored_text(generation.texts, match), analyzer))};
    auto& group = found.resemblance >= copy_resemblance ? similar.copies : similar.reports;
    if (group.size() < limit) group.push_back(std::move(found));
  }
  std::ranges::stable_sort(similar.copies, std::greater(), &SimilarReport::resemblance);
  return similar;
}

}  // namespace tracuu::searchd
