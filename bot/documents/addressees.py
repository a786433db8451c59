"""Which units a directive's addressees are. Nothing is guessed: what could be two units is left to the clerk."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from bot.documents.folding import fold, squeeze

# Abbreviation: what it may stand for. More than one: each is tried, and counts if only one unit comes out.
ABBREVIATIONS: Mapping[str, tuple[str, ...]] = {
    "ubnd": ("uy ban nhan dan",),
    "hdnd": ("hoi dong nhan dan",),
    "mttq": ("mat tran to quoc",),
    "bch": ("ban chi huy", "ban chap hanh"),
    "bql": ("ban quan ly",),
    "bhxh": ("bao hiem xa hoi",),
    "kbnn": ("kho bac nha nuoc",),
    "vp": ("van phong",),
    "tt": ("trung tam", "thi tran", "thanh tra"),
    "ttyt": ("trung tam y te",),
    "tp": ("thanh pho",),
    "tx": ("thi xa",),
    "gd": ("giao duc",),
    "gddt": ("giao duc dao tao",),
    "pgddt": ("phong giao duc dao tao",),
    "sgddt": ("so giao duc dao tao",),
    "ptnt": ("phat trien nong thon",),
    "nnptnt": ("nong nghiep phat trien nong thon",),
    "nnmt": ("nong nghiep moi truong",),
    "khdt": ("ke hoach dau tu",),
    "khcn": ("khoa hoc cong nghe",),
    "khtc": ("ke hoach tai chinh",),
    "tckh": ("tai chinh ke hoach",),
    "tchc": ("to chuc hanh chinh",),
    "tccb": ("to chuc can bo",),
    "tnmt": ("tai nguyen moi truong",),
    "vhtt": ("van hoa thong tin", "van hoa the thao"),
    "vhttdl": ("van hoa the thao du lich",),
    "vhxh": ("van hoa xa hoi",),
    "ldtbxh": ("lao dong thuong binh xa hoi",),
    "tttt": ("thong tin truyen thong",),
    "ktht": ("kinh te ha tang",),
    "qldt": ("quan ly do thi",),
    "gtvt": ("giao thong van tai",),
    "cntt": ("cong nghe thong tin",),
    "thpt": ("trung hoc pho thong",),
    "thcs": ("trung hoc co so",),
    "ptdtnt": ("pho thong dan toc noi tru",),
    "cchc": ("cai cach hanh chinh",),
    "hc": ("hanh chinh",),
    "qlvh": ("quan ly van hoa",),
}

_COMPOUND = re.compile(r"(?<!\w)[a-z]{1,4}(?:\s?[&\-.]\s?[a-z]{1,4})+(?!\w)")
_COURTESY = re.compile(r"^(?:cac )?(?:dong chi|d/c|ong/ba|ong|ba|quy)\s*:?\s+")
_POST = re.compile(
    r"^(?:pho )?(?:tong giam doc|giam doc|thu truong|chu tich|hieu truong|chi cuc truong|cuc truong|vien truong"
    r"|truong ban|truong tram|lanh dao|bi thu|nguoi dung dau|chu nhiem|phu trach|chanh(?= van phong| thanh tra)"
    r"|truong(?= phong| ban| cong an| tram| khoa))\s+"
)
_NOTE = re.compile(r"\s*\((?:de |b/c|t/h|p/h|ph/h)[^()]{0,60}\)\s*$")
# "Các phòng, đơn vị trực thuộc Sở": every kind of unit there is. "Các phòng" alone leaves the others out.
_FORMS = {"phong", "ban", "don vi", "co quan", "bo phan", "to chuc", "phong ban"}
_ANY_FORM = {"don vi", "co quan"}
_MANY = re.compile(r"^(?:toan the |tat ca )?(?:cac|moi) ")
_WHOSE = re.compile(r" (?:(?:truc )?thuoc|cua|trong)(?: |$)")
_QUALITY = re.compile(r"(?: (?:chuyen mon|nghiep vu|su nghiep|so|huyen|tinh|xa))+$")
_OWN_LEVEL = re.compile(r"^(?:(?:truc )?thuoc )?(?:so|bo|cuc|huyen|tinh|thanh pho|xa|phuong|co quan|nganh)$")
_LEVELS = {"so", "bo", "cuc", "huyen", "quan", "thi", "thanh", "tinh", "xa", "phuong", "truc", "thuoc"}
_KINDS = {"uy ban nhan dan", "hoi dong nhan dan", "cong an", "phong", "trung tam", "truong", "chi cuc", "so", "ban"}
_LISTED = re.compile(r"^(?P<kind>[^:]{2,60}?)\s*:\s*(?P<names>\S.*)$")
_KIND = re.compile(r"^(?P<before>.*?)\bcac (?P<forms>.+)$")
_MOST_NAMES = 60
_MOST_READINGS = 16


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit as the register knows it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Matched:
    """What the addressees come to: units by code, all of them, and entries that nobody but a clerk can place."""

    codes: tuple[str, ...]
    everyone: bool
    unmatched: tuple[str, ...]


def match_addressees(addressees: Sequence[str], units: Sequence[UnitName]) -> Matched:
    """Match each addressee with the one unit it names; `codes` in the order of the addressees, each once."""
    register = _Register(units)
    codes: list[str] = []
    unmatched: list[str] = []
    everyone = False
    for addressee in filter(str.strip, addressees):
        if _is_everyone(addressee, register):
            everyone = True
            continue
        found, left = register.entry(addressee)
        codes += found
        unmatched += left
    return Matched(codes=tuple(dict.fromkeys(codes)), everyone=everyone, unmatched=tuple(unmatched))


class _Register:
    """The units by every reading of their names."""

    def __init__(self, units: Sequence[UnitName]) -> None:
        self._by_name: dict[str, set[str]] = {}
        self._by_code: dict[str, set[str]] = {}
        self._readings: list[tuple[str, str]] = []
        for unit in units:
            self._by_code.setdefault(fold(unit.code.strip()), set()).add(unit.code)
            for reading in _readings(_stripped(unit.name)):
                self._by_name.setdefault(reading, set()).add(unit.code)
                self._readings.append((reading, unit.code))

    def one(self, text: str) -> str | None:
        """Find the one unit that `text` names, by name or code; None for none and for several."""
        plain = _stripped(text)
        candidates = {code for words in _with_and_without_post(plain) for code in self._exactly(words)}
        if not candidates:
            candidates = set(self._by_code.get(fold(text.strip()), ()))
        if not candidates:
            candidates = {code for words in _with_and_without_post(plain) for code in self._nearly(words)}
        return candidates.pop() if len(candidates) == 1 else None

    def entry(self, text: str) -> tuple[list[str], list[str]]:
        """Find the units of one addressee, which may be a list; else give back what names none."""
        whole = self.one(text)
        if whole is not None:
            return [whole], []
        listed = _LISTED.match(squeeze(text))
        if listed:
            return self._list(listed["names"], _prefixes(listed["kind"]))
        codes, left = self._list(text, [""])
        return (codes, []) if codes and not left else ([], [squeeze(text)])

    def _list(self, names: str, prefixes: Sequence[str]) -> tuple[list[str], list[str]]:
        """Find the units in "A, B và C", each name behind one of the prefixes."""
        pieces = [piece for piece in re.split(r"\s*[,;]\s*", names.rstrip(" .")) if piece][:_MOST_NAMES]
        codes: list[str] = []
        left: list[str] = []
        at = 0
        while at < len(pieces):
            # A name may hold commas itself ("Văn hóa, Thể thao và Du lịch"), so the longest one that fits is taken.
            for end in range(min(len(pieces), at + 4), at, -1):
                found = self._joined(", ".join(pieces[at:end]), prefixes)
                if found:
                    codes += found
                    at = end
                    break
            else:
                left.append(pieces[at])
                at += 1
        return codes, left

    def _joined(self, text: str, prefixes: Sequence[str]) -> list[str]:
        """Find the unit or the two units joined by "và" that `text` names; none unless all of it is understood."""
        code = self._prefixed(text, prefixes)
        if code is not None:
            return [code]
        for gap in re.finditer(r"\s+v[àa]\s+", text, re.IGNORECASE):
            one, other = self._prefixed(text[: gap.start()], prefixes), self._prefixed(text[gap.end() :], prefixes)
            if one is not None and other is not None:
                return [one, other]
        return []

    def _prefixed(self, text: str, prefixes: Sequence[str]) -> str | None:
        text = re.sub(r"^v[àa]\s+", "", text.strip(), flags=re.IGNORECASE)
        found = {code for prefix in [*prefixes, ""] if (code := self.one(f"{prefix} {text}"))}
        return found.pop() if len(found) == 1 else None

    def _exactly(self, words: str) -> Iterator[str]:
        for reading in _readings(words):
            yield from self._by_name.get(reading, ())

    def _nearly(self, words: str) -> Iterator[str]:
        """Find units whose names differ only by whose they are: "Văn phòng Sở" for "Văn phòng"."""
        for reading in _readings(words):
            for name, code in self._readings:
                longer, shorter = (reading, name) if len(reading) > len(name) else (name, reading)
                rest = longer.removeprefix(shorter + " ")
                if rest == longer or shorter in _KINDS or rest.split(" ")[0] not in _LEVELS:
                    continue
                # An entry that says more than the register ("Phòng Nội vụ huyện X") may mean another office's unit.
                if longer is name or _OWN_LEVEL.match(rest):
                    yield code


def _stripped(text: str) -> str:
    """Fold an entry or a name and take courtesy and notes off it."""
    plain = _NOTE.sub("", squeeze(fold(text))).strip(" .;,:-–*\"'“”")
    return _COURTESY.sub("", plain)


def _with_and_without_post(plain: str) -> list[str]:
    """Give the words with and without "Giám đốc" and the like before them: a unit may be called "Trưởng ban ..."."""
    bare = _POST.sub("", plain)
    return [plain] if bare == plain else [plain, bare]


@lru_cache(maxsize=4096)
def _readings(plain: str) -> tuple[str, ...]:
    """Give the ways to read folded words: abbreviations spelt out, joining words and signs dropped."""
    words: list[tuple[str, ...]] = []
    for word in re.split(r"[^\w&]+", _COMPOUND.sub(_compound, plain)):
        bare = word.replace("&", "")
        if bare and bare != "va":
            words.append(ABBREVIATIONS.get(bare, (bare,)))
    readings = (" ".join(reading) for reading in product(*words))
    return tuple(reading for reading, _ in zip(readings, range(_MOST_READINGS), strict=False) if reading)


def _compound(match: re.Match[str]) -> str:
    """Write "gd&đt" or "vh-tt" as one abbreviation, if it is one; "nn & ptnt" as well."""
    joined = re.sub(r"\W", "", match[0])
    return joined if joined in ABBREVIATIONS else match[0]


def _is_everyone(text: str, register: _Register) -> bool:
    """Whether `text` addresses all subordinate units: "Các phòng, đơn vị trực thuộc Sở", "Thủ trưởng các đơn vị"."""
    plain = _POST.sub("", _stripped(text) + " ").strip()
    if not _MANY.match(plain):
        return False
    forms, *whose = _WHOSE.split(_MANY.sub("", plain), maxsplit=1)
    named = {
        _QUALITY.sub("", re.sub(r"^cac ", "", form)) for form in re.split(r"\s*(?:,|/|-|\bva\b)\s*", forms) if form
    }
    if not named <= _FORMS or not named & _ANY_FORM:
        return False
    # "các đơn vị thuộc Chi cục Kiểm lâm" are that unit's own, not everybody's.
    return not whose or not whose[0] or register.one(whose[0]) is None


def _prefixes(kind: str) -> list[str]:
    """Give what each name of a list stands behind: "Các phòng" gives "phong", "UBND các xã, phường" two."""
    plain = _COURTESY.sub("", squeeze(fold(kind)))
    match = _KIND.match(plain)
    if not match:
        return [plain]
    forms = [form for form in re.split(r"\s*(?:,|/|\bva\b)\s*", match["forms"]) if form]
    return [f"{match['before']}{form}" for form in forms]
