// Asks a running tracuu-searchd queries of many classes over HTTP and prints what each class costs,
// beside bare top tens in this process: of plain Xapian, and of Tracuu's own query.
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/types.h>
#include <xapian.h>

#include "bench/own_top_ten.hpp"
#include "bench/sample_queries.hpp"

namespace {

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;
using namespace tracuu::bench;

double seconds_on(clockid_t clock) {
  timespec time{};
  if (clock_gettime(clock, &time) != 0) {
    throw std::system_error(errno, std::generic_category(), "clock_gettime");
  }
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

clockid_t cpu_clock_of(pid_t process) {
  clockid_t clock{};
  if (const int error = clock_getcpuclockid(process, &clock); error != 0) {
    throw std::system_error(error, std::generic_category(), "no such process");
  }
  return clock;
}

/// One kept-alive connection.
class Client {
 public:
  Client(const std::string& host, const std::string& port) : host_(host) {
    net::ip::tcp::resolver resolver(context_);
    stream_.connect(resolver.resolve(host, port));
    stream_.socket().set_option(net::ip::tcp::no_delay(true));
  }

  std::string get(const std::string& target) {
    http::request<http::empty_body> request(http::verb::get, target, 11);
    request.set(http::field::host, host_);
    http::write(stream_, request);
    http::response_parser<http::string_body> response;
    response.body_limit(64U << 20U);
    http::read(stream_, buffer_, response);
    if (response.get().result() != http::status::ok) {
      throw std::runtime_error(
          fmt::format("{}: {} {}", target, response.get().result_int(), response.get().body()));
    }
    return std::move(response.get().body());
  }

 private:
  std::string host_;
  net::io_context context_;
  beast::tcp_stream stream_{context_};
  beast::flat_buffer buffer_;
};

struct Cost {
  double cpu_ms = 0;  ///< a query
  double p50_ms = 0;
  double p99_ms = 0;
};

double quantile(std::vector<double>& values, double share) {
  const auto at =
      static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)));
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(at));
  return values[at];
}

/// Calls `ask(i)` once for each query; CPU time by `clock`.
template <typename Ask>
Cost measured(std::size_t queries, clockid_t clock, Ask&& ask) {
  std::vector<double> times;
  const double cpu_before = seconds_on(clock);
  for (std::size_t i = 0; i < queries; ++i) {
    const auto start = std::chrono::steady_clock::now();
    ask(i);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    times.push_back(took.count());
  }
  const double cpu = seconds_on(clock) - cpu_before;
  return {1000 * cpu / static_cast<double>(queries), quantile(times, 0.5), quantile(times, 0.99)};
}

Xapian::Query plain_query(const SampleQuery& query, Plain form) {
  Xapian::QueryParser parser;
  parser.set_default_op(form == Plain::any_word ? Xapian::Query::OP_OR : Xapian::Query::OP_AND);
  return parser.parse_query(query.words,
                            form == Plain::phrase ? Xapian::QueryParser::FLAG_PHRASE : 0);
}

void plain_top_ten(const Xapian::Database& database, const SampleQuery& query, Plain form) {
  Xapian::Enquire enquire(database);
  enquire.set_query(plain_query(query, form));
  enquire.get_mset(0, 10);
}

std::string search_target(const SampleQuery& query, std::string_view page) {
  std::string target = fmt::format("/v1/search?{}", page);
  if (!query.words.empty()) target += "&q=" + percent_encoded(query.words);
  return target + query.filters;
}

constexpr std::string_view plain_page = "limit=10&snippet_count=0";
constexpr std::string_view full_page = "limit=10&facets=topic,commune,year";
/// Before the clock starts each query is asked once, for a page of another size: what is warmed is
/// the index, not answers kept.
constexpr std::string_view warming_page = "limit=9&facets=topic,commune,year";

double found_by(Client& client, const QueryClass& each) {
  double found = 0;
  for (const auto& query : each.queries) {
    const auto answer = nlohmann::json::parse(client.get(search_target(query, warming_page)));
    found += answer.at("found").at("value").get<double>();
  }
  return found / static_cast<double>(each.queries.size());
}

std::string times(double cost, double base) {
  return base > 0 ? fmt::format("{:.2f}x", cost / base) : "-";
}

/// What a query of one class costs.
struct ClassCost {
  double found = 0;
  Cost plain;  ///< nothing where plain Xapian cannot be asked
  Cost own;    ///< nothing where reports are not sorted by relevance
  Cost plain_page;
  Cost full_page;
};

ClassCost measure(Client& client, clockid_t daemon, const Xapian::Database& plain, OwnTopTen& own,
                  const QueryClass& each) {
  const auto count = each.queries.size();
  std::vector<std::string> targets;
  for (const auto& query : each.queries) targets.push_back(search_target(query, plain_page));
  ClassCost cost;
  cost.found = found_by(client, each);
  if (each.plain != Plain::none) {
    for (const auto& query : each.queries) plain_top_ten(plain, query, each.plain);
    cost.plain = measured(count, CLOCK_THREAD_CPUTIME_ID, [&](std::size_t i) {
      plain_top_ten(plain, each.queries[i], each.plain);
    });
  }
  std::vector<OwnQuery> queries;
  for (const auto& target : targets) {
    if (const auto query = own.query_of(target)) queries.push_back(*query);
  }
  if (queries.size() == count) {
    for (const auto& query : queries) own.find(query);
    cost.own =
        measured(count, CLOCK_THREAD_CPUTIME_ID, [&](std::size_t i) { own.find(queries[i]); });
  }
  cost.plain_page = measured(count, daemon, [&](std::size_t i) { client.get(targets[i]); });
  cost.full_page = measured(
      count, daemon, [&](std::size_t i) { client.get(search_target(each.queries[i], full_page)); });
  return cost;
}

void print(const QueryClass& each, const ClassCost& cost) {
  const auto bare = [](const Cost& top_ten) {
    return top_ten.cpu_ms > 0 ? fmt::format("{:.3f}", top_ten.cpu_ms) : "-";
  };
  const auto columns = [&](const Cost& page) {
    return fmt::format("{:>7.3f} {:>7} {:>7} {:>7.2f} {:>7.2f}", page.cpu_ms,
                       times(page.cpu_ms, cost.plain.cpu_ms), times(page.cpu_ms, cost.own.cpu_ms),
                       page.p50_ms, page.p99_ms);
  };
  fmt::print("{:<20} {:>4} {:>7.0f} | {:>7} {:>7} | {} | {}\n", each.name, each.queries.size(),
             cost.found, bare(cost.plain), bare(cost.own), columns(cost.plain_page),
             columns(cost.full_page));
}

/// The classes that `base` has a figure for, mixed in equal parts.
void print_mixed(std::string_view name, const std::vector<ClassCost>& costs,
                 Cost ClassCost::*base) {
  double bare = 0;
  double plain_pages = 0;
  double full_pages = 0;
  for (const auto& cost : costs) {
    if ((cost.*base).cpu_ms == 0) continue;
    bare += (cost.*base).cpu_ms;
    plain_pages += cost.plain_page.cpu_ms;
    full_pages += cost.full_page.cpu_ms;
  }
  fmt::print("Against {}, classes mixed: ten hits {}, with facets and snippets {}\n", name,
             times(plain_pages, bare), times(full_pages, bare));
}

/// The first part of a text, up to the end of a letter; one letter at least.
std::string_view beginning(std::string_view text, double share) {
  auto end = static_cast<std::size_t>(std::ceil(share * static_cast<double>(text.size())));
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) ++end;
  return text.substr(0, end);
}

/// What is suggested while the words of the queries are typed, beside searching for the same words.
void print_suggestions(Client& client, clockid_t daemon, const std::vector<QueryClass>& classes) {
  std::vector<std::string> suggests;
  std::vector<std::string> searches;
  for (const auto& each : classes) {
    for (const auto& [words, filters] : each.queries) {
      if (words.empty()) continue;
      searches.push_back(search_target({words, {}}, plain_page));
      for (const double share : {0.2, 0.6, 1.0}) {
        suggests.push_back("/v1/suggest?q=" + percent_encoded(beginning(words, share)));
      }
    }
  }
  const auto ask = [&](const std::vector<std::string>& targets) {
    return measured(targets.size(), daemon, [&](std::size_t i) { client.get(targets[i]); });
  };
  const Cost suggest = ask(suggests);
  const Cost search = ask(searches);
  fmt::print(
      "Suggestions: {:.3f} CPU ms, p50 {:.2f}, p99 {:.2f}; ten hits for the same words: {:.3f} CPU "
      "ms, p50 {:.2f}, p99 {:.2f}; p99 {}\n",
      suggest.cpu_ms, suggest.p50_ms, suggest.p99_ms, search.cpu_ms, search.p50_ms, search.p99_ms,
      times(suggest.p99_ms, search.p99_ms));
}

}  // namespace

int main(int count, char** arguments) try {
  CLI::App app("Measures a running tracuu-searchd over a generated archive");
  ArchiveSettings settings;
  std::string host = "127.0.0.1";
  std::string port;
  std::string plain;
  std::string archive;
  pid_t daemon = 0;
  std::size_t queries = 100;
  app.add_option("reports", settings.reports, "size of the archive")->required();
  app.add_option("--seed", settings.seed, "of the archive")->capture_default_str();
  app.add_option("--host", host)->capture_default_str();
  app.add_option("--port", port)->required();
  app.add_option("--pid", daemon, "process of the daemon, for its CPU time")->required();
  app.add_option("--plain", plain, "index of the plain loop")->required();
  app.add_option("--archive", archive, "the daemon's")->required();
  app.add_option("--queries", queries, "a class")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  CLI11_PARSE(app, count, arguments);

  const clockid_t clock = cpu_clock_of(daemon);
  const Xapian::Database database(plain);
  OwnTopTen own(archive);
  Client client(host, port);
  const Cost floor = measured(1000, clock, [&](std::size_t) { client.get("/health"); });
  fmt::print(
      "CPU ms a query; wall ms at one query at a time. /health: {:.3f} CPU ms, p50 {:.2f}, p99 "
      "{:.2f}\n\n",
      floor.cpu_ms, floor.p50_ms, floor.p99_ms);
  fmt::print("{:<33} | {:^15} | {:^39} | {:^39}\n", "", "bare top ten", "ten hits over HTTP",
             "and three facets, snippets");
  fmt::print("{:<20} {:>4} {:>7} | {:>7} {:>7}", "class", "", "found", "plain", "own");
  for (int page = 0; page < 2; ++page) {
    fmt::print(" | {:>7} {:>7} {:>7} {:>7} {:>7}", "CPU", "/plain", "/own", "p50", "p99");
  }
  fmt::print("\n");
  std::vector<ClassCost> costs;
  const auto classes = sample_queries(settings, database, queries);
  for (const auto& each : classes) {
    if (each.queries.empty()) continue;
    costs.push_back(measure(client, clock, database, own, each));
    print(each, costs.back());
  }
  fmt::print("\n");
  print_mixed("plain", costs, &ClassCost::plain);
  print_mixed("own", costs, &ClassCost::own);
  print_suggestions(client, clock, classes);
} catch (const Xapian::Error& error) {
  std::cerr << "search_bench: " << error.get_description() << '\n';
  return 1;
} catch (const std::exception& error) {
  std::cerr << "search_bench: " << error.what() << '\n';
  return 1;
}
