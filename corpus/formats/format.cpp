#include "corpus/formats/format.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/formats/office.hpp"
#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

struct Signature {
  std::string_view start;
  std::string_view kind;
};

// Two-letter starts such as "BM" or "MZ" are left out: reports begin with such words.
constexpr std::array signatures{
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

constexpr std::string_view zip = "PK\x03\x04";

Format format_of(Office kind) {
  switch (kind) {
    case Office::docx:
      return Format::docx;
    case Office::odt:
      return Format::odt;
    case Office::ods:
      return Format::ods;
    case Office::xlsx:
      return Format::xlsx;
  }
  return Format::docx;
}

[[noreturn]] void refuse(std::string_view kind) {
  throw Unusable("unsupported", std::string(kind) + " is not read");
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// `word` is in lower case.
bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

/// Enough to judge by: a page shows its tags early.
constexpr std::size_t judged_bytes = 64U << 10U;

/// Elements a page can hardly do without.
constexpr std::array<std::string_view, 19> page_tags{
    "!doctype html", "article", "b>", "body", "br", "center",  "div",  "font",  "h1",   "head",
    "html",          "meta",    "ol", "p>",   "p ", "section", "span", "table", "title"};
/// Of these three, a fragment copied out of a page: words first, tags after.
constexpr std::array<std::string_view, 7> fragment_tags{"/div>", "/p>", "br", "div",
                                                        "p ",    "p>",  "td"};

template <typename Tags>
std::size_t count_tags(std::string_view text, const Tags& tags, std::size_t enough) {
  std::size_t count = 0;
  for (std::size_t at = text.find('<'); at != std::string_view::npos && count < enough;
       at = text.find('<', at + 1)) {
    const std::string_view tag = text.substr(at + 1);
    count += std::ranges::any_of(tags, [&](auto word) { return starts_with_word(tag, word); });
  }
  return count;
}

bool is_html(std::string_view text) {
  const std::string_view start = text.substr(0, judged_bytes);
  return text.front() == '<' ? count_tags(start, page_tags, 1) == 1
                             : count_tags(start, fragment_tags, 3) == 3;
}

}  // namespace

std::optional<Format> document_format_of(std::string_view bytes) {
  constexpr std::string_view ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  const std::size_t first = std::min(bytes.find_first_not_of("\xEF\xBB\xBF \r\n"), bytes.size());
  if (bytes.substr(first).starts_with("%PDF-")) return Format::pdf;
  if (bytes.starts_with("{\\rtf")) return Format::rtf;
  if (bytes.starts_with(ole)) return Format::doc;
  if (bytes.starts_with(zip)) {
    if (const auto office = office_kind(bytes)) return format_of(*office);
  }
  if (is_archive(bytes)) refuse("an archive of files");
  for (const Signature& signature : signatures) {
    if (bytes.starts_with(signature.start)) refuse(signature.kind);
  }
  return std::nullopt;
}

bool is_archive(std::string_view bytes) {
  constexpr std::size_t tar_mark = 257;
  if (bytes.starts_with(zip)) return !office_kind(bytes);
  return bytes.starts_with("PK\x05\x06") || bytes.starts_with("\x1F\x8B") ||
         bytes.starts_with("\xFD\x37zXZ") || bytes.starts_with("BZh") ||
         (bytes.size() > tar_mark && bytes.substr(tar_mark).starts_with("ustar"));
}

Format format_of(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\f");
  if (first == std::string_view::npos) throw Unusable("empty", "nothing but spaces in it");
  text.remove_prefix(first);
  const std::string_view start = text.substr(0, judged_bytes);
  if (starts_with_word(text, "mime-version:") ||
      (text.starts_with("From:") && start.find("multipart/related") != std::string_view::npos)) {
    refuse("a web archive (.mht)");
  }
  if (text.starts_with("<?xml") && !is_html(text)) refuse("an XML document");
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
    case Format::rtf:
      return "rtf";
    case Format::doc:
      return "doc";
    case Format::docx:
      return "docx";
    case Format::odt:
      return "odt";
    case Format::ods:
      return "ods";
    case Format::xlsx:
      return "xlsx";
    case Format::pdf:
      return "pdf";
  }
  return {};
}

}  // namespace tracuu::corpus
