// Tokens on one line, for tables: "uỷ[1] ban[2]".
#pragma once

#include <string>
#include <string_view>

#include "tokenizers/analyzer.hpp"

namespace tracuu::tokenizers {

inline std::string token_line(const Analyzer& analyzer, std::string_view text,
                              std::string Token::*form) {
  std::string line;
  analyzer.visit(text, [&](const Token& token) {
    if (!line.empty()) line += ' ';
    line += token.*form + "[" + std::to_string(token.position) + "]";
  });
  return line;
}

}  // namespace tracuu::tokenizers
