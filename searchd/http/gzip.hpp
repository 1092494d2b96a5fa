// Bodies made smaller on their way out.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "searchd/api.hpp"

namespace tracuu::searchd::http {

/// A stream of gzip: what goes in piece by piece comes out piece by piece, each of them complete as
/// far as a reader can tell, so that nobody waits for rows that were sent.
class Gzip {
 public:
  Gzip();
  ~Gzip();
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  std::string add(std::string_view piece);
  /// The last piece. Nothing may be added after it.
  std::string finish(std::string_view piece = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Smaller bodies gain less than the header costs.
inline constexpr std::size_t least_gzip_bytes = 1024;

/// The answer as a client that takes gzip gets it: bodies that are worth it, and streams piece by
/// piece.
Response compressed(Response response);

}  // namespace tracuu::searchd::http
