// A report's text and the places of its tokens, kept together in texts/: what snippets are cut
// from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace tracuu::archive {

/// Where a token stands in the text, in bytes, and of which kind it is (tokenizers::TokenKind).
struct Span {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  std::uint8_t kind = 0;
  bool follows = false;  ///< Token::follows
  bool operator==(const Span&) const = default;
};

struct StoredText {
  std::string text;
  std::vector<Span> spans;  ///< in order of offset
  bool operator==(const StoredText&) const = default;
};

std::string encode(const StoredText& text);
/// Throws DatabaseError for what encode did not write.
StoredText decode_stored_text(std::string_view stored);
/// Of a document of `texts`; throws Xapian's errors, too.
StoredText stored_text(const Xapian::Database& texts, Xapian::docid id);

}  // namespace tracuu::archive
