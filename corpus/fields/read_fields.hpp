// Text of a report -> its fields, each with the words it was read from: the door of corpus/fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/fields/topics.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus {

/// What the text itself tells. The same names as in Report.
struct Fields {
  Maybe<std::string> title;
  Maybe<DocType> doc_type;
  Maybe<std::string> report_kind;
  Maybe<DocumentNumber> number;
  Maybe<Issuer> issuer;
  Maybe<UnitName> commune;
  Maybe<UnitName> district;
  Maybe<UnitName> province;
  Maybe<std::string> place;
  Maybe<Date> issued_on;
  Maybe<Period> period;
  std::vector<Topic> topics;
  std::vector<Citation> citations;
  std::vector<Signer> signers;
  Marks marks;
  std::vector<Warning> warnings;
  bool operator==(const Fields&) const = default;
};

/// `text` is Report::text: UTF-8 in NFC, lines end with '\n', page junk mostly gone. All offsets
/// are bytes into it. Any bytes are accepted; time grows with the length only, of which the
/// first 4 MiB are read. Pure; any thread.
Fields read_fields(std::string_view text, const fields::TopicTable& topics = {});

}  // namespace tracuu::corpus
