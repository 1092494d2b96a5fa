#include "searchd/answer/json_writer.hpp"

#include <cmath>

#include <fmt/format.h>

#include "searchd/query/target.hpp"

namespace tracuu::searchd {
namespace {

void append_string(std::string& json, std::string_view text) {
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    json.append(text, copied, i - copied);
    copied = i + 1;
    switch (c) {
      case '"':
        json += "\\\"";
        break;
      case '\\':
        json += "\\\\";
        break;
      case '\n':
        json += "\\n";
        break;
      case '\r':
        json += "\\r";
        break;
      case '\t':
        json += "\\t";
        break;
      default:
        json += fmt::format("\\u{:04x}", c);
    }
  }
  json.append(text, copied);
}

}  // namespace

void JsonWriter::separate() {
  if (!is_first_) json_ += ',';
  is_first_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  json_ += bracket;
  is_first_ = true;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  json_ += bracket;
  is_first_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  json_ += '"';
  json_ += name;
  json_ += "\":";
  is_first_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  json_ += '"';
  while (const auto broken = broken_utf8_at(text)) {
    append_string(json_, text.substr(0, *broken));
    json_ += "\xEF\xBF\xBD";
    text.remove_prefix(*broken + 1);
  }
  append_string(json_, text);
  json_ += '"';
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  return std::isfinite(number) ? raw(fmt::format("{}", number)) : null();
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  json_ += json;
  return *this;
}

}  // namespace tracuu::searchd
