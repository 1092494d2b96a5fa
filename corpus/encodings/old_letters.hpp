// What an old Vietnamese encoding meant, from how windows-1252 shows it: "x· héi" -> "xã hội".
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::corpus {

/// `mojibake` is UTF-8 that was taken for windows-1252 and encoded again, up to three times.
enum class OldEncoding : std::uint8_t { mojibake, tcvn3, vni, windows_1258, viscii };

inline constexpr std::array old_encodings{OldEncoding::mojibake, OldEncoding::tcvn3,
                                          OldEncoding::vni, OldEncoding::windows_1258,
                                          OldEncoding::viscii};

/// "mojibake", "tcvn3", "vni", "windows-1258", "viscii".
std::string_view name_of(OldEncoding encoding);

/// `shown` is valid UTF-8, a line or less. Characters that windows-1252 does not have stay as they
/// are. The result may need composing (windows-1258 has combining marks). Nothing where it cannot
/// have been the encoding. In TCVN3's fonts of capitals (.VnTimeH) a letter with a mark has the
/// code of the small one, "§¶NG Uû": a word of capitals gets them back, "ĐẢNG UỶ".
std::optional<std::string> read_as(OldEncoding encoding, std::string_view shown);

}  // namespace tracuu::corpus
