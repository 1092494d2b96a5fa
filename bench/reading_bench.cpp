// What reading a report costs, in every format and encoding: `reading_bench` alone is the command.
// Bytes are those of the report's text, so that formats compare. The fields of a text may cost no
// more than its tokens in all families do.
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/report_generator.hpp"
#include "corpus/fields/read_fields.hpp"
#include "corpus/read.hpp"
#include "tests/corpus/document_writers.hpp"
#include "tests/corpus/encoders.hpp"
#include "tests/temp_folder.hpp"
#include "tokenizers/analyzer.hpp"

namespace {

using namespace tracuu::corpus;

std::string sample() {
  std::ifstream file(std::filesystem::path(TRACUU_ROOT) /
                         "corpus/samples/2016/UBND xa Thach Long/BC KTXH nam 2016.txt",
                     std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void read_as(benchmark::State& state, const std::function<std::string(std::string_view)>& save) {
  const tracuu::TempFolder folder;
  const std::string text = sample();
  Item item;
  item.file = folder.write("report", save(text));
  item.path = "report";
  for (auto _ : state) benchmark::DoNotOptimize(read_report(item));
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

std::string as_it_is(std::string_view text) {
  return std::string(text);
}

std::function<std::string(std::string_view)> in(const char* charset) {
  return [charset](std::string_view text) { return in_charset(text, charset); };
}

BENCHMARK_CAPTURE(read_as, txt, as_it_is);
BENCHMARK_CAPTURE(read_as, tcvn3, in_tcvn3);
BENCHMARK_CAPTURE(read_as, vni, in_vni);
BENCHMARK_CAPTURE(read_as, viscii, in("VISCII"));
BENCHMARK_CAPTURE(read_as, windows_1258, in("CP1258"));
BENCHMARK_CAPTURE(read_as, utf_16, in("UTF-16LE"));
BENCHMARK_CAPTURE(read_as, mojibake, as_mojibake);
BENCHMARK_CAPTURE(read_as, html, as_html);
BENCHMARK_CAPTURE(read_as, docx, as_docx);
BENCHMARK_CAPTURE(read_as, odt, as_odt);
BENCHMARK_CAPTURE(read_as, xlsx, as_xlsx);
BENCHMARK_CAPTURE(read_as, rtf, as_rtf);
// Their readers are programs: wall time counts.
BENCHMARK_CAPTURE(read_as, doc, as_doc)->UseRealTime();
BENCHMARK_CAPTURE(read_as, pdf, as_pdf)->UseRealTime();

/// Reports of the usual length, 15 KB.
const std::vector<std::string>& reports() {
  static const std::vector<std::string> texts = [] {
    constexpr std::uint64_t count = 40;
    const tracuu::bench::ReportGenerator generator({.reports = count, .seed = 1});
    std::vector<std::string> made;
    for (std::uint64_t i = 0; i < count; ++i) made.push_back(generator.report(i).text);
    return made;
  }();
  return texts;
}

template <typename Read>
void over_reports(benchmark::State& state, Read read) {
  std::size_t bytes = 0;
  for (auto _ : state) {
    for (const auto& text : reports()) read(text);
  }
  for (const auto& text : reports()) bytes += text.size();
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

void fields_of_text(benchmark::State& state) {
  const fields::TopicTable topics;
  over_reports(
      state, [&](const std::string& text) { benchmark::DoNotOptimize(read_fields(text, topics)); });
}
BENCHMARK(fields_of_text);

/// Tokens with all their forms; nothing is done with them.
void tokens_of_text(benchmark::State& state) {
  const tracuu::tokenizers::Analyzer analyzer;
  over_reports(state, [&](const std::string& text) {
    std::size_t letters = 0;
    analyzer.visit(text, [&](const tracuu::tokenizers::Token& token) {
      letters += token.exact.size() + token.levelled.size() + token.unmarked.size();
    });
    benchmark::DoNotOptimize(letters);
  });
}
BENCHMARK(tokens_of_text);

/// The distinct terms of all families that the index is made of: levelled, exact where that
/// differs, unmarked, and pairs of the unmarked.
void families_of_text(benchmark::State& state) {
  const tracuu::tokenizers::Analyzer analyzer;
  over_reports(state, [&](const std::string& text) {
    std::array<std::unordered_map<std::string, std::size_t>, 4> families;
    std::string former;
    analyzer.visit(text, [&](const tracuu::tokenizers::Token& token) {
      ++families[0][token.levelled];
      if (tracuu::tokenizers::is_levelled(token)) ++families[1][token.exact];
      ++families[2][token.unmarked];
      if (token.follows) ++families[3][former + ' ' + token.unmarked];
      former = token.unmarked;
    });
    benchmark::DoNotOptimize(families);
  });
}
BENCHMARK(families_of_text);

}  // namespace

BENCHMARK_MAIN();
