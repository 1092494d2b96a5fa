#include "bench/report_generator.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "bench/random.hpp"
#include "bench/report_grammar.hpp"
#include "bench/report_phrases.hpp"
#include "bench/report_places.hpp"
#include "bench/spelling_faults.hpp"
#include "bench/vietnamese_letters.hpp"

namespace tracuu::bench {

namespace {

std::string_view without_type(std::string_view unit_name) {
  for (const std::string_view unit_type : {"huyện ", "thị xã ", "thành phố "}) {
    if (unit_name.starts_with(unit_type)) return unit_name.substr(unit_type.size());
  }
  return unit_name;
}

constexpr int first_year = 2005;
constexpr int last_year = 2026;

// ------------------------------------------------------------------------------------- writers

/// Three worlds of paper, and the bodies within them.
struct Body {
  std::string_view symbol;  ///< in numbers
  std::string_view above;   ///< first line of the header; {} stands for the district
  std::string_view name;    ///< {} stands for the commune
  std::string_view authority;
  std::string_view position;
  bool party_form = false;
};
constexpr Body people_committee{"UBND", "", "Ủy ban nhân dân {}", "TM. ỦY BAN NHÂN DÂN",
                                "CHỦ TỊCH"};
constexpr Body party_committee{"ĐU",         "Đảng bộ {}", "Đảng ủy {}", "T/M BAN THƯỜNG VỤ",
                               "PHÓ BÍ THƯ", true};
constexpr Body council{"HĐND", "", "Hội đồng nhân dân {}", "TM. THƯỜNG TRỰC HĐND", "CHỦ TỊCH"};
constexpr Body front{"MTTQ-BTT", "Ủy ban MTTQ {}", "Ủy ban MTTQ Việt Nam {}", "TM. BAN THƯỜNG TRỰC",
                     "CHỦ TỊCH"};
constexpr Body youth{"ĐTN", "Đoàn {}", "BCH Đoàn {}", "TM. BAN CHẤP HÀNH", "BÍ THƯ", true};
constexpr Body women{"HPN", "Hội LHPN {}", "Hội LHPN {}", "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"};
constexpr Body farmers{
    "HNDX", "Hội Nông dân {}", "Hội Nông dân {}", "T/M BAN THƯỜNG VỤ", "CHỦ TỊCH", true};
constexpr Body veterans{"CCB", "Hội CCB {}", "Hội Cựu chiến binh {}", "TM. BAN CHẤP HÀNH",
                        "CHỦ TỊCH"};
constexpr Body police{"CAX", "Công an {}", "Công an {}", "", "TRƯỞNG CÔNG AN"};
constexpr Body military{"BCHQS", "Ban CHQS {}", "Ban Chỉ huy quân sự {}", "", "CHỈ HUY TRƯỞNG"};

const Body& body_for(std::string_view slug, Random& random) {
  constexpr std::array<std::string_view, 6> of_the_party = {
      "xay-dung-dang",  "chinh-tri-tu-tuong", "hoc-tap-bac",
      "to-chuc-can-bo", "kiem-tra-giam-sat",  "dan-van"};
  if (std::ranges::find(of_the_party, slug) != of_the_party.end()) return party_committee;
  if (slug == "mat-tran") return front;
  if (slug == "doan-thanh-nien") return youth;
  if (slug == "phu-nu") return women;
  if (slug == "nong-dan") return farmers;
  if (slug == "cuu-chien-binh") return veterans;
  if (slug == "hdnd-bau-cu") return council;
  if (slug == "quoc-phong" && random.percent(60)) return military;
  if (slug == "an-ninh-trat-tu" && random.percent(60)) return police;
  return random.percent(15) ? party_committee : people_committee;
}

// ------------------------------------------------------------------------------------- one report

/// Chance and facts while a report is written. `shape` chooses words, `figures` fills in numbers:
/// with a shape seen before and new figures, a report copies an older one as clerks do.
struct Writing {
  const Grammar& grammar;
  Random shape;
  Random figures;
  std::array<std::string, fact_count> facts = {};
  std::size_t topic_phrases = 0;
  std::uint64_t villages = 0;  ///< where the commune's begin among the names of villages
  std::uint64_t last_village = 0;
  int year = 0;
  std::vector<std::uint64_t> told = {};  ///< for each list the sentences used so far, a bit each
  std::string out = {};
};

void expand(const Choice& choice, Writing& writing);
void expand(std::size_t list, Writing& writing);

void fill_in(std::size_t fact, Writing& writing) {
  switch (fact) {
    case topic:
      return expand(writing.topic_phrases, writing);
    case village: {
      // Nine villages a commune; never the same twice running.
      const Choices& names = writing.grammar.lists[writing.grammar.list("village_name")];
      auto nth = writing.shape.below(9);
      if (nth == writing.last_village) nth = (nth + 1) % 9;
      writing.last_village = nth;
      writing.out += writing.facts[village_kind];
      writing.out += ' ';
      return expand(names[static_cast<std::size_t>((writing.villages + 5 * nth) % names.size())],
                    writing);
    }
    case income: {
      const auto typical = 120 + static_cast<std::uint64_t>(writing.year - first_year) * 26;
      const auto tenths = typical * 7 / 10 + writing.figures.below(typical * 6 / 10);
      writing.out += fmt::format("{},{}", tenths / 10, tenths % 10);
      return;
    }
    case phone:
      writing.out += fmt::format("09{:08}", writing.figures.below(100'000'000));
      return;
    default:
      writing.out += writing.facts[fact];
  }
}

void write_number(const Piece& piece, Writing& writing) {
  const auto value = piece.from + writing.figures.below(piece.to - piece.from + 1);
  if (piece.decimals == 0) {
    const bool grouped = value >= 1000 && writing.figures.percent(50);
    writing.out +=
        grouped ? fmt::format("{}.{:03}", value / 1000, value % 1000) : fmt::format("{}", value);
    return;
  }
  const std::uint64_t scale = piece.decimals == 1 ? 10 : 100;
  writing.out += fmt::format("{},{:0{}}", value / scale, value % scale, piece.decimals);
}

void expand(const Choice& choice, Writing& writing) {
  for (const Piece& piece : choice) {
    switch (piece.kind) {
      case Piece::Kind::text:
        writing.out += piece.text;
        break;
      case Piece::Kind::list:
        expand(piece.index, writing);
        break;
      case Piece::Kind::fact:
        fill_in(piece.index, writing);
        break;
      case Piece::Kind::number:
        write_number(piece, writing);
    }
  }
}

/// Earlier choices more often.
std::size_t chosen(const Choices& choices, Writing& writing) {
  const auto count = choices.size();
  return static_cast<std::size_t>(std::min(writing.shape.below(count), writing.shape.below(count)));
}

void expand(std::size_t list, Writing& writing) {
  const Choices& choices = writing.grammar.lists[list];
  expand(choices[chosen(choices, writing)], writing);
}

/// A sentence of the list that the report has not had yet, as long as there is one.
void expand_unused(std::size_t list, Writing& writing) {
  const Choices& choices = writing.grammar.lists[list];
  std::uint64_t& told = writing.told[list];
  if (std::cmp_equal(std::popcount(told), choices.size())) told = 0;
  auto at = chosen(choices, writing);
  while ((told >> at & 1U) != 0) at = (at + 1) % choices.size();
  told |= std::uint64_t{1} << at;
  expand(choices[at], writing);
}

// ------------------------------------------------------------------------------------- plan

struct Place {
  std::string commune;
  std::string_view type;
  std::string_view district;  ///< with its type; empty since 2025-07
  std::string_view province;
};

std::string upper_unit_of(const Place& place) {
  return place.district.empty() ? fmt::format("tỉnh {}", place.province)
                                : std::string(place.district);
}

struct Dated {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  std::string period;
};

/// What a report is about, by whom, when and where; and the seeds of those it may copy from.
struct Plan {
  std::uint64_t index = 0;
  std::uint64_t own = 0;      ///< seed of this report alone
  std::uint64_t commune = 0;  ///< seed: of the commune, hence of its writer
  std::uint64_t office = 0;   ///< seed: of what this commune writes about this topic
  std::uint64_t model = 0;    ///< seed: of what the district wants written about it
  std::uint64_t series = 0;
  const Topic* topic = nullptr;
  const Body* body = nullptr;
  const Province* home = nullptr;
  std::string_view home_district;
  Place place;
  Dated date;
};

/// An annual report is issued late in its year, a half-year one in June or July.
Dated dated(int report_year, std::uint64_t series, Random& random) {
  const auto day = static_cast<unsigned>(1 + random.below(28));
  const auto any_month = static_cast<unsigned>(1 + random.below(12));
  switch (series % 4) {
    case 0:
      return {report_year, 12, day, fmt::format("năm {}", report_year)};
    case 1:
      return {report_year, 6 + any_month % 2, day, fmt::format("6 tháng đầu năm {}", report_year)};
    case 2: {
      const int covered = 3 + report_year % 3;
      return {report_year, any_month, day,
              fmt::format("{} năm ({} - {})", covered, report_year - covered, report_year)};
    }
    default:
      return {report_year, 10, day, fmt::format("9 tháng đầu năm {}", report_year)};
  }
}

std::string commune_name(const Grammar& grammar, std::uint64_t commune_seed) {
  Writing writing{.grammar = grammar, .shape = Random(commune_seed), .figures = Random(0)};
  expand(grammar.list("commune_first"), writing);
  writing.out += ' ';
  expand(grammar.list("commune_last"), writing);
  return std::move(writing.out);
}

// ------------------------------------------------------------------------------------- head, foot

std::string printed_number(const Body& body, std::string_view unit_type, std::uint64_t serial) {
  const std::string_view symbol =
      body.symbol == police.symbol && unit_type == "phường" ? "CAP" : body.symbol;
  return body.party_form ? fmt::format("{}-BC/{}", serial, symbol)
                         : fmt::format("{}/BC-{}", serial, symbol);
}

/// The head of the paper in one of the flattened forms that web pages and Word texts show.
std::string header(const Plan& plan, std::string_view number) {
  const Body& body = *plan.body;
  const Place& place = plan.place;
  const auto form = mix(plan.commune, plan.series, 23);
  const std::string unit_name = fmt::format("{} {}", place.type, place.commune);
  const std::string parent = upper_case(
      fmt::format(fmt::runtime(body.above.empty() ? "UBND {}" : body.above), upper_unit_of(place)));
  const std::string name = upper_case(fmt::format(fmt::runtime(body.name), unit_name));
  std::string serial = fmt::format("Số{} {}", body.party_form ? "" : ":", number);
  if (form % 11 == 0) {  // the clerk left the number open
    serial = fmt::format("Số{}    {}", body.party_form ? "" : ":",
                         number.substr(number.find_first_of("-/") + (body.party_form ? 1 : 0)));
  }
  const std::string place_and_date = fmt::format("{}, ngày {:02} tháng {} năm {}", place.commune,
                                                 plan.date.day, plan.date.month, plan.date.year);
  const std::string_view state =
      body.symbol == youth.symbol ? "ĐOÀN TNCS HỒ CHÍ MINH"
      : body.party_form           ? "ĐẢNG CỘNG SẢN VIỆT NAM"
                        : "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc";
  const std::string_view star = body.party_form ? "*\n" : "";
  switch (form % 4) {
    case 0:  // left column, then right column
      return fmt::format("{}\n{}\n{}{}\n\n{}\n\n{}\n", parent, name, star, serial, state,
                         place_and_date);
    case 1:  // both bodies on one line; a people's committee often leaves the upper one out
      if (body.symbol == people_committee.symbol) {
        return fmt::format("ỦY BAN NHÂN DÂN\n{}\n{}\n\n{}\n\n{}\n", upper_case(unit_name), serial,
                           state, place_and_date);
      }
      return fmt::format("{} {}\n\n{}{}\n\n{}\n\n{}\n", parent, name, star, serial, state,
                         place_and_date);
    case 2:  // row by row
      return fmt::format("{}\n{}\n{}\n{}{}\n{}\n", parent, state, name, star, serial,
                         place_and_date);
    default:  // rows merged
      return fmt::format("{} {}\n{}\n--------\n{}{} {}\n", parent, state, name, star, serial,
                         place_and_date);
  }
}

std::string foot(const Plan& plan, Random& random, Writing& writing) {
  writing.out = fmt::format("Nơi nhận:\n- {} (b/c);\n- Các {};\n- Lưu: VT.\n\n",
                            capitalised(upper_unit_of(plan.place)), writing.facts[village_kind]);
  if (!plan.body->authority.empty()) writing.out += fmt::format("{}\n", plan.body->authority);
  writing.out += fmt::format("{}\n\n(Đã ký)\n\n", plan.body->position);
  expand(writing.grammar.list("person"), writing);
  writing.out += '\n';
  if (random.percent(20)) {  // an annex, its table flattened to lines
    writing.out +=
        fmt::format("\nPHỤ LỤC\nBiểu tổng hợp số liệu theo {}\n", writing.facts[village_kind]);
    for (std::uint64_t row = 1, rows = 5 + random.below(9); row <= rows; ++row) {
      writing.out += fmt::format("{} ", row);
      expand(writing.grammar.list("annex_row"), writing);
      writing.out += '\n';
    }
  }
  return std::exchange(writing.out, {});
}

std::string web_title_and_stamp(const Dated& date, std::string_view title, Random& random) {
  const auto minute = 420 + random.below(600);  // office hours
  const auto day = 1 + random.below(28);
  return fmt::format("Báo cáo {}\nloading...\n{:02}:{:02} {:02}/{:02}/{}\n\n", title, minute / 60,
                     minute % 60, day, date.month, date.year + (date.month == 12 ? 1 : 0));
}

// ------------------------------------------------------------------------------------- body

/// The sections of a report, one after the other.
class BodyWriter {
 public:
  BodyWriter(const Plan& plan, Writing& writing, Random& random)
      : plan_(plan), writing_(writing), random_(random) {}

  void write() {
    const Grammar& grammar = writing_.grammar;
    // Lengths are spread widely; with all sections the mean is 15 KB.
    const auto target = 4'000 + random_.below(6'500) + random_.below(6'500);
    list_of("basis", 1 + random_.below(3), "", "\n");
    heading("\nPHẦN I\nKẾT QUẢ " + upper_case(writing_.facts[period]));
    heading("I. ĐẶC ĐIỂM TÌNH HÌNH");
    const bool apart = random_.percent(50);
    list_of("setting", 2 + random_.below(3), "", apart ? "\n\n" : "\n");
    heading("\nII. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO");
    list_of("general", 3 + random_.below(5));
    heading("III. KẾT QUẢ THỰC HIỆN");
    heading("1. " + plan_.topic->name);
    paragraphs_about(*plan_.topic, 6 + random_.below(7));
    // Reports of one office go through much the same other fields each year.
    for (std::uint64_t item = 2; writing_.out.size() < target; ++item) {
      const auto seed = mix(random_.percent(70) ? plan_.office : plan_.own, item);
      const Topic& other = grammar.topics[static_cast<std::size_t>(seed % grammar.topics.size())];
      heading(fmt::format("{}{} {}", item, item % 5 == 0 ? "," : ".", other.name));
      paragraphs_about(other, 2 + random_.below(4));
    }
    writing_.topic_phrases = plan_.topic->phrases;
    if (random_.percent(40)) list_of("oddity", 1);
    heading("IV. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN");
    heading("1. Tồn tại, hạn chế");
    list_of("limits", 3 + random_.below(4));
    heading("2. Nguyên nhân");
    list_of("causes", 2 + random_.below(3));
    heading("3. Bài học kinh nghiệm");
    list_of("lessons", 2 + random_.below(3));
    heading("PHẦN II\nPHƯƠNG HƯỚNG, NHIỆM VỤ NĂM " + writing_.facts[next]);
    list_of("plans", 5 + random_.below(5));
    heading("KIẾN NGHỊ, ĐỀ XUẤT");
    list_of("asks", 1 + random_.below(3));
    sentence(grammar.list("ending"), 0, "", "/.\n\n");
  }

 private:
  void heading(const std::string& line) {
    writing_.out += line;
    writing_.out += "\n\n";
  }

  /// 45% of the sentences this office wrote in other years, 20% are the district's model text.
  void sentence(std::size_t list, std::uint64_t nth, std::string_view lead, std::string_view gap) {
    const auto passage = mix(list, writing_.topic_phrases, nth);
    const auto share = Random(mix(plan_.own, passage)).below(100);
    const auto source = share < 45 ? plan_.office : share < 65 ? plan_.model : plan_.own;
    writing_.shape = Random(mix(source, passage));
    const auto start = writing_.out.size();
    expand_unused(list, writing_);
    const std::string text = capitalised(writing_.out.substr(start));
    writing_.out.resize(start);
    writing_.out += lead;
    writing_.out += text;
    if (!text.ends_with(';') && !gap.starts_with("/.")) writing_.out += '.';
    writing_.out += gap;
  }

  void list_of(std::string_view list, std::uint64_t count, std::string_view lead = "- ",
               std::string_view gap = "\n\n") {
    for (std::uint64_t i = 0; i < count; ++i) {
      sentence(writing_.grammar.list(list), i, lead, gap);
    }
  }

  void paragraphs_about(const Topic& about, std::uint64_t count) {
    writing_.topic_phrases = about.phrases;
    const auto general = writing_.grammar.list("general");
    for (std::uint64_t i = 0; i < count; ++i) {
      const std::string_view lead = random_.percent(40) ? "- " : "";
      const bool longer = random_.percent(35);
      sentence(random_.percent(62) ? about.sentences : general, 3 * i, lead, " ");
      sentence(random_.percent(50) ? about.sentences : general, 3 * i + 1, "",
               longer ? " " : "\n\n");
      if (longer) sentence(general, 3 * i + 2, "", "\n\n");
    }
  }

  const Plan& plan_;
  Writing& writing_;
  Random& random_;
};

}  // namespace

struct ReportGenerator::Impl {
  ArchiveSettings settings;
  Grammar grammar = parse_grammar(report_phrases());
  std::uint64_t communes = 1;
  std::uint64_t districts = 1;

  Plan plan(std::uint64_t index, Random& random) const;
  Writing writing(const Plan& plan, Random& random) const;
};

ReportGenerator::ReportGenerator(const ArchiveSettings& settings) {
  auto impl = std::make_shared<Impl>();
  impl->settings = settings;
  // About 60 reports a commune and 5 communes a district, as far as there are districts.
  impl->communes = std::max<std::uint64_t>(10, settings.reports / 60);
  impl->districts = std::clamp<std::uint64_t>(impl->communes / 5, 4, provinces.size() * 8);
  impl_ = std::move(impl);
}

std::vector<std::string> ReportGenerator::topics() const {
  std::vector<std::string> slugs;
  for (const Topic& each : impl_->grammar.topics) slugs.push_back(each.slug);
  return slugs;
}

Plan ReportGenerator::Impl::plan(std::uint64_t index, Random& random) const {
  const std::uint64_t commune_index = index % communes;
  const std::uint64_t district_index = commune_index % districts;
  const std::uint64_t nth = index / communes;  // of this commune
  Plan plan;
  plan.index = index;
  plan.own = mix(settings.seed, index, 3);
  plan.commune = mix(settings.seed, commune_index, 5);
  plan.series = nth / 6;  // six years running about one thing
  const auto topic_index = static_cast<std::size_t>(
      plan.series % 4 == 3 ? 0 : (commune_index * 13 + plan.series * 7) % grammar.topics.size());
  plan.topic = &grammar.topics[topic_index];
  plan.office = mix(plan.commune, topic_index, 13);
  plan.model = mix(settings.seed, district_index, topic_index, 17);

  Random of_the_series(mix(plan.commune, plan.series));
  plan.body = &body_for(plan.topic->slug, of_the_series);
  constexpr std::uint64_t years = last_year - first_year + 1;
  const auto years_in = (of_the_series.below(years) + nth % 6) % years;
  plan.date = dated(first_year + static_cast<int>(years_in), plan.series, random);

  plan.home = &provinces[static_cast<std::size_t>(district_index % provinces.size())];
  plan.home_district =
      plan.home->districts[static_cast<std::size_t>(district_index / provinces.size())];
  const bool two_levels = plan.date.year > 2025 || (plan.date.year == 2025 && plan.date.month >= 7);
  plan.place = {.commune = commune_name(grammar, plan.commune),
                .type = plan.home_district.starts_with("huyện") ? "xã" : "phường",
                .district = two_levels ? std::string_view() : plan.home_district,
                .province = two_levels ? plan.home->since_2025 : plan.home->name};
  return plan;
}

Writing ReportGenerator::Impl::writing(const Plan& plan, Random& random) const {
  Writing writing{.grammar = grammar, .shape = Random(plan.own), .figures = Random(random.next())};
  writing.topic_phrases = plan.topic->phrases;
  writing.villages = plan.commune % 1000;
  writing.year = plan.date.year;
  writing.told.resize(grammar.lists.size());
  auto& facts = writing.facts;
  const Place& place = plan.place;
  facts[commune] = place.commune;
  facts[unit] = fmt::format("{} {}", place.type, place.commune);
  facts[capital_unit] = capitalised(facts[unit]);
  facts[type] = place.type;
  facts[above] = upper_unit_of(place);
  facts[above_short] = facts[above].starts_with("huyện")  ? "huyện"
                       : facts[above].starts_with("tỉnh") ? "tỉnh"
                                                          : "thành phố";
  facts[province] = place.province;
  facts[period] = plan.date.period;
  facts[year] = std::to_string(plan.date.year);
  facts[last] = std::to_string(plan.date.year - 1);
  facts[next] = std::to_string(plan.date.year + 1);
  facts[issuer] = fmt::format(fmt::runtime(plan.body->name), facts[unit]);
  facts[village_kind] = place.type == "phường"  ? "tổ dân phố"
                        : plan.commune % 4 == 0 ? "xóm"
                                                : "thôn";
  return writing;
}

GeneratedReport ReportGenerator::report(std::uint64_t index) const {
  Random random(mix(impl_->settings.seed, index, 29));
  const Plan plan = impl_->plan(index, random);
  const Body& body = *plan.body;
  Writing writing = impl_->writing(plan, random);

  writing.out.reserve(20'000);
  BodyWriter(plan, writing, random).write();
  std::string text = written_by(hand_of(plan.commune), std::exchange(writing.out, {}), random);

  // Head and foot are free of the body's faults: a template of the office prints them.
  const std::string number =
      printed_number(body, plan.place.type, 1 + random.below(body.party_form ? 180 : 420));
  std::string title = fmt::format("{} {}", plan.topic->name, plan.date.period);
  if (plan.series % 4 == 2) {
    expand(impl_->grammar.list("programme"), writing);
    title = fmt::format("Sơ kết {} thực hiện {}", plan.date.period, std::exchange(writing.out, {}));
  }
  text = fmt::format("{}\nBÁO CÁO\n\n{}\n\n{}{}", header(plan, number), title, text,
                     foot(plan, random, writing));
  if (random.percent(30)) {  // saved from a portal's page
    text = web_title_and_stamp(plan.date, title, random) + text + "\nÝ kiến bạn đọc\n";
  }

  GeneratedReport result;
  result.id = fmt::format("r{:07}", index + 1);
  result.path = fmt::format("{}/{}/{}/{}/{}-{}-{}.txt", slug(plan.home->name),
                            slug(without_type(plan.home_district)), slug(writing.facts[unit]),
                            plan.date.year, slug(number), plan.topic->slug, result.id);
  result.text = std::move(text);
  result.topic = plan.topic->slug;
  result.number = number;
  result.commune = plan.place.commune;
  result.district = without_type(plan.place.district);
  result.province = plan.place.province;
  result.year = plan.date.year;
  return result;
}

}  // namespace tracuu::bench
