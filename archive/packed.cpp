#include "archive/packed.hpp"

#include <cstddef>
#include <memory>
#include <new>

#include <fmt/format.h>
#include <zstd.h>

#include "archive/dictionaries/dictionaries.hpp"
#include "archive/errors.hpp"

namespace tracuu::archive {
namespace {

/// Level 6 makes texts 8% smaller and takes thrice the time; see docs/archive.md.
constexpr int level = 3;

/// How a frame of today's format begins: ZSTD_MAGICNUMBER.
constexpr std::string_view magic = "\x28\xB5\x2F\xFD";

/// More than any report's text or record comes to.
constexpr std::uint64_t most_bytes = std::uint64_t{512} << 20U;

/// A block of a frame gives at most so much, of no fewer than so many bytes.
constexpr std::uint64_t block_bytes = ZSTD_BLOCKSIZE_MAX;
constexpr std::uint64_t least_block_bytes = 4;

template <auto free>
struct Free {
  template <typename Value>
  void operator()(Value* value) const {
    free(value);
  }
};
using PackingDictionary = std::unique_ptr<ZSTD_CDict, Free<ZSTD_freeCDict>>;
using UnpackingDictionary = std::unique_ptr<ZSTD_DDict, Free<ZSTD_freeDDict>>;
using PackingContext = std::unique_ptr<ZSTD_CCtx, Free<ZSTD_freeCCtx>>;
using UnpackingContext = std::unique_ptr<ZSTD_DCtx, Free<ZSTD_freeDCtx>>;

template <typename Made>
Made or_no_memory(Made made) {
  if (!made) throw std::bad_alloc();
  return made;
}

std::string_view dictionary(Packing packing) {
  return packing == Packing::text ? texts_dictionary() : records_dictionary();
}

PackingDictionary make_packing_dictionary(Packing packing) {
  const std::string_view words = dictionary(packing);
  return or_no_memory(PackingDictionary(ZSTD_createCDict(words.data(), words.size(), level)));
}

UnpackingDictionary make_unpacking_dictionary(Packing packing) {
  const std::string_view words = dictionary(packing);
  return or_no_memory(UnpackingDictionary(ZSTD_createDDict(words.data(), words.size())));
}

const ZSTD_CDict* packing_dictionary(Packing packing) {
  static const PackingDictionary texts = make_packing_dictionary(Packing::text);
  static const PackingDictionary records = make_packing_dictionary(Packing::record);
  return packing == Packing::text ? texts.get() : records.get();
}

const ZSTD_DDict* unpacking_dictionary(Packing packing) {
  static const UnpackingDictionary texts = make_unpacking_dictionary(Packing::text);
  static const UnpackingDictionary records = make_unpacking_dictionary(Packing::record);
  return packing == Packing::text ? texts.get() : records.get();
}

/// A context is a thread's own and used again: its tables are large.
PackingContext make_packing_context() {
  PackingContext context = or_no_memory(PackingContext(ZSTD_createCCtx()));
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  return context;
}

[[noreturn]] void refuse(std::string_view reason) {
  throw DatabaseError(fmt::format("not packed by this program: {}", reason));
}

/// What the frame says that it holds, if it can.
std::size_t stated_bytes(std::string_view packed) {
  if (!packed.starts_with(magic)) refuse("it is no frame of zstd");
  const unsigned long long stated = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (stated == ZSTD_CONTENTSIZE_UNKNOWN || stated == ZSTD_CONTENTSIZE_ERROR) {
    refuse("it does not say what it holds");
  }
  if (stated > most_bytes || stated / block_bytes > packed.size() / least_block_bytes) {
    refuse(fmt::format("{} bytes cannot hold the {} they say", packed.size(), stated));
  }
  if (ZSTD_findFrameCompressedSize(packed.data(), packed.size()) != packed.size()) {
    refuse("it is not one whole frame");
  }
  return stated;
}

}  // namespace

std::string pack(Packing packing, std::string_view bytes) {
  thread_local const PackingContext context = make_packing_context();
  if (bytes.size() > most_bytes) {
    throw DatabaseError(fmt::format("{} bytes are too many to be stored", bytes.size()));
  }
  ZSTD_CCtx_refCDict(context.get(), packing_dictionary(packing));
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(context.get(), packed.data(), packed.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size)) throw DatabaseError(fmt::format("zstd: {}", ZSTD_getErrorName(size)));
  packed.resize(size);
  return packed;
}

std::string unpack(Packing packing, std::string_view packed) {
  thread_local const UnpackingContext context = or_no_memory(UnpackingContext(ZSTD_createDCtx()));
  std::string bytes(stated_bytes(packed), '\0');
  // Begins anew whatever the context met before.
  const std::size_t size =
      ZSTD_decompress_usingDDict(context.get(), bytes.data(), bytes.size(), packed.data(),
                                 packed.size(), unpacking_dictionary(packing));
  if (ZSTD_isError(size)) refuse(ZSTD_getErrorName(size));
  if (size != bytes.size()) refuse("it holds less than it says");
  return bytes;
}

}  // namespace tracuu::archive
