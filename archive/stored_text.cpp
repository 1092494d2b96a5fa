// On disk, packed (packed.hpp): the text's length and the text; the number of spans; then by turns
// how many spans are as likely_span() tells from the text alone, and one that is not:
//   bit  0    Span::follows
//   bit  1    does not begin where it is likely to: by how many bytes follows
//   bit  2    is not of the likely length: it follows
//   bits 3-7  kind 0 to 30; 31: it follows as a byte
// What follows does so in this order: begin, length, kind. Numbers are base-128, lowest part first;
// differences may be negative and are zigzag. Of the tokens of a report 96 in 100 are likely ones.
#include "archive/stored_text.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "archive/errors.hpp"
#include "archive/packed.hpp"

namespace tracuu::archive {
namespace {

constexpr unsigned follows_bit = 0x01U;
constexpr unsigned begin_bit = 0x02U;
constexpr unsigned length_bit = 0x04U;
constexpr unsigned kind_shift = 3;
constexpr unsigned kind_escape = 31;

// What tokenizers::TokenKind calls a syllable and a figure.
constexpr std::uint8_t syllable_kind = 0;
constexpr std::uint8_t figure_kind = 2;

/// Looks no further for a word or its end, so that broken spans cannot make it slow.
constexpr std::size_t reach = 64;

/// What stands below the digits, and the marks of ends of sentences, part words.
bool parts_words(char c) {
  return static_cast<unsigned char>(c) < '0' || c == ':' || c == ';' || c == '?';
}

bool ends_sentence(char c) {
  return c == '.' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\n';
}

/// The high bit of each of eight bytes that parts words, and of some above the lowest one.
std::uint64_t word_ends(std::uint64_t bytes) {
  constexpr std::uint64_t each = 0x0101010101010101U;
  const auto below = [](std::uint64_t eight, std::uint64_t bound) {
    return (eight - bound * each) & ~eight & 0x80U * each;
  };
  const auto equal = [&](std::uint64_t eight, std::uint64_t byte) {
    return below(eight ^ (byte * each), 1);
  };
  return below(bytes, '0') | equal(bytes | each, ';') | equal(bytes, '?');  // ':' and one is ';'
}

std::size_t word_length(std::string_view text) {
  std::size_t length = 0;
  if constexpr (std::endian::native == std::endian::little) {
    for (std::uint64_t bytes = 0; length + sizeof bytes <= text.size(); length += sizeof bytes) {
      std::memcpy(&bytes, text.data() + length, sizeof bytes);
      const std::uint64_t ends = word_ends(bytes);
      if (ends != 0) return length + static_cast<std::size_t>(std::countr_zero(ends)) / 8;
    }
  }
  while (length < text.size() && !parts_words(text[length])) ++length;
  return length;
}

/// The word behind `end`, where the former token ended. A wrong guess costs some bytes. Inlined: a
/// Span given back in registers is put together in memory and waited for, thrice the time.
[[gnu::always_inline]] inline Span likely_span(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  bool follows = end > 0;
  for (const std::size_t last = std::min(text.size(), end + reach);
       begin < last && parts_words(text[begin]); ++begin) {
    if (ends_sentence(text[begin])) follows = false;
  }
  const std::size_t length = begin < text.size() ? word_length(text.substr(begin, reach)) : 0;
  const bool is_figure = length > 0 && text[begin] >= '0' && text[begin] <= '9';
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(length),
          is_figure ? figure_kind : syllable_kind, follows};
}

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

void put_unlikely(std::string& bytes, const Span& span, const Span& likely) {
  const bool begins_elsewhere = span.offset != likely.offset;
  const bool has_other_length = span.length != likely.length;
  const unsigned kind = span.kind < kind_escape ? span.kind : kind_escape;
  bytes += static_cast<char>((span.follows ? follows_bit : 0) | (begins_elsewhere ? begin_bit : 0) |
                             (has_other_length ? length_bit : 0) | (kind << kind_shift));
  if (begins_elsewhere) put_number(bytes, zigzag(std::int64_t{span.offset} - likely.offset));
  if (has_other_length) put_number(bytes, span.length);
  if (kind == kind_escape) bytes += static_cast<char>(span.kind);
}

/// A span within a text of `size` bytes, that begins nowhere before `former`.
Span read_unlikely(Cursor& cursor, const Span& likely, std::size_t size, std::uint32_t former) {
  const unsigned head = cursor.byte();
  const std::int64_t offset =
      likely.offset + ((head & begin_bit) != 0 ? unzigzag(cursor.number()) : 0);
  const std::uint64_t length = (head & length_bit) != 0 ? cursor.number() : likely.length;
  const unsigned kind = (head >> kind_shift) == kind_escape ? cursor.byte() : head >> kind_shift;
  if (offset < former || offset > static_cast<std::int64_t>(size) ||
      length > size - static_cast<std::size_t>(offset)) {
    Cursor::refuse("a token lies outside of the text");
  }
  return {static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(length),
          static_cast<std::uint8_t>(kind), (head & follows_bit) != 0};
}

std::size_t end_of(const Span& span) {
  return std::size_t{span.offset} + span.length;
}

std::vector<Span> read_spans(Cursor& cursor, std::string_view text) {
  const std::uint64_t count = cursor.number();
  // A likely one has a letter of its own in the text, any other has bytes of its own.
  if (count > text.size() + cursor.left()) Cursor::refuse("it names more tokens than it holds");
  std::vector<Span> spans;
  spans.reserve(count);
  std::uint64_t likely_ones = cursor.number();
  Span former;
  for (std::uint64_t i = 0; i < count; ++i) {
    Span span = likely_span(text, end_of(former));
    if (likely_ones > 0) {
      if (span.length == 0) Cursor::refuse("a token lies outside of the text");
      --likely_ones;
    } else {
      span = read_unlikely(cursor, span, text.size(), former.offset);
      likely_ones = cursor.number();
    }
    spans.push_back(span);
    former = span;
  }
  if (likely_ones != 0) Cursor::refuse("it names fewer tokens than it holds");
  return spans;
}

}  // namespace

std::string encode(const StoredText& stored) {
  std::string bytes;
  bytes.reserve(stored.text.size() + stored.spans.size() / 4 + 16);
  put_number(bytes, stored.text.size());
  bytes += stored.text;
  put_number(bytes, stored.spans.size());
  std::uint64_t likely_ones = 0;
  Span former;
  for (const Span& span : stored.spans) {
    const Span likely = likely_span(stored.text, end_of(former));
    if (span == likely && span.length > 0) {
      ++likely_ones;
    } else {
      put_number(bytes, std::exchange(likely_ones, 0));
      put_unlikely(bytes, span, likely);
    }
    former = span;
  }
  put_number(bytes, likely_ones);
  return pack(Packing::text, bytes);
}

StoredText decode_stored_text(std::string_view stored) {
  const std::string bytes = unpack(Packing::text, stored);
  Cursor cursor(bytes);
  const std::string_view text = cursor.slice(cursor.number());
  StoredText read{std::string(text), read_spans(cursor, text)};
  if (cursor.left() != 0) Cursor::refuse("something comes after its end");
  return read;
}

StoredText stored_text(const Xapian::Database& texts, Xapian::docid id) {
  return decode_stored_text(texts.get_document(id).get_data());
}

}  // namespace tracuu::archive
