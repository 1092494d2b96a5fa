#include "corpus/fields/header/place_and_date.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/fields/header/lines.hpp"
#include "corpus/fields/header/pieces.hpp"

namespace tracuu::corpus::fields {
namespace {

bool is_unit_word(std::string_view plain) {
  constexpr std::array<std::string_view, 13> unit_words{
      "xa", "phuong", "thi", "tran", "huyen", "quan", "tp", "tx", "tt", "p", "x", "thanh", "pho"};
  return std::find(unit_words.begin(), unit_words.end(), plain) != unit_words.end();
}

/// The place before a date: capitalised words, back to where the line or another piece starts.
/// `boundary` is false where running text goes before it, so that this is no place-and-date line.
struct PlaceBefore {
  std::optional<Span> span;
  bool boundary = false;
};

PlaceBefore place_before(const View& view, const std::vector<Word>& words,
                         const std::vector<bool>& taken, std::size_t ngay) {
  PlaceBefore place;
  const auto date_begin = words[ngay].begin;
  auto k = ngay;
  auto line_start = date_begin;
  while (line_start > 0 && view[line_start - 1] != '\n') --line_start;
  std::size_t limit = line_start;
  // "Cẩm Hà," may have been cut off from its date by a line end.
  if (starts_line(view, date_begin)) {
    place.boundary = true;
    if (k == 0 || line_start == 0) return place;
    auto end = line_start - 1;
    while (end > 0 && (view[end - 1] == '\n' || view[end - 1] == ' ')) --end;
    if (end == 0 || view[end - 1] != ',') return place;
    limit = end;
    while (limit > 0 && view[limit - 1] != '\n') --limit;
  }
  const auto last = k;
  bool capitals = false;
  while (k > 0 && last - k < 7) {
    const auto& word = words[k - 1];
    if (word.begin < limit || taken[k - 1]) break;
    const auto gap = view.slice({word.end, words[k].begin});
    // Between place and date a comma or what is left of it; inside the place only spaces, a dash
    // or the dot of an abbreviation.
    const bool joined = k == last ? gap.find_first_not_of(" ,.;:-\n'") == std::string_view::npos
                                  : gap.empty() || gap == " " || gap == " - " || gap == ". " ||
                                        gap == "." || gap == "-";
    if (!joined) break;
    // phường 1, ngày; Nông trường Việt Lâm, ngày
    const bool farm = word.plain == "truong" && k > 1 && words[k - 2].plain == "nong";
    const bool unit = word.written == Case::small && (is_unit_word(word.plain) || farm);
    const bool name = word.written == Case::initial || word.written == Case::capitals ||
                      (word.written == Case::digits && word.end - word.begin <= 2);
    if (!name && !unit) break;
    // XÃ CẨM HÀ Cẩm Hà, ngày: the name in capitals is the other column's.
    const bool long_capitals = word.written == Case::capitals && word.end - word.begin > 1;
    if (k == last) {
      capitals = long_capitals;
    } else if (long_capitals != capitals && word.written != Case::digits &&
               word.end - word.begin > 2) {
      break;
    }
    --k;
  }
  if (k < last) place.span = Span{words[k].begin, words[last - 1].end};
  const bool at_start = k == 0 || words[k - 1].begin < limit;
  const bool after_piece = k > 0 && (taken[k - 1] || words[k - 1].written == Case::capitals);
  if (k == last) {
    place.boundary = at_start || after_piece;
  } else {
    place.boundary = at_start || after_piece;
    // In capitals a place cannot be told from the name of the issuer before it.
    if (capitals && !at_start) place.span.reset();
  }
  return place;
}

/// True where the line goes on behind a date as it does behind that of a cited act.
bool goes_on_as_text(const View& view, std::size_t end) {
  while (view[end] == ' ' || view[end] == '.' || view[end] == ',' || view[end] == ')') ++end;
  if (view[end] == '\n') return false;
  const auto words = words_of(view, {end, std::min(view.plain.size(), end + 40)});
  return !words.empty() && words.front().begin == end && words.front().written == Case::small;
}

/// Cẩm Hà, 24/6/2022 and Cẩm Hà, tháng 6 năm 2022: a line of its own, and no stamp of a web page
/// (Thứ Tư, 08/04/2015, 08:11).
std::optional<DateMatch> date_behind_comma(const View& view, const Header& header, std::size_t i) {
  const auto& word = header.words[i];
  if (i == 0 || word.begin < 2 || view[word.begin - 1] != ' ' || view[word.begin - 2] != ',' ||
      header.words[i - 1].written != Case::initial) {
    return std::nullopt;
  }
  const auto date = word.written == Case::digits ? numeric_date_at(view, word.begin)
                                                 : month_and_year_at(view, word.begin);
  if (!date || view[date->span.end] != '\n') return std::nullopt;
  const auto line = view.slice(view.lines[view.line_of(word.begin)]);
  const bool stamp = line.starts_with("thu ") || line.starts_with("chu nhat") ||
                     line.find(':') != std::string_view::npos;
  return stamp ? std::nullopt : date;
}

}  // namespace

void find_place_and_date(const View& view, Header& header) {
  // First with a place before it; a date alone must be written out, for stamps are not.
  for (const bool with_place : {true, false}) {
    for (std::size_t i = 0; i < header.words.size(); ++i) {
      if (header.taken[i]) continue;
      const auto& word = header.words[i];
      std::optional<DateMatch> date;
      if (word.plain.starts_with("ng") || nearly_same(word.plain, "ngay")) {
        date = written_date_at(view, word.begin);
      } else {
        date = date_behind_comma(view, header, i);
      }
      if (!date || goes_on_as_text(view, date->span.end)) continue;
      const auto place = place_before(view, header.words, header.taken, i);
      if (!place.boundary || (with_place && !place.span)) continue;
      if (!with_place && view.slice(date->span).find("nam") == std::string_view::npos) continue;
      header.date = date;
      header.place = place.span;
      header.take({place.span ? place.span->begin : date->span.begin, date->span.end});
      return;
    }
  }
}

std::optional<PlaceAndDate> place_and_date_line(const View& view, const Line& line) {
  if (line.end - line.begin > 120) return std::nullopt;
  const auto words = words_of(view, line);
  const std::vector<bool> taken(words.size(), false);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!nearly_same(words[i].plain, "ngay")) continue;
    const auto date = written_date_at(view, words[i].begin);
    if (!date || has_letters(view, {date->span.end, line.end})) return std::nullopt;
    const auto place = place_before(view, words, taken, i);
    if (!place.boundary || (!place.span && i != 0)) return std::nullopt;
    if (place.span && place.span->begin != words.front().begin) return std::nullopt;
    return PlaceAndDate{*date, place.span};
  }
  return std::nullopt;
}

}  // namespace tracuu::corpus::fields
