#include "searchd/http/gzip.hpp"

#include <array>
#include <new>
#include <optional>
#include <utility>

#include <zlib.h>

namespace tracuu::searchd::http {
namespace {

// JSON is a fifth of its size at level 3; level 6 takes twice the time for a tenth less.
constexpr int level = 3;
constexpr int gzip_window = 15 + 16;  ///< zlib's way to ask for a gzip header
constexpr int memory_level = 8;

}  // namespace

struct Gzip::State {
  State() {
    const int result =
        deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY);
    if (result != Z_OK) throw std::bad_alloc();  // nothing else can fail with these settings
  }
  ~State() { deflateEnd(&stream); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  std::string deflated(std::string_view piece, int flush) {
    std::string made;
    std::array<unsigned char, 16UL * 1024> room;
    // zlib only reads what it is given, but its header says so only where z_const is defined.
    stream.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(piece.data()));
    stream.avail_in = static_cast<unsigned>(piece.size());
    do {
      stream.next_out = room.data();
      stream.avail_out = static_cast<unsigned>(room.size());
      ::deflate(&stream, flush);
      made.append(reinterpret_cast<const char*>(room.data()), room.size() - stream.avail_out);
    } while (stream.avail_out == 0);
    return made;
  }

  z_stream stream{};
};

Gzip::Gzip() : state_(std::make_unique<State>()) {}
Gzip::~Gzip() = default;

std::string Gzip::add(std::string_view piece) {
  return state_->deflated(piece, Z_SYNC_FLUSH);
}

std::string Gzip::finish(std::string_view piece) {
  return state_->deflated(piece, Z_FINISH);
}

Response compressed(Response response) {
  if (!response.more && response.body.size() < least_gzip_bytes) return response;
  response.headers.emplace_back("Content-Encoding", "gzip");
  if (!response.more) {
    response.body = Gzip().finish(response.body);
    return response;
  }
  const auto gzip = std::make_shared<Gzip>();
  if (!response.body.empty()) response.body = gzip->add(response.body);
  response.more = [gzip, pieces = std::move(response.more),
                   ended = false]() mutable -> std::optional<std::string> {
    if (ended) return std::nullopt;
    const auto piece = pieces();
    ended = !piece;
    return ended ? gzip->finish() : gzip->add(*piece);
  };
  return response;
}

}  // namespace tracuu::searchd::http
