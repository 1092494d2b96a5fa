// Text whose letters are not what they seem -> the text that was meant, decided line by line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/encodings/old_letters.hpp"

namespace tracuu::corpus {

/// Which old encodings the fonts of a file speak for: .VnTime, VNI-Times.
struct Fonts {
  bool tcvn3 = false;
  bool vni = false;
};

/// `bytes` is any file that names its fonts, in ASCII or UTF-16.
Fonts fonts_named_in(std::string_view bytes);

struct RestoredLines {
  OldEncoding encoding = OldEncoding::tcvn3;
  std::size_t lines = 0;
};

struct Restored {
  std::string text;
  std::vector<RestoredLines> read;  ///< in which encodings lines were read, the most lines first
  std::size_t lines_kept = 0;       ///< lines with letters beyond ASCII that were right as they are
};

/// True Unicode stays as it is: a line that holds a letter windows-1252 does not have is never
/// touched, and one whose words keep the rule of syllables only where the lines around it were in
/// an old encoding. Where the fonts speak for it, fewer words have to agree. `text` is valid UTF-8.
Restored restore_letters(std::string_view text, Fonts fonts = {});

}  // namespace tracuu::corpus
