#include "searchd/http/gzip.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/searchd/gunzip.hpp"

namespace tracuu::searchd::http {
namespace {

TEST(Gzip, ComesBackAsItWas) {
  for (const std::string& body : {std::string(), std::string("a"), std::string(1'000'000, 'x'),
                                  std::string("\0\xff\x80", 3)}) {
    EXPECT_EQ(gunzip(Gzip().finish(body)), body);
  }
}

TEST(Gzip, GivesOutWhatWasPutIn) {
  Gzip stream;
  std::string sent = stream.add("the first row\n");
  EXPECT_EQ(gunzip(sent), "the first row\n") << "before the end is there";
  sent += stream.add("the second row\n");
  sent += stream.finish();
  EXPECT_EQ(gunzip(sent), "the first row\nthe second row\n");
}

TEST(Gzip, MakesRepetitionsSmall) {
  EXPECT_LT(Gzip().finish(std::string(100'000, 'x')).size(), 1000U);
}

}  // namespace
}  // namespace tracuu::searchd::http
