// Any text as a web page.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "corpus/decode.hpp"
#include "corpus/formats/html.hpp"
#include "corpus/formats/html_bounds.hpp"
#include "corpus/unusable.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace tracuu::corpus;
  try {
    const Decoded decoded = decode({reinterpret_cast<const char*>(bytes), size});
    const HtmlPage page = read_html(decoded.text);
    if (!page.text.empty() && page.text.back() != '\n') std::abort();
    if (page.text.find("\n\n\n") != std::string_view::npos) std::abort();
  } catch (const Unusable&) {
    // An ordinary answer.
  }
  return 0;
}
