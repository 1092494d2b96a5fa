#include "corpus/fields/issuer/head_token.hpp"

namespace tracuu::corpus::fields {
namespace {

bool nearly(std::string_view a, std::string_view b) {
  return a == b || (b.size() >= 5 && nearly_same(a, b));
}

}  // namespace

std::size_t tokens_like(const std::vector<HeadToken>& tokens, std::size_t i,
                        std::string_view phrase) {
  const auto is_long = [phrase] { return std::count(phrase.begin(), phrase.end(), ' ') >= 2; };
  std::size_t count = 0;
  for (std::size_t k = 0; k < phrase.size();) {
    const auto space = std::min(phrase.find(' ', k), phrase.size());
    if (i + count >= tokens.size()) return 0;
    const auto word = tokens[i + count].word.plain;
    const auto wanted = phrase.substr(k, space - k);
    if (word != wanted && !(nearly(word, wanted) && is_long())) return 0;
    ++count;
    k = space + 1;
  }
  return count;
}

bool printed_as(const View& view, const HeadToken& token, std::string_view forms) {
  if (forms.empty()) return true;
  const auto printed = lower_case(view.original(token.word));
  for (std::size_t k = 0; k < forms.size();) {
    const auto space = std::min(forms.find(' ', k), forms.size());
    if (forms.substr(k, space - k) == printed) return true;
    k = space + 1;
  }
  // Decomposed text prints the same letters in another form.
  return printed.size() > token.word.plain.size() + 4;
}

}  // namespace tracuu::corpus::fields
