// Any text as a report: every piece of evidence is a slice of it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "corpus/fields/read_fields.hpp"

namespace {

using namespace tracuu::corpus;

void check(std::string_view text, const Evidence& evidence) {
  if (evidence.text.empty() || evidence.offset > text.size() ||
      text.substr(evidence.offset, evidence.text.size()) != evidence.text) {
    std::abort();
  }
}

template <typename Value>
void check(std::string_view text, const Maybe<Value>& maybe) {
  if (maybe) check(text, maybe->evidence);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto fields = read_fields(text);
  check(text, fields.title);
  check(text, fields.doc_type);
  check(text, fields.report_kind);
  check(text, fields.number);
  check(text, fields.issuer);
  check(text, fields.commune);
  check(text, fields.district);
  check(text, fields.province);
  check(text, fields.place);
  check(text, fields.issued_on);
  check(text, fields.period);
  check(text, fields.marks.secrecy);
  check(text, fields.marks.urgency);
  check(text, fields.marks.circulation);
  for (const auto& topic : fields.topics) {
    check(text, topic.evidence);
    if (!(topic.score > 0 && topic.score < 1)) std::abort();
  }
  for (const auto& citation : fields.citations) check(text, citation.evidence);
  for (const auto& signer : fields.signers) check(text, signer.evidence);
  for (const auto& warning : fields.warnings) {
    if (warning.offset > text.size()) std::abort();
  }
  return 0;
}
