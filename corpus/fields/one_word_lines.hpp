// Heads that a text layer gives one word a line.
#pragma once

#include "corpus/fields/view.hpp"

namespace tracuu::corpus::fields {

/// ĐẢNG / ỦY / XÃ / MƯỜNG / PHĂNG / Số / 28-BC/ĐU: a long run of lines of one word each, begun
/// among the first ones, is read as the lines it was set in. They end where words in capitals meet
/// others; the rest of what was one line and what was two cannot be told.
View with_one_word_lines_joined(View view);

}  // namespace tracuu::corpus::fields
