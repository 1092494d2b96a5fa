// Any bytes through decoding, old encodings, normal form and the removal of page junk.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "corpus/decode.hpp"
#include "corpus/encodings/restore.hpp"
#include "corpus/formats/format.hpp"
#include "corpus/normal_form.hpp"
#include "corpus/page_junk.hpp"
#include "corpus/unusable.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace tracuu::corpus;
  try {
    const Decoded decoded = decode({reinterpret_cast<const char*>(bytes), size});
    if (decoded.first_broken && *decoded.first_broken >= size) std::abort();
    const std::string text = normal_form(restore_letters(decoded.text).text);
    if (normal_form(text) != text) std::abort();
    const CleanText clean = remove_page_junk(text);
    if (clean.text.size() > text.size() + 1) std::abort();
    for (const Warning& warning : clean.warnings) {
      if (warning.offset > clean.text.size()) std::abort();
    }
    format_of(text);
  } catch (const Unusable&) {
    // An ordinary answer.
  }
  return 0;
}
