#include "bench/sample_queries.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "bench/random.hpp"
#include "bench/vietnamese_letters.hpp"

namespace tracuu::bench {

namespace {

/// Letters of ASCII and of Vietnamese alone: U+00C0-U+01BF and U+1E00-U+1EFF.
bool is_word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    return byte < 0xc0 || (byte >= 0xc3 && byte <= 0xc6) || byte == 0xe1;
  });
}

std::string lower_case(std::string_view word) {
  std::string out;
  for (Xapian::Utf8Iterator it(word.data(), word.size()); it != Xapian::Utf8Iterator(); ++it) {
    Xapian::Unicode::append_utf8(out, Xapian::Unicode::tolower(*it));
  }
  return out;
}

/// `count` words that follow each other in the text; none where the random place has a figure, a
/// comma or a line end among them.
std::optional<std::vector<std::string_view>> words_at(std::string_view text, std::size_t place,
                                                      std::size_t count) {
  std::vector<std::string_view> words;
  auto start = text.find(' ', place);
  while (words.size() < count) {
    if (start == std::string_view::npos) return std::nullopt;
    const auto end = std::min(text.find(' ', start + 1), text.size());
    const auto word = text.substr(start + 1, end - start - 1);
    if (!is_word(word)) return std::nullopt;
    words.push_back(word);
    start = end == text.size() ? std::string_view::npos : end;
  }
  return words;
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const auto word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::string unmarked(std::string_view words) {
  std::string out = slug(words);
  std::ranges::replace(out, '-', ' ');
  return out;
}

/// Cuts queries out of random reports of one archive.
class Sampler {
 public:
  Sampler(const ArchiveSettings& settings, const Xapian::Database& index, std::size_t count)
      : settings_(settings), generator_(settings), index_(index), count_(count) {}

  using Make = std::function<std::optional<SampleQuery>(const GeneratedReport&, Random&)>;

  QueryClass sample(std::string name, Plain plain, const Make& make) const {
    QueryClass result{std::move(name), plain, {}};
    std::set<std::pair<std::string, std::string>> seen;
    std::uint64_t seed = settings_.seed;
    for (const char c : result.name) seed = mix(seed, static_cast<unsigned char>(c));
    Random random(seed);
    for (std::size_t tries = 0; result.queries.size() < count_ && tries < 60 * count_; ++tries) {
      const auto report = generator_.report(random.below(settings_.reports));
      auto query = make(report, random);
      if (query && seen.emplace(query->words, query->filters).second) {
        result.queries.push_back(std::move(*query));
      }
    }
    return result;
  }

  /// A word that a share of the reports between `from` and `to` has.
  Make word(double from, double to) const {
    return [this, from, to](const GeneratedReport& report,
                            Random& random) -> std::optional<SampleQuery> {
      const auto words = words_of(report, random, 1);
      if (!words) return std::nullopt;
      const double share = index_.get_termfreq(lower_case(words->front())) /
                           static_cast<double>(index_.get_doccount());
      if (share < from || share > to) return std::nullopt;
      return SampleQuery{joined(*words), {}};
    };
  }

  Make words(std::size_t size, std::string_view form = "{}", std::string filters = {}) const {
    return [=](const GeneratedReport& report, Random& random) -> std::optional<SampleQuery> {
      const auto words = words_of(report, random, size);
      if (!words) return std::nullopt;
      return SampleQuery{fmt::format(fmt::runtime(form), joined(*words)), filters};
    };
  }

  static std::optional<std::vector<std::string_view>> words_of(const GeneratedReport& report,
                                                               Random& random, std::size_t count) {
    return words_at(report.text, static_cast<std::size_t>(random.below(report.text.size())), count);
  }

 private:
  ArchiveSettings settings_;
  ReportGenerator generator_;
  const Xapian::Database& index_;
  std::size_t count_;
};

}  // namespace

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.' || c == '~';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::vector<QueryClass> sample_queries(const ArchiveSettings& settings,
                                       const Xapian::Database& index, std::size_t count) {
  const Sampler sampler(settings, index, count);
  const auto from_report = [](auto make) {
    return [make](const GeneratedReport& report, Random& random) -> std::optional<SampleQuery> {
      const auto words = Sampler::words_of(report, random, 2);
      if (!words) return std::nullopt;
      return make(report, joined(*words));
    };
  };
  return {
      sampler.sample("frequent word", Plain::all_words, sampler.word(0.3, 1.0)),
      sampler.sample("word", Plain::all_words, sampler.word(0.01, 0.3)),
      sampler.sample("rare word", Plain::all_words, sampler.word(0, 0.01)),
      sampler.sample("two words", Plain::all_words, sampler.words(2)),
      sampler.sample("four words", Plain::all_words, sampler.words(4)),
      sampler.sample("phrase of three", Plain::phrase, sampler.words(3, "\"{}\"")),
      sampler.sample("ten words, any", Plain::any_word, sampler.words(10, "{}", "&operator=or")),
      sampler.sample("four words, unmarked", Plain::none,
                     [&](const GeneratedReport& report, Random& random) {
                       auto query = sampler.words(4)(report, random);
                       if (query) query->words = unmarked(query->words);
                       return query;
                     }),
      sampler.sample("two words, newest", Plain::none, sampler.words(2, "{}", "&sort=newest")),
      sampler.sample("two words, page 100", Plain::none, sampler.words(2, "{}", "&offset=990")),
      sampler.sample("two words, filtered", Plain::none,
                     from_report([](const GeneratedReport& report, std::string words) {
                       return SampleQuery{
                           std::move(words),
                           fmt::format("&topic={}&issued_from={}&issued_to={}", report.topic,
                                       report.year - 3, report.year + 1)};
                     })),
      sampler.sample("filters alone", Plain::none,
                     from_report([](const GeneratedReport& report, const std::string&) {
                       return SampleQuery{
                           {},
                           fmt::format("&commune={}&year={}", percent_encoded(report.commune),
                                       report.year)};
                     })),
      sampler.sample("document number", Plain::none,
                     from_report([](const GeneratedReport& report, const std::string&) {
                       return SampleQuery{report.number, {}};
                     })),
  };
}

}  // namespace tracuu::bench
