// A connection to the two servers of an archive on another machine (archive/served.hpp).
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <xapian.h>

namespace tracuu::searchd {

/// "tcp:HOST:PORT": the index is served at PORT, the texts at PORT + 1.
struct RemoteAddress {
  std::string host;
  unsigned port = 0;
  bool operator==(const RemoteAddress&) const = default;
};

/// Nothing for what is a folder. Throws std::invalid_argument where it begins so and goes on
/// otherwise.
std::optional<RemoteAddress> remote_address(std::string_view archive);

class Line;

/// All open lines to one address. From any thread.
class Lines {
 public:
  /// Whoever waits for an answer gets an error at once.
  void cut();

 private:
  friend Line;
  std::mutex mutex_;
  std::condition_variable freed_;
  bool connecting_ = false;  ///< one at a time, so that a new socket is known for whose it is
  std::set<const Line*> open_;
};

/// Used by one thread, but for cut().
class Line {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// Connects until that time to a host given as a numeric address; `all` outlive it. Later a
  /// server that is silent for `patience` is given up: that is Xapian's own clock, which starts
  /// anew with each message. Throws archive::DatabaseError and Xapian's errors.
  Line(const RemoteAddress& numeric, Time until, std::chrono::milliseconds patience, Lines& all);
  ~Line();
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  const Xapian::Database& index() const { return index_.database; }
  const Xapian::Database& texts() const { return texts_.database; }

  /// Between questions: the server hung up, or says what it was not asked.
  bool is_broken() const;

  /// As Lines::cut().
  void cut() const;

 private:
  struct End {
    Xapian::Database database;
    int socket = -1;  ///< Xapian's; -1 where it was not found
  };
  static End connect(const RemoteAddress& numeric, std::chrono::milliseconds patience);
  class Connecting;

  Lines& all_;
  End index_, texts_;
};

/// The host as a numeric address. Asks the resolver, which may take its time. Throws
/// archive::DatabaseError.
RemoteAddress resolved(const RemoteAddress& address);

/// Waits until that time for the first word of both servers. Xapian would wait by the clock of its
/// later answers. Throws archive::DatabaseError.
void expect_greeting(const RemoteAddress& numeric, Line::Time until);

}  // namespace tracuu::searchd
