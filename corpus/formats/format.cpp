#include "corpus/formats/format.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

struct Signature {
  std::string_view start;
  std::string_view kind;
};

// Two-letter starts such as "BM" or "MZ" are left out: reports begin with such words.
constexpr std::array signatures{
    Signature{"%PDF-", "a PDF file"},
    Signature{"PK\x03\x04", "a ZIP archive or an Office document (.docx, .xlsx, .odt)"},
    Signature{"PK\x05\x06", "an empty ZIP archive"},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an Office document of 1997-2003 (.doc, .xls)"},
    Signature{"\x1F\x8B", "a gzip archive"},
    Signature{"\xFD\x37zXZ", "an xz archive"},
    Signature{"BZh", "a bzip2 archive"},
    Signature{"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"},
    Signature{"Rar!\x1A\x07", "a RAR archive"},
    Signature{"\x89PNG\r\n", "a PNG image"},
    Signature{"\xFF\xD8\xFF", "a JPEG image"},
    Signature{"GIF8", "a GIF image"},
    Signature{std::string_view("II*\0", 4), "a TIFF image"},
    Signature{std::string_view("MM\0*", 4), "a TIFF image"},
    Signature{"\x7F"
              "ELF",
              "a program"},
    Signature{"SQLite format 3", "a database"},
};

[[noreturn]] void refuse(std::string_view kind) {
  throw Unusable("unsupported", std::string(kind) + " is not read; .txt, .html and .jsonl are");
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// ASCII letters in either case.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0) {
  const auto hit = std::ranges::search(text.substr(std::min(from, text.size())), word, {}, lower);
  return hit.empty() ? std::string_view::npos
                     : static_cast<std::size_t>(hit.begin() - text.begin());
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

/// Enough to judge by: a page shows its tags early.
constexpr std::size_t judged_bytes = 64U << 10U;

bool is_html(std::string_view text) {
  const std::string_view start = text.substr(0, judged_bytes);
  if (text.front() == '<') {
    for (const std::string_view tag : {"<html",    "<!doctype html", "<head",  "<body", "<title",
                                       "<meta",    "<div",           "<table", "<p>",   "<p ",
                                       "<br",      "<span",          "<h1",    "<font", "<article",
                                       "<section", "<center",        "<b>",    "<ul",   "<ol"}) {
      if (find_word(start, tag) != std::string_view::npos) return true;
    }
    return false;
  }
  // A fragment copied out of a page: words first, tags after.
  int tags = 0;
  for (const std::string_view tag : {"<p>", "<p ", "</p>", "<br", "<div", "</div>", "<td"}) {
    for (std::size_t at = 0; tags < 3; ++tags, ++at) {
      at = find_word(start, tag, at);
      if (at == std::string_view::npos) break;
    }
  }
  return tags >= 3;
}

}  // namespace

void refuse_known_binaries(std::string_view bytes) {
  for (const Signature& signature : signatures) {
    if (bytes.starts_with(signature.start)) refuse(signature.kind);
  }
}

Format format_of(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\f");
  if (first == std::string_view::npos) throw Unusable("empty", "nothing but spaces in it");
  text.remove_prefix(first);
  const std::string_view start = text.substr(0, judged_bytes);
  if (text.starts_with("{\\rtf")) refuse("an RTF document");
  if (starts_with_word(text, "mime-version:") ||
      (starts_with_word(text, "from:") &&
       find_word(start, "multipart/related") != std::string_view::npos)) {
    refuse("a web archive (.mht)");
  }
  if (text.starts_with("<?xml") && find_word(start, "<html") == std::string_view::npos) {
    refuse("an XML document");
  }
  if (text.starts_with("[{")) {
    throw Unusable("unsupported", "a JSON array is not read; write one object a line (.jsonl)");
  }
  if (text.front() == '{' && text.find_first_not_of(" \t\r\n", 1) == text.find('"')) {
    return Format::json;
  }
  return is_html(text) ? Format::html : Format::text;
}

std::string_view name_of(Format format) {
  switch (format) {
    case Format::text:
      return "txt";
    case Format::html:
      return "html";
    case Format::json:
      return "json";
  }
  return {};
}

}  // namespace tracuu::corpus
