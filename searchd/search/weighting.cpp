#include "searchd/search/weighting.hpp"

#include <string>

#include "searchd/search/ranking.hpp"

namespace tracuu::searchd {
namespace {

/// What BM25 makes of how often the term stands in the report, and of nothing else.
class OwnWeight : public Xapian::Weight {
 public:
  OwnWeight() {
    need_stat(WDF);
    need_stat(WDF_MAX);
  }

  double get_sumpart(Xapian::termcount wdf, Xapian::termcount /*length*/,
                     Xapian::termcount /*unique_terms*/) const override {
    return factor_ * (ranking::k1 + 1) * wdf / (ranking::k1 + wdf);
  }
  double get_maxpart() const override { return get_sumpart(get_wdf_upper_bound(), 0, 0); }
  double get_sumextra(Xapian::termcount /*length*/,
                      Xapian::termcount /*unique_terms*/) const override {
    return 0;
  }
  double get_maxextra() const override { return 0; }

 private:
  OwnWeight* clone() const override { return new OwnWeight; }  // for Xapian, which calls init
  void init(double factor) override { factor_ = factor; }

  double factor_ = 0;
};

}  // namespace

std::unique_ptr<Xapian::Weight> weighting(const Sight* sight,
                                          const archive::Generation& generation) {
  if (sight == nullptr) {
    return std::make_unique<Xapian::BM25Weight>(ranking::k1, 0, 1, ranking::b,
                                                ranking::min_normlen);
  }
  // Other machines know Xapian's own weights alone. This one asks whether the term stands there.
  if (!generation.remote.empty()) return std::make_unique<Xapian::TfIdfWeight>("bnn");
  return std::make_unique<OwnWeight>();
}

}  // namespace tracuu::searchd
