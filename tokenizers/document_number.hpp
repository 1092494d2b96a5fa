// Numbers of documents (số ký hiệu) in running text and in queries: 25-NQ/TW, 12/BC-UBND, nq25tw.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::tokenizers {

/// Parts are in lower case with đ, as they stand in tokens: type "qđ", body "ubnd" or "mttq-btt".
struct DocumentNumber {
  std::size_t length = 0;  ///< bytes read
  std::string serial;  ///< "25", "30a"; without leading zeros; empty where the clerk left it blank
  std::string year;    ///< of legal acts: "2024"
  std::string type;    ///< empty in công văn (12/UBND-VP) and laws (10/2022/QH15)
  std::string body;    ///< empty where only the type and the serial are known: nq 25
  bool party = false;  ///< written 25-NQ/TW, not 25/NQ-TW
  bool operator==(const DocumentNumber&) const = default;

  /// The one spelling of this number, Token::exact: "25-nq/tw", "12/bc-ubnd", "bc/đu", "nq25".
  [[nodiscard]] std::string canonical() const;
  /// The same in a-z, Token::unmarked: "bc/du".
  [[nodiscard]] std::string unmarked() const;
};

enum class NumberIn : std::uint8_t {
  text,         ///< reads only what cannot be words: "25 – NQ/TƯ", "12/BC-UBND", "nq25tw"
  after_slash,  ///< the same after "Số:   /", where BC-UBND has lost its serial
  query,        ///< reads looser forms too: "218 bc ubnd", "nq 25", "nghị quyết số 25 tw"
};

/// Reads the number that starts at the first byte of the text, in any case and normal form. In a
/// query it is the whole query that is asked for, so compare `length`.
std::optional<DocumentNumber> read_document_number(std::string_view text, NumberIn where);

/// What all numbers of one type and serial share, "nq25", from Token::unmarked of a document number
/// ("25-nq/tw"). Stored beside the token it lets `nq 25` find them. Empty where the number has no
/// type or no serial.
std::string loose_key(std::string_view unmarked);

}  // namespace tracuu::tokenizers
