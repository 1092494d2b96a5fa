#include "archive/check.hpp"

#include <algorithm>
#include <cstdint>
#include <future>

#include <fmt/format.h>

#include "archive/record.hpp"
#include "archive/schema.hpp"
#include "archive/stored_text.hpp"

namespace tracuu::archive {
namespace {

constexpr Xapian::docid looked_up_reports = 100;

std::vector<std::string> block_faults(const std::filesystem::path& database) {
  std::vector<std::string> found;
  try {
    const std::size_t errors =
        with_xapian([&] { return Xapian::Database::check(database.string()); });
    if (errors > 0) found.push_back(fmt::format("{}: {} errors", database.string(), errors));
  } catch (const DatabaseError& error) {
    found.push_back(fmt::format("{}: {}", database.string(), error.what()));
  }
  return found;
}

/// What is wrong with one report; empty where nothing is.
std::string report_fault(const Xapian::Database& index, const Xapian::Database& texts,
                         Xapian::docid id) {
  const Record record = decode_record(index.get_document(id).get_data());
  decode_stored_text(texts.get_document(id).get_data());
  const std::string id_term = term(Field::id, record.id);
  const Xapian::PostingIterator first = index.postlist_begin(id_term);
  if (index.get_termfreq(id_term) != 1 || *first != id) return "its id does not find it";
  return {};
}

std::vector<std::string> lookup_faults(const std::filesystem::path& folder,
                                       const Manifest& manifest) {
  std::vector<std::string> found;
  const Xapian::Database index((folder / "index").string());
  const Xapian::Database texts((folder / "texts").string());
  const Xapian::docid reports = index.get_doccount();
  if (reports != manifest.reports || texts.get_doccount() != reports ||
      index.get_lastdocid() != reports || texts.get_lastdocid() != reports) {
    found.push_back(fmt::format("manifest.json names {} reports, index holds {}, texts {}",
                                manifest.reports, reports, texts.get_doccount()));
    return found;
  }
  const Xapian::docid step = std::max(1U, reports / looked_up_reports);
  for (Xapian::docid id = 1; id <= reports; id += step) {
    std::string fault;
    try {
      fault = with_xapian([&] { return report_fault(index, texts, id); });
    } catch (const DatabaseError& error) {
      fault = error.what();
    }
    if (!fault.empty()) found.push_back(fmt::format("report {} of {}: {}", id, reports, fault));
  }
  return found;
}

}  // namespace

std::vector<std::string> faults(const std::filesystem::path& folder, const Manifest& manifest) {
  // The two databases know nothing of each other, so each is read in a thread of its own.
  auto texts = std::async(std::launch::async, block_faults, folder / "texts");
  std::vector<std::string> found = block_faults(folder / "index");
  for (std::string& fault : texts.get()) found.push_back(std::move(fault));
  if (!found.empty()) return found;
  try {
    return with_xapian([&] { return lookup_faults(folder, manifest); });
  } catch (const DatabaseError& error) {
    return {error.what()};
  }
}

}  // namespace tracuu::archive
