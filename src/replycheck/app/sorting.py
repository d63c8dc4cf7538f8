"""Papers handed in as a heap: which is the reply, which are the judgments, which is the letter.

What is easily got wrong: nothing is refused here. Who sorts a heap before somebody's eyes shows what each paper was
taken for, and lets that person put it elsewhere; ``readers.matter`` has nobody to ask, and refuses what is unclear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from replycheck.app.checking import as_read, read_document
from replycheck.app.places import SortedPaper, placed
from replycheck.app.read_before import ReadBefore
from replycheck.batch.lists.names import harmless, own_name
from replycheck.config.settings import Settings
from replycheck.errors import ReplycheckError
from replycheck.facts.paper.nature import nature
from replycheck.facts.paper.role import guess, named_role
from replycheck.model.role import Role
from replycheck.readers.containers import holds_matter, members
from replycheck.readers.ocr.scans import pages_told


def unpacked(folder: Path, names: Iterable[str], settings: Settings) -> Iterator[tuple[str, str]]:
    """The names of the files in ``folder``, with those of the papers in archives in the place of the archives.

    The papers are unpacked into a folder of the archive's name. Each comes with why it could not be unpacked, ""
    where it could.
    """
    given = list(names)
    taken = {name.casefold() for name in given}
    for name in given:
        if not holds_matter(str(folder / name), settings.limits):
            yield name, ""
            continue
        packed = folder / f".{PurePosixPath(name).name}"
        (folder / name).rename(packed)  # a folder of that name takes its place
        try:
            for one in members(str(packed), settings.limits):
                inside = own_name(harmless(f"{name}/{one.source.removeprefix(str(packed))}"), taken)
                if not one.trouble:
                    (folder / inside).parent.mkdir(parents=True, exist_ok=True)
                    (folder / inside).write_bytes(one.data)
                yield str(inside), f"“{inside.name}”{one.trouble}。" if one.trouble else ""
        except (ReplycheckError, OSError) as error:
            yield name, str(error).replace(packed.name, PurePosixPath(name).name)
        packed.unlink(missing_ok=True)


def sorted_papers(
    folder: Path,
    names: Iterable[str],
    settings: Settings,
    *,
    before: ReadBefore | None = None,
    tell: Callable[[str, int, int], None] = lambda _name, _done, _pages: None,
) -> tuple[SortedPaper, ...]:
    """What each of the files in ``folder`` is, and where it belongs. For a worker: files are read in this process.

    ``before`` keeps what was read for the check that follows; ``tell`` hears which paper's pages are being recognised,
    how many are done, and how many there are.
    """
    found = []
    for name, trouble in unpacked(folder, names, settings):
        with pages_told(partial(tell, name)):
            found.append(SortedPaper(name, trouble=trouble) if trouble else _seen(folder, name, settings, before))
    return placed(found)


def _seen(folder: Path, name: str, settings: Settings, before: ReadBefore | None) -> SortedPaper:
    hinted = named_role(name)
    try:
        document = as_read(read_document(folder / name, settings, isolated=False, before=before))
    except ReplycheckError as error:
        return SortedPaper(name, role=hinted, by_name=True, trouble=str(error))
    if not document.text.strip():
        return SortedPaper(name, role=hinted, by_name=True)
    seems, known = guess(document), nature(document)
    called = known.called or known.role.label
    if seems is not None:
        called = known.called if known.role is seems.role and known.called else seems.role.label
        return SortedPaper(name, role=seems.role, called=called, firm=seems.firm)
    if known.role is not Role.OTHER:
        return SortedPaper(name, role=known.role, called=called)
    if known.called:
        return SortedPaper(name, role=Role.OTHER, called=known.called)
    return SortedPaper(name, role=hinted, by_name=True)
