// Any bytes as an RTF document, to the end of its way through HTML.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/formats/html.hpp"
#include "corpus/formats/rtf.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace tracuu::corpus;
  read_html(read_rtf({reinterpret_cast<const char*>(bytes), size}).html);
  return 0;
}
