// Keystrokes that no input method turned into letters: Telex (laxnh ddaoj) and VNI (nghi5 quye61t).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tracuu::tokenizers {

/// The syllable that was meant, as Token::exact has it: "lãnh" for laxnh, lanhx and LAXNH. Keys may
/// stand after their letter or at the end. Nothing where the token is a syllable as it stands or
/// its decoding is none. Of the former only khoong is decoded all the same: by the rule a syllable
/// (xoong), but nearly always không. The result is a candidate: "test" is tét too.
std::optional<std::string> decode_keystrokes(std::string_view token);

}  // namespace tracuu::tokenizers
