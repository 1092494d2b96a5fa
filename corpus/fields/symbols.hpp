// Symbols of documents (12/BC-UBND, 25-NQ/TW): kinds of documents, bodies, and reading one symbol.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/fields/view.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus::fields {

/// The kind of document an abbreviation stands for. `abbreviation` as printed: Đ tells HĐ from HD.
std::optional<DocType> type_by_abbreviation(std::string_view abbreviation);
/// The kind of document with this unmarked name: "bao cao".
std::optional<DocType> type_by_name(std::string_view plain_name);

/// The world a body belongs to, by its letters in a symbol: ĐU, MTTQ, UBND; none where they do not
/// tell.
std::optional<World> world_of_body(std::string_view body);

/// A symbol found in the text. `number.type` is empty in a công văn; `number.body` may be empty.
struct Symbol {
  DocumentNumber number;
  Span span;
};

enum class Strictness : std::uint8_t {
  number_line,   ///< behind "Số:": serial, hyphens and body may be missing
  running_text,  ///< serial, type and body, joined by hyphen and slash
};

/// The symbol that starts at `i` (at its serial, the dots in its place, or its type).
std::optional<Symbol> symbol_at(const View& view, std::size_t i, Strictness strictness);

/// True of 12/BC-UBND, 12/UBND-VP, 10/2022/QH15; 112/PDT is a number only behind "Công văn số".
bool says_what_it_is(const DocumentNumber& number);

/// Serial, year, type and body in the form of their world.
std::string canonical_of(const DocumentNumber& number, bool written_as_party);

/// "7" -> "07", as both worlds ask for.
std::string padded(std::string_view serial);

/// The digits of a run in which OCR may have put letters ("l2", "1O"); empty where it holds others.
std::string repaired_digits(std::string_view plain);

}  // namespace tracuu::corpus::fields
