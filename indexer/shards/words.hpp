// Counted words and phrases on disk: files of lines of tokenizers::LexiconLines, in order of key,
// and what they come to together. Memory does not grow with them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "tokenizers/lexicon_counter.hpp"

namespace tracuu::indexer {

/// The sum of some files less that of others.
struct Words {
  std::vector<std::filesystem::path> added;
  std::vector<std::filesystem::path> taken_away;
};

/// FOLDER/words and FOLDER/phrases: the kinds that archive::counted names.
void write_counts(const std::filesystem::path& folder, const tokenizers::LexiconLines& lines);

/// All lines with a count above nothing. Throws archive::DatabaseError where a file cannot be read
/// or written.
void merge_words(const Words& words, const std::filesystem::path& into);

/// All lines, or those with at least the count that leaves at most `most_lines`. The
/// same for the same texts, however their counts are shared out among files. Where one file is all
/// of it, `into` is a link to it.
void merge_frequent(const Words& words, const std::filesystem::path& into, std::size_t most_lines);

}  // namespace tracuu::indexer
