#include "indexer/export.hpp"

#include <iostream>

#include "indexer/commands/commands.hpp"
#include "indexer/commands/given.hpp"

namespace tracuu::indexer::commands {

int export_all(const Options& options) {
  const archive::Generation generation = open(options);
  export_reports(generation, options.export_format,
                 [](const std::string& lines) { std::cout << lines; });
  std::cout.flush();
  return exit_done;
}

}  // namespace tracuu::indexer::commands
