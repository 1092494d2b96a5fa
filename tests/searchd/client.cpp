#include "tests/searchd/client.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace tracuu::searchd {
namespace {

std::string lower(std::string_view text) {
  std::string made(text);
  for (char& c : made) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return made;
}

}  // namespace

std::string Answer::field(std::string_view name) const {
  const std::string wanted = "\r\n" + lower(name) + ": ";
  const auto at = lower(head).find(wanted);
  if (at == std::string::npos) return {};
  const auto start = at + wanted.size();
  return head.substr(start, head.find("\r\n", start) - start);
}

Client::Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval patience{20, 0};  // a test that hangs fails
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    throw std::runtime_error("cannot connect");
  }
}

Client::~Client() {
  ::close(socket_);
}

bool Client::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Client::send_no_more() const {
  ::shutdown(socket_, SHUT_WR);
}

bool Client::read_more() {
  std::array<char, 64 * 1024> bytes;
  const auto got = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (got <= 0) return false;
  pending_.append(bytes.data(), static_cast<std::size_t>(got));
  return true;
}

std::optional<std::string> Client::receive_bytes(std::size_t count) {
  while (pending_.size() < count) {
    if (!read_more()) return std::nullopt;
  }
  std::string bytes = pending_.substr(0, count);
  pending_.erase(0, count);
  return bytes;
}

std::optional<std::string> Client::receive_line() {
  std::size_t end = 0;
  while ((end = pending_.find("\r\n")) == std::string::npos) {
    if (!read_more()) return std::nullopt;
  }
  std::string line = pending_.substr(0, end);
  pending_.erase(0, end + 2);
  return line;
}

std::optional<std::string> Client::receive_chunks() {
  std::string body;
  for (;;) {
    const auto size = receive_line();
    if (!size) return std::nullopt;
    if (*size == "0") return body;
    const auto chunk = receive_bytes(std::stoul(*size, nullptr, 16));
    if (!chunk || !receive_line()) return std::nullopt;
    body += *chunk;
  }
}

std::optional<std::string> Client::receive_trailers() {
  std::string lines;
  for (;;) {
    const auto line = receive_line();
    if (!line || line->empty()) return line ? std::optional(lines) : std::nullopt;
    lines += *line + '\n';
  }
}

std::optional<Answer> Client::receive(bool of_head) {
  std::size_t end = 0;
  while ((end = pending_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more()) return std::nullopt;
  }
  Answer answer;
  answer.head = pending_.substr(0, end + 2);
  answer.status = std::stoi(answer.head.substr(9, 3));
  pending_.erase(0, end + 4);
  const bool chunked = answer.field("transfer-encoding") == "chunked";
  const std::string length = answer.field("content-length");
  if (of_head || (length.empty() && !chunked)) return answer;
  const auto body = chunked ? receive_chunks() : receive_bytes(std::stoul(length));
  if (!body) return std::nullopt;
  answer.body = *body;
  if (!chunked) return answer;
  const auto trailers = receive_trailers();
  if (!trailers) return std::nullopt;
  answer.trailers = *trailers;
  return answer;
}

std::string Client::rest() {
  while (read_more()) {
  }
  return std::exchange(pending_, {});
}

std::optional<Answer> Client::get(std::string_view target) {
  if (!send("GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n\r\n")) return std::nullopt;
  return receive();
}

}  // namespace tracuu::searchd
