#include "tests/root.hpp"

namespace tracuu::tests {

std::filesystem::path root() {
  return TRACUU_ROOT;
}

std::filesystem::path shared() {
  return root().parent_path() / "shared";
}

}  // namespace tracuu::tests
