#include "corpus/read.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "corpus/decode.hpp"
#include "corpus/encodings/restore.hpp"
#include "corpus/encodings/syllable_share.hpp"
#include "corpus/fields/read_fields.hpp"
#include "corpus/file_bytes.hpp"
#include "corpus/formats/doc.hpp"
#include "corpus/formats/format.hpp"
#include "corpus/formats/html.hpp"
#include "corpus/formats/json_report.hpp"
#include "corpus/formats/office.hpp"
#include "corpus/formats/pdf.hpp"
#include "corpus/formats/rtf.hpp"
#include "corpus/normal_form.hpp"
#include "corpus/page_junk.hpp"
#include "corpus/path_fields.hpp"
#include "corpus/report_id.hpp"
#include "corpus/unusable.hpp"

namespace tracuu::corpus {
namespace {

/// A format's text with what is known besides.
struct Page {
  Source source;
  std::string encoding;
  std::string first_broken;  ///< "byte 0xFF at 13"; empty where the encoding was kept throughout
  std::string text;
  PageHints hints;
  JsonReport given;  ///< its own text is empty
  std::vector<Warning> warnings;
};

std::string byte_at(std::string_view bytes, std::size_t offset) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(bytes[offset]);
  return std::string("byte 0x") + digits[byte >> 4U] + digits[byte & 0xFU] + " at " +
         std::to_string(offset);
}

using Removed = std::map<std::string, std::size_t>;

void warn_of_removed(Page& page, const Removed& removed) {
  for (const auto& [kind, count] : removed) {
    page.warnings.push_back(
        {"junk_removed", kind + " (" + std::to_string(count) + (count == 1 ? " part)" : " parts)"),
         0});
  }
}

Page page_of_html(std::string_view html, const Removed& removed = {}) {
  HtmlPage read = read_html(html);
  Page page;
  page.text = std::move(read.text);
  page.hints = {std::move(read.title), std::move(read.published_at)};
  warn_of_removed(page, removed);
  warn_of_removed(page, read.removed);
  return page;
}

Page page_of_json(std::string_view json) {
  Page page;
  page.given = read_json_report(json);
  page.text = std::exchange(page.given.text, {});
  page.warnings = std::exchange(page.given.warnings, {});
  return page;
}

Page page_of_text(std::string text) {
  Page page;
  page.text = std::move(text);
  return page;
}

Page page_of_office(std::string_view bytes, Office kind) {
  const OfficeHtml read = read_office(bytes, kind);
  return page_of_html(read.html, read.removed);
}

Page page_of_rtf(std::string_view bytes) {
  const RtfHtml read = read_rtf(bytes);
  return page_of_html(read.html, read.removed);
}

/// A document that is not text in some encoding.
Page page_of_document(std::string_view bytes, Format format) {
  switch (format) {
    case Format::rtf:
      return page_of_rtf(bytes);
    case Format::doc:
      return page_of_html(read_doc(bytes));
    case Format::docx:
      return page_of_office(bytes, Office::docx);
    case Format::odt:
      return page_of_office(bytes, Office::odt);
    case Format::ods:
      return page_of_office(bytes, Office::ods);
    case Format::xlsx:
      return page_of_office(bytes, Office::xlsx);
    case Format::pdf:
      return page_of_text(read_pdf(bytes));
    case Format::text:
    case Format::html:
    case Format::json:
      break;
  }
  return {};
}

Page page_of_decoded(std::string text, Format format) {
  switch (format) {
    case Format::html:
      return page_of_html(text);
    case Format::json:
      return page_of_json(text);
    default:
      return page_of_text(std::move(text));
  }
}

/// `bytes` is the whole file, or a line of JSON.
Page page_of(std::string_view bytes, bool is_json_line) {
  if (!is_json_line) {
    if (const auto format = document_format_of(bytes)) {
      Page page = page_of_document(bytes, *format);
      page.source.format = name_of(*format);
      page.encoding = "utf-8";
      return page;
    }
  }
  Decoded decoded = decode(bytes);
  const Format format = is_json_line ? Format::json : format_of(decoded.text);
  Page page = page_of_decoded(std::move(decoded.text), format);
  page.source.format = is_json_line ? "jsonl" : name_of(format);
  page.encoding = std::move(decoded.encoding);
  if (decoded.first_broken) page.first_broken = byte_at(bytes, *decoded.first_broken);
  return page;
}

template <typename Value>
void replace_by_given(Maybe<Value>& found, Maybe<Value>& given) {
  if (given) found = std::move(given);
}

template <typename Value>
void replace_by_given(std::vector<Value>& found, std::vector<Value>& given) {
  if (!given.empty()) found = std::move(given);
}

/// What was given beside the text wins over what was found in it.
void take_given(Fields& found, Fields& given) {
  replace_by_given(found.title, given.title);
  replace_by_given(found.doc_type, given.doc_type);
  replace_by_given(found.report_kind, given.report_kind);
  replace_by_given(found.number, given.number);
  replace_by_given(found.issuer, given.issuer);
  replace_by_given(found.commune, given.commune);
  replace_by_given(found.district, given.district);
  replace_by_given(found.province, given.province);
  replace_by_given(found.place, given.place);
  replace_by_given(found.issued_on, given.issued_on);
  replace_by_given(found.period, given.period);
  replace_by_given(found.topics, given.topics);
  replace_by_given(found.citations, given.citations);
  replace_by_given(found.signers, given.signers);
  replace_by_given(found.marks.secrecy, given.marks.secrecy);
  replace_by_given(found.marks.urgency, given.marks.urgency);
  replace_by_given(found.marks.circulation, given.marks.circulation);
}

void add_fields(Report& report, Fields fields) {
  report.title = std::move(fields.title);
  report.doc_type = std::move(fields.doc_type);
  report.report_kind = std::move(fields.report_kind);
  report.number = std::move(fields.number);
  report.issuer = std::move(fields.issuer);
  report.commune = std::move(fields.commune);
  report.district = std::move(fields.district);
  report.province = std::move(fields.province);
  report.place = std::move(fields.place);
  report.issued_on = fields.issued_on;
  report.period = std::move(fields.period);
  report.topics = std::move(fields.topics);
  report.citations = std::move(fields.citations);
  report.signers = std::move(fields.signers);
  report.marks = std::move(fields.marks);
  std::ranges::move(fields.warnings, std::back_inserter(report.quality.warnings));
}

void warn_of_broken_text(Report& report, const std::string& first_broken) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::size_t count = 0;
  for (std::size_t at = 0; (at = report.text.find(replacement, at)) != std::string::npos; ++count) {
    at += replacement.size();
  }
  if (count == 0) return;
  std::string message = std::to_string(count) + " unreadable character" + (count == 1 ? "" : "s") +
                        ", shown as U+FFFD";
  if (!first_broken.empty()) message += "; the first: " + first_broken;
  report.quality.warnings.push_back({"broken_text", message, report.text.find(replacement)});
}

/// Text of an old encoding is read as what it meant; what was mixed is said.
void restore(Page& page, Fonts fonts) {
  Restored restored = restore_letters(page.text, fonts);
  page.text = std::move(restored.text);
  page.hints.title = restore_letters(page.hints.title, fonts).text;
  if (restored.read.empty()) return;
  if (restored.lines_kept > 0 || restored.read.size() > 1) {
    std::string message;
    for (const RestoredLines& read : restored.read) {
      message += std::string(name_of(read.encoding)) + ": " + std::to_string(read.lines) + ", ";
    }
    message += page.encoding + ": " + std::to_string(restored.lines_kept) + " lines";
    page.warnings.push_back({"mixed_encodings", message, 0});
  }
  if (restored.read.front().lines >= restored.lines_kept) {
    page.encoding = name_of(restored.read.front().encoding);
  }
}

/// How much of the text can be Vietnamese at all.
void judge_letters(Report& report) {
  constexpr std::size_t words_to_judge_by = 20;
  constexpr double doubtful_share = 0.85;
  const SyllableCount count = count_syllables(report.text);
  if (count.words == 0) return;
  report.quality.valid_syllables = count.share();
  const auto is_foreign = [&] {
    const auto beyond_ascii = static_cast<std::size_t>(std::ranges::count_if(
        report.text, [](char c) { return static_cast<unsigned char>(c) > 0x7F; }));
    return count.words >= 4 || beyond_ascii * 2 > report.text.size();
  };
  if (report.quality.encoding == "windows-1252" && count.share() < 0.5 && is_foreign()) {
    throw Unusable("unknown_encoding",
                   "neither Unicode nor an encoding of Vietnamese; convert it to UTF-8");
  }
  if (count.words >= words_to_judge_by && count.share() < doubtful_share) {
    report.quality.warnings.push_back(
        {"doubtful_letters",
         std::to_string(count.words - count.valid) + " of " + std::to_string(count.words) +
             " words with marks are no Vietnamese syllables: a damaged scan, another language or "
             "an unknown encoding",
         0});
  }
}

// The file is taken by value, and each text replaces the one before: a long report is not kept in
// memory in all its stages.
Page read_page(const Item& item, FileBytes file) {
  Page page = page_of(file.bytes, item.json_line);
  page.source.path = page.given.source_path.value_or(item.path);
  page.source.bytes = file.bytes.size();
  page.source.sha256 = sha256(file.bytes);
  page.source.modified_at = file.modified_at;
  restore(page, fonts_named_in(file.bytes));
  page.text = normal_form(page.text);
  page.hints.title = normal_form(page.hints.title);
  return page;
}

/// What a sheet gives for the report's path wins over what its own JSON gives.
void take_row(JsonReport& given, const JsonReport& row) {
  Fields fields = row.fields;
  take_given(given.fields, fields);
  if (row.id) given.id = row.id;
  if (row.published_at) given.published_at = row.published_at;
}

/// Lines cost more memory than their letters do.
void refuse_too_many_lines(std::string_view text) {
  constexpr std::ptrdiff_t most = 1'000'000;
  if (text.size() > most && std::ranges::count(text, '\n') > most) {
    throw Unusable("too_many_lines", "more than " + std::to_string(most) + " lines; split it");
  }
}

Report understand(Page page, const fields::TopicTable& topics) {
  refuse_too_many_lines(page.text);
  CleanText clean = remove_page_junk(std::move(page.text), page.hints);
  if (clean.text.empty()) throw Unusable("empty", "no words in it but a page's furniture");

  Report report;
  report.source = std::move(page.source);
  report.id = page.given.id.value_or(derived_id(report.source.path));
  report.text = std::move(clean.text);
  report.quality.encoding = std::move(page.encoding);
  report.quality.warnings = std::move(page.warnings);
  std::ranges::move(clean.warnings, std::back_inserter(report.quality.warnings));
  warn_of_broken_text(report, page.first_broken);
  judge_letters(report);

  report.published_at =
      page.given.published_at ? std::move(page.given.published_at) : std::move(clean.published_at);
  Fields fields = read_fields(report.text, topics);
  take_given(fields, page.given.fields);
  for (Topic& topic : fields.topics) topic.name = topics.name_of(topic.slug);
  if (!fields.title) fields.title = std::move(clean.title);
  Fields of_path = fields_of_path(report.source.path);
  if (!fields.issued_on) fields.issued_on = of_path.issued_on;
  if (!fields.commune) fields.commune = std::move(of_path.commune);
  add_fields(report, std::move(fields));
  return report;
}

}  // namespace

UnreadableReport::UnreadableReport(std::string path, std::string code, const std::string& reason)
    : std::runtime_error(path + ": " + reason), path_(std::move(path)), code_(std::move(code)) {}

Report read_report(const Item& item, const ReadLimits& limits, const MetadataSheet& sheet,
                   const fields::TopicTable& topics) {
  try {
    Page page = read_page(item, read_bytes(item, limits));
    if (const JsonReport* row = sheet.find(page.source.path)) take_row(page.given, *row);
    return understand(std::move(page), topics);
  } catch (const Unusable& unusable) {
    throw UnreadableReport(item.path, unusable.code(), unusable.what());
  }
}

std::string sha256_of(const Item& item, const ReadLimits& limits) try {
  return sha256(read_bytes(item, limits).bytes);
} catch (const Unusable&) {  // read_report says why
  return {};
}

}  // namespace tracuu::corpus
