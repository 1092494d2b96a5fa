#include "corpus/formats/json_report.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

#include "corpus/fields/dates.hpp"
#include "corpus/fields/symbols.hpp"
#include "corpus/fields/view.hpp"
#include "corpus/normal_form.hpp"
#include "corpus/report_id.hpp"
#include "corpus/unusable.hpp"
#include "corpus/web_stamp.hpp"

namespace tracuu::corpus {
namespace {

using nlohmann::json;

constexpr std::size_t longest_value = 2000;  // bytes of a field; the text has no such limit
constexpr std::size_t most_values = 10'000;
constexpr int deepest = 6;

/// Only what we read is kept, however much else the line holds.
json parse(std::string_view text) {
  std::size_t values = 0;
  const auto keep = [&](int depth, json::parse_event_t event, json& parsed) {
    if (depth > deepest) return false;
    if (depth > 1 && event == json::parse_event_t::value && ++values > most_values) return false;
    if (depth != 1 || event != json::parse_event_t::key) return true;
    constexpr std::array known{
        "id",      "title",     "text",     "doc_type", "report_kind", "number",       "issuer",
        "commune", "district",  "province", "place",    "issued_on",   "published_at", "period",
        "topics",  "citations", "signers",  "marks",    "source_path"};
    const auto& key = parsed.get_ref<const std::string&>();
    return std::ranges::find(known, key) != known.end();
  };
  try {
    return json::parse(text, keep);
  } catch (const json::parse_error& error) {
    throw Unusable("bad_json", "not a JSON object (byte " + std::to_string(error.byte) +
                                   "): write one object a line");
  } catch (const json::out_of_range&) {
    throw Unusable("bad_json", "a number beyond all bounds in it");
  }
}

/// Without spaces at its ends, on one line; empty where it is no string or too long.
std::string words_of(const json& value) {
  if (!value.is_string()) return {};
  const auto& words = value.get_ref<const std::string&>();
  return words.size() > longest_value ? std::string() : fields::on_one_line(normal_form(words));
}

std::string member_words(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? std::string() : words_of(*found);
}

/// Not of the text: longer lists are cut, as they only say where the value came from.
Evidence given(const json& value) {
  constexpr std::size_t longest_evidence = 200;
  std::string words = value.is_string()
                          ? words_of(value)
                          : value.dump(-1, ' ', false, json::error_handler_t::replace);
  if (words.size() > longest_evidence) words.clear();
  return {Origin::given, std::move(words), 0};
}

/// 2018-05-04, 2018-05, 2018.
std::optional<Date> iso_date(std::string_view words) {
  Date date;
  const auto take_number = [&](std::size_t digits, auto& number) {
    if (words.size() < digits) return false;
    number = 0;
    for (const char c : words.substr(0, digits)) {
      if (c < '0' || c > '9') return false;
      number = number * 10 + static_cast<std::remove_reference_t<decltype(number)>>(c - '0');
    }
    words.remove_prefix(digits);
    return true;
  };
  const auto take_dash = [&] {
    if (!words.starts_with('-')) return false;
    words.remove_prefix(1);
    return true;
  };
  if (!take_number(4, date.year) || date.year < 1900 || date.year > 2100) return std::nullopt;
  if (take_dash() && !(take_number(2, date.month) && date.month >= 1 && date.month <= 12)) {
    return std::nullopt;
  }
  if (date.month > 0 && take_dash() &&
      !(take_number(2, date.day) && date.day >= 1 &&
        date.day <= fields::days_of_month(date.year, date.month))) {
    return std::nullopt;
  }
  const bool is_end = words.empty() || (date.day > 0 && words.starts_with('T'));
  return is_end ? std::optional(date) : std::nullopt;
}

std::optional<Date> date_of(const json& value) {
  const std::string words = value.is_object()
                                ? member_words(value, "date")
                                : (value.is_number_integer() ? value.dump() : words_of(value));
  if (const auto date = iso_date(words)) return date;
  const fields::View view = fields::view_of(words);
  const auto match = fields::date_at(view, 0);
  if (match && match->span.end == view.plain.size()) return match->date;
  return std::nullopt;
}

std::optional<Period> period_of(const json& value) {
  if (!value.is_object()) return std::nullopt;
  const auto from = value.find("from");
  const auto to = value.find("to");
  if (from == value.end() || to == value.end()) return std::nullopt;
  const auto first = date_of(*from);
  const auto last = date_of(*to);
  return first && last && *first <= *last ? std::optional(Period{*first, *last}) : std::nullopt;
}

std::optional<std::string> string_of(const json& value) {
  std::string words = words_of(value);
  return words.empty() ? std::nullopt : std::optional(std::move(words));
}

std::optional<DocType> doc_type_of(const json& value) {
  const std::string words = value.is_object() ? member_words(value, "code") : words_of(value);
  if (words.empty()) return std::nullopt;
  if (auto type = fields::type_by_abbreviation(words)) return type;
  return fields::type_by_name(fields::view_of(words).plain);
}

std::optional<DocumentNumber> number_of(const json& value) {
  std::string words = words_of(value);
  if (value.is_object()) {
    words = member_words(value, "canonical");
    if (words.empty()) words = member_words(value, "text");
  }
  const fields::View view = fields::view_of(words);
  std::size_t begin = 0;
  if (view.plain.starts_with("so")) begin = view.plain.find_first_not_of(": ", 2);
  if (begin >= view.plain.size()) return std::nullopt;
  const auto symbol = fields::symbol_at(view, begin, fields::Strictness::number_line);
  if (!symbol || symbol->span.end != view.plain.size()) return std::nullopt;
  return symbol->number;
}

World world_of(std::string_view issuer) {
  const std::string plain = fields::view_of(issuer).plain;
  const auto begins = [&](std::string_view words) { return plain.starts_with(words); };
  if (begins("dang ") || begins("chi bo") || begins("ban thuong vu") || begins("huyen uy") ||
      begins("uy ban kiem tra")) {
    return World::party;
  }
  if (begins("mat tran") || begins("uy ban mat tran") || begins("uy ban mttq") || begins("mttq") ||
      begins("hoi lien hiep") || begins("hoi nong dan") || begins("hoi cuu chien") ||
      begins("hoi phu nu") || begins("hoi lhpn") || begins("doan ") || begins("ban thuong truc")) {
    return World::mass;
  }
  return World::state;
}

std::optional<Issuer> issuer_of(const json& value) {
  Issuer issuer;
  issuer.name = value.is_object() ? member_words(value, "name") : words_of(value);
  if (issuer.name.empty()) return std::nullopt;
  issuer.world = world_of(issuer.name);
  if (value.is_object()) {
    if (std::string parent = member_words(value, "parent"); !parent.empty()) {
      issuer.parent = std::move(parent);
    }
    const std::string world = member_words(value, "world");
    if (world == "state") issuer.world = World::state;
    if (world == "party") issuer.world = World::party;
    if (world == "mass") issuer.world = World::mass;
  }
  return issuer;
}

/// "xã Thạch Điền", {"type": "xã", "name": "Thạch Điền"}; a bare name has no type.
std::optional<UnitName> unit_of(const json& value) {
  UnitName unit;
  unit.name = value.is_object() ? member_words(value, "name") : words_of(value);
  if (value.is_object()) unit.type = fields::lower_case(member_words(value, "type"));
  const std::string small = fields::lower_case(unit.name);
  for (const std::string_view type :
       {"xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh"}) {
    if (!small.starts_with(type) || small.size() <= type.size() + 1 || small[type.size()] != ' ') {
      continue;
    }
    unit.name = unit.name.substr(type.size() + 1);
    unit.type = type;
    break;
  }
  return unit.name.empty() ? std::nullopt : std::optional(unit);
}

bool is_slug(std::string_view words) {
  return !words.empty() && words.size() <= 64 && std::ranges::all_of(words, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::optional<Topic> topic_of(const json& value) {
  Topic topic;
  topic.slug = value.is_object() ? member_words(value, "slug") : words_of(value);
  topic.score = 1;
  if (value.is_object() && value.contains("score")) {
    const json& score = value["score"];
    topic.score = score.is_number() ? score.get<double>() : 0;
  }
  topic.evidence = given(value);
  const bool is_score = topic.score > 0 && topic.score <= 1;
  return is_slug(topic.slug) && is_score ? std::optional(topic) : std::nullopt;
}

std::optional<Citation> citation_of(const json& value) {
  Citation citation;
  citation.canonical = value.is_object() ? member_words(value, "canonical") : words_of(value);
  if (citation.canonical.empty()) return std::nullopt;
  const fields::View view = fields::view_of(citation.canonical);
  const auto symbol = fields::symbol_at(view, 0, fields::Strictness::running_text);
  if (symbol && symbol->span.end == view.plain.size()) {
    citation.canonical = symbol->number.canonical;
    citation.type = symbol->number.type;
    for (const std::string& part : symbol->number.body) {
      citation.body += (citation.body.empty() ? "" : "-") + part;
    }
  }
  if (value.is_object() && value.contains("issued_on"))
    citation.issued_on = date_of(value["issued_on"]);
  citation.evidence = given(value);
  return citation;
}

std::optional<Signer> signer_of(const json& value) {
  Signer signer;
  signer.name = value.is_object() ? member_words(value, "name") : words_of(value);
  if (value.is_object()) {
    signer.authority = member_words(value, "authority");
    signer.position = member_words(value, "position");
  }
  signer.evidence = given(value);
  return signer.name.empty() ? std::nullopt : std::optional(signer);
}

std::optional<std::string> published_at_of(const json& value) {
  if (!value.is_string()) return std::nullopt;
  const auto stamp = read_web_stamp(words_of(value));
  return stamp ? std::optional(stamp->published_at) : std::nullopt;
}

/// Takes values out of the object; what it does not understand becomes a warning.
class Taker {
 public:
  Taker(const json& object, std::vector<Warning>& warnings)
      : object_(object), warnings_(warnings) {}

  template <typename Value>
  Maybe<Value> one(const char* key, std::optional<Value> (*read)(const json&)) {
    const json* value = find(key);
    if (value == nullptr) return std::nullopt;
    std::optional<Value> understood = read(*value);
    if (!understood) {
      refuse(key, *value);
      return std::nullopt;
    }
    return Found<Value>{std::move(*understood), given(*value)};
  }

  template <typename Value>
  std::vector<Value> list(const char* key, std::optional<Value> (*read)(const json&)) {
    std::vector<Value> understood;
    const json* value = find(key);
    if (value == nullptr) return understood;
    const auto take = [&](const json& element) {
      if (auto one = read(element)) {
        understood.push_back(std::move(*one));
      } else {
        refuse(key, element);
      }
    };
    if (value->is_array()) {
      for (const json& element : *value) take(element);
    } else {
      take(*value);
    }
    return understood;
  }

 private:
  const json* find(const char* key) const {
    const auto found = object_.find(key);
    const bool is_given = found != object_.end() && !found->is_null() &&
                          !(found->is_string() && found->get_ref<const std::string&>().empty());
    return is_given ? &*found : nullptr;
  }

  void refuse(const char* key, const json& value) {
    constexpr std::size_t most_warnings = 20;
    if (warnings_.size() == most_warnings) return;
    const std::string words = given(value).text;
    warnings_.push_back({"bad_field",
                         std::string(key) + ": not understood" +
                             (words.empty() ? std::string() : " (" + words + ")") +
                             "; the text was asked instead",
                         0});
  }

  const json& object_;
  std::vector<Warning>& warnings_;
};

std::optional<std::string> id_of(const json& object) {
  const auto found = object.find("id");
  if (found == object.end() || found->is_null()) return std::nullopt;
  std::string id;
  if (found->is_string()) id = found->get<std::string>();
  if (found->is_number_integer()) id = found->dump();
  if (!is_valid_id(id)) {
    throw Unusable("bad_id", "\"id\" must be 1 to 200 bytes of printable text");
  }
  return id;
}

}  // namespace

JsonReport read_json_report(std::string_view text) {
  const json object = parse(text);
  if (!object.is_object()) throw Unusable("bad_json", "not a JSON object: write one object a line");
  JsonReport report;
  report.id = id_of(object);
  const auto words = object.find("text");
  if (words == object.end() || !words->is_string()) {
    throw Unusable("no_text", "the object has no string named \"text\"");
  }
  report.text = words->get<std::string>();
  report.source_path = string_of(object.value("source_path", json()));
  Taker taker(object, report.warnings);
  report.published_at = taker.one("published_at", published_at_of);
  Fields& fields = report.fields;
  fields.title = taker.one("title", string_of);
  fields.doc_type = taker.one("doc_type", doc_type_of);
  fields.report_kind = taker.one("report_kind", string_of);
  fields.number = taker.one("number", number_of);
  fields.issuer = taker.one("issuer", issuer_of);
  fields.commune = taker.one("commune", unit_of);
  fields.district = taker.one("district", unit_of);
  fields.province = taker.one("province", unit_of);
  fields.place = taker.one("place", string_of);
  fields.issued_on = taker.one("issued_on", date_of);
  fields.period = taker.one("period", period_of);
  fields.topics = taker.list("topics", topic_of);
  fields.citations = taker.list("citations", citation_of);
  fields.signers = taker.list("signers", signer_of);
  if (const auto marks = object.find("marks"); marks != object.end() && marks->is_object()) {
    Taker mark(*marks, report.warnings);
    fields.marks.secrecy = mark.one("secrecy", string_of);
    fields.marks.urgency = mark.one("urgency", string_of);
    fields.marks.circulation = mark.one("circulation", string_of);
  }
  return report;
}

}  // namespace tracuu::corpus
