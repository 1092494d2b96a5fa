// The time a report covers, as its title says.
#pragma once

#include <optional>
#include <vector>

#include "corpus/fields/view.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus::fields {

/// "6 tháng đầu năm 2021", "quý III/2019", "từ 15/12/2017 đến 14/6/2018", "nhiệm kỳ 2015-2020",
/// "năm học 2018-2019", "5 năm thực hiện … ngày 03/6/2013". Calendar halves and quarters, whatever
/// day the figures were closed on; plans ("nhiệm vụ … năm 2019") are passed over. A year left out
/// is that of issue.
Maybe<Period> period_of(const View& view, const std::optional<Span>& title,
                        const Maybe<Date>& issued_on);

/// Whether what stands at `i` in the title is planned, not reported: "phương hướng, nhiệm vụ … năm
/// 2019".
bool is_planned(const View& view, Span title, std::size_t i);

}  // namespace tracuu::corpus::fields
