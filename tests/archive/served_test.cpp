#include "archive/served.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "archive/schema.hpp"

namespace tracuu::archive {
namespace {

// What is served is read in tests/programs/remote_test.cpp, from real servers.

TEST(Absent, HasNothingAndKeepsAPlace) {
  const Generation absent = absent_generation();
  EXPECT_TRUE(absent.is_absent);
  EXPECT_EQ(absent.index.get_doccount(), 0U);
  ASSERT_EQ(absent.index_shards.size(), absent.manifest.shards.size());
  Xapian::Database joint;
  joint.add_database(absent.index);
  Xapian::WritableDatabase other(std::string(), Xapian::DB_BACKEND_INMEMORY);
  other.add_document(Xapian::Document());
  joint.add_database(other);
  EXPECT_EQ(joint.get_lastdocid(), joint_id(1, 1, 2));
}

/// A database without documents that says of itself what these metadata say.
Xapian::WritableDatabase side(const std::vector<std::pair<std::string, std::string>>& metadata) {
  Xapian::WritableDatabase made(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (const auto& [key, value] : metadata) made.set_metadata(key, value);
  return made;
}

TEST(Served, OfAnotherVersionIsRefusedWithWhatToDo) {
  const auto older = side({{"generation", "000001"},
                           {"schema", std::to_string(schema_version - 1)},
                           {"analyzer", "3"}});
  try {
    served_generation(older, older, 3);
    FAIL() << "was taken";
  } catch (const WrongVersion& error) {
    const std::string said = error.what();
    EXPECT_NE(said.find("this program needs"), std::string::npos) << said;
    EXPECT_NE(said.find("tracuu-indexer share"), std::string::npos) << said;
  }
  const auto other_tokens = side(
      {{"generation", "000001"}, {"schema", std::to_string(schema_version)}, {"analyzer", "2"}});
  EXPECT_THROW(served_generation(other_tokens, other_tokens, 3), WrongVersion);
}

TEST(Served, OfAStrangerIsNoArchive) {
  const auto stranger = side({});
  EXPECT_THROW(served_generation(stranger, stranger, 3), DatabaseError);
  const auto odd = side({{"schema", "five"}, {"analyzer", "3"}});
  EXPECT_THROW(served_generation(odd, odd, 3), DatabaseError);
}

TEST(Served, DamagedListsAreErrors) {
  EXPECT_EQ(served_file(side({}), "lexicon", 100), std::nullopt);
  EXPECT_THROW(served_file(side({{"lexicon", "1"}}), "lexicon", 100), DatabaseError);
  EXPECT_THROW(served_file(side({{"lexicon", "1"}, {"lexicon/0", "?"}}), "lexicon", 100),
               DatabaseError);
  EXPECT_THROW(served_file(side({{"lexicon", "-1"}}), "lexicon", 100), DatabaseError);
}

}  // namespace
}  // namespace tracuu::archive
