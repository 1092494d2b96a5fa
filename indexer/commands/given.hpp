// What the sub-commands share: the generation that is meant, the files of an admin's own, and where
// results go.
#pragma once

#include <map>
#include <string>

#include "archive/generation.hpp"
#include "corpus/fields/topics.hpp"
#include "corpus/gazetteer/gazetteer.hpp"
#include "corpus/metadata.hpp"
#include "indexer/commands/options.hpp"

namespace tracuu::indexer::commands {

void print(const std::string& result);  ///< to standard output, at once

/// The generation that was named, or the current one.
archive::Generation open(const Options& options);

/// The whole file; "-" is standard input. Throws WrongUsage where it cannot be read or is too long.
std::string read_text(const std::string& file);

/// The files that were given beside the sources, by the names of their options; `none` of a
/// gazetteer as it is.
std::map<std::string, std::string> inputs_of(const Options& options);

/// Those not named now are as they were for the generation that is updated.
Options with_former_inputs(Options options);

/// Other words for other contents of what reading depends on.
std::string given(const Options& options);

corpus::MetadataSheet sheet_of(const Options& options);
corpus::gazetteer::Gazetteer gazetteer_of(const Options& options);
/// The built-in topics with those of the admin's file.
corpus::fields::TopicTable topics_of(const Options& options);

}  // namespace tracuu::indexer::commands
