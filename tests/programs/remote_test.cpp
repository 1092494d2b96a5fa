#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <xapian.h>

#include "tests/programs/http.hpp"
#include "tests/programs/program.hpp"

// Archives on other machines, which here are this one: xapian-tcpsrv serves them as it would there.

namespace tracuu::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

class Socket {
 public:
  /// Bound to 127.0.0.1, where the port is free.
  explicit Socket(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    address_.sin_family = AF_INET;
    address_.sin_port = htons(port);
    address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    ::setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    is_bound_ = ::bind(socket_, reinterpret_cast<sockaddr*>(&address_), sizeof address_) == 0;
  }
  ~Socket() { ::close(socket_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  Socket(Socket&&) = delete;
  Socket& operator=(Socket&&) = delete;

  bool is_bound() const { return is_bound_; }
  int descriptor() const { return socket_; }

 private:
  int socket_;
  sockaddr_in address_{};
  bool is_bound_ = false;
};

/// A port that was free a moment ago, like the next one. Below those that the system gives to
/// connections: one of them may have a lost server's port when it would come back.
std::uint16_t free_pair() {
  int first_given = 0;
  std::ifstream("/proc/sys/net/ipv4/ip_local_port_range") >> first_given;
  std::random_device random;
  std::uniform_int_distribution<int> any(4096, std::max(first_given, 8192) - 2);
  for (;;) {
    const auto port = static_cast<std::uint16_t>(any(random));
    if (Socket(port).is_bound() && Socket(static_cast<std::uint16_t>(port + 1)).is_bound()) {
      return port;
    }
  }
}

/// The two servers of an archive.
class Machine {
 public:
  explicit Machine(fs::path archive) : archive_(std::move(archive)) {
    while (!starts_at(free_pair())) {
    }
  }

  std::string name() const { return fmt::format("tcp:127.0.0.1:{}", port_); }
  std::uint16_t port() const { return port_; }

  void lose() {
    for (auto* program : {&index_, &texts_}) program->reset();
  }
  /// At its former port.
  void come_back() {
    while (!starts_at(port_)) {
    }
  }
  void signal(int number) const {
    index_->signal(number);
    texts_->signal(number);
  }

 private:
  bool starts_at(std::uint16_t port) try {
    const auto start = [&](const char* kind, int at) {
      auto program = std::make_unique<Program>(
          std::vector<std::string>{XAPIAN_TCPSRV, "--interface", "127.0.0.1", "--port",
                                   std::to_string(at), archive_ / "served" / kind},
          ProgramOptions{.leads_group = true});
      program->line_of_output("Listening");
      return program;
    };
    index_ = start("index", port);
    texts_ = start("texts", port + 1);
    port_ = port;
    return true;
  } catch (const std::runtime_error&) {  // somebody else has the port by now
    lose();
    return false;
  }

  fs::path archive_;
  std::uint16_t port_ = 0;
  std::unique_ptr<Program> index_, texts_;
};

/// Says to each who connects what it is given to say, and no more.
class Stranger {
 public:
  explicit Stranger(std::string greeting)
      : port_(free_pair()), first_(port_), second_(static_cast<std::uint16_t>(port_ + 1)) {
    for (const Socket* socket : {&first_, &second_}) {
      ::listen(socket->descriptor(), 16);
      threads_.emplace_back([socket, greeting] {
        std::vector<int> held;
        for (int peer = 0; (peer = ::accept(socket->descriptor(), nullptr, nullptr)) >= 0;) {
          held.push_back(peer);
          ::send(peer, greeting.data(), greeting.size(), MSG_NOSIGNAL);
        }
        for (const int each : held) ::close(each);
      });
    }
  }
  ~Stranger() {
    for (const Socket* socket : {&first_, &second_}) {
      ::shutdown(socket->descriptor(), SHUT_RDWR);
    }
  }
  Stranger(const Stranger&) = delete;
  Stranger& operator=(const Stranger&) = delete;
  Stranger(Stranger&&) = delete;
  Stranger& operator=(Stranger&&) = delete;

  std::string name() const { return fmt::format("tcp:127.0.0.1:{}", port_); }

 private:
  std::uint16_t port_;
  Socket first_, second_;
  std::vector<std::jthread> threads_;
};

/// Stands between the front and a machine, and hands replies on as it is told.
class Between {
 public:
  enum class Manner : std::uint8_t { faithful, drips, breaks_off, floods };

  explicit Between(const Machine& machine)
      : port_(free_pair()), first_(port_), second_(static_cast<std::uint16_t>(port_ + 1)) {
    for (Socket* socket : {&first_, &second_}) {
      const int behind = machine.port() + (socket == &second_ ? 1 : 0);
      ::listen(socket->descriptor(), 16);
      threads_.emplace_back([this, socket, behind] {
        std::vector<std::jthread> passages;
        for (int peer = 0; (peer = ::accept(socket->descriptor(), nullptr, nullptr)) >= 0;) {
          passages.emplace_back(
              [this, peer, behind](const std::stop_token& stop) { pass(peer, behind, stop); });
        }
      });
    }
  }
  ~Between() {
    for (const Socket* socket : {&first_, &second_}) {
      ::shutdown(socket->descriptor(), SHUT_RDWR);
    }
  }
  Between(const Between&) = delete;
  Between& operator=(const Between&) = delete;
  Between(Between&&) = delete;
  Between& operator=(Between&&) = delete;

  std::string name() const { return fmt::format("tcp:127.0.0.1:{}", port_); }
  void be(Manner manner) { manner_ = manner; }

 private:
  static constexpr int moment = 20;  // milliseconds

  void pass(int front, int port, const std::stop_token& stop) const {
    const int machine = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::connect(machine, reinterpret_cast<sockaddr*>(&address), sizeof address);
    std::array<pollfd, 2> ends{{{front, POLLIN, 0}, {machine, POLLIN, 0}}};
    std::array<char, 65'536> bytes{};
    for (bool goes_on = true; goes_on && !stop.stop_requested();) {
      ::poll(ends.data(), ends.size(), moment);
      for (const bool replies : {false, true}) {
        if (ends[replies ? 1 : 0].revents == 0) continue;
        const auto size = ::recv(replies ? machine : front, bytes.data(), bytes.size(), 0);
        const std::string_view said(bytes.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
        if (said.empty() || !(replies ? reply(front, said, stop) : send(machine, said))) {
          goes_on = false;
        }
      }
    }
    ::close(front);
    ::close(machine);
  }

  static bool send(int to, std::string_view said) {
    return ::send(to, said.data(), said.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(said.size());
  }

  /// False where there is nothing more to say.
  bool reply(int front, std::string_view said, const std::stop_token& stop) const {
    switch (manner_) {
      case Manner::faithful:
        break;
      case Manner::drips:
        for (std::size_t i = 0; i < said.size() && !stop.stop_requested(); ++i) {
          if (!send(front, said.substr(i, 1))) return false;
          pollfd hung_up{front, POLLRDHUP, 0};
          if (::poll(&hung_up, 1, moment) > 0) return false;
        }
        return true;
      case Manner::breaks_off:
        send(front, said.substr(0, said.size() / 2));
        return false;
      case Manner::floods:
        while (!stop.stop_requested() && send(front, said)) {
        }
        return false;
    }
    return send(front, said);
  }

  std::atomic<Manner> manner_ = Manner::faithful;
  std::uint16_t port_;
  Socket first_, second_;
  std::vector<std::jthread> threads_;
};

class Remote : public testing::Test {
 protected:
  static constexpr int parts = 3;

  void SetUp() override {
    for (int i = 0; i < parts; ++i) fs::create_directories(source(i));
  }

  fs::path source(int part) const { return scratch / fmt::format("source{}", part); }
  fs::path archive(int part) const { return scratch / fmt::format("archive{}", part); }

  void build_and_share(int part) const {
    ASSERT_NO_FATAL_FAILURE(build_archive(archive(part), source(part)));
    share(part);
  }
  void share(int part) const {
    const auto outcome = run_indexer({"share", "--archive", archive(part)});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  }

  /// One report in each part, of a commune of its own.
  void build_small() const {
    const char* communes[parts] = {"Thạch Long", "Cẩm Hà", "Hương Trà"};
    for (int i = 0; i < parts; ++i) {
      write_file(source(i) / fmt::format("{}.txt", i), small_report(communes[i], 2018 + i));
      ASSERT_NO_FATAL_FAILURE(build_and_share(i));
    }
  }

  const Scratch scratch;
};

const std::string search = target("/v1/search", {{"q", "dân vận"}, {"facets", "year"}});

Daemon front(const std::vector<std::string>& archives, std::vector<std::string> more = {}) {
  for (std::size_t i = 1; i < archives.size(); ++i) {
    more.insert(more.end(), {"--archive", archives[i]});
  }
  return Daemon(archives.front(), more);
}

json asked(const Daemon& daemon, const std::string& path) {
  return json::parse(get(daemon.port(), path).body);
}

/// With its headers: our own client knows no chunks, nor answers without a body.
std::string asked_by_curl(const Daemon& daemon, const std::string& path,
                          const std::string& header = "Accept: */*") {
  return run({"/usr/bin/curl", "-sSi", "-H", header,
              fmt::format("http://127.0.0.1:{}{}", daemon.port(), path)})
      .out;
}

std::string exported(const Daemon& daemon, const std::string& q) {
  return asked_by_curl(daemon, target("/v1/export", {{"q", q}, {"format", "csv"}}));
}

std::string rows_of(const std::string& answer) {
  return answer.substr(answer.find("\r\n\r\n"));
}

/// Asks until the answer is as wanted; the last one where patience ends.
json asked_until(const Daemon& daemon, const std::string& path,
                 const std::function<bool(const json&)>& is_wanted) {
  const auto end = std::chrono::steady_clock::now() + patience;
  for (;;) {
    json answer = asked(daemon, path);
    if (is_wanted(answer) || std::chrono::steady_clock::now() > end) return answer;
  }
}

bool is_whole(const json& answer) {
  return !answer.contains("partial");
}
bool is_partial(const json& answer) {
  return answer.contains("partial");
}

/// Without what two daemons say differently.
std::string told(const Daemon& daemon, const std::string& path) {
  const Answer answer = get(daemon.port(), path);
  if (!answer.headers.at("content-type").starts_with("application/json")) return answer.body;
  json body = json::parse(answer.body);
  for (const char* own : {"took_ms", "generation", "next_cursor"}) body.erase(own);
  if (body.contains("report")) body["report"]["source"].erase("modified_at");
  return body.dump(1);
}

/// Ten communes, six years, words that some have, of different lengths.
std::string report_number(int i) {
  const char* communes[] = {"Thạch Long", "Cẩm Hà",  "Hương Trà",  "Đức Lạc", "Sơn Kim",
                            "Kỳ Phong",   "Lộc Yên", "Xuân Thành", "Ích Hậu", "Tùng Lộc"};
  std::string text = small_report(communes[i % 10], 2015 + i % 6);
  text += fmt::format("Toàn xã có {} hộ nghèo, giảm {} hộ.\n", 100 + i, i);
  if (i % 2 == 0) text += "Xây dựng nông thôn mới đạt kết quả.\n";
  if (i % 3 == 0) text += "Lãnh đạo công tác cải cách hành chính.\n";
  if (i % 5 == 0) text += "Phòng, chống dịch tả lợn Châu Phi; giải phóng mặt bằng.\n";
  for (int k = 0; k < i % 7; ++k) text += "Hội đồng nhân dân giám sát việc thực hiện.\n";
  return text;
}

TEST_F(Remote, ThreeServersAnswerAsOneArchiveOfAllReports) {
  const fs::path whole_source = scratch / "whole";
  fs::create_directories(whole_source);
  for (int i = 0; i < 48; ++i) {
    const std::string name = fmt::format("report{}.txt", i);
    write_file(whole_source / name, report_number(i));
    write_file(source(i % parts) / name, report_number(i % parts == 1 ? i + 200 : i));
  }
  ASSERT_NO_FATAL_FAILURE(build_archive(scratch / "whole_archive", whole_source));
  for (int i = 0; i < parts; ++i) ASSERT_NO_FATAL_FAILURE(build_and_share(i));
  // The second part held other texts once: those are dead documents of its first shard.
  for (int i = 1; i < 48; i += parts) {
    write_file(source(1) / fmt::format("report{}.txt", i), report_number(i));
  }
  ASSERT_EQ(run_indexer({"update", "--archive", archive(1)}).exit_code, 0);
  ASSERT_NO_FATAL_FAILURE(share(1));

  const Machine first(archive(0)), second(archive(1)), third(archive(2));
  Daemon whole(scratch / "whole_archive");
  Daemon joint = front({first.name(), second.name(), third.name()});
  Daemon mixed = front({archive(0), second.name(), archive(2)});
  const std::string facets = "commune,year,topic,doc_type,issuer";
  std::vector<std::string> paths;
  for (const char* q :
       {"", "dân vận", "nông thôn mới", "\"nông thôn mới\"", "dan van",
        "cải cách hành chính OR dịch", "lảnh đạo", "dân NOT nghèo",
        "dịch tả lợn giải phóng mặt bằng năm 2017 nông thôn", "không có gì thế cả"}) {
    for (const char* sort : {"relevance", "newest", "oldest"}) {
      paths.push_back(target("/v1/search", {{"q", q}, {"sort", sort}, {"facets", facets}}));
      paths.push_back(target("/v1/search", {{"q", q},
                                            {"sort", sort},
                                            {"limit", "7"},
                                            {"offset", "7"},
                                            {"year", "2016,2018"},
                                            {"facets", facets}}));
    }
    paths.push_back(target("/v1/search", {{"q", q}, {"explain", "true"}, {"limit", "5"}}));
    paths.push_back(target("/v1/timeline", {{"q", q}, {"by", "commune"}}));
    paths.push_back(target("/v1/facet_search", {{"q", q}, {"facet", "commune"}}));
  }
  // What is begun weighs more elsewhere: see docs/scaling.md.
  paths.push_back(
      target("/v1/search", {{"q", "hộ* giảm"}, {"sort", "newest"}, {"facets", facets}}));
  paths.push_back(target("/v1/suggest", {{"q", "nông th"}}));
  paths.push_back(target("/v1/suggest", {{"q", "12-"}}));
  paths.push_back(target("/v1/communes", {{"q", "thach"}}));
  const json page = asked(whole, target("/v1/search", {{"limit", "48"}}));
  for (const auto& hit : page.at("hits")) {
    const std::string report = "/v1/reports/" + hit.at("id").get<std::string>();
    for (const char* below : {"", "/text?q=d%C3%A2n", "/similar", "/cite?format=ris"}) {
      paths.push_back(report + below);
    }
  }
  for (const auto& path : paths) {
    const std::string expected = told(whole, path);
    EXPECT_EQ(told(joint, path), expected) << path;
    EXPECT_EQ(told(mixed, path), expected) << path;
  }
  EXPECT_EQ(rows_of(exported(joint, "dân vận")), rows_of(exported(whole, "dân vận")));
  EXPECT_EQ(asked(joint, search)["generation"], "000001-000002-000001");
  EXPECT_EQ(joint.stop().exit_code, 0);
}

TEST_F(Remote, WhatIsLostIsNamedAndComesBackByItself) {
  ASSERT_NO_FATAL_FAILURE(build_small());
  Machine second(archive(1));
  Daemon daemon = front({archive(0), second.name()});
  const json whole = asked(daemon, search);
  EXPECT_EQ(whole["found"], (json{{"value", 2}, {"relation", "eq"}}));
  EXPECT_TRUE(is_whole(whole));
  const auto tag = get(daemon.port(), search).headers.at("etag");
  std::string lost_id;
  for (const auto& hit : whole["hits"]) {
    if (hit["report"]["commune"]["name"] == "Cẩm Hà") lost_id = hit["id"];
  }
  const std::string report = "/v1/reports/" + lost_id;
  EXPECT_EQ(get(daemon.port(), report).status, 200);

  second.lose();
  const Answer partial = get(daemon.port(), search);
  ASSERT_EQ(partial.status, 200) << partial.body;
  const json rest = json::parse(partial.body);
  EXPECT_EQ(rest["found"], (json{{"value", 1}, {"relation", "gte"}}));
  EXPECT_THAT(rest["partial"], ElementsAre(second.name()));
  EXPECT_EQ(rest["generation"], "000001-absent");
  EXPECT_EQ(rest["facets"]["year"]["total_values"], 1);
  EXPECT_EQ(partial.headers.at("cache-control"), "no-store");
  EXPECT_EQ(partial.headers.count("etag"), 0U);
  EXPECT_THAT(asked_by_curl(daemon, search, "If-None-Match: " + tag), HasSubstr("304"))
      << "who has the whole answer keeps it";
  const json ready = asked_until(daemon, "/ready", is_partial);
  EXPECT_EQ(ready["status"], "partial");
  EXPECT_THAT(ready["partial"], ElementsAre(second.name()));
  const Answer unknown = get(daemon.port(), report);
  EXPECT_EQ(unknown.status, 503);
  EXPECT_EQ(json::parse(unknown.body)["code"], "archive_lost");
  EXPECT_THAT(exported(daemon, ""), HasSubstr("X-Partial: " + second.name()));

  second.come_back();
  EXPECT_EQ(asked_until(daemon, "/ready", is_whole)["status"], "ready");
  EXPECT_EQ(asked(daemon, search)["found"], whole["found"]);
  EXPECT_EQ(get(daemon.port(), report).status, 200);
}

TEST_F(Remote, IsLostWhileItIsAskedAndNoRequestFails) {
  ASSERT_NO_FATAL_FAILURE(build_small());
  Machine second(archive(1));
  const Machine third(archive(2));
  Daemon daemon = front({archive(0), second.name(), third.name()}, {"--threads", "3"});
  std::vector<std::string> wrong;
  std::mutex writing;
  {
    std::vector<std::jthread> clients;
    for (int i = 0; i < 3; ++i) {
      clients.emplace_back([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
          const Answer answer = get(daemon.port(), search);
          const json body = json::parse(answer.body);
          const int expected = is_whole(body) ? 3 : 2;
          if (answer.status == 200 && body["found"]["value"] == expected) continue;
          const std::scoped_lock lock(writing);
          wrong.push_back(answer.body);
        }
      });
    }
    for (int i = 0; i < 3; ++i) {
      second.lose();
      EXPECT_TRUE(is_partial(asked_until(daemon, search, is_partial)));
      second.come_back();
      EXPECT_TRUE(is_whole(asked_until(daemon, search, is_whole)));
    }
  }
  EXPECT_THAT(wrong, ElementsAre());
}

TEST_F(Remote, ThatFallsSilentDelaysASearchAndDoesNotFailIt) {
  ASSERT_NO_FATAL_FAILURE(build_small());
  const Machine second(archive(1));
  Daemon daemon = front({archive(0), second.name()}, {"--threads", "1"});
  EXPECT_TRUE(is_whole(asked(daemon, search)));
  second.signal(SIGSTOP);
  const auto impatient = get(daemon.port(), search + "&timeout_ms=100");
  EXPECT_TRUE(impatient.status == 504 || impatient.status == 200) << impatient.body;
  const auto start = std::chrono::steady_clock::now();
  const json rest = asked_until(daemon, search, is_partial);
  EXPECT_EQ(rest["found"], (json{{"value", 1}, {"relation", "gte"}}));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
  second.signal(SIGCONT);
  EXPECT_EQ(asked_until(daemon, search, is_whole)["found"]["value"], 2);
}

TEST_F(Remote, NewGenerationIsNoticedAndServed) {
  ASSERT_NO_FATAL_FAILURE(build_small());
  const Machine second(archive(1));
  Daemon daemon = front({archive(0), second.name()});
  EXPECT_EQ(asked(daemon, search)["generation"], "000001-000001");
  write_file(source(1) / "more.txt", small_report("Đức Lạc", 2020));
  ASSERT_NO_FATAL_FAILURE(build_and_share(1));
  const json next = asked_until(
      daemon, search, [](const json& answer) { return answer["generation"] == "000001-000002"; });
  EXPECT_EQ(next["found"], (json{{"value", 3}, {"relation", "eq"}}));
}

TEST_F(Remote, StrangersAndNobodyDoNotKeepTheRestFromServing) {
  ASSERT_NO_FATAL_FAILURE(build_small());
  const Stranger silent("");
  const Stranger rubbish("HTTP/1.1 400 Bad Request\r\n\r\n");
  const Stranger worse(std::string("\0\xff\xff\xff\xff\xff\xff\xff\xff", 9));
  const Stranger long_winded(std::string("\0\xff\x7f\x7f\x7f\x87", 6) + std::string(100'000, '\7'));
  const auto nobody = fmt::format("tcp:127.0.0.1:{}", free_pair());
  Daemon daemon =
      front({archive(0), silent.name(), rubbish.name(), worse.name(), long_winded.name(), nobody});
  const Answer answer = get(daemon.port(), search);
  ASSERT_EQ(answer.status, 200) << answer.body;
  const json body = json::parse(answer.body);
  EXPECT_EQ(body["found"]["value"], 1);
  EXPECT_THAT(body["partial"],
              ElementsAre(silent.name(), rubbish.name(), worse.name(), long_winded.name(), nobody));
  EXPECT_EQ(asked(daemon, "/ready")["status"], "partial");
  EXPECT_EQ(daemon.stop().exit_code, 0);
}

TEST_F(Remote, RepliesInNoGoodMannerCostTheirArchiveAlone) {
  ASSERT_NO_FATAL_FAILURE(build_small());
  const Machine second(archive(1));
  Between between(second);
  Daemon daemon = front({archive(0), between.name()}, {"--timeout-ms", "300"});
  EXPECT_TRUE(is_whole(asked(daemon, search)));
  using Manner = Between::Manner;
  const auto finds = [](std::uint64_t reports) {  // no answer in time finds nothing
    return [=](const json& answer) {
      return answer.contains("found") && answer["found"]["value"] == reports;
    };
  };
  for (const Manner manner : {Manner::drips, Manner::breaks_off, Manner::floods}) {
    between.be(manner);
    const json rest = asked_until(daemon, search, finds(1));
    EXPECT_TRUE(is_partial(rest)) << rest;
    between.be(Manner::faithful);
    const json whole = asked_until(daemon, search, finds(2));
    EXPECT_TRUE(is_whole(whole)) << whole;
  }
  EXPECT_EQ(daemon.stop().exit_code, 0);
}

/// What servers say may be wrong in any way, while it is Xapian's own protocol.
TEST_F(Remote, DamagedArchivesDoNotKeepTheRestFromServing) {
  ASSERT_NO_FATAL_FAILURE(build_small());
  struct Damage {
    const char* name;
    std::function<void(const fs::path& served, Xapian::WritableDatabase& side)> done;
  };
  const auto says = [](const char* key, const char* value) {
    return [=](const fs::path&, Xapian::WritableDatabase& side) { side.set_metadata(key, value); };
  };
  // A document of an id that only billions of others could lead to.
  const auto reach_far = [](const fs::path& served, Xapian::WritableDatabase&) {
    for (const char* kind : {"index", "texts"}) {
      Xapian::WritableDatabase(served / "far", Xapian::DB_CREATE_OR_OVERWRITE)
          .replace_document(2'000'000'000, Xapian::Document());
      const fs::path far = served / fmt::format("far_{}", kind);
      fs::rename(served / "far", far);
      std::ofstream(served / kind) << "auto 000001/side\nauto " << far.filename().string() << '\n';
    }
  };
  const std::vector<Damage> damages{
      {"dead reports that are not told", says("dead", "1")},
      {"more pieces than there can be", says("lexicon", "999999999999999999")},
      {"fewer ids than documents", says("values/12", "0")},
      {"units that are none", says("units.json/0", "")},
      {"no manifest", says("manifest.json", "")},
      {"an id out of reach", reach_far},
  };
  std::vector<std::string> archives{archive(0)};
  std::vector<std::unique_ptr<Machine>> machines;
  for (const Damage& damage : damages) {
    const fs::path copy = scratch / damage.name;
    fs::copy(archive(1), copy, fs::copy_options::recursive);
    Xapian::WritableDatabase side(copy / "served/000001/side", Xapian::DB_OPEN);
    damage.done(copy / "served", side);
    side.commit();
    side.close();
    machines.push_back(std::make_unique<Machine>(copy));
    archives.push_back(machines.back()->name());
  }
  Daemon daemon = front(archives);
  const json rest = asked(daemon, search);
  EXPECT_EQ(rest["found"], (json{{"value", 1}, {"relation", "gte"}}));
  EXPECT_EQ(rest["partial"], json(std::vector<std::string>(archives.begin() + 1, archives.end())));
  EXPECT_EQ(daemon.stop().exit_code, 0);
}

TEST_F(Remote, WithoutAnyThereIsNothingToAnswer) {
  const auto nobody = fmt::format("tcp:127.0.0.1:{}", free_pair());
  Daemon daemon(nobody);
  EXPECT_EQ(get(daemon.port(), "/ready").status, 503);
  EXPECT_EQ(get(daemon.port(), "/health").status, 200);
}

TEST_F(Remote, AddressWithoutPortIsRefused) {
  const auto outcome = run({searchd_path(), "--archive", "tcp:nowhere"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("tcp:HOST:PORT"));
}

}  // namespace
}  // namespace tracuu::tests
