#include <iostream>

#include <nlohmann/json.hpp>

#include "indexer/commands/commands.hpp"
#include "indexer/commands/given.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::indexer::commands {
namespace {

const char* name_of(tokenizers::TokenKind kind) {
  switch (kind) {
    case tokenizers::TokenKind::syllable:
      return "syllable";
    case tokenizers::TokenKind::word:
      return "word";
    case tokenizers::TokenKind::figure:
      return "figure";
    case tokenizers::TokenKind::date:
      return "date";
    case tokenizers::TokenKind::document_number:
      return "document_number";
  }
  return "";
}

}  // namespace

int tokens(const Options& options) {
  const std::string text = read_text(options.text_file);
  const tokenizers::Analyzer analyzer;
  analyzer.visit(text, [&](const tokenizers::Token& token) {
    if (options.json) {
      const nlohmann::ordered_json object = {
          {"position", token.position}, {"offset", token.offset},
          {"length", token.length},     {"kind", name_of(token.kind)},
          {"follows", token.follows},   {"text", text.substr(token.offset, token.length)},
          {"exact", token.exact},       {"levelled", token.levelled},
          {"unmarked", token.unmarked}};
      std::cout << object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
                << '\n';
    } else {
      std::cout << token.position << '\t' << token.offset << '\t' << token.length << '\t'
                << name_of(token.kind) << '\t' << token.exact << '\t' << token.levelled << '\t'
                << token.unmarked << '\n';
    }
  });
  std::cout << std::flush;
  return exit_done;
}

}  // namespace tracuu::indexer::commands
