// The log as JSON lines, for machines: {"time", "level", "message"}.
#pragma once

#include <memory>

#include <spdlog/formatter.h>

namespace tracuu::searchd {

std::unique_ptr<spdlog::formatter> json_lines();

}  // namespace tracuu::searchd
