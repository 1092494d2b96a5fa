// Where generated reports come from: real provinces and districts, before and since 2025-07-01.
#pragma once

#include <array>
#include <string_view>

namespace tracuu::bench {

struct Province {
  std::string_view name;
  std::string_view since_2025;  ///< the province it became part of on 2025-07-01
  std::array<std::string_view, 8> districts;
};

inline constexpr std::array<Province, 14> provinces = {{
    {"Hà Tĩnh",
     "Hà Tĩnh",
     {"huyện Thạch Hà", "huyện Cẩm Xuyên", "huyện Kỳ Anh", "huyện Can Lộc", "huyện Hương Sơn",
      "huyện Đức Thọ", "thị xã Hồng Lĩnh", "huyện Hương Khê"}},
    {"Nghệ An",
     "Nghệ An",
     {"huyện Diễn Châu", "huyện Yên Thành", "huyện Quỳnh Lưu", "huyện Đô Lương", "huyện Nam Đàn",
      "huyện Con Cuông", "thị xã Cửa Lò", "huyện Tân Kỳ"}},
    {"Thanh Hóa",
     "Thanh Hóa",
     {"huyện Hoằng Hóa", "huyện Thọ Xuân", "huyện Nga Sơn", "huyện Quảng Xương", "huyện Bá Thước",
      "huyện Như Thanh", "thị xã Bỉm Sơn", "huyện Cẩm Thủy"}},
    {"Quảng Bình",
     "Quảng Trị",
     {"huyện Lệ Thủy", "huyện Bố Trạch", "huyện Tuyên Hóa", "huyện Minh Hóa", "huyện Quảng Ninh",
      "huyện Quảng Trạch", "thị xã Ba Đồn", "thành phố Đồng Hới"}},
    {"Thái Bình",
     "Hưng Yên",
     {"huyện Tiền Hải", "huyện Thái Thụy", "huyện Kiến Xương", "huyện Vũ Thư", "huyện Hưng Hà",
      "huyện Đông Hưng", "huyện Quỳnh Phụ", "thành phố Thái Bình"}},
    {"Nam Định",
     "Ninh Bình",
     {"huyện Hải Hậu", "huyện Giao Thủy", "huyện Xuân Trường", "huyện Nghĩa Hưng", "huyện Ý Yên",
      "huyện Vụ Bản", "huyện Trực Ninh", "huyện Nam Trực"}},
    {"Bắc Giang",
     "Bắc Ninh",
     {"huyện Lục Ngạn", "huyện Yên Thế", "huyện Tân Yên", "huyện Lạng Giang", "huyện Sơn Động",
      "huyện Hiệp Hòa", "huyện Việt Yên", "huyện Lục Nam"}},
    {"Hòa Bình",
     "Phú Thọ",
     {"huyện Mai Châu", "huyện Lạc Sơn", "huyện Tân Lạc", "huyện Kim Bôi", "huyện Cao Phong",
      "huyện Đà Bắc", "huyện Lạc Thủy", "huyện Yên Thủy"}},
    {"Lạng Sơn",
     "Lạng Sơn",
     {"huyện Văn Quan", "huyện Bình Gia", "huyện Chi Lăng", "huyện Hữu Lũng", "huyện Lộc Bình",
      "huyện Tràng Định", "huyện Cao Lộc", "huyện Đình Lập"}},
    {"Quảng Nam",
     "Đà Nẵng",
     {"huyện Duy Xuyên", "huyện Đại Lộc", "huyện Thăng Bình", "huyện Quế Sơn", "huyện Núi Thành",
      "huyện Tiên Phước", "thành phố Hội An", "thị xã Điện Bàn"}},
    {"Phú Yên",
     "Đắk Lắk",
     {"huyện Tuy An", "huyện Đồng Xuân", "huyện Sơn Hòa", "huyện Sông Hinh", "huyện Phú Hòa",
      "huyện Tây Hòa", "thị xã Sông Cầu", "thị xã Đông Hòa"}},
    {"Bình Định",
     "Gia Lai",
     {"huyện Phù Cát", "huyện Phù Mỹ", "huyện Tây Sơn", "huyện Hoài Ân", "huyện Vân Canh",
      "huyện Tuy Phước", "thị xã An Nhơn", "thị xã Hoài Nhơn"}},
    {"Bến Tre",
     "Vĩnh Long",
     {"huyện Ba Tri", "huyện Giồng Trôm", "huyện Mỏ Cày Nam", "huyện Thạnh Phú", "huyện Bình Đại",
      "huyện Chợ Lách", "huyện Châu Thành", "thành phố Bến Tre"}},
    {"Kiên Giang",
     "An Giang",
     {"huyện Hòn Đất", "huyện Tân Hiệp", "huyện Giồng Riềng", "huyện Gò Quao", "huyện An Biên",
      "huyện Vĩnh Thuận", "thành phố Hà Tiên", "huyện Châu Thành"}},
}};

}  // namespace tracuu::bench
