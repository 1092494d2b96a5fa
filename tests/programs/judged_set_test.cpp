#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/programs/http.hpp"
#include "tests/programs/program.hpp"
#include "tests/root.hpp"

// 602 questions of known answers, over HTTP and with default parameters, as written and as people
// type them. The set is not ours to publish: it lies beside the repository, if at all.

namespace tracuu::tests {
namespace {

namespace fs = std::filesystem;

const fs::path set = shared() / "eval";

using Row = std::vector<std::string>;

std::vector<Row> rows_of(const fs::path& file) {
  std::vector<Row> rows;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    Row row;
    for (std::size_t begin = 0; begin <= line.size();) {
      const auto end = std::min(line.find('\t', begin), line.size());
      row.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

using Relevant = std::map<std::string, std::set<std::string>>;

Relevant relevant_reports() {
  Relevant relevant;
  for (const Row& row : rows_of(set / "qrels.tsv")) {
    if (row.at(2) != "0") relevant[row[0]].insert(row[1]);
  }
  return relevant;
}

double discount(std::size_t rank) {
  return 1 / std::log2(static_cast<double>(rank) + 2);
}

double ndcg(const nlohmann::json& hits, const std::set<std::string>& relevant) {
  double gain = 0;
  double ideal = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (relevant.contains(hits[i]["id"])) gain += discount(i);
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(10, relevant.size()); ++i) ideal += discount(i);
  return gain / ideal;
}

/// nDCG@10 of a file of queries, or of every so many of them. Snippets take no part in it.
double score(const Daemon& daemon, const fs::path& queries, const Relevant& relevant,
             std::size_t every = 1) {
  Connection connection(daemon.port());
  const auto rows = rows_of(queries);
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < rows.size(); i += every) {
    const Row& row = rows[i];
    ++count;
    const auto asked =
        target("/v1/search", {{"q", row.at(1)}, {"limit", "10"}, {"snippet_count", "0"}});
    connection.send("GET " + asked + " HTTP/1.1\r\nHost: here\r\n\r\n");
    const Answer answer = connection.receive();
    if (answer.status != 200) throw std::runtime_error(asked + ": " + answer.body);
    sum += ndcg(nlohmann::json::parse(answer.body)["hits"], relevant.at(row[0]));
  }
  return sum / static_cast<double>(count);
}

class JudgedSet : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(set)) GTEST_SKIP() << "no " << set;
  }

  Daemon serve(const char* documents) {
    const fs::path archive = scratch_ / documents;
    build_archive(archive, set / (std::string(documents) + ".jsonl"));
    return Daemon(archive);
  }

  const Scratch scratch_;
};

TEST_F(JudgedSet, IsAnsweredHoweverItIsTyped) {
  const Relevant relevant = relevant_reports();
  const Daemon daemon = serve("docs");
  EXPECT_GE(score(daemon, set / "queries.tsv", relevant), 0.950);
  constexpr std::size_t every = 4;  // keeps the suite fast; all of them score alike
  const double plain = score(daemon, set / "queries.tsv", relevant, every);
  struct Case {
    std::string_view variant;
    double least;  ///< of the plain score
  };
  for (const auto& [variant, least] : {
           Case{"nfd", 0.995},
           Case{"upper", 0.995},
           Case{"tone_old", 0.995},
           Case{"tone_new", 0.995},
           Case{"yi", 0.995},
           Case{"abbr", 0.995},
           Case{"hoinga_swap", 0.99},
           Case{"nga2hoi", 0.99},
           Case{"d_for_dd", 0.99},
           Case{"nodia", 0.985},
           Case{"half_nodia", 0.985},
           Case{"telex", 0.985},
           Case{"telex_end", 0.985},
           Case{"nospace", 0.985},
           Case{"typo1", 0.98},
       }) {
    const auto file = set / "variants" / (std::string(variant) + ".tsv");
    EXPECT_GE(score(daemon, file, relevant, every), least * plain) << variant;
  }
}

TEST_F(JudgedSet, IsAnsweredFromTextsWithTheFaultsOfAnArchive) {
  const Relevant relevant = relevant_reports();
  const double clean = score(serve("docs"), set / "queries.tsv", relevant);
  const double noisy = score(serve("docs_noisy"), set / "queries.tsv", relevant);
  EXPECT_GE(noisy, 0.98 * clean);
}

}  // namespace
}  // namespace tracuu::tests
