// The head of a report: where motto, number, place and date, kind of document and title lie.
#pragma once

#include <optional>
#include <vector>

#include "corpus/fields/dates.hpp"
#include "corpus/fields/symbols.hpp"
#include "corpus/fields/view.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus::fields {

/// Pieces are found wherever they stand in the first lines, so that it does not matter how two
/// columns were made into one: each in its own lines, row by row, or all on one line. What no piece
/// has taken is left for the names of the issuing bodies.
struct Header {
  Span zone;                ///< the lines looked at
  std::vector<Word> words;  ///< of the zone
  std::vector<bool> taken;  ///< by a piece below, for each word
  std::optional<World> motto;
  std::optional<Symbol> number;
  std::optional<DateMatch> date;
  std::optional<Span> place;
  std::optional<DocType> type;
  Span type_span;                ///< "BÁO CÁO"
  std::optional<Span> title;     ///< the trích yếu, may run over several lines
  std::size_t issuer_begin = 0;  ///< first and behind last of the words among which issuers stand
  std::size_t issuer_end = 0;

  void take(Span span);  ///< its words
};

/// `words` are those of the whole text.
Header header_of(const View& view, const std::vector<Word>& words);

}  // namespace tracuu::corpus::fields
