// Any bytes as an Office document, and as an archive's members.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/formats/archive_reader.hpp"
#include "corpus/formats/html.hpp"
#include "corpus/formats/office.hpp"
#include "corpus/unusable.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace tracuu::corpus;
  const std::string_view zip(reinterpret_cast<const char*>(bytes), size);
  for (const Office kind : {Office::docx, Office::odt, Office::xlsx}) {
    try {
      office_kind(zip);
      read_html(read_office(zip, kind).html);
    } catch (const Unusable&) {
      // An ordinary answer.
    }
  }
  try {
    constexpr std::size_t limit = 1U << 20U;
    for (ArchiveReader reader(zip); reader.next();) reader.read(limit);
  } catch (const Unusable&) {
    // The same.
  }
  return 0;
}
