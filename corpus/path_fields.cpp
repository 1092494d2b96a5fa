#include "corpus/path_fields.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "corpus/fields/dates.hpp"
#include "corpus/fields/view.hpp"
#include "corpus/normal_form.hpp"

namespace tracuu::corpus {
namespace {

using fields::View;

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    parts.push_back(normal_form(path.substr(0, end)));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return parts;
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

/// All runs of four digits that may be a year.
void add_years(const View& part, std::set<std::string, std::less<>>& years) {
  for (const fields::Word& word : fields::words_of(part, {0, part.plain.size()})) {
    if (word.written == fields::Case::digits && is_year(word.plain)) {
      years.insert(std::string(word.plain));
    }
  }
}

Maybe<Date> year_of(const std::vector<std::string>& parts) {
  std::set<std::string, std::less<>> years;
  Maybe<Date> found;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const View view = fields::view_of(parts[i]);
    add_years(view, years);
    std::string_view plain = view.plain;
    if (plain.starts_with("nam ")) plain.remove_prefix(4);
    const bool is_folder = i + 1 < parts.size();
    if (is_folder && is_year(plain) && plain.find_first_not_of("0123456789") == plain.npos) {
      found = {Date{std::stoi(std::string(plain)), 0, 0}, {Origin::path, parts[i], 0}};
    }
  }
  return years.size() == 1 ? found : std::nullopt;
}

/// "UBND xã Thạch Long (cũ)" -> xã Thạch Long: the words with a capital behind the type.
Maybe<UnitName> commune_in(const std::string& part) {
  constexpr std::size_t most_words = 4;
  for (const std::string_view type : {"xã", "phường", "thị trấn"}) {
    const std::string small = fields::lower_case(part);
    const std::size_t at = small.find(type);
    const bool starts_a_word = at == 0 || (at != std::string::npos && small[at - 1] == ' ');
    if (!starts_a_word || small.size() != part.size()) continue;
    const std::string_view behind = std::string_view(part).substr(at + type.size());
    if (!behind.starts_with(' ')) continue;
    const View view = fields::view_of(behind);
    const std::vector<fields::Word> words = fields::words_of(view, {0, view.plain.size()});
    std::size_t count = 0;
    while (count < words.size() && count < most_words &&
           words[count].written == fields::Case::initial &&
           (count == 0 || view.slice({words[count - 1].end, words[count].begin}) == " ")) {
      ++count;
    }
    if (count == 0) continue;
    const std::string_view name = view.original({words[0].begin, words[count - 1].end});
    return Found<UnitName>{{std::string(type), std::string(name)}, {Origin::path, part, 0}};
  }
  return std::nullopt;
}

}  // namespace

Fields fields_of_path(std::string_view source_path) {
  const std::vector<std::string> parts = parts_of(source_path);
  Fields found;
  found.issued_on = year_of(parts);
  for (const std::string& part : parts) {
    const Maybe<UnitName> commune = commune_in(part);
    if (!commune) continue;
    if (found.commune && found.commune->value != commune->value) {  // which of them?
      found.commune.reset();
      break;
    }
    found.commune = commune;
  }
  return found;
}

}  // namespace tracuu::corpus
