#include "searchd/search/secrets.hpp"

#include "tokenizers/personal_data.hpp"

namespace tracuu::searchd {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string masked(std::string_view text) {
  std::string shown(text);
  for (const auto& number : tokenizers::personal_numbers(text)) {
    for (std::size_t i = number.start; i < number.start + number.length; ++i) {
      if (is_letter_or_digit(shown[i])) shown[i] = '*';
    }
  }
  return shown;
}

}  // namespace tracuu::searchd
