#include "searchd/access/keys.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <limits>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <sys/stat.h>
#include <unistd.h>

#include "searchd/query/errors.hpp"
#include "searchd/query/json_reader.hpp"

namespace tracuu::searchd {
namespace {

using nlohmann::ordered_json;

constexpr int file_version = 1;
constexpr std::size_t id_bytes = 4;
constexpr std::size_t secret_bytes = 32;  // so many that nobody guesses: a fast hash is enough
constexpr std::string_view key_start = "tracuu_";
constexpr std::array<std::string_view, 4> scope_names{"open", "search", "export", "admin"};

std::string to_hex(const unsigned char* bytes, std::size_t count) {
  std::string hex;
  for (std::size_t i = 0; i < count; ++i) hex += fmt::format("{:02x}", bytes[i]);
  return hex;
}

std::string random_hex(std::size_t count) {
  std::array<unsigned char, secret_bytes> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(count)) != 1) {
    throw std::runtime_error("no random bytes to be had");
  }
  return to_hex(bytes.data(), count);
}

std::string sha256(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
    throw std::bad_alloc();  // all else is compiled in
  }
  return to_hex(digest.data(), length);
}

/// "1a2b3c4d" of "tracuu_1a2b3c4d_...": what the key is looked up by.
std::string_view id_in(std::string_view sent) {
  if (!sent.starts_with(key_start)) return {};
  sent.remove_prefix(key_start.size());
  return sent.substr(0, sent.find('_'));
}

ordered_json to_json(const Key& key) {
  ordered_json json;
  json["id"] = key.id;
  json["name"] = key.name;
  json["sha256"] = key.sha256;
  json["scopes"] = ordered_json::array();
  for (const Scope scope : key.scopes) json["scopes"].push_back(name(scope));
  json["filter"] = key.filter;
  json["per_minute"] = key.per_minute;
  json["created_at"] = to_string(key.created_at);
  json["expires_at"] = key.expires_at ? ordered_json(to_string(*key.expires_at)) : ordered_json();
  return json;
}

KeyTime time_in(const ordered_json& json) {
  const auto time = parse_time(json.get<std::string>());
  if (!time) throw KeyFileError("no time: " + json.dump());
  return *time;
}

std::uint32_t per_minute_in(const ordered_json& json) {
  const auto most = std::numeric_limits<std::uint32_t>::max();
  if (!json.is_number_unsigned() || json.get<std::uint64_t>() > most) {
    throw KeyFileError(fmt::format("no number of requests: {}", json.dump()));
  }
  return json.get<std::uint32_t>();
}

Key key_in(const ordered_json& json) {
  Key key;
  key.id = json.at("id");
  key.name = json.at("name");
  key.sha256 = json.at("sha256");
  for (const auto& scope_name : json.at("scopes")) {
    const auto scope = parse_scope(scope_name.get<std::string>());
    if (!scope) throw KeyFileError("no scope: " + scope_name.dump());
    key.scopes.insert(*scope);
  }
  key.filter = json.at("filter");
  key.per_minute = per_minute_in(json.at("per_minute"));
  key.created_at = time_in(json.at("created_at"));
  if (!json.at("expires_at").is_null()) key.expires_at = time_in(json.at("expires_at"));
  return key;
}

[[noreturn]] void fail(const std::filesystem::path& file, std::string_view what) {
  throw KeyFileError(fmt::format("{}: {}", file.string(), what));
}

[[noreturn]] void fail_with_errno(const std::filesystem::path& file) {
  fail(file, std::generic_category().message(errno));
}

/// Closed at the end of its block; what it was opened for is checked before.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }

 private:
  int number_;
};

void write_all(int descriptor, std::string_view bytes, const std::filesystem::path& file) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) fail_with_errno(file);
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_number = error == std::errc() && end == text.data() + text.size() && value >= 0;
  return is_number ? std::optional(value) : std::nullopt;
}

}  // namespace

std::string_view name(Scope scope) {
  return scope_names[static_cast<std::size_t>(scope)];
}

std::optional<Scope> parse_scope(std::string_view name) {
  for (const Scope scope : {Scope::search, Scope::exporting, Scope::admin}) {
    if (searchd::name(scope) == name) return scope;
  }
  return std::nullopt;
}

std::optional<KeyTime> parse_time(std::string_view text) {
  namespace chrono = std::chrono;
  constexpr std::string_view shape = "0000-00-00T00:00:00Z";
  if (text.size() != shape.size() && text.size() != 10) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '0' ? !is_digit : text[i] != shape[i]) return std::nullopt;
  }
  const auto number = [&](std::size_t at, std::size_t count) {
    return *digits(text.substr(at, count));
  };
  const chrono::year_month_day day{chrono::year(number(0, 4)),
                                   chrono::month(static_cast<unsigned>(number(5, 2))),
                                   chrono::day(static_cast<unsigned>(number(8, 2)))};
  if (!day.ok()) return std::nullopt;
  KeyTime time = chrono::sys_days(day);
  if (text.size() == 10) return time;
  const int hour = number(11, 2);
  const int minute = number(14, 2);
  const int second = number(17, 2);
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return time + chrono::hours(hour) + chrono::minutes(minute) + chrono::seconds(second);
}

std::string to_string(KeyTime time) {
  // Not by way of system_clock, whose nanoseconds end in 2262: a key that never expires says 9999.
  const auto seconds = static_cast<std::time_t>(time.time_since_epoch().count());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(seconds));
}

Keys Keys::read(const std::filesystem::path& file) {
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (opened.get() < 0 || ::fstat(opened.get(), &status) != 0) fail_with_errno(file);
  if (!S_ISREG(status.st_mode)) fail(file, "not a file");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    fail(file, "others than its owner may read or write it; chmod 600");
  }
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t held = 0;
  while (held < text.size()) {
    const ssize_t got = ::read(opened.get(), text.data() + held, text.size() - held);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_with_errno(file);
    if (got == 0) break;
    held += static_cast<std::size_t>(got);
  }
  text.resize(held);
  try {
    return parse(text);
  } catch (const KeyFileError& error) {
    fail(file, error.what());
  }
}

Keys Keys::parse(std::string_view text) {
  Keys keys;
  try {
    const auto json = read_json(text);
    if (json.at("version") != file_version) {
      throw KeyFileError("of another version of tracuu-searchd");
    }
    for (const auto& one : json.at("keys")) {
      Key key = key_in(one);
      if (keys.keys_.contains(key.id)) {
        throw KeyFileError(fmt::format("two keys have the id {}", key.id));
      }
      keys.keys_.emplace(key.id, std::move(key));
    }
  } catch (const ordered_json::exception& error) {
    throw KeyFileError(fmt::format("not a file of keys: {}", error.what()));
  } catch (const BadRequest& error) {
    throw KeyFileError(fmt::format("not a file of keys: {}", error.what()));
  }
  return keys;
}

std::string Keys::text() const {
  ordered_json json;
  json["version"] = file_version;
  json["keys"] = ordered_json::array();
  for (const auto& [id, key] : keys_) json["keys"].push_back(to_json(key));
  return json.dump(2) + '\n';
}

void Keys::write(const std::filesystem::path& file) const {
  std::string beside = file.string() + ".XXXXXX";
  const Descriptor made(::mkostemp(beside.data(), O_CLOEXEC));  // 0600 by itself
  if (made.get() < 0) fail_with_errno(file);
  try {
    write_all(made.get(), text(), file);
    if (::fsync(made.get()) != 0 || ::rename(beside.c_str(), file.c_str()) != 0) {
      fail_with_errno(file);
    }
  } catch (const KeyFileError&) {
    ::unlink(beside.c_str());
    throw;
  }
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const Descriptor parent(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (parent.get() < 0 || ::fsync(parent.get()) != 0) fail_with_errno(folder);
}

std::string Keys::add(Key key) {
  do {
    key.id = random_hex(id_bytes);
  } while (keys_.contains(key.id));
  std::string shown = fmt::format("{}{}_{}", key_start, key.id, random_hex(secret_bytes));
  key.sha256 = sha256(shown);
  keys_.emplace(key.id, std::move(key));
  return shown;
}

bool Keys::revoke(std::string_view id) {
  const auto found = keys_.find(id);
  if (found == keys_.end()) return false;
  keys_.erase(found);
  return true;
}

const Key* Keys::find(std::string_view sent) const {
  static const std::string nobodys(2UL * 32, '0');
  const auto found = keys_.find(id_in(sent));
  const std::string hash = sha256(sent);
  const std::string& kept = found == keys_.end() ? nobodys : found->second.sha256;
  const bool same =
      kept.size() == hash.size() && CRYPTO_memcmp(kept.data(), hash.data(), hash.size()) == 0;
  return same && found != keys_.end() ? &found->second : nullptr;
}

std::vector<Key> Keys::list() const {
  std::vector<Key> all;
  for (const auto& [id, key] : keys_) all.push_back(key);
  return all;
}

}  // namespace tracuu::searchd
