// Every way in which the service says no: a stable code and its HTTP status, once.
#pragma once

#include <array>
#include <string_view>

namespace tracuu::searchd {

struct ProblemKind {
  std::string_view code;  ///< for programs, never changed
  int status;
};

inline constexpr std::array problem_kinds{
    ProblemKind{"bad_value", 400},         ProblemKind{"unknown_param", 400},
    ProblemKind{"repeated_param", 400},    ProblemKind{"bad_encoding", 400},
    ProblemKind{"bad_body", 400},          ProblemKind{"text_too_long", 400},
    ProblemKind{"query_too_long", 400},    ProblemKind{"window_exceeded", 400},
    ProblemKind{"malformed_request", 400}, ProblemKind{"key_required", 401},
    ProblemKind{"key_unknown", 401},       ProblemKind{"key_expired", 401},
    ProblemKind{"scope_missing", 403},     ProblemKind{"not_found", 404},
    ProblemKind{"no_such_report", 404},    ProblemKind{"stale_cursor", 410},
    ProblemKind{"not_activated", 409},     ProblemKind{"method_not_allowed", 405},
    ProblemKind{"not_acceptable", 406},    ProblemKind{"too_slow", 408},
    ProblemKind{"body_too_large", 413},    ProblemKind{"target_too_long", 414},
    ProblemKind{"unsupported_type", 415},  ProblemKind{"unexpected", 417},
    ProblemKind{"rate_limited", 429},      ProblemKind{"header_too_large", 431},
    ProblemKind{"internal", 500},          ProblemKind{"overloaded", 503},
    ProblemKind{"draining", 503},          ProblemKind{"unavailable", 503},
    ProblemKind{"keys_unusable", 503},     ProblemKind{"timeout", 504},
    ProblemKind{"archive_lost", 503},
};

/// 500 for a code that is none of ours.
int status_of(std::string_view code);

/// "Bad Request"
std::string_view reason(int status);

}  // namespace tracuu::searchd
