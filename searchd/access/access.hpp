// Who asks, what he may reach, and how often: decided before anything is searched.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "searchd/access/keys.hpp"
#include "searchd/access/rate_limit.hpp"
#include "searchd/query/errors.hpp"
#include "searchd/query/query.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {

/// What a client showed of itself.
struct Credentials {
  std::string_view authorization;  ///< the header's value: "Bearer KEY"
  std::string_view api_key;        ///< of X-Api-Key
  std::string_view address;
};

struct Access {
  std::string client;                   ///< whom queues and limits count: a key or an address
  std::string key_id;                   ///< empty where none was needed
  std::shared_ptr<const Query> within;  ///< of Request::within
};

struct Denial {
  Notice notice;
  std::optional<std::chrono::seconds> retry_after;
};

/// What a key's filter lets through: filters, years and dates alone. Null where it has none. Throws
/// KeyFileError where its filter is none, or it has one and is an admin's, whom it could not hold.
std::shared_ptr<const Query> filter_of(const Key& key, const tokenizers::Analyzer& analyzer);

class AccessControl {
 public:
  struct Options {
    std::filesystem::path keys;    ///< empty: no keys, and nobody is an admin
    std::uint32_t per_minute = 0;  ///< requests of an address without a key; 0: no limit
  };

  /// Reads the keys. Throws KeyFileError.
  AccessControl(Options options, tokenizers::Analyzer analyzer);

  /// Reads them again; where that throws KeyFileError the former ones stay. From any thread.
  void reload();

  /// From any thread. Times are given, so that tests need not wait.
  std::variant<Access, Denial> admit(const Credentials& credentials, Scope needed,
                                     RateLimit::Time now, KeyTime today);

 private:
  struct Known {
    Keys keys;
    std::map<std::string, std::shared_ptr<const Query>> filters;  ///< by id of the key
  };
  static std::shared_ptr<const Known> read(const Options& options,
                                           const tokenizers::Analyzer& analyzer);
  std::shared_ptr<const Known> known() const;

  Options options_;
  tokenizers::Analyzer analyzer_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Known> known_;
  RateLimit by_key_;
  RateLimit by_address_;
};

}  // namespace tracuu::searchd
