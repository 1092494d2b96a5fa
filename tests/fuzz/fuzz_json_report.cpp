// Any text as a line of JSON.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "corpus/decode.hpp"
#include "corpus/formats/json_report.hpp"
#include "corpus/report_id.hpp"
#include "corpus/unusable.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace tracuu::corpus;
  try {
    const Decoded decoded = decode({reinterpret_cast<const char*>(bytes), size});
    const JsonReport report = read_json_report(decoded.text);
    if (report.id && !is_valid_id(*report.id)) std::abort();
  } catch (const Unusable&) {
    // An ordinary answer.
  }
  return 0;
}
