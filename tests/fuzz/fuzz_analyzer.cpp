// Any bytes through the analyzer and the readers of queries: offsets stay in order and at character
// bounds, forms are never empty, and what is cut out folds to what was told.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "tokenizers/analyzer.hpp"
#include "tokenizers/document_number.hpp"
#include "tokenizers/keystrokes.hpp"
#include "tokenizers/syllable.hpp"

namespace {

using namespace tracuu::tokenizers;

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Analyzer analyzer;
  const std::string_view text(reinterpret_cast<const char*>(data), size);

  std::size_t last_end = 0;
  std::uint32_t last_position = 0;
  Token folded;
  analyzer.visit(text, [&](const Token& token) {
    const std::size_t end = std::size_t{token.offset} + token.length;
    require(token.offset >= last_end && token.length > 0 && end <= text.size());
    require(!is_continuation(text, token.offset));
    require(token.position > last_position);
    require(!token.follows || token.position == last_position + 1);
    require(!token.exact.empty() && !token.levelled.empty());
    const std::string_view slice = text.substr(token.offset, token.length);
    analyzer.fold(slice, token.kind, folded);
    require(folded.exact == token.exact && folded.levelled == token.levelled &&
            folded.unmarked == token.unmarked);
    decode_keystrokes(slice);
    for (const auto& way : split_glued(slice)) {
      std::size_t bytes = 0;
      for (const std::string_view part : way) bytes += part.size();
      require(way.size() > 1 && bytes <= slice.size());
    }
    last_end = end;
    last_position = token.position;
  });
  if (const auto number = read_document_number(text, NumberIn::query)) {
    require(number->length > 0 && number->length <= text.size() && !number->canonical().empty());
  }
  return 0;
}
