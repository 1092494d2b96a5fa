#include "searchd/query/query_pieces.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "searchd/query/target.hpp"
#include "tokenizers/letters.hpp"

namespace tracuu::searchd {
namespace {

using archive::Field;
using tokenizers::Token;
using Kind = Node::Kind;

constexpr std::array<std::string_view, 6> quotes{"\"", "“", "”", "„", "«", "»"};
constexpr std::array<std::string_view, 3> spaces{" ", "\u00a0", "\u3000"};

/// In the ways that keyboards spell them.
struct OperatorWord {
  std::string_view spelling;
  bool vietnamese;
};
constexpr std::array and_words{OperatorWord{"AND", false}, OperatorWord{"VÀ", true},
                               OperatorWord{"VA\u0300", true}};
constexpr std::array or_words{
    OperatorWord{"OR", false}, OperatorWord{"HOẶC", true}, OperatorWord{"HOA\u0323\u0306C", true},
    OperatorWord{"HO\u0102\u0323C", true}, OperatorWord{"HO\u1ea0\u0306C", true}};
constexpr std::array not_words{OperatorWord{"NOT", false}, OperatorWord{"KHÔNG", true},
                               OperatorWord{"KHO\u0302NG", true}};

constexpr std::array fields_in_queries{
    Field::title,  Field::topic, Field::commune, Field::district, Field::province, Field::doc_type,
    Field::issuer, Field::world, Field::number,  Field::signer,   Field::cites};

constexpr std::size_t max_bracket_depth = 16;
constexpr std::uint32_t max_distance = 100;
constexpr std::uint32_t usual_distance = 10;
constexpr std::size_t min_prefix_letters = 2;

/// Bytes of the space, quote or other sign that begins at `at`; 0 where none of them does.
template <std::size_t N>
std::size_t sign_at(const std::array<std::string_view, N>& signs, std::string_view q,
                    std::size_t at) {
  for (const auto sign : signs) {
    if (q.substr(at).starts_with(sign)) return sign.size();
  }
  return 0;
}

std::size_t space_at(std::string_view q, std::size_t at) {
  if (q[at] == '\t' || q[at] == '\n' || q[at] == '\r') return 1;
  return sign_at(spaces, q, at);
}

bool is_bracket(char c) {
  return c == '(' || c == ')';
}

bool is_letter(const tokenizers::Char& read) {
  using tokenizers::CharKind;
  return read.facts.kind == CharKind::letter || read.facts.kind == CharKind::latin ||
         read.facts.kind == CharKind::look_alike || read.facts.kind == CharKind::foreign;
}

using Sort = QueryPiece::Sort;

bool is_operator(Sort sort) {
  return sort >= Sort::conjunction;
}
bool begins_an_operand(Sort sort) {
  return sort <= Sort::open || sort == Sort::negation;
}
bool ends_an_operand(Sort sort) {
  return sort < Sort::open || sort == Sort::close;
}

class Reader {
 public:
  Reader(std::string_view q, const tokenizers::Analyzer& analyzer) : q_(q), analyzer_(analyzer) {}

  QueryPieces read() && {
    has_small_letters_ = !all_capitals();
    cut();
    settle_dashes();
    settle_brackets();
    grow_together();
    fill();
    settle_operators();
    return {std::move(pieces_), std::move(warnings_)};
  }

 private:
  void warn(std::string_view code, std::size_t at, Message message) {
    const auto told = [&](const Notice& notice) { return notice.code == code; };
    if (std::ranges::any_of(warnings_, told)) return;
    warnings_.push_back({std::string(code), std::move(message), "q", at});
  }

  bool all_capitals() const {
    bool any = false;
    for (std::size_t at = 0; at < q_.size();) {
      const auto read = tokenizers::read_char(q_, at);
      if (read.facts.kind == tokenizers::CharKind::letter) {
        if (!read.facts.upper) return false;
        any = true;
      }
      at += read.length;
    }
    return any;
  }

  // -- q -> pieces --

  void cut() {
    std::size_t at = 0;
    while (at < q_.size()) {
      if (const auto space = space_at(q_, at)) {
        at += space;
      } else if (const auto quote = sign_at(quotes, q_, at)) {
        at = cut_phrase(at, at + quote);
      } else if (is_bracket(q_[at])) {
        push(q_[at] == '(' ? Sort::open : Sort::close, at, at + 1);
        ++at;
      } else {
        at = cut_chunk(at);
      }
    }
  }

  QueryPiece& push(Sort sort, std::size_t begin, std::size_t end) {
    QueryPiece piece;
    piece.sort = sort;
    piece.begin = begin;
    piece.end = end;
    pieces_.push_back(std::move(piece));
    return pieces_.back();
  }

  /// Where the quote that closes begins; npos where none does. Any kind closes any other.
  std::size_t closing_quote(std::size_t from) const {
    std::size_t first = std::string_view::npos;
    for (const auto quote : quotes) first = std::min(first, q_.find(quote, from));
    return first;
  }

  void warn_of_quote(std::size_t at) {
    warn("unbalanced_quote", at,
         {"dấu ngoặc kép không có dấu đóng: phần sau được đọc như các từ rời",
          "a quote is not closed: what follows is read as single words"});
  }

  std::size_t cut_phrase(std::size_t at, std::size_t inside) {
    const auto close = closing_quote(inside);
    if (close == std::string_view::npos) {
      warn_of_quote(at);
      drop_dash(pieces_);
      return inside;
    }
    push(Sort::phrase, inside, close);
    return close + sign_at(quotes, q_, close);
  }

  std::size_t cut_chunk(std::size_t begin) {
    std::size_t end = begin;
    while (end < q_.size() && space_at(q_, end) == 0 && sign_at(quotes, q_, end) == 0 &&
           !is_bracket(q_[end])) {
      ++end;
    }
    const auto chunk = q_.substr(begin, end - begin);
    if (read_operator(chunk, begin, end)) return end;
    const bool negated = chunk[0] == '-' && may_negate(begin);
    const std::size_t start = begin + (negated ? 1 : 0);
    if (negated && start == end) {
      // -"phrase", -(group)
      const bool before_operand =
          end < q_.size() && (q_[end] == '(' || sign_at(quotes, q_, end) != 0);
      if (before_operand) push(Sort::negation, begin, end);
      return end;
    }
    if (const auto after = cut_field(begin, start, end)) return *after;
    const auto word = q_.substr(start, end - start);
    if (word.size() > 1 && word.ends_with('*') && word.find('*') == word.size() - 1) {
      if (negated) push(Sort::negation, begin, start);
      push(Sort::prefix, start, end - 1);
      return end;
    }
    const bool dashed = negated && is_letter(tokenizers::read_char(q_, start));
    push(dashed ? Sort::dashed : Sort::plain, begin, end);
    return end;
  }

  /// A dash says "not" behind a space only: kinh tế-xã hội has none of it.
  bool may_negate(std::size_t at) const {
    const auto before = q_.substr(0, at);
    return before.empty() || before.ends_with('(') || before.ends_with('\t') ||
           before.ends_with('\n') || before.ends_with('\r') ||
           std::ranges::any_of(spaces, [&](auto space) { return before.ends_with(space); });
  }

  template <std::size_t N>
  bool is_one_of(const std::array<OperatorWord, N>& words, std::string_view chunk) const {
    return std::ranges::any_of(words, [&](const OperatorWord& word) {
      return word.spelling == chunk && (!word.vietnamese || has_small_letters_);
    });
  }

  bool read_operator(std::string_view chunk, std::size_t begin, std::size_t end) {
    if (is_one_of(and_words, chunk)) {
      push(Sort::conjunction, begin, end);
    } else if (is_one_of(or_words, chunk)) {
      push(Sort::disjunction, begin, end);
    } else if (is_one_of(not_words, chunk)) {
      push(Sort::negation, begin, end);
    } else if (chunk == "NEAR") {
      push(Sort::nearness, begin, end).distance = usual_distance;
    } else if (chunk.starts_with("NEAR/")) {
      const auto digits = chunk.substr(5);
      std::uint32_t distance = max_distance;  // also of a number too large to be one
      const auto [last, error] =
          std::from_chars(digits.data(), digits.data() + digits.size(), distance);
      if (error == std::errc::invalid_argument || last != digits.data() + digits.size()) {
        warn("bad_distance", begin,
             {"sau NEAR/ cần một số: được đọc như các từ",
              "a number is needed after NEAR/: it is read as words"});
        return false;
      }
      push(Sort::nearness, begin, end).distance =
          std::clamp(distance, std::uint32_t{1}, max_distance);
    } else {
      return false;
    }
    return true;
  }

  /// name:value, name:"a value"; where what stands after the name ends.
  std::optional<std::size_t> cut_field(std::size_t begin, std::size_t start, std::size_t end) {
    const auto chunk = q_.substr(start, end - start);
    const auto colon = chunk.find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    const auto name = chunk.substr(0, colon);
    std::size_t inside = start + colon + 1;
    const bool is_name =
        std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
    const bool has_value = inside < end ? q_[inside] != '/' && q_[inside] != ':'
                                        : inside < q_.size() && sign_at(quotes, q_, inside) != 0;
    if (!is_name || !has_value) return std::nullopt;
    const auto field = std::ranges::find(fields_in_queries, name,
                                         [](Field each) { return archive::spec(each).name; });
    if (field == fields_in_queries.end()) {
      warn("unknown_field", start,
           {fmt::format("không có trường \"{}\": được đọc như các từ", name),
            fmt::format("there is no field \"{}\": it is read as words", name)});
      return std::nullopt;
    }
    std::size_t value_end = end;
    std::size_t after = end;
    const auto quote = inside == end ? sign_at(quotes, q_, inside) : 0;
    if (quote != 0) {
      inside += quote;
      value_end = closing_quote(inside);
      if (value_end == std::string_view::npos) {
        warn_of_quote(end);
        return std::nullopt;
      }
      after = value_end + sign_at(quotes, q_, value_end);
    }
    if (start != begin) push(Sort::negation, begin, start);
    push(Sort::field, inside, value_end).field = *field;
    return after;
  }

  // -- pieces that are not what they look like --

  /// Whether one token of the text runs over a byte of it: of 25 -NQ/TW over the dash.
  bool is_inside_a_token(std::size_t begin, std::size_t at, std::size_t end) const {
    bool inside = false;
    analyzer_.visit(q_.substr(begin, end - begin), [&](const Token& token) {
      inside = inside || (begin + token.offset < at && begin + token.offset + token.length > at);
    });
    return inside;
  }

  /// Of two words only the second is dashed in kinh tế -xã hội, and a third follows: -word says
  /// "not" where nothing plain stands behind it.
  void settle_dashes() {
    std::vector<QueryPiece> settled;
    for (std::size_t i = pieces_.size(); i-- > 0;) {
      QueryPiece& piece = pieces_[i];
      if (piece.sort == Sort::dashed) {
        const bool ends = settled.empty() || settled.back().sort == Sort::close ||
                          is_operator(settled.back().sort);
        const bool follows_plain = i > 0 && pieces_[i - 1].sort == Sort::plain;
        if (ends &&
            !(follows_plain && is_inside_a_token(pieces_[i - 1].begin, piece.begin, piece.end))) {
          QueryPiece negation;
          negation.sort = Sort::negation;
          negation.begin = piece.begin;
          negation.end = ++piece.begin;
          settled.push_back(std::move(piece));
          settled.push_back(std::move(negation));
          continue;
        }
        piece.sort = Sort::plain;
      }
      settled.push_back(std::move(piece));
    }
    std::ranges::reverse(settled);
    pieces_ = std::move(settled);
  }

  /// Leaves brackets in pairs, none around nothing, and not too deep.
  void settle_brackets() {
    std::vector<bool> kept(pieces_.size(), true);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].sort == Sort::open) {
        open.push_back(i);
      } else if (pieces_[i].sort == Sort::close) {
        if (open.empty()) {
          kept[i] = false;
          warn_of_bracket(pieces_[i].begin);
          continue;
        }
        if (open.size() > max_bracket_depth) {
          kept[i] = kept[open.back()] = false;
          warn("too_deep", pieces_[open.back()].begin,
               {fmt::format("chỉ đọc {} lớp ngoặc", max_bracket_depth),
                fmt::format("brackets are read {} deep", max_bracket_depth)});
        }
        open.pop_back();
      }
    }
    for (const auto i : open) {
      kept[i] = false;
      warn_of_bracket(pieces_[i].begin);
    }
    // Where nothing but words is bracketed, brackets are punctuation like any other.
    const bool only_words = std::ranges::all_of(pieces_, [](const QueryPiece& piece) {
      return piece.sort == Sort::plain || piece.sort == Sort::open || piece.sort == Sort::close;
    });
    std::vector<QueryPiece> settled;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const bool is_kept = pieces_[i].sort == Sort::plain || (kept[i] && !only_words);
      if (is_kept) settled.push_back(std::move(pieces_[i]));
    }
    pieces_ = std::move(settled);
  }

  void warn_of_bracket(std::size_t at) {
    warn("unbalanced_bracket", at,
         {"dấu ngoặc đơn không thành cặp: được bỏ qua",
          "a bracket has no partner: it is passed over"});
  }

  /// Words side by side are analyzed together: 25 – NQ/TW is one word.
  void grow_together() {
    std::vector<QueryPiece> grown;
    bool after_negation = false;
    for (auto& piece : pieces_) {
      const bool joins = piece.sort == Sort::plain && !grown.empty() &&
                         grown.back().sort == Sort::plain && !after_negation;
      after_negation = piece.sort == Sort::dashed;
      if (piece.sort == Sort::dashed) piece.sort = Sort::plain;
      if (joins) {
        grown.back().end = piece.end;
      } else {
        grown.push_back(std::move(piece));
      }
    }
    pieces_ = std::move(grown);
  }

  std::vector<Node> words_in(std::size_t begin, std::size_t end) const {
    std::vector<Node> words;
    analyzer_.visit(q_.substr(begin, end - begin), [&](const Token& token) {
      Node word;
      word.kind = Kind::word;
      word.token = token;
      word.token.offset += static_cast<std::uint32_t>(begin);
      words.push_back(std::move(word));
    });
    return words;
  }

  /// Pieces -> nodes; those without a word are left out, with what would be bracketed or negated.
  void fill() {
    std::vector<QueryPiece> filled;
    for (auto& piece : pieces_) {
      switch (piece.sort) {
        case Sort::plain:
          piece.nodes = words_in(piece.begin, piece.end);
          break;
        case Sort::phrase:
          if (auto words = words_in(piece.begin, piece.end); !words.empty()) {
            piece.nodes.push_back(parent(Kind::phrase, std::move(words)));
          }
          break;
        case Sort::prefix:
          fill_prefix(piece, filled);
          break;
        case Sort::field:
          fill_field(piece);
          break;
        case Sort::conjunction:
        case Sort::disjunction:
        case Sort::nearness:
          drop_dash(filled);
          filled.push_back(std::move(piece));
          continue;
        case Sort::close:
          drop_dash(filled);
          if (!filled.empty() && filled.back().sort == Sort::open) {
            filled.pop_back();
            drop_dash(filled);
            continue;
          }
          [[fallthrough]];
        default:
          filled.push_back(std::move(piece));
          continue;
      }
      if (!piece.nodes.empty()) {
        filled.push_back(std::move(piece));
      } else {
        drop_dash(filled);
      }
    }
    drop_dash(filled);
    pieces_ = std::move(filled);
  }

  /// A dash with nothing to negate, as of -"" and -(), is no word either.
  static void drop_dash(std::vector<QueryPiece>& pieces) {
    if (!pieces.empty() && pieces.back().sort == Sort::negation &&
        pieces.back().end == pieces.back().begin + 1) {
      pieces.pop_back();
    }
  }

  /// The words before the last of a*b-c* are words.
  void fill_prefix(QueryPiece& piece, std::vector<QueryPiece>& filled) {
    auto words = words_in(piece.begin, piece.end);
    if (words.empty()) return;
    Node last = std::move(words.back());
    words.pop_back();
    if (!words.empty()) {
      QueryPiece before = piece;
      before.sort = Sort::plain;
      before.nodes = std::move(words);
      filled.push_back(std::move(before));
    }
    const bool spelled = last.token.kind == tokenizers::TokenKind::syllable ||
                         last.token.kind == tokenizers::TokenKind::word;
    if (spelled && count_characters(last.token.exact) >= min_prefix_letters) {
      last.kind = Kind::prefix;
    } else {
      warn("short_prefix", piece.begin,
           {fmt::format("trước dấu * cần ít nhất {} chữ cái: được đọc như một từ",
                        min_prefix_letters),
            fmt::format("at least {} letters are needed before *: it is read as a word",
                        min_prefix_letters)});
      piece.sort = Sort::plain;
    }
    piece.nodes.push_back(std::move(last));
  }

  void fill_field(QueryPiece& piece) {
    auto words = words_in(piece.begin, piece.end);
    if (words.empty()) return;
    Node field;
    field.kind = Kind::field;
    field.field = piece.field;
    field.offset = piece.begin;
    if (piece.field == Field::title) {
      if (words.size() > 1) {
        field.parts.push_back(parent(Kind::phrase, std::move(words)));
      } else {
        field.parts = std::move(words);
      }
    } else {
      field.value = q_.substr(piece.begin, piece.end - piece.begin);
      field.value.erase(0, field.value.find_first_not_of(" \t\r\n"));
      field.value.erase(field.value.find_last_not_of(" \t\r\n") + 1);
    }
    piece.nodes.push_back(std::move(field));
  }

  /// Operators without an operand are words.
  void settle_operators() {
    std::vector<QueryPiece> settled;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      QueryPiece& piece = pieces_[i];
      if (!is_operator(piece.sort)) {
        settled.push_back(std::move(piece));
        continue;
      }
      const bool has_right = i + 1 < pieces_.size() && begins_an_operand(pieces_[i + 1].sort);
      const bool has_left = !settled.empty() && ends_an_operand(settled.back().sort);
      const bool is_complete =
          piece.sort == Sort::negation ? negates_something(i) : has_left && has_right;
      if (!is_complete) {
        warn("dangling_operator", piece.begin,
             {"phép nối thiếu một vế: được đọc như một từ",
              "an operator lacks one of its sides: it is read as a word"});
        piece.sort = Sort::plain;
        piece.nodes = words_in(piece.begin, piece.end);
        if (!piece.nodes.empty()) settled.push_back(std::move(piece));
        continue;
      }
      if (piece.sort == Sort::nearness) {
        const auto can_stand_near = [](Sort sort) {
          return sort == Sort::plain || sort == Sort::phrase;
        };
        if (!can_stand_near(settled.back().sort) || !can_stand_near(pieces_[i + 1].sort)) {
          warn("near_needs_words", piece.begin,
               {"NEAR chỉ nối từ và cụm từ: được đọc như AND",
                "NEAR stands between words and phrases only: it is read as AND"});
          piece.sort = Sort::conjunction;
        }
      }
      settled.push_back(std::move(piece));
    }
    pieces_ = std::move(settled);
  }

  bool negates_something(std::size_t i) const {
    while (i < pieces_.size() && pieces_[i].sort == Sort::negation) ++i;
    return i < pieces_.size() && begins_an_operand(pieces_[i].sort);
  }

  std::string_view q_;
  const tokenizers::Analyzer& analyzer_;
  bool has_small_letters_ = false;
  std::vector<QueryPiece> pieces_;
  std::vector<Notice> warnings_;
};

}  // namespace

QueryPieces read_pieces(std::string_view q, const tokenizers::Analyzer& analyzer) {
  return Reader(q, analyzer).read();
}

}  // namespace tracuu::searchd
