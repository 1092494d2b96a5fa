// How well the fields of made reports are read: right, wrong, missing, field by field.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/corpus/header_generator.hpp"

namespace tracuu::corpus {

inline constexpr std::array<std::string_view, 10> judged_fields{
    "issued_on", "number", "issuer", "commune",   "district",
    "doc_type",  "title",  "topic",  "citations", "signer"};

struct Figures {
  std::size_t right = 0;
  std::size_t wrong = 0;  ///< another value than the paper's, or one where it has none
  std::size_t missing = 0;

  double precision() const;
  double recall() const;
  /// F1 in which a wrong value costs twice what a missing one costs.
  double f1() const;
};

struct Mistake {
  std::string_view field;
  std::string expected, found;
  const MadeReport* report = nullptr;
};

/// One for each of judged_fields.
std::vector<Figures> figures_of(const std::vector<MadeReport>& reports,
                                const std::function<void(const Mistake&)>& mistaken);

/// "issued_on    0.991 0.985 0.986" lines: precision, recall, F1.
std::string table_of(const std::vector<Figures>& figures);

}  // namespace tracuu::corpus
