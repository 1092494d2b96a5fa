#include "archive/checksums.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>

#include "archive/files.hpp"

namespace tracuu::archive {
namespace {

namespace fs = std::filesystem;

constexpr const char* list_name = "SHA256SUMS";
constexpr std::size_t list_bytes = 64U << 20U;
constexpr std::size_t digest_digits = 64;
constexpr std::string_view gap = "  ";  // as sha256sum has it

using Checksums = std::map<std::string, std::string, std::less<>>;  ///< by path in the folder

std::string sha256_of(const fs::path& path) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        &EVP_MD_CTX_free);
  if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1) {
    throw std::bad_alloc();
  }
  const File file(path, O_RDONLY, "cannot read");
  std::vector<char> block(std::size_t{1} << 20U);
  for (;;) {
    const ssize_t got = ::read(file.descriptor(), block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path, "cannot read", errno);
    if (got == 0) break;
    EVP_DigestUpdate(context.get(), block.data(), static_cast<std::size_t>(got));
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  EVP_DigestFinal_ex(context.get(), digest.data(), &length);
  return fmt::format("{:02x}", fmt::join(digest.begin(), digest.begin() + length, ""));
}

/// Nothing where there is no list, or no folder. A line that is none is left out, and missed by who
/// looks for it.
std::optional<Checksums> read_list(const fs::path& folder) {
  // An empty path would be the folder the program was started in.
  const auto list = folder.empty() ? std::nullopt : contents(folder / list_name, list_bytes);
  if (!list) return std::nullopt;
  Checksums checksums;
  std::string_view rest = *list;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.size() <= digest_digits + gap.size()) continue;
    checksums.emplace(line.substr(digest_digits + gap.size()), line.substr(0, digest_digits));
  }
  return checksums;
}

bool is_same_file(const fs::path& one, const fs::path& other) {
  std::error_code one_is_missing;
  return fs::equivalent(one, other, one_is_missing);
}

/// Paths in the folder of all that can be listed.
std::vector<std::string> files_below(const fs::path& folder) {
  std::vector<std::string> paths;
  with_files([&] {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
      std::string path = entry.path().lexically_relative(folder).string();
      if (entry.is_regular_file() && path != list_name) paths.push_back(std::move(path));
    }
  });
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

void write_checksums(const fs::path& folder, const fs::path& former) {
  const Checksums known = read_list(former).value_or(Checksums());
  std::string list;
  for (const std::string& path : files_below(folder)) {
    const auto before = known.find(path);
    const bool is_shared = before != known.end() && is_same_file(folder / path, former / path);
    list += is_shared ? before->second : sha256_of(folder / path);
    list.append(gap).append(path) += '\n';
  }
  replace(folder / list_name, list);
}

std::vector<std::string> checksum_faults(const fs::path& folder) {
  const auto checksums = read_list(folder);
  if (!checksums) return {fmt::format("{}: is missing", (folder / list_name).string())};
  std::vector<std::string> found;
  for (const std::string& path : files_below(folder)) {
    const auto known = checksums->find(path);
    if (known == checksums->end()) {
      found.push_back(fmt::format("{}: not listed in {}", (folder / path).string(), list_name));
      continue;
    }
    try {
      if (sha256_of(folder / path) == known->second) continue;
      found.push_back(fmt::format("{}: not the bytes that were written (its SHA-256 differs)",
                                  (folder / path).string()));
    } catch (const DatabaseError& unreadable) {
      found.emplace_back(unreadable.what());
    }
  }
  for (const auto& [path, checksum] : *checksums) {
    std::error_code cannot_look;
    if (!fs::exists(folder / path, cannot_look)) {
      found.push_back(fmt::format("{}: is missing", (folder / path).string()));
    }
  }
  return found;
}

}  // namespace tracuu::archive
