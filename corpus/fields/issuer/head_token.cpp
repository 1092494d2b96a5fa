#include "corpus/fields/issuer/head_token.hpp"

#include <optional>

namespace tracuu::corpus::fields {
namespace {

bool lost_a_letter(std::string_view word, std::string_view wanted) {
  return word.size() + 1 == wanted.size() && !word.empty() && nearly_same(word, wanted);
}

/// How many words of a phrase may be misread by a letter, and how short they may be: what is left
/// of a long phrase still tells it.
struct Forgiven {
  std::size_t words = 0;
  std::size_t shortest = 0;
};

Forgiven forgiven_in(std::string_view phrase) {
  const auto spaces = std::count(phrase.begin(), phrase.end(), ' ');
  if (spaces < 2) return {};
  return spaces == 2 ? Forgiven{3, 5} : Forgiven{2, 2};
}

/// The number of tokens from `i` on that are the words of `phrase`, or differ from them as
/// `forgives(word, wanted)` allows; 0 where they are not.
template <typename Forgives>
std::size_t tokens_of_phrase(const std::vector<HeadToken>& tokens, std::size_t i,
                             std::string_view phrase, Forgives forgives) {
  std::size_t count = 0;
  for (std::size_t k = 0; k < phrase.size();) {
    const auto space = std::min(phrase.find(' ', k), phrase.size());
    if (i + count >= tokens.size()) return 0;
    const auto word = tokens[i + count].word.plain;
    const auto wanted = phrase.substr(k, space - k);
    if (word != wanted && !forgives(word, wanted)) return 0;
    ++count;
    k = space + 1;
  }
  return count;
}

}  // namespace

std::size_t tokens_like(const std::vector<HeadToken>& tokens, std::size_t i,
                        std::string_view phrase) {
  std::optional<Forgiven> left;  // few words come so near that it is asked for
  return tokens_of_phrase(tokens, i, phrase, [&](std::string_view word, std::string_view wanted) {
    if (!nearly_same(word, wanted)) return false;
    if (!left) left = forgiven_in(phrase);
    if (left->words == 0 || wanted.size() < left->shortest) return false;
    --left->words;
    return true;
  });
}

std::size_t tokens_short_of(const std::vector<HeadToken>& tokens, std::size_t i,
                            std::string_view phrase) {
  bool is_short = false;
  const auto count =
      tokens_of_phrase(tokens, i, phrase, [&](std::string_view word, std::string_view wanted) {
        const bool forgiven = !is_short && lost_a_letter(word, wanted);
        is_short = true;
        return forgiven;
      });
  return is_short ? count : 0;
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
