#include <algorithm>
#include <string_view>
#include <utility>

#include "corpus/fields/header/lines.hpp"
#include "corpus/fields/header/pieces.hpp"

namespace tracuu::corpus::fields {
namespace {

/// Behind "Số", "S6", "Số ký hiệu:"; 0 where none of these stands at `i`.
std::size_t behind_number_word(const View& view, std::size_t i) {
  if (view[i] != 's' || (i > 0 && view.is_alnum(i - 1))) return 0;
  if (view[i + 1] != 'o' && view[i + 1] != '6' && view[i + 1] != '0') return 0;
  // "Số12/BC" is glued, "S61" is not.
  if (view.is_letter(i + 2) || (view[i + 1] != 'o' && view.is_digit(i + 2))) return 0;
  for (const std::string_view label : {"so ky hieu", "so ki hieu", "so hieu", "so van ban"}) {
    if (const auto match = phrase_at(view, i, label)) return match.end;
  }
  return i + 2;
}

/// One word a line: the symbol below its "Số:".
std::optional<Symbol> symbol_below(const View& view, std::size_t i) {
  while (view[i] == ':' || view[i] == ' ') ++i;
  if (i >= view.plain.size() || view[i] != '\n') return std::nullopt;
  auto symbol = symbol_at(view, i + 1, Strictness::number_line);
  if (!symbol || view[symbol->span.end] != '\n') return std::nullopt;
  return symbol;
}

/// "Số - 12/BC-UBND", "Số: 3 12/BC-UBND": what goes before the symbol is no word.
std::optional<Symbol> symbol_further_on(const View& view, std::size_t i) {
  for (; i < view.plain.size() && view[i] != '\n' && !view.is_letter(i); ++i) {
    if (!view.is_digit(i) || view.is_digit(i - 1)) continue;
    if (auto symbol = symbol_at(view, i, Strictness::number_line)) return symbol;
  }
  return std::nullopt;
}

}  // namespace

void find_number(const View& view, Header& header) {
  const auto accept = [&](Symbol symbol, Span span) {
    header.take(span);
    if (!header.number) header.number = std::move(symbol);
  };
  for (std::size_t i = 0; i < header.words.size(); ++i) {
    if (header.taken[i]) continue;
    const auto& word = header.words[i];
    const auto behind = behind_number_word(view, word.begin);
    if (behind == 0) continue;
    // "… Kế hoạch / số 12/KH-UBND" is the wrapped text's, "số: 12/BC-UBND" is not.
    const bool first = starts_line(view, word.begin);
    if (!view.is_capital(word.begin) && !(first && view[behind] == ':')) continue;
    if (!first && !header.taken[i - 1] && header.words[i - 1].written != Case::capitals &&
        header.words[i - 1].written != Case::digits && view[behind] != ':') {
      continue;
    }
    auto symbol = symbol_at(view, behind, Strictness::number_line);
    if (!symbol && first) symbol = symbol_below(view, behind);
    if (!symbol && first) symbol = symbol_further_on(view, behind);
    if (symbol) {
      const Span span{word.begin, symbol->span.end};
      if (header.number) break;
      accept(std::move(*symbol), span);
    } else if (first && lower_case(view.original(word)) != "sở") {
      // "Số: ......": nothing to read, but no part of an issuer's name either, as SỞ Y TẾ is.
      auto end = behind;
      while (end < view.plain.size() && view[end] != '\n' && !view.is_letter(end)) ++end;
      header.take({word.begin, end});
    }
  }
  if (header.number) return;
  // The word lost: a line that is a symbol.
  for (std::size_t i = 0; i < header.words.size(); ++i) {
    const auto begin = header.words[i].begin;
    if (header.taken[i] || (begin > 0 && view[begin - 1] != '\n')) continue;
    auto symbol = symbol_at(view, begin, Strictness::number_line);
    if (!symbol || symbol->number.body.empty() || view[symbol->span.end] != '\n') continue;
    if (!says_what_it_is(symbol->number)) continue;
    if (view.slice(symbol->span).find_first_of("/-") == std::string_view::npos) continue;
    const Span span{begin, symbol->span.end};
    accept(std::move(*symbol), span);
    return;
  }
}

}  // namespace tracuu::corpus::fields
