#include "bench/own_top_ten.hpp"

#include <vector>

#include "searchd/query/meaning.hpp"
#include "searchd/query/query.hpp"
#include "searchd/query/target.hpp"
#include "searchd/search/ranking.hpp"
#include "searchd/search/xapian_query.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::bench {

OwnTopTen::OwnTopTen(const std::filesystem::path& archive)
    : snapshot_(searchd::open_snapshot(searchd::current_holdings({archive}), {})),
      generation_(archive::open_reading(archive, snapshot_->manifest.generation,
                                        tokenizers::analyzer_version)),
      number_first_(searchd::ranking::bare_number) {}

std::optional<OwnQuery> OwnTopTen::query_of(const std::string& target) {
  const auto typed =
      searchd::parse_query(searchd::parse_target(target).parameters, snapshot_->analyzer);
  if (typed.sort != searchd::Sort::relevance) return std::nullopt;
  const auto query =
      searchd::as_meant(typed, snapshot_->lexicon, snapshot_->abbreviations, snapshot_->analyzer)
          .query;
  const auto xapian = searchd::to_xapian(query, snapshot_->vocabulary);
  std::vector<Xapian::Query> conditions;
  for (const auto& narrowing : xapian.narrowings) {
    conditions.push_back(searchd::condition(narrowing));
  }
  const auto operation =
      query.operation == searchd::Operator::any ? searchd::Operator::any : searchd::Operator::all;
  return OwnQuery{searchd::weighted(xapian, operation, conditions, number_first_),
                  static_cast<Xapian::doccount>(query.offset)};
}

void OwnTopTen::find(const OwnQuery& query) const {
  namespace ranking = searchd::ranking;
  Xapian::Enquire enquire(generation_.index);
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(ranking::k1, 0, 1, ranking::b, ranking::min_normlen));
  enquire.set_query(query.words);
  enquire.get_mset(query.offset, 10);
}

}  // namespace tracuu::bench
