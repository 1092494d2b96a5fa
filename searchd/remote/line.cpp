#include "searchd/remote/line.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "archive/errors.hpp"

namespace tracuu::searchd {
namespace {

constexpr std::string_view scheme = "tcp:";
constexpr unsigned last_port = 65'534;  // the one behind it is for the texts

using AddressList = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

AddressList look_up(const std::string& host, int flags) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = flags;
  addrinfo* found = nullptr;
  const int error = getaddrinfo(host.c_str(), nullptr, &wanted, &found);
  if (error != 0) throw archive::DatabaseError(fmt::format("{}: {}", host, gai_strerror(error)));
  return {found, &freeaddrinfo};
}

std::string numeric(const sockaddr* address, socklen_t size) {
  std::string host(NI_MAXHOST, '\0');
  if (getnameinfo(address, size, host.data(), static_cast<socklen_t>(host.size()), nullptr, 0,
                  NI_NUMERICHOST) != 0) {
    return {};
  }
  host.resize(host.find('\0'));
  return host;
}

unsigned port_of(const sockaddr_storage& address) {
  if (address.ss_family == AF_INET) {
    return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
  }
  return ntohs(reinterpret_cast<const sockaddr_in6&>(address).sin6_port);
}

struct Socket {
  int descriptor = -1;
  std::string name;  ///< the kernel's, "socket:[4711]": a descriptor is used again, it is not
  auto operator<=>(const Socket&) const = default;
};

/// This process's connections to a server. Descriptors of other threads are among those it looks
/// at, and may be closed meanwhile: they are asked for their peer and nothing else.
std::set<Socket> sockets_to(const RemoteAddress& peer) {
  std::set<Socket> found;
  std::error_code error;
  for (std::filesystem::directory_iterator all("/proc/self/fd", error), end; !error && all != end;
       all.increment(error)) {
    const std::string name = all->path().filename().string();
    int descriptor = -1;
    std::from_chars(name.data(), name.data() + name.size(), descriptor);
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (descriptor < 0 || getpeername(descriptor, generic, &size) != 0) continue;
    if (address.ss_family != AF_INET && address.ss_family != AF_INET6) continue;
    if (port_of(address) != peer.port || numeric(generic, size) != peer.host) continue;
    std::error_code gone;
    const auto socket = std::filesystem::read_symlink(all->path(), gone);
    if (!gone) found.insert({descriptor, socket.string()});
  }
  return found;
}

class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  ~Descriptor() { ::close(descriptor_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

bool wait_for(int socket, short event, Line::Time until) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
      until - std::chrono::steady_clock::now());
  pollfd waited{socket, event, 0};
  const auto most =
      std::clamp(left, std::chrono::milliseconds(0), std::chrono::milliseconds(60'000));
  return poll(&waited, 1, static_cast<int>(most.count())) > 0;
}

void expect_greeting_at(const RemoteAddress& numeric, Line::Time until) {
  const AddressList found = look_up(numeric.host, AI_NUMERICHOST);
  const Descriptor socket(
      ::socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  const auto fail = [&](const char* what) {
    throw archive::DatabaseError(fmt::format("{} port {}: {}", numeric.host, numeric.port, what));
  };
  const auto port = htons(static_cast<std::uint16_t>(numeric.port));
  if (found->ai_family == AF_INET) {
    reinterpret_cast<sockaddr_in*>(found->ai_addr)->sin_port = port;
  } else {
    reinterpret_cast<sockaddr_in6*>(found->ai_addr)->sin6_port = port;
  }
  if (::connect(socket.get(), found->ai_addr, found->ai_addrlen) != 0 && errno != EINPROGRESS) {
    fail("nobody answers there");
  }
  std::array<char, 4096> greeting{};  // all of it: to close on unread words is an error there
  if (!wait_for(socket.get(), POLLOUT, until) || !wait_for(socket.get(), POLLIN, until)) {
    fail("says nothing");
  }
  if (::recv(socket.get(), greeting.data(), greeting.size(), 0) <= 0) fail("nobody answers there");
}

}  // namespace

std::optional<RemoteAddress> remote_address(std::string_view archive) {
  if (!archive.starts_with(scheme)) return std::nullopt;
  const std::string_view rest = archive.substr(scheme.size());
  const auto colon = rest.rfind(':');
  std::string_view host = rest.substr(0, std::min(colon, rest.size()));
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  RemoteAddress address{std::string(host), 0};
  bool is_port = false;
  if (colon != std::string_view::npos) {
    const auto digits = rest.substr(colon + 1);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
    is_port = error == std::errc() && end == digits.data() + digits.size();
  }
  if (host.empty() || !is_port || address.port == 0 || address.port > last_port) {
    throw std::invalid_argument(
        fmt::format("{}: tcp:HOST:PORT is needed, with a port from 1 to {}", archive, last_port));
  }
  return address;
}

RemoteAddress resolved(const RemoteAddress& address) {
  const AddressList found = look_up(address.host, 0);
  return {numeric(found->ai_addr, found->ai_addrlen), address.port};
}

void expect_greeting(const RemoteAddress& numeric, Line::Time until) {
  expect_greeting_at(numeric, until);
  expect_greeting_at({numeric.host, numeric.port + 1}, until);
}

class Line::Connecting {
 public:
  Connecting(Lines& all, Time until) : all_(all) {
    std::unique_lock lock(all_.mutex_);
    if (!all_.freed_.wait_until(lock, until, [&] { return !all_.connecting_; })) {
      throw archive::DatabaseError("no time to connect");
    }
    all_.connecting_ = true;
  }
  ~Connecting() {
    {
      const std::scoped_lock lock(all_.mutex_);
      all_.connecting_ = false;
    }
    all_.freed_.notify_one();
  }
  Connecting(const Connecting&) = delete;
  Connecting& operator=(const Connecting&) = delete;

 private:
  Lines& all_;
};

// Xapian does not tell its socket. Nobody else connects to this address meanwhile, so that the one
// that is new is ours.
Line::End Line::connect(const RemoteAddress& numeric, std::chrono::milliseconds patience) {
  const std::set<Socket> before = sockets_to(numeric);
  End end;
  const auto milliseconds = static_cast<useconds_t>(patience.count());
  end.database = Xapian::Remote::open(numeric.host, numeric.port, milliseconds, milliseconds);
  for (const Socket& each : sockets_to(numeric)) {
    if (!before.contains(each)) end.socket = each.descriptor;
  }
  return end;
}

Line::Line(const RemoteAddress& numeric, Time until, std::chrono::milliseconds patience, Lines& all)
    : all_(all) {
  {
    const Connecting alone(all_, until);
    index_ = connect(numeric, patience);
    texts_ = connect({numeric.host, numeric.port + 1}, patience);
  }
  const std::scoped_lock lock(all_.mutex_);
  all_.open_.insert(this);
}

Line::~Line() {
  {
    const std::scoped_lock lock(all_.mutex_);
    all_.open_.erase(this);
  }
  // Whoever holds these databases besides, the sockets are closed now, and not cut any more.
  index_.database.close();
  texts_.database.close();
}

void Lines::cut() {
  const std::scoped_lock lock(mutex_);
  for (const Line* line : open_) line->cut();
}

bool Line::is_broken() const {
  for (const End* end : {&index_, &texts_}) {
    if (end->socket < 0) continue;
    pollfd socket{end->socket, POLLIN, 0};
    if (poll(&socket, 1, 0) > 0) return true;
  }
  return false;
}

void Line::cut() const {
  for (const End* end : {&index_, &texts_}) {
    if (end->socket >= 0) ::shutdown(end->socket, SHUT_RDWR);
  }
}

}  // namespace tracuu::searchd
