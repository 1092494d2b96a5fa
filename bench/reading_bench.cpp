// What reading a report costs, in every format and encoding: `reading_bench` alone is the command.
// Bytes are those of the report's text, so that formats compare.
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>

#include "corpus/read.hpp"
#include "tests/corpus/document_writers.hpp"
#include "tests/corpus/encoders.hpp"
#include "tests/corpus/temp_folder.hpp"

namespace {

using namespace tracuu::corpus;

std::string sample() {
  std::ifstream file(std::filesystem::path(TRACUU_ROOT) /
                         "corpus/samples/2016/UBND xa Thach Long/BC KTXH nam 2016.txt",
                     std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void read_as(benchmark::State& state, const std::function<std::string(std::string_view)>& save) {
  const TempFolder folder;
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

BENCHMARK_CAPTURE(read_as, txt, as_it_is);
BENCHMARK_CAPTURE(read_as, tcvn3, in_tcvn3);
BENCHMARK_CAPTURE(read_as, vni, in_vni);
BENCHMARK_CAPTURE(read_as, mojibake, as_mojibake);
BENCHMARK_CAPTURE(read_as, docx, as_docx);
BENCHMARK_CAPTURE(read_as, odt, as_odt);
BENCHMARK_CAPTURE(read_as, xlsx, as_xlsx);
BENCHMARK_CAPTURE(read_as, rtf, as_rtf);
// Their readers are programs: wall time counts.
BENCHMARK_CAPTURE(read_as, doc, as_doc)->UseRealTime();
BENCHMARK_CAPTURE(read_as, pdf, as_pdf)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
