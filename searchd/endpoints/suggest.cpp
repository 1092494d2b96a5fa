// /v1/suggest: what may be meant while somebody types.
#include <algorithm>
#include <utility>
#include <vector>

#include "searchd/endpoints/endpoint.hpp"
#include "tokenizers/personal_data.hpp"

namespace tracuu::searchd {
namespace {

/// Words looked at for each one shown: some are numbers of persons.
constexpr std::size_t candidates_each = 4;

constexpr ParameterSpec parameters[] = {
    {.name = "q",
     .most = 200,
     .is_required = true,
     .says = "As typed so far: with marks, without, or as keys of Telex and VNI."},
    {.name = "limit",
     .type = ParameterSpec::Type::number,
     .least = 1,
     .most = 50,
     .usual = 10,
     .says = "Suggestions, at most."}};

struct Suggestion {
  std::string text;
  std::string_view kind;
  std::uint64_t count = 0;
  std::optional<Parameter> filter;
};

std::vector<Suggestion> words_for(const Call& call, std::string_view typed, std::size_t limit) {
  std::vector<Suggestion> suggestions;
  const auto completed = call.searcher->completed(typed, candidates_each * limit,
                                                  call.request.within.get(), call.deadline);
  for (const auto& [text, count, is_phrase] : completed.completions) {
    if (suggestions.size() == limit) break;
    if (!tokenizers::personal_numbers(text).empty()) continue;  // an insurance code is a word too
    suggestions.push_back({std::string(typed.substr(0, completed.from)) + text,
                           is_phrase ? "phrase" : "word", count, std::nullopt});
  }
  return suggestions;
}

std::vector<Suggestion> names_for(const Call& call, std::string_view typed, std::size_t limit) {
  std::vector<Suggestion> suggestions;
  for (const auto& name :
       call.searcher->names(typed, limit, call.request.within.get(), call.deadline)) {
    const auto kind = archive::spec(name.field).name;
    suggestions.push_back({name.label, kind, name.count, Parameter{std::string(kind), name.value}});
  }
  return suggestions;
}

/// Half words and half names; more of the one where there are few of the other.
std::vector<Suggestion> mixed(std::vector<Suggestion> words, std::vector<Suggestion> names,
                              std::size_t limit) {
  const auto names_kept =
      std::min(names.size(), std::max(limit / 2, limit - std::min(limit, words.size())));
  words.resize(std::min(words.size(), limit - names_kept));
  words.insert(words.end(), names.begin(), names.begin() + static_cast<std::ptrdiff_t>(names_kept));
  return words;
}

Response suggest(const Call& call) {
  const Given given = call.given();
  const auto typed = given.text("q").value_or("");
  const auto limit = given.number("limit");
  const auto suggestions =
      mixed(words_for(call, typed, limit), names_for(call, typed, limit), limit);
  JsonWriter json = begin_answer(call.envelope());
  json.member("q", typed).key("suggestions").begin_array();
  for (const auto& [text, kind, count, filter] : suggestions) {
    json.begin_object().member("text", text).member("kind", kind).member("count", count);
    json.key("filter");
    if (filter) {
      json.begin_object().member("param", filter->name).member("value", filter->value).end_object();
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array();
  return {.body = finish_answer(json)};
}

}  // namespace

std::vector<Endpoint> suggest_endpoints() {
  return {{.path = "/v1/suggest",
           .takes = {parameters},
           .answer = suggest,
           .gives = "SuggestAnswer",
           .says = "Words, phrases, communes, topics, issuers and numbers that begin as typed."}};
}

}  // namespace tracuu::searchd
