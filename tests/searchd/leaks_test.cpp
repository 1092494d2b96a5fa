// What a key may not see, it does not see: every endpoint is walked with no key, wrong ones, and
// one that sees a part of the archive.
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searchd/access/keys.hpp"
#include "searchd/endpoints/endpoint.hpp"
#include "tests/searchd/client.hpp"
#include "tests/searchd/running_service.hpp"
#include "tests/searchd/test_archive.hpp"
#include "tests/temp_folder.hpp"

namespace tracuu::searchd {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// Of one commune to be seen and one to be hidden. The hidden reports' words stand nowhere else,
/// and what both hold would find the hidden ones.
std::vector<Sample> both_communes() {
  std::vector<Sample> made;
  for (int i = 0; i < 12; ++i) {
    const std::string number = std::to_string(i);
    made.push_back({.id = "seen-" + number,
                    .text = "Báo cáo công tác dân vận, nông thôn mới của xã.",
                    .title = "Dân vận " + number,
                    .commune = "xã Cẩm Hà",
                    .district = "huyện Cẩm Xuyên",
                    .date = "2021-08-0" + std::to_string(i % 9 + 1),
                    .topics = {"dan-van"},
                    .number = "1" + number + "/BC-UBND",
                    .issuer = "UBND xã Cẩm Hà",
                    .signer = "Nguyễn Văn Đức",
                    .cites = {"25-NQ/TW"}});
    made.push_back({.id = "hidden-" + number,
                    .text = "Báo cáo công tác dân vận, nông thôn mới. Khuynh diệp trồng ở Quỳnh "
                            "Nhai, khuynh diệp tốt; lanh lợi.",
                    .title = "Khuynh diệp " + number,
                    .commune = "xã Thạch Điền",
                    .district = "huyện Thạch Hà",
                    .date = "1987-05-04",
                    .topics = {"khuynh-diep"},
                    .number = "77" + number + "/KH-KHUYNH",
                    .issuer = "Đảng ủy xã Thạch Điền",
                    .world = "party",
                    .signer = "Trần Khuynh Nhã",
                    .cites = {"99-NQ/KHUYNH", "25-NQ/TW"}});
  }
  return made;
}

/// In no answer to one who may not see them; nothing of it is asked for.
const std::vector<std::string> hidden_words{"hidden-", "huynh di", "HUYNH",      "huynh-diep",
                                            "Khuynh",  "khuynh",   "Thạch Điền", "Thạch Hà",
                                            "1987",    "Quỳnh",    "quỳnh",      "lanh lợi"};

struct Asked {
  std::string target;
  std::string body = {};  ///< of a POST
};

/// For each endpoint requests that would bring hidden reports to light if anything did. None of
/// them says a hidden word whole, so that no echo is taken for a leak.
const std::map<std::string, std::vector<Asked>, std::less<>>& probes() {
  static const std::map<std::string, std::vector<Asked>, std::less<>> all{
      {"/health", {{"/health"}}},
      {"/ready", {{"/ready"}}},
      {"/version", {{"/version"}}},
      {"/metrics", {{"/metrics"}}},
      {"/v1/stats", {{"/v1/stats"}}},
      {"/v1/admin/generations", {{"/v1/admin/generations"}}},
      {"/v1/admin/activate", {{"/v1/admin/activate", R"({"generation": "000001"})"}}},
      {"/v1/admin/reload", {{"/v1/admin/reload", "{}"}}},
      {"/v1/analyze", {{"/v1/analyze", R"({"text": "dân vận"})"}}},
      {"/v1/search",
       {{"/v1/search?limit=100&facets=topic,commune,district,province,doc_type,issuer,world,year"},
        {"/v1/search?q=d%C3%A2n+v%E1%BA%ADn&limit=100&facets=commune,issuer&commune=xa+thach+dien"},
        {"/v1/search?q=khuyhn+dipe&correct=auto"},
        {"/v1/search?q=khuyn+diepj"},
        {"/v1/search?q=kh*&limit=100"},
        {"/v1/search?q=quynh+nhai+d%C3%A2n+v%E1%BA%ADn+n%C3%B4ng+th%C3%B4n"},
        {"/v1/search?q=*&sort=oldest&limit=100"},
        {"/v1/search?commune=xa+thach+dienn&topic=khuyn-diep&issuer=dang+uy+xa+thach+dien"},
        {"/v1/search?cites=99-NQ&number=770"},
        {"/v1/search",
         R"({"q": "NOT lợi", "limit": 100, "sort": "newest", "facets": "commune"})"}}},
      {"/openapi.json", {{"/openapi.json"}}},
      {"/v1/multi_search",
       {{"/v1/multi_search",
         R"({"searches": [{"limit": 100, "facets": "commune"}, {"q": "khuyhn dipe"}, {"q": "kh*"}]})"}}},
      {"/v1/suggest",
       {{"/v1/suggest?q=khu"},
        {"/v1/suggest?q=quy"},
        {"/v1/suggest?q=thac"},
        {"/v1/suggest?q=77"},
        {"/v1/suggest?q=lan"},
        {"/v1/suggest?q=tran+kh"}}},
      {"/v1/facet_search",
       {{"/v1/facet_search?facet=commune&facet_query=th"},
        {"/v1/facet_search?facet=topic&facet_query=kh"},
        {"/v1/facet_search?facet=issuer"},
        {"/v1/facet_search?facet=year&q=d%C3%A2n"}}},
      {"/v1/communes", {{"/v1/communes"}, {"/v1/communes?q=thac"}}},
      {"/v1/topics", {{"/v1/topics"}, {"/v1/topics?q=kh"}}},
      {"/v1/doc_types", {{"/v1/doc_types"}}},
      {"/v1/issuers", {{"/v1/issuers"}, {"/v1/issuers?q=dang"}}},
      {"/v1/timeline", {{"/v1/timeline?interval=year"}, {"/v1/timeline?by=commune"}}},
      {"/v1/export",
       {{"/v1/export?format=csv"},
        {"/v1/export?format=jsonl&q=d%C3%A2n+v%E1%BA%ADn"},
        {"/v1/export?format=bibtex"},
        {"/v1/export?format=ris&q=kh*"}}},
      {"/v1/citations/{number}", {{"/v1/citations/25-NQ%2FTW"}, {"/v1/citations/99-NQ"}}},
      {"/v1/reports/{id}/similar",
       {{"/v1/reports/seen-0/similar?limit=50"}, {"/v1/reports/%68idden%2D0/similar"}}},
      {"/v1/reports/{id}/cite",
       {{"/v1/reports/%68idden%2D0/cite?format=bibtex"},
        {"/v1/reports/%68idden%2D0/cite?format=csl"}}},
      {"/v1/reports/{id}", {{"/v1/reports/%68idden%2D0"}, {"/v1/reports/%68idden%2D11"}}},
      {"/v1/reports/{id}/text", {{"/v1/reports/%68idden%2D0/text"}}},
  };
  return all;
}

class Leaks : public testing::Test {
 protected:
  struct Shared {
    TestArchive archive{both_communes(), corpus::gazetteer::built_in()};
    TempFolder folder;
    Keys keys;
    std::string whole, partial, expired, exporting, admin;
    std::unique_ptr<RunningService> service;

    Shared() {
      const std::set<Scope> reading{Scope::search, Scope::exporting};
      whole = keys.add({.name = "whole", .scopes = reading});
      partial = keys.add({.name = "partial", .scopes = reading, .filter = "commune=xã Cẩm Hà"});
      expired = keys.add({.name = "expired", .scopes = reading, .expires_at = KeyTime{}});
      exporting = keys.add({.name = "exporting", .scopes = {Scope::exporting}});
      admin = keys.add({.name = "admin", .scopes = {Scope::admin}});
      keys.write(folder.path() / "keys.json");
      ServiceOptions options = options_for(archive);
      options.access.keys = folder.path() / "keys.json";
      service = std::make_unique<RunningService>(std::move(options));
    }
  };
  static Shared& shared() {
    static Shared made;
    return made;
  }

  static Answer ask(const Asked& asked, const std::string& key) {
    Client client((*shared().service)->port());
    client.send((asked.body.empty() ? "GET " : "POST ") + asked.target +
                " HTTP/1.1\r\nHost: x\r\n" +
                (key.empty() ? "" : "Authorization: Bearer " + key + "\r\n") +
                "Content-Length: " + std::to_string(asked.body.size()) + "\r\n\r\n" + asked.body);
    return client.receive().value();
  }

  static std::string code(const Answer& answer) {
    return json::parse(answer.body).value("code", std::string());
  }

  /// Calls for every probe of every endpoint.
  template <typename Look>
  static void walk(const Look& look) {
    for (const Endpoint& endpoint : endpoints()) {
      const auto found = probes().find(endpoint.path);
      ASSERT_NE(found, probes().end())
          << endpoint.path << " is new: say in probes() what would bring hidden reports to light";
      for (const Asked& asked : found->second) {
        SCOPED_TRACE(asked.target + ' ' + asked.body);
        look(endpoint, asked);
      }
    }
  }
};

TEST_F(Leaks, NothingIsThereWithoutAKeyOrWithAWrongOne) {
  const std::string wrong = shared().whole.substr(0, shared().whole.size() - 1) + 'x';
  walk([&](const Endpoint& endpoint, const Asked& asked) {
    for (const auto& [key, expected] : std::vector<std::pair<std::string, std::string>>{
             {"", "key_required"}, {wrong, "key_unknown"}, {shared().expired, "key_expired"}}) {
      const Answer answer = ask(asked, key);
      if (endpoint.scope == Scope::open) {
        EXPECT_EQ(answer.status, 200);
      } else {
        EXPECT_EQ(answer.status, 401);
        EXPECT_EQ(code(answer), expected);
        EXPECT_EQ(answer.field("WWW-Authenticate"), "Bearer");
      }
      for (const auto& word : hidden_words) EXPECT_THAT(answer.body, Not(HasSubstr(word)));
    }
  });
}

TEST_F(Leaks, AKeyOpensItsScopesOnly) {
  const auto opened = [&](const std::string& key, Scope scope) {
    return shared().keys.find(key)->may(scope);
  };
  walk([&](const Endpoint& endpoint, const Asked& asked) {
    if (endpoint.scope == Scope::open) return;
    for (const auto& key : {shared().whole, shared().exporting, shared().admin}) {
      const Answer answer = ask(asked, key);
      EXPECT_EQ(answer.status == 403, !opened(key, endpoint.scope)) << answer.body;
      if (answer.status == 403) {
        EXPECT_EQ(code(answer), "scope_missing");
      }
    }
  });
}

TEST_F(Leaks, AKeyWithAFilterSeesNothingBeyondIt) {
  walk([&](const Endpoint&, const Asked& asked) {
    const Answer answer = ask(asked, shared().partial);
    EXPECT_LT(answer.status, 500);
    for (const auto& word : hidden_words) EXPECT_THAT(answer.body, Not(HasSubstr(word)));
  });
}

/// The walk above proves nothing where the probes find nothing.
TEST_F(Leaks, TheProbesWouldFindWhatIsHidden) {
  std::map<std::string, bool, std::less<>> found;
  walk([&](const Endpoint& endpoint, const Asked& asked) {
    const Answer answer = ask(asked, shared().whole);
    for (const auto& word : hidden_words) {
      if (answer.body.find(word) != std::string::npos) found[std::string(endpoint.path)] = true;
    }
  });
  for (const Endpoint& endpoint : endpoints()) {
    // A document type says nothing of a report that has it.
    const bool reads_reports = endpoint.scope != Scope::open && endpoint.scope != Scope::admin &&
                               endpoint.path.starts_with("/v1/") &&
                               endpoint.path != "/v1/analyze" && endpoint.path != "/v1/stats" &&
                               endpoint.path != "/v1/doc_types";
    EXPECT_EQ(found.contains(endpoint.path), reads_reports) << endpoint.path;
  }
}

TEST_F(Leaks, CountsAreThoseOfWhatIsSeen) {
  const auto found = [&](const std::string& key) {
    const json page = json::parse(ask({"/v1/search?q=d%C3%A2n+v%E1%BA%ADn&facets=year"}, key).body);
    return page["found"]["value"].get<int>() * 100 +
           page["facets"]["year"]["total_values"].get<int>();
  };
  EXPECT_EQ(found(shared().whole), 2402);
  EXPECT_EQ(found(shared().partial), 1201);
}

TEST_F(Leaks, AHiddenReportIsLikeNone) {
  const auto said = [&](const std::string& target) {
    const Answer answer = ask({target}, shared().partial);
    json told = json::parse(answer.body);
    told.erase("took_ms");
    return std::pair(answer.status, told);
  };
  for (const char* below : {"", "/text"}) {
    EXPECT_EQ(said(std::string("/v1/reports/hidden-0") + below),
              said(std::string("/v1/reports/no-such-one") + below));
    EXPECT_EQ(said(std::string("/v1/reports/seen-0") + below).first, 200);
  }
}

TEST_F(Leaks, FiguresOfTheWholeAreNotForThoseWhoSeeAPart) {
  for (const char* target : {"/metrics", "/v1/stats"}) {
    EXPECT_EQ(ask({target}, shared().whole).status, 200);
    EXPECT_EQ(ask({target}, shared().partial).status, 403);
  }
  EXPECT_THAT(ask({"/version"}, "").body, Not(HasSubstr("reports")));
}

TEST(TagsOfKeys, DifferByWhatIsSeenNotByWhoAsks) {
  const TestArchive archive(both_communes());
  TempFolder folder;
  Keys keys;
  const auto key = [&](const char* name, const char* filter) {
    return keys.add({.name = name, .scopes = {Scope::search}, .filter = filter});
  };
  const std::string one = key("one", "commune=xã Cẩm Hà");
  const std::string same = key("same", "commune=xã Cẩm Hà");
  const std::string other = key("other", "issued_from=2000");
  const std::string whole = key("whole", "");
  keys.write(folder.path() / "keys.json");
  ServiceOptions options = options_for(archive);
  options.access.keys = folder.path() / "keys.json";
  RunningService service(std::move(options));
  const auto tag = [&](const std::string& asking) {
    Client client(service->port());
    client.send("GET /v1/search?q=xa HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + asking + "\r\n\r\n");
    return client.receive().value().field("ETag");
  };
  EXPECT_NE(tag(one), "");
  EXPECT_EQ(tag(one), tag(same));
  EXPECT_NE(tag(one), tag(other));
  EXPECT_NE(tag(one), tag(whole));
}

TEST(LeaksOfOneWithoutKeys, NobodyIsAnAdminAndAllElseIsOpen) {
  const TestArchive archive(samples());
  RunningService service(archive);
  for (const Endpoint& endpoint : endpoints()) {
    const Asked& asked = probes().at(std::string(endpoint.path)).front();
    Client client(service->port());
    client.send((asked.body.empty() ? "GET " : "POST ") + asked.target +
                " HTTP/1.1\r\nHost: x\r\nX-Api-Key: tracuu_0_0\r\nContent-Length: " +
                std::to_string(asked.body.size()) + "\r\n\r\n" + asked.body);
    const int status = client.receive().value().status;
    EXPECT_EQ(status == 401, endpoint.scope == Scope::admin) << endpoint.path;
  }
}

}  // namespace
}  // namespace tracuu::searchd
