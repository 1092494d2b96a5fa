// The pieces of a head. Each function looks for one, notes it in the header and takes its words.
#pragma once

#include <cstddef>
#include <optional>

#include "corpus/fields/header/header.hpp"
#include "corpus/fields/view.hpp"
#include "corpus/report.hpp"

namespace tracuu::corpus::fields {

/// CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, ĐẢNG CỘNG SẢN VIỆT NAM, ĐOÀN TNCS HỒ CHÍ MINH.
void find_mottos(const View& view, Header& header);

/// Số: 25/BC-UBND.
void find_number(const View& view, Header& header);

/// Thạch Điền, ngày 04 tháng 5 năm 2018.
void find_place_and_date(const View& view, Header& header);

struct NamedType {
  DocType type;
  Span span;
};

/// Where the kind of document stands, which is taken by nobody.
struct TypeLine {
  NamedType named;
  std::size_t line = 0;
  Span rest;  ///< of the line, behind the type's name
};

std::optional<TypeLine> find_type(const View& view, const Header& header);

/// The trích yếu below or behind the kind of document.
void find_title(const View& view, Header& header, const TypeLine& type);

/// "V/v báo cáo …" below the number of a công văn, or behind it.
void find_subject(const View& view, Header& header);

}  // namespace tracuu::corpus::fields
