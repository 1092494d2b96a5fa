#include "corpus/formats/pdf.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "corpus/formats/isolated.hpp"
#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

namespace fs = std::filesystem;

/// Where `cmake --install` and the package put it, seen from the program that runs; else where it
/// was built.
fs::path pdf_text_program() {
  std::error_code unknown;
  const fs::path self = fs::read_symlink("/proc/self/exe", unknown);
  const fs::path installed =
      self.parent_path().parent_path() / TRACUU_LIBEXEC_DIR / "tracuu-pdf-text";
  return fs::exists(installed, unknown) ? installed : fs::path(TRACUU_BUILT_PDF_TEXT);
}

std::size_t letters_in(std::string_view line) {
  return static_cast<std::size_t>(std::ranges::count_if(
      line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// As long as nine of ten lines are at most: where running text wraps.
std::size_t full_length(const std::vector<std::string_view>& lines) {
  std::vector<std::size_t> lengths;
  for (const std::string_view line : lines) {
    if (!line.empty()) lengths.push_back(letters_in(line));
  }
  if (lengths.empty()) return 0;
  const auto ninth = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
  std::ranges::nth_element(lengths, ninth);
  return *ninth;
}

/// The paragraph goes on in the next line.
bool goes_on(std::string_view line, std::string_view next, std::size_t full) {
  constexpr std::size_t longest_label = 20;  // "Kính gửi: ..." begins a line of its own
  constexpr std::size_t least_full = 40;     // a page of short lines is no running text
  if (full < least_full || line.empty() || next.empty() || next.front() == '\f') return false;
  if (std::string_view(".;:!?").find(line.back()) != std::string_view::npos) return false;
  UChar32 first = 0;
  std::int32_t at = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(next.data()), at,
                  static_cast<std::int32_t>(next.size()), first);
  const std::size_t length = letters_in(line);
  if (u_islower(first) != 0) {
    const bool is_item = next.size() > 1 && (next[1] == ')' || next[1] == '.');  // "a) ..."
    return !is_item && length * 2 >= full;
  }
  const bool begins_item = u_isalpha(first) == 0 && u_isdigit(first) == 0;
  const bool is_labelled = next.substr(0, longest_label).find(':') != std::string_view::npos;
  return !begins_item && !is_labelled && length * 8 >= full * 7;
}

/// Lines as they were before the page's width broke them.
std::string joined_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  const std::size_t full = full_length(lines);
  std::string joined;
  joined.reserve(text.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    joined += lines[i];
    joined += i + 1 < lines.size() && goes_on(lines[i], lines[i + 1], full) ? ' ' : '\n';
  }
  return joined;
}

}  // namespace

std::string read_pdf(std::string_view pdf) {
  const Outcome outcome = run_isolated(pdf_text_program(), {}, pdf);
  switch (outcome.exit_code) {
    case pdf_exit::done:
      break;
    case pdf_exit::encrypted:
      throw Unusable("encrypted", "it is protected by a password");
    case pdf_exit::too_many_pages:
      throw Unusable("too_many_pages",
                     "more than " + std::to_string(pdf_exit::most_pages) + " pages; split it");
    default:
      throw Unusable("broken_document", "not a PDF that can be read");
  }
  if (outcome.output.find_first_not_of(" \n\f") == std::string::npos) {
    throw Unusable("no_words", "a scan without a text layer; run OCR over it first");
  }
  return joined_lines(outcome.output);
}

}  // namespace tracuu::corpus
