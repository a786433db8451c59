"""What stands on the buttons (CONTRACT section 5)."""


class Labels:
    """Each button by what it does."""

    ACKNOWLEDGE = "✅ Đã tiếp nhận"
    REPORT = "📝 Báo cáo tiến độ"
    CONFIRM = "🏁 Xác nhận hoàn thành"
    OBSTACLE = "⚠️ Vướng mắc"
    FULL_TEXT = "📎 Toàn văn"
    AGREE = "✔️ Đồng ý"
    BACK = "Quay lại"
    REOPEN = "🔄 Mở lại"
    SHARE_PHONE = "📱 Chia sẻ số điện thoại"
    NOT_YET = "❓ Đơn vị chưa tiếp nhận"
    URGE = "📣 Đôn đốc ngay"

    # What a list is narrowed to

    SHOW_ALL = "🗂 Tất cả"
    SHOW_NOT_YET = "📭 Chưa tiếp nhận"
    SHOW_LATE = "⌛ Quá hạn"
    SHOW_RUNNING = "📌 Đang thực hiện"
    SHOW_DONE = "🏁 Hoàn thành"
    SHOW_STUCK = "⚠️ Có vướng mắc"

    # Clerks and admins

    ISSUE = "📤 Phát hành"
    EDIT = "✏️ Sửa"
    SCHEDULE = "🕖 Hẹn giờ"
    DISCARD = "🗑 Bỏ bản nháp"
    SET_NUMBER = "Số văn bản"
    SET_SUBJECT = "Trích yếu"
    SET_UNITS = "Đơn vị nhận"
    SET_DUE = "Thời hạn"
    SET_URGENCY = "Độ khẩn"
    TAKE_OVER = "✔️ Cập nhật danh sách"
    LEAVE = "✖️ Không cập nhật"
    GRANT = "✔️ Chấp thuận"
    DENY = "✖️ Không chấp thuận"
    EARLIER = "◀️ Trang trước"
    LATER = "▶️ Trang sau"
    INVITE_ALL = "👥 Tất cả"
    UNLINK = "↩️ Hủy kết nối"
    STEPS = "🔭 Các bước tới"
    PAUSE = "⏸ Tạm dừng nhắc"
    RESUME = "⏯ Nhắc tiếp"
    RECALL = "🛑 Thu hồi"
    NEW_DUE = "📅 Đổi thời hạn"
