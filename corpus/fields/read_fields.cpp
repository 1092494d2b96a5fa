#include "corpus/fields/read_fields.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/fields/citations.hpp"
#include "corpus/fields/header/header.hpp"
#include "corpus/fields/header/place_and_date.hpp"
#include "corpus/fields/issuer/issuer.hpp"
#include "corpus/fields/issuer/units_of_text.hpp"
#include "corpus/fields/marks.hpp"
#include "corpus/fields/one_word_lines.hpp"
#include "corpus/fields/period.hpp"
#include "corpus/fields/signers.hpp"
#include "corpus/fields/topics.hpp"
#include "corpus/fields/view.hpp"

namespace tracuu::corpus {
namespace {

using fields::Header;
using fields::Span;
using fields::View;

Maybe<DocType> doc_type_of(const View& view, const Header& header) {
  if (header.type) return Found<DocType>{*header.type, view.evidence(header.type_span)};
  if (!header.number) return std::nullopt;
  const auto evidence = view.evidence(header.number->span);
  const auto& number = header.number->number;
  if (number.type.empty()) return Found<DocType>{{"CV", "công văn"}, evidence};
  if (auto type = fields::type_by_abbreviation(number.type)) return Found<DocType>{*type, evidence};
  return std::nullopt;
}

Maybe<std::string> line_of_text(const View& view, const std::optional<Span>& span) {
  if (!span) return std::nullopt;
  return Found<std::string>{fields::on_one_line(view.original(*span)), view.evidence(*span)};
}

struct Kind {
  std::string_view plain;
  std::string_view name;
  bool anywhere;  ///< else only among the first words of the title
};

// Those that say more before those that say less.
constexpr std::array kinds{
    Kind{"so ket", "sơ kết", true},
    Kind{"tong ket", "tổng kết", true},
    Kind{"tu danh gia", "tự đánh giá", false},
    Kind{"kiem diem", "kiểm điểm", false},
    Kind{"tham tra", "thẩm tra", false},
    Kind{"giai trinh", "giải trình", false},
    Kind{"tiep thu", "tiếp thu", false},
    Kind{"quyet toan", "quyết toán", false},
    Kind{"thuyet minh", "thuyết minh", false},
    Kind{"thanh tich", "thành tích", false},
    Kind{"chuyen de", "chuyên đề", false},
    Kind{"dot xuat", "đột xuất", false},
    Kind{"giam sat", "giám sát", false},
    Kind{"dinh ky", "định kỳ", false},
    Kind{"nhanh", "nhanh", false},
    Kind{"chinh tri", "chính trị", false},
    Kind{"tinh hinh", "tình hình", false},
    Kind{"ket qua", "kết quả", false},
};

Maybe<std::string> report_kind_of(const View& view, const Header& header) {
  if (!header.title) return std::nullopt;
  // "BÁO CÁO NHANH" leaves its kind before the title.
  auto title = header.title;
  if (header.type && header.type_span.end <= title->begin) title->begin = header.type_span.end;
  const auto words = fields::words_of(view, *title);
  for (const auto& kind : kinds) {
    // "Kết quả giám sát" is one of giám sát; a "chính trị" or "nhanh" further on is no kind.
    const bool first_only = kind.plain == "chinh tri" || kind.plain == "nhanh";
    const std::size_t last = kind.anywhere ? words.size() : first_only ? 1 : 4;
    for (std::size_t i = 0; i < words.size() && i < last; ++i) {
      const auto match = fields::phrase_at(view, words[i].begin, kind.plain);
      if (match && match.end <= title->end) {
        return Found<std::string>{std::string(kind.name),
                                  view.evidence({words[i].begin, match.end})};
      }
    }
  }
  return std::nullopt;
}

constexpr std::size_t last_lines = 80;       ///< in which a report is dated at its end
constexpr std::size_t lines_to_signer = 12;  ///< at most, from that date

/// A report dated above its signature rather than in its head.
std::optional<fields::PlaceAndDate> date_at_end(const View& view, std::size_t begin) {
  const auto signature = fields::first_signature(view, begin);
  if (!signature) return std::nullopt;
  const auto line = view.line_of(*signature);
  for (auto l = line; l > 0 && l + lines_to_signer > line && l + last_lines > view.lines.size();
       --l) {
    if (view.lines[l - 1].begin < begin) break;
    if (auto found = fields::place_and_date_line(view, view.lines[l - 1])) return found;
  }
  return std::nullopt;
}

/// What a portal's label says of the paper: "Ngày ban hành: 24/06/2022", "Trích yếu<tab>Kết quả …",
/// also on the line below its label.
std::optional<Span> labelled(const View& view, std::size_t end,
                             std::initializer_list<std::string_view> labels) {
  for (std::size_t l = 0; l < view.lines.size() && view.lines[l].begin < end; ++l) {
    const auto& line = view.lines[l];
    for (const auto label : labels) {
      const auto match = fields::phrase_at(view, line.begin, label);
      if (!match) continue;
      Span value{match.end, line.end};
      if (value.empty() && l + 1 < view.lines.size()) value = view.lines[l + 1];
      const bool marked = view[match.end] == ':' || view[match.end] == '|' ||
                          view.text[view.at[match.end]] == '\t' || match.end == line.end;
      while (!value.empty() && !view.is_alnum(value.begin) && view[value.begin] != '"') {
        ++value.begin;
      }
      if (marked && !value.empty()) return value;
    }
  }
  return std::nullopt;
}

/// Only where the paper itself has no date.
std::optional<fields::DateMatch> labelled_date(const View& view, std::size_t end) {
  const auto value = labelled(view, end, {"ngay ban hanh"});
  return value ? fields::numeric_date_at(view, value->begin) : std::nullopt;
}

/// "TM. ỦY BAN NHÂN DÂN XÃ THẠCH HỘI": the only place that says who issued a report without a head.
void take_signing_body(const View& view, std::size_t begin, fields::Issuers& issuers) {
  const auto signature = fields::first_signature(view, begin);
  if (!signature) return;
  auto signing = fields::issuers_named(view, view.lines[view.line_of(*signature)]);
  if (!signing.issuer || !signing.commune) return;
  issuers.issuer = std::move(signing.issuer);
  if (!issuers.commune) issuers.commune = std::move(signing.commune);
  if (!issuers.district) issuers.district = std::move(signing.district);
}

/// As much of a text as fields are looked for in, up to a line's end where there is one: a report's
/// pages, and not all of the annexes that somebody put behind them.
std::string_view read_part(std::string_view text) {
  constexpr std::size_t most = 4U << 20U;  // some 1,500 pages
  if (text.size() <= most) return text;
  const auto line_end = text.rfind('\n', most);
  return text.substr(0, line_end == std::string_view::npos || line_end == 0 ? most : line_end);
}

void warn(Fields& fields, const View& view, const Header& header) {
  const auto add = [&](const char* code, std::string message, Span span) {
    fields.warnings.push_back({code, std::move(message), view.evidence(span).offset});
  };
  if (fields.issued_on && fields.issued_on->value.day == 0) {
    add("date_incomplete", "the date of issue has no day: " + fields.issued_on->evidence.text,
        header.date ? header.date->span : Span{});
  }
  if (fields.marks.secrecy) {
    fields.warnings.push_back({"secrecy_mark", "marked " + fields.marks.secrecy->value,
                               fields.marks.secrecy->evidence.offset});
  }
}

/// A letter that fonts of PDFs put in the place of a Vietnamese one, which has as many bytes.
struct LookAlike {
  std::string_view wrong;
  std::string_view right;
};

constexpr std::array look_alikes{LookAlike{"ƣ", "ư"}, LookAlike{"Ƣ", "Ư"}, LookAlike{"Ð", "Đ"},
                                 LookAlike{"ð", "đ"}, LookAlike{"Ɖ", "Đ"}};

/// The text with its right letters, byte for byte in the same places; nothing where its beginning
/// has no wrong ones.
std::optional<std::string> well_lettered(std::string_view text) {
  constexpr std::size_t beginning = 4096;
  const auto first = text.substr(0, beginning);
  if (std::ranges::none_of(look_alikes, [first](const LookAlike& letter) {
        return first.find(letter.wrong) != std::string_view::npos;
      })) {
    return std::nullopt;
  }
  std::string right(text);
  for (const auto& letter : look_alikes) {
    for (auto i = right.find(letter.wrong); i != std::string::npos;
         i = right.find(letter.wrong, i)) {
      right.replace(i, letter.right.size(), letter.right);
    }
  }
  return right;
}

/// Evidence in the report's own letters.
void take_evidence_from(Fields& found, std::string_view text) {
  const auto own = [text](Evidence& evidence) {
    evidence.text = text.substr(evidence.offset, evidence.text.size());
  };
  const auto own_of = [&own](auto& field) {
    if (field) own(field->evidence);
  };
  own_of(found.title);
  own_of(found.doc_type);
  own_of(found.report_kind);
  own_of(found.number);
  own_of(found.issuer);
  own_of(found.place);
  own_of(found.commune);
  own_of(found.district);
  own_of(found.province);
  own_of(found.issued_on);
  own_of(found.period);
  own_of(found.marks.secrecy);
  own_of(found.marks.urgency);
  own_of(found.marks.circulation);
  for (auto& topic : found.topics) own(topic.evidence);
  for (auto& citation : found.citations) own(citation.evidence);
  for (auto& signer : found.signers) own(signer.evidence);
}

Fields fields_of(std::string_view text, const fields::TopicTable& topics) {
  Fields found;
  const auto view = fields::with_one_word_lines_joined(fields::view_of(text));
  const auto words = fields::words_of(view, {0, view.plain.size()});
  auto header = fields::header_of(view, words);
  const auto body_begin = header.title  ? header.title->end
                          : header.type ? header.type_span.end
                                        : std::size_t{0};

  if (!header.date) {
    if (const auto dated = date_at_end(view, body_begin)) {
      header.date = dated->date;
      header.place = dated->place;
    } else {
      header.date = labelled_date(view, header.zone.end);
    }
  }
  if (header.number) {
    found.number = Found<DocumentNumber>{header.number->number, view.evidence(header.number->span)};
  }
  if (header.date) {
    found.issued_on = Found<Date>{header.date->date, view.evidence(header.date->span)};
  }
  found.place = line_of_text(view, header.place);
  found.doc_type = doc_type_of(view, header);
  found.title = line_of_text(view, header.title);
  found.report_kind = report_kind_of(view, header);

  auto issuers = fields::issuers_of(view, header);
  // A portal's page about a paper that is not on it.
  std::optional<Span> portal_signer;
  if (!header.title && !header.motto) {
    header.title =
        labelled(view, header.zone.end, {"trich yeu", "noi dung trich yeu", "trich yeu noi dung"});
    found.title = line_of_text(view, header.title);
    const auto issuer = labelled(view, header.zone.end, {"co quan ban hanh", "don vi ban hanh"});
    if (!issuers.issuer && issuer) issuers = fields::issuers_named(view, *issuer);
    portal_signer = labelled(view, header.zone.end, {"nguoi ky"});
  }
  if (!issuers.issuer) take_signing_body(view, body_begin, issuers);
  fields::add_units_of_text(view, header, words, found.issued_on, issuers);
  found.issuer = std::move(issuers.issuer);
  found.commune = std::move(issuers.commune);
  found.district = std::move(issuers.district);
  found.province = std::move(issuers.province);

  found.period = fields::period_of(view, header.title, found.issued_on);
  found.citations = fields::citations_of(view, words, header.number);
  found.signers = fields::signers_of(view, body_begin);
  if (found.signers.empty() && portal_signer) {
    if (auto signer = fields::signer_named(view, *portal_signer)) found.signers.push_back(*signer);
  }
  found.marks = fields::marks_of(view, header);
  found.topics = fields::topics_of(
      view, words, {header.title, body_begin, found.issuer ? &*found.issuer : nullptr}, topics);
  warn(found, view, header);
  return found;
}

}  // namespace

Fields read_fields(std::string_view text, const fields::TopicTable& topics) {
  const auto part = read_part(text);
  const auto right = well_lettered(part);
  if (!right) return fields_of(part, topics);
  auto found = fields_of(*right, topics);
  take_evidence_from(found, part);
  return found;
}

}  // namespace tracuu::corpus
