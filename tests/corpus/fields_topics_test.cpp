#include <set>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "corpus/fields/read_fields.hpp"
#include "corpus/fields/topics.hpp"
#include "tests/corpus/fields_lines.hpp"

namespace tracuu::corpus {
namespace {

struct Case {
  std::string title;
  std::string slug;
};

class BestTopic : public testing::TestWithParam<Case> {};

TEST_P(BestTopic, IsThatOfTheTitle) {
  const auto fields = read_fields(
      "UBND XÃ CẨM HÀ\nSố: 1/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO\n" +
      GetParam().title +
      "\n\nI. KẾT QUẢ\nToàn xã gieo cấy 266 ha lúa, năng suất 55 tạ/ha; thu ngân sách đạt dự toán; "
      "tỷ lệ hộ nghèo còn 3%; an ninh trật tự ổn định; bê tông 2 km đường.\n");
  ASSERT_FALSE(fields.topics.empty());
  EXPECT_EQ(fields.topics[0].slug, GetParam().slug);
}

class TopicOfAllItDoes : public testing::TestWithParam<Case> {};

TEST_P(TopicOfAllItDoes, IsThatOfTheIssuer) {
  const auto fields =
      read_fields(GetParam().title +
                  "\nSố: 12/BC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO\nTổng kết "
                  "công tác 6 tháng đầu năm, phương hướng nhiệm vụ 6 tháng cuối năm 2018\n\n"
                  "I. KẾT QUẢ\nHộ nghèo còn 12 hộ; trồng 200 cây xanh.\n");
  ASSERT_FALSE(fields.topics.empty());
  EXPECT_EQ(fields.topics[0].slug, GetParam().slug);
}

INSTANTIATE_TEST_SUITE_P(Issuers, TopicOfAllItDoes,
                         testing::Values(Case{"ỦY BAN NHÂN DÂN\nXÃ CẨM HÀ", "kinh-te-xa-hoi"},
                                         Case{"ĐẢNG ỦY XÃ CẨM HÀ", "xay-dung-dang"},
                                         Case{"HỘI CCB XÃ CẨM HÀ", "cuu-chien-binh"},
                                         Case{"HỘI NGƯỜI CAO TUỔI XÃ CẨM HÀ", "cuu-chien-binh"},
                                         Case{"CÔNG AN XÃ CẨM HÀ", "an-ninh-trat-tu"}));

INSTANTIATE_TEST_SUITE_P(
    Titles, BestTopic,
    testing::Values(
        Case{"Tình hình thực hiện nhiệm vụ phát triển kinh tế - xã hội, quốc phòng - an ninh 6 "
             "tháng đầu năm 2021",
             "kinh-te-xa-hoi"},
        Case{"Tình hình thực hiện công tác quý I và phương hướng, nhiệm vụ quý II năm 2013",
             "kinh-te-xa-hoi"},
        Case{"Kết quả công tác xây dựng Đảng năm 2018", "xay-dung-dang"},
        Case{"Công tác tuyên giáo quý I năm 2019", "chinh-tri-tu-tuong"},
        Case{"Sơ kết 3 năm thực hiện Chỉ thị số 05-CT/TW về đẩy mạnh học tập và làm theo tư tưởng, "
             "đạo đức, phong cách Hồ Chí Minh",
             "hoc-tap-bac"},
        Case{"Công tác phát triển đảng viên năm 2017", "to-chuc-can-bo"},
        Case{"Kết quả công tác kiểm tra, giám sát và thi hành kỷ luật Đảng", "kiem-tra-giam-sat"},
        Case{"Kết quả công tác dân vận năm 2015", "dan-van"},
        Case{"Thực hiện Quy chế dân chủ ở cơ sở năm 2014", "dan-chu-co-so"},
        Case{"Kết quả công tác Mặt trận năm 2020", "mat-tran"},
        Case{"Tổng kết công tác Đoàn và phong trào thanh thiếu nhi", "doan-thanh-nien"},
        Case{"Tổng kết công tác Hội và phong trào phụ nữ năm 2018", "phu-nu"},
        Case{"Công tác Hội và phong trào nông dân năm 2016", "nong-dan"},
        Case{"Tổng kết công tác Hội Cựu chiến binh", "cuu-chien-binh"},
        Case{"Kết quả thực hiện Chương trình MTQG xây dựng nông thôn mới", "nong-thon-moi"},
        Case{"Kết quả rà soát hộ nghèo, hộ cận nghèo năm 2019", "giam-ngheo"},
        Case{"Kết quả sản xuất vụ Đông Xuân 2017 - 2018", "nong-nghiep"},
        Case{"Công tác phòng, chống dịch tả lợn châu Phi", "chan-nuoi-thu-y"},
        Case{"Công tác bảo vệ rừng và phòng cháy chữa cháy rừng", "lam-nghiep-thuy-san"},
        Case{"Tổng kết công tác phòng, chống thiên tai và tìm kiếm cứu nạn", "thuy-loi-thien-tai"},
        Case{"Tình hình hoạt động của hợp tác xã và chương trình OCOP", "htx-ocop"},
        Case{"Quyết toán ngân sách xã năm 2018", "ngan-sach"},
        Case{"Tiến độ giải ngân vốn đầu tư công", "dau-tu-xdcb"},
        Case{"Kết quả làm đường giao thông nông thôn", "giao-thong"},
        Case{"Tình hình quản lý đất đai trên địa bàn", "dat-dai"},
        Case{"Công tác bồi thường, giải phóng mặt bằng", "gpmb"},
        Case{"Công tác vệ sinh môi trường, thu gom rác thải", "moi-truong"},
        Case{"Công tác quản lý trật tự xây dựng đô thị", "quy-hoach-do-thi"},
        Case{"Công tác phổ cập giáo dục, xóa mù chữ", "giao-duc"},
        Case{"Tổng kết công tác y tế - dân số năm 2012", "y-te-dan-so"},
        Case{"Nhanh công tác phòng, chống dịch Covid-19", "dich-benh"},
        Case{"Kết quả phát triển đối tượng tham gia bảo hiểm y tế", "bhyt-bhxh"},
        Case{"Phong trào toàn dân đoàn kết xây dựng đời sống văn hóa", "van-hoa-the-thao"},
        Case{"Kết quả thực hiện chuyển đổi số và Đề án 06", "thong-tin-chuyen-doi-so"},
        Case{"Công tác chăm sóc người có công dịp 27/7", "chinh-sach-xa-hoi"},
        Case{"Công tác đào tạo nghề, giải quyết việc làm", "lao-dong-viec-lam"},
        Case{"Công tác dân tộc, tôn giáo năm 2010", "dan-toc-ton-giao"},
        Case{"Công tác quân sự, quốc phòng địa phương", "quoc-phong"},
        Case{"Kết quả đảm bảo an ninh trật tự năm 2021", "an-ninh-trat-tu"},
        Case{"Công tác bảo đảm trật tự an toàn giao thông", "atgt-pccc"},
        Case{"Công tác cải cách hành chính 6 tháng đầu năm 2022", "cai-cach-hanh-chinh"},
        Case{"Công tác tư pháp - hộ tịch năm 2015", "tu-phap-ho-tich"},
        Case{"Công tác tiếp công dân, giải quyết khiếu nại, tố cáo", "tiep-dan-khieu-nai"},
        Case{"Công tác phòng, chống tham nhũng quý II", "phong-chong-tham-nhung"},
        Case{"Tổng hợp ý kiến, kiến nghị của cử tri trước kỳ họp thứ 4", "hdnd-bau-cu"},
        Case{"Kết quả sáp nhập thôn theo Đề án", "sap-xep-dvhc"},
        Case{"Tổng kết công tác thi đua, khen thưởng năm 2019", "thi-dua-khen-thuong"},
        Case{"Tình hình hoạt động thương mại, dịch vụ, tiểu thủ công nghiệp",
             "cong-thuong-dich-vu"}));

TEST(Topics, AreFortySevenWithNames) {
  const fields::TopicTable table;
  EXPECT_EQ(table.topics().size(), 47U);
  std::set<std::string> slugs;
  for (const auto& topic : table.topics()) {
    EXPECT_FALSE(topic.name.empty()) << topic.slug;
    slugs.insert(topic.slug);
  }
  EXPECT_EQ(slugs.size(), 47U);
  EXPECT_EQ(table.name_of("dan-van"), "Dân vận");
  EXPECT_EQ(table.name_of("no-such-topic"), "");
}

TEST(Topics, AreScoredFromTheBestDown) {
  const auto fields = read_fields(
      "BÁO CÁO\nKết quả công tác dân vận\n\nI. CÔNG TÁC MẶT TRẬN\nMặt trận Tổ quốc vận động nhân "
      "dân.\nII. DÂN VẬN KHÉO\nCó 12 mô hình dân vận khéo.\n");
  ASSERT_GE(fields.topics.size(), 2U);
  EXPECT_EQ(topics_line(fields).substr(0, 16), "dan-van mat-tran");
  EXPECT_GT(fields.topics[0].score, 0.5);
  EXPECT_LT(fields.topics[0].score, 1);
  EXPECT_GT(fields.topics[0].score, fields.topics[1].score);
  EXPECT_EQ(fields.topics[0].evidence.text, "công tác dân vận");
}

TEST(Topics, AreFoundInTextWithoutMarksOrWithHoiForNga) {
  EXPECT_EQ(topics_line(read_fields("BAO CAO\nKet qua xay dung nong thon moi\n")), "nong-thon-moi");
  EXPECT_EQ(topics_line(read_fields("BÁO CÁO\nCông tác giử gìn vệ sinh môi trừơng\n")),
            "moi-truong");
}

TEST(Topics, OfAnAdminAreFoundBesideTheBuiltInOnes) {
  const auto table = fields::TopicTable().with(
      "# our own\n\nnghe-muoi | Nghề muối | diêm dân; làm muối =3\r\ndan-van | | tổ vận động\n"
      "mat-tran | Mặt trận | công tác mặt trận =0; mặt trận =0\n");
  EXPECT_EQ(table.topics().size(), 48U);
  EXPECT_EQ(table.name_of("nghe-muoi"), "Nghề muối");
  EXPECT_EQ(table.name_of("dan-van"), "Dân vận");
  EXPECT_EQ(table.name_of("mat-tran"), "Mặt trận");
  const auto best = [&](const std::string& title) {
    return topics_line(read_fields("BÁO CÁO\n" + title + "\n", table));
  };
  EXPECT_EQ(best("Đời sống diêm dân và nghề làm muối"), "nghe-muoi");
  EXPECT_EQ(best("Hoạt động của các tổ vận động"), "dan-van");
  EXPECT_EQ(best("Công tác mặt trận"), "");
}

TEST(Topics, SayWhichLineOfAnAdminsFileIsAtFault) {
  const auto fault = [](std::string_view lines) -> std::string {
    try {
      fields::TopicTable().with(lines);
    } catch (const std::invalid_argument& error) {
      return error.what();
    }
    return "none";
  };
  EXPECT_EQ(fault("\nNghề muối | x | y"), "line 2: no slug: 'Nghề muối'");
  EXPECT_EQ(fault("nghe-muoi | | làm muối"), "line 1: a new topic without a name: nghe-muoi");
  EXPECT_EQ(fault("dan-van | | tổ vận động =viel"), "line 1: no weight: 'tổ vận động =viel'");
  EXPECT_EQ(fault("dan-van"), "none");
}

TEST(Topics, OfPlansCountLessAndSaySo) {
  const auto fields = read_fields(
      "BÁO CÁO\nKết quả công tác dân vận năm 2018; phương hướng, nhiệm vụ năm 2019\n\nI. KẾT "
      "QUẢ\n1. Công tác dân vận\nTrồng rừng, bảo vệ rừng, giao đất giao rừng.\nII. PHƯƠNG HƯỚNG, "
      "NHIỆM VỤ\n1. Nông nghiệp\nSản xuất nông nghiệp, năng suất, sản lượng, gieo cấy, cơ cấu "
      "giống.\nIII. KIẾN NGHỊ\nThủy lợi nội đồng, nạo vét kênh mương, phòng chống thiên tai.\n");
  std::string planned;
  for (const auto& topic : fields.topics) {
    if (topic.planned) planned += topic.slug + ' ';
  }
  EXPECT_EQ(planned, "nong-nghiep ");
  EXPECT_EQ(fields.topics[0].slug, "dan-van");
}

TEST(Topics, NeedMoreThanOneWordOfTheBody) {
  EXPECT_EQ(topics_line(read_fields("BÁO CÁO\nNội dung họp\n\nGia đình trồng lạc và ngô.\n")), "");
}

}  // namespace
}  // namespace tracuu::corpus
