#include "archive/schema.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tracuu::archive {
namespace {

/// FNV-1a, 64 bits: the same on every machine, and part of the format.
std::uint64_t hash(std::string_view bytes) {
  std::uint64_t state = 14695981039346656037U;
  for (const char byte : bytes) {
    state = (state ^ static_cast<unsigned char>(byte)) * 1099511628211U;
  }
  return state;
}

std::size_t bytes_in_xapian(char byte) {
  return byte == '\0' ? 2 : 1;
}

bool continues_a_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The longest start of `value` that ends between characters and fits into `room` bytes.
std::string_view start_of(std::string_view value, std::size_t room) {
  std::size_t end = 0;
  for (std::size_t used = 0; end < value.size(); ++end) {
    used += bytes_in_xapian(value[end]);
    if (used > room) break;
  }
  while (end > 0 && end < value.size() && continues_a_character(value[end])) --end;
  return value.substr(0, end);
}

}  // namespace

std::string term(Field field, std::string_view value) {
  constexpr std::size_t hash_bytes = 17;  // '#' and 16 digits

  std::string made(spec(field).prefix);
  if (!made.empty()) made += ':';
  const std::size_t room = term_bytes - made.size();
  const auto zeros = static_cast<std::size_t>(std::ranges::count(value, '\0'));
  if (value.size() + zeros <= room) return made.append(value);
  made += start_of(value, room - hash_bytes);
  return fmt::format("{}#{:016x}", made, hash(value));
}

}  // namespace tracuu::archive
