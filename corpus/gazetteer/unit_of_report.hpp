// Which unit a report is of.
#pragma once

#include "corpus/gazetteer/gazetteer.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus::gazetteer {

/// The report with its unit and lineage, where it is beyond doubt which, and with what the unit
/// tells of fields the report left open: type of the commune, district, province, and the commune
/// itself where only the names of host and folders give it. Only units that held on the day of
/// issue are looked at. Where several fit, or none, the unit stays open and a warning says why:
/// unit_ambiguous, unit_unknown, unit_elsewhere. Nothing changes with an empty gazetteer.
Report with_unit(Report report, const Gazetteer& gazetteer);

}  // namespace tracuu::corpus::gazetteer
