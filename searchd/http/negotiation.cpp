#include "searchd/http/negotiation.hpp"

#include <algorithm>
#include <optional>

namespace tracuu::searchd::http {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Cuts `text` at the first `separator`; what lies before it.
std::string_view take_until(std::string_view& text, char separator) {
  const auto end = text.find(separator);
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return taken;
}

/// "1", "0.8", "0.125": read by hand, since neither locale nor exceptions have a say here.
std::optional<double> weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text.size() > 1 && text[1] != '.')) return std::nullopt;
  double value = 0;
  double place = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 1) continue;
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value += (text[i] - '0') * place;
    place /= 10;
  }
  return value <= 1 ? std::optional(value) : std::nullopt;
}

std::optional<Weighted> member(std::string_view text) {
  Weighted made{trimmed(take_until(text, ';')), 1};
  if (made.value.empty()) return std::nullopt;
  while (!text.empty()) {
    std::string_view value = trimmed(take_until(text, ';'));
    if (!equal_ignoring_case(trimmed(take_until(value, '=')), "q")) continue;
    const auto q = weight(trimmed(value));
    if (!q) return std::nullopt;
    made.q = *q;
  }
  return made;
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::vector<Weighted> weighted_list(std::string_view header) {
  std::vector<Weighted> list;
  while (!header.empty()) {
    if (const auto made = member(take_until(header, ','))) list.push_back(*made);
  }
  return list;
}

bool is_host(std::string_view value) {
  static constexpr std::string_view signs = "-._~%!$&'()*+,;=[]:";
  return std::ranges::all_of(value, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           signs.find(c) != std::string_view::npos;
  });
}

std::string_view media_type(std::string_view content_type) {
  return trimmed(take_until(content_type, ';'));
}

bool accepts_gzip(std::string_view accept_encoding) {
  std::optional<double> gzip;
  std::optional<double> any;
  for (const auto& [value, q] : weighted_list(accept_encoding)) {
    if (equal_ignoring_case(value, "gzip") || equal_ignoring_case(value, "x-gzip")) gzip = q;
    if (value == "*") any = q;
  }
  return gzip.value_or(any.value_or(0)) > 0;
}

bool accepts_type(std::string_view accept, std::string_view content_type) {
  const std::string_view type = media_type(content_type);
  const std::string_view main_type = type.substr(0, type.find('/'));
  std::size_t telling = 0;
  bool accepted = trimmed(accept).empty();
  for (const auto& [value, q] : weighted_list(accept)) {
    std::size_t tells = 0;
    if (equal_ignoring_case(value, type)) {
      tells = 3;
    } else if (value.ends_with("/*") &&
               equal_ignoring_case(value.substr(0, value.size() - 2), main_type)) {
      tells = 2;
    } else if (value == "*/*" || value == "*") {
      tells = 1;
    }
    if (tells <= telling) continue;
    telling = tells;
    accepted = q > 0;
  }
  return accepted;
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  const auto opaque = [](std::string_view text) {
    if (text.starts_with("W/")) text.remove_prefix(2);
    return text;
  };
  while (!if_none_match.empty()) {
    if (opaque(trimmed(take_until(if_none_match, ','))) == opaque(tag)) return true;
  }
  return false;
}

std::string_view origin_form(std::string_view target) {
  const auto scheme = target.find("://");
  if (target.starts_with('/') || scheme == std::string_view::npos) return target;
  const std::string_view name = target.substr(0, scheme);
  if (!equal_ignoring_case(name, "http") && !equal_ignoring_case(name, "https")) return target;
  const auto path = target.find_first_of("/?", scheme + 3);
  return path == std::string_view::npos ? "/" : target.substr(path);
}

}  // namespace tracuu::searchd::http
