// Fields as lines of text, for tables of input and line.
#pragma once

#include <string>

#include "corpus/fields/read_fields.hpp"

namespace tracuu::corpus {

inline std::string line_of(const Date& date) {
  const auto two = [](std::uint32_t n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
  auto line = std::to_string(date.year);
  if (date.month != 0) line += two(date.month);
  if (date.day != 0) line += two(date.day);
  return line;
}

inline std::string line_of(const Period& period) {
  return line_of(period.from) + ".." + line_of(period.to);
}

inline std::string line_of(const UnitName& unit) {
  return unit.type.empty() ? unit.name : unit.type + ' ' + unit.name;
}

inline std::string line_of(const DocumentNumber& number) {
  return number.canonical;
}
inline std::string line_of(const DocType& type) {
  return type.code;
}
inline std::string line_of(const std::string& text) {
  return text;
}

inline std::string line_of(const Issuer& issuer) {
  const auto* world = issuer.world == World::state   ? "state"
                      : issuer.world == World::party ? "party"
                                                     : "mass";
  return issuer.name + (issuer.parent ? " < " + *issuer.parent : "") + " [" + world + "]";
}

template <typename Value>
std::string line_of(const Maybe<Value>& maybe) {
  return maybe ? line_of(maybe->value) : "-";
}

/// type | number | issuer | commune, district, province | place, date | title
inline std::string header_line(const Fields& fields) {
  return line_of(fields.doc_type) + " | " + line_of(fields.number) + " | " +
         line_of(fields.issuer) + " | " + line_of(fields.commune) + ", " +
         line_of(fields.district) + ", " + line_of(fields.province) + " | " +
         line_of(fields.place) + ", " + line_of(fields.issued_on) + " | " + line_of(fields.title);
}

inline std::string citations_line(const Fields& fields) {
  std::string line;
  for (const auto& citation : fields.citations) {
    line += (line.empty() ? "" : "; ") + citation.canonical;
    if (citation.issued_on) line += " " + line_of(*citation.issued_on);
  }
  return line;
}

inline std::string signers_line(const Fields& fields) {
  std::string line;
  for (const auto& signer : fields.signers) {
    line += (line.empty() ? "" : "; ") + signer.authority + " / " + signer.position + " / " +
            signer.name;
  }
  return line;
}

inline std::string marks_line(const Fields& fields) {
  return line_of(fields.marks.secrecy) + " | " + line_of(fields.marks.urgency) + " | " +
         line_of(fields.marks.circulation);
}

inline std::string topics_line(const Fields& fields) {
  std::string line;
  for (const auto& topic : fields.topics) line += (line.empty() ? "" : " ") + topic.slug;
  return line;
}

}  // namespace tracuu::corpus
