#include "corpus/formats/archive_reader.hpp"

#include <algorithm>
#include <array>
#include <clocale>
#include <new>

#include <archive.h>
#include <archive_entry.h>

#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

/// libarchive puts names into the charset of the thread's locale, and loses those that do not fit.
class Utf8Names {
 public:
  Utf8Names() : before_(::uselocale(utf8())) {}
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  Utf8Names(Utf8Names&&) = delete;
  Utf8Names& operator=(Utf8Names&&) = delete;
  ~Utf8Names() { ::uselocale(before_); }

 private:
  static locale_t utf8() {
    static const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
  }
  locale_t before_;
};

::archive* new_reader() {
  ::archive* reader = ::archive_read_new();
  if (reader == nullptr) throw std::bad_alloc();
  ::archive_read_support_format_zip(reader);
  ::archive_read_support_format_tar(reader);
  ::archive_read_support_filter_gzip(reader);
  ::archive_read_support_filter_xz(reader);
  ::archive_read_support_filter_bzip2(reader);
  return reader;
}

[[noreturn]] void throw_broken(::archive* reader) {
  const char* reason = ::archive_error_string(reader);
  throw Unusable("broken_archive", reason == nullptr ? "damaged or cut short" : reason);
}

}  // namespace

void ArchiveReader::Close::operator()(::archive* opened) const {
  ::archive_read_free(opened);
}

ArchiveReader::ArchiveReader(std::string_view bytes) : archive_(new_reader()) {
  if (::archive_read_open_memory(archive_.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    throw_broken(archive_.get());
  }
}

ArchiveReader::ArchiveReader(const std::filesystem::path& file) : archive_(new_reader()) {
  constexpr std::size_t block = 1U << 16U;
  if (::archive_read_open_filename(archive_.get(), file.c_str(), block) != ARCHIVE_OK) {
    throw_broken(archive_.get());
  }
}

std::optional<Member> ArchiveReader::next() {
  const Utf8Names names;
  struct archive_entry* entry = nullptr;
  const int status = ::archive_read_next_header(archive_.get(), &entry);
  if (status == ARCHIVE_EOF) return std::nullopt;
  if (status != ARCHIVE_OK && status != ARCHIVE_WARN) throw_broken(archive_.get());
  Member member;
  if (const char* name = ::archive_entry_pathname(entry)) member.name = name;
  member.is_file =
      ::archive_entry_filetype(entry) == AE_IFREG && ::archive_entry_hardlink(entry) == nullptr;
  member.is_encrypted = ::archive_entry_is_data_encrypted(entry) != 0;
  if (::archive_entry_mtime_is_set(entry) != 0) member.modified_at = ::archive_entry_mtime(entry);
  return member;
}

std::string ArchiveReader::read(std::size_t limit) {
  std::string bytes;
  std::array<char, 1U << 16U> buffer{};
  while (true) {
    const la_ssize_t count = ::archive_read_data(archive_.get(), buffer.data(), buffer.size());
    if (count < 0) {
      const char* reason = ::archive_error_string(archive_.get());
      const std::string_view words = reason == nullptr ? "" : reason;
      if (words.find("ncrypted") != std::string_view::npos ||
          words.find("assphrase") != std::string_view::npos) {
        throw Unusable("encrypted", "it is protected by a password");
      }
      throw_broken(archive_.get());
    }
    if (count == 0) return bytes;
    if (bytes.size() + static_cast<std::size_t>(count) > limit) {
      throw Unusable("expands_too_much",
                     "more than " + std::to_string(limit) + " bytes when unpacked");
    }
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

std::uint64_t ArchiveReader::bytes_read() const {
  return static_cast<std::uint64_t>(
      std::max<la_int64_t>(::archive_filter_bytes(archive_.get(), -1), 0));
}

}  // namespace tracuu::corpus
