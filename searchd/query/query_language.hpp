// What is typed into q: words, "phrases", operators, brackets, prefix*, field:value -> a tree.
// Parsing never fails; docs/query.md is the page for those who type.
#pragma once

#include <string_view>
#include <vector>

#include "searchd/query/errors.hpp"
#include "searchd/query/query_tree.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {

struct ParsedWords {
  Node root;  ///< `words`, `all` or `any`
  std::vector<Notice> warnings;
};

/// What cannot be read as meant is read as words, and told once a kind in the warnings.
ParsedWords parse_words(std::string_view q, const tokenizers::Analyzer& analyzer);

}  // namespace tracuu::searchd
