#include "searchd/search/timed_source.hpp"

#include "searchd/query/errors.hpp"

namespace tracuu::searchd {

void Clock::check() const {
  if (std::chrono::steady_clock::now() >= deadline_) throw DeadlineExceeded();
}

void TimedSource::init(const Xapian::Database& database) {
  count_ = database.get_doccount();
  last_ = database.get_lastdocid();
  place_ = columns_.shards.place_of(database);
  at_ = 0;
}

void TimedSource::next(double /*min_weight*/) {
  ++at_;
  settle();
}

void TimedSource::skip_to(Xapian::docid id, double /*min_weight*/) {
  at_ = std::max(at_, id);
  settle();
}

void TimedSource::settle() {
  clock_.tick();
  if (is_everything()) return;
  const std::size_t shards = columns_.shards.count();
  while (at_ <= last_ && !has(archive::joint_id(at_, place_, shards))) ++at_;
}

}  // namespace tracuu::searchd
