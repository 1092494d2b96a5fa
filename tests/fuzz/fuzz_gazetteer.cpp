// Any text as a compiled gazetteer and as rows of one's own.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/gazetteer/changes.hpp"
#include "corpus/gazetteer/gazetteer.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace tracuu::corpus::gazetteer;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto read = [](std::string_view tables, std::string_view changes) {
    try {
      const Gazetteer gazetteer(with_changes(parse_tables(tables), parse_changes(changes)));
      for (const auto& unit : gazetteer.units()) gazetteer.lineage_of(unit);
    } catch (const BadGazetteer&) {
      // An ordinary answer.
    }
  };
  const std::size_t parted = text.find("\n\n");
  read(text.substr(0, parted), parted == text.npos ? "" : text.substr(parted + 2));
  read("province\tt\tP\n1\tx\tA\n", text);
  return 0;
}
