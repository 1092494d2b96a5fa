#include "searchd/timed_source.hpp"

#include "searchd/errors.hpp"

namespace tracuu::searchd {

void Clock::check() const {
  if (std::chrono::steady_clock::now() >= deadline_) throw DeadlineExceeded();
}

void TimedSource::init(const Xapian::Database& database) {
  count_ = database.get_doccount();
  last_ = database.get_lastdocid();
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
  if (set_ == nullptr) return;
  while (at_ <= last_ && !set_->contains(at_)) ++at_;
}

}  // namespace tracuu::searchd
