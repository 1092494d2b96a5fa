// /v1/export: a whole result set, handed out piece by piece.
#include <array>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "searchd/answer/reference.hpp"
#include "searchd/endpoints/endpoint.hpp"

namespace tracuu::searchd {
namespace {

constexpr std::size_t piece_bytes = 64 * 1024;

enum class Format : std::uint8_t { csv, jsonl, bibtex, ris };
constexpr std::array<std::string_view, 4> formats{"csv", "jsonl", "bibtex", "ris"};
constexpr std::array<std::string_view, 4> types{"text/csv; charset=utf-8; header=present",
                                                "application/x-ndjson", bibtex_type, ris_type};

constexpr ParameterSpec parameters[] = {{.name = "format",
                                         .type = ParameterSpec::Type::choice,
                                         .choices = formats,
                                         .says = "Of the rows."}};

std::string row_of(const archive::Record& report, Format format) {
  switch (format) {
    case Format::csv:
      return to_csv(report);
    case Format::jsonl:
      return archive::to_json(report) + "\n";
    case Format::bibtex:
      return to_bibtex(report) + "\n";
    case Format::ris:
      break;
  }
  return to_ris(report) + "\r\n";
}

/// Holds a database of its own: an export goes on in the generation in which it began, in whichever
/// thread asks for its next piece.
class Export {
 public:
  Export(std::shared_ptr<const Snapshot> snapshot, std::vector<Xapian::docid> ids, Format format)
      : searcher_(std::move(snapshot)), ids_(std::move(ids)), format_(format) {}

  std::optional<std::string> next() {
    if (is_ended_) return std::nullopt;
    std::string piece = at_ == 0 && format_ == Format::csv ? csv_header() : std::string();
    for (; at_ < ids_.size() && piece.size() < piece_bytes; ++at_) {
      piece += row_of(searcher_.record(ids_[at_]), format_);
    }
    if (at_ < ids_.size()) return piece;
    is_ended_ = true;
    return piece + last_line();
  }

 private:
  /// How many rows there are, so that a reader knows that nothing is missing. Tables and RIS have
  /// no line to say it in: there the trailer of the answer does.
  std::string last_line() const {
    if (format_ == Format::jsonl) return fmt::format("{{\"rows\":{}}}\n", ids_.size());
    if (format_ == Format::bibtex) return fmt::format("@comment{{rows: {}}}\n", ids_.size());
    return {};
  }

  Searcher searcher_;
  std::vector<Xapian::docid> ids_;
  Format format_;
  std::size_t at_ = 0;
  bool is_ended_ = false;
};

Response export_all(const Call& call) {
  const Given given = call.given();
  const auto format = given.choice("format");
  const Query query = call.query(given);
  auto ids = call.searcher->all(query, call.deadline_of(query));
  Response response{.content_type = std::string(types.at(format))};
  response.headers.emplace_back("X-Row-Count", std::to_string(ids.size()));
  response.trailers = response.headers;
  const auto missing = call.searcher->missing();
  if (!missing.empty()) {
    response.headers.emplace_back("X-Partial", fmt::format("{}", fmt::join(missing, ", ")));
  }
  response.headers.emplace_back(
      "Content-Disposition",
      fmt::format("attachment; filename=\"reports.{}\"",
                  format == static_cast<std::size_t>(Format::bibtex) ? "bib" : formats.at(format)));
  const auto rows = std::make_shared<Export>(call.searcher->shared_snapshot(), std::move(ids),
                                             static_cast<Format>(format));
  response.more = [rows] { return rows->next(); };
  return response;
}

}  // namespace

std::vector<Endpoint> export_endpoints() {
  return {{.path = "/v1/export",
           .methods = Endpoint::Methods::get_and_post,
           .body = Endpoint::Body::parameters,
           .scope = Scope::exporting,
           .takes = with(search_parameters(), parameters),
           .answer = export_all,
           .gives = "text/csv application/x-ndjson application/x-bibtex "
                    "application/x-research-info-systems",
           .says =
               "All that a search finds, whatever its page, in the order of its pages. The "
               "header and the trailer X-Row-Count say how many rows there are; so does the last "
               "line of jsonl and bibtex."}};
}

}  // namespace tracuu::searchd
