"""The papers of one matter, read and told apart: which is the reply, which are the judgments, which is the letter.

What is easily got wrong: a wrong guess would accuse the wrong paper. So words decide before names, and where they leave
two papers for one place, or none, the user is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from replycheck.errors import UnreadableError, UsageError
from replycheck.facts.paper.role import Role, guess, named_role
from replycheck.model.document import Caveat, Document
from replycheck.model.limits import Limits
from replycheck.readers.containers import Member, members
from replycheck.readers.formats import Format
from replycheck.readers.sniff import sniff
from replycheck.records import dataclass

_NAMED = 6


@dataclass(frozen=True, slots=True)
class Matter:
    """The papers of a matter in their roles; what was taken for what stands in the reply's caveats."""

    reply: Document
    sources: tuple[Document, ...]
    petition: Document | None


@dataclass(frozen=True, slots=True)
class _Paper:
    document: Document
    role: Role | None
    firm: bool
    by_name: bool = False


Reader = Callable[[str, bytes], Document]
"""Reads the bytes of a paper, whose source is the name given."""


def read_matter(path: str, limits: Limits, reader: Reader) -> Matter:
    """The matter in the folder or zip at ``path``, its papers read by ``reader``.

    :raises UsageError: it cannot be told which paper is the reply, or which is the letter; or a folder holds too many.
    :raises UnreadableError: the archive cannot be opened.
    """
    papers: list[_Paper] = []
    besides: list[str] = []
    troubles: list[str] = []
    for one in members(path, limits):
        if one.trouble:
            troubles.append(f"{one.name}（{one.trouble}）")
        elif not one.data or _is_no_paper(one.data):
            besides.append(one.name)
        else:
            papers.append(_paper(one, reader))
    return _told_apart(path, papers, besides, troubles)


def _is_no_paper(data: bytes) -> bool:
    """Tables, slides, sound: passed over, and named. An archive is one that was not opened."""
    kind = sniff(data)
    return not kind.about.writing and kind not in {Format.ZIP, Format.ARCHIVE}


def _paper(one: Member, reader: Reader) -> _Paper:
    """A paper with its role: by its words, else by its name."""
    try:
        document = reader(one.source, one.data)
    except UnreadableError as error:
        document = _unread(one, str(error))
    found = guess(document) if document.text.strip() else None
    if found is not None:
        return _Paper(document, found.role, found.firm)
    return _Paper(document, named_role(one.name), firm=False, by_name=True)


def _unread(one: Member, reason: str) -> Document:
    import hashlib  # noqa: PLC0415 - only where a paper could not be read

    digest = hashlib.sha256(one.data).hexdigest()
    form = Path(one.name).suffix.lower().removeprefix(".") or "unknown"
    return Document(one.source, digest, form, "", caveats=(Caveat(reason, incomplete=True),))


def _told_apart(path: str, papers: list[_Paper], besides: list[str], troubles: list[str]) -> Matter:
    if troubles and not papers:
        raise UnreadableError(f"{_container(path)}的文件都没能读出：{_listed(troubles)}；请处理后再查。")
    reply = _the_only(path, papers, Role.REPLY) or _alone(path, papers)
    # A single paper of which only the name says so is not a matter; a folder was meant for something else.
    if reply is None or (reply.by_name and len(papers) == 1 and reply.document.text.strip() and Path(path).is_dir()):
        raise UsageError(_question(path, papers, troubles))
    petition = _the_only(path, papers, Role.PETITION)
    judgments = [paper for paper in papers if paper.role is Role.JUDGMENT]
    taken = [reply, *judgments, *([petition] if petition else [])]
    rest = [paper for paper in papers if not any(paper is one for one in taken)]
    unread = [_name(paper) for paper in rest if not paper.document.text.strip()]
    besides = [*besides, *(_name(paper) for paper in rest if paper.document.text.strip())]
    notes = [Caveat(_account(path, reply, judgments, petition))]
    if besides:
        notes.append(Caveat(f"材料里还有这些文件，没有用到：{_listed(besides)}。"))
    if unread or troubles:
        notes.append(
            Caveat(f"材料里有没能读出的文件，不知道是什么：{_listed([*unread, *troubles])}。", incomplete=True)
        )
    document = replace(reply.document, caveats=(*notes, *reply.document.caveats))
    return Matter(document, tuple(one.document for one in judgments), petition.document if petition else None)


def _the_only(path: str, papers: list[_Paper], role: Role) -> _Paper | None:
    """The one paper of that role: one whose words are certain, else one at all; None where there is none.

    :raises UsageError: there are several.
    """
    found = [paper for paper in papers if paper.role is role]
    said = [paper for paper in found if not paper.by_name] or found
    firm = [paper for paper in said if paper.firm] or said
    if len(firm) > 1:
        names = _listed([_name(paper) for paper in firm])
        which = "要检查的答复" if role is Role.REPLY else "它答复的来信"
        how = _how(papers, path)
        raise UsageError(f"{_container(path)}有几份都像{role.label}（{names}），不敢猜哪一份是{which}；{how}")
    return firm[0] if firm else None


def _alone(path: str, papers: list[_Paper]) -> _Paper | None:
    """The only paper in an archive, where nothing says that it is something else; None where there are more."""
    (only,) = papers if len(papers) == 1 else (None,)
    return None if only is None or only.role is not None or Path(path).is_dir() else only


def _question(path: str, papers: list[_Paper], troubles: list[str]) -> str:
    names = _listed([*(_name(paper) for paper in papers), *troubles])
    if not names:
        return f"{_container(path)}没有可以检查的文书；请核对路径{_many(path)}。"
    return f"{_container(path)}没有认出哪一份是答复（有：{names}）；{_how(papers, path)}"


def _container(path: str) -> str:
    return f"“{path}”是{'文件夹' if Path(path).is_dir() else '压缩包'}，里面"


def _many(path: str) -> str:
    return "；检查许多件答复请用 replycheck batch" if Path(path).is_dir() else ""


def _how(papers: list[_Paper], path: str) -> str:
    """How the user answers the question."""
    judgment = next((paper.document.source for paper in papers if paper.role is Role.JUDGMENT), f"{path}/判决书.docx")
    reply = next((paper.document.source for paper in papers if paper.role is Role.REPLY), f"{path}/答复.docx")
    return f"请指明，例如 replycheck check “{reply}” --source “{judgment}”{_many(path)}。"


def _account(path: str, reply: _Paper, judgments: Iterable[_Paper], petition: _Paper | None) -> str:
    """What was taken for what."""
    parts = [f"答复是{_called(reply)}"]
    named = _listed([_called(paper) for paper in judgments])
    parts.append(f"裁判文书是{named}" if named else "没有裁判文书")
    parts.append(f"来信是{_called(petition)}" if petition else "没有来信")
    return f"“{Path(path).name}”里的文件是这样认的：{'；'.join(parts)}。认得不对，请逐一指明后再查。"


def _called(paper: _Paper) -> str:
    return _name(paper) + ("（按文件名认的）" if paper.by_name else "")


def _name(paper: _Paper) -> str:
    return Path(paper.document.source).name


def _listed(names: list[str]) -> str:
    more = f"等 {len(names)} 个" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + more
