"""Names of bodies inside a sentence: where one begins, where its verb begins, and how a list of them is split."""

import re

from bot.documents.folding import fold, squeeze

# What a body's or an office-holder's name begins with. Words with another meaning carry what must not follow.
_BODIES = """
sở | bộ(?! luật | hồ sơ | tiêu chí | câu hỏi) | ủy ban | uỷ ban | ubnd | hđnd | hội đồng | văn phòng
phòng(?!,? chống | ,? ngừa) | ban(?! hành) | cục | tổng cục | chi cục | vụ(?! việc) | viện | trung tâm
trường(?! hợp) | công an | thanh tra(?!,) | đài | báo(?! cáo) | công ty | tổng công ty | tập đoàn | kho bạc
bảo hiểm | ngân hàng | hải quan | thuế | tòa án | toà án | mặt trận | hội(?! nghị | thảo) | liên đoàn | đoàn
tỉnh ủy | thành ủy | huyện ủy | quận ủy | đảng ủy | tỉnh uỷ | thành uỷ | huyện uỷ | đảng uỷ | chủ tịch
phó chủ tịch | giám đốc | phó giám đốc | thủ trưởng | bộ trưởng | thứ trưởng | chánh | phó chánh | vụ trưởng
cục trưởng | chi cục trưởng | hiệu trưởng | trưởng phòng | trưởng ban | viện trưởng | trưởng các | tổng giám đốc
thủ tướng | phó thủ tướng | chính phủ | thường trực | quân khu | bệnh viện | tổ công tác | tổ giúp việc
tổ chuyên | hợp tác xã | đồng chí | đ/c | người đứng đầu | chủ đầu tư | cơ quan | đơn vị | địa phương | công chức
cán bộ | quỹ | hạt | trạm | đội | xí nghiệp | nhà máy | nhà trường | kiểm toán | kiểm lâm | bưu điện | lãnh đạo
đại diện | kế toán | bí thư | tổng bí thư | ban quản lý | nhà xuất bản | mặt trận tổ quốc | vnpt | doanh nghiệp
bộ phận | quản lý các
"""
_OF_MANY = """
sở | bộ | ban | ngành | phòng | đơn vị | cơ quan | tổ chức | địa phương | trường | xã | phường | huyện | quận
thị xã | thành phố | tỉnh | chủ đầu tư | cá nhân | đồng chí | cấp | thành viên | doanh nghiệp | trung tâm
chi cục | ủy ban | uỷ ban | ubnd | hội | đoàn thể | vụ | cục | viện | công ty | nhà trường | cơ sở | chủ tịch
giám đốc | thủ trưởng | nhà thầu | hộ | khoa | tổ | đội | đài | bệnh viện | ông | bà | phó | bộ trưởng | thôn
trưởng | ngân hàng | hợp tác xã
"""
# The verbs that orders are made of. A capital one belongs to a name ("Phòng Quản lý đô thị").
_VERBS = """
chủ trì | phối hợp | kết hợp | thực hiện | tổ chức | hướng dẫn | báo cáo | rà soát | xây dựng | tham mưu
kiểm tra | chỉ đạo | bố trí | theo dõi | đôn đốc | duy trì | phản ánh | dừng | giải phóng | thành lập | định kỳ
chịu trách nhiệm | có trách nhiệm | có nhiệm vụ | lãnh đạo, chỉ đạo | lãnh đạo xây dựng | tăng cường | tiếp tục
chủ động | phải | khẩn trương | căn cứ | gửi | lập | cung cấp | triển khai | đẩy mạnh | đẩy nhanh | cập nhật
tổng hợp | bảo đảm | đảm bảo | nghiên cứu | đề xuất | trình | ban hành | phê duyệt | thẩm định | giám sát | xử lý
quản lý | tuyên truyền | phổ biến | quán triệt | bàn giao | hoàn thành | thông báo | tiếp nhận | vận hành
huy động | cử | mời | đề nghị | yêu cầu | không | tập trung | chuẩn bị | phân công | phân bổ | giao | cần
nghiêm túc | kịp thời | thường xuyên | điều chỉnh | hoàn thiện | phát huy | hỗ trợ | số hóa | số hoá | công khai
niêm yết | đăng tải | đăng ký | giải quyết | giải ngân | khắc phục | kiểm kê | thu hồi | nộp | mua | liên hệ
xem xét | quyết định | có ý kiến | có giải pháp | có văn bản | trả lời | tham gia | theo chức năng | theo đúng
theo nhiệm vụ | theo thẩm quyền | ứng phó | sơ tán | cấp | chấp hành | tự rà soát | điều hành | trực | bám sát
họp | đưa | bồi dưỡng | đào tạo | tập huấn | xác định | xác minh | lựa chọn | đánh giá | phân tích | vận động
truyền thông | ngăn chặn | phòng ngừa | thanh toán | quyết toán | chấm dứt | siết chặt | chấn chỉnh | quan tâm
ưu tiên | công bố | thống kê | ký | cho ý kiến | tiếp thu | giải trình | nâng cao | đổi mới | sắp xếp | trao đổi
lưu ý | tham dự | dự họp | bổ sung | tích cực | kê khai | đối chiếu | trong thời gian | trước | chậm nhất | xong
hằng | ra quân | cải tạo | sửa chữa | lắp đặt | cấm | ngừng | tạm dừng | bảo vệ | cảnh báo | tìm kiếm | điều động
kiểm soát | áp dụng | sử dụng | nhập | chuyển | là | đã | sẽ | được | để | nếu | khi | thay mặt | tự | nắm | làm
kiểm điểm | khảo sát | thẩm tra | tiến hành | ủy quyền | mở | tập hợp | đình chỉ | thu thập | công nhận
khen thưởng | xét | quy định | chi trả | đồng loạt
"""
_INSIDE_A_NAME = {"về", "của", "thuộc", "quản", "các", "cá", "những", "ve", "cua", "thuoc", "cac"}
_ONE_SYLLABLE_VERBS = {
    "giao",
    "gui",
    "lap",
    "phai",
    "trinh",
    "khong",
    "can",
}  # the others are other words without marks
_BARE_POSTS = {"giám đốc", "thủ trưởng", "chủ tịch", "trưởng", "hiệu trưởng", "lãnh đạo", "phó chủ tịch", "bí thư"}
_KEPT_TOGETHER = ("hđnd", "hội đồng nhân dân", "đại biểu quốc hội", "đbqh", "hdnd", "đảng ủy", "văn phòng")

LONGEST = 900  # characters that a list of units takes before its verb, with plenty to spare


def _words(listing: str) -> list[str]:
    return [word.strip() for line in listing.strip().splitlines() for word in line.split("|") if word.strip()]


def _any(listing: str) -> str:
    return "|".join(re.split(r"\s*\|\s*|\s*\n\s*", listing.strip()))


def _plain_verbs() -> str:
    verbs = {fold(verb) for verb in _words(_VERBS)}
    return "|".join(sorted(verb for verb in verbs if " " in verb or verb in _ONE_SYLLABLE_VERBS))


_START = {
    True: re.compile(rf"(?:(?:các|những|từng|mỗi) (?:{_any(_OF_MANY)}|{_any(_BODIES)})|(?:{_any(_BODIES)}))(?!\w)"),
    False: re.compile(rf"(?:cac (?:{fold(_any(_OF_MANY))}|{fold(_any(_BODIES))})|(?:{fold(_any(_BODIES))}))(?!\w)"),
}
_VERB = {
    True: re.compile(rf"(?<=[\s,;])(?:{_any(_VERBS)})(?!\w)|:"),
    False: re.compile(rf"(?<=[\s,;])(?:{_plain_verbs()})(?!\w)|:"),
}
_AND_MANY = re.compile(
    r"(?:các|cac) (?:sở|so|đơn vị|don vi|cơ quan|co quan|tổ chức|to chuc|cá nhân|ca nhan|địa phương|dia phuong)\b"
)
_SPLIT = re.compile(r"\s*;\s*|,\s+|\s+v[àa]\s+")
_SAME_LEVEL = re.compile(r"\s+(?:cùng cấp|cung cap)$")
_A_LIST = re.compile(r"(?:các|cac) [^:]{2,40}:\s")


def lower(text: str) -> str:
    """Lower `text`, one character for each, so that places stay what they were."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(each.lower()[0] for each in text)


def has_marks(text: str) -> bool:
    """Whether `text` was written with Vietnamese marks at all."""
    return not text.isascii()


def starts_with_unit(text: str, *, whole: str | None = None) -> bool:
    """Whether `text` begins with the name of a body; `whole`: the text around it, to tell if it bears marks."""
    return bool(text[:1].isupper() and _START[has_marks(whole or text)].match(lower(text[:60])))


def before_verb(text: str) -> str | None:
    """Give the names that `text` begins with, up to its verb or colon; None when it begins otherwise."""
    if not starts_with_unit(text):
        return None
    lowered = lower(text[:LONGEST])
    for match in _VERB[has_marks(text)].finditer(lowered):
        before = lowered[: match.start()].rstrip()
        if match[0] == ":" and _A_LIST.match(lowered) and ":" not in before:
            continue
        is_verb = text[match.start()].islower() and before.split(" ")[-1] not in _INSIDE_A_NAME
        if match[0] == ":" or is_verb:
            return _stripped(text[: match.start()])
    return None


def split_units(text: str) -> tuple[str, ...]:
    """Split "Sở A, Sở B và Thủ trưởng các đơn vị" into names; "Sở Giáo dục và Đào tạo" stays one."""
    lowered = lower(text)
    if _A_LIST.match(lowered):
        return tuple(name for name in map(_stripped, text.split(";")) if name)
    found: list[str] = []
    start = 0
    for match in _SPLIT.finditer(lowered):
        if _separates(text, lowered, start, match):
            found.append(text[start : match.start()])
            start = match.end()
    found.append(text[start:])
    return tuple(name for name in map(_stripped, found) if name)


def _separates(text: str, lowered: str, start: int, gap: re.Match[str]) -> bool:
    """Whether a semicolon, comma or "và" stands between two names, not inside one."""
    sign = gap[0].strip()
    if sign == ";":
        return True
    before, after = lowered[start : gap.start()].strip(), lowered[gap.end() : gap.end() + 60]
    if before in _BARE_POSTS or gap.end() >= len(text):
        return False
    if text[gap.end()].isupper():
        is_name = bool(_START[has_marks(text)].match(after))
        return is_name and not (sign in {"và", "va"} and before.endswith(_KEPT_TOGETHER))
    return bool(_AND_MANY.match(after)) and not before.endswith(("các", "cac"))


def short(name: str) -> str:
    """Give a name without "cùng cấp" behind it."""
    return _SAME_LEVEL.sub("", name)


def _stripped(name: str) -> str:
    return squeeze(name).strip(" .,;:-–|")
