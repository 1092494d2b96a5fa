// What analysis costs beside ICU alone: SPEC 8 asks for at most twice the time of a bare pass of
// word breaking, and folding three times as fast as ICU's transliterator.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/translit.h>
#include <unicode/utext.h>

#include "tokenizers/analyzer.hpp"

namespace {

using tracuu::tokenizers::Analyzer;
using tracuu::tokenizers::Token;

/// The sample reports, one after the other, up to 200 KB.
const std::string& text() {
  static const std::string reports = [] {
    std::string all;
    const std::filesystem::path samples = std::filesystem::path(TRACUU_ROOT) / "corpus/samples";
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(samples)) {
      if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& path : files) {
      std::ifstream file(path, std::ios::binary);
      all.append(std::istreambuf_iterator<char>(file), {});
    }
    const std::string once = all;
    while (!once.empty() && all.size() < 200'000) all += once;
    return all;
  }();
  return reports;
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text().size()));
}

std::unique_ptr<icu::BreakIterator> word_breaks() {
  UErrorCode status = U_ZERO_ERROR;
  return std::unique_ptr<icu::BreakIterator>(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
}

void BM_icu_breaks_utf8(benchmark::State& state) {
  const auto breaks = word_breaks();
  for (auto _ : state) {
    UErrorCode status = U_ZERO_ERROR;
    UText* utf8 =
        utext_openUTF8(nullptr, text().data(), static_cast<std::int64_t>(text().size()), &status);
    breaks->setText(utf8, status);
    std::size_t bounds = 0;
    while (breaks->next() != icu::BreakIterator::DONE) ++bounds;
    benchmark::DoNotOptimize(bounds);
    utext_close(utf8);
  }
  count_bytes(state);
}
BENCHMARK(BM_icu_breaks_utf8);

void BM_icu_breaks_utf16(benchmark::State& state) {
  const auto breaks = word_breaks();
  const auto utf16 = icu::UnicodeString::fromUTF8(text());
  for (auto _ : state) {
    breaks->setText(utf16);
    std::size_t bounds = 0;
    while (breaks->next() != icu::BreakIterator::DONE) ++bounds;
    benchmark::DoNotOptimize(bounds);
  }
  count_bytes(state);
}
BENCHMARK(BM_icu_breaks_utf16);

/// Tokens with all three forms, and the pairs of their unmarked forms.
void BM_analyze(benchmark::State& state) {
  const Analyzer analyzer;
  for (auto _ : state) {
    std::string last;
    std::string pair;
    std::size_t bytes = 0;
    analyzer.visit(text(), [&](const Token& token) {
      bytes += token.exact.size() + token.levelled.size();
      if (token.follows) {
        pair.assign(last).append(1, ' ').append(token.unmarked);
        bytes += pair.size();
      }
      last = token.unmarked;
    });
    benchmark::DoNotOptimize(bytes);
  }
  count_bytes(state);
}
BENCHMARK(BM_analyze);

/// Every word's forms, the words being known.
void BM_fold(benchmark::State& state) {
  const Analyzer analyzer;
  const std::vector<Token> tokens = analyzer.analyze(text());
  Token folded;
  for (auto _ : state) {
    std::size_t bytes = 0;
    for (const Token& token : tokens) {
      analyzer.fold(std::string_view(text()).substr(token.offset, token.length), token.kind,
                    folded);
      bytes += folded.unmarked.size();
    }
    benchmark::DoNotOptimize(bytes);
  }
  count_bytes(state);
}
BENCHMARK(BM_fold);

void BM_icu_transliterator(benchmark::State& state) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> fold(icu::Transliterator::createInstance(
      "NFD; [:Nonspacing Mark:] Remove; Lower; NFC", UTRANS_FORWARD, status));
  if (fold == nullptr) {
    state.SkipWithError(u_errorName(status));
    return;
  }
  const auto utf16 = icu::UnicodeString::fromUTF8(text());
  for (auto _ : state) {
    icu::UnicodeString folded = utf16;
    fold->transliterate(folded);
    benchmark::DoNotOptimize(folded.length());
  }
  count_bytes(state);
}
BENCHMARK(BM_icu_transliterator);

}  // namespace

BENCHMARK_MAIN();
