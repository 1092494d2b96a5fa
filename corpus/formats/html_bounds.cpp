#include "corpus/formats/html_bounds.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

constexpr std::size_t deepest = 512;  // where browsers stop nesting, too
/// Tags and attributes; each is some 150 bytes of tree. A long report pasted from Word has 20,000.
constexpr std::size_t most_parts = 500'000;
constexpr std::size_t most_attributes = 64;  // of one tag

using Names = std::span<const std::string_view>;

// All lists are sorted.
constexpr std::array<std::string_view, 19> with_content_dropped{
    "applet",  "audio",    "button",   "canvas",   "iframe",    "map",    "math",
    "noembed", "noframes", "noscript", "object",   "plaintext", "script", "select",
    "style",   "svg",      "template", "textarea", "video"};
constexpr std::array<std::string_view, 31> look_only{
    "abbr", "acronym", "b",     "bdi",    "bdo",     "big",   "blink", "cite",
    "code", "data",    "del",   "dfn",    "em",      "embed", "font",  "i",
    "ins",  "kbd",     "label", "mark",   "marquee", "nobr",  "q",     "s",
    "samp", "small",   "span",  "strike", "strong",  "tt",    "u"};
/// Empty, or closed by the next of their kind or by their parent's end: they do not nest by
/// themselves.
constexpr std::array<std::string_view, 33> never_deep{
    "a",    "area",     "base",   "basefont", "body",  "br",   "caption", "col",    "colgroup",
    "dd",   "dt",       "head",   "hr",       "html",  "img",  "input",   "li",     "link",
    "meta", "optgroup", "option", "p",        "param", "rp",   "rt",      "source", "tbody",
    "td",   "tfoot",    "th",     "thead",    "tr",    "track"};
static_assert(std::ranges::is_sorted(with_content_dropped) && std::ranges::is_sorted(look_only) &&
              std::ranges::is_sorted(never_deep));

bool contains(Names names, std::string_view name) {
  return std::ranges::binary_search(names, name);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Of the tag at `begin`, where "<x" or "</x" stands; in lower case.
std::string tag_name(std::string_view html, std::size_t begin) {
  std::string name;
  std::size_t i = begin + (html[begin + 1] == '/' ? 2 : 1);
  // No element we know has a longer name.
  for (; i < html.size() && name.size() < 32; ++i) {
    if (is_space(html[i]) || html[i] == '/' || html[i] == '>') break;
    name += lower(html[i]);
  }
  return name;
}

struct TagEnd {
  std::size_t end = 0;  ///< behind its '>'
  std::size_t attributes = 0;
};

TagEnd tag_end(std::string_view html, std::size_t begin) {
  TagEnd tag{html.size(), 0};
  std::size_t i = begin + 2;
  while (i < html.size() && !is_space(html[i]) && html[i] != '/' && html[i] != '>') ++i;
  bool between = true;
  for (; i < html.size() && html[i] != '>'; ++i) {
    if (is_space(html[i]) || html[i] == '/') {
      between = true;
      continue;
    }
    if (between) ++tag.attributes;
    between = false;
    if (html[i] != '=') continue;
    std::size_t value = i + 1;
    while (value < html.size() && is_space(html[value])) ++value;
    if (value == html.size()) return tag;
    i = value - 1;
    if (html[value] == '"' || html[value] == '\'') {
      i = html.find(html[value], value + 1);
      if (i == std::string_view::npos) return tag;
    }
  }
  if (i < html.size()) tag.end = i + 1;
  return tag;
}

/// Behind the next end tag of `name`; npos where there is none.
std::size_t behind_end_tag(std::string_view html, std::string_view name, std::size_t from) {
  while ((from = html.find("</", from)) != std::string_view::npos) {
    if (tag_name(html, from) == name) return tag_end(html, from).end;
    from += 2;
  }
  return std::string_view::npos;
}

/// Behind a comment, a doctype or a processing instruction at `begin`.
std::size_t behind_declaration(std::string_view html, std::size_t begin) {
  const bool is_comment = html.substr(begin).starts_with("<!--");
  const std::string_view end = is_comment ? "-->" : ">";
  const std::size_t at = html.find(end, begin + 2);  // "<!-->" is a whole comment
  return at == std::string_view::npos ? html.size() : at + end.size();
}

/// What is open, as far as it can nest.
class Nesting {
 public:
  /// False where the tag had better be left out.
  bool open(const std::string& name) {
    if (contains(never_deep, name)) return true;
    if (open_.size() == deepest) return false;
    open_.push_back(name);
    return true;
  }

  void close(std::string_view name) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i] == name) {
        open_.resize(i);
        return;
      }
      if (open_[i] == "table") return;  // an end tag does not reach out of a cell
    }
  }

 private:
  std::vector<std::string> open_;
};

class Page {
 public:
  explicit Page(std::string_view html) : html_(html) { out_.reserve(html.size()); }

  std::string simplified() {
    std::size_t i = 0;
    while (i < html_.size()) {
      const std::size_t next = std::min(html_.find('<', i), html_.size());
      out_.append(html_, i, next - i);
      if (next == html_.size()) break;
      i = take_markup(next);
    }
    return std::move(out_);
  }

 private:
  bool is_letter_at(std::size_t i) const { return i < html_.size() && is_letter(html_[i]); }

  /// What begins with the '<' at `begin`; gives where to go on.
  std::size_t take_markup(std::size_t begin) {
    const char second = begin + 1 < html_.size() ? html_[begin + 1] : ' ';
    if (second == '!' || second == '?') return behind_declaration(html_, begin);
    const bool is_end = second == '/' && is_letter_at(begin + 2);
    if (!is_end && !is_letter(second)) {
      out_ += "&lt;";  // "tuổi < 15"; escaped, for what follows may be left out
      return begin + 1;
    }
    const std::string name = tag_name(html_, begin);
    const TagEnd tag = tag_end(html_, begin);
    if (contains(with_content_dropped, name)) {
      return is_end ? tag.end : behind_content(name, tag.end);
    }
    if (contains(look_only, name)) return tag.end;
    if (is_end) {
      nesting_.close(name);
    } else if (!nesting_.open(name)) {
      return tag.end;
    }
    keep(begin, tag, is_end ? "</" + name + '>' : '<' + name + '>', is_end);
    if (name != "title" || is_end) return tag.end;
    const std::size_t behind = behind_content(name, tag.end);  // tags in it are words
    out_.append(html_, tag.end, behind - tag.end);
    nesting_.close(name);
    return behind;
  }

  /// `from` where no end tag follows: better some words too many than a report too few.
  std::size_t behind_content(const std::string& name, std::size_t from) {
    if (std::ranges::find(without_end_, name) != without_end_.end()) return from;
    const std::size_t behind = behind_end_tag(html_, name, from);
    if (behind != std::string_view::npos) return behind;
    without_end_.push_back(name);
    return from;
  }

  void keep(std::size_t begin, const TagEnd& tag, const std::string& bare, bool is_end) {
    const bool is_whole = !is_end && tag.attributes <= most_attributes;
    parts_ += 1 + (is_whole ? tag.attributes : 0);
    if (parts_ > most_parts) {
      throw Unusable("too_many_tags", "a page of more than " + std::to_string(most_parts) +
                                          " tags and attributes; save the report alone");
    }
    if (is_whole) {
      out_.append(html_, begin, tag.end - begin);
    } else {
      out_ += bare;
    }
  }

  std::string_view html_;
  std::string out_;
  Nesting nesting_;
  std::vector<std::string> without_end_;  ///< names whose end tag does not come any more
  std::size_t parts_ = 0;
};

}  // namespace

std::string without_tangle(std::string_view html) {
  return Page(html).simplified();
}

}  // namespace tracuu::corpus
