#include "searchd/access/access.hpp"

#include <string>
#include <variant>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/searchd/test_archive.hpp"
#include "tests/temp_folder.hpp"

namespace tracuu::searchd {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;

const RateLimit::Time start{};
const KeyTime today = *parse_time("2026-06-01");

/// A key of the file, and what is decided of one that sends it.
class AccessTest : public testing::Test {
 protected:
  std::string given_out(const Key& key) {
    std::string sent = keys_.add(key);
    keys_.write(file());
    return sent;
  }
  AccessControl control(std::uint32_t per_minute = 0) const {
    return AccessControl({file(), per_minute}, analyzer());
  }
  std::filesystem::path file() const { return folder_.path() / "keys.json"; }

  static std::string decision(AccessControl& control, const std::string& bearer, Scope needed,
                              RateLimit::Time now = start) {
    const auto admitted = control.admit({"Bearer " + bearer, "", "10.0.0.1"}, needed, now, today);
    if (const auto* denied = std::get_if<Denial>(&admitted)) {
      const auto wait = denied->retry_after;
      return denied->notice.code + (wait ? " " + std::to_string(wait->count()) : "");
    }
    return std::get<Access>(admitted).client;
  }

  TempFolder folder_;
  Keys keys_;
};

TEST_F(AccessTest, TakesAKeyFromEitherHeader) {
  const std::string sent = given_out({.name = "a", .scopes = {Scope::search}});
  AccessControl access = control();
  for (const auto& [authorization, api_key] : std::vector<std::pair<std::string, std::string>>{
           {"Bearer " + sent, ""}, {"bEARER " + sent, ""}, {"", sent}, {"Basic eDp5", sent}}) {
    const auto admitted = access.admit({authorization, api_key, "x"}, Scope::search, start, today);
    EXPECT_TRUE(std::holds_alternative<Access>(admitted)) << authorization;
  }
}

TEST_F(AccessTest, EndsWithTheKey) {
  const std::string sent =
      given_out({.name = "a", .scopes = {Scope::search}, .expires_at = today + seconds(1)});
  const std::string over = given_out({.name = "b", .scopes = {Scope::search}, .expires_at = today});
  AccessControl access = control();
  EXPECT_EQ(decision(access, sent, Scope::search), "key " + keys_.find(sent)->id);
  EXPECT_EQ(decision(access, over, Scope::search), "key_expired");
}

TEST_F(AccessTest, LimitsAKeyAndAnAddressEachForItself) {
  const std::string sent = given_out({.name = "a", .scopes = {Scope::search}, .per_minute = 6});
  AccessControl access = control(12);
  EXPECT_THAT(decision(access, sent, Scope::search), HasSubstr("key "));
  EXPECT_EQ(decision(access, sent, Scope::search), "rate_limited 10");
  EXPECT_EQ(decision(access, sent, Scope::open), "10.0.0.1") << "health is for everybody";
  EXPECT_EQ(decision(access, "wrong", Scope::search), "key_unknown");
  EXPECT_EQ(decision(access, "wrong", Scope::search), "key_unknown");
  EXPECT_EQ(decision(access, "wrong", Scope::search), "rate_limited 5") << "guessing is slow";
  EXPECT_THAT(decision(access, sent, Scope::search, start + seconds(10)), HasSubstr("key "));
}

TEST_F(AccessTest, ReadsKeysAgainAndKeepsTheFormerWhereItCannot) {
  const std::string first = given_out({.name = "a", .scopes = {Scope::search}});
  AccessControl access = control();
  const std::string second = given_out({.name = "b", .scopes = {Scope::search}});
  EXPECT_EQ(decision(access, second, Scope::search), "key_unknown");
  access.reload();
  EXPECT_THAT(decision(access, second, Scope::search), HasSubstr("key "));
  std::filesystem::permissions(file(), std::filesystem::perms(0644));
  EXPECT_THROW(access.reload(), KeyFileError);
  EXPECT_THAT(decision(access, first, Scope::search), HasSubstr("key "));
}

TEST_F(AccessTest, RefusesFiltersThatHoldNothingBack) {
  const auto complaint = [&](const std::string& filter, std::set<Scope> scopes) -> std::string {
    try {
      filter_of({.name = "a", .scopes = std::move(scopes), .filter = filter}, analyzer());
    } catch (const KeyFileError& error) {
      return error.what();
    }
    return "";
  };
  for (const char* filter :
       {"commune=xã Cẩm Hà", "year=2018,2019&world=party", "issued_from=2015&topic=dan-van",
        "commune=a+b", "commune=a&commune_scope=lineage", "commune=a&commune_scope=exact"}) {
    EXPECT_EQ(complaint(filter, {Scope::search}), "") << filter;
  }
  for (const char* filter :
       {"commune=", "q=x", "commune=a&limit=5", "comune=a", "year=x", "%", " ", "#commune=a",
        "commune=&year=2018", "commune=,&year=2018", "commune=%20&year=2018", "year=2018&world",
        "commune=%22%22&year=2018", "commune=a&q=", "commune=a&limit=20"}) {
    EXPECT_NE(complaint(filter, {Scope::search}), "") << filter;
  }
  EXPECT_THAT(complaint("commune=a", {Scope::admin}), HasSubstr("admin"));
}

}  // namespace
}  // namespace tracuu::searchd
