// Marks of secrecy, urgency and circulation stamped on the head of a report.
#pragma once

#include "corpus/fields/header/header.hpp"
#include "corpus/fields/view.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus::fields {

/// A mark is a whole short line in the head ("MẬT", "Độ mật: Tối mật"), or what is left of one
/// beside other pieces of the head; never a word of running text (mật độ, bí mật, xã Mật Sơn).
Marks marks_of(const View& view, const Header& header);

}  // namespace tracuu::corpus::fields
