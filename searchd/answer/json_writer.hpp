// JSON written straight into a string, in the order of the calls.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tracuu::searchd {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  /// A name of ours: it needs no escaping.
  JsonWriter& key(std::string_view name);

  /// Broken UTF-8 comes out as U+FFFD: an answer always is JSON.
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(bool flag) { return raw(flag ? "true" : "false"); }
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) JsonWriter& value(Number number) {
    return raw(std::to_string(number));
  }
  /// null where it is no number.
  JsonWriter& value(double number);
  JsonWriter& null() { return raw("null"); }
  template <typename Value>
  JsonWriter& value(const std::optional<Value>& maybe) {
    return maybe ? value(*maybe) : null();
  }

  /// A value that is JSON already.
  JsonWriter& raw(std::string_view json);

  /// key() and value().
  template <typename Value>
  JsonWriter& member(std::string_view name, const Value& held) {
    return key(name).value(held);
  }

  std::string take() { return std::move(json_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string json_;
  bool is_first_ = true;  ///< nothing stands before the next value in its list or object
};

}  // namespace tracuu::searchd
