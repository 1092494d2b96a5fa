// tracuu-indexer: its options, and what becomes of errors. What it does is in commands/.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <spdlog/formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <xapian.h>

#include "archive/errors.hpp"
#include "corpus/read.hpp"
#include "indexer/build.hpp"
#include "indexer/commands/commands.hpp"
#include "packaging/config_file.hpp"

namespace {

namespace archive = tracuu::archive;
namespace commands = tracuu::indexer::commands;
namespace corpus = tracuu::corpus;
namespace indexer = tracuu::indexer;
using commands::Options;

enum class LogFormat { text, json };

struct Logging {
  spdlog::level::level_enum level = spdlog::level::info;
  LogFormat format = LogFormat::text;
};

class JsonLogFormatter : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& line) override {
    const nlohmann::ordered_json object = {
        {"time", fmt::format("{:%FT%TZ}", fmt::gmtime(message.time))},
        {"level", std::string(spdlog::level::to_string_view(message.level).data())},
        {"message", std::string(message.payload.begin(), message.payload.end())}};
    const std::string text =
        object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
    line.append(text.data(), text.data() + text.size());
  }
  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<JsonLogFormatter>();
  }
};

void start_logging(const Logging& logging) {
  auto logger =
      std::make_shared<spdlog::logger>("", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("%Y-%m-%dT%H:%M:%S %l %v");
  if (logging.format == LogFormat::json) {
    logger->set_formatter(std::make_unique<JsonLogFormatter>());
  }
  logger->set_level(logging.level);
  spdlog::set_default_logger(std::move(logger));
}

template <typename Value>
CLI::Validator one_of(const std::vector<std::pair<std::string, Value>>& values) {
  std::vector<std::string> names;
  for (const auto& [name, value] : values) names.push_back(name);
  return CLI::CheckedTransformer(values, CLI::ignore_case)
      .description(fmt::format("{{{}}}", fmt::join(names, ",")));
}

using Command = int (*)(const Options&);

bool makes_a_generation(Command command) {
  return command == commands::build || command == commands::update || command == commands::withdraw;
}

/// Describes all commands; returns a way to tell which was named.
void describe(CLI::App& app, Options& options, Logging& logging, Command& chosen) {
  tracuu::packaging::add_config_options(
      app, "read options from this TOML file",
      "print all options, as read so far, in the form of such a file");
  app.set_version_flag("--version", TRACUU_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  app.add_option("--archive", options.archive, "folder of the archive, for whichever command");
  app.add_option("--log-level", logging.level, "debug, info, warn, error or off")
      ->transform(one_of<spdlog::level::level_enum>({{"debug", spdlog::level::debug},
                                                     {"info", spdlog::level::info},
                                                     {"warn", spdlog::level::warn},
                                                     {"error", spdlog::level::err},
                                                     {"off", spdlog::level::off}}));
  app.add_option("--log-format", logging.format, "text or json")
      ->transform(one_of<LogFormat>({{"text", LogFormat::text}, {"json", LogFormat::json}}));

  const auto add = [&](const char* name, const char* help, Command command) {
    CLI::App* sub = app.add_subcommand(name, help);
    sub->callback([&chosen, command] { chosen = command; });
    return sub;
  };
  const auto add_archive = [&](CLI::App* sub) {
    sub->add_option("--archive", options.archive, "folder of the archive")->configurable(false);
  };

  const auto add_given = [&](CLI::App* sub) {
    sub->add_option("--gazetteer", options.gazetteer,
                    "CSV of own units and mergers, beside those built in; none: no gazetteer");
    sub->add_option("--metadata", options.metadata,
                    "CSV of what is known of reports beside them: path, then any field");
    sub->add_option("--topics", options.topics, "a file of more topics and cue phrases");
  };

  const auto add_making = [&](CLI::App* sub) {
    add_archive(sub);
    sub->add_option("--jobs", options.jobs, "threads; as many as there are cores unless given")
        ->check(CLI::Range(1, 256));
    // 512 meant as megabytes would make one slow thread, and not keep to it.
    constexpr std::uint64_t least_memory = 64U << 20U;
    constexpr std::uint64_t most_memory = std::uint64_t{1} << 50U;
    sub->add_option("--memory", options.memory_bytes,
                    "to stay below, about: 512MB unless given, 64MB at least")
        ->transform(CLI::AsSizeValue(false))
        ->check(CLI::Range(least_memory, most_memory, "64MB to 1PB"));
    using indexer::ProgressStyle;
    sub->add_option("--progress", options.progress, "auto, bar, plain, json or none")
        ->transform(one_of<ProgressStyle>({{"auto", ProgressStyle::automatic},
                                           {"bar", ProgressStyle::bar},
                                           {"plain", ProgressStyle::plain},
                                           {"json", ProgressStyle::json},
                                           {"none", ProgressStyle::none}}));
  };
  const auto add_reading = [&](CLI::App* sub) {
    add_making(sub);
    add_given(sub);
    sub->add_option("--abbreviations", options.abbreviations,
                    "a file of the archive's own, beside the usual ones");
    sub->add_flag("--strict", options.strict, "exit 4 where files were rejected");
    sub->add_flag("--allow-empty", options.allow_empty,
                  "take the reports out of a source that is empty now; else that is an error");
    return sub->add_option("--source", options.sources, "folders and files to read");
  };

  CLI::App* sub = add("build", "Read the sources, publish a new generation", commands::build);
  add_reading(sub)->required();
  sub->add_option("--shards", options.shards, "databases that are made; 1 is the fastest to search")
      ->check(CLI::Range(1, 64));

  sub = add("update", "Publish a generation with what was added, changed or removed since",
            commands::update);
  add_reading(sub);

  sub = add("withdraw", "Take reports out, and keep them out of all that is built later",
            commands::withdraw);
  add_making(sub);
  sub->add_option("id", options.ids, "ids of reports")->required()->configurable(false);
  sub->add_option("--reason", options.reason, "why; kept with the ids")
      ->required()
      ->configurable(false);

  sub = add("stats", "Figures of a generation", commands::stats);
  add_archive(sub);
  sub->add_option("--generation", options.generation, "the current one unless given");
  sub->add_flag("--json", options.json, "as JSON");

  sub = add("verify", "Read a generation through and look for faults", commands::verify);
  add_archive(sub);
  sub->add_option("--generation", options.generation, "the current one unless given");

  sub = add("generations", "List the published generations; * serves", commands::generations);
  add_archive(sub);
  sub->add_flag("--json", options.json, "as JSON lines");

  sub = add("activate", "Let another generation serve", commands::activate);
  add_archive(sub);
  sub->add_option("generation", options.generation, "its name")->required()->configurable(false);

  sub = add("rollback", "Let the generation before the current one serve", commands::rollback);
  add_archive(sub);

  sub = add("share", "Let xapian-tcpsrv serve the current generation to other machines",
            commands::share);
  add_archive(sub);

  sub = add("prune", "Remove old generations; never one that serves or is held by a reader",
            commands::prune);
  add_archive(sub);
  sub->add_option("--keep", options.keep, "how many of the newest stay; 2 unless given")
      ->check(CLI::Range(1, 1'000'000));

  sub = add("export", "Write all reports to standard output, texts as they are",
            commands::export_all);
  add_archive(sub);
  sub->add_option("--generation", options.generation, "the current one unless given");
  using indexer::ExportFormat;
  sub->add_option("--format", options.export_format, "jsonl or opensearch-bulk")
      ->transform(one_of<ExportFormat>(
          {{"jsonl", ExportFormat::jsonl}, {"opensearch-bulk", ExportFormat::opensearch_bulk}}));

  sub = add("inspect", "Show reports as read, each field with its evidence", commands::inspect);
  sub->add_option("file", options.files, "files or folders to read")
      ->required()
      ->configurable(false);
  sub->add_option("--source", options.sources,
                  "the sources of an archive: paths and ids are those it gives")
      ->configurable(false);
  sub->add_option("--format", options.inspect_format, "json, or table for people")
      ->transform(one_of<commands::InspectFormat>(
          {{"json", commands::InspectFormat::json}, {"table", commands::InspectFormat::table}}));
  sub->add_flag("--lines", options.lines, "JSON, one report a line");
  add_given(sub);

  sub = add("tokens", "Show the tokens of a text: position, offset, length, kind, forms",
            commands::tokens);
  sub->add_option("file", options.text_file, "UTF-8 text; standard input unless given")
      ->configurable(false);
  sub->add_flag("--json", options.json, "as JSON lines");
}

int run(int argc, char** argv) {
  Options options;
  Logging logging;
  Command command = nullptr;
  CLI::App app("Makes archives of commune reports searchable.", "tracuu-indexer");
  describe(app, options, logging, command);
  try {
    app.parse(argc, argv);
    const bool needs_archive =
        app.get_subcommands().front()->get_option_no_throw("--archive") != nullptr;
    if (needs_archive && options.archive.empty()) throw CLI::RequiredError("--archive");
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? commands::exit_done : commands::exit_wrong_usage;
  }
  start_logging(logging);
  const auto fail = [&](const std::exception& error, int exit_code) {
    spdlog::error("{}", error.what());
    if (makes_a_generation(command)) commands::log_what_serves(options.archive);
    return exit_code;
  };
  try {
    return command(options);
  } catch (const corpus::NoSuchSource& error) {
    return fail(error, commands::exit_wrong_usage);
  } catch (const indexer::NothingToIndex& error) {
    return fail(error, commands::exit_wrong_usage);
  } catch (const indexer::EmptiedSource& error) {
    return fail(error, commands::exit_wrong_usage);
  } catch (const indexer::UnknownReport& error) {
    return fail(error, commands::exit_wrong_usage);
  } catch (const commands::WrongUsage& error) {
    return fail(error, commands::exit_wrong_usage);
  } catch (const archive::DatabaseError& error) {
    return fail(error, commands::exit_no_archive);
  }
}

/// Xapian 1.4 writes in destructors (of the values of a database: ValueUpdater, glass_values.cc):
/// where the disk is full or failing at that moment, it ends the process instead of throwing. All
/// other ends are bugs. The archive is as after a kill: the next run cleans up.
[[noreturn]] void end_where_xapian_cannot_throw() {
  try {
    // It depends on where the unwinding meets the destructor whether it counts as caught.
    if (const auto thrown = std::current_exception()) std::rethrow_exception(thrown);
  } catch (const Xapian::Error&) {
  } catch (...) {
    std::abort();
  }
  std::fputs(
      "tracuu-indexer: Xapian could not write; is the disk full or failing? Nothing was published, "
      "the generation before goes on serving\n",
      stderr);
  std::_Exit(commands::exit_no_archive);
}

}  // namespace

int main(int argc, char** argv) try {
  std::set_terminate(end_where_xapian_cannot_throw);
  std::signal(SIGXFSZ, SIG_IGN);  // a write beyond a limit fails, like one to a full disk
  std::cout.exceptions(std::ios::badbit);
  const int exit_code = run(argc, argv);
  std::cout.flush();
  return exit_code;
} catch (const std::ios::failure&) {
  std::fputs("tracuu-indexer: standard output cannot be written; is the disk full?\n", stderr);
  return commands::exit_no_archive;
} catch (const std::exception& error) {
  std::fprintf(stderr, "tracuu-indexer: a bug, please report it: %s\n", error.what());
  return commands::exit_bug;
}
