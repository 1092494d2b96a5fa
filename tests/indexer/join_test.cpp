#include "indexer/shards/join.hpp"

#include <string>

#include <gtest/gtest.h>
#include <xapian.h>

#include "archive/errors.hpp"
#include "tests/temp_folder.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;

class Joining : public testing::Test {
 protected:
  /// Databases of two documents each, numbered through.
  Join parts(int count, const std::string& name) {
    Join join{{}, folder_ / name};
    int next = 0;
    for (int i = 0; i < count; ++i) {
      join.parts.push_back(folder_ / (std::to_string(i) + "." + name));
      Xapian::WritableDatabase database(join.parts.back().string(),
                                        Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
      for (int k = 0; k < 2; ++k) {
        Xapian::Document document;
        document.set_data(std::to_string(++next));
        document.add_term("every");
        database.add_document(document);
      }
    }
    return join;
  }

  const TempFolder temp_;
  const fs::path folder_ = temp_.path();
};

TEST_F(Joining, KeepsTheOrderOverSeveralLevels) {
  for (const auto& [name, count] :
       {std::pair<const char*, int>{"one", 1}, {"few", 3}, {"many", 205}}) {
    const Join join = parts(count, name);
    join_databases(join);
    const Xapian::Database joined((folder_ / name).string());
    const auto documents = static_cast<Xapian::doccount>(2 * count);
    ASSERT_EQ(joined.get_doccount(), documents);
    ASSERT_EQ(joined.get_lastdocid(), documents);
    EXPECT_EQ(joined.get_termfreq("every"), documents);
    for (Xapian::docid id = 1; id <= documents; ++id) {
      ASSERT_EQ(joined.get_document(id).get_data(), std::to_string(id));
    }
    for (const auto& part : join.parts) fs::remove_all(part);
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 3) << "nothing else is left";
}

TEST_F(Joining, ADamagedPartIsAnError) {
  const Join join = parts(3, "some");
  fs::resize_file(join.parts[1] / "postlist.glass", 100);
  EXPECT_THROW(join_databases(join), archive::DatabaseError);
}

}  // namespace
}  // namespace tracuu::indexer
