#include "archive/stored_text.hpp"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "archive/errors.hpp"
#include "archive/packed.hpp"

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

std::string unpacked(const StoredText& stored) {
  return unpack(Packing::text, encode(stored));
}

StoredText decode_unpacked(std::string_view bytes) {
  return decode_stored_text(pack(Packing::text, bytes));
}

TEST(StoredText, LikelyTokensCostNothing) {
  StoredText stored{"Hội xã có 25 chi hội, năm nay: 7.", {}};
  const std::size_t without = unpacked(stored).size();
  const auto add = [&](std::string_view word, std::uint8_t kind, bool follows) {
    const auto at = static_cast<std::uint32_t>(stored.text.find(word));
    stored.spans.push_back({at, static_cast<std::uint32_t>(word.size()), kind, follows});
  };
  add("Hội", 0, false);
  for (const std::string_view word : {"xã", "có"}) add(word, 0, true);
  add("25", 2, true);
  for (const std::string_view word : {"chi", "hội", "năm", "nay"}) add(word, 0, true);
  add("7", 2, false);
  EXPECT_EQ(unpacked(stored).size(), without);
  EXPECT_EQ(decode_stored_text(encode(stored)), stored);
}

TEST(StoredText, ComesBackWithLongWordsAndGaps) {
  StoredText stored;
  stored.text = std::string(100, 'a') + std::string(100, ' ') + "b";
  stored.spans = {{0, 100, 1, false}, {200, 1, 0, true}};
  EXPECT_EQ(decode_stored_text(encode(stored)), stored);
}

TEST(StoredText, WhatWasCutOffIsRefused) {
  const std::string good = unpacked(example());
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_THROW(decode_unpacked(std::string_view(good).substr(0, size)), DatabaseError) << size;
  }
  EXPECT_THROW(decode_unpacked(good + '\0'), DatabaseError);
  EXPECT_THROW(decode_stored_text(good), DatabaseError);  // not packed
}

TEST(StoredText, LiesAboutSizesAreRefused) {
  using namespace std::string_literals;
  for (const std::string& bad : {"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F"s,
                                 "\xFF\xFF\xFF\xFF\x0F"s, "\x01x\xFF\xFF\xFF\xFF\x0F"s,
                                 "\x01x\x01\x00\x04\x02\x00"s,  // length 2 in a text of 1
                                 "\x01x\x02\x00\x02\x02\x00\x02\x01\x00"s,  // before the first
                                 "\x01x\x01\x00\x02\x01\x00"s,              // before the text
                                 "\x01x\x02\x02"s,  // two likely tokens in one letter
                                 "\x01x\x01\x02"s,  // one token, two likely ones
                                 "\x01x\x01\x00\x04\xFF\xFF\xFF\xFF\x0F\x00"s}) {
    EXPECT_THROW(decode_unpacked(bad), DatabaseError) << testing::PrintToString(bad);
  }
}

TEST(StoredText, RandomDamageIsRefusedOrReadWithinTheText) {
  std::mt19937 random(7);
  const std::string good = unpacked(example());
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = good;
    for (unsigned flips = random() % 4 + 1; flips > 0; --flips) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    try {
      const StoredText read = decode_unpacked(bytes);
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
