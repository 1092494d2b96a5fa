// The stored record: what a hit shows, apart from its text. One spelling of a report in JSON, on
// disk and in answers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace tracuu::archive {

struct Record {
  struct DocType {
    std::string code, name;
    bool operator==(const DocType&) const = default;
  };
  struct Issuer {
    std::string name;
    std::optional<std::string> parent;
    std::string world;  ///< "state", "party", "mass"
    bool operator==(const Issuer&) const = default;
  };
  struct UnitName {
    std::string type, name;
    bool operator==(const UnitName&) const = default;
  };
  /// The commune as it was: one unit, beyond doubt. Its lineage is in the generation's units
  /// (units.hpp).
  struct Unit {
    std::string id;  ///< "18667@2020-01-01"
    std::string code, type, name;
    std::optional<UnitName> district;
    UnitName province;
    std::optional<std::string> as_of;  ///< the day of issue, as far as it is known
    /// Days, or two between which the day lies ("2019-10-06..2021-07-01"); valid_until is the first
    /// day it no longer was.
    std::optional<std::string> valid_from, valid_until;
    bool operator==(const Unit&) const = default;
  };
  struct Date {
    std::string date;       ///< "2018-05-04", "2018-05", "2018"
    std::string precision;  ///< "day", "month", "year"
    std::string text;       ///< as printed
    bool operator==(const Date&) const = default;
  };
  struct Period {
    std::string from, to, text;
    bool operator==(const Period&) const = default;
  };
  struct Topic {
    std::string slug, name;
    double score = 0;
    bool primary = false;
    bool operator==(const Topic&) const = default;
  };
  struct Citation {
    std::string canonical, type, body;
    std::optional<std::string> issued_on;
    std::string text;
    std::uint64_t offset = 0;
    bool operator==(const Citation&) const = default;
  };
  struct Signer {
    std::string authority, position, name;
    bool operator==(const Signer&) const = default;
  };
  struct Source {
    std::string path, format;
    std::uint64_t bytes = 0;
    std::string sha256;
    std::int64_t modified_at = 0;  ///< seconds since 1970-01-01 UTC
    bool operator==(const Source&) const = default;
  };

  std::string id;
  std::optional<std::string> title;
  std::optional<DocType> doc_type;
  std::optional<std::string> report_kind;
  std::optional<std::string> number;  ///< canonical
  std::optional<Issuer> issuer;
  std::optional<UnitName> commune, district, province;
  std::optional<Unit> unit;
  std::optional<std::string> place;
  std::optional<Date> issued_on;
  std::optional<std::string> published_at;
  std::optional<Period> period;
  std::vector<Topic> topics;
  std::vector<Citation> citations;
  std::vector<Signer> signers;
  Source source;
  std::vector<std::string> warnings;  ///< codes

  bool operator==(const Record&) const = default;
};

/// What a list of reports shows of each, in this order: names of members of summary().
inline constexpr std::array<std::string_view, 13> summary_fields{
    "title", "doc_type",  "number", "issuer", "commune", "district", "province",
    "unit",  "issued_on", "period", "topics", "signers", "source"};

/// A JSON object, snake_case, absent values null: of all that is known, and of the summary.
std::string to_json(const Record& record);
std::string summary(const Record& record);
/// The chosen members of a summary, by their indices in summary_fields.
std::string summary(const Record& record, std::span<const std::size_t> chosen);

/// To and from the data of a document: three lines, the id, the summary and to_json(), so that a
/// page of hits is put together without reading JSON; packed (packed.hpp). decode throws
/// DatabaseError for what encode did not write.
std::string encode(const Record& record);
Record decode_record(std::string_view stored);
/// Of a document of `index`; throws Xapian's errors, too.
Record stored_record(const Xapian::Database& index, Xapian::docid id);

struct StoredSummary {
  std::string id, summary;
};
/// Throws DatabaseError.
StoredSummary stored_summary(std::string_view stored);

/// What a reader calls a unit: "xã Thạch Điền", "Thạch Điền" where the type is unknown.
std::string label(const Record::UnitName& unit);

}  // namespace tracuu::archive
