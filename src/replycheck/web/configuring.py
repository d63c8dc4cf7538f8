"""The configuration file that the command line reads too: read here, and changed so that its own notes survive.

What is easily got wrong: nothing may be written that the command line would refuse, and nothing over a change that
somebody else made meanwhile, in another window or an editor.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from replycheck.app.configured import config_for
from replycheck.config.files import FILE_NAME, OPTIONS, Config
from replycheck.config.settings import Settings
from replycheck.errors import ConfigError, UsageError
from replycheck.gate.whole_files import write_whole
from replycheck.model.house import House
from replycheck.model.limits import Limits
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """A value in force and where it comes from, for the table that hides nothing."""

    name: str
    value: str
    origin: str


class Configured:
    """The configuration in force: the file that ``named`` names, else the nearest from the current folder upwards.

    ``library`` (the command line's word) stands above the file's. A file that is wrong is told, and the defaults hold.
    """

    def __init__(self, named: str | None = None, library: str | None = None) -> None:
        self._named, self._library = named, library
        self.trouble = ""
        self._config = Config()
        self._seen: object = None
        self._read()

    def _read(self) -> None:
        """Read the file where it has changed since."""
        path = self.path
        try:
            status = path.stat()
            seen: object = (status.st_mtime_ns, status.st_size)
        except OSError:
            seen = "missing"
        if seen == self._seen:
            return
        self._seen = seen
        try:
            self._config, self.trouble = config_for(".", self._named), ""
        except ConfigError as error:
            self._config, self.trouble = Config(), f"{error}现在按默认设置检查。"

    @property
    def path(self) -> Path:
        """The file that is read, or that would be written where there is none."""
        if self._named is not None:
            return Path(self._named).absolute()
        for folder in (Path.cwd(), *Path.cwd().parents):
            if (folder / FILE_NAME).is_file():
                return folder / FILE_NAME
        return Path.cwd() / FILE_NAME

    @property
    def config(self) -> Config:
        """The configuration."""
        self._read()
        return self._config

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.config.settings

    @property
    def library(self) -> str | None:
        """The folder of the judgment library; None where none is set."""
        return self.config.text("library", self._library)

    @property
    def redact(self) -> bool:
        """Whether personal data are masked in what leaves the page."""
        return self.config.flag("redact", first=False)

    @property
    def policy(self) -> str | None:
        """The policy of the gate, where the file names one."""
        return self.config.text("gate.policy")

    @property
    def digest(self) -> str:
        """What tells whether somebody has changed the file."""
        try:
            return hashlib.sha256(self.path.read_bytes()).hexdigest()
        except OSError:
            return ""

    def rows(self) -> list[Shown]:
        """Every value in force, settings and options of commands."""
        config = self.config
        settings = config.settings
        values: list[tuple[str, Any]] = [
            ("disabled", sorted(settings.disabled)),
            ("profile", settings.profile),
            ("libreoffice", settings.libreoffice or None),
            ("paginate", settings.paginate),
        ]
        values += [(f"house.{one.name}", getattr(settings.house, one.name, None)) for one in fields(House)]
        values += [(f"limits.{one.name}", getattr(settings.limits, one.name)) for one in fields(Limits)]
        values += [(f"ocr.{one.name}", getattr(settings.ocr, one.name)) for one in fields(settings.ocr)]
        values += [(name, config.options.get(name)) for name in OPTIONS]
        if self._library is not None:
            values = [(name, self._library if name == "library" else value) for name, value in values]
        return [Shown(name, _said(value), self._origin(name)) for name, value in values]

    def _origin(self, name: str) -> str:
        if name == "library" and self._library is not None:
            return "启动时指定"
        return "配置文件" if name in self.config.given else "默认"

    def change(self, wanted: Mapping[str, Any], seen: str) -> None:
        """Write the values into the file; None takes one out. ``seen`` is the digest that the user was shown.

        :raises ConfigError: a value is wrong; nothing is written.
        :raises UsageError: the file has changed meanwhile, or cannot be written.
        """
        import tomlkit  # noqa: PLC0415 - only who saves a setting waits for it, not who opens the page
        from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 - with it

        if seen != self.digest:
            raise UsageError("配置文件刚刚被别处改过，没有保存；请看过新的内容再改。")
        try:
            text = self.path.read_text(encoding="utf-8-sig") if self.path.exists() else ""
            document = tomlkit.parse(text)
        except (OSError, ValueError, TOMLKitError) as error:
            raise ConfigError(f"配置文件“{self.path}”读不出来，没有保存；请先改正它。") from error
        for name, value in wanted.items():
            _put(document, name, value)
        changed = tomlkit.dumps(document)
        self._refuse_wrong(changed)
        write_whole(self.path, changed)

    def _refuse_wrong(self, text: str) -> None:
        """Refuse what the command line would refuse."""
        with tempfile.TemporaryDirectory(prefix="replycheck-") as folder:
            tried = Path(folder) / FILE_NAME
            tried.write_text(text, encoding="utf-8")
            try:
                config_for(".", str(tried))
            except ConfigError as error:
                raise ConfigError(str(error).replace(str(tried), str(self.path))) from error


def _put(document: Any, name: str, value: object) -> None:  # noqa: ANN401 - a document of tomlkit
    import tomlkit  # noqa: PLC0415 - loaded where the file is changed
    from tomlkit.items import Table  # noqa: PLC0415 - with it

    group, _, key = name.rpartition(".")
    table = document
    if group:
        if group not in document:
            if value is None:
                return
            document[group] = tomlkit.table()
        table = document[group]
        if not isinstance(table, Table | dict):
            raise ConfigError(f"配置文件里的“{group}”应是一组设置，没有保存。")
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value


def _said(value: object) -> str:
    if value is None:
        return "没有设定"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(map(str, value)) or "没有"
    return str(value)
