"""What an office can set, from the environment or a `.env` file; the environment wins.

The names are those of CONTRACT section 4, upper case to the letter: `JOBS__TICK` is `settings.jobs.tick`. Only these
names are looked at. Whatever else is set, nested or not, belongs to somebody else or to a later version.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError

from bot import setting_values as values
from bot.core.errors import BadInput
from bot.core.hours import Opening, parse_hours, parse_working_days
from bot.core.making import replace
from bot.core.model import Urgency
from bot.core.policy import FollowUp, Pace
from bot.core.spans import Span


def _read_by(read: Callable[[str], object]) -> PlainValidator:
    """Let `read` make the value of the text found, trimmed; what code hands in is taken as it is.

    `read` raises ValueError with a sentence that says what was found (never for a secret) and what is allowed.
    """

    def value(found: object) -> object:
        return read(found.strip()) if isinstance(found, str) else found

    return PlainValidator(value)


Wait = Annotated[Span, _read_by(values.wait)]
"""Zero is allowed: at once."""
Interval = Annotated[Span, _read_by(values.interval)]
"""Between one time and the next, so never zero."""
Elapsed = Annotated[timedelta, _read_by(values.elapsed)]
"""Plain elapsed time, never zero: `P14D` is fourteen times 24 hours."""
DaysAhead = Annotated[tuple[int, ...], _read_by(values.days_ahead)]
Nudges = Annotated[int, _read_by(values.whole(1, 1000, "3 for three nudges"))]
Line = Annotated[str, _read_by(values.line)]


class _Part(BaseModel):
    """Settings that share the first part of their name."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class JobSettings(_Part):
    """`JOBS__…`: the clock."""

    tick: Elapsed = timedelta(seconds=1)


class CalendarSettings(_Part):
    """`CALENDAR__…`, read already: hand the days and the hours to `bot.core.calendar.Calendar`."""

    working_days: Annotated[frozenset[int], _read_by(parse_working_days)] = parse_working_days("1-5")
    working_hours: Annotated[tuple[Opening, ...], _read_by(parse_hours)] = parse_hours("07:30-11:30,13:30-17:00")
    holidays: Annotated[Literal["VN", "none"], _read_by(values.one_of("VN", "none"))] = "VN"
    swaps_file: Annotated[Path, _read_by(values.path)] | None = None  # None: only the swaps that come with the program


class ChannelSettings(_Part):
    """`CHANNELS__…`: for people who can be reached on several."""

    silent_after: Annotated[int, _read_by(values.whole(1, 100, "2 for two nudges"))] = 2


class UrgentSettings(_Part):
    """`FOLLOW_UP__<URGENCY>__…`: what is None falls back to the general value."""

    ack_within: Wait | None = None
    ack_every: Interval | None = None
    before_due: DaysAhead | None = None
    overdue_every: Interval | None = None
    overdue_slows_to: Interval | None = None
    no_deadline_every: Interval | None = None
    after_report: Wait | None = None
    obstacle_waits: Wait | None = None
    escalate_after: Nudges | None = None
    escalate_late: Wait | None = None

    def over(self, general: FollowUp) -> FollowUp:
        """The general policy with what is set here in place of its values."""
        set_here = {name: getattr(self, name) for name in UrgentSettings.model_fields}
        return replace(general, **{name: value for name, value in set_here.items() if value is not None})


class KhanSettings(UrgentSettings):
    """`FOLLOW_UP__KHAN__…`: for what is marked khẩn."""

    ack_within: Wait | None = Span(time=timedelta(hours=4))
    ack_every: Interval | None = Span(time=timedelta(hours=4))


class ThuongKhanSettings(UrgentSettings):
    """`FOLLOW_UP__THUONG_KHAN__…`: for what is marked thượng khẩn."""

    ack_within: Wait | None = Span(time=timedelta(hours=2))
    ack_every: Interval | None = Span(time=timedelta(hours=2))


class HoaTocSettings(UrgentSettings):
    """`FOLLOW_UP__HOA_TOC__…`: for what is marked hỏa tốc."""

    ack_within: Wait | None = Span(time=timedelta(minutes=30))
    ack_every: Interval | None = Span(time=timedelta(minutes=30))


class FollowUpSettings(_Part):
    """`FOLLOW_UP__…`: the general values, which are those of `FollowUp`, and what each urgency overrules."""

    ack_within: Wait = FollowUp().ack_within
    ack_every: Interval = FollowUp().ack_every
    before_due: DaysAhead = FollowUp().before_due
    overdue_every: Interval = FollowUp().overdue_every
    overdue_slows_to: Interval = FollowUp().overdue_slows_to
    no_deadline_every: Interval = FollowUp().no_deadline_every
    after_report: Wait = FollowUp().after_report
    obstacle_waits: Wait = FollowUp().obstacle_waits
    escalate_after: Nudges = FollowUp().escalate_after
    escalate_late: Wait = FollowUp().escalate_late
    daily_cap: Annotated[int, _read_by(values.whole(0, 1000, "5 for five messages, or 0 for no cap"))] = 5
    digest_at: Annotated[time, _read_by(values.clock_time)] = time(7, 30)
    extension_by: Annotated[Literal["director", "clerk"], _read_by(values.one_of("director", "clerk"))] = "director"
    acceptance: Annotated[Literal["off", "director"], _read_by(values.one_of("off", "director"))] = "off"
    evidence: Annotated[
        Literal["off", "optional", "required"], _read_by(values.one_of("off", "optional", "required"))
    ] = "optional"
    delegate_confirms: Annotated[bool, _read_by(values.yes_or_no)] = False
    khan: KhanSettings = KhanSettings()
    thuong_khan: ThuongKhanSettings = ThuongKhanSettings()
    hoa_toc: HoaTocSettings = HoaTocSettings()

    def general(self) -> FollowUp:
        """The policy of a directive without any mark of urgency."""
        return FollowUp(**{name: getattr(self, name) for name in UrgentSettings.model_fields})


class Settings(BaseSettings):
    """Everything that this version lets an office set. Made by `load_settings`."""

    left_out: ClassVar[frozenset[str]] = frozenset()  # variables that are not looked at

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        case_sensitive=True,
        env_file=".env",
        env_file_encoding="utf-8-sig",  # Notepad begins a file with a mark that would hide the first name
        hide_input_in_errors=True,
    )

    telegram_token: Annotated[SecretStr, _read_by(values.token)] = SecretStr("")
    telegram_api_url: Annotated[str, _read_by(values.api_url)] = "https://api.telegram.org"
    telegram_webhook_url: Annotated[str, _read_by(values.webhook_url)] | None = None  # None: long polling
    telegram_webhook_secret: Annotated[SecretStr, _read_by(values.webhook_secret)] = SecretStr("")
    telegram_rate_per_s: Annotated[float, _read_by(values.rate)] = 30.0
    telegram_paid_broadcast: Annotated[bool, _read_by(values.yes_or_no)] = False
    zalo_bot_token: Annotated[SecretStr, _read_by(values.zalo_token)] = SecretStr("")
    zalo_bot_api_url: Annotated[str, _read_by(values.zalo_api_url)] = "https://bot-api.zaloplatforms.com"
    zalo_bot_webhook_url: Annotated[str, _read_by(values.zalo_webhook_url)] | None = None  # None: long polling
    zalo_bot_webhook_secret: Annotated[SecretStr, _read_by(values.zalo_webhook_secret)] = SecretStr("")
    data_dir: Annotated[Path, _read_by(values.folder)] = Path("data")
    database_url: Annotated[str, _read_by(values.database)] = Field(
        default_factory=lambda read: f"sqlite:///{(read.get('data_dir', Path('data')) / 'dondoc.db').as_posix()}",
        repr=False,  # one of PostgreSQL may hold a password
    )
    http_host: Annotated[str, _read_by(values.host)] = "127.0.0.1"
    http_port: Annotated[int, _read_by(values.whole(0, 65535, "8080, or 0 for any free port"))] = 8080
    public_url: Annotated[str, _read_by(values.public_url)] | None = None
    metrics_token: Annotated[SecretStr, _read_by(values.bearer)] = SecretStr("")
    audit_key: Annotated[SecretStr, _read_by(SecretStr)] = SecretStr("")  # empty: a file in `data_dir`
    timezone: Annotated[ZoneInfo, _read_by(values.zone)] = ZoneInfo("Asia/Ho_Chi_Minh")
    organisation: Line = ""
    contact: Line = ""  # empty: the clerks
    address: Annotated[
        Literal["dong-chi", "ong-ba", "thay-co"], _read_by(values.one_of("dong-chi", "ong-ba", "thay-co"))
    ] = "dong-chi"
    admin_telegram_ids: Annotated[tuple[int, ...], _read_by(values.telegram_ids)] = ()
    invite_ttl: Elapsed = timedelta(days=14)
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"],
        _read_by(values.one_of("INFO", "DEBUG", "WARNING", "ERROR", "CRITICAL")),
    ] = "INFO"
    log_format: Annotated[Literal["text", "json"], _read_by(values.one_of("text", "json"))] = "text"
    jobs: JobSettings = JobSettings()
    calendar: CalendarSettings = CalendarSettings()
    follow_up: FollowUpSettings = FollowUpSettings()
    channels: ChannelSettings = ChannelSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the name is pydantic's
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read the environment and `.env` by the names that are known, and nothing else."""
        return init_settings, _Known(settings_cls, dotenv_settings, env_settings)

    def safe_public_url(self) -> str:
        """`public_url` where nobody on the way can read along, so that links may lead there; else empty."""
        return self.public_url if self.public_url and values.is_safe(self.public_url) else ""

    def pace(self) -> Pace:
        """The policy for each urgency. Hỏa tốc ignores hours and days."""
        general = self.follow_up.general()
        return Pace(
            {
                Urgency.THUONG: general,
                Urgency.KHAN: self.follow_up.khan.over(general),
                Urgency.THUONG_KHAN: self.follow_up.thuong_khan.over(general),
                Urgency.HOA_TOC: replace(self.follow_up.hoa_toc.over(general), ignores_hours=True),
            }
        )


class _Known(PydanticBaseSettingsSource):
    """The variables that are settings, as the tree that the model wants; an empty one counts as not set.

    pydantic's own sources would take a stranger's `JOBS=4` for the whole of `JOBS__…`, and lists for JSON.
    """

    def __init__(self, settings_cls: type[BaseSettings], *weakest_first: PydanticBaseSettingsSource) -> None:
        super().__init__(settings_cls)
        self._found: dict[str, str | None] = {}
        for source in weakest_first:
            self._found |= source.env_vars if isinstance(source, EnvSettingsSource) else {}

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Asked for by the base class; `__call__` does all at once."""
        raise NotImplementedError(f"{field_name} ({field}) is read with all the others")

    def __call__(self) -> dict[str, Any]:
        tree: dict[str, Any] = {}
        left_out = self.settings_cls.left_out if issubclass(self.settings_cls, Settings) else ()
        for variable, path in variables(self.settings_cls).items():
            text = (self._found.get(variable) or "").strip()
            if text and variable not in left_out:
                branch = tree
                for name in path[:-1]:
                    branch = branch.setdefault(name, {})
                branch[path[-1]] = text
        return tree


def variables(model: type[BaseModel] = Settings) -> Mapping[str, tuple[str, ...]]:
    """Each variable's name, in order, and its path: `"JOBS__TICK": ("jobs", "tick")`."""
    return {"__".join(path).upper(): path for path in _paths(model)}


def _paths(model: type[BaseModel]) -> Iterator[tuple[str, ...]]:
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from ((name, *rest) for rest in _paths(kind))
        else:
            yield (name,)


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """The settings as the environment and `env_file` (None or absent: no file) give them.

    Raises BadInput with one sentence for each bad variable: its name, what was found (never for a secret), what is
    allowed. The cause is left out, since it may hold a secret.
    """
    try:
        return Settings(_env_file=env_file)  # type: ignore[call-arg]
    except ValidationError as problem:
        raise BadInput(" ".join(_sentences(problem))) from None
    except (OSError, UnicodeError, SettingsError):
        raise BadInput(_unreadable(env_file)) from None


def load_readable(env_file: Path | None = Path(".env")) -> tuple[Settings, dict[str, str]]:
    """What can be read, and a sentence for each variable that cannot: those stand at their defaults.

    For whoever looks into what is wrong. Where the file itself cannot be read, the sentence stands under its name.
    """
    try:
        return Settings(_env_file=env_file), {}  # type: ignore[call-arg]
    except ValidationError as problem:
        wrong = _complaints(problem)
    except (OSError, UnicodeError, SettingsError):
        settings, wrong = load_readable(None)
        return settings, {str(env_file): _unreadable(env_file), **wrong}

    class Readable(Settings):
        left_out: ClassVar[frozenset[str]] = frozenset(wrong)

    return Readable(_env_file=env_file), wrong  # type: ignore[call-arg]


def _unreadable(env_file: Path | None) -> str:
    return f"{env_file} cannot be read; make it a text file in UTF-8 that this account may open."


def _complaints(problem: ValidationError) -> dict[str, str]:
    """A sentence for each variable."""
    found = (sentence.partition(": ") for sentence in _sentences(problem))
    return {variable: reason for variable, _, reason in found}


def _sentences(problem: ValidationError) -> Iterator[str]:
    for error in problem.errors(include_url=False, include_input=False):
        if error["type"] == "default_factory_not_called":  # DATABASE_URL, which only waits for the others
            continue
        variable = "__".join(str(part) for part in error["loc"]).upper()
        reason = error.get("ctx", {}).get("error", error["msg"])
        yield f"{variable}: {reason}"


class FixedSettings(Settings):
    """Settings that neither the environment nor a file can change: for the story, which must always be the same."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the name is pydantic's
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What the code gives, and nothing else."""
        return (init_settings,)
