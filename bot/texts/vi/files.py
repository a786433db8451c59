"""What is wrong with a file or a row of it, where, and what to do now."""

from bot.texts.remarks import remark

_AS_UTF8 = "hãy mở tệp, chọn Lưu thành (Save as) với mã UTF-8 rồi gửi lại"


@remark
def only_plain_text(name: str) -> str:
    """Say: a suffix that is not read."""
    return (
        f"Không đọc được tệp “{name}”: phiên bản này chỉ đọc văn bản dạng .txt và .md; "
        "hãy chép nội dung vào một tệp .txt (mã UTF-8) rồi gửi lại."
    )


@remark
def text_too_large(name: str, size: int, limit: int) -> str:
    """Take sizes in bytes."""
    return (
        f"Tệp “{name}” quá lớn ({_megabytes(size)} MB, tối đa {_megabytes(limit)} MB); "
        "hãy chỉ giữ phần nội dung văn bản trong tệp rồi gửi lại."
    )


@remark
def text_empty(name: str) -> str:
    """Say: nothing but white space."""
    return f"Tệp “{name}” không có nội dung; hãy kiểm tra lại tệp, chép nội dung văn bản vào đó rồi gửi lại."


@remark
def disguised(name: str, what: str) -> str:
    """Say: another format under a text file's name."""
    return (
        f"Tệp “{name}” thực ra là tệp {what}, không phải văn bản thuần; hãy chép nội dung vào một tệp .txt rồi gửi lại."
    )


@remark
def not_text(name: str) -> str:
    """Say: control characters, as in pictures or programs."""
    return f"Tệp “{name}” không phải là văn bản thuần (có ký tự điều khiển); {_AS_UTF8}."


@remark
def not_unicode(name: str) -> str:
    """Say: bytes that are no UTF-8."""
    return f"Tệp “{name}” không dùng bảng mã Unicode (có thể là TCVN3, VNI hoặc Windows-1258); {_AS_UTF8}."


@remark
def legacy_font(name: str) -> str:
    """Say: letters drawn by a TCVN3 or VNI font."""
    return (
        f"Tệp “{name}” được gõ bằng phông chữ cũ (TCVN3 hoặc VNI) nên không đọc được dấu; "
        "hãy chuyển sang Unicode (ví dụ bằng Unikey), lưu với mã UTF-8 rồi gửi lại."
    )


@remark
def not_a_table(name: str) -> str:
    """Say: neither CSV nor XLSX."""
    return f"Tệp “{name}” không phải là CSV hay XLSX; hãy lưu danh sách thành .xlsx hoặc .csv (UTF-8) rồi gửi lại."


@remark
def table_too_large(name: str, size: int, limit: int) -> str:
    """Take sizes in bytes, packed or unpacked."""
    return (
        f"Tệp “{name}” quá lớn ({_megabytes(size)} MB, tối đa {_megabytes(limit)} MB); "
        "hãy bỏ hình ảnh và trang tính thừa, hoặc chia danh sách thành nhiều tệp, rồi gửi lại."
    )


@remark
def too_many_rows(name: str, limit: int) -> str:
    """Say: more rows than are read."""
    return f"Tệp “{name}” có quá {limit} dòng; hãy chia danh sách thành nhiều tệp rồi gửi lại."


@remark
def locked_table(name: str) -> str:
    """Say: an encrypted workbook, or one of Excel 97."""
    return f"Tệp “{name}” có mật khẩu hoặc là Excel đời cũ (.xls); hãy bỏ mật khẩu, lưu thành .xlsx rồi gửi lại."


@remark
def broken_table(name: str) -> str:
    """Say: a workbook that cannot be opened."""
    return f"Tệp “{name}” bị hỏng nên không mở được; hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại."


@remark
def broken_csv(name: str, row: int) -> str:
    """Say: a record that cannot be split into cells, most often by an unclosed quotation mark."""
    return (
        f"Tệp “{name}” sai cấu trúc CSV ở khoảng dòng {row} (thường do dấu nháy kép không đóng); hãy sửa rồi gửi lại."
    )


@remark
def no_rows(name: str) -> str:
    """Say: an empty table, or a header alone."""
    return f"Tệp “{name}” không có dòng dữ liệu nào; hãy điền mỗi người một dòng dưới dòng tiêu đề rồi gửi lại."


@remark
def no_header(name: str, row: int, columns: str) -> str:
    """Say: the first row names no known column."""
    return f"Tệp “{name}” không có dòng tiêu đề ở dòng {row}; hãy thêm dòng tiêu đề có các cột {columns} rồi gửi lại."


@remark
def column_missing(name: str, columns: str) -> str:
    """Say: required columns not in the header."""
    return f"Tệp “{name}” thiếu cột {columns}; hãy thêm cột đó vào dòng tiêu đề rồi gửi lại."


@remark
def column_twice(name: str, column: str) -> str:
    """Say: two header cells for one column."""
    return f"Tệp “{name}” có hai cột {column}; hãy giữ lại một cột rồi gửi lại."


@remark
def too_many_cells() -> str:
    """Say: a row longer than the header."""
    return "Dòng này nhiều ô hơn dòng tiêu đề; hãy đặt ô có dấu phân cách bên trong vào dấu nháy kép."


@remark
def cell_missing(column: str) -> str:
    """Say: a required cell is empty."""
    return f"Cột {column} để trống; hãy điền vào."


@remark
def cell_too_long(column: str, limit: int) -> str:
    """Say: more characters than fit."""
    return f"Cột {column} dài quá {limit} ký tự; hãy rút gọn."


@remark
def cell_control(column: str) -> str:
    """Say: a line break or another control character within a cell."""
    return f"Cột {column} có ký tự xuống dòng hoặc ký tự điều khiển; hãy gõ lại ô này trên một dòng."


@remark
def cell_error(column: str, value: str) -> str:
    """Say: a spreadsheet's own error value, such as #REF!."""
    return f"Cột {column} là lỗi công thức {value}; hãy sửa công thức hoặc gõ giá trị vào ô."


@remark
def cell_is_date(column: str) -> str:
    """Say: a cell the spreadsheet turned into a date or a time."""
    return f"Cột {column} bị bảng tính đổi thành ngày giờ; hãy đặt định dạng ô là Văn bản (Text) rồi gõ lại."


@remark
def cell_rounded(column: str) -> str:
    """Say: a long number kept as a floating one: its last digits are lost."""
    return f"Cột {column} là số quá dài, bảng tính đã làm tròn; hãy đặt định dạng ô là Văn bản (Text) rồi gõ lại."


@remark
def bad_role(column: str, value: str, allowed: str) -> str:
    """Say: a role that is not known."""
    return f"Cột {column} có vai trò “{value}” chưa được biết; hãy dùng một trong: {allowed}."


@remark
def bad_phone(column: str, value: str) -> str:
    """Say: not a Vietnamese number."""
    return f"Cột {column} có số “{value}” không phải số điện thoại Việt Nam; hãy ghi dạng 0912345678 hoặc +84912345678."


@remark
def bad_telegram_id(column: str, value: str) -> str:
    """Say: not a person's Telegram id."""
    return f"Cột {column} có giá trị “{value}” không phải mã người dùng Telegram; hãy ghi dãy chữ số, không phải @tên."


@remark
def bad_zalo_id(column: str, value: str) -> str:
    """Say: not a Zalo id."""
    return (
        f"Cột {column} có giá trị “{value}” không phải mã người dùng Zalo; hãy ghi mã gồm chữ và số, không có dấu cách."
    )


@remark
def second_head(unit: str, name: str, row: int) -> str:
    """Say: one head a unit at a time."""
    return (
        f"Đơn vị {unit} đã có thủ trưởng là {name} ở dòng {row}; hãy để một thủ trưởng, người kia là cap_pho (deputy)."
    )


@remark
def two_names(unit: str, name: str, row: int) -> str:
    """Say: a unit's code comes with another name."""
    return f"Mã đơn vị {unit} ở dòng {row} có tên là “{name}”; hãy ghi cùng một tên, hoặc đổi mã nếu là đơn vị khác."


@remark
def two_parents(unit: str, parent: str, row: int) -> str:
    """Say: a unit's code comes with another parent."""
    return f"Đơn vị {unit} ở dòng {row} có cấp trên là {parent}; hãy ghi cùng một cấp trên ở mọi dòng của đơn vị."


@remark
def own_parent(unit: str) -> str:
    """Say: a unit above itself."""
    return f"Đơn vị {unit} ghi cấp trên là chính nó; hãy sửa cột cap_tren (parent_code) hoặc để trống."


@remark
def parent_cycle(units: str) -> str:
    """Say: a ring of parents."""
    return f"Cấp trên của các đơn vị đi vòng tròn ({units}); hãy sửa cột cap_tren (parent_code) của một đơn vị."


@remark
def shared_contact(column: str, value: str, name: str, row: int) -> str:
    """Say: one account or phone for two people."""
    return f"Cột {column}: {value} đã là của {name} ở dòng {row}; hãy sửa lại cho đúng người hoặc để trống."


@remark
def unknown_parent(code: str) -> str:
    """Say: a parent that is neither in the file nor known."""
    return f"Cột cap_tren: không có đơn vị mã {code}; hãy thêm đơn vị này vào tệp hoặc sửa lại mã."


@remark
def two_people(by_phone: str, by_account: str) -> str:
    """Say: the phone is one person's, the account another's."""
    return f"dien_thoai thuộc về {by_phone} còn tài khoản thuộc về {by_account}; hãy kiểm tra lại hai cột này."


@remark
def two_accounts() -> str:
    """Say: the two accounts are two people's."""
    return "telegram_id và zalo_id thuộc về hai người khác nhau; hãy kiểm tra lại hai cột này."


@remark
def all_of(*problems: str) -> str:
    """Say several things about one row."""
    return " ".join(problems)


@remark
def row_twice(row: int) -> str:
    """Say: the same post again."""
    return f"Dòng này trùng với dòng {row}; hãy xóa một dòng."


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}".replace(".", ",").removesuffix(",0")
