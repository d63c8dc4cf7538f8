"""Where reports go: each ``--format`` is a form with or without a path.

Nothing a user wrote is overwritten: a report may replace an earlier report, never a document that was checked.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from os.path import normcase
from pathlib import Path

from replycheck.cli.overwriting import refuse_overwriting
from replycheck.disk.reach import reachable
from replycheck.disk.refusals import in_use
from replycheck.errors import ReplycheckError, UsageError
from replycheck.model.report import Report
from replycheck.records import dataclass
from replycheck.reporting import Form, Look, RuleInfo, document, escape_terminal, form_named, fragment, framed, render

_NARROW, _WIDE = 60, 120


@dataclass(frozen=True, slots=True)
class Target:
    """A form, and the path it is written to (None: standard output)."""

    form: Form
    path: str | None = None


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What reports show beside their findings: rule infos, masking, page pictures, notes in the reply's own file.

    ``rule_infos`` is called when they are first needed: loading the rules before the paper is read costs time.
    ``thumbnails`` gives PNG pictures of a reply's pages, ``in_file`` the bytes of its annotated file in a form.
    ``everything``: the terminal shows each finding and each rule that did not run.
    """

    rule_infos: Callable[[], Mapping[str, RuleInfo]] = dict
    masked: Callable[[Report], Report] | None = None
    thumbnails: Callable[[Report], tuple[bytes, ...]] | None = None
    in_file: Callable[[Report, str], bytes] | None = None
    everything: bool = False


def targets(formats: tuple[str, ...], output: str | None) -> tuple[Target, ...]:
    """The targets that ``--format`` and ``--output`` ask for; ``terminal`` on standard output without them.

    :raises UsageError: a form is unknown or needs a path, or two reports would go to the same place.
    """
    found = [Target(*_split(given)) for given in formats] or [Target(form_named("terminal"))]
    if output is not None:
        if len([target for target in found if target.path is None]) != 1:
            raise UsageError("--output 只对一种报告形式有用；几种形式请分别写成 --format 形式=路径。")
        found = [Target(target.form, target.path or output) for target in found]
    places = [target.path and normcase(target.path) for target in found]  # on Windows A.html is a.html
    if len(set(places)) < len(places):
        raise UsageError("两种报告不能写到同一个地方；请分别写成 --format 形式=路径。")
    for target in found:
        if target.form.in_file and target.path is None:
            raise UsageError(f"批注版要写成文件；请写成 --format {target.form.name}=路径。")
        if target.form.own_file and target.path is None:
            raise UsageError(f"它要写成文件；请写成 --format {target.form.name}=路径。")
    return tuple(found)


def _split(given: str) -> tuple[Form, str | None]:
    name, equals, path = given.partition("=")
    form = form_named(name)
    if equals and not path:
        raise UsageError(f"“--format {given}”等号后面缺少路径。")
    return form, path or None


class Writers:
    """Writes every report to every target, each file opened once; several HTML reports go into a folder.

    Forms that hold several reports in one frame are written by ``finish``, which must be called after the last report.
    """

    def __init__(
        self, wanted: tuple[Target, ...], inputs: tuple[str, ...], replies: int, options: ReportOptions | None = None
    ) -> None:
        self._targets = wanted
        self._many = replies > 1
        self._options = options or ReportOptions()
        self._started: set[str] = set()
        self._fragments: dict[Target, list[str]] = {target: [] for target in wanted if target.form.framed}
        self.failed = False
        if self._options.masked is not None and any(target.form.in_file for target in wanted):
            raise UsageError("Word、PDF 批注版里是答复原文，不能遮盖个人信息；请改用 html 等形式，或不用 --redact。")
        for target in wanted:
            self._refuse(target, inputs)

    def _refuse(self, target: Target, inputs: Iterable[str]) -> None:
        """Refuse a target before any work is done."""
        if target.path is None:
            return
        path = Path(target.path)
        if self._many and target.form.foldered:
            if path.suffix or path.is_file():
                raise UsageError(f"几份答复的 {target.form.name} 报告要放进文件夹；“{target.path}”请改成文件夹的名字。")
            return
        refuse_overwriting(target.path, inputs, in_file=target.form.is_document)

    def write(self, report: Report, titles: dict[str, str]) -> None:
        """Write one report to all targets; a file that cannot be annotated is told, and ``failed`` set."""
        shown = report if self._options.masked is None else self._options.masked(report)
        for target in self._targets:
            if target.form.framed:
                look = Look(rule_infos=self._options.rule_infos())
                self._fragments[target].append(fragment(shown, target.form, look))
            elif target.form.in_file:
                self._annotate(target, report)
            elif target.form.own_file:
                ending = target.form.ending if self._many else target.path or ""
                self._save(target, document(shown, target.form, Path(ending).suffix), shown)
            elif target.path is None:
                self._show(shown, target.form.name, titles)
            else:
                text = render(
                    shown,
                    target.form.name,
                    titles=titles,
                    rule_infos=self._options.rule_infos() if target.form.name == "html" else {},
                    thumbnails=self._pictures(target, report),
                    everything=self._options.everything,
                )
                self._save(target, text.encode("utf-8", "replace"), shown)

    def finish(self) -> None:
        """Write the forms that hold all reports in one file."""
        for target, fragments in self._fragments.items():
            text = framed(fragments, target.form)
            if target.path is None:
                sys.stdout.write(text)
                sys.stdout.flush()
            else:
                self._put(Path(target.path), (target.form.mark + text).encode("utf-8", "replace"), "wb")

    def _pictures(self, target: Target, report: Report) -> tuple[bytes, ...]:
        """Page pictures for HTML; none where personal data is masked, as they would show it."""
        if target.form.name != "html" or self._options.thumbnails is None or self._options.masked is not None:
            return ()
        return self._options.thumbnails(report)

    def _annotate(self, target: Target, report: Report) -> None:
        try:
            if self._options.in_file is None:
                raise UsageError(f"这里不能写 {target.form.name} 批注版。")
            self._save(target, self._options.in_file(report, target.form.name), report)
        except ReplycheckError as error:
            self.failed = True
            sys.stderr.write(escape_terminal(f"没有写出批注版：{error}") + "\n")

    def _show(self, report: Report, form: str, titles: dict[str, str]) -> None:
        colour = in_colour()
        text = render(
            report,
            form,
            colour=colour,
            width=_columns(),
            titles=titles,
            rule_infos=self._options.rule_infos() if form == "html" else {},
            everything=self._options.everything,
        )
        gap = "\n" if form == "terminal" and "" in self._started else ""
        self._started.add("")
        sys.stdout.write(gap + text)
        sys.stdout.flush()

    def _save(self, target: Target, content: bytes, report: Report) -> None:
        path = Path(target.path or "")
        is_document = target.form.is_document
        if self._many and target.form.foldered:
            source = Path(report.document.source)
            path = self._unused(path / _named(source, target.form))
            if is_document:
                refuse_overwriting(str(path), (report.document.source,), in_file=True)
        again = normcase(path) in self._started
        self._started.add(normcase(path))
        self._put(path, content, "xb" if is_document else "ab" if again else "wb")

    def _put(self, path: Path, content: bytes, mode: str) -> None:
        try:
            place = reachable(path)
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open(mode) as file:
                file.write(content)
        except OSError as error:
            if in_use(error):
                raise UsageError(f"报告写不到“{path}”：它正被别的程序开着；请先关闭它，或者换一个文件名。") from error
            raise UsageError(f"报告写不到“{path}”：{error.strerror}。") from error

    def _unused(self, path: Path) -> Path:
        """``path``, or with a number where a reply of the same name from another folder was written there."""
        candidate, number = path, 2
        while normcase(candidate) in self._started:
            candidate, number = path.with_name(f"{path.stem}-{number}{path.suffix}"), number + 1
        return candidate


def _named(source: Path, form: Form) -> str:
    """The name of a reply's report among several."""
    if form.in_file:
        return f"{source.stem}-批注{source.suffix}"
    return f"{source.stem if form.own_file else source.name}{form.ending}"


def _columns() -> int:
    """The width to wrap at: the terminal's within reason, the widest where there is none."""
    if not sys.stdout.isatty():
        return 100
    try:
        return max(_NARROW, min(_WIDE, os.get_terminal_size(sys.stdout.fileno()).columns))
    except OSError:
        return 100


def in_colour() -> bool:
    """Whether standard output is a terminal that shows colours, and nobody has forbidden them."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
