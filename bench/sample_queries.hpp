// Queries of many kinds for a generated archive, cut from its own reports.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "bench/report_generator.hpp"

namespace tracuu::bench {

/// How plain Xapian would be asked the same; `none` where it has no such question.
enum class Plain : std::uint8_t { none, all_words, any_word, phrase };

struct SampleQuery {
  std::string words;    ///< parameter q; may be empty
  std::string filters;  ///< further parameters, percent-encoded: "&topic=dan-van&year=2018"
};

struct QueryClass {
  std::string name;
  Plain plain = Plain::none;
  std::vector<SampleQuery> queries;  ///< no two alike
};

std::string percent_encoded(std::string_view text);

/// At most `count` queries a class; `index` is the plain loop's, for how frequent words are.
/// The same settings give the same queries.
std::vector<QueryClass> sample_queries(const ArchiveSettings& settings,
                                       const Xapian::Database& index, std::size_t count);

}  // namespace tracuu::bench
