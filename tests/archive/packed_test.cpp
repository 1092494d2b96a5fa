#include "archive/packed.hpp"

#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "archive/dictionaries/dictionaries.hpp"
#include "archive/errors.hpp"
#include "archive/schema.hpp"

namespace tracuu::archive {
namespace {

constexpr std::string_view sentence = "Thực hiện Nghị quyết của Đảng ủy về xây dựng nông thôn mới.";

std::string frame(std::string_view bytes, bool states_size = true) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, states_size ? 1 : 0);
  packed.resize(ZSTD_compress2(context, packed.data(), packed.size(), bytes.data(), bytes.size()));
  ZSTD_freeCCtx(context);
  return packed;
}

TEST(Packed, ComesBackAsItWent) {
  for (const Packing packing : {Packing::text, Packing::record}) {
    for (const std::string& bytes :
         {std::string(), std::string("x"), std::string(sentence), std::string(3'000'000, '\0')}) {
      EXPECT_EQ(unpack(packing, pack(packing, bytes)), bytes);
    }
  }
}

TEST(Packed, KnowsWhatReportsSay) {
  EXPECT_LT(pack(Packing::text, sentence).size(), sentence.size() / 2);
  EXPECT_LT(pack(Packing::text, sentence).size(), frame(sentence).size() / 2);
}

uLong checksum(std::string_view text) {
  return crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
}

/// What older programs packed needs the very dictionaries that it was packed with.
TEST(Packed, DictionariesChangeWithTheSchemaAlone) {
  EXPECT_EQ(schema_version, 6) << "then these are to be those of the new schema";
  EXPECT_EQ(checksum(texts_dictionary()), 3939735829U);
  EXPECT_EQ(checksum(records_dictionary()), 3385564268U);
}

TEST(Packed, OnlyOneWholeFrameIsRead) {
  using namespace std::string_literals;
  const std::string good = pack(Packing::text, sentence);
  const std::string empty = pack(Packing::text, "");
  const std::string skippable =
      "\x50\x2A\x4D\x18\x03\x00\x00\x00"
      "abc"s;
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_THROW(unpack(Packing::text, good.substr(0, size)), DatabaseError) << size;
  }
  for (const std::string& bad :
       {good + '\0', good + good, good + empty, empty + good, good + skippable, skippable + good,
        skippable, std::string(sentence), frame(sentence, false), "\x1F\x8B\x08"s}) {
    EXPECT_THROW(unpack(Packing::text, bad), DatabaseError) << testing::PrintToString(bad);
  }
}

TEST(Packed, ThreadsDoNotDisturbEachOther) {
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([thread] {
      for (int round = 0; round < 200; ++round) {
        const Packing packing = (thread + round) % 2 == 0 ? Packing::text : Packing::record;
        const std::string bytes = std::string(sentence) + std::to_string(1000 * thread + round);
        EXPECT_EQ(unpack(packing, pack(packing, bytes)), bytes);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(Packed, TheOtherDictionaryIsNoticed) {
  EXPECT_THROW(unpack(Packing::record, pack(Packing::text, sentence)), DatabaseError);
}

/// A frame without any block, that says it holds so much.
std::string boast(std::uint64_t size) {
  std::string packed = "\x28\xB5\x2F\xFD\xE0";  // one segment, its size in eight bytes
  for (unsigned shift = 0; shift < 64; shift += 8) packed += static_cast<char>(size >> shift);
  return packed + std::string("\x01\x00\x00", 3);  // the last block, raw and empty
}

TEST(Packed, ASizeThatCannotBeIsRefusedBeforeRoomIsMade) {
  for (const std::uint64_t size :
       {std::uint64_t{1}, std::uint64_t{100} << 20U, std::uint64_t{512} << 20U,
        (std::uint64_t{512} << 20U) + 1, std::uint64_t{1} << 40U, ~std::uint64_t{0} - 2}) {
    EXPECT_THROW(unpack(Packing::text, boast(size)), DatabaseError) << size;
  }
  EXPECT_EQ(unpack(Packing::text, boast(0)), "");
}

TEST(Packed, DamageIsRefusedAndForgotten) {
  std::mt19937 random(7);
  std::string bytes;
  for (int i = 0; i < 40; ++i) bytes += std::string(sentence) + std::to_string(random());
  const std::string good = pack(Packing::text, bytes);
  for (int round = 0; round < 5'000; ++round) {
    std::string bad = good;
    const std::size_t place = random() % bad.size();
    bad[place] = static_cast<char>(bad[place] ^ (1 + random() % 255));
    try {
      EXPECT_EQ(unpack(Packing::text, bad), bytes);  // one bit of the head means nothing
    } catch (const DatabaseError&) {
      // refused: as good
    }
    EXPECT_EQ(unpack(Packing::text, good), bytes);
  }
}

}  // namespace
}  // namespace tracuu::archive
