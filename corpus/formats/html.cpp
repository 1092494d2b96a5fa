#include "corpus/formats/html.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <gumbo.h>

#include "corpus/fields/view.hpp"
#include "corpus/formats/html_bounds.hpp"

namespace tracuu::corpus {
namespace {

constexpr std::string_view spaces = " \t\r\n\f";
constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    if (text.starts_with(no_break_space)) {
      text.remove_prefix(no_break_space.size());
    } else if (spaces.find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return true;
}

struct Line {
  std::string text;
  bool after_gap = false;  ///< a blank line before it
  bool is_link = false;
};

/// Lines as they come out of running text and ends of blocks.
class Lines {
 public:
  void put(std::string_view text, bool in_link, bool preformatted) {
    while (!text.empty()) {
      const std::size_t space = std::min(text.find_first_of(spaces), text.size());
      line_.append(text, 0, space);
      if (in_link) link_bytes_ += space;
      text.remove_prefix(space);
      if (text.empty()) break;
      if (preformatted) {
        if (text.front() == '\n') {
          end_line();
        } else {
          line_ += text.front();
        }
        text.remove_prefix(1);
      } else {
        if (!line_.empty() && line_.back() != ' ') line_ += ' ';
        text.remove_prefix(std::min(text.find_first_not_of(spaces), text.size()));
      }
    }
  }

  /// True where there was a line to end.
  bool end_line() {
    while (line_.ends_with(' ')) line_.pop_back();
    const bool has_words = !is_blank(line_);
    if (has_words) {
      const bool is_link = link_bytes_ * 5 >= line_.size() * 4;
      done_.push_back({std::move(line_), gap_ && !done_.empty(), is_link});
      gap_ = false;
    }
    line_.clear();
    link_bytes_ = 0;
    return has_words;
  }

  void gap() {
    end_line();
    gap_ = true;
  }

  void add(std::vector<Line> lines) {
    gap();
    for (Line& line : lines) {
      line.after_gap = (line.after_gap || gap_) && !done_.empty();
      done_.push_back(std::move(line));
      gap_ = false;
    }
    gap_ = true;
  }

  std::vector<Line> take() {
    end_line();
    return std::exchange(done_, {});
  }

 private:
  std::vector<Line> done_;
  std::string line_;
  std::size_t link_bytes_ = 0;
  bool gap_ = false;
};

const GumboVector* children_of(const GumboNode& node) {
  switch (node.type) {
    case GUMBO_NODE_DOCUMENT:
      return &node.v.document.children;
    case GUMBO_NODE_ELEMENT:
      return &node.v.element.children;
    default:
      return nullptr;
  }
}

template <typename Visit>
void for_each_child(const GumboNode& node, Visit visit) {
  const GumboVector* children = children_of(node);
  if (children == nullptr) return;
  for (unsigned int i = 0; i < children->length; ++i) {
    visit(*static_cast<const GumboNode*>(children->data[i]));
  }
}

bool is_tag(const GumboNode& node, GumboTag tag) {
  return node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == tag;
}

bool is_words(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
         node.type == GUMBO_NODE_WHITESPACE;
}

/// Empty where the element has none.
std::string_view attribute(const GumboNode& node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const GumboNode& node, const char* name) {
  return gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

std::size_t text_bytes(const GumboNode& node) {
  if (is_words(node)) {
    return node.type == GUMBO_NODE_WHITESPACE ? 0 : std::string_view(node.v.text.text).size();
  }
  std::size_t bytes = 0;
  for_each_child(node, [&](const GumboNode& child) { bytes += text_bytes(child); });
  return bytes;
}

bool is_block(GumboTag tag) {
  constexpr std::array blocks{
      GUMBO_TAG_ADDRESS,    GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,   GUMBO_TAG_BLOCKQUOTE,
      GUMBO_TAG_CENTER,     GUMBO_TAG_DD,      GUMBO_TAG_DETAILS, GUMBO_TAG_DIR,
      GUMBO_TAG_DIV,        GUMBO_TAG_DL,      GUMBO_TAG_DT,      GUMBO_TAG_FIELDSET,
      GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,  GUMBO_TAG_FORM,
      GUMBO_TAG_H1,         GUMBO_TAG_H2,      GUMBO_TAG_H3,      GUMBO_TAG_H4,
      GUMBO_TAG_H5,         GUMBO_TAG_H6,      GUMBO_TAG_HEADER,  GUMBO_TAG_HR,
      GUMBO_TAG_LEGEND,     GUMBO_TAG_LI,      GUMBO_TAG_LISTING, GUMBO_TAG_MAIN,
      GUMBO_TAG_MENU,       GUMBO_TAG_NAV,     GUMBO_TAG_OL,      GUMBO_TAG_PRE,
      GUMBO_TAG_SECTION,    GUMBO_TAG_SUMMARY, GUMBO_TAG_UL,      GUMBO_TAG_XMP};
  return std::ranges::find(blocks, tag) != blocks.end();
}

/// Words of class and id, as portals name the parts of a page that are not the article.
std::string_view furniture_by_class(std::string_view classes) {
  struct Kind {
    std::string_view word;
    std::string_view kind;
  };
  constexpr std::array kinds{
      Kind{"addthis_toolbox", "share buttons"},
      Kind{"ads", "advertisement"},
      Kind{"banner", "banner"},
      Kind{"binh-luan", "comments"},
      Kind{"binhluan", "comments"},
      Kind{"breadcrumb", "breadcrumbs"},
      Kind{"breadcrumbs", "breadcrumbs"},
      Kind{"captcha", "comments"},
      Kind{"comment-form", "comments"},
      Kind{"comment-list", "comments"},
      Kind{"comments", "comments"},
      Kind{"counter", "visitor counter"},
      Kind{"fb-comments", "comments"},
      Kind{"fb-like", "share buttons"},
      Kind{"fb-share-button", "share buttons"},
      Kind{"footer", "footer"},
      Kind{"login", "login"},
      Kind{"main-menu", "navigation"},
      Kind{"menu", "navigation"},
      Kind{"nav", "navigation"},
      Kind{"navbar", "navigation"},
      Kind{"navigation", "navigation"},
      Kind{"othernews", "related links"},
      Kind{"pagination", "navigation"},
      Kind{"related", "related links"},
      Kind{"related-news", "related links"},
      Kind{"search-box", "navigation"},
      Kind{"searchbox", "navigation"},
      Kind{"share", "share buttons"},
      Kind{"sidebar", "sidebar"},
      Kind{"site-footer", "footer"},
      Kind{"site-header", "banner"},
      Kind{"social", "share buttons"},
      Kind{"social-share", "share buttons"},
      Kind{"thong-ke", "visitor counter"},
      Kind{"thongke", "visitor counter"},
      Kind{"tin-khac", "related links"},
      Kind{"tin-lien-quan", "related links"},
      Kind{"tinlienquan", "related links"},
      Kind{"topmenu", "navigation"},
  };
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find_first_of(spaces), classes.size());
    std::string word(classes.substr(0, end));
    for (char& c : word) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    const auto* const found = std::ranges::find(kinds, std::string_view(word), &Kind::word);
    if (found != kinds.end()) return found->kind;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return {};
}

bool is_hidden(const GumboNode& element) {
  if (has_attribute(element, "hidden")) return true;
  std::string style(attribute(element, "style"));
  std::erase_if(style, [](char c) { return spaces.find(c) != std::string_view::npos; });
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

using Cell = std::vector<Line>;
using Row = std::vector<Cell>;

/// A column of many lines or of long ones is a part of the page, not a figure in a table.
bool is_column_of_text(const Cell& cell) {
  std::size_t bytes = 0;
  for (const Line& line : cell) bytes += line.text.size();
  return cell.size() > 3 || bytes > 600;
}

std::string on_one_line(const Cell& cell) {
  std::string text;
  for (const Line& line : cell) text += (text.empty() ? "" : " ") + line.text;
  return text;
}

/// The head of a report and its signatures are set as a table of two columns without lines; read
/// row by row they would be torn apart.
bool sets_columns_side_by_side(const std::vector<Row>& rows) {
  bool has_cue = false;
  for (const Row& row : rows) {
    if (std::ranges::count_if(row, [](const Cell& cell) { return !cell.empty(); }) > 2)
      return false;
    for (const Cell& cell : row) {
      for (const Line& line : cell) {
        if (has_cue || line.text.size() > 200) continue;
        const std::string plain = fields::view_of(line.text).plain;
        for (const std::string_view cue :
             {"cong hoa xa hoi chu nghia", "dang cong san viet nam", "doc lap - tu do", "noi nhan",
              "doan tncs", "tm. ", "t/m ", "kt. "}) {
          has_cue = has_cue || plain.find(cue) != std::string::npos;
        }
      }
    }
  }
  return has_cue;
}

std::vector<Line> lines_of(std::vector<Row> rows) {
  Lines lines;
  if (sets_columns_side_by_side(rows)) {
    for (const bool left : {true, false}) {
      std::vector<Line> column;
      for (Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
          if ((i == 0) == left) std::ranges::move(row[i], std::back_inserter(column));
        }
      }
      lines.add(std::move(column));
    }
    return lines.take();
  }
  for (Row& row : rows) {
    std::erase_if(row, [](const Cell& cell) { return cell.empty(); });
    if (row.size() == 1 || std::ranges::any_of(row, is_column_of_text)) {
      for (Cell& cell : row) lines.add(std::move(cell));
      continue;
    }
    std::string joined;
    bool is_link = !row.empty();
    for (const Cell& cell : row) {
      joined += (joined.empty() ? "" : "\t") + on_one_line(cell);
      is_link = is_link && std::ranges::all_of(cell, &Line::is_link);
    }
    // As preformatted, for the tabs; a row cannot hold line ends.
    lines.put(joined, is_link, true);
    lines.end_line();
  }
  return lines.take();
}

class Reader {
 public:
  explicit Reader(const GumboNode& root) : page_bytes_(text_bytes(root)) { read(root, lines_); }

  HtmlPage page() {
    page_.text = text_without_link_lists();
    return std::move(page_);
  }

 private:
  void read(const GumboNode& node, Lines& lines) {
    if (is_words(node)) {
      lines.put(node.v.text.text, in_link_ > 0, in_pre_ > 0);
    } else if (node.type == GUMBO_NODE_ELEMENT) {
      read_element(node, lines);
    } else {
      read_children(node, lines);
    }
  }

  void read_children(const GumboNode& node, Lines& lines) {
    for_each_child(node, [&](const GumboNode& child) { read(child, lines); });
  }

  void read_element(const GumboNode& element, Lines& lines) {
    if (const std::string_view kind = furniture(element); !kind.empty()) {
      if (text_bytes(element) > 0) ++page_.removed[std::string(kind)];
      lines.end_line();
      return;
    }
    const GumboTag tag = element.v.element.tag;
    switch (tag) {
      case GUMBO_TAG_HEAD:
        read_head(element);
        return;
      case GUMBO_TAG_TITLE:  // one outside the head is a drawing's
        return;
      case GUMBO_TAG_BR:
        if (!lines.end_line()) lines.gap();
        return;
      case GUMBO_TAG_P:
        lines.gap();
        read_children(element, lines);
        lines.gap();
        return;
      case GUMBO_TAG_TABLE:
        lines.add(lines_of(rows_of(element)));
        return;
      case GUMBO_TAG_A:
        if (has_attribute(element, "href")) {
          ++in_link_;
          read_children(element, lines);
          --in_link_;
          return;
        }
        break;
      case GUMBO_TAG_PRE:
        lines.end_line();
        ++in_pre_;
        read_children(element, lines);
        --in_pre_;
        lines.end_line();
        return;
      case GUMBO_TAG_TIME:
        if (page_.published_at.empty()) page_.published_at = attribute(element, "datetime");
        break;
      case GUMBO_TAG_MAIN:
      case GUMBO_TAG_ARTICLE:
        ++in_article_;
        lines.end_line();
        read_children(element, lines);
        lines.end_line();
        --in_article_;
        return;
      default:
        break;
    }
    const bool ends_lines = is_block(tag);
    if (ends_lines) lines.end_line();
    read_children(element, lines);
    if (ends_lines) lines.end_line();
  }

  /// What kind of page furniture the element is; empty where it may hold the report. Names are not
  /// trusted where a third of the page's words would go with them.
  std::string_view furniture(const GumboNode& element) const {
    std::string_view kind;
    switch (element.v.element.tag) {
      case GUMBO_TAG_NAV:
        kind = "navigation";
        break;
      case GUMBO_TAG_FOOTER:
        kind = "footer";
        break;
      case GUMBO_TAG_ASIDE:
        kind = "sidebar";
        break;
      case GUMBO_TAG_HEADER:
        if (in_article_ == 0) kind = "banner";
        break;
      default:
        break;
    }
    if (kind.empty() && is_hidden(element)) kind = "hidden text";
    if (kind.empty()) kind = furniture_by_class(attribute(element, "class"));
    if (kind.empty()) kind = furniture_by_class(attribute(element, "id"));
    if (!kind.empty() && text_bytes(element) * 3 > page_bytes_) return {};
    return kind;
  }

  void read_head(const GumboNode& head) {
    std::string title;
    for_each_child(head, [&](const GumboNode& child) {
      if (is_tag(child, GUMBO_TAG_TITLE)) {
        for_each_child(child, [&](const GumboNode& words) { title = words.v.text.text; });
      } else if (is_tag(child, GUMBO_TAG_META)) {
        const std::string_view content = attribute(child, "content");
        for (const char* key : {"property", "name", "itemprop"}) {
          const std::string_view name = attribute(child, key);
          if (name == "og:title") page_.title = content;
          if (name == "article:published_time" || name == "datePublished" || name == "pubdate") {
            page_.published_at = content;
          }
        }
      }
    });
    if (page_.title.empty()) page_.title = title;
    page_.title = fields::on_one_line(page_.title);
  }

  std::vector<Row> rows_of(const GumboNode& table) {
    std::vector<Row> rows;
    for_each_child(table, [&](const GumboNode& part) {
      if (is_tag(part, GUMBO_TAG_TR)) {
        rows.push_back(row_of(part));
      } else if (is_tag(part, GUMBO_TAG_CAPTION)) {
        rows.push_back({cell_of(part)});
      } else {
        for_each_child(part, [&](const GumboNode& row) {
          if (is_tag(row, GUMBO_TAG_TR)) rows.push_back(row_of(row));
        });
      }
    });
    return rows;
  }

  Row row_of(const GumboNode& row) {
    Row cells;
    for_each_child(row, [&](const GumboNode& cell) {
      if (cell.type == GUMBO_NODE_ELEMENT) cells.push_back(cell_of(cell));
    });
    return cells;
  }

  Cell cell_of(const GumboNode& cell) {
    Lines lines;
    if (furniture(cell).empty()) read_children(cell, lines);
    return lines.take();
  }

  /// Two lines or more that are nothing but links are a menu or a list of other pages.
  std::string text_without_link_lists() {
    const std::vector<Line> lines = lines_.take();
    std::size_t bytes = 0;
    std::size_t link_bytes = 0;
    for (const Line& line : lines) {
      bytes += line.text.size();
      if (line.is_link) link_bytes += line.text.size();
    }
    const bool is_article = link_bytes * 2 < bytes;
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool is_in_list = lines[i].is_link && ((i > 0 && lines[i - 1].is_link) ||
                                                   (i + 1 < lines.size() && lines[i + 1].is_link));
      if (is_article && is_in_list) {
        ++page_.removed["links"];
        continue;
      }
      if (lines[i].after_gap) text += '\n';
      text += lines[i].text + '\n';
    }
    return text;
  }

  std::size_t page_bytes_;
  HtmlPage page_;
  Lines lines_;
  int in_link_ = 0;
  int in_pre_ = 0;
  int in_article_ = 0;
};

struct Destroy {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

}  // namespace

HtmlPage read_html(std::string_view html) {
  const std::string simple = without_tangle(html);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, Destroy> tree(
      gumbo_parse_with_options(&options, simple.data(), simple.size()));
  return Reader(*tree->document).page();
}

}  // namespace tracuu::corpus
