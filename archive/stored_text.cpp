// On disk: the text's length and the text; the number of spans; for each span a head byte
//   bits 0-3  length, 0: it follows
//   bit  4    does not begin one byte after the end of the former: the distance follows
//   bit  5    Span::follows
//   bits 6-7  kind 0 to 2; 3: it follows as a byte
// and what is said to follow, in this order: distance, length, kind. Numbers are base-128, lowest
// part first; distances may be negative and are zigzag. A usual token costs this one byte.
#include "archive/stored_text.hpp"

#include <fmt/format.h>

#include "archive/errors.hpp"

namespace tracuu::archive {
namespace {

constexpr unsigned length_bits = 0x0FU;
constexpr unsigned distant_bit = 0x10U;
constexpr unsigned follows_bit = 0x20U;
constexpr unsigned kind_shift = 6;
constexpr unsigned kind_escape = 3;
constexpr std::int64_t usual_distance = 1;

void put_number(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80U; number >>= 7U) bytes += static_cast<char>((number & 0x7FU) | 0x80U);
  bytes += static_cast<char>(number);
}

std::uint64_t zigzag(std::int64_t number) {
  const auto twice = static_cast<std::uint64_t>(number) << 1U;
  return number < 0 ? ~twice : twice;
}

std::int64_t unzigzag(std::uint64_t number) {
  const auto half = static_cast<std::int64_t>(number >> 1U);
  return (number & 1U) == 0 ? half : -half - 1;
}

/// Reads from the front of hostile bytes.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : rest_(bytes) {}

  std::size_t left() const { return rest_.size(); }

  unsigned byte() {
    if (rest_.empty()) refuse("it ends early");
    const auto value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {  // 5 bytes: enough for all we write
      const unsigned part = byte();
      value |= static_cast<std::uint64_t>(part & 0x7FU) << shift;
      if (part < 0x80U) return value;
    }
    refuse("a number is too large");
  }

  std::string_view slice(std::uint64_t size) {
    if (size > rest_.size()) refuse("it ends early");
    const std::string_view front = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return front;
  }

  [[noreturn]] static void refuse(const char* reason) {
    throw DatabaseError(fmt::format("not a stored text: {}", reason));
  }

 private:
  std::string_view rest_;
};

}  // namespace

std::string encode(const StoredText& stored) {
  std::string bytes;
  bytes.reserve(stored.text.size() + stored.spans.size() * 3 / 2 + 16);
  put_number(bytes, stored.text.size());
  bytes += stored.text;
  put_number(bytes, stored.spans.size());
  std::int64_t end = -usual_distance;  // so that a span at 0 is a usual one
  for (const Span& span : stored.spans) {
    const std::int64_t distance = span.offset - end;
    const bool distant = distance != usual_distance;
    const bool long_token = span.length == 0 || span.length > length_bits;
    const unsigned kind = span.kind < kind_escape ? span.kind : kind_escape;
    bytes += static_cast<char>((long_token ? 0 : span.length) | (distant ? distant_bit : 0) |
                               (span.follows ? follows_bit : 0) | (kind << kind_shift));
    if (distant) put_number(bytes, zigzag(distance));
    if (long_token) put_number(bytes, span.length);
    if (kind == kind_escape) bytes += static_cast<char>(span.kind);
    end = static_cast<std::int64_t>(span.offset) + span.length;
  }
  return bytes;
}

StoredText decode_stored_text(std::string_view bytes) {
  Cursor cursor(bytes);
  StoredText stored;
  stored.text = cursor.slice(cursor.number());
  const std::uint64_t count = cursor.number();
  if (count > cursor.left()) Cursor::refuse("it names more tokens than it holds");
  stored.spans.reserve(count);
  const auto size = static_cast<std::int64_t>(stored.text.size());
  std::int64_t end = -usual_distance;
  std::int64_t former = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const unsigned head = cursor.byte();
    const std::int64_t distance =
        (head & distant_bit) != 0 ? unzigzag(cursor.number()) : usual_distance;
    const std::int64_t offset = end + distance;
    const auto length =
        static_cast<std::int64_t>((head & length_bits) != 0 ? head & length_bits : cursor.number());
    const unsigned kind = (head >> kind_shift) == kind_escape ? cursor.byte() : head >> kind_shift;
    if (offset < former || offset > size || length > size - offset) {
      Cursor::refuse("a token lies outside of the text");
    }
    stored.spans.push_back({static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(length),
                            static_cast<std::uint8_t>(kind), (head & follows_bit) != 0});
    former = offset;
    end = offset + length;
  }
  if (cursor.left() != 0) Cursor::refuse("something comes after its end");
  return stored;
}

}  // namespace tracuu::archive
