#include "searchd/access/keys.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temp_folder.hpp"

namespace tracuu::searchd {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string content(const std::filesystem::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string error_of_reading(const std::filesystem::path& file) {
  try {
    Keys::read(file);
  } catch (const KeyFileError& error) {
    return error.what();
  }
  return "read";
}

TEST(Keys, FindTheKeyThatWasGivenOutAndNoOther) {
  Keys keys;
  const std::string portal = keys.add({.name = "portal", .scopes = {Scope::search}});
  const std::string office = keys.add({.name = "office", .scopes = {Scope::admin}});
  ASSERT_NE(keys.find(portal), nullptr);
  EXPECT_EQ(keys.find(portal)->name, "portal");
  EXPECT_EQ(keys.find(office)->name, "office");
  std::string changed = portal;
  changed.back() = changed.back() == '0' ? '1' : '0';
  for (const std::string& wrong :
       {std::string(), std::string("tracuu_"), changed, portal + "0",
        portal.substr(0, portal.size() - 1), portal.substr(0, 16) + office.substr(16),
        std::string(100'000, 'x'), keys.find(portal)->sha256}) {
    EXPECT_EQ(keys.find(wrong), nullptr) << wrong.substr(0, 100);
  }
}

TEST(Keys, AreGoneWhenRevoked) {
  Keys keys;
  const std::string sent = keys.add({.name = "portal"});
  EXPECT_FALSE(keys.revoke("00000000x"));
  EXPECT_TRUE(keys.revoke(keys.find(sent)->id));
  EXPECT_EQ(keys.find(sent), nullptr);
  EXPECT_TRUE(keys.list().empty());
}

TEST(Keys, ComeBackFromTheirFileWithoutTheirSecret) {
  const TempFolder folder;
  const auto file = folder.path() / "keys.json";
  Keys keys;
  const std::string sent = keys.add({.name = "cổng thông tin",
                                     .scopes = {Scope::search, Scope::exporting},
                                     .filter = "commune=xã Thạch Điền",
                                     .per_minute = 600,
                                     .created_at = *parse_time("2026-01-02T03:04:05Z"),
                                     .expires_at = parse_time("2027-01-01")});
  keys.write(file);
  EXPECT_EQ(Keys::read(file).list(), keys.list());
  EXPECT_EQ(*Keys::read(file).find(sent), *keys.find(sent));
  const std::string secret = sent.substr(sent.rfind('_') + 1);
  EXPECT_EQ(secret.size(), 64U);
  EXPECT_THAT(content(file), Not(HasSubstr(secret)));
}

TEST(Keys, AreWrittenForTheirOwnerOnlyAndAsAWhole) {
  const TempFolder folder;
  const auto file = folder.path() / "keys.json";
  std::ofstream(file) << "old";
  std::filesystem::permissions(file, std::filesystem::perms(0644));
  Keys keys;
  keys.add({.name = "a"});
  keys.write(file);
  EXPECT_EQ(std::filesystem::status(file).permissions(), std::filesystem::perms(0600));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1)
      << "nothing is left beside it";
}

TEST(Keys, AreNotTakenFromAFileThatIsNotTheirs) {
  const TempFolder folder;
  const auto file = folder.path() / "keys.json";
  EXPECT_THAT(error_of_reading(file), HasSubstr("No such file"));
  EXPECT_THAT(error_of_reading(folder.path()), HasSubstr("not a file"));
  Keys().write(file);
  std::filesystem::permissions(file, std::filesystem::perms(0640));
  EXPECT_THAT(error_of_reading(file), HasSubstr("chmod 600"));
  for (const char* broken :
       {"", "[]", "{}", R"({"version": 2, "keys": []})", R"({"version": 1, "keys": [{}]})",
        R"({"version": 1, "keys": [{"id": 1}]})", "\xff"}) {
    std::ofstream(file) << broken;
    std::filesystem::permissions(file, std::filesystem::perms(0600));
    EXPECT_THAT(error_of_reading(file), HasSubstr("keys.json")) << broken;
  }
}

TEST(Keys, AreNotGuessedWhereTheirFileIsAmbiguous) {
  const auto error_of = [](const std::string& text) -> std::string {
    try {
      Keys::parse(text);
    } catch (const KeyFileError& error) {
      return error.what();
    }
    return "read";
  };
  const auto key = [](const std::string& members) {
    return R"({"id": "1", "name": "a", "sha256": "", "created_at": "2026-01-01", "expires_at": null, )" +
           members + "}";
  };
  const auto file = [](const std::string& keys) {
    return R"({"version": 1, "keys": [)" + keys + "]}";
  };
  const std::string good = key(R"("scopes": ["search"], "filter": "", "per_minute": 60)");
  EXPECT_EQ(error_of(file(good)), "read");
  EXPECT_THAT(error_of(file(good + "," + good)), HasSubstr("two keys have the id 1"));
  EXPECT_THAT(error_of(R"({"version": 1, "keys": [], "keys": []})"), HasSubstr("twice"));
  for (const char* members :
       {R"("scopes": [], "scopes": ["admin"], "filter": "", "per_minute": 60)",
        R"("scopes": [], "filter": "world=party", "filter": "", "per_minute": 60)",
        R"("scopes": [], "filter": "", "per_minute": -1)",
        R"("scopes": [], "filter": "", "per_minute": 0.5)",
        R"("scopes": [], "filter": "", "per_minute": false)",
        R"("scopes": [], "filter": "", "per_minute": 4294967296)"}) {
    EXPECT_NE(error_of(file(key(members))), "read") << members;
  }
}

TEST(Keys, KnowTimes) {
  for (const char* time : {"2027-01-31T12:34:56Z", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z",
                           "9999-12-31T23:59:59Z"}) {
    ASSERT_TRUE(parse_time(time)) << time;
    EXPECT_EQ(to_string(*parse_time(time)), time);
  }
  EXPECT_EQ(to_string(*parse_time("2028-02-29")), "2028-02-29T00:00:00Z");
  for (const char* none :
       {"", "2027", "2027-02-29", "2027-13-01", "2027-01-31T24:00:00Z", "2027-01-31 12:34:56Z",
        "2027-01-31T12:34:56", "31/01/2027", "-027-01-01"}) {
    EXPECT_FALSE(parse_time(none)) << none;
  }
}

}  // namespace
}  // namespace tracuu::searchd
