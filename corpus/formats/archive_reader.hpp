// The members of an archive (.zip, .tar, each also as .gz, .xz, .bz2), one after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct archive;  // libarchive's

namespace tracuu::corpus {

struct Member {
  std::string name;  ///< any bytes but NUL, as the archive has it; "" where it has none
  bool is_file = false;
  bool is_encrypted = false;
  std::int64_t modified_at = 0;  ///< seconds since 1970-01-01 UTC; 0 where the archive says nothing
};

/// Reads forward only. All throw Unusable `broken_archive` where the bytes are none or end early.
class ArchiveReader {
 public:
  /// `bytes` must outlive the reader.
  explicit ArchiveReader(std::string_view bytes);
  explicit ArchiveReader(const std::filesystem::path& file);

  /// Nothing at the end.
  std::optional<Member> next();
  /// The bytes of the member next() gave last. Throws Unusable `expands_too_much` where they are
  /// more than `limit`, and `encrypted`.
  std::string read(std::size_t limit);
  /// How many bytes of the archive were read so far.
  std::uint64_t bytes_read() const;

 private:
  struct Close {
    void operator()(::archive* opened) const;
  };
  std::unique_ptr<::archive, Close> archive_;
};

}  // namespace tracuu::corpus
