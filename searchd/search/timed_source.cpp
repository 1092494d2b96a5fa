#include "searchd/search/timed_source.hpp"

#include "searchd/query/errors.hpp"

namespace tracuu::searchd {

void Clock::check() const {
  if (std::chrono::steady_clock::now() >= deadline_) throw DeadlineExceeded();
}

void TimedSource::init(const Xapian::Database& database) {
  place_ = shards_.place_of(database);
  count_ = static_cast<Xapian::doccount>(set_.size(place_));
  estimate_ = asked_ == Asked::first ? count_ : database.get_doccount();
  at_ = 0;
}

void TimedSource::next(double /*min_weight*/) {
  clock_.tick();
  at_ = set_.next(place_, at_ + 1);
}

void TimedSource::skip_to(Xapian::docid id, double /*min_weight*/) {
  clock_.tick();
  if (id > at_) at_ = set_.next(place_, id);
}

}  // namespace tracuu::searchd
