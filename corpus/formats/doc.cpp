#include "corpus/formats/doc.hpp"

#include <optional>

#include "corpus/formats/html_text.hpp"
#include "corpus/formats/isolated.hpp"
#include "corpus/formats/xml_text.hpp"
#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

/// Names in the folder of such a file are in UTF-16.
bool has_stream(std::string_view ole, std::string_view name) {
  std::string wide;
  for (const char c : name) wide += {c, '\0'};
  return ole.find(wide) != std::string_view::npos;
}

/// The head of Word's stream, which lies at the start of a sector, says so itself.
bool has_password(std::string_view ole) {
  constexpr std::size_t sector = 512;
  constexpr std::string_view word_mark = "\xEC\xA5";
  constexpr std::size_t flags = 11;
  for (std::size_t at = sector; at + flags < ole.size(); at += sector) {
    if (ole.substr(at, word_mark.size()) == word_mark) return (ole[at + flags] & 1) != 0;
  }
  return false;
}

bool failed(const Outcome& outcome) {
  return outcome.exit_code != 0 || outcome.output.find_first_not_of(" \t\r\n") == std::string::npos;
}

/// As DocBook, for its tables. It keeps U+00AD, the ư of TCVN3, which catdoc drops.
std::optional<std::string> read_with_antiword(std::string_view doc) {
  Outcome outcome = run_isolated("/usr/bin/antiword", {"-x", "db", "/dev/stdin"}, doc);
  if (failed(outcome)) return std::nullopt;
  std::string html;
  append_html(html, parse_xml(outcome.output, "antiword's answer"), Vocabulary::docbook);
  return html;
}

/// For the files antiword stumbles over: without a style sheet, say.
std::optional<std::string> read_with_catdoc(std::string_view doc) {
  const Outcome outcome = run_isolated("/usr/bin/catdoc", {"-d", "utf-8", "-w"}, doc);
  if (failed(outcome)) return std::nullopt;
  std::string html = "<pre>";
  append_escaped(html, outcome.output);
  return html + "</pre>";
}

}  // namespace

std::string read_doc(std::string_view doc) {
  if (has_stream(doc, "EncryptedPackage") || has_password(doc)) {
    throw Unusable("encrypted", "it is protected by a password");
  }
  if (!has_stream(doc, "WordDocument")) {
    throw Unusable("unsupported", "an Office document of 1997-2003 that is no .doc is not read");
  }
  if (auto html = read_with_antiword(doc)) return std::move(*html);
  if (auto html = read_with_catdoc(doc)) return std::move(*html);
  throw Unusable("broken_document", "not a .doc that can be read");
}

}  // namespace tracuu::corpus
