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

/// Pure: the same record and text give the same document, be they of a report just read or out of
/// a generation. archive/schema.hpp says what becomes of what. `seen` is called for each token of
/// the text.
IndexedReport make_document(const archive::Record& record, std::string text,
                            const tokenizers::Analyzer& analyzer,
                            const std::function<void(const tokenizers::Token&)>& seen = nullptr);

/// The report without its text and evidence.
archive::Record to_record(const corpus::Report& report);
archive::Record::Unit to_record(const corpus::Unit& unit);

}  // namespace tracuu::indexer
