// One report as a JSON object: its text and the fields given with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/fields/read_fields.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus {

struct JsonReport {
  std::string text;
  std::optional<std::string> id;
  std::optional<std::string> source_path;
  Maybe<std::string> published_at;
  Fields fields;                  ///< only those given; their evidence has Origin::given
  std::vector<Warning> warnings;  ///< `bad_field` for each given value that was not understood
};

/// `json` is UTF-8 of any depth and width. Keys as in docs/reading.md, unknown ones are passed
/// over. Throws Unusable: `bad_json`, `bad_id`, `no_text`.
JsonReport read_json_report(std::string_view json);

}  // namespace tracuu::corpus
