#include "tests/programs/program.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/root.hpp"

namespace tracuu::tests {
namespace {

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe2");
    read_end = ends[0];
    write_end = ends[1];
  }
  int read_end = -1;
  int write_end = -1;
};

/// Between fork and exec: only what is safe there.
[[noreturn]] void become(char* const* arguments, char* const* environment, int out, int err,
                         const ProgramOptions& options) {
  if (options.leads_group) ::setpgid(0, 0);
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  if (options.file_bytes) {
    const rlimit limit{*options.file_bytes, *options.file_bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::signal(SIGXFSZ, SIG_IGN);
  }
  ::execve(arguments[0], arguments, environment);
  ::_exit(127);
}

}  // namespace

Program::Program(std::vector<std::string> arguments, const ProgramOptions& options)
    : name_(std::filesystem::path(arguments.at(0)).filename()), leads_group_(options.leads_group) {
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (auto& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  std::vector<std::string> added = options.environment;
  std::vector<char*> environment;
  for (char** each = environ; *each != nullptr; ++each) environment.push_back(*each);
  for (auto& each : added) environment.push_back(each.data());
  environment.push_back(nullptr);
  const Pipe out;
  const Pipe err;
  pid_ = ::fork();
  if (pid_ < 0) fail("fork");
  if (pid_ == 0) become(pointers.data(), environment.data(), out.write_end, err.write_end, options);
  ::close(out.write_end);
  ::close(err.write_end);
  if (leads_group_) ::setpgid(pid_, pid_);  // whoever of the two is first
  reader_ = std::thread([this, out, err] { drain(out.read_end, err.read_end); });
}

Program::~Program() {
  if (pid_ > 0) {
    ::kill(leads_group_ ? -pid_ : pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  if (reader_.joinable()) reader_.join();
}

void Program::drain(int out, int err) {
  std::array<pollfd, 2> open{{{out, POLLIN, 0}, {err, POLLIN, 0}}};
  std::array<char, 65536> buffer{};
  while (open[0].fd >= 0 || open[1].fd >= 0) {
    if (::poll(open.data(), open.size(), -1) < 0) continue;
    for (auto& stream : open) {
      if (stream.fd < 0 || stream.revents == 0) continue;
      const ssize_t got = ::read(stream.fd, buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      const std::scoped_lock lock(mutex_);
      if (got > 0) {
        (stream.fd == out ? out_ : err_).append(buffer.data(), static_cast<std::size_t>(got));
      } else {
        ::close(stream.fd);
        stream.fd = -1;
      }
      changed_.notify_all();
    }
  }
  const std::scoped_lock lock(mutex_);
  ended_ = true;
  changed_.notify_all();
}

std::string Program::transcript() const {
  return name_ + ", stdout:\n" + out_ + "\nstderr:\n" + err_;
}

std::string Program::line_of_output(std::string_view start) {
  std::unique_lock lock(mutex_);
  std::optional<std::string> line;
  const auto found = [&] {
    for (std::size_t begin = 0; !line;) {
      const auto end = out_.find('\n', begin);
      if (end == std::string::npos) break;
      const auto whole = std::string_view(out_).substr(begin, end - begin);
      if (whole.starts_with(start)) line = whole;
      begin = end + 1;
    }
    return line || ended_;
  };
  changed_.wait_for(lock, patience, found);
  if (!line) throw std::runtime_error("no line '" + std::string(start) + "' of " + transcript());
  return *line;
}

void Program::wait_for_log(std::string_view words) {
  std::unique_lock lock(mutex_);
  const auto found = [&] { return err_.find(words) != std::string::npos; };
  changed_.wait_for(lock, patience, [&] { return found() || ended_; });
  if (!found()) throw std::runtime_error("no log '" + std::string(words) + "' of " + transcript());
}

void Program::signal(int number) const {
  if (::kill(leads_group_ ? -pid_ : pid_, number) != 0) fail("kill");
}

Outcome Program::wait() {
  {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, patience, [&] { return ended_; })) {
      ADD_FAILURE() << "still running after " << patience.count() << " s: " << transcript();
      ::kill(pid_, SIGKILL);
    }
  }
  int status = 0;
  rusage usage{};
  while (::wait4(pid_, &status, 0, &usage) < 0) {
    if (errno != EINTR) fail("wait4");
  }
  pid_ = -1;
  reader_.join();
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), std::move(out_),
          std::move(err_), static_cast<std::uint64_t>(usage.ru_maxrss) * 1024};
}

Outcome run(std::vector<std::string> arguments, const ProgramOptions& options) {
  return Program(std::move(arguments), options).wait();
}

Outcome run_indexer(std::vector<std::string> arguments, const ProgramOptions& options) {
  arguments.insert(arguments.begin(), indexer_path());
  return run(std::move(arguments), options);
}

std::string indexer_path() {
  return TRACUU_INDEXER;
}
std::string searchd_path() {
  return TRACUU_SEARCHD;
}

Scratch::Scratch() {
  std::string pattern = std::filesystem::temp_directory_path() / "tracuu-programs-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) fail("mkdtemp");
  path_ = pattern;
}

Scratch::~Scratch() {
  std::error_code ignored;  // what is left lies in the folder for temporary files
  std::filesystem::remove_all(path_, ignored);
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) throw std::runtime_error("cannot write " + path.string());
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

namespace {

std::vector<std::string> daemon_arguments(const std::filesystem::path& archive,
                                          const std::vector<std::string>& more) {
  std::vector<std::string> arguments{searchd_path(), "--archive", archive, "--listen",
                                     "127.0.0.1:0"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

}  // namespace

Daemon::Daemon(const std::filesystem::path& archive, std::vector<std::string> more)
    : program_(daemon_arguments(archive, more)) {
  const std::string_view start = "listening on http://127.0.0.1:";
  const auto line = program_.line_of_output(start);
  const auto [end, error] =
      std::from_chars(line.data() + start.size(), line.data() + line.size(), port_);
  if (error != std::errc() || end != line.data() + line.size()) {
    throw std::runtime_error("no port in: " + line);
  }
}

Outcome Daemon::stop() {
  program_.signal(SIGTERM);
  return program_.wait();
}

void build_archive(const std::filesystem::path& archive, const std::filesystem::path& source) {
  const auto outcome = run_indexer({"build", "--archive", archive, "--source", source});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.out << outcome.err;
}

std::string small_report(const std::string& commune, int year) {
  return fmt::format(
      "ĐẢNG ỦY XÃ {}\nSố 12-BC/ĐU\n{}, ngày 04 tháng 12 năm {}\n\nBÁO CÁO\n"
      "Kết quả công tác dân vận năm {}\n\nCông tác dân vận của xã {} có nhiều chuyển biến.\n",
      commune, commune, year, year, commune);
}

std::filesystem::path samples() {
  return tests::root() / "corpus/samples";
}

std::optional<std::filesystem::path> shared_reports() {
  auto folder = tests::shared() / "reports";
  if (!std::filesystem::is_directory(folder)) return std::nullopt;
  return folder;
}

}  // namespace tracuu::tests
