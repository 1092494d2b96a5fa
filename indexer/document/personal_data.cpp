#include "indexer/document/personal_data.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "tokenizers/personal_data.hpp"

namespace tracuu::indexer {

corpus::Report with_personal_data(corpus::Report report) {
  constexpr std::size_t numbers_of_a_list = 5;
  constexpr std::array<std::string_view, 4> kinds{"identity cards", "phones", "insurance codes",
                                                  "accounts"};
  const auto numbers = tokenizers::personal_numbers(report.text);
  if (numbers.empty()) return report;
  std::array<std::size_t, kinds.size()> counts{};
  for (const auto& number : numbers) ++counts.at(static_cast<std::size_t>(number.kind));
  std::string message;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (counts[i] > 0) {
      message += fmt::format("{}{}: {}", message.empty() ? "" : ", ", kinds[i], counts[i]);
    }
  }
  report.quality.warnings.push_back(
      {numbers.size() < numbers_of_a_list ? "personal_data" : "personal_list", std::move(message),
       numbers.front().start});
  return report;
}

}  // namespace tracuu::indexer
