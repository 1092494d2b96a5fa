#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "archive/check.hpp"
#include "indexer/commands/commands.hpp"
#include "indexer/commands/given.hpp"
#include "indexer/golden.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::indexer::commands {

int verify(const Options& options) {
  const archive::Generation generation = open(options);
  std::vector<std::string> found = faults(generation.folder, generation.manifest);
  std::ranges::copy(golden_faults(options.archive, generation, tokenizers::Analyzer()),
                    std::back_inserter(found));
  for (const std::string& fault : found) print(fault + '\n');
  if (!found.empty()) {
    spdlog::error("{}: not as it should be; run tracuu-indexer rollback, or build again",
                  generation.folder.string());
    return exit_no_archive;
  }
  print(fmt::format("generation {}: {} reports, no faults\n", generation.manifest.generation,
                    generation.manifest.reports));
  return exit_done;
}

}  // namespace tracuu::indexer::commands
