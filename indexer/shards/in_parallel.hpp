// The same work on many threads.
#pragma once

#include <cstddef>
#include <functional>

namespace tracuu::indexer {

/// Runs work(0) to work(count - 1) on at most `jobs` threads and returns when all have ended. After
/// a throw no more are begun, and the first one thrown is thrown here.
void in_parallel(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

}  // namespace tracuu::indexer
