#include "archive/schema.hpp"

#include <filesystem>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <xapian.h>

namespace tracuu::archive {
namespace {

TEST(Schema, EveryPrefixAndNameAndSlotIsItsOwn) {
  std::set<std::string_view> names, prefixes;
  std::set<std::uint32_t> slots;
  for (const FieldSpec& field : fields) {
    EXPECT_TRUE(names.insert(field.name).second) << field.name;
    if (field.kind != Kind::value) {
      EXPECT_TRUE(prefixes.insert(field.prefix).second) << field.name;
    }
    if (field.slot != no_slot) {
      EXPECT_TRUE(slots.insert(field.slot).second) << field.name;
    }
  }
}

TEST(Term, IsPrefixColonValue) {
  EXPECT_EQ(term(Field::commune, "thạch điền"), "XC:thạch điền");
  EXPECT_EQ(term(Field::body, "lảnh"), "lảnh");
  EXPECT_EQ(term(Field::title, "lảnh"), "S:lảnh");
}

TEST(Term, KeepsWhatFitsAndHashesWhatDoesNot) {
  const std::string fits(term_bytes - 3, 'a');
  EXPECT_EQ(term(Field::issuer, fits), "XI:" + fits);
  // The hash is part of the format: FNV-1a of the whole value.
  EXPECT_EQ(term(Field::issuer, fits + 'b'),
            "XI:" + std::string(term_bytes - 3 - 17, 'a') + "#e9df850e63891786");
}

TEST(Term, LongValuesThatDifferHaveTermsThatDiffer) {
  const std::string start(500, 'a');
  EXPECT_NE(term(Field::issuer, start + "b"), term(Field::issuer, start + "c"));
  EXPECT_NE(term(Field::issuer, start), term(Field::issuer, start + start));
}

TEST(Term, IsCutBetweenCharacters) {
  std::string value;
  while (value.size() < 400) value += "ệ";  // three bytes
  for (const std::string& shifted : {value, "a" + value, "ab" + value}) {
    const std::string made = term(Field::body, shifted);
    const std::string kept = made.substr(0, made.find('#'));
    EXPECT_EQ((kept.size() - (shifted.size() - value.size())) % 3, 0U);
    EXPECT_GT(kept.size(), term_bytes - 17 - 3);
  }
}

TEST(Term, IsAcceptedByXapianWhateverTheValueHolds) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& value : {std::string(300, '\0'), std::string(150, '\0'),
                                   std::string(10000, 'x'), std::string(300, '\xBF')}) {
    Xapian::Document document;
    document.add_boolean_term(term(Field::commune, value));
    EXPECT_NO_THROW(database.add_document(document));
  }
}

// docs of archive/schema.hpp: a database without its termlist is searched, compacted and checked as
// any other.
TEST(Schema, NeedsNoTermlist) {
  char folder[] = "/tmp/tracuu-schema-XXXXXX";
  ASSERT_NE(mkdtemp(folder), nullptr);
  const std::string part = std::string(folder) + "/part", whole = std::string(folder) + "/whole";
  {
    Xapian::WritableDatabase writer(part, Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST);
    Xapian::Document document;
    document.add_posting("dân", 1);
    document.add_posting("vận", 2);
    document.add_value(0, "dan-van");
    document.set_data("record");
    writer.add_document(document);
    writer.commit();
  }
  Xapian::Database(part).compact(whole);
  EXPECT_EQ(Xapian::Database::check(whole), 0U);

  const Xapian::Database reader(whole);
  Xapian::Enquire enquire(reader);
  const std::string words[] = {"dân", "vận"};
  enquire.set_query(Xapian::Query(Xapian::Query::OP_PHRASE, std::begin(words), std::end(words)));
  const Xapian::MSet found = enquire.get_mset(0, 10);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.begin().get_document().get_data(), "record");
  EXPECT_EQ(found.begin().get_document().get_value(0), "dan-van");
  EXPECT_EQ(*reader.valuestream_begin(0), "dan-van");
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace tracuu::archive
