#include "bench/report_grammar.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

namespace tracuu::bench {

namespace {

std::uint64_t digits_of(std::string_view text) {
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c == ',') continue;
    if (c < '0' || c > '9') throw std::logic_error(fmt::format("grammar: no number {}", text));
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

Piece number_piece(std::string_view range) {
  const auto dash = range.find('-');
  if (dash == std::string_view::npos) throw std::logic_error(fmt::format("grammar: {}", range));
  const auto low = range.substr(0, dash);
  const auto comma = low.find(',');
  Piece piece;
  piece.kind = Piece::Kind::number;
  piece.from = digits_of(low);
  piece.to = digits_of(range.substr(dash + 1));
  piece.decimals =
      comma == std::string_view::npos ? 0U : static_cast<unsigned>(low.size() - comma - 1);
  if (piece.to < piece.from) throw std::logic_error(fmt::format("grammar: {}", range));
  return piece;
}

Choice parse_choice(std::string_view line, const Grammar& grammar) {
  Choice choice;
  while (!line.empty()) {
    const auto open = line.find('{');
    if (open != 0) {
      Piece& piece = choice.emplace_back();
      piece.text = line.substr(0, open);
      line.remove_prefix(piece.text.size());
      continue;
    }
    const auto close = line.find('}');
    if (close == std::string_view::npos) throw std::logic_error(fmt::format("grammar: {}", line));
    const auto name = line.substr(1, close - 1);
    line.remove_prefix(close + 1);
    if (name.starts_with('#')) {
      choice.push_back(number_piece(name.substr(1)));
      continue;
    }
    Piece& piece = choice.emplace_back();
    const auto* fact = std::ranges::find(fact_names, name);
    piece.kind = fact == fact_names.end() ? Piece::Kind::list : Piece::Kind::fact;
    piece.index = fact == fact_names.end() ? grammar.list(name)
                                           : static_cast<std::size_t>(fact - fact_names.begin());
  }
  return choice;
}

template <typename Line>
void for_each_line(std::string_view text, Line&& line) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0 && text.front() != '%') line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

std::size_t Grammar::list(std::string_view name) const {
  const auto found = by_name.find(name);
  if (found == by_name.end()) throw std::logic_error(fmt::format("grammar: no list {}", name));
  return found->second;
}

Grammar parse_grammar(std::string_view phrases) {
  Grammar grammar;
  for_each_line(phrases, [&](std::string_view line) {
    if (!line.starts_with('@')) return;
    line.remove_prefix(1);
    std::string name(line);
    if (line.starts_with("topic ")) {
      const auto space = line.find(' ', 6);
      name = line.substr(0, space);
      Topic& topic = grammar.topics.emplace_back();
      topic.slug = line.substr(6, space - 6);
      topic.name = line.substr(space + 1);
    }
    if (!grammar.by_name.emplace(std::move(name), grammar.by_name.size()).second) {
      throw std::logic_error(fmt::format("grammar: twice {}", line));
    }
  });
  grammar.lists.resize(grammar.by_name.size());
  for (Topic& topic : grammar.topics) {
    topic.phrases = grammar.list("topic " + topic.slug);
    topic.sentences = grammar.list("say " + topic.slug);
  }
  Choices* choices = nullptr;
  for_each_line(phrases, [&](std::string_view line) {
    if (line.starts_with('@')) {
      line.remove_prefix(1);
      if (line.starts_with("topic ")) line = line.substr(0, line.find(' ', 6));
      choices = &grammar.lists[grammar.list(line)];
    } else {
      choices->push_back(parse_choice(line, grammar));
    }
  });
  for (const auto& [name, index] : grammar.by_name) {
    const auto size = grammar.lists[index].size();
    if (size == 0 || size > 63) {
      throw std::logic_error(fmt::format("grammar: {} choices in {}", size, name));
    }
  }
  return grammar;
}

}  // namespace tracuu::bench
