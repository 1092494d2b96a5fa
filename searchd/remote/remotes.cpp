#include "searchd/remote/remotes.hpp"

#include <utility>

#include <spdlog/spdlog.h>

#include "archive/errors.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds look_every{1000};
/// For each message of a look. Dead machines are found by it: a search that waits for one is freed.
constexpr milliseconds look_patience{1000};
constexpr milliseconds first_look{3000};

}  // namespace

Remote::Remote(RemoteAddress address, milliseconds patience)
    : address_(std::move(address)),
      patience_(patience),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

Remote::~Remote() = default;

Remote::Standing Remote::standing() const {
  const std::scoped_lock lock(mutex_);
  return standing_;
}

std::uint64_t Remote::ask_for_look() {
  const std::scoped_lock lock(mutex_);
  changed_.notify_all();
  return ++wanted_;
}

void Remote::wait_for_look(std::uint64_t asked, Time until) {
  std::unique_lock lock(mutex_);
  changed_.wait_until(lock, until, [&] { return done_ >= asked; });
}

std::shared_ptr<const Line> Remote::open(const std::string& identity, Time until) {
  std::optional<RemoteAddress> numeric;
  {
    const std::scoped_lock lock(mutex_);
    numeric = numeric_;
  }
  if (!numeric) throw archive::DatabaseError(address_.host + ": not reached yet");
  return archive::with_xapian([&] {
    expect_greeting(*numeric, until);
    auto line = std::make_shared<const Line>(*numeric, until, patience_, lines_);
    if (archive::served_generation(line->index(), line->texts(), tokenizers::analyzer_version)
            .identity != identity) {
      throw archive::DatabaseError(address_.host + ": serves another generation by now");
    }
    return line;
  });
}

void Remote::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    const std::uint64_t asked = wanted_;
    lock.unlock();
    Standing now = look();
    if (!now.serves) lines_.cut();
    lock.lock();
    if (now.trouble != standing_.trouble) {
      if (now.serves) {
        spdlog::info("archive=tcp:{}:{} answers, generation={}", address_.host, address_.port,
                     now.serves->name);
      } else {
        spdlog::error("archive=tcp:{}:{} is not searched: {}", address_.host, address_.port,
                      now.trouble);
      }
    }
    standing_ = std::move(now);
    done_ = asked;
    changed_.notify_all();
    changed_.wait_for(lock, stop, look_every, [&] { return wanted_ > done_; });
  }
}

Remote::Standing Remote::look() {
  Standing now;
  try {
    std::optional<RemoteAddress> numeric;
    {
      const std::scoped_lock lock(mutex_);
      numeric = numeric_;
    }
    if (!numeric) numeric = resolved(address_);
    const Line line(*numeric, std::chrono::steady_clock::now() + look_patience, look_patience,
                    lines_);
    now.serves =
        archive::served_generation(line.index(), line.texts(), tokenizers::analyzer_version);
    now.trouble.clear();
    const std::scoped_lock lock(mutex_);
    numeric_ = numeric;
    return now;
  } catch (const archive::WrongVersion& error) {
    now.trouble = error.what();
    now.is_refused = true;
  } catch (const Xapian::Error& error) {
    now.trouble = error.get_description();
  } catch (const std::exception& error) {  // of what a stranger sends, too
    now.trouble = error.what();
  }
  const std::scoped_lock lock(mutex_);
  numeric_.reset();  // the name may have another address by now
  return now;
}

Watch::Watch() : thread_([this](const std::stop_token& stop) { run(stop); }) {}

Watch::~Watch() = default;

Watch::Guard::Guard(Watch& watch, Remote::Time end, std::vector<std::shared_ptr<const Line>> lines)
    : watch_(watch), lines_(std::move(lines)) {
  const std::scoped_lock lock(watch_.mutex_);
  entry_ = watch_.waiting_.emplace(end, this);
  if (entry_ == watch_.waiting_.begin()) watch_.changed_.notify_all();
}

Watch::Guard::~Guard() {
  const std::scoped_lock lock(watch_.mutex_);
  if (!is_over_) watch_.waiting_.erase(entry_);
}

void Watch::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    if (waiting_.empty()) {
      changed_.wait(lock, stop, [&] { return !waiting_.empty(); });
      continue;
    }
    const auto first = waiting_.begin();
    const auto end = first->first;
    if (std::chrono::steady_clock::now() < end) {
      changed_.wait_until(lock, stop, end,
                          [&] { return waiting_.empty() || waiting_.begin()->first != end; });
      continue;
    }
    for (const auto& line : first->second->lines_) line->cut();
    first->second->is_over_ = true;
    waiting_.erase(first);
  }
}

Remotes::Remotes(const std::map<std::string, RemoteAddress>& archives, milliseconds patience)
    : patience_(patience) {
  for (const auto& [archive, address] : archives) {
    remotes_.emplace(archive, std::make_unique<Remote>(address, patience));
  }
  look_again(std::chrono::steady_clock::now() + first_look);
}

Remote* Remotes::find(const std::string& archive) const {
  const auto found = remotes_.find(archive);
  return found == remotes_.end() ? nullptr : found->second.get();
}

void Remotes::look_again(Remote::Time until) {
  std::vector<std::pair<Remote*, std::uint64_t>> asked;
  for (const auto& [archive, remote] : remotes_) {
    asked.emplace_back(remote.get(), remote->ask_for_look());
  }
  for (const auto& [remote, look] : asked) remote->wait_for_look(look, until);
}

std::shared_ptr<Remotes> remotes_of(const std::vector<std::filesystem::path>& archives,
                                    milliseconds patience) {
  std::map<std::string, RemoteAddress> remote;
  for (const auto& archive : archives) {
    if (auto address = remote_address(archive.string())) remote.emplace(archive.string(), *address);
  }
  return remote.empty() ? nullptr : std::make_shared<Remotes>(remote, patience);
}

}  // namespace tracuu::searchd
