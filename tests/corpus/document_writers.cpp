#include "document_writers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <unicode/unistr.h>

#include "encoders.hpp"

namespace tracuu::corpus {
namespace {

la_ssize_t append(::archive* /*writer*/, void* bytes, const void* data, std::size_t size) {
  static_cast<std::string*>(bytes)->append(static_cast<const char*>(data), size);
  return static_cast<la_ssize_t>(size);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> lines_of(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  return split(text, '\n');
}

std::string escaped(std::string_view text) {
  std::string xml;
  for (const char c : text) xml += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
  return xml;
}

icu::UnicodeString utf16_of(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

/// How a format writes its paragraphs and rows.
struct Markup {
  std::string_view paragraph;  ///< with {} for its words
  std::string_view cell;
  std::string_view row;
};

/// Lines with tabs become rows.
std::string marked_up(std::string_view text, const Markup& markup) {
  std::string xml;
  for (const std::string_view line : lines_of(text)) {
    if (line.find('\t') == std::string_view::npos) {
      xml += fmt::format(fmt::runtime(markup.paragraph), escaped(line));
      continue;
    }
    std::string cells;
    for (const std::string_view cell : split(line, '\t')) {
      cells += fmt::format(fmt::runtime(markup.cell), escaped(cell));
    }
    xml += fmt::format(fmt::runtime(markup.row), cells);
  }
  return xml;
}

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string docx_of(std::string_view body) {
  const std::string document = fmt::format(
      "{}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
      "<w:body>{}<w:sectPr/></w:body></w:document>",
      xml_head, body);
  const std::string footer =
      fmt::format("{}<w:ftr><w:p><w:r><w:t>Trang 1</w:t></w:r></w:p></w:ftr>", xml_head);
  return packed({{"[Content_Types].xml", std::string(xml_head) + "<Types/>"},
                 {"word/document.xml", document},
                 {"word/footer1.xml", footer}},
                Packing::zip);
}

void put(std::string& bytes, std::size_t at, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i) {
    bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (8 * i));
  }
}

void add(std::string& bytes, std::uint64_t value, int size) {
  bytes.resize(bytes.size() + static_cast<std::size_t>(size));
  put(bytes, bytes.size() - static_cast<std::size_t>(size), value, size);
}

/// A Word 97 file of one piece of text.
std::string word97(const std::string& text, bool is_utf16) {
  constexpr std::size_t text_at = 0x800;
  const std::uint64_t characters = is_utf16 ? text.size() / 2 : text.size();
  std::string pieces;  // the style sheet, whose one style is empty; then the pieces of the text
  for (const std::uint64_t value : {18, 1, 10, 1, 91, 15, 0, 0, 0, 0, 0}) add(pieces, value, 2);
  const std::size_t styles_size = pieces.size();
  pieces.resize(64);
  pieces += '\x02';
  add(pieces, 16, 4);
  add(pieces, 0, 4);
  add(pieces, characters, 4);
  add(pieces, 0, 2);
  add(pieces, is_utf16 ? text_at : text_at * 2 | 0x40000000U, 4);
  add(pieces, 0, 2);
  std::string document(text_at, '\0');
  put(document, 0x00, 0xA5EC, 2);
  put(document, 0x02, 0xC1, 2);
  put(document, 0x06, 0x409, 2);
  put(document, 0x0A, 0x1200, 2);
  put(document, 0x18, text_at, 4);
  put(document, 0x1C, text_at + text.size(), 4);
  put(document, 0x20, 14, 2);
  put(document, 0x3E, 22, 2);
  put(document, 0x40, text_at + text.size(), 4);
  put(document, 0x4C, characters, 4);
  put(document, 0x98, 0x5D, 2);
  put(document, 0xA2, 0, 4);
  put(document, 0xA6, styles_size, 4);
  put(document, 0x1A2, 64, 4);
  put(document, 0x1A6, pieces.size() - 64, 4);
  return ole_file({{"WordDocument", document + text}, {"1Table", pieces}});
}

/// A PDF of the objects' bodies, the first of which is the catalogue.
/// `more` goes into the trailer.
std::string pdf_of(const std::vector<std::string>& objects, std::string_view more = {}) {
  std::string pdf = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  return fmt::format("{}{}trailer\n<< /Size {} /Root 1 0 R {} >>\nstartxref\n{}\n%%EOF\n", pdf,
                     table, objects.size() + 1, more, pdf.size());
}

std::string stream(std::string_view bytes) {
  return fmt::format("<< /Length {} >>\nstream\n{}\nendstream", bytes.size(), bytes);
}

std::string hex(std::string_view text) {
  const icu::UnicodeString units = utf16_of(text);
  std::string digits;
  for (std::int32_t i = 0; i < units.length(); ++i) {
    digits += fmt::format("{:04X}", static_cast<unsigned>(units[i]));
  }
  return digits;
}

/// Broken at spaces before the width is full.
std::vector<std::string> wrapped(std::string_view line) {
  constexpr std::int32_t width = 90;
  std::vector<std::string> lines{""};
  for (const std::string_view word : split(line, ' ')) {
    std::string longer = lines.back() + (lines.back().empty() ? "" : " ") + std::string(word);
    if (utf16_of(longer).length() > width && !lines.back().empty()) {
      lines.emplace_back(word);
    } else {
      lines.back() = std::move(longer);
    }
  }
  return lines;
}

/// Text codes are UTF-16 and map to themselves.
std::string identity_map() {
  std::string ranges;
  for (int high = 0; high < 256; ++high) {
    if (high % 100 == 0) {
      ranges += fmt::format("{}{} beginbfrange\n", high == 0 ? "" : "endbfrange\n",
                            std::min(100, 256 - high));
    }
    ranges += fmt::format("<{0:02X}00> <{0:02X}FF> <{0:02X}00>\n", high);
  }
  return stream(
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def "
      "/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n" +
      ranges + "endbfrange endcmap end end");
}

}  // namespace

std::string packed(const std::vector<File>& files, Packing packing, const char* password) {
  std::string bytes;
  ::archive* writer = ::archive_write_new();
  if (packing == Packing::zip) {
    ::archive_write_set_format_zip(writer);
    if (password != nullptr) {
      ::archive_write_set_options(writer, "zip:encryption=zipcrypt");
      ::archive_write_set_passphrase(writer, password);
    }
  } else {
    ::archive_write_set_format_pax_restricted(writer);
    if (packing == Packing::tar_gz) ::archive_write_add_filter_gzip(writer);
    if (packing == Packing::tar_xz) ::archive_write_add_filter_xz(writer);
  }
  ::archive_write_set_bytes_in_last_block(writer, 1);
  if (::archive_write_open(writer, &bytes, nullptr, append, nullptr) != ARCHIVE_OK) {
    throw std::runtime_error("archive_write_open");
  }
  for (const File& file : files) {
    ::archive_entry* entry = ::archive_entry_new();
    ::archive_entry_set_pathname(entry, file.name.c_str());
    ::archive_entry_set_filetype(entry, AE_IFREG);
    ::archive_entry_set_perm(entry, 0644);
    ::archive_entry_set_mtime(entry, 1525392000, 0);  // 2018-05-04
    ::archive_entry_set_size(entry, static_cast<la_int64_t>(file.bytes.size()));
    ::archive_write_header(writer, entry);
    ::archive_write_data(writer, file.bytes.data(), file.bytes.size());
    ::archive_entry_free(entry);
  }
  ::archive_write_close(writer);
  ::archive_write_free(writer);
  return bytes;
}

std::string as_html(std::string_view text) {
  return "<html><body>" +
         marked_up(text, {"<p>{}</p>\n", "<td>{}</td>", "<table><tr>{}</tr></table>\n"}) +
         "</body></html>";
}

std::string as_docx(std::string_view text) {
  return docx_of(marked_up(
      text, {"<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t>"
             "</w:r></w:p>",
             "<w:tc><w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:tc>",
             "<w:tbl><w:tr>{}</w:tr></w:tbl>"}));
}

std::string docx_with_columns(std::string_view left, std::string_view right,
                              std::string_view below) {
  constexpr Markup paragraphs{"<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "", ""};
  return docx_of(fmt::format("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>{}",
                             marked_up(left, paragraphs), marked_up(right, paragraphs),
                             marked_up(below, paragraphs)));
}

std::string as_odt(std::string_view text) {
  const std::string content = fmt::format(
      "{}<office:document-content><office:body><office:text>{}</office:text></office:body>"
      "</office:document-content>",
      xml_head,
      marked_up(text,
                {"<text:p>{}</text:p>", "<table:table-cell><text:p>{}</text:p></table:table-cell>",
                 "<table:table><table:table-row>{}</table:table-row></table:table>"}));
  return packed({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}},
                Packing::zip);
}

std::string as_xlsx(std::string_view text) {
  std::string rows;
  for (const std::string_view line : lines_of(text)) {
    rows += "<row>";
    for (const std::string_view cell : split(line, '\t')) {
      rows += fmt::format("<c t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(cell));
    }
    rows += "</row>";
  }
  return packed(
      {{"xl/workbook.xml", std::string(xml_head) +
                               "<workbook><sheets><sheet name=\"Sheet1\" r:id=\"r1\"/></sheets>"
                               "</workbook>"},
       {"xl/_rels/workbook.xml.rels",
        std::string(xml_head) +
            "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/>"
            "</Relationships>"},
       {"xl/worksheets/sheet1.xml",
        fmt::format("{}<worksheet><sheetData>{}</sheetData></worksheet>", xml_head, rows)}},
      Packing::zip);
}

std::string as_rtf(std::string_view text) {
  std::string rtf = "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Times New Roman;}}\\f0\n";
  for (const std::string_view line : lines_of(text)) {
    const bool is_row = line.find('\t') != std::string_view::npos;
    if (is_row) rtf += "\\trowd\\cellx3000\\cellx6000\\pard\\intbl ";
    const icu::UnicodeString units = utf16_of(line);
    for (std::int32_t i = 0; i < units.length(); ++i) {
      const char16_t unit = units[i];
      if (unit == u'\t') {
        rtf += "\\cell ";
      } else if (unit == u'\\' || unit == u'{' || unit == u'}') {
        rtf += {'\\', static_cast<char>(unit)};
      } else if (unit < 0x80) {
        rtf += static_cast<char>(unit);
      } else {
        rtf += fmt::format("\\u{}?", static_cast<std::int16_t>(unit));
      }
    }
    rtf += is_row ? "\\cell\\row\\pard\n" : "\\par\n";
  }
  return rtf + '}';
}

std::string as_rtf_in_font(std::string_view bytes, std::string_view font) {
  std::string rtf = fmt::format("{{\\rtf1\\ansi{{\\fonttbl{{\\f3\\fnil {};}}}}\\f3 ", font);
  for (const char c : bytes) {
    if (c == '\n') {
      rtf += "\\par\n";
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      rtf += fmt::format("\\'{:02x}", static_cast<unsigned char>(c));
    } else {
      rtf += c;
    }
  }
  return rtf + '}';
}

std::string as_pdf(std::string_view text) {
  constexpr std::size_t lines_a_page = 45;
  std::vector<std::string> lines;
  for (const std::string_view line : lines_of(text)) {
    for (std::string& part : wrapped(line)) lines.push_back(std::move(part));
  }
  std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>",
      "",
      "<< /Type /Font /Subtype /Type0 /BaseFont /T /Encoding /Identity-H /DescendantFonts [4 0 R] "
      "/ToUnicode 6 0 R >>",
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /T /DW 500 /FontDescriptor 5 0 R "
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
      "<< /Type /FontDescriptor /FontName /T /Flags 4 /Ascent 800 /Descent -200 /CapHeight 700 "
      "/ItalicAngle 0 /StemV 80 /FontBBox [0 -200 1000 800] >>",
      identity_map()};
  std::string pages;
  for (std::size_t begin = 0; begin < lines.size(); begin += lines_a_page) {
    std::string content = "BT /F 10 Tf 50 800 Td 14 TL\n";
    for (std::size_t i = begin; i < std::min(begin + lines_a_page, lines.size()); ++i) {
      content += fmt::format("<{}> Tj T*\n", hex(lines[i]));
    }
    content += fmt::format("ET BT /F 10 Tf 290 30 Td <{}> Tj ET",
                           hex(std::to_string(begin / lines_a_page + 1)));
    objects.push_back(stream(content));
    objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R "
                    "/Resources << /Font << /F 3 0 R >> >> >>",
                    objects.size()));
    pages += fmt::format("{} 0 R ", objects.size());
  }
  objects[1] =
      fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", pages, (objects.size() - 6) / 2);
  return pdf_of(objects);
}

std::string pdf_with_password() {
  const std::string hash(64, 'A');  // of no password
  return pdf_of(
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>",
       fmt::format("<< /Filter /Standard /V 1 /R 2 /P -4 /O <{}> /U <{}> >>", hash, hash)},
      "/Encrypt 3 0 R /ID [<00> <00>]");
}

std::string pdf_of_empty_pages(std::size_t pages) {
  std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", ""};
  std::string kids;
  for (std::size_t i = 0; i < pages; ++i) {
    objects.emplace_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    kids += fmt::format("{} 0 R ", objects.size());
  }
  objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages);
  return pdf_of(objects);
}

std::string as_doc(std::string_view text) {
  std::string units = in_utf16(text, true);
  for (std::size_t i = 0; i + 1 < units.size(); i += 2) {
    if (units[i] == '\n' && units[i + 1] == '\0') units[i] = '\r';
  }
  return word97(units, true);
}

std::string as_doc_of_bytes(std::string_view bytes) {
  std::string text(bytes);
  std::ranges::replace(text, '\n', '\r');
  return word97(text, false);
}

std::string ole_file(const std::vector<std::pair<std::string, std::string>>& streams) {
  constexpr std::size_t sector = 512;
  constexpr std::size_t least_stream = 4096;  // smaller ones would live elsewhere
  constexpr std::uint32_t end_of_chain = 0xFFFFFFFE;
  constexpr std::uint32_t none = 0xFFFFFFFF;
  std::string sectors;
  std::vector<std::uint32_t> next;
  const auto place = [&](std::string bytes) {
    const auto start = static_cast<std::uint32_t>(next.size());
    bytes.resize((bytes.size() + sector - 1) / sector * sector);
    for (std::size_t i = 0; i < bytes.size() / sector; ++i) {
      next.push_back(static_cast<std::uint32_t>(next.size() + 1));
    }
    next.back() = end_of_chain;
    sectors += bytes;
    return start;
  };
  const auto entry = [&](const std::string& name, int type, std::uint32_t start, std::size_t size,
                         std::uint32_t child, std::uint32_t right) {
    std::string bytes = in_utf16(name, true) + std::string(2, '\0');
    const std::size_t name_size = bytes.size();
    bytes.resize(64);
    add(bytes, name_size, 2);
    add(bytes, static_cast<std::uint64_t>(type) | 0x100U, 2);
    add(bytes, none, 4);
    add(bytes, right, 4);
    add(bytes, child, 4);
    bytes.resize(116);
    add(bytes, start, 4);
    add(bytes, size, 8);
    return bytes;
  };
  std::string folder = entry("Root Entry", 5, end_of_chain, 0, 1, none);
  for (std::size_t i = 0; i < streams.size(); ++i) {
    std::string bytes = streams[i].second;
    bytes.resize(std::max(bytes.size(), least_stream));
    const std::size_t size = bytes.size();
    const std::uint32_t right = i + 1 < streams.size() ? static_cast<std::uint32_t>(i + 2) : none;
    folder += entry(streams[i].first, 2, place(std::move(bytes)), size, none, right);
  }
  const std::uint32_t folder_at = place(folder);
  const std::size_t tables = (next.size() + 1 + 127) / 128;
  const std::size_t tables_at = next.size();
  std::string table;
  for (const std::uint32_t one : next) add(table, one, 4);
  for (std::size_t i = 0; i < tables; ++i) add(table, 0xFFFFFFFD, 4);
  table.resize((table.size() + sector - 1) / sector * sector, '\xFF');
  std::string head("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  head.resize(24);
  for (const std::uint64_t value : {0x3E, 3, 0xFFFE, 9, 6}) add(head, value, 2);
  head.resize(44);
  add(head, tables, 4);
  add(head, folder_at, 4);
  add(head, 0, 4);
  add(head, least_stream, 4);
  add(head, end_of_chain, 4);
  add(head, 0, 4);
  add(head, end_of_chain, 4);
  add(head, 0, 4);
  for (std::size_t i = 0; i < 109; ++i) add(head, i < tables ? tables_at + i : none, 4);
  return head + sectors + table;
}

}  // namespace tracuu::corpus
