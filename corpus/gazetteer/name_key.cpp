#include "corpus/gazetteer/name_key.hpp"

#include <array>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace tracuu::corpus::gazetteer {
namespace {

struct OtherName {
  std::string_view plain;
  std::string_view written;
  std::string_view official;
};

constexpr std::array names_in_use{
    OtherName{"hcm", "HCM", "Hồ Chí Minh"},        OtherName{"tphcm", "TP.HCM", "Hồ Chí Minh"},
    OtherName{"saigon", "Sài Gòn", "Hồ Chí Minh"}, OtherName{"baccan", "Bắc Cạn", "Bắc Kạn"},
    OtherName{"daklac", "Đắc Lắc", "Đắk Lắk"},     OtherName{"daknong", "Đắc Nông", "Đắk Nông"},
};

std::string decomposed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  std::string made;
  if (U_FAILURE(status)) return std::string(text);
  icu::StringByteSink<std::string> sink(&made);
  nfd->normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr,
                     status);
  return U_FAILURE(status) ? std::string(text) : made;
}

bool is_tone(UChar32 c) {
  return c == 0x0300 || c == 0x0301 || c == 0x0303 || c == 0x0309 || c == 0x0323;
}

void append(std::string& text, UChar32 c) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::int32_t length = 0;
  UBool failed = false;
  U8_APPEND(bytes.data(), length, U8_MAX_LENGTH, c, failed);
  if (!failed) text.append(bytes.data(), static_cast<std::size_t>(length));
}

/// One word after the other, put together.
class Keys {
 public:
  void add(UChar32 c) {
    c = u_tolower(c);
    if (is_tone(c)) {
      tone_ = c;
    } else if (u_charType(c) == U_NON_SPACING_MARK) {
      append(word_.spelled, c);
    } else if (u_isdigit(c)) {
      if (!word_.plain.empty() && word_.plain == "0") word_ = {};
      append(word_.spelled, c);
      append(word_.plain, c);
    } else if (u_isalpha(c)) {
      append(word_.spelled, c == 'y' ? 'i' : c);
      if (c == u'đ') c = 'd';
      if (c < 0x80) append(word_.plain, c == 'y' ? 'i' : c);
    } else if (c != '\'' && c != 0x2019 && c != 0x2018 && c != '`' && c != 0x00B4) {
      end_word();
    }
  }

  NameKey finish() && {
    end_word();
    return std::move(whole_);
  }

 private:
  void end_word() {
    if (word_.plain == "dac") {
      word_.plain.back() = 'k';
      word_.spelled.back() = 'k';
    }
    if (tone_ != 0) append(word_.spelled, tone_);
    whole_.spelled += word_.spelled;
    whole_.plain += word_.plain;
    word_ = {};
    tone_ = 0;
  }

  NameKey whole_, word_;
  UChar32 tone_ = 0;
};

NameKey key_of(std::string_view name) {
  const std::string text = decomposed(name);
  Keys keys;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (c >= 0) keys.add(c);
  }
  return std::move(keys).finish();
}

}  // namespace

NameKey name_key(std::string_view name) {
  NameKey key = key_of(name);
  for (const OtherName& other : names_in_use) {
    if (key.plain == other.plain) return key_of(other.official);
  }
  return key;
}

std::vector<std::string_view> other_names(std::string_view name) {
  std::vector<std::string_view> names;
  const NameKey key = name_key(name);
  for (const OtherName& other : names_in_use) {
    if (name_key(other.official) != key) continue;
    if (names.empty()) names.push_back(other.official);
    names.push_back(other.written);
  }
  return names;
}

}  // namespace tracuu::corpus::gazetteer
