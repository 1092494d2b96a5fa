#include "searchd/query/target.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "searchd/query/errors.hpp"

namespace tracuu::searchd {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

BadRequest bad_percent(std::string_view raw, std::size_t at,
                       const std::optional<std::string>& param) {
  return BadRequest(
      {"bad_encoding",
       {fmt::format("dấu phần trăm không đi với hai chữ số thập lục phân: \"{}\"",
                    raw.substr(at, 3)),
        fmt::format("a percent sign without two hexadecimal digits: \"{}\"", raw.substr(at, 3))},
       param,
       at});
}

/// `plus` is a space in parameters, itself in paths.
std::string decode(std::string_view raw, bool plus_is_space,
                   const std::optional<std::string>& param) {
  std::string decoded;
  decoded.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '+' && plus_is_space) {
      decoded += ' ';
    } else if (raw[i] == '%') {
      const int high = i + 2 < raw.size() ? hex_digit(raw[i + 1]) : -1;
      const int low = i + 2 < raw.size() ? hex_digit(raw[i + 2]) : -1;
      if (high < 0 || low < 0) {
        // The message quotes ASCII only: what follows the sign may be half a character.
        const bool printable = std::ranges::all_of(raw.substr(i, 3), [](char c) {
          return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7f;
        });
        throw bad_percent(printable ? raw : "%", printable ? i : 0, param);
      }
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += raw[i];
    }
  }
  if (const auto at = broken_utf8_at(decoded)) {
    throw BadRequest({"bad_encoding",
                      {fmt::format("không phải UTF-8 từ byte {}", *at),
                       fmt::format("not UTF-8 from byte {} on", *at)},
                      param,
                      at});
  }
  return decoded;
}

void append_encoded(std::string& target, std::string_view value) {
  for (const char c : value) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.' || c == '~';
    if (plain) {
      target += c;
    } else {
      target += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
}

/// The sum of what `units` gives for each byte, 0 to 2: in pieces whose sum fits into a byte, as
/// then sixteen are added at once.
template <typename Units>
std::size_t sum_of(std::string_view text, Units units) {
  constexpr std::size_t piece = 64;
  std::size_t sum = 0;
  for (; text.size() >= piece; text.remove_prefix(piece)) {
    std::uint8_t part = 0;
    for (std::size_t i = 0; i < piece; ++i) {
      part = static_cast<std::uint8_t>(part + units(static_cast<std::uint8_t>(text[i])));
    }
    sum += part;
  }
  for (const char c : text) sum += units(static_cast<std::uint8_t>(c));
  return sum;
}

std::uint8_t begins_character(std::uint8_t byte) {
  return (byte & 0xc0U) != 0x80U ? 1 : 0;
}

}  // namespace

std::optional<std::size_t> broken_utf8_at(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned first = byte(i);
    std::size_t length = 1;
    std::uint32_t c = first;
    if (first >= 0xf0) {
      length = 4;
      c = first & 0x07U;
    } else if (first >= 0xe0) {
      length = 3;
      c = first & 0x0fU;
    } else if (first >= 0xc0) {
      length = 2;
      c = first & 0x1fU;
    } else if (first >= 0x80) {
      return i;
    }
    if (first >= 0xf8 || i + length > text.size()) return i;
    for (std::size_t k = 1; k < length; ++k) {
      if ((byte(i + k) & 0xc0U) != 0x80U) return i;
      c = (c << 6U) | (byte(i + k) & 0x3fU);
    }
    constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < smallest[length] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) return i;
    i += length;
  }
  return std::nullopt;
}

std::size_t count_characters(std::string_view text) {
  return sum_of(text, [](std::uint8_t byte) { return begins_character(byte); });
}

std::size_t count_utf16_units(std::string_view text) {
  return sum_of(text, [](std::uint8_t byte) {
    return static_cast<std::uint8_t>(begins_character(byte) + (byte >= 0xf0U ? 1 : 0));
  });
}

std::size_t byte_after(std::string_view text, std::size_t start, std::size_t count) {
  const auto is_inside = [&](std::size_t i) {
    return (static_cast<unsigned char>(text[i]) & 0xc0U) == 0x80U;
  };
  std::size_t at = start;
  for (; at < text.size() && count > 0; --count) {
    ++at;
    while (at < text.size() && is_inside(at)) ++at;
  }
  return at;
}

Target parse_target(std::string_view raw) {
  Target target;
  raw = raw.substr(0, raw.find('#'));
  const auto question = raw.find('?');
  std::string_view path = raw.substr(0, question);
  if (path.starts_with('/')) path.remove_prefix(1);
  for (;;) {
    const auto slash = path.find('/');
    target.path.push_back(decode(path.substr(0, slash), false, std::nullopt));
    if (slash == std::string_view::npos) break;
    path.remove_prefix(slash + 1);
  }
  if (question == std::string_view::npos) return target;
  std::string_view rest = raw.substr(question + 1);
  while (!rest.empty()) {
    const auto end = rest.find('&');
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    std::string name = decode(pair.substr(0, equals), true, std::nullopt);
    std::string value = equals == std::string_view::npos
                            ? std::string()
                            : decode(pair.substr(equals + 1), true, name);
    target.parameters.push_back({std::move(name), std::move(value)});
  }
  return target;
}

std::string to_target(const std::vector<std::string>& path,
                      const std::vector<Parameter>& parameters) {
  std::string target;
  for (const auto& part : path) {
    target += '/';
    append_encoded(target, part);
  }
  char separator = '?';
  for (const auto& [name, value] : parameters) {
    target += separator;
    append_encoded(target, name);
    target += '=';
    append_encoded(target, value);
    separator = '&';
  }
  return target;
}

}  // namespace tracuu::searchd
