// tracuu-indexer: the options, the sub-commands, and what becomes of errors.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <spdlog/formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "archive/check.hpp"
#include "archive/generation.hpp"
#include "corpus/file_bytes.hpp"
#include "corpus/gazetteer/changes.hpp"
#include "corpus/gazetteer/gazetteer.hpp"
#include "corpus/gazetteer/unit_of_report.hpp"
#include "corpus/read.hpp"
#include "indexer/build.hpp"
#include "indexer/document/personal_data.hpp"
#include "indexer/document/report_json.hpp"
#include "indexer/document/report_table.hpp"
#include "indexer/export.hpp"
#include "indexer/golden.hpp"
#include "indexer/progress.hpp"
#include "indexer/stats.hpp"
#include "indexer/stop_on_signal.hpp"
#include "packaging/config_file.hpp"
#include "tokenizers/abbreviations.hpp"
#include "tokenizers/analyzer.hpp"

namespace {

namespace fs = std::filesystem;
namespace archive = tracuu::archive;
namespace corpus = tracuu::corpus;
namespace indexer = tracuu::indexer;
namespace tokenizers = tracuu::tokenizers;

constexpr int exit_done = 0;
constexpr int exit_bug = 1;
constexpr int exit_wrong_usage = 2;
constexpr int exit_no_archive = 3;
constexpr int exit_some_rejected = 4;
constexpr int exit_by_signal = 128;  // plus the signal

/// The command line names something that cannot be used.
class WrongUsage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

enum class LogFormat { text, json };
enum class InspectFormat { json, table };

struct Options {
  fs::path archive;
  std::vector<fs::path> sources;
  unsigned jobs = 0;
  unsigned shards = 1;
  std::uint64_t memory_bytes = 512U << 20U;
  std::vector<std::string> ids;
  std::string reason;
  indexer::ProgressStyle progress = indexer::ProgressStyle::automatic;
  bool strict = false;
  bool allow_empty = false;
  std::size_t keep = 2;
  indexer::ExportFormat export_format = indexer::ExportFormat::jsonl;
  std::string generation;  ///< empty: the current one
  bool json = false;
  bool lines = false;
  InspectFormat inspect_format = InspectFormat::json;
  fs::path topics;  ///< empty: the built-in ones alone
  std::vector<fs::path> files;
  std::string text_file = "-";
  std::string metadata;   ///< a sheet; empty: none
  std::string gazetteer;  ///< a file of own rows, "none", or empty: what the program brings along
  std::string abbreviations;  ///< a file
  spdlog::level::level_enum log_level = spdlog::level::info;
  LogFormat log_format = LogFormat::text;
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

void start_logging(const Options& options) {
  auto logger =
      std::make_shared<spdlog::logger>("", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("%Y-%m-%dT%H:%M:%S %l %v");
  if (options.log_format == LogFormat::json) {
    logger->set_formatter(std::make_unique<JsonLogFormatter>());
  }
  logger->set_level(options.log_level);
  spdlog::set_default_logger(std::move(logger));
}

void print(const std::string& result) {
  std::cout << result << std::flush;
}

archive::Generation open(const Options& options) {
  const std::string name = options.generation.empty() ? archive::current_generation(options.archive)
                                                      : options.generation;
  return archive::open_reading(options.archive, name, tokenizers::analyzer_version);
}

// -- what is read besides reports --

std::string read_text(const std::string& file) {
  constexpr std::size_t limit = 64U << 20U;
  std::ifstream stream;
  if (file != "-") {
    stream.open(file, std::ios::binary);
    if (!stream) throw WrongUsage(fmt::format("{}: cannot be read", file));
  }
  std::istream& input = file == "-" ? std::cin : stream;
  std::string text;
  for (char block[1U << 16U]; input.read(block, sizeof block), input.gcount() > 0;) {
    text.append(block, static_cast<std::size_t>(input.gcount()));
    if (text.size() > limit) {
      throw WrongUsage(fmt::format("{}: longer than {} bytes", file, limit));
    }
  }
  return text;
}

/// The files that were given beside the sources, by the names of their options; `none` of a
/// gazetteer as it is.
std::map<std::string, std::string> inputs_of(const Options& options) {
  std::map<std::string, std::string> inputs;
  const auto add = [&](const char* name, const std::string& file) {
    if (file.empty()) return;
    inputs[name] = file == "none" ? file : fs::absolute(file).lexically_normal().string();
  };
  add("gazetteer", options.gazetteer);
  add("metadata", options.metadata);
  add("topics", options.topics.string());
  add("abbreviations", options.abbreviations);
  return inputs;
}

/// Those not named now are as they were for the generation that is updated.
Options with_former_inputs(Options options) {
  const auto inputs = open(options).manifest.inputs;
  const auto take = [&](const char* name, auto& file) {
    if (const auto found = inputs.find(name); file.empty() && found != inputs.end()) {
      file = found->second;
    }
  };
  take("gazetteer", options.gazetteer);
  take("metadata", options.metadata);
  take("topics", options.topics);
  take("abbreviations", options.abbreviations);
  return options;
}

/// Other words for other contents of what reading depends on.
std::string given(const Options& options) {
  std::string words;
  for (const auto& [name, file] : inputs_of(options)) {
    if (name == "abbreviations") continue;  // they are read by the daemon alone
    words += fmt::format("{} {}, ", name, file == "none" ? file : corpus::sha256(read_text(file)));
  }
  return words;
}

corpus::MetadataSheet sheet_of(const Options& options) {
  if (options.metadata.empty()) return {};
  try {
    return corpus::MetadataSheet(read_text(options.metadata));
  } catch (const corpus::BadMetadata& bad) {
    throw WrongUsage(fmt::format("{}: {}", options.metadata, bad.what()));
  }
}

corpus::gazetteer::Gazetteer gazetteer_of(const Options& options) {
  namespace gazetteer = corpus::gazetteer;
  if (options.gazetteer == "none") {
    spdlog::info("no gazetteer: communes are known by the names in the reports alone");
    return {};
  }
  if (options.gazetteer.empty()) return gazetteer::built_in();
  const std::string rows = read_text(options.gazetteer);
  try {
    return gazetteer::built_in_with(gazetteer::parse_changes(rows));
  } catch (const gazetteer::BadGazetteer& bad) {
    throw WrongUsage(fmt::format("{}: {}", options.gazetteer, bad.what()));
  }
}

/// The built-in topics with those of the admin's file.
corpus::fields::TopicTable topics_of(const Options& options) {
  const corpus::fields::TopicTable built_in;
  if (options.topics.empty()) return built_in;
  try {
    return built_in.with(read_text(options.topics.string()));
  } catch (const std::invalid_argument& fault) {
    throw WrongUsage(fmt::format("{}: {}", options.topics.string(), fault.what()));
  }
}

// -- the sub-commands --

/// What an admin asks first when a build failed.
void log_what_serves(const fs::path& folder) {
  try {
    spdlog::info("nothing was published; generation {} goes on serving",
                 archive::current_generation(folder));
  } catch (const archive::DatabaseError&) {  // the reason the build failed was logged already
    spdlog::info("nothing was published");
  }
}

using Make = std::function<indexer::BuildResult(
    const indexer::BuildOptions&, const indexer::BuildObserver&, const std::stop_token&)>;

/// Makes a generation and says how it goes.
int make(const Options& options, const Make& make_generation) {
  constexpr std::uint64_t logged_rejections = 20;
  const indexer::StopOnSignal signals;
  indexer::ProgressPrinter printer(options.progress, stderr);
  std::uint64_t rejected = 0;
  const indexer::BuildObserver observer{
      .progress = [&](const indexer::Progress& progress) { printer.show(progress); },
      .rejected =
          [&](const indexer::Rejection& rejection) {
            printer.clear();
            ++rejected;
            spdlog::log(rejected <= logged_rejections ? spdlog::level::warn : spdlog::level::debug,
                        "rejected code={} {}", rejection.code, rejection.reason);
            if (rejected == logged_rejections) {
              spdlog::warn("all further ones are named in rejected.jsonl only");
            }
          }};
  try {
    indexer::BuildOptions build;
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
    const indexer::BuildResult result = make_generation(build, observer, signals.token());
    printer.clear();
    print(options.progress == indexer::ProgressStyle::json ? summary_json(result)
                                                           : summary_table(result));
    return options.strict && rejected > 0 ? exit_some_rejected : exit_done;
  } catch (const tokenizers::BadAbbreviations& bad) {
    throw WrongUsage(fmt::format("{}: {}", options.abbreviations, bad.what()));
  } catch (const indexer::Interrupted& stopped) {
    printer.clear();
    spdlog::warn("{}; what is finished the next run need not do again", stopped.what());
    log_what_serves(options.archive);
    return exit_by_signal + signals.signal();
  } catch (...) {  // the log goes on below the bar
    printer.clear();
    throw;
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

int verify(const Options& options) {
  const archive::Generation generation = open(options);
  std::vector<std::string> found = faults(generation.folder, generation.manifest);
  std::ranges::copy(indexer::golden_faults(options.archive, generation, tokenizers::Analyzer()),
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

int stats(const Options& options) {
  const indexer::Stats read = indexer::read_stats(open(options));
  print(options.json ? to_json(read) : to_table(read));
  return exit_done;
}

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

int prune(const Options& options) {
  const archive::WriteLock lock(options.archive);
  const archive::Pruned pruned = archive::prune(options.archive, lock, options.keep);
  for (const std::string& name : pruned.removed) print(fmt::format("removed {}\n", name));
  for (const std::string& name : pruned.held) print(fmt::format("held by a reader {}\n", name));
  return exit_done;
}

int export_all(const Options& options) {
  const archive::Generation generation = open(options);
  indexer::export_reports(generation, options.export_format,
                          [](const std::string& lines) { std::cout << lines; });
  if (!std::cout.flush()) throw std::runtime_error("standard output cannot be written");
  return exit_done;
}

int inspect(const Options& options) {
  const indexer::JsonLayout layout =
      options.lines ? indexer::JsonLayout::one_line : indexer::JsonLayout::indented;
  const auto topics = topics_of(options);
  bool all_read = true;
  const auto refuse = [&](const corpus::UnreadableReport& reason) {
    spdlog::error("code={} {}", reason.code(), reason.what());
    all_read = false;
  };
  const auto gazetteer = gazetteer_of(options);
  const corpus::MetadataSheet sheet = sheet_of(options);
  const auto show = [&](const corpus::Item& item) {
    try {
      const auto report = indexer::with_personal_data(
          with_unit(corpus::read_report(item, {}, sheet, topics), gazetteer));
      print(options.inspect_format == InspectFormat::table ? indexer::to_table(report)
                                                           : to_json(report, layout));
    } catch (const corpus::UnreadableReport& reason) {
      refuse(reason);
    }
  };
  if (options.sources.empty()) {
    corpus::for_each_item(options.files, show, refuse);
  } else {
    const auto is_wanted = [&](const corpus::Item& item) {
      return std::ranges::any_of(options.files, [&](const fs::path& file) {
        const fs::path wanted = fs::weakly_canonical(file);
        return std::ranges::mismatch(wanted, item.file).in1 == wanted.end();
      });
    };
    bool found = false;
    corpus::for_each_item(
        options.sources,
        [&](const corpus::Item& item) {
          if (!is_wanted(item)) return;
          found = true;
          show(item);
        },
        [](const corpus::UnreadableReport&) {});  // of what was not asked for
    if (!found) throw WrongUsage("none of the sources holds such a file");
  }
  return all_read ? exit_done : exit_wrong_usage;
}

const char* name_of(tokenizers::TokenKind kind) {
  switch (kind) {
    case tokenizers::TokenKind::syllable:
      return "syllable";
    case tokenizers::TokenKind::word:
      return "word";
    case tokenizers::TokenKind::figure:
      return "figure";
    case tokenizers::TokenKind::date:
      return "date";
    case tokenizers::TokenKind::document_number:
      return "document_number";
  }
  return "";
}

int tokens(const Options& options) {
  const std::string text = read_text(options.text_file);
  const tokenizers::Analyzer analyzer;
  analyzer.visit(text, [&](const tokenizers::Token& token) {
    if (options.json) {
      const nlohmann::ordered_json object = {
          {"position", token.position}, {"offset", token.offset},
          {"length", token.length},     {"kind", name_of(token.kind)},
          {"follows", token.follows},   {"text", text.substr(token.offset, token.length)},
          {"exact", token.exact},       {"levelled", token.levelled},
          {"unmarked", token.unmarked}};
      std::cout << object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
                << '\n';
    } else {
      std::cout << token.position << '\t' << token.offset << '\t' << token.length << '\t'
                << name_of(token.kind) << '\t' << token.exact << '\t' << token.levelled << '\t'
                << token.unmarked << '\n';
    }
  });
  std::cout << std::flush;
  return exit_done;
}

// -- the command line --

template <typename Value>
CLI::Validator one_of(const std::vector<std::pair<std::string, Value>>& values) {
  std::vector<std::string> names;
  for (const auto& [name, value] : values) names.push_back(name);
  return CLI::CheckedTransformer(values, CLI::ignore_case)
      .description(fmt::format("{{{}}}", fmt::join(names, ",")));
}

using Command = int (*)(const Options&);

/// Describes all commands; returns a way to tell which was named.
void describe(CLI::App& app, Options& options, Command& chosen) {
  tracuu::packaging::add_config_options(
      app, "read options from this TOML file",
      "print all options, as read so far, in the form of such a file");
  app.set_version_flag("--version", TRACUU_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  app.add_option("--archive", options.archive, "folder of the archive, for whichever command");
  app.add_option("--log-level", options.log_level, "debug, info, warn, error or off")
      ->transform(one_of<spdlog::level::level_enum>({{"debug", spdlog::level::debug},
                                                     {"info", spdlog::level::info},
                                                     {"warn", spdlog::level::warn},
                                                     {"error", spdlog::level::err},
                                                     {"off", spdlog::level::off}}));
  app.add_option("--log-format", options.log_format, "text or json")
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
    sub->add_option("--memory", options.memory_bytes, "to stay below, about: 512MB unless given")
        ->transform(CLI::AsSizeValue(false));
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

  CLI::App* sub = add("build", "Read the sources, publish a new generation", build);
  add_reading(sub)->required();
  sub->add_option("--shards", options.shards, "databases that are made; 1 is the fastest to search")
      ->check(CLI::Range(1, 64));

  sub = add("update", "Publish a generation with what was added, changed or removed since", update);
  add_reading(sub);

  sub = add("withdraw", "Take reports out, and keep them out of all that is built later", withdraw);
  add_making(sub);
  sub->add_option("id", options.ids, "ids of reports")->required()->configurable(false);
  sub->add_option("--reason", options.reason, "why; kept with the ids")
      ->required()
      ->configurable(false);

  sub = add("stats", "Figures of a generation", stats);
  add_archive(sub);
  sub->add_option("--generation", options.generation, "the current one unless given");
  sub->add_flag("--json", options.json, "as JSON");

  sub = add("verify", "Read a generation through and look for faults", verify);
  add_archive(sub);
  sub->add_option("--generation", options.generation, "the current one unless given");

  sub = add("generations", "List the published generations; * serves", generations);
  add_archive(sub);
  sub->add_flag("--json", options.json, "as JSON lines");

  sub = add("activate", "Let another generation serve", activate);
  add_archive(sub);
  sub->add_option("generation", options.generation, "its name")->required()->configurable(false);

  sub = add("rollback", "Let the generation before the current one serve", rollback);
  add_archive(sub);

  sub = add("prune", "Remove old generations; never one that serves or is held by a reader", prune);
  add_archive(sub);
  sub->add_option("--keep", options.keep, "how many of the newest stay; 2 unless given")
      ->check(CLI::Range(1, 1'000'000));

  sub = add("export", "Write all reports to standard output, texts as they are", export_all);
  add_archive(sub);
  sub->add_option("--generation", options.generation, "the current one unless given");
  using indexer::ExportFormat;
  sub->add_option("--format", options.export_format, "jsonl or opensearch-bulk")
      ->transform(one_of<ExportFormat>(
          {{"jsonl", ExportFormat::jsonl}, {"opensearch-bulk", ExportFormat::opensearch_bulk}}));

  sub = add("inspect", "Show reports as read, each field with its evidence", inspect);
  sub->add_option("file", options.files, "files or folders to read")
      ->required()
      ->configurable(false);
  sub->add_option("--source", options.sources,
                  "the sources of an archive: paths and ids are those it gives")
      ->configurable(false);
  sub->add_option("--format", options.inspect_format, "json, or table for people")
      ->transform(
          one_of<InspectFormat>({{"json", InspectFormat::json}, {"table", InspectFormat::table}}));
  sub->add_flag("--lines", options.lines, "JSON, one report a line");
  add_given(sub);

  sub = add("tokens", "Show the tokens of a text: position, offset, length, kind, forms", tokens);
  sub->add_option("file", options.text_file, "UTF-8 text; standard input unless given")
      ->configurable(false);
  sub->add_flag("--json", options.json, "as JSON lines");
}

int run(int argc, char** argv) {
  Options options;
  Command command = nullptr;
  CLI::App app("Makes archives of commune reports searchable.", "tracuu-indexer");
  describe(app, options, command);
  try {
    app.parse(argc, argv);
    const bool needs_archive =
        app.get_subcommands().front()->get_option_no_throw("--archive") != nullptr;
    if (needs_archive && options.archive.empty()) throw CLI::RequiredError("--archive");
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_done : exit_wrong_usage;
  }
  start_logging(options);
  const auto fail = [&](const std::exception& error, int exit_code) {
    spdlog::error("{}", error.what());
    if (command == build || command == update || command == withdraw)
      log_what_serves(options.archive);
    return exit_code;
  };
  try {
    return command(options);
  } catch (const corpus::NoSuchSource& error) {
    return fail(error, exit_wrong_usage);
  } catch (const indexer::NothingToIndex& error) {
    return fail(error, exit_wrong_usage);
  } catch (const indexer::EmptiedSource& error) {
    return fail(error, exit_wrong_usage);
  } catch (const indexer::UnknownReport& error) {
    return fail(error, exit_wrong_usage);
  } catch (const WrongUsage& error) {
    return fail(error, exit_wrong_usage);
  } catch (const archive::DatabaseError& error) {
    return fail(error, exit_no_archive);
  }
}

}  // namespace

int main(int argc, char** argv) try {
  std::signal(SIGXFSZ, SIG_IGN);  // a write beyond a limit fails, like one to a full disk
  return run(argc, argv);
} catch (const std::exception& error) {
  std::fprintf(stderr, "tracuu-indexer: a bug, please report it: %s\n", error.what());
  return exit_bug;
}
