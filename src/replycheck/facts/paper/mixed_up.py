"""Papers given in each other's place: the reply as its own judgment, the letter as the judgment or the reverse.

What is easily got wrong: a comparison with the wrong paper accuses loudly (all of it is copied) or says nothing at
all. Only what the words of a paper settle is put right, and it is always said.
"""

from __future__ import annotations

from pathlib import Path

from replycheck.facts.paper.nature import nature
from replycheck.facts.paper.role import guess
from replycheck.model.document import Caveat, Document
from replycheck.model.role import Role
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """What a reply is compared with, put right; ``caveats`` say what was noticed."""

    sources: tuple[Document, ...]
    petition: Document | None
    caveats: tuple[Caveat, ...]


def put_right(reply: Document, sources: tuple[Document, ...], petition: Document | None) -> Given:
    """The judgments and the letter as they must have been meant."""
    caveats: list[Caveat] = []
    kept = tuple(source for source in sources if not _same(source, reply))
    if len(kept) < len(sources):
        caveats.append(
            Caveat("给的裁判文书与要检查的答复是同一份文件，没有拿它比对；请另给裁判文书。", incomplete=True)
        )
    if petition is not None and _same(petition, reply):
        petition = None
        caveats.append(Caveat("给的来信与要检查的答复是同一份文件，没有拿它比对；请另给来信。", incomplete=True))
    letters = [source for source in kept if _is(source, Role.PETITION)]
    judgment = petition if petition is not None and _is(petition, Role.JUDGMENT) else None
    if len(letters) == 1 and (petition is None or judgment is not None):
        kept = tuple(source for source in kept if source is not letters[0])
        petition = letters[0]
        caveats.append(Caveat(f"作为裁判文书给的“{_name(letters[0])}”是来信，已经按来信核对。"))
    elif judgment is not None:
        petition = None
    if judgment is not None:
        kept = (*kept, judgment)
        caveats.append(Caveat(f"作为来信给的“{_name(judgment)}”是裁判文书，已经按裁判文书核对。"))
    caveats += [
        Caveat(f"作为裁判文书给的“{_name(source)}”像是答复；要检查的是不是它，请核对。")
        for source in kept
        if nature(reply).role is not Role.REPLY and _is(source, Role.REPLY)
    ]
    return Given(kept, petition, tuple(caveats))


def _same(one: Document, other: Document) -> bool:
    """Whether two papers are one: the same bytes, or the same words."""
    if one.sha256 and one.sha256 == other.sha256:
        return True
    return bool(one.text.strip()) and one.text.split() == other.text.split()


def _is(paper: Document, role: Role) -> bool:
    found = guess(paper) if paper.text.strip() else None
    return found is not None and found.role is role and nature(paper).role is role


def _name(paper: Document) -> str:
    return Path(paper.source).name
