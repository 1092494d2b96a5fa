// Builds one source twice, with the plain Xapian loop and with tracuu-indexer, and prints what each
// took in time, memory and disk.
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

constexpr double megabyte = 1e6;

struct Cost {
  double seconds = 0;
  double cpu_seconds = 0;
  double peak_bytes = 0;
};

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Runs a command to its end, with what it says going to `log`. Throws where it fails.
Cost run(const std::vector<std::string>& command, const fs::path& log) {
  std::vector<char*> arguments;
  arguments.reserve(command.size() + 1);
  for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (child == 0) {
    const int file = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file >= 0) {
      dup2(file, STDOUT_FILENO);
      dup2(file, STDERR_FILENO);
      execv(arguments[0], arguments.data());
    }
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  while (wait4(child, &status, 0, &usage) < 0) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "wait4");
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw std::runtime_error(fmt::format("{} failed, see {}", command.front(), log.string()));
  }
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  return {elapsed.count(), seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) * 1024};
}

struct Files {
  std::uint64_t count = 0;
  double bytes = 0;
  std::map<std::string, double> by_part;  ///< "index/postlist": tables of all shards together
};

Files files_below(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const auto bytes = static_cast<double>(entry.file_size());
    const fs::path path = entry.path().lexically_relative(folder);
    const std::string table = path.stem().string();
    const bool inner = path.has_parent_path();
    files.count += 1;
    files.bytes += bytes;
    files.by_part[inner ? path.begin()->string() + '/' + table : table] += bytes;
  }
  return files;
}

fs::path current_generation(const fs::path& archive) {
  std::ifstream file(archive / "current");
  std::string name;
  if (!std::getline(file, name)) throw std::runtime_error("no generation in " + archive.string());
  return archive / "generations" / name;
}

struct Build {
  std::string name;
  Cost cost;
  Files index;
};

void print(const Build& build, const Files& source) {
  const double text = source.bytes / megabyte;
  fmt::print("{:<18} {:>8.1f} {:>7.2f} {:>9.0f} {:>8.1f} {:>9.2f} {:>8.0f} {:>9.1f} {:>10.2f}\n",
             build.name, build.cost.seconds, text / build.cost.seconds,
             static_cast<double>(source.count) / build.cost.seconds, build.cost.cpu_seconds,
             text / build.cost.cpu_seconds, build.cost.peak_bytes / megabyte,
             build.index.bytes / megabyte, build.index.bytes / source.bytes);
}

void print_parts(const Build& build, const Files& source) {
  fmt::print("{}:", build.name);
  for (const auto& [part, bytes] : build.index.by_part) {  // parts of half a percent and more
    if (bytes >= source.bytes / 200) fmt::print(" {} {:.3f}", part, bytes / source.bytes);
  }
  fmt::print("\n");
}

}  // namespace

int main(int count, char** arguments) try {
  CLI::App app("Builds a source with the plain Xapian loop and with tracuu-indexer");
  fs::path source;
  fs::path work;
  fs::path plain_loop;
  fs::path indexer;
  unsigned jobs = 0;
  app.add_option("--source", source, "folder of .txt files")->required();
  app.add_option("--work", work,
                 "empty folder: plain/, plain-compact/, archive/ and logs are made here")
      ->required();
  app.add_option("--plain-loop", plain_loop)->required();
  app.add_option("--indexer", indexer)->required();
  app.add_option("--jobs", jobs, "given to tracuu-indexer; its own default where it is 0");
  CLI11_PARSE(app, count, arguments);

  const Files text = files_below(source);
  fmt::print("{} reports, {:.1f} MB of text\n\n", text.count, text.bytes / megabyte);
  fmt::print("{:<18} {:>8} {:>7} {:>9} {:>8} {:>9} {:>8} {:>9} {:>10}\n", "", "seconds", "MB/s",
             "reports/s", "CPU s", "MB/CPU s", "peak MB", "index MB", "index/text");

  Build plain{"plain Xapian loop", {}, {}};
  plain.cost = run({plain_loop, "index", source, work / "plain"}, work / "plain.log");
  plain.index = files_below(work / "plain");
  print(plain, text);

  Build compact{"  compacted", {}, {}};
  compact.cost = run({plain_loop, "compact", work / "plain", work / "plain-compact"},
                     work / "plain-compact.log");
  compact.cost.seconds += plain.cost.seconds;
  compact.cost.cpu_seconds += plain.cost.cpu_seconds;
  compact.cost.peak_bytes = std::max(compact.cost.peak_bytes, plain.cost.peak_bytes);
  compact.index = files_below(work / "plain-compact");
  print(compact, text);

  Build tracuu{"tracuu-indexer", {}, {}};
  std::vector<std::string> command = {indexer,    "build", "--archive",  work / "archive",
                                      "--source", source,  "--progress", "none"};
  if (jobs > 0) command.insert(command.end(), {"--jobs", std::to_string(jobs)});
  tracuu.cost = run(command, work / "indexer.log");
  tracuu.index = files_below(current_generation(work / "archive"));
  print(tracuu, text);

  fmt::print(
      "\ntracuu-indexer against the plain loop: MB per CPU s {:.2f}x, MB/s {:.2f}x, peak memory "
      "{:.2f}x, index size {:.2f}x\n\n",
      plain.cost.cpu_seconds / tracuu.cost.cpu_seconds, plain.cost.seconds / tracuu.cost.seconds,
      tracuu.cost.peak_bytes / plain.cost.peak_bytes, tracuu.index.bytes / plain.index.bytes);
  fmt::print("Parts of the indexes, in sizes of the text\n");
  print_parts(compact, text);
  print_parts(tracuu, text);
} catch (const std::exception& error) {
  std::cerr << "build_bench: " << error.what() << '\n';
  return 1;
}
