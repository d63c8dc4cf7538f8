"""What each of many papers is, told by its words: for who sorts a folder of matters before a batch.

What is easily got wrong: reading may hang or crash, so every paper is read in a child process, and one that cannot be
read is what its name says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from replycheck.app.checking import as_read, read_document
from replycheck.batch.lists.matters import Seen
from replycheck.config.settings import Settings
from replycheck.errors import ReplycheckError
from replycheck.facts.case_numbers import case_numbers
from replycheck.facts.paper.issuer import addressee
from replycheck.facts.paper.nature import HEAD, TAIL, lines_of, nature
from replycheck.facts.paper.role import guess, named_role
from replycheck.model.document import Document
from replycheck.model.role import Role
from replycheck.processes.bounds import Bounds
from replycheck.processes.pool import Pool
from replycheck.processes.system import worker_count
from replycheck.text.patterns import pattern

_FEW = 24
"""So many papers are read one after the other; starting workers takes longer."""
_TITLE_PART = 300
"""A judgment bears its number at the head; further down it names those of other cases."""
_WRITER = pattern(
    r"(?:信访人|申诉人|反映人|投诉人|举报人|来信人|申请人|具状人|此致敬礼)[：:]?(?P<name>[\u4e00-\u9fff·]{2,4})"
)
_ALONE = pattern(r"[\u4e00-\u9fff·]{2,4}")


def looked_at(papers: Sequence[Path], settings: Settings, jobs: int = 0) -> Mapping[Path, Seen]:
    """What each paper is; ``jobs`` processes read them, 0 for one a processor."""
    if len(papers) <= _FEW:
        return {path: seen(path, settings, isolated=True) for path in papers}
    limits = settings.limits
    bounds = Bounds(limits.seconds + limits.office_seconds, limits.memory_bytes)
    pool: Pool[Path, Seen] = Pool(partial(seen, settings=settings), worker_count(jobs), bounds)
    try:
        found = {
            path: answer if isinstance(answer, Seen) else _by_name(path) for _, path, answer in pool.results(papers)
        }
    finally:
        pool.stop()
    return found


def seen(path: Path, settings: Settings, *, isolated: bool = False) -> Seen:
    """What one paper is; a scan is not recognised for that."""
    unrecognised = replace(settings, ocr=replace(settings.ocr, enabled=False))
    try:
        document = as_read(read_document(path, unrecognised, isolated=isolated))
    except ReplycheckError:
        return _by_name(path)
    return _seen(path, document) if document.text.strip() else _by_name(path)


def _seen(path: Path, document: Document) -> Seen:
    """What a paper with text is; words that do not tell firmly do not go against its own name."""
    by_words, looks, named = guess(document), nature(document), named_role(path.name)
    role = looks.role if by_words is None else by_words.role
    numbers = _numbers(document.text[:_TITLE_PART] if role is Role.JUDGMENT else document.text)
    unclear = role is Role.OTHER and not looks.called
    if unclear or (by_words is None and named is Role.REPLY and role is not Role.REPLY):
        return Seen(named, by_name=True, numbers=numbers, names=_names(Role.REPLY, document))
    called = looks.called if looks.role is role else ""
    return Seen(role, called=called, numbers=numbers, names=_names(role, document))


def _by_name(path: Path) -> Seen:
    return Seen(named_role(path.name), by_name=True)


def _numbers(text: str) -> frozenset[str]:
    return frozenset("".join(filter(str.isalnum, number.written)) for number in case_numbers(text))


def _names(role: Role, document: Document) -> frozenset[str]:
    lines = lines_of(document)
    if role is Role.JUDGMENT:
        from replycheck.reuse.judgment import parties  # noqa: PLC0415 - numpy loads only where there is a judgment

        return frozenset(parties(document.text))
    if role is Role.PETITION:
        return frozenset(_writers(lines))
    name = addressee(lines[:HEAD])
    return frozenset(() if name is None else (name,))


def _writers(lines: Sequence[str]) -> Iterable[str]:
    """Who signed the letter, or is named in it as its writer."""
    for line in (*lines[:HEAD], *lines[-TAIL:]):
        match = _WRITER.search(line)
        if match is not None:
            yield match["name"]
    yield from (line for line in lines[-TAIL:] if _ALONE.fullmatch(line))
