// Each sample report, saved in every format and encoding, is the same report.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "corpus/normal_form.hpp"
#include "corpus/read.hpp"
#include "document_writers.hpp"
#include "encoders.hpp"
#include "tests/root.hpp"
#include "tests/temp_folder.hpp"

namespace tracuu::corpus {
namespace {

namespace fs = std::filesystem;

Report read(const TempFolder& folder, const std::string& bytes) {
  folder.write("report", bytes);
  Item item;
  item.file = folder.path() / "report";
  item.path = "report";
  return read_report(item);
}

/// Plain texts of corpus/samples, without marks that not every encoding has.
std::vector<std::string> sample_texts() {
  std::vector<std::string> texts;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(tests::root() / "corpus/samples")) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  for (const fs::path& file : files) {
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    std::string text = normal_form(bytes);
    // A look-alike of Đ that no old encoding has.
    for (std::size_t at = 0; (at = text.find("Ð", at)) != std::string::npos;)
      text.replace(at, 2, "Đ");
    texts.push_back(std::move(text));
  }
  return texts;
}

std::map<std::string, int> words_of(std::string_view text) {
  std::map<std::string, int> words;
  std::string word;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::int64_t i = 0, size = static_cast<std::int64_t>(text.size()); i < size;) {
    const std::int64_t start = i;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    if (u_isalnum(c) != 0) {
      word.append(text, static_cast<std::size_t>(start), static_cast<std::size_t>(i - start));
    } else if (!word.empty()) {
      ++words[std::exchange(word, {})];
    }
  }
  return words;
}

double share_of_words_kept(std::string_view before, std::string_view after) {
  const auto kept = words_of(after);
  double all = 0;
  double same = 0;
  for (const auto& [word, count] : words_of(before)) {
    all += count;
    const auto found = kept.find(word);
    if (found != kept.end()) same += std::min(count, found->second);
  }
  return same / all;
}

std::string line(const Date& date) {
  return std::to_string(date.year) + '-' + std::to_string(date.month) + '-' +
         std::to_string(date.day);
}

/// Topics below the best weigh headings, which a page may run into its text.
enum class Headings { kept, blurred };

/// What a catalogue would say of a report. Line ends in it are the page's.
std::string fields_of(const Report& report, Headings headings) {
  std::string fields;
  const auto add = [&](const char* name, std::string value) {
    std::ranges::replace(value, '\n', ' ');
    fields += std::string(name) + ": " + value + '\n';
  };
  add("doc_type", report.doc_type ? report.doc_type->value.code : "-");
  add("number", report.number ? report.number->value.canonical : "-");
  add("issuer", report.issuer ? report.issuer->value.name : "-");
  add("commune", report.commune ? report.commune->value.name : "-");
  add("district", report.district ? report.district->value.name : "-");
  add("place", report.place ? report.place->value : "-");
  add("issued_on", report.issued_on ? line(report.issued_on->value) : "-");
  add("period",
      report.period ? line(report.period->value.from) + ".." + line(report.period->value.to) : "-");
  add("title", report.title ? report.title->value : "-");
  // The gap between two names on one line is lost on paper.
  std::string signers;
  for (const Signer& signer : report.signers) signers += ' ' + signer.name;
  add("signers", signers);
  for (const Citation& citation : report.citations) add("citation", citation.canonical);
  for (const Topic& topic : report.topics) {
    add("topic", topic.slug);
    if (headings == Headings::blurred) break;
  }
  add("kind", report.report_kind ? report.report_kind->value : "-");
  add("province", report.province ? report.province->value.name : "-");
  add("parent", report.issuer ? report.issuer->value.parent.value_or("-") : "-");
  for (const auto* mark :
       {&report.marks.secrecy, &report.marks.urgency, &report.marks.circulation}) {
    add("mark", *mark ? (*mark)->value : "-");
  }
  return fields;
}

struct Way {
  const char* name;
  std::function<std::string(std::string_view)> save;
  Headings headings = Headings::kept;
};

std::string in_small_letters(std::string text) {
  std::string small;
  icu::UnicodeString::fromUTF8(text).toLower().toUTF8String(small);
  return small;
}

std::function<std::string(std::string_view)> in_charset_of(const char* name) {
  return [name](std::string_view text) { return in_charset(text, name); };
}

std::string decomposed(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  std::string nfd;
  icu::Normalizer2::getNFDInstance(error)
      ->normalize(icu::UnicodeString::fromUTF8(text), error)
      .toUTF8String(nfd);
  return nfd;
}

/// What an encoding without signs for them has instead.
std::string on_a_typewriter(std::string text) {
  for (const auto& [sign, instead] : {std::pair<std::string, std::string>{"–", "-"},
                                      {"“", "\""},
                                      {"”", "\""},
                                      {"…", "..."},
                                      {"²", "2"},
                                      {"\u00A0", " "}}) {
    for (std::size_t at = 0; (at = text.find(sign, at)) != std::string::npos;) {
      text.replace(at, sign.size(), instead);
      at += instead.size();
    }
  }
  return text;
}

/// With a typewriter's signs capitals do not count either: TCVN3 has none for marked letters.
enum class Signs { all, typewriter };

void expect_same_after(const Way& way, Signs signs = Signs::all) {
  const TempFolder folder;
  for (const std::string& sample : sample_texts()) {
    const std::string text = signs == Signs::all ? sample : on_a_typewriter(sample);
    const auto compared = [&](const std::string& part) {
      return signs == Signs::all ? part : in_small_letters(part);
    };
    const Report before = read(folder, text);
    SCOPED_TRACE(std::string(way.name) + ": " + fields_of(before, way.headings));
    const Report after = read(folder, way.save(text));
    EXPECT_GE(share_of_words_kept(compared(before.text), compared(after.text)), 0.99);
    EXPECT_EQ(compared(fields_of(after, way.headings)), compared(fields_of(before, way.headings)));
  }
}

TEST(RoundTrip, Formats) {
  for (const Way& way :
       {Way{"html", as_html}, Way{"docx", as_docx}, Way{"odt", as_odt}, Way{"rtf", as_rtf},
        Way{"doc", as_doc}, Way{"pdf", as_pdf, Headings::blurred}, Way{"xlsx", as_xlsx}}) {
    expect_same_after(way);
  }
}

TEST(RoundTrip, Encodings) {
  const auto after = [](auto save, auto encode) {
    return [=](std::string_view text) { return save(encode(text)); };
  };
  const auto rtf_in = [](const char* font) {
    return [font](std::string_view bytes) { return as_rtf_in_font(bytes, font); };
  };
  for (const Way& way :
       {Way{"nfd", decomposed}, Way{"vni", in_vni}, Way{"mojibake", as_mojibake},
        Way{"mojibake twice", after(as_mojibake, as_mojibake)},
        Way{"windows-1258", in_charset_of("CP1258")}, Way{"utf-16le", in_charset_of("UTF-16LE")},
        Way{"utf-16be", in_charset_of("UTF-16BE")},
        Way{"doc in vni", after(as_doc_of_bytes, in_vni)},
        Way{"rtf in vni", after(rtf_in("VNI-Times"), in_vni)}}) {
    expect_same_after(way);
  }
}

TEST(RoundTrip, EncodingsWithFewerLettersAndSigns) {
  for (const Way& way :
       {Way{"tcvn3", in_tcvn3}, Way{"viscii", in_charset_of("VISCII"), Headings::blurred},
        Way{"tcvn 5712", in_charset_of("TCVN")},
        Way{"doc in tcvn3", [](std::string_view text) { return as_doc_of_bytes(in_tcvn3(text)); }},
        Way{"rtf in tcvn3",
            [](std::string_view text) { return as_rtf_in_font(in_tcvn3(text), ".VnTime"); }}}) {
    expect_same_after(way, Signs::typewriter);
  }
}

}  // namespace
}  // namespace tracuu::corpus
