// Documents that are XML -> the HTML that read_html puts into reading order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace tracuu::corpus {

/// Whose elements: WordprocessingML, OpenDocument, DocBook.
enum class Vocabulary : std::uint8_t { word, open_document, docbook };

/// Parses in `xml`'s own bytes, which must outlive the tree; entities are not expanded. Throws
/// Unusable `broken_document`, which names the part.
pugi::xml_document parse_xml(std::string& xml, std::string_view part);

/// Paragraphs as <pre>, so that their tabs stay, an empty one as a blank line; tables as tables.
/// What a reader does not see (deletions, comments, codes) is left out.
void append_html(std::string& html, const pugi::xml_node& root, Vocabulary vocabulary);

/// Whether a reader sees any word below `root`.
bool has_words(const pugi::xml_node& root);

}  // namespace tracuu::corpus
