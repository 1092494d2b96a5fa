// The daemon under load: idle, slow and greedy clients, new generations, and its end. Short by
// default; tests/load/run sets the environment for the long form. Figures are printed, for people;
// what is judged is that no request of a well-behaved client fails.
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include "tests/programs/http.hpp"
#include "tests/programs/program.hpp"

namespace tracuu::tests {
namespace {

using nlohmann::json;
using std::chrono::duration;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

struct Settings {
  duration<double> length{0.4};
  std::size_t connections = 300;
  std::filesystem::path source = samples();
};

const Settings& settings() {
  static const Settings read = [] {
    Settings made;
    if (const char* text = std::getenv("TRACUU_LOAD_SECONDS")) {
      made.length = duration<double>(std::stod(text));
    }
    if (const char* text = std::getenv("TRACUU_LOAD_CONNECTIONS")) {
      made.connections = std::stoul(text);
    }
    if (const char* text = std::getenv("TRACUU_LOAD_SOURCE")) made.source = text;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
      limit.rlim_cur = limit.rlim_max;
      setrlimit(RLIMIT_NOFILE, &limit);
    }
    return made;
  }();
  return read;
}

class Timetable {
 public:
  bool goes_on() const { return steady_clock::now() < end_; }

 private:
  steady_clock::time_point end_ =
      steady_clock::now() + std::chrono::duration_cast<milliseconds>(settings().length);
};

std::string request(const std::string& of) {
  return "GET " + of + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

const std::string normal = target("/v1/search", {{"q", "công tác dân vận"}, {"facets", "topic"}});

/// What costs most: everything found, sorted, counted and cut into snippets; wildcards; nearness.
const std::array<std::string, 4> expensive{
    target("/v1/search", {{"q", "t* c* n* d* x* h*"}, {"operator", "or"}, {"limit", "100"}}),
    target("/v1/search",
           {{"q", "cong tac dan van nong thon moi xa hoi kinh te phat trien"},
            {"operator", "or"},
            {"limit", "100"},
            {"snippet_count", "10"},
            {"facets", "topic,commune,district,province,doc_type,issuer,world,year"}}),
    target("/v1/search", {{"q", "\"cong tac\" OR \"dan van\" OR \"nong thon moi\" OR \"ke hoach\""},
                          {"sort", "oldest"},
                          {"limit", "100"}}),
    target("/v1/search", {{"q", "(công NEAR/10 tác) OR (xã NEAR/10 dân) OR (năm NEAR/10 đảng)"},
                          {"limit", "100"}})};

struct Measured {
  std::vector<double> ms;
  int failures = 0;

  double quantile(double share) {
    if (ms.empty()) return 0;
    std::ranges::sort(ms);
    return ms[static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1))];
  }
};

/// A client as it should be: one request after the other on one connection.
Measured ask_normally(std::uint16_t port) {
  Measured measured;
  Connection connection(port);
  for (const Timetable time; time.goes_on();) {
    const auto start = steady_clock::now();
    connection.send(request(normal));
    if (connection.receive().status != 200) ++measured.failures;
    measured.ms.push_back(duration<double, std::milli>(steady_clock::now() - start).count());
  }
  return measured;
}

void tell(const char* what, Measured& alone, Measured& under_load) {
  std::cout << fmt::format(
      "{}: {} requests, p50 {:.2f} times and p99 {:.2f} times that without load\n", what,
      under_load.ms.size(), under_load.quantile(0.5) / alone.quantile(0.5),
      under_load.quantile(0.99) / alone.quantile(0.99));
}

class Load : public testing::Test {
 protected:
  static std::filesystem::path archive() {
    static const Scratch scratch;
    static const bool built = [] {
      build_archive(scratch / "archive", settings().source);
      return true;
    }();
    EXPECT_TRUE(built);
    return scratch / "archive";
  }
  static std::vector<std::string> quiet() { return {"--log-level", "warn"}; }
};

TEST_F(Load, IdleAndCreepingClientsCostNothing) {
  auto options = quiet();
  options.insert(options.end(), {"--connections", std::to_string(settings().connections + 200)});
  Daemon daemon(archive(), options);
  Measured alone = ask_normally(daemon.port());
  std::vector<std::unique_ptr<Connection>> idle;
  for (std::size_t i = 0; i < settings().connections; ++i) {
    idle.push_back(std::make_unique<Connection>(daemon.port()));
  }
  std::vector<std::unique_ptr<Connection>> creeping;
  for (int i = 0; i < 100; ++i) {
    creeping.push_back(std::make_unique<Connection>(daemon.port()));
    creeping.back()->send(i % 2 == 0 ? "GET / HTTP/1.1\r\nX-Slow: "
                                     : "POST /v1/search HTTP/1.1\r\nHost: x\r\nContent-Length: "
                                       "1000\r\n\r\n");
  }
  // All are open now; later the daemon closes those that said nothing for half a minute.
  const json stats = json::parse(get(daemon.port(), "/v1/stats").body);
  EXPECT_GE(stats["connections"].get<std::size_t>(), settings().connections);
  std::jthread creeps([&](const std::stop_token& ended) {
    while (!ended.stop_requested()) {
      for (auto& connection : creeping) {
        try {
          connection->send("x");
        } catch (const std::system_error&) {
          return;  // told to go: that is how it should be
        }
      }
      std::this_thread::yield();
    }
  });
  Measured loaded = ask_normally(daemon.port());
  creeps.request_stop();
  EXPECT_EQ(alone.failures + loaded.failures, 0);
  tell("idle and creeping clients", alone, loaded);
}

TEST_F(Load, GreedyClientsWaitBehindThemselves) {
  Daemon daemon(archive(), quiet());
  Measured alone = ask_normally(daemon.port());
  constexpr std::size_t greedy_clients = 64;
  std::atomic<bool> ended = false;
  std::atomic<int> served = 0;
  std::atomic<int> broken = 0;
  Measured loaded;
  {
    std::vector<std::jthread> greedy;
    for (std::size_t i = 0; i < greedy_clients; ++i) {
      greedy.emplace_back([&, i] {
        Connection connection(daemon.port(), "127.0.0.2");
        for (std::size_t k = i; !ended; ++k) {
          connection.send(request(expensive[k % expensive.size()]));
          const int status = connection.receive().status;
          // 503 and 504 tell a client to be less greedy; anything else is a fault.
          if (status == 200) ++served;
          if (status != 200 && status != 503 && status != 504) ++broken;
        }
      });
    }
    loaded = ask_normally(daemon.port());
    ended = true;
  }
  EXPECT_EQ(alone.failures + loaded.failures, 0);
  EXPECT_EQ(broken, 0);
  tell("64 greedy clients", alone, loaded);
  std::cout << fmt::format("  while {} expensive searches were answered\n", served.load());
}

/// Reports whose ids tell which generation they are of.
void publish(const std::filesystem::path& archive, const std::filesystem::path& source,
             const std::string& mark) {
  std::string lines;
  for (int i = 0; i < 20; ++i) {
    lines += json({{"id", fmt::format("{}-{}", mark, i)},
                   {"text", fmt::format("công tác dân vận {} {}", mark, i)}})
                 .dump() +
             '\n';
  }
  write_file(source / (mark + ".jsonl"), lines);
  build_archive(archive, source / (mark + ".jsonl"));
}

TEST_F(Load, GenerationsChangeWithoutAFailedOrMixedAnswer) {
  const Scratch scratch;
  publish(scratch / "archive", scratch.path(), "000001");
  publish(scratch / "archive", scratch.path(), "000002");
  Daemon daemon(scratch / "archive", quiet());
  std::atomic<bool> ended = false;
  std::atomic<int> answers = 0;
  std::atomic<int> faults = 0;
  {
    std::vector<std::jthread> clients;
    for (int i = 0; i < 4; ++i) {
      clients.emplace_back([&] {
        Connection connection(daemon.port());
        while (!ended) {
          connection.send(request(normal));
          const Answer answer = connection.receive();
          const json page = json::parse(answer.body);
          if (answer.status != 200 || page["found"]["value"] != 20) {
            ++faults;
            continue;
          }
          const std::string generation = page["generation"];
          for (const auto& hit : page["hits"]) {
            if (!hit["id"].get<std::string>().starts_with(generation)) ++faults;
          }
          ++answers;
        }
      });
    }
    int switches = 0;
    for (const Timetable time; time.goes_on() || switches < 2; ++switches) {
      const std::string next = switches % 2 == 0 ? "000001" : "000002";
      write_file(scratch / "archive/current.new", next + '\n');
      std::filesystem::rename(scratch / "archive/current.new", scratch / "archive/current");
      daemon.program().signal(SIGHUP);
      const auto seen = [&] {
        return json::parse(get(daemon.port(), "/ready").body)["generation"] == next;
      };
      while (!seen()) std::this_thread::yield();
      for (const int before = answers; answers < before + 20 && faults == 0;) {
        std::this_thread::yield();
      }
    }
    ended = true;
    std::cout << fmt::format("{} switches, {} answers\n", switches, answers.load());
  }
  EXPECT_EQ(faults, 0);
}

TEST_F(Load, TheEndLosesNoRequestThatWasTaken) {
  Daemon daemon(archive(), quiet());
  std::atomic<bool> ending = false;
  std::atomic<int> answered = 0;
  std::atomic<int> lost = 0;
  std::vector<std::jthread> clients;
  for (int i = 0; i < 16; ++i) {
    clients.emplace_back([&] {
      for (;;) {
        try {
          Connection connection(daemon.port());
          connection.send(request(normal));
          if (connection.receive().status == 200) ++answered;
        } catch (const std::system_error&) {
          if (ending) return;  // refused, or reset before it was taken
          ++lost;
        } catch (const std::runtime_error&) {
          ++lost;  // taken, and closed without an answer
          return;
        }
      }
    });
  }
  for (const Timetable time; time.goes_on() || answered < 100;) std::this_thread::yield();
  ending = true;
  daemon.program().signal(SIGTERM);
  EXPECT_EQ(daemon.program().wait().exit_code, 0);
  clients.clear();
  EXPECT_EQ(lost, 0);
  std::cout << fmt::format("{} answers before the end\n", answered.load());
}

}  // namespace
}  // namespace tracuu::tests
