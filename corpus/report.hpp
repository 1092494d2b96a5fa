// The value at the heart of Tracuu: one report of one commune, and where each of its fields was
// read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tracuu::corpus {

/// Where a value comes from: the report's own text, values given beside it (JSON lines, a metadata
/// sheet), the path of the file, what stood around the text on its page (the web page's title,
/// its time stamp) and was taken out of it, or what the gazetteer says of the report's unit.
enum class Origin : std::uint8_t { text, given, path, page, gazetteer };

/// The words a value was read from. For Origin::text, `text` is the slice of Report::text that
/// starts at byte `offset`.
struct Evidence {
  Origin origin = Origin::text;
  std::string text;
  std::size_t offset = 0;
  bool operator==(const Evidence&) const = default;
};

/// A value with its evidence. What was not found is an empty optional, never a guess.
template <typename Value>
struct Found {
  Value value;
  Evidence evidence;
  bool operator==(const Found&) const = default;
};

template <typename Value>
using Maybe = std::optional<Found<Value>>;

/// A calendar date known to the day, the month (day 0) or the year (month 0 as well).
struct Date {
  std::int32_t year = 0;
  std::uint32_t month = 0;
  std::uint32_t day = 0;
  auto operator<=>(const Date&) const = default;
};

/// First and last day covered.
struct Period {
  Date from;
  Date to;
  bool operator==(const Period&) const = default;
};

/// Three worlds of paper with forms of their own: state (UBND, HĐND), Party, mass organisations
/// (DOMAIN of the form: NĐ 30/2020/NĐ-CP; HD 36-HD/VPTW).
enum class World : std::uint8_t { state, party, mass };

/// Abbreviation as in numbers and full name: {"BC", "báo cáo"}.
struct DocType {
  std::string code;
  std::string name;
  bool operator==(const DocType&) const = default;
};

/// Số ký hiệu. `12/BC-UBND` is {serial "12", type "BC", body {"UBND"}}; the serial is absent where
/// the clerk left it blank.
struct DocumentNumber {
  std::optional<std::string>
      serial;  ///< digits without leading zeros, and a suffix letter: "12", "34a"
  std::optional<std::int32_t> year;  ///< only in legal acts: 06/2024/QĐ-UBND
  std::string type;                  ///< "BC"; empty in a công văn (12/UBND-VP)
  std::vector<std::string> body;     ///< {"MTTQ", "BTT"}
  std::string canonical;  ///< in the form of its world: "12/BC-UBND", "25-NQ/TW", "BC/ĐU"
  bool operator==(const DocumentNumber&) const = default;
};

struct Issuer {
  std::string name;                   ///< in running case: "Đảng ủy xã Thạch Điền"
  std::optional<std::string> parent;  ///< "Đảng bộ huyện Thạch Hà"
  World world = World::state;
  bool operator==(const Issuer&) const = default;
};

/// An administrative unit by its name: {"xã", "Thạch Điền"}, {"phường", "1"}; type is empty where
/// none was written.
struct UnitName {
  std::string type;
  std::string name;
  bool operator==(const UnitName&) const = default;
};

/// A day known only to lie between two, both included; a day that is known is both.
struct Bound {
  Date earliest;
  Date latest;
  bool operator==(const Bound&) const = default;
};

/// An administrative unit during one span of time, in which it had this name, type and district. A
/// code alone is no identity: 18667 was xã Thạch Điền, then Nam Điền, then Thạch Xuân.
struct Unit {
  std::string code;  ///< "18667"
  std::string type;  ///< "xã"
  std::string name;
  std::optional<UnitName> district;  ///< none since 2025-07-01
  UnitName province;
  std::optional<Bound> from;   ///< nothing: since before the gazetteer's first list
  std::optional<Bound> until;  ///< the first day it no longer was; nothing: it still is
  bool operator==(const Unit&) const = default;
};

/// Code and the first day it surely was: "18667@2020-01-01"; "18667@0" without one.
std::string id_of(const Unit& unit);

/// What became of a unit in another: all of it, a part of it, the same under another name or type,
/// the same as it was.
enum class Succession : std::uint8_t { whole, part, renamed, unchanged };

/// A unit before or after another one, and what links it to the next on the way there.
struct Relative {
  Unit unit;
  Succession succession = Succession::whole;
  bool in_part = false;  ///< on the whole way
  std::string decree;    ///< "819/NQ-UBTVQH14"; empty where not known
  bool operator==(const Relative&) const = default;
};

/// All units from which a unit was made, the latest first, and all that it became, the earliest
/// first.
struct Lineage {
  std::vector<Relative> before;
  std::vector<Relative> after;
  bool operator==(const Lineage&) const = default;
};

struct Topic {
  std::string slug;
  double score = 0;  ///< (0, 1], the best topic of a report has the highest; the first in the list
                     ///< is the primary one
  Evidence evidence;
  bool planned = false;  ///< spoken of only in plans: phương hướng, nhiệm vụ
  std::string name{};    ///< "Dân vận"; empty for a slug given that is no topic
  bool operator==(const Topic&) const = default;
};

struct Citation {
  std::string canonical;  ///< "25-NQ/TW"; for loose ones what is known: "NQ/TW4"
  std::string type;       ///< "NQ", "PL", "L"; empty where unknown
  std::string body;       ///< "TW"; empty where unknown
  std::optional<Date> issued_on;
  Evidence evidence;  ///< its first place in the text
  bool operator==(const Citation&) const = default;
};

struct Signer {
  std::string authority;  ///< "T/M BAN THƯỜNG VỤ"; empty where none was written
  std::string position;   ///< "PHÓ BÍ THƯ"
  std::string name;       ///< "Trần Hậu Nhã"
  Evidence evidence;
  bool operator==(const Signer&) const = default;
};

/// Marks on the paper, as printed, e.g. "MẬT", "HỎA TỐC", "LƯU HÀNH NỘI BỘ".
struct Marks {
  Maybe<std::string> secrecy;
  Maybe<std::string> urgency;
  Maybe<std::string> circulation;
  bool operator==(const Marks&) const = default;
};

/// Something an admin may want to look at: {"junk_removed", "loading... (2 lines)", 0}.
struct Warning {
  std::string code;
  std::string message;
  std::size_t offset = 0;
  bool operator==(const Warning&) const = default;
};

struct Quality {
  std::string encoding;  ///< "utf-8", "tcvn3"; where they were mixed, that of most lines
  /// The share of words with letters beyond ASCII that keep the rule of Vietnamese syllables: 0.98
  /// and more for clean text. Absent where there are no such words.
  std::optional<double> valid_syllables;
  std::vector<Warning> warnings;
  bool operator==(const Quality&) const = default;
};

struct Source {
  std::string path;  ///< below the source root, '/' between folders; for JSON lines "file.jsonl#12"
  std::string format;  ///< "txt", "html", "json", "jsonl"
  std::uint64_t bytes = 0;
  std::string sha256;  ///< of the file's bytes (of the line, in JSON lines), lower-case hex
  std::int64_t modified_at = 0;  ///< seconds since 1970-01-01 UTC
  bool operator==(const Source&) const = default;
};

struct Report {
  std::string id;  ///< given, or derived from Source::path: the same over rebuilds
  Source source;
  Maybe<std::string> title;  ///< the trích yếu, on one line
  Maybe<DocType> doc_type;
  Maybe<std::string> report_kind;  ///< "sơ kết", "tổng kết", ...
  Maybe<DocumentNumber> number;
  Maybe<Issuer> issuer;
  Maybe<UnitName> commune;
  Maybe<UnitName> district;
  Maybe<UnitName> province;
  Maybe<Unit> unit;          ///< the commune as it was on issued_on, where it is beyond doubt which
  Lineage lineage;           ///< of `unit`
  Maybe<std::string> place;  ///< of signing, as printed: "Thạch Điền"
  Maybe<Date> issued_on;
  Maybe<std::string> published_at;  ///< the web page's stamp in ISO 8601: "2018-11-06T13:46+07:00"
  Maybe<Period> period;
  std::vector<Topic> topics;
  std::vector<Citation> citations;
  std::vector<Signer> signers;
  Marks marks;
  Quality quality;
  std::string text;  ///< decoded, NFC, without page junk; lines end with '\n'
  bool operator==(const Report&) const = default;
};

}  // namespace tracuu::corpus
