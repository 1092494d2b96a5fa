#include "searchd/search/joint.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

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

Searcher searcher_of(const std::vector<const TestArchive*>& archives) {
  std::vector<std::filesystem::path> folders;
  for (const auto* archive : archives) folders.push_back(archive->folder());
  return Searcher(open_snapshot(current_holdings(folders), analyzer()));
}

/// What a page tells, on one line: the count, the hits with their snippets, the facets.
std::string told(Searcher& searcher, const std::string& parameters) {
  const ResultPage page = searcher.search(query_of(parameters), no_deadline());
  std::string line = std::to_string(page.found);
  for (const auto& hit : page.hits) {
    line += ' ' + hit.id;
    for (const auto& snippet : hit.snippets) line += " '" + snippet.text + "'";
  }
  for (const auto& facet : page.facets) {
    line += " | " + facet.name;
    for (const auto& value : facet.values)
      line += ' ' + value.value + ':' + std::to_string(value.count);
  }
  return line;
}

TEST(Joint, AnswersAsOneArchiveOfAllReports) {
  const std::vector<Sample> all = samples();
  const TestArchive whole(all);
  const TestArchive first(std::vector<Sample>(all.begin(), all.begin() + 2));
  const TestArchive second(std::vector<Sample>(all.begin() + 2, all.begin() + 3));
  const TestArchive third(std::vector<Sample>(all.begin() + 3, all.end()));
  Searcher one = whole.searcher();
  Searcher joint = searcher_of({&first, &second, &third});
  EXPECT_EQ(joint.snapshot().manifest.generation, "000001-000001-000001");
  EXPECT_EQ(joint.snapshot().manifest.reports, all.size());
  for (const char* parameters :
       {"", "q=dân vận&facets=topic,commune,year", "q=dan van", "sort=newest",
        "sort=oldest&limit=2", "q=dân&commune=Cẩm Hà&facets=commune", "q=\"dân vận\"",
        "cites=25-NQ/TW", "year=2018", "q=công tác dân vận khéo năm 2022"}) {
    EXPECT_EQ(told(joint, parameters), told(one, parameters)) << parameters;
  }
  for (const Sample& sample : all) {
    EXPECT_EQ(joint.text(sample.id, nullptr, no_deadline()),
              one.text(sample.id, nullptr, no_deadline()))
        << sample.id;
    EXPECT_EQ(joint.report(sample.id, nullptr, no_deadline()),
              one.report(sample.id, nullptr, no_deadline()))
        << sample.id;
  }
}

TEST(Joint, ShowsOfReportsWithOneIdThatOfTheArchiveNamedFirst) {
  const TestArchive first(std::vector<Sample>{{.id = "a", .text = "dân vận khéo"}});
  const TestArchive second({{.id = "a", .text = "dân vận vụng"}, {.id = "b", .text = "dân vận"}});
  Searcher joint = searcher_of({&first, &second});
  EXPECT_EQ(told(joint, "snippet_count=0"), "2 a b");
  EXPECT_EQ(told(joint, "q=vụng&snippet_count=0"), "0");
  EXPECT_EQ(joint.text("a", nullptr, no_deadline()), "dân vận khéo");
  Searcher turned = searcher_of({&second, &first});
  EXPECT_EQ(told(turned, "q=khéo&snippet_count=0"), "0");
  EXPECT_EQ(turned.text("a", nullptr, no_deadline()), "dân vận vụng");
}

TEST(Joint, RefusesAnArchiveNamedTwice) {
  const TestArchive archive(samples());
  EXPECT_THROW(searcher_of({&archive, &archive}), archive::DatabaseError);
}

TEST(Joint, FollowsEachOfItsArchives) {
  const TestArchive first(std::vector<Sample>{{.id = "a", .text = "dân vận"}});
  const TestArchive second(std::vector<Sample>{{.id = "b", .text = "dân vận"}});
  ServiceOptions options = options_for(first);
  options.archives.push_back(second.folder());
  RunningService service(std::move(options));
  const auto found = [&] {
    const auto answer = Client(service->port()).get("/v1/search?q=d%C3%A2n").value();
    return json::parse(answer.body)["found"]["value"].get<int>();
  };
  EXPECT_EQ(found(), 2);
  EXPECT_EQ(service->refresh(false), std::nullopt);
  second.publish({{.id = "b", .text = "dân vận"}, {.id = "c", .text = "dân vận"}});
  EXPECT_EQ(service->refresh(false), "000001-000002");
  EXPECT_EQ(found(), 3);
}

class Activation : public testing::Test {
 protected:
  Activation() {
    admin_ = keys_.add({.name = "admin", .scopes = {Scope::admin}});
    keys_.write(folder_.path() / "keys.json");
    archive_.publish({{.id = "a", .text = "dân vận"}, {.id = "b", .text = "dân vận"}});
  }

  Answer ask(RunningService& service, const std::string& method, const std::string& target,
             const std::string& body = {}) const {
    Client client(service->port());
    client.send(method + " " + target + " HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + admin_ +
                "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    return client.receive().value();
  }
  ServiceOptions options() const {
    ServiceOptions made = options_for(archive_);
    made.access.keys = folder_.path() / "keys.json";
    return made;
  }

  TestArchive archive_{std::vector<Sample>{{.id = "a", .text = "dân vận"}}};
  TempFolder folder_;
  Keys keys_;
  std::string admin_;
};

TEST_F(Activation, MakesAPublishedGenerationTheCurrentOne) {
  RunningService service(options());
  EXPECT_EQ(service->generation(), "000002");
  const Answer answer = ask(service, "POST", "/v1/admin/activate", R"({"generation": "000001"})");
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(json::parse(answer.body)["generation"], "000001");
  EXPECT_EQ(archive::current_generation(archive_.folder()), "000001");
  const json told = json::parse(ask(service, "GET", "/v1/admin/generations").body)["archives"][0];
  EXPECT_EQ(told["served"], "000001");
  EXPECT_EQ(told["published"], json({"000001", "000002"}));
}

TEST_F(Activation, SaysWhyItCannotBe) {
  const TestArchive other(samples());
  ServiceOptions of_two = options();
  of_two.archives.push_back(other.folder());
  RunningService service(std::move(of_two));
  const auto code = [&](const std::string& body) {
    const Answer answer = ask(service, "POST", "/v1/admin/activate", body);
    return std::to_string(answer.status) + ' ' +
           json::parse(answer.body).value("code", std::string());
  };
  const std::string named = R"("archive": ")" + archive_.folder().string() + '"';
  EXPECT_EQ(code("{}"), "400 bad_value");
  EXPECT_EQ(code(R"({"generation": "000001"})"), "400 bad_value") << "of which archive";
  EXPECT_EQ(code(R"({"generation": "000009", )" + named + "}"), "400 bad_value");
  EXPECT_EQ(code(R"({"generation": "../000001", )" + named + "}"), "400 bad_value");
  {
    const archive::WriteLock writing(archive_.folder());
    EXPECT_EQ(code(R"({"generation": "000001", )" + named + "}"), "409 not_activated");
  }
  EXPECT_EQ(service->generation(), "000002-000001");
  EXPECT_EQ(code(R"({"generation": "000001", )" + named + "}"), "200 ");
  EXPECT_EQ(service->generation(), "000001-000001");
}

}  // namespace
}  // namespace tracuu::searchd
