"""What people see before they say anything: whose bot this is, what it never asks, and the menu of commands.

By language: Vietnamese for everybody, English for whoever has chosen it.
"""

from collections.abc import Mapping

from bot.texts.common import shortened

LONGEST_DESCRIPTION = 512  # characters (source: Bot API, setMyDescription)
LONGEST_SHORT = 120  # characters (source: Bot API, setMyShortDescription)

# What each command does, by its Vietnamese word.
COMMANDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "viec": "Văn bản cần xử lý",
        "tonghop": "Tổng hợp tình hình thực hiện",
        "vanban": "Văn bản và bản nháp",
        "donvi": "Đơn vị và cách liên lạc",
        "moi": "Mời người chưa tham gia",
        "goidien": "Đơn vị cần gọi điện",
        "uyquyen": "Ủy quyền, giao việc",
        "trogiup": "Hướng dẫn sử dụng",
        "ngonngu": "Ngôn ngữ: Tiếng Việt, English",
    },
    "en": {
        "viec": "Directives to act on",
        "tonghop": "How the directives stand",
        "vanban": "Directives and drafts",
        "donvi": "Units and how they are reached",
        "moi": "Invite who has not joined",
        "goidien": "Units to telephone",
        "uyquyen": "Who stands in, who has what",
        "trogiup": "Help",
        "ngonngu": "Language: Tiếng Việt, English",
    },
}


def description(language: str, organisation: str) -> str:
    """Shown to whoever opens the bot for the first time."""
    if language == "en":
        whose = f"of {shortened(organisation, 160)}" if organisation else "of the office that invited you"
        return (
            f"The official channel {whose} for sending written directives and following them up.\n\n"
            "To begin, open the link or send the code of your invitation.\n\n"
            "This bot never asks for passwords, one-time codes, bank details or money. "
            "Whoever does is not us: please do not answer, and tell the office."
        )
    whose = f"của {shortened(organisation, 160)}" if organisation else "của cơ quan đã gửi mã mời"
    return (
        f"Kênh chính thức {whose} để gửi văn bản chỉ đạo và theo dõi việc thực hiện.\n\n"
        "Để bắt đầu, mời mở đường dẫn hoặc gửi mã mời đã được cấp.\n\n"
        "Bot không bao giờ hỏi mật khẩu, mã xác thực (OTP), số tài khoản hay yêu cầu chuyển tiền. "
        "Nếu gặp yêu cầu như vậy, đề nghị không trả lời và báo ngay cho cơ quan."
    )


def short_description(language: str, organisation: str) -> str:
    """Shown on the bot's own page, and beside links to it."""
    if language == "en":
        whose = f"{shortened(organisation, 50)}: " if organisation else ""
        return f"{whose}directives and their follow-up. Never asks for passwords or money."
    whose = f"{shortened(organisation, 50)}: " if organisation else ""
    return f"{whose}gửi văn bản, đôn đốc thực hiện. Không bao giờ hỏi mật khẩu, tiền."
