// The sub-commands of tracuu-indexer: each says what it did on standard output, logs, and returns
// what the program exits with. They throw what the rooms below throw, and WrongUsage.
#pragma once

#include "indexer/commands/options.hpp"

namespace tracuu::indexer::commands {

inline constexpr int exit_done = 0;
inline constexpr int exit_bug = 1;
inline constexpr int exit_wrong_usage = 2;
inline constexpr int exit_no_archive = 3;
inline constexpr int exit_some_rejected = 4;
inline constexpr int exit_by_signal = 128;  ///< plus the signal

int build(const Options& options);
int update(const Options& options);
int withdraw(const Options& options);
int verify(const Options& options);
int stats(const Options& options);
int generations(const Options& options);
int activate(const Options& options);
int rollback(const Options& options);
int share(const Options& options);
int prune(const Options& options);
int export_all(const Options& options);
int inspect(const Options& options);
int tokens(const Options& options);

/// What an admin asks first when a build failed.
void log_what_serves(const std::filesystem::path& folder);

}  // namespace tracuu::indexer::commands
