// A report as it is cited: for reference managers, spreadsheets and footnotes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "archive/record.hpp"
#include "searchd/answer/json.hpp"

namespace tracuu::searchd {

/// One entry of BibTeX, @techreport, in UTF-8 with TeX's own signs escaped.
std::string to_bibtex(const archive::Record& report);

/// One record of type RPRT with CRLF line ends, ended by ER.
std::string to_ris(const archive::Record& report);

/// One item of CSL-JSON.
std::string to_csl(const archive::Record& report);

/// One sentence, as papers in this language cite reports of authorities:
///   vi  UBND xã Cẩm Hà, Báo cáo số 218/BC-UBND ngày 24/6/2022: Tình hình kinh tế - xã hội.
///   en  UBND xã Cẩm Hà, Report (Báo cáo) No. 218/BC-UBND, 24 June 2022, “Tình hình kinh tế - xã
///   hội”.
std::string to_footnote(const archive::Record& report, Language language);

/// The columns of to_csv, as its first line.
std::string csv_header();
/// One line of RFC 4180. A cell that a spreadsheet would take for a formula begins with '.
std::string to_csv(const archive::Record& report);

}  // namespace tracuu::searchd
