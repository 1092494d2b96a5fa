// Answers as JSON: the one place of this room that makes it. docs/api.md describes every field.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/generation.hpp"
#include "archive/record.hpp"
#include "searchd/errors.hpp"
#include "searchd/query.hpp"
#include "searchd/result_page.hpp"

namespace tracuu::searchd {

enum class Language : std::uint8_t { en, vi };

/// What every answer says of itself.
struct Envelope {
  std::string generation;  ///< empty where none is open: null
  double took_ms = 0;
};

struct Links {
  std::optional<std::string> next;
  std::optional<std::string> previous;
};

/// An error, by RFC 9457.
struct Problem {
  int status = 500;
  Notice notice;
  bool operator==(const Problem&) const = default;
};

std::string to_json(const Envelope& envelope, const Query& query, const ResultPage& page,
                    const Links& links, Language language);
std::string to_json(const Envelope& envelope, const archive::Record& report);
/// {"id", "text"}
std::string to_json(const Envelope& envelope, std::string_view id, std::string_view text);
/// {"tokens": [...]} of a text.
std::string to_json(const Envelope& envelope, std::string_view text,
                    const std::vector<tokenizers::Token>& tokens);
std::string to_json(const Envelope& envelope, const Problem& problem, Language language);
/// {"status": "ok"}
std::string status_json(const Envelope& envelope, std::string_view status);
/// The "text" of a body {"text": "..."}. Throws BadRequest.
std::string text_in(std::string_view body);
std::string version_json(const Envelope& envelope, const archive::Manifest* manifest);

}  // namespace tracuu::searchd
