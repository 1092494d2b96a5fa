// An archive in a temporary folder, filled by the indexer's own make_document.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/gazetteer/gazetteer.hpp"
#include "searchd/query/query.hpp"
#include "searchd/search/searcher.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::searchd {

const tokenizers::Analyzer& analyzer();

/// A report in as few words as a test needs.
struct Sample {
  std::string id;
  std::string text{};
  std::string title{};
  std::string commune{};  ///< "xã Thạch Điền"
  std::string district{};
  std::string date{};  ///< "2018-05-04", "2018-05", "2018"
  std::vector<std::string> topics{};
  std::string number{};
  std::string doc_type = "BC";
  std::string issuer{};
  std::string world = "state";
  std::string signer{};
  std::vector<std::string> cites{};
  std::string period_from{};  ///< as the date; period_to as well
  std::string period_to{};
};

class TestArchive {
 public:
  TestArchive();
  explicit TestArchive(const std::vector<Sample>& samples,
                       const corpus::gazetteer::Gazetteer& gazetteer = {});
  ~TestArchive();
  TestArchive(const TestArchive&) = delete;
  TestArchive& operator=(const TestArchive&) = delete;

  const std::filesystem::path& folder() const { return folder_; }

  /// A new generation of these reports; its name.
  std::string publish(const std::vector<Sample>& samples,
                      const corpus::gazetteer::Gazetteer& gazetteer = {}) const;

  /// Of the current generation.
  Searcher searcher() const;

 private:
  std::filesystem::path folder_;
};

/// Parameters as in a target: "q=dân vận&sort=newest".
Query query_of(const std::string& parameters);

/// No test waits for this one.
Deadline no_deadline();

/// Reports of several communes, topics, years and worlds, with the faults of real ones.
const std::vector<Sample>& samples();

}  // namespace tracuu::searchd
