#include "searchd/api.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "archive/errors.hpp"
#include "searchd/endpoints/endpoint.hpp"
#include "searchd/http/negotiation.hpp"
#include "searchd/query/body.hpp"
#include "searchd/query/target.hpp"

namespace tracuu::searchd {
namespace {

const Notice not_found{
    "not_found",
    {"không có địa chỉ này; xem docs/api.md", "there is nothing at this path; see docs/api.md"},
    {},
    {}};

const Notice internal{"internal",
                      {"lỗi của máy chủ, đã ghi vào nhật ký", "an error of ours; it is in the log"},
                      {},
                      {}};

Response method_not_allowed(std::string_view methods, const Envelope& envelope, Language language) {
  Response response = failure(
      {"method_not_allowed",
       {fmt::format("chỉ nhận {}", methods), fmt::format("only {} is served here", methods)},
       {},
       {}},
      envelope, language);
  response.headers.emplace_back("Allow", methods);
  return response;
}

/// Answers at `endpoint`; a body of parameters is read as such.
Response answered(const Endpoint& endpoint, const Request& request, Target target,
                  const Standing& standing, Searcher* searcher, Deadline deadline) {
  const bool needs_no_body = request.body.empty() && endpoint.takes.empty();
  if (endpoint.body == Endpoint::Body::parameters && request.method == "POST" && !needs_no_body) {
    std::ranges::move(parameters_in(request.body), std::back_inserter(target.parameters));
  }
  return endpoint.answer({endpoint, request, std::move(target),
                          language_of(request.accept_language), standing, searcher, deadline});
}

}  // namespace

Language language_of(std::string_view accept_language) {
  double vi = 0;
  double en = 0;
  for (const auto& [range, q] : http::weighted_list(accept_language)) {
    const std::string_view language = range.substr(0, range.find('-'));
    if (http::equal_ignoring_case(language, "vi")) vi = std::max(vi, q);
    if (http::equal_ignoring_case(language, "en")) en = std::max(en, q);
  }
  return vi > en ? Language::vi : Language::en;
}

std::optional<Response> respond_at_once(const Request& request, const Standing& standing) noexcept
    try {
  const Stopwatch watch;
  const Language language = language_of(request.accept_language);
  const auto envelope = [&] {
    return searchd::envelope(standing.snapshot.get(), watch.milliseconds());
  };
  try {
    Target target = parse_target(request.target);
    const Endpoint* endpoint = find_endpoint(target.path);
    if (endpoint == nullptr) return failure(not_found, envelope(), language);
    if (!allows(endpoint->methods, request.method)) {
      return method_not_allowed(allowed(endpoint->methods), envelope(), language);
    }
    if (endpoint->searches) return std::nullopt;
    return answered(*endpoint, request, std::move(target), standing, nullptr, {});
  } catch (const BadRequest& error) {
    return failure(error.notice(), envelope(), language);
  }
} catch (const std::exception& error) {
  spdlog::error("{} {}: {}", request.method, request.target, error.what());
  return Response{.status = 500, .content_type = "application/problem+json"};
}

Response respond(const Request& request, Searcher& searcher, Deadline deadline,
                 Standing standing) noexcept try {
  standing.snapshot = searcher.shared_snapshot();
  if (auto at_once = respond_at_once(request, standing)) return std::move(*at_once);
  const Stopwatch watch;
  const auto fail = [&](const Notice& problem) {
    return failure(problem, {searcher.generation(), watch.milliseconds(), searcher.missing()},
                   language_of(request.accept_language));
  };
  const auto log = [&](const char* what) {
    spdlog::error("{} {}: {}", request.method, request.target, what);
  };
  try {
    Target target = parse_target(request.target);
    const Endpoint& endpoint = *find_endpoint(target.path);
    return answered(endpoint, request, std::move(target), standing, &searcher, deadline);
  } catch (const BadRequest& error) {
    return fail(error.notice());
  } catch (const DeadlineExceeded&) {
    return fail(out_of_time());
  } catch (const archive::DatabaseError& error) {
    log(error.what());
    return refuse(Refusal::unavailable, request.accept_language, searcher.generation());
  } catch (const std::exception& error) {
    log(error.what());
    return fail(internal);
  }
} catch (...) {
  // Not even the error could be told: no memory.
  return {.status = 500, .content_type = "application/problem+json"};
}

Response refuse(Refusal refusal, std::string_view accept_language, const std::string& generation) {
  const auto malformed = [](std::string vi, std::string en) -> Notice {
    return {"malformed_request", {std::move(vi), std::move(en)}, {}, {}};
  };
  const auto notice = [&]() -> Notice {
    switch (refusal) {
      case Refusal::malformed:
        return malformed("không phải một yêu cầu HTTP", "this is no HTTP request");
      case Refusal::bad_line:
        return malformed(
            "dòng đầu phải là METHOD TARGET HTTP/1.1; dấu cách trong địa chỉ viết là %20",
            "the first line must be METHOD TARGET HTTP/1.1; a space in the target is "
            "written %20");
      case Refusal::bad_field:
        return malformed("một trường ở phần đầu viết sai", "a header field is malformed");
      case Refusal::bad_length:
        return malformed("Content-Length, Transfer-Encoding hoặc một khúc nội dung viết sai",
                         "Content-Length, Transfer-Encoding or a chunk of the body is malformed");
      case Refusal::bad_coding:
        return malformed("Transfer-Encoding chỉ có thể là chunked, trong HTTP/1.1",
                         "Transfer-Encoding can only be chunked, in HTTP/1.1");
      case Refusal::no_host:
        return malformed("yêu cầu HTTP/1.1 phải có trường Host",
                         "HTTP/1.1 needs the header field Host");
      case Refusal::two_hosts:
        return malformed("trường Host chỉ được có một lần",
                         "the header field Host was sent more than once");
      case Refusal::bad_host:
        return malformed("trường Host không phải tên máy chủ với số cổng, ví dụ localhost:8420",
                         "the header field Host is no host with a port, such as localhost:8420");
      case Refusal::too_slow:
        return {"too_slow", {"yêu cầu gửi đến quá chậm", "the request came too slowly"}, {}, {}};
      case Refusal::body_too_large:
        return {"body_too_large",
                {"nội dung gửi lên quá lớn", "the body of the request is too large"},
                {},
                {}};
      case Refusal::target_too_long:
        return {"target_too_long", {"địa chỉ quá dài", "the request target is too long"}, {}, {}};
      case Refusal::unexpected:
        return {"unexpected",
                {"không đáp ứng được điều ghi ở Expect", "what Expect asks for is not known here"},
                {},
                {}};
      case Refusal::header_too_large:
        return {"header_too_large",
                {"phần đầu của yêu cầu quá lớn", "the headers of the request are too large"},
                {},
                {}};
      case Refusal::overloaded:
        return {"overloaded",
                {"đang có quá nhiều câu hỏi, xin thử lại", "too many requests at once, try again"},
                {},
                {}};
      case Refusal::draining:
        return {"draining",
                {"máy chủ đang dừng, xin thử lại", "the server is stopping, try again"},
                {},
                {}};
      case Refusal::unavailable:
        break;
    }
    return {"unavailable",
            {"không đọc được kho báo cáo; xem nhật ký của máy chủ",
             "the archive cannot be read; see the server's log"},
            {},
            {}};
  };
  Response response = failure(notice(), {generation, 0}, language_of(accept_language));
  if (response.status == 503) response.headers.emplace_back("Retry-After", "1");
  return response;
}

}  // namespace tracuu::searchd
