#include "corpus/page_junk.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "corpus/fields/view.hpp"
#include "corpus/web_stamp.hpp"

namespace tracuu::corpus {
namespace {

using fields::View;

struct Words {
  std::string_view plain;
  std::string_view kind;
};

// As whole lines these stand in no report, wherever they stand.
constexpr std::array anywhere{
    Words{"loading", "loading"},
    Words{"dang tai", "loading"},
    Words{"dang tai du lieu", "loading"},
    Words{"y kien ban doc", "reader comments"},
    Words{"ma xac thuc", "reader comments"},
    Words{"in trang", "page tools"},
    Words{"in trang nay", "page tools"},
    Words{"in bai viet", "page tools"},
    Words{"in bai nay", "page tools"},
    Words{"gui email", "page tools"},
    Words{"gui bai viet qua email", "page tools"},
    Words{"luu bai viet nay", "page tools"},
    Words{"quay lai trang truoc", "page tools"},
    Words{"ve trang truoc", "page tools"},
    Words{"mac dinh", "page tools"},
    Words{"co chu", "page tools"},
    Words{"co chu mac dinh", "page tools"},
    Words{"xem voi co chu", "page tools"},
    Words{"tang co chu", "page tools"},
    Words{"giam co chu", "page tools"},
    Words{"doc bai viet", "page tools"},
    Words{"nghe bai viet", "page tools"},
    Words{"a- a a+", "page tools"},
    Words{"a a- a+", "page tools"},
    Words{"chia se bai viet", "share buttons"},
    Words{"chia se facebook", "share buttons"},
    Words{"chia se zalo", "share buttons"},
    Words{"chia se twitter", "share buttons"},
    Words{"thong ke truy cap", "visitor counter"},
};

// The buttons beside an article; a line of nothing but them is no report's line.
constexpr std::array<std::string_view, 22> tools{
    "co chu",  "a-",        "a+",           "a",     "mac dinh", "in trang",     "in bai viet",
    "in",      "gui email", "gui bai viet", "email", "chia se",  "facebook",     "zalo",
    "twitter", "thich",     "quay lai",     "luu",   "tai ve",   "doc bai viet", "xem voi",
    "print"};

// Before the report's own head and right behind its end.
constexpr std::array outside{
    Words{"chia se", "share buttons"},
    Words{"thich", "share buttons"},
    Words{"facebook", "share buttons"},
    Words{"zalo", "share buttons"},
    Words{"twitter", "share buttons"},
    Words{"email", "page tools"},
    Words{"in", "page tools"},
    Words{"print", "page tools"},
    Words{"dang nhap", "navigation"},
    Words{"dang ky", "navigation"},
    Words{"dang xuat", "navigation"},
    Words{"trang chu", "navigation"},
    Words{"gioi thieu", "navigation"},
    Words{"gioi thieu chung", "navigation"},
    Words{"tin tuc", "navigation"},
    Words{"tin tuc - su kien", "navigation"},
    Words{"tin tuc su kien", "navigation"},
    Words{"van ban", "navigation"},
    Words{"thu tuc hanh chinh", "navigation"},
    Words{"dich vu cong", "navigation"},
    Words{"lien he", "navigation"},
    Words{"hoi dap", "navigation"},
    Words{"gop y", "navigation"},
    Words{"so do cong", "navigation"},
    Words{"so do site", "navigation"},
    Words{"tim kiem", "navigation"},
    Words{"thu vien anh", "navigation"},
    Words{"lich cong tac", "navigation"},
    Words{"rss", "navigation"},
    Words{"menu", "navigation"},
    Words{"binh luan", "reader comments"},
};

// What follows them belongs to the page, unless the report goes on behind.
constexpr std::array page_ends{
    Words{"y kien ban doc", "reader comments"},
    Words{"binh luan", "reader comments"},
    Words{"gui binh luan", "reader comments"},
    Words{"gui y kien", "reader comments"},
    Words{"viet binh luan", "reader comments"},
    Words{"ma xac thuc", "reader comments"},
    Words{"danh gia bai viet", "reader comments"},
    Words{"tong so diem cua bai viet la", "reader comments"},
    Words{"click de danh gia bai viet", "reader comments"},
    Words{"tin lien quan", "related links"},
    Words{"cac tin lien quan", "related links"},
    Words{"tin bai lien quan", "related links"},
    Words{"bai viet lien quan", "related links"},
    Words{"bai lien quan", "related links"},
    Words{"van ban lien quan", "related links"},
    Words{"tin moi", "related links"},
    Words{"tin moi nhat", "related links"},
    Words{"tin moi hon", "related links"},
    Words{"tin cu hon", "related links"},
    Words{"nhung tin moi hon", "related links"},
    Words{"nhung tin cu hon", "related links"},
    Words{"tin khac", "related links"},
    Words{"cac tin khac", "related links"},
    Words{"cac tin da dua", "related links"},
    Words{"cac bai khac", "related links"},
    Words{"bai viet khac", "related links"},
    Words{"tin cung chuyen muc", "related links"},
    Words{"bai cung chuyen muc", "related links"},
    Words{"cung chuyen muc", "related links"},
    Words{"tin doc nhieu", "related links"},
    Words{"doc nhieu nhat", "related links"},
    Words{"tin noi bat", "related links"},
    Words{"lien ket website", "related links"},
    Words{"lien ket web", "related links"},
    Words{"thong ke truy cap", "visitor counter"},
};

// With a name or a number behind; only outside the report and only on what is surely a page.
constexpr std::array credits{Words{"tac gia", "credits"},
                             Words{"nguon", "credits"},
                             Words{"nguon tin", "credits"},
                             Words{"bien tap", "credits"},
                             Words{"nguoi dang", "credits"},
                             Words{"dang boi", "credits"},
                             Words{"nguoi viet", "credits"},
                             Words{"luot xem", "reader count"},
                             Words{"so luot xem", "reader count"},
                             Words{"da xem", "reader count"},
                             Words{"luot doc", "reader count"},
                             Words{"so lan doc", "reader count"},
                             Words{"tu khoa", "related links"},
                             Words{"tags", "related links"},
                             Words{"luot truy cap", "visitor counter"},
                             Words{"dang truy cap", "visitor counter"},
                             Words{"hom nay", "visitor counter"},
                             Words{"thang hien tai", "visitor counter"},
                             Words{"tong luot truy cap", "visitor counter"}};

/// The kind of the first entry whose words `is_hit` accepts; empty where there is none.
template <typename Table, typename IsHit>
std::string_view kind_of(const Table& table, IsHit is_hit) {
  const auto found = std::ranges::find_if(table, is_hit, &Words::plain);
  return found == table.end() ? std::string_view() : found->kind;
}

/// A line that is not blank. How it looks is found out when that is first asked for: most lines are
/// longer than any of a page's.
class PageLine {
 public:
  PageLine(std::string_view line, std::size_t offset, bool is_after_page_break)
      : text(line), begin(offset), after_page_break(is_after_page_break) {}

  std::string_view text;  ///< as it stands, without its line end
  std::size_t begin;      ///< in the text
  bool after_page_break;
  std::string_view junk;  ///< what kind; empty for the report's own

  /// fields::View's, without spaces at their ends.
  std::string_view plain() const { return look().plain; }
  std::string_view shape() const { return look().shape; }

 private:
  struct Look {
    std::string plain;
    std::string shape;
  };
  const Look& look() const {
    if (!look_) {
      const View view = fields::view_of(text);
      const fields::Line span = view.lines.front();
      look_ = {std::string(view.slice(span)), view.shape.substr(span.begin, span.end - span.begin)};
    }
    return *look_;
  }
  mutable std::optional<Look> look_;
};

bool is_mostly_capitals(const PageLine& line) {
  const auto capitals = std::ranges::count(line.shape(), 'A');
  const auto letters = capitals + std::ranges::count(line.shape(), 'a');
  return letters > 0 && capitals * 5 >= letters * 4;
}

/// "Bình luận (3):" -> "binh luan"
std::string_view bare(std::string_view plain) {
  while (!plain.empty() &&
         std::string_view(" .:()[]0123456789!|>\"?").find(plain.back()) != std::string_view::npos) {
    plain.remove_suffix(1);
  }
  while (!plain.empty() &&
         std::string_view(" |>\"-*+?").find(plain.front()) != std::string_view::npos) {
    plain.remove_prefix(1);
  }
  return plain;
}

/// "Cỡ chữ A- A+ In trang Chia sẻ": two tools or more, and nothing else.
bool is_toolbar(std::string_view plain) {
  std::size_t count = 0;
  while (!plain.empty()) {
    const auto* const tool = std::ranges::find_if(tools, [&](std::string_view words) {
      return plain.starts_with(words) &&
             (plain.size() == words.size() ||
              std::string_view(" :|,/").find(plain[words.size()]) != std::string_view::npos);
    });
    if (tool == tools.end()) return false;
    ++count;
    const std::size_t next = plain.find_first_not_of(" :|,/", tool->size());
    plain.remove_prefix(std::min(next, plain.size()));
  }
  return count >= 2;
}

bool is_image_name(std::string_view plain) {
  if (plain.size() < 5 || plain.size() > 120 || plain.find(' ') != std::string_view::npos)
    return false;
  return plain.ends_with(".jpg") || plain.ends_with(".jpeg") || plain.ends_with(".png") ||
         plain.ends_with(".gif");
}

bool is_breadcrumbs(const PageLine& line) {
  if (!line.plain().starts_with("trang chu")) return false;
  return std::ranges::any_of(std::array{"»", "›", ">", "/", "|", "→"}, [&](const char* separator) {
    return line.text.find(separator) != std::string_view::npos;
  });
}

/// A label at the line's start with something short behind it: "Tác giả: Ban biên tập".
std::string_view credit_kind(const PageLine& line) {
  if (line.text.size() > 120) return {};
  return kind_of(credits, [&](std::string_view words) {
    if (!line.plain().starts_with(words)) return false;
    const std::string_view behind = line.plain().substr(words.size());
    return behind.starts_with(":") || behind.starts_with(" :");
  });
}

// ---- the report's own head and end ----

bool is_place_and_date(const PageLine& line) {
  if (line.text.size() >= 120) return false;
  const std::size_t day = line.plain().find(", ngay ");
  return day != std::string_view::npos && day > 1 && day < 45 &&
         line.plain().find(" thang ", day) != std::string_view::npos &&
         line.plain().find(" nam ", day) != std::string_view::npos;
}

/// "Số: 218 /BC-UBND", "Số    BC/ĐU": "Số", then nothing in small letters up to a slash.
bool is_number_line(const PageLine& line) {
  if (line.text.size() > 80 || !line.plain().starts_with("so")) return false;
  const std::size_t slash = line.plain().find('/');
  if (slash == std::string_view::npos || slash > 30) return false;
  std::size_t letters = 0;
  for (const char c : line.plain().substr(2, slash - 2)) letters += c >= 'a' && c <= 'z' ? 1 : 0;
  return letters <= 4 && line.plain().size() > 2 &&
         !(line.plain()[2] >= 'a' && line.plain()[2] <= 'z');
}

bool is_head_line(const PageLine& line) {
  if (is_number_line(line) || is_place_and_date(line)) return true;
  if (line.text.size() > 600) return false;
  return std::ranges::any_of(
      std::array<std::string_view, 3>{"cong hoa xa hoi chu nghia viet nam",
                                      "dang cong san viet nam", "doc lap - tu do - hanh phuc"},
      [&](std::string_view words) {
        const std::size_t at = line.plain().find(words);
        if (at == std::string_view::npos) return false;
        // The whole head on one line, but not a sentence that speaks of Việt Nam.
        return at == 0 || line.shape().substr(at, words.size()).find('a') == std::string_view::npos;
      });
}

bool is_rule(const PageLine& line) {
  return line.plain().find_first_not_of("*-_. =~") == std::string_view::npos;
}

bool names_the_portal(const PageLine& line) {
  return line.plain().find("thong tin dien tu") != std::string_view::npos ||
         line.plain().find("trang chu") != std::string_view::npos;
}

/// The end of a report: who gets it, who signs it; or a part that only a report has.
bool is_report_line(const PageLine& line) {
  if (line.text.size() > 400) return true;
  if (line.plain().starts_with("noi nhan")) return true;
  for (const std::string_view prefix : {"tm.", "t/m", "t.m", "kt.", "k/t", "tl.", "t/l", "tuq."}) {
    if (line.plain().starts_with(prefix) && is_mostly_capitals(line)) return true;
  }
  const std::size_t roman = line.plain().find_first_not_of("ivx");
  return roman != std::string_view::npos && roman > 0 && roman < 6 && line.plain()[roman] == '.';
}

class Cleaner {
 public:
  Cleaner(std::string text, const std::vector<std::size_t>& page_breaks, const PageHints& hints)
      : text_(std::move(text)), hints_(hints) {
    find_lines(page_breaks);
  }

  CleanText clean() {
    mark_certain();
    const std::optional<std::size_t> head = find_head();
    mark_stamps(head);
    take_page_title(head);
    if (head) mark_before(*head);
    mark_behind(head.value_or(0));
    mark_page_numbers();
    CleanText result = without_junk();
    result.title = title_;
    result.published_at = published_at_;
    return result;
  }

 private:
  void find_lines(const std::vector<std::size_t>& page_breaks) {
    auto next_break = page_breaks.begin();
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      const std::string_view line = std::string_view(text_).substr(begin, end - begin);
      if (!fields::is_blank(line)) {
        const auto first_behind = std::find_if(next_break, page_breaks.end(),
                                               [&](std::size_t at) { return at >= begin; });
        lines_.emplace_back(line, begin, first_behind != next_break);
        next_break = first_behind;
      }
      begin = end + 1;
    }
  }

  void mark(PageLine& line, std::string_view kind) {
    if (line.junk.empty()) line.junk = kind;
  }

  void mark_certain() {
    for (PageLine& line : lines_) {
      if (line.text.size() > 120) continue;
      const std::string_view words = bare(line.plain());
      std::string_view kind =
          kind_of(anywhere, [&](std::string_view entry) { return entry == words; });
      if (kind.empty() && is_image_name(line.plain())) kind = "image name";
      if (kind.empty() && is_toolbar(line.plain())) kind = "page tools";
      if (!kind.empty()) is_page_ = true;
      mark(line, kind);
    }
  }

  /// The first line of the report itself, where its head can be told.
  std::optional<std::size_t> find_head() const {
    constexpr std::size_t searched = 150;
    const std::size_t end = std::min(lines_.size(), searched);
    const auto search = [&](auto is_hit) -> std::optional<std::size_t> {
      for (std::size_t i = 0; i < end; ++i) {
        if (lines_[i].junk.empty() && is_hit(lines_[i])) return i;
      }
      return std::nullopt;
    };
    std::optional<std::size_t> head = search(is_head_line);
    if (head) head = head_behind_banner(*head, end);
    if (!head) {
      head = search([](const PageLine& line) {
        return line.plain() == "bao cao" && is_mostly_capitals(line);
      });
    }
    if (!head) return std::nullopt;
    // Above it the bodies' names stand in capitals.
    for (int above = 0; above < 8 && *head > 0; ++above, --*head) {
      const PageLine& line = lines_[*head - 1];
      const bool is_part = is_mostly_capitals(line) || is_rule(line) || is_head_line(line);
      if (!line.junk.empty() || !is_part || names_the_portal(line) || is_stamp(line)) break;
    }
    return head;
  }

  /// Some portals print the motto at the top of every page: then a time stamp stands between it and
  /// the report's own head.
  std::size_t head_behind_banner(std::size_t banner, std::size_t end) const {
    bool stamp_seen = false;
    for (std::size_t i = banner; i < end; ++i) {
      if (stamp_seen && is_head_line(lines_[i])) return i;
      if (is_number_line(lines_[i]) || is_place_and_date(lines_[i])) return banner;
      stamp_seen = stamp_seen || is_stamp(lines_[i]);
    }
    return banner;
  }

  static bool is_stamp(const PageLine& line) {
    const auto stamp = read_web_stamp(line.text);
    return stamp && (stamp->is_labelled || stamp->published_at.size() > 10);
  }

  /// Before the head; in a text without one, near its ends. A bare date is a stamp only above a
  /// head.
  void mark_stamps(std::optional<std::size_t> head) {
    constexpr std::size_t near = 12;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool is_before = i < head.value_or(near);
      const bool is_near_end = i + near >= lines_.size();
      if (!is_before && !is_near_end) continue;
      const auto stamp = read_web_stamp(lines_[i].text);
      if (!stamp) continue;
      const bool has_time = stamp->published_at.size() > 10;
      if (!has_time && !stamp->is_labelled && !(head && i < *head)) continue;
      // Words like "Ngày 20/6/2022" alone may head a part of the report.
      if (!has_time && !(head && i < *head)) continue;
      mark(lines_[i], "time stamp");
      is_page_ = true;
      if (!published_at_) {
        published_at_ = {stamp->published_at, {Origin::page, trimmed(lines_[i].text), 0}};
        if (is_before) stamp_ = i;
      }
    }
    if (!published_at_ && !hints_.published_at.empty()) {
      if (const auto stamp = read_web_stamp(hints_.published_at)) {
        published_at_ = {stamp->published_at, {Origin::page, hints_.published_at, 0}};
      }
    }
  }

  static std::string trimmed(std::string_view text) { return fields::on_one_line(text); }

  bool is_page_title(const PageLine& line) const {
    const View hint = fields::view_of(hints_.title);
    if (hint.plain.size() < 8 || line.plain().size() < 8) return false;
    return hint.plain.starts_with(line.plain()) || line.plain().starts_with(hint.plain);
  }

  /// The page's title is furniture only where the report's own head follows. What stands above it
  /// is the portal's.
  void take_page_title(std::optional<std::size_t> head) {
    std::optional<std::size_t> at;
    for (std::size_t i = 0; head && !at && i < *head; ++i) {
      if (lines_[i].junk.empty() && is_page_title(lines_[i])) at = i;
    }
    if (head && !at && stamp_) at = title_beside_stamp(*stamp_, *head);
    if (at) {
      title_ = {trimmed(lines_[*at].text), {Origin::page, trimmed(lines_[*at].text), 0}};
      mark(lines_[*at], "page title");
      for (std::size_t i = 0; i < *at; ++i) {
        if (lines_[i].text.size() <= 160) mark(lines_[i], "navigation");
      }
    } else if (!hints_.title.empty() && std::ranges::none_of(lines_, [&](const PageLine& line) {
                 return trimmed(line.text) == hints_.title;  // a line of the report itself
               })) {
      title_ = {hints_.title, {Origin::page, hints_.title, 0}};
    }
  }

  bool may_be_title(const PageLine& line) const {
    return line.junk.empty() && line.plain().size() >= 15 && line.text.size() <= 500 &&
           !is_breadcrumbs(line) && credit_kind(line).empty() && !names_the_portal(line);
  }

  std::optional<std::size_t> title_beside_stamp(std::size_t stamp, std::size_t head) const {
    for (std::size_t i = stamp; i-- > 0;) {
      if (may_be_title(lines_[i])) return i;
      if (lines_[i].junk.empty() && outside_kind(lines_[i]).empty()) break;
    }
    for (std::size_t i = stamp + 1; i < head; ++i) {
      if (may_be_title(lines_[i])) return i;
      if (lines_[i].junk.empty() && outside_kind(lines_[i]).empty()) break;
    }
    return std::nullopt;
  }

  static std::string_view outside_kind(const PageLine& line) {
    if (is_breadcrumbs(line)) return "breadcrumbs";
    const std::string_view words = bare(line.plain());
    const std::string_view kind =
        kind_of(outside, [&](std::string_view entry) { return entry == words; });
    return kind.empty() ? credit_kind(line) : kind;
  }

  void mark_before(std::size_t head) {
    for (std::size_t i = 0; i < head; ++i) {
      const bool is_credit = !credit_kind(lines_[i]).empty();
      if (!is_credit || is_page_) mark(lines_[i], outside_kind(lines_[i]));
    }
  }

  void mark_behind(std::size_t head) {
    std::size_t end = lines_.size();
    for (std::size_t i = lines_.size(); i-- > head + 1;) {
      if (is_report_line(lines_[i])) break;
      const std::string_view words = bare(lines_[i].plain());
      const std::string_view kind =
          kind_of(page_ends, [&](std::string_view entry) { return entry == words; });
      if (kind.empty() || lines_[i].text.size() > 80) continue;
      for (std::size_t k = i; k < end; ++k) mark(lines_[k], kind);
      end = i;
      is_page_ = true;
    }
    if (!is_page_) return;
    while (end > head + 1) {
      PageLine& line = lines_[end - 1];
      mark(line, outside_kind(line));
      if (line.junk.empty()) break;
      --end;
    }
  }

  // ---- pages on paper ----

  /// "3", "- 3 -", "Trang 3", "Trang 3/12"; nothing for other lines.
  static std::optional<int> page_number(std::string_view plain) {
    if (plain.starts_with("trang ")) plain.remove_prefix(6);
    const std::size_t begin = plain.find_first_not_of("- ");
    if (begin == std::string_view::npos) return std::nullopt;
    plain = plain.substr(begin, plain.find_last_not_of("- ") + 1 - begin);
    const std::size_t digits = std::min(plain.find_first_not_of("0123456789"), plain.size());
    if (digits == 0 || digits > 3) return std::nullopt;
    int value = 0;
    for (const char c : plain.substr(0, digits)) value = value * 10 + (c - '0');
    plain.remove_prefix(digits);
    const bool is_of = plain.starts_with("/") && plain.size() > 1 && plain.size() < 5 &&
                       plain.find_first_not_of("0123456789", 1) == std::string_view::npos;
    return plain.empty() || is_of ? std::optional(value) : std::nullopt;
  }

  bool is_at_page_break(std::size_t i) const {
    return lines_[i].after_page_break || (i + 1 < lines_.size() && lines_[i + 1].after_page_break);
  }

  /// A number on its own is a page's where running text stands around it and the numbers before it
  /// were the pages before; a cell of a flattened table has short neighbours.
  bool is_amid_text(std::size_t i) const {
    constexpr std::size_t text_line = 60;
    return i > 0 && i + 1 < lines_.size() && lines_[i - 1].text.size() >= text_line &&
           lines_[i + 1].text.size() >= text_line;
  }

  void mark_page_numbers() {
    int last = 0;
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].text.size() > 40 || !lines_[i].junk.empty()) continue;
      const auto value = page_number(lines_[i].plain());
      if (!value) continue;
      const bool is_said = lines_[i].plain().starts_with("trang ");
      const bool is_next = *value > last && *value <= last + 2;
      if (is_said || is_at_page_break(i) || (is_next && is_amid_text(i))) {
        mark(lines_[i], "page number");
        numbers.push_back(i);
        last = *value;
      }
    }
    mark_running_heads(numbers);
  }

  /// Lines that come again beside page numbers or page breaks.
  void mark_running_heads(const std::vector<std::size_t>& numbers) {
    std::map<std::string_view, std::vector<std::size_t>> beside;
    const auto note = [&](std::size_t i) {
      const PageLine& line = lines_[i];
      if (line.junk.empty() && line.text.size() <= 160 && !is_rule(line)) {
        auto& places = beside[bare(line.plain())];
        if (places.empty() || places.back() != i) places.push_back(i);
      }
    };
    for (const std::size_t i : numbers) {
      if (i > 0) note(i - 1);
      if (i + 1 < lines_.size()) note(i + 1);
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].after_page_break) continue;
      if (i > 0) note(i - 1);
      note(i);
    }
    for (const auto& [words, places] : beside) {
      if (places.size() < 2 || words.size() < 4) continue;
      for (const std::size_t i : places) mark(lines_[i], "running head");
    }
  }

  CleanText without_junk() const {
    CleanText clean;
    clean.text.reserve(text_.size());
    std::map<std::string_view, std::size_t> counts;
    std::map<std::string_view, std::size_t> offsets;
    std::size_t next_line = 0;
    std::size_t gap = 0;       // blank lines since the last line of words
    std::size_t kept_gap = 0;  // the widest gap since the last line that is kept
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      const std::string_view line = std::string_view(text_).substr(begin, end - begin);
      if (next_line < lines_.size() && lines_[next_line].begin == begin) {
        const std::string_view junk = lines_[next_line++].junk;
        kept_gap = std::max(kept_gap, std::exchange(gap, 0));
        if (!junk.empty()) {
          if (++counts[junk] == 1) offsets[junk] = clean.text.size();
        } else {
          if (!clean.text.empty()) clean.text.append(kept_gap, '\n');
          kept_gap = 0;
          clean.text += line;
          clean.text += '\n';
        }
      } else {
        ++gap;
      }
      begin = end + 1;
    }
    for (const auto& [kind, count] : counts) {
      clean.warnings.push_back(
          {"junk_removed",
           std::string(kind) + " (" + std::to_string(count) + (count == 1 ? " line)" : " lines)"),
           std::min(offsets[kind], clean.text.size())});
    }
    std::ranges::stable_sort(clean.warnings, {}, &Warning::offset);
    return clean;
  }

  std::string text_;
  const PageHints& hints_;
  std::vector<PageLine> lines_;
  bool is_page_ = false;  ///< something that only web pages have was seen
  std::optional<std::size_t> stamp_;
  Maybe<std::string> title_;
  Maybe<std::string> published_at_;
};

}  // namespace

CleanText remove_page_junk(std::string text, const PageHints& hints) {
  std::vector<std::size_t> page_breaks;
  for (auto at = text.find('\f'); at != std::string::npos; at = text.find('\f', at + 1)) {
    page_breaks.push_back(at);
    text[at] = '\n';
  }
  return Cleaner(std::move(text), page_breaks, hints).clean();
}

}  // namespace tracuu::corpus
