#include "bench/vietnamese_letters.hpp"

#include <array>
#include <cstddef>

namespace tracuu::bench {

namespace {

/// A vowel without tone, then with huyền, hỏi, ngã, sắc, nặng. A row of capitals follows its row of
/// small letters.
constexpr std::array<std::u32string_view, 24> rows = {
    U"aàảãáạ", U"AÀẢÃÁẠ", U"ăằẳẵắặ", U"ĂẰẲẴẮẶ", U"âầẩẫấậ", U"ÂẦẨẪẤẬ", U"eèẻẽéẹ", U"EÈẺẼÉẸ",
    U"êềểễếệ", U"ÊỀỂỄẾỆ", U"iìỉĩíị", U"IÌỈĨÍỊ", U"oòỏõóọ", U"OÒỎÕÓỌ", U"ôồổỗốộ", U"ÔỒỔỖỐỘ",
    U"ơờởỡớợ", U"ƠỜỞỠỚỢ", U"uùủũúụ", U"UÙỦŨÚỤ", U"ưừửữứự", U"ƯỪỬỮỨỰ", U"yỳỷỹýỵ", U"YỲỶỸÝỴ"};
constexpr std::string_view plain_rows = "aAaAaAeEeEiIoOoOoOuUuUyY";
constexpr std::size_t hoi = 2;
constexpr std::size_t nga = 3;

struct Vowel {
  std::size_t row = rows.size();  ///< rows.size(): no vowel
  std::size_t tone = 0;
};

Vowel vowel(char32_t letter) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto tone = rows[row].find(letter);
    if (tone != std::u32string_view::npos) return {row, tone};
  }
  return {};
}

std::u32string decoded(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t letter = length == 1 ? lead : lead & (0x7fU >> length);
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      letter = (letter << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
    }
    out += letter;
    i += length;
  }
  return out;
}

std::string encoded(std::u32string_view text) {
  std::string out;
  for (const char32_t letter : text) {
    if (letter < 0x80) {
      out += static_cast<char>(letter);
    } else if (letter < 0x800) {
      out += static_cast<char>(0xc0U | (letter >> 6U));
      out += static_cast<char>(0x80U | (letter & 0x3fU));
    } else {
      out += static_cast<char>(0xe0U | (letter >> 12U));
      out += static_cast<char>(0x80U | ((letter >> 6U) & 0x3fU));
      out += static_cast<char>(0x80U | (letter & 0x3fU));
    }
  }
  return out;
}

char32_t upper(char32_t letter) {
  if (letter < 0x80) return letter >= 'a' && letter <= 'z' ? letter - 32 : letter;
  if (letter == U'đ') return U'Đ';
  const Vowel found = vowel(letter);
  return found.row == rows.size() ? letter : rows[found.row | 1U][found.tone];
}

template <typename Change>
std::string changed(std::string_view text, Change&& change) {
  std::u32string letters = decoded(text);
  for (char32_t& letter : letters) letter = change(letter);
  return encoded(letters);
}

}  // namespace

bool has_hoi_or_nga(std::string_view word) {
  for (const char32_t letter : decoded(word)) {
    if (letter < 0x80) continue;
    const Vowel found = vowel(letter);
    if (found.row != rows.size() && (found.tone == hoi || found.tone == nga)) return true;
  }
  return false;
}

std::string swapped_hoi_nga(std::string_view word) {
  return changed(word, [](char32_t letter) {
    const Vowel found = letter < 0x80 ? Vowel{} : vowel(letter);
    if (found.row == rows.size() || (found.tone != hoi && found.tone != nga)) return letter;
    return rows[found.row][found.tone == hoi ? nga : hoi];
  });
}

std::string without_tone(std::string_view word) {
  return changed(word, [](char32_t letter) {
    const Vowel found = letter < 0x80 ? Vowel{} : vowel(letter);
    return found.row == rows.size() ? letter : rows[found.row][0];
  });
}

std::string without_marks(std::string_view text) {
  return changed(text, [](char32_t letter) {
    if (letter == U'đ') return U'd';
    if (letter == U'Đ') return U'D';
    const Vowel found = letter < 0x80 ? Vowel{} : vowel(letter);
    return found.row == rows.size() ? letter : static_cast<char32_t>(plain_rows[found.row]);
  });
}

std::string without_a_letter(std::string_view word, std::uint64_t chance) {
  std::u32string letters = decoded(word);
  if (letters.size() >= 3) letters.erase(static_cast<std::size_t>(chance % letters.size()), 1);
  return encoded(letters);
}

std::string upper_case(std::string_view text) {
  return changed(text, upper);
}

std::string capitalised(std::string_view text) {
  std::u32string letters = decoded(text);
  if (!letters.empty()) letters.front() = upper(letters.front());
  return encoded(letters);
}

std::string slug(std::string_view name) {
  std::string out;
  for (char32_t letter : decoded(name)) {
    if (letter == U'đ' || letter == U'Đ') letter = U'd';
    const Vowel found = vowel(letter);
    if (found.row != rows.size()) letter = static_cast<char32_t>(plain_rows[found.row]);
    if (letter >= 'A' && letter <= 'Z') letter += 32;
    if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
      out += static_cast<char>(letter);
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  return out;
}

}  // namespace tracuu::bench
