#include "corpus/fields/issuer/segments.hpp"

#include <algorithm>

namespace tracuu::corpus::fields {
namespace {

bool is_junk_line(std::string_view line) {
  for (const std::string_view start :
       {"cong thong tin", "trang thong tin", "trang tin", "trang chu", "website", "van ban",
        "tin tuc", "lien he", "dang nhap", "ban hanh kem", "kinh gui", "v/v", "ve viec"}) {
    if (line.starts_with(start)) return true;
  }
  return false;
}

/// A small word that stands among capitals without ending them.
bool is_joint(const Word& word) {
  return word.written == Case::small && (word.plain == "xa" || word.plain == "phuong" ||
                                         word.plain == "huyen" || word.plain == "va");
}

/// CHI BỘ TRƯỜNG MẦM NON: the school tells whose cell it is.
bool of_its_own(const Segment& segment, std::size_t i) {
  return segment.end == i && segment.end == segment.body_end && segment.body != nullptr &&
         is_one_of(segment.body->plain, {"chi bo", "cong doan", "hoi dong"});
}

/// SỞ Y TẾ HÀ NỘI TRUNG TÂM Y TẾ …: what stands below a department is no part of its name.
bool is_department(const Segment& segment) {
  return segment.body != nullptr && segment.body->plain == "so ";
}

}  // namespace

std::vector<HeadToken> tokens_of(const View& view, const Header& header, bool any_case) {
  std::vector<HeadToken> tokens;
  std::vector<HeadToken> run;
  const auto flush = [&] {
    if (run.empty()) return;
    std::size_t capitals = 0;
    for (const auto& token : run)
      capitals +=
          token.word.written != Case::initial && token.word.written != Case::small ? 1U : 0U;
    const bool in_capitals = capitals * 2 > run.size();
    const bool named =
        any_case && run.size() <= 16 && run.front().word.written != Case::small &&
        (body_at(view, run, 0).body != nullptr || unit_type_at(view, run, 0).type != nullptr);
    if (in_capitals || named) tokens.insert(tokens.end(), run.begin(), run.end());
    run.clear();
  };
  std::size_t last_line = view.lines.size();
  bool junk = false;
  for (auto i = header.issuer_begin; i < header.issuer_end; ++i) {
    const auto& word = header.words[i];
    const auto line = view.line_of(word.begin);
    const bool new_line = line != last_line;
    if (new_line) {
      flush();
      const auto text = view.slice(view.lines[line]);
      junk = text.size() < 120 && is_junk_line(text);
    }
    last_line = line;
    if (header.taken[i]) {
      flush();
      continue;
    }
    if (junk) continue;
    HeadToken token{word, {}, run.empty(), line};
    if (!run.empty()) {
      token.gap = view.slice({header.words[i - 1].end, word.begin});
      // Capitals end where running text (a menu, the other column) begins, and the other way round;
      // "UBND xã CẨM HÀ" stays together.
      const auto& before = run.back().word;
      const bool turns = (before.written == Case::capitals) != (word.written == Case::capitals) &&
                         before.written != Case::digits && word.written != Case::digits &&
                         before.end - before.begin > 1 && word.end - word.begin > 1 &&
                         !is_joint(before) && !is_joint(word);
      if (turns && !any_case) {
        flush();
        token.gap = {};
        token.first_in_line = true;
      }
    }
    run.push_back(token);
  }
  flush();
  return tokens;
}

bool wants_more(const Segment& segment) {
  if (segment.body == nullptr || segment.has_unit || segment.end > segment.body_end) return false;
  for (const std::string_view plain : {"ban chap hanh", "bch", "ban thuong vu", "btv",
                                       "ban thuong truc", "thuong truc", "van phong", "chi bo"}) {
    if (segment.body->plain == plain) return true;
  }
  return false;
}

std::vector<Segment> segments_of(const View& view, const std::vector<HeadToken>& tokens,
                                 const std::vector<Word>& place) {
  std::vector<Segment> segments;
  for (std::size_t i = 0; i < tokens.size();) {
    const auto& token = tokens[i];
    const auto body = body_at(view, tokens, i);
    const bool joined = token.gap.find_first_of("-&,/") != std::string_view::npos ||
                        (i > 0 && tokens[i - 1].word.plain == "va" && !token.first_in_line);
    if (body.body != nullptr) {
      const bool continues =
          !segments.empty() && (wants_more(segments.back()) ||
                                (!segments.back().has_unit && (joined || !token.first_in_line) &&
                                 !is_department(segments.back()) &&
                                 (!is_school(tokens, i) || of_its_own(segments.back(), i))) ||
                                (!segments.back().has_unit && !segments.back().body));
      if (!continues) segments.push_back({i, i, i, body.body, i + body.count, false, {}});
      auto& segment = segments.back();
      if (segment.body == nullptr) segment.body = body.body;
      // BAN CHẤP HÀNH + ĐOÀN XÃ: the second tells the world.
      if (!segment.body->world && body.body->world) segment.body = body.body;
      segment.body_end = std::max(segment.body_end, i + body.count);
      // huyện ủy, đoàn xã: the body's last word may be the unit's type.
      std::size_t step = body.count;
      for (std::size_t k = 0; k < body.count; ++k) {
        if (const auto type = unit_type_at(view, tokens, i + k);
            type.type != nullptr && i + k + type.words >= i + body.count) {
          step = k;
          break;
        }
      }
      if (step > 0) {
        i += step;
        segment.end = i;
        if (!segment.has_unit) segment.name_end = i;
        continue;
      }
    }
    if (auto unit = unit_at(view, tokens, i, place)) {
      if (segments.empty()) segments.push_back({i, i, i, nullptr, i, false, {}});
      auto* segment = &segments.back();
      if (segment->has_unit && token.first_in_line) {
        // "HUYỆN …" below "UBND XÃ …" is its address; "XÃ …" below "HUYỆN …" something new.
        const bool wider = unit->level > segment->units.back().level;
        if (!wider) {
          segments.push_back({i, i, i, nullptr, i, false, {}});
          segment = &segments.back();
        }
      }
      i = unit->end;
      segment->end = i;
      if (!segment->has_unit) segment->name_end = i;
      segment->has_unit = true;
      segment->units.push_back(std::move(*unit));
      continue;
    }
    if (!segments.empty() && !(segments.back().has_unit && token.first_in_line)) {
      auto& segment = segments.back();
      segment.end = i + 1;
      if (!segment.has_unit) segment.name_end = i + 1;
    } else if (segments.empty() && token.first_in_line) {
      // Something above the first body that is none: left out with its line.
      const auto line = token.line;
      while (i + 1 < tokens.size() && tokens[i + 1].line == line &&
             body_at(view, tokens, i + 1).body == nullptr) {
        ++i;
      }
    }
    ++i;
  }
  return segments;
}

}  // namespace tracuu::corpus::fields
