// The archives on other machines: which of them answer, and what they serve.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "archive/served.hpp"
#include "searchd/remote/line.hpp"

namespace tracuu::searchd {

/// One of them, looked at by a thread of its own.
class Remote {
 public:
  using Time = std::chrono::steady_clock::time_point;

  struct Standing {
    std::optional<archive::ServedGeneration> serves;  ///< nothing: it cannot be searched
    std::string trouble = "not reached yet";          ///< then why
    bool is_refused = false;                          ///< it will not do before it is built again
  };

  Remote(RemoteAddress address, std::chrono::milliseconds patience);
  ~Remote();
  Remote(const Remote&) = delete;
  Remote& operator=(const Remote&) = delete;

  Standing standing() const;

  /// Asks for a look; what to wait for.
  std::uint64_t ask_for_look();
  /// Returns when that look was had, or time is up.
  void wait_for_look(std::uint64_t asked, Time until);

  /// A line to that generation, for the thread that uses it, opened until that time. Throws
  /// archive::DatabaseError, also where another generation is served by now.
  std::shared_ptr<const Line> open(const std::string& identity, Time until);

 private:
  void run(const std::stop_token& stop);
  Standing look();

  const RemoteAddress address_;
  const std::chrono::milliseconds patience_;
  Lines lines_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<RemoteAddress> numeric_;
  Standing standing_;
  std::uint64_t wanted_ = 1;  ///< looks asked for
  std::uint64_t done_ = 0;    ///< of these
  std::jthread thread_;
};

/// Cuts lines whose time is up.
class Watch {
 public:
  Watch();
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  /// While it lives, its lines are watched. They outlive it.
  class Guard {
   public:
    Guard(Watch& watch, Remote::Time end, std::vector<std::shared_ptr<const Line>> lines);
    ~Guard();
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

   private:
    friend Watch;
    Watch& watch_;
    std::vector<std::shared_ptr<const Line>> lines_;
    std::multimap<Remote::Time, Guard*>::iterator entry_;
    bool is_over_ = false;
  };

 private:
  void run(const std::stop_token& stop);

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::multimap<Remote::Time, Guard*> waiting_;  ///< those whose time is not up
  std::jthread thread_;
};

class Remotes {
 public:
  /// Waits for the first look at them, not long. A search leaves a server `patience` for each of
  /// its answers.
  Remotes(const std::map<std::string, RemoteAddress>& archives, std::chrono::milliseconds patience);

  /// Null for an archive on this machine.
  Remote* find(const std::string& archive) const;

  void look_again(Remote::Time until);

  Watch& watch() { return watch_; }
  std::chrono::milliseconds patience() const { return patience_; }

 private:
  std::chrono::milliseconds patience_;
  std::map<std::string, std::unique_ptr<Remote>> remotes_;
  Watch watch_;
};

/// Those of the archives that are "tcp:HOST:PORT"; null where none is. Throws
/// std::invalid_argument.
std::shared_ptr<Remotes> remotes_of(const std::vector<std::filesystem::path>& archives,
                                    std::chrono::milliseconds patience);

}  // namespace tracuu::searchd
