// Keys of clients: what each may do and see. The file holds hashes; a key itself is shown once,
// when it is made.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::searchd {

/// What a key opens.
enum class Scope : std::uint8_t {
  open,       ///< to everybody: no key has it
  search,     ///< all that reads reports, a page at a time
  exporting,  ///< whole result sets
  admin,
};

std::string_view name(Scope scope);
/// "search", "export", "admin".
std::optional<Scope> parse_scope(std::string_view name);

using KeyTime = std::chrono::sys_seconds;

/// "2027-01-31T12:00:00Z", and a day alone, which is its first moment. Nothing where it is neither.
std::optional<KeyTime> parse_time(std::string_view text);
std::string to_string(KeyTime time);

struct Key {
  std::string id = {};      ///< no secret: names the key in lists and logs
  std::string name = {};    ///< whose it is, for people
  std::string sha256 = {};  ///< of the whole key, in hexadecimal
  std::set<Scope> scopes = {};
  std::string filter = {};       ///< parameters of a search, as in a target; empty: sees everything
  std::uint32_t per_minute = 0;  ///< requests; 0: as many as it likes
  KeyTime created_at{};
  std::optional<KeyTime> expires_at = {};
  bool operator==(const Key&) const = default;

  bool may(Scope scope) const { return scopes.contains(scope); }
};

/// The file of keys cannot be used; what() says which and why.
class KeyFileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// All keys of a file. Immutable once the daemon holds it: share it between threads.
class Keys {
 public:
  Keys() = default;

  /// Throws KeyFileError: missing, not ours, or readable by others than its owner.
  static Keys read(const std::filesystem::path& file);
  /// What the file holds. Throws KeyFileError.
  static Keys parse(std::string_view text);
  std::string text() const;
  /// Replaces the file as a whole, readable by its owner only. Throws KeyFileError.
  void write(const std::filesystem::path& file) const;

  /// Completes the key with an id and a hash, keeps it, and returns what its holder is to send:
  /// nobody can ask for it again.
  std::string add(Key key);
  /// False where there is no such id.
  bool revoke(std::string_view id);

  /// The key that was sent, expired or not; takes as long for a wrong one as for a right one.
  const Key* find(std::string_view sent) const;

  std::vector<Key> list() const;

 private:
  std::map<std::string, Key, std::less<>> keys_;
};

}  // namespace tracuu::searchd
