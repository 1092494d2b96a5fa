// Any bytes as an archive that is named on the command line: a folder, or a host and port.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "searchd/remote/line.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace tracuu::searchd;
  const std::string_view archive(reinterpret_cast<const char*>(bytes), size);
  for (const std::string& named : {std::string(archive), "tcp:" + std::string(archive)}) {
    try {
      const auto address = remote_address(named);
      if (address.has_value() != named.starts_with("tcp:")) std::abort();
      if (!address) continue;
      if (address->host.empty() || address->port == 0 || address->port > 65'534) std::abort();
    } catch (const std::invalid_argument&) {
      // An ordinary answer.
    }
  }
  return 0;
}
