#include "searchd/api.hpp"

#include <algorithm>
#include <array>

#include <spdlog/spdlog.h>

#include "archive/errors.hpp"
#include "searchd/query.hpp"
#include "searchd/target.hpp"

namespace tracuu::searchd {
namespace {

enum class Endpoint : std::uint8_t { none, health, ready, version, search, analyze, report, text };

Endpoint endpoint_of(const std::vector<std::string>& path) {
  if (path.size() == 1) {
    if (path[0] == "health") return Endpoint::health;
    if (path[0] == "ready") return Endpoint::ready;
    if (path[0] == "version") return Endpoint::version;
  }
  if (path.size() == 2 && path[0] == "v1" && path[1] == "search") return Endpoint::search;
  if (path.size() == 2 && path[0] == "v1" && path[1] == "analyze") return Endpoint::analyze;
  if (path.size() >= 3 && path[0] == "v1" && path[1] == "reports" && !path[2].empty()) {
    if (path.size() == 3) return Endpoint::report;
    if (path.size() == 4 && path[3] == "text") return Endpoint::text;
  }
  return Endpoint::none;
}

class Stopwatch {
 public:
  double milliseconds() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_)
        .count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

Response failure(const Problem& problem, const Envelope& envelope, Language language) {
  return {problem.status, to_json(envelope, problem, language), "application/problem+json", {}};
}

Problem not_found() {
  return {
      404,
      {"not_found",
       {"không có địa chỉ này; xem docs/api.md", "there is nothing at this path; see docs/api.md"},
       {},
       {}}};
}

Problem method_not_allowed(const std::string& allowed) {
  return {405,
          {"method_not_allowed",
           {"chỉ nhận " + allowed, "only " + allowed + " is served here"},
           {},
           {}}};
}

Problem no_such_report() {
  return {404,
          {"no_such_report", {"không có báo cáo mang id này", "no report has this id"}, "id", {}}};
}

Problem internal() {
  return {500,
          {"internal",
           {"lỗi của máy chủ, đã ghi vào nhật ký", "an error of ours; it is in the log"},
           {},
           {}}};
}

Problem out_of_time() {
  return {504,
          {"timeout",
           {"câu hỏi tìm quá lâu và đã bị dừng; hãy thêm từ hoặc lọc hẹp lại",
            "the search took too long and was ended; add words or narrow it"},
           {},
           {}}};
}

void refuse_parameters(const Target& target) {
  if (!target.parameters.empty()) {
    const auto& name = target.parameters.front().name;
    throw BadRequest({"unknown_param",
                      {"địa chỉ này không nhận tham số", "this path takes no parameters"},
                      name,
                      std::nullopt});
  }
}

std::string page_link(const Target& target, std::size_t offset) {
  auto parameters = target.parameters;
  std::erase_if(parameters, [](const Parameter& parameter) { return parameter.name == "offset"; });
  if (offset > 0) parameters.push_back({"offset", std::to_string(offset)});
  return to_target(target.path, parameters);
}

Links links_of(const Target& target, const Query& query, const ResultPage& page) {
  Links links;
  const std::size_t next = query.offset + query.limit;
  const bool is_more = page.found > next || (page.timed_out && page.hits.size() == query.limit);
  if (query.limit > 0 && is_more && next + query.limit <= max_window) {
    links.next = page_link(target, next);
  }
  if (query.offset > 0) {
    links.previous = page_link(target, query.offset - std::min(query.offset, query.limit));
  }
  return links;
}

Response answer(const Request& request, Searcher& searcher, const Stopwatch& watch,
                Deadline deadline) {
  const Target target = parse_target(request.target);
  const Endpoint endpoint = endpoint_of(target.path);
  const Language language = language_of(request.accept_language);
  const auto envelope = [&] {
    return Envelope{searcher.snapshot().manifest.generation, watch.milliseconds()};
  };
  if (endpoint == Endpoint::search) {
    const Query query = parse_query(target.parameters, searcher.snapshot().analyzer);
    const ResultPage page = searcher.search(query, deadline);
    return {200, to_json(envelope(), query, page, links_of(target, query, page), language)};
  }
  refuse_parameters(target);
  if (endpoint == Endpoint::analyze) {
    const std::string text = text_in(request.body);
    return {200, to_json(envelope(), text, searcher.snapshot().analyzer.analyze(text))};
  }
  const std::string& id = target.path.at(2);
  if (endpoint == Endpoint::report) {
    if (const auto report = searcher.report(id)) return {200, to_json(envelope(), *report)};
  } else if (const auto text = searcher.text(id)) {
    return {200, to_json(envelope(), id, *text)};
  }
  return failure(no_such_report(), envelope(), language);
}

/// One language range of Accept-Language with its weight.
double weight_of(std::string_view range) {
  const auto q = range.find(";q=");
  if (q == std::string_view::npos) return 1;
  // "0.8": read by hand, since neither locale nor exceptions have a say here.
  const auto digits = range.substr(q + 3);
  double weight = 0;
  double place = 1;
  for (const char c : digits) {
    if (c == '.') continue;
    if (c < '0' || c > '9') break;
    weight += (c - '0') * place;
    place /= 10;
  }
  return weight;
}

}  // namespace

Language language_of(std::string_view accept_language) {
  double vi = 0;
  double en = 0;
  while (!accept_language.empty()) {
    const auto comma = accept_language.find(',');
    std::string_view range = accept_language.substr(0, comma);
    accept_language.remove_prefix(std::min(accept_language.size(), range.size() + 1));
    while (range.starts_with(' ')) range.remove_prefix(1);
    const auto starts = [&](std::string_view language) {
      return range.size() >= 2 && (range[0] | 0x20) == language[0] &&
             (range[1] | 0x20) == language[1] &&
             (range.size() == 2 || range[2] == '-' || range[2] == ';');
    };
    if (starts("vi")) vi = std::max(vi, weight_of(range));
    if (starts("en")) en = std::max(en, weight_of(range));
  }
  return vi > en ? Language::vi : Language::en;
}

std::optional<Response> respond_at_once(const Request& request, const Standing& standing) noexcept
    try {
  const Stopwatch watch;
  const Language language = language_of(request.accept_language);
  const Snapshot* snapshot = standing.snapshot.get();
  const std::string generation = snapshot == nullptr ? "" : snapshot->manifest.generation;
  const auto envelope = [&] { return Envelope{generation, watch.milliseconds()}; };
  try {
    const Target target = parse_target(request.target);
    const Endpoint endpoint = endpoint_of(target.path);
    if (endpoint == Endpoint::none) return failure(not_found(), envelope(), language);
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (endpoint == Endpoint::analyze ? request.method != "POST" : !reads) {
      const std::string allowed = endpoint == Endpoint::analyze ? "POST" : "GET, HEAD";
      Response response = failure(method_not_allowed(allowed), envelope(), language);
      response.headers.emplace_back("Allow", allowed);
      return response;
    }
    switch (endpoint) {
      case Endpoint::health:
        refuse_parameters(target);
        return Response{200, status_json(envelope(), "ok")};
      case Endpoint::ready:
        refuse_parameters(target);
        if (standing.draining)
          return refuse(Refusal::draining, request.accept_language, generation);
        return Response{200, status_json(envelope(), "ready")};
      case Endpoint::version:
        refuse_parameters(target);
        return Response{
            200, version_json(envelope(), snapshot == nullptr ? nullptr : &snapshot->manifest)};
      default:
        return std::nullopt;
    }
  } catch (const BadRequest& error) {
    return failure({400, error.notice()}, envelope(), language);
  }
} catch (const std::exception& error) {
  spdlog::error("{} {}: {}", request.method, request.target, error.what());
  return Response{500, {}, "application/problem+json", {}};
}

Response respond(const Request& request, Searcher& searcher, Deadline deadline) noexcept try {
  if (auto at_once = respond_at_once(request, {searcher.shared_snapshot(), false})) {
    return std::move(*at_once);
  }
  const Stopwatch watch;
  const auto fail = [&](const Problem& problem) {
    return failure(problem, {searcher.snapshot().manifest.generation, watch.milliseconds()},
                   language_of(request.accept_language));
  };
  const auto log = [&](const char* what) {
    spdlog::error("{} {}: {}", request.method, request.target, what);
  };
  try {
    return answer(request, searcher, watch, deadline);
  } catch (const BadRequest& error) {
    return fail({400, error.notice()});
  } catch (const DeadlineExceeded&) {
    return fail(out_of_time());
  } catch (const archive::DatabaseError& error) {
    log(error.what());
    return refuse(Refusal::unavailable, request.accept_language,
                  searcher.snapshot().manifest.generation);
  } catch (const std::exception& error) {
    log(error.what());
    return fail(internal());
  }
} catch (...) {
  return {500, {}, "application/problem+json", {}};  // not even the error could be told: no memory
}

Response refuse(Refusal refusal, std::string_view accept_language, const std::string& generation) {
  Problem problem;
  switch (refusal) {
    case Refusal::malformed:
      problem = {400,
                 {"malformed_request",
                  {"không phải một yêu cầu HTTP", "this is no HTTP request"},
                  {},
                  {}}};
      break;
    case Refusal::too_slow:
      problem = {408,
                 {"too_slow", {"yêu cầu gửi đến quá chậm", "the request came too slowly"}, {}, {}}};
      break;
    case Refusal::body_too_large:
      problem = {413,
                 {"body_too_large",
                  {"nội dung gửi lên quá lớn", "the body of the request is too large"},
                  {},
                  {}}};
      break;
    case Refusal::target_too_long:
      problem = {
          414, {"target_too_long", {"địa chỉ quá dài", "the request target is too long"}, {}, {}}};
      break;
    case Refusal::header_too_large:
      problem = {431,
                 {"header_too_large",
                  {"phần đầu của yêu cầu quá lớn", "the headers of the request are too large"},
                  {},
                  {}}};
      break;
    case Refusal::overloaded:
      problem = {
          503,
          {"overloaded",
           {"đang có quá nhiều câu hỏi, xin thử lại", "too many requests at once, try again"},
           {},
           {}}};
      break;
    case Refusal::draining:
      problem = {503,
                 {"draining",
                  {"máy chủ đang dừng, xin thử lại", "the server is stopping, try again"},
                  {},
                  {}}};
      break;
    case Refusal::unavailable:
      problem = {503,
                 {"unavailable",
                  {"không đọc được kho báo cáo; xem nhật ký của máy chủ",
                   "the archive cannot be read; see the server's log"},
                  {},
                  {}}};
      break;
  }
  Response response = failure(problem, {generation, 0}, language_of(accept_language));
  if (problem.status == 503) response.headers.emplace_back("Retry-After", "1");
  return response;
}

}  // namespace tracuu::searchd
