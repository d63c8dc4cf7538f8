"""Which papers of a folder are replies, and which judgments and letters belong to each.

What is easily got wrong: a judgment that is counted as a reply is an accusation, and a reply that is taken for a letter
is never checked. So words go before names; what only its name calls a judgment or a letter is put aside only where it
has a reply to belong to; and whatever is no entry is named in a warning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path, PurePath

from replycheck.facts.paper.role import named_role
from replycheck.model.role import Role
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_ROLE_WORDS = pattern(
    r"(?i)(?:信访)?(?:事项)?(?:处理|复查|复核|答复)意见书?|答复书?|回复|复函|回函|告知书"
    r"|(?:一审|二审|再审)?(?:民事|刑事|行政|执行)?(?:判决书?|裁定书?|调解书|裁判文书|文书)|来信|信访(?:材料|信|件|事项)?|申诉(?:材料|状|书)?"
    r"|诉求|举报信?|投诉信?|材料|reply|judge?ments?|petitions?|letters?|sources?"
)
_MARKS = pattern(r"[\W_]+")
_COMPANIONS = frozenset({Role.JUDGMENT, Role.PETITION})
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """What a paper is by its words (``by_name``: only by its name), and what ties it to others of its matter.

    ``called`` is the word a clerk has for it. ``numbers`` are the case numbers that a judgment bears or another paper
    names, ``names`` the parties, the writer of the letter, or whom the reply is addressed to.
    """

    role: Role | None
    by_name: bool = False
    called: str = ""
    numbers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


Look = Callable[[Sequence[Path]], Mapping[Path, Seen]]
"""Reads papers and says what each is."""


def by_names(papers: Sequence[Path]) -> dict[Path, Seen]:
    """What the papers are by their names alone."""
    return {path: Seen(named_role(path.name), by_name=True) for path in papers}


@dataclass(frozen=True, slots=True)
class Matter:
    """A reply with what it is compared with; of several letters none is."""

    reply: Path
    sources: tuple[Path, ...] = ()
    letters: tuple[Path, ...] = ()


@dataclass(slots=True)
class _Sorting:
    """The papers of a folder while they are sorted."""

    folder: Path
    seen: Mapping[Path, Seen]
    owners: dict[Path, list[Path]] = field(default_factory=lambda: defaultdict(list))
    """The replies to which each judgment and letter belongs."""


def matters(folder: Path, papers: Sequence[Path], seen: Mapping[Path, Seen]) -> tuple[list[Matter], tuple[str, ...]]:
    """The replies among the papers, in their order, each with its judgments and letters; and what must be said."""
    sorting = _Sorting(folder, seen)
    companions = [path for path in papers if seen[path].role in _COMPANIONS]
    replies = [path for path in papers if path not in set(companions)]
    surely = [path for path in replies if _is_reply(seen[path])]
    for path in companions:
        sorting.owners[path] = _owners(sorting, path, surely or replies)
    kept = {path for path in companions if seen[path].by_name and not sorting.owners[path]}
    placed = defaultdict(list)
    for path in companions:
        for owner in sorting.owners[path]:
            placed[owner].append(path)
    beside = {path for path in replies if not _is_reply(seen[path]) and _lies_in_a_matter(path, placed)}
    entries = [path for path in papers if path in kept or (path in set(replies) and path not in beside)]
    found = [
        Matter(
            reply,
            tuple(path for path in placed[reply] if seen[path].role is Role.JUDGMENT),
            tuple(path for path in placed[reply] if seen[path].role is Role.PETITION),
        )
        for reply in entries
    ]
    idle = [path for path in companions if path not in kept and not sorting.owners[path]]
    return found, tuple(_said(sorting, papers, found, idle, sorted(beside)))


def _is_reply(seen: Seen) -> bool:
    """Whether it is a reply, as far as anything tells; a paper of which nothing does was meant for one."""
    return seen.role in {Role.REPLY, None}


def _lies_in_a_matter(path: Path, placed: Mapping[Path, list[Path]]) -> bool:
    """Whether a paper that is no reply lies in the folder of a reply that has its judgment or letter."""
    return any(companions and reply.parent in {path.parent, *path.parents} for reply, companions in placed.items())


def _owners(sorting: _Sorting, paper: Path, replies: Sequence[Path]) -> list[Path]:
    """The replies that a judgment or a letter belongs to: the only one around it, else by name, else by words."""
    for place in (paper.parent, *paper.parent.parents):
        if sorting.folder not in {place, *place.parents}:
            break
        around = [reply for reply in replies if place in reply.parents]
        if len(around) == 1:
            return around
        if around:
            return _alike(sorting, paper, around) or _told(sorting.seen, paper, around)
    return []


def _alike(sorting: _Sorting, paper: Path, replies: Iterable[Path]) -> list[Path]:
    """The only reply whose path is the same but for the words for what each is (001-答复, 001-判决书)."""
    wanted = _key(paper.relative_to(sorting.folder))
    found = [reply for reply in replies if wanted and _key(reply.relative_to(sorting.folder)) == wanted]
    return found if len(found) == 1 else []


def _key(path: PurePath) -> str:
    steps = (*path.parts[:-1], path.stem)
    bare = (_MARKS.sub(" ", _ROLE_WORDS.sub(" ", step)).strip().casefold() for step in steps)
    return "/".join(step for step in bare if step)


def _told(seen: Mapping[Path, Seen], paper: Path, replies: Sequence[Path]) -> list[Path]:
    """The replies that name the same case, else the only one to the same person."""
    one = seen[paper]
    same_case = [reply for reply in replies if not one.numbers.isdisjoint(seen[reply].numbers)]
    if same_case:
        return same_case if one.role is Role.JUDGMENT or len(same_case) == 1 else []
    same_person = [reply for reply in replies if not one.names.isdisjoint(seen[reply].names)]
    return same_person if len(same_person) == 1 else []


def _said(
    sorting: _Sorting, papers: Sequence[Path], found: Sequence[Matter], idle: Sequence[Path], beside: Sequence[Path]
) -> Iterable[str]:
    """What must be told of how the papers were sorted, as Chinese sentences."""
    misfiled: dict[str, list[Path]] = defaultdict(list)
    for path in papers:
        misfiled[_misfiled(path, sorting.seen[path])].append(path)
    for called in sorted(misfiled.keys() - {""}):
        names = _named(sorting, misfiled[called])
        yield f"名字和内容对不上，按内容认作{called}：{names}；请核对有没有放错。"
    for role in (Role.JUDGMENT, Role.PETITION):
        if left := [path for path in idle if sorting.seen[path].role is role]:
            names = _named(sorting, left)
            yield f"是{role.label}，不是答复，没有当作答复；也没有找到它对应的答复，没有用到：{names}。"
    if beside:
        yield f"不是答复、裁判文书或来信，没有用到：{_named(sorting, beside)}；要检查请单独列出。"
    if several := [matter.reply.parent for matter in found if len(matter.letters) > 1]:
        names = _named(sorting, list(dict.fromkeys(several)))
        yield f"有几份都像来信，没有对照来信：{names}；要对照请用清单写明。"


def _named(sorting: _Sorting, paths: Sequence[Path]) -> str:
    shown = "、".join(path.relative_to(sorting.folder).as_posix() for path in paths[:_NAMED])
    return shown + (f" 等 {len(paths)} 份" if len(paths) > _NAMED else "")


def _misfiled(path: Path, seen: Seen) -> str:
    """What a paper is called whose name, or else whose folder, says that it is something else; "" where none does."""
    hinted = named_role(path.name) or named_role(path.parent.name)
    if seen.by_name or seen.role not in {Role.REPLY, *_COMPANIONS} or hinted in {None, seen.role}:
        return ""
    return seen.called or seen.role.label
