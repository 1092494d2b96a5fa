// show_field_figures SET SEED COUNT [FIELD]: how well the fields of made reports are read, and the
// mistakes in one field with the reports they were made in.
#include <cstdio>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "tests/corpus/field_figures.hpp"

int main(int argc, char** argv) {
  using namespace tracuu::corpus;
  if (argc < 4) {
    fmt::print(stderr, "usage: show_field_figures SET SEED COUNT [FIELD]\n");
    return 2;
  }
  const std::string field = argc > 4 ? argv[4] : "";
  for (const auto wear : {Wear::none, Wear::web, Wear::careless, Wear::scanned}) {
    const auto reports = made_reports(argv[1], wear, std::strtoull(argv[2], nullptr, 10),
                                      std::strtoull(argv[3], nullptr, 10));
    const auto figures = figures_of(reports, [&](const Mistake& mistake) {
      if (mistake.field != field) return;
      fmt::print("== {}\nexpected {}\nfound    {}\n{}\n", mistake.report->form, mistake.expected,
                 mistake.found, mistake.report->text.substr(0, 700));
    });
    fmt::print("{}\n{}\n", name_of(wear), table_of(figures));
  }
  return 0;
}
