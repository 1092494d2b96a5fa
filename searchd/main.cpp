// tracuu-searchd: answers searches over an archive by HTTP and JSON.
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <systemd/sd-daemon.h>

#include "archive/errors.hpp"
#include "archive/generation.hpp"
#include "packaging/config_file.hpp"
#include "searchd/access/keys.hpp"
#include "searchd/access/keys_command.hpp"
#include "searchd/log_format.hpp"
#include "searchd/query/query.hpp"
#include "searchd/remote/remotes.hpp"
#include "searchd/search/explain.hpp"
#include "searchd/search/snapshot.hpp"
#include "searchd/service.hpp"

namespace {

using tracuu::searchd::AccessEntry;
using tracuu::searchd::Service;
using tracuu::searchd::ServiceOptions;

constexpr int exit_bug = 1;
constexpr int exit_usage = 2;
constexpr int exit_no_archive = 3;
constexpr long look_every_ns = 500'000'000;  ///< at ARCHIVE/current

struct Options {
  std::vector<std::string> archives;
  std::optional<std::string> explained;  ///< a q to explain and not to serve
  std::string listen = "127.0.0.1:8420";
  bool allow_remote = false;
  std::size_t threads = 0;  ///< 0: as many as there are processors
  std::size_t queue = 256;
  std::size_t connections = 10'000;
  std::uint32_t timeout_ms = 5000;
  std::string keys;  ///< the file of them
  std::uint32_t rate_limit = 0;
  std::vector<std::string> cors_origins;
  tracuu::searchd::WantedKey wanted_key;
  std::string revoked_key;  ///< its id
  std::string log_level = "info";
  std::string log_format = "text";
};

class WrongUsage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

void describe_keys(CLI::App& app, Options& options) {
  auto* keys =
      app.add_subcommand("keys", "Give keys out and take them back, in the file of --keys");
  keys->require_subcommand(1);
  auto* add = keys->add_subcommand("add", "Make a key and print it: it can never be shown again");
  auto& wanted = options.wanted_key;
  add->add_option("--name", wanted.name, "Whose it is")->required();
  add->add_option("--scope", wanted.scopes, "search, export, admin; repeat it for more")
      ->allow_extra_args(false)
      ->required();
  add->add_option("--filter", wanted.filter,
                  "What it reaches, in parameters that filter: 'commune=xã Thạch Điền&year=2018'");
  add->add_option("--per-minute", wanted.per_minute, "Requests a minute; 0: no limit")
      ->capture_default_str();
  add->add_option("--expires", wanted.expires, "The day it ends, YYYY-MM-DD");
  keys->add_subcommand("list", "Print the keys: id, scopes, end, limit, name, filter");
  auto* revoke = keys->add_subcommand("revoke", "Take a key back");
  revoke->add_option("ID", options.revoked_key, "As list shows it")->required();
  for (auto* command : {add, revoke}) {
    for (auto* option : command->get_options()) option->configurable(false);
  }
}

void describe(CLI::App& app, Options& options) {
  app.add_option(
         "--archive", options.archives,
         "The archive that tracuu-indexer wrote, or tcp:HOST:PORT where xapian-tcpsrv serves "
         "one; repeated, all are searched as one")
      ->type_name("DIR|tcp:HOST:PORT");
  app.add_option("--listen", options.listen, "Address and port; port 0 takes any free one")
      ->capture_default_str()
      ->type_name("ADDRESS:PORT");
  app.add_flag("--allow-remote", options.allow_remote,
               "Allow an address beyond this machine without --keys: everyone who reaches it can "
               "search");
  app.add_option("--keys", options.keys, "The file of keys, which tracuu-searchd keys writes")
      ->type_name("FILE");
  app.add_option("--rate-limit", options.rate_limit,
                 "Requests a minute of one address without a key; 0: no limit")
      ->capture_default_str();
  app.add_option("--cors-origin", options.cors_origins,
                 "A site whose pages may read answers, such as https://example.vn; * for all. "
                 "Repeat it for more")
      ->type_name("ORIGIN")
      ->allow_extra_args(false);
  app.add_option("--threads", options.threads,
                 "Threads that search, unless given as many as there are processors")
      ->check(CLI::Range(1, 256));
  app.add_option("--queue", options.queue, "Requests that may wait for a thread; more are refused")
      ->capture_default_str()
      ->check(CLI::Range(0, 100'000));
  app.add_option("--connections", options.connections, "Connections open at once")
      ->capture_default_str()
      ->check(CLI::Range(1, 1'000'000));
  app.add_option("--timeout-ms", options.timeout_ms, "A search is ended after so many milliseconds")
      ->capture_default_str()
      ->check(CLI::Range(1, 600'000));
  app.add_option("--log-level", options.log_level, "What is logged, on stderr")
      ->capture_default_str()
      ->check(CLI::IsMember({"debug", "info", "warn", "error", "off"}));
  app.add_option("--log-format", options.log_format, "One JSON object a line for machines")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "json"}));
  app.fallthrough();
  auto* explain =
      app.add_subcommand("explain", "Print how a query is read, and search for nothing");
  explain->add_option("QUERY", options.explained, "What would be typed into q")
      ->required()
      ->configurable(false);
  describe_keys(app, options);
  tracuu::packaging::add_config_options(
      app, "A file of these options in TOML; the command line goes over it",
      "Print all options, as read so far, in the form of such a file");
  app.set_version_flag("--version", TRACUU_VERSION);
  app.footer(
      "Signals: HUP reads keys and the current generation again, TERM and INT finish and exit.\n"
      "Exit: 0 done, 1 bug, 2 wrong usage or address not to be had, 3 no usable archive.");
}

void set_up_log(const Options& options) {
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  auto logger = std::make_shared<spdlog::logger>("tracuu-searchd", std::move(sink));
  if (options.log_format == "json") {
    logger->set_formatter(tracuu::searchd::json_lines());
  } else {
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  }
  logger->set_level(spdlog::level::from_str(options.log_level));
  spdlog::set_default_logger(std::move(logger));
}

/// Lines of the log, or in JSON lines of their own with a member for each fact.
std::function<void(const AccessEntry&)> access_log(const Options& options) {
  if (options.log_format == "text") {
    return [](const AccessEntry& entry) { spdlog::info("{}", to_line(entry)); };
  }
  const auto lines =
      std::make_shared<spdlog::logger>("access", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  lines->set_level(spdlog::level::from_str(options.log_level));
  lines->set_pattern("%v");
  return [lines](const AccessEntry& entry) { lines->info("{}", to_json(entry)); };
}

std::vector<std::filesystem::path> archives_of(const Options& options) try {
  for (const auto& archive : options.archives) tracuu::searchd::remote_address(archive);
  return {options.archives.begin(), options.archives.end()};
} catch (const std::invalid_argument& error) {
  throw WrongUsage(fmt::format("--archive {}", error.what()));
}

ServiceOptions to_service(const Options& options) {
  ServiceOptions service;
  service.archives = archives_of(options);
  service.threads =
      options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  service.queue = options.queue;
  service.time_limit = std::chrono::milliseconds(options.timeout_ms);
  service.server.connections = options.connections;
  service.access = {options.keys, options.rate_limit};
  service.origins = options.cors_origins;
  service.log_access = access_log(options);
  const auto colon = options.listen.rfind(':');
  if (colon == std::string::npos) {
    throw WrongUsage(fmt::format("--listen {}: ADDRESS:PORT is needed", options.listen));
  }
  std::string address = options.listen.substr(0, colon);
  if (address.starts_with('[') && address.ends_with(']')) {
    address = address.substr(1, address.size() - 2);
  }
  if (address == "localhost") address = "127.0.0.1";
  const std::string port = options.listen.substr(colon + 1);
  const bool is_number = !port.empty() && port.size() <= 5 &&
                         port.find_first_not_of("0123456789") == std::string::npos;
  if (!is_number || std::stoul(port) > 65535) {
    throw WrongUsage(fmt::format("--listen {}: no such port", options.listen));
  }
  const bool stays_here = address.starts_with("127.") || address == "::1";
  if (!stays_here && options.keys.empty() && !options.allow_remote) {
    throw WrongUsage(fmt::format(
        "--listen {}: everyone who reaches this address could search; give --keys, or say "
        "--allow-remote if that is meant",
        options.listen));
  }
  service.server.address = address;
  service.server.port = static_cast<std::uint16_t>(std::stoul(port));
  return service;
}

/// As many descriptors as we may have: each connection is one.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

void change_keys(const CLI::App& command, const Options& options) try {
  namespace searchd = tracuu::searchd;
  if (options.keys.empty()) throw WrongUsage("--keys FILE is required");
  if (command.got_subcommand("list")) {
    std::cout << searchd::list_keys(options.keys) << std::flush;
    return;
  }
  if (command.got_subcommand("add")) {
    std::cout << searchd::add_key(options.keys, options.wanted_key) << std::endl;
  } else {
    searchd::revoke_key(options.keys, options.revoked_key);
  }
  std::cerr << "A running daemon reads the keys again on SIGHUP.\n";
} catch (const std::invalid_argument& error) {
  throw WrongUsage(error.what());
}

void explain(const Options& options) {
  const tracuu::tokenizers::Analyzer analyzer;
  std::shared_ptr<const tracuu::searchd::Snapshot> snapshot;
  if (!options.archives.empty()) {
    const auto archives = archives_of(options);
    const auto remotes =
        tracuu::searchd::remotes_of(archives, std::chrono::milliseconds(options.timeout_ms));
    snapshot = tracuu::searchd::open_snapshot(
        tracuu::searchd::current_holdings(archives, remotes.get()), analyzer, remotes);
  }
  try {
    const auto query = tracuu::searchd::parse_query({{"q", *options.explained}}, analyzer);
    std::cout << tracuu::searchd::explain(query, snapshot.get()) << std::flush;
  } catch (const tracuu::searchd::BadRequest& error) {
    throw WrongUsage(error.what());
  }
}

sigset_t handled_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGHUP);
  return signals;
}

/// What `systemctl status` shows, and that a start is done. Does nothing unless systemd waits for
/// it.
void tell_systemd(const std::string& state) {
  sd_notify(0, state.c_str());
}

/// Says each trouble once, not at every look.
void refresh(Service& service, bool force, std::string& last_trouble) try {
  const auto generation = service.refresh(force);
  if (generation) {
    spdlog::info("serving generation={}", *generation);
    tell_systemd("STATUS=serving generation " + *generation);
  }
  if (generation || force) last_trouble.clear();
} catch (const tracuu::archive::DatabaseError& error) {
  if (force || last_trouble != error.what()) {
    last_trouble = error.what();
    spdlog::error("the former generation {} serves on: {}", service.generation(), last_trouble);
  }
}

void reload_keys(Service& service) try {
  service.reload_keys();
} catch (const tracuu::searchd::KeyFileError& error) {
  spdlog::error("the former keys are good on: {}", error.what());
}

void serve(const Options& options) {
  // Before any thread is there, so that all of them leave signals to this one.
  const sigset_t signals = handled_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  raise_descriptor_limit();

  const ServiceOptions settings = to_service(options);
  Service service(settings);
  std::atomic<bool> ended = false;
  std::exception_ptr failure;
  std::jthread sockets([&] {
    try {
      service.run();
    } catch (...) {
      failure = std::current_exception();
    }
    ended = true;
  });
  std::cout.exceptions(std::ios::goodbit);  // we serve, whoever reads this
  std::cout << fmt::format("listening on http://{}:{}\n",
                           options.listen.substr(0, options.listen.rfind(':')), service.port())
            << std::flush;
  spdlog::info("serving generation={} threads={}", service.generation(), settings.threads);
  tell_systemd("READY=1\nSTATUS=serving generation " + service.generation());

  std::string last_trouble;
  const timespec pause{0, look_every_ns};
  while (!ended) {
    const int signal = sigtimedwait(&signals, nullptr, &pause);
    if (signal == SIGTERM || signal == SIGINT) {
      spdlog::info("finishing what runs");
      tell_systemd("STOPPING=1");
      service.drain();
      break;
    }
    if (signal == SIGHUP) reload_keys(service);
    refresh(service, signal == SIGHUP, last_trouble);
  }
  sockets.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace

int main(int argc, char** argv) try {
  std::cout.exceptions(std::ios::badbit);
  Options options;
  CLI::App app("Answers searches over an archive of commune reports by HTTP and JSON.",
               "tracuu-searchd");
  describe(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int exit_code = app.exit(error) == 0 ? 0 : exit_usage;
    std::cout.flush();
    return exit_code;
  }
  set_up_log(options);
  if (options.explained) {
    explain(options);
    return 0;
  }
  if (app.got_subcommand("keys")) {
    change_keys(*app.get_subcommand("keys"), options);
    return 0;
  }
  if (options.archives.empty()) throw WrongUsage("--archive is required");
  serve(options);
  return 0;
} catch (const std::ios::failure&) {
  // Not by std::cerr, which would flush std::cout once more.
  std::fputs("tracuu-searchd: standard output cannot be written; is the disk full?\n", stderr);
  return exit_no_archive;
} catch (const WrongUsage& error) {
  std::cerr << "tracuu-searchd: " << error.what() << '\n';
  return exit_usage;
} catch (const tracuu::searchd::http::ListenError& error) {
  std::cerr << "tracuu-searchd: " << error.what() << "; choose another with --listen\n";
  return exit_usage;
} catch (const tracuu::searchd::KeyFileError& error) {
  std::cerr << "tracuu-searchd: " << error.what() << '\n';
  return exit_usage;
} catch (const tracuu::archive::DatabaseError& error) {
  std::cerr << "tracuu-searchd: " << error.what() << '\n';
  return exit_no_archive;
} catch (const std::exception& error) {
  std::cerr << "tracuu-searchd: " << error.what() << '\n';
  return exit_bug;
}
