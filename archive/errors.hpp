// The database cannot serve us: the one error of this room, and the one place that turns Xapian's
// and the file system's into it.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <utility>

#include <xapian.h>

namespace tracuu::archive {

/// Missing, foreign, damaged or busy. what() says what, where and what to run.
class DatabaseError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Runs `work`; Xapian's errors, which are no std::exception, leave it as DatabaseError.
template <typename Work>
decltype(auto) with_xapian(Work&& work) try {
  return std::forward<Work>(work)();
} catch (const Xapian::Error& error) {
  throw DatabaseError(error.get_description());
}

/// The same for std::filesystem, where the files are the archive's.
template <typename Work>
decltype(auto) with_files(Work&& work) try {
  return std::forward<Work>(work)();
} catch (const std::filesystem::filesystem_error& error) {
  throw DatabaseError(error.path1().string() + ": " + error.code().message());
}

}  // namespace tracuu::archive
