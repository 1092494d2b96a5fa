#include "bench/own_top_ten.hpp"

#include <vector>

#include "searchd/query/query.hpp"
#include "searchd/query/target.hpp"
#include "searchd/search/ranking.hpp"
#include "searchd/search/xapian_query.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::bench {

OwnTopTen::OwnTopTen(const std::filesystem::path& archive)
    : snapshot_(searchd::open_snapshot(searchd::current_holdings({archive}), {})),
      generation_(archive::open_reading(archive, snapshot_->manifest.generation,
                                        tokenizers::analyzer_version)) {}

bool OwnTopTen::find(const std::string& target) const {
  namespace ranking = searchd::ranking;
  const auto query =
      searchd::parse_query(searchd::parse_target(target).parameters, snapshot_->analyzer);
  if (query.sort != searchd::Sort::relevance) return false;
  const auto xapian = searchd::to_xapian(query, snapshot_->vocabulary);
  std::vector<Xapian::Query> conditions;
  for (const auto& narrowing : xapian.narrowings) {
    conditions.push_back(searchd::any_of(narrowing.terms));
  }
  const auto operation =
      query.operation == searchd::Operator::any ? searchd::Operator::any : searchd::Operator::all;
  Xapian::FixedWeightPostingSource number_first(ranking::bare_number);
  Xapian::Enquire enquire(generation_.index);
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(ranking::k1, 0, 1, ranking::b, ranking::min_normlen));
  enquire.set_query(searchd::weighted(xapian, operation, conditions, number_first));
  enquire.get_mset(static_cast<Xapian::doccount>(query.offset), 10);
  return true;
}

}  // namespace tracuu::bench
