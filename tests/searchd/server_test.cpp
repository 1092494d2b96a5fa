#include "searchd/http/server.hpp"

#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/searchd/client.hpp"

namespace tracuu::searchd {
namespace {

using http::Exchange;
using http::Handlers;
using http::ListenError;
using http::Piece;
using http::Server;
using http::ServerOptions;

/// Answers with the target it was asked for, in the server's thread.
Handlers echo() {
  return {[](const Exchange& exchange, const std::function<void(Response)>& done) {
            done({200, exchange.request.method + ' ' + exchange.request.target});
          },
          [](Refusal refusal, const Exchange& exchange) {
            return refuse(refusal, exchange.request.accept_language, "000001");
          },
          [](const Pieces& pieces, const std::function<void(Piece)>& done) { done({pieces()}); }};
}

class Running {
 public:
  explicit Running(const ServerOptions& options = {}, Handlers handlers = echo())
      : server_(options, std::move(handlers)), thread_([this] { server_.run(); }) {}
  ~Running() { server_.drain(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  std::uint16_t port() const { return server_.port(); }
  void drain() { server_.drain(); }
  void wait() { thread_.join(); }

 private:
  Server server_;
  std::jthread thread_;
};

TEST(Server, AnswersManyRequestsOnOneConnection) {
  const Running server;
  Client client(server.port());
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.get("/a?b=" + std::to_string(i));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, "GET /a?b=" + std::to_string(i));
    EXPECT_EQ(answer->field("Content-Type"), "application/json");
  }
}

TEST(Server, AnswersPipelinedRequestsInTheirOrder) {
  const Running server;
  Client client(server.port());
  std::string all;
  for (int i = 0; i < 50; ++i) all += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
  ASSERT_TRUE(client.send(all));
  for (int i = 0; i < 50; ++i)
    EXPECT_EQ(client.receive().value().body, "GET /" + std::to_string(i));
}

TEST(Server, ClosesWhenAskedTo) {
  const Running server;
  Client client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(client.receive().value().field("Connection"), "close");
  EXPECT_EQ(client.rest(), "");
  Client old(server.port());
  old.send("GET / HTTP/1.0\r\n\r\n");
  EXPECT_EQ(old.receive().value().status, 200);
  EXPECT_EQ(old.rest(), "");
}

TEST(Server, AnswersHeadWithoutABody) {
  const Running server;
  Client client(server.port());
  client.send("HEAD /abc HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.receive(true).value().field("Content-Length"), "9");
  EXPECT_EQ(client.receive().value().body, "GET /");
}

TEST(Server, AnswersAClientThatClosedItsHalf) {
  const Running server;
  Client client(server.port());
  client.send("GET /half HTTP/1.1\r\nHost: x\r\n\r\n");
  client.send_no_more();
  EXPECT_EQ(client.receive().value().body, "GET /half");
  EXPECT_EQ(client.rest(), "");
}

TEST(Server, EchoesARequestIdAndMakesOne) {
  const Running server;
  Client client(server.port());
  const auto id_for = [&](const std::string& field) {
    client.send("GET / HTTP/1.1\r\nHost: x\r\n" + field + "\r\n");
    return client.receive().value().field("X-Request-Id");
  };
  EXPECT_EQ(id_for("X-Request-Id: abc-1.2:3_4\r\n"), "abc-1.2:3_4");
  EXPECT_NE(id_for("X-Request-Id: a b\"\r\n"), "a b\"");
  EXPECT_NE(id_for("X-Request-Id: " + std::string(129, 'a') + "\r\n"), std::string(129, 'a'));
  EXPECT_NE(id_for(""), id_for(""));
}

TEST(Server, RefusesWhatItCannotRead) {
  const Running server;
  const std::string head = "GET / HTTP/1.1\r\nHost: x\r\n";
  struct Case {
    std::string bytes;
    int status;
    std::string code;
  };
  for (const auto& [bytes, status, code] : {
           Case{"garbage\r\n\r\n", 400, "malformed_request"},
           Case{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", 400, "malformed_request"},
           Case{"GET / HTTP/9.9\r\n\r\n", 400, "malformed_request"},
           Case{head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
                "malformed_request"},
           Case{head + "Expect: more\r\n\r\n", 417, "unexpected"},
           Case{"GET /\x01 HTTP/1.1\r\n\r\n", 400, "malformed_request"},
           Case{head + "Content-Length: -1\r\n\r\n", 400, "malformed_request"},
           Case{head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400, "malformed_request"},
           Case{"GET /" + std::string(20'000, 'a'), 414, "target_too_long"},
           Case{"GET /?q=" + std::string(1'000'000, 'a') + " HTTP/1.1\r\n\r\n", 414,
                "target_too_long"},
           Case{head + "X: " + std::string(20'000, 'a'), 431, "header_too_large"},
           Case{"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n", 413,
                "body_too_large"},
           Case{"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n" +
                    std::string(0x200000, 'a') + "\r\n0\r\n\r\n",
                413, "body_too_large"},
       }) {
    Client client(server.port());
    client.send(bytes);
    const auto answer = client.receive();
    ASSERT_TRUE(answer) << bytes.substr(0, 60);
    EXPECT_EQ(answer->status, status) << bytes.substr(0, 60);
    EXPECT_NE(answer->body.find("\"code\":\"" + code + "\""), std::string::npos) << answer->body;
    EXPECT_EQ(answer->field("Content-Type"), "application/problem+json");
    EXPECT_EQ(answer->field("Connection"), "close");
  }
  EXPECT_EQ(Client(server.port()).get("/still-here").value().status, 200);
}

TEST(Server, SaysWhatOfARequestItDoesNotUnderstand) {
  const Running server;
  const std::string head = "POST / HTTP/1.1\r\nHost: x\r\n";
  const std::string line =
      "the first line must be METHOD TARGET HTTP/1.1; a space in the target is written %20";
  const std::string field = "a header field is malformed";
  const std::string length =
      "Content-Length, Transfer-Encoding or a chunk of the body is malformed";
  const std::string chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
  for (const auto& [bytes, detail] : std::vector<std::pair<std::string, std::string>>{
           {"\x16\x03\x01\x02\r\n\r\n", "this is no HTTP request"},
           {"GET /?q=a b HTTP/1.1\r\nHost: x\r\n\r\n", line},
           {"GET /?q=a\tb HTTP/1.1\r\nHost: x\r\n\r\n", line},
           {"GET /\r\n\r\n", line},
           {"GET / HTTP/2.0\r\nHost: x\r\n\r\n", line},
           {"GET / HTTP/1.1\r\nHost : x\r\n\r\n", field},
           {"GET / HTTP/1.1\r\nHost: x\r\nA: b" + std::string(1, '\0') + "\r\n\r\n", field},
           {head + "Content-Length: five\r\n\r\n", length},
           {head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", length},
           {chunked + "-1\r\n", length},
           {chunked + "1\r\nabc\r\n", length},
       }) {
    Client client(server.port());
    client.send(bytes);
    const auto answer = client.receive();
    ASSERT_TRUE(answer) << bytes;
    EXPECT_EQ(answer->status, 400) << bytes;
    EXPECT_NE(answer->body.find("\"detail\":\"" + detail + '"'), std::string::npos)
        << bytes << answer->body;
  }
}

/// Taken for no body, it would be read as the next request: one that hides from whoever stands
/// before the daemon and sees one.
TEST(Server, TakesNoCodingOfABodyButChunks) {
  const Running server;
  const std::string hidden = "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n";
  for (const char* codings :
       {"Transfer-Encoding: gzip\r\n", "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: chunked, chunked\r\n", "Transfer-Encoding: chunked, gzip\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: \r\n"}) {
    Client client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\n" + std::string(codings) + "\r\n" + hidden);
    EXPECT_EQ(client.receive().value().status, 400) << codings;
    EXPECT_EQ(client.rest(), "") << codings;
  }
  Client old(server.port());
  old.send(
      "POST / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
      hidden);
  EXPECT_EQ(old.receive().value().status, 400);
  EXPECT_EQ(old.rest(), "");
  Client fine(server.port());
  fine.send("POST / HTTP/1.1\r\nHost: x\r\ntransfer-encoding: Chunked\r\n\r\n0\r\n\r\n");
  EXPECT_EQ(fine.receive().value().status, 200);
}

TEST(Server, SaysWhatIsWrongWithTheHost) {
  const Running server;
  const std::string line = "GET / HTTP/1.1\r\n";
  const std::string none = "HTTP/1.1 needs the header field Host";
  const std::string many = "the header field Host was sent more than once";
  const std::string bad = "the header field Host is no host with a port, such as localhost:8420";
  for (const auto& [bytes, detail] : std::vector<std::pair<std::string, std::string>>{
           {line + "\r\n", none},
           {"GET http://a/ HTTP/1.1\r\n\r\n", none},
           {"POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n", none},
           {line + "Host: a\r\nHost: b\r\n\r\n", many},
           {line + "Host: a\r\nhost: a\r\n\r\n", many},
           {"GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", many},
           {line + "Host: a b\r\n\r\n", bad},
           {line + "Host: http://a/\r\n\r\n", bad},
           {line + "Host: me@a\r\n\r\n", bad},
           {line + "Host: \xff\r\n\r\n", bad},
       }) {
    Client client(server.port());
    client.send(bytes);
    const auto answer = client.receive();
    ASSERT_TRUE(answer) << bytes;
    EXPECT_EQ(answer->status, 400) << bytes;
    EXPECT_NE(answer->body.find("\"code\":\"malformed_request\""), std::string::npos) << bytes;
    EXPECT_NE(answer->body.find("\"detail\":\"" + detail + '"'), std::string::npos)
        << bytes << answer->body;
    EXPECT_EQ(answer->field("Connection"), "close");
  }
  for (const char* host : {"", "a", "localhost:8420", "[::1]:8420", "127.0.0.1:", "a_b.c-d"}) {
    Client client(server.port());
    client.send(line + "Host: " + host + "\r\n\r\n");
    EXPECT_EQ(client.receive().value().status, 200) << host;
  }
}

TEST(Server, TellsASlowClientAndLeavesASilentOne) {
  const Running server(ServerOptions{.idle = std::chrono::milliseconds(100)});
  Client slow(server.port());
  Client silent(server.port());
  slow.send("GET / HTTP/1.1\r\nHo");
  Client slow_body(server.port());
  slow_body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nbo");
  EXPECT_EQ(slow.receive().value().status, 408);
  EXPECT_EQ(slow_body.receive().value().status, 408);
  EXPECT_EQ(silent.rest(), "");
}

TEST(Server, TurnsAwayConnectionsBeyondItsLimit) {
  const Running server(ServerOptions{.connections = 2});
  Client first(server.port());
  Client second(server.port());
  EXPECT_EQ(first.get("/").value().status, 200);
  EXPECT_EQ(second.get("/").value().status, 200);
  Client third(server.port());
  const auto answer = third.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 503);
  EXPECT_EQ(answer->field("Retry-After"), "1");
  EXPECT_EQ(first.get("/").value().status, 200);
}

TEST(Server, ServesOthersWhileOneDoesNotTakeItsAnswer) {
  Handlers handlers = echo();
  handlers.answer = [](const Exchange&, const std::function<void(Response)>& done) {
    done({200, std::string(20'000'000, 'x')});
  };
  const Running server({}, std::move(handlers));
  Client lazy(server.port());
  lazy.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(Client(server.port()).get("/").value().body.size(), 20'000'000U);
  EXPECT_EQ(lazy.receive().value().body.size(), 20'000'000U);
}

/// Numbers, one a piece, as many as the path says: "/3" is "0\n1\n2\n". "/3!" breaks off after
/// them.
Handlers counting(std::atomic<int>& made) {
  Handlers handlers = echo();
  handlers.answer = [&made](const Exchange& exchange, const std::function<void(Response)>& done) {
    const std::string count = exchange.request.target.substr(1);
    Response response{.content_type = "text/csv"};
    response.more = [&made, left = std::stoi(count), breaks = count.ends_with('!'),
                     next = 0]() mutable -> std::optional<std::string> {
      if (left-- == 0) return std::nullopt;
      ++made;
      if (left == 0 && breaks) throw std::runtime_error("the rest is gone");
      return std::to_string(next++) + '\n';
    };
    done(std::move(response));
  };
  handlers.more = [](const Pieces& pieces, const std::function<void(Piece)>& done) {
    try {
      done({pieces()});
    } catch (const std::runtime_error&) {
      done({std::nullopt, true});
    }
  };
  return handlers;
}

TEST(Server, StreamsAnAnswerInChunks) {
  std::atomic<int> made = 0;
  const Running server({}, counting(made));
  Client client(server.port());
  for (int i = 0; i < 2; ++i) {
    const auto answer = client.get("/3");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "0\n1\n2\n");
    EXPECT_EQ(answer->field("Transfer-Encoding"), "chunked");
    EXPECT_EQ(answer->field("Content-Length"), "");
  }
  client.send("HEAD /3 HTTP/1.1\r\nHost: x\r\n\r\nGET /0 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.receive(true).value().field("Content-Type"), "text/csv");
  EXPECT_EQ(client.receive().value().body, "");
  EXPECT_EQ(made, 6) << "HEAD makes none";
}

TEST(Server, StreamsToOldClientsUntilItCloses) {
  std::atomic<int> made = 0;
  const Running server({}, counting(made));
  Client client(server.port());
  client.send("GET /3 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  const std::string all = client.rest();
  EXPECT_TRUE(all.ends_with("\r\n\r\n0\n1\n2\n")) << all;
  EXPECT_EQ(all.find("keep-alive"), std::string::npos) << all;
}

TEST(Server, NeverEndsAStreamThatBrokeOff) {
  std::atomic<int> made = 0;
  const Running server({}, counting(made));
  Client client(server.port());
  EXPECT_EQ(client.get("/3!"), std::nullopt);
  EXPECT_EQ(Client(server.port()).get("/1").value().body, "0\n");
}

TEST(Server, AsksForABodyThatWaitsToBeAskedFor) {
  Handlers handlers = echo();
  handlers.answer = [](const Exchange& exchange, const std::function<void(Response)>& done) {
    done({200, exchange.request.body});
  };
  const Running server({}, std::move(handlers));
  Client client(server.port());
  const std::string head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n";
  client.send(head + "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.receive().value().status, 100);
  client.send("body");
  EXPECT_EQ(client.receive().value().body, "body");
  client.send(head + "Expect: 100-continue\r\n\r\nbody");
  EXPECT_EQ(client.receive().value().body, "body") << "it did not wait";
  client.send(head + "Expect: a miracle\r\n\r\n");
  EXPECT_EQ(client.receive().value().status, 417);
  Client large(server.port());
  large.send(
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(large.receive().value().status, 413) << "and is not asked to send it";
}

TEST(Server, TakesTargetsInTheirAbsoluteForm) {
  const Running server;
  EXPECT_EQ(Client(server.port()).get("http://x/a?b").value().body, "GET /a?b");
}

TEST(Server, TellsTheFieldsThatAskForSomething) {
  Handlers handlers = echo();
  handlers.answer = [](const Exchange& exchange, const std::function<void(Response)>& done) {
    const http::Asked& asked = exchange.asked;
    done({200, asked.accept + '|' + asked.accept_encoding + '|' + asked.authorization + '|' +
                   asked.api_key + '|' + asked.content_type + '|' + asked.if_none_match + '|' +
                   asked.origin + '|' + asked.preflight_method + '|' + exchange.client});
  };
  const Running server({}, std::move(handlers));
  Client client(server.port());
  client.send(
      "GET / HTTP/1.1\r\nHost: x\r\nAccept: a\r\naccept: b\r\nAccept-Encoding: c\r\n"
      "Authorization: d\r\nX-Api-Key: e\r\nContent-Type: f\r\nIf-None-Match: g\r\n"
      "Origin: h\r\nAccess-Control-Request-Method: i\r\n\r\n");
  EXPECT_EQ(client.receive().value().body, "a, b|c|d|e|f|g|h|i|127.0.0.1");
}

TEST(Server, SendsNoBodyWithAnAnswerThatHasNone) {
  Handlers handlers = echo();
  handlers.answer = [](const Exchange&, const std::function<void(Response)>& done) {
    done({304, "never sent"});
  };
  const Running server({}, std::move(handlers));
  Client client(server.port());
  for (int i = 0; i < 2; ++i) {
    const auto answer = client.get("/");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 304);
    EXPECT_EQ(answer->field("Content-Length"), "");
  }
}

TEST(Server, GivesUpOnAReaderThatStopsWithinAnAnswer) {
  std::atomic<int> made = 0;
  Handlers handlers = echo();
  std::promise<void> dropped;
  handlers.answer = [&](const Exchange&, const std::function<void(Response)>& done) {
    Response response;
    // Gone with the answer, and that with the connection.
    const std::shared_ptr<void> watch(nullptr, [&dropped](void*) { dropped.set_value(); });
    response.more = [&made, watch]() -> std::optional<std::string> {
      ++made;
      return std::string(1'000'000, 'x');
    };
    done(std::move(response));
  };
  handlers.more = [](const Pieces& pieces, const std::function<void(Piece)>& done) {
    done({pieces()});
  };
  const Running server(ServerOptions{.idle = std::chrono::milliseconds(100)}, std::move(handlers));
  Client lazy(server.port());
  lazy.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  dropped.get_future().wait();
  EXPECT_LT(made, 100);
}

TEST(Server, FinishesWhatRunsWhenDrained) {
  std::promise<std::function<void(Response)>> asked;
  Handlers handlers = echo();
  handlers.answer = [&](const Exchange&, std::function<void(Response)> done) {
    asked.set_value(std::move(done));
  };
  Running server({}, std::move(handlers));
  Client idle(server.port());
  Client busy(server.port());
  busy.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto done = asked.get_future().get();
  server.drain();
  EXPECT_EQ(idle.rest(), "");  // the drain has begun
  EXPECT_THROW(Client late(server.port()), std::runtime_error);
  done({200, "at last"});
  const auto answer = busy.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "at last");
  EXPECT_EQ(answer->field("Connection"), "close");
  server.wait();
}

TEST(Server, AnswersWhatWasPipelinedBeforeTheDrain) {
  std::promise<std::function<void(Response)>> asked;
  bool first = true;
  Handlers handlers = echo();
  handlers.answer = [&](const Exchange& exchange, std::function<void(Response)> done) {
    if (std::exchange(first, false)) {
      asked.set_value(std::move(done));
    } else {
      done({200, exchange.request.target});
    }
  };
  Running server({}, std::move(handlers));
  Client client(server.port());
  client.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto done = asked.get_future().get();
  server.drain();
  done({200, "/1"});
  EXPECT_EQ(client.receive().value().body, "/1");
  EXPECT_EQ(client.receive().value().body, "/2");
  EXPECT_EQ(client.rest(), "");
  server.wait();
}

TEST(Server, SaysWhyItCannotListen) {
  const Running server;
  const auto message = [](const ServerOptions& options) -> std::string {
    try {
      const Server second(options, echo());
    } catch (const ListenError& error) {
      return error.what();
    }
    return "listens";
  };
  const std::string port = std::to_string(server.port());
  EXPECT_EQ(message({.address = "127.0.0.1", .port = server.port()}),
            "cannot listen on 127.0.0.1:" + port + ": Address already in use");
  EXPECT_EQ(message({.address = "nowhere", .port = 1}),
            "cannot listen on nowhere:1: Invalid argument");
}

TEST(Server, SurvivesClientsThatHangUpAnywhere) {
  const Running server;
  const std::string request = "GET /abc HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
  for (std::size_t length = 0; length <= request.size(); ++length) {
    const Client client(server.port());
    client.send(request.substr(0, length));
  }
  EXPECT_EQ(Client(server.port()).get("/").value().status, 200);
}

}  // namespace
}  // namespace tracuu::searchd
