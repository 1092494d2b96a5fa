#include "searchd/search/view.hpp"

#include "searchd/search/narrowing.hpp"
#include "searchd/search/sight.hpp"

namespace tracuu::searchd {

View::View(const Query* within, const Place& place)
    : clock(place.deadline),
      finder(place.generation, place.snapshot.columns, *place.snapshot.kept_sets, clock) {
  if (within == nullptr) return;
  const Vocabulary& vocabulary = place.snapshot.vocabulary;
  permitted = conditions_of(*within, vocabulary);
  sight_ = sight_of(permitted, place.reports, finder, place.generation.index, vocabulary.units());
}

}  // namespace tracuu::searchd
