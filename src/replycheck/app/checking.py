"""The use cases: the only place where reading, rules and reports meet.

A file that cannot be read still gives a report: its verdict is "incomplete", never a pass.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from replycheck.app.naming import profile_named
from replycheck.app.papers import Papers, begin_paper, begin_papers, laid_out, read_paper, unread
from replycheck.app.read_before import ReadBefore
from replycheck.app.unwrapping import Ways, all_unwrapped, restored
from replycheck.checks import all_rules
from replycheck.config.settings import Settings
from replycheck.disk.reach import reachable
from replycheck.engine.run import report_on
from replycheck.engine.scorecard import scorecard
from replycheck.errors import MissingFileError, UsageError
from replycheck.facts.paper.mixed_up import put_right
from replycheck.facts.paper.nature import nature
from replycheck.facts.paper.profile import detect_profile
from replycheck.facts.structure.reply_parts import Placed
from replycheck.model.binding import Binding
from replycheck.model.document import Caveat, Document
from replycheck.model.profile import REPLIES, Profile
from replycheck.model.report import Crashed, Report, Skipped
from replycheck.model.role import REPLY, Role
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.reporting import RuleInfo
from replycheck.rules.case import Case
from replycheck.text.clock import Clock, OutOfTimeError, timed
from replycheck.text.lookalikes import evened
from replycheck.text.sprinkled import sprinkled

if TYPE_CHECKING:
    from replycheck.library.proposed import Candidates

Path = str | os.PathLike[str]
"""A path as callers may give it."""

OTHER_MATTER = "看来是另一案的：和答复没有相同的案号、当事人、日期、金额和内容，没有拿它比对；照搬没有查。"
"""What is said of a judgment that has nothing to do with the reply."""
_AT_ONCE = 2
"""Judgments read at once, beside letter and reply: each child may take the whole memory that one is allowed."""
NOTHING_FOUND = "文书库中没有找到相似的裁判文书；照搬只对库中的文书查过。"
"""What is said of a reply that shares nothing with any judgment of the library."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What one reply is checked with. ``isolated`` reads files in a child process; a batch worker is one already.

    ``matter`` allows a folder or zip of one matter in place of the reply: its papers are told apart by their words.
    ``siblings`` are other replies of the same batch that share words with this one, None where there is no batch;
    ``template`` are the stretches of this one that many replies of the batch have. ``library`` is the folder of a
    judgment library in which further sources are looked for; ``candidates`` are those of its judgments that were found
    for this reply elsewhere, None where it is to be searched. ``before`` are papers that need not be read again.
    """

    sources: tuple[str, ...] = ()
    petition: str | None = None
    isolated: bool = True
    matter: bool = False
    siblings: tuple[Document, ...] | None = None
    template: tuple[Span, ...] = ()
    library: str | None = None
    candidates: Candidates | None = None
    before: ReadBefore | None = None


def check(  # noqa: PLR0913 - the published Python interface
    reply: Path,
    *,
    sources: Iterable[Path] | None = None,
    petition: Path | None = None,
    library: Path | None = None,
    profile: str | None = None,
    settings: Settings | None = None,
) -> Report:
    """Check one reply and give its report.

    :param reply: path of the reply, or of a zip or folder with the papers of one matter.
    :param sources: paths of the judgments it may have been copied from.
    :param petition: path of the letter it answers.
    :param library: folder of a judgment library, in which further sources are looked for.
    :param profile: the genre, e.g. ``"court-reply"``; None or ``"auto"`` detects it.
    :raises UsageError: a file does not exist, the profile is unknown, the library is none, or it cannot be told which
        paper is the reply.
    :raises UnreadableError: the library is broken.
    """
    if isinstance(sources, str | os.PathLike):
        sources = (sources,)
    given = Inputs(
        tuple(os.fspath(source) for source in sources or ()),
        None if petition is None else os.fspath(petition),
        matter=True,
        library=None if library is None else os.fspath(library),
    )
    settings = settings or Settings()
    if profile is not None:
        settings = replace(settings, profile=str(profile))
    return examine(os.fspath(reply), given, settings)


def as_read(document: Document) -> Document:
    """A document with look-alike characters as what they look like, each in its place; its own text is the file's."""
    text = evened(document.text)
    return document if text == document.text else replace(document, text=text)


def examine(reply: str, inputs: Inputs, settings: Settings) -> Report:
    """The report on one reply; see :func:`check`."""
    profile_named(settings.profile)  # an unknown one is refused before any work
    refuse_missing(reply, folder=inputs.matter)
    for path in (*inputs.sources, *([inputs.petition] if inputs.petition else [])):
        refuse_missing(path)
    begin = partial(begin_paper, settings=settings, isolated=inputs.isolated, before=inputs.before)
    first, rest = inputs.sources[:_AT_ONCE], inputs.sources[_AT_ONCE:]
    begun = [begin(source) for source in first]
    letter_begun = begin(inputs.petition) if inputs.petition else None
    reply_begun = begin_papers(reply, settings, isolated=inputs.isolated, matter=inputs.matter, before=inputs.before)
    _load_rules(compare=bool(inputs.sources or inputs.library))
    sources = (*(read() for read in begun), *(begin(source)() for source in rest))
    letter = letter_begun() if letter_begun else None
    papers = reply_begun()
    papers = replace(papers, sources=(*papers.sources, *sources), petition=letter or papers.petition)
    clock = Clock(settings.limits.rules_seconds)
    try:
        with timed(clock):
            case, ways = _case(papers, inputs, settings)
        if inputs.library is None:
            return restored(report_on(all_rules(), case, settings, clock), ways)
        return restored(_report_with_library(inputs, inputs.library, case, settings, clock), ways)
    except OutOfTimeError:
        return _stopped(papers.reply, clock)


def _case(papers: Papers, inputs: Inputs, settings: Settings) -> tuple[Case, Ways]:
    """The case that the papers make: each in its place, judgments of other matters set apart, laid out where asked for.

    And the ways back from the texts of the case to those of the files.
    """
    wanted, letter = profile_named(settings.profile), papers.petition
    read = (papers.reply, *papers.sources, *((letter,) if letter else ()))
    joined, ways = all_unwrapped(map(as_read, read))
    document, judgments = joined[0], joined[1 : 1 + len(papers.sources)]
    given = put_right(document, judgments, joined[-1] if letter else None)
    document = replace(document, caveats=(*document.caveats, *given.caveats, *_broken_up(document)))
    case = Case(
        reply=document,
        profile=wanted or detect_profile(document),
        sources=given.sources,
        petition=given.petition,
        siblings=inputs.siblings,
        template=_template(inputs, papers.reply, ways),
        draft=settings.draft,
        house=settings.house,
        nature=nature(document),
        profile_named=wanted is not None,
    )
    case = _taken_as(_apart(case))
    case = replace(case, reply=replace(case.reply, caveats=(*case.reply.caveats, *_what_it_is(case))))
    if not settings.paginate or not case.text.strip() or case.reply.bound:
        return case, ways
    document, layout, reason = laid_out(case.reply, settings, isolated=inputs.isolated)
    return replace(case, reply=document, layout=layout, unpaginated=reason), ways


def _stopped(document: Document, clock: Clock) -> Report:
    """The report on a paper for which the time was up before any rule could run: they have all crashed."""
    caveat = Caveat(f"{clock.said}；请换一个较小的文件，或者拆开再查。", incomplete=True)
    return _all_crashed(replace(document, caveats=(*document.caveats, caveat)), clock.said)


def _template(inputs: Inputs, reply: Document, ways: Ways) -> tuple[Span, ...]:
    """The stretches that many replies of the batch have, in the text that is checked."""
    spans = tuple(span for span in inputs.template if span.end <= len(reply.text))
    way = ways.get(reply.source)
    return spans if way is None else tuple(way.forth(span) for span in spans)


def _broken_up(document: Document) -> tuple[Caveat, ...]:
    """That no word of the paper could be found, where something stands between its characters."""
    why = sprinkled(document.text)
    return (Caveat(f"{why}，规则认不出来，等于没有查；请删去以后再查。", incomplete=True),) if why else ()


def _apart(case: Case) -> Case:
    """The case without judgments that are about another matter, which is said."""
    if not case.sources:
        return case
    from replycheck.reuse.belonging import of_other_matters  # noqa: PLC0415 - numpy loads only where a judgment was given

    foreign = of_other_matters(case.reply, case.sources)
    said = tuple(Caveat(f"裁判文书“{FilePath(paper.source).name}”{OTHER_MATTER}") for paper in foreign)
    reply = replace(case.reply, caveats=(*case.reply.caveats, *said))
    kept = tuple(source for source in case.sources if source not in foreign)
    return replace(case, reply=reply, sources=kept, other_matters=foreign)


def _taken_as(case: Case) -> Case:
    """The case; a paper of unknown nature is taken as a reply where it speaks of the matter of its judgment."""
    unknown = case.role is Role.OTHER and not case.nature.called and bool(case.sources)
    return replace(case, nature=REPLY) if unknown and case.comparison.concerned else case


def _what_it_is(case: Case) -> tuple[Caveat, ...]:
    """What must be known of a paper on which rules for replies could not run."""
    if not case.remark or not case.reply.text.strip():
        return ()
    if case.role is not Role.REPLY:
        return (Caveat(f"{case.remark}；针对答复的规则没有运行。如果它就是答复，请用 --profile 指定文种再查。"),)
    idle = [rule.title for rule in all_rules() if Profile.GENERIC not in rule.profiles and rule.profiles & REPLIES]
    return (Caveat(f"{case.remark}（{'、'.join(idle)}）；请用 --profile 指定文种再查。"),)


def _load_rules(*, compare: bool) -> None:
    """Load what checking needs, while child processes read the papers: it is a third of a second."""
    if compare:
        import replycheck.reuse  # noqa: F401, PLC0415 - numpy loads only where a judgment was given
    all_rules()


def _report_with_library(inputs: Inputs, folder: str, case: Case, settings: Settings, clock: Clock) -> Report:
    """The report on a case to which the judgments are added that the library in ``folder`` has for it."""
    from replycheck.library import open_library, sources_of  # noqa: PLC0415 - numpy loads only where there is one
    from replycheck.library.proposed import Proposed  # noqa: PLC0415 - numpy loads only where there is one
    from replycheck.library.storage.texts import with_plain_breaks  # noqa: PLC0415 - with them

    proposed = inputs.candidates
    with closing(open_library(folder) if proposed is None else Proposed(folder, proposed)) as library:
        given = {with_plain_breaks(source.text) for source in case.sources}
        with timed(clock):
            similar = sources_of(library, case.reply)
        found = tuple(source for source in similar if with_plain_breaks(source.text) not in given)
        reply = case.reply
        if reply.text.strip() and library.searched and not found and not given:
            reply = replace(reply, caveats=(*reply.caveats, Caveat(NOTHING_FOUND)))
        searched = replace(case, reply=reply, sources=(*case.sources, *found), library=library)
        return report_on(all_rules(), searched, settings, clock)


def unfinished(reply: str, reason: str) -> Report:
    """The report on a reply whose check had to be stopped: every rule has crashed, for the reason given."""
    return _all_crashed(unread(reply, reason), reason.rstrip("。"))


def _all_crashed(document: Document, why: str) -> Report:
    crashed = tuple(Crashed(rule.id, why) for rule in all_rules())
    return Report(document, Profile.GENERIC, crashed, scorecard=scorecard(all_rules(), crashed, Profile.GENERIC, {}))


def failed(reply: str, reason: str) -> Report:
    """The report on a reply that could not be checked at all, with the reason as a Chinese sentence."""
    document = unread(reply, reason)
    skipped = tuple(Skipped(rule.id, "文件没有读出来") for rule in all_rules())
    return Report(document, Profile.GENERIC, skipped, scorecard=scorecard(all_rules(), skipped, Profile.GENERIC, {}))


def read_document(
    path: Path, settings: Settings | None = None, *, isolated: bool = True, before: ReadBefore | None = None
) -> Document:
    """The document as replycheck reads it: ``text`` is what all offsets count in.

    ``isolated`` reads in a child process what could harm this one; a worker is one already.

    :raises ReplycheckError: it cannot be read.
    """
    return read_paper(os.fspath(path), settings or Settings(), isolated=isolated, before=before)


def refuse_missing(path: str, *, folder: bool = False) -> None:
    """Refuse a path that names no file (in an archive neither), before any work is done; ``folder`` allows a folder.

    :raises UsageError: it does not exist or is a folder.
    """
    try:
        is_folder, present = reachable(path).is_dir(), reachable(path).exists()
    except OSError:  # a path that no system accepts leads to nothing
        is_folder = present = False
    if not present:
        from replycheck.readers.containers import in_archive  # noqa: PLC0415 - rarely needed

        present = in_archive(path)
    if is_folder and not folder:
        raise UsageError(f"“{path}”是文件夹；检查整个文件夹请用 replycheck batch。")
    if present and not is_folder and _is_device(path):
        raise UsageError(f"“{path}”是管道或设备，不是文件；请给出文件。")
    if not present:
        raise MissingFileError(f"找不到文件“{path}”，请核对路径。")


def _is_device(path: str) -> bool:
    """Whether opening it could wait for ever or never end: a pipe, a socket, a device."""
    try:
        kind = reachable(path).stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(kind) and not stat.S_ISDIR(kind)


def refuse_no_library(path: str | None) -> None:
    """Refuse a folder that holds no judgment library, before any work is done; None is none wanted.

    :raises UsageError: there is none.
    :raises UnreadableError: it is broken.
    """
    if path is not None:
        from replycheck.library import open_library  # noqa: PLC0415 - rarely needed

        open_library(path).close()


def titles() -> dict[str, str]:
    """The title of every rule by its id."""
    return {rule.id: rule.title for rule in all_rules()}


def rule_infos() -> dict[str, RuleInfo]:
    """What the machine formats tell of every rule, by its id."""
    return {rule.id: RuleInfo(rule.title, rule.severity, rule.page, rule.examples) for rule in all_rules()}


def binding_of(path: Path, settings: Settings | None = None) -> tuple[Document, Binding | None]:
    """A document and what is concluded about the order of its pages; None where its format has no fixed pages.

    :raises ReplycheckError: it cannot be read.
    """
    document = read_document(path, settings)
    return document, Case(reply=document, profile=Profile.GENERIC).binding


def parts_of(document: Document) -> tuple[Placed, ...]:
    """The paragraphs of the running text, each with the part of a reply that it is."""
    return Case(reply=document, profile=Profile.GENERIC).parts
