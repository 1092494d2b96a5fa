#include "searchd/http/negotiation.hpp"

#include <string>

#include <gtest/gtest.h>

namespace tracuu::searchd::http {
namespace {

TEST(Negotiation, ReadsWeightedLists) {
  using List = std::vector<Weighted>;
  EXPECT_EQ(weighted_list(" a , b;q=0.5,c ; x=y ; Q=0.125 "),
            (List{{"a", 1}, {"b", 0.5}, {"c", 0.125}}));
  EXPECT_EQ(weighted_list("a;q=0, b;q=1.000"), (List{{"a", 0}, {"b", 1}}));
  EXPECT_EQ(weighted_list(", ,;q=1,a;q=2,b;q=-1,c;q=,d;q=0.1234,e;q=nan"), List{});
  EXPECT_EQ(weighted_list(""), List{});
  EXPECT_TRUE(weighted_list(std::string(16'000, ',')).empty());
}

TEST(Negotiation, SendsGzipToWhomItIsWelcome) {
  for (const char* header :
       {"gzip", "GZIP", "deflate, gzip;q=0.1", "*", "br, *;q=0.5", "x-gzip", "identity, gzip"}) {
    EXPECT_TRUE(accepts_gzip(header)) << header;
  }
  for (const char* header :
       {"", "identity", "br", "gzip;q=0", "*;q=0", "gzip;q=0, *", "gzip;q=2", "xgzip"}) {
    EXPECT_FALSE(accepts_gzip(header)) << header;
  }
}

TEST(Negotiation, TakesTheRangeThatTellsMost) {
  for (const char* header :
       {"", "*/*", "application/json", "Application/JSON", "application/*", "text/html, */*;q=0.1",
        "application/json;q=0.5, */*;q=0", "text/csv;q=0, application/*;q=0.3",
        "application/json;charset=utf-8"}) {
    EXPECT_TRUE(accepts_type(header, "application/json")) << header;
  }
  for (const char* header : {"text/html", "text/*", "application/json;q=0", "*/*;q=0",
                             "application/*, application/json;q=0", "json", ",,"}) {
    EXPECT_FALSE(accepts_type(header, "application/json")) << header;
  }
  EXPECT_TRUE(accepts_type("text/csv", "text/csv; charset=utf-8"));
}

TEST(Negotiation, FindsATagAmongOthers) {
  EXPECT_TRUE(names_tag("W/\"a\"", "W/\"a\""));
  EXPECT_TRUE(names_tag("\"b\" , \"a\"", "W/\"a\""));
  EXPECT_FALSE(names_tag("", "W/\"a\""));
  EXPECT_FALSE(names_tag("\"b\", a", "W/\"a\""));
}

TEST(Negotiation, KnowsTargetsInTheirAbsoluteForm) {
  for (const auto& [target, expected] :
       std::vector<std::pair<std::string, std::string>>{{"/a?b=http://c/d", "/a?b=http://c/d"},
                                                        {"http://host:80/a?b", "/a?b"},
                                                        {"HTTPS://host/a", "/a"},
                                                        {"http://host", "/"},
                                                        {"http://host?q=1", "?q=1"},
                                                        {"ftp://host/a", "ftp://host/a"},
                                                        {"*", "*"},
                                                        {"host:80", "host:80"},
                                                        {"", ""}}) {
    EXPECT_EQ(origin_form(target), expected) << target;
  }
}

}  // namespace
}  // namespace tracuu::searchd::http
