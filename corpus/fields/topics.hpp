// The topics (lĩnh vực) a report is about, by cue phrases in its title, headings and body.
#pragma once

#include <cstddef>
#include <memory>
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

/// The topics and the cue phrases that tell them: those of topics.txt, and an admin's own. An
/// immutable value; copies share.
class TopicTable {
 public:
  TopicTable();  ///< those of topics.txt, in its order

  /// These and the lines of a file in the same form: `slug | name | phrase; phrase =0.7`. A slug
  /// that is known gets the phrases besides its own (its name may be left out), a new one is a
  /// topic more; a phrase that is known gets the new weight, 0 takes it out. Throws
  /// std::invalid_argument that names the line at fault.
  TopicTable with(std::string_view lines) const;

  const std::vector<TopicName>& topics() const;
  /// "Dân vận" for "dan-van"; empty for a slug that is none.
  std::string_view name_of(std::string_view slug) const;

  struct Cues;
  const Cues& cues() const { return *cues_; }  ///< for topics_of

 private:
  explicit TopicTable(std::shared_ptr<const Cues> cues);
  std::shared_ptr<const Cues> cues_;
};

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
                             const TopicParts& parts, const TopicTable& table);

}  // namespace tracuu::corpus::fields
