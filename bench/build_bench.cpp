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
#include <set>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
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

/// A file of two names counts once, as it does on disk.
Files files_below(const fs::path& folder) {
  Files files;
  std::set<ino_t> seen;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    struct stat status {};
    if (!entry.is_regular_file() || ::stat(entry.path().c_str(), &status) != 0 ||
        !seen.insert(status.st_ino).second) {
      continue;
    }
    const auto bytes = static_cast<double>(status.st_size);
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

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

/// An archive over `source` that grows by reports of `more`, and what each update costs.
class Growing {
 public:
  Growing(const fs::path& more, const fs::path& work)
      : files_(files_of(more)), added_(work / "added") {
    fs::remove_all(added_);
    fs::create_directories(added_);
  }
  const fs::path& folder() const { return added_; }

  void add(std::size_t reports) {
    for (; reports > 0 && next_ < files_.size(); --reports, ++next_) {
      fs::copy_file(files_[next_], added_ / fmt::format("{}.txt", next_));
    }
  }

 private:
  std::vector<fs::path> files_;
  fs::path added_;
  std::size_t next_ = 0;
};

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
  fs::path bare_loop;
  fs::path more;
  app.add_option("--bare-loop", bare_loop)->required();
  app.add_option("--more", more, "folder of other .txt files, to be added by updates")->required();
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

  Growing growing(more, work);
  growing.add(1);
  const auto make = [&](const std::string& name, const char* how) {
    Build made{name, {}, {}};
    std::vector<std::string> command = {indexer,          how,          "--archive",
                                        work / "archive", "--progress", "none",
                                        "--source",       source,       growing.folder()};
    if (jobs > 0) command.insert(command.end(), {"--jobs", std::to_string(jobs)});
    made.cost = run(command, work / "indexer.log");
    made.index = files_below(current_generation(work / "archive"));
    print(made, text);
    return made;
  };
  const Build tracuu = make("tracuu-indexer", "build");

  Build bare{"bare loop", {}, {}};
  bare.cost = run({bare_loop, work / "archive", work / "bare"}, work / "bare.log");
  std::ifstream(work / "bare.log") >> bare.cost.cpu_seconds;
  bare.index = files_below(work / "bare");
  print(bare, text);

  growing.add(10);
  const Build few = make("  update with 10", "update");
  const std::size_t many_reports = std::max<std::size_t>(20, text.count / 100);
  growing.add(many_reports);
  const Build many = make(fmt::format("  update with {}", many_reports), "update");

  fmt::print(
      "\ntracuu-indexer against the plain loop: MB per CPU s {:.2f}x, MB/s {:.2f}x, peak memory "
      "{:.2f}x, index size {:.2f}x\n\n",
      plain.cost.cpu_seconds / tracuu.cost.cpu_seconds, plain.cost.seconds / tracuu.cost.seconds,
      tracuu.cost.peak_bytes / plain.cost.peak_bytes, tracuu.index.bytes / plain.index.bytes);
  fmt::print(
      "CPU against the bare loop {:.2f}x; update with 10 reports {:.1f}% of the time of the build, "
      "with {} {:.1f}%\n\n",
      tracuu.cost.cpu_seconds / bare.cost.cpu_seconds, 100 * few.cost.seconds / tracuu.cost.seconds,
      many_reports, 100 * many.cost.seconds / tracuu.cost.seconds);
  fmt::print("Parts of the indexes, in sizes of the text\n");
  print_parts(compact, text);
  print_parts(tracuu, text);
} catch (const std::exception& error) {
  std::cerr << "build_bench: " << error.what() << '\n';
  return 1;
}
