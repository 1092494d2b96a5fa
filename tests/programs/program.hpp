// A program started as a user starts it: output captured, never waited for without a deadline.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <sys/types.h>

namespace tracuu::tests {

/// Far beyond what any step here takes, sanitizers on a busy machine included: only a hang meets
/// it.
inline constexpr std::chrono::seconds patience{90};

struct Outcome {
  int exit_code = 0;  ///< minus the signal's number where one ended it
  std::string out;
  std::string err;
  std::uint64_t peak_bytes = 0;  ///< of resident memory
};

struct ProgramOptions {
  /// No file may grow beyond this: writing fails with EFBIG, as on a full disk.
  std::optional<std::uint64_t> file_bytes = {};
  std::vector<std::string> environment = {};  ///< "NAME=value", beside this process's own
  /// Signals go to all processes that it starts, too.
  bool leads_group = false;
};

/// One running program. Destruction kills it.
class Program {
 public:
  explicit Program(std::vector<std::string> arguments, const ProgramOptions& options = {});
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  Program(Program&&) = delete;
  Program& operator=(Program&&) = delete;

  /// The first line of stdout that starts with this; throws with all the output where the program
  /// ends without it or patience does.
  std::string line_of_output(std::string_view start);
  /// Waits until stderr holds this; throws likewise.
  void wait_for_log(std::string_view words);
  void signal(int number) const;
  /// Waits for the end of it.
  Outcome wait();

 private:
  void drain(int out, int err);
  std::string transcript() const;  ///< with mutex_ held

  std::string name_;
  bool leads_group_ = false;
  pid_t pid_ = -1;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::string out_;
  std::string err_;
  bool ended_ = false;  ///< both pipes are closed
  std::thread reader_;
};

/// Starts and waits.
Outcome run(std::vector<std::string> arguments, const ProgramOptions& options = {});

/// tracuu-indexer and tracuu-searchd as built beside these tests.
Outcome run_indexer(std::vector<std::string> arguments, const ProgramOptions& options = {});
std::string indexer_path();
std::string searchd_path();

/// A folder of the test's own, removed at the end.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  Scratch(Scratch&&) = delete;
  Scratch& operator=(Scratch&&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

void write_file(const std::filesystem::path& path, std::string_view bytes);
std::string read_file(const std::filesystem::path& path);

/// tracuu-searchd on a free port of 127.0.0.1, ready to be asked.
class Daemon {
 public:
  explicit Daemon(const std::filesystem::path& archive, std::vector<std::string> more = {});
  std::uint16_t port() const { return port_; }
  Program& program() { return program_; }
  /// SIGTERM, and waits.
  Outcome stop();

 private:
  Program program_;
  std::uint16_t port_ = 0;
};

/// Fails the test, with the log, where the build does not end with 0.
void build_archive(const std::filesystem::path& archive, const std::filesystem::path& source);

/// A report that asks for nothing but to be found: "dân vận" of a commune in a year.
std::string small_report(const std::string& commune, int year);

std::filesystem::path samples();
/// Empty where this clone has no `../shared`.
std::optional<std::filesystem::path> shared_reports();

}  // namespace tracuu::tests
