// One report -> what the two databases keep of it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include <xapian.h>

#include "archive/record.hpp"
#include "archive/stored_text.hpp"
#include "corpus/report.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::indexer {

struct IndexedReport {
  Xapian::Document document;  ///< for index/: terms, values, and the record as data
  archive::StoredText text;   ///< for texts/
};

/// Called for each token of a text, with the number of its word among those of the text, from 0.
using Seen = std::function<void(const tokenizers::Token&, std::uint32_t word)>;

/// Pure: the same record and text give the same document, be they of a report just read or out of
/// a generation. archive/schema.hpp says what becomes of what.
IndexedReport make_document(const archive::Record& record, std::string text,
                            const tokenizers::Analyzer& analyzer, const Seen& seen = nullptr);

/// The report without its text and evidence.
archive::Record to_record(const corpus::Report& report);
archive::Record::Unit to_record(const corpus::Unit& unit);

}  // namespace tracuu::indexer
