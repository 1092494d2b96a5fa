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

/// At most twelve topics, the best first.
///
/// A cue phrase found counts by its length (docs/fields.md), most in the title, more in headings
/// and in the issuer's name than in the body, and half of that in plans. score = weight / (weight +
/// 12): 0.5 is about one sure phrase in the title. Topics below a twentieth of the best weight are
/// left out, and all below 3.
std::vector<Topic> topics_of(const View& view, const std::vector<Word>& words,
                             const TopicParts& parts);

}  // namespace tracuu::corpus::fields
