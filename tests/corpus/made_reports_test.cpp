// The demand on headers nobody here has seen, tried on made ones.
#include <iostream>
#include <string>

#include <gtest/gtest.h>

#include "tests/corpus/field_figures.hpp"

namespace tracuu::corpus {
namespace {

struct Demand {
  std::string_view field;
  double f1;
};

constexpr std::array demands{Demand{"issued_on", 0.97}, Demand{"number", 0.97},
                             Demand{"issuer", 0.95},    Demand{"commune", 0.95},
                             Demand{"district", 0.95},  Demand{"doc_type", 0.95},
                             Demand{"title", 0.90},     Demand{"topic", 0.90},
                             Demand{"citations", 0.90}, Demand{"signer", 0.95}};

class MadeReports : public testing::TestWithParam<std::string> {};

TEST_P(MadeReports, AreReadAsDemanded) {
  for (const auto wear : {Wear::none, Wear::web, Wear::careless, Wear::scanned}) {
    const auto reports = made_reports(GetParam(), wear, 20261125, 150);
    const auto figures = figures_of(reports, [](const Mistake&) {});
    const auto table = table_of(figures);
    std::cout << "set " << GetParam() << ", " << name_of(wear) << '\n' << table << '\n';
    for (std::size_t i = 0; i < demands.size(); ++i) {
      ASSERT_EQ(demands[i].field, judged_fields[i]);
      EXPECT_GE(figures[i].f1(), demands[i].f1) << demands[i].field << ", " << name_of(wear);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Of, MadeReports, testing::Values("a", "b", "c"),
                         [](const auto& tested) { return "vocabulary_" + tested.param; });

}  // namespace
}  // namespace tracuu::corpus
