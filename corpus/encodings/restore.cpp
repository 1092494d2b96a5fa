#include "corpus/encodings/restore.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <unicode/uchar.h>

#include "corpus/encodings/single_bytes.hpp"
#include "corpus/encodings/syllable_share.hpp"
#include "corpus/encodings/utf8.hpp"

namespace tracuu::corpus {
namespace {

/// A line, or a cell of a table's line.
struct Line {
  std::string_view text;
  bool is_ascii = true;
  bool is_unicode = false;  ///< has a letter that no old encoding shows
  SyllableCount as_it_is;
  std::optional<OldEncoding> encoding;

  /// Its letters cannot all be what they seem.
  bool is_suspect() const { return !is_unicode && as_it_is.valid < as_it_is.words; }
};

bool is_line_end(char c) {
  return c == '\n' || c == '\r' || c == '\t' || c == '\f';
}

bool is_letter_beyond_1252(char32_t c) {
  if (c < 0x100) return false;
  const auto point = static_cast<UChar32>(c);
  return (u_isalpha(point) != 0 || u_getCombiningClass(point) != 0) && !byte_of_letter(c);
}

bool is_beyond_1252(std::string_view text) {
  return !all_characters(text, [](char32_t c, std::size_t) { return !is_letter_beyond_1252(c); });
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::string_view rest = text.substr(begin);
    Line line;
    line.text = {rest.begin(), std::ranges::find_if(rest, is_line_end)};
    line.is_ascii = is_ascii(line.text);
    if (!line.is_ascii) {
      line.is_unicode = is_beyond_1252(line.text);
      if (!line.is_unicode) line.as_it_is = count_syllables(line.text);
    }
    lines.push_back(line);
    begin += line.text.size() + 1;
  }
  return lines;
}

SyllableCount count_as(OldEncoding encoding, const Line& line) {
  const auto read = read_as(encoding, line.text);
  return read ? count_syllables(*read) : SyllableCount{line.as_it_is.words, 0};
}

/// How an encoding would read the suspect lines.
struct Reading {
  OldEncoding encoding = OldEncoding::tcvn3;
  SyllableCount count;
};

// Right readings score 0.99 on clean text, wrong ones below 0.5.
constexpr double right_share = 0.9;
constexpr double share_with_fonts = 0.7;
constexpr std::size_t words_to_agree = 3;

bool speak_for(Fonts fonts, OldEncoding encoding) {
  return (encoding == OldEncoding::tcvn3 && fonts.tcvn3) ||
         (encoding == OldEncoding::vni && fonts.vni);
}

/// The reading that most of the suspect lines agree in; nothing where none is right for them.
std::optional<OldEncoding> common_reading(const std::vector<Line>& lines, Fonts fonts) {
  SyllableCount suspect;
  std::array<Reading, old_encodings.size()> readings;
  for (std::size_t i = 0; i < readings.size(); ++i) readings[i].encoding = old_encodings[i];
  // Enough to judge by; long texts are not read five times.
  constexpr std::size_t words_to_judge_by = 2000;
  for (const Line& line : lines) {
    if (!line.is_suspect()) continue;
    suspect += line.as_it_is;
    for (Reading& reading : readings) reading.count += count_as(reading.encoding, line);
    if (suspect.words > words_to_judge_by) break;
  }
  const auto best = std::ranges::max_element(readings, {}, [&](const Reading& reading) {
    return reading.count.words > 0 ? reading.count.share() : 0;
  });
  const bool font_agrees = speak_for(fonts, best->encoding);
  const std::size_t enough = font_agrees ? 1 : words_to_agree;
  const double share = font_agrees ? share_with_fonts : right_share;
  const bool is_right = best->count.words >= enough && best->count.share() >= share &&
                        best->count.share() > suspect.share() + 0.2;
  return is_right ? std::optional(best->encoding) : std::nullopt;
}

/// Another reading than the common one, where the line's own words speak for it: two at least, or
/// one that was whole UTF-8.
std::optional<OldEncoding> own_reading(const Line& line, std::optional<OldEncoding> common) {
  SyllableCount best_count = common ? count_as(*common, line) : line.as_it_is;
  if (common && best_count.share() >= right_share) return common;
  std::optional<OldEncoding> best = common;
  for (const OldEncoding encoding : old_encodings) {
    const SyllableCount count = count_as(encoding, line);
    const std::size_t gain = encoding == OldEncoding::mojibake ? 1 : 2;
    if (count.share() >= right_share && count.valid >= best_count.valid + gain) {
      best = encoding;
      best_count = count;
    }
  }
  return best;
}

/// A line that reads well as it is ("cã") is in the encoding of its neighbours if it reads well in
/// that too ("có").
void follow_neighbours(std::vector<Line>& lines, OldEncoding common) {
  const auto decide = [&](Line& line, bool& follows) {
    if (line.is_unicode) {
      follows = false;
    } else if (line.is_suspect()) {
      follows = line.encoding.has_value();
    } else if (!line.is_ascii && !line.encoding && follows) {
      const SyllableCount count = count_as(common, line);
      if (count.words > 0 && count.valid == count.words) line.encoding = common;
    }
  };
  bool follows = false;
  for (Line& line : lines) decide(line, follows);
  follows = false;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) decide(*line, follows);
}

void note(Restored& restored, OldEncoding encoding) {
  auto found = std::ranges::find(restored.read, encoding, &RestoredLines::encoding);
  if (found == restored.read.end()) found = restored.read.insert(found, {encoding, 0});
  ++found->lines;
}

}  // namespace

Fonts fonts_named_in(std::string_view bytes) {
  using namespace std::string_view_literals;
  const auto has = [&](std::string_view name) {
    return bytes.find(name) != std::string_view::npos;
  };
  return {has(".Vn"sv) || has(".\0V\0n\0"sv), has("VNI-"sv) || has("V\0N\0I\0-\0"sv)};
}

Restored restore_letters(std::string_view text, Fonts fonts) {
  std::vector<Line> lines = lines_of(text);
  Restored restored;
  if (std::ranges::any_of(lines, &Line::is_suspect)) {
    const auto common = common_reading(lines, fonts);
    for (Line& line : lines) {
      if (line.is_suspect()) line.encoding = own_reading(line, common);
    }
    if (common) follow_neighbours(lines, *common);
  }
  restored.text.reserve(text.size());
  std::size_t at = 0;
  for (const Line& line : lines) {
    const auto read = line.encoding ? read_as(*line.encoding, line.text) : std::nullopt;
    if (read) {
      restored.text += *read;
      note(restored, *line.encoding);
    } else {
      restored.text += line.text;
      if (line.is_unicode || line.as_it_is.words > 0) ++restored.lines_kept;
    }
    at += line.text.size();
    if (at < text.size()) restored.text += text[at++];
  }
  std::ranges::sort(restored.read, std::greater{}, &RestoredLines::lines);
  return restored;
}

}  // namespace tracuu::corpus
