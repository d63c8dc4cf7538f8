"""法律、法规名称写错，或者书名号里用了简称。

书名号里的名称与某部法律、法规、司法解释只差一两个字，又不是已知的其他文件的，可能是写错了，报警告并提出正确名称。
《民诉法》这样的简称不写进书名号：第一次引用写全称，写明“以下简称”以后才用简称；只作提示。
地方性法规和内部文件不可能收全，名称查不到的不报。

依据：《最高人民法院关于裁判文书引用法律、法规等规范性法律文件的规定》（法释〔2009〕14号）第一条；《党政机关公文处理工作条例》第十九条（引用公文、表述准确）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.facts.law.citations import Citation
from replycheck.facts.law.statutes import abbreviations, full_title, plain_title, statute
from replycheck.facts.law.titles import near_title
from replycheck.model.finding import Confidence, Fix, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.citing import own_citations
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_COMMON = ("管理", "工作", "实施", "服务", "监督")
_NATIONAL = ("条例", "法")
_LOCAL = pattern(r"[省市县区州]")
_LEAD = 12
_STATE = pattern(r"《(?P<title>中华人民共和国[\u4e00-\u9fff]{2,16})》")


def check(case: Case) -> Iterator[Hit]:
    """Report titles with a slip, and abbreviations in title marks that nobody introduced; each title once."""
    seen: set[str] = set()
    for citation in own_citations(case):
        written = citation.title_span.of(case.text).strip("《》")
        if citation.marked and written not in seen:
            seen.add(written)
            if (hit := _hit(case, citation, written)) is not None:
                yield hit
    yield from _of_the_state(case, seen)
    yield from _misended(case, seen)


_ENDINGS = {
    "条列": "条例",
    "条理": "条例",
    "规订": "规定",
    "办发": "办法",
    "细侧": "细则",
    "解试": "解释",
    "法律": "法",
}


_MISENDED = pattern(rf"《(?P<title>[\u4e00-\u9fff]{{2,30}}?(?:{'|'.join(_ENDINGS)}))》")


def _with_its_ending(written: str) -> str | None:
    """A title whose kind is miswritten: 《工伤保险条列》."""
    right = next(
        (written.removesuffix(wrong) + right for wrong, right in _ENDINGS.items() if written.endswith(wrong)), ""
    )
    return right if right and statute(plain_title(right)) is not None else None


def _misended(case: Case, seen: set[str]) -> Iterator[Hit]:
    """Titles that end in no kind of law, so that they do not read as one: 《信访工作条理》."""
    for match in _MISENDED.finditer(case.unquoted, 0, case.body_end):
        written = match["title"]
        right = None if written in seen else _with_its_ending(written)
        if right is not None:
            seen.add(written)
            span = Span(*match.span())
            fix = _mended(case.text, span, written, right)
            yield Hit(span, f"《{written}》可能是《{right}》写错了。", suggestion=f"《{right}》", fix=fix)


def _of_the_state(case: Case, seen: set[str]) -> Iterator[Hit]:
    """Laws of the state whose last character is wrong, so that they do not read as a law: 《……义务教育发》."""
    for match in _STATE.finditer(case.unquoted, 0, case.body_end):
        written = match["title"]
        near = None if written in seen or statute(plain_title(written)) else near_title(written)
        if near is not None:
            seen.add(written)
            name = f"中华人民共和国{near}"
            span = Span(*match.span())
            fix = _mended(case.text, span, written, name)
            yield Hit(span, f"《{written}》可能是《{name}》写错了。", suggestion=f"《{name}》", fix=fix)


def _mended(text: str, span: Span, written: str, name: str) -> Fix | None:
    """The title with the one character put right; None where more than one differs."""
    one = len(written) == len(name) and sum(a != b for a, b in zip(written, name, strict=True)) == 1
    return Fix(span, span.of(text).replace(written, name)) if one and written in span.of(text) else None


def _with_a_word_too_many(text: str, citation: Citation, written: str) -> Hit | None:
    """A title that is a known one but for a word that many titles have: 《信访工作管理条例》."""
    place = text[max(0, citation.title_span.start - _LEAD) : citation.title_span.start]
    right = next(
        (
            short
            for word in _COMMON
            if written.count(word) == 1
            and (known := statute(short := written.replace(word, "")))
            and known.title == short
        ),
        None,
    )
    if right is None or _LOCAL.search(place) or not written.endswith(_NATIONAL):
        return None
    return Hit(
        citation.title_span,
        f"查不到《{written}》，是不是《{right}》？",
        suggestion=f"核对名称；写错了的，改为《{right}》。",
        severity=Severity.INFO,
        confidence=Confidence.LOW,
    )


def _hit(case: Case, citation: Citation, written: str) -> Hit | None:
    plain = plain_title(written)
    if plain in abbreviations() and not re.search(rf"简称[^）)]{{0,4}}{re.escape(written)}", case.text):
        known = statute(plain)
        name = known.full_title if known else plain
        message = f"“{written}”是简称，书名号里应写全称。"
        return Hit(
            citation.title_span,
            message,
            suggestion=f"改为《{name}》（以下简称{written}）。",
            severity=Severity.INFO,
        )
    near = None if citation.statute is not None else near_title(written) or _with_its_ending(written)
    if near is None and citation.statute is None:
        return _with_a_word_too_many(case.text, citation, written)
    if near is None:
        return None
    known = statute(near)
    name = full_title(near, known.kind if known and "中华人民共和国" in written else "")
    fix = _mended(case.text, citation.title_span, written, name)
    return Hit(citation.title_span, f"《{written}》可能是《{name}》写错了。", suggestion=f"《{name}》", fix=fix)


RULE = Rule(
    module=__name__,
    title="法律名称写错",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("依照⟦《信访工作条理》⟧第三十五条的规定。"),
        good("依照《信访工作条例》第三十五条的规定。"),
        bad("依据⟦《诉讼费用缴纳办法》⟧第二十九条，诉讼费用由败诉方负担。", suggestion="《诉讼费用交纳办法》"),
        good("依据《诉讼费用交纳办法》第二十九条，诉讼费用由败诉方负担。"),
        bad("依据⟦《中华人民共和国民事诉讼法法》⟧第二百一十一条。", suggestion="《中华人民共和国民事诉讼法》"),
        bad("依据⟦《中华人民共和国义务教育发》⟧第十一条。", suggestion="《中华人民共和国义务教育法》"),
        bad("依据⟦《中华人民共和国公正法》⟧第三十九条。", suggestion="《中华人民共和国公证法》"),
        good("依据《中华人民共和国公证法》第三十九条。"),
        bad("依据⟦《信访工作管理条例》⟧第三十五条。"),
        bad("依据⟦《中华人民共和国民事诉讼法律》⟧第七十条。", suggestion="《中华人民共和国民事诉讼法》"),
        good("依据某某省《信访工作管理条例》第三十五条。"),
        good("依据《某某省信访条例》第十条。"),
        good("依据《物业管理办法》第十条。"),
        good("你信中提到的“《诉讼费用缴纳办法》”。"),
        bad("依据⟦《民诉法》⟧第二百一十一条。"),
        good("依据《中华人民共和国民事诉讼法》（以下简称《民诉法》）第二百一十一条，《民诉法》第二百一十六条。"),
        good("依据《民法典》第五百七十七条。"),
    ),
)
