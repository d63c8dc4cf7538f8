"""What a judgment says of itself at its head: case number, court, parties, kind; for looking it up.

What a reader would get wrong: these are aids for searching, read from the text where the user did not give them; a
judgment without any is as good a member of the library.
"""

from __future__ import annotations

from replycheck.facts.case_numbers import case_numbers
from replycheck.records import dataclass
from replycheck.reuse.judgment import parties
from replycheck.text.fold import fold
from replycheck.text.patterns import pattern

_HEAD = 400
"""A judgment's own number and court stand in its first lines; later numbers are those of other papers."""
_COURT = pattern(r"[\u4e00-\u9fff]{2,40}?(?:人民法院|专门法院|海事法院|知识产权法院|金融法院|互联网法院|铁路运输法院)")
_KIND = pattern(
    r"(?:(?:民\s*事|刑\s*事|行\s*政|执\s*行|赔\s*偿|附\s*带){1,3}\s*)?(?:判\s*决|裁\s*定|调\s*解|决\s*定|通\s*知)\s*书|支\s*付\s*令"
)
_ZEROS = pattern(r"(?<=\D)第?0*(?=\d+号)")
_RULING = pattern("之[一二三四五六七八九十]{1,3}$")
_MOST_PARTIES = 30
_LONGEST_FIELD = 500
BETWEEN = "\n"
"""Stands between the names of parties as stored."""


@dataclass(frozen=True, slots=True)
class Described:
    """A judgment that is to be stored; empty strings where nothing is known. ``parties`` are joined by ``BETWEEN``."""

    id: str
    text: str
    title: str = ""
    case_no: str = ""
    court: str = ""
    parties: str = ""
    kind: str = ""

    @property
    def case_key(self) -> str:
        """The case number as it is compared."""
        return case_key(self.case_no)


def described(id_: str, text: str, title: str = "", case_no: str = "", court: str = "") -> Described:
    """The judgment with what it says of itself, where that was not given."""
    head = text[:_HEAD]
    if not case_no.strip():
        found = case_numbers(head)
        case_no = found[0].written if found else ""
    if not court.strip():
        match = _COURT.search(head)
        court = match[0].removeprefix("中华人民共和国") if match else ""
    named = dict.fromkeys(name for name in parties(text) if not name.endswith("检察院") and "《" not in name)
    match = _KIND.search(title) or _KIND.search(head)
    kind = "".join(match[0].split()) if match else ""
    return Described(
        id=id_.encode("utf-8", "replace").decode("utf-8"),
        text=text,
        title=_line(title) or (f"{court}{kind}" if kind else _first_line(text)),
        case_no=_line(case_no),
        court=_line(court),
        parties=BETWEEN.join(map(_line, list(named)[:_MOST_PARTIES])),
        kind=kind,
    )


def case_key(case_no: str) -> str:
    """A case number without brackets, spaces and leading zeros, so that however it is written it is the same.

    之一 and the like number the rulings of one case, so they are left out too.
    """
    return _RULING.sub("", _ZEROS.sub("", fold(case_no).text))


def _line(words: str) -> str:
    """The words on one line, without halves of pairs, which no database takes."""
    return " ".join(words.split())[:_LONGEST_FIELD].encode("utf-8", "replace").decode("utf-8")


def _first_line(text: str) -> str:
    return next((_line(line)[:60] for line in text[:_HEAD].splitlines() if line.strip()), "")
