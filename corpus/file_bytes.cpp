#include "corpus/file_bytes.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>
#include <system_error>

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

/// Enough to know a document by its first bytes.
constexpr std::uint64_t document_mark = 8;

bool may_be_document(std::string_view start) {
  return start.starts_with("%PDF-") || start.starts_with("PK\x03\x04") ||
         start.starts_with("\xD0\xCF\x11\xE0");
}

/// Lengths within ICU are 32 bits.
constexpr std::uint64_t most_item_bytes = 256U << 20U;

[[noreturn]] void throw_unreadable(int error) {
  throw Unusable("unreadable", std::generic_category().message(error));
}

class OpenFile {
 public:
  // O_NONBLOCK: a FIFO in the place of a file must not hold us up.
  explicit OpenFile(const std::filesystem::path& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)) {
    if (descriptor_ < 0) throw_unreadable(errno);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  OpenFile(OpenFile&&) = delete;
  OpenFile& operator=(OpenFile&&) = delete;
  ~OpenFile() { ::close(descriptor_); }

  struct stat status() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) throw_unreadable(errno);
    return status;
  }

  /// Fewer than `length` bytes where the file ends.
  std::string read(std::uint64_t offset, std::uint64_t length) const {
    std::string bytes(length, '\0');
    std::size_t filled = 0;
    while (filled < length) {
      const ssize_t count = ::pread(descriptor_, bytes.data() + filled, length - filled,
                                    static_cast<off_t>(offset + filled));
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) throw_unreadable(errno);
      if (count == 0) break;
      filled += static_cast<std::size_t>(count);
    }
    bytes.resize(filled);
    return bytes;
  }

 private:
  int descriptor_;
};

std::uint64_t limit_of(std::string_view start, const Item& item, const ReadLimits& limits) {
  const bool is_document = !item.json_line && may_be_document(start);
  return std::min(is_document ? limits.document_bytes : limits.item_bytes, most_item_bytes);
}

void refuse_too_large(std::uint64_t length, std::uint64_t limit) {
  if (length > limit) {
    throw Unusable("too_large", std::to_string(length) + " bytes, more than the limit of " +
                                    std::to_string(limit));
  }
}

bool same_version(const struct stat& one, const struct stat& other) {
  return one.st_size == other.st_size && one.st_mtim.tv_sec == other.st_mtim.tv_sec &&
         one.st_mtim.tv_nsec == other.st_mtim.tv_nsec;
}

/// The line still has a line end, or an end of the file, on each side.
bool still_a_line(const OpenFile& file, const Item& item) {
  const auto is_line_end = [](const std::string& byte) { return byte.empty() || byte == "\n"; };
  return (item.offset == 0 || is_line_end(file.read(item.offset - 1, 1)) ||
          item.offset == 3) &&  // after a byte order mark
         is_line_end(file.read(item.offset + item.length, 1));
}

}  // namespace

FileBytes read_bytes(const Item& item, const ReadLimits& limits) {
  if (item.bytes) {
    if (item.bytes->empty()) throw Unusable("empty", "no bytes in it");
    refuse_too_large(item.length, limit_of(*item.bytes, item, limits));
    return {*item.bytes, item.modified_at};
  }
  const OpenFile file(item.file);
  const struct stat before = file.status();
  if (!S_ISREG(before.st_mode)) throw Unusable("not_a_file", "a device, pipe or socket");
  const std::uint64_t length =
      item.json_line ? item.length : static_cast<std::uint64_t>(before.st_size);
  refuse_too_large(length, limit_of(file.read(0, document_mark), item, limits));
  if (length == 0) throw Unusable("empty", "no bytes in it");
  FileBytes read{file.read(item.offset, length), before.st_mtim.tv_sec};
  if (read.bytes.size() != length || !same_version(before, file.status()) ||
      (item.json_line && !still_a_line(file, item))) {
    throw Unusable("changed_while_read", "it changed while it was read; index again");
  }
  return read;
}

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
    throw std::bad_alloc();
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (unsigned int i = 0; i < length; ++i) {
    hex += digits[digest[i] >> 4U];
    hex += digits[digest[i] & 0xFU];
  }
  return hex;
}

}  // namespace tracuu::corpus
