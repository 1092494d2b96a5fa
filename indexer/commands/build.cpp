// build, update and withdraw: the commands that make a generation.
#include "indexer/build.hpp"

#include <functional>
#include <stop_token>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "archive/errors.hpp"
#include "indexer/commands/commands.hpp"
#include "indexer/commands/given.hpp"
#include "indexer/stop_on_signal.hpp"
#include "tokenizers/abbreviations.hpp"

namespace tracuu::indexer::commands {
namespace {

using Make =
    std::function<BuildResult(const BuildOptions&, const BuildObserver&, const std::stop_token&)>;

/// Makes a generation and says how it goes.
int make(const Options& options, const Make& make_generation) {
  constexpr std::uint64_t logged_rejections = 20;
  const StopOnSignal signals;
  ProgressPrinter printer(options.progress, stderr);
  const std::stop_callback told(signals.token(), [&] {
    printer.clear();
    spdlog::warn("stopping, and keeping what is finished; a second signal ends it at once");
  });
  std::uint64_t rejected = 0;
  const BuildObserver observer{
      .progress = [&](const Progress& progress) { printer.show(progress); },
      .rejected =
          [&](const Rejection& rejection) {
            printer.clear();
            ++rejected;
            spdlog::log(rejected <= logged_rejections ? spdlog::level::warn : spdlog::level::debug,
                        "rejected code={} {}", rejection.code, rejection.reason);
            if (rejected == logged_rejections) {
              spdlog::warn("all further ones are named in rejected.jsonl only");
            }
          }};
  try {
    BuildOptions build;
    build.archive = options.archive;
    build.sources = options.sources;
    build.allow_empty = options.allow_empty;
    build.jobs = options.jobs;
    build.shards = options.shards;
    build.memory_bytes = options.memory_bytes;
    build.gazetteer = gazetteer_of(options);
    build.sheet = sheet_of(options);
    build.topics = topics_of(options);
    if (!options.abbreviations.empty()) build.abbreviations = read_text(options.abbreviations);
    build.inputs = inputs_of(options);
    build.given = given(options);
    const BuildResult result = make_generation(build, observer, signals.token());
    printer.clear();
    print(options.progress == ProgressStyle::json ? summary_json(result) : summary_table(result));
    return options.strict && rejected > 0 ? exit_some_rejected : exit_done;
  } catch (const tokenizers::BadAbbreviations& bad) {
    throw WrongUsage(fmt::format("{}: {}", options.abbreviations, bad.what()));
  } catch (const Interrupted& stopped) {
    printer.clear();
    spdlog::warn("{}; what is finished the next run need not do again", stopped.what());
    log_what_serves(options.archive);
    return exit_by_signal + signals.signal();
  } catch (...) {  // the log goes on below the bar
    printer.clear();
    throw;
  }
}

}  // namespace

void log_what_serves(const std::filesystem::path& folder) {
  try {
    spdlog::info("nothing was published; generation {} goes on serving",
                 archive::current_generation(folder));
  } catch (const archive::DatabaseError&) {  // the reason the build failed was logged already
    spdlog::info("nothing was published");
  }
}

int build(const Options& options) {
  return make(options, indexer::build);
}

int update(const Options& options) {
  return make(with_former_inputs(options), indexer::update);
}

int withdraw(const Options& options) {
  return make(options, [&](const auto& build, const auto& observer, const auto& stop) {
    return indexer::withdraw(build, options.ids, options.reason, observer, stop);
  });
}

}  // namespace tracuu::indexer::commands
