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

archive::Record with_secrets_masked(archive::Record record) {
  const auto mask = [](std::string& text) { text = masked(text); };
  if (record.title) mask(*record.title);
  if (record.number) mask(*record.number);
  if (record.issuer) {
    mask(record.issuer->name);
    if (record.issuer->parent) mask(*record.issuer->parent);
  }
  if (record.place) mask(*record.place);
  if (record.issued_on) mask(record.issued_on->text);
  if (record.period) mask(record.period->text);
  for (auto& citation : record.citations) mask(citation.text);
  for (auto& signer : record.signers) {
    mask(signer.authority);
    mask(signer.position);
    mask(signer.name);
  }
  mask(record.source.path);
  return record;
}

}  // namespace tracuu::searchd
