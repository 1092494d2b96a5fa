// A generation as xapian-tcpsrv serves it to other machines.
//
// ARCHIVE/served/        what share() makes
//   index texts          Xapian stub databases, each for a server of its own
//   G/side/              a database without documents whose metadata holds what lies beside shards
//   G/S/index/ texts/    the shards of generation G, linked
//
// Both stubs name side/ first and then the shards in their order: its UUID tells which generation
// answers, and Xapian gives out the metadata of the first database alone. A server counts side/ as
// a shard without documents, so that document L of shard number K, from 0, is joint_id(L, K + 1,
// shards + 1). Each database has an empty termlist.glass, as Xapian itself makes it where nothing
// was written to it: without one its server hands out no documents.
//
// Metadata of side/: `generation`, `schema` and `analyzer` as text. NAME holds a number of pieces,
// NAME/0 and so on the pieces, deflated by zlib. Names are those of a generation's files, and
//   dead         document ids as the server counts them, one a line
//   values/SLOT  of each document that has one: the distance from the one before and the length,
//                base-128, lowest part first, then the value
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "archive/generation.hpp"

namespace tracuu::archive {

/// Makes ARCHIVE/served/ of the current generation, replacing what was served before, which open
/// connections keep. Returns its name. Throws DatabaseError.
std::string share(const std::filesystem::path& archive, const WriteLock& lock,
                  int analyzer_version);

/// Which generation answers: its name, and what no other has, of whatever archive.
struct ServedGeneration {
  std::string name;
  std::string identity;
  bool operator==(const ServedGeneration&) const = default;
};

/// It has to be built again.
class WrongVersion : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

/// Throws DatabaseError where these are not the two databases of one generation, WrongVersion where
/// that is of another schema or analyzer version; and Xapian's errors.
ServedGeneration served_generation(const Xapian::Database& index, const Xapian::Database& texts,
                                   int analyzer_version);

/// What a server serves, as a generation of one shard. Throws as served_generation() does.
Generation open_served(const Xapian::Database& index, const Xapian::Database& texts,
                       int analyzer_version);

/// Stands where a generation cannot be had, without documents, so that those of others keep their
/// ids.
Generation absent_generation();

/// A file of a served generation, or one of the lists above; nothing where there is none. Throws
/// DatabaseError, also for more than `limit` bytes, and Xapian's errors.
std::optional<std::string> served_file(const Xapian::Database& index, const std::string& name,
                                       std::size_t limit);

/// Calls `found` with the values of a slot in the order of document ids. Throws DatabaseError and
/// Xapian's errors.
void for_each_value(const Generation& generation, Xapian::valueno slot,
                    const std::function<void(Xapian::docid, const std::string&)>& found);

}  // namespace tracuu::archive
