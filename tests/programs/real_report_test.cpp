#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/programs/http.hpp"
#include "tests/programs/program.hpp"

// A real report of 2018, which is not ours to publish: it lies beside the repository, if at all. It
// writes "lảnh đạo" throughout, and its web page came six months after it.

namespace tracuu::tests {
namespace {

TEST(RealReport, IsFoundByWhatItSaysAndNotByItsPage) {
  if (!shared_reports()) GTEST_SKIP() << "no ../shared/reports";
  const Scratch scratch;
  ASSERT_NO_FATAL_FAILURE(build_archive(scratch / "archive", *shared_reports()));
  Daemon daemon(scratch / "archive");
  struct Case {
    Parameters parameters;
    int found;
  };
  const std::vector<Case> cases{
      {{{"q", "lãnh đạo công tác dân vận"}}, 1},
      {{{"q", "lanh dao cong tac dan van"}}, 1},
      {{{"q", "LÃNH ĐẠO"}}, 1},
      {{{"q", "la\u0303nh \u0111a\u0323o"}}, 1},
      {{{"q", "La\u0303nh \u0110a\u0323o co\u0302ng ta\u0301c da\u0302n va\u0323\u0302n"}}, 1},
      {{{"q", "lảnh đạo"}}, 1},
      {{{"q", "lãnh đạo"}}, 1},
      {{{"q", "\"lanh dao\""}}, 1},
      {{{"q", "25-NQ/TW"}}, 1},
      {{{"q", "25 – NQ/TƯ"}}, 1},
      {{{"cites", "05-CT/TW"}}, 1},
      {{{"topic", "dan-van"},
        {"commune", "Thạch Điền"},
        {"issued_from", "2018"},
        {"issued_to", "2018"}},
       1},
      {{{"q", "dân vận"}, {"district", "Thạch Hà"}, {"signer", "Trần Hậu Nhã"}}, 1},
      {{{"issued_from", "2018-05-04"}, {"issued_to", "2018-05-04"}}, 1},
      {{{"issued_from", "2018-11-01"}}, 0},
      {{{"issued_to", "2018-05-03"}}, 0},
      {{{"q", "\"Ý kiến bạn đọc\""}}, 0},
      {{{"q", "loading"}}, 0},
      {{{"commune", "Thạch Xuân"}}, 0},
  };
  for (const auto& [parameters, found] : cases) {
    const auto asked = target("/v1/search", parameters);
    const auto answer = get(daemon.port(), asked);
    SCOPED_TRACE(asked + "\n" + answer.body);
    ASSERT_EQ(answer.status, 200);
    const auto json = nlohmann::json::parse(answer.body);
    EXPECT_EQ(json["found"]["value"], found);
    EXPECT_EQ(json["found"]["relation"], "eq");
    EXPECT_EQ(json["hits"].size(), static_cast<std::size_t>(found));
  }
}

TEST(RealReport, IsReadAsItsReadersReadIt) {
  if (!shared_reports()) GTEST_SKIP() << "no ../shared/reports";
  const auto outcome = run_indexer({"inspect", *shared_reports() / "thach-dien-2018-dan-van.txt"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto report = nlohmann::json::parse(outcome.out);
  const auto value = [&](const char* field) { return report[field]["value"]; };
  EXPECT_EQ(value("title"), "Sơ kết 5 năm thực hiện Nghị quyết 25-NQ/TW");
}

}  // namespace
}  // namespace tracuu::tests
