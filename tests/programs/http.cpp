#include "tests/programs/http.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <stdexcept>
#include <system_error>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/programs/program.hpp"

namespace tracuu::tests {
namespace {

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

int number(std::string_view digits) {
  int value = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

Connection::Connection(std::uint16_t port, const char* from)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  if (socket_ < 0) fail("socket");
  const auto endpoint = [](const char* host, std::uint16_t number) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(number);
    ::inet_pton(AF_INET, host, &address.sin_addr);
    sockaddr any{};
    static_assert(sizeof any == sizeof address);
    std::memcpy(&any, &address, sizeof any);
    return any;
  };
  // The port of our side is chosen when we connect: there are more then.
  constexpr int yes = 1;
  ::setsockopt(socket_, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes);
  const sockaddr ours = endpoint(from, 0);
  const sockaddr theirs = endpoint("127.0.0.1", port);
  if (::bind(socket_, &ours, sizeof ours) != 0 || ::connect(socket_, &theirs, sizeof theirs) != 0) {
    const int error = errno;
    ::close(socket_);
    throw std::system_error(error, std::generic_category(), "connect");
  }
}

Connection::~Connection() {
  ::close(socket_);
}

void Connection::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EINTR) fail("send");
    if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool Connection::read_more() {
  pollfd readable{socket_, POLLIN, 0};
  const auto most = std::chrono::duration_cast<std::chrono::milliseconds>(patience).count();
  const int ready = ::poll(&readable, 1, static_cast<int>(most));
  if (ready < 0) fail("poll");
  if (ready == 0) throw std::runtime_error("no answer in time");
  std::array<char, 65536> bytes{};
  const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (got < 0) fail("recv");
  buffer_.append(bytes.data(), static_cast<std::size_t>(got));
  return got > 0;
}

Answer Connection::receive() {
  std::size_t head = 0;
  while ((head = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more()) throw std::runtime_error("the server hung up: '" + buffer_ + "'");
  }
  Answer answer;
  std::string_view lines = std::string_view(buffer_).substr(0, head);
  const auto status_line = lines.substr(0, lines.find("\r\n"));
  if (!status_line.starts_with("HTTP/1.1 ")) {
    throw std::runtime_error("no status line: '" + std::string(status_line) + "'");
  }
  answer.status = number(status_line.substr(9, 3));
  while (lines.find("\r\n") != std::string_view::npos) {
    lines.remove_prefix(lines.find("\r\n") + 2);
    const auto line = lines.substr(0, lines.find("\r\n"));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) {
      throw std::runtime_error("no header: '" + std::string(line) + "'");
    }
    auto value = line.substr(colon + 1);
    while (value.starts_with(' ')) value.remove_prefix(1);
    answer.headers[lower(line.substr(0, colon))] = value;
  }
  const auto length = answer.headers.find("content-length");
  if (length == answer.headers.end()) throw std::runtime_error("no Content-Length");
  const auto size = static_cast<std::size_t>(number(length->second));
  const std::size_t begin = head + 4;
  while (buffer_.size() < begin + size) {
    if (!read_more()) throw std::runtime_error("the server hung up inside a body");
  }
  answer.body = buffer_.substr(begin, size);
  buffer_.erase(0, begin + size);
  return answer;
}

bool Connection::closed_by_server() {
  const std::size_t before = buffer_.size();
  while (read_more()) {
  }
  return buffer_.size() == before;
}

std::string target(std::string_view path, const Parameters& parameters) {
  std::string result(path);
  char separator = '?';
  for (const auto& [name, value] : parameters) {
    result += separator + name + '=';
    for (const char c : value) {
      constexpr std::string_view digits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
      if (plain) {
        result += c;
      } else {
        result += {'%', digits[byte / 16U], digits[byte % 16U]};
      }
    }
    separator = '&';
  }
  return result;
}

Answer get(std::uint16_t port, std::string_view target,
           const std::vector<std::string>& header_lines) {
  Connection connection(port);
  std::string request = "GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
  for (const auto& line : header_lines) request += line + "\r\n";
  connection.send(request + "Connection: close\r\n\r\n");
  return connection.receive();
}

}  // namespace tracuu::tests
