#include "bench/report_phrases.hpp"

namespace tracuu::bench {

std::string_view report_phrases() {
  return R"grammar(
% ---------------------------------------------------------------- names
@family
Nguyễn
Trần
Lê
Phạm
Hoàng
Phan
Võ
Bùi
Đặng
Hồ
Ngô
Dương
Đỗ
Trương
Đinh
Lương
Hà
Mai
Cao
Tạ
Thái
Nông
Lò
Quách
Kiều
Biện

@middle
Văn
Thị
Đức
Hữu
Xuân
Công
Quang
Đình
Thị Thu
Ngọc
Thanh
Minh
Trọng
Viết
Bá
Thị Hồng
Khắc
Sỹ
Doãn

@given
Hùng
Hải
Nam
Sơn
Tuấn
Dũng
Hòa
Bình
Hương
Lan
Hạnh
Thủy
Long
Thắng
Cường
Nga
Tâm
Trung
Phúc
Nhã
Lâm
Khánh
Quý
Vinh
Đạt
Yến
Nhàn
Thảo
Loan
Hậu
Toàn
Lợi
Chiến
Quyết
Duyên
Kỷ

@person
{family} {middle} {given}

@commune_first
Thạch
Cẩm
Tân
Phú
Hòa
Sơn
Quảng
Vĩnh
Kỳ
Đức
Xuân
Yên
Nam
Bắc
Đông
Thanh
Hương
Mỹ
Diễn
Quỳnh
Hưng
Nghĩa
Bình
Long
An
Trung
Gia
Vạn
Phước
Tiên
Châu
Hoằng
Hải
Cư
Lộc
Đại
Tường
Ngọc
Triệu
Khánh

@commune_last
Điền
Hà
Lạc
Thành
Phong
Thịnh
Lĩnh
Giang
Lâm
Trung
Tiến
Hòa
Sơn
Lương
Lập
Bình
Minh
Hải
Lộc
Thọ
Khê
Trạch
Vĩnh
Tân
Xuyên
Quang
Hưng
Dương
Liên
Ninh
Đài
Ngạn
Thắng
Văn
Thượng
Đồng
Trị
Kim
Hội
Châu
Trường
Duệ
Mỹ
Phúc
Yên
Việt
Tượng
Bàng

@village_name
Đông Hà
Tây Sơn
Trung Tiến
Liên Vinh
Tân Hòa
Phú Quý
Bắc Bình
Nam Thượng
Đồng Vĩnh
Xóm Mới
Bàu Láng
Cồn Sẻ
Ngọc Hà
Hưng Long
Vạn Xuân
Quyết Thắng
Tiền Phong
Hồng Lam
Yên Trung
Khe Ngang
Cầu Gỗ
Trường Xuân
Đồng Cửa
Mỹ Ngọc
Thượng Nguyên
Lộc Ân
Làng Cát
Bình Minh
Đại Đồng
Phúc Hậu
Trại Lê
Rú Nậy
Đá Bạc
Vĩnh Cửu
Sông Con
Thống Nhất
Bãi Trành
Cây Đa
Kim Sơn
Hòa Nam
1
2
3
4
5
6
7
8
9

@school
Mầm non {commune}
Tiểu học {commune}
THCS {commune}
Tiểu học và THCS {commune}
Mầm non liên thôn
THPT {given}

% ---------------------------------------------------------------- who did what
@span
Trong {period}
Thời gian qua
Trong kỳ báo cáo
Từ đầu năm đến nay
Trong năm {year}
Đến thời điểm báo cáo
Ngay từ đầu năm
Trên cơ sở nghị quyết của cấp ủy
Thực hiện {act}
Thực hiện kế hoạch của {above}
Qua {#2-9} năm triển khai
Sau khi tiếp thu ý kiến chỉ đạo của {above}
Trong bối cảnh còn nhiều khó khăn, thách thức
Cùng với cả {above_short}

@body
Đảng ủy, HĐND, UBND {type}
Ban Chấp hành Đảng bộ {type}
cấp ủy, chính quyền các cấp
UBND {type}
Ban Thường vụ Đảng ủy
MTTQ và các đoàn thể
Ban chỉ đạo {type}
các chi bộ, thôn trưởng và ban công tác mặt trận
cán bộ, công chức {type}
cả hệ thống chính trị
các ban, ngành liên quan
tập thể lãnh đạo địa phương
HĐND {type}
Ban cán sự các {village_kind}
tổ công tác do đồng chí Phó Chủ tịch UBND {type} làm tổ trưởng

@led
tập trung lãnh đạo, chỉ đạo
ban hành {#2-35} văn bản chỉ đạo, điều hành về
quán triệt, triển khai nghiêm túc
xây dựng chương trình, kế hoạch cụ thể để thực hiện
kiện toàn ban chỉ đạo và phân công thành viên phụ trách
chủ động phối hợp với các phòng, ban của {above_short} trong
tăng cường kiểm tra, đôn đốc
thường xuyên quan tâm
đẩy mạnh tuyên truyền, vận động nhân dân tham gia
cụ thể hóa bằng nghị quyết chuyên đề về
tổ chức {#2-14} hội nghị bàn giải pháp thực hiện
rà soát, bổ sung quy chế và phân công nhiệm vụ trong
lồng ghép nhiều nguồn lực cho
giao chỉ tiêu cụ thể đến từng {village_kind} về
tổ chức ký cam kết với {#5-14} {village_kind} về
xác định đây là nhiệm vụ trọng tâm, từ đó tập trung cho
kịp thời tháo gỡ khó khăn, vướng mắc trong
phát động phong trào thi đua gắn với

@means
thông qua hệ thống truyền thanh, pa nô, khẩu hiệu và các buổi sinh hoạt {village_kind}
bằng nhiều hình thức phong phú, phù hợp với từng đối tượng
với phương châm “dân biết, dân bàn, dân làm, dân kiểm tra, dân thụ hưởng”
theo phương châm nhà nước và nhân dân cùng làm
gắn trách nhiệm người đứng đầu với kết quả thực hiện
lấy kết quả thực hiện làm tiêu chí đánh giá, xếp loại cuối năm
đồng thời phân công cán bộ bám sát cơ sở, nắm chắc tình hình
có sự tham gia tích cực của đội ngũ cán bộ, đảng viên
trong đó chú trọng các {village_kind} còn khó khăn như {village}, {village}
trên tinh thần công khai, minh bạch, đúng quy trình
qua đó kịp thời uốn nắn những lệch lạc, thiếu sót
kết hợp giữa tuyên truyền miệng và vận động từng gia đình
bám sát sự chỉ đạo của Ban Thường vụ Huyện ủy
nhất là trong các dịp lễ, tết và các sự kiện chính trị quan trọng
huy động được sức mạnh tổng hợp của toàn dân
phân rõ người, rõ việc, rõ thời gian, rõ hiệu quả

@effect
đạt nhiều kết quả tích cực
được cán bộ, nhân dân đồng tình hưởng ứng
cơ bản hoàn thành mục tiêu đề ra
tạo chuyển biến rõ nét từ nhận thức đến hành động
bằng {#85-125}% so với cùng kỳ năm {last}
đạt {#61,5-118,9}% kế hoạch
góp phần giữ vững ổn định tình hình trên địa bàn
từng bước đi vào nề nếp
đáp ứng nguyện vọng chính đáng của nhân dân
củng cố niềm tin của nhân dân đối với Đảng và chính quyền
được {above} đánh giá cao
tuy nhiên kết quả chưa đồng đều giữa các {village_kind}
góp phần hoàn thành nhiệm vụ chính trị của địa phương
vượt {#2-17}% chỉ tiêu HĐND {type} giao
mang lại hiệu quả thiết thực, nhất là ở {village}
song so với yêu cầu vẫn còn chậm
không để xảy ra sai sót lớn

@general
{span}, {body} đã {led} {topic}, {means}; kết quả {effect}
{body} đã {led} {topic}; {means}, {effect}
{span}, công tác lãnh đạo, chỉ đạo đối với {topic} {effect}, {means}
Về {topic}: {body} đã {led} {topic}, {effect}
Nhìn chung {topic} trong {period} {effect}; {means}
Đã tổ chức {#1-12} cuộc kiểm tra về {topic} tại {#2-13} {village_kind}, qua kiểm tra {found}
{span} đã mở {#1-9} lớp tập huấn về {topic} cho {#35-420} lượt người tham gia, {effect}
Kinh phí dành cho {topic} là {#12-950} triệu đồng, trong đó ngân sách {type} {#5-380} triệu đồng, nhân dân đóng góp {#3-260} triệu đồng
Ngày {#1-28}/{#1-12}/{year}, {body} ban hành kế hoạch về {topic}; {means}
{village} và {village} là những đơn vị làm tốt {topic}; {effect}
Đồng chí {person}, {position} trực tiếp phụ trách {topic}, {means}
Một số hộ gia đình ở {village} còn băn khoăn về {topic}, sau khi được giải thích đã {agreed}

@found
chưa phát hiện vi phạm
đã chấn chỉnh {#1-6} trường hợp thực hiện chưa đúng quy định
nhắc nhở {#1-4} tập thể, {#1-7} cá nhân
phần lớn các đơn vị chấp hành tốt
hồ sơ, sổ sách cơ bản đầy đủ
còn {#1-3} đơn vị báo cáo chậm

@agreed
đồng thuận và tự giác thực hiện
ký cam kết chấp hành
hiến đất, góp công cùng địa phương
rút đơn và chấp hành chủ trương

@position
Phó Chủ tịch UBND {type}
Bí thư Đoàn {type}
Chủ tịch Hội Nông dân {type}
Trưởng Công an {type}
công chức Văn hóa - Xã hội
công chức Địa chính - Nông nghiệp
Chủ tịch UBMTTQ {type}
Bí thư chi bộ {village}
Chỉ huy trưởng Quân sự {type}
Trạm trưởng Trạm Y tế

@act
Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI
Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị
Quyết định số 800/QĐ-TTg ngày 04/6/2010 của Thủ tướng Chính phủ
Quyết định số 1980/QĐ-TTg ngày 17/10/2016 của Thủ tướng Chính phủ
Nghị quyết 26-NQ/TW về nông nghiệp, nông dân, nông thôn
Nghị quyết số 18-NQ/TW, 19-NQ/TW năm 2017
Pháp lệnh 34/2007/PL-UBTVQH11 về thực hiện dân chủ ở xã, phường, thị trấn
Quyết định 217-QĐ/TW, 218-QĐ/TW của Bộ Chính trị
Chỉ thị số 40-CT/TW về tín dụng chính sách xã hội
Nghị quyết Trung ương 4 (khóa XII)
Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ
Kế hoạch số {#12-320}/KH-UBND ngày {#10-28}/{#1-12}/{last} của UBND {above}
Công văn số {#40-1900}/UBND-VP ngày {#1-28}/{#1-12}/{year} của UBND {above}
Nghị quyết số {#2-60}/NQ-HĐND ngày {#10-25}/12/{last} của HĐND {type}
Hướng dẫn số {#2-90}-HD/BTG của Ban Tuyên giáo cấp trên
Quyết định số {#100-4800}/QĐ-UBND của UBND tỉnh {province}
Chỉ thị {#1-30}/CT-TTg của Thủ tướng Chính phủ
Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị

% ---------------------------------------------------------------- standing parts of a report
@setting
{Unit} là địa phương {terrain} của {above}, có tổng diện tích tự nhiên {#650,5-4980,7} ha, gồm {#5-14} {village_kind} với {#600-4500} hộ, {#2400-17000} nhân khẩu
Toàn {type} có {#600-4500} hộ với {#2400-17000} khẩu, sinh sống ở {#5-14} {village_kind}; nhân dân chủ yếu {living}
Đảng bộ {type} có {#9-24} chi bộ trực thuộc với {#140-520} đảng viên, trong đó {#4-13} chi bộ {village_kind}, {#3-5} chi bộ nhà trường và {#1-3} chi bộ cơ quan
Phía đông giáp xã {neighbour}, phía tây giáp xã {neighbour}, phía nam giáp {neighbour}, phía bắc giáp sông
Tỷ lệ hộ nghèo đầu kỳ còn {#0,30-12,50}%, hộ cận nghèo {#1,00-15,00}%; thu nhập bình quân đầu người {income} triệu đồng/năm
Địa phương có {#2-9} di tích lịch sử được xếp hạng, {#1-3} làng nghề, {#1-4} nhà thờ họ giáo; lương giáo đoàn kết, cùng chung sức xây dựng quê hương
Bộ máy cán bộ, công chức gồm {#16-25} người, trong đó trình độ đại học trở lên {#60-100}%; cán bộ không chuyên trách {#8-22} người
Bước vào {period}, bên cạnh những thuận lợi cơ bản, địa phương gặp không ít khó khăn: {hardship}; {hardship}
Được sự quan tâm lãnh đạo, chỉ đạo của {above}, sự nỗ lực của cán bộ và nhân dân, tình hình {type} nhà tiếp tục ổn định và phát triển

@terrain
miền núi
bán sơn địa
đồng bằng
ven biển
vùng bãi ngang ven biển
vùng trũng
nằm dọc quốc lộ
vùng sâu, vùng xa
thuộc vùng thượng lưu

@living
sản xuất nông nghiệp, điểm xuất phát về kinh tế thấp
làm ruộng, trồng rừng và đi lao động nước ngoài
sống bằng nghề biển, chế biến hải sản và buôn bán nhỏ
trồng cây ăn quả, chăn nuôi bò và trồng chè
làm nghề mộc, nề và dịch vụ vận tải
canh tác nương rẫy, trồng ngô, sắn

@neighbour
{commune_first} {commune_last}

@hardship
thời tiết diễn biến bất thường, rét đậm, rét hại kéo dài đầu vụ
giá cả vật tư nông nghiệp tăng cao, đầu ra sản phẩm không ổn định
dịch bệnh trên cây trồng, vật nuôi tiềm ẩn nguy cơ bùng phát
nguồn thu ngân sách hạn hẹp, nợ đọng xây dựng cơ bản còn lớn
lao động trẻ đi làm ăn xa nhiều, thiếu nhân lực vào vụ thu hoạch
cơ sở hạ tầng xuống cấp sau hai đợt mưa lũ
một bộ phận nhân dân còn trông chờ, ỷ lại
dịch Covid-19 ảnh hưởng đến mọi mặt đời sống xã hội
khối lượng công việc sau sáp nhập rất lớn
trình độ dân trí không đồng đều
nắng hạn gay gắt làm nhiều hồ đập cạn nước

@limits
Công tác lãnh đạo, chỉ đạo đối với {topic} có lúc, có nơi chưa quyết liệt, chưa thường xuyên
Một số chi bộ, {village_kind} chưa thực sự quan tâm đến {topic}, còn khoán trắng cho đoàn thể
Việc tuyên truyền về {topic} hình thức còn nghèo nàn, nội dung chung chung, hiệu quả chưa cao
Chất lượng báo cáo, thống kê ở một số ngành còn thấp, số liệu thiếu chính xác, gửi chậm so với quy định
Một bộ phận cán bộ, đảng viên chưa nêu cao vai trò tiền phong gương mẫu, ngại va chạm, nể nang
Còn {#1-5} chỉ tiêu đạt thấp so với kế hoạch, nhất là các chỉ tiêu về {topic}
Kinh phí phục vụ {topic} còn hạn chế, cơ sở vật chất chưa đáp ứng yêu cầu
Sự phối hợp giữa các ban, ngành trong {topic} có lúc thiếu chặt chẽ, đùn đẩy trách nhiệm
Tiến độ thực hiện {topic} ở {village}, {village} còn chậm, để kéo dài nhiều tháng
Tình trạng vi phạm vẫn xảy ra, trong kỳ có {#1-9} vụ việc phải xử lý, tăng {#1-3} vụ so với cùng kỳ
Công tác kiểm tra, giám sát việc thực hiện các nghị quyết, kết luận có nội dung chưa sâu
Đời sống một số hộ dân vùng {village} còn khó khăn, tỷ lệ tái nghèo {#0,1-1,9}%

@causes
Khách quan: {hardship}; {hardship}
Chủ quan: năng lực tham mưu của một số cán bộ còn hạn chế, chưa theo kịp yêu cầu nhiệm vụ
Nhận thức của một số cán bộ, đảng viên về vị trí, vai trò của {topic} chưa đầy đủ
Cơ chế, chính sách thay đổi nhiều, văn bản hướng dẫn của cấp trên ban hành chậm
Công tác quy hoạch, đào tạo cán bộ chưa được quan tâm đúng mức, nhiều người kiêm nhiệm
Ý thức chấp hành pháp luật của một số người dân chưa cao, đi làm ăn xa khó quản lý
Người đứng đầu một số đơn vị chưa sâu sát, thiếu kiểm tra, còn tư tưởng nhiệm kỳ
Nguồn lực trong dân có hạn, việc huy động xã hội hóa cho {topic} gặp khó khăn

@lessons
Phải giữ vững nguyên tắc tập trung dân chủ, tự phê bình và phê bình, xây dựng nội bộ đoàn kết thống nhất
Thường xuyên đổi mới nội dung, phương thức hoạt động, hướng mạnh về cơ sở, gần dân, hiểu dân, trọng dân
Nơi nào cấp ủy quan tâm, người đứng đầu gương mẫu thì nơi đó {topic} đạt kết quả tốt
Phát huy dân chủ, công khai các khoản đóng góp, để dân tin, dân theo và tự nguyện tham gia {topic}
Kịp thời sơ kết, tổng kết, biểu dương, nhân rộng điển hình tiên tiến trong {topic}
Làm tốt công tác quy hoạch và bố trí cán bộ có năng lực, tâm huyết, nói đi đôi với làm
Coi trọng công tác kiểm tra, giám sát, xử lý nghiêm sai phạm, không có vùng cấm
Lấy sự hài lòng của người dân làm thước đo hiệu quả công việc

@plans
Tiếp tục {led} {topic} trong năm {next}, {means}
Phấn đấu đến cuối năm {next} tỷ lệ hộ nghèo giảm còn dưới {#0,5-6,5}%, thu nhập bình quân đạt {income} triệu đồng/người/năm
Phấn đấu hoàn thành {#15-19}/19 tiêu chí nông thôn mới, xây dựng thêm {#1-5} khu dân cư kiểu mẫu
Thu ngân sách trên địa bàn đạt {#0,4-14,8} tỷ đồng, tăng {#3-18}% so với năm {year}
Tập trung chỉ đạo gieo cấy hết diện tích vụ Đông Xuân, năng suất phấn đấu {#48,0-64,0} tạ/ha (KH {#50-62} tạ/ha)
Đẩy mạnh cải cách hành chính, giải quyết hồ sơ đúng hạn trên {#95-99}%
Đổi mới phương thức lãnh đạo đối với {topic}; giao trách nhiệm cho từng đồng chí ủy viên
Tổ chức tốt đại hội các chi bộ và đoàn thể; làm tốt công tác quy hoạch cán bộ nhiệm kỳ tới
Giữ vững an ninh chính trị, trật tự an toàn xã hội; hoàn thành 100% chỉ tiêu giao quân
Huy động mọi nguồn lực cho {topic}; cứng hóa thêm {#0,8-6,5} km đường, {#0,5-4,2} km kênh mương
Nâng cao chất lượng các trường học, giữ vững {#1-4} trường đạt chuẩn quốc gia; tỷ lệ bao phủ BHYT trên {#88-98}%
Rà soát, bổ sung quy chế về {topic}; tổ chức kiểm tra định kỳ hằng quý
Phát triển {#2-15} đảng viên mới; đánh giá, xếp loại tổ chức đảng hoàn thành tốt nhiệm vụ trở lên
Khắc phục triệt để những tồn tại, hạn chế đã nêu, trước hết là về {topic}

@asks
Đề nghị {above} quan tâm hỗ trợ kinh phí cho {topic}
Đề nghị các phòng, ban chuyên môn của {above_short} hướng dẫn cụ thể hơn về {topic}
Đề nghị tỉnh {province} sớm phân bổ nguồn vốn và có cơ chế đặc thù cho địa phương khó khăn
Kính đề nghị nâng mức phụ cấp cho cán bộ không chuyên trách ở {village_kind}
Đề nghị ngành điện nâng cấp lưới điện tại {village}; đầu tư sửa chữa đường liên xã đã hư hỏng nặng
Đề nghị mở thêm lớp bồi dưỡng nghiệp vụ về {topic} cho cán bộ cơ sở

@programme
Nghị quyết số {#2-60}/NQ-HĐND của HĐND {type} về {topic}
Kế hoạch số {#12-320}/KH-UBND của UBND {above} về {topic}
Chương trình hành động số {#2-60}-CTr/ĐU của Đảng ủy {type} về {topic}
Chỉ thị số {#1-30}/CT-UBND của UBND tỉnh {province} về {topic}

@basis
Căn cứ {act};
Thực hiện {act};
Thực hiện chương trình công tác năm {year};
Căn cứ tình hình thực tế của địa phương;
Theo đề nghị của {position};

@ending
Trên đây là báo cáo {period} của {issuer}, kính trình {above} xem xét, chỉ đạo
{issuer} báo cáo để {above} biết, theo dõi và cho ý kiến chỉ đạo
Trên đây là kết quả công tác {period} và phương hướng, nhiệm vụ thời gian tới của {unit}

@annex_row
{village} {#40-299} {#120-1020} {#0,10-14,99}
{village} {#40-299} hộ {#120-1020} khẩu {#0,10-14,99}%

% ---------------------------------------------------------------- 47 topics
@topic kinh-te-xa-hoi Tình hình kinh tế - xã hội
phát triển kinh tế - xã hội
nhiệm vụ phát triển KT-XH, đảm bảo QP-AN
chuyển dịch cơ cấu kinh tế
@say kinh-te-xa-hoi
Tốc độ tăng trưởng kinh tế đạt {#6,1-14,8}%, tổng giá trị sản xuất đạt {#45-480} tỷ đồng, bằng {#88-112}% kế hoạch
Thu nhập bình quân đầu người ước đạt {income} triệu đồng/năm, tăng {#0,8-5,9} triệu đồng so với năm {last}
Cơ cấu kinh tế: nông nghiệp {#28-62}%, tiểu thủ công nghiệp - xây dựng {#15-34}%, thương mại dịch vụ {#18-40}%
Có {#14-24}/{#24-28} chỉ tiêu đạt và vượt kế hoạch, {#1-5} chỉ tiêu đạt thấp so với nghị quyết HĐND {type} đề ra
Đời sống nhân dân được cải thiện, số hộ khá giàu chiếm {#28-55}%, nhiều hộ mua sắm phương tiện, tiện nghi đắt tiền
Giá trị sản xuất trên một đơn vị diện tích đạt {#58-135} triệu đồng/ha/năm

@topic xay-dung-dang Công tác xây dựng Đảng
công tác xây dựng Đảng trong sạch, vững mạnh
việc nâng cao năng lực lãnh đạo, sức chiến đấu của tổ chức cơ sở đảng
Nghị quyết Trung ương 4 về xây dựng, chỉnh đốn Đảng
nâng cao chất lượng sinh hoạt chi bộ
@say xay-dung-dang
Ban Chấp hành tổ chức {#10-14} phiên họp thường kỳ, ban hành {#3-11} nghị quyết chuyên đề, {#8-40} kết luận, thông báo
Chất lượng sinh hoạt chi bộ được nâng lên, tỷ lệ đảng viên tham gia sinh hoạt đạt {#82-97}%
Kết quả phân loại: {#3-11} chi bộ trong sạch vững mạnh, {#1-6} chi bộ hoàn thành tốt nhiệm vụ, không có chi bộ yếu kém
Đại hội chi bộ nhiệm kỳ {year} - {next} bầu {#25-62} cấp ủy viên, trong đó nữ {#18-40}%, tuổi dưới 35 là {#6-15}%
Quy chế làm việc của cấp ủy được sửa đổi, bổ sung, giữ vững nguyên tắc tập trung dân chủ, cá nhân phụ trách
Qua kiểm điểm tự phê bình đã chỉ rõ {#3-12} hạn chế, xây dựng lộ trình khắc phục đối với từng tập thể, cá nhân

@topic chinh-tri-tu-tuong Chính trị tư tưởng, tuyên giáo
công tác chính trị tư tưởng
việc nắm bắt, định hướng dư luận xã hội
bảo vệ nền tảng tư tưởng của Đảng
@say chinh-tri-tu-tuong
Tổ chức {#3-12} hội nghị học tập, quán triệt nghị quyết cho {#220-1400} lượt cán bộ, đảng viên, tỷ lệ tham gia {#85-98}%
Phòng, chống biểu hiện suy thoái, “tự diễn biến”, “tự chuyển hóa” trong nội bộ được cấp ủy đặc biệt coi trọng
Biên soạn, tái bản cuốn lịch sử Đảng bộ {type} giai đoạn 1930 - {last}, in {#200-600} cuốn
Đội ngũ báo cáo viên, tuyên truyền viên gồm {#9-32} đồng chí hoạt động đều, dư luận được phản ánh hằng tuần
Kịp thời đấu tranh, phản bác thông tin xấu độc, xuyên tạc trên không gian mạng, gỡ bỏ {#1-8} bài viết sai sự thật

@topic hoc-tap-bac Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh
học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh
việc thực hiện Chỉ thị 05-CT/TW
việc nêu gương của cán bộ, đảng viên
@say hoc-tap-bac
Có {#92-100}% cán bộ, đảng viên viết bản cam kết tu dưỡng, rèn luyện, đăng ký làm theo Bác
Các chi bộ duy trì kể chuyện về tấm gương Bác Hồ vào sinh hoạt dưới cờ sáng thứ hai, mỗi tháng {#2-4} chuyện
Tuyên dương {#2-9} tập thể, {#5-26} cá nhân tiêu biểu, có mô hình hay như ống tiết kiệm, hũ gạo tình thương
Chuyên đề năm {year} được quán triệt đến {#9-24} chi bộ, {#4-19} cơ quan, đơn vị, trường học

@topic to-chuc-can-bo Tổ chức, cán bộ, đảng viên
công tác tổ chức, cán bộ
công tác phát triển đảng viên
quy hoạch, luân chuyển, đánh giá cán bộ
tinh giản biên chế
@say to-chuc-can-bo
Kết nạp {#2-15} đảng viên mới, chuyển đảng chính thức {#2-12} đồng chí, trao huy hiệu 30, 40, 50, 60 năm tuổi đảng cho {#3-28} đồng chí
Rà soát, bổ sung quy hoạch cấp ủy nhiệm kỳ tới gồm {#25-41} đồng chí, các chức danh chủ chốt {#6-14} đồng chí
Cử {#2-11} cán bộ đi học trung cấp lý luận chính trị, {#1-6} cán bộ học đại học tại chức
Thực hiện tinh giản biên chế {#1-5} trường hợp, bố trí kiêm nhiệm các chức danh ở {village_kind}
Kiện toàn chức danh Bí thư chi bộ kiêm trưởng thôn tại {#2-9} {village_kind}

@topic kiem-tra-giam-sat Kiểm tra, giám sát và thi hành kỷ luật Đảng
công tác kiểm tra, giám sát, kỷ luật của Đảng
giám sát chuyên đề
việc thu nộp, sử dụng đảng phí
@say kiem-tra-giam-sat
Kiểm tra {#3-9} chi bộ, {#5-17} đảng viên; giám sát chuyên đề {#2-6} chi bộ, {#3-8} cấp ủy viên
Thi hành kỷ luật {#1-5} đảng viên, trong đó khiển trách {#1-3}, cảnh cáo {#1-2}, xóa tên 01 trường hợp
Ủy ban Kiểm tra tiếp nhận {#1-6} đơn tố cáo, đã thẩm tra, xác minh và kết luận {#1-5} đơn
Kiểm tra thu nộp đảng phí tại {#4-12} chi bộ, tổng số đảng phí thu được {#38-190} triệu đồng

@topic dan-van Công tác dân vận
công tác dân vận trong tình hình mới
phong trào thi đua “Dân vận khéo”
công tác dân vận của chính quyền
@say dan-van
Xây dựng được {#6-31} mô hình “Dân vận khéo”, trong đó {#2-9} mô hình được {above_short} công nhận
Tổ dân vận các {village_kind} gồm {#5-9} thành viên, do Bí thư chi bộ làm tổ trưởng, mỗi tháng sinh hoạt một lần
Khối dân vận {type} nắm tình hình nhân dân, kịp thời phản ánh tâm tư, nguyện vọng với cấp ủy, giải quyết {#6-40} vụ việc từ cơ sở
Cán bộ thực hiện phong cách “trọng dân, gần dân, hiểu dân, học dân và có trách nhiệm với dân”
Vận động nhân dân hiến {#900-9800} m2 đất, dỡ bỏ {#400-5200} m hàng rào, đóng góp {#350-8400} ngày công

@topic dan-chu-co-so Thực hiện quy chế dân chủ ở cơ sở
thực hiện quy chế dân chủ ở cơ sở
việc niêm yết công khai những nội dung dân được biết
hoạt động của ban thanh tra nhân dân
@say dan-chu-co-so
Niêm yết công khai {#9-21} nội dung tại trụ sở và nhà văn hóa các {village_kind} theo Pháp lệnh 34
Ban Thanh tra nhân dân giám sát {#3-14} cuộc, Ban Giám sát đầu tư cộng đồng giám sát {#2-11} công trình, kiến nghị thu hồi {#5-86} triệu đồng
Nhân dân bàn và quyết định trực tiếp mức đóng góp xây dựng nhà văn hóa, đường ngõ xóm với tỷ lệ nhất trí {#88-100}%
Các {village_kind} sửa đổi hương ước, quy ước phù hợp, được UBND {above_short} phê duyệt

@topic mat-tran Hoạt động của Mặt trận Tổ quốc
hoạt động của Mặt trận Tổ quốc
khối đại đoàn kết toàn dân tộc
giám sát và phản biện xã hội
@say mat-tran
Ngày hội Đại đoàn kết toàn dân tộc 18/11 được tổ chức ở {#5-14} khu dân cư, trao {#40-260} suất quà cho hộ khó khăn
Quỹ “Vì người nghèo” vận động được {#15-140} triệu đồng, hỗ trợ làm mới {#1-9} nhà đại đoàn kết
Ban công tác Mặt trận phối hợp hòa giải {#3-25} vụ việc, thành công {#2-20} vụ
Tổ chức {#1-4} hội nghị phản biện xã hội đối với dự thảo kế hoạch, đề án của UBND {type}
Cuộc vận động “Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh” được đông đảo nhân dân hưởng ứng

@topic doan-thanh-nien Công tác Đoàn và phong trào thanh thiếu nhi
công tác đoàn và phong trào thanh thiếu nhi
phong trào thanh niên tình nguyện
hoạt động hè cho thiếu nhi
@say doan-thanh-nien
Đoàn {type} có {#9-21} chi đoàn với {#110-640} đoàn viên, kết nạp mới {#12-85} đoàn viên, giới thiệu {#2-12} đoàn viên ưu tú cho Đảng
Tháng Thanh niên ra quân làm {#1-6} công trình, trồng {#150-2400} cây xanh, nạo vét {#0,8-5,2} km mương
Bàn giao {#180-900} học sinh về sinh hoạt hè tại địa bàn dân cư, mở {#1-5} lớp dạy bơi, cắm trại tại {village}
Hội LHTN vận động hiến {#15-95} đơn vị máu, thắp nến tri ân tại nghĩa trang liệt sĩ
Chi đoàn nhận đảm nhận tuyến đường thanh niên tự quản dài {#0,5-4,5} km

@topic phu-nu Hoạt động Hội Liên hiệp Phụ nữ
hoạt động của Hội LHPN và phong trào phụ nữ
cuộc vận động gia đình 5 không 3 sạch
bình đẳng giới và sự tiến bộ của phụ nữ
@say phu-nu
Hội LHPN có {#8-14} chi hội, {#480-2100} hội viên, đạt tỷ lệ thu hút {#68-91}% phụ nữ từ 18 tuổi
Duy trì {#6-32} tổ tiết kiệm vay vốn với dư nợ {#4,2-38,5} tỷ đồng cho {#120-960} hội viên vay
Có {#65-94}% hộ đạt tiêu chuẩn gia đình “5 không, 3 sạch”; xây dựng {#2-9} tuyến đường hoa phụ nữ
Câu lạc bộ phụ nữ khởi nghiệp ra mắt tại {village} với {#15-42} thành viên làm nem chua, mắm ruốc, bánh đa

@topic nong-dan Hoạt động Hội Nông dân
công tác hội và phong trào nông dân
phong trào nông dân sản xuất kinh doanh giỏi
Quỹ hỗ trợ nông dân
@say nong-dan
Hội Nông dân có {#8-14} chi hội với {#520-1900} hội viên; {#180-900} hộ đạt danh hiệu sản xuất kinh doanh giỏi các cấp
Quỹ hỗ trợ nông dân tăng {#10-65} triệu đồng, nâng tổng quỹ lên {#60-420} triệu đồng cho {#8-45} hộ vay nuôi ong, nuôi hươu
Tín chấp phân bón trả chậm {#25-210} tấn, chuyển giao kỹ thuật {#4-19} lớp cho {#200-1200} lượt hội viên
Dư nợ ủy thác qua Ngân hàng Chính sách xã hội {#6,5-42,8} tỷ đồng, nợ quá hạn {#0,01-0,45}%

@topic cuu-chien-binh Hoạt động Hội Cựu chiến binh và các hội quần chúng
hoạt động của Hội Cựu chiến binh và các hội đặc thù
phong trào CCB gương mẫu
công tác khuyến học, khuyến tài
@say cuu-chien-binh
Hội CCB có {#9-14} chi hội với {#180-640} hội viên, {#92-100}% gia đình đạt gương mẫu, thu nhập ổn định
Hội Người cao tuổi mừng thọ {#40-260} cụ tròn 70, 75, 80, 90 và 100 tuổi, tặng áo lụa, chúc thư
Quỹ khuyến học các dòng họ phát thưởng {#90-720} em, tổng {#28-240} triệu đồng
Hội Chữ thập đỏ tặng {#120-860} suất quà cho nạn nhân chất độc da cam, người già neo đơn
Hội Làm vườn ươm {#2-18} nghìn cây bưởi, cam chanh, ổi lê cấp cho hội viên

@topic nong-thon-moi Xây dựng nông thôn mới
xây dựng nông thôn mới
Chương trình mục tiêu quốc gia xây dựng NTM
xây dựng khu dân cư nông thôn mới kiểu mẫu, vườn mẫu
xây dựng nông thôn mới nâng cao
@say nong-thon-moi
Đến nay {type} đạt {#5-19}/19 tiêu chí nông thôn mới, còn các tiêu chí về môi trường, thu nhập, cơ sở vật chất văn hóa
Nhân dân hiến {#800-9500} m2 đất, tháo dỡ {#300-6200} m bờ rào, đóng góp {#0,4-12,5} tỷ đồng và {#1200-16000} ngày công xây dựng nông thôn mới
Xây dựng {#2-8} khu dân cư kiểu mẫu tại {village}, {village}; có {#4-65} vườn mẫu được công nhận
Ra quân chỉnh trang hàng rào xanh {#1,2-9,8} km, trồng hoa chuỗi ngọc, mười giờ, cắt tỉa cây dâm bụt dọc đường trục
Tổng nguồn vốn huy động xây dựng NTM đạt {#3,2-48,6} tỷ đồng, trong đó ngân sách trung ương {#10-35}%, tỉnh {#12-30}%, con em xa quê ủng hộ {#0,1-3,2} tỷ đồng
Thôn {village_name} phấn đấu về đích khu dân cư kiểu mẫu trong quý {#1-4}, đạt {#6-10}/10 tiêu chí

@topic giam-ngheo Công tác giảm nghèo
công tác giảm nghèo bền vững
rà soát hộ nghèo, hộ cận nghèo
tín dụng chính sách cho người nghèo
@say giam-ngheo
Tỷ lệ hộ nghèo giảm còn {#0,30-12,50}%, hộ cận nghèo còn {#1,00-15,00}%
Hộ nghèo giảm từ {#9,1-16,4}% ({last}) xuống còn {#2,2-9,0}%, vượt chỉ tiêu {above_short} giao
Toàn {type} còn {#18-260} hộ nghèo, chiếm {#0,90-11,80}%; {#25-310} hộ cận nghèo, chiếm {#1,20-14,70}%
Hỗ trợ {#5-42} con bò giống sinh sản cho hộ mới thoát nghèo từ nguồn vốn chương trình 135
Xây dựng, sửa chữa {#2-19} nhà ở cho hộ nghèo, trị giá bình quân {#45-95} triệu đồng mỗi nhà
Nguyên nhân nghèo chủ yếu do ốm đau, bệnh hiểm nghèo, thiếu lao động, không có đất sản xuất

@topic nong-nghiep Sản xuất nông nghiệp, trồng trọt
sản xuất nông nghiệp
chuyển đổi cơ cấu cây trồng
sản xuất vụ Đông Xuân, Hè Thu
@say nong-nghiep
Tổng diện tích gieo trồng {#320,5-1980,4} ha; trong đó lúa {#180-920} ha, năng suất bình quân {#42,0-65,0} tạ/ha, sản lượng {#900,5-5900,8} tấn
Cây {crop} {#12-240} ha, năng suất {#8,5-96,0} tạ/ha, sản lượng {#18-2400} tấn; cây {crop} {#4-85} ha
Tổng sản lượng lương thực có hạt đạt {#1100,5-6800,5} tấn, bằng {#91-109}% so với cùng kỳ
Chỉ đạo gieo cấy giống {rice}, {rice} trong khung thời vụ, xây dựng cánh đồng lớn {#20-95} ha ở {village}
Phòng trừ {pest} trên {#6-160} ha, không để lây lan thành dịch
Vụ Hè Thu bị {pest} gây hại {#3-70} ha, năng suất giảm {#2-12} tạ/ha, có {#1-15} ha mất trắng
Bà con áp dụng máy cấy, máy gặt đập liên hợp trên {#55-98}% diện tích, bón phân hữu cơ vi sinh, giảm thuốc trừ cỏ

@crop
lạc
ngô
khoai lang
sắn
vừng
đậu xanh
rau màu các loại
chè công nghiệp
cam, bưởi
dưa hấu
ớt cay
mía
hồ tiêu
cao su

@rice
Nhị ưu 986
Khang dân 18
VTNA2
Xi23
Nếp 98
HT1
BT7
P6
Thái Xuyên 111
KM18

@pest
sâu cuốn lá nhỏ
bệnh đạo ôn cổ bông
rầy nâu, rầy lưng trắng
chuột cắn phá
ốc bươu vàng
bệnh khô vằn
bệnh lùn sọc đen
sâu keo mùa thu

@topic chan-nuoi-thu-y Chăn nuôi, thú y
công tác chăn nuôi, thú y
phòng chống dịch tả lợn châu phi
tiêm phòng gia súc, gia cầm
@say chan-nuoi-thu-y
Tổng đàn trâu bò {#350-2800} con, đàn lợn {#600-8900} con, gia cầm {#9000-86000} con, đàn {animal} {#30-900} con
Tiêm phòng lở mồm long móng đạt {#68-96}%, tụ huyết trùng {#65-94}%, dại chó {#60-92}%
Dịch tả lợn châu Phi xảy ra tại {#2-11} {village_kind}, tiêu hủy {#25-960} con với trọng lượng {#1,2-48,5} tấn
Bệnh viêm da nổi cục phát sinh ở {#1-7} hộ {village}, đã khống chế, phun tiêu độc khử trùng {#80-650} lít hóa chất
Toàn {type} có {#1-14} trang trại, {#10-75} gia trại chăn nuôi {animal} theo hướng an toàn sinh học

@animal
dê
hươu
gà thả vườn
vịt đẻ
ong mật
thỏ
bồ câu
lợn nái ngoại
bò lai Zebu

@topic lam-nghiep-thuy-san Lâm nghiệp, thủy sản
lâm nghiệp, thủy sản
công tác bảo vệ rừng và PCCCR
nuôi trồng, khai thác thủy sản
@say lam-nghiep-thuy-san
Trồng mới {#15-320} ha rừng keo, bạch đàn; chăm sóc {#80-640} ha, độ che phủ đạt {#28,5-68,9}%
Xử lý thực bì, làm {#2,5-18,0} km đường băng cản lửa, bố trí {#2-7} chốt trực PCCCR mùa nắng nóng
Sản lượng khai thác hải sản {#120-2900} tấn, nuôi tôm thẻ chân trắng {#5-85} ha, cá lồng bè {#12-140} lồng
Lập danh sách {#9-180} tàu cá, lắp thiết bị giám sát hành trình, chống khai thác IUU
Giao đất giao rừng cho {#40-320} hộ, khai thác nhựa thông {#6-90} tấn

@topic thuy-loi-thien-tai Thủy lợi, phòng chống thiên tai
công tác thủy lợi và phòng chống thiên tai
PCTT & TKCN
nạo vét kênh mương nội đồng
@say thuy-loi-thien-tai
Đào đắp, nạo vét {#1500-16000} m3 kênh mương, kiên cố hóa {#0,4-5,8} km, khối lượng đạt {#92-115}% kế hoạch
Bão số {#2-12} làm tốc mái {#4-260} nhà, ngập {#15-420} ha, gãy đổ {#20-380} cột điện, thiệt hại ước {#0,3-28,5} tỷ đồng
Triển khai phương châm “4 tại chỗ”, di dời {#20-340} hộ ở vùng sạt lở {village} đến nơi an toàn
Hồ đập {commune_last}, trạm bơm {village_name} phục vụ tưới tiêu cho {#80-650} ha
Kiểm tra {#2-9} hồ chứa trước mùa mưa lũ, gia cố thân đập, sửa cống lấy nước

@topic cong-thuong-dich-vu Tiểu thủ công nghiệp, thương mại, dịch vụ
tiểu thủ công nghiệp, thương mại và dịch vụ
phát triển ngành nghề nông thôn
quản lý chợ và hộ kinh doanh
@say cong-thuong-dich-vu
Có {#90-720} hộ kinh doanh, {#3-42} doanh nghiệp, {#4-26} xưởng mộc, cơ khí, gò hàn, xay xát hoạt động
Giá trị CN-TTCN đạt {#8,5-96,4} tỷ đồng, doanh thu dịch vụ {#12,4-138,5} tỷ đồng
Chợ {village_name} được sửa chữa đình, sắp xếp {#35-260} ki ốt, phí chợ thu {#18-190} triệu đồng
Lưới điện đảm bảo {#97-100}% số hộ sử dụng, tổn thất {#4,5-11,8}%; thay {#8-96} cột hạ thế
Khách du lịch đến lễ chùa, tắm biển ước {#1500-38000} lượt, {#2-16} nhà nghỉ, homestay

@topic htx-ocop Kinh tế tập thể, chương trình OCOP
phát triển kinh tế tập thể
Chương trình mỗi xã một sản phẩm (OCOP)
hoạt động của hợp tác xã, tổ hợp tác
@say htx-ocop
Thành lập mới {#1-4} HTX, {#1-9} tổ hợp tác, nâng tổng số lên {#3-14} HTX, {#5-36} THT
Sản phẩm {product} được công nhận OCOP {#3-4} sao, sản lượng tiêu thụ {#2-60} tấn, doanh thu {#0,3-8,9} tỷ đồng
Dồn điền đổi thửa xong {#60-520} ha, bình quân còn {#1,2-2,8} thửa/hộ
HTX dịch vụ nông nghiệp {village_name} liên kết chuỗi với doanh nghiệp bao tiêu {product}
Giải thể {#1-3} HTX yếu kém, chuyển đổi theo Luật HTX 2012

@product
nước mắm
mật ong
bánh đa vừng
cam chanh
chè xanh
gạo hữu cơ
nhung hươu
tinh bột nghệ
miến dong
kẹo cu đơ
bún khô
trứng gà ác

@topic ngan-sach Thu, chi ngân sách
công tác thu, chi ngân sách
quản lý tài chính, ngân sách
công khai ngân sách
@say ngan-sach
Tổng thu ngân sách {#2,1-14,8} tỷ đồng, đạt {#63,3-142,5}% dự toán, trong đó thu trên địa bàn {#0,2-4,9} tỷ đồng
Thu cấp quyền sử dụng đất ước đạt {#0,3-9,5} tỷ đồng, bằng {#70-168}% KH; thu phí, lệ phí {#15-260} triệu đồng
Tổng chi {#2,0-13,9} tỷ đồng: chi thường xuyên {#1,5-6,8} tỷ đồng, chi đầu tư phát triển {#0,4-6,9} tỷ đồng
Nợ đọng xây dựng cơ bản còn {#0,2-6,8} tỷ đồng, phân kỳ trả dần đến năm {next}
Kết dư ngân sách {#12-480} triệu đồng; thu quỹ phòng chống thiên tai {#18-96} triệu đồng, quỹ đền ơn đáp nghĩa {#10-75} triệu đồng

@topic dau-tu-xdcb Đầu tư, xây dựng cơ bản
công tác đầu tư xây dựng cơ bản
giải ngân vốn đầu tư công
xã hội hóa xây dựng hạ tầng
@say dau-tu-xdcb
Triển khai {#3-16} công trình, tổng mức đầu tư {#2,8-46,5} tỷ đồng; giải ngân đạt {#48-99}% kế hoạch vốn
Nghiệm thu, bàn giao nhà học {#2-3} tầng {#6-12} phòng trường {school}, trị giá {#2,4-9,8} tỷ đồng
Khởi công trạm bơm, sân vận động, trụ sở làm việc {type}; đấu thầu qua mạng {#1-7} gói thầu
Quyết toán {#2-13} công trình hoàn thành, cắt giảm {#25-480} triệu đồng sau thẩm tra

@topic giao-thong Giao thông nông thôn
phong trào làm giao thông nông thôn
cứng hóa đường trục thôn, ngõ xóm
giải tỏa hành lang an toàn giao thông
@say giao-thong
Đổ bê tông {#1,2-14,8} km đường ngõ xóm, rải thảm nhựa {#0,8-6,5} km đường trục {type}, làm {#0,5-5,8} km rãnh thoát nước
Tiếp nhận {#150-2400} tấn xi măng theo cơ chế hỗ trợ của tỉnh, nhân dân đóng góp cát, sạn, {#400-6800} công lao động
Tỷ lệ đường trục thôn được cứng hóa {#62-100}%, giao thông nội đồng {#45-98}%
Xây mới {#1-6} cầu dân sinh, {#8-65} cống qua đường tại {village}
Lắp {#45-620} bóng điện chiếu sáng làng quê, kinh phí {#90-860} triệu đồng do con em xa quê ủng hộ

@topic dat-dai Quản lý đất đai
quản lý đất đai
cấp giấy chứng nhận quyền sử dụng đất
xử lý lấn chiếm, tranh chấp đất đai
@say dat-dai
Cấp {#24-380} giấy chứng nhận quyền sử dụng đất (bìa đỏ), cấp đổi {#12-410} giấy, tồn đọng {#6-140} hồ sơ
Đấu giá {#8-75} lô đất ở tại {village}, thu {#1,2-28,5} tỷ đồng
Lập biên bản {#2-18} trường hợp lấn chiếm đất công, xây dựng ki ốt trái phép trên đất 5%
Chuyển mục đích sử dụng {#0,8-12,5} ha đất vườn ao liền kề, đo đạc bản đồ địa chính {#120-980} thửa
Hòa giải {#2-15} vụ tranh chấp ranh giới, mồ mả giữa các hộ liền kề

@topic gpmb Bồi thường, giải phóng mặt bằng
công tác bồi thường, giải phóng mặt bằng
công tác GPMB dự án đường cao tốc
bố trí tái định cư
@say gpmb
Thu hồi {#1,5-48,5} ha đất của {#12-420} hộ phục vụ dự án {project}, chi trả {#2,5-126,0} tỷ đồng
Kiểm đếm xong {#85-100}% số hộ, còn {#2-16} hộ {village} chưa nhận tiền do vướng giá bồi thường
Khu tái định cư {village_name} bố trí {#12-140} lô, đã bàn giao {#8-110} lô cho các hộ
Di dời {#35-860} ngôi mộ, {#4-28} cột điện, tổ chức cưỡng chế {#1-4} trường hợp đúng trình tự

@project
đường cao tốc Bắc - Nam
đường dây 500 kV
hồ chứa nước
khu công nghiệp
cụm công nghiệp làng nghề
đường ven biển
nâng cấp quốc lộ
kè chống sạt lở

@topic moi-truong Vệ sinh môi trường, nước sạch
vệ sinh môi trường và nước sạch
thu gom, xử lý rác thải sinh hoạt
phân loại rác tại nguồn
@say moi-truong
Thu gom {#280-2900} tấn rác thải, tỷ lệ hộ đăng ký thu gom {#72-100}%, mức phí {#10-35} nghìn đồng/hộ/tháng
Tỷ lệ hộ dùng nước hợp vệ sinh {#88-100}%, nước máy {#22-92}%, nhà tiêu hợp vệ sinh {#75-99}%
Xây {#30-260} hố ủ phân vi sinh, đặt {#24-190} bể chứa vỏ bao bì thuốc bảo vệ thực vật ngoài đồng
Ra quân tổng vệ sinh chiều thứ sáu hằng tuần, khơi thông cống rãnh, phát quang bụi rậm
Bãi rác {village_name} quá tải, mùi hôi ảnh hưởng {#15-140} hộ, đã rắc vôi bột, phun chế phẩm Hatimic

@topic quy-hoach-do-thi Quy hoạch, trật tự xây dựng
quản lý quy hoạch và trật tự xây dựng
chỉnh trang đô thị
giải tỏa lòng lề đường, vỉa hè
@say quy-hoach-do-thi
Điều chỉnh quy hoạch chung, quy hoạch chi tiết trung tâm {type} tỷ lệ 1/500, cắm {#40-320} mốc chỉ giới
Cấp {#6-95} giấy phép xây dựng, xử lý {#1-12} trường hợp xây sai phép, không phép
Ra quân {#4-26} đợt giải tỏa lòng lề đường, tháo dỡ {#12-140} mái che, biển quảng cáo
Kẻ vạch vỉa hè, lát gạch terrazzo {#600-5800} m2, đặt chậu cây cảnh trước cổng

@topic giao-duc Giáo dục và đào tạo
công tác giáo dục và đào tạo
xây dựng trường chuẩn quốc gia
phổ cập giáo dục, xóa mù chữ
@say giao-duc
Trường {school} có {#8-32} lớp, {#180-940} học sinh; học sinh giỏi cấp huyện {#5-68} em, cấp tỉnh {#1-15} em
Tỷ lệ huy động trẻ mẫu giáo {#90-100}%, nhà trẻ {#28-65}%; duy trì phổ cập giáo dục các bậc học
Có {#12-96} em thi đỗ đại học, cao đẳng; tỷ lệ tốt nghiệp THCS {#96-100}%
Trường {school} được công nhận lại chuẩn quốc gia mức độ {#1-2}, bổ sung thiết bị dạy học {#90-760} triệu đồng
Trung tâm học tập cộng đồng mở {#8-36} chuyên đề cho {#900-5200} lượt người học

@topic y-te-dan-so Y tế, dân số
công tác y tế, dân số - KHHGĐ
khám chữa bệnh cho nhân dân
an toàn vệ sinh thực phẩm
@say y-te-dan-so
Trạm y tế khám chữa bệnh cho {#2100-14800} lượt người, tiêm chủng đầy đủ {#95-100}% trẻ dưới một tuổi
Tỷ lệ trẻ suy dinh dưỡng thể nhẹ cân {#5,2-15,8}%, thấp còi {#7,5-21,4}%; tẩy giun, uống vitamin A {#97-100}%
Tỷ lệ sinh con thứ 3 trở lên {#8,5-32,0}%, tỷ số giới tính khi sinh {#104-128} nam/100 nữ
Kiểm tra {#14-120} cơ sở ăn uống, giết mổ, quán nhậu; nhắc nhở {#2-16}, phạt {#1-5} cơ sở
Giữ vững bộ tiêu chí quốc gia về y tế; {#2-3} bác sĩ, y sĩ, nữ hộ sinh trực 24/24 giờ

@topic dich-benh Phòng chống dịch Covid-19 và các dịch bệnh
phòng, chống dịch Covid-19
phòng chống dịch bệnh truyền nhiễm
chiến dịch tiêm vắc xin
@say dich-benh
Ghi nhận {#2-960} ca F0, truy vết {#20-1800} F1, cách ly tập trung {#8-240} người, cách ly tại nhà {#60-3200} người
Tiêm vắc xin mũi 1 đạt {#92-100}%, mũi 2 {#88-100}%, mũi nhắc lại {#55-96}%
Thành lập {#9-40} tổ Covid cộng đồng, {#2-7} chốt kiểm soát tại {village}, {village}, test nhanh {#300-6800} mẫu
Chi hỗ trợ theo Nghị quyết 68 cho {#45-860} người, số tiền {#68-1290} triệu đồng; tặng {#300-2600} suất nhu yếu phẩm
Sốt xuất huyết có {#1-48} ca, diệt lăng quăng, phun hóa chất tại ổ dịch {village}

@topic bhyt-bhxh Bảo hiểm y tế, bảo hiểm xã hội
vận động tham gia BHYT toàn dân
phát triển bảo hiểm xã hội tự nguyện
công tác bảo hiểm
@say bhyt-bhxh
Tỷ lệ tham gia BHYT đạt {#65,0-98,0}%, tăng {#0,5-6,5}% so với năm {last}
Có {#12-240} người tham gia BHXH tự nguyện, đạt {#55-130}% chỉ tiêu; {#3-12} đại lý thu hoạt động
Cấp {#120-1900} thẻ bảo hiểm cho người nghèo, cận nghèo, trẻ em dưới 6 tuổi, cựu chiến binh

@topic van-hoa-the-thao Văn hóa, thể thao, gia đình
phong trào toàn dân đoàn kết xây dựng đời sống văn hóa
hoạt động văn hóa, thể dục thể thao
quản lý lễ hội, di tích
@say van-hoa-the-thao
Gia đình văn hóa đạt {#75-95}%, {village_kind} văn hóa {#4-13}/{#9-14}, cơ quan văn hóa {#3-6}
Tổ chức giải bóng chuyền, cờ thẻ, kéo co, đua thuyền chào mừng lễ Quốc khánh, thu hút {#12-38} đội
Số người luyện tập thể dục thể thao thường xuyên {#22-42}%, gia đình thể thao {#15-30}%
Trùng tu đền {commune_last}, nhà thờ họ {family} xếp hạng di tích cấp tỉnh với {#0,2-6,8} tỷ đồng xã hội hóa
Việc cưới, việc tang từng bước văn minh, không rải vàng mã, hạn chế ăn uống linh đình, hỏa táng {#1-25} ca
Câu lạc bộ dân ca ví giặm, hát chèo, đờn ca tài tử luyện tập hằng tuần tại nhà văn hóa {village}

@topic thong-tin-chuyen-doi-so Thông tin truyền thông, chuyển đổi số
công tác thông tin, truyền thông
chuyển đổi số
Đề án 06 và định danh điện tử VNeID
@say thong-tin-chuyen-doi-so
Đài truyền thanh phát {#280-1400} buổi, {#120-860} tin bài; sửa {#4-38} cụm loa không dây
Kích hoạt định danh điện tử mức 2 cho {#900-8600} công dân, cấp chữ ký số cá nhân cho {#60-900} người
Thành lập {#5-14} tổ công nghệ số cộng đồng, cài ứng dụng thanh toán không dùng tiền mặt cho {#200-3800} hộ
Cổng thông tin điện tử đăng {#90-640} tin, {#300-96000} lượt truy cập; xử lý {#95-100}% văn bản trên hồ sơ công việc

@topic chinh-sach-xa-hoi Chính sách xã hội, người có công
thực hiện chính sách xã hội, an sinh
chính sách đối với người có công
công tác bảo vệ, chăm sóc trẻ em
@say chinh-sach-xa-hoi
Chi trả trợ cấp cho {#60-480} đối tượng người có công, {#110-720} đối tượng bảo trợ xã hội, tổng {#0,8-9,6} tỷ đồng
Tặng {#250-2800} suất quà tết, trị giá {#68-960} triệu đồng; cứu đói giáp hạt {#2,1-38,5} tấn gạo cho {#40-620} hộ
Kỷ niệm 27/7 viếng nghĩa trang, tặng quà {#80-460} thương binh, gia đình liệt sĩ, phụng dưỡng {#1-6} Mẹ Việt Nam anh hùng
Xác nhận {#3-45} hồ sơ người khuyết tật, cấp {#2-28} xe lăn, nạng, máy trợ thính

@topic lao-dong-viec-lam Lao động, việc làm
giải quyết việc làm
đào tạo nghề cho lao động nông thôn
xuất khẩu lao động
@say lao-dong-viec-lam
Giải quyết việc làm mới cho {#60-480} lao động, xuất khẩu lao động {#12-190} người sang Đài Loan, Nhật Bản, Hàn Quốc
Tỷ lệ lao động qua đào tạo {#32-74}%, mở {#1-6} lớp dạy nghề may, hàn, nấu ăn, trồng nấm cho {#30-180} học viên
Kiều hối gửi về ước {#5,5-96,0} tỷ đồng; {#4-62} lao động hết hạn cư trú trái phép được vận động về nước

@topic dan-toc-ton-giao Công tác dân tộc, tôn giáo
công tác dân tộc, tôn giáo
đoàn kết lương giáo
chính sách đối với đồng bào dân tộc thiểu số
@say dan-toc-ton-giao
Trên địa bàn có {#1-4} giáo xứ, {#1-8} giáo họ với {#250-4200} giáo dân, chiếm {#5,0-42,0}% dân số
Các chức sắc, chức việc phật giáo, công giáo, tin lành chấp hành tốt Luật tín ngưỡng, tôn giáo
Người có uy tín trong đồng bào DTTS vận động bà con bỏ hủ tục, không nghe theo đạo lạ, tà đạo
Hỗ trợ đồng bào {ethnic} {#12-260} hộ vay vốn, cấp bồn nước, bê cái, giống ngô lai

@ethnic
Mường
Thái
Tày
Nùng
Chứt
Khmer
Ê Đê
Mông
Chăm
Ba Na

@topic quoc-phong Quốc phòng, quân sự địa phương
công tác quốc phòng, quân sự địa phương
công tác tuyển quân
huấn luyện dân quân tự vệ
@say quoc-phong
Hoàn thành giao quân {#5-20}/{#5-20} thanh niên, đạt 100% chỉ tiêu, chất lượng sức khỏe loại 1, 2 đạt {#62-90}%
Huấn luyện {#60-160} dân quân tự vệ, quân số tham gia {#94-100}%, bắn đạn thật khá giỏi {#72-91}%
Đăng ký tuổi 17 cho {#22-150} công dân, quản lý {#90-560} quân nhân dự bị động viên
Diễn tập chiến đấu phòng thủ, diễn tập phòng thủ dân sự đạt loại {#1-2}, an toàn tuyệt đối về người, vũ khí

@topic an-ninh-trat-tu An ninh chính trị, trật tự an toàn xã hội
công tác đảm bảo an ninh trật tự
phong trào toàn dân bảo vệ an ninh Tổ quốc
phòng chống tội phạm, ma túy và tệ nạn xã hội
@say an-ninh-trat-tu
Xảy ra {#2-26} vụ vi phạm TTATXH, trong đó trộm cắp {#1-11} vụ, cố ý gây thương tích {#1-5} vụ, đánh bạc {#1-4} vụ {#3-16} đối tượng
Vận động giao nộp {#2-18} khẩu súng tự chế, {#3-60} kg pháo nổ, {#1-12} kích điện
Quản lý {#4-38} đối tượng nghiện ma túy, {#2-19} đối tượng tù tha; bắt {#1-6} vụ tàng trữ ma túy đá, thuốc lắc
Lắp {#12-160} mắt camera an ninh, kẻng báo động, duy trì {#9-32} tổ tự quản liên gia, dòng họ tự quản
Triệt phá tụ điểm cá độ bóng đá, số đề; khởi tố {#1-5} vụ, {#1-9} bị can

@topic atgt-pccc An toàn giao thông, phòng cháy chữa cháy
công tác đảm bảo trật tự ATGT
công tác PCCC và cứu nạn, cứu hộ
phòng chống đuối nước
@say atgt-pccc
Tai nạn giao thông {#1-9} vụ, chết {#1-4} người, bị thương {#1-12} người; xử phạt {#12-190} trường hợp vi phạm nồng độ cồn
Ra mắt {#1-9} tổ liên gia an toàn PCCC, trang bị {#40-620} bình chữa cháy xách tay
Cháy {#1-4} vụ nhà dân, kho xưởng, thiệt hại {#15-480} triệu đồng; sự cố đuối nước 01 trẻ em

@topic cai-cach-hanh-chinh Cải cách hành chính
công tác cải cách hành chính
giải quyết thủ tục hành chính theo cơ chế một cửa
cung cấp dịch vụ công trực tuyến
@say cai-cach-hanh-chinh
Bộ phận một cửa tiếp nhận {#500-6000} hồ sơ, giải quyết đúng hạn {#95,0-100,0}%, trễ hạn {#1-25} hồ sơ
Hồ sơ trực tuyến mức độ 3, 4 đạt {#12-96}%; số hóa {#45-100}% kết quả, mức độ hài lòng {#88-99}%
Niêm yết {#118-260} TTHC, rút ngắn thời gian {#20-50}% đối với lĩnh vực hộ tịch, đất đai, chứng thực
Chỉ số PAR INDEX xếp thứ {#1-24} toàn huyện, tăng {#1-7} bậc

@topic tu-phap-ho-tich Tư pháp, hộ tịch, phổ biến giáo dục pháp luật
công tác tư pháp, hộ tịch
phổ biến, giáo dục pháp luật
hòa giải ở cơ sở
@say tu-phap-ho-tich
Đăng ký khai sinh {#60-390} trường hợp, khai tử {#25-140}, kết hôn {#30-170}; chứng thực {#420-5200} bản sao
Tuyên truyền pháp luật {#8-46} buổi cho {#900-6400} lượt người nghe về Luật Đất đai, Luật Hôn nhân và gia đình
{#5-14} tổ hòa giải với {#35-98} hòa giải viên, hòa giải thành {#4-26}/{#5-30} vụ
{Unit} đạt chuẩn tiếp cận pháp luật với {#80-98} điểm

@topic tiep-dan-khieu-nai Tiếp công dân, giải quyết đơn thư khiếu nại, tố cáo
tiếp công dân, giải quyết khiếu nại, tố cáo
giải quyết đơn thư tồn đọng
đối thoại với nhân dân
@say tiep-dan-khieu-nai
Tiếp {#25-260} lượt công dân, nhận {#3-40} đơn, trong đó khiếu nại {#1-6}, tố cáo {#1-4}, kiến nghị, phản ánh {#2-30}
Giải quyết {#3-36} đơn thuộc thẩm quyền, chuyển {#1-7} đơn; còn {#1-5} đơn vượt cấp về đất đai kéo dài
Người đứng đầu đối thoại {#2-6} cuộc với hộ dân {village} về tranh chấp và bồi thường

@topic phong-chong-tham-nhung Phòng chống tham nhũng, lãng phí
công tác phòng, chống tham nhũng, tiêu cực
thực hành tiết kiệm, chống lãng phí
kê khai tài sản, thu nhập
@say phong-chong-tham-nhung
Có {#9-24}/{#9-24} người kê khai tài sản, thu nhập và công khai đúng quy định
Tiết kiệm 10% chi thường xuyên được {#25-190} triệu đồng; xăng dầu, hội họp, tiếp khách giảm {#5-22}%
Thanh tra kiến nghị xuất toán {#8-240} triệu đồng, kiểm điểm {#1-6} cá nhân để thất thoát

@topic hdnd-bau-cu Hoạt động của HĐND, bầu cử
hoạt động của HĐND
tiếp xúc cử tri
công tác bầu cử đại biểu Quốc hội và HĐND các cấp
@say hdnd-bau-cu
HĐND tổ chức {#2-4} kỳ họp, ban hành {#8-34} nghị quyết, chất vấn {#3-12} nội dung về đường liên thôn, nước thải, điện áp thấp
Tiếp xúc cử tri tại {#5-14} {village_kind}, tổng hợp {#18-110} ý kiến, đã trả lời {#15-98} ý kiến cử tri
Tỷ lệ cử tri đi bầu đạt {#98,20-99,98}%, bầu đủ {#22-29} đại biểu, {#5-12} khu vực bỏ phiếu
Thẩm tra báo cáo, tờ trình; giám sát chuyên đề {#1-5} nội dung, khảo sát tại {village}

@topic sap-xep-dvhc Sắp xếp đơn vị hành chính
sắp xếp đơn vị hành chính
sáp nhập thôn, tổ dân phố
vận hành chính quyền địa phương 2 cấp
@say sap-xep-dvhc
Lấy ý kiến cử tri về đề án sáp nhập, {#86,5-99,2}% đồng ý; giảm từ {#10-22} xuống còn {#5-12} {village_kind}
Bố trí {#12-60} cán bộ dôi dư, {#2-5} trụ sở sau sáp nhập chuyển công năng thành nhà văn hóa, trường mầm non
Đổi tên, chỉnh lý con dấu, giấy tờ cho {#900-12000} công dân không thu lệ phí
Chính quyền địa phương 2 cấp vận hành thông suốt, trung tâm phục vụ hành chính công giải quyết {#600-9600} hồ sơ

@topic thi-dua-khen-thuong Thi đua, khen thưởng
công tác thi đua, khen thưởng
phong trào thi đua yêu nước
nhân rộng điển hình tiên tiến
@say thi-dua-khen-thuong
Khen thưởng {#6-48} tập thể, {#25-260} cá nhân; đề nghị cấp trên tặng {#1-12} giấy khen, {#1-4} bằng khen
Phát động {#2-6} đợt thi đua ngắn ngày, ký giao ước giữa {#5-14} {village_kind} và các trường học
Cụm thi đua số {#1-7} xếp {type} thứ {#1-9}; công nhận {#4-31} chiến sĩ thi đua cơ sở, {#3-22} sáng kiến

% ---------------------------------------------------------------- rare words: what few reports tell
@oddity
Phát hiện ngôi mộ cổ và {#3-40} đồng tiền xu thời Lê tại {village}, đã bàn giao bảo tàng
Đàn voọc chà vá về kiếm ăn ở bìa rừng {village_name}, kiểm lâm lập chốt canh giữ
Quả bom sót lại nặng {#50-250} kg được công binh hủy nổ an toàn tại {village}
Nghệ nhân {person} truyền dạy hát xoan, ca trù, đàn nguyệt cho {#8-25} cháu
Vỡ đê bao {village_name} rạng sáng ngày {#1-28}/10, xuồng cao su ứng cứu {#20-180} người
Chiếc trống đồng, bia đá sa thạch và sắc phong triều Nguyễn được lập hồ sơ bảo vật
Rùa biển lên bãi đẻ trứng, đồn biên phòng phối hợp thả về khơi
Gia đình ông {person} ở {village} hiến {#200-1900} m2 đất và khu vườn trầm gió
Liên hệ công chức phụ trách {person}, điện thoại {phone}
Nhà máy gạch tuy nen xin ngừng lò, {#30-120} công nhân nghỉ luân phiên
Cá chết trắng trên đoạn sông qua {village}, lấy mẫu quan trắc, nghi xả khuẩn cyanua
Máy bay không người lái phun khoai tây, lúa mạch thử nghiệm {#2-12} ha
Giếng làng cổ bị nhiễm asen, phèn; lắp bể lọc thạch anh, than hoạt tính
Nuôi chồn hương, dúi mốc, nhím bờm quy mô gia đình cho thu {#60-480} triệu đồng
Giọt sương muối phủ trắng nương, {#40-310} con nghé, bê chết rét
)grammar";
}

}  // namespace tracuu::bench
