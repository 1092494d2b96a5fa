#include "tests/corpus/field_figures.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "bench/vietnamese_letters.hpp"
#include "corpus/fields/read_fields.hpp"
#include "corpus/fields/view.hpp"
#include "corpus/normal_form.hpp"
#include "corpus/page_junk.hpp"
#include "tests/corpus/fields_lines.hpp"

namespace tracuu::corpus {
namespace {

/// Words and figures alone, in small letters: "12 bc ubnd". What stands between them is the form
/// of a world, a typing habit, or the end of a line.
std::string words_alone(std::string_view text) {
  const auto lower = fields::lower_case(text);
  std::string words;
  for (const char c : lower) {
    const auto byte = static_cast<unsigned char>(c);
    const bool of_word = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (of_word) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

/// The fewest letters to change, add or take away.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t k = 0; k <= b.size(); ++k) row[k] = k;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const auto above = row[k];
      row[k] = std::min({row[k] + 1, row[k - 1] + 1, diagonal + (a[i - 1] == b[k - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

/// Names are as they are printed: what a machine misread is not mended, so it may differ a little.
bool same_words(std::string_view expected, std::string_view found) {
  // "nărn" is năm as a machine reads it.
  const auto plain = [](std::string_view text) {
    auto words = bench::without_marks(words_alone(text));
    for (std::size_t i = 0; (i = words.find("rn", i)) != std::string::npos;)
      words.replace(i, 2, "m");
    std::erase(words, ' ');
    return words;
  };
  const auto a = plain(expected), b = plain(found);
  return distance(a, b) <= a.size() / 20;
}

std::set<std::string> set_of(const std::vector<std::string>& citations) {
  std::set<std::string> set;
  for (const auto& citation : citations) set.insert(words_alone(citation));
  return set;
}

std::string without_zeros(std::string unit) {
  const auto zero = unit.find(" 0");
  if (zero != std::string::npos) unit.erase(zero + 1, 1);
  return unit;
}

}  // namespace

double Figures::precision() const {
  return right == 0 ? 0 : static_cast<double>(right) / static_cast<double>(right + wrong);
}

double Figures::recall() const {
  return right == 0 ? 0 : static_cast<double>(right) / static_cast<double>(right + wrong + missing);
}

double Figures::f1() const {
  const auto twice = static_cast<double>(2 * right);
  return right == 0 ? 0 : twice / (twice + static_cast<double>(2 * wrong + missing));
}

std::vector<Figures> figures_of(const std::vector<MadeReport>& reports,
                                const std::function<void(const Mistake&)>& mistaken) {
  std::vector<Figures> figures(judged_fields.size());
  for (const auto& report : reports) {
    const auto clean = remove_page_junk(normal_form(report.text));
    const auto fields = read_fields(clean.text);
    const auto& truth = report.truth;
    std::size_t field = 0;
    const auto judge = [&](const std::string& expected, const std::string& found, bool right) {
      auto& figure = figures[field];
      if (expected.empty() && found.empty()) {
        // Nothing there, nothing said.
      } else if (found.empty()) {
        ++figure.missing;
      } else if (right) {
        ++figure.right;
      } else {
        ++figure.wrong;
      }
      if (!right) mistaken({judged_fields[field], expected, found, &report});
      ++field;
    };
    const auto exactly = [&](const std::string& expected, const std::string& found) {
      judge(expected, found, words_alone(expected) == words_alone(found));
    };
    const auto nearly = [&](const std::string& expected, const std::string& found) {
      judge(expected, found, same_words(expected, found) && expected.empty() == found.empty());
    };
    const auto value = [](const auto& maybe) {
      return maybe ? line_of(maybe->value) : std::string();
    };
    exactly(truth.issued_on, value(fields.issued_on));
    exactly(truth.number, value(fields.number));
    nearly(without_zeros(truth.issuer), fields.issuer ? fields.issuer->value.name : "");
    nearly(without_zeros(truth.commune), value(fields.commune));
    const bool district_told = truth.names_district || fields.district;
    nearly(district_told ? truth.district : "", value(fields.district));
    exactly(truth.doc_type, value(fields.doc_type));
    nearly(truth.title, value(fields.title));
    exactly(truth.topic, fields.topics.empty() ? "" : fields.topics.front().slug);

    std::vector<std::string> found;
    for (const auto& citation : fields.citations) found.push_back(citation.canonical);
    const auto expected_set = set_of(truth.citations), found_set = set_of(found);
    std::string lost, invented;
    for (const auto& citation : expected_set) {
      if (found_set.contains(citation)) {
        ++figures[field].right;
      } else {
        ++figures[field].missing;
        lost += citation + "; ";
      }
    }
    for (const auto& citation : found_set) {
      if (expected_set.contains(citation)) continue;
      ++figures[field].wrong;
      invented += citation + "; ";
    }
    if (!lost.empty() || !invented.empty()) {
      mistaken({judged_fields[field], lost, invented, &report});
    }
    ++field;
    nearly(truth.signer, fields.signers.empty() ? "" : fields.signers.front().name);
  }
  return figures;
}

std::string table_of(const std::vector<Figures>& figures) {
  auto table = fmt::format("{:<10} {:>9} {:>7} {:>6} {:>6} {:>6} {:>7}\n", "field", "precision",
                           "recall", "F1", "right", "wrong", "missing");
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const auto& figure = figures[i];
    table += fmt::format("{:<10} {:>9.3f} {:>7.3f} {:>6.3f} {:>6} {:>6} {:>7}\n", judged_fields[i],
                         figure.precision(), figure.recall(), figure.f1(), figure.right,
                         figure.wrong, figure.missing);
  }
  return table;
}

}  // namespace tracuu::corpus
