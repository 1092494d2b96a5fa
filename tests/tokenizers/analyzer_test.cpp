#include "tokenizers/analyzer.hpp"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/tokenizers/token_lines.hpp"

namespace tracuu::tokenizers {
namespace {

const Analyzer analyzer;

struct Case {
  const char* name;
  const char* text;
  const char* line;
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.text;
}

std::string name_of(const testing::TestParamInfo<Case>& info) {
  return info.param.name;
}

class ExactForms : public testing::TestWithParam<Case> {};
TEST_P(ExactForms, OfText) {
  EXPECT_EQ(token_line(analyzer, GetParam().text, &Token::exact), GetParam().line);
}
constexpr Case exact_cases[] = {
    // Case and normal form.
    Case{"keeps_tones", "Uỷ ban Nhân dân", "ủy[1] ban[2] nhân[3] dân[4]"},
    Case{"lower_cases", "ỦY BAN NHÂN DÂN XÃ THẠCH ĐIỀN",
         "ủy[1] ban[2] nhân[3] dân[4] xã[5] thạch[6] điền[7]"},
    Case{"composes_marks", "a\u0306\u0301", "ắ[1]"},
    Case{"composes_tone_first", "a\u0301\u0306 o\u0300\u0302 o\u0309\u031B u\u0323\u031B",
         "ắ[1] ồ[2] ở[3] ự[4]"},
    Case{"composes_half_done", "â\u0301 ô\u0323 ơ\u0300 á\u0306", "ấ[1] ộ[2] ờ[3] ắ[4]"},
    Case{"reads_old_tone_marks", "a\u0340 a\u0341", "à[1] á[2]"},
    Case{"reads_nfd", "u\u031B\u0309 va\u0306n", "ử[1] văn[2]"},
    Case{"joins_dotted_below", "ê\u0323 e\u0323\u0302", "ệ[1] ệ[2]"},
    Case{"eth_is_d_bar", "Ðảng ðiện Ɖông ɖi", "đảng[1] điện[2] đông[3] đi[4]"},
    Case{"gha_is_u_horn", "nƣớc đƣợc TRƢỜNG trƣờng", "nước[1] được[2] trường[3] trường[4]"},
    Case{"dotless_i", "kınh tế", "kinh[1] tế[2]"},
    Case{"cyrillic_in_latin", "хã Điền, cоn", "xã[1] điền[2] con[3]"},
    Case{"cyrillic_alone", "сор хор", "сор[1] хор[2]"},
    Case{"cyrillic_word_kept", "Хрущёв Москва", "хрущёв[1] москва[2]"},
    Case{"soft_hyphen_ignored", "nông\u00ADthôn x\u00ADã", "nông[1] thôn[2] xã[3]"},
    Case{"zero_width_ignored", "xã\u200Bhội dân\u200Cvận Đ\u200Dảng \uFEFFBáo",
         "xã[1] hội[2] dân[3] vận[4] đảng[5] báo[6]"},
    Case{"no_break_spaces", "xã\u00A0hội dân\u202Fvận Báo\u2007cáo kinh\u3000tế",
         "xã[1] hội[2] dân[3] vận[4] báo[5] cáo[6] kinh[7] tế[8]"},
    // Tone placement.
    Case{"places_old_and_new", "hoà hòa HOÀ thuỷ thủy oà òa khoẻ khỏe",
         "hòa[1] hòa[2] hòa[3] thủy[4] thủy[5] òa[6] òa[7] khỏe[8] khỏe[9]"},
    Case{"places_misplaced", "vịêt Qúy gìa hòan thủân tòan qủa gíao giaó nghịêp",
         "việt[1] quý[2] già[3] hoàn[4] thuẩn[5] toàn[6] quả[7] giáo[8] giáo[9] nghiệp[10]"},
    Case{"typesense_501", "tụynh tuỵnh thuỵ thụy việt vịêt thuyến thuýên",
         "tuỵnh[1] tuỵnh[2] thụy[3] thụy[4] việt[5] việt[6] thuyến[7] thuyến[8]"},
    Case{"keeps_place_with_coda", "hoàn toán khoản thuyền quýt huỳnh xoòng",
         "hoàn[1] toán[2] khoản[3] thuyền[4] quýt[5] huỳnh[6] xoòng[7]"},
    Case{"three_vowels", "ngoài xoáy ngoẻo khuỷu tuổi người hươu khuya",
         "ngoài[1] xoáy[2] ngoẻo[3] khuỷu[4] tuổi[5] người[6] hươu[7] khuya[8]"},
    Case{"one_tone_only", "hồà", "hồà[1]"},
    Case{"not_outside_syllables", "Hoàsơn cafè", "hòa[1] sơn[2] cafè[3]"},
    Case{"gi_and_qu", "gì gìn giếng giết già giữa quý quốc quạu quới quẩy",
         "gì[1] gìn[2] giếng[3] giết[4] già[5] giữa[6] quý[7] quốc[8] quạu[9] quới[10] quẩy[11]"},
    Case{"u_o_pairs", "thuở quờ mượn lượng mưa múa mía",
         "thuở[1] quờ[2] mượn[3] lượng[4] mưa[5] múa[6] mía[7]"},
    Case{"loan_double_o", "xoong goòng soóc", "xoong[1] goòng[2] soóc[3]"},
    // I and y.
    Case{"i_is_y", "kĩ kỹ lí lý mĩ mỹ sĩ sỹ tỉ tỷ hi hy",
         "kỹ[1] kỹ[2] lý[3] lý[4] mỹ[5] mỹ[6] sỹ[7] sỹ[8] tỷ[9] tỷ[10] hy[11] hy[12]"},
    Case{"quy_is_qui", "quí quý Quì quỳ quít quýt qui quy",
         "quý[1] quý[2] quỳ[3] quỳ[4] quýt[5] quýt[6] quy[7] quy[8]"},
    Case{"i_stays", "đi thi chi ni vì khi nhi phi tri",
         "đi[1] thi[2] chi[3] ni[4] vì[5] khi[6] nhi[7] phi[8] tri[9]"},
    Case{"i_y_in_words", "vật lí, Mĩ, kĩ thuật, công ti, tỉ lệ, hi vọng",
         "vật[1] lý[2] mỹ[3] kỹ[4] thuật[5] công[6] ty[7] tỷ[8] lệ[9] hy[10] vọng[11]"},
    Case{"y_stays", "y tế yêu ý", "y[1] tế[2] yêu[3] ý[4]"},
    Case{"only_bare_i", "lít mít tin him", "lít[1] mít[2] tin[3] him[4]"},
    // Punctuation, sentences.
    Case{"commas_join", "dân biết, dân bàn, dân làm", "dân[1] biết[2] dân[3] bàn[4] dân[5] làm[6]"},
    Case{"dashes_join", "kinh tế - xã hội, kinh tế – xã hội; KT-XH",
         "kinh[1] tế[2] xã[3] hội[4] kinh[5] tế[6] xã[7] hội[8] kt[10] xh[11]"},
    Case{"brackets_and_quotes_join", "sự (tự) “diễn biến” 'trong' [nội] bộ",
         "sự[1] tự[2] diễn[3] biến[4] trong[5] nội[6] bộ[7]"},
    Case{"full_stop_ends", "vai trò. vị trí", "vai[1] trò[2] vị[4] trí[5]"},
    Case{"marks_end", "có? không! thế; này: kia… hết",
         "có[1] không[3] thế[5] này[7] kia[9] hết[11]"},
    Case{"missing_space_after_dot", "cấp.các phòng,An", "cấp[1] các[3] phòng[4] an[5]"},
    Case{"closing_quote_glued", "hóa”trong nội.Bộ", "hóa[1] trong[2] nội[3] bộ[5]"},
    Case{"stray_spaces", "( trong , xã ) “ tự ”", "trong[1] xã[2] tự[3]"},
    Case{"host_stays", "xathachlong.thachha.gov.vn", "xathachlong.thachha.gov.vn[1]"},
    Case{"dotted_file", "bao_cao.docx", "bao[1] cao.docx[2]"},
    Case{"mail_as_icu", "ubnd@thachha.gov.vn", "ubnd[1] thachha.gov.vn[2]"},
    Case{"abbreviation_ends_nothing", "TP. Hồ Chí Minh, P. Điện Biên, ThS. Lê Văn A. Bình",
         "tp[1] hồ[2] chí[3] minh[4] p[5] điện[6] biên[7] ths[8] lê[9] văn[10] a[11] bình[12]"},
    Case{"unit_ends_sentence", "của NTM. Ngoài ra", "của[1] ntm[2] ngoài[4] ra[5]"},
    Case{"initials", "Lê V. Nam", "lê[1] v[2] nam[3]"},
    Case{"central_with_dots", "Trung ương T.Ư và T.W", "trung[1] ương[2] tw[3] và[4] tw[5]"},
    Case{"blank_line_ends", "báo cáo\n\nphần một", "báo[1] cáo[2] phần[4] một[5]"},
    Case{"wrapped_line_goes_on", "sự lãnh đạo của\nđảng ủy",
         "sự[1] lãnh[2] đạo[3] của[4] đảng[5] ủy[6]"},
    Case{"heading_ends", "BÁO CÁO\nSơ kết năm", "báo[1] cáo[2] sơ[4] kết[5] năm[6]"},
    Case{"bullet_ends", "kết quả\n- nông thôn\n+ văn hóa\n* đất",
         "kết[1] quả[2] nông[4] thôn[5] văn[7] hóa[8] đất[10]"},
    Case{"numbering_ends", "kết quả\n1. nông thôn\na) văn hóa",
         "kết[1] quả[2] 1[4] nông[6] thôn[7] a[9] văn[10] hóa[11]"},
    Case{"comma_at_line_end", "kết quả,\nNông thôn", "kết[1] quả[2] nông[3] thôn[4]"},
    Case{"wide_line_goes_on",
         "Xã Thạch Điền là xã miền núi có 1585 hộ với hơn 6640 khẩu thuộc\nHuyện Thạch Hà",
         "xã[1] thạch[2] điền[3] là[4] xã[5] miền[6] núi[7] có[8] 1585[9] hộ[10] với[11] hơn[12] "
         "6640[13] khẩu[14] thuộc[15] huyện[16] thạch[17] hà[18]"},
    Case{"digits_wrap", "tất cả có\n15 hộ", "tất[1] cả[2] có[3] 15[4] hộ[5]"},
    Case{"crlf_is_one_end", "báo cáo\r\ncủa xã", "báo[1] cáo[2] của[3] xã[4]"},
    Case{"crlf_blank", "báo cáo\r\n\r\ncủa xã", "báo[1] cáo[2] của[4] xã[5]"},
    Case{"one_word_a_line", "ủy\nban\nnhân\ndân", "ủy[1] ban[2] nhân[3] dân[4]"},
    Case{"colon_ends", "Kính gửi: Ban", "kính[1] gửi[2] ban[4]"},
    Case{"time_does_not", "lúc 13:46 ngày", "lúc[1] 13[2] 46[3] ngày[4]"},
    Case{"ellipsis_dots", "Số:....... tháng", "số[1] tháng[3]"},
    // Other words.
    Case{"apostrophes", "Ea H'leo, Cư M’gar, Ch‘ơm, K\u02BCBang",
         "ea[1] h'leo[2] cư[3] m'gar[4] ch'ơm[5] k'bang[6]"},
    Case{"outer_apostrophes", "'xã' ’hội’", "xã[1] hội[2]"},
    Case{"abbreviations", "UBND HĐND MTTQ NTM BHYT", "ubnd[1] hđnd[2] mttq[3] ntm[4] bhyt[5]"},
    Case{"latin_untouched", "Panthers, internet, Müller, São, Čapek",
         "panthers[1] internet[2] müller[3] são[4] čapek[5]"},
    Case{"mixed_latin", "Bogusławski café Ærø", "bogusławski[1] café[2] ærø[3]"},
    Case{"cjk_by_icu", "漢字 Hà Nội 東京都", "漢字[1] hà[2] nội[3] 東京[4] 都[5]"},
    Case{"hangul", "한국 báo", "한국[1] báo[2]"},
    Case{"thai", "ภาษาไทย", "ภาษา[1] ไทย[2]"},
    Case{"greek", "Ωμέγα", "ωμέγα[1]"},
    Case{"emoji_are_nothing", "xã 👍 hội 👨‍👩‍👧 🇻🇳", "xã[1] hội[2]"},
    Case{"emoji_inside", "xã👍hội", "xã[1] hội[2]"},
    Case{"keycap", "1️⃣ việc", "1[1] việc[2]"},
    Case{"letters_with_digits", "H5N1 covid19 F0 m2 A4 5G 30a",
         "h5n1[1] covid19[2] f0[3] m2[4] a4[5] 5g[6] 30a[7]"},
    Case{"underscore_splits", "bao_cao_2018", "bao[1] cao[2] 2018[3]"},
    Case{"names", "Nguyễn Văn Đức Trần Hậu Nhã", "nguyễn[1] văn[2] đức[3] trần[4] hậu[5] nhã[6]"},
    Case{"slashes_split", "và/hoặc đ/c v/v", "và[1] hoặc[2] đ[3] c[4] v[5] v[6]"},
    Case{"xay_lap", "xay lap hai nam", "xay[1] lap[2] hai[3] nam[4]"},
    Case{"plain_words", "hoc tap nong thon moi", "hoc[1] tap[2] nong[3] thon[4] moi[5]"},
    Case{"percent", "100% 5‰", "100[1] 5[2]"},
    Case{"broken_bytes", "xã\xFFhội \xC3 a\xE1\xBB", "xã[1] hội[2] a[3]"},
    Case{"control_bytes", "xã\x01hội", "xã[1] hội[2]"},
    Case{"only_marks", "\u0301\u0323 xã", "xã[1]"},
    Case{"single_vowels", "ở ý ổ u", "ở[1] ý[2] ổ[3] u[4]"},
    Case{"long_s_cedilla", "Ştefan", "ştefan[1]"},
    // Glued.
    Case{"glued_pair", "tụcđổi cánbộ bộnói", "tục[1] đổi[2] cán[3] bộ[4] bộ[5] nói[6]"},
    Case{"glued_by_quote", "văn hóa”trong", "văn[1] hóa[2] trong[3]"},
    Case{"glued_known_later", "cấpủy đồngý", "cấp[1] ủy[2] đồng[3] ý[4]"},
    Case{"glued_many", "ỦYBANTHƯỜNGVỤ", "ủy[1] ban[2] thường[3] vụ[4]"},
    Case{"glued_ambiguous_stays", "thịtrấn đảngủy", "thịtrấn[1] đảngủy[2]"},
    Case{"typo_stays", "traận nhêiu khônng", "traận[1] nhêiu[2] khônng[3]"},
    Case{"loans_stay", "ôxy đôla axít nitơ", "ôxy[1] đôla[2] axít[3] nitơ[4]"},
    Case{"plain_stays", "nongthon Panthers", "nongthon[1] panthers[2]"},
    Case{"glued_nfd", "tu\u0323cđo\u0302\u0309i", "tục[1] đổi[2]"},
    // Numbers of documents.
    Case{"party_number", "25-NQ/TW", "25-nq/tw[1]"},
    Case{"party_spaced", "25 – NQ/TƯ, 25 - NQ / TW", "25-nq/tw[1] 25-nq/tw[2]"},
    Case{"party_glued", "nq25tw NQ25TW", "25-nq/tw[1] 25-nq/tw[2]"},
    Case{"party_dots", "25-NQ/T.Ư 25-NQ/T.W", "25-nq/tw[1] 25-nq/tw[2]"},
    Case{"state_number", "12/BC-UBND", "12/bc-ubnd[1]"},
    Case{"state_spaced", "Số 12 /BC - UBND", "số[1] 12/bc-ubnd[2]"},
    Case{"state_colon", "Số: 218 /BC-UBND", "số[1] 218/bc-ubnd[3]"},
    Case{"state_dot", "12/BC.UBND", "12/bc-ubnd[1]"},
    Case{"state_spaces", "12/ BC – UBND, 34/ HD - SNN", "12/bc-ubnd[1] 34/hd-snn[2]"},
    Case{"with_year", "06/2024/QĐ-UBND 34/2007/PL-UBTVQH11 40/2014/ TT - BNNPTNT",
         "6/2024/qđ-ubnd[1] 34/2007/pl-ubtvqh11[2] 40/2014/tt-bnnptnt[3]"},
    Case{"hyphen_lost", "80/TTrCP 694/NQUBTVQH14", "80/ttr-cp[1] 694/nq-ubtvqh14[2]"},
    Case{"slash_lost", "12BC/ĐU, Số 12 BC/ĐU", "12-bc/đu[1] số[2] 12-bc/đu[3]"},
    Case{"mixed_worlds", "12/BC-ĐU 12-BC/ĐU", "12-bc/đu[1] 12-bc/đu[2]"},
    Case{"blank_party", "Số\u00A0\u00A0\u00A0BC/ĐU", "số[1] bc/đu[2]"},
    Case{"blank_state", "Số:   /BC-UBND", "số[1] bc-ubnd[3]"},
    Case{"blank_dots", "Số:…./BC-UBND", "số[1] bc-ubnd[3]"},
    Case{"two_bodies", "12/BC-MTTQ-BTT 29-HD/TWĐTN-VP", "12/bc-mttq-btt[1] 29-hd/twđtn-vp[2]"},
    Case{"official_letter", "12/UBND-VP", "12/ubnd-vp[1]"},
    Case{"law", "Luật 10/2022/QH15, 653/2019/UBTVQH14",
         "luật[1] 10/2022/qh15[2] 653/2019/ubtvqh14[3]"},
    Case{"suffix_letter", "30a/2008/NQ-CP", "30a/2008/nq-cp[1]"},
    Case{"leading_zeros", "05-CT/TW 5-CT/TW 007/BC-UBND", "5-ct/tw[1] 5-ct/tw[2] 7/bc-ubnd[3]"},
    Case{"without_bars", "12/qd-ubnd 3-bc/du 4/nd-cp 5/bc-hdnd",
         "12/qđ-ubnd[1] 3-bc/đu[2] 4/nđ-cp[3] 5/bc-hđnd[4]"},
    Case{"odd_slash", "12∕BC-UBND 25‑NQ/TW", "12/bc-ubnd[1] 25-nq/tw[2]"},
    Case{"lower_case", "12/bc-ubnd", "12/bc-ubnd[1]"},
    Case{"own_type", "12/BCTT-HĐND", "12/bctt-hđnd[1]"},
    Case{"mass", "12-BC/ĐTN 12/BC-HPN 12-BC/HNDX 12/BC-CCB",
         "12-bc/đtn[1] 12/bc-hpn[2] 12-bc/hndx[3] 12/bc-ccb[4]"},
    Case{"since_2025", "12/BC-PKT", "12/bc-pkt[1]"},
    Case{"joint", "01/2012/TTLT-BNV-BTC", "1/2012/ttlt-bnv-btc[1]"},
    Case{"end_of_sentence", "theo 25-NQ/TW. Các", "theo[1] 25-nq/tw[2] các[4]"},
    Case{"list_of_numbers", "18-NQ/TW, 19-NQ/TW và 26-NQ/TW",
         "18-nq/tw[1] 19-nq/tw[2] và[3] 26-nq/tw[4]"},
    Case{"type_and_number", "NQ25, CT05, QĐ1980", "nq25[1] ct5[2] qđ1980[3]"},
    Case{"not_months", "kinh tế 6 tháng", "kinh[1] tế[2] 6[3] tháng[4]"},
    Case{"not_shares", "11/19 tiêu chí", "11/19[1] tiêu[2] chí[3]"},
    Case{"not_either_or", "và/hoặc", "và[1] hoặc[2]"},
    Case{"not_quarters", "quý I/2019", "quý[1] i[2] 2019[3]"},
    Case{"not_plan_figures", "(KH 60 tạ/ha)", "kh[1] 60[2] tạ[3] ha[4]"},
    Case{"not_reports_of_months", "BC 6 tháng", "bc[1] 6[2] tháng[3]"},
    Case{"not_hyphens", "kinh tế - xã hội 2018 - BC", "kinh[1] tế[2] xã[3] hội[4] 2018[5] bc[6]"},
    Case{"not_chairmen", "CT-UBND xã", "ct[1] ubnd[2] xã[3]"},
    Case{"not_vehicles", "20 TC/CĐ", "20[1] tc[2] cđ[3]"},
    Case{"not_words_after", "12/BC-xã hội", "12[1] bc[2] xã[3] hội[4]"},
    // Dates and figures.
    Case{"date_slashes", "03/6/2013 3/6/2013", "2013-06-03[1] 2013-06-03[2]"},
    Case{"date_dots", "03.6.2013", "2013-06-03[1]"},
    Case{"date_dashes", "03-06-2013 3–6–2013", "2013-06-03[1] 2013-06-03[2]"},
    Case{"date_iso", "2013-06-03", "2013-06-03[1]"},
    Case{"date_short", "4/5/18 15/12/98", "2018-05-04[1] 1998-12-15[2]"},
    Case{"date_spaced", "04 / 5 / 2018", "2018-05-04[1]"},
    Case{"date_in_words", "ngày 04 tháng 5 năm 2018", "ngày[1] 4[2] tháng[3] 5[4] năm[5] 2018[6]"},
    Case{"date_range", "từ 15/12/2017-14/6/2018", "từ[1] 2017-12-15[2] 2018-06-14[3]"},
    Case{"date_stamp", "13:46 06/11/2018", "13[1] 46[2] 2018-11-06[3]"},
    Case{"impossible_dates", "31/02/2013 32/13/2018", "31[1] 2[2] 2013[3] 32[4] 13[5] 2018[6]"},
    Case{"impossible_dotted", "31.02.2013", "31.02.2013[1]"},
    Case{"leap_day", "29/02/2016 29/02/2015", "2016-02-29[1] 29[2] 2[3] 2015[4]"},
    Case{"month_of_year", "tháng 5/2018, T5/2018", "tháng[1] 5[2] 2018[3] t5[4] 2018[5]"},
    Case{"years", "2016-2020, 2017/2018", "2016[1] 2020[2] 2017[3] 2018[4]"},
    Case{"decimal", "9,78% 0,5", "9,78[1] 0,5[2]"},
    Case{"thousands", "1.585 15.000.000 1.681,5", "1585[1] 15000000[2] 1681,5[3]"},
    Case{"dot_decimal", "2.5 tỷ, 2.50", "2,5[1] tỷ[2] 2,50[3]"},
    Case{"section_number", "1.1.2 mục", "1.1.2[1] mục[2]"},
    Case{"heading_number", "1.1.Việc 2, Nguyên", "1,1[1] việc[3] 2[4] nguyên[5]"},
    Case{"currency", "15.000.000đ", "15000000[1] đ[2]"},
    Case{"glued_units", "652ha 715,5tấn 5016m2 30km",
         "652[1] ha[2] 715,5[3] tấn[4] 5016[5] m2[6] 30[7] km[8]"},
    Case{"glued_words", "6tháng 100hộ", "6[1] tháng[2] 100[3] hộ[4]"},
    Case{"square_metres", "5016 m 2 đất, 5016 m2, 300 m²",
         "5016[1] m2[2] đất[3] 5016[4] m2[5] 300[6] m2[7]"},
    Case{"cubic", "20 m3 và 20 m³", "20[1] m3[2] và[3] 20[4] m3[5]"},
    Case{"both_sides_stay", "50 m, 2 bên", "50[1] m[2] 2[3] bên[4]"},
    Case{"share", "11/19 20/22 27/7", "11/19[1] 20/22[2] 27/7[3]"},
    Case{"zeros", "03 vụ, Phường 01, 007, 0912345678",
         "3[1] vụ[2] phường[3] 1[4] 7[5] 0912345678[6]"},
    Case{"per_hectare", "53 tạ/ha", "53[1] tạ[2] ha[3]"},
    Case{"list_of_digits", "tiêu chí 1,2,3", "tiêu[1] chí[2] 1[3] 2[4] 3[5]"},
    Case{"english_thousands", "1,585,000", "1585000[1]"},
    Case{"half", "6½ lần", "6[1] lần[2]"},
    Case{"clock", "8h30", "8h30[1]"},
};
INSTANTIATE_TEST_SUITE_P(Tokens, ExactForms, testing::ValuesIn(exact_cases), name_of);

class LevelledForms : public testing::TestWithParam<Case> {};
TEST_P(LevelledForms, OfText) {
  EXPECT_EQ(token_line(analyzer, GetParam().text, &Token::levelled), GetParam().line);
}
constexpr Case levelled_cases[] = {
    Case{"hoi_is_nga", "lãnh đạo lảnh đạo", "lảnh[1] đạo[2] lảnh[3] đạo[4]"},
    Case{"nga_becomes_hoi", "vững vửng cũng củng nỗ nổ diễn diển",
         "vửng[1] vửng[2] củng[3] củng[4] nổ[5] nổ[6] diển[7] diển[8]"},
    Case{"other_tones_stay", "lành lánh lạnh lanh", "lành[1] lánh[2] lạnh[3] lanh[4]"},
    Case{"levels_words_too", "Mãlai Hãng", "mả[1] lai[2] hảng[3]"},
    Case{"levels_upper", "LÃNH ĐẠO", "lảnh[1] đạo[2]"},
    Case{"levels_nfd", "la\u0303nh \u0111ạo", "lảnh[1] đạo[2]"},
    Case{"keeps_tilde_of_others", "España señor", "españa[1] señor[2]"},
    Case{"numbers_untouched", "25-NQ/TW 12-BC/ĐU 9,78 2013-06-03",
         "25-nq/tw[1] 12-bc/đu[2] 9,78[3] 2013-06-03[4]"},
    Case{"d_bar_stays", "đảng đỗ", "đảng[1] đổ[2]"},
};
INSTANTIATE_TEST_SUITE_P(Tokens, LevelledForms, testing::ValuesIn(levelled_cases), name_of);

class UnmarkedForms : public testing::TestWithParam<Case> {};
TEST_P(UnmarkedForms, OfText) {
  EXPECT_EQ(token_line(analyzer, GetParam().text, &Token::unmarked), GetParam().line);
}
constexpr Case unmarked_cases[] = {
    Case{"marks_gone", "Lãnh đạo Đảng ủy", "lanh[1] dao[2] dang[3] uy[4]"},
    Case{"d_for_d_bar", "đường Đức ĐĂK", "duong[1] duc[2] dak[3]"},
    Case{"d_for_eth", "Ðường", "duong[1]"},
    Case{"horns_and_breves", "ưu tiên ăn ở", "uu[1] tien[2] an[3] o[4]"},
    Case{"latin_marks_gone", "Müller Čapek señor Ærø Łódź ß",
         "muller[1] capek[2] senor[3] aero[4] lodz[5] ss[6]"},
    Case{"apostrophes_gone", "Ea H'leo Cư M’gar", "ea[1] hleo[2] cu[3] mgar[4]"},
    Case{"numbers", "12-BC/ĐU 06/2024/QĐ-UBND 25-NQ/TƯ",
         "12-bc/du[1] 6/2024/qd-ubnd[2] 25-nq/tw[3]"},
    Case{"dates", "03/6/2013", "2013-06-03[1]"},
    Case{"figures", "1.585 9,78", "1585[1] 9,78[2]"},
    Case{"i_and_y", "kĩ thuật quí", "ky[1] thuat[2] quy[3]"},
    Case{"typed_without_marks", "ki thuat qui quit", "ky[1] thuat[2] quy[3] quyt[4]"},
    Case{"abbreviations", "HĐND ĐTN", "hdnd[1] dtn[2]"},
    Case{"nfd", "Nguye\u0302\u0303n Va\u0306n \u0110ư\u0301c", "nguyen[1] van[2] duc[3]"},
    Case{"other_scripts_stay", "漢字 Ωμέγα й", "漢字[1] ωμέγα[2] й[3]"},
    Case{"dots", "T.Ư", "tw[1]"},
};
INSTANTIATE_TEST_SUITE_P(Tokens, UnmarkedForms, testing::ValuesIn(unmarked_cases), name_of);

/// "Uỷ@0 ban@4": what each token covers in the text as it stands, and where.
std::string places(std::string_view text) {
  std::string line;
  for (const Token& token : analyzer.analyze(text)) {
    if (!line.empty()) line += " | ";
    line +=
        std::string(text.substr(token.offset, token.length)) + "@" + std::to_string(token.offset);
  }
  return line;
}

TEST(Offsets, AreIntoTheTextAsItStands) {
  EXPECT_EQ(places("Uỷ ban"), "Uỷ@0 | ban@5");
  EXPECT_EQ(places("va\u0302\u0323n x\u00ADã"), "va\u0302\u0323n@0 | x\u00ADã@8");
  EXPECT_EQ(places("Số 12 /BC - UBND."), "Số@0 | 12 /BC - UBND@5");
  EXPECT_EQ(places("652ha, 715,5tấn"), "652@0 | ha@3 | 715,5@7 | tấn@12");
  EXPECT_EQ(places("tụcđổi"), "tục@0 | đổi@5");
  EXPECT_EQ(places("tu\u0323cđo\u0302\u0309i"), "tu\u0323c@0 | đo\u0302\u0309i@5");
  EXPECT_EQ(places("5016 m 2 đất"), "5016@0 | m 2@5 | đất@9");
  EXPECT_EQ(places("cấp.các"), "cấp@0 | các@6");
  EXPECT_EQ(places("Ea H’leo"), "Ea@0 | H’leo@3");
  EXPECT_EQ(places("漢字と báo"), "漢字@0 | と@6 | báo@10");
  EXPECT_EQ(places("1️⃣ việc"), "1️⃣@0 | việc@8");
}

/// Each token's kind by its first letter: s w f d n.
std::string kinds(std::string_view text) {
  std::string line;
  for (const Token& token : analyzer.analyze(text)) line += "swfdn"[static_cast<int>(token.kind)];
  return line;
}

TEST(Kinds, SayWhatATokenIs) {
  EXPECT_EQ(kinds("lãnh xa Ea H'leo NTM Panthers 漢"), "sswwwww");
  EXPECT_EQ(kinds("học hoc hòc"), "sww");  // a stop takes but sắc and nặng
  EXPECT_EQ(kinds("9,78 1.585 11/19 03/6/2013 31.02.2013"), "fffdf");
  EXPECT_EQ(kinds("25 – NQ/TƯ nq25tw 652ha 30a"), "nnfsw");
}

TEST(Pairs, FollowUnlessASentenceEnds) {
  const auto pairs = [](std::string_view text) {
    std::string line;
    std::string last;
    for (const Token& token : analyzer.analyze(text)) {
      if (token.follows) line += (line.empty() ? "" : ", ") + last + " " + token.unmarked;
      last = token.unmarked;
    }
    return line;
  };
  EXPECT_EQ(pairs("kinh tế - xã hội, “nông thôn” (mới)"),
            "kinh te, te xa, xa hoi, hoi nong, nong thon, thon moi");
  EXPECT_EQ(pairs("vai trò. Vị trí; cấp.các"), "vai tro, vi tri");
  EXPECT_EQ(pairs("một"), "");
  EXPECT_EQ(pairs("TP. Huế"), "tp hue");
}

TEST(Fold, GivesTheFormsOfATokenCutOutOfItsText) {
  const std::string text =
      "Hoà giải 25 – NQ/TƯ ngày 03/6/2013, hộ nghèo 9,78%; 5016 m 2 ở Ea H’leo, tụcđổi 漢字 Số: "
      "/BC-UBND";
  Token folded;
  for (const Token& token : analyzer.analyze(text)) {
    analyzer.fold(std::string_view(text).substr(token.offset, token.length), token.kind, folded);
    EXPECT_EQ(folded.exact, token.exact);
    EXPECT_EQ(folded.levelled, token.levelled);
    EXPECT_EQ(folded.unmarked, token.unmarked);
    EXPECT_EQ(folded.kind, token.kind);
  }
}

TEST(FilterKey, IsOneForAllSpellingsOfAName) {
  EXPECT_EQ(filter_key(analyzer, "Thạch Điền"), "thạch điền");
  EXPECT_EQ(filter_key(analyzer, "  THẠCH   ĐIỀN "), "thạch điền");
  EXPECT_EQ(filter_key(analyzer, "Hoà Bình"), filter_key(analyzer, "Hòa Bình"));
  EXPECT_EQ(filter_key(analyzer, "Ea H’leo"), filter_key(analyzer, "EA H'LEO"));
  EXPECT_EQ(filter_key(analyzer, "Phường 01"), "phường 1");
  EXPECT_EQ(filter_key(analyzer, "25 – NQ/TƯ"), "25-nq/tw");
  EXPECT_EQ(filter_key(analyzer, ""), "");
  EXPECT_EQ(filter_key(analyzer, "…"), "");
}

TEST(UnmarkedKey, IsTheNameWithoutMarks) {
  EXPECT_EQ(unmarked_key(analyzer, "Thạch Điền"), "thach dien");
  EXPECT_EQ(unmarked_key(analyzer, "thach dien"), "thach dien");
  EXPECT_EQ(unmarked_key(analyzer, "Cư M'gar"), unmarked_key(analyzer, "Cu Mgar"));
}

}  // namespace
}  // namespace tracuu::tokenizers
