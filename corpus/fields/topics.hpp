// The topics (lĩnh vực) a report is about, by cue phrases in its title, headings and body.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/fields/view.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus::fields {

struct TopicName {
  std::string slug;  ///< "dan-van"
  std::string name;  ///< "Dân vận"
};

/// All topics in the order of topics.txt.
const std::vector<TopicName>& topics();

/// "Dân vận" for "dan-van"; empty for a slug that is none.
std::string_view topic_name(std::string_view slug);

/// The parts of a report that say what it is about.
struct TopicParts {
  std::optional<Span> title;              ///< the trích yếu
  std::size_t body_begin = 0;             ///< in View::plain, behind head and title
  const Found<Issuer>* issuer = nullptr;  ///< the women's union reports on the women's union
};

/// At most eight topics, the best first.
///
/// A cue phrase found counts by its length (one syllable 0.5, two 1, three 1.5, four and more 2),
/// again for each place up to four in the body with falling weight; times 12 in the title, 3 in a
/// heading, 4 in the issuer's name. score = weight / (weight + 12): 0.5 is about one sure phrase in
/// the title. Topics below a twelfth of the best weight are left out, and all below 3.
std::vector<Topic> topics_of(const View& view, const std::vector<Word>& words,
                             const TopicParts& parts);

}  // namespace tracuu::corpus::fields
