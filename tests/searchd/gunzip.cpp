#include "tests/searchd/gunzip.hpp"

#include <array>
#include <stdexcept>

#include <zlib.h>

namespace tracuu::searchd {

std::string gunzip(std::string_view bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) throw std::runtime_error("no inflate");
  stream.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<unsigned>(bytes.size());
  std::string text;
  std::array<unsigned char, 64UL * 1024> room;
  int result = Z_OK;
  do {
    stream.next_out = room.data();
    stream.avail_out = static_cast<unsigned>(room.size());
    result = inflate(&stream, Z_NO_FLUSH);
    text.append(reinterpret_cast<const char*>(room.data()), room.size() - stream.avail_out);
  } while (result == Z_OK && (stream.avail_in > 0 || stream.avail_out == 0));
  inflateEnd(&stream);
  if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
    throw std::runtime_error("no gzip");
  }
  return text;
}

}  // namespace tracuu::searchd
