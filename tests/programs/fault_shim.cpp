// Loaded before a program (LD_PRELOAD) to make the system fail it at a chosen moment:
//   TRACUU_FAULT=MODE@N   from the Nth call that changes files on:
//     kill     the process dies, as by kill -9 or a power cut
//     eio      that call fails with EIO; those after it succeed
//     enospc   all calls that need room fail with ENOSPC
//     short    every write takes half of its bytes
//   TRACUU_FAULT=kill-removal@N   the process dies before its Nth removal of a file
//   TRACUU_FAULT=vanish@N   every Nth report that is opened is gone; unreadable@N: may not be read
//   TRACUU_FAULT=clock@N    the clock jumps by ten years, to and fro
//   TRACUU_FAULT_COUNT=FILE  where the number of such calls is written at the end
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

std::atomic<long> calls = 0;
std::atomic<long> removals = 0;
std::atomic<long> opened = 0;
std::atomic<long> asked = 0;

struct Fault {
  std::string_view mode;
  long moment = 0;
};

const Fault& fault() {
  static const Fault read = [] {
    Fault made;
    const char* text = std::getenv("TRACUU_FAULT");
    const char* at = text == nullptr ? nullptr : std::strchr(text, '@');
    if (at == nullptr) return made;
    made.mode = std::string_view(text, static_cast<std::size_t>(at - text));
    made.moment = std::atol(at + 1);
    return made;
  }();
  return read;
}

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

/// Counts a call; true where it has to fail, with errno set.
bool fails(bool needs_room) {
  const long number = ++calls;
  const auto& [mode, moment] = fault();
  if (moment == 0 || number < moment) return false;
  if (mode == "kill") raise(SIGKILL);
  if (mode == "eio" && number == moment) {
    errno = EIO;
    return true;
  }
  if (mode == "enospc" && needs_room) {
    errno = ENOSPC;
    return true;
  }
  return false;
}

void before_removal() {
  const auto& [mode, moment] = fault();
  if (++removals == moment && mode == "kill-removal") raise(SIGKILL);
}

std::size_t taken(std::size_t bytes) {
  const auto& [mode, moment] = fault();
  return mode == "short" && calls >= moment && bytes > 1 ? bytes / 2 : bytes;
}

bool is_missing(const char* path, int flags) {
  const auto& [mode, moment] = fault();
  if (moment == 0 || (flags & O_ACCMODE) != O_RDONLY) return false;
  if (!std::string_view(path).ends_with(".txt")) return false;
  if (mode != "vanish" && mode != "unreadable") return false;
  if (++opened % moment != 0) return false;
  errno = mode == "vanish" ? ENOENT : EACCES;
  return true;
}

struct WritesTheCount {
  ~WritesTheCount() {
    const char* path = std::getenv("TRACUU_FAULT_COUNT");
    if (path == nullptr) return;
    if (std::FILE* file = std::fopen(path, "w")) {
      std::fprintf(file, "%ld\n", calls.load());
      std::fclose(file);
    }
  }
} writes_the_count;

/// Pipes and terminals are not the archive.
bool is_file(int descriptor) {
  struct stat status {};
  return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t count) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
  if (!is_file(descriptor)) return real(descriptor, bytes, count);
  return fails(true) ? -1 : real(descriptor, bytes, taken(count));
}

ssize_t writev(int descriptor, const iovec* parts, int count) {
  static const auto real = next<ssize_t (*)(int, const iovec*, int)>("writev");
  return is_file(descriptor) && fails(true) ? -1 : real(descriptor, parts, count);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t count, off_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
  return fails(true) ? -1 : real(descriptor, bytes, taken(count), offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t offset) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  return fails(true) ? -1 : real(descriptor, bytes, taken(count), offset);
}

int fsync(int descriptor) {
  static const auto real = next<int (*)(int)>("fsync");
  return fails(true) ? -1 : real(descriptor);
}

int rename(const char* from, const char* to) noexcept {
  static const auto real = next<int (*)(const char*, const char*)>("rename");
  return fails(false) ? -1 : real(from, to);
}

int link(const char* from, const char* to) noexcept {
  static const auto real = next<int (*)(const char*, const char*)>("link");
  return fails(true) ? -1 : real(from, to);
}

int unlink(const char* path) noexcept {
  static const auto real = next<int (*)(const char*)>("unlink");
  before_removal();
  return real(path);
}

int unlinkat(int folder, const char* path, int flags) noexcept {
  static const auto real = next<int (*)(int, const char*, int)>("unlinkat");
  before_removal();
  return real(folder, path, flags);
}

int remove(const char* path) noexcept {
  static const auto real = next<int (*)(const char*)>("remove");
  before_removal();
  return real(path);
}

int mkdir(const char* path, mode_t mode) noexcept {
  static const auto real = next<int (*)(const char*, mode_t)>("mkdir");
  return fails(true) ? -1 : real(path, mode);
}

int open(const char* path, int flags, ...) {
  static const auto real = next<int (*)(const char*, int, ...)>("open");
  va_list rest;
  va_start(rest, flags);
  const auto mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return is_missing(path, flags) ? -1 : real(path, flags, mode);
}

int clock_gettime(clockid_t clock, timespec* time) noexcept {
  static const auto real = next<int (*)(clockid_t, timespec*)>("clock_gettime");
  const int result = real(clock, time);
  constexpr time_t ten_years = 315'360'000;
  if (clock == CLOCK_REALTIME && fault().mode == "clock") {
    time->tv_sec += ++asked % 2 == 0 ? ten_years : -ten_years;
  }
  return result;
}

}  // extern "C"
