#include "corpus/fields/header/header.hpp"

#include <algorithm>
#include <string_view>

#include "corpus/fields/header/lines.hpp"
#include "corpus/fields/header/pieces.hpp"
#include "corpus/fields/header/unglued.hpp"

namespace tracuu::corpus::fields {
namespace {

constexpr std::size_t zone_lines = 60;
constexpr std::size_t zone_characters = 6000;
constexpr std::size_t searched_lines = 400;  ///< for a head below a portal's menus
constexpr std::size_t lines_above = 30;  ///< of what tells a head; one word a line takes that many
constexpr std::size_t issuer_lines = 8;  ///< at most, above the first other piece

Span zone_of(const View& view) {
  if (view.lines.empty()) return {};
  std::size_t start = 0;
  const auto last = std::min(view.lines.size(), searched_lines);
  for (std::size_t l = 0; l < last; ++l) {
    const auto& line = view.lines[l];
    const auto text = view.slice({line.begin, std::min(line.end, line.begin + 400)});
    const bool motto = (text.find("chu nghia viet nam") != std::string_view::npos ||
                        text.find("dang cong san viet nam") != std::string_view::npos ||
                        text.find("doan tncs ho chi minh") != std::string_view::npos) &&
                       share_of_capitals(view, line) > 0.3;
    if (motto || (text == "bao cao" && share_of_capitals(view, line) > 0.8)) {
      start = l > lines_above ? l - lines_above : 0;
      break;
    }
  }
  const auto end_line = std::min(view.lines.size(), start + zone_lines) - 1;
  const auto begin = start == 0 ? 0 : view.lines[start].begin;
  return {begin, std::min(view.lines[end_line].end, view.lines[start].begin + zone_characters)};
}

/// Behind the kind of document a place and date have their line to themselves; a date that a
/// sentence goes on with belongs to that.
bool ends_line(const View& view, const Header& header) {
  const auto line = view.line_of(header.date->span.begin);
  return header.place.has_value() &&
         !has_letters(view, {header.date->span.end, view.lines[line].end});
}

}  // namespace

void Header::take(Span span) {
  for (auto i = first_word(words, span.begin); i < words.size() && words[i].begin < span.end; ++i) {
    taken[i] = true;
  }
}

Header header_of(const View& view, const std::vector<Word>& words) {
  Header header;
  header.zone = zone_of(view);
  if (header.zone.empty()) return header;
  header.words = unglued(words_within(words, header.zone));
  header.taken.assign(header.words.size(), false);
  find_mottos(view, header);
  find_number(view, header);
  find_place_and_date(view, header);
  const auto type = find_type(view, header);
  if (type) {
    header.type = type->named.type;
    header.type_span = type->named.span;
    find_title(view, header, *type);
    // What lies well below the title belongs to the text, not to the head.
    const auto title_line =
        view.line_of(header.title ? header.title->end - 1 : type->named.span.begin);
    const auto below = [&](std::size_t i) { return view.line_of(i) > title_line + 6; };
    if (header.number && below(header.number->span.begin)) header.number.reset();
    if (header.date &&
        (below(header.date->span.begin) ||
         (header.date->span.begin > header.type_span.begin && !ends_line(view, header)))) {
      header.date.reset();
      header.place.reset();
    }
  } else {
    find_subject(view, header);
  }
  // Issuers stand above the kind of document, at most a few lines above the first other piece.
  auto end = type ? type->named.span.begin : header.zone.begin;
  if (!type) {
    if (header.number) end = std::max(end, header.number->span.end);
    if (header.date) end = std::max(end, header.date->span.end);
  }
  const auto issuer_starts_at = [&](std::size_t line) {
    const auto first_line = line > issuer_lines ? line - issuer_lines : 0;
    header.issuer_begin = first_word(header.words, view.lines[first_line].begin);
  };
  std::size_t first_piece = header.words.size();
  for (std::size_t i = 0; i < header.words.size() && header.words[i].begin < end; ++i) {
    if (header.taken[i] && first_piece == header.words.size()) first_piece = i;
    header.issuer_end = i + 1;
  }
  if (first_piece < header.words.size()) {
    issuer_starts_at(view.line_of(header.words[first_piece].begin));
  } else if (type) {
    // No other piece above the kind of document: what stands right above it.
    issuer_starts_at(type->line);
  } else {
    header.issuer_end = 0;
  }
  return header;
}

}  // namespace tracuu::corpus::fields
