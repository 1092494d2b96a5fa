// Any bytes as the file of keys, its filters included: what is read is written and read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "searchd/access/access.hpp"
#include "searchd/access/keys.hpp"
#include "tokenizers/analyzer.hpp"

namespace {

using namespace tracuu::searchd;

void check_filter(const Key& key) try {
  static const tracuu::tokenizers::Analyzer analyzer;
  // A filter that was forgotten would let everything through.
  if ((filter_of(key, analyzer) == nullptr) != key.filter.empty()) std::abort();
} catch (const KeyFileError&) {
  // An ordinary answer.
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  try {
    const Keys keys = Keys::parse(text);
    if (Keys::parse(keys.text()).list() != keys.list()) std::abort();
    if (keys.find(text) != nullptr) std::abort();
    for (const Key& key : keys.list()) check_filter(key);
  } catch (const KeyFileError&) {
    // An ordinary answer.
  }
  return 0;
}
