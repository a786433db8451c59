"""The samples of what is said about files and rows with mistakes, for `bot/texts/page.py`."""

from collections.abc import Iterator

from bot.texts import page_cast as cast
from bot.texts.page_cast import Sample
from bot.texts.vi import files
from bot.texts.words import Words

_NAME, _COLUMN, _ROLE = "danh-sach.csv", "ho_ten (full_name)", "vai_tro (role)"
_MB = 1 << 20

REMARKS = (
    files.only_plain_text("124.rtf"),
    files.text_too_large("124.txt", 3 * _MB // 2, _MB),
    files.text_empty("124.txt"),
    files.disguised("124.txt", "PDF"),
    files.not_text("124.txt"),
    files.not_unicode("124.txt"),
    files.legacy_font("124.txt"),
    files.not_a_table("danh-sach.ods"),
    files.table_too_large("danh-sach.xlsx", 6 * _MB, 5 * _MB),
    files.too_many_rows(_NAME, 10000),
    files.locked_table("danh-sach.xls"),
    files.broken_table("danh-sach.xlsx"),
    files.broken_csv(_NAME, 12),
    files.no_rows(_NAME),
    files.no_header(_NAME, 1, _COLUMN),
    files.column_missing(_NAME, _COLUMN),
    files.column_twice(_NAME, _COLUMN),
    files.too_many_cells(),
    files.cell_missing(_COLUMN),
    files.cell_too_long(_COLUMN, 300),
    files.cell_control(_COLUMN),
    files.cell_error(_COLUMN, "#REF!"),
    files.cell_is_date(_COLUMN),
    files.cell_rounded("telegram_id"),
    files.bad_role(_ROLE, "sếp", "thu_truong (head), cap_pho (deputy)"),
    files.bad_phone("dien_thoai (phone)", "12"),
    files.bad_telegram_id("telegram_id", "@lan"),
    files.bad_zalo_id("zalo_id", "chị Lan"),
    files.second_head("VP", "Nguyễn Thị Lan", 2),
    files.two_names("VP", "Văn phòng Sở", 2),
    files.two_parents("VP", "SNN", 2),
    files.own_parent("VP"),
    files.parent_cycle("VP → SNN → VP"),
    files.shared_contact("dien_thoai (phone)", "0912000101", "Nguyễn Thị Lan", 2),
    files.unknown_parent("SXD"),
    files.two_people("Nguyễn Thị Lan", "Hứa Văn Tài"),
    files.two_accounts(),
    files.all_of(files.cell_missing(_COLUMN), files.too_many_cells()),
    files.row_twice(2),
)


def remarks(voice: Words) -> Iterator[Sample]:
    """What is wrong, in the voice of whoever sent the file."""
    for said in REMARKS:
        yield cast.say(said.name, voice.unreadable, said)
