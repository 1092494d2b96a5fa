// generations, activate, rollback, share and prune: which there are, and which serves.
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include "archive/errors.hpp"
#include "archive/generation.hpp"
#include "archive/served.hpp"
#include "indexer/commands/commands.hpp"
#include "indexer/commands/given.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::indexer::commands {

int generations(const Options& options) {
  const std::string current = archive::current_generation(options.archive);
  for (const std::string& name : archive::published_generations(options.archive)) {
    const bool serves = name == current;
    std::string line;
    try {
      const archive::Manifest manifest =
          archive::open_reading(options.archive, name, tokenizers::analyzer_version).manifest;
      const nlohmann::ordered_json object = {{"generation", name},
                                             {"current", serves},
                                             {"built_at", manifest.built_at},
                                             {"reports", manifest.reports}};
      line = options.json ? object.dump()
                          : fmt::format("{} {} {:>10} reports  built {}", serves ? '*' : ' ', name,
                                        manifest.reports, manifest.built_at);
    } catch (const archive::DatabaseError& unusable) {
      const nlohmann::ordered_json object = {
          {"generation", name}, {"current", serves}, {"error", unusable.what()}};
      line = options.json ? object.dump()
                          : fmt::format("{} {} {}", serves ? '*' : ' ', name, unusable.what());
    }
    print(line + '\n');
  }
  return exit_done;
}

int activate(const Options& options) {
  const archive::WriteLock lock(options.archive);
  archive::activate(options.archive, lock, options.generation, tokenizers::analyzer_version);
  print(fmt::format("generation {} serves\n", options.generation));
  return exit_done;
}

/// To the newest generation before the current one that can be read.
int rollback(const Options& options) {
  const archive::WriteLock lock(options.archive);
  const std::string current = archive::current_generation(options.archive);
  std::vector<std::string> names = archive::published_generations(options.archive);
  std::erase_if(names, [&](const std::string& name) { return name >= current; });
  for (; !names.empty(); names.pop_back()) {
    try {
      archive::activate(options.archive, lock, names.back(), tokenizers::analyzer_version);
      print(fmt::format("generation {} serves\n", names.back()));
      return exit_done;
    } catch (const archive::DatabaseError& unusable) {
      spdlog::warn("passed over: {}", unusable.what());
    }
  }
  throw archive::DatabaseError(
      fmt::format("{}: no generation before {} can be read; {} goes on serving",
                  options.archive.string(), current, current));
}

int share(const Options& options) {
  const archive::WriteLock lock(options.archive);
  const std::string name = archive::share(options.archive, lock, tokenizers::analyzer_version);
  const auto served = options.archive / "served";
  print(fmt::format("generation {} can be served: xapian-tcpsrv --port P {}, --port P+1 {}\n", name,
                    (served / "index").string(), (served / "texts").string()));
  return exit_done;
}

int prune(const Options& options) {
  const archive::WriteLock lock(options.archive);
  const archive::Pruned pruned = archive::prune(options.archive, lock, options.keep);
  for (const std::string& name : pruned.removed) print(fmt::format("removed {}\n", name));
  for (const std::string& name : pruned.held) print(fmt::format("held by a reader {}\n", name));
  return exit_done;
}

}  // namespace tracuu::indexer::commands
