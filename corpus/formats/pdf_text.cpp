// tracuu-pdf-text: the text of the PDF on standard input, page after page, each ended by a form
// feed. A program of its own, because poppler meets hostile bytes here: see corpus/formats/pdf.hpp.
#include <cstdio>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <unistd.h>

#include "corpus/formats/pdf.hpp"

namespace {

poppler::byte_array read_input() {
  poppler::byte_array bytes;
  char buffer[1U << 16U];
  for (ssize_t count = 0; (count = ::read(STDIN_FILENO, buffer, sizeof buffer)) > 0;) {
    bytes.insert(bytes.end(), buffer, buffer + count);
  }
  return bytes;
}

}  // namespace

int main() {
  using namespace tracuu::corpus;
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  auto bytes = read_input();
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return pdf_exit::broken;
  if (document->is_locked()) return pdf_exit::encrypted;
  if (document->pages() > pdf_exit::most_pages) return pdf_exit::too_many_pages;
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) continue;
    const auto text = page->text(poppler::rectf(), poppler::page::raw_order_layout).to_utf8();
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\f', stdout);
  }
  return std::fflush(stdout) == 0 ? pdf_exit::done : pdf_exit::broken;
}
