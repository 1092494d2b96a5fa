// The words of generated reports: lists of sentences and phrases with places to fill in.
#pragma once

#include <string_view>

namespace tracuu::bench {

/// Text in this form, parsed by parse_grammar:
///
///   @say giao-duc                 begins the list "say giao-duc"; each further line is one choice
///   Trường {school} có {#12-40} lớp, {#250-900} học sinh
///
/// {school} is a choice of the list "school", or a fact of the report where there is one of that
/// name ({year}, {unit}, {village}, ...); {#250-900} a whole number, {#0,30-12,50} one with as many
/// decimals as the lower bound is written with, after a decimal comma. Earlier lines are chosen
/// more often. "@topic SLUG" holds the topic's name on its line and phrases for it ("công tác dân
/// vận"), "@say SLUG" whole sentences about it. Lines that start with '%' are comments.
std::string_view report_phrases();

}  // namespace tracuu::bench
