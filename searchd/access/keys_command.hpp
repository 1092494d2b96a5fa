// tracuu-searchd keys: gives keys out and takes them back, in the file that the daemon reads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tracuu::searchd {

/// A key to be made, as it is typed on a command line.
struct WantedKey {
  std::string name;
  std::vector<std::string> scopes;
  std::string filter;  ///< parameters that filter, as in a target; empty: sees everything
  std::uint32_t per_minute = 0;
  std::string expires;  ///< a day or a moment; empty: never
};

/// Makes the file where it is missing. Returns what the holder of the key is to send; it stands
/// nowhere else. These throw KeyFileError, and std::invalid_argument for what cannot be a key.
std::string add_key(const std::filesystem::path& file, const WantedKey& wanted);

/// A table for people: one key a line.
std::string list_keys(const std::filesystem::path& file);

void revoke_key(const std::filesystem::path& file, const std::string& id);

}  // namespace tracuu::searchd
