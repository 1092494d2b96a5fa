#include "tokenizers/abbreviations.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "tokenizers/letters.hpp"
#include "tokenizers/syllable.hpp"

namespace tracuu::tokenizers {
namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.size(), text.find_first_not_of(blanks)));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

/// The pieces between the signs, without those that are empty.
std::vector<std::string_view> pieces(std::string_view text, char sign) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    const auto piece = text.substr(0, text.find(sign));
    text.remove_prefix(std::min(text.size(), piece.size() + 1));
    if (!trimmed(piece).empty()) found.push_back(trimmed(piece));
  }
  return found;
}

bool is_all_capitals(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const Char c = read_char(text, at);
    if (c.facts.kind == CharKind::letter || c.facts.kind == CharKind::latin) {
      if (!c.facts.upper) return false;
      any = true;
    }
    at += c.length;
  }
  return any;
}

bool may_be_a_word(const std::vector<Token>& form) {
  return form.size() == 1 && read_shape(form.front().exact).shape != nullptr;
}

/// One token without marks stands for all markings.
bool stands_for(const Token& typed, const Token& meant) {
  return typed.levelled == meant.levelled ||
         (typed.exact == typed.unmarked && typed.unmarked == meant.unmarked);
}

}  // namespace

Abbreviations::Abbreviations(const Analyzer& analyzer, std::string_view lines) {
  // By short form, so that a later line replaces an earlier one.
  struct Line {
    std::vector<std::string_view> shorts;
    std::vector<std::string_view> longs;
  };
  std::vector<Line> read;
  for (std::size_t number = 1; !lines.empty(); ++number) {
    const auto whole = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), whole.size() + 1));
    const auto line = trimmed(whole.substr(0, whole.find('#')));
    if (line.empty()) continue;
    const auto equals = line.find('=');
    const auto shorts = pieces(line.substr(0, equals), ',');
    if (equals == std::string_view::npos || shorts.empty()) {
      throw BadAbbreviations("line " + std::to_string(number) +
                             ": not of the form SHORT = long | another long: " + std::string(line));
    }
    for (const auto& taken : shorts) {
      for (auto& former : read) std::erase_if(former.shorts, [&](auto s) { return s == taken; });
    }
    read.push_back({shorts, pieces(line.substr(equals + 1), '|')});
  }
  for (const auto& line : read) {
    if (!line.shorts.empty() && !line.longs.empty()) learn(analyzer, line.shorts, line.longs);
  }
}

void Abbreviations::learn(const Analyzer& analyzer, const std::vector<std::string_view>& shorts,
                          const std::vector<std::string_view>& longs) {
  std::vector<std::size_t> short_forms;
  std::vector<std::size_t> long_forms;
  for (const auto written : shorts) short_forms.push_back(add(analyzer, written, true));
  for (const auto written : longs) long_forms.push_back(add(analyzer, written, false));
  const auto join = [&](std::size_t from, std::size_t to) {
    auto& others = forms_[from].others;
    if (from != to && std::ranges::find(others, to) == others.end()) others.push_back(to);
  };
  // TƯ stands for trung ương, but whoever looks for that, or for TW, does not mean every tư.
  std::vector<std::size_t> clear_forms;
  std::ranges::copy_if(short_forms, std::back_inserter(clear_forms),
                       [&](auto form) { return !may_be_a_word(forms_[form].tokens); });
  for (const auto form : short_forms) {
    for (const auto meant : long_forms) join(form, meant);
    for (const auto alike : clear_forms) join(form, alike);
  }
  if (long_forms.size() > 1) return;
  for (const auto form : clear_forms) join(long_forms.front(), form);
}

std::size_t Abbreviations::add(const Analyzer& analyzer, std::string_view written, bool is_short) {
  Form form{analyzer.analyze(written), is_short, {}};
  if (form.tokens.empty()) throw BadAbbreviations("there is no word in " + std::string(written));
  std::string key;
  for (const Token& token : form.tokens) key.append(key.empty() ? "" : " ").append(token.unmarked);
  const auto [first, last] = by_unmarked_.equal_range(key);
  for (auto known = first; known != last; ++known) {
    if (std::ranges::equal(forms_[known->second].tokens, form.tokens, {}, &Token::levelled,
                           &Token::levelled)) {
      return known->second;
    }
  }
  longest_ = std::max(longest_, form.tokens.size());
  by_unmarked_.emplace(std::move(key), forms_.size());
  forms_.push_back(std::move(form));
  return forms_.size() - 1;
}

std::vector<OtherForms> Abbreviations::find(std::string_view text,
                                            std::span<const Token> tokens) const {
  std::vector<OtherForms> found;
  for (std::size_t at = 0; at < tokens.size();) {
    const Form* form = longest_at(text, tokens.subspan(at));
    if (form == nullptr) {
      ++at;
      continue;
    }
    OtherForms forms{at, form->tokens.size(), form->is_short, {}};
    for (const auto other : form->others) forms.forms.push_back(forms_[other].tokens);
    if (!forms.forms.empty()) found.push_back(std::move(forms));
    at += form->tokens.size();
  }
  return found;
}

/// The longest form that begins with the first token.
const Abbreviations::Form* Abbreviations::longest_at(std::string_view text,
                                                     std::span<const Token> tokens) const {
  const Form* longest = nullptr;
  std::string key;
  for (std::size_t count = 1; count <= std::min(longest_, tokens.size()); ++count) {
    const Token& last = tokens[count - 1];
    if (count > 1 && !last.follows) break;
    key.append(key.empty() ? "" : " ").append(last.unmarked);
    const auto [first, end] = by_unmarked_.equal_range(key);
    for (auto known = first; known != end; ++known) {
      const Form& form = forms_[known->second];
      const bool is_spelled_so = std::ranges::equal(tokens.first(count), form.tokens, stands_for);
      const bool is_meant =
          !form.is_short || !may_be_a_word(form.tokens) ||
          (is_all_capitals(text.substr(last.offset, last.length)) && !is_all_capitals(text) &&
           last.levelled == form.tokens.front().levelled);
      if (is_spelled_so && is_meant) longest = &form;
    }
  }
  return longest;
}

}  // namespace tracuu::tokenizers
