#include "searchd/search/finder.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "archive/errors.hpp"

namespace tracuu::searchd {
namespace {

/// A term in fewer of the documents than one in so many is read again each time: that costs less
/// than to keep it.
constexpr std::size_t least_share_kept = 64;
/// To look one document up in a posting list costs what it costs to read so many of its postings.
constexpr std::size_t postings_per_look = 16;

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

DocidSet both(DocidSet a, const DocidSet& b) {
  a &= b;
  return a;
}

bool is_made_of_terms(const Xapian::Query& query) {
  switch (query.get_type()) {
    case Xapian::Query::LEAF_TERM:
    case Xapian::Query::LEAF_MATCH_ALL:
    case Xapian::Query::LEAF_MATCH_NOTHING:
      return true;
    case Xapian::Query::OP_AND:
    case Xapian::Query::OP_FILTER:
    case Xapian::Query::OP_AND_NOT:
    case Xapian::Query::OP_OR:
    case Xapian::Query::OP_SYNONYM:
    case Xapian::Query::OP_SCALE_WEIGHT:
      break;
    default:
      return false;
  }
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    if (!is_made_of_terms(query.get_subquery(i))) return false;
  }
  return true;
}

}  // namespace

DocidSet Finder::among(const DocidSet& set, const Xapian::Query& query) const {
  if (generation_.remote.empty() || query.get_type() == Xapian::Query::LEAF_MATCH_ALL) {
    return among_ours(set, query);
  }
  DocidSet found(columns_.shards.last());
  add_from_elsewhere(query, found);
  found &= set;
  DocidSet ours = set;
  for (const auto place : generation_.remote) ours.clear(place);
  found |= among_ours(ours, query);
  return found;
}

void Finder::add_from_elsewhere(const Xapian::Query& query, DocidSet& found) const {
  Xapian::Database elsewhere;
  for (const auto place : generation_.remote) {
    elsewhere.add_database(generation_.index_shards[place]);
  }
  Xapian::Enquire enquire(elsewhere);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  const Xapian::MSet matches = enquire.get_mset(0, elsewhere.get_doccount());
  const std::size_t servers = generation_.remote.size();
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const std::size_t place = generation_.remote[(*match - 1) % servers];
    const auto local = static_cast<Xapian::docid>((*match - 1) / servers + 1);
    if (local > columns_.shards.last()[place]) {
      throw archive::DatabaseError("a server finds documents that it does not have");
    }
    found.insert(place, local);
  }
}

bool Finder::is_elsewhere(std::size_t place) const {
  return std::ranges::binary_search(generation_.remote, place);
}

DocidSet Finder::among_ours(const DocidSet& set, const Xapian::Query& query) const {
  switch (query.get_type()) {
    case Xapian::Query::LEAF_TERM:
      return among(set, *query.get_terms_begin());
    case Xapian::Query::LEAF_MATCH_ALL:
      return set;
    case Xapian::Query::LEAF_MATCH_NOTHING:
      return DocidSet(columns_.shards.last());
    case Xapian::Query::OP_AND:
    case Xapian::Query::OP_FILTER:
      return among_all(set, query);
    case Xapian::Query::OP_AND_NOT: {
      DocidSet left = among_ours(set, query.get_subquery(0));
      for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) {
        left -= among_ours(left, query.get_subquery(i));
      }
      return left;
    }
    case Xapian::Query::OP_OR:
    case Xapian::Query::OP_SYNONYM:
      return among_any(set, query);
    case Xapian::Query::OP_AND_MAYBE:
    case Xapian::Query::OP_SCALE_WEIGHT:
      return among_ours(set, query.get_subquery(0));
    case Xapian::Query::OP_PHRASE:
    case Xapian::Query::OP_NEAR:
      return among_places(set, query);
    default:
      return as_xapian_finds(set, query);
  }
}

/// What the parts find together; those that Xapian is asked about last, when few are left.
DocidSet Finder::among_all(DocidSet set, const Xapian::Query& query) const {
  for (const bool of_terms : {true, false}) {
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const Xapian::Query part = query.get_subquery(i);
      if (is_made_of_terms(part) == of_terms) set = among_ours(set, part);
    }
  }
  return set;
}

DocidSet Finder::among_any(const DocidSet& set, const Xapian::Query& query) const {
  DocidSet any(columns_.shards.last());
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    any |= among_ours(set, query.get_subquery(i));
  }
  return any;
}

DocidSet Finder::among(const DocidSet& set, const std::string& term) const {
  clock_.check();
  if (const auto kept = kept_.find(term)) return both(*kept, set);
  std::size_t postings = 0;
  std::size_t documents = 0;
  for (std::size_t place = 0; place < generation_.index_shards.size(); ++place) {
    if (is_elsewhere(place)) continue;
    postings += generation_.index_shards[place].get_termfreq(term);
    documents += generation_.index_shards[place].get_doccount();
  }
  if (set.size() * postings_per_look < postings) return probed(set, term);
  DocidSet found = documents_of(term);
  if (postings > 0 && postings * least_share_kept >= documents) kept_.keep(term, found);
  return both(std::move(found), set);
}

DocidSet Finder::documents_of(const std::string& term) const {
  DocidSet documents(columns_.shards.last());
  for (std::size_t place = 0; place < generation_.index_shards.size(); ++place) {
    if (is_elsewhere(place)) continue;
    const Xapian::Database& shard = generation_.index_shards[place];
    for (auto posting = shard.postlist_begin(term); posting != shard.postlist_end(term);
         ++posting) {
      clock_.tick();
      documents.insert(place, *posting);
    }
  }
  return documents;
}

DocidSet Finder::probed(const DocidSet& set, const std::string& term) const {
  DocidSet found(columns_.shards.last());
  for (std::size_t place = 0; place < generation_.index_shards.size(); ++place) {
    if (is_elsewhere(place)) continue;
    const Xapian::Database& shard = generation_.index_shards[place];
    auto posting = shard.postlist_begin(term);
    for (auto id = set.next(place, 1); id != DocidSet::none; id = set.next(place, id)) {
      clock_.tick();
      posting.skip_to(id);
      if (posting == shard.postlist_end(term)) break;
      if (*posting == id) found.insert(place, id);
      id = std::max(id + 1, *posting);
    }
  }
  return found;
}

/// Kept where all of the phrase's documents had to be looked at anyhow.
DocidSet Finder::among_places(const DocidSet& set, const Xapian::Query& phrase) const {
  const std::string key = std::string(1, '\0') + phrase.serialise();  // no term begins so
  if (const auto kept = kept_.find(key)) return both(*kept, set);
  const DocidSet candidates = among_all(set, phrase);
  DocidSet found = as_xapian_finds(candidates, phrase);
  if (candidates.size() == among_all(columns_.reports, phrase).size()) kept_.keep(key, found);
  return found;
}

/// Shard by shard: of all read as one Xapian would tell a spy the shards' own ids all the same, and
/// not which shard is meant.
DocidSet Finder::as_xapian_finds(const DocidSet& set, const Xapian::Query& query) const {
  DocidSet found(columns_.shards.last());
  TimedSource candidates(clock_, columns_.shards, set);
  for (std::size_t place = 0; place < generation_.index_shards.size(); ++place) {
    if (set.size(place) == 0) continue;
    EachMatch each([&](Xapian::docid local) { found.insert(place, local); });
    Xapian::Enquire enquire(generation_.index_shards[place]);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(&candidates)));
    enquire.add_matchspy(&each);
    enquire.get_mset(0, 0, generation_.index_shards[place].get_doccount());
  }
  return found;
}

}  // namespace tracuu::searchd
