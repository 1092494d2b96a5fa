#include <cstdlib>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/programs/http.hpp"
#include "tests/programs/program.hpp"
#include "tests/root.hpp"

// The daemon is what its openapi.json says, to a client that knows nothing else.

namespace tracuu::tests {
namespace {

TEST(OpenApi, IsWhatTheDaemonDoes) {
  if (std::system("python3 -c 'import jsonschema; jsonschema.Draft202012Validator' 2>/dev/null")) {
    GTEST_SKIP() << "python3-jsonschema is not here: scripts/install-packages test";
  }
  const Scratch scratch;
  ASSERT_NO_FATAL_FAILURE(build_archive(scratch / "archive", samples()));
  Daemon daemon(scratch / "archive");
  const auto log = scratch / "faults.txt";
  const int status = std::system(
      fmt::format("python3 '{}/tests/programs/openapi_client.py' http://127.0.0.1:{} > '{}' 2>&1",
                  root().string(), daemon.port(), log.string())
          .c_str());
  EXPECT_EQ(status, 0) << read_file(log);
  EXPECT_EQ(daemon.stop().exit_code, 0);
}

}  // namespace
}  // namespace tracuu::tests
