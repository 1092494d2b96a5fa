#include "corpus/formats/xml_text.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "corpus/formats/html_text.hpp"
#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

/// Deeper nesting than any writer makes; what lies below is not read.
constexpr int deepest = 100;

/// An element's name without the prefix of its namespace.
std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

/// What an element is to a reader.
enum class Meaning : std::uint8_t {
  container,  ///< looked into
  left_out,
  words,
  spaces,
  tab,
  line_break,
  hyphen,
  paragraph,
  table,
  row,
  cell
};

struct Named {
  std::string_view name;
  Meaning meaning;
};

// Left out: properties, deletions, codes of fields; the fallback of a drawing repeats its words.
constexpr std::array word_elements{Named{"Fallback", Meaning::left_out},
                                   Named{"br", Meaning::line_break},
                                   Named{"cr", Meaning::line_break},
                                   Named{"del", Meaning::left_out},
                                   Named{"delText", Meaning::left_out},
                                   Named{"instrText", Meaning::left_out},
                                   Named{"moveFrom", Meaning::left_out},
                                   Named{"noBreakHyphen", Meaning::hyphen},
                                   Named{"p", Meaning::paragraph},
                                   Named{"pPr", Meaning::left_out},
                                   Named{"ptab", Meaning::tab},
                                   Named{"rPr", Meaning::left_out},
                                   Named{"sectPr", Meaning::left_out},
                                   Named{"t", Meaning::words},
                                   Named{"tab", Meaning::tab},
                                   Named{"tbl", Meaning::table},
                                   Named{"tblGrid", Meaning::left_out},
                                   Named{"tblPr", Meaning::left_out},
                                   Named{"tc", Meaning::cell},
                                   Named{"tcPr", Meaning::left_out},
                                   Named{"tr", Meaning::row},
                                   Named{"trPr", Meaning::left_out}};

constexpr std::array open_document_elements{Named{"annotation", Meaning::left_out},
                                            Named{"automatic-styles", Meaning::left_out},
                                            Named{"desc", Meaning::left_out},
                                            Named{"forms", Meaning::left_out},
                                            Named{"h", Meaning::paragraph},
                                            Named{"line-break", Meaning::line_break},
                                            Named{"note-citation", Meaning::left_out},
                                            Named{"p", Meaning::paragraph},
                                            Named{"s", Meaning::spaces},
                                            Named{"sequence-decls", Meaning::left_out},
                                            Named{"tab", Meaning::tab},
                                            Named{"table", Meaning::table},
                                            Named{"table-cell", Meaning::cell},
                                            Named{"table-row", Meaning::row},
                                            Named{"title", Meaning::left_out},
                                            Named{"tracked-changes", Meaning::left_out}};

constexpr std::array docbook_elements{
    Named{"bookinfo", Meaning::left_out}, Named{"entry", Meaning::cell},
    Named{"para", Meaning::paragraph},    Named{"row", Meaning::row},
    Named{"table", Meaning::table},       Named{"informaltable", Meaning::table},
    Named{"title", Meaning::paragraph}};

using Elements = std::span<const Named>;

Elements elements_of(Vocabulary vocabulary) {
  switch (vocabulary) {
    case Vocabulary::word:
      return word_elements;
    case Vocabulary::open_document:
      return open_document_elements;
    case Vocabulary::docbook:
      return docbook_elements;
  }
  return {};
}

class TextWriter {
 public:
  TextWriter(std::string& html, Vocabulary vocabulary)
      : html_(html),
        elements_(elements_of(vocabulary)),
        has_loose_words_(vocabulary != Vocabulary::word),
        collapses_spaces_(vocabulary == Vocabulary::open_document) {}

  void write_children(const pugi::xml_node& node, int depth = 0) {
    if (depth > deepest) return;
    for (const pugi::xml_node& child : node.children()) write(child, depth + 1);
  }

 private:
  Meaning meaning_of(std::string_view name) const {
    const auto found = std::ranges::find(elements_, name, &Named::name);
    return found == elements_.end() ? Meaning::container : found->meaning;
  }

  void write(const pugi::xml_node& node, int depth) {
    if (node.type() == pugi::node_pcdata) {
      if (in_paragraph_ > 0 && has_loose_words_) put_words(node.value());
      return;
    }
    switch (meaning_of(local_name(node.name()))) {
      case Meaning::container:
        return write_children(node, depth);
      case Meaning::left_out:
        return;
      case Meaning::words:
        return append_escaped(html_, node.text().get());
      case Meaning::spaces:
        html_.append(std::clamp(node.attribute("text:c").as_uint(1), 1U, 200U), ' ');
        return;
      case Meaning::tab:
        html_ += '\t';
        return;
      case Meaning::line_break:
        html_ += '\n';
        return;
      case Meaning::hyphen:
        html_ += '-';
        return;
      case Meaning::paragraph:
        return write_paragraph(node, depth);
      case Meaning::table:
        return write_element("table", node, depth);
      case Meaning::row:
        return write_element("tr", node, depth);
      case Meaning::cell:
        return write_element("td", node, depth);
    }
  }

  /// An empty paragraph is a blank line.
  void write_paragraph(const pugi::xml_node& node, int depth) {
    html_ += "<pre>";
    const std::size_t begin = html_.size();
    ++in_paragraph_;
    write_children(node, depth);
    --in_paragraph_;
    html_ += html_.size() == begin ? "</pre><p></p>\n" : "</pre>\n";
  }

  void write_element(std::string_view tag, const pugi::xml_node& node, int depth) {
    html_ += fmt::format("<{}>", tag);
    write_children(node, depth);
    html_ += fmt::format("</{}>\n", tag);
  }

  /// Line ends of the XML are spaces; at a paragraph's start there are none.
  void put_words(std::string_view text) {
    std::string words;
    const bool is_start = html_.ends_with("<pre>");
    for (const char c : text) {
      const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      const bool is_after_space = words.empty() ? html_.ends_with(' ') : words.ends_with(' ');
      if (!is_space) {
        words += c;
      } else if (!(is_start && words.empty()) && !(collapses_spaces_ && is_after_space)) {
        words += c == ' ' || c == '\t' ? c : ' ';
      }
    }
    append_escaped(html_, words);
  }

  std::string& html_;
  Elements elements_;
  bool has_loose_words_;   ///< in the paragraph itself, not only in elements of their own
  bool collapses_spaces_;  ///< a gap is written in another way
  int in_paragraph_ = 0;
};

}  // namespace

pugi::xml_document parse_xml(std::string& xml, std::string_view part) {
  pugi::xml_document document;
  const auto result = document.load_buffer_inplace(xml.data(), xml.size(),
                                                   pugi::parse_default | pugi::parse_ws_pcdata);
  if (!result) {
    throw Unusable("broken_document", std::string(part) + ": " + result.description() +
                                          " at byte " + std::to_string(result.offset));
  }
  return document;
}

void append_html(std::string& html, const pugi::xml_node& root, Vocabulary vocabulary) {
  TextWriter(html, vocabulary).write_children(root);
}

bool has_words(const pugi::xml_node& root) {
  struct Finder : pugi::xml_tree_walker {
    bool found = false;
    bool for_each(pugi::xml_node& node) override {
      const std::string_view text = node.value();
      found = text.find_first_not_of(" \t\r\n") != std::string_view::npos;
      return !found;
    }
  } finder;
  pugi::xml_node start = root;
  start.traverse(finder);
  return finder.found;
}

}  // namespace tracuu::corpus
