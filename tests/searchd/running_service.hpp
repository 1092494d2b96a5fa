// A service in a thread of its own, quiet, ended with its test.
#pragma once

#include <cstddef>
#include <thread>
#include <utility>

#include <spdlog/spdlog.h>

#include "searchd/service.hpp"
#include "tests/searchd/test_archive.hpp"

namespace tracuu::searchd {

inline ServiceOptions options_for(const TestArchive& archive, std::size_t threads = 2) {
  spdlog::set_level(spdlog::level::off);
  ServiceOptions made;
  made.archives = {archive.folder()};
  made.threads = threads;
  return made;
}

class RunningService {
 public:
  explicit RunningService(ServiceOptions options)
      : service_(std::move(options)), thread_([this] { service_.run(); }) {}
  explicit RunningService(const TestArchive& archive) : RunningService(options_for(archive)) {}
  ~RunningService() { service_.drain(); }
  RunningService(const RunningService&) = delete;
  RunningService& operator=(const RunningService&) = delete;

  Service* operator->() { return &service_; }

 private:
  Service service_;
  std::jthread thread_;
};

}  // namespace tracuu::searchd
