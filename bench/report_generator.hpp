// Generated archives: commune reports like real ones in length, vocabulary, repetition and faults.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tracuu::bench {

/// The same settings give the same reports, byte for byte, on every machine.
struct ArchiveSettings {
  std::uint64_t reports = 1000;
  std::uint64_t seed = 1;
};

/// One report, and what it should be found by.
struct GeneratedReport {
  std::string id;      ///< "r0000001"
  std::string path;    ///< "ha-tinh/thach-ha/xa-thach-dien/2018/12-bc-ubnd-dan-van-r0000001.txt"
  std::string text;    ///< about 15 KB
  std::string topic;   ///< slug of the topic it is about
  std::string number;  ///< as printed: "12/BC-UBND"
  std::string commune, district, province;  ///< "Thạch Điền", "Thạch Hà", "Hà Tĩnh"
  int year = 0;                             ///< of issue
};

/// Any report of an archive by its index, in constant memory. Safe from any thread.
class ReportGenerator {
 public:
  explicit ReportGenerator(const ArchiveSettings& settings);
  GeneratedReport report(std::uint64_t index) const;  ///< index < settings.reports
  std::vector<std::string> topics() const;            ///< slugs

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

}  // namespace tracuu::bench
