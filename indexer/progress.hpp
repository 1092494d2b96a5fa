// How a build is shown to people and programs while it runs and when it is done.
#pragma once

#include <atomic>
#include <cstdio>
#include <string>

#include "indexer/build.hpp"

namespace tracuu::indexer {

enum class ProgressStyle { automatic, bar, plain, json, none };

/// One line each, without its end.
std::string bar_line(const Progress& progress);
std::string plain_line(const Progress& progress);
std::string json_line(const Progress& progress);

/// What became of everything, as a table or one line of JSON.
std::string summary_table(const BuildResult& result);
std::string summary_json(const BuildResult& result);

/// Writes progress to a stream, not more often than a reader of its style wants. `automatic` is a
/// bar on a terminal and plain lines elsewhere.
class ProgressPrinter {
 public:
  ProgressPrinter(ProgressStyle style, std::FILE* stream);

  void show(const Progress& progress);
  void clear();  ///< takes the bar away, for another line to be written; from any thread

 private:
  ProgressStyle style_;
  std::FILE* stream_;
  Phase phase_ = Phase::reading;
  double next_ = 0;  ///< seconds since the start of the build
  std::atomic<bool> has_bar_ = false;
};

}  // namespace tracuu::indexer
