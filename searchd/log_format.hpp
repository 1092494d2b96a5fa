// The log as JSON lines, for machines: {"time", "level", "message"}.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <spdlog/formatter.h>

namespace tracuu::searchd {

std::unique_ptr<spdlog::formatter> json_lines();

/// "2026-01-31T12:34:56.789Z"
std::string log_time(std::chrono::system_clock::time_point time);

}  // namespace tracuu::searchd
