#include "searchd/search/xapian_query.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

#include "searchd/search/ranking.hpp"

namespace tracuu::searchd {
namespace {

using archive::Field;
using tokenizers::Token;
using tokenizers::TokenKind;

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_spelled(const Token& token) {
  return token.kind == TokenKind::syllable || token.kind == TokenKind::word;
}

/// Typed without marks, so that every marking is meant.
bool is_bare(const Token& token) {
  return is_spelled(token) && is_ascii(token.exact);
}

/// All that is needed, or everything, but nothing that is not wanted.
Xapian::Query without(std::vector<Xapian::Query> needed,
                      const std::vector<Xapian::Query>& not_wanted) {
  Xapian::Query found = needed.empty()
                            ? Xapian::Query::MatchAll
                            : Xapian::Query(Xapian::Query::OP_AND, needed.begin(), needed.end());
  if (not_wanted.empty()) return found;
  return {Xapian::Query::OP_AND_NOT, found,
          Xapian::Query(Xapian::Query::OP_OR, not_wanted.begin(), not_wanted.end())};
}

class Translator {
 public:
  Translator(const Vocabulary& vocabulary, const Query& query, const Sight* sight)
      : vocabulary_(vocabulary), sight_(sight), accents_(query.accents), correct_(query.correct) {}

  void add_root(const Node& root) {
    if (root.kind != Node::Kind::words) {
      result_.required.push_back(tree(root));
      return;
    }
    add_parts(root.parts, result_.words, [&](const Node& part) {
      if (part.kind == Node::Kind::none) {
        result_.excluded.push_back(excluded(part));
      } else {
        result_.required.push_back(tree(part));
      }
    });
  }

  XapianQuery finish() && {
    result_.lifts = Xapian::Query(Xapian::Query::OP_OR, lifts_.begin(), lifts_.end());
    return std::move(result_);
  }

 private:
  /// The plain words among the parts; `otherwise` is told of the rest. What may stand instead of
  /// several words is another reading of each.
  template <typename Otherwise>
  void add_parts(std::span<const Node> parts, std::vector<XapianQuery::Word>& words,
                 Otherwise otherwise) {
    struct Open {
      XapianQuery::Reading reading;
      std::size_t words;  // it stands for still
    };
    std::vector<Open> open;
    for (const auto& part : parts) {
      if (part.kind != Node::Kind::word) {
        otherwise(part);
        continue;
      }
      for (const auto& instead : part.instead) open.push_back({stands_for(instead), instead.words});
      add_word(part, words);
      for (auto& [reading, rest] : open) {
        words.back().push_back(reading);
        --rest;
      }
      std::erase_if(open, [](const Open& each) { return each.words == 0; });
    }
    for (auto& word : words) weigh_as_told(word);
  }

  /// What stands in the text instead of typed words. Three words and more are told by their pairs
  /// alone, whatever marks they lost; two homographs without marks are many.
  XapianQuery::Reading stands_for(const Node::Instead& instead) const {
    XapianQuery::Reading reading{{}, 0, true};
    const auto& tokens = instead.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens.size() < 3) reading.terms.push_back(finds(tokens[i], 1).terms.front());
      if (i == 0) continue;
      reading.terms.push_back(
          archive::term(Field::pair, tokens[i - 1].unmarked + ' ' + tokens[i].unmarked));
    }
    return reading;
  }

  void add_word(const Node& node, std::vector<XapianQuery::Word>& words) {
    if (node.repair == tokenizers::Repair::marks) {
      // Every marking finds it; the likely one is lifted.
      words.push_back({finds(node.token, 1)});
      lift(node.meant.front(), true);
      return;
    }
    const bool is_as_typed = node.in_doubt || (node.meant.empty() && !node.joined);
    XapianQuery::Word word;
    if (is_as_typed) word.push_back(finds(node.token, 1));
    if (!node.meant.empty()) {
      const double share = is_as_typed ? ranking::replaced : 1;
      XapianQuery::Reading meant{{}, share * ranking::levelled};
      for (const auto& token : node.meant) meant.terms.push_back(finds(token, 1).terms.front());
      word.push_back(std::move(meant));
    }
    if (is_as_typed) {
      if (node.in_doubt) lift_pair(ranking::replaced * ranking::pair, node.meant.front());
      lift(node.token, finds_unmarked(node.token), node.pair_share);
    } else {
      if (correct_ != Correct::automatic) word.push_back(finds(node.token, ranking::replaced));
      for (const auto& token : node.meant) lift(token, finds_unmarked(token));
    }
    if (word.empty()) return;
    // What was joined to the word before is found with it, or as typed.
    if (node.joined && !words.empty()) {
      auto& before = words.back();
      for (auto& reading : before) {
        if (&reading != &before.front())
          std::ranges::move(word.front().terms, std::back_inserter(reading.terms));
      }
      return;
    }
    words.push_back(std::move(word));
  }

  /// A part of the tree with its weights.
  Xapian::Query tree(const Node& node) {
    switch (node.kind) {
      case Node::Kind::word: {
        std::vector<XapianQuery::Word> words;
        add_parts(std::span(&node, 1), words, [](const Node&) {});
        return words.empty() ? Xapian::Query() : weighing(words.front());
      }
      case Node::Kind::phrase:
        lift_words(node.parts);
        return phrase(node.parts);
      case Node::Kind::prefix:
        return begun(node);
      case Node::Kind::near:
        return near(node);
      case Node::Kind::field:
        return node.field == Field::title ? title(node.parts.front()) : filter(node);
      case Node::Kind::any:
        return any(node.parts);
      case Node::Kind::none:
        return without({}, {excluded(node)});
      case Node::Kind::all:
      case Node::Kind::words:
        break;
    }
    return all(node.parts);
  }

  Xapian::Query any(const std::vector<Node>& parts) {
    std::vector<Xapian::Query> alternatives;
    for (const auto& part : parts) {
      before_.clear();
      alternatives.push_back(tree(part));
    }
    before_.clear();
    return {Xapian::Query::OP_OR, alternatives.begin(), alternatives.end()};
  }

  Xapian::Query all(const std::vector<Node>& parts) {
    std::vector<XapianQuery::Word> words;
    std::vector<Xapian::Query> needed;
    std::vector<Xapian::Query> not_wanted;
    add_parts(parts, words, [&](const Node& part) {
      if (part.kind == Node::Kind::none) {
        not_wanted.push_back(excluded(part));
      } else {
        needed.push_back(tree(part));
      }
    });
    for (const auto& word : words) needed.push_back(weighing(word));
    return without(std::move(needed), not_wanted);
  }

  /// What is not wanted lifts nothing.
  Xapian::Query excluded(const Node& none) {
    const std::size_t lifts = lifts_.size();
    Xapian::Query query = tree(none.parts.front());
    lifts_.resize(lifts);
    before_.clear();
    return query;
  }

  void lift_words(const std::vector<Node>& words) {
    for (const auto& word : words) lift(word.token, false);
  }

  /// Phrases stand whole, and all the words together in as few places as the distance leaves.
  Xapian::Query near(const Node& node) {
    std::vector<Xapian::Query> needed;
    std::vector<std::vector<std::string>> places;
    for (const auto& part : node.parts) {
      if (part.kind == Node::Kind::phrase) {
        if (part.parts.size() > 1) needed.push_back(phrase(part.parts));
        for (const auto& word : part.parts) places.push_back(place(word));
        lift_words(part.parts);
      } else {
        places.push_back(place(part));
        lift(part.token, false);
      }
    }
    const auto window = places.size() + (node.parts.size() - 1) * (node.distance - 1);
    needed.push_back(together(Xapian::Query::OP_NEAR, places, window));
    return {Xapian::Query::OP_AND, needed.begin(), needed.end()};
  }

  Xapian::Query begun(const Node& node) {
    const Token& token = node.token;
    std::vector<std::string> terms;
    if (finds_unmarked(token)) {
      // A lone i or y may be the beginning of either: ki of kiến, ky of kỳ.
      for (const auto& letters : with_i_and_y(token.unmarked)) {
        terms.push_back(archive::term(Field::unmarked, letters));
      }
    } else {
      terms.push_back(archive::term(Field::body, token.levelled));
    }
    std::vector<Xapian::Query> queries;
    for (auto& term : terms) {
      if (sight_ == nullptr) {
        queries.emplace_back(Xapian::Query::OP_WILDCARD, term, XapianQuery::max_begun,
                             Xapian::Query::WILDCARD_LIMIT_FIRST);
      } else {
        queries.push_back(one_of(sight_->begun(term, XapianQuery::max_begun)));
      }
      result_.prefixes.push_back({std::move(term), token.exact, token.offset});
    }
    before_.clear();
    return {ranking::levelled, Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end())};
  }

  static std::vector<std::string> with_i_and_y(const std::string& letters) {
    std::vector<std::string> both{letters};
    if (letters.ends_with('i') || letters.ends_with('y')) {
      both.push_back(letters);
      both.back().back() = letters.back() == 'i' ? 'y' : 'i';
    }
    return both;
  }

  /// Words of titles have no places of their own: a phrase stands in the report, and its words in
  /// the title.
  Xapian::Query title(const Node& part) {
    std::vector<Xapian::Query> needed;
    const bool is_phrase = part.kind == Node::Kind::phrase;
    const auto add = [&](const Token& token) {
      std::vector<std::string> forms;
      if (finds_unmarked(token)) {
        for (const auto& marking : vocabulary_.markings(token.unmarked, sight_)) {
          forms.push_back(archive::term(Field::title, marking));
        }
      } else {
        forms.push_back(archive::term(Field::title, token.levelled));
      }
      needed.push_back(one_of(forms));
    };
    if (is_phrase) {
      for (const auto& word : part.parts) add(word.token);
      needed.push_back(phrase(part.parts));
    } else {
      add(part.token);
    }
    before_.clear();
    return {Xapian::Query::OP_AND, needed.begin(), needed.end()};
  }

  Xapian::Query filter(const Node& node) {
    before_.clear();
    const auto terms = named(node.field, node.value, vocabulary_, result_.warnings, sight_);
    if (terms.empty()) return Xapian::Query::MatchNothing;
    return {0, any_of(terms)};
  }

  /// Of terms that weigh as one.
  Xapian::Query one_of(const std::vector<std::string>& terms) const {
    const Xapian::Query any(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
    return sight_ == nullptr || terms.empty() ? any : Xapian::Query(told_by_any(terms), any);
  }

  static std::string unmarked_term(const Token& token) {
    return archive::term(Field::unmarked, token.unmarked);
  }

  XapianQuery::Reading finds(const Token& token, double share) const {
    if (finds_unmarked(token)) return {{unmarked_term(token)}, share * ranking::unmarked};
    const bool only_family = !is_spelled(token) && token.unmarked == token.levelled;
    const double weight =
        only_family ? ranking::levelled + ranking::unmarked : levelled_weight(token);
    return {{finding_term(token)}, share * weight};
  }

  /// A word with a tone that is levelled shares the weight out between two families.
  double levelled_weight(const Token& token) const {
    const bool has_exact_term = accents_ != Accents::exact && is_levelled(token);
    return ranking::levelled - (has_exact_term ? ranking::exact : 0);
  }

  bool finds_unmarked(const Token& token) const {
    return accents_ == Accents::ignore || (accents_ == Accents::automatic && is_bare(token));
  }

  std::string finding_term(const Token& token) const {
    return accents_ == Accents::exact ? exact_term(token)
                                      : archive::term(Field::body, token.levelled);
  }

  /// The terms any of which may stand in one place of a phrase. Positions are those of the levelled
  /// family, so that a syllable without marks stands for its markings.
  std::vector<std::string> place(const Node& word) const {
    std::vector<std::string> forms = forms_of(word.token);
    for (const auto& token : word.meant)
      std::ranges::move(forms_of(token), std::back_inserter(forms));
    return forms;
  }

  std::vector<std::string> forms_of(const Token& token) const {
    if (!finds_unmarked(token)) return {finding_term(token)};
    std::vector<std::string> markings;
    for (const auto& marking : vocabulary_.markings(token.unmarked, sight_)) {
      markings.push_back(archive::term(Field::body, marking));
    }
    return markings;
  }

  Xapian::Query phrase(const std::vector<Node>& words) const {
    std::vector<std::vector<std::string>> places;
    for (const auto& word : words) places.push_back(place(word));
    return together(Xapian::Query::OP_PHRASE, places, places.size());
  }

  /// Near each other, in so many places at most; each part weighs as it tells.
  Xapian::Query together(Xapian::Query::op how, const std::vector<std::vector<std::string>>& places,
                         std::size_t window) const {
    std::vector<Xapian::Query> parts;
    double told = 0;
    for (const auto& terms : places) {
      parts.push_back(any_of(terms));
      told += told_by_any(terms);
    }
    const Xapian::Query whole = parts.size() == 1
                                    ? parts.front()
                                    : Xapian::Query(how, parts.begin(), parts.end(),
                                                    static_cast<Xapian::termcount>(window));
    return sight_ == nullptr ? whole
                             : Xapian::Query(told / static_cast<double>(parts.size()), whole);
  }

  void lift(double weight, const std::string& term) {
    lifts_.emplace_back(weight * told(term), Xapian::Query(term));
  }

  /// The families of a word besides the one that finds it, its unmarked form or another.
  /// `pair_share` is Node's.
  void lift(const Token& token, bool by_unmarked, double pair_share = 1) {
    if (accents_ != Accents::exact) {
      if (by_unmarked) lift(levelled_weight(token), archive::term(Field::body, token.levelled));
      if (!by_unmarked) lift(ranking::unmarked, unmarked_term(token));
      if (is_levelled(token)) {
        lift(ranking::exact, archive::term(Field::exact, token.exact));
      }
    }
    lift(ranking::title, archive::term(Field::title, token.levelled));
    lift_pair(ranking::pair, token, pair_share);
    before_ = token.unmarked;
    before_levelled_ = token.levelled;
  }

  /// Pairs are stored without marks. One that is another pair in many reports (bỏ học, bộ học)
  /// lifts those where the typed words stand side by side.
  void lift_pair(double weight, const Token& token, double pair_share = 1) {
    if (!token.follows || before_.empty()) return;
    const std::string term = archive::term(Field::pair, before_ + ' ' + token.unmarked);
    Xapian::Query pair(term);
    if (pair_share < ranking::clear_pair && accents_ == Accents::automatic) {
      const std::array words{Xapian::Query(archive::term(Field::body, before_levelled_)),
                             Xapian::Query(archive::term(Field::body, token.levelled))};
      pair = {Xapian::Query::OP_FILTER, pair,
              Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end(), words.size())};
    }
    lifts_.emplace_back(weight * told(term), pair);
  }

  /// What tells a part from others, where Xapian may not weigh it by all reports.
  double told(std::uint64_t holders) const {
    return ranking::told(static_cast<double>(sight_->reports), static_cast<double>(holders));
  }

  double told(const std::string& term) const {
    return sight_ == nullptr ? 1 : told(sight_->holders(term));
  }

  /// Of terms that stand for each other.
  double told_by_any(const std::vector<std::string>& terms) const {
    if (sight_ == nullptr) return 1;
    std::uint64_t holders = 0;
    for (const auto& term : terms) holders += sight_->holders(term);
    return told(std::min(holders, sight_->reports));
  }

  /// The readings that stand for each other weigh as one word does.
  void weigh_as_told(XapianQuery::Word& word) const {
    if (sight_ == nullptr) return;
    for (auto first = word.begin(); first != word.end();) {
      auto last = first;
      std::uint64_t holders = 0;
      do {
        std::uint64_t least = sight_->reports;
        for (const auto& term : last->terms) least = std::min(least, sight_->holders(term));
        holders += least;
      } while (++last != word.end() && last->is_instead);
      first->weight *= told(std::min(holders, sight_->reports));
      first = last;
    }
  }

  const Vocabulary& vocabulary_;
  const Sight* sight_;
  Accents accents_;
  Correct correct_;
  XapianQuery result_;
  std::vector<Xapian::Query> lifts_;
  std::string before_;  ///< unmarked form of the word before
  std::string before_levelled_;
};

Xapian::Query all_or_any(std::vector<Xapian::Query> words, const XapianQuery& query,
                         Operator operation) {
  std::vector<Xapian::Query> all = query.required;
  if (operation == Operator::any && !words.empty()) {
    all.emplace_back(Xapian::Query::OP_OR, words.begin(), words.end());
  } else {
    std::ranges::move(words, std::back_inserter(all));
  }
  return without(std::move(all), query.excluded);
}

std::vector<Xapian::Query> parts_of(const Xapian::Query& query) {
  std::vector<Xapian::Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    parts.push_back(query.get_subquery(i));
  }
  return parts;
}

/// The words of a phrase weigh what they weigh in it.
Xapian::Query without_places(const Xapian::Query& needed) {
  switch (needed.get_type()) {
    case Xapian::Query::OP_AND:
    case Xapian::Query::OP_PHRASE:
    case Xapian::Query::OP_NEAR: {
      auto parts = parts_of(needed);
      for (auto& part : parts) part = without_places(part);
      return {Xapian::Query::OP_AND, parts.begin(), parts.end()};
    }
    case Xapian::Query::OP_FILTER:
    case Xapian::Query::OP_AND_NOT:
      return without_places(needed.get_subquery(0));
    default:
      return needed;
  }
}

}  // namespace

std::string exact_term(const Token& token) {
  return is_levelled(token) ? archive::term(Field::exact, token.exact)
                            : archive::term(Field::body, token.levelled);
}

XapianQuery to_xapian(const Query& query, const Vocabulary& vocabulary, const Sight* sight) {
  Translator translator(vocabulary, query, sight);
  translator.add_root(query.words);
  XapianQuery result = std::move(translator).finish();
  result.narrowings = narrowings_of(query, vocabulary, result.warnings, result.communes, sight);
  if (query.bare_number) result.number = archive::term(Field::number, *query.bare_number);
  return result;
}

Xapian::Query weighing(const XapianQuery::Word& word) {
  std::vector<Xapian::Query> readings;
  std::vector<Xapian::Query> alike;
  double weight = 0;
  const auto add_alike = [&] {
    if (!alike.empty()) {
      readings.emplace_back(weight,
                            Xapian::Query(Xapian::Query::OP_SYNONYM, alike.begin(), alike.end()));
    }
    alike.clear();
  };
  for (const auto& reading : word) {
    if (!reading.is_instead) {
      add_alike();
      weight = reading.weight;
    }
    alike.emplace_back(Xapian::Query::OP_AND, reading.terms.begin(), reading.terms.end());
  }
  add_alike();
  return {Xapian::Query::OP_OR, readings.begin(), readings.end()};
}

Xapian::Query finding(const XapianQuery::Word& word) {
  std::vector<Xapian::Query> readings;
  for (const auto& reading : word) {
    readings.emplace_back(Xapian::Query::OP_AND, reading.terms.begin(), reading.terms.end());
  }
  return {Xapian::Query::OP_OR, readings.begin(), readings.end()};
}

Xapian::Query matching(const XapianQuery& query, Operator operation,
                       const std::vector<Xapian::Query>& conditions) {
  std::vector<Xapian::Query> words;
  for (const auto& word : query.words) words.push_back(finding(word));
  Xapian::Query found = under(all_or_any(std::move(words), query, operation), conditions);
  if (!query.number.empty()) found |= under(Xapian::Query(query.number), conditions);
  return found;
}

XapianQuery once_found(XapianQuery query) {
  for (auto& required : query.required) required = without_places(required);
  query.excluded.clear();
  return query;
}

Xapian::Query weighted(const XapianQuery& query, Operator operation,
                       const std::vector<Xapian::Query>& conditions,
                       Xapian::PostingSource& number_first) {
  std::vector<Xapian::Query> words;
  for (const auto& word : query.words) words.push_back(weighing(word));
  Xapian::Query found = under(all_or_any(std::move(words), query, operation), conditions);
  if (!query.number.empty()) {
    const Xapian::Query first(Xapian::Query::OP_FILTER, Xapian::Query(&number_first),
                              Xapian::Query(query.number));
    found |= under(first, conditions);
  }
  return {Xapian::Query::OP_AND_MAYBE, found, query.lifts};
}

}  // namespace tracuu::searchd
