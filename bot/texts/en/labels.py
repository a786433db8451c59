"""What stands on the buttons, in English; the signs are those of the Vietnamese ones."""


class Labels:
    """Each button by what it does."""

    ACKNOWLEDGE = "✅ Received"
    REPORT = "📝 Report progress"
    CONFIRM = "🏁 Confirm completion"
    OBSTACLE = "⚠️ Obstacle"
    FULL_TEXT = "📎 Full text"
    AGREE = "✔️ Agree"
    BACK = "Back"
    REOPEN = "🔄 Reopen"
    SHARE_PHONE = "📱 Share my phone number"
    NOT_YET = "❓ Units yet to acknowledge"
    URGE = "📣 Remind now"

    # What a list is narrowed to

    SHOW_ALL = "🗂 All"
    SHOW_NOT_YET = "📭 Not yet acknowledged"
    SHOW_LATE = "⌛ Overdue"
    SHOW_RUNNING = "📌 In progress"
    SHOW_DONE = "🏁 Completed"
    SHOW_STUCK = "⚠️ Obstacle reported"

    # Clerks and admins

    ISSUE = "📤 Issue"
    EDIT = "✏️ Edit"
    SCHEDULE = "🕖 Schedule"
    DISCARD = "🗑 Discard draft"
    SET_NUMBER = "Number"
    SET_SUBJECT = "Subject"
    SET_UNITS = "Addressees"
    SET_DUE = "Deadline"
    SET_URGENCY = "Urgency"
    TAKE_OVER = "✔️ Update the list"
    LEAVE = "✖️ Do not update"
    GRANT = "✔️ Approve"
    DENY = "✖️ Do not approve"
    EARLIER = "◀️ Previous page"
    LATER = "▶️ Next page"
    INVITE_ALL = "👥 Everyone"
    UNLINK = "↩️ Undo connection"
    STEPS = "🔭 Coming steps"
    PAUSE = "⏸ Pause reminders"
    RESUME = "⏯ Resume reminders"
    RECALL = "🛑 Withdraw"
    NEW_DUE = "📅 New deadline"
