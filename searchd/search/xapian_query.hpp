// Query -> Xapian: which terms find, which only lift, which filter.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/query/query.hpp"
#include "searchd/query/vocabulary.hpp"
#include "searchd/search/narrowing.hpp"

namespace tracuu::searchd {

/// The pieces that the searcher puts together.
struct XapianQuery {
  /// Terms that stand for a word together: one, or the two that a glued word was parted into.
  struct Reading {
    std::vector<std::string> terms;
    double weight = 0;        ///< of each
    bool is_instead = false;  ///< stands for the reading before it, and weighs as that does
  };
  /// Any of its readings finds a word: as meant, as typed, and what stands instead.
  using Word = std::vector<Reading>;

  /// What stands for word* in the index: terms that begin with `term`, the first `max_begun`.
  struct Prefix {
    std::string term;
    std::string typed;
    std::size_t position = 0;
  };
  static constexpr Xapian::termcount max_begun = 200;

  std::vector<Word> words;              ///< may be relaxed
  std::vector<Xapian::Query> required;  ///< may not: phrases, fields, all that has an operator
  std::vector<Xapian::Query> excluded;
  std::vector<Prefix> prefixes;  ///< those among `required` and `excluded`
  Xapian::Query lifts;           ///< finds nothing, adds weight
  std::vector<Narrowing> narrowings;
  std::string number;  ///< the term of a bare document number: it finds too, and comes first
  std::vector<Notice> warnings;  ///< of names that no report has, or several units
  std::vector<CommuneRead> communes;
};

/// Under a sight every weight is multiplied by what the part tells among the reports that are seen,
/// for weighting() then looks at nothing beyond the report itself.
XapianQuery to_xapian(const Query& query, const Vocabulary& vocabulary,
                      const Sight* sight = nullptr);

/// The term of the exact form. Only where levelling makes one of two has it one of its own.
std::string exact_term(const tokenizers::Token& token);

/// Which reports a word finds, with the weight of its readings. What stands instead of a word
/// weighs as the word itself does: how rare UBND is tells nothing of who typed ủy ban nhân dân.
Xapian::Query weighing(const XapianQuery::Word& word);

/// Which reports a word finds.
Xapian::Query finding(const XapianQuery::Word& word);

/// Which reports the words find, all of them or any, that meet every condition (filters, the
/// clock). Everything where nothing was asked.
Xapian::Query matching(const XapianQuery& query, Operator operation,
                       const std::vector<Xapian::Query>& conditions);

/// The query for documents that it is known to find: weighs as before, and no longer looks at
/// places or at what is not wanted.
XapianQuery once_found(XapianQuery query);

/// What `matching` finds with its weights and lifts; `number_first` is the weight of a bare
/// number's reports, and must outlive the search.
Xapian::Query weighted(const XapianQuery& query, Operator operation,
                       const std::vector<Xapian::Query>& conditions,
                       Xapian::PostingSource& number_first);

}  // namespace tracuu::searchd
