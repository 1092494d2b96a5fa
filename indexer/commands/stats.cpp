#include "indexer/stats.hpp"

#include "indexer/commands/commands.hpp"
#include "indexer/commands/given.hpp"

namespace tracuu::indexer::commands {

int stats(const Options& options) {
  const Stats read = read_stats(open(options));
  print(options.json ? to_json(read) : to_table(read));
  return exit_done;
}

}  // namespace tracuu::indexer::commands
