// Reports as communes lay out their heads, with the values they hold: made from the tables in
// tests/corpus/headers/ and a description of the forms of its own, so that it can disagree with the
// parser's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::corpus {

/// What a reader of the paper would write down; empty where the paper does not say it.
struct Truth {
  std::string doc_type;
  std::string number;           ///< "12/BC-UBND"
  std::string issuer;           ///< "Ủy ban nhân dân xã Cẩm Hà"
  std::string commune;          ///< "xã Cẩm Hà"
  std::string district;         ///< "huyện Cẩm Xuyên"
  bool names_district = false;  ///< whether the paper does; where not, none need be found
  std::string issued_on;        ///< "2018-05-04", "2018-05"
  std::string title;
  std::string topic;  ///< the best one
  std::vector<std::string> citations;
  std::string signer;
};

struct MadeReport {
  std::string text;
  std::string form;  ///< "rows merged, scanned": what was done to it
  Truth truth;
};

/// What a report went through on its way into the archive.
enum class Wear : std::uint8_t {
  none,      ///< saved as text by the program it was written in
  web,       ///< pasted into a portal: chrome around it, spaces and line ends changed
  careless,  ///< written by a careless clerk: spelling, spacing, forms mixed
  scanned,   ///< read by a machine: marks and letters lost, words glued, columns mixed
};

std::string_view name_of(Wear wear);

/// `set` names a vocabulary of the tables: "a" and "b" the rules were improved with, "c" was held
/// out until they were done.
/// The same arguments give the same reports.
std::vector<MadeReport> made_reports(std::string_view set, Wear wear, std::uint64_t seed,
                                     std::size_t count);

/// All titles of the tables with their best topics.
struct MadeTitle {
  std::string title, topic;
};
std::vector<MadeTitle> made_titles();

}  // namespace tracuu::corpus
