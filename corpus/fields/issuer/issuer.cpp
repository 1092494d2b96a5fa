#include "corpus/fields/issuer/issuer.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/fields/issuer/running_case.hpp"
#include "corpus/fields/issuer/segments.hpp"

namespace tracuu::corpus::fields {
namespace {

bool is_national(const std::vector<HeadToken>& tokens, const Segment& segment) {
  return !segment.has_unit && segment.end >= segment.begin + 2 &&
         tokens[segment.end - 2].word.plain == "viet" &&
         tokens[segment.end - 1].word.plain == "nam";
}

/// XÃ LƯƠNG HÒA / ỦY BAN NHÂN DÂN: the unit that stands above the body it belongs to.
const HeadUnit* unit_above(const std::vector<Segment>& segments) {
  if (segments.size() < 2 || segments.back().has_unit) return nullptr;
  const auto& body = segments.back();
  const auto& above = segments[segments.size() - 2];
  const bool governs = body.body != nullptr && body.name_end == body.body_end &&
                       is_one_of(body.body->plain, {"uy ban nhan dan", "ubnd", "hoi dong nhan dan",
                                                    "hdnd", "dang uy"});
  return governs && above.body == nullptr && above.has_unit ? &above.units.front() : nullptr;
}

Found<UnitName> found_unit(const View& view, const HeadUnit& unit) {
  return {unit.name, view.evidence(unit.span)};
}

/// The words of the place of signing without the type of unit before them.
struct PlaceName {
  std::vector<Word> words;
  std::string type;
  UnitLevel level = UnitLevel::commune;
};

PlaceName place_name(const View& view, const Header& header) {
  PlaceName place;
  if (!header.place) return place;
  place.words = words_of(view, *header.place);
  std::vector<HeadToken> tokens;
  for (const auto& word : place.words) tokens.push_back({word, " ", tokens.empty(), 0});
  const auto type = unit_type_at(view, tokens, 0);
  if (type.type != nullptr && type.words < place.words.size()) {
    place.type = type.type->name;
    place.level = type.type->level;
    place.words.erase(place.words.begin(),
                      place.words.begin() + static_cast<std::ptrdiff_t>(type.words));
  } else if (place.words.size() > 1 && place.words[0].end - place.words[0].begin == 1 &&
             view[place.words[0].end] == '.') {
    // P. 1, X. Thạch Điền
    place.type = place.words[0].plain == "p" ? "phường" : place.words[0].plain == "x" ? "xã" : "";
    if (!place.type.empty()) place.words.erase(place.words.begin());
  }
  return place;
}

std::string spelled(const View& view, const std::vector<Word>& words) {
  if (words.empty()) return {};
  const auto printed = spaced(view, words);
  const bool capitals = std::all_of(words.begin(), words.end(), [](const Word& word) {
    return word.written == Case::capitals || word.written == Case::digits;
  });
  return without_zeros(capitals ? capitalised_words(printed) : printed);
}

/// The issuers' part of the head: its words and the bodies they name.
struct Bodies {
  std::vector<HeadToken> tokens;
  std::vector<Segment> segments;
};

Bodies bodies_of(const View& view, const Header& header, const std::vector<Word>& place,
                 bool any_case) {
  Bodies bodies;
  bodies.tokens = tokens_of(view, header, any_case);
  bodies.segments = segments_of(view, bodies.tokens, place);
  std::erase_if(bodies.segments, [](const Segment& segment) {
    return segment.body == nullptr && !segment.has_unit;
  });
  return bodies;
}

/// In capitals; not in capitals only where nothing is: a portal's menu names bodies too.
Bodies bodies_of(const View& view, const Header& header, const std::vector<Word>& place) {
  Bodies bodies = bodies_of(view, header, place, false);
  const auto has_body = [](const Segment& segment) { return segment.body != nullptr; };
  const auto has_unit = [](const Segment& segment) { return segment.has_unit; };
  const bool is_whole = std::ranges::any_of(bodies.segments, has_body) &&
                        std::ranges::any_of(bodies.segments, has_unit);
  if (!is_whole) return bodies_of(view, header, place, true);
  return bodies;
}

/// Of the issuer first, then of those above it.
void put_units(const View& view, const std::vector<Segment>& segments, Issuers& issuers) {
  for (auto segment = segments.rbegin(); segment != segments.rend(); ++segment) {
    for (const auto& unit : segment->units) {
      auto& slot = unit.level == UnitLevel::commune    ? issuers.commune
                   : unit.level == UnitLevel::district ? issuers.district
                                                       : issuers.province;
      if (!slot) slot = found_unit(view, unit);
    }
  }
}

/// The segments that are bodies, the issuer last.
std::vector<Segment> named_bodies(const Bodies& bodies) {
  std::vector<Segment> named;
  for (const auto& segment : bodies.segments) {
    if (segment.body != nullptr) named.push_back(segment);
  }
  // HỘI NÔNG DÂN VIỆT NAM where a motto stands: the whole country's, it issued nothing here.
  if (named.size() > 1 && named.front().has_unit && is_national(bodies.tokens, named.back())) {
    named.pop_back();
  }
  return named;
}

/// ỦY BAN NHÂN DÂN / THÀNH PHỐ … / PHƯỜNG …: the unit below that shares the body's name with the
/// one that stands with it.
const HeadUnit* unit_sharing_name(const std::vector<Segment>& segments,
                                  const std::vector<Segment>& named) {
  if (named.empty() || segments.back().body != nullptr || !named.back().has_unit) return nullptr;
  const HeadUnit& below = segments.back().units.front();
  return below.level < named.back().units.front().level ? &below : nullptr;
}

World world_of(const std::vector<Segment>& named, const Header& header) {
  std::optional<World> world;
  for (auto segment = named.rbegin(); segment != named.rend() && !world; ++segment) {
    world = segment->body->world;
  }
  const bool own_world = named.back().body->world.has_value();
  if (!own_world && header.number) {
    for (const auto& part : header.number->number.body) {
      if (const auto told = world_of_body(part)) world = told;
    }
  }
  if (!own_world && header.motto == World::party) world = World::party;
  if (!world) world = header.motto;
  return world.value_or(World::state);
}

Found<Issuer> issuer_of(const View& view, const Header& header, const Bodies& bodies,
                        const std::vector<Segment>& named, const HeadUnit* shared,
                        const std::vector<Word>& place) {
  const auto& tokens = bodies.tokens;
  const auto name_of = [&](const Segment& segment) {
    return running_case(view, tokens, segment.begin, segment.name_end, segment.units, place);
  };
  const auto& last = named.back();
  Issuer issuer;
  issuer.name = name_of(last);
  Span span{tokens[last.begin].word.begin, tokens[last.name_end - 1].word.end};
  if (const auto* unit = unit_above(bodies.segments)) {
    issuer.name += ' ' + unit->name.type + ' ' + unit->name.name;
    span.begin = unit->span.begin;
  }
  if (shared != nullptr) {
    issuer.parent = issuer.name;
    issuer.name = running_case(view, tokens, last.begin, last.body_end, {}, place) + ' ' +
                  shared->name.type + ' ' + shared->name.name;
    span.end = shared->span.end;
  }
  std::size_t above = named.size() - 1;
  if (wants_more(last) && named.size() > 1 &&
      !is_one_of(last.body->plain, {"van phong", "chi bo"})) {
    // ỦY BAN MTTQ … / BAN THƯỜNG TRỰC: the standing part of the body above.
    const auto& whole = named[named.size() - 2];
    issuer.name += ' ' + name_of(whole);
    span.begin = tokens[whole.begin].word.begin;
    above = named.size() - 2;
  }
  // "UBND" alone above a body with a name of its own is a menu's, not a parent.
  const bool bare = above > 0 && last.has_unit && !named[above - 1].has_unit &&
                    named[above - 1].end <= named[above - 1].body_end;
  if (above > 0 && !bare && shared == nullptr) issuer.parent = name_of(named[above - 1]);
  issuer.world = world_of(named, header);
  return {std::move(issuer), view.evidence(span)};
}

/// The place of signing names the commune, unless it is the seat of a district's body.
bool is_of_commune(const PlaceName& place, const Issuers& issuers) {
  if (place.words.empty() || place.words.size() > 6 || place.level != UnitLevel::commune) {
    return false;
  }
  const auto plain = plain_words(place.words);
  const auto is_named_so = [&](const Maybe<UnitName>& unit) {
    return unit && view_of(unit->value.name).plain == plain;
  };
  return !is_named_so(issuers.district) && !is_named_so(issuers.province) &&
         !is_central_city(plain);
}

}  // namespace

Issuers issuers_of(const View& view, const Header& header) {
  Issuers issuers;
  const PlaceName place = place_name(view, header);
  const Bodies bodies = bodies_of(view, header, place.words);
  put_units(view, bodies.segments, issuers);

  const std::vector<Segment> named = named_bodies(bodies);
  bool issuer_is_higher = false;
  if (!named.empty()) {
    const HeadUnit* const shared = unit_sharing_name(bodies.segments, named);
    issuers.issuer = issuer_of(view, header, bodies, named, shared, place.words);
    issuer_is_higher = shared == nullptr && named.back().has_unit &&
                       named.back().units.front().level != UnitLevel::commune;
  }
  if (!issuers.commune && !issuer_is_higher && is_of_commune(place, issuers)) {
    issuers.commune =
        Found<UnitName>{{place.type, spelled(view, place.words)}, view.evidence(*header.place)};
  }
  return issuers;
}

Issuers issuers_named(const View& view, Span name) {
  Header header;
  header.zone = name;
  header.words = words_of(view, name);
  header.taken.assign(header.words.size(), false);
  header.issuer_end = header.words.size();
  return issuers_of(view, header);
}

}  // namespace tracuu::corpus::fields
