#include "corpus/formats/isolated.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void throw_system(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() { close(); }
  int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

int file_in_memory(std::string_view bytes) {
  const int file = ::memfd_create("report", MFD_CLOEXEC);
  if (file < 0) throw_system("memfd_create");
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) {
      ::close(file);
      throw_system("memfd write");
    }
    bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  }
  ::lseek(file, 0, SEEK_SET);
  return file;
}

void limit(int resource, std::uint64_t most) {
  const rlimit both{most, most};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

constexpr int exec_failed = 127;

/// In the child, which may only call what is safe between fork and exec.
[[noreturn]] void become(const char* program, char* const* arguments, int input, int output,
                         pid_t parent, const IsolationLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(exec_failed);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::setsid();  // a Ctrl-C is for the parent to answer
  ::dup2(input, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  const int nowhere = ::open("/dev/null", O_WRONLY);
  ::dup2(nowhere, STDERR_FILENO);
  ::close_range(STDERR_FILENO + 1, ~0U, 0);
  limit(RLIMIT_AS, limits.memory);
  limit(RLIMIT_CPU, static_cast<std::uint64_t>(limits.time.count()));
  limit(RLIMIT_FSIZE, limits.output);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, 32);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  std::array<char*, 3> environment{const_cast<char*>("LC_ALL=C.UTF-8"),
                                   const_cast<char*>("HOME=/nonexistent"), nullptr};
  ::execve(program, arguments, environment.data());
  ::_exit(exec_failed);
}

/// Ends the child when its output was not wanted to the end.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  Child(Child&&) = delete;
  Child& operator=(Child&&) = delete;
  ~Child() {
    if (id_ <= 0) return;
    ::kill(id_, SIGKILL);
    wait();
  }

  int wait() {
    int status = 0;
    while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    id_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  pid_t id_;
};

std::string read_all(int pipe, Clock::time_point deadline, std::size_t most) {
  std::string output;
  std::array<char, 1U << 16U> buffer{};
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd waiting{pipe, POLLIN, 0};
    const int ready = left > 0 ? ::poll(&waiting, 1, static_cast<int>(left)) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) throw Unusable("too_slow", "it took too long to read");
    const ssize_t count = ::read(pipe, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw_system("pipe read");
    if (count == 0) return output;
    if (output.size() + static_cast<std::size_t>(count) > most) {
      throw Unusable("expands_too_much",
                     "its text is more than " + std::to_string(most) + " bytes");
    }
    output.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace

Outcome run_isolated(const std::filesystem::path& program,
                     const std::vector<std::string>& arguments, std::string_view input,
                     const IsolationLimits& limits) {
  if (::access(program.c_str(), X_OK) != 0) {
    throw Unusable("no_reader", program.string() + " is not installed");
  }
  Descriptor file(file_in_memory(input));
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw_system("pipe");
  const Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  const std::string name = program.string();
  std::vector<char*> words{const_cast<char*>(name.c_str())};
  for (const std::string& argument : arguments)
    words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);

  const pid_t parent = ::getpid();
  const pid_t id = ::fork();
  if (id < 0) throw_system("fork");
  if (id == 0) become(name.c_str(), words.data(), file.number(), to.number(), parent, limits);
  Child child(id);
  to.close();
  Outcome outcome;
  outcome.output = read_all(from.number(), Clock::now() + limits.time, limits.output);
  outcome.exit_code = child.wait();
  return outcome;
}

}  // namespace tracuu::corpus
