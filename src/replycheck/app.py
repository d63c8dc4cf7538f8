"""The use cases: the only place where reading, rules and reports meet.

A file that cannot be read still gives a report: its verdict is "incomplete", never a pass.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Any

from replycheck.checks import all_rules
from replycheck.engine.run import report_on
from replycheck.engine.settings import Settings, settings_from
from replycheck.errors import ConfigError, MissingFileError, ReplycheckError, UnreadableError, UsageError
from replycheck.facts.profile import detect_profile
from replycheck.model.binding import Binding
from replycheck.model.document import Caveat, Document
from replycheck.model.limits import Limits
from replycheck.model.profile import Profile
from replycheck.model.report import Report, Skipped
from replycheck.readers import read, read_isolated
from replycheck.reporting import IN_FILE, Card
from replycheck.reporting.redacted import redacted
from replycheck.reporting.strip import DRAWN
from replycheck.rules.case import Case

__all__ = [
    "Inputs",
    "Path",
    "annotated",
    "binding_of",
    "cards",
    "check",
    "examine",
    "failed",
    "load_settings",
    "profile_named",
    "read_document",
    "redacted",
    "refuse_missing",
    "reordered",
    "thumbnails",
    "titles",
]

Path = str | os.PathLike[str]
"""A path as callers may give it."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What one reply is checked with. ``isolated`` reads PDFs in a child process; a batch worker is one already."""

    sources: tuple[str, ...] = ()
    petition: str | None = None
    isolated: bool = True


def check(  # noqa: PLR0913 - the published Python interface
    reply: Path,
    *,
    sources: Iterable[Path] = (),
    petition: Path | None = None,
    library: Path | None = None,
    profile: str | None = None,
    settings: Settings | None = None,
) -> Report:
    """Check one reply and give its report.

    :param reply: path of the reply (docx, pdf with text, txt).
    :param sources: paths of the judgments it may have been copied from.
    :param petition: path of the letter it answers.
    :param library: a judgment library; this version has none, so anything but None is refused.
    :param profile: the genre, e.g. ``"court-reply"``; None or ``"auto"`` detects it.
    :raises UsageError: a file does not exist, is a folder, or the profile is unknown.
    """
    if library is not None:
        raise UsageError("这个版本还不能使用裁判文书库；请用 sources 指明裁判文书。")
    if isinstance(sources, str | os.PathLike):
        sources = (sources,)
    given = Inputs(tuple(os.fspath(source) for source in sources), None if petition is None else os.fspath(petition))
    settings = settings or Settings()
    if profile is not None:
        settings = replace(settings, profile=str(profile))
    return examine(os.fspath(reply), given, settings)


def examine(reply: str, inputs: Inputs, settings: Settings) -> Report:
    """The report on one reply; see :func:`check`."""
    wanted = profile_named(settings.profile)
    for path in (reply, *inputs.sources, *([inputs.petition] if inputs.petition else [])):
        refuse_missing(path)
    document = _read(reply, inputs, settings)
    case = Case(
        reply=document,
        profile=wanted or detect_profile(document),
        sources=tuple(_read(source, inputs, settings) for source in inputs.sources),
        petition=None if inputs.petition is None else _read(inputs.petition, inputs, settings),
    )
    return report_on(all_rules(), case, settings)


def failed(reply: str, reason: str) -> Report:
    """The report on a reply that could not be checked at all, with the reason as a Chinese sentence."""
    document = Document(reply, _sha256(reply), _named_format(reply), "", caveats=(Caveat(reason, incomplete=True),))
    skipped = tuple(Skipped(rule.id, "文件没有读出来") for rule in all_rules())
    return Report(document, Profile.GENERIC, skipped)


def read_document(path: Path, settings: Settings | None = None) -> Document:
    """The document as replycheck reads it: ``text`` is what all offsets count in.

    :raises ReplycheckError: it cannot be read.
    """
    return read_isolated(os.fspath(path), (settings or Settings()).limits)


def load_settings(path: str | None) -> Settings:
    """The settings of a TOML file, the defaults without one.

    :raises ConfigError: the file is missing, is no TOML, or has a key or value that is wrong.
    """
    if path is None:
        return Settings()
    try:
        with FilePath(path).open("rb") as file:
            table: Mapping[str, Any] = tomllib.load(file)
    except OSError as error:
        raise ConfigError(f"配置文件“{path}”打不开，请核对路径。") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"配置文件“{path}”不是合法的 TOML：{error}。") from error
    settings = settings_from(table, frozenset(rule.id for rule in all_rules()))
    profile_named(settings.profile)
    return settings


def profile_named(name: str) -> Profile | None:
    """The profile of that name, None for ``auto``.

    :raises UsageError: there is no such profile.
    """
    if name == "auto":
        return None
    try:
        return Profile(name)
    except ValueError as error:
        raise UsageError(f"没有“{name}”这个文种；可用的有：auto、{'、'.join(Profile)}。") from error


def refuse_missing(path: str) -> None:
    """Refuse a path that names no file, before any work is done.

    :raises UsageError: it does not exist or is a folder.
    """
    try:
        folder, present = FilePath(path).is_dir(), FilePath(path).exists()
    except OSError:  # a path that no system accepts leads to nothing
        folder = present = False
    if folder:
        raise UsageError(f"“{path}”是文件夹；检查整个文件夹请用 replycheck batch。")
    if not present:
        raise MissingFileError(f"找不到文件“{path}”，请核对路径。")


def titles() -> dict[str, str]:
    """The title of every rule by its id."""
    return {rule.id: rule.title for rule in all_rules()}


def cards() -> dict[str, Card]:
    """What the machine formats tell of every rule, by its id."""
    return {rule.id: Card(rule.title, rule.severity, rule.page) for rule in all_rules()}


def annotated(report: Report, form: str, settings: Settings) -> bytes:
    """The reply's own file with notes at the findings: ``form`` is ``docx`` or ``pdf`` and must be the reply's format.

    :raises UsageError: the reply has another format.
    :raises UnreadableError: it could not be read, or has changed since it was checked.
    """
    document = report.document
    if form not in IN_FILE or document.format != form:
        named = "Word 文件" if form == "docx" else "PDF"
        raise UsageError(f"“{FilePath(document.source).name}”不是{named}，没有 {form} 批注版；可改用 --format html。")
    from replycheck.readers.sandbox import call  # noqa: PLC0415 - only annotated files need it

    return call(_annotate, document.source, report, settings.limits, limits=settings.limits)


def _annotate(path: str, report: Report, limits: Limits) -> bytes:
    """As ``annotated``, in the child process: whatever a hostile file does to a parser, it does it there."""
    data = _unchanged(path, report.document.sha256)
    if report.document.format == "pdf":
        from replycheck.reporting.pdf_copy import noted  # noqa: PLC0415 - loads pypdf

        return noted(report, data)
    from replycheck.readers.docx import trace_docx  # noqa: PLC0415 - loads lxml
    from replycheck.reporting.docx_comments import commented  # noqa: PLC0415 - loads python-docx

    return commented(report, data, trace_docx(f"“{FilePath(path).name}”", data, limits))


def thumbnails(report: Report, settings: Settings) -> tuple[bytes, ...]:
    """Small PNG pictures of the reply's pages, for the page strip of HTML; none where there are none or too many."""
    if not report.document.bound or not 0 < len(report.document.pages) <= DRAWN:
        return ()
    from replycheck.readers.pdf_thumbnails import thumbnails as drawn  # noqa: PLC0415 - loads PDFium
    from replycheck.readers.sandbox import call  # noqa: PLC0415 - as above

    try:
        return call(drawn, report.document.source, DRAWN, limits=settings.limits)
    except (ReplycheckError, OSError):  # an ornament: the report is whole without it
        return ()


def binding_of(path: Path, settings: Settings | None = None) -> tuple[Document, Binding | None]:
    """A document and what is concluded about the order of its pages; None where its format has no fixed pages.

    :raises ReplycheckError: it cannot be read.
    """
    document = read_document(path, settings)
    return document, Case(reply=document, profile=Profile.GENERIC).binding


def reordered(document: Document, binding: Binding, settings: Settings) -> bytes:
    """The PDF that was read as ``document`` with its pages in the proposed order.

    :raises UnreadableError: it has changed since, or cannot be written anew.
    """
    from replycheck.readers.sandbox import call  # noqa: PLC0415 - as above

    return call(_reorder, document.source, document.sha256, binding.proposed_order, limits=settings.limits)


def _reorder(path: str, digest: str, order: tuple[int, ...]) -> bytes:
    from replycheck.reporting.pdf_copy import reordered as copied  # noqa: PLC0415 - loads pypdf

    return copied(_unchanged(path, digest), order)


def _unchanged(path: str, digest: str) -> bytes:
    data = FilePath(path).read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise UnreadableError(f"“{FilePath(path).name}”和检查时不一样了；请重新检查。")
    return data


def _read(path: str, inputs: Inputs, settings: Settings) -> Document:
    """The document at ``path``; one that cannot be read is empty and says so."""
    try:
        return (read_isolated if inputs.isolated else read)(path, settings.limits)
    except UnreadableError as error:
        return Document(path, _sha256(path), _named_format(path), "", caveats=(Caveat(str(error), incomplete=True),))


def _named_format(path: str) -> str:
    """What the file's name claims it to be; a file that cannot be read has nothing better to tell."""
    return FilePath(path).suffix.lower().removeprefix(".") or "unknown"


def _sha256(path: str) -> str:
    try:
        with FilePath(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
