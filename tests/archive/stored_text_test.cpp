#include "archive/stored_text.hpp"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "archive/errors.hpp"

namespace tracuu::archive {
namespace {

StoredText example() {
  return {"Lãnh đạo 25 – NQ/TƯ. Xã",
          {{0, 5, 0, false}, {6, 6, 0, true}, {13, 13, 4, true}, {28, 3, 0, false}}};
}

TEST(StoredText, ComesBackAsItWent) {
  EXPECT_EQ(decode_stored_text(encode(example())), example());
  EXPECT_EQ(decode_stored_text(encode(StoredText{})), StoredText{});
}

TEST(StoredText, ComesBackWithSpansOfEveryShape) {
  StoredText stored;
  stored.text.assign(1'000'000, 'x');
  stored.spans = {{0, 0, 0, false},         {0, 3, 1, true},         {1, 15, 2, true},
                  {1, 16, 3, false},        {17, 300, 255, true},    {100, 1, 3, true},
                  {999'000, 1000, 0, true}, {1'000'000, 0, 2, false}};
  EXPECT_EQ(decode_stored_text(encode(stored)), stored);
}

TEST(StoredText, AUsualTokenCostsOneByte) {
  StoredText stored;
  for (std::uint32_t i = 0; i < 100; ++i) {
    stored.text += "xã ";
    stored.spans.push_back({i * 4, 3, 0, i > 0});
  }
  EXPECT_LE(encode(stored).size(), stored.text.size() + stored.spans.size() + 4);
}

TEST(StoredText, WhatWasCutOffIsRefused) {
  const std::string good = encode(example());
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_THROW(decode_stored_text(std::string_view(good).substr(0, size)), DatabaseError) << size;
  }
  EXPECT_THROW(decode_stored_text(good + '\0'), DatabaseError);
}

TEST(StoredText, LiesAboutSizesAreRefused) {
  using namespace std::string_literals;
  for (const std::string& bad : {"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F"s,
                                 "\xFF\xFF\xFF\xFF\x0F"s, "\x01x\xFF\xFF\xFF\xFF\x0F"s,
                                 "\x01x\x01\x02"s,          // length 2 in a text of 1
                                 "\x01x\x02\x01\x11\x03"s,  // second token starts before the first
                                 "\x01x\x01\x10\x7F\x01"s,  // starts before the text
                                 "\x01x\x01\x00\xFF\xFF\xFF\xFF\x0F"s}) {
    EXPECT_THROW(decode_stored_text(bad), DatabaseError) << testing::PrintToString(bad);
  }
}

TEST(StoredText, RandomDamageIsRefusedOrReadWithinTheText) {
  std::mt19937 random(7);
  const std::string good = encode(example());
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = good;
    for (unsigned flips = random() % 4 + 1; flips > 0; --flips) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    try {
      const StoredText read = decode_stored_text(bytes);
      for (const Span& span : read.spans) {
        ASSERT_LE(std::size_t{span.offset} + span.length, read.text.size());
      }
    } catch (const DatabaseError&) {
      continue;  // refused: as good
    }
  }
}

}  // namespace
}  // namespace tracuu::archive
