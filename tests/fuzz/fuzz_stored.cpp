// Any bytes as a stored text and a stored record: as they lie on disk, and as what was packed,
// whose checksum no damage would pass.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "archive/errors.hpp"
#include "archive/packed.hpp"
#include "archive/record.hpp"
#include "archive/stored_text.hpp"

namespace {

using namespace tracuu::archive;

void require(bool holds) {
  if (!holds) std::abort();
}

void read_text(std::string_view stored) try {
  const StoredText read = decode_stored_text(stored);
  for (const Span& span : read.spans) {
    require(std::size_t{span.offset} + span.length <= read.text.size());
  }
  require(decode_stored_text(encode(read)) == read);
} catch (const DatabaseError&) {
  // An ordinary answer.
}

void read_record(std::string_view stored) try {
  stored_summary(stored);
  const Record read = decode_record(stored);
  require(decode_record(encode(read)) == read);
} catch (const DatabaseError&) {
  // An ordinary answer.
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  require(unpack(Packing::text, pack(Packing::text, bytes)) == bytes);
  read_text(bytes);
  read_text(pack(Packing::text, bytes));
  read_record(bytes);
  read_record(pack(Packing::record, bytes));
  return 0;
}
