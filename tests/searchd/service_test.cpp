#include "searchd/service.hpp"

#include <atomic>
#include <fstream>
#include <latch>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "archive/errors.hpp"
#include "searchd/access/keys.hpp"
#include "tests/searchd/client.hpp"
#include "tests/searchd/running_service.hpp"
#include "tests/searchd/test_archive.hpp"
#include "tests/temp_folder.hpp"

namespace tracuu::searchd {
namespace {

using nlohmann::json;

/// Ten reports that all tell their generation.
std::vector<Sample> marked(const std::string& mark) {
  std::vector<Sample> made;
  for (int i = 0; i < 10; ++i) {
    made.push_back({.id = fmt::format("{}-{}", mark, i), .text = "dân vận " + mark});
  }
  return made;
}

TEST(Service, AnswersOverHttp) {
  const TestArchive archive(samples());
  RunningService service(archive);
  Client client(service->port());
  const auto answer = client.get("/v1/search?q=25-NQ/TW");
  ASSERT_TRUE(answer);
  EXPECT_EQ(json::parse(answer->body)["hits"][0]["id"], "thach-dien-2018");
  EXPECT_EQ(client.get("/health").value().status, 200);
  EXPECT_EQ(client.get("/nowhere").value().status, 404);
  EXPECT_EQ(client.get("/v1/search?limit=abc").value().status, 400);
}

TEST(Service, NeedsAnArchive) {
  const TestArchive empty;
  EXPECT_THROW(RunningService{empty}, archive::DatabaseError);
}

TEST(Service, SwitchesGenerationsWithoutAFailedOrMixedAnswer) {
  const TestArchive archive;
  archive.publish(marked("000001"));
  RunningService service(archive);
  std::atomic<bool> ended = false;
  std::atomic<int> answers = 0;
  std::atomic<int> faults = 0;
  std::vector<std::jthread> clients;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back([&] {
      Client client(service->port());
      while (!ended) {
        const auto answer = client.get("/v1/search?q=d%C3%A2n+v%E1%BA%ADn&facets=year");
        if (!answer || answer->status != 200) {
          ++faults;
          return;
        }
        const json page = json::parse(answer->body);
        const std::string generation = page["generation"];
        if (page["found"]["value"] != 10) ++faults;
        for (const auto& hit : page["hits"]) {
          if (!hit["id"].get<std::string>().starts_with(generation)) ++faults;
          if (hit["snippets"][0]["text"].get<std::string>().find(generation) == std::string::npos) {
            ++faults;
          }
        }
        ++answers;
      }
    });
  }
  for (int i = 2; i <= 6; ++i) {
    const std::string name = fmt::format("{:06}", i);
    ASSERT_EQ(archive.publish(marked(name)), name);
    EXPECT_EQ(service->refresh(false), name);
    EXPECT_EQ(service->refresh(false), std::nullopt);
    for (const int seen = answers; answers < seen + 20 && faults == 0;) std::this_thread::yield();
  }
  ended = true;
  clients.clear();
  EXPECT_EQ(faults, 0);
  EXPECT_EQ(json::parse(Client(service->port()).get("/ready").value().body)["generation"],
            "000006");
}

TEST(Service, ServesOnWhenTheNewGenerationIsBroken) {
  const TestArchive archive(samples());
  RunningService service(archive);
  std::ofstream(archive.folder() / "current") << "000009\n";
  EXPECT_THROW(service->refresh(false), archive::DatabaseError);
  EXPECT_EQ(service->refresh(false), std::nullopt) << "it is not tried again";
  EXPECT_THROW(service->refresh(true), archive::DatabaseError);
  EXPECT_EQ(Client(service->port()).get("/v1/search").value().status, 200);
  std::ofstream(archive.folder() / "current") << "000001\n";
  EXPECT_EQ(service->refresh(false), std::nullopt);
  EXPECT_EQ(service->generation(), "000001");
}

TEST(Service, KeepsItsKeysWhereTheirFileIsBrokenAndSaysSo) {
  const TestArchive archive(samples());
  const TempFolder folder;
  const auto file = folder.path() / "keys.json";
  Keys keys;
  const std::string admin = keys.add({.name = "admin", .scopes = {Scope::admin}});
  keys.write(file);
  ServiceOptions options = options_for(archive);
  options.access.keys = file;
  RunningService service(std::move(options));
  const auto reload = [&](const std::string& body = "") {
    Client client(service->port());
    client.send("POST /v1/admin/reload HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + admin +
                "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    return client.receive().value();
  };
  EXPECT_EQ(reload().status, 200);
  EXPECT_EQ(reload("{}").status, 200);
  EXPECT_EQ(reload("[]").status, 400);
  std::ofstream(file) << "{";
  for (int i = 0; i < 2; ++i) {
    const Answer answer = reload();
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(json::parse(answer.body)["code"], "keys_unusable");
    EXPECT_NE(answer.body.find("keys.json"), std::string::npos) << answer.body;
  }
}

TEST(Service, SaysBehindTheLastRowHowManyThereWere) {
  const TestArchive archive(marked("a"));
  RunningService service(archive);
  for (const char* format : {"csv", "ris", "jsonl", "bibtex"}) {
    const auto answer =
        Client(service->port()).get(std::string("/v1/export?format=") + format).value();
    EXPECT_EQ(answer.field("trailer"), "X-Row-Count") << format;
    EXPECT_EQ(answer.trailers, "X-Row-Count: 10\n") << format;
  }
}

TEST(Service, LosesNoRequestThatWasSentBeforeTheDrain) {
  const TestArchive archive(samples());
  std::vector<std::unique_ptr<Client>> clients;
  {
    RunningService service(archive);
    for (int i = 0; i < 20; ++i) {
      clients.push_back(std::make_unique<Client>(service->port()));
      clients.back()->send("GET /v1/search?q=x HTTP/1.1\r\nHost: x\r\n\r\n");
    }
  }
  for (const auto& client : clients) {
    const auto answer = client->receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
  }
}

TEST(Workers, RefuseWhatTheQueueCannotHold) {
  const TestArchive archive(samples());
  Workers workers(1, 1, archive.searcher().shared_snapshot());
  std::latch started(1);
  std::latch go_on(1);
  std::atomic<int> done = 0;
  const auto wait = [&](Searcher*) {
    started.count_down();
    go_on.wait();
    ++done;
  };
  ASSERT_TRUE(workers.submit("a", wait));
  started.wait();
  EXPECT_TRUE(
      workers.submit("a", [&](Searcher* searcher) { done += searcher == nullptr ? 100 : 1; }));
  EXPECT_FALSE(workers.submit("a", [&](Searcher*) { done += 100; }));
  go_on.count_down();
  std::latch finished(1);
  while (!workers.submit("a", [&](Searcher*) { finished.count_down(); })) std::this_thread::yield();
  finished.wait();
  EXPECT_EQ(done, 2);
}

}  // namespace
}  // namespace tracuu::searchd
