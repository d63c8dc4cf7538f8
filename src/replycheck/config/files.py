"""Which configuration is in force: ``replycheck.toml`` or ``[tool.replycheck]``, found upwards from the inspector.

The command line stands above the file, the file above the defaults. What a reader would get wrong: whoever hands in
papers must not set the terms of their inspection, so a configuration beside or above them counts only where the
inspector works (the current folder and those above it), and never out of a folder that is inspected as a whole. One
that was *found* rather than named may not make the program write outside the folder it lies in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from replycheck.config.sections import Section
from replycheck.config.settings import Settings, settings_from
from replycheck.config.tables import there, toml_table
from replycheck.disk.reach import resolved
from replycheck.errors import ConfigError
from replycheck.records import dataclass

FILE_NAME = "replycheck.toml"
_PROJECT_BYTES = 1 << 20
"""No project says more about itself; a stranger's file may be of any size."""
_MAY_BE_FOR_US = re.compile(
    rb"""tool["']?\s*\.\s*["']?replycheck|^\s*(?:\[\s*)?["']?tool["']?\s*[\]=]|\\u""", re.MULTILINE | re.IGNORECASE
)
"""Without a header that names us, a table of all tools and a letter written as an escape no key is ours."""
_SETTINGS = ("disabled", "profile", "limits", "ocr", "libreoffice", "paginate", "house")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that may stand in a file.

    ``in_ids`` puts ids in the place of Chinese names, ``rules`` gives the ids of all rules, ``check_profile`` refuses
    a kind of paper that there is not.
    """

    in_ids: Callable[[Mapping[str, Any]], dict[str, Any]]
    rules: Callable[[], frozenset[str]]
    check_profile: Callable[[str], object]


class Kind(StrEnum):
    """What an option of the command line holds."""

    TEXT = "text"
    PATH = "path"
    PATHS = "paths"
    WRITTEN = "written"
    """A path that will be written to."""
    FORMATS = "formats"
    WHOLE = "whole"
    NUMBER = "number"
    FLAG = "flag"


OPTIONS: Mapping[str, Kind] = MappingProxyType(
    {
        "source": Kind.PATHS,
        "petition": Kind.PATH,
        "format": Kind.FORMATS,
        "output": Kind.WRITTEN,
        "redact": Kind.FLAG,
        "library": Kind.PATH,
        "batch.output": Kind.WRITTEN,
        "batch.jobs": Kind.WHOLE,
        "batch.overwrite": Kind.FLAG,
        "batch.reports": Kind.TEXT,
        "batch.resume": Kind.FLAG,
        "batch.sample": Kind.WHOLE,
        "batch.by": Kind.TEXT,
        "batch.seed": Kind.WHOLE,
        "batch.engine": Kind.TEXT,
        "gate.policy": Kind.PATH,
        "gate.receipt": Kind.WRITTEN,
        "gate.by": Kind.TEXT,
        "gate.sign": Kind.PATH,
        "watch.passed": Kind.WRITTEN,
        "watch.blocked": Kind.WRITTEN,
        "watch.settle": Kind.NUMBER,
    }
)
"""Every option that a configuration may set, by its place in the file."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings, the options that a file sets, and that file (None: nothing but defaults)."""

    settings: Settings = field(default_factory=Settings)
    options: Mapping[str, Any] = field(default_factory=dict)
    path: Path | None = None
    given: frozenset[str] = frozenset()
    """The names of all values that the file sets, settings included."""
    ignored: tuple[Path, ...] = ()
    """Configurations that stand beside or above the papers and are not followed."""

    def text(self, name: str, first: str | None = None) -> str | None:
        """``first`` (the command line's word) or else the file's; paths are complete."""
        return first if first is not None else self.options.get(name)

    def texts(self, name: str, first: Iterable[str] = ()) -> tuple[str, ...]:
        """As :meth:`text`, for options that may be given several times."""
        return tuple(first) or self.options.get(name, ())

    def number(self, name: str, first: float | None, otherwise: float) -> float:
        """As :meth:`text`, for figures."""
        return first if first is not None else self.options.get(name, otherwise)

    def flag(self, name: str, *, first: bool) -> bool:
        """As :meth:`text`, for switches: on when either switches it on."""
        return first or bool(self.options.get(name, False))


def config_for(place: str, named: str | None, words: Vocabulary) -> Config:
    """The configuration in force for whoever works at ``place``: in that folder (or that of that file) or above it.

    ``named`` is what ``--config`` names.

    :raises ConfigError: it has an unknown key or a wrong value.
    """
    if named is not None:
        return _load(Path(named), toml_table(named, "配置文件"), words, trusted=True)
    start = Path(place).absolute()
    return _nearest(start if there(start, Path.is_dir) else start.parent, (), words)


def config_for_papers(papers: Iterable[str], named: str | None, words: Vocabulary, *, ignored: bool) -> Config:
    """The configuration in force when ``papers`` (files, or folders as wholes) are checked from the current folder.

    ``named`` is what ``--config`` names; ``ignored`` says that none is to be looked for. Those that stand nearer to
    the papers are not followed, and given as ``ignored``.

    :raises ConfigError: it has an unknown key or a wrong value.
    """
    given = [Path(paper).absolute() for paper in papers]
    inspected = [paper for paper in given if there(paper, Path.is_dir)]
    if ignored:
        return Config()
    config = _nearest(Path.cwd(), inspected, words) if named is None else config_for(".", named, words)
    beside = (_standing(paper if paper in inspected else paper.parent) for paper in given)
    return replace(config, ignored=tuple(sorted({path for path in beside if path and not _same(path, config.path)})))


def _nearest(start: Path, inspected: Iterable[Path], words: Vocabulary) -> Config:
    """The configuration in ``start`` or above it, in no folder that is inspected."""
    for folder in (start, *start.parents):
        if any(resolved(folder).is_relative_to(resolved(whole)) for whole in inspected):
            continue
        own, project = folder / FILE_NAME, folder / "pyproject.toml"
        if there(own, Path.is_file):
            return _load(own, toml_table(own, "配置文件"), words, trusted=False)
        if there(project, Path.is_file) and (table := _tool_table(project)) is not None:
            return _load(project, table, words, trusted=False)
    return Config()


def _same(path: Path, other: Path | None) -> bool:
    return other is not None and resolved(path) == resolved(other)


def _standing(start: Path) -> Path | None:
    """The file that would be a configuration for ``start``, unread: it is a stranger's and may hold anything."""
    for folder in (start, *start.parents):
        if there(folder / FILE_NAME, Path.is_file):
            return folder / FILE_NAME
        if there(folder / "pyproject.toml", Path.is_file) and _mentions_us(folder / "pyproject.toml"):
            return folder / "pyproject.toml"
    return None


def _mentions_us(project: Path) -> bool:
    try:
        with project.open("rb") as file:
            return b"[tool.replycheck" in file.read(_PROJECT_BYTES)
    except OSError:
        return False


def _tool_table(path: Path) -> dict[str, Any] | None:
    """``[tool.replycheck]``; None where a project says nothing of us, even if it is broken otherwise."""
    try:
        data = path.read_bytes()
        if b"replycheck" not in data or not _MAY_BE_FOR_US.search(data):
            return None
        import tomllib  # noqa: PLC0415 - a project's own file seldom says anything of us

        table = tomllib.loads(data.decode("utf-8-sig")).get("tool", {}).get("replycheck")
    except (OSError, ValueError, AttributeError) as error:
        raise ConfigError(f"配置文件“{path}”读不出来，请改正，或用 --no-config 不用它。") from error
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"配置文件“{path}”里的 tool.replycheck 应是一组设置。")
    return table


def _load(path: Path, table: Mapping[str, Any], words: Vocabulary, *, trusted: bool) -> Config:
    top = Section(f"配置文件“{path}”", table)
    groups = sorted({name.partition(".")[0] for name in OPTIONS if "." in name})
    top.only(*_SETTINGS, *groups, *(name for name in OPTIONS if "." not in name))
    if "libreoffice" in table and not trusted:  # a stranger's folder would name the program that we start
        raise ConfigError(f"{top.file}要指定 LibreOffice 程序，没有照办；这一项只能写在用 --config 指定的配置文件里。")
    options: dict[str, Any] = {}
    for group in ("", *groups):
        section = top.section(group) if group else top
        names = [name for name in OPTIONS if name.rpartition(".")[0] == group]
        if group:
            section.only(*(name.rpartition(".")[2] for name in names))
        options |= {
            name: _value(section, name, path.absolute().parent, trusted=trusted)
            for name in names
            if name.rpartition(".")[2] in section.values
        }
    own = words.in_ids({key: table[key] for key in _SETTINGS if key in table})
    settings = settings_from(own, words.rules())
    words.check_profile(settings.profile)
    given = {key for key in ("disabled", "profile", "libreoffice", "paginate") if key in table}
    given |= {f"{group}.{key}" for group in ("limits", "ocr", "house") for key in table.get(group, {})}
    return Config(settings, MappingProxyType(options), path, frozenset(given | set(options)))


def _value(section: Section, name: str, folder: Path, *, trusted: bool) -> object:
    key, kind = name.rpartition(".")[2], OPTIONS[name]
    if kind is Kind.FORMATS:
        return tuple(_format(given, folder, section, trusted=trusted) for given in section.strings(key))
    if kind is Kind.PATHS:
        return tuple(str(folder / given) for given in section.strings(key))
    if kind in {Kind.TEXT, Kind.PATH, Kind.WRITTEN}:
        text = section.text(key) or ""
        if kind is Kind.WRITTEN:
            return _written(text, folder, section, trusted=trusted)
        return text if kind is Kind.TEXT else str(folder / text)
    if kind is Kind.FLAG:
        return section.flag(key)
    return section.whole(key) if kind is Kind.WHOLE else section.number(key)


def _format(given: str, folder: Path, section: Section, *, trusted: bool) -> str:
    form, equals, path = given.partition("=")
    return f"{form}={_written(path, folder, section, trusted=trusted)}" if equals and path else given


def _written(text: str, folder: Path, section: Section, *, trusted: bool) -> str:
    """The complete path; one that was found may not lead out of its own folder."""
    path = folder / text
    if not trusted and not path.resolve().is_relative_to(folder.resolve()):
        raise ConfigError(f"{section.file}要写到自己的文件夹以外（{text}），没有照办；要这样做请用 --config 指定它。")
    return str(path)
